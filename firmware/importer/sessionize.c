/*
 * Sessionize's view/All (an object of lists), view/GridSmart (a list of days, with the sessions of each room)
 * and view/Sessions (a list of groups of sessions). Sessions are the same in all three, but that All names
 * speakers and categories by their ids, and the others have them within.
 *
 * Times are local without an offset, or UTC where the organiser chose so; no file names its zone. Service
 * sessions (breaks, registration) are left out of view/All unless the organiser asks for them.
 */
#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "importer/listing.h"
#include "importer/formats.h"

/* Sessions that stand together: all of them, those of a group, or those of a grid's day in one room. */
struct batch {
    const cJSON *first;
    const char *where;
    uint32_t room; /* of the grid; PROGRAM_NONE elsewhere */
    /* Where a plenum session is: all rooms of its day in a grid, else all of the file. */
    const uint32_t *plenum;
    uint32_t plenum_count;
};

/* "German" of the category "Language". */
struct choice {
    const char *category, *name;
};

struct sessionize {
    struct listing listing;
    struct import *import;
    struct batch *batches;
    uint32_t batch_count, batch_capacity;
    struct listing_table speakers;
    struct map choice_ids;
    struct choice *choices;
    uint32_t choice_count, choice_capacity;
    struct map seen; /* drafts by id, start and end */
    unsigned service_count;
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static struct batch *add_batch(struct sessionize *sessionize, const cJSON *first, const char *where)
{
    sessionize->batches =
        arena_room(sessionize->import->scratch, sessionize->batches, sessionize->batch_count,
                   &sessionize->batch_capacity, sizeof *sessionize->batches);
    struct batch *batch = &sessionize->batches[sessionize->batch_count++];
    listing_note_times(&sessionize->listing, first, "startsAt", "endsAt", where);
    *batch = (struct batch){.first = first, .where = where, .room = PROGRAM_NONE};
    return batch;
}

/* ---- rooms ---- */

struct sorted_room {
    const cJSON *item;
    const char *where;
    double sort;
};

static int compare_rooms(const void *a, const void *b, void *user)
{
    const struct sorted_room *x = a, *y = b;
    (void)user;
    return x->sort == y->sort ? 0 : x->sort < y->sort ? -1 : 1;
}

/* The rooms of view/All, in the order of their "sort"; those without one last. */
static bool read_rooms(struct sessionize *sessionize, const cJSON *top, struct err *reterr)
{
    struct import *import = sessionize->import;
    struct listing_table table;
    listing_read_table(&sessionize->listing, top, "rooms", "", "id", "a room", &table);
    struct sorted_room *rooms = ARENA_ARRAY(import->scratch, struct sorted_room, table.count);
    for (uint32_t i = 0; i < table.count; i++) {
        const cJSON *sort = member(table.items[i], "sort");
        rooms[i] = (struct sorted_room){table.items[i], table.wheres[i],
                                        cJSON_IsNumber(sort) ? sort->valuedouble : 1e308};
    }
    sort_stable(rooms, table.count, sizeof *rooms, compare_rooms, NULL,
                ARENA_ARRAY(import->scratch, struct sorted_room, table.count));
    for (uint32_t i = 0; i < table.count; i++) {
        uint32_t room;
        struct label name = listing_label(import, rooms[i].item, "name", LIMIT_NAME_BYTES, rooms[i].where);
        if (!listing_add_room(&sessionize->listing, import_member(import, rooms[i].item, "id"), name,
                              rooms[i].where, &room, reterr))
            return false;
    }
    return true;
}

/* Adds the rooms that sessions name and no list has. */
static bool read_room_names(struct sessionize *sessionize, const cJSON *first, struct err *reterr)
{
    struct import *import = sessionize->import;
    for (const cJSON *item = first; item; item = item->next) {
        const char *id = import_member(import, item, "roomId"), *name = import_member(import, item, "room");
        uint32_t room;
        bool known = id && map_find(&sessionize->listing.rooms, id) != UINT32_MAX;
        if (name && !known && *str_clean(import->scratch, name) &&
            !listing_add_room(&sessionize->listing, id, builder_label(&import->builder, name), "", &room,
                              reterr))
            return false;
    }
    return true;
}

/* ---- the three views ---- */

static bool is_track(const char *category)
{
    return strcmp(category, "track") == 0 || strcmp(category, "tracks") == 0;
}

static void read_categories(struct sessionize *sessionize, const cJSON *top)
{
    struct import *import = sessionize->import;
    unsigned index = 0;
    for (const cJSON *item = listing_items(import, top, "categories", ""); item; item = item->next) {
        const char *where = arena_printf(import->scratch, "categories[%u]", index++);
        if (!listing_is_object(import, item, where, "a category"))
            continue;
        const char *category = str_fold(import->scratch, listing_text(import, item, "title", where));
        for (const cJSON *choice = listing_items(import, item, "items", where); choice;
             choice = choice->next) {
            const char *id = import_member(import, choice, "id"),
                       *name = import_member(import, choice, "name");
            if (!id || !name || !map_add(&sessionize->choice_ids, id, sessionize->choice_count))
                continue;
            sessionize->choices = arena_room(import->scratch, sessionize->choices, sessionize->choice_count,
                                             &sessionize->choice_capacity, sizeof *sessionize->choices);
            sessionize->choices[sessionize->choice_count++] = (struct choice){category, name};
            if (is_track(category))
                listing_add_track(&sessionize->listing, NULL, builder_label(&import->builder, name), NULL,
                                  where);
        }
    }
}

static bool read_all(struct sessionize *sessionize, const cJSON *top, struct err *reterr)
{
    const cJSON *sessions = member(top, "sessions");
    if (!cJSON_IsArray(sessions))
        return err_set_where(reterr, ERR_MEANING, "sessions", "must be a list of sessions");
    listing_read_table(&sessionize->listing, top, "speakers", "", "id", "a speaker", &sessionize->speakers);
    read_categories(sessionize, top);
    add_batch(sessionize, sessions->child, "sessions");
    return read_rooms(sessionize, top, reterr) && read_room_names(sessionize, sessions->child, reterr);
}

static bool read_groups(struct sessionize *sessionize, const cJSON *top, struct err *reterr)
{
    struct import *import = sessionize->import;
    unsigned index = 0;
    for (const cJSON *group = top->child; group; group = group->next) {
        const char *where = arena_printf(import->scratch, "[%u]", index++);
        if (!listing_is_object(import, group, where, "a group of sessions"))
            continue;
        const cJSON *first = listing_items(import, group, "sessions", where);
        add_batch(sessionize, first, listing_path(import, where, "sessions"));
        if (!read_room_names(sessionize, first, reterr))
            return false;
    }
    return true;
}

/* A day of a grid. The rooms that it lists are those of its plenum sessions. */
static bool read_day(struct sessionize *sessionize, const cJSON *day, const char *day_where,
                     struct err *reterr)
{
    struct import *import = sessionize->import;
    const cJSON *first_room = listing_items(import, day, "rooms", day_where);
    size_t capacity = first_room ? (size_t)cJSON_GetArraySize(member(day, "rooms")) : 0;
    uint32_t *rooms = ARENA_ARRAY(import->scratch, uint32_t, capacity);
    uint32_t first_batch = sessionize->batch_count, count = 0;
    unsigned index = 0;
    for (const cJSON *item = first_room; item; item = item->next) {
        const char *where = arena_printf(import->scratch, "%s.rooms[%u]", day_where, index++);
        uint32_t room, at = 0;
        if (!listing_is_object(import, item, where, "a room"))
            continue;
        if (!listing_add_room(&sessionize->listing, import_member(import, item, "id"),
                              listing_label(import, item, "name", LIMIT_NAME_BYTES, where), where, &room,
                              reterr))
            return false;
        while (at < count && rooms[at] != room)
            at++;
        if (at == count && room != PROGRAM_NONE)
            rooms[count++] = room;
        const cJSON *first = listing_items(import, item, "sessions", where);
        add_batch(sessionize, first, listing_path(import, where, "sessions"))->room = room;
    }
    for (uint32_t i = first_batch; i < sessionize->batch_count; i++) {
        sessionize->batches[i].plenum = rooms;
        sessionize->batches[i].plenum_count = count;
    }
    return true;
}

static bool read_grid(struct sessionize *sessionize, const cJSON *top, struct err *reterr)
{
    struct import *import = sessionize->import;
    unsigned index = 0;
    for (const cJSON *day = top->child; day; day = day->next) {
        const char *where = arena_printf(import->scratch, "[%u]", index++);
        if (listing_is_object(import, day, where, "a day of the grid") &&
            !read_day(sessionize, day, where, reterr))
            return false;
    }
    return true;
}

/* ---- sessions ---- */

/* Ids of speakers, or objects with their names. */
static unsigned read_people(struct sessionize *sessionize, const cJSON *item, const char *where,
                            struct session *session)
{
    struct import *import = sessionize->import;
    struct people_draft people = {.count = 0};
    unsigned index = 0;
    for (const cJSON *entry = listing_items(import, item, "speakers", where); entry; entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.speakers[%u]", where, index++);
        const char *name;
        if (cJSON_IsObject(entry)) {
            name = listing_text(import, entry, "name", path);
        } else {
            const char *id = import_value(import, entry);
            const cJSON *speaker = listing_find(&sessionize->speakers, id);
            name = speaker ? listing_text(import, speaker, "fullName", path) : NULL;
            if (speaker && (!name || !*name)) {
                const char *first = import_member(import, speaker, "firstName"),
                           *last = import_member(import, speaker, "lastName");
                name = arena_printf(import->scratch, "%s %s", first ? first : "", last ? last : "");
            }
            if (!speaker)
                issue_add(import->issues, ISSUE_WARNING, "unknown-person", path,
                          "there is no speaker with the id \"%.60s\"", id ? id : "(not a text)");
        }
        import_add_person(import, &people, name, NULL, PERSON_PRESENTER);
    }
    import_set_people(import, session, &people);
    return people.count;
}

static void apply_choice(struct sessionize *sessionize, struct session *session, const char *category,
                         const char *name, const char *where)
{
    struct import *import = sessionize->import;
    if (is_track(category) && session->track == PROGRAM_NONE)
        session->track =
            listing_add_track(&sessionize->listing, NULL, builder_label(&import->builder, name), NULL, where);
    else if (strstr(category, "format"))
        session->kind = import_kind(name, session->kind);
    else if ((strcmp(category, "language") == 0 || strcmp(category, "sprache") == 0) && !*session->language)
        session->language = listing_language(import, name);
    else if (strcmp(category, "level") == 0)
        listing_add_badge(&sessionize->listing, session, name, where);
}

/* All has "categoryItems", the ids of what was chosen; the others "categories" with the names of it. */
static void read_choices(struct sessionize *sessionize, const cJSON *item, const char *where,
                         struct session *session)
{
    struct import *import = sessionize->import;
    for (const cJSON *id = listing_items(import, item, "categoryItems", where); id; id = id->next) {
        const char *key = import_value(import, id);
        uint32_t index = key ? map_find(&sessionize->choice_ids, key) : UINT32_MAX;
        if (index != UINT32_MAX)
            apply_choice(sessionize, session, sessionize->choices[index].category,
                         sessionize->choices[index].name, where);
        else
            issue_add(import->issues, ISSUE_NOTE, "unknown-category", where,
                      "no category has an item with the id \"%.60s\"", key ? key : "(not a text)");
    }
    for (const cJSON *category = listing_items(import, item, "categories", where); category;
         category = category->next) {
        const char *title = str_fold(import->scratch, import_member(import, category, "name"));
        for (const cJSON *choice = listing_items(import, category, "categoryItems", where); choice;
             choice = choice->next) {
            const char *name = import_member(import, choice, "name");
            if (name)
                apply_choice(sessionize, session, title, name, where);
        }
    }
}

static void read_status(struct sessionize *sessionize, const cJSON *item, const char *where,
                        struct session *session)
{
    struct import *import = sessionize->import;
    const char *status = listing_text(import, item, "status", where);
    const char *key = str_fold(import->scratch, status);
    if (strcmp(key, "cancelled") == 0 || strcmp(key, "canceled") == 0)
        session->status = SESSION_CANCELLED;
    else if (*key && strcmp(key, "accepted") != 0)
        issue_add(import->issues, ISSUE_NOTE, "status", listing_path(import, where, "status"),
                  "the status \"%.40s\" is not known; the session is shown as the others are", status);
}

static void set_rooms(struct sessionize *sessionize, const cJSON *item, const struct batch *batch,
                      const char *where, struct session_draft *draft)
{
    struct import *import = sessionize->import;
    uint32_t room = batch->room;
    if (room == PROGRAM_NONE) {
        const char *id = listing_text(import, item, "roomId", where);
        const char *name = import_member(import, item, "room");
        /* A name without an id was added when the rooms were looked for, so it is found. */
        if (!id && name)
            builder_room_by_name(&import->builder, name, &room, NULL);
        else
            room = listing_room(&sessionize->listing, id, listing_path(import, where, "roomId"));
    }
    if (cJSON_IsTrue(member(item, "isPlenumSession")))
        listing_put_rooms(&sessionize->listing, draft, batch->plenum, batch->plenum_count, room);
    else
        listing_put_room(&sessionize->listing, draft, room);
}

/* A grid has a session of several rooms in each of them; a session may be in several groups. */
static struct session_draft *find_twin(struct sessionize *sessionize, const char *id, const char *start,
                                       const char *end)
{
    const char *key = arena_printf(sessionize->import->scratch, "%s\n%s\n%s", id ? id : "",
                                   start ? start : "", end ? end : "");
    uint32_t index = id ? map_find(&sessionize->seen, key) : UINT32_MAX;
    if (index != UINT32_MAX)
        return &sessionize->import->builder.drafts[index];
    if (id)
        map_add(&sessionize->seen, key, sessionize->import->builder.draft_count);
    return NULL;
}

static bool read_session(struct sessionize *sessionize, const cJSON *item, const struct batch *batch,
                         const char *where, struct err *reterr)
{
    struct import *import = sessionize->import;
    const char *id = listing_text(import, item, "id", where);
    const char *start = listing_text(import, item, "startsAt", where),
               *end = listing_text(import, item, "endsAt", where);
    struct session_draft *twin = find_twin(sessionize, id, start, end);
    if (twin) {
        uint32_t count = twin->draft_room_count;
        if (batch->room != PROGRAM_NONE)
            listing_put_room(&sessionize->listing, twin, batch->room);
        if (twin->draft_room_count == count && !cJSON_IsTrue(member(item, "isPlenumSession")))
            issue_add(import->issues, ISSUE_NOTE, "repeated-id", where,
                      "this is %s again, at the same time; it is read once", twin->where);
        return true;
    }
    struct session_draft *draft =
        listing_add_session(&sessionize->listing, id,
                            listing_label(import, item, "title", LIMIT_TITLE_BYTES, where), where, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    listing_set_times(&sessionize->listing, session, start, end, NULL, where);
    set_rooms(sessionize, item, batch, where, draft);
    session->summary = import_summary(import, listing_text(import, item, "description", where), where);
    read_choices(sessionize, item, where, session);
    read_status(sessionize, item, where, session);
    unsigned people = read_people(sessionize, item, where, session);
    bool is_service = cJSON_IsTrue(member(item, "isServiceSession"));
    sessionize->service_count += is_service;
    if (is_service || (!people && import_is_break_word(import->scratch, label_text(session->title, ""))))
        session->kind = SESSION_BREAK;
    listing_add_link(&sessionize->listing, session, "Live", import_member(import, item, "liveUrl"), where);
    listing_add_link(&sessionize->listing, session, "Recording", import_member(import, item, "recordingUrl"),
                     where);
    return true;
}

static bool read_batch(struct sessionize *sessionize, const struct batch *batch, struct err *reterr)
{
    unsigned index = 0;
    for (const cJSON *item = batch->first; item; item = item->next) {
        const char *where = arena_printf(sessionize->import->scratch, "%s[%u]", batch->where, index++);
        if (listing_is_object(sessionize->import, item, where, "a session") &&
            !read_session(sessionize, item, batch, where, reterr))
            return false;
    }
    return true;
}

bool import_sessionize(struct import *import, const cJSON *top, struct err *reterr)
{
    struct sessionize sessionize = {.import = import};
    bool is_all = cJSON_IsObject(top), is_grid = !is_all && member(top->child, "rooms");
    listing_begin(&sessionize.listing, import);
    map_init(&sessionize.choice_ids, import->scratch);
    map_init(&sessionize.seen, import->scratch);
    if (!(is_all    ? read_all(&sessionize, top, reterr)
          : is_grid ? read_grid(&sessionize, top, reterr)
                    : read_groups(&sessionize, top, reterr)) ||
        !import_choose_zone(import, NULL, reterr))
        return false;

    uint32_t room_count = import->builder.room_count;
    uint32_t *rooms = ARENA_ARRAY(import->scratch, uint32_t, room_count);
    for (uint32_t i = 0; i < room_count; i++)
        rooms[i] = i;
    for (uint32_t i = 0; i < sessionize.batch_count; i++) {
        struct batch *batch = &sessionize.batches[i];
        if (!is_grid) {
            batch->plenum = rooms;
            batch->plenum_count = room_count;
        }
        if (!read_batch(&sessionize, batch, reterr))
            return false;
    }
    if (is_all && !sessionize.service_count)
        issue_add(import->issues, ISSUE_NOTE, "no-breaks", "sessions",
                  "there are no breaks: Sessionize leaves service sessions out of view/All; "
                  "view/GridSmart of the same address has them");
    return listing_finish(&sessionize.listing, reterr);
}
