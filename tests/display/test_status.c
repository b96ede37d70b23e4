#include "display/status.h"

#include "display/display.h"
#include "tool/fixture.h"
#include "headless/board_headless.h"
#include "json/tree.h"
#include "spool/spool_fixture.h"

static char *read_text(const char *path)
{
    static char text[8192];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[size] = '\0';
    return text;
}

int main(void)
{
    struct err err = {0};
    struct loaded small;
    struct display display;
    load_small(&small);
    spool_make("test_status");
    spool_copy("program.json", SMALL);
    spool_write("display.json", DOOR_A);
    spool_write("clock-set", "");
    spool_write("refusals.txt", "a \"b\".json: no\n");
    char set[400];
    snprintf(set, sizeof set, "%s", spool_path("clock-set"));
    struct board_headless_options panel = {
        .width = 320, .height = 240, .now_ms = moment(&small, "2025-03-29 10:20").ms};
    struct board *board = board_headless_create(&panel, &err);
    struct display_options options = {.folders = {.setup = spool_folder},
                                      .run = spool_folder,
                                      .clock = {.set_by_hand = set},
                                      .host = "sign"};
    if (!display_init(&display, &options, &board, 1, &err)) {
        printf("skipped: %s\n", err.text);
        board->ops->destroy(board);
        spool_unmake();
        return CHECK_SKIPPED;
    }
    check_row("the summary comes with the first picture");
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    umask(0077);
    CHECK(display_step(&display, &err));
    struct stat about;
    CHECK(stat(spool_path("display/status.json"), &about) == 0);
    CHECK_INT(about.st_mode & 0777, 0644);
    const char *text = read_text(spool_path("display/status.json"));
    CHECK(contains(text, "\"format\": \"nownext-status/1\""));
    CHECK(contains(text,
                   "\"name\": \"door-a\", \"role\": \"door\", \"screen\": \"door\", \"clock\": \"trusted\""));
    CHECK(contains(text, "\"width\": 320, \"height\": 240"));
    CHECK(
        contains(text, "\"shown\": \"2025-03-29T10:20:00+01:00\", \"until\": \"2025-03-29T10:21:00+01:00\""));
    CHECK(contains(text, "\"title\": \"Small Conf\""));
    CHECK(contains(text, "\"refused\": [\"a \\\"b\\\".json: no\"]"));
    check_row("it is JSON");
    struct arena arena;
    arena_init(&arena, malloc, free);
    const cJSON *tree;
    CHECK(json_parse(text, strlen(text), JSON_NATIVE, &arena, &tree, &err));
    CHECK_STR(err.text, "");
    arena_finish(&arena);

    check_row("pictures of a cycle that can't be shown are refused too");
    snprintf(display.outputs[0].picture_trouble, sizeof display.outputs[0].picture_trouble, "p.png: torn");
    status_write(&display, spool_folder);
    CHECK(contains(read_text(spool_path("display/status.json")),
                   "\"refused\": [\"a \\\"b\\\".json: no\", \"p.png: torn\"]"));
    display.outputs[0].picture_trouble[0] = '\0';
    check_row("what a stick brought is not refused");
    CHECK(!contains(read_text(spool_path("display/status.json")), "\"stick\""));
    display.refusals.good = "stick: live.json is taken";
    status_write(&display, spool_folder);
    CHECK(contains(read_text(spool_path("display/status.json")), "\"stick\": \"stick: live.json is taken\""));
    CHECK(contains(read_text(spool_path("display/status.json")), "\"refused_count\": 1,"));
    display.refusals.good = NULL;
    check_row("what can't be put in its place is not left beside it");
    spool_remove("display/status.json");
    CHECK_INT(mkdir(spool_path("display/status.json"), 0700), 0);
    status_write(&display, spool_folder);
    CHECK(access(spool_path("display/status.json.new"), F_OK) != 0);
    spool_remove("display/status.json");

    check_row("a picture on request, once for each");
    CHECK(access(spool_path("display/frame.png"), F_OK) != 0);
    spool_write("frame.request", "");
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(display_step(&display, &err));
    CHECK(stat(spool_path("display/frame.png"), &about) == 0);
    CHECK_INT(about.st_mode & 0777, 0644);
    remove(spool_path("display/frame.png"));
    board_headless_tell(board, BOARD_EVENT_FILES);
    CHECK(display_step(&display, &err));
    CHECK(access(spool_path("display/frame.png"), F_OK) != 0);
    display_finish(&display);
    check_row("what holds for ever has no end");
    spool_remove("program.json");
    spool_remove("refusals.txt");
    CHECK(display_init(&display, &options, &board, 1, &err));
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(&display, &err));
    text = read_text(spool_path("display/status.json"));
    CHECK(contains(text, "\"screen\": \"no-program\"") && !strstr(text, "\"until\""));
    CHECK(contains(text, "\"shown\": \"2025-03-29T09:20:00+00:00\"") && contains(text, "\"program\": null"));
    display_finish(&display);
    board->ops->destroy(board);
    spool_unmake();
    load_finish(&small);
    return check_done();
}
