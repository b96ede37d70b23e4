#include "agent/checks.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

int main(void)
{
    static const char *const urls[] = {"https://a/", "https://b/"};
    const struct source_settings none = {0, NULL, 60000}, two = {2, urls, 60000};
    struct source fresh, good, failed;
    struct arena arena;
    arena_init(&arena, malloc, free);
    source_start(&fresh, &two, 0, 0);
    source_start(&good, &two, 0, 0);
    source_heard(&good, &two, SOURCE_NO_HOST, 0, 1000, 0);
    source_heard(&good, &two, SOURCE_TAKEN, 0, 1500, 0);
    failed = good;
    source_heard(&failed, &two, SOURCE_STATUS, 0, 70000, 0);

    const struct check checks[AGENT_DOCUMENT_COUNT] = {
        [AGENT_PROGRAM] = {&two, &good, "38 are held", {INT64_C(1726654320000)}},
        [AGENT_LIVE] = {&two, &failed, "the server answers 500", INSTANT_NONE},
        [AGENT_VENUE] = {&none, &fresh, "", INSTANT_NONE}};
    struct str_builder out = {.arena = &arena};
    checks_text(&out, checks, (const char *const[]){"", "", ""});
    CHECK_STR(
        out.text,
        "{\n"
        "  \"format\": \"nownext-checks/1\",\n"
        "  \"program\": {\"url\": \"https://b/\", \"asked_ms\": 1500, \"good_ms\": 1500, \"poll_ms\": 60000, "
        "\"outcome\": \"taken\", \"text\": \"38 are held\", \"changed\": \"2024-09-18T10:12:00+00:00\"},\n"
        "  \"live\": {\"url\": \"https://a/\", \"asked_ms\": 70000, \"good_ms\": 1500, \"poll_ms\": 60000, "
        "\"outcome\": \"status\", \"text\": \"the server answers 500\"}\n"
        "}\n");

    const struct check first[AGENT_DOCUMENT_COUNT] = {[AGENT_PROGRAM] = {&none, &fresh, "", INSTANT_NONE},
                                                      [AGENT_LIVE] = {&two, &fresh, "", INSTANT_NONE},
                                                      [AGENT_VENUE] = {&none, &fresh, "", INSTANT_NONE}};
    struct str_builder other = {.arena = &arena};
    checks_text(&other, first, (const char *const[]){"display.json: no", "refused", "missing: /x"});
    CHECK_STR(other.text, "{\n"
                          "  \"format\": \"nownext-checks/1\",\n"
                          "  \"live\": {\"url\": \"https://a/\", \"poll_ms\": 60000},\n"
                          "  \"settings\": \"display.json: no\",\n"
                          "  \"broker\": \"refused\",\n"
                          "  \"folders\": \"missing: /x\"\n"
                          "}\n");

    static const char *const left[] = {
        "{\"live\": {\"good_ms\": 1500}, \"venue\": {\"good_ms\": -2}}",
        "{\"live\": {\"good_ms\": 1500}, \"program\": {\"good_ms\": 1e300}, \"venue\": []}",
        "{\"live\":", NULL};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        static const char path[] = "/tmp/nownext-test-checks.json";
        int64_t good_ms[AGENT_DOCUMENT_COUNT];
        FILE *file = left[i] ? fopen(path, "w") : NULL;
        check_row(left[i] ? left[i] : "none");
        if (file) {
            fputs(left[i], file);
            fclose(file);
        }
        checks_recall(path, good_ms);
        CHECK_INT(good_ms[AGENT_PROGRAM], -1);
        CHECK_INT(good_ms[AGENT_LIVE], i < 2 ? 1500 : -1);
        CHECK_INT(good_ms[AGENT_VENUE], -1);
        remove(path);
    }
    check_row("as a file");
    char run[] = "/tmp/nownext-checks-XXXXXX";
    static const char *const none_wrong[] = {"", "", ""};
    int64_t good_ms[AGENT_DOCUMENT_COUNT];
    CHECK(mkdtemp(run) != NULL);
    CHECK(!checks_write("/no/such/folder", first, none_wrong));
    CHECK(checks_write(run, first, none_wrong));
    CHECK(checks_write(run, checks, none_wrong));
    checks_recall(arena_printf(&arena, "%s/" CHECKS_FILE, run), good_ms);
    CHECK_INT(good_ms[AGENT_LIVE], 1500);
    CHECK(remove(arena_printf(&arena, "%s/" CHECKS_FILE, run)) == 0);
    CHECK(rmdir(arena_printf(&arena, "%s/polls", run)) == 0 && rmdir(run) == 0);
    arena_finish(&arena);
    return check_done();
}
