/*
 * Values as JSON: what must be escaped, and the offset of an instant.
 */
#include "json/write.h"

#include <stdlib.h>

#include "check.h"

static struct arena arena;

static void test_json_text(void)
{
    static const struct {
        const char *text, *written;
    } rows[] = {
        {"", "\"\""},
        {"a \"b\" \\", "\"a \\\"b\\\" \\\\\""},
        {"\n\t\r\b\x01\x1F\x7F", "\"\\n\\t\\r\\u0008\\u0001\\u001f\x7F\""},
        {"\xC3\xA4\xF0\x9F\x98\x80/", "\"\xC3\xA4\xF0\x9F\x98\x80/\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str_builder builder = {.arena = &arena};
        write_json_text(&builder, rows[i].text);
        CHECK_STR(builder.text, rows[i].written);
    }
}

/* The event's offset at that instant, also where it has seconds. */
static void test_json_instant(void)
{
    static const struct zone_transition transitions[] = {{0, 3600}, {86400, 7200}};
    struct program program = {
        .zone = {.name = "x", .first_offset_s = 3920, .transition_count = 2, .transitions = transitions}};
    static const struct {
        int64_t ms;
        const char *written;
    } rows[] = {
        {0, "\"1970-01-01T01:00:00+01:00\""},
        {INT64_C(86400000), "\"1970-01-02T02:00:00+02:00\""},
        {-1000, "\"1970-01-01T01:04:59+01:05\""}, /* +01:05:20 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str_builder builder = {.arena = &arena};
        write_json_instant(&builder, &program, (struct instant){rows[i].ms});
        CHECK_STR(builder.text, rows[i].written);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_json_text();
    test_json_instant();
    arena_finish(&arena);
    return check_done();
}
