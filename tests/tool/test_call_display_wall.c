#include "tool/call_display.h"

#include "tool/fixture.h"

#define VENUE BINARY_DIR "/test_call_display_wall_venue.json"

static char *printed;
static size_t printed_size;
static struct arena arena;
static struct loaded loaded;
static const struct venue *venue;
static const struct wall_display *displays;

static int read_wall(const struct options *options)
{
    free(printed);
    printed = NULL;
    FILE *err = open_memstream(&printed, &printed_size);
    struct tool tool = {.out = err, .err = err, .command = "simulate"};
    int code = call_wall(&tool, options, loaded.program, &arena, &venue, &displays);
    fclose(err);
    return code;
}

static void write_venue(const char *text)
{
    FILE *file = fopen(VENUE, "wb");
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    struct options options = {.values[OPTION_VENUE] = VENUE};

    check_row("which calls");
    CHECK(call_has_wall(&options));
    CHECK(!call_has_wall(&(struct options){.program = "a"}));
    CHECK(!call_has_wall(&(struct options){.values[OPTION_VENUE] = VENUE, .values[OPTION_DISPLAY] = "a"}));
    CHECK(!call_has_wall(&(struct options){.values[OPTION_VENUE] = VENUE, .values[OPTION_OUTPUT] = "a"}));

    check_row("all displays");
    write_venue("{\"format\":\"nownext-venue/1\",\"displays\":{"
                "\"a\":{\"name\":\"A door\",\"role\":\"door\",\"rooms\":[\"hall-a\"],"
                "\"panel\":{\"mode\":\"800x480\"}},"
                "\"b\":{\"role\":\"hallway\",\"theme\":\"paper\",\"language\":\"de\"},"
                "\"c\":{\"role\":\"hallway\",\"rooms\":[\"hall-a\",\"attic\"]},"
                "\"d\":{\"role\":\"door\",\"rooms\":[\"hall-b\",\"cellar\"]}}}");
    CHECK_INT(read_wall(&options), TOOL_OK);
    CHECK_STR(printed, "");
    CHECK_INT(venue->display_count, 4);
    if (!CHECK(displays != NULL))
        return check_done();
    CHECK_STR(displays[0].name, "A door");
    CHECK_STR(displays[0].place, "door of Hall A");
    CHECK_INT(displays[0].config.panel.width, 800);
    CHECK_STR(displays[1].name, "b");
    CHECK_STR(displays[1].place, "hallway");
    CHECK_INT(displays[1].config.panel.width, 1920);
    CHECK_STR(displays[1].style.theme->name, "paper");
    CHECK_STR(displays[1].style.words->language, "de");
    CHECK_STR(displays[2].place, "hallway of 2 rooms");
    CHECK_STR(displays[2].style.theme->name, "night");
    CHECK(displays[2].style.theme == displays[0].style.theme);
    CHECK_STR(displays[3].place, "door of Hall B, cellar");

    check_row("options go before it");
    options.values[OPTION_PANEL] = "480x320";
    options.values[OPTION_THEME] = "contrast";
    options.values[OPTION_LANGUAGE] = "fr";
    CHECK_INT(read_wall(&options), TOOL_OK);
    CHECK_INT(displays[0].config.panel.width, 480);
    CHECK_STR(displays[1].style.theme->name, "contrast");
    CHECK_STR(displays[1].style.words->language, "fr");
    options.values[OPTION_THEME] = "mauve";
    CHECK(read_wall(&options) != TOOL_OK);
    CHECK(contains(printed, "mauve"));
    options.values[OPTION_THEME] = NULL;
    options.values[OPTION_PANEL] = "wide";
    CHECK_INT(read_wall(&options), TOOL_CALL);
    options.values[OPTION_PANEL] = NULL;

    check_row("what is for one display");
    options.values[OPTION_ROOM] = "hall-a";
    CHECK_INT(read_wall(&options), TOOL_CALL);
    CHECK(contains(printed, "--room is for one display"));
    options.values[OPTION_ROOM] = NULL;
    options.values[OPTION_ROLE] = "door";
    CHECK_INT(read_wall(&options), TOOL_CALL);
    CHECK(contains(printed, "leave --role away"));
    options.values[OPTION_ROLE] = NULL;

    check_row("one display is no wall");
    write_venue("{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"hallway\"}}}");
    CHECK_INT(read_wall(&options), TOOL_OK);
    CHECK(displays == NULL);
    CHECK_INT(venue->display_count, 1);

    check_row("no venue");
    write_venue("{");
    CHECK_INT(read_wall(&options), TOOL_INPUT);
    options.values[OPTION_VENUE] = BINARY_DIR "/none.json";
    CHECK_INT(read_wall(&options), TOOL_CALL);
    remove(VENUE);
    free(printed);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
