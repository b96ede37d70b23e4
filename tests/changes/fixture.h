/*
 * fixture: programs as short texts, and what inference makes of their versions as a log.
 */
#ifndef NOWNEXT_TESTS_CHANGES_FIXTURE_H
#define NOWNEXT_TESTS_CHANGES_FIXTURE_H

#include "changes/infer.h"
#include "program/builder.h"
#include "reader/name_key.h"
#include "reader/infer_memory.h"
#include "reader/read_program.h"
#include "reader/write_program.h"
#include "check.h"

#define MINUTES(n)                                                                                           \
    ((struct instant){INT64_C(1743242400000) + (n)*MS_PER_MINUTE}) /* since 2025-03-29 10:00Z */

static inline int minutes_of(struct instant instant)
{
    return (int)((instant.ms - MINUTES(0).ms) / MS_PER_MINUTE);
}

/* A field of "a|b|c", copied; *at moves behind it. */
static inline char *field(struct arena *arena, const char **at, const char *ends)
{
    size_t length = strcspn(*at, ends);
    char *text = arena_copy_n(arena, *at, length);
    *at += length;
    if (**at && **at == ends[0])
        ++*at;
    return text;
}

/* A program of lines "ID|ROOM,ROOM|START-END|TITLE|PERSON,PERSON|FLAGS", ended by ';', its times minutes
 * (none: unscheduled). Flags: x cancelled, b break, ^ID part of it, @LANGUAGE. A line "!" says that it
 * replaces all,
 * "#TEXT" is its revision. Aborts if it is wrong. */
static inline const struct program *program_of(const char *text, struct arena *arena)
{
    struct builder builder;
    const struct program *program = NULL;
    struct err err = {0};
    builder_init(&builder, arena, NULL);
    builder.key_of = name_key;
    builder.program->event.title = builder_label(&builder, "E");
    zone_fixed(&builder.program->zone, 3600, arena);
    for (const char *at = text; *at;) {
        const char *line = field(arena, &at, ";");
        if (*line == '!') {
            builder.program->replaces_all = true;
            continue;
        }
        if (*line == '#') {
            builder.program->revision = line + 1;
            continue;
        }
        struct session_draft *draft = builder_add_session(&builder, &err);
        struct session *session = &draft->session;
        session->id = field(arena, &line, "|");
        const char *rooms = field(arena, &line, "|");
        const char *times = field(arena, &line, "|");
        session->title = builder_label(&builder, field(arena, &line, "|"));
        const char *people = field(arena, &line, "|");
        const char *flags = field(arena, &line, "|");
        uint32_t *list = ARENA_ARRAY(arena, uint32_t, 8);
        while (*rooms)
            if (!builder_room_by_name(&builder, field(arena, &rooms, ","), &list[draft->draft_room_count++],
                                      &err))
                abort();
        draft->draft_rooms = list;
        int start, end;
        if (sscanf(times, "%d-%d", &start, &end) == 2) {
            session->start = MINUTES(start);
            session->end = MINUTES(end);
        }
        struct person *persons = ARENA_ARRAY(arena, struct person, 8);
        while (*people)
            persons[session->person_count++] =
                (struct person){.name = field(arena, &people, ","), .affiliation = ""};
        session->people = persons;
        if (strchr(flags, 'x'))
            session->status = SESSION_CANCELLED;
        if (strchr(flags, 'b'))
            session->kind = SESSION_BREAK;
        if (strchr(flags, '@'))
            session->language = strchr(flags, '@') + 1;
        if (strchr(flags, '^'))
            draft->part_of_id = strchr(flags, '^') + 1;
    }
    if (!builder_finish(&builder, BUILDER_REFUSE_REPEATS, &program, &err)) {
        printf("%s: %s\n", text, err.text);
        abort();
    }
    return program;
}

/* "a", or "-". */
static inline const char *id_of(const struct session *session)
{
    return session ? session->id : "-";
}

static inline void add_differences(struct str_builder *out, unsigned set)
{
    static const char *const names[DIFFERENCE_COUNT] = {"room",  "start",  "length",
                                                        "title", "people", "language"};
    for (unsigned i = 0; i < DIFFERENCE_COUNT; i++)
        if (set & 1u << i)
            str_addf(out, " %s", names[i]);
}

static inline void add_change(struct str_builder *out, const struct change *change)
{
    const struct change_before *was = change->was;
    str_addf(out, "  %s@%d", change->session, minutes_of(change->made));
    if (change->fields & CHANGE_CANCELLED)
        str_addf(out, " %s", change->cancelled ? "cancelled" : "on again");
    if (change->fields & CHANGE_ROOM)
        str_addf(out, " room %s>%s", was->room ? was->room->text : "?", change->room->text);
    if (change->fields & CHANGE_START)
        str_addf(out, " start %d>%d", minutes_of(was->start), minutes_of(change->start));
    if (change->fields & CHANGE_END)
        str_addf(out, " end %d>%d", minutes_of(was->end), minutes_of(change->end));
    if (change->fields & CHANGE_TITLE)
        str_addf(out, " title %s>%s", label_text(was->title, ""), label_text(change->title, ""));
    str_add(out, "\n");
}

/* What a poll has given: a line for the poll, one for each finding (* told), each change told with its `was`,
 * and the program: sessions, x cancelled, ? kept as they were. */
static inline void log_inference(struct str_builder *out, struct instant polled,
                                 const struct inference *inference)
{
    const struct program *program = inference->program;
    str_addf(out, "%d:%s", minutes_of(polled), inference->refused ? " refused" : "");
    for (uint32_t i = 0; i < inference->count; i++) {
        const struct inferred *inferred = &inference->inferred[i];
        str_addf(out, "%s %s%s", i ? "," : "", inferred_kind_name(inferred->kind), inferred->told ? "*" : "");
        str_addf(out, " %s", id_of(inferred->before ? inferred->before : inferred->now));
        if (inferred->before && inferred->now && strcmp(inferred->before->id, inferred->now->id) != 0)
            str_addf(out, "=%s", inferred->now->id);
        add_differences(out, inferred->differences);
    }
    str_add(out, "\n");
    for (uint32_t i = 0; i < inference->changes.list.count; i++)
        add_change(out, &inference->changes.list.changes[i]);
    str_addf(out, "  [%s]", program->revision);
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        bool kept = false;
        for (uint32_t j = 0; j < inference->memory.absent_count; j++)
            kept = kept || strcmp(inference->memory.absent[j].session, session->id) == 0;
        str_addf(out, " %s%s", session->id, session->cancelled ? "x" : kept ? "?" : "");
    }
    if (instant_is_set(inference->again))
        str_addf(out, " again %d", minutes_of(inference->again));
    str_add(out, "\n");
}

/* Memory and program as after a restart: written, and read again. Aborts where that fails. */
static inline void restart(struct infer_memory *memory, const struct program **program, struct arena *arena)
{
    static const struct zone_source no_zones;
    size_t size;
    struct err err = {0};
    struct infer_memory again;
    const char *text = write_infer_memory(memory, arena, &size);
    if (!read_infer_memory(text, size, arena, &again, &err)) {
        printf("%s\n%s: %s\n", text, err.where, err.text);
        abort();
    }
    size_t second_size;
    const char *second = write_infer_memory(&again, arena, &second_size);
    CHECK_STR(second, text);
    *memory = again;
    if (!*program)
        return;
    text = write_program(*program, arena, &size);
    if (!read_program(text, size, &no_zones, NULL, arena, arena, NULL, program, &err)) {
        printf("%s\n%s: %s\n", text, err.where, err.text);
        abort();
    }
}

#endif
