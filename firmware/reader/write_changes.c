#include "reader/write_changes.h"

#include "reader/write_change.h"
#include "reader/write_session.h"

const char *write_changes(const struct feed_changes *feed, const struct program *program, struct arena *arena,
                          size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES, .program = program}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-changes/1");
    json_add_text(json, "program", feed->program_digest);
    written_instant(json, "made", feed->made);
    json_open(json, "changes", '[');
    for (uint32_t i = 0; i < feed->list.count; i++)
        write_change(json, &feed->list.changes[i]);
    json_close(json, ']');
    json_close(json, '}');
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}
