#include "importer/listing.h"

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "json/tree.h"

static struct arena arena;
static struct issue_list issues;
static struct import import;
static struct listing listing;

static void begin(void)
{
    import = (struct import){.arena = &arena, .scratch = &arena, .issues = &issues};
    issue_list_init(&issues, &arena);
    builder_init(&import.builder, &arena, &issues);
    listing_begin(&listing, &import);
}

static const cJSON *parse(const char *text)
{
    const cJSON *top = NULL;
    struct err err = {.code = ERR_NONE};
    if (!CHECK(json_parse(text, strlen(text), JSON_FOREIGN, &arena, &top, &err)))
        printf("%s: %s\n", text, err.text);
    return top;
}

/* The newest issue: "rule at where". */
static const char *last_issue(void)
{
    return issues.last ? arena_printf(&arena, "%s at %s", issues.last->rule, issues.last->where) : "";
}

/* "en: a | de: b" */
static const char *show(struct label label)
{
    struct str_builder text = {.arena = &arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < label.count; i++)
        str_addf(&text, "%s%s%s%s", i ? " | " : "", label.variants[i].language,
                 *label.variants[i].language ? ": " : "", label.variants[i].text);
    return text.text;
}

static void test_paths(void)
{
    begin();
    check_row("paths");
    CHECK_STR(listing_path(&import, "", "title"), "title");
    CHECK_STR(listing_path(&import, "a[3]", "title"), "a[3].title");
    CHECK_STR(listing_path(&import, "a", "[3]"), "a[3]");
}

static const struct {
    const char *json, *text, *issue;
} texts[] = {
    {"{\"m\": \"x\"}", "x", ""},
    {"{\"m\": 18083}", "18083", ""},
    {"{\"m\": 1e300}", "1e+300", ""},
    {"{\"m\": null}", NULL, ""},
    {"{}", NULL, ""},
    {"{\"m\": true}", NULL, "wrong-type at s[1].m"},
    {"{\"m\": [\"x\"]}", NULL, "wrong-type at s[1].m"},
    {"{\"m\": {}}", NULL, "wrong-type at s[1].m"},
    {"[]", NULL, ""},
};

static const struct {
    const char *json, *label, *issue;
} labels[] = {
    {"{\"m\": \" a  b \"}", "a b", ""},
    {"{\"m\": {\"en\": \"a\", \"de_DE\": \"b\"}}", "en: a | de-DE: b", ""},
    {"{\"m\": {\"en\": \"a\", \"de\": \"a\"}}", "a", ""},
    {"{\"m\": {\"en\": \"\", \"de\": \"b\", \"fr\": null}}", "b", ""},
    {"{\"m\": {\"de_DE\": \"a\", \"de-DE\": \"b\", \"en\": \"c\"}}", "de-DE: a | en: c", ""},
    {"{\"m\": {\"en\": 5, \"de\": \"b\"}}", "b", "wrong-type at s.m.en"},
    {"{\"m\": {}}", "", ""},
    {"{\"m\": 7}", "7", ""},
    {"{\"m\": null}", "", ""},
    {"{\"m\": []}", "", "wrong-type at s.m"},
    {"{\"m\": "
     "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\",\"g\":\"7\",\"h\":\"8\",\"i\":"
     "\"9\",\"j\":\"10\",\"k\":\"11\",\"l\":\"12\",\"m\":\"13\",\"n\":\"14\",\"o\":\"15\",\"p\":\"16\",\"q\":"
     "\"17\"}}",
     "a: 1 | b: 2 | c: 3 | d: 4 | e: 5 | f: 6 | g: 7 | h: 8 | i: 9 | j: 10 | k: 11 | l: 12 | m: 13 | n: 14 | "
     "o: 15 | p: 16",
     "limit at s.m"},
};

static void test_members(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        begin();
        check_row(texts[i].json);
        CHECK_STR(listing_text(&import, parse(texts[i].json), "m", "s[1]"), texts[i].text);
        CHECK_STR(last_issue(), texts[i].issue);
    }
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        begin();
        check_row(labels[i].json);
        CHECK_STR(show(listing_label(&import, parse(labels[i].json), "m", 100, "s")), labels[i].label);
        CHECK_STR(last_issue(), labels[i].issue);
    }
    begin();
    check_row("lists and objects");
    const cJSON *top = parse("{\"l\": [1], \"e\": [], \"n\": null, \"t\": \"x\", \"o\": {\"a\": 1}}");
    CHECK(cJSON_IsNumber(listing_items(&import, top, "l", "")));
    CHECK(!listing_items(&import, top, "e", "") && !listing_items(&import, top, "n", "") &&
          !listing_items(&import, top, "none", ""));
    CHECK_INT(issues.count, 0);
    CHECK(!listing_items(&import, top, "o", "s"));
    CHECK_STR(last_issue(), "wrong-type at s.o");
    CHECK(!listing_items(&import, top, "t", ""));
    CHECK_STR(last_issue(), "wrong-type at t");
    CHECK(listing_is_object(&import, top, "here", "a thing"));
    CHECK(!listing_is_object(&import, top->child, "here", "a thing"));
    CHECK_STR(last_issue(), "wrong-type at here");
}

static void test_languages(void)
{
    static const char *const rows[][2] = {
        {"German", "de"},     {" ENGLISH ", "en"}, {"Deutsch", "de"},  {"\xE4\xB8\xAD\xE6\x96\x87", "zh"},
        {"Taiwanese", "nan"}, {"Other", ""},       {"pt-BR", "pt-BR"}, {"Klingon", "Klingon"},
        {NULL, ""},
    };
    begin();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i][0] ? rows[i][0] : "(none)");
        CHECK_STR(listing_language(&import, rows[i][0]), rows[i][1]);
    }
}

static void test_table(void)
{
    struct listing_table table;
    begin();
    check_row("a table");
    const cJSON *top =
        parse("{\"t\": [{\"id\": 7}, 5, {\"id\": \"7\"}, {\"x\": 1}, {\"id\": \"b\"}, {\"id\": {}},"
              " {\"id\": 1e300}]}");
    listing_read_table(&listing, top, "t", "top", "id", "a thing", &table);
    CHECK_INT(table.count, 3);
    CHECK(listing_find(&table, "7") == top->child->child);
    CHECK_STR(table.wheres[1], "top.t[4]");
    CHECK(listing_find(&table, "b") == table.items[1]);
    CHECK(listing_find(&table, "1e+300") == table.items[2]);
    CHECK(!listing_find(&table, "c") && !listing_find(&table, NULL));
    static const char *const told[] = {"wrong-type at top.t[1]", "repeated-id at top.t[2].id",
                                       "no-id at top.t[3]", "wrong-type at top.t[5].id", "no-id at top.t[5]"};
    const struct issue *issue = issues.first;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++, issue = issue ? issue->next : NULL)
        CHECK_STR(issue ? arena_printf(&arena, "%s at %s", issue->rule, issue->where) : "", told[i]);
    CHECK(!issue);
    listing_read_table(&listing, top, "none", "", "id", "a thing", &table);
    CHECK_INT(table.count, 0);
    CHECK(!listing_find(&table, "7"));
    CHECK(!listing_find(&(struct listing_table){.count = 0}, "7"));
}

static struct label label_of(const char *json)
{
    return listing_label(&import, parse(json), "m", LIMIT_NAME_BYTES, "");
}

static void test_rooms(void)
{
    uint32_t room = 0;
    begin();
    check_row("rooms");
    CHECK(listing_add_room(&listing, "1", label_of("{\"m\": {\"en\": \"Barn\", \"de\": \"Scheune\"}}"),
                           "r[0]", &room, NULL));
    CHECK_INT(room, 0);
    CHECK_STR(show(import.builder.rooms[0].name), "en: Barn | de: Scheune");
    CHECK(listing_add_room(&listing, "2", label_of("{\"m\": \"BARN\"}"), "r[1]", &room, NULL));
    CHECK_INT(room, 0);
    CHECK(listing_add_room(&listing, NULL, label_of("{\"m\": \"Loft\"}"), "r[2]", &room, NULL));
    CHECK_INT(room, 1);
    CHECK_INT(issues.count, 0);
    CHECK(listing_add_room(&listing, "4", label_of("{\"m\": \"\"}"), "r[3]", &room, NULL));
    CHECK_INT(room, PROGRAM_NONE);
    CHECK_STR(last_issue(), "no-name at r[3]");
    CHECK_INT(listing_room(&listing, "2", "s.room"), 0);
    CHECK_INT(listing_room(&listing, NULL, "s.room"), PROGRAM_NONE);
    CHECK_INT(listing_room(&listing, "", "s.room"), PROGRAM_NONE);
    CHECK_INT(issues.count, 1);
    CHECK_INT(listing_room(&listing, "9", "s.room"), PROGRAM_NONE);
    CHECK_STR(last_issue(), "unknown-room at s.room");

    check_row("too many rooms");
    bool ok = true;
    struct err err = {.code = ERR_NONE};
    for (unsigned i = 0; ok && i <= LIMIT_ROOMS; i++)
        ok = listing_add_room(&listing, NULL,
                              builder_label(&import.builder, arena_printf(&arena, "Room %u", i)), "", &room,
                              &err);
    CHECK(!ok);
    CHECK_INT(err.code, ERR_LIMIT);
}

static void test_tracks(void)
{
    begin();
    check_row("tracks");
    CHECK_INT(listing_add_track(&listing, "1", label_of("{\"m\": \"Web\"}"), "#336600", "t[0]"), 0);
    CHECK_INT(listing_add_track(&listing, NULL, label_of("{\"m\": \"web\"}"), NULL, "t[1]"), 0);
    CHECK_INT(listing_add_track(&listing, "3", label_of("{\"m\": \"\"}"), NULL, "t[2]"), PROGRAM_NONE);
    CHECK_INT(listing_track(&listing, "1", "s.track"), 0);
    CHECK_INT(listing_track(&listing, NULL, "s.track"), PROGRAM_NONE);
    CHECK_INT(issues.count, 0);
    CHECK_INT(listing_track(&listing, "3", "s.track"), PROGRAM_NONE);
    CHECK_STR(last_issue(), "unknown-track at s.track");
    for (unsigned i = 0; i < LIMIT_TRACKS + 5; i++)
        listing_add_track(&listing, NULL, builder_label(&import.builder, arena_printf(&arena, "Track %u", i)),
                          NULL, "t");
    CHECK_INT(import.builder.track_count, LIMIT_TRACKS);
    CHECK_STR(last_issue(), "limit at t");
    CHECK_INT(issues.count, 2);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_paths();
    test_members();
    test_languages();
    test_table();
    test_rooms();
    test_tracks();
    arena_finish(&arena);
    return check_done();
}
