#include "names.h"
#include "load/load_display.h"

#include "spool/spool_fixture.h"

int main(void)
{
    struct arena arena;
    struct err err = {0};
    const struct display_config *config;
    const struct live *live;
    arena_init(&arena, malloc, free);
    spool_make("test_load_display");
    const char *path = spool_path("display.json");
    check_row("display");
    spool_write("display.json", DOOR_A);
    if (CHECK(load_display(path, &arena, NULL, &config, &err))) {
        CHECK_STR(config->name, "door-a");
        CHECK_STR(config->rooms[0].text, "hall-a");
    }
    check_row("a display's pictures are in its folder");
    spool_write("display.json",
                "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
                "[{\"page\": \"picture\", \"file\": \"a/b.png\"}, {\"page\": \"soon\"}, "
                "{\"page\": \"picture\", \"file\": \"/c.png\"}], \"pictures\": [\"plan.png\", \"/d.png\"]}");
    if (CHECK(load_display(path, &arena, NULL, &config, &err)) && CHECK_INT(config->cycle_count, 3)) {
        CHECK_STR(config->cycle[0].file, spool_path("a/b.png"));
        CHECK(config->cycle[1].file == NULL);
        CHECK_STR(config->cycle[2].file, "/c.png");
        CHECK_STR(config->pictures[0].file, spool_path("plan.png"));
        CHECK_STR(config->pictures[1].file, "/d.png");
    }
    check_row("and so is a theme's file");
    static const char *const themes[][2] = {{"paper", "paper"},
                                            {"own.json", "own.json"},
                                            {"themes/own.json", "themes/own.json"},
                                            {"/themes/own.json", "/themes/own.json"}};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        spool_write("display.json",
                    arena_printf(&arena,
                                 "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"theme\": \"%s\"}",
                                 themes[i][0]));
        if (CHECK(load_display(spool_path("display.json"), &arena, NULL, &config, &err)))
            CHECK_STR(config->theme, i == 1 || i == 2 ? spool_path(themes[i][1]) : themes[i][1]);
    }
    check_row("not there");
    CHECK(!load_display("tests/data/tool/none.json", &arena, NULL, &config, &err));
    CHECK_INT(err.code, ERR_IO);

    check_row("live data");
    err = (struct err){0};
    if (CHECK(load_live("tests/data/native/live-day.json", &arena, NULL, &live, &err)))
        CHECK_INT(live->notice_count, 3);
    CHECK(!load_live("tests/data/tool/small.json", &arena, NULL, &live, &err));
    check_row("live data that are signed");
    err = (struct err){0};
    if (CHECK(load_live("tests/data/native/live-signed.json", &arena, NULL, &live, &err))) {
        CHECK_INT(live->revision, 1743238800);
        CHECK_STR(label_text(live->notices[0].text, "de"), "Mittagessen im „Hof“");
    }
    spool_write("signed.json", "{\"format\": \"nownext-signed/1\"}");
    CHECK(!load_live(spool_path("signed.json"), &arena, NULL, &live, &err));
    CHECK_STR(err.where, "minisig");
    spool_remove("signed.json");
    err = (struct err){0};
    check_row("changes of the feed");
    const struct feed_changes *feed = NULL;
    if (CHECK(load_changes("tests/data/native/changes-full.json", &arena, NULL, &feed, &err)))
        CHECK_INT(feed->list.count, 4);
    CHECK(!load_changes("tests/data/native/live-full.json", &arena, NULL, &feed, &err));

    check_row("venue");
    const struct venue *venue;
    err = (struct err){0};
    if (CHECK(load_venue("tests/data/native/venue.json", &arena, NULL, &venue, &err)) &&
        CHECK_INT(venue->display_count, 3)) {
        CHECK_STR(venue->displays[0].config.name, "door-attic");
        CHECK_STR(venue->displays[2].config.cycle[1].file, "tests/data/native/floor-plan.png");
    }
    CHECK(!load_venue("tests/data/tool/none.json", &arena, NULL, &venue, &err));
    CHECK_INT(err.code, ERR_IO);

    CHECK_STR(load_path("-"), "/dev/stdin");
    CHECK_STR(load_path("x.json"), "x.json");
    arena_finish(&arena);
    spool_unmake();
    return check_done();
}
