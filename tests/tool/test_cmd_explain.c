#include "tool/fixture.h"

int main(void)
{
    check_row("text");
    CHECK_INT(call_tool("explain", SMALL, "--room", "hall a", "--at", "2025-03-29 10:20", NULL), TOOL_OK);
    CHECK(contains(call.out, "phase      ON: "));
    CHECK(contains(call.out, "block      10:00 – 12:00  Kernel MC (1)\n"));
    CHECK_STR(call.err, "");

    check_row("json");
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "10:20", "--json", NULL), TOOL_OK);
    static const char begin[] =
        "{\"room\":\"Hall A\",\"at\":\"2025-03-29T10:20:00+01:00\",\"phase\":\"ON\",\"now\":";
    CHECK(strncmp(call.out, begin, strlen(begin)) == 0);
    CHECK_INT(count_lines(call.out), 1);

    check_row("what happened");
    static const char *const live = BINARY_DIR "/test_cmd_explain_live.json";
    FILE *file = fopen(live, "wb");
    fputs("{\"format\": \"nownext-live/1\", \"revision\": 1, \"changes\": [{\"session\": \"1.1\", "
          "\"cancelled\": "
          "true, \"reason\": \"illness\"}, {\"session\": \"none\", \"full\": true}]}",
          file);
    fclose(file);
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "10:20", "--live", live, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "cancelled  10:00 – 10:40  Locks (1.1) [cancelled (illness)]\n"));
    CHECK(contains(call.err, "\"none\""));
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "10:20", "--json", "--live", live, NULL),
              TOOL_INPUT);
    CHECK(contains(call.out,
                   "\"tombstones\":[{\"id\":\"1.1\",\"title\":\"Locks\",\"start\":\"2025-03-29T10:00:"
                   "00+01:00\",\"end\":\"2025-03-29T10:40:00+01:00\",\"happened\":[\"cancelled\"],"
                   "\"reason\":\"illness\"}]"));
    CHECK_INT(call_tool("trace", SMALL, "--room", "A", "--live", live, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "  gone: Locks [cancelled (illness)]\n"));

    check_row("a rehearsal");
    file = fopen(live, "wb");
    fputs("{\"format\": \"nownext-live/1\", \"revision\": 2, \"issued\": \"2025-03-27T16:00:00Z\", "
          "\"rehearsal\": "
          "{\"moment\": \"2025-03-29T10:20:00+01:00\", \"from\": \"2025-03-27T18:00:00+01:00\", "
          "\"until\": \"2025-03-27T19:00:00+01:00\"}}",
          file);
    fclose(file);
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "2025-03-27 18:01", "--json", "--live", live,
                        NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"at\":\"2025-03-29T10:21:00+01:00\",\"phase\":\"ON\""));
    CHECK(contains(call.err, "rehearsal: doors show 2025-03-29T10:21:00+01:00 then, marked as a rehearsal, "
                             "until 2025-03-27T19:00:00+01:00 by the clock\n"));
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "2025-03-27 19:00", "--live", live, NULL),
              TOOL_OK);
    CHECK_STR(call.err, "");
    CHECK(contains(call.out, "BEFORE_EVENT"));
    CHECK_INT(call_tool("render", SMALL, "--role", "door", "--room", "A", "--at", "2025-03-27 18:01",
                        "--live", live, "--scene", NULL),
              TOOL_OK);
    CHECK(contains(call.out, "\"Rehearsal\"") && contains(call.out, "\"10:21\""));

    check_row("no such room");
    CHECK_INT(call_tool("explain", SMALL, "--room", "Hall C", "--at", "10:20", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext explain: there is no room \"Hall C\"; these there are, the nearest first:\n"
                        "  Hall A (hall-a)\n  Hall B (hall-b)\n  Attic (attic)\n");
    CHECK_STR(call.out, "");

    check_row("a part of a room's name");
    CHECK_INT(call_tool("explain", SMALL, "--room", "ATT", "--at", "10:20", NULL), TOOL_OK);
    CHECK(contains(call.out, "Attic"));
    CHECK_INT(call_tool("explain", SMALL, "--room", "hall", "--at", "10:20", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext explain: \"hall\" is in the names of 2 rooms; say more of the one that is "
                        "meant:\n  Hall A (hall-a)\n  Hall B (hall-b)\n");
    CHECK_STR(call.out, "");

    check_row("no room");
    CHECK_INT(call_tool("explain", SMALL, "--at", "10:20", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--room"));
    CHECK(contains(call.err, "Attic (attic)"));

    check_row("no moment");
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--at"));

    check_row("no such moment");
    CHECK_INT(call_tool("explain", SMALL, "--room", "A", "--at", "noon", NULL), TOOL_CALL);
    CHECK(contains(call.err, "--at noon"));
    call_forget();
    return check_done();
}
