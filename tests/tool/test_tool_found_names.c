/* What was found with names in other people's schedules, tried as it was found: found/07, 18, 19 (21 is in
 * importer/entities). */
#include "tool/fixture.h"

#define FOUND "tests/data/found/"

static void test_two_normal_forms(void)
{
    check_row("a room in two normal forms is one");
    CHECK_INT(call_tool("check", FOUND "07-a-room-in-two-normal-forms/schedule.json", NULL), TOOL_OK);
    CHECK(contains(call.out, "2 sessions in 1 room:"));
    CHECK_INT(call_tool("render", FOUND "07-a-room-in-two-normal-forms/schedule.json", "--display",
                        FOUND "07-a-room-in-two-normal-forms/display.json", "--at", "2026-12-05 11:10",
                        "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Databases\""));
    check_row("and is found in the form that it is not written in");
    CHECK_INT(call_tool("render", FOUND "07-a-room-in-two-normal-forms/only-nfd.json", "--display",
                        FOUND "07-a-room-in-two-normal-forms/display.json", "--at", "2026-12-05 10:10",
                        "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Soldering\""));
    CHECK_INT(call_tool("explain", FOUND "07-a-room-in-two-normal-forms/only-nfd.json", "--room",
                        "M\u00DCLLER\u2011RAUM", "--at", "2026-12-05 10:10", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "ON"));
}

static void test_joined_rooms(void)
{
    static const char *const names[] = {"amp", "and", "comma", "de", "plus", "slash"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[100];
        snprintf(path, sizeof path, FOUND "18-rooms-made-one/%s.json", names[i]);
        check_row(names[i]);
        for (int room = 0; room < 2; room++) {
            CHECK_INT(call_tool("explain", path, "--room", room ? "Ballroom E" : "Ballroom D", "--at",
                                "11:20", NULL),
                      TOOL_OK);
            CHECK(contains(call.out, "phase      ON"));
            CHECK(contains(call.out, "Keynote"));
        }
    }
    check_row("a door with both rooms");
    CHECK_INT(call_tool("render", FOUND "18-rooms-made-one/de.json", "--display",
                        FOUND "18-rooms-made-one/door-two-rooms.json", "--at", "11:20", "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Keynote\""));
    CHECK(contains(call.out, "\"Ballroom D\""));
}

static void test_guid(void)
{
    check_row("a room by its guid");
    CHECK_INT(call_tool("render", FOUND "19-a-room-by-its-guid/schedule.json", "--display",
                        FOUND "19-a-room-by-its-guid/display.json", "--at", "2026-12-05 10:10", "--scene",
                        NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Opening\""));
    check_row("in the native program too");
    CHECK_INT(call_tool("import", FOUND "19-a-room-by-its-guid/schedule.json", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"aliases\": [\"c1111111-1111-4111-8111-111111111111\"]"));
}

int main(void)
{
    test_two_normal_forms();
    test_joined_rooms();
    test_guid();
    call_forget();
    return check_done();
}
