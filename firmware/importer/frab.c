#include "importer/frab.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "reader/name_key.h"

struct frab_event *frab_add_event(struct frab *frab, uint32_t room, struct err *reterr)
{
    if (frab->event_count == LIMIT_SESSIONS) {
        err_set(reterr, ERR_LIMIT, "more than %d events", LIMIT_SESSIONS);
        return NULL;
    }
    frab->events = arena_room(frab->import->scratch, frab->events, frab->event_count, &frab->event_capacity,
                              sizeof *frab->events);
    struct frab_event *event = &frab->events[frab->event_count++];
    event->room = room;
    return event;
}

bool frab_add_room(struct frab *frab, const char *name, const char *guid, const char *slug,
                   uint32_t *ret_room, struct err *reterr)
{
    *ret_room = PROGRAM_NONE;
    return !name || import_add_room(frab->import, name, guid, slug, ret_room, reterr);
}

void frab_add_track(struct frab *frab, const char *name, const char *color, uint32_t *ret_track)
{
    *ret_track = PROGRAM_NONE;
    /* wafer's word for none. */
    if (!name || strcmp(name, "No Track") == 0)
        return;
    if (builder_track_by_name(&frab->import->builder, name, color, ret_track, NULL) || frab->tracks_full)
        return;
    frab->tracks_full = true;
    issue_add(frab->import->issues, ISSUE_WARNING, "limit", "tracks",
              "more than %d tracks; \"%.80s\" and those after "
              "are left out",
              LIMIT_TRACKS, name);
}

/* ---- texts ---- */

static bool is_empty(const char *text)
{
    return !text || !text[strspn(text, " \t\r\n")];
}

static bool is_absolute(const char *url)
{
    return strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
}

/* The address made absolute with the file's base_url; "" where that is not possible or it is no web
 * address. */
static const char *read_url(struct frab *frab, const char *url)
{
    if (is_empty(url))
        return "";
    const char *base = frab->base_url;
    url = str_clean(frab->import->scratch, url);
    if (!is_absolute(url)) {
        bool relative = url[0] == '/' ? url[1] != '/' : !strchr(url, ':') && url[0] != '#';
        if (!relative || !base || !is_absolute(base))
            return "";
        const char *host = strstr(base, "://") + 3;
        const char *path = host + strcspn(host, "/?#");
        const char *folder = strrchr(path, '/');
        size_t kept = url[0] == '/' || !folder ? (size_t)(path - base) : (size_t)(folder - base);
        url = arena_printf(frab->import->scratch, "%.*s%s%s", (int)kept, base, url[0] == '/' ? "" : "/", url);
    }
    /* An address that is cut, or has a blank in it, leads nowhere. */
    url = str_clean(frab->import->scratch, url);
    return strlen(url) <= LIMIT_TITLE_BYTES && !strchr(url, ' ') ? arena_copy(frab->import->arena, url) : "";
}

/* The abstract, else the description, as plain text; the subtitle before it unless it says the same. */
static const char *read_summary(struct frab *frab, const struct frab_event *event)
{
    struct import *import = frab->import;
    const char *text =
        import_plain_text(import->scratch, is_empty(event->abstract) ? event->description : event->abstract);
    const char *subtitle = is_empty(event->subtitle) || is_empty(event->title)
                               ? ""
                               : str_clean(import->scratch, event->subtitle);
    if (subtitle[0] && !strstr(str_fold(import->scratch, text), str_fold(import->scratch, subtitle)))
        text = arena_printf(import->scratch, "%s%s%s", subtitle, text[0] ? "\n\n" : "", text);
    text = builder_limit_text(&import->builder, text, LIMIT_SUMMARY_BYTES, event->where, "the summary");
    return text[0] ? arena_copy(import->arena, text) : "";
}

static struct label read_title(struct frab *frab, const struct frab_event *event)
{
    struct import *import = frab->import;
    if (event->titles.count > 0)
        return event->titles;
    if (import_has_ink(import, event->title))
        return builder_label(&import->builder, import_clean(import, event->title, LIMIT_TITLE_BYTES,
                                                            event->where, "the title"));
    const char *title =
        import_has_ink(import, event->subtitle)
            ? import_clean(import, event->subtitle, LIMIT_TITLE_BYTES, event->where, "the subtitle")
            : "";
    issue_add(import->issues, ISSUE_WARNING, "untitled", event->where, "there is no title%s",
              title[0] ? "; the subtitle stands in for it" : "");
    return builder_label(&import->builder, title[0] ? title : "(untitled)");
}

/* guid, else code, else id: never what can change when the session moves or is renamed. */
static const char *read_id(struct frab *frab, const struct frab_event *event)
{
    struct import *import = frab->import;
    const char *const ids[] = {event->guid, event->code, event->id};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const char *id = import_clean(import, ids[i], LIMIT_NAME_BYTES, event->where, "the id");
        if (id[0])
            return id;
    }
    issue_add(import->issues, ISSUE_WARNING, "no-id", event->where,
              "there is neither guid, code nor id; changes of "
              "this session cannot be followed");
    return "x";
}

/* Breaks have no mark in these formats. One is only what nobody gives and is called by a word for it alone.
 */
static bool is_break(struct frab *frab, const struct frab_event *event)
{
    return !event->person_count && import_is_break_word(frab->import->scratch, event->title);
}

static enum session_kind read_kind(struct frab *frab, const struct frab_event *event)
{
    if (is_break(frab, event))
        return SESSION_BREAK;
    const char *type = str_fold(frab->import->scratch, event->type);
    return strcmp(type, "workshop") == 0 || strncmp(type, "workshop ", 9) == 0 ? SESSION_WORKSHOP
                                                                               : SESSION_TALK;
}

static void read_links(struct frab *frab, const struct frab_event *event, struct session *session)
{
    struct import *import = frab->import;
    uint32_t count = event->link_count < LIMIT_LINKS ? event->link_count : LIMIT_LINKS;
    struct link *links = ARENA_ARRAY(import->arena, struct link, count);
    for (uint32_t i = 0; i < count; i++) {
        struct link *link = &links[session->link_count];
        link->url = read_url(frab, event->links[i].url);
        if (!link->url[0])
            continue;
        link->title =
            import_clean(import, event->links[i].title, LIMIT_TITLE_BYTES, event->where, "a link's title");
        session->link_count++;
    }
    session->links = links;
    if (event->link_count > count)
        issue_add(import->issues, ISSUE_WARNING, "limit", event->where,
                  "more than %d links; those after are left out", LIMIT_LINKS);
}

/* ---- rooms ---- */

/* Whether `words` are the last of `name`: "headnut" of "1Komona headnut". Both are keys. */
static bool ends_with_words(const char *name, const char *words)
{
    size_t length = strlen(name), end = strlen(words);
    return end > 0 && length > end && name[length - end - 1] == ' ' &&
           strcmp(name + length - end, words) == 0;
}

/* An event's own room, where it differs from that of the list that holds it and is not just its short form.
 */
static bool choose_room(struct frab *frab, const struct frab_event *event, uint32_t *ret_room,
                        struct err *reterr)
{
    struct builder *builder = &frab->import->builder;
    *ret_room = event->room;
    if (is_empty(event->own_room))
        return true;
    const char *own = name_key(frab->import->scratch, import_decode_entities(frab->import, event->own_room));
    if (event->room != PROGRAM_NONE) {
        const char *outer = builder->room_keys[event->room];
        struct room_name named = {.text = "", .key = own};
        struct program known = {.rooms = builder->rooms, .room_count = builder->room_count};
        if (strcmp(own, outer) == 0 || program_find_room(&known, named) == event->room ||
            (ends_with_words(outer, own) && program_find_room(&known, named) == PROGRAM_NONE))
            return true;
    }
    uint32_t room;
    if (!builder_room_by_name(builder, event->own_room, &room, reterr))
        return false;
    if (room != PROGRAM_NONE)
        *ret_room = room;
    return true;
}

static void read_persons(struct frab *frab, const struct frab_event *event, struct session *session)
{
    struct import *import = frab->import;
    struct people_draft people = {.count = 0};
    for (uint32_t i = 0; i < event->person_count; i++) {
        if (import_has_ink(import, event->persons[i]))
            import_add_person(import, &people, event->persons[i], NULL, PERSON_PRESENTER);
        else
            issue_add(import->issues, ISSUE_WARNING, "unnamed", event->where,
                      "there is no name of person %u: left out", (unsigned)i + 1);
    }
    import_set_people(import, session, &people);
}

/* ---- the whole ---- */

static bool add_session(struct frab *frab, const struct frab_event *event, struct err *reterr)
{
    struct import *import = frab->import;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    draft->where = event->where;
    session->id = read_id(frab, event);
    session->title = read_title(frab, event);
    session->kind = read_kind(frab, event);
    session->start = frab_start(frab, event);
    if (instant_is_set(session->start))
        frab_note_length(frab, event, session->start);
    session->summary = read_summary(frab, event);
    session->url = read_url(frab, event->url);
    session->language = import_clean(import, event->language, LIMIT_NAME_BYTES, event->where, "the language");
    frab_add_track(frab, event->track, NULL, &session->track);
    read_links(frab, event, session);
    uint32_t *room = ARENA_NEW(import->scratch, uint32_t);
    if (!choose_room(frab, event, room, reterr))
        return false;
    if (*room != PROGRAM_NONE) {
        draft->draft_rooms = room;
        draft->draft_room_count = 1;
    }
    read_persons(frab, event, session);
    if (event->do_not_record) {
        static const char *const badges[] = {"not recorded"};
        session->badges = badges;
        session->badge_count = 1;
    }
    return true;
}

bool frab_finish(struct frab *frab, struct err *reterr)
{
    struct import *import = frab->import;
    struct program *program = import->builder.program;
    const char *title = import_clean(import, frab->title, LIMIT_TITLE_BYTES, "", "the event's title");
    program->revision = import_clean(import, frab->revision, LIMIT_TITLE_BYTES, "", "the revision");
    program->event.title = builder_label(&import->builder, title);
    program->event.short_title = import_short_title(import, frab->acronym, title);
    program->event.url = read_url(frab, is_empty(frab->url) ? frab->base_url : frab->url);
    frab_note_times(frab);
    if (!import_choose_zone(import, frab->zone_name, reterr))
        return false;
    frab_question_times(frab);
    builder_reserve_sessions(&import->builder, frab->event_count, import->scratch);
    for (uint32_t i = 0; i < frab->event_count; i++) {
        if (!add_session(frab, &frab->events[i], reterr))
            return false;
    }
    return true;
}
