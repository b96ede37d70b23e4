#include "reader/read_infer_memory.h"

#include "json/read.h"
#include "program/limits.h"
#include "reader/name_key.h"

struct reading {
    struct arena *arena;
    struct json_notes notes;
    struct err *reterr;
};

static bool read_text(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, const char **ret)
{
    struct json_path path = {parent, name, 0};
    const char *text;
    if (!json_read_text(&path, item, &text, reading->reterr))
        return false;
    *ret = arena_copy(reading->arena, text);
    return true;
}

static bool read_instant(struct reading *reading, const struct json_path *parent, const char *name,
                         const cJSON *item, struct instant *ret)
{
    struct json_path path = {parent, name, 0};
    *ret = INSTANT_NONE;
    return !item || json_read_instant(&path, item, ret, reading->reterr);
}

/* As it is: titles were cleaned when their program was read, and one of "" is one. */
static bool read_label(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       struct label *ret)
{
    struct json_path path = {parent, "title", 0};
    *ret = (struct label){0};
    if (!item)
        return true;
    if (!cJSON_IsObject(item))
        return json_wrong_type(&path, item, "an object of texts by language", reading->reterr);
    struct label_variant *variants =
        ARENA_ARRAY(reading->arena, struct label_variant, (size_t)cJSON_GetArraySize(item));
    for (const cJSON *child = item->child; child; child = child->next) {
        struct label_variant *variant = &variants[ret->count++];
        variant->language = arena_copy(reading->arena, child->string);
        if (!read_text(reading, &path, child->string, child, &variant->text))
            return false;
    }
    ret->variants = variants;
    return true;
}

static bool read_room(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      const struct room_name **ret)
{
    const char *text;
    *ret = NULL;
    if (!item)
        return true;
    if (!read_text(reading, parent, "room", item, &text))
        return false;
    struct room_name *room = ARENA_NEW(reading->arena, struct room_name);
    *room = name_of_room(reading->arena, text);
    *ret = room;
    return true;
}

enum { A_SESSION, A_SINCE, A_ABSENCE, A_MEMBERS };
static const char *const absent_members[] = {"session", "since", "absence"};

static bool read_absent(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct infer_absent *absent = ret;
    const char *words[ABSENCE_COUNT];
    const cJSON *m[A_MEMBERS];
    unsigned absence;
    struct json_path absence_path = {path, "absence", 0};
    struct json_path since = {path, "since", 0};
    for (unsigned i = 0; i < ABSENCE_COUNT; i++)
        words[i] = absence_name((enum absence)i);
    if (!json_members(path, item, absent_members, A_MEMBERS, m, &reading->notes, reading->reterr) ||
        !read_text(reading, path, "session", m[A_SESSION], &absent->session) ||
        !json_read_instant(&since, m[A_SINCE], &absent->since, reading->reterr) ||
        !json_read_word(&absence_path, m[A_ABSENCE], words, ABSENCE_COUNT, &absence, reading->reterr))
        return false;
    absent->absence = (enum absence)absence;
    return true;
}

enum { W_ROOM, W_START, W_END, W_TITLE, W_MEMBERS };
static const char *const was_members[] = {"room", "start", "end", "title"};

static bool read_was(struct reading *reading, const struct json_path *parent, const cJSON *item,
                     const struct change_before **ret)
{
    struct json_path path = {parent, "was", 0};
    struct change_before *was = ARENA_NEW(reading->arena, struct change_before);
    const cJSON *m[W_MEMBERS];
    *ret = was;
    return json_members(&path, item, was_members, W_MEMBERS, m, &reading->notes, reading->reterr) &&
           read_room(reading, &path, m[W_ROOM], &was->room) &&
           read_instant(reading, &path, "start", m[W_START], &was->start) &&
           read_instant(reading, &path, "end", m[W_END], &was->end) &&
           read_label(reading, &path, m[W_TITLE], &was->title);
}

enum { T_SESSION, T_MADE, T_CANCELLED, T_ROOM, T_START, T_END, T_TITLE, T_WAS, T_MEMBERS };
static const char *const told_members[] = {"session", "made", "cancelled", "room",
                                           "start",   "end",  "title",     "was"};

static bool read_told(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct change *told = ret;
    const cJSON *m[T_MEMBERS];
    struct json_path made = {path, "made", 0}, cancelled = {path, "cancelled", 0};
    told->by = "feed";
    told->reason = "";
    if (!json_members(path, item, told_members, T_MEMBERS, m, &reading->notes, reading->reterr) ||
        !read_text(reading, path, "session", m[T_SESSION], &told->session) ||
        !json_read_instant(&made, m[T_MADE], &told->made, reading->reterr) ||
        (m[T_CANCELLED] && !json_read_bool(&cancelled, m[T_CANCELLED], &told->cancelled, reading->reterr)) ||
        !read_room(reading, path, m[T_ROOM], &told->room) ||
        !read_instant(reading, path, "start", m[T_START], &told->start) ||
        !read_instant(reading, path, "end", m[T_END], &told->end) ||
        !read_label(reading, path, m[T_TITLE], &told->title) ||
        !read_was(reading, path, m[T_WAS], &told->was))
        return false;
    told->fields = (m[T_CANCELLED] ? CHANGE_CANCELLED : 0) | (m[T_ROOM] ? CHANGE_ROOM : 0) |
                   (m[T_START] ? CHANGE_START : 0) | (m[T_END] ? CHANGE_END : 0) |
                   (m[T_TITLE] ? CHANGE_TITLE : 0);
    return true;
}

static bool read_each(struct reading *reading, const char *name, const cJSON *list, size_t size,
                      uint32_t *ret_count, void **ret_items,
                      bool (*read)(struct reading *, const struct json_path *, const cJSON *, void *))
{
    struct json_path path = {NULL, name, 0};
    if (!json_read_list(&path, list, LIMIT_SESSIONS, ret_count, reading->reterr))
        return false;
    char *items = arena_array(reading->arena, *ret_count, size);
    int index = 0;
    *ret_items = items;
    for (const cJSON *child = list->child; child; child = child->next, index++) {
        struct json_path here = {&path, NULL, index};
        if (!read(reading, &here, child, items + (size_t)index * size))
            return false;
    }
    return true;
}

enum { M_FORMAT, M_REVISION, M_ABSENT, M_TOLD, M_MEMBERS };
static const char *const memory_members[] = {"format", "revision", "absent", "told"};

bool read_infer_memory(const char *bytes, size_t size, struct arena *arena, struct infer_memory *ret,
                       struct err *reterr)
{
    struct reading reading = {.arena = arena, .notes = {.scratch = arena}, .reterr = reterr};
    const cJSON *top, *m[M_MEMBERS];
    void *absent, *told;
    *ret = (struct infer_memory){.revision = ""};
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, memory_members, M_MEMBERS, m, &reading.notes, reterr) ||
        !json_check_format(m[M_FORMAT], "nownext-inferred/1", reterr) ||
        !read_text(&reading, NULL, "revision", m[M_REVISION], &ret->revision) ||
        !read_each(&reading, "absent", m[M_ABSENT], sizeof *ret->absent, &ret->absent_count, &absent,
                   read_absent) ||
        !read_each(&reading, "told", m[M_TOLD], sizeof *ret->told.changes, &ret->told.count, &told,
                   read_told))
        return false;
    ret->absent = absent;
    ret->told.changes = told;
    return true;
}
