#include "reader/write_change.h"

#include "reader/write_session.h"

static void write_room(struct json_writer *json, const char *name, const struct room_name *room)
{
    if (room)
        json_add_text(json, name, room->text);
}

static void write_was(struct json_writer *json, const struct change_before *was)
{
    if (!was)
        return;
    json_open(json, "was", '{');
    write_room(json, "room", was->room);
    written_instant(json, "start", was->start);
    written_instant(json, "end", was->end);
    if (was->title.count > 0)
        written_label(json, "title", was->title);
    json_close(json, '}');
}

void write_change(struct json_writer *json, const struct change *change)
{
    const unsigned said = change->fields;
    json_open_line(json, NULL, '{');
    json_add_text(json, "session", change->session);
    written_instant(json, "made", change->made);
    written_text(json, "by", change->by);
    if (said & CHANGE_CANCELLED)
        json_add_bool(json, "cancelled", change->cancelled);
    if (said & CHANGE_REPLACED_BY)
        json_add_text(json, "replaced_by", change->replaced_by);
    if (said & CHANGE_ROOM)
        write_room(json, "room", change->room);
    if (said & CHANGE_START)
        written_instant(json, "start", change->start);
    if (said & CHANGE_END)
        written_instant(json, "end", change->end);
    if (said & CHANGE_TITLE)
        written_label(json, "title", change->title);
    if (said & CHANGE_DELAY_MIN)
        json_addf(json, "delay_min", "%d", change->delay_min);
    if (said & CHANGE_DELAYED)
        json_add_bool(json, "delayed", change->delayed);
    if (said & CHANGE_STARTED)
        json_add_bool(json, "started", change->started);
    if (said & CHANGE_FULL)
        json_add_bool(json, "full", change->full);
    if (said & CHANGE_OVERFLOW_ROOM)
        write_room(json, "overflow_room", change->overflow_room);
    if (said & CHANGE_REASON)
        json_add_text(json, "reason", change->reason);
    write_was(json, change->was);
    json_close(json, '}');
}
