#include "reader/infer_memory.h"

#include "program/limits.h"
#include "reader/read_change.h"

enum { A_SESSION, A_SINCE, A_ABSENCE, A_MEMBERS };
static const char *const absent_members[] = {"session", "since", "absence"};

static bool read_absent(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct infer_absent *absent = ret;
    const char *words[ABSENCE_COUNT];
    const cJSON *m[A_MEMBERS];
    unsigned absence;
    const struct json_path absence_path = {path, "absence", 0};
    for (unsigned i = 0; i < ABSENCE_COUNT; i++)
        words[i] = absence_name((enum absence)i);
    if (!json_members(path, item, absent_members, A_MEMBERS, m, &reading->notes, reading->reterr) ||
        !reading_name(reading, path, "session", m[A_SESSION], &absent->session) ||
        !reading_instant(reading, path, "since", m[A_SINCE], &absent->since) ||
        !json_read_word(&absence_path, m[A_ABSENCE], words, ABSENCE_COUNT, &absence, reading->reterr))
        return false;
    absent->absence = (enum absence)absence;
    return true;
}

static bool read_told(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct change *told = ret;
    if (!read_change_seen(reading, path, item, told))
        return false;
    if (!instant_is_set(told->made))
        return reading_fail(reading, path, "made", "is missing");
    return told->was || reading_fail(reading, path, "was", "is missing");
}

enum { M_FORMAT, M_REVISION, M_ABSENT, M_TOLD, M_MEMBERS };
static const char *const memory_members[] = {"format", "revision", "absent", "told"};

bool read_infer_memory(const char *bytes, size_t size, struct arena *arena, struct infer_memory *ret,
                       struct err *reterr)
{
    struct reading reading = {
        .arena = arena, .scratch = arena, .notes = {.scratch = arena}, .reterr = reterr};
    const cJSON *top, *m[M_MEMBERS];
    void *absent, *told;
    *ret = (struct infer_memory){.revision = ""};
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, memory_members, M_MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[M_FORMAT], "nownext-inferred/1", reterr) ||
        !reading_text(&reading, NULL, "revision", m[M_REVISION], LIMIT_TITLE_BYTES, &ret->revision) ||
        !reading_list(&reading, "absent", m[M_ABSENT], sizeof *ret->absent, &ret->absent_count, &absent,
                      read_absent) ||
        !reading_list(&reading, "told", m[M_TOLD], sizeof *ret->told.changes, &ret->told.count, &told,
                      read_told))
        return false;
    ret->absent = absent;
    ret->told.changes = told;
    return true;
}
