#include "tool/venue_entry.h"

#include "check.h"

#define HEAD "{\"format\": \"nownext-venue/1\", "

static struct arena arena;

static const char *add(const char *text, struct venue_entry entry, struct err *reterr)
{
    size_t size = 0;
    *reterr = (struct err){0};
    const char *written = venue_entry_add(text, strlen(text), &entry, &arena, &size, reterr);
    if (written)
        CHECK_INT((int)size, (int)strlen(written));
    return written ? written : "";
}

/* All else stays as it was written. */
static void test_text(void)
{
    static const struct {
        const char *text, *written;
    } rows[] = {
        {HEAD "\"displays\": {}}",
         HEAD "\"displays\": {\n    \"k\": {\"role\": \"door\", \"rooms\": [\"r\"]}\n  }}"},
        {HEAD "\"displays\": { \n }}\n",
         HEAD "\"displays\": {\n    \"k\": {\"role\": \"door\", \"rooms\": [\"r\"]}\n  }}\n"},
        {HEAD "\"displays\": {\"a\": {\"role\": \"hallway\"}}}", HEAD
         "\"displays\": {\"a\": {\"role\": \"hallway\"}, \"k\": {\"role\": \"door\", \"rooms\": [\"r\"]}}}"},
        {HEAD "\"displays\" :\n{\n\t\"a\": {\"role\": \"hallway\"}\n}, \"name\": \"x\"}", HEAD
         "\"displays\" :\n{\n\t\"a\": {\"role\": \"hallway\"},\n\t\"k\": {\"role\": \"door\", \"rooms\": "
         "[\"r\"]}\n}, \"name\": \"x\"}"},
        /* a text that looks like it, and one within another member */
        {HEAD "\"name\": \"\\\"displays\\\": {\", \"defaults\": {\"directions\": {\"displays\": {\"text\": "
              "\"up\"}}}, \"displays\": {}}",
         HEAD "\"name\": \"\\\"displays\\\": {\", \"defaults\": {\"directions\": {\"displays\": {\"text\": "
              "\"up\"}}}, \"displays\": {\n    \"k\": {\"role\": \"door\", \"rooms\": [\"r\"]}\n  }}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err;
        check_row(rows[i].text);
        CHECK_STR(add(rows[i].text, (struct venue_entry){"k", "", "r"}, &err), rows[i].written);
        CHECK_STR(err.text, "");
    }
}

static void test_refused(void)
{
    static const char text[] =
        HEAD "\"displays\": {\"dc:a6:32:01:02:03\": {\"name\": \"one\", \"role\": \"hallway\"}}}";
    static const struct {
        const char *text;
        struct venue_entry entry;
        const char *err;
    } rows[] = {
        {text, {"DC-A6-32-01-02-03", "", "r"}, "the board dc:a6:32:01:02:03 is there already, as one"},
        {text, {"k", "one", "r"}, "the name one is that of the board dc:a6:32:01:02:03 already"},
        {text, {"one", "", ""}, "the name one is that of the board"},
        {text, {"k", "a/b", "r"}, "can't be a display's name"},
        {text, {"k#", "", "r"}, "can't be a display's name"},
        {text, {"dc:a6:32:01:02:04", "", "r"}, "give it one (--name) without / + # :"},
        {text,
         {"a key that is by far too long to be one of a board, whatever sort of board it may be", "", "r"},
         "bytes in its name"},
        {"{", {"k", "", "r"}, ""},
        {"{\"format\": \"nownext-live/1\"}", {"k", "", "r"}, "nownext-venue/1"},
        {HEAD "\"d\\u0069splays\": {}}", {"k", "", "r"}, "write it by hand"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err;
        check_row(rows[i].err);
        CHECK_STR(add(rows[i].text, rows[i].entry, &err), "");
        CHECK(err.code != ERR_NONE);
        if (!CHECK(strstr(err.text, rows[i].err) != NULL))
            puts(err.text);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_text();
    test_refused();
    arena_finish(&arena);
    return check_done();
}
