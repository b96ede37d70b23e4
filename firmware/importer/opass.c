/*
 * OPass (COSCUP, SITCON, ...): an object of sessions, speakers, session_types, rooms and tags. Texts stand in
 * members named by language, {"zh": {"title": ...}, "en": {"title": ...}}, the event's own first. A session
 * that is shown in several rooms has them all in "broadcast". The event has neither a title nor a zone.
 */
#include <string.h>

#include "base/str.h"
#include "importer/listing.h"
#include "importer/formats.h"

struct opass {
    struct listing listing;
    struct import *import;
    struct listing_table speakers, types, tags;
    struct map languages;
    const char *language_list[LIMIT_LANGUAGES];
    uint32_t language_count;
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* Events that use it write the Chinese of Taiwan. */
static const char *language_of(const char *name)
{
    return strcmp(name, "zh") == 0 ? "zh-TW" : name;
}

/* The texts of this name in all members that are objects and have it. */
static struct label read_label(struct opass *opass, const cJSON *object, const char *name, size_t limit,
                               const char *where)
{
    struct import *import = opass->import;
    struct label_variant variants[LIMIT_LANGUAGES + 1];
    uint32_t count = 0;
    for (const cJSON *item = object->child; item && count <= LIMIT_LANGUAGES; item = item->next) {
        const char *text = cJSON_IsObject(item) ? import_member(import, item, name) : NULL;
        if (!text && member(item, name))
            listing_text(import, item, name, listing_path(import, where, item->string));
        if (text)
            variants[count++] = (struct label_variant){language_of(item->string), text};
    }
    return listing_make_label(import, variants, count, limit, where);
}

/* The first of them that is not empty, as published: for what has no languages in a program. */
static const char *read_text(struct opass *opass, const cJSON *object, const char *name, const char *where)
{
    for (const cJSON *item = object ? object->child : NULL; item; item = item->next) {
        const char *text = cJSON_IsObject(item) ? listing_text(opass->import, item, name, where) : NULL;
        if (text && *str_clean(opass->import->scratch, text))
            return text;
    }
    return NULL;
}

/* Remembers the languages of titles, in their order, as the event's. */
static void note_languages(struct opass *opass, struct label title)
{
    for (uint32_t i = 0; i < title.count; i++) {
        const char *language = title.variants[i].language;
        if (*language && opass->language_count < LIMIT_LANGUAGES && map_add(&opass->languages, language, 0))
            opass->language_list[opass->language_count++] = language;
    }
}

/* COSCUP has a room "None", which is none. */
static bool is_no_room(const char *id)
{
    return strcmp(id, "None") == 0 || !*id;
}

static bool read_rooms(struct opass *opass, const cJSON *top, struct err *reterr)
{
    struct import *import = opass->import;
    struct listing_table table;
    listing_read_table(&opass->listing, top, "rooms", "", "id", "a room", &table);
    for (uint32_t i = 0; i < table.count; i++) {
        const char *id = import_member(import, table.items[i], "id");
        uint32_t room;
        if (is_no_room(id))
            continue;
        struct label name = read_label(opass, table.items[i], "name", LIMIT_NAME_BYTES, table.wheres[i]);
        if (!name.count)
            name = builder_label(&import->builder,
                                 import_clean(import, id, LIMIT_NAME_BYTES, table.wheres[i], "the id"));
        if (!listing_add_room(&opass->listing, id, name, table.wheres[i], &room, reterr))
            return false;
    }
    return true;
}

static void set_rooms(struct opass *opass, const cJSON *item, const char *where, struct session_draft *draft)
{
    struct import *import = opass->import;
    const char *id = listing_text(import, item, "room", where);
    unsigned index = 0;
    if (id && !is_no_room(id))
        listing_put_room(&opass->listing, draft,
                         listing_room(&opass->listing, id, listing_path(import, where, "room")));
    for (const cJSON *entry = listing_items(import, item, "broadcast", where); entry; entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.broadcast[%u]", where, index++);
        const char *room = import_value(import, entry);
        if (!room || !is_no_room(room))
            listing_put_room(&opass->listing, draft,
                             listing_room(&opass->listing, room ? room : "(not a text)", path));
    }
}

static void read_people(struct opass *opass, const cJSON *item, const char *where, struct session *session)
{
    struct import *import = opass->import;
    struct people_draft people = {.count = 0};
    unsigned index = 0;
    for (const cJSON *entry = listing_items(import, item, "speakers", where); entry; entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.speakers[%u]", where, index++);
        const char *id = import_value(import, entry);
        const cJSON *speaker = listing_find(&opass->speakers, id);
        if (!speaker)
            issue_add(import->issues, ISSUE_WARNING, "unknown-person", path,
                      "there is no speaker with the id \"%.60s\"", id ? id : "(not a text)");
        import_add_person(import, &people, read_text(opass, speaker, "name", path), NULL, PERSON_PRESENTER);
    }
    import_set_people(import, session, &people);
}

static void read_tags(struct opass *opass, const cJSON *item, const char *where, struct session *session)
{
    struct import *import = opass->import;
    unsigned index = 0;
    for (const cJSON *entry = listing_items(import, item, "tags", where); entry; entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.tags[%u]", where, index++);
        const char *id = import_value(import, entry);
        const char *name = read_text(opass, listing_find(&opass->tags, id), "name", path);
        /* A tag that the list does not have says what it is by its id. */
        listing_add_badge(&opass->listing, session, name ? name : id, path);
    }
}

static bool any_is_break(struct import *import, struct label label)
{
    for (uint32_t i = 0; i < label.count; i++)
        if (import_is_break_word(import->scratch, label.variants[i].text))
            return true;
    return false;
}

/* The type is the track, but for breaks: those whose type's name says so, and those that nobody gives and
 * that are called by a word for it. */
static void read_type(struct opass *opass, const cJSON *item, const char *where, struct session *session)
{
    struct import *import = opass->import;
    const char *id = listing_text(import, item, "type", where), *path = listing_path(import, where, "type");
    const cJSON *type = listing_find(&opass->types, id);
    struct label name = {.count = 0};
    if (type)
        name = read_label(opass, type, "name", LIMIT_NAME_BYTES, path);
    else if (id && *id)
        issue_add(import->issues, ISSUE_WARNING, "unknown-track", path,
                  "there is no session type with the id \"%.60s\"", id);
    if (any_is_break(import, name) || (!session->person_count && any_is_break(import, session->title))) {
        session->kind = SESSION_BREAK;
        return;
    }
    session->kind = import_kind(label_text(name, "en"), SESSION_TALK);
    session->track = listing_add_track(&opass->listing, NULL, name, NULL, path);
}

static void read_links(struct opass *opass, const cJSON *item, const char *where, struct session *session)
{
    static const struct {
        const char *name, *title;
    } links[] = {
        {"slide", "Slides"}, {"co_write", "Notes"},   {"qa", "Questions"},
        {"live", "Live"},    {"record", "Recording"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        listing_add_link(&opass->listing, session, links[i].title,
                         listing_text(opass->import, item, links[i].name, where), where);
}

static bool read_session(struct opass *opass, const cJSON *item, const char *where, struct err *reterr)
{
    struct import *import = opass->import;
    struct label title = read_label(opass, item, "title", LIMIT_TITLE_BYTES, where);
    struct session_draft *draft =
        listing_add_session(&opass->listing, listing_text(import, item, "id", where), title, where, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    note_languages(opass, title);
    listing_set_times(&opass->listing, session, listing_text(import, item, "start", where),
                      listing_text(import, item, "end", where), NULL, where);
    set_rooms(opass, item, where, draft);
    read_people(opass, item, where, session);
    read_type(opass, item, where, session);
    read_tags(opass, item, where, session);
    read_links(opass, item, where, session);
    session->summary = import_summary(import, read_text(opass, item, "description", where), where);
    session->url = import_web_address(import, listing_text(import, item, "uri", where));
    session->language = listing_language(import, listing_text(import, item, "language", where));
    return true;
}

bool import_opass(struct import *import, const cJSON *top, struct err *reterr)
{
    struct opass opass = {.import = import};
    const cJSON *sessions = member(top, "sessions");
    if (!cJSON_IsArray(sessions))
        return err_set_where(reterr, ERR_MEANING, "sessions", "must be a list of sessions");
    listing_begin(&opass.listing, import);
    map_init(&opass.languages, import->scratch);
    listing_note_times(&opass.listing, sessions->child, "start", "end", "sessions");
    if (!import_choose_zone(import, NULL, reterr))
        return false;
    listing_read_table(&opass.listing, top, "speakers", "", "id", "a speaker", &opass.speakers);
    listing_read_table(&opass.listing, top, "session_types", "", "id", "a session type", &opass.types);
    listing_read_table(&opass.listing, top, "tags", "", "id", "a tag", &opass.tags);
    if (!read_rooms(&opass, top, reterr))
        return false;
    unsigned index = 0;
    for (const cJSON *item = sessions->child; item; item = item->next) {
        const char *where = arena_printf(import->scratch, "sessions[%u]", index++);
        if (listing_is_object(import, item, where, "a session") && !read_session(&opass, item, where, reterr))
            return false;
    }
    struct event *event = &import->builder.program->event;
    const char **languages = ARENA_ARRAY(import->arena, const char *, opass.language_count);
    for (uint32_t i = 0; i < opass.language_count; i++)
        languages[i] = opass.language_list[i];
    event->languages = languages;
    event->language_count = opass.language_count;
    return listing_finish(&opass.listing, reterr);
}
