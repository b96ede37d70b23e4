#include "tool/live_pictures.h"

#include <sys/stat.h>
#include <unistd.h>

#include "changes/said.h"
#include "golden.h"
#include "render/render.h"

#define FOLDER BINARY_DIR "/test_live_pictures"

static struct lines lines;
static struct preview_request request;
static struct preview preview;

static const char *path_of(const char *name)
{
    static char path[600];
    snprintf(path, sizeof path, FOLDER "/%s", name);
    return path;
}

static bool is_there(const char *name)
{
    return access(path_of(name), R_OK) == 0;
}

/* Gives how many were drawn; the folder is empty before. */
static uint32_t draw(void)
{
    struct err err = {0};
    uint32_t count = 0;
    for (int i = 1; i <= LIVE_PICTURES_MOST + 1; i++) {
        char name[40];
        snprintf(name, sizeof name, "%d-before.png", i);
        unlink(path_of(name));
        snprintf(name, sizeof name, "%d-after.png", i);
        unlink(path_of(name));
    }
    unlink(path_of("index.html"));
    preview_make(&request, &lines.arena, &preview);
    if (!CHECK(live_pictures(&request, &preview, FOLDER, &count, &err)))
        printf("%s\n", err.text);
    return count;
}

static bool same_file(const char *a, const char *b)
{
    char *one = golden_read(path_of(a)), *other = NULL;
    struct stat one_stat = {0}, other_stat = {0};
    if (one)
        stat(path_of(a), &one_stat);
    other = golden_read(path_of(b));
    if (other)
        stat(path_of(b), &other_stat);
    bool same = one && other && one_stat.st_size == other_stat.st_size &&
                memcmp(one, other, (size_t)one_stat.st_size) == 0;
    free(one);
    free(other);
    return same;
}

static void test_door(const struct said *before, const struct said *after)
{
    check_row("a door");
    request = (struct preview_request){.program = lines.program,
                                       .before = &before->live,
                                       .after = &after->live,
                                       .now = lines_at(&lines, "10:05")};
    CHECK_INT(draw(), 2); /* and the hallway */
    CHECK(is_there("1-before.png") && is_there("1-after.png") && is_there("small/1-after.png"));
    CHECK(is_there("2-before.png") && !is_there("3-before.png"));
    CHECK(!same_file("1-before.png", "1-after.png") && !same_file("2-before.png", "2-after.png"));
    char *page = golden_read(path_of("index.html"));
    if (CHECK(page != NULL)) {
        CHECK(strstr(page, "A: &quot;A&quot; ends 10:40 instead of 10:30\n"));
        CHECK(strstr(page, "<h3>A</h3>"));
        CHECK(strstr(page, "src=\"small/1-before.png\""));
        CHECK(strstr(page, "alt=\"A with this\""));
        CHECK(!strstr(page, "<script"));
    }
    free(page);
}

/* A hallway is drawn with a page on which something differs. */
static void test_hallway(const struct said *before, const struct said *after)
{
    struct venue_display display = {.key = "foyer"};
    const struct venue venue = {.display_count = 1, .displays = &display};
    check_row("a hallway");
    display_config_set_defaults(&display.config, ROLE_HALLWAY);
    display.config.name = "foyer";
    display.config.panel.width = 480;
    display.config.panel.height = 320;
    request = (struct preview_request){.program = lines.program,
                                       .before = &before->live,
                                       .after = &after->live,
                                       .venue = &venue,
                                       .now = lines_at(&lines, "10:05")};
    CHECK_INT(draw(), 1);
    CHECK(!same_file("1-before.png", "1-after.png"));
}

static void test_many(const struct said *before)
{
    struct live live = before->live;
    const struct label_variant text = {"", "Leave the building"};
    const struct live_emergency emergency = {.text = {1, &text},
                                             .everywhere = true,
                                             .raised = lines_at(&lines, "10:05"),
                                             .until = lines_at(&lines, "11:05"),
                                             .lifted = INSTANT_NONE};
    check_row("an emergency");
    live.emergency = &emergency;
    request = (struct preview_request){
        .program = lines.program, .before = &before->live, .after = &live, .now = lines_at(&lines, "10:05")};
    CHECK_INT(draw(), LIVE_PICTURES_MOST);
    CHECK(is_there("12-after.png") && !is_there("13-after.png"));
    char *page = golden_read(path_of("index.html"));
    CHECK(page && strstr(page, "3 more change now, which are not drawn."));
    free(page);
    check_row("nothing");
    request.after = request.before;
    CHECK_INT(draw(), 0);
    page = golden_read(path_of("index.html"));
    CHECK(page && strstr(page, "No display changes now."));
    free(page);
}

static void test_fails(void)
{
    struct err err = {0};
    check_row("a folder that is none");
    CHECK(!live_pictures(&request, &preview, SOURCE_DIR "/README.md", NULL, &err));
    CHECK(err.text[0]);
}

int main(void)
{
    struct said before, after;
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    lines_init(&lines, "a A 10:00-10:30; b A 10:30-11:00; c B 10:00-11:00; room D; room E; room F; room G; "
                       "room H; room I; room J; room K; room L; room M; room N; room O");
    said_init(&before, &lines, "");
    said_init(&after, &lines, "10:05 a delay=10");
    test_door(&before, &after);
    test_hallway(&before, &after);
    test_many(&before);
    test_fails();
    lines_finish(&lines);
    return check_done();
}
