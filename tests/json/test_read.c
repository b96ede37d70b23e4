#include "json/read.h"

#include "base/str.h"
#include "check.h"

static struct arena arena;

static const cJSON *tree_of(const char *json)
{
    const cJSON *tree = NULL;
    struct err err = {0};
    if (!CHECK(json_parse(json, strlen(json), JSON_NATIVE, &arena, &tree, &err)))
        printf("%s: %s\n", json, err.text);
    return tree;
}

static void test_types(void)
{
    static const struct {
        const char *json, *text;
    } rows[] = {
        {"\"x\"", "must be y, is a text"},       {"1", "must be y, is a number"},
        {"true", "must be y, is true or false"}, {"false", "must be y, is true or false"},
        {"null", "must be y, is null"},          {"[]", "must be y, is a list"},
        {"{}", "must be y, is an object"},
    };
    struct json_path path = {NULL, "p", 0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        CHECK(!json_wrong_type(&path, tree_of(rows[i].json), "y", &err));
        CHECK_STR(err.text, rows[i].text);
        CHECK_STR(err.where, "p");
        CHECK_INT(err.code, ERR_MEANING);
    }
    struct err err = {0};
    CHECK(!json_wrong_type(&path, NULL, "y", &err));
    CHECK_STR(err.text, "is missing: it must be y");
    CHECK(!json_fail_limit(&path, 3, "things", &err)); /* the first one wins */
    CHECK_STR(err.text, "is missing: it must be y");
}

static void test_ints(void)
{
    static const struct {
        const char *json;
        bool ok;
        int64_t value;
    } rows[] = {
        {"5", true, 5},
        {"-3", true, -3},
        {"5.0", true, 5},
        {"1e1", true, 10},
        {"9007199254740991", true, INT64_C(9007199254740991)},
        {"5.5", false, 0},
        {"-4", false, 0},
        {"9007199254740993", false, 0},
        {"1e300", false, 0},
        {"\"5\"", false, 0},
        {"true", false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        int64_t value = 0;
        check_row(rows[i].json);
        CHECK_INT(json_read_int(NULL, tree_of(rows[i].json), -3, INT64_C(9007199254740991), &value, &err),
                  rows[i].ok);
        CHECK_INT(value, rows[i].value);
        CHECK_INT(err.code == ERR_NONE, rows[i].ok);
    }
    check_row("");
    struct err err = {0};
    int64_t value;
    CHECK(!json_read_int(NULL, tree_of("7.5"), 1, 9, &value, &err));
    CHECK_STR(err.text, "must be a whole number from 1 to 9, is 7.5");
}

static void test_bools_and_times_of_day(void)
{
    bool value = false;
    CHECK(json_read_bool(NULL, tree_of("true"), &value, NULL) && value);
    CHECK(json_read_bool(NULL, tree_of("false"), &value, NULL) && !value);
    CHECK(!json_read_bool(NULL, tree_of("1"), &value, NULL));
    static const struct {
        const char *json;
        int minutes; /* -1: refused */
    } rows[] = {
        {"\"00:00\"", 0},  {"\"04:05\"", 245}, {"\"23:59\"", 1439},  {"\"24:00\"", -1},
        {"\"12:60\"", -1}, {"\"4:00\"", -1},   {"\"04:00:00\"", -1}, {"\"04-00\"", -1},
        {"\"0400\"", -1},  {"\"+4:00\"", -1},  {"\"\"", -1},         {"240", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int minutes = -1;
        check_row(rows[i].json);
        CHECK_INT(json_read_time_of_day(NULL, tree_of(rows[i].json), &minutes, NULL), rows[i].minutes >= 0);
        CHECK_INT(minutes, rows[i].minutes);
    }
    check_row("");
}

static void test_given_text(void)
{
    const char *text = "before";
    struct err err = {0};
    CHECK(json_read_given_text(NULL, NULL, 5, &arena, &text, &err));
    CHECK_STR(text, "before");
    const cJSON *item = tree_of("\"a\\nbcd\"");
    CHECK(json_read_given_text(NULL, item, 5, &arena, &text, &err));
    CHECK_STR(text, "a bcd");
    CHECK(text != item->valuestring);
    CHECK(!json_read_given_text(NULL, tree_of("\"abcdef\""), 5, &arena, &text, &err));
    CHECK_STR(err.text, "has more than 5 bytes, which is the limit");
    err = (struct err){0};
    CHECK(!json_read_given_text(NULL, tree_of("\"\""), 5, &arena, &text, &err));
    CHECK_STR(err.text, "must not be empty: leave it out");
    err = (struct err){0};
    CHECK(!json_read_given_text(NULL, tree_of("7"), 5, &arena, &text, &err));
    CHECK_STR(err.text, "must be a text, is a number");
}

static void test_words(void)
{
    static const char *const words[] = {"one", "two", "three"};
    unsigned index = 9;
    struct err err = {0};
    CHECK(json_read_word(NULL, tree_of("\"three\""), words, 3, &index, &err));
    CHECK_INT(index, 2);
    CHECK(!json_read_word(NULL, tree_of("\"four\""), words, 3, &index, &err));
    CHECK_STR(err.text, "must be one, two or three, is \"four\"");
    err = (struct err){0};
    CHECK(!json_read_word(NULL, tree_of("\"x\""), words, 1, &index, &err));
    CHECK_STR(err.text, "must be one, is \"x\"");
}

static void test_members(void)
{
    static const char *const known[] = {"a", "b", "c"};
    struct issue_list issues;
    struct json_notes notes = {.issues = &issues, .scratch = &arena};
    const cJSON *m[3];
    issue_list_init(&issues, &arena);
    CHECK(json_members(NULL, tree_of("{\"c\":3,\"x\":0,\"a\":1}"), known, 3, m, &notes, NULL));
    CHECK(m[0] && m[0]->valueint == 1 && !m[1] && m[2] && m[2]->valueint == 3);
    CHECK_INT(issues.count, 1);
    CHECK_STR(issues.first->rule, "unknown-member");
    CHECK_STR(issues.first->where, "x");
    CHECK(!json_members(NULL, tree_of("[]"), known, 3, m, &notes, NULL));
    CHECK(!json_members(NULL, NULL, known, 3, m, &notes, NULL));

    /* The first of repeated members wins, as with cJSON. */
    const cJSON *tree = NULL;
    CHECK(json_parse("{\"a\":1,\"a\":2}", 13, JSON_FOREIGN, &arena, &tree, NULL));
    CHECK(json_members(NULL, tree, known, 3, m, &notes, NULL) && m[0]->valueint == 1);

    /* Not without end. */
    struct str_builder json = {.arena = &arena};
    for (int i = 0; i < 1000; i++)
        str_addf(&json, "%s\"unknown %d\":0", i ? "," : "{", i);
    str_add(&json, "}");
    notes.count = 0;
    issue_list_init(&issues, &arena);
    CHECK(json_members(NULL, tree_of(json.text), known, 3, m, &notes, NULL));
    CHECK_INT(issues.count, 51);
    CHECK_STR(issues.last->text, "more members are not known; 50 are listed");

    notes.issues = NULL;
    CHECK(json_members(NULL, tree_of("{\"x\":0}"), known, 3, m, &notes, NULL));
}

static void test_format(void)
{
    static const struct {
        const char *json, *text;
    } rows[] = {
        {"\"x/1\"", ""},
        {"\"x/2\"", "is \"x/2\", this reads \"x/1\": a newer nownext may read it"},
        {"\"x\"", "is \"x\", this reads \"x/1\""},
        {"\"xx/1\"", "is \"xx/1\", this reads \"x/1\""},
        {"[]", "must be \"x/1\", is a list"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        CHECK_INT(json_check_format(tree_of(rows[i].json), "x/1", &err), i == 0);
        CHECK_STR(err.text, rows[i].text);
        CHECK_INT(err.code, i == 0 ? ERR_NONE : ERR_FORMAT);
    }
}

static void test_names_format(void)
{
    static const struct {
        const char *bytes;
        bool native;
    } rows[] = {
        {"{\"format\":\"nownext-program/1\"}", true},
        {"\xEF\xBB\xBF{ \"event\" : {},\n\"format\" :\t\"nownext-program/9\" }", true},
        {"{\"format\":\"nownext-live/1\"}", false},
        {"{\"note\":\"\\\"format\\\":\\\"nownext-program/1\\\"\"}", false},
        {"{\"note\":\"format\",\"x\":\"nownext-program/1\"}", false},
        {"{\"format\":\"nownext-prog", false},
        {"{\"format\"", false},
        {"\"format", false},
        {"{\"format\":", false},
        {"{\"format\":nownext-program/1}", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].bytes);
        size_t size = strlen(rows[i].bytes);
        char *exact = malloc(size ? size : 1);
        memcpy(exact, rows[i].bytes, size);
        CHECK_INT(json_names_format(exact, size, "nownext-program/"), rows[i].native);
        free(exact);
    }
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_types();
    test_ints();
    test_bools_and_times_of_day();
    test_given_text();
    test_words();
    test_members();
    test_format();
    test_names_format();
    arena_finish(&arena);
    return check_done();
}
