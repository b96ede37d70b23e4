/*
 * preview_property.h: previews of random commands, held against the naive one at each minute, and at each
 * moment at which a line begins or ends.
 */
#ifndef NOWNEXT_TESTS_DESK_PREVIEW_PROPERTY_H
#define NOWNEXT_TESTS_DESK_PREVIEW_PROPERTY_H

#include "desk/random_commands.h"
#include "schedule/files.h"

#include "desk/naive_preview.h"
#include "desk/preview.h"

struct trial {
    struct arena arena, scratch;
    struct random_log log;
    struct naive_day before, after;
    struct preview_request request;
    struct preview preview;
    struct instant *samples; /* by the clock */
    uint32_t sample_count;
    struct rehearsal_state rehearsal; /* on both days */
    unsigned told;
};

static const char *trial_name;
static unsigned trials_tried, samples_tried, differences_met;

static inline void trial_sample(struct trial *trial, int64_t ms, int64_t end_ms)
{
    if (ms >= trial->request.now.ms && ms < end_ms)
        trial->samples[trial->sample_count++].ms = ms;
}

/* Every minute of the next three hours, then every quarter of an hour or so; and about the lines' ends. */
static inline void trial_find_samples(struct trial *trial)
{
    const struct preview *preview = &trial->preview;
    const int64_t ahead_ms = preview->ahead_ms;
    struct instant end =
        program_day_at(trial->request.program, (struct instant){trial->request.now.ms + ahead_ms}).end;
    end.ms -= ahead_ms;
    const int64_t start_ms = trial->request.now.ms;
    for (uint32_t i = 0; i < preview->count; i++)
        if (preview->lines[i].kind >= PREVIEW_ALL)
            end = instant_max(end, (struct instant){preview->lines[i].until.ms - ahead_ms});
    if (ahead_ms != 0)
        end = instant_min(end, trial->rehearsal.until);
    if (end.ms < start_ms)
        end.ms = start_ms;
    trial->samples =
        ARENA_ARRAY(&trial->arena, struct instant,
                    4 * preview->count + 200 + (size_t)((end.ms - start_ms) / MS_PER_MINUTE / 10));
    for (int64_t ms = start_ms; ms < end.ms;) {
        trial_sample(trial, ms, end.ms);
        ms += ms < start_ms + 3 * MS_PER_HOUR ? MS_PER_MINUTE
                                              : random_between(11 * MS_PER_MINUTE, 19 * MS_PER_MINUTE);
    }
    for (uint32_t i = 0; i < preview->count; i++) {
        const struct preview_line *line = &preview->lines[i];
        trial_sample(trial, line->at.ms - ahead_ms - 1, end.ms);
        trial_sample(trial, line->at.ms - ahead_ms, end.ms);
        trial_sample(trial, line->until.ms - ahead_ms - 1, end.ms);
        trial_sample(trial, line->until.ms - ahead_ms, end.ms);
    }
}

/* Whether a rehearsal is on that stays: then the preview is in its time. */
static inline void trial_rehearsal(struct trial *trial)
{
    struct rehearsal_state before;
    rehearsal_at(trial->request.before, trial->request.now, &before);
    rehearsal_at(trial->request.after, trial->request.now, &trial->rehearsal);
    const bool stays = before.is_on && trial->rehearsal.is_on &&
                       before.ahead_ms == trial->rehearsal.ahead_ms &&
                       before.until.ms == trial->rehearsal.until.ms;
    CHECK_INT(trial->preview.ahead_ms, stays ? before.ahead_ms : 0);
    trial->before.is_without = trial->after.is_without = !stays;
}

static inline void trial_init(struct trial *trial, const struct program *program, const struct venue *venue,
                              enum desk_verb verb)
{
    memset(trial, 0, sizeof *trial);
    arena_init(&trial->arena, malloc, free);
    arena_init(&trial->scratch, malloc, free);
    const struct session *about = NULL;
    for (int i = 0; !about || (!instant_is_set(about->start) && i < 100); i++)
        about = &program->sessions[random_next() % program->session_count];
    const struct instant now = {
        random_grid((instant_is_set(about->start) ? about->start.ms : program->first.ms) +
                    random_between(-90 * MS_PER_MINUTE, 30 * MS_PER_MINUTE))};
    random_log_init(&trial->log, program, now, verb, &trial->arena);
    const struct desk_commands after = {"", "", trial->log.count, trial->log.commands};
    const struct desk_commands before = {"", "", trial->log.count - 1, trial->log.commands};
    trial->before.live = desk_live(&before, 0, (struct instant){now.ms - 1000}, &trial->arena);
    trial->after.live = desk_live(&after, 0, now, &trial->arena);
    trial->before.program = changes_fold(program, NULL, trial->before.live, &trial->arena, NULL);
    trial->after.program = changes_fold(program, NULL, trial->after.live, &trial->arena, NULL);
    trial->request = (struct preview_request){.program = program,
                                              .before = trial->before.live,
                                              .after = trial->after.live,
                                              .venue = venue,
                                              .now = now};
    preview_make(&trial->request, &trial->arena, &trial->preview);
    trial_rehearsal(trial);
    trial_find_samples(trial);
    trials_tried++;
}

static inline void trial_finish(struct trial *trial)
{
    arena_finish(&trial->arena);
    arena_finish(&trial->scratch);
}

static inline bool trial_has(uint32_t count, const uint32_t *numbers, uint32_t number)
{
    for (uint32_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

/* The line of a kind that holds at a moment for a room, or a display of the venue; NULL. */
static inline const struct preview_line *trial_line(const struct trial *trial, enum preview_kind kind,
                                                    uint32_t room, uint32_t display, struct instant at)
{
    for (uint32_t i = 0; i < trial->preview.count; i++) {
        const struct preview_line *line = &trial->preview.lines[i];
        const int64_t shown_ms = at.ms + trial->preview.ahead_ms;
        if (line->kind != kind || line->at.ms > shown_ms || line->until.ms <= shown_ms)
            continue;
        if (display != PROGRAM_NONE ? trial_has(line->display_count, line->displays, display)
                                    : room == PROGRAM_NONE || trial_has(line->room_count, line->rooms, room))
            return line;
    }
    return NULL;
}

static inline void trial_tell(struct trial *trial, const char *what, enum preview_kind kind,
                              const char *place, struct instant at, const char *before, const char *after)
{
    char moment[40];
    check_count++;
    check_failures++;
    if (trial->told++ > 2 || check_failures > 12)
        return;
    instant_format(at, zone_offset_at(&trial->request.program->zone, at), moment);
    printf("%s, command %u (%s): %s, %s at %s: %s\n  before: %s\n  after:  %s\n", trial_name, trials_tried,
           desk_verb_name(trial->log.commands[trial->log.count - 1].verb), place, preview_kind_name(kind),
           moment, what, before, after);
    if (trial->told > 1)
        return;
    instant_format(trial->request.now, zone_offset_at(&trial->request.program->zone, at), moment);
    printf("  it is %s\n", moment);
    for (uint32_t i = 0; i < trial->preview.count; i++)
        printf("  %s\n", trial->preview.lines[i].text);
}

/* Holds a line's being there against a difference. */
static inline void trial_hold(struct trial *trial, enum preview_kind kind, uint32_t room, uint32_t display,
                              struct instant at, const char *before, const char *after, bool is_hidden)
{
    const bool differs = !is_hidden && strcmp(before, after) != 0;
    const bool is_told = trial_line(trial, kind, room, display, at) != NULL;
    check_count++;
    differences_met += differs;
    if (differs != is_told)
        trial_tell(trial, differs ? "is not told" : "is told and is none", kind,
                   display != PROGRAM_NONE ? trial->request.venue->displays[display].config.name
                                           : label_text(trial->request.program->rooms[room].name, ""),
                   at, before, after);
}

static inline void trial_hold_door(struct trial *trial, const struct display_config *config, uint32_t room,
                                   uint32_t display)
{
    for (uint32_t i = 0; i < trial->sample_count; i++) {
        const struct instant at = trial->samples[i];
        arena_reset(&trial->scratch);
        const struct naive_text before = naive_door(&trial->before, config, at, &trial->scratch);
        const struct naive_text after = naive_door(&trial->after, config, at, &trial->scratch);
        const bool alarm = strstr(before.all, "emergency") || strstr(after.all, "emergency");
        const bool door = strcmp(before.door, after.door) != 0;
        samples_tried++;
        trial_hold(trial, PREVIEW_ALL, room, display, at, before.all, after.all, false);
        trial_hold(trial, PREVIEW_NOTICE, room, display, at, before.notices, after.notices, alarm);
        trial_hold(trial, PREVIEW_DOOR, room, display, at, before.door, after.door, alarm);
        trial_hold(trial, PREVIEW_LATER, room, display, at, before.later, after.later, alarm || door);
    }
}

#endif
