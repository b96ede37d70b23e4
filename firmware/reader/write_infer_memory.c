#include "reader/infer_memory.h"

#include "reader/write_change.h"

static void write_absent(struct json_writer *json, const struct infer_absent *absent)
{
    json_open_line(json, NULL, '{');
    json_add_text(json, "session", absent->session);
    json_add_instant(json, "since", absent->since);
    json_add_text(json, "absence", absence_name(absent->absence));
    json_close(json, '}');
}

const char *write_infer_memory(const struct infer_memory *memory, struct arena *arena, size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-inferred/1");
    json_add_text(json, "revision", memory->revision);
    json_open(json, "absent", '[');
    for (uint32_t i = 0; i < memory->absent_count; i++)
        write_absent(json, &memory->absent[i]);
    json_close(json, ']');
    json_open(json, "told", '[');
    for (uint32_t i = 0; i < memory->told.count; i++)
        write_change(json, &memory->told.changes[i]);
    json_close(json, ']');
    json_close(json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}
