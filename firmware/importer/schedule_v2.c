/*
 * Version 2 of the schedule.json of the CCC's tools (alpha 3): a flat list of events that name their rooms,
 * tracks and participants; texts may be objects by language. Breaks are entries of the type BREAK.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "importer/listing.h"
#include "importer/formats.h"

struct schedule_v2 {
    struct listing listing;
    struct import *import;
    struct listing_table persons;
    unsigned left_out_count; /* rejected and deleted events */
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* ---- rooms and tracks ---- */

/* Whether another room has the guid of this one. */
static bool is_repeated(const cJSON *conference, const cJSON *room)
{
    const cJSON *guid = member(room, "guid");
    for (const cJSON *other = member(conference, "rooms")->child; other; other = other->next)
        if (other != room && cJSON_IsString(guid) && cJSON_Compare(guid, member(other, "guid"), true))
            return true;
    return false;
}

static bool read_rooms(struct schedule_v2 *schedule, const cJSON *conference, struct err *reterr)
{
    struct import *import = schedule->import;
    unsigned index = 0;
    for (const cJSON *item = listing_items(import, conference, "rooms", "schedule.conference"); item;
         item = item->next) {
        const char *where = arena_printf(import->scratch, "schedule.conference.rooms[%u]", index++);
        uint32_t room;
        if (!listing_is_object(import, item, where, "a room"))
            continue;
        const char *slug = listing_text(import, item, "slug", where);
        const char *guid = listing_text(import, item, "guid", where);
        struct label name = listing_label(import, item, "name", LIMIT_NAME_BYTES, where);
        /* A guid that two have tells neither; their names and slugs do. */
        const char *id = is_repeated(conference, item) ? NULL : guid;
        if (!listing_add_room(&schedule->listing, id, name, where, &room, reterr) ||
            !import_add_room(import, label_text(name, ""), guid, slug, &room, reterr))
            return false;
        if (slug && *slug && room != PROGRAM_NONE)
            map_add(&schedule->listing.rooms, slug, room);
    }
    return true;
}

static void read_tracks(struct schedule_v2 *schedule, const cJSON *conference)
{
    struct import *import = schedule->import;
    unsigned index = 0;
    for (const cJSON *item = listing_items(import, conference, "tracks", "schedule.conference"); item;
         item = item->next) {
        const char *where = arena_printf(import->scratch, "schedule.conference.tracks[%u]", index++);
        if (!listing_is_object(import, item, where, "a track"))
            continue;
        const char *color = listing_text(import, item, "color", where);
        const char *light = import_member(import, member(item, "colors"), "light");
        const char *guid = listing_text(import, item, "guid", where);
        uint32_t track = listing_add_track(&schedule->listing, listing_text(import, item, "slug", where),
                                           listing_label(import, item, "name", LIMIT_NAME_BYTES, where),
                                           color ? color : light, where);
        if (guid && track != PROGRAM_NONE)
            map_add(&schedule->listing.tracks, guid, track);
    }
}

/* A reference is an object with a guid, a slug or a name, or the slug or name itself. Gives the first that
 * `ids` knows, else UINT32_MAX. *ret_said gets one of them, NULL where there is none. */
static uint32_t find_reference(struct schedule_v2 *schedule, const cJSON *event, const char *name,
                               const struct map *ids, const char *where, const char **ret_said)
{
    static const char *const members[] = {"guid", "slug", "name"};
    struct import *import = schedule->import;
    const cJSON *reference = member(event, name);
    *ret_said = NULL;
    for (size_t i = 0; cJSON_IsObject(reference) && i < sizeof members / sizeof *members; i++) {
        const char *text = import_member(import, reference, members[i]);
        uint32_t found = text ? map_find(ids, text) : UINT32_MAX;
        if (found != UINT32_MAX)
            return found;
        *ret_said = *ret_said ? *ret_said : text;
    }
    if (cJSON_IsObject(reference))
        return UINT32_MAX;
    *ret_said = listing_text(import, event, name, where);
    return *ret_said ? map_find(ids, *ret_said) : UINT32_MAX;
}

/* The names that a reference gives, for what no list has. */
static struct label reference_name(struct schedule_v2 *schedule, const cJSON *event, const char *name,
                                   const char *where)
{
    const cJSON *reference = member(event, name);
    return cJSON_IsObject(reference)
               ? listing_label(schedule->import, reference, "name", LIMIT_NAME_BYTES, where)
               : listing_label(schedule->import, event, name, LIMIT_NAME_BYTES, where);
}

static bool set_room(struct schedule_v2 *schedule, const cJSON *event, const char *where,
                     struct session_draft *draft, struct err *reterr)
{
    const char *said, *path = listing_path(schedule->import, where, "room");
    uint32_t room = find_reference(schedule, event, "room", &schedule->listing.rooms, where, &said);
    if (room == UINT32_MAX && said) {
        struct label name = reference_name(schedule, event, "room", path);
        room = PROGRAM_NONE;
        if (!name.count)
            issue_add(schedule->import->issues, ISSUE_WARNING, "unknown-room", path,
                      "there is no room with the id \"%.60s\"", said);
        else if (!listing_add_room(&schedule->listing, said, name, path, &room, reterr))
            return false;
    }
    listing_put_room(&schedule->listing, draft, room);
    return true;
}

static uint32_t find_track(struct schedule_v2 *schedule, const cJSON *event, const char *where)
{
    const char *said, *path = listing_path(schedule->import, where, "track");
    uint32_t track = find_reference(schedule, event, "track", &schedule->listing.tracks, where, &said);
    if (track != UINT32_MAX || !said || !*said)
        return track;
    struct label name = reference_name(schedule, event, "track", path);
    if (name.count)
        return listing_add_track(&schedule->listing, said, name, NULL, path);
    issue_add(schedule->import->issues, ISSUE_WARNING, "unknown-track", path,
              "there is no track with the id \"%.60s\"", said);
    return PROGRAM_NONE;
}

/* ---- events ---- */

static unsigned role_of(const char *role)
{
    static const struct {
        const char *name;
        unsigned role;
    } roles[] = {
        {"CONTRIBUTOR", PERSON_AUTHOR}, {"AUTHOR", PERSON_AUTHOR}, {"MODERATOR", PERSON_CHAIR},
        {"CHAIR", PERSON_CHAIR},        {"HOST", PERSON_CONVENER}, {"CONVENER", PERSON_CONVENER},
    };
    for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++)
        if (strcmp(role, roles[i].name) == 0)
            return roles[i].role;
    return PERSON_PRESENTER;
}

static void read_people(struct schedule_v2 *schedule, const cJSON *event, const char *where,
                        struct session *session)
{
    struct import *import = schedule->import;
    struct people_draft people = {.count = 0};
    unsigned index = 0;
    for (const cJSON *entry = listing_items(import, event, "participants", where); entry;
         entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.participants[%u]", where, index++);
        if (!listing_is_object(import, entry, path, "a participant"))
            continue;
        const char *name = listing_text(import, entry, "name", path);
        if (!name || !*name) {
            const cJSON *person = listing_find(&schedule->persons, listing_text(import, entry, "guid", path));
            name = person ? import_person_name(import, person) : import_person_name(import, entry);
        }
        if (!*name)
            issue_add(import->issues, ISSUE_WARNING, "unknown-person", path, "there is no name");
        import_add_person(import, &people, name, NULL, role_of(listing_text(import, entry, "role", path)));
    }
    import_set_people(import, session, &people);
}

/* The words of a type without a title of its own: "Feedback". */
static const char *link_title(struct import *import, const cJSON *link, const char *where)
{
    const char *title = listing_text(import, link, "title", where);
    const char *type = import_member(import, link, "type");
    if ((title && *title) || !type || !*type)
        return title;
    char *word = arena_copy(import->scratch, type);
    for (char *c = word + 1; *c; c++)
        *c = (char)(*c == '_' ? ' ' : ascii_lower(*c));
    return word;
}

static void read_links(struct schedule_v2 *schedule, const cJSON *event, const char *list, const char *where,
                       struct session *session)
{
    struct import *import = schedule->import;
    unsigned index = 0;
    for (const cJSON *link = listing_items(import, event, list, where); link; link = link->next) {
        const char *path = arena_printf(import->scratch, "%s.%s[%u]", where, list, index++);
        if (cJSON_IsString(link))
            listing_add_link(&schedule->listing, session, NULL, link->valuestring, path);
        else if (listing_is_object(import, link, path, "a link"))
            listing_add_link(&schedule->listing, session, link_title(import, link, path),
                             listing_text(import, link, "url", path), path);
    }
}

/* A text, or the first of an object of texts by language, as published: the summary is no label. */
static const char *first_text(struct import *import, const cJSON *event, const char *name, const char *where)
{
    const cJSON *value = member(event, name);
    if (!cJSON_IsObject(value))
        return listing_text(import, event, name, where);
    for (const cJSON *item = value->child; item; item = item->next)
        if (cJSON_IsString(item) && *item->valuestring)
            return item->valuestring;
    return NULL;
}

/* The abstract, else the description; the subtitle before it. */
static const char *read_summary(struct schedule_v2 *schedule, const cJSON *event, const char *where)
{
    struct import *import = schedule->import;
    const char *abstract = first_text(import, event, "abstract", where),
               *description = first_text(import, event, "description", where);
    const char *subtitle = str_clean(import->scratch, first_text(import, event, "subtitle", where));
    const char *text = import_summary(import, abstract && *abstract ? abstract : description, where);
    if (!subtitle || !*subtitle)
        return text;
    text = arena_printf(import->arena, "%s%s%s", subtitle, *text ? "\n\n" : "", text);
    return builder_limit_text(&import->builder, text, LIMIT_SUMMARY_BYTES, where, "the summary");
}

static enum session_kind read_kind(const char *type)
{
    static const struct {
        const char *name;
        enum session_kind kind;
    } kinds[] = {
        {"TALK", SESSION_TALK},         {"LIGHTNING_TALK", SESSION_TALK}, {"WORKSHOP", SESSION_WORKSHOP},
        {"HANDS-ON", SESSION_WORKSHOP}, {"PERFORMANCE", SESSION_SOCIAL},  {"CONCERT", SESSION_SOCIAL},
        {"GAME", SESSION_SOCIAL},       {"MEETING", SESSION_OTHER},       {"DISCUSSION", SESSION_OTHER},
        {"OTHER", SESSION_OTHER},       {"META", SESSION_OTHER},          {"BREAK", SESSION_BREAK},
    };
    const char *word = type ? type : "";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(word, kinds[i].name) == 0)
            return kinds[i].kind;
    return import_kind(type, SESSION_TALK);
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (ascii_same(text, strlen(text), *words, strlen(*words)))
            return true;
    return false;
}

static void read_state(struct schedule_v2 *schedule, const char *state, const char *where,
                       struct session *session)
{
    static const char *const off[] = {"CANCELED", "CANCELLED", "WITHDRAWN", NULL};
    static const char *const unsure[] = {"DRAFT", "SUBMITTED", NULL};
    static const char *const on[] = {"CONFIRMED", "ACCEPTED", "DELAYED", "", NULL};
    if (is_one_of(state, off))
        session->status = SESSION_CANCELLED;
    else if (is_one_of(state, unsure))
        session->status = SESSION_TENTATIVE;
    else if (!is_one_of(state, on))
        issue_add(schedule->import->issues, ISSUE_NOTE, "status",
                  listing_path(schedule->import, where, "state"),
                  "the state \"%.40s\" is not known; the session is shown as the others are", state);
    if (strcmp(state, "DELAYED") == 0)
        listing_add_badge(&schedule->listing, session, "delayed", where);
}

static bool read_event(struct schedule_v2 *schedule, const cJSON *event, const char *where,
                       struct err *reterr)
{
    static const char *const gone[] = {"REJECTED", "DELETED", NULL};
    struct import *import = schedule->import;
    const char *state = listing_text(import, event, "state", where);
    const char *guid = listing_text(import, event, "guid", where),
               *code = listing_text(import, event, "code", where);
    const char *type = listing_text(import, event, "type", where);
    if (state && is_one_of(state, gone)) {
        schedule->left_out_count++;
        return true;
    }
    const char *id = guid && *guid ? guid : code;
    bool is_meta = type && (strcmp(type, "BREAK") == 0 || strcmp(type, "META") == 0);
    const char *word = is_meta && (!id || !*id) ? (*type == 'B' ? "break" : "meta") : NULL;
    struct session_draft *draft =
        listing_add_session(&schedule->listing, word ? word : id,
                            listing_label(import, event, "title", LIMIT_TITLE_BYTES, where), where, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    session->kind = read_kind(type);
    listing_set_times(&schedule->listing, session, listing_text(import, event, "start", where),
                      listing_text(import, event, "end", where),
                      listing_text(import, event, "duration", where), where);
    if (!set_room(schedule, event, where, draft, reterr))
        return false;
    if (word)
        listing_make_id(&schedule->listing, draft, word);
    session->track = find_track(schedule, event, where);
    session->summary = read_summary(schedule, event, where);
    session->url = import_web_address(import, listing_text(import, event, "url", where));
    session->language = import_clean(import, listing_text(import, event, "language", where), LIMIT_NAME_BYTES,
                                     where, "the language");
    read_people(schedule, event, where, session);
    read_links(schedule, event, "links", where, session);
    read_links(schedule, event, "attachments", where, session);
    read_state(schedule, state ? state : "", where, session);
    if (cJSON_IsTrue(member(event, "do_not_record")))
        listing_add_badge(&schedule->listing, session, "not recorded", where);
    return true;
}

/* ---- the whole ---- */

static void read_about(struct schedule_v2 *schedule, const cJSON *top, const cJSON *conference)
{
    struct import *import = schedule->import;
    struct program *program = import->builder.program;
    struct event *event = &program->event;
    const char *where = "schedule.conference";
    program->revision = import_clean(import, listing_text(import, top, "version", "schedule"),
                                     LIMIT_TITLE_BYTES, "schedule.version", "the version");
    event->title = listing_label(import, conference, "title", LIMIT_TITLE_BYTES, where);
    event->short_title = import_short_title(import, listing_text(import, conference, "acronym", where),
                                            label_text(event->title, ""));
    event->url = import_web_address(import, listing_text(import, conference, "url", where));
    const char **languages = ARENA_ARRAY(import->arena, const char *, LIMIT_LANGUAGES);
    for (const cJSON *item = listing_items(import, conference, "languages", where);
         item && event->language_count < LIMIT_LANGUAGES; item = item->next) {
        const char *language =
            import_clean(import, import_value(import, item), LIMIT_NAME_BYTES, where, "a language");
        if (*language)
            languages[event->language_count++] = language;
    }
    event->languages = languages;
}

bool import_schedule_v2(struct import *import, const cJSON *top, struct err *reterr)
{
    struct schedule_v2 schedule = {.import = import};
    const cJSON *body = member(top, "schedule"), *conference = member(body, "conference"),
                *events = member(body, "events");
    if (!cJSON_IsArray(events))
        return err_set_where(reterr, ERR_MEANING, "schedule.events", "must be a list of events");
    listing_begin(&schedule.listing, import);
    listing_note_times(&schedule.listing, events->child, "start", "end", "schedule.events");
    const char *zone = listing_text(import, conference, "time_zone_name", "schedule.conference");
    if (!import_choose_zone(import, zone, reterr))
        return false;
    read_about(&schedule, body, conference);
    listing_read_table(&schedule.listing, body, "persons", "schedule", "guid", "a person", &schedule.persons);
    read_tracks(&schedule, conference);
    if (!read_rooms(&schedule, conference, reterr))
        return false;
    unsigned index = 0;
    for (const cJSON *event = events->child; event; event = event->next) {
        const char *where = arena_printf(import->scratch, "schedule.events[%u]", index++);
        if (listing_is_object(import, event, where, "an event") &&
            !read_event(&schedule, event, where, reterr))
            return false;
    }
    if (schedule.left_out_count)
        issue_add(import->issues, ISSUE_NOTE, "left-out", "schedule.events",
                  "rejected or deleted events that are left out: %u", schedule.left_out_count);
    return listing_finish(&schedule.listing, reterr);
}
