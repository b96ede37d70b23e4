#include "tool/fixture.h"

static const char *const path = BINARY_DIR "/test_cmd_check.json";

static void write_program(const char *sessions)
{
    FILE *file = fopen(path, "wb");
    fprintf(
        file,
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"Europe/Vienna\"},"
        " \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [%s]}\n",
        sessions);
    fclose(file);
}

int main(void)
{
    check_row("notes");
    CHECK_INT(call_tool("check", SMALL, NULL), TOOL_OK);
    CHECK(contains(call.out, "[empty-room]\n"));
    CHECK(contains(call.out, "nownext program with 8 sessions in 3 rooms: 0 errors, "));
    CHECK_STR(call.err, "");

    check_row("a warning is no error");
    write_program(
        "{\"id\": \"1\", \"title\": \"One\", \"room\": \"a\", \"start\": \"2025-03-29T10:00:00+01:00\","
        " \"end\": \"2025-03-29T11:00:00+01:00\"}, {\"id\": \"2\", \"title\": \"Two\", \"room\": \"a\","
        " \"start\": \"2025-03-29T10:30:00+01:00\", \"end\": \"2025-03-29T11:30:00+01:00\"}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_OK);
    CHECK(contains(call.out, "warning: "));
    CHECK(contains(call.out, "[overlap]\n"));

    check_row("an error is");
    write_program(
        "{\"id\": \"1\", \"title\": \"\", \"room\": \"a\", \"start\": \"2025-03-29T10:00:00+01:00\","
        " \"end\": \"2025-03-29T11:00:00+01:00\"}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "sessions[0]"));
    CHECK(contains(call.out, "error: "));
    CHECK(contains(call.out, "1 error,"));

    check_row("what can't be read at all");
    write_program("{\"id\": 7}");
    CHECK_INT(call_tool("check", path, NULL), TOOL_INPUT);
    CHECK_STR(call.out, "");
    CHECK(contains(call.err, "sessions[0].id"));
    remove(path);
    call_forget();
    return check_done();
}
