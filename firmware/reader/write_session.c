#include "reader/write_session.h"

void written_text(struct json_writer *json, const char *name, const char *text)
{
    if (*text)
        json_add_text(json, name, text);
}

void written_instant(struct json_writer *json, const char *name, struct instant instant)
{
    if (instant_is_set(instant))
        json_add_instant(json, name, instant);
}

void written_label(struct json_writer *json, const char *name, struct label label)
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
void written_words(struct json_writer *json, const char *name, uint32_t count, const char *const *words)
{
    if (count == 0)
        return;
    json_open_line(json, name, '[');
    for (uint32_t i = 0; i < count; i++)
        json_add_text(json, NULL, words[i]);
    json_close(json, ']');
}

/* ---- the session ---- */

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
    written_text(json, "affiliation", person->affiliation);
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
        written_text(json, "title", session->links[i].title);
        json_add_text(json, "url", session->links[i].url);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_rooms(struct json_writer *json, const struct written_names *names)
{
    if (names->room_count > 1)
        written_words(json, "room", names->room_count, names->rooms);
    else if (names->room_count == 1)
        written_text(json, "room", names->rooms[0]);
}

void write_session(struct json_writer *json, const struct session *session, const struct written_names *names)
{
    if (session->kind != SESSION_TALK)
        written_text(json, "kind", session_kind_name(session->kind));
    written_text(json, "part_of", names->part_of);
    written_label(json, "title", session->title);
    write_rooms(json, names);
    written_text(json, "track", names->track);
    written_instant(json, "start", session->start);
    written_instant(json, "end", session->end);
    if (session->status != SESSION_CONFIRMED)
        written_text(json, "status", session_status_name(session->status));
    write_people(json, session);
    written_text(json, "summary", session->summary);
    if (session->topic_count > 0)
        json_add_texts(json, "topics", session->topic_count, session->topics);
    write_links(json, session);
    written_text(json, "url", session->url);
    written_text(json, "language", session->language);
    written_words(json, "badges", session->badge_count, session->badges);
}
