/* The files of a call, read again while they are shown. */
#include "tool/simulation.h"

#include "headless/board_headless.h"
#include "simulator/simulator_wall.h"
#include "tool/fixture.h"

#define FOLDER BINARY_DIR "/test_simulation."
#define PROGRAM FOLDER "program.json"
#define LIVE FOLDER "live.json"
#define VENUE FOLDER "venue.json"
#define DISPLAY FOLDER "display.json"
#define THEME FOLDER "theme.json"

static struct renderer *renderer;
static struct board *inner;
static struct simulation simulation;
static struct simulator simulator;
static struct loaded loaded;
static char *printed;
static size_t printed_size;
static struct tool tool;

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

/* The small program with one text in place of another. */
static void write_program(const char *from, const char *to)
{
    static char text[20000], written[20000];
    FILE *file = fopen(SMALL, "rb");
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *at = strstr(text, from);
    if (CHECK(at != NULL))
        snprintf(written, sizeof written, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    write_file(PROGRAM, written);
}

static void open_call(struct options options)
{
    struct err err = {0};
    free(printed);
    printed = NULL;
    FILE *stream = open_memstream(&printed, &printed_size);
    tool = (struct tool){.out = stream, .err = stream, .command = "simulate"};
    CHECK(load_program(options.program, &(struct load_options){.timezone = NULL}, &loaded, &err));
    CHECK_INT(simulation_read(&simulation, &tool, &options, &loaded), TOOL_OK);
    CHECK(simulator_init(&simulator, inner, renderer, simulation.known.program, &simulation.config, 0,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    sim_clock_pause(&simulator.board.clock, inner->ops->now(inner), true);
    simulator_set_program(&simulator, simulation.known.program, simulation.known.live);
    CHECK(loop_set_style(&simulator.loop, simulation.style, &err));
    if (simulation.wall)
        CHECK(simulator_set_wall(&simulator, simulation.wall, simulation.venue->display_count, &err));
    simulation_follow(&simulation, &simulator);
}

/* As the window does after each event. */
static void step(void)
{
    struct err err = {0};
    const struct board_rect *boxes;
    uint32_t count;
    if (simulator.is_wall)
        CHECK(wall_resize(simulator.wall, 900, 500, &err) && wall_step(simulator.wall, &boxes, &count, &err));
    else
        loop_step(&simulator.loop, &err);
    rehearse_settle(&simulator.rehearse);
}

/* What has changed on the disk is read, by what the marks of the files tell. */
static unsigned look_again(void)
{
    unsigned changed = watched_files_changed(&simulator.files.watched);
    if (changed)
        simulator.files.read(simulator.files.user, &simulator, changed, NULL);
    step();
    return changed;
}

static void drop(const char *path)
{
    simulator.files.read(simulator.files.user, &simulator, 0, path);
    step();
}

static void close_call(void)
{
    simulator_finish(&simulator);
    simulation_finish(&simulation);
    load_finish(&loaded);
    fclose(tool.err);
}

static const char *room_name(uint32_t room)
{
    return label_text(simulator.program->rooms[room].name, "");
}

static void test_program(void)
{
    check_row("a program that changes");
    write_program("\"Hall A\"", "\"Hall A\"");
    open_call((struct options){.program = PROGRAM});
    step();
    CHECK_INT(look_again(), 0);
    write_program("\"Hall A\"", "\"Hall of Mirrors\"");
    CHECK(look_again() != 0);
    CHECK_STR(simulator.message, "the program was read again");
    CHECK_STR(room_name(0), "Hall of Mirrors");
    CHECK(simulator.loop.view.program == simulator.program);
    check_row("one that is no program: it is told, and the last good stays");
    write_program("\"rooms\"", "rooms\"");
    CHECK(look_again() != 0);
    CHECK(contains(simulator.message, "test_simulation.program.json:"));
    CHECK_STR(room_name(0), "Hall of Mirrors");
    check_row("and again, and again");
    for (int i = 0; i < 4; i++) {
        write_program("\"Hall A\"", i % 2 ? "\"Even\"" : "\"Not even\"");
        CHECK(look_again() != 0);
        CHECK_STR(room_name(0), i % 2 ? "Even" : "Not even");
    }
    check_row("another is dropped");
    write_file(FOLDER "other.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\n"
                                   "DTSTART:20250329T100000Z\nDTEND:20250329T110000Z\nSUMMARY:Tea\n"
                                   "LOCATION:Kitchen\nEND:VEVENT\nEND:VCALENDAR\n");
    drop(FOLDER "other.ics");
    CHECK_INT(simulator.program->room_count, 1);
    CHECK_STR(room_name(0), "Kitchen");
    check_row("what is no file");
    drop(FOLDER "none");
    CHECK(contains(simulator.message, "none"));
    CHECK_STR(room_name(0), "Kitchen");
    close_call();
    remove(FOLDER "other.ics");
}

static void test_live(void)
{
    check_row("live data are dropped, and change");
    write_program("\"Hall A\"", "\"Hall A\"");
    open_call((struct options){.program = PROGRAM});
    step();
    write_file(LIVE, "{\"format\":\"nownext-live/1\",\"revision\":1,\"issued\":\"2025-03-29T08:00:00Z\","
                     "\"changes\":[{\"session\":\"2\",\"delay_min\":10}]}");
    drop(LIVE);
    CHECK_STR(simulator.message, "the live data were read again");
    uint32_t session = program_find_session(simulator.program, "2");
    CHECK_INT(simulator.program->sessions[session].start.ms, moment(&loaded, "2025-03-29 10:10").ms);
    for (int minutes = 20; minutes < 60; minutes += 10) {
        char text[200];
        snprintf(text, sizeof text,
                 "{\"format\":\"nownext-live/1\",\"revision\":%d,\"issued\":\"2025-03-29T08:00:00Z\","
                 "\"changes\":[{\"session\":\"2\",\"delay_min\":%d}]}",
                 minutes, minutes);
        write_file(LIVE ".new", text);
        CHECK(rename(LIVE ".new", LIVE) == 0);
        CHECK(look_again() != 0);
        CHECK_INT(simulator.program->sessions[session].start.ms,
                  moment(&loaded, "2025-03-29 10:00").ms + minutes * MS_PER_MINUTE);
    }
    check_row("what the program has not got is told, and the rest holds");
    write_file(LIVE,
               "{\"format\":\"nownext-live/1\",\"revision\":99,\"issued\":\"2025-03-29T08:00:00Z\","
               "\"changes\":[{\"session\":\"2\",\"delay_min\":50},{\"session\":\"zebra\",\"full\":true}]}");
    CHECK(look_again() != 0);
    CHECK(contains(simulator.message, "the program has no session \"zebra\""));
    check_row("what cannot be read");
    write_file(LIVE, "{\"format\":\"nownext-live/1\",");
    CHECK(look_again() != 0);
    CHECK(contains(simulator.message, "test_simulation.live.json:"));
    CHECK_INT(simulator.program->sessions[session].start.ms, moment(&loaded, "2025-03-29 10:50").ms);
    close_call();
    remove(LIVE);
}

static void test_displays(void)
{
    check_row("a display");
    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"hall-b\"],"
                        "\"panel\":{\"mode\":\"800x480\"}}");
    write_program("\"Hall A\"", "\"Hall A\"");
    open_call((struct options){.program = PROGRAM, .values[OPTION_DISPLAY] = DISPLAY});
    step();
    write_file(DISPLAY, "{\"format\":\"nownext-display/1\",\"role\":\"hallway\","
                        "\"panel\":{\"mode\":\"480x320\"}}");
    CHECK(look_again() != 0);
    CHECK_STR(simulator.message, "the displays were read again");
    CHECK_INT(simulator.config.role, ROLE_HALLWAY);
    CHECK_INT(simulator.loop.style.width, 480);
    check_row("a theme");
    CHECK_INT(system("cp " SOURCE_DIR "/assets/themes/paper.json " THEME), 0);
    drop(THEME);
    CHECK_STR(simulator.message, "the theme was read again");
    CHECK_STR(simulator.loop.style.theme->name, "paper");
    CHECK_INT(system("cp " SOURCE_DIR "/assets/themes/contrast.json " THEME), 0);
    CHECK(look_again() != 0);
    CHECK_STR(simulator.loop.style.theme->name, "contrast");
    write_file(THEME, "{}");
    CHECK(look_again() != 0);
    CHECK(contains(simulator.message, "theme.json"));
    CHECK_STR(simulator.loop.style.theme->name, "contrast");
    remove(THEME);
    close_call();
    open_call((struct options){.program = PROGRAM});
    step();

    check_row("a venue is dropped: a wall; it changes, also while one is enlarged");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"hallway\"},"
                      "\"b\":{\"role\":\"door\",\"rooms\":[\"hall-b\"]}}}");
    drop(VENUE);
    CHECK(simulator.is_wall);
    CHECK_INT(wall_display_count(simulator.wall), 2);
    write_program("\"Hall B\"", "\"Hall Beta\"");
    CHECK(look_again() != 0);
    CHECK(simulator.is_wall);
    simulator_enlarge(&simulator, 1);
    step();
    CHECK_INT(simulator.room, 1);
    write_program("\"Hall B\"", "\"Hall Gamma\"");
    CHECK(look_again() != 0);
    CHECK_STR(room_name(1), "Hall Gamma");
    write_file(VENUE, "{\"format\":\"nownext-venue/1\",\"displays\":{\"a\":{\"role\":\"hallway\"},"
                      "\"b\":{\"role\":\"door\",\"rooms\":[\"attic\"]},\"c\":{\"role\":\"hallway\"}}}");
    CHECK(look_again() != 0);
    CHECK(!simulator.is_wall);
    CHECK_INT(simulator.room, 2);
    CHECK_INT(wall_display_count(simulator.wall), 3);
    CHECK(simulator_leave(&simulator));
    step();
    write_file(VENUE, "{\"format\":\"nownext-venue/1\"}");
    CHECK(look_again() != 0);
    CHECK(contains(simulator.message, "venue.json"));
    CHECK_INT(wall_display_count(simulator.wall), 3);
    check_row("what is out of sight does not look back at programs that are gone");
    for (int shown = 0; shown < 4; shown++) {
        if (shown % 2)
            simulator_enlarge(&simulator, 1);
        else
            simulator_leave(&simulator);
        step();
        for (int i = 0; i < 3; i++) {
            char name[40];
            snprintf(name, sizeof name, "\"Hall %d%d\"", shown, i);
            write_program("\"Hall A\"", name);
            CHECK(look_again() != 0);
        }
    }
    simulator_leave(&simulator);
    step();
    check_row("a display is dropped: it is alone again");
    drop(DISPLAY);
    CHECK(simulator.wall == NULL);
    CHECK_INT(simulator.config.role, ROLE_HALLWAY);
    close_call();
}

int main(void)
{
    struct err err = {0};
    renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    struct board_headless_options options = {.width = 800, .height = 480, .now_ms = 1000};
    inner = board_headless_create(&options, NULL);
    test_program();
    test_live();
    test_displays();
    remove(PROGRAM);
    remove(VENUE);
    remove(DISPLAY);
    inner->ops->destroy(inner);
    renderer_destroy(renderer);
    free(printed);
    return check_done();
}
