/*
 * indico_fixture.h: files and texts to programs, for the tests of Indico's formats.
 */
#ifndef NOWNEXT_TESTS_IMPORTER_INDICO_FIXTURE_H
#define NOWNEXT_TESTS_IMPORTER_INDICO_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "base/str.h"
#include "importer/importer.h"
#include "program/limits.h"
#include "spool/tz.h"

#define REAL "../shared/data/schedules/"
#define REPORT "../shared/data/seed/lpc-2024-report-of-contributions.txt"

/* One import and what it lives in. */
struct imported {
    struct arena arena, scratch;
    struct issue_list issues;
    enum import_format format;
    const struct program *program; /* NULL: it was refused */
    struct err err;
};

/* The bytes of a file, ended by a NUL that *ret_size does not count; NULL if it is not there. */
static inline char *read_whole(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = 0, capacity = 1 << 16;
    char *bytes = malloc(capacity);
    for (size_t got; (got = fread(bytes + size, 1, capacity - 1 - size, file)) > 0;) {
        size += got;
        if (size == capacity - 1)
            bytes = realloc(bytes, capacity *= 2);
    }
    fclose(file);
    bytes[size] = '\0';
    *ret_size = size;
    return bytes;
}

static inline void import_with(struct imported *ret, const char *bytes, size_t size,
                               struct import_options options)
{
    *ret = (struct imported){.format = IMPORT_FORMAT_COUNT};
    arena_init(&ret->arena, malloc, free);
    arena_init(&ret->scratch, malloc, free);
    issue_list_init(&ret->issues, &ret->arena);
    struct zone_source zones = spool_zone_source();
    options.zones = &zones;
    /* Just as many bytes as there are, so that reading past them is seen. */
    char *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    if (!importer_import(copy, size, &options, &ret->arena, &ret->scratch, &ret->issues, &ret->format,
                         &ret->program, &ret->err))
        ret->program = NULL;
    free(copy);
}

static inline void import_bytes(struct imported *ret, const char *bytes, size_t size, const char *timezone,
                                const char *event_title)
{
    import_with(ret, bytes, size, (struct import_options){.timezone = timezone, .event_title = event_title});
}

static inline void import_named(struct imported *ret, const char *bytes, size_t size, const char *event_title,
                                const char *file_name)
{
    import_with(ret, bytes, size,
                (struct import_options){.event_title = event_title, .file_name = file_name});
}

static inline void import_text(struct imported *ret, const char *text)
{
    import_bytes(ret, text, strlen(text), NULL, NULL);
    if (!CHECK(ret->program != NULL))
        printf("%s: %s\n", ret->err.where, ret->err.text);
}

/* False, and said so, when the file is not there. A file that is there and does not import is a failed check.
 */
static inline bool import_file(struct imported *ret, const char *path)
{
    size_t size;
    char *bytes = read_whole(path, &size);
    if (!bytes) {
        printf("missing: %s\n", path);
        return false;
    }
    import_bytes(ret, bytes, size, NULL, NULL);
    free(bytes);
    if (!CHECK(ret->program != NULL))
        printf("%s: %s: %s\n", path, ret->err.where, ret->err.text);
    return ret->program != NULL;
}

static inline void imported_finish(struct imported *imported)
{
    arena_finish(&imported->arena);
    arena_finish(&imported->scratch);
}

static inline unsigned count_issues(const struct imported *imported, const char *rule)
{
    unsigned count = 0;
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        count += strcmp(issue->rule, rule) == 0;
    return count;
}

/* The session, or an empty one after a failed check. */
static inline const struct session *session_of(const struct imported *imported, const char *id)
{
    static const struct session none = {
        .id = "(none)", .part_of = PROGRAM_NONE, .track = PROGRAM_NONE, .summary = "", .url = ""};
    uint32_t index = imported->program ? program_find_session(imported->program, id) : PROGRAM_NONE;
    if (!CHECK(index != PROGRAM_NONE))
        printf("no session %s\n", id);
    return index == PROGRAM_NONE ? &none : &imported->program->sessions[index];
}

/* A session in one line: "c7 talk 2026-09-02T10:00:00+02:00 - 10:20:00 in club-a of s3: Title", with "-" for
 * no time and room, and "+" before a room that it has from its block. */
static inline const char *line_of(struct imported *imported, const char *id)
{
    const struct program *program = imported->program;
    const struct session *session = session_of(imported, id);
    char start[40] = "-", end[40] = "           -";
    if (!program)
        return "(nothing)";
    if (session_is_scheduled(session)) {
        instant_format(session->start, zone_offset_at(&program->zone, session->start), start);
        instant_format(session->end, zone_offset_at(&program->zone, session->end), end);
    }
    struct str_builder line = {.arena = &imported->arena};
    str_addf(&line, "%s %s %s - %.8s in ", session->id, session_kind_name(session->kind), start, end + 11);
    for (uint32_t i = 0; i < session->room_count; i++)
        str_addf(&line, "%s%s%s", i ? "," : "", session->rooms_inherited ? "+" : "",
                 program->rooms[session->rooms[i]].id);
    str_addf(&line, "%s%s%s: %s", session->room_count ? "" : "-",
             session->part_of == PROGRAM_NONE ? "" : " of ",
             session->part_of == PROGRAM_NONE ? "" : program->sessions[session->part_of].id,
             label_text(session->title, ""));
    return line.text;
}

/* "Ada Example (Analytical) AP; ..." with a letter for each role: author, convener, presenter, chair (H). */
static inline const char *people_of(struct imported *imported, const struct session *session)
{
    struct str_builder line = {.arena = &imported->arena};
    str_add(&line, "");
    for (uint32_t i = 0; i < session->person_count; i++) {
        const struct person *person = &session->people[i];
        str_addf(&line, "%s%s", i ? "; " : "", person->name);
        if (*person->affiliation)
            str_addf(&line, " (%s)", person->affiliation);
        str_addf(&line, " %s%s%s%s", person->roles & PERSON_AUTHOR ? "A" : "",
                 person->roles & PERSON_CONVENER ? "C" : "", person->roles & PERSON_CHAIR ? "H" : "",
                 person->roles & PERSON_PRESENTER ? "P" : "");
    }
    return line.text;
}

static inline const char *topics_of(struct imported *imported, const struct session *session)
{
    struct str_builder line = {.arena = &imported->arena};
    str_add(&line, "");
    for (uint32_t i = 0; i < session->topic_count; i++)
        str_addf(&line, "%s%s", i ? " | " : "", session->topics[i]);
    return line.text;
}

static inline const char *links_of(struct imported *imported, const struct session *session)
{
    struct str_builder line = {.arena = &imported->arena};
    str_add(&line, "");
    for (uint32_t i = 0; i < session->link_count; i++)
        str_addf(&line, "%s%s <%s>", i ? " | " : "", session->links[i].title, session->links[i].url);
    return line.text;
}

#endif
