#include "reader/write_program.h"

#include "json/scan.h"
#include "json/write.h"

/* Objects and lists of these stand on lines of their own; leaves (people, links, labels and lists of ids) on
 * one. Members that are empty are left out. */

static void add_text(struct json_writer *json, const char *name, const char *text)
{
    if (*text)
        json_add_text(json, name, text);
}

static void add_instant(struct json_writer *json, const char *name, struct instant instant)
{
    if (instant_is_set(instant))
        json_add_instant(json, name, instant);
}

static void add_label(struct json_writer *json, const char *name, struct label label)
{
    if (label.count == 0 || (label.count == 1 && !*label.variants[0].language)) {
        json_add_text(json, name, label_text(label, ""));
        return;
    }
    json_open_line(json, name, '{');
    for (uint32_t i = 0; i < label.count; i++)
        json_add_text(json, label.variants[i].language, label.variants[i].text);
    json_close(json, '}');
}

/* A list of short texts on one line. */
static void add_words(struct json_writer *json, const char *name, uint32_t count, const char *const *words)
{
    if (count == 0)
        return;
    json_open_line(json, name, '[');
    for (uint32_t i = 0; i < count; i++)
        json_add_text(json, NULL, words[i]);
    json_close(json, ']');
}

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
    add_label(json, "title", event->title);
    add_text(json, "short_title", event->short_title);
    add_text(json, "url", event->url);
    const struct program *program = json->program;
    add_text(json, "timezone", program->zone.tz_name ? program->zone.tz_name : program->zone.name);
    if (program->zone_basis != ZONE_NAMED) {
        add_text(json, "timezone_basis", zone_basis_name(program->zone_basis));
        add_text(json, "timezone_reason", program->zone_reason);
    }
    add_text(json, "timezone_doubt", program->zone_doubt);
    if (event->day_start_min != 240)
        json_addf(json, "day_start", "\"%02d:%02d\"", event->day_start_min / 60, event->day_start_min % 60);
    add_words(json, "languages", event->language_count, event->languages);
    add_text(json, "note", event->note);
    json_close(json, '}');
}

static void write_room(struct json_writer *json, const struct room *room)
{
    json_open(json, NULL, '{');
    add_text(json, "id", room->id);
    add_label(json, "name", room->name);
    add_text(json, "short_name", room->short_name);
    add_words(json, "aliases", room->alias_count, room->aliases);
    if (room->part_count > 0)
        add_room_ids(json, "parts", room->part_count, room->parts);
    json_close(json, '}');
}

static void write_track(struct json_writer *json, const struct track *track)
{
    json_open(json, NULL, '{');
    add_text(json, "id", track->id);
    add_label(json, "name", track->name);
    if (track->has_color)
        json_addf(json, "color", "\"#%02x%02x%02x\"", track->color[0], track->color[1], track->color[2]);
    json_close(json, '}');
}

static void write_person(struct json_writer *json, const struct person *person)
{
    static const struct {
        unsigned role;
        const char *word;
    } roles[] = {
        {PERSON_PRESENTER, "presenter"},
        {PERSON_AUTHOR, "author"},
        {PERSON_CONVENER, "convener"},
        {PERSON_CHAIR, "chair"},
    };
    json_open_line(json, NULL, '{');
    json_add_text(json, "name", person->name);
    add_text(json, "affiliation", person->affiliation);
    if (person->roles) {
        json_open(json, "roles", '[');
        for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
            if (person->roles & roles[i].role)
                json_add_text(json, NULL, roles[i].word);
        json_close(json, ']');
    }
    json_close(json, '}');
}

static void write_people(struct json_writer *json, const struct session *session)
{
    if (session->person_count == 0)
        return;
    json_open(json, "people", '[');
    for (uint32_t i = 0; i < session->person_count; i++)
        write_person(json, &session->people[i]);
    json_close(json, ']');
}

static void write_links(struct json_writer *json, const struct session *session)
{
    if (session->link_count == 0)
        return;
    json_open(json, "links", '[');
    for (uint32_t i = 0; i < session->link_count; i++) {
        json_open_line(json, NULL, '{');
        add_text(json, "title", session->links[i].title);
        json_add_text(json, "url", session->links[i].url);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_session_rooms(struct json_writer *json, const struct session *session)
{
    if (session->room_count == 0 || session->rooms_inherited)
        return;
    if (session->room_count > 1)
        add_room_ids(json, "room", session->room_count, session->rooms);
    else
        add_text(json, "room", json->program->rooms[session->rooms[0]].id);
}

static void write_session(struct json_writer *json, const struct session *session)
{
    const struct program *program = json->program;
    json_open(json, NULL, '{');
    add_text(json, "id", session->id);
    if (session->kind != SESSION_TALK)
        add_text(json, "kind", session_kind_name(session->kind));
    if (session->part_of != PROGRAM_NONE)
        add_text(json, "part_of", program->sessions[session->part_of].id);
    add_label(json, "title", session->title);
    write_session_rooms(json, session);
    if (session->track != PROGRAM_NONE)
        add_text(json, "track", program->tracks[session->track].id);
    add_instant(json, "start", session->start);
    add_instant(json, "end", session->end);
    if (session->status != SESSION_CONFIRMED)
        add_text(json, "status", session_status_name(session->status));
    write_people(json, session);
    add_text(json, "summary", session->summary);
    if (session->topic_count > 0)
        json_add_texts(json, "topics", session->topic_count, session->topics);
    write_links(json, session);
    add_text(json, "url", session->url);
    add_text(json, "language", session->language);
    add_words(json, "badges", session->badge_count, session->badges);
    json_close(json, '}');
}

const char *write_program(const struct program *program, struct arena *arena, size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES, .program = program}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-program/1");
    add_text(json, "revision", program->revision);
    add_instant(json, "published", program->published);
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
        write_session(json, &program->sessions[i]);
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
