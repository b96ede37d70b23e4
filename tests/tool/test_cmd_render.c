#include <SDL.h>
#include <SDL_image.h>
#include <unistd.h>

#include "load/style.h"
#include "tool/fixture.h"
#include "render/render.h"

static const char *const png = BINARY_DIR "/test_cmd_render.png";

#define DOOR "render", SMALL, "--role", "door", "--room", "A", "--at", "10:20"
#define HALLWAY "render", SMALL, "--role", "hallway", "--at", "10:20"

static SDL_Surface *load_picture(void)
{
    SDL_Surface *loaded = IMG_Load(png);
    SDL_Surface *plain = loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    SDL_FreeSurface(loaded);
    return plain;
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    uint32_t value;
    memcpy(&value, (const uint8_t *)surface->pixels + y * surface->pitch + x * 4, 4);
    return value;
}

static void test_look(void)
{
    static const struct {
        const char *theme, *language;
        int code;
        const char *out, *err;
    } rows[] = {
        {"night", "en", TOOL_OK, "\"Now\"", ""},
        {"paper", "de-AT", TOOL_OK, "\"Jetzt\"", ""},
        {"assets/themes/contrast.json", "fr", TOOL_OK, "\"En cours\"", ""},
        {"night", "xx", TOOL_OK, "\"Now\"", "no words in \"xx\""},
        {"none", "en", TOOL_CALL, "", "no theme \"none\""},
        {SMALL, "en", TOOL_INPUT, "", SMALL ": format: "},
        {BINARY_DIR "/test_cmd_render_theme.json", "en", TOOL_INPUT, "",
         "colors.ink: has a contrast of 1.00 to ground, needs 7.0"},
    };
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    FILE *file = fopen(BINARY_DIR "/test_cmd_render_theme.json", "wb");
    fputs("{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":{", file);
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++)
        fprintf(file, "%s\"%s\":\"#000000\"", i > 0 ? "," : "", theme_color_name(i));
    fputs("}}", file);
    fclose(file);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].theme);
        CHECK_INT(call_tool(DOOR, "--theme", rows[i].theme, "--language", rows[i].language, "--scene", NULL),
                  rows[i].code);
        CHECK(contains(call.out, rows[i].out));
        CHECK(*rows[i].err ? contains(call.err, rows[i].err) : *call.err == '\0');
    }
    check_row("a family that is not installed");
    file = fopen(BINARY_DIR "/test_cmd_render_theme.json", "wb");
    fputs("{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"fonts\":{\"text\":[\"No Such Family\",\"Inter\"],"
          "\"display\":[\"Inter Display\"]},\"colors\":{",
          file);
    struct theme night = *theme_night();
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++) {
        const struct color *color = theme_color(&night, i);
        fprintf(file, "%s\"%s\":\"#%02X%02X%02X\"", i > 0 ? "," : "", theme_color_name(i), color->red,
                color->green, color->blue);
    }
    fputs("}}", file);
    fclose(file);
    CHECK_INT(call_tool(DOOR, "--theme", BINARY_DIR "/test_cmd_render_theme.json", "--scene", NULL), TOOL_OK);
    CHECK_STR(call.err,
              "x: fonts.text: warning: the family \"No Such Family\" is not installed; \"Inter\" is used "
              "[font]\n");
    check_row("the display's own, and the call's over it");
    file = fopen(BINARY_DIR "/test_cmd_render_display.json", "wb");
    fputs("{\"format\":\"nownext-display/1\",\"role\":\"hallway\",\"theme\":\"paper\",\"language\":\"fr\"}",
          file);
    fclose(file);
#define DISPLAY                                                                                              \
    "render", SMALL, "--display", BINARY_DIR "/test_cmd_render_display.json", "--at", "10:20", "--scene"
    CHECK_INT(call_tool(DISPLAY, NULL), TOOL_OK);
    CHECK(contains(call.out, "En cours et "));
    CHECK(contains(call.out, "#4a4f54"));
    CHECK_INT(call_tool(DISPLAY, "--theme", "night", "--language", "de", NULL), TOOL_OK);
    CHECK(contains(call.out, "Jetzt und "));
    CHECK(contains(call.out, "#b4b9be"));
}

static void test_picture(void)
{
    check_row("picture");
    CHECK_INT(call_tool(DOOR, "--panel", "320x200", "-o", png, NULL), TOOL_OK);
    CHECK_STR(call.err, "");
    SDL_Surface *upright = load_picture();
    if (!CHECK(upright != NULL))
        return;
    CHECK_INT(upright->w, 320);
    CHECK_INT(upright->h, 200);

    /* A panel of 200x320 on its side shows the viewer a picture of 320x200; its memory holds it turned. */
    check_row("turned");
    CHECK_INT(call_tool(DOOR, "--panel", "200x320", "--rotate", "90", "-o", png, NULL), TOOL_OK);
    SDL_Surface *turned = load_picture();
    if (CHECK(turned != NULL)) {
        CHECK_INT(turned->w, 200);
        CHECK_INT(turned->h, 320);
        unsigned different = 0;
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 320; x++)
                different += pixel(upright, x, y) != pixel(turned, 199 - y, x);
        CHECK_INT(different, 0);
    }
    SDL_FreeSurface(turned);
    SDL_FreeSurface(upright);
    remove(png);
}

/* Where the viewer's pixel lies in the memory of a panel that is turned by so much. */
static uint32_t turned_pixel(const SDL_Surface *memory, int rotate, int x, int y)
{
    return rotate == 0     ? pixel(memory, x, y)
           : rotate == 90  ? pixel(memory, memory->w - 1 - y, x)
           : rotate == 180 ? pixel(memory, memory->w - 1 - x, memory->h - 1 - y)
                           : pixel(memory, y, memory->h - 1 - x);
}

/* Whichever way the panel hangs, the viewer sees the same, with the same edges hidden. */
static void test_hidden_edges(void)
{
    static const char display[] = BINARY_DIR "/test_cmd_render_hidden.json";
    SDL_Surface *first = NULL;
    for (int rotate = 0; rotate < 360; rotate += 90) {
        bool side = rotate % 180 != 0;
        char label[40];
        snprintf(label, sizeof label, "hidden edges, %d", rotate);
        check_row(label);
        FILE *file = fopen(display, "wb");
        fprintf(file,
                "{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"hall-a\"],\"panel\":"
                "{\"mode\":\"%s\",\"rotate\":%d,\"overscan\":[9,20,30,50]}}",
                side ? "240x400" : "400x240", rotate);
        fclose(file);
        CHECK_INT(call_tool("render", SMALL, "--display", display, "--at", "10:20", "-o", png, NULL),
                  TOOL_OK);
        SDL_Surface *memory = load_picture();
        if (!CHECK(memory != NULL))
            break;
        CHECK_INT(memory->w, side ? 240 : 400);
        unsigned different = 0, hidden = 0;
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 400; x++) {
                uint32_t value = turned_pixel(memory, rotate, x, y);
                different += first ? value != pixel(first, x, y) : 0;
                /* Fields go on to the edges as they are: where the frame lies there is nothing but that. */
                int inside_x = x < 50 ? 50 : x >= 380 ? 379 : x, inside_y = y < 9 ? 9 : y >= 210 ? 209 : y;
                hidden += value != turned_pixel(memory, rotate, inside_x, inside_y);
            }
        }
        CHECK_INT(different, 0);
        CHECK_INT(hidden, 0);
        if (first)
            SDL_FreeSurface(memory);
        else
            first = memory;
    }
    SDL_FreeSurface(first);
    remove(png);
}

static void test_scene(void)
{
    static const struct {
        const char *label, *page, *part;
    } rows[] = {{"overview", "overview", "\"Compilers\""},
                {"its first part", "overview:1", "\"Compilers\""},
                {"soon", "soon", "\"Maps\""},
                {"a room by name", "room:Hall B", "\"Hall B\""},
                {"a contribution", "contribution:6", "\"Beeps\""}};
    check_row("a door's scene");
    CHECK_INT(call_tool(DOOR, "--scene", NULL), TOOL_OK);
    CHECK(contains(call.out, "scene 1920x1080"));
    CHECK(contains(call.out, "\"Locks\""));
    check_row("what the cycle shows");
    CHECK_INT(call_tool(HALLWAY, "--scene", NULL), TOOL_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        CHECK_INT(call_tool(HALLWAY, "--page", rows[i].page, "--scene", NULL), TOOL_OK);
        CHECK(contains(call.out, rows[i].part));
    }
}

static void test_notice(void)
{
    static const char *const live = BINARY_DIR "/test_cmd_render_live.json", *const bad = BINARY_DIR
                                                                             "/test_cmd_render_bad.json";
    FILE *file = fopen(live, "wb");
    fputs("{\"format\": \"nownext-live/1\", \"revision\": 1, \"notices\": [{\"id\": \"wet\", \"text\": "
          "\"The stairs are wet\"}]}",
          file);
    fclose(file);
    file = fopen(bad, "wb");
    fputs("{\"format\": \"nownext-live/1\"}", file);
    fclose(file);
    check_row("a notice at a door");
    CHECK_INT(call_tool(DOOR, "--live", live, "--scene", NULL), TOOL_OK);
    CHECK(contains(call.out, "The stairs are wet"));
    check_row("a notice's page");
    CHECK_INT(call_tool(HALLWAY, "--live", live, "--page", "notice:wet", "--scene", NULL), TOOL_OK);
    CHECK(contains(call.out, "The stairs are wet"));
    check_row("the cycle has it");
    CHECK_INT(call_tool(HALLWAY, "--live", live, "--scene", NULL), TOOL_OK);
    CHECK(contains(call.out, "The stairs are wet"));
    check_row("no such notice");
    CHECK_INT(call_tool(HALLWAY, "--live", live, "--page", "notice:dry", "--scene", NULL), TOOL_CALL);
    CHECK_INT(call_tool(HALLWAY, "--page", "notice:wet", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--page notice:ID: --live FILE has no notice with this id"));
    check_row("live data that are no good, or not there");
    CHECK_INT(call_tool(DOOR, "--live", bad, "--scene", NULL), TOOL_INPUT);
    CHECK_INT(call_tool(DOOR, "--live", "no-such-file.json", "--scene", NULL), TOOL_CALL);
    remove(live);
    remove(bad);
}

/* It is drawn as a board shows it, and said. */
static void test_names(void)
{
    static const char *const live = BINARY_DIR "/test_cmd_render_names_live.json",
                             *const display = BINARY_DIR "/test_cmd_render_names.json";
    FILE *file = fopen(live, "wb");
    fputs("{\"format\":\"nownext-live/"
          "1\",\"revision\":1,\"changes\":[{\"session\":\"compiler\",\"full\":true}],"
          "\"notices\":[{\"id\":\"wet\",\"text\":\"Wet\",\"rooms\":[\"A\",\"Celler\"]}]}",
          file);
    fclose(file);
    file = fopen(display, "wb");
    fputs("{\"format\":\"nownext-display/1\",\"role\":\"door\",\"rooms\":[\"Atic\"],\"room_aliases\":"
          "{\"Celler\":\"attic\"}}",
          file);
    fclose(file);
    check_row("names of live data that the program does not have");
    CHECK_INT(call_tool(DOOR, "--live", live, "--scene", NULL), TOOL_INPUT);
    CHECK(contains(call.out, "Wet"));
    CHECK(contains(
        call.err,
        "_live.json: changes[0].session: error: the program has no session \"compiler\"; "
        "the nearest is \"2\" (\"Compilers\"); the change waits until there is one [unknown-session]\n"));
    CHECK(contains(call.err, "_live.json: notices[0].rooms[1]: error: "));
    check_row("names of a display; its aliases count");
    CHECK_INT(
        call_tool("render", SMALL, "--display", display, "--live", live, "--at", "10:20", "--scene", NULL),
        TOOL_INPUT);
    CHECK(contains(call.out, "scene 1920x1080"));
    CHECK(contains(call.err, "_names.json: rooms[0]: error: the program has no room \"Atic\"; the nearest is "
                             "\"Attic\" (attic) [unknown-room]\n"));
    CHECK(!strstr(call.err, "Celler"));
    check_row(
        "one display of a venue; names that any of them has wrong are told, and all their aliases count");
    const char *venue = BINARY_DIR "/test_cmd_render_names_venue.json";
    file = fopen(venue, "wb");
    fputs("{\"format\":\"nownext-venue/1\",\"displays\":{\"aa\":{\"role\":\"door\",\"rooms\":[\"hall-a\"]},"
          "\"bb\":{\"role\":\"door\",\"rooms\":[\"Atic\"],\"room_aliases\":{\"Celler\":\"attic\"}}}}",
          file);
    fclose(file);
    CHECK_INT(call_tool("render", SMALL, "--venue", venue, "--display", "aa", "--live", live, "--at", "10:20",
                        "--scene", NULL),
              TOOL_INPUT);
    CHECK(contains(call.out, "Hall A"));
    CHECK(contains(call.err, "_venue.json: displays.bb.rooms[0]: error: the program has no room \"Atic\""));
    CHECK(contains(call.err, "changes[0].session: error: "));
    CHECK(!strstr(call.err, "Celler"));
    CHECK_INT(call_tool("render", SMALL, "--venue", venue, "--at", "10:20", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say which display of the venue"));
    remove(venue);
    remove(live);
    remove(display);
}

static void test_refused(void)
{
    check_row("nothing to make");
    CHECK_INT(call_tool(DOOR, NULL), TOOL_CALL);
    CHECK(contains(call.err, "say what to make"));
    check_row("both");
    CHECK_INT(call_tool(DOOR, "--scene", "-o", png, NULL), TOOL_CALL);
    check_row("no role");
    CHECK_INT(call_tool("render", SMALL, "--at", "10:20", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say which screen"));
    check_row("no room");
    CHECK_INT(call_tool("render", SMALL, "--role", "door", "--at", "10:20", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say which room"));
    check_row("no moment");
    CHECK_INT(call_tool("render", SMALL, "--role", "door", "--room", "A", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--at"));
    check_row("a door's page");
    CHECK_INT(call_tool(DOOR, "--page", "soon", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--page is for a hallway"));
    check_row("no such session");
    CHECK_INT(call_tool(HALLWAY, "--page", "contribution:99", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "there is no session \"99\""));
    check_row("no such room");
    CHECK_INT(call_tool(HALLWAY, "--page", "room:cellar", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "there is no room \"cellar\""));
    check_row("no such part");
    CHECK_INT(call_tool(HALLWAY, "--page", "overview:x", "--scene", NULL), TOOL_CALL);
    CHECK_INT(call_tool(HALLWAY, "--page", "overview:0", "--scene", NULL), TOOL_CALL);
    CHECK_INT(call_tool(HALLWAY, "--page", "overview:", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--page overview:: say which part, such as overview:1"));
    CHECK_INT(call_tool(HALLWAY, "--page", "overview:2", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--page overview:2: at this moment the overview has one part on this panel"));
    CHECK_STR(call.out, "");
    CHECK_INT(call_tool(HALLWAY, "--page", "overview:999", "-o", png, NULL), TOOL_CALL);
    CHECK(access(png, F_OK) != 0);
    check_row("a picture of another kind");
    CHECK_INT(call_tool(DOOR, "-o", BINARY_DIR "/a.jpg", NULL), TOOL_CALL);
    CHECK(contains(call.err, "a.jpg: pictures are written as PNG; give " BINARY_DIR "/a.png"));
    CHECK_INT(call_tool(DOOR, "-o", BINARY_DIR "/a.JPEG", NULL), TOOL_CALL);
    CHECK(access(BINARY_DIR "/a.jpg", F_OK) != 0);
    check_row("rooms that a part of a name means");
    CHECK_INT(call_tool(HALLWAY, "--page", "room:hall", "--scene", NULL), TOOL_CALL);
    CHECK(contains(call.err, "\"hall\" is in the names of 2 rooms; say more of the one that is meant:\n"
                             "  Hall A (hall-a)\n  Hall B (hall-b)\n"));
    CHECK_INT(call_tool(HALLWAY, "--page", "room:att", "--scene", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"Attic\""));
    check_row("no such folder");
    CHECK_INT(call_tool(DOOR, "-o", BINARY_DIR "/no-such-folder/x.png", NULL), TOOL_CALL);
    CHECK(contains(call.err, "no-such-folder"));
}

/* More of them than one page holds. */
static void test_parts(void)
{
    const char *path = BINARY_DIR "/test_cmd_render_parts.json";
    FILE *file = fopen(path, "wb");
    fputs("{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\"},\n"
          " \"rooms\": [",
          file);
    for (int i = 0; i < 27; i++)
        fprintf(file, "%s{\"id\": \"r%d\", \"name\": \"Room %c\"}", i ? ", " : "", i, 'A' + i);
    fputs("],\n \"sessions\": [", file);
    for (int i = 0; i < 27; i++)
        fprintf(file,
                "%s{\"id\": \"%d\", \"title\": \"Talk\", \"room\": \"r%d\", "
                "\"start\": \"2025-03-29T10:00:00Z\", \"end\": \"2025-03-29T11:00:00Z\"}",
                i ? ", " : "", i, i);
    fputs("]}\n", file);
    fclose(file);
    check_row("the last part");
    CHECK_INT(call_tool("render", path, "--role", "hallway", "--at", "10:20", "--page", "overview:2",
                        "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Room Z\""));
    check_row("one too many");
    CHECK_INT(call_tool("render", path, "--role", "hallway", "--at", "10:20", "--page", "overview:3",
                        "--scene", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "--page overview:3: at this moment the overview has 2 parts on this panel"));
    remove(path);
}

/* Inputs that were shown wrong once. */
static void test_found(void)
{
#define FOUND "tests/data/found/"
    check_row("a year that can't be right is on the screen");
    CHECK_INT(call_tool("render", FOUND "10-a-year-that-can-not-be-right/schedule.json", "--role", "door",
                        "--room", "Hall", "--at", "2025-12-05T11:10:00+01:00", "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Opens Sat 5 Dec 2026\""));
    CHECK(contains(call.out, "\"10:00\""));

    check_row("the zone of a display's settings");
    const char *path = BINARY_DIR "/test_cmd_render_zone.json";
    FILE *file = fopen(path, "wb");
    fputs("{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hall\"], \"timezone\": "
          "\"Europe/Vienna\"}",
          file);
    fclose(file);
    CHECK_INT(call_tool("render", FOUND "02-no-zone-on-a-board/setup/schedule.json", "--display", path,
                        "--at", "2026-12-05T09:20:00Z", "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Now\"") && contains(call.out, "\"10:00 – 10:45\""));
    remove(path);
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    test_look();
    test_picture();
    test_hidden_edges();
    test_scene();
    test_notice();
    test_names();
    test_refused();
    test_parts();
    test_found();
    call_forget();
    IMG_Quit();
    return check_done();
}
