/*
 * Indico's /export/timetable/ID.json: {"results": {"<event id>": {"YYYYMMDD": {"<key>": entry}}}}. Entries
 * are session blocks with entries of their own, contributions and breaks, in no order; what crosses midnight
 * is there twice.
 */
#include <string.h>

#include "base/str.h"
#include "importer/indico.h"
#include "importer/formats.h"

enum entry_type { ENTRY_BLOCK, ENTRY_CONTRIBUTION, ENTRY_BREAK };

/* A block, or NULL, around what is read. */
struct outer {
    const cJSON *block;
    uint32_t number; /* the block's place among the drafts + 1: ids may repeat */
    const char *room_name;
    uint32_t track;
};

struct timetable {
    struct indico indico;
    const char
        *origin; /* "https://indico.example": what the entries' relative addresses begin with; "" unknown */
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* By the entry's own word, else by the letter that its key begins with. */
static enum entry_type type_of(struct import *import, const cJSON *entry)
{
    static const char *const names[] = {"entryType", "_type", NULL};
    const char *type = indico_first_member(import, entry, names);
    char letter = type ? type[0] : entry->string ? entry->string[0] : 'c';
    return letter == 'S' || letter == 's'   ? ENTRY_BLOCK
           : letter == 'B' || letter == 'b' ? ENTRY_BREAK
                                            : ENTRY_CONTRIBUTION;
}

static const char *entry_id(struct import *import, const cJSON *entry, enum entry_type type,
                            const char *where)
{
    static const char *const block_ids[] = {"sessionSlotId", NULL};
    static const char *const contribution_ids[] = {"friendlyId", "contributionId", NULL};
    const char *id = type == ENTRY_BLOCK          ? indico_first_member(import, entry, block_ids)
                     : type == ENTRY_CONTRIBUTION ? indico_first_member(import, entry, contribution_ids)
                                                  : NULL;
    if (id && type == ENTRY_BLOCK)
        id = arena_printf(import->scratch, "s%s", id);
    return import_clean(import, id ? id : entry->string, LIMIT_NAME_BYTES, where, "the id");
}

static const char *web_address(const struct timetable *timetable, const cJSON *entry)
{
    struct import *import = timetable->indico.import;
    const char *url = import_member(import, entry, "url");
    if (url && url[0] == '/')
        url = arena_printf(import->scratch, "%s%s", timetable->origin, url);
    return import_web_address(import, url);
}

static void read_people(struct timetable *timetable, const cJSON *entry, struct session *session)
{
    struct people_draft people = {0};
    indico_add_people(&timetable->indico, &people, member(entry, "presenters"), PERSON_PRESENTER);
    indico_add_people(&timetable->indico, &people, member(entry, "authors"), PERSON_AUTHOR);
    indico_add_people(&timetable->indico, &people, member(entry, "conveners"), PERSON_CONVENER);
    import_set_people(timetable->indico.import, session, &people);
}

/* Adds an entry without what is inside of it. `posters` says that it is in a poster session, whose time its
 * own only repeats. */
static bool add_entry(struct timetable *timetable, const cJSON *entry, enum entry_type type,
                      const struct outer *outer, bool posters, const char *where, struct outer *ret,
                      struct err *reterr)
{
    struct indico *indico = &timetable->indico;
    struct import *import = indico->import;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    draft->where = where;
    session->id = entry_id(import, entry, type, where);
    const char *title = import_member(import, entry, "title");
    if (type == ENTRY_BLOCK)
        title = indico_block_title(import->scratch, title, import_member(import, entry, "slotTitle"));
    session->title =
        builder_label(&import->builder, import_clean(import, title, LIMIT_TITLE_BYTES, where, "the title"));
    session->kind = type == ENTRY_BREAK                                           ? SESSION_BREAK
                    : type == ENTRY_CONTRIBUTION                                  ? SESSION_TALK
                    : member(entry, "entries") && member(entry, "entries")->child ? SESSION_BLOCK
                                                                                  : SESSION_OTHER;
    session->url = web_address(timetable, entry);
    session->summary = import_summary(import, import_member(import, entry, "description"), where);
    read_people(timetable, entry, session);
    if (type == ENTRY_BLOCK)
        session->track = indico_track(indico, import_member(import, entry, "title"),
                                      import_member(import, entry, "color"), where);
    else if (outer)
        session->track = outer->track;

    const char *room = indico_room_name(indico, entry, outer ? outer->block : NULL, NULL);
    *ret = (struct outer){
        .block = entry, .number = import->builder.draft_count, .room_name = room, .track = session->track};
    if (outer)
        draft->part_of_draft = outer->number;
    if (posters) {
        indico->posters++;
        return true;
    }
    indico_read_times(indico, entry, where, session);
    return !instant_is_set(session->start) ||
           indico_set_room(indico, draft, room, outer ? outer->room_name : NULL, reterr);
}

/* A day's or a block's entries. */
static bool read_entries(struct timetable *timetable, const cJSON *entries, const struct outer *outer,
                         bool posters, const char *path, struct err *reterr)
{
    struct import *import = timetable->indico.import;
    const cJSON *entry;
    cJSON_ArrayForEach(entry, entries)
    {
        const char *key = entry->string ? entry->string : "";
        const char *where = arena_printf(import->scratch, "%s.%s", path, key);
        if (!cJSON_IsObject(entry)) {
            issue_add(import->issues, ISSUE_WARNING, "no-entry", where, "it is not an entry: left out");
            continue;
        }
        if (!map_add(&timetable->indico.seen, key, 0))
            continue; /* the second day of what crosses midnight */
        enum entry_type type = type_of(import, entry);
        struct outer inner;
        if (!add_entry(timetable, entry, type, outer, posters && type == ENTRY_CONTRIBUTION, where, &inner,
                       reterr))
            return false;
        /* No block is inside of another one. */
        if (type == ENTRY_BLOCK && !outer &&
            !read_entries(timetable, member(entry, "entries"), &inner,
                          cJSON_IsTrue(member(entry, "isPoster")),
                          arena_printf(import->scratch, "%s.entries", where), reterr))
            return false;
    }
    return true;
}

/* "https://indico.example" of the address that the answer says it is from, or "". */
static const char *origin_of(struct import *import, const cJSON *top)
{
    const char *url = import_member(import, top, "url");
    const char *host = url ? strstr(url, "://") : NULL;
    if (!host || (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0))
        return "";
    size_t length = (size_t)(host - url) + 3;
    return arena_copy_n(import->scratch, url, length + strcspn(url + length, "/?#"));
}

/* The export does not tell the event's title. */
static void name_event(const struct timetable *timetable, const cJSON *days)
{
    struct import *import = timetable->indico.import;
    struct event *event = &import->builder.program->event;
    const char *id = import_clean(import, days->string, LIMIT_NAME_BYTES, "results", "the event's id");
    const char *title = import->options->event_title;
    if (title && *title)
        title = import_clean(import, title, LIMIT_TITLE_BYTES, "", "the event's title");
    else {
        title = arena_printf(import->arena, "Event %s", id);
        issue_add(import->issues, ISSUE_NOTE, "no-title", "results",
                  "a timetable export does not name its event: it is shown as \"%s\"", title);
    }
    event->title = builder_label(&import->builder, title);
    if (*timetable->origin)
        event->url = arena_printf(import->arena, "%s/event/%s/", timetable->origin, id);
}

bool import_indico_timetable(struct import *import, const cJSON *top, struct err *reterr)
{
    const cJSON *days = member(top, "results") ? member(top, "results")->child : NULL;
    if (!days)
        return err_set_where(
            reterr, ERR_FORMAT, "results",
            "an Indico answer without a timetable: the event is private or not published, or there is "
            "none of this number. Publish it, or fetch the export with a key");
    if (days->next)
        issue_add(import->issues, ISSUE_WARNING, "many-events", "results",
                  "the file holds several events: only \"%s\" is read", days->string);

    struct timetable timetable = {.origin = origin_of(import, top)};
    if (!indico_begin(&timetable.indico, import, days, NULL, reterr))
        return false;
    name_event(&timetable, days);
    const cJSON *day;
    cJSON_ArrayForEach(day, days)
    {
        const char *path =
            arena_printf(import->scratch, "results.%s.%s", days->string, day->string ? day->string : "");
        if (!read_entries(&timetable, day, NULL, false, path, reterr))
            return false;
    }
    indico_finish(&timetable.indico);
    return true;
}
