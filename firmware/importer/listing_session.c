#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "importer/listing.h"

/* ---- rooms ---- */

/* A list that grows one by one has room for a power of two of items, made by `grow` alone, so it may be
 * written. The one given back has room for one more. */
static void *grow(struct arena *arena, const void *items, uint32_t count, size_t size)
{
    bool full = (count & (count - 1)) == 0;
    return full ? arena_grow(arena, items, count, count ? 2 * (size_t)count : 1, size) : (void *)items;
}

static void add_room(struct listing *listing, struct session_draft *draft, uint32_t room)
{
    uint32_t count = draft->draft_room_count;
    uint32_t *rooms = grow(listing->import->scratch, draft->draft_rooms, count, sizeof *rooms);
    rooms[count] = room;
    draft->draft_rooms = rooms;
    draft->draft_room_count = count + 1;
}

void listing_put_room(struct listing *listing, struct session_draft *draft, uint32_t room)
{
    for (uint32_t i = 0; i < draft->draft_room_count; i++)
        if (draft->draft_rooms[i] == room)
            return;
    if (room != PROGRAM_NONE)
        add_room(listing, draft, room);
}

void listing_put_rooms(struct listing *listing, struct session_draft *draft, const uint32_t *rooms,
                       uint32_t count, uint32_t first)
{
    if (first != PROGRAM_NONE)
        add_room(listing, draft, first);
    for (uint32_t i = 0; i < count; i++)
        if (rooms[i] != first)
            add_room(listing, draft, rooms[i]);
}

/* ---- times ---- */

static void note_time(struct listing *listing, const char *time, const char *where)
{
    struct instant_text text;
    if (time && instant_parse(str_clean(listing->import->scratch, time), &text) && text.has_time)
        import_note_offset(listing->import, &text, where);
}

void listing_note_times(struct listing *listing, const cJSON *first, const char *start, const char *end,
                        const char *where)
{
    unsigned index = 0;
    for (const cJSON *item = first; item; item = item->next) {
        const char *path = arena_printf(listing->import->scratch, "%s[%u]", where, index++);
        note_time(listing, import_member(listing->import, item, start), path);
        note_time(listing, import_member(listing->import, item, end), path);
    }
}

/* INSTANT_NONE for NULL and "", and with an issue for what is no date with a time of day. */
static struct instant read_time(struct listing *listing, const char *time, const char *what,
                                const char *where)
{
    struct import *import = listing->import;
    const char *clean = time ? str_clean(import->scratch, time) : "";
    struct instant_text text;
    if (!*clean)
        return INSTANT_NONE;
    bool usable = instant_parse(clean, &text) && text.has_time;
    /* At the ends of the calendar the same instant has another year in another zone, which can't be written.
     */
    if (!usable || text.civil.year < 1900 || text.civil.year > 9998) {
        issue_add(import->issues, ISSUE_WARNING, "date", where,
                  "the %s \"%.40s\" is not a date and a time of day", what, clean);
        return INSTANT_NONE;
    }
    return text.has_offset ? civil_to_instant(text.civil, text.offset_s)
                           : zone_to_instant(&import->builder.program->zone, text.civil);
}

static bool is_given(struct listing *listing, const char *text)
{
    return text && *str_clean(listing->import->scratch, text);
}

void listing_set_times(struct listing *listing, struct session *session, const char *start, const char *end,
                       const char *length, const char *where)
{
    session->start = read_time(listing, start, "start", where);
    struct instant end_at = read_time(listing, end, "end", where);
    if (!instant_is_set(session->start)) {
        if (instant_is_set(end_at))
            issue_add(listing->import->issues, ISSUE_WARNING, "no-time", where,
                      "there is an end but no start that can be read; the session is taken as unscheduled");
    } else if (is_given(listing, end) || is_given(listing, length)) {
        import_note_length(listing->import, end_at, is_given(listing, length) ? length : end);
    } else {
        listing->open = arena_room(listing->import->scratch, listing->open, listing->open_count,
                                   &listing->open_capacity, sizeof *listing->open);
        listing->open[listing->open_count++] = listing->import->builder.draft_count - 1;
    }
}

/* ---- sessions ---- */

enum { ID_MAX_BYTES = LIMIT_NAME_BYTES - 8 }; /* with room for the "#2" of a repeat */

struct session_draft *listing_add_session(struct listing *listing, const char *id, struct label title,
                                          const char *where, struct err *reterr)
{
    struct import *import = listing->import;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return NULL;
    const char *clean = import_clean(import, id, ID_MAX_BYTES, where, "the id");
    if (!*clean)
        issue_add(import->issues, ISSUE_WARNING, "no-id", where,
                  "there is no id; changes of this session cannot be followed");
    if (!title.count) {
        issue_add(import->issues, ISSUE_WARNING, "untitled", where, "there is no title");
        title = builder_label(&import->builder, "(untitled)");
    }
    draft->where = where;
    draft->session.id = *clean ? clean : "x";
    draft->session.title = title;
    return draft;
}

void listing_make_id(struct listing *listing, struct session_draft *draft, const char *word)
{
    struct import *import = listing->import;
    char start[40] = "";
    if (instant_is_set(draft->session.start))
        instant_format(draft->session.start, 0, start);
    const char *room = draft->draft_room_count > 0 ? import->builder.rooms[draft->draft_rooms[0]].id : "";
    size_t room_bytes = str_cut(room, ID_MAX_BYTES - 40);
    draft->session.id = arena_printf(import->arena, "%s%s%.*s%s%.16s", word, *room ? "-" : "",
                                     (int)room_bytes, room, *start ? "-" : "", start);
}

void listing_add_link(struct listing *listing, struct session *session, const char *title, const char *url,
                      const char *where)
{
    struct import *import = listing->import;
    const char *address = import_web_address(import, url);
    if (!*address || session->link_count > LIMIT_LINKS)
        return;
    if (session->link_count == LIMIT_LINKS) {
        issue_add(import->issues, ISSUE_WARNING, "limit", where,
                  "more than %d links; those after are left out", LIMIT_LINKS);
        return;
    }
    uint32_t count = session->link_count;
    struct link *links = grow(import->arena, session->links, count, sizeof *links);
    links[count].url = address;
    links[count].title = import_clean(import, title, LIMIT_TITLE_BYTES, where, "a link's title");
    session->links = links;
    session->link_count = count + 1;
}

void listing_add_badge(struct listing *listing, struct session *session, const char *text, const char *where)
{
    struct import *import = listing->import;
    const char *clean = import_clean(import, text, LIMIT_NAME_BYTES, where, "a badge");
    uint32_t count = session->badge_count;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(session->badges[i], clean) == 0)
            return;
    if (!*clean)
        return;
    if (count == LIMIT_BADGES) {
        issue_add(import->issues, ISSUE_WARNING, "limit", where, "more than %d badges; \"%.60s\" is left out",
                  LIMIT_BADGES, clean);
        return;
    }
    const char **badges = grow(import->arena, session->badges, count, sizeof *badges);
    badges[count] = clean;
    session->badges = badges;
    session->badge_count = count + 1;
}

/* ---- open ends ---- */

struct begin {
    uint32_t room;
    int64_t at_ms;
};

static int compare_begins(const void *a, const void *b, void *user)
{
    const struct begin *x = a, *y = b;
    (void)user;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    return x->at_ms == y->at_ms ? 0 : x->at_ms < y->at_ms ? -1 : 1;
}

/* The first start in the room after `at_ms`, at most `end_ms`. */
static int64_t next_begin(const struct begin *begins, size_t count, uint32_t room, int64_t at_ms,
                          int64_t end_ms)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct begin *begin = &begins[middle];
        if (begin->room < room || (begin->room == room && begin->at_ms <= at_ms))
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && begins[low].room == room && begins[low].at_ms < end_ms ? begins[low].at_ms : end_ms;
}

/* The starts of all sessions in all their rooms, sorted. A file without rooms has one, which has no number
 * yet. */
static struct begin *list_begins(const struct listing *listing, size_t count, struct arena *scratch)
{
    const struct builder *builder = &listing->import->builder;
    struct begin *begins = ARENA_ARRAY(scratch, struct begin, count);
    size_t filled = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        const struct session_draft *draft = &builder->drafts[i];
        if (!instant_is_set(draft->session.start))
            continue;
        for (uint32_t j = 0; j < draft->draft_room_count; j++)
            begins[filled++] = (struct begin){draft->draft_rooms[j], draft->session.start.ms};
        if (!builder->room_count)
            begins[filled++] = (struct begin){PROGRAM_NONE, draft->session.start.ms};
    }
    sort_stable(begins, filled, sizeof *begins, compare_begins, NULL,
                ARENA_ARRAY(scratch, struct begin, filled));
    return begins;
}

static void close_ends(struct listing *listing, size_t count)
{
    struct import *import = listing->import;
    struct builder *builder = &import->builder;
    struct arena scratch; /* of the begins, which may be a million */
    arena_init(&scratch, import->scratch->acquire, import->scratch->release);
    const struct begin *begins = list_begins(listing, count, &scratch);
    for (uint32_t i = 0; i < listing->open_count; i++) {
        struct session_draft *draft = &builder->drafts[listing->open[i]];
        struct session *session = &draft->session;
        int64_t start_ms = session->start.ms, end_ms = start_ms + MS_PER_HOUR;
        for (uint32_t j = 0; j < draft->draft_room_count; j++)
            end_ms = next_begin(begins, count, draft->draft_rooms[j], start_ms, end_ms);
        if (!builder->room_count)
            end_ms = next_begin(begins, count, PROGRAM_NONE, start_ms, end_ms);
        issue_add(import->issues, ISSUE_WARNING, "no-end", draft->where,
                  "there is no end; the session is taken to last %d min, %s",
                  (int)((end_ms - start_ms) / MS_PER_MINUTE),
                  end_ms - start_ms < MS_PER_HOUR ? "to the next one in its room" : "which is the most");
        session->end = (struct instant){end_ms};
    }
    arena_finish(&scratch);
}

bool listing_finish(struct listing *listing, struct err *reterr)
{
    struct builder *builder = &listing->import->builder;
    size_t count = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        const struct session_draft *draft = &builder->drafts[i];
        if (instant_is_set(draft->session.start))
            count += builder->room_count ? draft->draft_room_count : 1;
    }
    if (count > LIMIT_SLOTS)
        return err_set_where(reterr, ERR_LIMIT, "sessions",
                             "sessions are in rooms more than %d times in all, which is the limit",
                             LIMIT_SLOTS);
    if (listing->open_count)
        close_ends(listing, count);
    import_combine_rooms(listing->import);
    return true;
}
