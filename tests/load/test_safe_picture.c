#include "load/safe_picture.h"

#include "check.h"
#include "spool/file.h"

#include <sys/resource.h>

#define PICTURE BINARY_DIR "/test_safe_picture.png"
#define SVG(color)                                                                                           \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"><rect width=\"20\" height=\"10\" " \
    "fill=\"" color "\"/></svg>"

/* Pages that all children had to be given so far: a child that ran has some. */
static long children_faults(void)
{
    struct rusage usage;
    CHECK(getrusage(RUSAGE_CHILDREN, &usage) == 0);
    return usage.ru_minflt;
}

static void drop(const char *text)
{
    CHECK(spool_replace_file(PICTURE, text, strlen(text), NULL));
}

static bool read(struct picture *ret, struct err *reterr)
{
    *reterr = (struct err){0};
    return safe_picture_read(PICTURE, 200, 200, PICTURE_CONTAIN, ret, reterr);
}

static void test_prepare(void)
{
    struct arena arena;
    struct issue_list issues;
    struct display_config config;
    const struct cycle_entry cycle[] = {{.kind = PAGE_SOON},
                                        {.kind = PAGE_PICTURE, .file = PICTURE},
                                        {.kind = PAGE_PICTURE, .file = BINARY_DIR "/no-such.png"}};
    arena_init(&arena, malloc, free);
    issue_list_init(&issues, &arena);
    display_config_set_defaults(&config, ROLE_HALLWAY);
    check_row("none");
    safe_picture_prepare(&config, &arena, &issues);
    CHECK_INT(issues.count, 0);
    check_row("one of two is there");
    drop(SVG("#f00"));
    config.cycle = cycle;
    config.cycle_count = 3;
    safe_picture_prepare(&config, &arena, &issues);
    CHECK(!config.cycle[0].is_missing && !config.cycle[1].is_missing && config.cycle[2].is_missing);
    CHECK(!cycle[2].is_missing);
    CHECK_INT(issues.count, 1);
    CHECK_STR(issues.first->where, "cycle[2].file");
    CHECK(strstr(issues.first->text, "no-such.png has no page in the cycle: "));
    check_row("those that live data may show");
    const struct display_picture pictures[] = {{.file = BINARY_DIR "/no-such.png"}, {.file = PICTURE}};
    config.pictures = pictures;
    config.picture_count = 2;
    config.cycle_count = 0;
    issue_list_init(&issues, &arena);
    safe_picture_prepare(&config, &arena, &issues);
    CHECK(config.pictures[0].is_missing && !config.pictures[1].is_missing);
    CHECK(!pictures[0].is_missing);
    CHECK_INT(issues.count, 1);
    CHECK_STR(issues.first->where, "pictures[0]");
    CHECK(strstr(issues.first->text, "no-such.png is not shown: "));
    config.picture_count = 0;
    config.cycle_count = 3;
    check_row("one that can't be shown, and nobody to tell");
    drop("%PDF-1.7 and so on");
    config.cycle = cycle;
    safe_picture_prepare(&config, &arena, NULL);
    CHECK(config.cycle[1].is_missing && config.cycle[1].kind == PAGE_PICTURE);
    arena_finish(&arena);
}

int main(void)
{
    struct picture picture;
    struct err err;
    /* Before the picture that takes its whole time: on an emulated machine that is most of what there is for
     * all. */
    test_prepare();
    check_row("what fails is said");
    drop("%PDF-1.7 and so on");
    CHECK(!read(&picture, &err) && !picture.pixels);
    CHECK(strstr(err.text, "a PDF") != NULL);
    check_row("an SVG");
    drop(SVG("#f00"));
    const long none = children_faults();
    if (CHECK(read(&picture, &err))) {
        CHECK(children_faults() > none);
        CHECK(picture.width == 200 && picture.height == 100 && picture.pixels[0] == 255);
        free(picture.pixels);
    }
    check_row("another one in its place");
    drop(SVG("#00f"));
    if (CHECK(read(&picture, &err))) {
        CHECK(picture.pixels[0] == 0 && picture.pixels[2] == 255);
        free(picture.pixels);
    }
    check_row("and not tried again");
    struct arena arena;
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    CHECK(spool_read_file(SOURCE_DIR "/tests/data/bad/dash.svg", 1 << 20, &arena, &bytes, &size, NULL));
    drop(bytes);
    arena_finish(&arena);
    CHECK(!read(&picture, &err));
    const long before = children_faults();
    for (int i = 0; i < 1000; i++)
        CHECK(!read(&picture, &err) && err.code == ERR_LIMIT);
    CHECK_INT(children_faults(), before); /* no child was made for it */
    check_row("gone");
    remove(PICTURE);
    CHECK(!read(&picture, &err) && err.code == ERR_IO);
    return check_done();
}
