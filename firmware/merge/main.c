/* What the agent runs for each version of a schedule that it has fetched. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "json/write.h"
#include "merge/merge.h"

static const char help[] =
    "nownext-merge --folder DIR --polled INSTANT [--published FILE] [--setup DIR]\n"
    "              [--timezone ZONE] [--title TEXT]\n"
    "\n"
    "Run by nownext-agent. Merges a version of the schedule that was fetched into the last good one:\n"
    "what has vanished is kept for a while, what has changed is told. Prints one JSON object.\n"
    "\n"
    "  --folder DIR      the feed's: program.json, changes.json, inferred.json, order.json\n"
    "  --polled INSTANT  when it was fetched, as RFC 3339 with an offset; on a board that does not know\n"
    "                    the time 1970-01-01 plus the time since its start: then nothing is told anew\n"
    "  --published FILE  what was fetched; without it, the version of the last poll once more\n"
    "  --setup DIR       the documents of nownext-setup, whose numbers count\n"
    "  --timezone ZONE   the event's zone, before what the file says\n"
    "  --title TEXT      the event's title, for a file that doesn't give it\n"
    "\n"
    "Exit codes: 0 it was taken, or refused with the reason; 1 it can't be read, or the folder can't be\n"
    "written; 2 the call is wrong.\n";

static int print_result(const struct merge_result *result, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_ONE_LINE}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_bool(json, "refused", result->refused);
    json_add_bool(json, "wrote", result->wrote);
    json_add_text(json, "reason", result->reason);
    json_add_text(json, "report", result->report);
    json_add_text(json, "revision", result->revision);
    json_addf(json, "sessions", "%u", result->sessions);
    json_addf(json, "held", "%u", result->held);
    json_addf(json, "told", "%u", result->told);
    if (instant_is_set(result->again))
        json_add_instant(json, "again", result->again);
    json_close(json, '}');
    return printf("%s\n", out.text) < 0 || fflush(stdout) != 0;
}

static int fail(const char *text)
{
    fprintf(stderr, "nownext-merge: %s\n", text);
    return 2;
}

static bool read_polled(const char *text, struct instant *ret)
{
    struct instant_text polled;
    if (!text || !instant_parse(text, &polled) || !polled.has_time || !polled.has_offset)
        return false;
    *ret = civil_to_instant(polled.civil, polled.offset_s);
    return true;
}

int main(int argc, char **argv)
{
    struct merge_job job = {0};
    const char *polled = NULL;
    for (int i = 1; i < argc; i++) {
        const char **value = strcmp(argv[i], "--folder") == 0      ? &job.folder
                             : strcmp(argv[i], "--polled") == 0    ? &polled
                             : strcmp(argv[i], "--published") == 0 ? &job.published
                             : strcmp(argv[i], "--setup") == 0     ? &job.setup
                             : strcmp(argv[i], "--timezone") == 0  ? &job.load.timezone
                             : strcmp(argv[i], "--title") == 0     ? &job.load.event_title
                                                                   : NULL;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return fputs(help, stdout) < 0;
        if (!value || i + 1 == argc)
            return fail("there is no such option, or it lacks its value; see --help");
        *value = argv[++i];
    }
    if (!job.folder)
        return fail("--folder is needed; see --help");
    if (!read_polled(polled, &job.polled))
        return fail("--polled is to be an instant, as 2024-09-18T10:12:00Z");
    job.load.timezone_from = "the display's settings";
    struct arena arena;
    struct merge_result result;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    int code;
    if (merge_run(&job, &arena, &result, &err)) {
        code = print_result(&result, &arena);
    } else {
        char text[1024];
        err_format(&err, NULL, text, sizeof text);
        fprintf(stderr, "%s\n", text);
        code = err.code == ERR_USAGE ? 2 : 1;
    }
    arena_finish(&arena);
    return code;
}
