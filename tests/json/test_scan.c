#include "json/scan.h"

#include <cjson/cJSON.h>

#include "base/str.h"
#include "check.h"
#include "program/limits.h"

/* A text with NULs inside. */
#define TEXT(literal) literal, sizeof literal - 1

static struct arena arena;

/* The bytes are scanned where a read past their end is seen (by AddressSanitizer). */
static bool scan(const char *bytes, size_t size, enum json_strictness strictness, struct err *err)
{
    char *exact = malloc(size ? size : 1);
    memcpy(exact, bytes, size);
    *err = (struct err){0};
    bool ok = json_scan(exact, size, strictness, NULL, &arena, NULL, err);
    free(exact);
    return ok;
}

static const struct {
    const char *label, *bytes;
    size_t size;
    unsigned line, column; /* 0: it passes */
    const char *text;      /* part of the error's text */
} rows[] = {
    {"empty object", TEXT("{}"), 0, 0, ""},
    {"empty list", TEXT(" [ ] \r\n"), 0, 0, ""},
    {"bare text", TEXT("\"x\""), 0, 0, ""},
    {"bare number", TEXT("-0.5e-3"), 0, 0, ""},
    {"words", TEXT("[true,false,null]"), 0, 0, ""},
    {"numbers", TEXT("[0,-0,10,0.10,1e5,1E+5,1e-999,123456789012345678901234567890]"), 0, 0, ""},
    {"all escapes", TEXT("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\ude00\""), 0, 0, ""},
    {"BOM", TEXT("\xEF\xBB\xBF{}"), 0, 0, ""},
    {"UTF-8 of all lengths",
     TEXT("[\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 plain again, longer than a word\"]"), 0, 0, ""},
    {"DEL is a character", TEXT("\"\x7F\""), 0, 0, ""},
    {"same name in two objects", TEXT("[{\"a\":1},{\"a\":{\"a\":2}}]"), 0, 0, ""},
    {"names that differ in case", TEXT("{\"a\":1,\"A\":2}"), 0, 0, ""},
    {"empty name", TEXT("{\"\":1}"), 0, 0, ""},
    {"largest number", TEXT("[9.99e307, 99999999999e297]"), 0, 0, ""},
    {"zero with any exponent", TEXT("0e99999999"), 0, 0, ""},

    {"nothing", TEXT(""), 1, 1, "the file is empty"},
    {"blanks only", TEXT(" \n \n"), 3, 1, "the file is empty"},
    {"only a BOM", TEXT("\xEF\xBB\xBF"), 1, 1, "the file is empty"},
    {"UTF-16 with half a character", TEXT("\xFF\xFE{\0\n\0}"), 2, 1, "half a character"},
    {"UTF-16 that is no JSON", TEXT("\xFE\xFF\0{\0\n\0x"), 2, 1, "found x"},
    {"two documents", TEXT("{}\n {}"), 2, 2, "the document has ended, but more follows"},
    {"NUL after it", TEXT("{}\0"), 1, 3, "more follows"},
    {"NUL before it", TEXT("\0{}"), 1, 1, "a value was expected"},
    {"no value", TEXT("{\"a\":}"), 1, 6, "a value was expected, found }"},
    {"cut in an object", TEXT("{\"a\":1"), 1, 7, "the document ends here, a comma or } was expected"},
    {"cut in a list", TEXT("[1"), 1, 3, "the document ends here, a comma or ] was expected"},
    {"cut after a colon", TEXT("{\"a\":"), 1, 6, "the document ends here, a value was expected"},
    {"cut after a comma", TEXT("[1,"), 1, 4, "the document ends here, a value was expected"},
    {"cut in a word", TEXT("[tru"), 1, 2, "the words of JSON are true, false and null"},
    {"cut in a text", TEXT("[\"abc"), 1, 2,
     "the text that starts here has no closing quote: is the file whole?"},
    {"cut in an escape", TEXT("\"\\"), 1, 2, "the document ends inside a text"},
    {"cut in \\u", TEXT("\"\\u00"), 1, 2, "four hexadecimal digits"},
    {"comma before }", TEXT("{\"a\":1,\n}"), 2, 1, "a comma comes before this }: remove the comma"},
    {"comma before ]", TEXT("[1, ]"), 1, 5, "a comma comes before this ]: remove the comma"},
    {"only a comma", TEXT("[,]"), 1, 2, "a value was expected, found ,"},
    {"no comma", TEXT("[1 2]"), 1, 4, "a comma or ] was expected, found 2"},
    {"no colon", TEXT("{\"a\" 1}"), 1, 6, "a colon was expected, found 1"},
    {"name without quotes", TEXT("{a:1}"), 1, 2, "a member's name in double quotes was expected, found a"},
    {"single quotes", TEXT("['a']"), 1, 2, "texts and names are in double quotes"},
    {"curly quotes",
     TEXT("{\xE2\x80\x9C"
          "a\xE2\x80\x9D: 1}"),
     1, 2, "this quote is a curly one: texts and names are in straight ones, \""},
    {"German quotes for a value",
     TEXT("{\"a\": \xE2\x80\x9E"
          "b\xE2\x80\x9C}"),
     1, 7, "a curly one"},
    {"a blank of a web page", TEXT("{\xC2\xA0\"a\": 1}"), 1, 2, "this blank is not the plain one"},
    {"a byte order mark further on", TEXT("{\"a\":\xEF\xBB\xBF 1}"), 1, 6, "this blank is not the plain one"},
    {"a word processor's file", TEXT("{\\rtf1\\ansi {\"a\": 1}}"), 1, 2, "(RTF): save it as plain text"},
    {"the beginning of one", TEXT("{\\rt"), 1, 2, "a member's name in double quotes was expected, found \\"},
    {"comment", TEXT("[ // no\n]"), 1, 3, "JSON has no comments"},
    {"comment before a name", TEXT("{/**/}"), 1, 2, "JSON has no comments"},
    {"comment after a value", TEXT("[1 /**/]"), 1, 4, "JSON has no comments"},
    {"name in single quotes", TEXT("{'a':1}"), 1, 2, "texts and names are in double quotes"},
    {"wrong bracket", TEXT("[1}"), 1, 3, "a comma or ] was expected, found }"},
    {"capital word", TEXT("[True]"), 1, 2, "a value was expected, found T"},
    {"NaN", TEXT("[NaN]"), 1, 2, "a value was expected, found N"},
    {"nul", TEXT("[nul]"), 1, 2, "the words of JSON"},
    {"plus sign", TEXT("[+1]"), 1, 2, "a value was expected, found +"},
    {"leading zero", TEXT("[01]"), 1, 2, "can't begin with a 0"},
    {"minus leading zero", TEXT("[-01]"), 1, 2, "can't begin with a 0"},
    {"lone minus", TEXT("[-]"), 1, 2, "a minus sign must have digits"},
    {"no digit before the point", TEXT("[.5]"), 1, 2, "a value was expected, found ."},
    {"no digit after the point", TEXT("[5.]"), 1, 2, "must have digits after its point"},
    {"no digit in the exponent", TEXT("[5e+]"), 1, 2, "must have digits in its exponent"},
    {"hexadecimal", TEXT("[0x10]"), 1, 3, "a comma or ] was expected, found x"},
    {"infinity", TEXT("{\"n\": 1e400}"), 1, 7, "the number is too large"},
    {"infinity by many digits", TEXT("[1000000000000e300]"), 1, 2, "the number is too large"},
    {"infinity by an endless exponent", TEXT("[-1e99999999999999999999]"), 1, 2, "the number is too large"},
    {"just too large", TEXT("[0.1e309]"), 1, 2, "the number is too large"},
    {"a number longer than cJSON reads",
     TEXT("[1.0000000000000000000000000000000000000000000000000000000000000000000]"), 1, 2,
     "more than 63 characters in a number, which is the limit"},
    {"unknown escape", TEXT("\"a\\x41\""), 1, 3, "no such escape"},
    {"escaped NUL byte", TEXT("\"\\\0\""), 1, 2, "no such escape"},
    {"bad hexadecimal", TEXT("\"\\u00g0\""), 1, 2, "four hexadecimal digits"},
    {"\\u0000 in a text", TEXT("{\"a\":\n \"x\\u0000y\"}"), 2, 4, "\\u0000 would end the text here"},
    {"\\u0000 in a name", TEXT("{\"a\\u0000\":1}"), 1, 4, "\\u0000 would end the text here"},
    {"lone high surrogate", TEXT("\"\\uD83D\""), 1, 2, "half of a surrogate pair"},
    {"high surrogate and text", TEXT("\"\\uD83Dabcdef\""), 1, 2, "half of a surrogate pair"},
    {"two high surrogates", TEXT("\"\\uD83D\\uD83D\""), 1, 2, "half of a surrogate pair"},
    {"lone low surrogate", TEXT("\"\\uDE00\\uD83D\""), 1, 2, "half of a surrogate pair"},
    {"line end in a text", TEXT("\"a\nb\""), 1, 3, "a line ends inside a text"},
    {"tab in a text", TEXT("\"a\tb\""), 1, 3, "must be written as an escape"},
    {"NUL in a text", TEXT("\"a\0b\""), 1, 3, "must be written as an escape"},
    {"control past a word", TEXT("\"12345678901234\x1F\""), 1, 16, "must be written as an escape"},
    {"lone continuation byte", TEXT("\"\x80\""), 1, 2, "not valid UTF-8"},
    {"Latin-1", TEXT("[\"caf\xE9\"]"), 1, 6, "not valid UTF-8"},
    {"overlong slash", TEXT("\"\xC0\xAF\""), 1, 2, "not valid UTF-8"},
    {"overlong NUL", TEXT("\"\xC0\x80\""), 1, 2, "not valid UTF-8"},
    {"surrogate in UTF-8", TEXT("\"\xED\xA0\xBD\""), 1, 2, "not valid UTF-8"},
    {"past U+10FFFF", TEXT("\"\xF4\x90\x80\x80\""), 1, 2, "not valid UTF-8"},
    {"cut sequence", TEXT("\"\xE2\x82\""), 1, 2, "not valid UTF-8"},
    {"cut sequence at the end", TEXT("\"\xF0\x9F"), 1, 2, "not valid UTF-8"},
    {"columns are code points", TEXT("[\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\", x]"), 1, 9, "found x"},
    {"a BOM is no column", TEXT("\xEF\xBB\xBFx"), 1, 1, "found x"},
    {"bytes past ASCII outside a text", TEXT("[\xC3\xA4]"), 1, 2, "a value was expected"},
    {"repeated name", TEXT("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}"), 3, 2,
     "the member \"a\" is in this object twice"},
    {"repeated name by an escape", TEXT("{\"a\":1,\"\\u0061\":2}"), 1, 8,
     "the member \"a\" is in this object twice"},
    {"repeated name after an inner object", TEXT("{\"a\":{\"b\":1},\"b\":{\"c\":1},\"a\":2}"), 1, 26,
     "\"a\" is in this object twice"},
    {"repeated empty name", TEXT("{\"\":1,\"\":2}"), 1, 7, "the member \"\" is in this object twice"},
    {"repeated long name", TEXT("{\"session_language\":1,\"session_xanguage\":2,\"session_language\":3}"), 1,
     44, "session_language"},
};

/* What the scan lets pass, cJSON parses; all that it refuses in these rows is refused at the place given. */
static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct err err;
        bool ok = scan(rows[i].bytes, rows[i].size, JSON_NATIVE, &err);
        CHECK_INT(ok, rows[i].line == 0);
        CHECK_INT(err.line, rows[i].line);
        CHECK_INT(err.column, rows[i].column);
        CHECK(strstr(err.text, rows[i].text) != NULL);
        if (ok) {
            cJSON *tree = cJSON_ParseWithLength(rows[i].bytes, rows[i].size);
            CHECK(tree != NULL);
            cJSON_Delete(tree);
        }
    }
    check_row("");
}

static void test_foreign(void)
{
    struct err err;
    CHECK(scan(TEXT("{\"a\":1,\"a\":2}"), JSON_FOREIGN, &err));
    CHECK(!scan(TEXT("{\"a\":\"\\u0000\"}"), JSON_FOREIGN, &err));
}

static char *repeat(char *out, const char *text, unsigned count)
{
    size_t length = strlen(text);
    for (unsigned i = 0; i < count; i++, out += length)
        memcpy(out, text, length);
    return out;
}

static void test_limits(void)
{
    static char bytes[LIMIT_FILE_BYTES + 1];
    struct err err;

    char *end = repeat(repeat(bytes, "[", LIMIT_JSON_DEPTH), "]", LIMIT_JSON_DEPTH);
    CHECK(scan(bytes, (size_t)(end - bytes), JSON_NATIVE, &err));
    end = repeat(repeat(bytes, "[", LIMIT_JSON_DEPTH + 1), "]", LIMIT_JSON_DEPTH + 1);
    CHECK(!scan(bytes, (size_t)(end - bytes), JSON_NATIVE, &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_INT(err.column, LIMIT_JSON_DEPTH + 1);
    CHECK_STR(err.text, "more than 32 objects and lists inside each other, which is the limit");
    end = repeat(bytes, "{\"a\":", 1000000); /* no end of it: the limit is met before the stack's */
    CHECK(!scan(bytes, (size_t)(end - bytes), JSON_NATIVE, &err));
    CHECK_INT(err.code, ERR_LIMIT);

    end = repeat(bytes, "[0", 1);
    end = repeat(end, ",0", LIMIT_JSON_VALUES - 2);
    end = repeat(end, "]", 1);
    CHECK(scan(bytes, (size_t)(end - bytes), JSON_NATIVE, &err));
    end = repeat(end - 1, ",0]", 1);
    CHECK(!scan(bytes, (size_t)(end - bytes), JSON_NATIVE, &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.text, "more than 600000 values in one document, which is the limit");

    /* Many members: allowed to the limit, and a repeat is found among them, at its second place. */
    end = bytes + sprintf(bytes, "{");
    for (int i = 0; i < LIMIT_JSON_MEMBERS; i++)
        end += sprintf(end, "%s\"m%d\":0", i ? ",\n" : "", i);
    CHECK(scan(bytes, (size_t)(sprintf(end, "}") + end - bytes), JSON_NATIVE, &err));
    CHECK(!scan(bytes, (size_t)(sprintf(end, ",\"z\":0}") + end - bytes), JSON_NATIVE, &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.text, "more than 20000 members in one object, which is the limit");

    const char *places[] = {"m1", "m35", "m199"};
    for (size_t place = 0; place < 3; place++) {
        end = bytes + sprintf(bytes, "{");
        for (int i = 0; i < 200; i++)
            end += sprintf(end, "\"m%d\":{\"%s\":0},\n", i, places[place]);
        CHECK(!scan(bytes, (size_t)(sprintf(end, "\"%s\":0, \"m7\":1}", places[place]) + end - bytes),
                    JSON_NATIVE, &err));
        CHECK_INT(err.line, 201);
        CHECK_INT(err.column, 1);
    }

    /* Names that share what the hash looks at (both ends and the length) are told apart. */
    end = bytes + sprintf(bytes, "{");
    for (int i = 0; i < LIMIT_JSON_MEMBERS; i++)
        end += sprintf(end, "%s\"beginning%05dend is the same\":0", i ? "," : "", i);
    CHECK(scan(bytes, (size_t)(sprintf(end, "}") + end - bytes), JSON_NATIVE, &err));

    memset(bytes, ' ', sizeof bytes);
    bytes[0] = '0';
    CHECK(scan(bytes, LIMIT_FILE_BYTES, JSON_NATIVE, &err));
    CHECK(!scan(bytes, LIMIT_FILE_BYTES + 1, JSON_NATIVE, &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(err.text, "is larger than 16777216 bytes, which is the limit");
}

/* UTF-16 of either order, which cJSON does not read itself. */
static void test_utf16(void)
{
    static const struct {
        const char *label, *bytes;
        size_t size;
    } documents[] = {{"UTF-16, the low byte first", TEXT("\xFF\xFE[\0\"\0\xE4\0\"\0]\0")},
                     {"UTF-16, the high byte first", TEXT("\xFE\xFF\0[\0\"\0\xE4\0\"\0]")}};
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct err err = {0};
        const cJSON *tree = NULL;
        check_row(documents[i].label);
        CHECK(json_scan(documents[i].bytes, documents[i].size, JSON_NATIVE, NULL, &arena, &tree, &err));
        CHECK_STR(err.text, "");
        if (CHECK(tree && tree->child))
            CHECK_STR(tree->child->valuestring, "\xC3\xA4");
        arena_reset(&arena);
    }
}

/* Every document that is one change away from a good one either fails the scan, or cJSON parses it. */
static void test_mutations(void)
{
    static const char good[] =
        "{\"a\": [1, -2.5e+3, \"x\\u00e9\\n\xE2\x82\xAC\", {\"b\": null}], \"c\": true}";
    static const char bytes[] = "\"\\{}[],:0123456789-+.eEutfn/ \n\x01\x7F\x80\xC3\xE2\xF0x";
    unsigned passed = 0, refused = 0;
    for (size_t place = 0; place < sizeof good - 1; place++) {
        for (size_t i = 0; i < sizeof bytes; i++) { /* the NUL too */
            for (int how = 0; how < 3; how++) {     /* replace, insert, cut out */
                char text[sizeof good + 1];
                size_t size = 0, rest = how == 1 ? place : place + 1;
                memcpy(text, good, place);
                size = place;
                if (how != 2)
                    text[size++] = bytes[i];
                memcpy(text + size, good + rest, sizeof good - 1 - rest);
                size += sizeof good - 1 - rest;
                struct err err;
                if (!scan(text, size, JSON_NATIVE, &err)) {
                    refused++;
                    if (err.line == 0 || err.text[0] == '\0')
                        CHECK(err.line > 0 && err.text[0] != '\0');
                    continue;
                }
                passed++;
                text[size] = '\0';
                const char *end = NULL;
                cJSON *tree = cJSON_ParseWithLengthOpts(text, size, &end, false);
                bool whole = tree && strspn(end, " \n") >= (size_t)(text + size - end);
                if (!whole)
                    CHECK(whole);
                cJSON_Delete(tree);
            }
        }
    }
    CHECK(passed > 100 && refused > 1000);
}

/* What a stream has given: all items, printed by cJSON, and the top as it was at the first of them. */
struct taken {
    struct str_builder items;
    char *top;
    uint32_t wanted; /* of items */
};

static bool take(void *user, const cJSON *top, const cJSON *item, uint32_t index)
{
    struct taken *taken = user;
    char *printed = cJSON_PrintUnformatted(item);
    str_addf(&taken->items, "%u:%s ", (unsigned)index, printed);
    cJSON_free(printed);
    if (index == 0)
        taken->top = cJSON_PrintUnformatted(top);
    return index + 1 < taken->wanted;
}

static void test_stream(void)
{
    static const struct {
        const char *label, *json, *rest; /* the tree without the list's items, printed by cJSON */
        uint32_t wanted, count;
        const char *items, *top;
    } streams[] = {
        {"in the middle", "{\"a\":1, \"l\" : [ {\"l\":[7]} ,\n\"x\" ], \"b\":[2]}",
         "{\"a\":1,\"l\":[],\"b\":[2]}", 9, 2, "0:{\"l\":[7]} 1:\"x\" ", "{\"a\":1,\"l\":[]}"},
        {"nested lists of the name stay", "{\"a\":{\"l\":[1]},\"l\":[[2,3]]}", "{\"a\":{\"l\":[1]},\"l\":[]}",
         9, 1, "0:[2,3] ", "{\"a\":{\"l\":[1]},\"l\":[]}"},
        {"an escaped name", "{\"\\u006c\":[1,2,3]}", "{\"l\":[]}", 9, 3, "0:1 1:2 2:3 ", "{\"l\":[]}"},
        {"no more are wanted", "{\"l\":[1,\"\\u0061\",{\"a\":3},4]}", "{\"l\":[]}", 2, 4, "0:1 1:\"a\" ",
         "{\"l\":[]}"},
        {"empty", "{\"l\":[]}", "{\"l\":[]}", 9, 0, "", ""},
        {"no list", "{\"l\":{\"l\":[1]}}", "{\"l\":{\"l\":[1]}}", 9, 0, "", ""},
        {"none", "{\"a\":[1]}", "{\"a\":[1]}", 9, 0, "", ""},
        {"no object", "[{\"l\":[1]}]", "[{\"l\":[1]}]", 9, 0, "", ""},
        {"with a BOM", "\xEF\xBB\xBF{\"l\":[true]}", "{\"l\":[]}", 9, 1, "0:true ", "{\"l\":[]}"},
    };
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        struct taken taken = {.items = {.arena = &arena}, .wanted = streams[i].wanted};
        struct json_stream stream = {"l", take, &taken, 0};
        const cJSON *tree = NULL;
        struct err err = {0};
        check_row(streams[i].label);
        if (!CHECK(json_scan(streams[i].json, strlen(streams[i].json), JSON_NATIVE, &stream, &arena, &tree,
                             &err)))
            continue;
        char *printed = cJSON_PrintUnformatted(tree);
        CHECK_STR(printed, streams[i].rest);
        cJSON_free(printed);
        CHECK_INT(stream.count, streams[i].count);
        CHECK_STR(taken.items.text ? taken.items.text : "", streams[i].items);
        CHECK_STR(taken.top ? taken.top : "", streams[i].top);
        cJSON_free(taken.top);
    }
}

/* What is wrong in an item, before or after it was wanted, and after the list. */
static void test_stream_refused(void)
{
    static const struct {
        const char *json;
        unsigned column;
    } streams[] = {
        {"{\"l\":[1,]}", 9},
        {"{\"l\":[{\"a\":1,\"a\":2}]}", 14},
        {"{\"l\":[1,{\"\\u0061\":1,\"a\":2}]}", 21},
        {"{\"l\":[1,2],}", 12},
        {"{\"l\":[1,2],\"l\":[]}", 12},
    };
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        struct taken taken = {.items = {.arena = &arena}, .wanted = 1};
        struct json_stream stream = {"l", take, &taken, 0};
        const cJSON *tree;
        struct err err = {0};
        check_row(streams[i].json);
        CHECK(
            !json_scan(streams[i].json, strlen(streams[i].json), JSON_NATIVE, &stream, &arena, &tree, &err));
        CHECK_INT(err.column, streams[i].column);
        cJSON_free(taken.top);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_stream();
    test_stream_refused();
    test_rows();
    test_foreign();
    test_limits();
    test_mutations();
    test_utf16();
    arena_finish(&arena);
    return check_done();
}
