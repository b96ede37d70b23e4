#include "schedule/round.h"

#include "base/str.h"
#include "changes/as_of.h"
#include "schedule/notices.h"
#include "schedule/slots.h"
#include "schedule/soon.h"

/* Rows that a page's dwell is reckoned for, whatever the panel: what fits legibly on most. */
#define LIST_ROWS 8
#define BOARD_ROOMS 20
#define LONG_TITLED_ROOMS 10 /* where most titles take two lines */

/* Where they take more, up to so many pages: one without a turn would wait for two cycles. */
#define LONGEST_TITLED_ROOMS 7
#define LONGEST_TITLED_PAGES 4

/* A venue of more rooms has no pages of contributions by itself: its rooms would wait for their turn. */
#define SMALL_VENUE_ROOMS 10

static const struct cycle_entry default_cycle[] = {
    {.kind = PAGE_OVERVIEW}, {.kind = PAGE_SOON}, {.kind = PAGE_CONTRIBUTION}};
enum { LARGE_VENUE_ENTRIES = 2 }; /* the first ones of these */

int round_dwell_ms(const struct thresholds *thresholds, size_t code_points)
{
    size_t seconds = code_points / (size_t)thresholds->dwell_code_points_per_s;
    if (seconds < (size_t)thresholds->dwell_min_s)
        seconds = (size_t)thresholds->dwell_min_s;
    if (seconds > (size_t)thresholds->dwell_max_s)
        seconds = (size_t)thresholds->dwell_max_s;
    return (int)seconds * 1000;
}

static size_t session_code_points(const struct program *program, uint32_t number)
{
    const struct session *session = &program->sessions[number];
    size_t points = str_code_points(label_text(session->title, ""));
    for (uint32_t i = 0; i < session->person_count; i++)
        points += str_code_points(session->people[i].name);
    return points;
}

static size_t list_code_points(const struct program *program, struct slot_list list)
{
    size_t points = 0;
    for (uint32_t i = 0; i < list.count; i++)
        points += session_code_points(program, list.slots[i].session);
    return points;
}

static void round_add(struct round *round, struct page page)
{
    round->pages =
        arena_room(round->arena, round->pages, round->count, &round->capacity, sizeof *round->pages);
    round->pages[round->count++] = page;
    round->total_ms += page.dwell_ms;
}

static int dwell(const struct round *round, const struct cycle_entry *entry, size_t code_points)
{
    return entry->seconds > 0 ? entry->seconds * 1000
                              : round_dwell_ms(&round->config->thresholds, code_points);
}

static void room_now_and_next(const struct round *round, uint32_t room, struct room_state *ret)
{
    room_state_at(round->program, &round->config->thresholds, room, round->start, round->arena, ret);
}

/* How many pages a board of so many rooms may have where titles are long. */
static int board_turns(int rooms)
{
    int usual = (rooms + LONG_TITLED_ROOMS - 1) / LONG_TITLED_ROOMS;
    int more = (rooms + LONGEST_TITLED_ROOMS - 1) / LONGEST_TITLED_ROOMS;
    more = more < LONGEST_TITLED_PAGES ? more : LONGEST_TITLED_PAGES;
    return usual > 1 && more > usual ? more : usual;
}

/* The board's time is that of its rooms alone: all of its sub-pages share it, and even where titles are long
 * each of them shall have its turn. No more than half of a cycle: further rooms have theirs in the next one.
 */
static int board_dwell(const struct round *round, const struct cycle_entry *entry)
{
    int rooms = 0, least = round->config->thresholds.dwell_min_s;
    int most = (int)(round->most_ms / 2 / MS_PER_SECOND);
    for (uint32_t i = 0; i < round->scope.count; i++)
        rooms +=
            room_has_more_today(round->program, round->scope.rooms[i], round->start, &round->day) ? 1 : 0;
    int seconds = (least * rooms + BOARD_ROOMS - 1) / BOARD_ROOMS;
    int turns = board_turns(rooms) * (int)(ROUND_LEAST_TURN_MS / MS_PER_SECOND);
    seconds = seconds > turns ? seconds : turns;
    seconds = seconds < least ? least : seconds > most ? most : seconds;
    return (entry->seconds > 0 ? entry->seconds : seconds) * (int)MS_PER_SECOND;
}

/* Candidates for pages of their own, as a list of subjects with their dwells. */
struct subjects {
    struct page *pages;
    uint32_t count;
};

static bool tells_something(const struct session *session)
{
    return session->topic_count > 0 || session->summary[0];
}

static struct subjects contribution_subjects(const struct round *round, const struct cycle_entry *entry)
{
    const struct program *program = round->program;
    struct subjects ret = {0};
    if (hallway_event_moment(program, &round->scope, round->start) == MOMENT_AFTER)
        return ret;
    ret.pages = ARENA_ARRAY_UNSET(round->arena, struct page, program->session_count + 1);
    struct slot_list on = slots_running(&program->all, round->start, round->arena);
    for (uint32_t i = 0; i < on.count; i++) {
        const struct session *session = &program->sessions[on.slots[i].session];
        bool in_scope = session->room_count == 0 && round->scope.all;
        for (uint32_t room = 0; room < round->scope.count && !in_scope; room++)
            in_scope = session_in_room(program, session, round->scope.rooms[room]);
        if (in_scope && tells_something(session))
            ret.pages[ret.count++] = (struct page){.kind = PAGE_CONTRIBUTION, .subject = on.slots[i].session};
    }
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (!session_is_scheduled(session) && !session->set_aside && !session->cancelled &&
            session->part_of == PROGRAM_NONE && tells_something(session))
            ret.pages[ret.count++] = (struct page){.kind = PAGE_CONTRIBUTION, .subject = i};
    }
    for (uint32_t i = 0; i < ret.count; i++) {
        const struct session *session = &program->sessions[ret.pages[i].subject];
        size_t points = session_code_points(program, ret.pages[i].subject);
        for (uint32_t topic = 0; topic < session->topic_count; topic++)
            points += str_code_points(session->topics[topic]);
        ret.pages[i].dwell_ms = dwell(round, entry, points);
    }
    return ret;
}

static struct subjects room_subjects(const struct round *round, const struct cycle_entry *entry)
{
    struct subjects ret = {.pages = ARENA_ARRAY(round->arena, struct page, round->scope.count + 1)};
    for (uint32_t i = 0; i < round->scope.count; i++) {
        uint32_t room = round->scope.rooms[i];
        if (!room_has_more_today(round->program, room, round->start, &round->day))
            continue;
        struct room_state state;
        room_now_and_next(round, room, &state);
        size_t points =
            list_code_points(round->program, state.now) + list_code_points(round->program, state.next);
        ret.pages[ret.count++] =
            (struct page){.kind = PAGE_ROOM, .subject = room, .dwell_ms = dwell(round, entry, points)};
    }
    return ret;
}

struct page round_notice_page(const struct round *round, const struct cycle_entry *entry, uint32_t number)
{
    /* Which language a display shows is not the cycle's: that of the most words counts. */
    const struct label *text = &round->live->notices[number].text;
    size_t points = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        size_t own = str_code_points(text->variants[i].text);
        points = own > points ? own : points;
    }
    return (struct page){.kind = PAGE_NOTICE, .subject = number, .dwell_ms = dwell(round, entry, points)};
}

static struct subjects notice_subjects(const struct round *round, const struct cycle_entry *entry)
{
    struct notice_list list;
    notices_at(round->program, round->live, round->config, &round->scope, round->start, round->arena, &list);
    struct subjects ret = {.pages = ARENA_ARRAY(round->arena, struct page, list.count + 1)};
    for (uint32_t i = 0; i < list.count; i++)
        ret.pages[ret.count++] = round_notice_page(round, entry, list.notices[i]);
    return ret;
}

/* Adds those of `subjects` for which there is time left in the cycle. If not all fit, each round begins where
 * the one before would have ended, so that in the course of some rounds all get their turn. */
static void round_add_subjects(struct round *round, const struct subjects *subjects)
{
    int64_t total = round->total_ms;
    uint32_t fit = 0;
    for (uint32_t i = 0; i < subjects->count; i++) {
        if (total + subjects->pages[i].dwell_ms <= round->most_ms) {
            total += subjects->pages[i].dwell_ms;
            fit++;
        }
    }
    uint32_t first = fit == subjects->count ? 0 : (uint32_t)(round->number * fit % subjects->count);
    for (uint32_t i = 0; i < subjects->count; i++) {
        const struct page *page = &subjects->pages[(first + i) % subjects->count];
        if (round->total_ms + page->dwell_ms <= round->most_ms)
            round_add(round, *page);
    }
}

/* Whether there are things to tell of, but no times yet: a table of rooms would only say that it is empty. */
static bool has_only_contributions(const struct round *round)
{
    static const struct cycle_entry any = {.kind = PAGE_CONTRIBUTION};
    return hallway_event_moment(round->program, &round->scope, round->start) == MOMENT_NO_SESSIONS &&
           contribution_subjects(round, &any).count > 0;
}

static void round_add_single(struct round *round, const struct cycle_entry *entry)
{
    struct page page = {.kind = entry->kind, .subject = PROGRAM_NONE, .file = entry->file};
    size_t points = 0;
    if (entry->kind == PAGE_OVERVIEW) {
        if (has_only_contributions(round))
            return;
        page.dwell_ms = board_dwell(round, entry);
    } else if (entry->kind == PAGE_SOON) {
        struct soon_list soon;
        soon_at(round->program, &round->config->thresholds, &round->scope, round->start, LIST_ROWS,
                round->arena, &soon);
        if (soon.count == 0)
            return;
        for (uint32_t i = 0; i < soon.count; i++)
            points += session_code_points(round->program, soon.entries[i].slot.session);
    }
    if (entry->kind != PAGE_OVERVIEW)
        page.dwell_ms = dwell(round, entry, points);
    if (round->total_ms + page.dwell_ms <= round->most_ms)
        round_add(round, page);
}

static bool has_subjects(enum page_kind kind)
{
    return kind == PAGE_NOTICE || kind == PAGE_CONTRIBUTION || kind == PAGE_ROOM;
}

static struct subjects subjects_of(const struct round *round, const struct cycle_entry *entry)
{
    switch (entry->kind) {
    case PAGE_NOTICE:
        return notice_subjects(round, entry);
    case PAGE_ROOM:
        return room_subjects(round, entry);
    default:
        return contribution_subjects(round, entry);
    }
}

/* Without the pictures that can't be shown, unless there would be nothing left. */
static uint32_t leave_out_missing(const struct cycle_entry *entries, uint32_t count, struct arena *arena,
                                  const struct cycle_entry **ret)
{
    uint32_t kept = 0;
    struct cycle_entry *there = ARENA_ARRAY(arena, struct cycle_entry, count ? count : 1);
    for (uint32_t i = 0; i < count; i++)
        if (!entries[i].is_missing)
            there[kept++] = entries[i];
    *ret = kept > 0 ? there : entries;
    return kept > 0 ? kept : count;
}

/* The entries of a display's cycle. Notices come first where it has no place for them: what an operator has
 * to say now was unknown when the cycle was written. */
static uint32_t entries_of(const struct display_config *config, uint32_t rooms, struct arena *arena,
                           const struct cycle_entry **ret)
{
    const struct cycle_entry *entries = config->cycle_count ? config->cycle : default_cycle;
    uint32_t count = config->cycle_count         ? config->cycle_count
                     : rooms > SMALL_VENUE_ROOMS ? LARGE_VENUE_ENTRIES
                                                 : sizeof default_cycle / sizeof *default_cycle;
    count = leave_out_missing(entries, count, arena, &entries);
    *ret = entries;
    for (uint32_t i = 0; i < count; i++)
        if (entries[i].kind == PAGE_NOTICE)
            return count;
    struct cycle_entry *with_notices = ARENA_ARRAY(arena, struct cycle_entry, count + 1);
    with_notices[0] = (struct cycle_entry){.kind = PAGE_NOTICE};
    for (uint32_t i = 0; i < count; i++)
        with_notices[i + 1] = entries[i];
    *ret = with_notices;
    return count + 1;
}

int64_t round_number(const struct display_config *config, struct instant now)
{
    const int64_t length = config->thresholds.round_min * MS_PER_MINUTE;
    return now.ms / length - (now.ms % length < 0);
}

struct instant round_start(const struct display_config *config, int64_t number)
{
    return (struct instant){number * config->thresholds.round_min * MS_PER_MINUTE};
}

void round_make(struct round *round, const struct program *program, const struct live *live,
                const struct display_config *config, struct instant known, struct arena *arena)
{
    const int64_t number = round_number(config, known);
    program = changes_as_of(program, known, arena);
    *round = (struct round){.program = program,
                            .live = live,
                            .config = config,
                            .arena = arena,
                            .number = number,
                            .start = round_start(config, number),
                            .day = program_day_at(program, round_start(config, number)),
                            .most_ms = config->thresholds.cycle_max_s * MS_PER_SECOND};
    room_scope_of(program, config, arena, &round->scope, NULL);
    const struct cycle_entry *entries;
    const uint32_t count = entries_of(config, round->scope.count, arena, &entries);

    /* Time is given out by importance: notices, single pages, then contributions, then rooms, which so fall
     * out first. The pages then stand in the order of the configuration. */
    static const enum page_kind importance[] = {PAGE_NOTICE,  PAGE_OVERVIEW,     PAGE_SOON,
                                                PAGE_PICTURE, PAGE_CONTRIBUTION, PAGE_ROOM};
    struct round *parts = ARENA_ARRAY(arena, struct round, count ? count : 1);
    for (size_t k = 0; k < sizeof importance / sizeof *importance; k++) {
        for (uint32_t i = 0; i < count; i++) {
            if (entries[i].kind != importance[k])
                continue;
            parts[i] = *round;
            parts[i].pages = NULL, parts[i].count = parts[i].capacity = 0;
            if (has_subjects(importance[k])) {
                struct subjects subjects = subjects_of(round, &entries[i]);
                round_add_subjects(&parts[i], &subjects);
            } else {
                round_add_single(&parts[i], &entries[i]);
            }
            round->total_ms = parts[i].total_ms;
        }
    }
    round->total_ms = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t page = 0; page < parts[i].count; page++) {
            parts[i].pages[page].entry = i;
            round_add(round, parts[i].pages[page]);
        }
    for (uint32_t i = 0; i < round->count; i++) {
        round->pages[i].position = i;
        round->pages[i].count = round->count;
    }
}
