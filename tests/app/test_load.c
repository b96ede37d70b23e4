#include "app/load.h"

#include "fixture.h"

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    struct loaded loaded;
    struct err err = {0};
    const struct load_options options = {.timezone = NULL};
    load_small(&loaded);
    CHECK_INT(loaded.program->session_count, 8);
    CHECK_INT(loaded.format, IMPORT_NATIVE);
    CHECK_STR(loaded.path, SMALL);
    CHECK(loaded.size > 1000);
    load_finish(&loaded);
    load_finish(&loaded);

    check_row("no file");
    CHECK(!load_program("tests/data/app/none.json", &options, &loaded, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(loaded.program == NULL);

    check_row("a zone that there is not, though the file names its own");
    const struct load_options nowhere = {.timezone = "Mars/Base"};
    err = (struct err){0};
    CHECK(!load_program("tests/data/app/small.json", &nowhere, &loaded, &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK(strncmp(err.text, "--timezone Mars/Base: ", 22) == 0);

    check_row("bad syntax");
    const char *path = BINARY_DIR "/test_load.json";
    write_file(path, "{\"format\": \"nownext-program/1\",\n  \"event\": ]}\n");
    err = (struct err){0};
    CHECK(!load_program(path, &options, &loaded, &err));
    CHECK_INT(err.line, 2);
    CHECK_INT(err.column, 12);

    check_row("no schedule");
    write_file(path, "hello\n");
    err = (struct err){0};
    CHECK(!load_program(path, &options, &loaded, &err));
    CHECK_INT(err.code, ERR_FORMAT);

    check_row("display");
    struct arena arena;
    arena_init(&arena, malloc, free);
    const struct display_config *config;
    write_file(path, "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", "
                     "\"rooms\": [\"hall-a\"]}");
    err = (struct err){0};
    if (CHECK(load_display(path, &arena, NULL, &config, &err))) {
        CHECK_STR(config->name, "door-a");
        CHECK_STR(config->rooms[0], "hall-a");
    }
    check_row("a display's pictures are in its folder");
    write_file(path, "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
                     "[{\"page\": \"picture\", \"file\": \"a/b.png\"}, {\"page\": \"soon\"}, "
                     "{\"page\": \"picture\", \"file\": \"/c.png\"}]}");
    if (CHECK(load_display(path, &arena, NULL, &config, &err)) && CHECK_INT(config->cycle_count, 3)) {
        CHECK_STR(config->cycle[0].file, BINARY_DIR "/a/b.png");
        CHECK(config->cycle[1].file == NULL);
        CHECK_STR(config->cycle[2].file, "/c.png");
    }
    check_row("and so is a theme's file");
    static const char *const themes[][2] = {{"paper", "paper"},
                                            {"own.json", BINARY_DIR "/own.json"},
                                            {"themes/own.json", BINARY_DIR "/themes/own.json"},
                                            {"/themes/own.json", "/themes/own.json"}};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        write_file(path, arena_printf(&arena,
                                      "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"theme\": \"%s\"}",
                                      themes[i][0]));
        if (CHECK(load_display(path, &arena, NULL, &config, &err)))
            CHECK_STR(config->theme, themes[i][1]);
    }
    CHECK(!load_display("tests/data/app/none.json", &arena, NULL, &config, &err));
    check_row("venue");
    const struct venue *venue;
    err = (struct err){0};
    if (CHECK(load_venue("tests/data/native/venue.json", &arena, NULL, &venue, &err)) && CHECK_INT(venue->display_count, 3)) {
        CHECK_STR(venue->displays[0].config.name, "door-attic");
        CHECK_STR(venue->displays[2].config.cycle[1].file, "tests/data/native/floor-plan.png");
    }
    CHECK(!load_venue("tests/data/app/none.json", &arena, NULL, &venue, &err));
    CHECK_INT(err.code, ERR_IO);
    arena_finish(&arena);
    remove(path);
    return check_done();
}
