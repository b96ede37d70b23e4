#include "reader/write_infer_memory.h"

#include "json/write.h"

/* By language, a text without one by "". */
static void add_label(struct json_writer *json, const char *name, struct label label)
{
    if (label.count == 0)
        return;
    json_open_line(json, name, '{');
    for (uint32_t i = 0; i < label.count; i++)
        json_add_text(json, label.variants[i].language, label.variants[i].text);
    json_close(json, '}');
}

static void add_instant(struct json_writer *json, const char *name, struct instant instant)
{
    if (instant_is_set(instant))
        json_add_instant(json, name, instant);
}

static void add_where_and_when(struct json_writer *json, const struct room_name *room, struct instant start,
                               struct instant end, struct label title)
{
    if (room)
        json_add_text(json, "room", room->text);
    add_instant(json, "start", start);
    add_instant(json, "end", end);
    add_label(json, "title", title);
}

static void write_absent(struct json_writer *json, const struct infer_absent *absent)
{
    json_open_line(json, NULL, '{');
    json_add_text(json, "session", absent->session);
    json_add_instant(json, "since", absent->since);
    json_add_text(json, "absence", absence_name(absent->absence));
    json_close(json, '}');
}

static void write_told(struct json_writer *json, const struct change *told)
{
    json_open(json, NULL, '{');
    json_add_text(json, "session", told->session);
    json_add_instant(json, "made", told->made);
    if (told->cancelled)
        json_add_bool(json, "cancelled", true);
    add_where_and_when(json, told->room, told->start, told->end, told->title);
    json_open_line(json, "was", '{');
    add_where_and_when(json, told->was->room, told->was->start, told->was->end, told->was->title);
    json_close(json, '}');
    json_close(json, '}');
}

const char *write_infer_memory(const struct infer_memory *memory, struct arena *arena, size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-inferred/1");
    json_add_text(json, "revision", memory->revision);
    json_open(json, "absent", '[');
    for (uint32_t i = 0; i < memory->absent_count; i++)
        write_absent(json, &memory->absent[i]);
    json_close(json, ']');
    json_open(json, "told", '[');
    for (uint32_t i = 0; i < memory->told.count; i++)
        write_told(json, &memory->told.changes[i]);
    json_close(json, ']');
    json_close(json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}
