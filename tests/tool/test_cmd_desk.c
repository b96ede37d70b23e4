#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk_page/secret.h"
#include "fixture.h"

static char root[] = "/tmp/nownext-cmd-desk-XXXXXX", desk[64], codes[64];

/* Calls with a signal that waits, so that the desk ends as soon as it listens. */
static int call_and_end(const char *first, const char *second, const char *third, const char *fourth,
                        const char *fifth)
{
    kill(getpid(), SIGTERM);
    return call_tool("desk", desk, "--listen", "127.0.0.1:0", first, second, third, fourth, fifth, NULL);
}

static void test_refused(void)
{
    static const struct {
        const char *words[5], *says;
    } rows[] = {{{NULL}, "give the desk's FOLDER"},
                {{"/nowhere/desk", NULL}, "is no desk's folder: give a PROGRAM too"},
                {{"a", "b", "c", NULL}, "give the desk's FOLDER"},
                {{"a", "--url", "desk.example", NULL}, "--url needs the whole of it"},
                {{"a", "--qr", "x.html", NULL}, "--qr needs --url"},
                {{"a", "--qr", "x.html", "--url=http://127.0.0.1:8017", NULL}, "--qr needs --url"},
                {{"a", "--qr", "x.html", "--url=http://localhost", NULL}, "--qr needs --url"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const *w = rows[i].words;
        check_row(rows[i].says);
        CHECK_INT(call_tool("desk", w[0], w[1], w[2], w[3], w[4], NULL), TOOL_CALL);
        if (!CHECK(strstr(call.err, rows[i].says) != NULL))
            printf("  %s\n", call.err);
    }
    check_row("");
}

static void test_served(void)
{
    struct stat status;
    CHECK_INT(call_and_end(SMALL, "--at=2025-03-29T10:05", NULL, NULL, NULL), TOOL_OK);
    if (!CHECK(strstr(call.out, "http://127.0.0.1:") != NULL && strstr(call.out, "/in/") != NULL))
        printf("  %s%s\n", call.out, call.err);
    CHECK(strstr(call.out, "Listening at 127.0.0.1:") != NULL);
    char *link = strdup(strstr(call.out, "/in/"));
    check_row("a desk that is there takes no other program, and keeps its links");
    CHECK_INT(call_tool("desk", desk, SMALL, NULL), TOOL_CALL);
    CHECK(strstr(call.err, "is a desk already") != NULL);
    CHECK_INT(call_and_end("--url=http://desk.example:8017/", "--qr", codes, NULL, NULL), TOOL_OK);
    CHECK(strncmp(strstr(call.out, "/in/"), link, 36) == 0);
    CHECK(strstr(call.out, "http://desk.example:8017/in/") != NULL);
    CHECK(strstr(call.out, "3 rooms: their codes are in ") != NULL);
    free(link);
    CHECK(stat(codes, &status) == 0 && (status.st_mode & 0777) == 0600);
    check_row("the folder of the environment");
    setenv("NOWNEXT_DESK", desk, 1);
    kill(getpid(), SIGTERM);
    CHECK_INT(call_tool("desk", "--listen", "127.0.0.1:0", NULL), TOOL_OK);
    CHECK(strstr(call.out, "Listening at 127.0.0.1:") != NULL);
    check_row("what can't be");
    kill(getpid(), SIGTERM);
    CHECK_INT(call_tool("desk", desk, "--listen", "nonsense", NULL), TOOL_CALL);
    CHECK_INT(call_tool("desk", desk, "--listen", "127.0.0.1:0", "--at", "99:99", NULL), TOOL_CALL);
    CHECK_INT(call_tool("desk", desk, "--url", "http://d.example", "--qr", "/nowhere/x", NULL), TOOL_CALL);
    CHECK(strstr(call.err, "/nowhere/x: can't be written") != NULL);
}

int main(void)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    unsetenv("NOWNEXT_DESK");
    CHECK(mkdtemp(root) != NULL);
    snprintf(desk, sizeof desk, "%s/desk", root);
    snprintf(codes, sizeof codes, "%s/codes.html", root);
    test_refused();
    test_served();
    call_forget();
    static const char *const made[] = {
        "desk/desk.json",        "desk/log.jsonl", "desk/lock", ("desk/" SECRET_FILE),
        "desk/public/live.json", "desk/public",    "desk",      "codes.html"};
    char path[128];
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        snprintf(path, sizeof path, "%s/%s", root, made[i]);
        if (unlink(path) != 0)
            rmdir(path);
    }
    CHECK(rmdir(root) == 0);
    return check_done();
}
