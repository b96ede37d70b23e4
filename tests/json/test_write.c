/*
 * JSON as it is written: what must be escaped, commas and lines, and the offset of an instant.
 */
#include "json/write.h"

#include <stdlib.h>

#include "check.h"

static struct arena arena;

static struct json_writer begin(struct str_builder *out, enum json_layout layout)
{
    *out = (struct str_builder){.arena = &arena};
    return (struct json_writer){.out = out, .layout = layout};
}

static void test_text(void)
{
    static const struct {
        const char *text, *written;
    } rows[] = {
        {"", "\"\""},
        {NULL, "\"\""},
        {"a \"b\" \\", "\"a \\\"b\\\" \\\\\""},
        {"\n\t\r\b\x01\x1F\x7F", "\"\\n\\t\\r\\u0008\\u0001\\u001f\x7F\""},
        {"\xC3\xA4\xF0\x9F\x98\x80/", "\"\xC3\xA4\xF0\x9F\x98\x80/\""},
    };
    struct str_builder out;
    check_row("text");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_writer json = begin(&out, JSON_LINES);
        json_add_text(&json, NULL, rows[i].text);
        CHECK_STR(out.text, rows[i].written);
    }
}

/* One document with lists and objects, empty ones and some kept on a line, in each layout. */
static void test_layouts(void)
{
    static const char *const texts[] = {"x", "y"};
    static const struct {
        enum json_layout layout;
        const char *label, *written;
    } rows[] = {
        {JSON_COMPACT, "compact",
         "{\"a \\\"\":1,\"b\":[\"x\",\"y\"],\"c\":{},\"d\":[],\"e\":{\"f\":[null,true],\"g\":false},"
         "\"h\":[{\"i\":\"\"},{\"j\":0.5}]}"},
        {JSON_ONE_LINE, "one line",
         "{\"a \\\"\": 1, \"b\": [\"x\", \"y\"], \"c\": {}, \"d\": [], \"e\": {\"f\": [null, true], "
         "\"g\": false}, \"h\": [{\"i\": \"\"}, {\"j\": 0.5}]}"},
        {JSON_LINES, "lines",
         "{\n  \"a \\\"\": 1,\n  \"b\": [\n    \"x\",\n    \"y\"\n  ],\n  \"c\": {},\n  \"d\": [],\n"
         "  \"e\": {\"f\": [null, true], \"g\": false},\n"
         "  \"h\": [\n    {\n      \"i\": \"\"\n    },\n    {\"j\": 0.5}\n  ]\n}"},
    };
    struct str_builder out;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_writer json = begin(&out, rows[i].layout);
        check_row(rows[i].label);
        json_open(&json, NULL, '{');
        json_addf(&json, "a \"", "%d", 1);
        json_add_texts(&json, "b", 2, texts);
        json_open(&json, "c", '{');
        json_close(&json, '}');
        json_add_texts(&json, "d", 0, texts);
        json_open_line(&json, "e", '{');
        json_open(&json, "f", '[');
        json_addf(&json, NULL, "null");
        json_add_bool(&json, NULL, true);
        json_close(&json, ']');
        json_add_bool(&json, "g", false);
        json_close(&json, '}');
        json_open(&json, "h", '[');
        json_open(&json, NULL, '{');
        json_add_text(&json, "i", "");
        json_close(&json, '}');
        json_open_line(&json, NULL, '{');
        json_addf(&json, "j", "%.1f", 0.5);
        json_close(&json, '}');
        json_close(&json, ']');
        json_close(&json, '}');
        CHECK_STR(out.text, rows[i].written);
    }
}

/* The event's offset at that instant, also where it has seconds. */
static void test_instant(void)
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
    struct str_builder out;
    check_row("instant");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_writer json = begin(&out, JSON_LINES);
        json.program = &program;
        json_add_instant(&json, NULL, (struct instant){rows[i].ms});
        CHECK_STR(out.text, rows[i].written);
    }
    struct json_writer json = begin(&out, JSON_LINES);
    json_add_instant(&json, NULL, (struct instant){0});
    CHECK_STR(out.text, "\"1970-01-01T00:00:00+00:00\"");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_text();
    test_layouts();
    test_instant();
    arena_finish(&arena);
    return check_done();
}
