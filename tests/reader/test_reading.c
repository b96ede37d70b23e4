#include "reader/reading.h"

#include "base/str.h"
#include "check.h"
#include "program/limits.h"

static struct arena arena;
static struct issue_list issues;
static struct err err;
static struct reading reading;

static const cJSON *item(const char *json)
{
    const cJSON *tree = NULL;
    struct err parse_err = {0};
    if (json && !CHECK(json_parse(json, strlen(json), JSON_NATIVE, &arena, &tree, &parse_err)))
        printf("%s\n", parse_err.text);
    return tree;
}

static void begin(const char *label)
{
    check_row(label);
    issue_list_init(&issues, &arena);
    err = (struct err){0};
    reading = (struct reading){.arena = &arena,
                               .scratch = &arena,
                               .issues = &issues,
                               .notes = {.issues = &issues, .scratch = &arena},
                               .reterr = &err};
    builder_init(&reading.builder, &arena, &issues);
}

/* The path is the member's in its object. */
static const struct json_path list = {NULL, "list", 0}, parent = {&list, NULL, 2};

static const char *two_words(unsigned i)
{
    return i ? "two" : "one";
}

static void test_absent(void)
{
    const char *text = NULL;
    const char *const *texts = NULL;
    uint32_t count = 7;
    unsigned word = 9;
    struct label label;
    struct instant instant;
    begin("absent");
    CHECK(reading_text(&reading, &parent, "m", NULL, 5, &text));
    CHECK_STR(text, "");
    CHECK(reading_long_text(&reading, &parent, "m", NULL, &text));
    CHECK_STR(text, "");
    CHECK(reading_url(&reading, &parent, "m", NULL, &text));
    CHECK_STR(text, "");
    CHECK(reading_texts(&reading, &parent, "m", NULL, 5, 5, &count, &texts));
    CHECK_INT(count, 7);
    CHECK(reading_word(&reading, &parent, "m", NULL, two_words, 2, 1, &word));
    CHECK_INT(word, 1);
    CHECK_INT(err.code, ERR_NONE);

    CHECK(!reading_name(&reading, &parent, "m", NULL, &text));
    CHECK_STR(err.where, "list[2].m");
    CHECK_STR(err.text, "is missing: it must be a text");
    begin("absent label");
    CHECK(!reading_label(&reading, &parent, "m", NULL, 5, &label));
    CHECK_STR(err.text, "is missing: it must be a text, or an object of texts by language");
    begin("absent instant");
    CHECK(!reading_instant(&reading, &parent, "m", NULL, &instant));
    CHECK_STR(err.text, "is missing: it must be a text");
}

static void test_given(void)
{
    const char *text;
    const char *const *texts = NULL;
    uint32_t count = 0;
    unsigned word = 9;
    struct label label;
    struct instant instant;
    begin("given");
    CHECK(reading_text(&reading, &parent, "m", item("\"a\\tb\\u0001\""), 3, &text));
    CHECK_STR(text, "a b");
    CHECK(reading_name(&reading, &parent, "m", item("\"n\""), &text));
    CHECK_STR(text, "n");
    CHECK(reading_long_text(&reading, &parent, "m", item("\"a\\nb\""), &text));
    CHECK_STR(text, "a\nb");
    CHECK(reading_url(&reading, &parent, "m", item("\"https://x.example/\""), &text));
    CHECK_STR(text, "https://x.example/");
    CHECK(reading_texts(&reading, &parent, "m", item("[\"a\",\"b\"]"), 2, 1, &count, &texts));
    CHECK(count == 2 && strcmp(texts[1], "b") == 0);
    CHECK(reading_word(&reading, &parent, "m", item("\"two\""), two_words, 2, 0, &word));
    CHECK_INT(word, 1);
    CHECK(reading_label(&reading, &parent, "m", item("{\"en\":\"12345\"}"), 5, &label));
    CHECK_STR(label_text(label, "en"), "12345");
    CHECK(reading_instant(&reading, &parent, "m", item("\"1970-01-01T00:00:01Z\""), &instant));
    CHECK_INT(instant.ms, 1000);
    CHECK_INT(err.code, ERR_NONE);
    CHECK_INT(issues.count, 0);
}

static void test_too_long(void)
{
    const char *text;
    const char *const *texts = NULL;
    uint32_t count = 0;
    struct label label;
    begin("text");
    CHECK(!reading_text(&reading, &parent, "m", item("\"1234\""), 3, &text));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.where, "list[2].m");
    CHECK_STR(err.text, "has more than 3 bytes, which is the limit");
    begin("label");
    CHECK(!reading_label(&reading, &parent, "m", item("{\"en\":\"1\",\"de\":\"123\"}"), 2, &label));
    CHECK_STR(err.where, "list[2].m.de");
    begin("label without language");
    CHECK(!reading_label(&reading, &parent, "m", item("\"123\""), 2, &label));
    CHECK_STR(err.where, "list[2].m");
    begin("texts");
    CHECK(!reading_texts(&reading, &parent, "m", item("[\"1\",\"23\"]"), 2, 1, &count, &texts));
    CHECK_STR(err.where, "list[2].m[1]");
    begin("empty name");
    CHECK(!reading_name(&reading, &parent, "m", item("\"\\u0007\""), &text));
    CHECK_STR(err.text, "must not be empty");
    begin("word");
    unsigned word;
    CHECK(!reading_word(&reading, &parent, "m", item("\"three\""), two_words, 2, 0, &word));
    CHECK_STR(err.text, "must be one or two, is \"three\"");
    begin("fail");
    CHECK(!reading_fail(&reading, NULL, "m", "is odd"));
    CHECK_INT(err.code, ERR_MEANING);
    CHECK_STR(err.where, "m");
    CHECK_STR(err.text, "is odd");
}

/* ---- members of live data ---- */

static void test_of_live_data(void)
{
    struct instant instant = {7};
    bool flag = true;
    const char *id = "before";
    const struct room_name *room = NULL;
    begin("absent: all stays");
    CHECK(reading_given_instant(&reading, &parent, "m", NULL, &instant));
    CHECK(reading_given_bool(&reading, &parent, "m", NULL, &flag));
    CHECK(reading_given_id(&reading, &parent, "m", NULL, &id));
    CHECK(reading_given_room(&reading, &parent, "m", NULL, &room));
    CHECK(instant.ms == 7 && flag && !room);
    CHECK_STR(id, "before");
    begin("given");
    CHECK(reading_given_instant(&reading, &parent, "m", item("\"1970-01-01T00:00:01Z\""), &instant));
    CHECK_INT(instant.ms, 1000);
    CHECK(reading_given_bool(&reading, &parent, "m", item("false"), &flag));
    CHECK(!flag);
    CHECK(reading_given_id(&reading, &parent, "m", item("\"x\""), &id));
    CHECK_STR(id, "x");
    CHECK(reading_given_room(&reading, &parent, "m", item("\"Hall  B\""), &room));
    CHECK(room && strcmp(room->key, "hall b") == 0 && strcmp(room->text, "Hall  B") == 0);
    begin("an id that says nothing");
    CHECK(!reading_given_id(&reading, &parent, "m", item("\"\""), &id));
    CHECK_STR(err.where, "list[2].m");
    begin("an id that is as long as it may be, and longer");
    char long_id[LIMIT_NAME_BYTES + 2] = "";
    memset(long_id, 'x', LIMIT_NAME_BYTES);
    CHECK(reading_given_id(&reading, &parent, "m", item(arena_printf(&arena, "\"%s\"", long_id)), &id));
    CHECK_INT(strlen(id), LIMIT_NAME_BYTES);
    long_id[LIMIT_NAME_BYTES] = 'x';
    CHECK(!reading_given_id(&reading, &parent, "m", item(arena_printf(&arena, "\"%s\"", long_id)), &id));
    CHECK_INT(err.code, ERR_LIMIT);
    begin("nothing");
    CHECK(reading_says_nothing(NULL) && reading_says_nothing(item("\"\"")));
    CHECK(!reading_says_nothing(item("\" \"")) && !reading_says_nothing(item("0")));
}

static void test_scope(void)
{
    static const struct {
        const char *json;
        bool ok, everywhere;
        uint32_t count;
    } rows[] = {
        {NULL, true, true, 0},
        {"[\"*\",\"a\"]", true, true, 2},
        {"[\"*\"]", true, true, 1},
        {"[\"a\",\"*\"]", true, true, 2},
        {"[\"a\",\"b\"]", true, false, 2},
        {"[]", false, false, 0},
        {"\"*\"", false, false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool everywhere = !rows[i].everywhere;
        uint32_t count = 0;
        const struct room_name *rooms = NULL;
        begin(rows[i].json ? rows[i].json : "absent");
        CHECK_INT(reading_scope(&reading, &parent, item(rows[i].json), &everywhere, &count, &rooms),
                  rows[i].ok);
        CHECK_INT(err.code == ERR_NONE, rows[i].ok);
        if (rows[i].ok)
            CHECK(everywhere == rows[i].everywhere && count == rows[i].count);
    }
}

static void test_order(void)
{
    begin("order");
    CHECK(reading_order(&reading, &parent, "end", (struct instant){1}, (struct instant){1}));
    CHECK(reading_order(&reading, &parent, "end", INSTANT_NONE, (struct instant){1}));
    CHECK(reading_order(&reading, &parent, "end", (struct instant){1}, INSTANT_NONE));
    CHECK(!reading_order(&reading, &parent, "end", (struct instant){1}, (struct instant){0}));
    CHECK_STR(err.where, "list[2].end");
    CHECK_STR(err.text, "is before the start");
}

static bool read_number(struct reading *in, const struct json_path *path, const cJSON *number, void *ret)
{
    return json_read_int(path, number, 0, 9, ret, in->reterr);
}

static void test_list(void)
{
    uint32_t count = 7;
    void *items = &count;
    begin("no list");
    CHECK(reading_list(&reading, "l", NULL, sizeof(int64_t), &count, &items, read_number));
    CHECK(count == 0 && !items);
    begin("a list");
    CHECK(reading_list(&reading, "l", item("[3,4]"), sizeof(int64_t), &count, &items, read_number));
    CHECK(count == 2 && ((int64_t *)items)[0] == 3 && ((int64_t *)items)[1] == 4);
    begin("a list with what is none");
    CHECK(!reading_list(&reading, "l", item("[3,4,10]"), sizeof(int64_t), &count, &items, read_number));
    CHECK_STR(err.where, "l[2]");
    begin("too many");
    struct str_builder many = {.arena = &arena};
    str_add(&many, "[0");
    for (int i = 0; i < LIMIT_SESSIONS; i++)
        str_add_n(&many, ",0", 2);
    str_add(&many, "]");
    CHECK(!reading_list(&reading, "l", item(many.text), sizeof(int64_t), &count, &items, read_number));
    CHECK_STR(err.text, "has more than 16384 items, which is the limit");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_absent();
    test_given();
    test_too_long();
    test_of_live_data();
    test_scope();
    test_order();
    test_list();
    arena_finish(&arena);
    return check_done();
}
