#include "fleet/fleet.h"

#include <string.h>

#include "base/sort.h"
#include "fleet/fleet_status.h"

static const double HOT_C = 80; /* a Raspberry Pi slows down from here on */

const char *fleet_state_name(enum fleet_state state)
{
    static const char *const names[FLEET_STATE_COUNT] = {"well",  "odd",    "unknown",
                                                         "wrong", "silent", "missing"};
    return names[state];
}

static struct fleet_display *find(struct fleet *fleet, const char *name, bool is_unassigned)
{
    for (uint32_t i = 0; i < fleet->count; i++)
        if (fleet->displays[i].is_unassigned == is_unassigned && strcmp(fleet->displays[i].name, name) == 0)
            return &fleet->displays[i];
    return NULL;
}

static struct fleet_display *add(struct fleet *fleet, const char *name, bool is_unassigned)
{
    fleet->displays =
        arena_room(&fleet->names, fleet->displays, fleet->count, &fleet->capacity, sizeof *fleet->displays);
    struct fleet_display *display = &fleet->displays[fleet->count++];
    *display = (struct fleet_display){.name = arena_copy(&fleet->names, name),
                                      .key = "",
                                      .is_unassigned = is_unassigned,
                                      .offline_ms = -1,
                                      .why = "",
                                      .what_to_do = ""};
    arena_init(&display->arena, fleet->names.acquire, fleet->names.release);
    return display;
}

void fleet_init(struct fleet *fleet, const struct venue *venue, int64_t steady_ms, const struct arena *memory)
{
    *fleet = (struct fleet){.venue = venue, .live_revision = -1, .began_ms = steady_ms};
    arena_init(&fleet->names, memory->acquire, memory->release);
    arena_init(&fleet->judged, memory->acquire, memory->release);
    for (uint32_t i = 0; venue && i < venue->display_count; i++) {
        const struct venue_display *known = &venue->displays[i];
        struct fleet_display *display = find(fleet, known->config.name, false);
        display = display ? display : add(fleet, known->config.name, false);
        display->is_in_venue = true;
        display->key = known->key;
    }
}

void fleet_finish(struct fleet *fleet)
{
    for (uint32_t i = 0; i < fleet->count; i++)
        arena_finish(&fleet->displays[i].arena);
    arena_finish(&fleet->names);
    arena_finish(&fleet->judged);
}

/* --- what comes --- */

static void forget(struct fleet *fleet, struct fleet_display *display)
{
    if (display->is_in_venue) {
        display->is_online = display->was_heard = display->has_status = false;
        display->offline_ms = -1;
        return;
    }
    arena_finish(&display->arena);
    *display = fleet->displays[--fleet->count];
}

void fleet_hear(struct fleet *fleet, const struct fleet_message *message, int64_t steady_ms)
{
    bool is_online = strcmp(message->rest, "online") == 0, is_status = strcmp(message->rest, "status") == 0;
    struct fleet_display *display = find(fleet, message->name, message->is_unassigned);
    struct fleet_status status;
    if (!is_online && !is_status)
        return;
    if (message->size == 0) {
        if (display)
            forget(fleet, display);
        return;
    }
    display = display ? display : add(fleet, message->name, message->is_unassigned);
    if (is_online) {
        display->was_heard = true;
        display->is_online = message->size == 1 && message->bytes[0] == '1';
        display->offline_ms = display->is_online ? -1 : steady_ms;
        return;
    }
    struct arena arena;
    arena_init(&arena, fleet->names.acquire, fleet->names.release);
    if (fleet_status_read(message->bytes, message->size, &arena, &status)) {
        arena_finish(&display->arena);
        display->arena = arena;
        display->has_status = true;
        display->is_held = message->is_held;
        display->heard_ms = steady_ms;
        display->status = status;
    } else {
        arena_finish(&arena);
    }
}

void fleet_hear_live(struct fleet *fleet, int64_t revision)
{
    if (revision > fleet->live_revision)
        fleet->live_revision = revision;
}

/* --- how old it is --- */

static bool is(const char *text, const char *other)
{
    return strcmp(text, other) == 0;
}

static struct instant later(struct instant a, struct instant b)
{
    return a.ms > b.ms ? a : b;
}

struct reckoning {
    struct instant now;     /* INSTANT_NONE: nobody knows */
    bool is_of_reader_only; /* all that displays have said is older than it by three beats or more */
};

/* What time it is, for the ages of what the broker held. */
static struct reckoning reckon(const struct fleet *fleet, int64_t steady_ms, struct instant now)
{
    struct instant spoken = INSTANT_NONE, held = INSTANT_NONE;
    for (uint32_t i = 0; i < fleet->count; i++) {
        const struct fleet_display *display = &fleet->displays[i];
        if (!display->has_status || !instant_is_set(display->status.at))
            continue;
        if (display->is_held)
            held = later(held, display->status.at);
        else
            spoken = later(spoken, (struct instant){display->status.at.ms + steady_ms - display->heard_ms});
    }
    if (instant_is_set(spoken))
        return (struct reckoning){.now = spoken};
    now = later(now, held);
    return (struct reckoning){now, instant_is_set(held) && instant_is_set(now) &&
                                       now.ms - held.ms >= FLEET_SILENT_MS};
}

static int64_t age_of(const struct fleet_display *display, int64_t steady_ms, struct instant now)
{
    const int64_t here_ms = steady_ms - display->heard_ms;
    if (!display->has_status)
        return -1;
    if (!display->is_held)
        return here_ms;
    if (!instant_is_set(display->status.at) || !instant_is_set(now))
        return -1;
    const int64_t said_ms = now.ms - display->status.at.ms;
    return said_ms > here_ms ? said_ms : here_ms;
}

static bool is_silent(const struct fleet_display *display, int64_t steady_ms)
{
    return (display->age_ms < 0 ? steady_ms - display->heard_ms : display->age_ms) >= FLEET_SILENT_MS;
}

/* --- what of it --- */

struct verdict {
    enum fleet_state state;
    const char *why, *what_to_do;
};

/* The worst that a status says; the first rule that holds. */
static struct verdict judge_status(struct fleet *fleet, const struct fleet_display *display)
{
    const struct fleet_status *status = &display->status;
    if (is(status->screen, "fault") || (*status->station_fault && !is(status->station_fault, "none")))
        return (struct verdict){
            FLEET_WRONG, *status->first_refused ? status->first_refused : "shows what is wrong with it",
            "mend what its screen says"};
    if (is(status->screen, "no-program"))
        return (struct verdict){FLEET_WRONG, "has no program",
                                "is its program's address right, and the network?"};
    if (is(status->clock, "untrusted"))
        return (struct verdict){FLEET_WRONG, "does not know the time",
                                "let it reach a time server, or an address of https"};
    if (fleet->live_revision > status->live_revision)
        return (struct verdict){FLEET_WRONG,
                                arena_printf(&fleet->judged, "shows revision %lld of the live data, not %lld",
                                             (long long)status->live_revision,
                                             (long long)fleet->live_revision),
                                "does it ask the right address, and know the key?"};
    if (status->is_stale)
        return (struct verdict){FLEET_WRONG,
                                status->program_age_s >= 0
                                    ? arena_printf(&fleet->judged,
                                                   "has not heard of the program for %lld min",
                                                   (long long)status->program_age_s / 60)
                                    : "has not heard of the program",
                                "is the program's server there, and the network?"};
    if (status->is_too_weak)
        return (struct verdict){FLEET_WRONG, "its power supply is too weak",
                                "give it another supply or cable"};
    if (status->temperature_c >= HOT_C)
        return (struct verdict){
            FLEET_ODD, arena_printf(&fleet->judged, "%.0f degrees", status->temperature_c), "give it air"};
    if (is(status->clock, "unverified"))
        return (struct verdict){FLEET_ODD, "its time is not verified", "let it reach a time server"};
    if (status->refused_count > 0)
        return (struct verdict){FLEET_ODD, status->first_refused, "look at what was put on its card"};
    return (struct verdict){FLEET_WELL, "", ""};
}

/* Another version than most, or than the first where none has more. */
static bool has_other_version(const struct fleet *fleet, const struct fleet_display *display)
{
    uint32_t same = 0, most = 0;
    for (uint32_t i = 0; i < fleet->count; i++) {
        uint32_t of_this = 0;
        for (uint32_t j = 0; j < fleet->count; j++)
            of_this += fleet->displays[j].has_status && fleet->displays[i].has_status &&
                       is(fleet->displays[j].status.version, fleet->displays[i].status.version);
        most = of_this > most ? of_this : most;
        if (&fleet->displays[i] == display)
            same = of_this;
    }
    return same < most;
}

/* A board that has no place: it shows its code, or that was seen to, and it has not heard of it. */
static struct verdict judge_unassigned(struct fleet *fleet, const struct fleet_display *board)
{
    char code[VENUE_MOST_KEY_BYTES + 1], key[VENUE_MOST_KEY_BYTES + 1];
    venue_fold_key(board->name, code);
    for (uint32_t i = 0; fleet->venue && i < fleet->venue->display_count; i++) {
        const struct venue_display *known = &fleet->venue->displays[i];
        if (is(code, venue_fold_key(known->key, key)))
            return (struct verdict){
                FLEET_ODD,
                arena_printf(&fleet->judged, "is to be %s, and has not fetched that yet", known->config.name),
                "wait for its next poll; does it ask for this file?"};
    }
    return (struct verdict){
        FLEET_UNKNOWN, "is not in the venue",
        arena_printf(&fleet->judged, "nownext fleet assign %s door ROOM, hallway, or as NAME", board->name)};
}

static struct verdict judge(struct fleet *fleet, const struct fleet_display *display, int64_t steady_ms,
                            const struct reckoning *reckoning)
{
    if (display->is_unassigned)
        return judge_unassigned(fleet, display);
    if (!display->was_heard && !display->has_status)
        return (struct verdict){FLEET_MISSING, "was never heard of",
                                "is it plugged in, and does it know the broker?"};
    if (!display->is_online)
        return (struct verdict){FLEET_SILENT, "is offline", "look at its power and its network"};
    if (!display->has_status && steady_ms - fleet->began_ms < FLEET_SILENT_MS)
        return (struct verdict){FLEET_ODD, "has not said anything yet", "wait three minutes"};
    if (!display->has_status || is_silent(display, steady_ms))
        return (struct verdict){FLEET_SILENT, "is online, but its display says nothing",
                                display->is_held && reckoning->is_of_reader_only
                                    ? "restart it, if the clock of this computer is right"
                                    : "restart it"};
    if (!display->is_in_venue)
        return (struct verdict){FLEET_UNKNOWN, "is not in the venue",
                                "add it to the venue's file, or nownext fleet forget"};
    struct verdict verdict = judge_status(fleet, display);
    if (verdict.state == FLEET_WELL && has_other_version(fleet, display))
        return (struct verdict){FLEET_ODD,
                                arena_printf(&fleet->judged, "runs version %s", display->status.version),
                                "give all the same image"};
    return verdict;
}

static int worst_first(const void *a, const void *b, void *of)
{
    const struct fleet_display *first = a, *second = b;
    (void)of;
    if (first->state != second->state)
        return first->state > second->state ? -1 : 1;
    return strcmp(first->name, second->name);
}

void fleet_judge(struct fleet *fleet, int64_t steady_ms, struct instant now)
{
    for (uint32_t i = fleet->count; i-- > 0;)
        if (fleet->displays[i].is_unassigned && !fleet->displays[i].is_online)
            forget(fleet, &fleet->displays[i]);
    const struct reckoning reckoning = reckon(fleet, steady_ms, now);
    arena_reset(&fleet->judged);
    for (uint32_t i = 0; i < fleet->count; i++) {
        struct fleet_display *display = &fleet->displays[i];
        display->age_ms = age_of(display, steady_ms, reckoning.now);
        struct verdict verdict = judge(fleet, display, steady_ms, &reckoning);
        display->state = verdict.state;
        display->why = verdict.why;
        display->what_to_do = verdict.what_to_do;
    }
    sort_stable(fleet->displays, fleet->count, sizeof *fleet->displays, worst_first, NULL,
                ARENA_ARRAY(&fleet->judged, struct fleet_display, fleet->count));
}

uint32_t fleet_wrong_count(const struct fleet *fleet)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < fleet->count; i++)
        count += fleet->displays[i].state >= FLEET_UNKNOWN;
    return count;
}

uint32_t fleet_shown_count(const struct fleet *fleet, int64_t revision, uint32_t *ret_of)
{
    uint32_t shown = 0;
    *ret_of = 0;
    for (uint32_t i = 0; i < fleet->count; i++) {
        const struct fleet_display *display = &fleet->displays[i];
        *ret_of += display->is_in_venue;
        shown += display->is_in_venue && display->is_online && display->has_status &&
                 display->status.live_revision >= revision;
    }
    return shown;
}
