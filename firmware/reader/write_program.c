#include "reader/write_program.h"

#include <string.h>

#include "json/write.h"

/* One document being written. Objects and lists of these stand on lines of their own; leaves (people, links,
 * labels and lists of ids) on one. */
struct writing {
    struct str_builder out;
    const struct program *program;
    unsigned depth;  /* of the indent, in steps of two blanks */
    bool has_member; /* in the object that is open: the next member needs a comma */
};

/* ---- structure ---- */

static void new_line(struct writing *writing)
{
    static const char blanks[] = "                ";
    str_add_n(&writing->out, "\n", 1);
    str_add_n(&writing->out, blanks, writing->depth * 2);
}

/* The comma and line end before a member, and its name. */
static void begin_member(struct writing *writing, const char *name)
{
    if (writing->has_member)
        str_add_n(&writing->out, ",", 1);
    new_line(writing);
    writing->has_member = true;
    str_add_n(&writing->out, "\"", 1);
    str_add(&writing->out, name);
    str_add(&writing->out, "\": ");
}

static void begin(struct writing *writing, char bracket)
{
    str_add_n(&writing->out, &bracket, 1);
    writing->depth++;
    writing->has_member = false;
}

static void end(struct writing *writing, char bracket)
{
    writing->depth--;
    if (writing->has_member)
        new_line(writing);
    str_add_n(&writing->out, &bracket, 1);
    writing->has_member = true;
}

/* The comma and line end before an item of a list. */
static void begin_item(struct writing *writing, uint32_t index)
{
    if (index > 0)
        str_add_n(&writing->out, ",", 1);
    new_line(writing);
    writing->has_member = true;
}

/* A member of an object that stands on one line. */
static void add_inline(struct writing *writing, const char *name, bool first)
{
    str_addf(&writing->out, "%s\"%s\": ", first ? "" : ", ", name);
}

/* ---- members; those that are empty are left out ---- */

static void write_text(struct writing *writing, const char *name, const char *text)
{
    if (!*text)
        return;
    begin_member(writing, name);
    write_json_text(&writing->out, text);
}

static void write_instant(struct writing *writing, const char *name, struct instant instant)
{
    if (!instant_is_set(instant))
        return;
    begin_member(writing, name);
    write_json_instant(&writing->out, writing->program, instant);
}

static void write_label(struct writing *writing, const char *name, struct label label)
{
    begin_member(writing, name);
    if (label.count == 0 || (label.count == 1 && !*label.variants[0].language)) {
        write_json_text(&writing->out, label_text(label, ""));
        return;
    }
    str_add_n(&writing->out, "{", 1);
    for (uint32_t i = 0; i < label.count; i++) {
        if (i > 0)
            str_add(&writing->out, ", ");
        write_json_text(&writing->out, label.variants[i].language);
        str_add(&writing->out, ": ");
        write_json_text(&writing->out, label.variants[i].text);
    }
    str_add_n(&writing->out, "}", 1);
}

/* A list of short texts on one line. */
static void write_words(struct writing *writing, const char *name, uint32_t count, const char *const *words)
{
    if (count == 0)
        return;
    begin_member(writing, name);
    for (uint32_t i = 0; i < count; i++) {
        str_add(&writing->out, i ? ", " : "[");
        write_json_text(&writing->out, words[i]);
    }
    str_add_n(&writing->out, "]", 1);
}

/* A list of texts, each on its line. */
static void write_lines(struct writing *writing, const char *name, uint32_t count, const char *const *lines)
{
    if (count == 0)
        return;
    begin_member(writing, name);
    begin(writing, '[');
    for (uint32_t i = 0; i < count; i++) {
        begin_item(writing, i);
        write_json_text(&writing->out, lines[i]);
    }
    end(writing, ']');
}

static void write_room_ids(struct writing *writing, const char *name, uint32_t count, const uint32_t *rooms)
{
    begin_member(writing, name);
    for (uint32_t i = 0; i < count; i++) {
        str_add(&writing->out, i ? ", " : "[");
        write_json_text(&writing->out, writing->program->rooms[rooms[i]].id);
    }
    str_add_n(&writing->out, "]", 1);
}

/* ---- the parts of a program ---- */

static void write_event(struct writing *writing)
{
    const struct event *event = &writing->program->event;
    begin_member(writing, "event");
    begin(writing, '{');
    write_label(writing, "title", event->title);
    write_text(writing, "short_title", event->short_title);
    write_text(writing, "url", event->url);
    write_text(writing, "timezone", writing->program->zone.name);
    if (event->day_start_min != 240) {
        begin_member(writing, "day_start");
        str_addf(&writing->out, "\"%02d:%02d\"", event->day_start_min / 60, event->day_start_min % 60);
    }
    write_words(writing, "languages", event->language_count, event->languages);
    write_text(writing, "note", event->note);
    end(writing, '}');
}

static void write_room(struct writing *writing, const struct room *room)
{
    begin(writing, '{');
    write_text(writing, "id", room->id);
    write_label(writing, "name", room->name);
    write_text(writing, "short_name", room->short_name);
    if (room->part_count > 0)
        write_room_ids(writing, "parts", room->part_count, room->parts);
    end(writing, '}');
}

static void write_track(struct writing *writing, const struct track *track)
{
    begin(writing, '{');
    write_text(writing, "id", track->id);
    write_label(writing, "name", track->name);
    if (track->has_color) {
        begin_member(writing, "color");
        str_addf(&writing->out, "\"#%02x%02x%02x\"", track->color[0], track->color[1], track->color[2]);
    }
    end(writing, '}');
}

static void write_person(struct writing *writing, const struct person *person)
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
    str_add_n(&writing->out, "{", 1);
    add_inline(writing, "name", true);
    write_json_text(&writing->out, person->name);
    if (*person->affiliation) {
        add_inline(writing, "affiliation", false);
        write_json_text(&writing->out, person->affiliation);
    }
    if (person->roles) {
        add_inline(writing, "roles", false);
        bool first = true;
        for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
            if (!(person->roles & roles[i].role))
                continue;
            str_addf(&writing->out, "%s\"%s\"", first ? "[" : ", ", roles[i].word);
            first = false;
        }
        str_add_n(&writing->out, "]", 1);
    }
    str_add_n(&writing->out, "}", 1);
}

static void write_people(struct writing *writing, const struct session *session)
{
    if (session->person_count == 0)
        return;
    begin_member(writing, "people");
    begin(writing, '[');
    for (uint32_t i = 0; i < session->person_count; i++) {
        begin_item(writing, i);
        write_person(writing, &session->people[i]);
    }
    end(writing, ']');
}

static void write_links(struct writing *writing, const struct session *session)
{
    if (session->link_count == 0)
        return;
    begin_member(writing, "links");
    begin(writing, '[');
    for (uint32_t i = 0; i < session->link_count; i++) {
        const struct link *link = &session->links[i];
        begin_item(writing, i);
        str_add_n(&writing->out, "{", 1);
        if (*link->title) {
            add_inline(writing, "title", true);
            write_json_text(&writing->out, link->title);
        }
        add_inline(writing, "url", !*link->title);
        write_json_text(&writing->out, link->url);
        str_add_n(&writing->out, "}", 1);
    }
    end(writing, ']');
}

static void write_session_rooms(struct writing *writing, const struct session *session)
{
    if (session->room_count == 0 || session->rooms_inherited)
        return;
    if (session->room_count > 1)
        write_room_ids(writing, "room", session->room_count, session->rooms);
    else
        write_text(writing, "room", writing->program->rooms[session->rooms[0]].id);
}

static void write_session(struct writing *writing, const struct session *session)
{
    const struct program *program = writing->program;
    begin(writing, '{');
    write_text(writing, "id", session->id);
    if (session->kind != SESSION_TALK)
        write_text(writing, "kind", session_kind_name(session->kind));
    if (session->part_of != PROGRAM_NONE)
        write_text(writing, "part_of", program->sessions[session->part_of].id);
    write_label(writing, "title", session->title);
    write_session_rooms(writing, session);
    if (session->track != PROGRAM_NONE)
        write_text(writing, "track", program->tracks[session->track].id);
    write_instant(writing, "start", session->start);
    write_instant(writing, "end", session->end);
    if (session->status != SESSION_CONFIRMED)
        write_text(writing, "status", session_status_name(session->status));
    write_people(writing, session);
    write_text(writing, "summary", session->summary);
    write_lines(writing, "topics", session->topic_count, session->topics);
    write_links(writing, session);
    write_text(writing, "url", session->url);
    write_text(writing, "language", session->language);
    write_words(writing, "badges", session->badge_count, session->badges);
    end(writing, '}');
}

const char *write_program(const struct program *program, struct arena *arena, size_t *ret_size)
{
    struct writing writing = {.out = {.arena = arena}, .program = program};
    begin(&writing, '{');
    write_text(&writing, "format", "nownext-program/1");
    write_text(&writing, "revision", program->revision);
    write_instant(&writing, "published", program->published);
    write_event(&writing);
    if (program->room_count > 0) {
        begin_member(&writing, "rooms");
        begin(&writing, '[');
        for (uint32_t i = 0; i < program->room_count; i++) {
            begin_item(&writing, i);
            write_room(&writing, &program->rooms[i]);
        }
        end(&writing, ']');
    }
    if (program->track_count > 0) {
        begin_member(&writing, "tracks");
        begin(&writing, '[');
        for (uint32_t i = 0; i < program->track_count; i++) {
            begin_item(&writing, i);
            write_track(&writing, &program->tracks[i]);
        }
        end(&writing, ']');
    }
    begin_member(&writing, "sessions");
    begin(&writing, '[');
    for (uint32_t i = 0; i < program->session_count; i++) {
        begin_item(&writing, i);
        write_session(&writing, &program->sessions[i]);
    }
    end(&writing, ']');
    end(&writing, '}');
    str_add_n(&writing.out, "\n", 1);
    *ret_size = writing.out.length;
    return writing.out.text;
}
