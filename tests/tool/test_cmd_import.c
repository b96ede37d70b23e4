#include "tool/fixture.h"

static char *read_whole(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = malloc(1 << 20);
    *ret_size = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

int main(void)
{
    static const char *const path = BINARY_DIR "/test_cmd_import.json";
    check_row("to a file");
    CHECK_INT(call_tool("import", SMALL, "-o", path, NULL), TOOL_OK);
    CHECK_STR(call.out, "");
    CHECK_STR(call.err,
              SMALL ": nownext program, \"Small Conf\", times in Europe/Vienna, as the schedule names it\n"
                    "  8 sessions (1 without a time, 1 cancelled, 1 block, 1 break) in 3 rooms on 2 days\n"
                    "  issues: 0 errors, 0 warnings, 0 notes\n");
    size_t size = 0;
    char *first = read_whole(path, &size);
    CHECK(first != NULL);

    check_row("again, to the standard output");
    CHECK_INT(call_tool("import", path, NULL), TOOL_OK);
    CHECK(first && call.out_size == size && memcmp(first, call.out, size) == 0);
    free(first);
    remove(path);

    check_row("what can't be written");
    CHECK_INT(call_tool("import", SMALL, "-o", BINARY_DIR "/no-such-folder/x.json", NULL), TOOL_CALL);
    CHECK(contains(call.err, "no-such-folder"));

    check_row("the zone and the title of a file without");
    FILE *file = fopen(path, "wb");
    fputs("<?xml version=\"1.0\"?><schedule><conference><title></title></conference><day index=\"1\" "
          "date=\"2025-03-29\">"
          "<room name=\"Aula\"><event "
          "id=\"7\"><date>2025-03-29T10:00:00</date><start>10:00</start><duration>00:30</duration>"
          "<room>Aula</room><title>Tea</title></event></room></day></schedule>\n",
          file);
    fclose(file);
    CHECK_INT(call_tool("import", path, "--timezone", "Asia/Tokyo", "--title", "Tea Conf", NULL), TOOL_OK);
    CHECK(contains(call.out, "\"start\": \"2025-03-29T10:00:00+09:00\""));
    CHECK(contains(call.out, "\"timezone\": \"Asia/Tokyo\""));
    CHECK_INT(call_tool("import", path, "--timezone", "Nowhere/City", NULL), TOOL_CALL);
    CHECK(contains(call.err, "Nowhere/City"));

    check_row("issues, the worst first, many of one kind in one line");
    file = fopen(path, "wb");
    fputs("{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\"},"
          " \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [], \"a1\": 1, \"a2\": 1, \"a3\": "
          "1, \"a4\": 1,"
          " \"a5\": 1, \"a6\": 1, \"a7\": 1}\n",
          file);
    fclose(file);
    CHECK_INT(call_tool("import", path, NULL), TOOL_OK);
    CHECK(contains(call.err, "7 notes"));
    CHECK(contains(call.err, "a1: note: "));
    CHECK(contains(call.err, "[unknown-member] and 6 more of this kind: --all lists them\n"));
    CHECK_INT(count_lines(call.err), 3 + 1);
    CHECK_INT(call_tool("import", path, "--all", NULL), TOOL_OK);
    CHECK_INT(count_lines(call.err), 3 + 7);

    check_row("no more than five lines");
    file = fopen(path, "wb");
    fputs("<?xml version=\"1.0\"?><schedule><conference><title></title></conference><day index=\"1\" "
          "date=\"2025-03-29\"><room name=\"Aula\">"
          "<event id=\"7\"><date>2025-03-29T10:00:00</date><start>10:00</start><duration>xx</duration>"
          "<title>Tea</title></event>"
          "<event><date>2025-03-29T13:00:00</date><start>14:00</start><duration>00:30</duration>"
          "<title></title></event>"
          "</room></day></schedule>\n",
          file);
    fclose(file);
    CHECK_INT(call_tool("import", path, NULL), TOOL_OK);
    CHECK(contains(call.err, "  issues: 0 errors, 5 warnings, 1 note\n"));
    CHECK(contains(call.err, "json: 1 more; --all lists them, as nownext check --all does\n"));
    CHECK(!strstr(call.err, "[no-title]")); /* the note comes last */
    CHECK_INT(count_lines(call.err), 3 + 5 + 1);
    CHECK_INT(call_tool("import", path, "--all", NULL), TOOL_OK);
    CHECK_INT(count_lines(call.err), 3 + 6);
    remove(path);
    call_forget();
    return check_done();
}
