#include "display/status_facts.h"

#include "display/display.h"
#include "display/status.h"
#include "tool/fixture.h"
#include "headless/board_headless.h"
#include "json/tree.h"
#include "spool/spool_fixture.h"
#include "door/door.h"

static struct display display;
static struct arena arena;

/* The member of the status as text. */
static const char *fact(const char *name)
{
    static char text[65536];
    struct str_builder out = {.arena = &arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    const cJSON *tree;
    json_open(&json, NULL, '{');
    status_facts_add(&json, &display);
    json_close(&json, '}');
    snprintf(text, sizeof text, "%s", out.text);
    if (!CHECK(json_parse(text, strlen(text), JSON_NATIVE, &arena, &tree, NULL)))
        return "";
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, name);
    return !item                  ? "-"
           : cJSON_IsString(item) ? item->valuestring
           : cJSON_IsBool(item)   ? (cJSON_IsTrue(item) ? "true" : "false")
                                  : arena_printf(&arena, "%.0f", item->valuedouble);
}

static void test_hash(void)
{
    uint32_t pixels[64] = {0};
    check_row("hash");
    uint64_t black = status_picture_hash(pixels, 8, 8, 32);
    CHECK(black == status_picture_hash(pixels, 8, 8, 32));
    pixels[4 * 8 + 4] = 1;
    CHECK(black != status_picture_hash(pixels, 8, 8, 32));
    CHECK(black != status_picture_hash(pixels, 8, 4, 32));
}

int main(void)
{
    struct err err = {0};
    struct loaded small;
    arena_init(&arena, malloc, free);
    load_small(&small);
    spool_make("test_status_facts");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("clock-set", "");
    spool_write("boot-id", "5b0c-17\n");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 18}");
    char set[400];
    snprintf(set, sizeof set, "%s", spool_path("clock-set"));
    struct board_headless_options panel = {
        .width = 320, .height = 240, .now_ms = moment(&small, "2025-03-29 10:20").ms};
    struct board *board = board_headless_create(&panel, &err);
    struct display_options options = {.folders = {.setup = spool_folder},
                                      .run = spool_folder,
                                      .clock = {.set_by_hand = set},
                                      .host = "sign"};
    CHECK(display_init(&display, &options, &board, 1, &err));
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(&display, &err));
    check_row("a door");
    CHECK_STR(fact("display"), "door-a");
    CHECK_STR(fact("role"), "door");
    CHECK_STR(fact("room"), label_text(small.program->rooms[0].name, ""));
    CHECK_STR(fact("screen"), "door");
    CHECK_STR(fact("phase"), room_phase_name(display.outputs[0].loop.view.state.phase));
    CHECK_STR(fact("field"), door_field_name(door_field_of(&display.outputs[0].loop.view)));
    CHECK_STR(fact("page"), "-");
    CHECK_STR(fact("rehearsal"), "false");
    CHECK_STR(fact("program_from"), "setup");
    CHECK_STR(fact("stale"), "false");
    CHECK_STR(fact("live_revision"), "18");
    CHECK_STR(fact("has_emergency"), "false");
    CHECK_STR(fact("clock"), "trusted");
    CHECK_STR(fact("at"), "2025-03-29T10:20:00+01:00");
    CHECK_STR(fact("clock_offset_ms"), "0");
    CHECK_STR(fact("frames"), "1");
    CHECK_INT(strlen(fact("frame_hash")), 16);
    CHECK_STR(fact("beats"), "1");
    CHECK_STR(fact("boot"), "5b0c-17");
    CHECK_STR(fact("version"), "0.1.0");
    CHECK(strncmp(fact("type"), "FreeType ", 9) == 0);
    CHECK_STR(fact("station_fault"), "none");
    CHECK_STR(fact("refused_count"), "0");
    char hash[17];
    snprintf(hash, sizeof hash, "%s", fact("frame_hash"));
    CHECK(display_step(&display, &err)); /* until the next minute */
    CHECK(display_step(&display, &err));
    check_row("a minute later");
    CHECK(strcmp(fact("frame_hash"), hash) != 0);
    CHECK_STR(fact("uptime_s"), arena_printf(&arena, "%lld", (long long)board->ops->steady_ms(board) / 1000));
    check_row("a hallway");
    spool_write("display.json", "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"}");
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(display_step(&display, &err) && display_step(&display, &err));
    CHECK_STR(fact("display"), "sign");
    CHECK_STR(fact("room"), "");
    CHECK_STR(fact("phase"), "");
    CHECK_STR(fact("field"), "");
    CHECK(strstr(fact("page"), "1 of ") != NULL);
    check_row("no program");
    display_finish(&display);
    spool_remove("program.json");
    spool_remove("live.json");
    CHECK(display_init(&display, &options, &board, 1, &err));
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(&display, &err));
    CHECK_STR(fact("program_revision"), "-");
    CHECK_STR(fact("live_revision"), "-");
    CHECK_STR(fact("screen"), "no-program");
    test_hash();
    display_finish(&display);
    board->ops->destroy(board);
    spool_remove("boot-id");
    spool_unmake();
    load_finish(&small);
    arena_finish(&arena);
    return check_done();
}
