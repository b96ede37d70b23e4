#include "display/display_refusals.h"

#include "display/rig.h"

static struct arena arena;

/* All that there is to tell, of which the header's line has the first. */
static const char *told(struct rig *rig)
{
    const char *text = refusals_text(&rig->display.refusals, NULL, &arena);
    CHECK_INT(view_of(rig)->news != NULL, text != NULL);
    return text ? text : "";
}

static void test_words(void)
{
    struct err err = {0};
    check_row("an error in words");
    CHECK(!display_describe(&err, "/a/b.json", &arena));
    err_set_where(&err, ERR_MEANING, "rooms[0]", "is no room");
    CHECK_STR(display_describe(&err, "/a/b.json", &arena), "b.json: rooms[0]: is no room");
}

static void test_names(void)
{
    struct rig rig;
    spool_copy("program.json", "tests/data/tool/small.json");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"language\": "
                                "\"german\", \"rooms\": [\"hall-a\", \"hall-x\"]}");
    if (!rig_init(&rig, "2025-03-29 10:20"))
        return;
    step(&rig, BOARD_EVENT_EXPOSE);
    check_row("a room that is not there, and a language that there are no words of");
    CHECK(strstr(told(&rig), "display.json: rooms[1]: the program has no room \"hall-x\"") != NULL);
    CHECK(strstr(told(&rig), "display.json: language: ") != NULL);
    CHECK_STR(display_config_file(&rig.display, 0), "display.json");
    check_row("what live data name");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 1, \"issued\": "
                             "\"2025-03-29T08:00:00Z\", \"changes\": [{\"session\": \"nobody\", "
                             "\"cancelled\": true}]}");
    read_again(&rig);
    CHECK(strstr(told(&rig), "live.json: changes[0].session: the program has no session \"nobody\"") != NULL);
    check_row("all of it is mended");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"}");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 2}");
    read_again(&rig);
    CHECK_STR(told(&rig), "");
    rig_finish(&rig);
}

static void test_far_off(void)
{
    static const struct {
        const char *at;
        int far_off;
    } rows[] = {{"2025-03-29 10:20", 0}, {"2025-03-01 10:20", 0}, {"2025-02-20 10:20", -1},
                {"2025-04-20 10:20", 0}, {"2025-05-20 10:20", 1}, {"2027-03-29 10:20", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rig rig;
        check_row(rows[i].at);
        if (!rig_init(&rig, rows[i].at))
            return;
        step(&rig, BOARD_EVENT_EXPOSE);
        CHECK_INT(display_far_off(&rig.display), rows[i].far_off);
        CHECK_INT(strstr(told(&rig), "is one of them wrong?") != NULL, rows[i].far_off != 0);
        rig_finish(&rig);
    }
}

int main(void)
{
    if (!rig_begin("test_display_refusals"))
        return CHECK_SKIPPED;
    arena_init(&arena, malloc, free);
    spool_write("clock-set", "");
    test_words();
    test_names();
    test_far_off();
    arena_finish(&arena);
    rig_end();
    return check_done();
}
