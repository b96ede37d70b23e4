/*
 * What people write for a panel, a role or a page.
 */
#include "load/values.h"

#include "check.h"

static void test_panel(void)
{
    static const struct {
        const char *text;
        int width, height; /* 0: refused */
    } rows[] = {{"1920x1080", 1920, 1080},
                {"480x320", 480, 320},
                {"1080x1920", 1080, 1920},
                {"1920", 0, 0},
                {"1920x", 0, 0},
                {"x1080", 0, 0},
                {"1920x1080 ", 0, 0},
                {"-5x100", 0, 0},
                {"10x10", 0, 0},
                {"9000x1080", 0, 0},
                {"99999999999999999999x1080", 0, 0},
                {"1920X1080", 0, 0},
                {" 1920x1080", 0, 0},
                {"4294968216x1080", 0, 0},
                {"1080p", 1920, 1080},
                {"1080P", 1920, 1080},
                {"720p", 1280, 720},
                {"1440p", 2560, 1440},
                {"4k", 3840, 2160},
                {"4K", 3840, 2160},
                {"2160p", 3840, 2160},
                {"1080p-portrait", 1080, 1920},
                {"4k-portrait", 2160, 3840},
                {"1080p-", 0, 0},
                {"1080p-upright", 0, 0},
                {"1080", 0, 0},
                {"1080px", 0, 0},
                {"1920x1080-portrait", 0, 0},
                {"-portrait", 0, 0},
                {"", 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        int width = 0, height = 0;
        struct err err = {0};
        bool ok = value_read_panel(rows[i].text, &width, &height, &err);
        CHECK_INT(ok, rows[i].width > 0);
        if (ok) {
            CHECK_INT(width, rows[i].width);
            CHECK_INT(height, rows[i].height);
        }
    }
}

static void test_numbers(void)
{
    int number;
    check_row("rotate");
    CHECK(value_read_rotate("0", &number, NULL) && number == 0);
    CHECK(value_read_rotate("270", &number, NULL) && number == 270);
    CHECK(!value_read_rotate("45", &number, NULL));
    CHECK(!value_read_rotate("360", &number, NULL));
    CHECK(!value_read_rotate("90deg", &number, NULL));
    check_row("speed");
    CHECK(value_read_speed("1", &number, NULL) && number == 1);
    CHECK(value_read_speed("3600x", &number, NULL) && number == 3600);
    CHECK(!value_read_speed("0", &number, NULL));
    CHECK(!value_read_speed("3601", &number, NULL));
    CHECK(!value_read_speed("60xx", &number, NULL));
    check_row("role");
    enum display_role role;
    CHECK(value_read_role("door", &role, NULL) && role == ROLE_DOOR);
    CHECK(value_read_role("hallway", &role, NULL) && role == ROLE_HALLWAY);
    CHECK(!value_read_role("Door", &role, NULL));
}

static void test_page(void)
{
    static const struct {
        const char *text;
        int kind; /* -1: refused */
        const char *id;
    } rows[] = {{"overview", PAGE_OVERVIEW, NULL},
                {"overview:2", PAGE_OVERVIEW, "2"},
                {"soon", PAGE_SOON, NULL},
                {"room:hall-a", PAGE_ROOM, "hall-a"},
                {"contribution:a:b", PAGE_CONTRIBUTION, "a:b"},
                {"room", -1, NULL},
                {"room:", -1, NULL},
                {"soon:1", -1, NULL},
                {"notice", -1, NULL},
                {"over", -1, NULL},
                {"", -1, NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        enum page_kind kind;
        const char *id;
        struct err err = {0};
        bool ok = value_read_page(rows[i].text, &kind, &id, &err);
        CHECK_INT(ok, rows[i].kind >= 0);
        if (ok) {
            CHECK_INT(kind, rows[i].kind);
            CHECK_STR(id, rows[i].id);
        }
    }
}

int main(void)
{
    test_panel();
    test_numbers();
    test_page();
    return check_done();
}
