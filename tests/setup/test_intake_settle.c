#define _GNU_SOURCE
#include "setup/intake_settle.h"

#include <signal.h>

#include "setup/intake_fixture.h"

/* What happens while it runs: when it says `at`, `then` is done, once. */
static struct {
    const char *at, *name, *text;
    int signal;
    unsigned runs;
} meanwhile;

static ssize_t heard(void *cookie, const char *text, size_t size)
{
    (void)cookie;
    if (memmem(text, size, meanwhile.at, strlen(meanwhile.at))) {
        meanwhile.runs++;
        if (meanwhile.runs == 1 && meanwhile.name)
            drop(meanwhile.name, meanwhile.text);
        if (meanwhile.signal)
            raise(meanwhile.signal);
    }
    return (ssize_t)size;
}

/* As run(), until it has settled. */
static const char *settle(const char *request)
{
    static char text[40];
    struct intake_result result;
    struct err err = {0};
    FILE *out = fopencookie(NULL, "w", (cookie_io_functions_t){.write = heard});
    setvbuf(out, NULL, _IOLBF, 0);
    struct intake intake = {.setup = setup, .spool = spool_folder, .root = "/no/such/root", .out = out};
    meanwhile.runs = 0;
    CHECK(intake_settle(&intake, request, &result, &err));
    fclose(out);
    snprintf(text, sizeof text, "%u %u %u", result.taken, result.unchanged, result.refused);
    return text;
}

static const char good[] = "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\"}";

int main(void)
{
    intake_begin("test_intake_settle");

    check_row("a file that is whole only after it was read");
    drop("display.json", "");
    meanwhile.at = "display.json";
    meanwhile.name = "display.json";
    meanwhile.text = good;
    CHECK_STR(settle(NULL), "1 0 0");
    CHECK_INT(meanwhile.runs, 2);

    check_row("nothing changes: once");
    meanwhile.name = NULL;
    CHECK_STR(settle(NULL), "0 1 0");
    CHECK_INT(meanwhile.runs, 1);

    check_row("it is asked for again while it runs");
    char request[400];
    snprintf(request, sizeof request, "%s/requests", setup);
    CHECK_INT(mkdir(request, 0755), 0);
    strcat(request, "/now");
    meanwhile.name = "requests/now";
    meanwhile.text = "";
    CHECK_STR(settle(request), "0 1 1"); /* the request lies in a folder of the partition */
    CHECK_INT(meanwhile.runs, 2);
    check_row("another file beside that one is no request");
    meanwhile.name = "requests/other";
    CHECK_STR(settle(request), "0 1 1"); /* the request lies in a folder of the partition */
    CHECK_INT(meanwhile.runs, 1);
    take_away("requests/now");
    take_away("requests/other");
    take_away("requests");

    check_row("told to end, it ends, though there is a change");
    meanwhile.name = "display.json";
    meanwhile.text = good;
    meanwhile.signal = SIGTERM;
    CHECK_STR(settle(NULL), "0 1 0");
    CHECK_INT(meanwhile.runs, 1);
    meanwhile.signal = 0;

    check_row("where there is no such folder, it is said at once");
    struct intake intake = {.setup = "/no/such/folder", .spool = spool_folder, .root = ""};
    struct intake_result result;
    struct err err = {0};
    CHECK(!intake_settle(&intake, "/no/such/request", &result, &err));
    CHECK(strstr(err.text, "/no/such/folder"));

    take_away("display.json");
    spool_remove("display.json");
    intake_end();
    return check_done();
}
