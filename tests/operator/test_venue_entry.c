#include "operator/venue_entry.h"

#include "check.h"

#define HEAD "{\"format\": \"nownext-venue/1\", "

static struct arena arena;

static struct venue_before before;

static const char *add(const char *text, struct venue_entry entry, struct err *reterr)
{
    size_t size = 0;
    *reterr = (struct err){0};
    const char *written = venue_entry_assign(text, strlen(text), &entry, &arena, &size, &before, reterr);
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
        {HEAD "\"displays\": {\"s\\u0031\": {\"role\": \"hallway\"}}}", {"s1", "", "r"}, "write it by hand"},
        {text, {"k", "unassigned", "r"}, "can't be a display's name"},
        {text, {"k", "desk", ""}, "can't be a display's name"},
        {text, {"k", "home-assistant", ""}, "can't be a display's name"},
        {HEAD "\"defaults\": {\"live\": {\"mqtt\": \"mqtts://unassigned:x@h\"}}, \"displays\": {}}",
         {"k", "", "r"},
         "is what make-venue has made"},
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

#define ONE(entry) HEAD "\"defaults\": {\"role\": \"door\"}, \"displays\": {\"k\": " entry "}}"

/* A board that is there gets another role, room and name, and keeps all else. */
static void test_anew(void)
{
    static const struct {
        const char *text;
        struct venue_entry entry;
        const char *written;
    } rows[] = {
        {ONE("{}"), {"K", "", "r"}, ONE("{\"rooms\": [\"r\"]}")},
        {ONE("{ }"), {"k", "", ""}, ONE("{ \"role\": \"hallway\"}")},
        {ONE("{\"rooms\": [\"a\", \"b\"], \"rotate\": 90}"),
         {"k", "", "r"},
         ONE("{\"rooms\": [\"r\"], \"rotate\": 90}")},
        {ONE("{\"rooms\": [\"a\"], \"rotate\": 90}"),
         {"k", "", ""},
         ONE("{\"role\": \"hallway\", \"rotate\": 90}")},
        {ONE("{\"rotate\": 90, \"rooms\": [\"a\"]}"),
         {"k", "", ""},
         ONE("{\"role\": \"hallway\", \"rotate\": 90}")},
        {ONE("{\"role\": \"hallway\", \"rooms\": [\"a\"]}"),
         {"k", "", ""},
         ONE("{\"role\": \"hallway\", \"rooms\": [\"a\"]}")},
        {ONE("{\"role\": \"hallway\", \"rooms\": [\"a\"]}"),
         {"k", "", "r"},
         ONE("{\"role\": \"door\", \"rooms\": [\"r\"]}")},
        {ONE("{\n\t\t\"rotate\": 90\n\t}"),
         {"k", "n\"q", "r\\"},
         ONE("{\n\t\t\"name\": \"n\\\"q\",\n\t\t\"rooms\": [\"r\\\\\"],\n\t\t\"rotate\": 90\n\t}")},
        /* texts and members of others that look like it */
        {ONE("{\"cycle\": [{\"page\": \"picture\", \"file\": \"rooms}.png\"}], \"directions\": {\"x\": "
             "{\"text\": \"rooms\"}}, \"rooms\": "
             "[\"]\"]}"),
         {"k", "", "r"},
         ONE("{\"cycle\": [{\"page\": \"picture\", \"file\": \"rooms}.png\"}], \"directions\": {\"x\": "
             "{\"text\": \"rooms\"}}, \"rooms\": "
             "[\"r\"]}")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err;
        check_row(rows[i].text);
        CHECK_STR(add(rows[i].text, rows[i].entry, &err), rows[i].written);
        CHECK_STR(err.text, "");
        CHECK(before.board && strcmp(before.board->key, "k") == 0 && !before.replaced);
    }
}

#define TWO(a, b) HEAD "\"displays\": {\n  " a ",\n  " b "\n}}"

static void test_replaced(void)
{
    static const struct {
        const char *text, *key, *name, *written, *err;
    } rows[] = {
        {TWO("\"a\": {\"role\": \"hallway\", \"name\": \"one\"}", "\"b\": {\"role\": \"hallway\"}"), "c",
         "one", TWO("\"c\": {\"role\": \"hallway\", \"name\": \"one\"}", "\"b\": {\"role\": \"hallway\"}"),
         ""},
        /* a name that was the board's */
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"b\": {\"role\": \"hallway\"}"), "c", "b",
         TWO("\"a\": {\"role\": \"hallway\"}", "\"c\": {\"name\": \"b\", \"role\": \"hallway\"}"), ""},
        /* both have a place */
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"b\": {\"role\": \"hallway\", \"name\": \"two\"}"), "A",
         "two",
         TWO("\"b\": {\"name\": \"a\", \"role\": \"hallway\"}",
             "\"a\": {\"role\": \"hallway\", \"name\": \"two\"}"),
         ""},
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"b\": {\"role\": \"hallway\"}"), "c", "tow", "",
         "no display is called tow"},
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"b\": {\"role\": \"hallway\"}"), "b", "b", "",
         "the board b is b already"},
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"\\u0062\": {\"role\": \"hallway\"}"), "c", "b", "",
         "write it by hand"},
        {TWO("\"a\": {\"role\": \"hallway\"}", "\"b\": {\"role\": \"hallway\"}"), "", "b", "",
         "must be named"},
        {HEAD "\"defaults\": {\"role\": \"hallway\", \"live\": {\"mqtt\": \"mqtts://unassigned:x@h\"}}, "
              "\"displays\": {\"a\": {}}}",
         "c", "a", "", "is what make-venue has made"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        size_t size = 0;
        check_row(rows[i].text);
        const char *written = venue_entry_replace(rows[i].text, strlen(rows[i].text), rows[i].key,
                                                  rows[i].name, &arena, &size, &before, &err);
        CHECK_STR(written ? written : "", rows[i].written);
        CHECK((rows[i].err[0] == '\0') == (err.text[0] == '\0') && strstr(err.text, rows[i].err) != NULL);
        if (written) {
            CHECK_INT(size, strlen(written));
            CHECK_STR(before.replaced->config.name, rows[i].name);
            CHECK_INT(before.board != NULL, i == 2);
        }
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_text();
    test_anew();
    test_replaced();
    test_refused();
    arena_finish(&arena);
    return check_done();
}
