#include "tool/fixture.h"

int main(void)
{
    check_row("a room");
    CHECK_INT(call_tool("trace", SMALL, "--room", "hall-b", NULL), TOOL_OK);
    CHECK_STR(call.out, "2025-03-29T04:00:00+01:00  Hall B  BEFORE_DAY    before-day      next: Compilers\n"
                        "2025-03-29T09:50:00+01:00  Hall B  SOON          soon            next: Compilers\n"
                        "2025-03-29T10:00:00+01:00  Hall B  ON            on              now: Compilers\n"
                        "2025-03-29T10:55:00+01:00  Hall B  ENDING        ending          now: Compilers\n"
                        "2025-03-29T11:00:00+01:00  Hall B  BREAK         cancelled-slot\n"
                        "2025-03-29T12:00:00+01:00  Hall B  DAY_OVER      day-over\n"
                        "2025-03-30T04:00:00+02:00  Hall B  BEFORE_DAY    before-day      next: Closing\n"
                        "2025-03-30T09:50:00+02:00  Hall B  SOON          soon            next: Closing\n"
                        "2025-03-30T10:00:00+02:00  Hall B  ON            on              now: Closing\n"
                        "2025-03-30T10:55:00+02:00  Hall B  ENDING        ending          now: Closing\n"
                        "2025-03-30T11:00:00+02:00  Hall B  EVENT_OVER    event-over\n");

    check_row("all rooms, in order of time");
    CHECK_INT(call_tool("trace", SMALL, NULL), TOOL_OK);
    unsigned lines = count_lines(call.out);
    char last[26] = "";
    for (const char *line = call.out; *line; line += strcspn(line, "\n") + 1) {
        CHECK(strncmp(last, line, 19) <= 0);
        memcpy(last, line, 25);
        CHECK(strstr(line, "Attic") == NULL); /* in which nothing ever changes */
    }
    CHECK(lines > 20);

    check_row("json");
    CHECK_INT(call_tool("trace", SMALL, "--json", NULL), TOOL_OK);
    CHECK_INT(count_lines(call.out), lines);
    for (const char *line = call.out; *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        CHECK(strncmp(line, "{\"room\":\"Hall ", 14) == 0);
        CHECK(line[length - 1] == '}');
    }

    check_row("no such room");
    CHECK_INT(call_tool("trace", SMALL, "--room", "Hall C", NULL), TOOL_CALL);
    CHECK(contains(call.err, "nearest first"));
    call_forget();
    return check_done();
}
