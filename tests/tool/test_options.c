#include "tool/options.h"

#include <stdlib.h>

#include "check.h"

#define SET(option) OPTION_BIT(OPTION_##option)

struct row {
    const char *label;
    const char *words[6];
    enum option option;
    const char *value; /* of that option */
    const char *program;
    const char *error; /* a part of it; NULL: all is well */
};

static void test_parse(void)
{
    static const struct row rows[] = {
        {"nothing", {NULL}, OPTION_ROOM, NULL, NULL, NULL},
        {"operand", {"a.json"}, OPTION_ROOM, NULL, "a.json", NULL},
        {"value in the next word", {"--room", "A", "a.json"}, OPTION_ROOM, "A", "a.json", NULL},
        {"value after =", {"a.json", "--room=A=B"}, OPTION_ROOM, "A=B", "a.json", NULL},
        {"a value that looks like an option", {"--room", "--json"}, OPTION_ROOM, "--json", NULL, NULL},
        {"letter", {"-o", "x.png"}, OPTION_OUTPUT, "x.png", NULL, NULL},
        {"letter and value in a word", {"-ox.png"}, OPTION_OUTPUT, "x.png", NULL, NULL},
        {"the long name of a letter", {"--output", "x.png"}, OPTION_OUTPUT, "x.png", NULL, NULL},
        {"a letter that is none", {"-x"}, OPTION_OUTPUT, NULL, NULL, "no option -x here"},
        {"a letter's value too many", {"-hx"}, OPTION_HELP, NULL, NULL, "no option -hx here"},
        {"without a value", {"--json"}, OPTION_JSON, "", NULL, NULL},
        {"the end of options", {"--", "--room"}, OPTION_ROOM, NULL, "--room", NULL},
        {"standard input", {"-"}, OPTION_ROOM, NULL, "-", NULL},
        {"unknown, with a near one", {"--romo", "A"}, OPTION_ROOM, NULL, NULL, "did you mean --room?"},
        {"unknown, with none near", {"--quite-another"}, OPTION_ROOM, NULL, NULL, "--help lists"},
        {"not of this command", {"--speed", "2"}, OPTION_SPEED, NULL, NULL, "no option --speed here"},
        {"the beginning of a name", {"--roo", "A"}, OPTION_ROOM, NULL, NULL, "no option --roo here"},
        {"no value", {"--room"}, OPTION_ROOM, NULL, NULL, "--room needs a value"},
        {"an empty value", {"--room="}, OPTION_ROOM, NULL, NULL, "--room needs a value"},
        {"a value too many", {"--json=yes"}, OPTION_JSON, NULL, NULL, "--json takes no value"},
        {"twice", {"--room", "A", "--room", "B"}, OPTION_ROOM, NULL, NULL, "--room is given twice"},
        {"two operands", {"a.json", "b.json"}, OPTION_ROOM, NULL, NULL, "one PROGRAM is enough"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        check_row(row->label);
        int count = 0;
        while (row->words[count])
            count++;
        struct options options;
        struct err err = {0};
        bool ok = options_parse(count, row->words, SET(ROOM) | SET(JSON) | SET(OUTPUT), &options, &err);
        CHECK_INT(ok, row->error == NULL);
        if (row->error) {
            CHECK_INT(err.code, ERR_USAGE);
            CHECK(strstr(err.text, row->error) != NULL);
        } else {
            CHECK_STR(options.values[row->option], row->value);
            CHECK_STR(options.program, row->program);
        }
    }
}

static void test_many(void)
{
    static const char *const words[] = {"p",         "--panel", "800x480",   "--panel=1x1",
                                        "--display", "a",       "--display", "b"};
    static const char *const html[] = {"--html", "a", "--html", "b"};
    const unsigned allowed = OPTION_BIT(OPTION_PANEL) | OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_HTML);
    struct options options;
    struct err err = {0};
    check_row("many");
    CHECK(options_parse(8, words, allowed | OPTION_MANY, &options, &err));
    CHECK_STR(options.values[OPTION_PANEL], "800x480");
    CHECK_INT(options.more_count, 2);
    CHECK_INT(options.more[0].option, OPTION_PANEL);
    CHECK_STR(options.more[0].value, "1x1");
    CHECK_STR(options.more[1].value, "b");
    CHECK(!options_parse(4, html, allowed | OPTION_MANY, &options, &err));
    err = (struct err){0};
    CHECK(!options_parse(8, words, allowed, &options, &err));
    CHECK_STR(err.text, "--panel is given twice");
}

static void test_programs(void)
{
    const char *words[OPTIONS_MOST_PROGRAMS + 1];
    struct options options;
    struct err err = {0};
    check_row("versions");
    for (int i = 0; i <= OPTIONS_MOST_PROGRAMS; i++)
        words[i] = i % 2 ? "a" : "b";
    CHECK(options_parse(3, words, OPTION_PROGRAMS, &options, &err));
    CHECK_INT(options.program_count, 3);
    CHECK_STR(options.program, "b");
    CHECK_STR(options.programs[1], "a");
    CHECK(options_parse(OPTIONS_MOST_PROGRAMS, words, OPTION_PROGRAMS, &options, &err));
    CHECK_INT(options.program_count, OPTIONS_MOST_PROGRAMS);
    CHECK(!options_parse(OPTIONS_MOST_PROGRAMS + 1, words, OPTION_PROGRAMS, &options, &err));
    CHECK_STR(err.text, "128 versions are enough");

    check_row("words");
    const char *const sentence[] = {"delay", "N1", "--room=x", "10"};
    CHECK(options_parse(4, sentence, OPTION_WORDS | SET(ROOM), &options, &err));
    CHECK_INT(options.program_count, 3);
    CHECK_STR(options.programs[2], "10");
    err = (struct err){0};
    CHECK(!options_parse(OPTIONS_MOST_PROGRAMS + 1, words, OPTION_WORDS, &options, &err));
    CHECK_STR(err.text, "128 words are enough; quote a text");
}

static void test_values(void)
{
    const char *const words[] = {"p",       "--theme",       "night,paper", "--panel",
                                 "1x2,3x4", "--theme=a,,b,", "--language",  "de"};
    const uint64_t allowed =
        OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_PANEL) | OPTION_BIT(OPTION_LANGUAGE) | OPTION_MANY;
    const char *values[OPTIONS_MOST_VALUES];
    struct options options;
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    check_row("values");
    CHECK(options_parse(8, words, allowed, &options, &err));
    if (CHECK_INT(options_values(&options, OPTION_THEME, true, &arena, values), 4)) {
        CHECK_STR(values[0], "night");
        CHECK_STR(values[1], "paper");
        CHECK_STR(values[2], "a");
        CHECK_STR(values[3], "b");
    }
    CHECK_INT(options_values(&options, OPTION_PANEL, false, &arena, values), 1);
    CHECK_STR(values[0], "1x2,3x4");
    CHECK_INT(options_values(&options, OPTION_LANGUAGE, true, &arena, values), 1);
    CHECK_INT(options_values(&options, OPTION_VENUE, false, &arena, values), 0);
    check_row("more than there is room for");
    char list[2 * OPTIONS_MOST_VALUES + 9];
    for (size_t i = 0; i + 1 < sizeof list; i++)
        list[i] = i % 2 ? ',' : 'x';
    list[sizeof list - 1] = '\0';
    options.values[OPTION_LANGUAGE] = list;
    CHECK_INT(options_values(&options, OPTION_LANGUAGE, true, &arena, values), OPTIONS_MOST_VALUES);
    arena_finish(&arena);
}

int main(void)
{
    test_parse();
    test_many();
    test_programs();
    check_row("names");
    CHECK_STR(option_name(OPTION_TITLE), "--title");
    CHECK_STR(option_name(OPTION_THEME), "--theme");
    CHECK_STR(option_name(OPTION_LANGUAGE), "--language");
    CHECK_STR(option_name(OPTION_OUTPUT), "-o");
    test_values();
    return check_done();
}
