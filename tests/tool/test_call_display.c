#include "names.h"
#include "tool/call_display.h"

#include "tool/fixture.h"

static struct loaded loaded;
static struct arena arena;

struct row {
    const char *label;
    const char *display, *role, *room, *panel, *rotate;
    int code;
    enum display_role expected_role;
    const char *expected_room;
    int width, height, degrees;
};

static void write_display(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

static struct instant ten_past(void)
{
    return (struct instant){1743239400000}; /* 2025-03-29T09:10:00Z */
}

/* "now" is the tool's clock's; days are named in English and in the event's language. */
static void test_moment(void)
{
    static const struct {
        const char *at;
        int64_t ms; /* 0: refused */
    } rows[] = {{"now", 1743239400000},
                {"2025-03-29T09:10:00Z", 1743239400000},
                {"sat 10:10", 1743239400000},
                {"sam. 10:10", 1743239400000},
                {"29 mars 10:10", 1743239400000},
                {"mon 10:10", 0},
                {"soon", 0},
                {NULL, 0}};
    static const char *const french[] = {"fr", "en"};
    struct program program = *loaded.program;
    program.event.languages = french;
    program.event.language_count = 2;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].at ? rows[i].at : "no --at");
        char *said = NULL;
        size_t size;
        struct tool tool = {.err = open_memstream(&said, &size), .command = "explain", .now = ten_past};
        struct options options = {.program = SMALL};
        struct instant at = {0};
        options.values[OPTION_AT] = rows[i].at;
        CHECK_INT(call_moment(&tool, &options, &program, &at), rows[i].ms ? TOOL_OK : TOOL_CALL);
        fclose(tool.err);
        CHECK_INT(at.ms, rows[i].ms);
        CHECK_INT(strstr(said, "--at") != NULL, rows[i].ms == 0);
        free(said);
    }
    check_row("the system's clock");
    struct tool tool = {.command = "explain"};
    CHECK(tool_now(&tool).ms > 1743239400000);
}

static void test_panels_given(void)
{
    struct panel_size panels[OPTIONS_MOST_VALUES];
    uint32_t count = 0;
    char *said = NULL;
    size_t size;
    struct tool tool = {.err = open_memstream(&said, &size), .command = "gallery"};
    struct options options = {.program = SMALL};
    check_row("few panels");
    CHECK_INT(call_panels(&tool, &options, &arena, panels, &count), TOOL_OK);
    CHECK_INT(count, 3);
    CHECK(panels[1].width == 1080 && panels[2].height == 480);
    check_row("those given");
    options.values[OPTION_PANEL] = "640x480";
    options.more_count = 1;
    options.more[0].option = OPTION_PANEL;
    options.more[0].value = "480x320";
    CHECK_INT(call_panels(&tool, &options, &arena, panels, &count), TOOL_OK);
    CHECK_INT(count, 2);
    CHECK(panels[0].width == 640 && panels[1].width == 480 && panels[1].height == 320);
    fflush(tool.err);
    CHECK_INT(size, 0);
    check_row("one that is no size");
    options.more[0].value = "big";
    CHECK_INT(call_panels(&tool, &options, &arena, panels, &count), TOOL_CALL);
    fclose(tool.err);
    CHECK(contains(said, "big"));
    free(said);
    check_row("");
}

static const char *const venue_file = BINARY_DIR "/test_setup_venue.json";

/* A display of a venue, by its name or its board. */
static void test_venue(void)
{
    static const struct {
        const char *label, *displays, *display, *role;
        int code;
        const char *name, *says;
    } rows[] = {
        {"by name",
         "\"aa\":{\"name\":\"One\",\"role\":\"door\"},\"bb\":{\"name\":\"Two\",\"role\":\"hallway\"}", "two",
         NULL, TOOL_OK, "Two", ""},
        {"by its board", "\"aa\":{\"name\":\"One\",\"role\":\"door\"},\"bb\":{\"role\":\"hallway\"}", "AA",
         NULL, TOOL_OK, "One", ""},
        {"the only one", "\"aa\":{\"role\":\"hallway\"}", NULL, NULL, TOOL_OK, "aa", ""},
        {"unknown", "\"aa\":{\"role\":\"hallway\"},\"bbb\":{\"role\":\"hallway\"}", "bbx", NULL, TOOL_CALL,
         NULL, "the venue has no display \"bbx\"; the nearest is \"bbb\"; there are \"aa\", \"bbb\"\n"},
        {"not said", "\"aa\":{\"role\":\"hallway\"},\"bb\":{\"role\":\"hallway\"}", NULL, NULL, TOOL_CALL,
         NULL, "say which display of the venue, with --display NAME; there are \"aa\", \"bb\"\n"},
        {"none", "", "x", NULL, TOOL_CALL, NULL, "the venue has no displays\n"},
        {"and a role", "\"aa\":{\"role\":\"hallway\"}", NULL, "door", TOOL_CALL, NULL,
         "--venue says the role: leave --role away\n"},
        {"refused", "\"aa\":{\"role\":7}", NULL, NULL, TOOL_INPUT, NULL, "displays.aa.role: "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300], *said = NULL;
        size_t size;
        const struct venue *venue = NULL;
        struct display_config config;
        struct tool tool = {.err = open_memstream(&said, &size), .command = "render"};
        struct options options = {.program = SMALL};
        check_row(rows[i].label);
        snprintf(text, sizeof text, "{\"format\":\"nownext-venue/1\",\"displays\":{%s}}", rows[i].displays);
        write_display(venue_file, text);
        options.values[OPTION_VENUE] = venue_file;
        options.values[OPTION_DISPLAY] = rows[i].display;
        options.values[OPTION_ROLE] = rows[i].role;
        CHECK_INT(call_display(&tool, &options, loaded.program, ROLE_DOOR, &arena, &config, &venue),
                  rows[i].code);
        fclose(tool.err);
        CHECK(contains(said, rows[i].says));
        if (rows[i].code == TOOL_OK) {
            CHECK_STR(config.name, rows[i].name);
            CHECK(venue != NULL && config.panel.width == 1920);
        }
        free(said);
    }
    remove(venue_file);
}

int main(void)
{
    static const char *const file = BINARY_DIR "/test_setup.json", *const bad =
                                                                       BINARY_DIR "/test_setup_bad.json";
    static const struct row rows[] = {
        {"defaults", NULL, NULL, NULL, NULL, NULL, TOOL_OK, ROLE_DOOR, NULL, 1920, 1080, 0},
        {"role", NULL, "hallway", NULL, NULL, NULL, TOOL_OK, ROLE_HALLWAY, NULL, 1920, 1080, 0},
        {"room by name", NULL, "door", "hall b", NULL, NULL, TOOL_OK, ROLE_DOOR, "hall-b", 1920, 1080, 0},
        {"room by short name", NULL, "door", "A", NULL, NULL, TOOL_OK, ROLE_DOOR, "hall-a", 1920, 1080, 0},
        {"panel", NULL, NULL, NULL, "800x480", "90", TOOL_OK, ROLE_DOOR, NULL, 800, 480, 90},
        {"file", file, NULL, NULL, NULL, NULL, TOOL_OK, ROLE_HALLWAY, "attic", 1024, 600, 0},
        {"over the file", file, NULL, "A", "480x320", NULL, TOOL_OK, ROLE_HALLWAY, "hall-a", 480, 320, 0},
        {"file and role", file, "door", NULL, NULL, NULL, TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"no such role", NULL, "window", NULL, NULL, NULL, TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"no such room", NULL, NULL, "Hall Q", NULL, NULL, TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"no such panel", NULL, NULL, NULL, "big", NULL, TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"no such angle", NULL, NULL, NULL, NULL, "45", TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"no such file", "none.json", NULL, NULL, NULL, NULL, TOOL_CALL, ROLE_DOOR, NULL, 0, 0, 0},
        {"a bad file", bad, NULL, NULL, NULL, NULL, TOOL_INPUT, ROLE_DOOR, NULL, 0, 0, 0},
    };
    write_display(
        file,
        "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"rooms\": [\"attic\"],"
        " \"panel\": {\"mode\": \"1024x600\"}, \"colour\": \"blue\"}");
    write_display(bad, "{\"format\": \"nownext-display/1\", \"role\": 7}");
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        check_row(row->label);
        char *said = NULL;
        size_t size;
        struct tool tool = {.err = open_memstream(&said, &size), .command = "render"};
        struct options options = {.program = SMALL};
        options.values[OPTION_DISPLAY] = row->display;
        options.values[OPTION_ROLE] = row->role;
        options.values[OPTION_ROOM] = row->room;
        options.values[OPTION_PANEL] = row->panel;
        options.values[OPTION_ROTATE] = row->rotate;
        struct display_config config;
        CHECK_INT(call_display(&tool, &options, loaded.program, ROLE_DOOR, &arena, &config, NULL), row->code);
        fclose(tool.err);
        if (row->code == TOOL_OK) {
            CHECK_INT(config.role, row->expected_role);
            CHECK_STR(config.room_count ? config.rooms[0].text : NULL, row->expected_room);
            CHECK_INT(config.panel.width, row->width);
            CHECK_INT(config.panel.height, row->height);
            CHECK_INT(config.panel.rotate, row->degrees);
            if (row->display)
                CHECK(contains(said, "colour")); /* a member that is not known */
            else
                CHECK_STR(said, "");
        } else {
            CHECK(*said);
        }
        free(said);
    }
    test_moment();
    test_panels_given();
    test_venue();
    arena_finish(&arena);
    load_finish(&loaded);
    remove(file);
    remove(bad);
    return check_done();
}
