#include "import/zones.h"

#include <string.h>

#include "base/sort.h"
#include "import/import.h"

#define S_PER_DAY INT64_C(86400)
#define GAP_S (60 * S_PER_DAY) /* times that are further apart are not of one event */

/* ---- what is noted ---- */

static void note_moment(struct import *import, int64_t at_s)
{
    struct import_times *times = &import->times;
    times->moments = arena_room(import->scratch, times->moments, times->moment_count, &times->moment_capacity,
                                sizeof *times->moments);
    times->moments[times->moment_count++] = at_s;
}

void import_note_offset(struct import *import, const struct instant_text *text, const char *where)
{
    struct import_times *times = &import->times;
    int64_t at_s = civil_to_instant(text->civil, text->offset_s).ms / MS_PER_SECOND;
    note_moment(import, at_s);
    times->has_zulu = times->has_zulu || text->is_zulu;
    if (!text->has_offset || !text->has_time || text->is_zulu)
        return;
    times->items =
        arena_room(import->scratch, times->items, times->count, &times->capacity, sizeof *times->items);
    times->items[times->count++] = (struct zone_evidence){at_s, text->offset_s, where};
}

void import_note_local_start(struct import *import, struct instant at, int32_t offset_s, const char *where)
{
    struct import_times *times = &import->times;
    times->starts = arena_room(import->scratch, times->starts, times->start_count, &times->start_capacity,
                               sizeof *times->starts);
    times->starts[times->start_count++] = (struct zone_evidence){at.ms / MS_PER_SECOND, offset_s, where};
}

void import_note_day(struct import *import, const struct instant_text *text, const char *where)
{
    struct import_times *times = &import->times;
    if (!text->has_offset || !text->has_time || text->offset_s == 0)
        return;
    times->days =
        arena_room(import->scratch, times->days, times->day_count, &times->day_capacity, sizeof *times->days);
    times->days[times->day_count++] = (struct zone_evidence){
        civil_to_instant(text->civil, text->offset_s).ms / MS_PER_SECOND, text->offset_s, where};
}

/* ---- names ---- */

bool import_find_zone(const char *name, const struct zone_source *zones, struct arena *arena,
                      struct arena *scratch, struct zone *ret, struct err *reterr)
{
    struct zone meanings[ZONE_MEANINGS];
    if (zone_names_find(name, zones, arena, scratch, meanings) > 0) {
        *ret = meanings[0];
        return true;
    }
    return zones ? zone_load(ret, name, zones, arena, reterr)
                 : err_set(reterr, ERR_MEANING, "no time zone database to look \"%.80s\" up in", name);
}

/* ---- the choice ---- */

/* One choice. */
struct choice {
    struct import *import;
    struct program *program;
    const char *name;              /* the file's, or NULL */
    struct zone named;             /* what it means, if is_known */
    bool is_known, is_held;        /* held: its offsets agree */
    bool is_across;                /* held although many carry the offset across its change of clocks */
    struct zone_evidence *offsets; /* those that are not 0 */
    uint32_t offset_count;
    int64_t first_s, last_s; /* from the event's first day to the day after its last */
};

static void tell(const struct choice *choice, enum issue_level level, const char *where, const char *text)
{
    issue_add(choice->import->issues, level, "zone", where, "%s", text);
}

static void set_zone(struct choice *choice, struct zone zone, enum zone_basis basis, const char *reason)
{
    choice->program->zone = zone;
    choice->program->zone_basis = basis;
    choice->program->zone_reason = reason;
    choice->program->zone_doubt = "";
}

/* At least nine of ten. */
static bool is_most(uint32_t part, uint32_t whole)
{
    return (uint64_t)part * 10 >= (uint64_t)whole * 9;
}

/* "3 of 433 times carry other offsets", at the first of them. */
static void tell_strays(const struct choice *choice, const struct zone *zone, const char *before,
                        const struct zone_evidence *evidence, uint32_t count)
{
    uint32_t agreeing = zone_agreeing(zone, evidence, count);
    const char *where = NULL;
    for (uint32_t i = 0; i < count && !where; i++)
        if (zone_agreeing(zone, &evidence[i], 1) == 0)
            where = evidence[i].where ? evidence[i].where : "";
    if (agreeing < count)
        issue_add(choice->import->issues, ISSUE_WARNING, "zone", where,
                  "%s%u of %u times carry other offsets than %s has then: each is shown at its own instant",
                  before, (unsigned)(count - agreeing), (unsigned)count, zone->name);
}

/* ---- named ---- */

/* Its offsets agree, or else the local starts beside its dates: then the dates are in the time of another
 * place, as that of a server. */
static bool agrees(const struct choice *choice, const struct zone *zone)
{
    const struct import_times *times = &choice->import->times;
    return is_most(zone_agreeing(zone, choice->offsets, choice->offset_count), choice->offset_count) ||
           (times->start_count > 0 && !zone_is_utc(zone) && is_most(times->start_count, times->count) &&
            is_most(zone_agreeing(zone, times->starts, times->start_count), times->start_count));
}

/* Clocks change while the event lasts, and all offsets are of the one side or the other: some programs write
 * that of the first day on all. */
static bool agrees_across(const struct choice *choice, const struct zone *zone)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < choice->offset_count; i++)
        count +=
            zone_has_offset(zone, choice->offsets[i].offset_s, choice->first_s, choice->last_s - S_PER_DAY);
    return is_most(count, choice->offset_count);
}

/* Whether the clock or the instant of such times is meant, local starts beside them tell, if any. */
static void tell_across(const struct choice *choice, const struct zone *zone, const char *before)
{
    struct import *import = choice->import;
    unsigned count = choice->offset_count;
    unsigned wrong = count - zone_agreeing(zone, choice->offsets, choice->offset_count);
    issue_add(import->issues, ISSUE_WARNING, "zone", "",
              "%sclocks change while the event lasts, and %u of %u times carry the offset that %s has on the "
              "other side of the change",
              before, wrong, count, zone->name);
    choice->program->zone_doubt =
        arena_printf(import->arena,
                     "clocks change while the event lasts, and %u of %u times carry the offset of the other "
                     "side of the change: they may be shown at a wrong time",
                     wrong, count);
}

static void resolve_name(struct choice *choice)
{
    struct import *import = choice->import;
    struct zone meanings[ZONE_MEANINGS];
    unsigned count = choice->name ? zone_names_find(choice->name, import->options->zones, import->arena,
                                                    import->scratch, meanings)
                                  : 0;
    choice->is_known = count > 0;
    if (count > 0)
        choice->named = meanings[0];
    for (unsigned i = 0; i < count && !choice->is_held; i++) {
        choice->is_held = agrees(choice, &meanings[i]);
        if (choice->is_held)
            choice->named = meanings[i];
    }
    for (unsigned i = 0; i < count && !choice->is_held; i++) {
        choice->is_held = choice->is_across = agrees_across(choice, &meanings[i]);
        if (choice->is_held)
            choice->named = meanings[i];
    }
}

static void tell_name_not_held(const struct choice *choice)
{
    struct import *import = choice->import;
    struct err err = {0};
    struct zone zone;
    if (!choice->name || choice->is_held)
        return;
    if (choice->is_known && zone_is_utc(&choice->named))
        return; /* as good as none: many programs write it where they mean nothing */
    if (choice->is_known) {
        issue_add(import->issues, ISSUE_WARNING, "zone", "",
                  "the file names the time zone \"%.80s\", but %u of its %u times carry other offsets: it is "
                  "not taken",
                  choice->name,
                  (unsigned)(choice->offset_count -
                             zone_agreeing(&choice->named, choice->offsets, choice->offset_count)),
                  (unsigned)choice->offset_count);
        return;
    }
    import_find_zone(choice->name, import->options->zones, import->scratch, import->scratch, &zone, &err);
    issue_add(import->issues, ISSUE_WARNING, "zone", "", "the file's time zone \"%.80s\" is not known: %s",
              choice->name, err.text);
}

/* ---- given ---- */

static void take_given(struct choice *choice, struct zone zone, const char *from)
{
    struct import *import = choice->import;
    set_zone(choice, zone, ZONE_GIVEN, arena_printf(import->arena, "as %s says", from));
    const char *before =
        arena_printf(import->scratch, "times are shown in %s, as %s says, but ", zone.name, from);
    bool differs = strcmp(zone.name, choice->named.name ? choice->named.name : zone.name) != 0 &&
                   !zone_same_within(&zone, &choice->named, choice->first_s, choice->last_s);
    if (choice->is_held && differs && !(zone_is_utc(&choice->named) && choice->offset_count == 0))
        tell(choice, ISSUE_WARNING, "",
             arena_printf(import->scratch, "%sthe file names %s", before, choice->named.name));
    else if (!agrees(choice, &zone) && agrees_across(choice, &zone))
        tell_across(choice, &zone, before);
    else
        tell_strays(choice, &zone, before, choice->offsets, choice->offset_count);
}

/* *ret_done: whether it was. */
static bool try_given(struct choice *choice, bool *ret_done, struct err *reterr)
{
    const struct import_options *options = choice->import->options;
    struct zone zone;
    struct err err = {0};
    *ret_done = false;
    if (!options->timezone || !*options->timezone)
        return true;
    if (!import_find_zone(options->timezone, options->zones, choice->import->arena, choice->import->scratch,
                          &zone, &err))
        return err_set(reterr, ERR_USAGE, "the time zone \"%.80s\" that was asked for is not known: %s",
                       options->timezone, err.text);
    *ret_done = true;
    take_given(choice, zone, options->timezone_from ? options->timezone_from : "--timezone");
    return true;
}

/* The zone of time.txt is where the board is. An offset in its place is no more than that, and UTC is what
 * people write who think of clocks. */
static bool try_local(struct choice *choice)
{
    const struct import_options *options = choice->import->options;
    struct zone zone;
    int32_t offset_s;
    if (!options->local_timezone || !*options->local_timezone ||
        !import_find_zone(options->local_timezone, options->zones, choice->import->arena,
                          choice->import->scratch, &zone, NULL))
        return false;
    bool is_offset = zone_fixed_name(zone.name, &offset_s);
    if (zone_is_utc(&zone) || (is_offset && choice->offset_count > 0))
        return false;
    take_given(choice, zone, "time.txt");
    return true;
}

/* ---- inferred ---- */

static void infer(struct choice *choice, const struct zone_evidence *evidence, uint32_t count,
                  const char *reason)
{
    struct import *import = choice->import;
    struct zone_guess guess;
    const char *known = choice->name && !choice->is_known ? "known " : "";
    zone_infer(evidence, count, choice->first_s, choice->last_s, import->options->zones, import->arena,
               import->scratch, &guess);
    zone_hide_name(&guess.zone, (struct instant){evidence[0].at_s * MS_PER_SECOND}, import->arena);
    const char *changes = zone_changes_text(&guess.zone, choice->first_s, choice->last_s, import->arena);
    set_zone(choice, guess.zone, ZONE_INFERRED,
             *changes ? arena_printf(import->arena, "%s (%s)", reason, changes) : reason);
    const char *doubt = NULL;
    if (guess.is_fixed)
        doubt = arena_printf(
            import->arena,
            "the schedule names no %stime zone, and no zone has the offsets of its times: it is shown "
            "at %s, as %u of %u are given",
            known, guess.zone.name, (unsigned)guess.agreeing, (unsigned)count);
    else if (guess.rival)
        doubt = arena_printf(
            import->arena,
            "the schedule names no %stime zone, and more than one has the offsets of its times: clocks "
            "change while it lasts",
            known);
    if (doubt) {
        choice->program->zone_doubt = doubt;
        tell(choice, ISSUE_WARNING, "", doubt);
    } else {
        issue_add(import->issues, ISSUE_NOTE, "zone", "",
                  "the file names no %stime zone: times are shown at %s, %s", known, guess.zone.name,
                  choice->program->zone_reason);
        tell_strays(choice, &guess.zone, "", evidence, count);
    }
}

/* With +00:00 as an offset like others, unless then no zone has them all: some write UTC so. */
static bool try_offsets(struct choice *choice)
{
    static const char reason[] = "as their offsets tell";
    const struct import *import = choice->import;
    const struct import_times *times = &import->times;
    struct zone_guess guess;
    if (choice->offset_count == 0)
        return false;
    zone_infer(times->items, times->count, choice->first_s, choice->last_s, import->options->zones,
               import->scratch, import->scratch, &guess);
    bool all = guess.agreeing == times->count;
    infer(choice, all ? times->items : choice->offsets, all ? times->count : choice->offset_count, reason);
    return true;
}

static bool try_starts(struct choice *choice)
{
    const struct import_times *times = &choice->import->times;
    struct zone_evidence *starts =
        ARENA_ARRAY(choice->import->scratch, struct zone_evidence, times->start_count);
    uint32_t count = 0;
    bool any = false;
    for (uint32_t i = 0; i < times->start_count; i++) {
        starts[count++] = times->starts[i];
        any = any || times->starts[i].offset_s != 0;
    }
    /* A name that is UTC's is held: then starts and dates differ, which is told by those who compare them. */
    if (!any || choice->offset_count > 0)
        return false;
    infer(choice, starts, count, "as the local starts beside their dates tell");
    const struct program *program = choice->program;
    const char *changes =
        zone_changes_text(&program->zone, choice->first_s, choice->last_s, choice->import->scratch);
    if (!*program->zone_doubt)
        choice->program->zone_doubt = arena_printf(
            choice->import->arena, "the schedule names no time zone: by its local starts it is at %s%s%s",
            program->zone.name, *changes ? ", " : "", changes);
    return true;
}

/* Sessions without any offset, on days that have one. */
static bool try_days(struct choice *choice)
{
    const struct import_times *times = &choice->import->times;
    if (times->day_count == 0 || times->count > 0 || times->has_zulu)
        return false;
    infer(choice, times->days, times->day_count, "as the offsets of its days tell");
    return true;
}

static void take_none(struct choice *choice)
{
    struct import *import = choice->import;
    struct zone zone;
    const char *known = choice->name && !choice->is_known ? "known " : "";
    zone_fixed(&zone, 0, import->arena);
    set_zone(choice, zone, ZONE_NONE, "since no other zone is known");
    choice->program->zone_doubt =
        arena_printf(import->arena, "the schedule names no %stime zone: its times are taken as UTC", known);
    issue_add(import->issues, ISSUE_WARNING, "zone", "",
              "the file names no %stime zone: UTC is taken; --timezone names the right one", known);
}

/* ---- all ---- */

static int compare_moments(const void *a, const void *b, void *user)
{
    const int64_t *x = a, *y = b;
    (void)user;
    return *x == *y ? 0 : *x < *y ? -1 : 1;
}

/* From when to when most times are: those of another year tell nothing of the event's zone (behaviour.md,
 * "Time"). */
static void find_event(struct import *import, int64_t *ret_first_s, int64_t *ret_last_s)
{
    struct import_times *times = &import->times;
    uint32_t count = times->moment_count, most = 0;
    *ret_first_s = *ret_last_s = 0;
    if (count == 0)
        return;
    sort_stable(times->moments, count, sizeof *times->moments, compare_moments, NULL,
                ARENA_ARRAY(import->scratch, int64_t, count));
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && times->moments[end] - times->moments[end - 1] <= GAP_S;)
            end++;
        if (end - first > most) {
            most = end - first;
            *ret_first_s = times->moments[first];
            *ret_last_s = times->moments[end - 1];
        }
    }
}

/* Leaves those that are of the event; gives their number. */
static uint32_t keep_event(struct zone_evidence *evidence, uint32_t count, int64_t first_s, int64_t last_s)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (evidence[i].at_s >= first_s - GAP_S && evidence[i].at_s <= last_s + GAP_S)
            evidence[kept++] = evidence[i];
    return kept;
}

static void begin(struct choice *choice, struct import *import, const char *name)
{
    struct import_times *times = &import->times;
    int64_t first_s, last_s;
    *choice = (struct choice){.import = import, .program = import->builder.program};
    const char *clean = str_clean(import->scratch, name ? name : "");
    choice->name = *clean ? clean : NULL;
    /* Where no session has a date of its own, the event is when its days are. */
    for (uint32_t i = 0, count = times->moment_count == 0 ? times->day_count : 0; i < count; i++)
        note_moment(import, times->days[i].at_s);
    find_event(import, &first_s, &last_s);
    times->count = keep_event(times->items, times->count, first_s, last_s);
    times->start_count = keep_event(times->starts, times->start_count, first_s, last_s);
    times->day_count = keep_event(times->days, times->day_count, first_s, last_s);
    choice->offsets = ARENA_ARRAY(import->scratch, struct zone_evidence, times->count);
    for (uint32_t i = 0; i < times->count; i++)
        if (times->items[i].offset_s != 0)
            choice->offsets[choice->offset_count++] = times->items[i];
    int64_t day = first_s / S_PER_DAY - (first_s % S_PER_DAY < 0);
    choice->first_s = day * S_PER_DAY;
    day = last_s / S_PER_DAY - (last_s % S_PER_DAY < 0);
    choice->last_s = (day + 2) * S_PER_DAY;
}

bool import_choose_zone(struct import *import, const char *name, struct err *reterr)
{
    struct choice choice;
    bool done;
    begin(&choice, import, name);
    resolve_name(&choice);
    import->times.is_utc = choice.is_known && zone_is_utc(&choice.named) && choice.offset_count == 0;
    if (!try_given(&choice, &done, reterr))
        return false;
    if (done)
        return true;
    if (choice.is_held) {
        bool same = choice.named.name && strcmp(choice.named.name, choice.name) == 0;
        set_zone(&choice, choice.named, ZONE_NAMED,
                 same ? "as the schedule names it"
                      : arena_printf(import->arena, "as the schedule names it (\"%.80s\")", choice.name));
        if (choice.is_across)
            tell_across(&choice, &choice.named, "");
        else
            tell_strays(&choice, &choice.named, "", choice.offsets, choice.offset_count);
        return true;
    }
    tell_name_not_held(&choice);
    if (!try_local(&choice) && !try_offsets(&choice) && !try_starts(&choice) && !try_days(&choice))
        take_none(&choice);
    return true;
}
