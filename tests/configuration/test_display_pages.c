#include "configuration/display_pages.h"

#include "base/str.h"
#include "json/tree.h"

#include "reading_check.h"

static const struct json_path at = {NULL, "x", 0};
static struct display_config config;
static struct err err;

static const cJSON *parse(const char *text)
{
    const cJSON *top = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    CHECK(json_parse(text, strlen(text), JSON_NATIVE, &check_arena, &top, &err));
    return top;
}

static bool read_cycle(const char *text)
{
    struct json_notes notes = {.issues = &check_issues, .scratch = &check_arena};
    return display_cycle_read(&at, parse(text), &check_arena, &notes, &config, &err);
}

static void test_cycle(void)
{
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"{}", "x.cycle: must be a list"},
        {"[{}]", "x.cycle[0].page: is missing"},
        {"[{\"page\":\"soon\"},{\"page\":\"late\"}]", "x.cycle[1].page: must be overview, soon, room,"},
        {"[{\"page\":\"soon\",\"seconds\":0}]", "x.cycle[0].seconds: must be a whole number from 1 to 120"},
        {"[{\"page\":\"soon\",\"seconds\":121}]", "x.cycle[0].seconds: must be a whole number from 1 to 120"},
        {"[{\"page\":\"picture\"}]", "x.cycle[0].file: is missing: it must be the picture's file"},
        {"[{\"page\":\"picture\",\"file\":\"\"}]", "x.cycle[0].file: must not be empty"},
        {"[{\"page\":\"soon\",\"file\":\"a.png\"}]",
         "x.cycle[0].file: belongs to a picture, not to the page"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK(!read_cycle(rows[i].text));
        if (!CHECK(strncmp(check_error_text(&err), rows[i].error, strlen(rows[i].error)) == 0))
            printf("%s\n", check_error_text(&err));
    }
    check_row("a cycle");
    CHECK(read_cycle(
        "[{\"page\":\"picture\",\"file\":\"a/b.png\",\"seconds\":120},{\"page\":\"soon\",\"secs\":1}]"));
    CHECK_INT(config.cycle_count, 2);
    CHECK_INT(config.cycle[0].kind, PAGE_PICTURE);
    CHECK_STR(config.cycle[0].file, "a/b.png");
    CHECK_INT(config.cycle[0].seconds, 120);
    CHECK(config.cycle[1].kind == PAGE_SOON && !config.cycle[1].file && config.cycle[1].seconds == 0);
    CHECK_INT(check_issues.count, 1);
    check_row("none");
    CHECK(read_cycle("[]"));
    CHECK_INT(config.cycle_count, 0);
}

static void test_pictures(void)
{
    check_row("pictures");
    CHECK(display_pictures_read(&at, parse("[\"plan.png\",\"a/b.png\"]"), &check_arena, &config, &err));
    CHECK_INT(config.picture_count, 2);
    CHECK_STR(config.pictures[1].file, "a/b.png");
    CHECK(!config.pictures[0].is_missing);
    check_row("what is none");
    CHECK(!display_pictures_read(&at, parse("[\"plan.png\",7]"), &check_arena, &config, &err));
    CHECK_STR(check_error_text(&err), "x.pictures[1]: must be a text, is a number");
    CHECK(!display_pictures_read(&at, parse("\"plan.png\""), &check_arena, &config, &err));
    CHECK(strncmp(check_error_text(&err), "x.pictures: must be a list", 26) == 0);
    check_row("too many");
    struct str_builder text = {.arena = &check_arena};
    for (int i = 0; i <= DISPLAY_MOST_PICTURES; i++)
        str_addf(&text, "%s\"a\"", i ? "," : "[");
    str_add(&text, "]");
    CHECK(!display_pictures_read(&at, parse(text.text), &check_arena, &config, &err));
    CHECK_INT(err.code, ERR_LIMIT);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_cycle();
    test_pictures();
    arena_finish(&check_arena);
    return check_done();
}
