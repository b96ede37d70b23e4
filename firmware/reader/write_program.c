#include "reader/write_program.h"

#include "json/scan.h"
#include "json/write.h"
#include "reader/write_session.h"

static void add_room_ids(struct json_writer *json, const char *name, uint32_t count, const uint32_t *rooms)
{
    json_open_line(json, name, '[');
    for (uint32_t i = 0; i < count; i++)
        json_add_text(json, NULL, json->program->rooms[rooms[i]].id);
    json_close(json, ']');
}

/* ---- the parts of a program ---- */

static void write_event(struct json_writer *json)
{
    const struct event *event = &json->program->event;
    json_open(json, "event", '{');
    written_label(json, "title", event->title);
    written_text(json, "short_title", event->short_title);
    written_text(json, "url", event->url);
    const struct program *program = json->program;
    written_text(json, "timezone", program->zone.tz_name ? program->zone.tz_name : program->zone.name);
    if (program->zone_basis != ZONE_NAMED) {
        written_text(json, "timezone_basis", zone_basis_name(program->zone_basis));
        written_text(json, "timezone_reason", program->zone_reason);
    }
    written_text(json, "timezone_doubt", program->zone_doubt);
    if (event->day_start_min != 240)
        json_addf(json, "day_start", "\"%02d:%02d\"", event->day_start_min / 60, event->day_start_min % 60);
    written_words(json, "languages", event->language_count, event->languages);
    written_text(json, "note", event->note);
    json_close(json, '}');
}

static void write_room(struct json_writer *json, const struct room *room)
{
    json_open(json, NULL, '{');
    written_text(json, "id", room->id);
    written_label(json, "name", room->name);
    written_text(json, "short_name", room->short_name);
    written_words(json, "aliases", room->alias_count, room->aliases);
    if (room->part_count > 0)
        add_room_ids(json, "parts", room->part_count, room->parts);
    json_close(json, '}');
}

static void write_track(struct json_writer *json, const struct track *track)
{
    json_open(json, NULL, '{');
    written_text(json, "id", track->id);
    written_label(json, "name", track->name);
    if (track->has_color)
        json_addf(json, "color", "\"#%02x%02x%02x\"", track->color[0], track->color[1], track->color[2]);
    json_close(json, '}');
}

static void write_program_session(struct json_writer *json, const struct session *session)
{
    const struct program *program = json->program;
    struct written_names names = {.part_of = "", .track = ""};
    if (session->part_of != PROGRAM_NONE)
        names.part_of = program->sessions[session->part_of].id;
    if (session->track != PROGRAM_NONE)
        names.track = program->tracks[session->track].id;
    if (!session->rooms_inherited && session->room_count > 0) {
        const char **rooms = ARENA_ARRAY(json->out->arena, const char *, session->room_count);
        for (uint32_t i = 0; i < session->room_count; i++)
            rooms[i] = program->rooms[session->rooms[i]].id;
        names.room_count = session->room_count;
        names.rooms = rooms;
    }
    json_open(json, NULL, '{');
    written_text(json, "id", session->id);
    write_session(json, session, &names);
    json_close(json, '}');
}

const char *write_program(const struct program *program, struct arena *arena, size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES, .program = program}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-program/1");
    written_text(json, "revision", program->revision);
    written_instant(json, "published", program->published);
    if (program->replaces_all)
        json_add_bool(json, "replaces_all", true);
    write_event(json);
    if (program->room_count > 0) {
        json_open(json, "rooms", '[');
        for (uint32_t i = 0; i < program->room_count; i++)
            write_room(json, &program->rooms[i]);
        json_close(json, ']');
    }
    if (program->track_count > 0) {
        json_open(json, "tracks", '[');
        for (uint32_t i = 0; i < program->track_count; i++)
            write_track(json, &program->tracks[i]);
        json_close(json, ']');
    }
    json_open(json, "sessions", '[');
    for (uint32_t i = 0; i < program->session_count; i++)
        write_program_session(json, &program->sessions[i]);
    json_close(json, ']');
    json_close(json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}

const char *write_program_to_read(const struct program *program, struct arena *arena, size_t *ret_size,
                                  struct err *reterr)
{
    const char *text = write_program(program, arena, ret_size);
    struct arena scratch;
    struct err err = {0};
    arena_init(&scratch, arena->acquire, arena->release);
    if (!json_scan(text, *ret_size, JSON_NATIVE, NULL, &scratch, NULL, &err)) {
        err_set(reterr, ERR_LIMIT, "makes a program.json that is past a limit: %s", err.text);
        text = NULL;
    }
    arena_finish(&scratch);
    return text;
}
