/*
 * The child process: each way in which it ends, by small scripts in its place, and once by itself.
 */
#include "agent/merging.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "check.h"

static char folder[] = "/tmp/nownext-merging-XXXXXX", script[80], published[80];

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    chmod(path, mode);
}

static struct merging_result run(const char *program, const char *given)
{
    struct merging merging;
    struct merging_result result = {0};
    const struct merging_job job = {.program = program,
                                    .feed = folder,
                                    .published = given,
                                    .polled = {INT64_C(1743238800000)},
                                    .timezone = "",
                                    .title = ""};
    if (!CHECK(merging_start(&merging, &job, 0)))
        return result;
    CHECK(merging_is_running(&merging));
    while (!merging_step(&merging, 1000, &result)) {
        struct pollfd ready = {.fd = merging.output, .events = POLLIN};
        poll(&ready, 1, 20);
    }
    CHECK(!merging_is_running(&merging));
    return result;
}

static void test_scripts(void)
{
    static const struct {
        const char *body;
        enum source_outcome outcome;
        const char *text;
        int64_t again;
    } rows[] = {
        {"echo '{\"refused\": false, \"wrote\": true, \"report\": \"\"}'", SOURCE_TAKEN, "", INT64_MAX},
        {"echo '{\"refused\": false, \"wrote\": false, \"report\": \"38 are held\", \"again\": "
         "\"2025-03-29T09:05:00Z\"}'",
         SOURCE_SAME, "38 are held", INT64_C(1743239100000)},
        {"echo '{\"refused\": true, \"reason\": \"empty\", \"report\": \"no\"}'", SOURCE_HELD_OFF, "empty",
         INT64_MAX},
        {"echo 'line 1: no JSON' >&2; echo 'more' >&2; exit 1", SOURCE_NOT_READ, "line 1: no JSON",
         INT64_MAX},
        {"echo nonsense", SOURCE_NOT_READ, "ended before", INT64_MAX},
        {"kill -9 $$", SOURCE_NOT_READ, "ended before", INT64_MAX},
        {"head -c 200000 /dev/zero; head -c 200000 /dev/zero >&2; exit 1", SOURCE_NOT_READ, "ended before",
         INT64_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[400];
        snprintf(text, sizeof text, "#!/bin/sh\n%s\n", rows[i].body);
        write_file(script, text, 0755);
        check_row(rows[i].body);
        struct merging_result result = run(script, NULL);
        CHECK_STR(source_outcome_name(result.outcome), source_outcome_name(rows[i].outcome));
        CHECK(*rows[i].text ? strstr(result.text, rows[i].text) != NULL : result.text[0] == '\0');
        CHECK_INT(result.again.ms, rows[i].again);
    }
}

/* The words of the call. */
static void test_call(void)
{
    char text[400];
    check_row("call");
    snprintf(text, sizeof text, "#!/bin/sh\necho \"$*\" >&2; exit 1\n");
    write_file(script, text, 0755);
    struct merging_result result = run(script, "/x");
    snprintf(text, sizeof text, "--folder %s --polled 2025-03-29T09:00:00+00:00 --published /x", folder);
    CHECK_STR(result.text, text);
}

static void test_too_long(void)
{
    struct merging merging;
    struct merging_result result;
    const struct merging_job job = {.program = script, .feed = folder, .timezone = "", .title = ""};
    check_row("too long");
    write_file(script, "#!/bin/sh\nread x < /dev/tty; exec tail -f /dev/null\n", 0755);
    CHECK(merging_start(&merging, &job, 5000));
    CHECK(!merging_step(&merging, 5000 + MERGING_TIMEOUT_MS - 1, &result));
    CHECK(merging_step(&merging, 5000 + MERGING_TIMEOUT_MS, &result));
    CHECK_INT(result.outcome, SOURCE_NOT_READ);
    CHECK(!merging_is_running(&merging));
    check_row("none");
    CHECK(!merging_step(&merging, 0, &result));
    merging_stop(&merging);
    const struct merging_job none = {
        .program = "/no/such/program", .feed = folder, .timezone = "", .title = ""};
    CHECK(!merging_start(&merging, &none, 0));
    CHECK(!merging_is_running(&merging));
}

/* Nobody can say how the child ended, since somebody else has heard it: what it printed is not believed, and
 * nothing waits for it for ever. */
static void test_no_status(void)
{
    struct merging merging;
    struct merging_result result = {.outcome = SOURCE_SAME};
    const struct merging_job job = {.program = script, .feed = folder, .timezone = "", .title = ""};
    check_row("no status");
    write_file(script, "#!/bin/sh\necho '{\"refused\": false, \"wrote\": true, \"report\": \"\"}'\n", 0755);
    CHECK(merging_start(&merging, &job, 0));
    pid_t child = merging.child;
    int output = merging.output, errors = merging.errors;
    CHECK(waitpid(child, NULL, 0) == child);
    CHECK(merging_step(&merging, 1000, &result));
    CHECK_STR(source_outcome_name(result.outcome), "not-read");
    CHECK(strstr(result.text, "ended before") != NULL);
    CHECK(!merging_is_running(&merging));
    CHECK(fcntl(output, F_GETFD) < 0 && fcntl(errors, F_GETFD) < 0);
    check_row("no status, with a complaint");
    write_file(script, "#!/bin/sh\necho 'line 1: no JSON' >&2; exit 1\n", 0755);
    CHECK(merging_start(&merging, &job, 0));
    CHECK(waitpid(merging.child, NULL, 0) == merging.child);
    CHECK(merging_step(&merging, 1000, &result));
    CHECK_STR(source_outcome_name(result.outcome), "not-read");
    check_row("stopped, and heard by somebody else");
    CHECK(merging_start(&merging, &job, 0));
    CHECK(waitpid(merging.child, NULL, 0) == merging.child);
    merging_stop(&merging);
    CHECK(!merging_is_running(&merging));
}

/* Whoever has started the agent may have it ignore the end of children: it would never know how one ended. */
static void test_ignored(void)
{
    check_row("the end of children is ignored");
    CHECK(signal(SIGCHLD, SIG_IGN) != SIG_ERR);
    write_file(script, "#!/bin/sh\necho '{\"refused\": false, \"wrote\": true, \"report\": \"\"}'\n", 0755);
    struct merging_result result = run(script, NULL);
    CHECK_STR(source_outcome_name(result.outcome), "taken");
}

static void test_itself(void)
{
    check_row("itself");
    write_file(
        published,
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"UTC\"}, "
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [{\"id\": \"1\", \"title\": \"x\", "
        "\"room\": \"a\", \"start\": \"2025-03-29T10:00:00Z\", \"end\": \"2025-03-29T11:00:00Z\"}]}",
        0644);
    struct merging_result result = run(BINARY_DIR "/bin/nownext-merge", published);
    CHECK_STR(source_outcome_name(result.outcome), "taken");
    CHECK_STR(source_outcome_name(run(BINARY_DIR "/bin/nownext-merge", NULL).outcome), "same");
    write_file(published, "{\"format\": \"nownext-program/1\", ", 0644);
    result = run(BINARY_DIR "/bin/nownext-merge", published);
    CHECK_STR(source_outcome_name(result.outcome), "not-read");
    CHECK(strstr(result.text, "line 1") != NULL || strstr(result.text, "1:") != NULL);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    snprintf(script, sizeof script, "%s/script", folder);
    snprintf(published, sizeof published, "%s/published", folder);
    test_scripts();
    test_call();
    test_too_long();
    test_no_status();
    test_ignored();
    test_itself();
    static const char *const left[] = {"script",       "published",     "program.json",
                                       "changes.json", "inferred.json", "order.json"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        char path[100];
        snprintf(path, sizeof path, "%s/%s", folder, left[i]);
        CHECK(remove(path) == 0);
    }
    CHECK(rmdir(folder) == 0);
    return check_done();
}
