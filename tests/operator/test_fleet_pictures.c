#include "operator/fleet_pictures.h"

#include <unistd.h>

#include "golden.h"
#include "check.h"

#define FOLDER BINARY_DIR "/test_fleet_pictures"

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\xe0\0\0\x03\x20\x08\x02\0\0\0\0\0\0\0";

static struct fleet_pictures pictures;

static void test_take(void)
{
    static const char *names[] = {"a", "b/../c", "<i>"};
    static char wide[sizeof png], broken[sizeof png];
    memcpy(wide, png, sizeof png);
    wide[16] = 1;
    memcpy(broken, png, sizeof png);
    broken[1] = 'Q';
    pictures.names = names;
    pictures.asked = 3;
    check_row("what is none");
    fleet_pictures_take(&pictures, "a", broken, sizeof png - 1);
    fleet_pictures_take(&pictures, "a", wide, sizeof png - 1);
    fleet_pictures_take(&pictures, "a", png, 32);
    fleet_pictures_take(&pictures, "a", png, FLEET_PICTURES_BYTES + 1);
    fleet_pictures_take(&pictures, "other", png, sizeof png - 1);
    CHECK_INT((int)pictures.count, 0);
    check_row("the first of each counts");
    fleet_pictures_take(&pictures, "a", png, sizeof png - 1);
    fleet_pictures_take(&pictures, "a", png, sizeof png - 1);
    fleet_pictures_take(&pictures, "b/../c", png, sizeof png - 1);
    fleet_pictures_take(&pictures, "<i>", png, sizeof png - 1);
    CHECK_INT((int)pictures.count, 3);
    CHECK_INT(fleet_pictures_find(&pictures, "a")->height, 800);
    CHECK(!fleet_pictures_find(&pictures, "other"));
}

static void test_write(void)
{
    struct fleet_display displays[] = {
        {.name = "<i>", .state = FLEET_WRONG, .why = "a \"fault\" & more", .what_to_do = "go"},
        {.name = "index", .state = FLEET_MISSING, .why = "gone", .what_to_do = "look"},
        {.name = "a", .state = FLEET_WELL, .why = "", .what_to_do = ""},
        {.name = "b/../c", .state = FLEET_WELL, .why = "", .what_to_do = ""}};
    const struct fleet fleet = {.count = 4, .displays = displays};
    struct err err = {0};
    check_row("page");
    CHECK(fleet_pictures_write(&pictures, &fleet, "A & B", FOLDER, &err));
    CHECK_STR(err.text, "");
    char *page = golden_read(FOLDER "/index.html");
    CHECK(page && strstr(page, "Displays: A &amp; B") && strstr(page, "3 of 4 displays sent a picture"));
    CHECK(page && strstr(page, "<h3>&lt;i&gt;</h3>") && strstr(page, "a &quot;fault&quot; &amp; more; go"));
    CHECK(page && strstr(page, "src=\"_i_~0.png\"") && strstr(page, "src=\"a.png\" ") == NULL);
    CHECK(page && strstr(page, "width=\"240\" height=\"400\" src=\"a.png\""));
    CHECK(page && strstr(page, "src=\"b_.._c~3.png\"") && strstr(page, "It sent no picture"));
    CHECK(access(FOLDER "/b_.._c~3.png", R_OK) == 0 && access(FOLDER "/a.png", R_OK) == 0);
    free(page);
    check_row("nowhere");
    CHECK(!fleet_pictures_write(&pictures, &fleet, "", "/dev/null/x", &err));
    static const char *const files[] = {"index.html", "a.png", "b_.._c~3.png", "_i_~0.png", ""};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[300];
        snprintf(path, sizeof path, FOLDER "/%s", files[i]);
        remove(path);
    }
}

int main(void)
{
    arena_init(&pictures.arena, malloc, free);
    test_take();
    test_write();
    arena_finish(&pictures.arena);
    return check_done();
}
