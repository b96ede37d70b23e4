#include "desk_log/entry.h"

#include "base/issue.h"
#include "check.h"

static struct arena arena;

static void test_head(void)
{
    const char *log, *venue;
    size_t size;
    const char *line = entry_write_head("5b0c", "lpc", &arena, &size);
    CHECK_STR(line, "{\"format\": \"nownext-desk-log/1\", \"log\": \"5b0c\", \"venue\": \"lpc\"}\n");
    CHECK_INT(size, strlen(line));
    CHECK(entry_read_head(line, size, &arena, &log, &venue, NULL));
    CHECK_STR(log, "5b0c");
    CHECK_STR(venue, "lpc");
    line = entry_write_head("5b0c", "", &arena, &size);
    CHECK(strstr(line, "venue") == NULL);
    CHECK(entry_read_head(line, size, &arena, &log, &venue, NULL));
    CHECK_STR(venue, "");
}

static void test_bad_head(void)
{
    static const char *const rows[] = {"", "{}", "{\"format\":\"nownext-desk-log/2\",\"log\":\"a\"}",
                                       "{\"format\":\"nownext-desk-log/1\"}",
                                       "{\"format\":\"nownext-desk-log/1\",\"log\":\"\"}"};
    const char *log, *venue;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        check_row(rows[i]);
        CHECK(!entry_read_head(rows[i], strlen(rows[i]), &arena, &log, &venue, &err));
        CHECK(err.code != ERR_NONE && *err.text);
    }
    check_row("");
}

/* What is written is read, and written again the same. */
static void test_entries(void)
{
    static const char *const rows[] = {
        "{\"n\": 1, \"at\": \"2024-09-18T09:50:00+00:00\", \"by\": \"Anna\", \"via\": \"live\", \"do\": "
        "\"delay\", \"revision\": 1726653000, \"says\": {\"changes\": [{\"session\": \"23\", \"made\": "
        "\"2024-09-18T09:50:00+00:00\", \"by\": \"Anna\", \"delay_min\": 10, \"reason\": \"laptop\"}]}}\n",
        "{\"n\": 2, \"at\": \"2024-09-18T09:50:00.001+00:00\", \"by\": \"\xC3\xA9\\n\", \"via\": \"page\", "
        "\"do\": \"undo\", \"undone\": 1, \"revision\": 2}\n",
        "{\"n\": 3, \"at\": \"2024-09-18T09:50:00+00:00\", \"by\": \"Anna\", \"via\": \"live\", \"do\": "
        "\"notice\", \"revision\": 3, \"says\": {\"notices\": [{\"id\": \"n1\", \"made\": "
        "\"2024-09-18T09:50:00+00:00\", \"text\": \"Lunch\", \"rooms\": [\"*\"]}]}}\n",
        "{\"n\": 4, \"at\": \"2024-09-18T09:50:00+00:00\", \"by\": \"Anna\", \"via\": \"page\", \"do\": "
        "\"undo\", "
        "\"undone\": 2, \"revision\": 4}\n",
        "{\"n\": 5, \"at\": \"2024-09-18T09:50:00+00:00\", \"by\": \"Anna\", \"via\": \"live\", \"do\": "
        "\"adopt\", \"revision\": 8, \"says\": {\"venue\": \"lpc\", \"log\": \"77\", \"revision\": 7, "
        "\"issued\": \"2024-09-18T09:00:00+00:00\"}}\n",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct entry entry;
        struct err err = {0};
        size_t size;
        check_row(rows[i]);
        if (!CHECK(entry_read(rows[i], strlen(rows[i]), &arena, &entry, &err))) {
            printf("%s: %s\n", err.where, err.text);
            continue;
        }
        if (i != 1) /* a control character is none in a name */
            CHECK_STR(entry_write(&entry, &arena, &size), rows[i]);
        else
            CHECK_STR(entry.command.by, "\xC3\xA9 ");
        CHECK_INT(entry.number, i + 1);
    }
    check_row("");
}

#define HEAD "{\"n\":1,\"at\":\"2024-09-18T09:50:00Z\",\"by\":\"A\",\"via\":\"live\","
static void test_bad(void)
{
    static const struct {
        const char *line, *error;
    } rows[] = {
        {HEAD "\"do\":\"delay\",\"revision\":1}", "says"},
        {HEAD "\"do\":\"dealy\",\"revision\":1,\"says\":{}}", "delay"},
        {HEAD "\"do\":\"undo\",\"revision\":1}", "undone"},
        {HEAD "\"do\":\"undo\",\"undone\":0,\"revision\":1}", "undone"},
        {HEAD "\"do\":\"full\",\"says\":{}}", "revision"},
        {HEAD "\"do\":\"full\",\"revision\":1,\"says\":{\"changes\":[{}]}}", "session"},
        {HEAD "\"do\":\"full\",\"revision\":1,\"says\":{\"cha", ""},
        {"{\"n\":0}", "n"},
        {"{\"n\":1,\"at\":\"now\"}", "at"},
        {"{\"n\":1,\"at\":\"2024-09-18T09:50:00Z\",\"via\":\"live\"}", "by"},
        {"{\"n\":1,\"at\":\"2024-09-18T09:50:00Z\",\"by\":\"\",\"via\":\"live\"}", "by"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct entry entry;
        struct err err = {0};
        char text[600];
        check_row(rows[i].line);
        CHECK(!entry_read(rows[i].line, strlen(rows[i].line), &arena, &entry, &err));
        err_format(&err, NULL, text, sizeof text);
        CHECK(err.code != ERR_NONE && strstr(text, rows[i].error));
    }
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_head();
    test_bad_head();
    test_entries();
    test_bad();
    arena_finish(&arena);
    return check_done();
}
