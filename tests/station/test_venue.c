#include "station/venue.h"

#include "check.h"

static const struct venue_display displays[] = {{"DC-A6-32-01-02-03", {.name = "door-attic"}},
                                                {"10000000A1B2C3D4", {.name = "door-cellar"}},
                                                {"sign-3", {.name = "sign-3"}},
                                                {"sign-4", {.name = "10000000a1b2c3d4"}}};
static const struct venue venue = {.name = "", .display_count = 4, .displays = displays};

static void test_find(void)
{
    static const char *const macs[] = {"00:00:00:00:00:01", "dc:a6:32:01:02:03"}, *const none[] = {
                                                                                      "dca632010203"};
    static const struct {
        const char *label;
        struct venue_board board;
        uint32_t found;
        enum venue_match match;
    } rows[] = {
        {"nothing known", {0}, PROGRAM_NONE, VENUE_BY_NOTHING},
        {"empty texts", {"", "", 0, NULL, ""}, PROGRAM_NONE, VENUE_BY_NOTHING},
        {"host name", {.host_name = "Sign-3"}, 2, VENUE_BY_HOST_NAME},
        {"MAC, spelled otherwise, the second card's", {NULL, NULL, 2, macs, NULL}, 0, VENUE_BY_MAC},
        {"MAC before host name", {NULL, NULL, 2, macs, "sign-3"}, 0, VENUE_BY_MAC},
        {"host name where no MAC is known", {NULL, NULL, 1, none, "sign-3"}, 2, VENUE_BY_HOST_NAME},
        {"serial before MAC", {NULL, "10000000a1b2c3d4", 2, macs, "sign-3"}, 1, VENUE_BY_SERIAL},
        {"name before all", {"Door-Attic", "10000000a1b2c3d4", 0, NULL, "sign-3"}, 0, VENUE_BY_NAME},
        {"name that is a key", {"sign-4", "10000000a1b2c3d4", 0, NULL, ""}, 3, VENUE_BY_NAME},
        {"name that is another's key", {.name = "10000000A1B2C3D4"}, 3, VENUE_BY_NAME},
        {"name that is not there",
         {"door-roof", "10000000a1b2c3d4", 2, macs, "sign-3"},
         PROGRAM_NONE,
         VENUE_BY_NOTHING},
        {"unknown board", {"", "ffff", 1, none, "raspberrypi"}, PROGRAM_NONE, VENUE_BY_NOTHING},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum venue_match match = VENUE_BY_NAME;
        check_row(rows[i].label);
        CHECK_INT(venue_find(&venue, &rows[i].board, &match), rows[i].found);
        CHECK_INT(match, rows[i].match);
        CHECK_INT(venue_find(&venue, &rows[i].board, NULL), rows[i].found);
    }
}

static void test_fold(void)
{
    static const struct {
        const char *key, *folded;
    } rows[] = {{"Sign-3", "sign-3"},
                {"DC-A6-32-01-02-0F", "dc:a6:32:01:02:0f"},
                {"dc:a6:32:01:02:0f", "dc:a6:32:01:02:0f"},
                {"DC-A6:32-01:02-0F", "dc:a6:32:01:02:0f"},
                {"DC-A6-32-01-02-0G", "dc-a6-32-01-02-0g"}, /* a host name */
                {"", ""}};
    char buffer[VENUE_MOST_KEY_BYTES + 1], longer[100];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].key);
        CHECK_STR(venue_fold_key(rows[i].key, buffer), rows[i].folded);
    }
    check_row("longer");
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    CHECK_INT(strlen(venue_fold_key(longer, buffer)), VENUE_MOST_KEY_BYTES);
}

int main(void)
{
    test_find();
    test_fold();
    return check_done();
}
