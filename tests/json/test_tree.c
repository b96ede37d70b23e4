#include "json/tree.h"

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

static void test_parse(void)
{
    const cJSON *tree = tree_of("\xEF\xBB\xBF{\"a\": [1, \"\\u00e4\\ud83d\\ude00\", null, true, -2.5e1]}");
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(tree, "a");
    CHECK_INT(cJSON_GetArraySize(list), 5);
    CHECK_STR(cJSON_GetArrayItem(list, 1)->valuestring, "\xC3\xA4\xF0\x9F\x98\x80");
    CHECK(cJSON_IsNull(cJSON_GetArrayItem(list, 2)));
    CHECK(cJSON_GetArrayItem(list, 4)->valuedouble == -25.0);

    struct err err = {0};
    CHECK(!json_parse("{]", 2, JSON_NATIVE, &arena, &tree, &err));
    CHECK(err.line == 1 && err.column == 2);
    CHECK(json_parse("{\"a\":1,\"a\":2}", 13, JSON_FOREIGN, &arena, &tree, NULL));
}

/* The tree is the one that cJSON makes, member by member. */
static void check_same(const cJSON *ours, const cJSON *theirs)
{
    if (!CHECK_INT(ours->type, theirs->type))
        return;
    CHECK((ours->string == NULL) == (theirs->string == NULL));
    CHECK_STR(ours->string ? ours->string : "", theirs->string ? theirs->string : "");
    CHECK_STR(ours->valuestring ? ours->valuestring : "", theirs->valuestring ? theirs->valuestring : "");
    CHECK(ours->valuedouble == theirs->valuedouble);
    CHECK_INT(ours->valueint, theirs->valueint);
    const cJSON *mine = ours->child, *last = NULL;
    for (const cJSON *item = theirs->child; item; last = mine, item = item->next, mine = mine->next) {
        if (!CHECK(mine != NULL))
            return;
        check_same(mine, item);
        CHECK(!last || mine->prev == last);
    }
    CHECK(!mine && (!last || ours->child->prev == last));
}

static void test_same_as_cjson(void)
{
    static const char *const texts[] = {
        "{}",
        "[]",
        " \"\" ",
        "[0, -0, 1, -1, 12.5e-3, 1E+2, 2147483647, 2147483648, -2147483649, 9.99e307, 1e-400, 0.1, "
        "123456789012345678901234567890]",
        "[true, false, null, [[], {}], {\"\": {\"a\\u00e4\\n\": [1, [2, [3]]]}}]",
        "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"a\\u20acb\", \"\\ud83d\\ude00\", \"plain\", \"x\\n\", \"\\nx\\ny "
        "z\"]",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_row(texts[i]);
        cJSON *theirs = cJSON_Parse(texts[i]);
        const cJSON *ours = tree_of(texts[i]);
        if (CHECK(theirs && ours))
            check_same(ours, theirs);
        cJSON_Delete(theirs);
    }
    check_row("");
}

/* A text larger than a block of the arena, and many small ones. */
static void test_large(void)
{
    struct str_builder json = {.arena = &arena};
    str_add(&json, "[\"");
    for (int i = 0; i < 50000; i++)
        str_add(&json, "0123456789");
    str_add(&json, "\"");
    for (int i = 0; i < 50000; i++)
        str_addf(&json, ",\"%d\"", i);
    str_add(&json, "]");
    const cJSON *tree = tree_of(json.text), *item = tree->child;
    CHECK_INT(strlen(item->valuestring), 500000);
    int i = 0;
    for (item = item->next; item; item = item->next, i++)
        if (atoi(item->valuestring) != i)
            CHECK_INT(atoi(item->valuestring), i);
    CHECK_INT(i, 50000);
}

static void test_path(void)
{
    char buffer[JSON_PATH_SIZE], small[12];
    struct json_path sessions = {NULL, "sessions", 0}, third = {&sessions, NULL, 3},
                     start = {&third, "start", 0};
    struct json_path odd = {&start, "Saal 1 (\xC3\x84\x07)", 0}, empty = {NULL, "", 0};
    json_path_text(NULL, buffer, sizeof buffer);
    CHECK_STR(buffer, "");
    json_path_text(&sessions, buffer, sizeof buffer);
    CHECK_STR(buffer, "sessions");
    json_path_text(&start, buffer, sizeof buffer);
    CHECK_STR(buffer, "sessions[3].start");
    json_path_text(&odd, buffer, sizeof buffer);
    CHECK_STR(buffer, "sessions[3].start[\"Saal 1 (\xC3\x84)\"]");
    json_path_text(&empty, buffer, sizeof buffer);
    CHECK_STR(buffer, "[\"\"]");
    json_path_text(&start, small, sizeof small);
    CHECK_STR(small, "sessions[3]");
}

static void test_show(void)
{
    char shown[JSON_SHOWN_SIZE], text[400];
    CHECK_STR(json_show_text("", shown), "");
    CHECK_STR(json_show_text("a\tb\x1b[1m\x7F\xC2\x9B"
                             "c\xC2\xA0",
                             shown),
              "ab[1mc\xC2\xA0");
    memset(text, 'x', sizeof text);
    text[79] = '\0';
    CHECK_INT(strlen(json_show_text(text, shown)), 79);
    text[79] = 'x';
    text[399] = '\0';
    CHECK_INT(strlen(json_show_text(text, shown)), 79);
    CHECK_STR(shown + 76, "...");
    for (int i = 0; i < 399; i += 3)
        memcpy(text + i, "\xE2\x82\xAC", 3); /* not cut inside of one */
    CHECK_INT(strlen(json_show_text(text, shown)), 75 + 3);
}

static void test_copy(void)
{
    static const struct {
        const char *text, *line, *lines;
    } rows[] = {
        {"", "", ""},
        {"plain, and longer than eight bytes", "plain, and longer than eight bytes",
         "plain, and longer than eight bytes"},
        {"a\nb", "a b", "a\nb"},
        {"a\r\nb\rc", "a b c", "a\nb\nc"},
        {"tab\tand bell\x07.", "tab and bell.", "tab and bell."},
        {"\x01\x02\x03\x04\x05\x06\x0E\x0F\x10\x1B\x1F\x7F", "", ""},
        {"12345678\x01"
         "2345678\x01"
         "345678",
         "123456782345678345678", "123456782345678345678"},
        {"C1 \xC2\x80\xC2\x9F goes, \xC2\xA0\xC3\x80\xC4\x9F stays",
         "C1  goes, \xC2\xA0\xC3\x80\xC4\x9F stays", "C1  goes, \xC2\xA0\xC3\x80\xC4\x9F stays"},
        {"1234567\xC2\x85"
         "89",
         "1234567 89", "1234567\n89"},
        {"a\n\x0B\n\x0C.", "a    .", "a\n\n\n\n."},
        {"a\u2028b\u2029c 1234567\u2028 12345\u2028\u2019", "a b c 1234567  12345 \u2019",
         "a\nb\nc 1234567\n 12345\n\u2019"},
        {" \n\t\u2029 ", "", ""},
        {"\u200b\u2060\ufeff\u00ad\u034f\u3164\u115f", "", ""},
        {"a\u00ad", "a\u00ad", "a\u00ad"},
        {"\xEF\xBB\xBF\xE2\x80\xAE stay", "\xEF\xBB\xBF\xE2\x80\xAE stay", "\xEF\xBB\xBF\xE2\x80\xAE stay"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_STR(json_copy_text(&arena, rows[i].text, false), rows[i].line);
        CHECK_STR(json_copy_text(&arena, rows[i].text, true), rows[i].lines);
    }
    /* Wherever one stands in a longer text. */
    for (int place = 0; place < 30; place++) {
        char text[31], expected[31] = "";
        memset(text, 'x', 30);
        text[30] = '\0';
        text[place] = '\x1F';
        memset(expected, 'x', 29);
        CHECK_STR(json_copy_text(&arena, text, true), expected);
    }
}

static void test_nearest(void)
{
    static const char *const known[] = {"title", "track", "room", "summary"};
    static const struct {
        const char *text, *nearest;
    } rows[] = {
        {"titel", "title"},    {"Title", "title"}, {"trak", "track"}, {"rooms", "room"},
        {"sumary", "summary"}, {"xyz", NULL},      {"", NULL},        {"roof garden", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_STR(json_nearest(&arena, rows[i].text, known, 4), rows[i].nearest);
    }
    check_row("");
    char *large = arena_alloc(&arena, 1 << 20); /* not compared at all */
    memset(large, 'x', (1 << 20) - 1);
    CHECK(json_nearest(&arena, large, known, 4) == NULL);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_parse();
    test_same_as_cjson();
    test_large();
    test_path();
    test_show();
    test_copy();
    test_nearest();
    arena_finish(&arena);
    return check_done();
}
