#include <string.h>

#include "base/sort.h"
#include "base/str.h"
#include "import/import.h"

/* How a length is written. */
enum form { FORM_NONE, FORM_PLAIN, FORM_TWO, FORM_THREE };

struct length {
    enum form form;
    int64_t ms;        /* of a plain one */
    int64_t fields[3]; /* of one of three fields */
    bool tells;        /* its three fields can't be days, hours and minutes */
};

/* A session's stay in one room. */
struct stay {
    uint32_t room;
    int64_t start_ms;
};

/* One judgement. */
struct judging {
    struct import *import;
    struct length *lengths; /* of each note */
    struct stay *stays;     /* sorted by room and start */
    size_t stay_count;
};

void import_note_length(struct import *import, struct instant end, const char *text)
{
    struct import_lengths *lengths = &import->lengths;
    if (import->builder.draft_count == 0)
        return;
    lengths->items = arena_room(import->scratch, lengths->items, lengths->count, &lengths->capacity,
                                sizeof *lengths->items);
    lengths->items[lengths->count++] =
        (struct import_length){import->builder.draft_count - 1, end, text ? text : ""};
}

/* ---- what is written ---- */

/* One to `most` digits. */
static bool read_digits(const char **text, unsigned most, int64_t *ret)
{
    const char *start = *text;
    *ret = 0;
    for (; **text >= '0' && **text <= '9'; ++*text) {
        if (*text - start == (int)most)
            return false;
        *ret = *ret * 10 + (**text - '0');
    }
    return *text > start;
}

/* Two or three fields parted by colons. */
static bool read_fields(const char *text, struct length *ret)
{
    const char *at = text;
    unsigned count = 0;
    do {
        if (count == 3 || !read_digits(&at, 4, &ret->fields[count]))
            return false;
        count++;
    } while (*at == ':' && at++);
    if (*at || count < 2)
        return false;
    const int64_t *fields = ret->fields;
    if (count == 2) {
        ret->form = FORM_TWO;
        ret->ms = fields[0] * MS_PER_HOUR + fields[1] * MS_PER_MINUTE;
        return true;
    }
    if (fields[2] >= 60)
        return false;
    ret->form = FORM_THREE;
    ret->tells = text[1] != ':' || text[0] == '0' || fields[1] >= 24;
    return true;
}

/* A number in minutes, or with a unit: "45", "45.0", "45 min", "1h", "1 h 30". */
static bool read_number(const char *text, struct length *ret)
{
    int64_t number, minutes = 0, part_ms = 0, unit_ms = MS_PER_MINUTE;
    if (!read_digits(&text, 5, &number))
        return false;
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++, unit_ms /= 10)
            part_ms += (*text - '0') * unit_ms / 10;
    text += strspn(text, " ");
    if (*text == 'h') {
        text += strspn(text, "abcdefghijklmnopqrstuvwxyz.");
        text += strspn(text, " ");
        if (*text && !read_digits(&text, 2, &minutes))
            return false;
        text += strspn(text, " ");
        number *= 60;
        part_ms *= 60;
    }
    if (*text == 'm' || *text == '\'')
        text += strspn(text, "abcdefghijklmnopqrstuvwxyz.'");
    ret->form = FORM_PLAIN;
    ret->ms = (number + minutes) * MS_PER_MINUTE + part_ms;
    return *text == '\0';
}

static struct length read_length(const char *text, struct arena *scratch)
{
    static const struct length none = {.form = FORM_NONE};
    struct length length = none;
    if (strlen(text) > 80)
        return none;
    const char *folded = str_fold(scratch, text);
    if (duration_parse_iso(str_clean(scratch, text), &length.ms)) {
        length.form = FORM_PLAIN;
        return length;
    }
    return read_fields(folded, &length) || read_number(folded, &length) ? length : none;
}

/* ---- what comes after a session in its room ---- */

static int compare_stays(const void *a, const void *b, void *user)
{
    const struct stay *x = a, *y = b;
    (void)user;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    return x->start_ms == y->start_ms ? 0 : x->start_ms < y->start_ms ? -1 : 1;
}

/* Its own rooms, else those of its block. */
static const struct session_draft *room_owner(const struct builder *builder,
                                              const struct session_draft *draft)
{
    bool has_block = draft->part_of_draft > 0 && draft->part_of_draft <= builder->draft_count;
    return draft->draft_room_count == 0 && has_block ? &builder->drafts[draft->part_of_draft - 1] : draft;
}

static void sort_stays(struct judging *judging, struct arena *scratch)
{
    const struct builder *builder = &judging->import->builder;
    size_t count = 0, most = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++)
        most += room_owner(builder, &builder->drafts[i])->draft_room_count + 1;
    judging->stays = ARENA_ARRAY(scratch, struct stay, most);
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        const struct session_draft *draft = &builder->drafts[i], *owner = room_owner(builder, draft);
        if (!instant_is_set(draft->session.start))
            continue;
        for (uint32_t j = 0; j < owner->draft_room_count; j++)
            judging->stays[count++] = (struct stay){owner->draft_rooms[j], draft->session.start.ms};
        if (builder->room_count == 0) /* then there is one room for all */
            judging->stays[count++] = (struct stay){PROGRAM_NONE, draft->session.start.ms};
    }
    judging->stay_count = count;
    if (count > 1)
        sort_stable(judging->stays, count, sizeof *judging->stays, compare_stays, NULL,
                    ARENA_ARRAY(scratch, struct stay, count));
}

/* The next start in a room after an instant, or INT64_MAX. */
static int64_t next_in_room(const struct judging *judging, uint32_t room, int64_t after_ms)
{
    struct stay wanted = {room, after_ms};
    size_t low = 0, high = judging->stay_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_stays(&judging->stays[middle], &wanted, NULL) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < judging->stay_count && judging->stays[low].room == room ? judging->stays[low].start_ms
                                                                         : INT64_MAX;
}

static int64_t next_start(const struct judging *judging, uint32_t draft_number)
{
    const struct builder *builder = &judging->import->builder;
    const struct session_draft *draft = &builder->drafts[draft_number], *owner = room_owner(builder, draft);
    int64_t start_ms = draft->session.start.ms, next = INT64_MAX;
    if (builder->room_count == 0)
        next = next_in_room(judging, PROGRAM_NONE, start_ms);
    for (uint32_t i = 0; i < owner->draft_room_count; i++) {
        int64_t at = next_in_room(judging, owner->draft_rooms[i], start_ms);
        next = at < next ? at : next;
    }
    return next;
}

/* ---- three fields ---- */

static int64_t three_ms(const struct length *length, bool days)
{
    const int64_t *fields = length->fields;
    return days ? fields[0] * MS_PER_DAY + fields[1] * MS_PER_HOUR + fields[2] * MS_PER_MINUTE
                : fields[0] * MS_PER_HOUR + fields[1] * MS_PER_MINUTE + fields[2] * MS_PER_SECOND;
}

/* Whether three fields are days, hours and minutes; else hours, minutes and seconds. Who writes hours and
 * minutes as two fields has a third one for days; else the one reading counts by which fewer overlap what
 * comes after them. */
static bool are_days(const struct judging *judging)
{
    const struct import_lengths *notes = &judging->import->lengths;
    unsigned overlaps[2] = {0, 0}, count = 0, two = 0;
    uint32_t first = 0;
    for (uint32_t i = 0; i < notes->count; i++) {
        const struct length *length = &judging->lengths[i];
        two += length->form == FORM_TWO;
        if (length->form != FORM_THREE)
            continue;
        if (length->tells)
            return false;
        if (count++ == 0)
            first = i;
        int64_t start_ms = judging->import->builder.drafts[notes->items[i].draft].session.start.ms;
        int64_t next_ms = next_start(judging, notes->items[i].draft);
        for (int days = 0; days < 2; days++)
            overlaps[days] += start_ms + three_ms(length, days) > next_ms;
    }
    bool days = two > 0 || overlaps[1] <= overlaps[0];
    if (count > 0)
        issue_add(judging->import->issues, ISSUE_WARNING, "lengths",
                  judging->import->builder.drafts[notes->items[first].draft].where,
                  "%u length%s of three fields (\"%.20s\") can be days or hours: taken as %s", count,
                  count == 1 ? "" : "s", notes->items[first].text,
                  days ? "days, hours and minutes" : "hours, minutes and seconds");
    return days;
}

/* ---- all ---- */

static bool is_ended(const struct import_length *note, const struct session *session)
{
    return instant_is_set(note->end) && note->end.ms >= session->start.ms;
}

static void tell_bad_end(struct import *import, const struct import_length *note)
{
    if (instant_is_set(note->end))
        issue_add(import->issues, ISSUE_WARNING, "end-before-start",
                  import->builder.drafts[note->draft].where,
                  "the end is before the start; the duration stands in for it");
}

/* To the room's next session, at most an hour. */
static void guess_length(const struct judging *judging, const struct import_length *note)
{
    struct session_draft *draft = &judging->import->builder.drafts[note->draft];
    int64_t end_ms = draft->session.start.ms + MS_PER_HOUR, next_ms = next_start(judging, note->draft);
    draft->session.end.ms = next_ms < end_ms ? next_ms : end_ms;
    issue_add(judging->import->issues, ISSUE_WARNING, "no-duration", draft->where,
              "there is no duration that can be read (\"%.40s\"): the session is taken to last to the room's "
              "next one, at most an hour",
              note->text);
}

/* The lengths of those that have no good end; false where most of all can't be read. */
static bool read_all(struct judging *judging, struct err *reterr)
{
    struct import *import = judging->import;
    const struct import_lengths *notes = &import->lengths;
    uint32_t all = 0, unread = 0;
    const char *first = "";
    for (uint32_t i = 0; i < notes->count; i++) {
        const struct import_length *note = &notes->items[i];
        const struct session *session = &import->builder.drafts[note->draft].session;
        if (!instant_is_set(session->start))
            continue;
        all++;
        if (is_ended(note, session))
            continue;
        tell_bad_end(import, note);
        judging->lengths[i] = read_length(note->text, import->scratch);
        if (judging->lengths[i].form == FORM_NONE && unread++ == 0)
            first = note->text;
    }
    return unread * 2 <= all || err_set(reterr, ERR_MEANING,
                                        "most lengths can't be read (%u of %u, as \"%.40s\"), so nothing "
                                        "could be shown as being on: a "
                                        "session needs an end, or a duration such as 0:45",
                                        (unsigned)unread, (unsigned)all, first);
}

bool import_judge_lengths(struct import *import, struct err *reterr)
{
    struct import_lengths *notes = &import->lengths;
    struct judging judging = {.import = import,
                              .lengths = ARENA_ARRAY(import->scratch, struct length, notes->count)};
    if (!read_all(&judging, reterr))
        return false;
    struct arena scratch; /* of the stays, which may be a million */
    arena_init(&scratch, import->scratch->acquire, import->scratch->release);
    sort_stays(&judging, &scratch);
    bool days = are_days(&judging);
    for (uint32_t i = 0; i < notes->count; i++) {
        const struct import_length *note = &notes->items[i];
        struct session *session = &import->builder.drafts[note->draft].session;
        const struct length *length = &judging.lengths[i];
        if (!instant_is_set(session->start))
            continue;
        if (is_ended(note, session))
            session->end = note->end;
        else if (length->form == FORM_NONE)
            guess_length(&judging, note);
        else
            session->end.ms =
                session->start.ms + (length->form == FORM_THREE ? three_ms(length, days) : length->ms);
    }
    arena_finish(&scratch);
    notes->count = 0;
    return true;
}

/* ---- what is told of a whole program ---- */

#define LONG_MS (12 * MS_PER_HOUR)
#define DAY_MS (24 * MS_PER_HOUR)

/* What people come and go to, and what frames others, may last. */
static bool may_last(const struct session *session)
{
    return !session_is_scheduled(session) || session->cancelled || session->has_parts ||
           session->kind == SESSION_DROP_IN;
}

void import_tell_long(const struct program *program, struct issue_list *issues)
{
    struct instant last = INSTANT_NONE; /* when all that is not long is over */
    uint32_t count = 0, longest = 0;
    int64_t longest_ms = 0;
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (session_is_scheduled(session) && session->end.ms - session->start.ms <= LONG_MS)
            last = instant_max(last, session->end);
    }
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        int64_t length_ms = session->end.ms - session->start.ms;
        bool outlasts = instant_is_set(last) && session->end.ms > last.ms + LONG_MS;
        if (may_last(session) || length_ms <= (outlasts ? LONG_MS : DAY_MS))
            continue;
        count++;
        if (length_ms > longest_ms) {
            longest_ms = length_ms;
            longest = i;
        }
    }
    if (count == 0)
        return;
    struct arena *arena = issues->arena;
    const char *title = label_text(program->sessions[longest].title, "");
    issue_add(issues, ISSUE_WARNING, "long-sessions", arena_printf(arena, "sessions[%u]", (unsigned)longest),
              "%u session%s longer than a day, or half a day past all others, \"%.*s\" %d h: shown as "
              "on for as long",
              (unsigned)count, count == 1 ? " lasts" : "s last", (int)str_cut(title, 60), title,
              (int)(longest_ms / MS_PER_HOUR));
}
