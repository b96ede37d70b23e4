#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "changes/infer.h"
#include "json/write.h"
#include "reader/name_key.h"
#include "reader/infer_memory.h"
#include "reader/read_program.h"
#include "reader/write_live.h"
#include "reader/write_program.h"
#include "spool/file.h"
#include "spool/tz.h"
#include "tool/call_display.h"
#include "versions/changes_live.h"
#include "tool/live_file.h"
#include "tool/tool.h"

static const char help[] =
    "nownext changes OLD NEW... [--at MOMENT] [--live FILE] [--json] [--timezone ZONE]\n"
    "                [--title TEXT]\n"
    "\n"
    "Says what differs between published versions of one program, as an organiser tells it: what\n"
    "is cancelled, in another room, at another time, has another title, other people, is new. It\n"
    "is what displays infer from a feed that has these versions one after the other.\n"
    "\n"
    "A version counts as published when it says so (\"published\"), else when its file was last\n"
    "changed; but each at least five minutes after the one before (OLD's time does not matter).\n"
    "Sessions that are over by then, before and now, are left out.\n"
    "The last one is taken to stay as it is for five minutes more, so that sessions that it lacks\n"
    "are cancelled. Sessions that vanish together, all of a room or ten and more, are held as they\n"
    "were for an hour: that is mostly a fault of the feed. A version that has no sessions any more,\n"
    "or lost more than half of those still to come, is refused unless it is a program.json that\n"
    "says \"replaces_all\": true.\n"
    "\n"
    "  OLD, NEW             schedules of any supported format, in their order; - for the standard\n"
    "                       input\n"
    "  --at MOMENT          when the last version was published, as 2024-09-20T10:42:00+02:00, or\n"
    "                       without the offset a local time of the event\n"
    "  --live FILE          writes the changes as a live.json, for displays that have OLD: what is\n"
    "                       held stays as it was. What live data can't tell (sessions in rooms that\n"
    "                       OLD does not have, rooms with a new name, other people) is named on\n"
    "                       standard error: displays need NEW for it. A file that is there is\n"
    "                       replaced at once, by one with a higher revision\n"
    "  --json               a line for each version after OLD, and one for the last again unless it\n"
    "                       was refused: what was inferred then. A JSON object each\n"
    "  --timezone ZONE      the event's zone, before what the files say, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for files that don't give it\n"
    "\n"
    "The members of --json, instants in RFC 3339 with the event's offset:\n"
    "\n"
    "  file, polled         which version, and when it counts as published\n"
    "  refused              why, or null\n"
    "  inferred             a list of {\"kind\", \"told\", \"before\", \"now\", \"differences\"}: kind is\n"
    "                       changed, added, vanished, held, cancelled or returned; told, whether\n"
    "                       displays mark it (less than 24 h before its slot); ids of the session\n"
    "                       in the version before and in this one, or null\n"
    "  told                 all that displays mark by then: {\"session\", \"made\", \"cancelled\",\n"
    "                       \"was\"}, was having room, start, end and title where these changed\n"
    "  absent               {\"session\", \"absence\"}: new, bulk, begun or cancelled\n"
    "  report               what an organiser has to know of what is held, or null\n"
    "\n"
    "  nownext changes yesterday.json today.json\n"
    "  nownext changes program-*.json --at 10:40 --live live.json\n"
    "\n"
    "Once displays have NEW, they would show twice what FILE adds. This takes it back:\n"
    "\n"
    "  nownext changes NEW NEW --live FILE\n"
    "\n"
    "Exit codes: 0; 1 a version was refused or can't be understood, or by FILE alone displays lack a\n"
    "session, or show one in a wrong room or a room by its old name; 2 the call is wrong, or a file\n"
    "can't be read or written.\n";

struct following {
    struct tool *tool;
    const struct options *options;
    const struct program *first;
    struct instant at;     /* of --at, or INSTANT_NONE */
    struct instant polled; /* the last, or INSTANT_NONE */
    struct arena arena;    /* of what follows */
    struct infer_memory memory;
    const struct program *good;
    bool was_refused; /* the last version */
    int code;
};

static const char *refuse(const struct options *options)
{
    unsigned inputs = 0;
    for (uint32_t i = 0; i < options->program_count; i++)
        inputs += strcmp(options->programs[i], "-") == 0;
    if (inputs > 1)
        return "the standard input can be read but once";
    if (options->program_count < 2)
        return "give two versions of a program, OLD and NEW; nownext changes --help says more";
    return NULL;
}

/* ---- as JSON ---- */

static void add_id(struct json_writer *json, const char *name, const struct session *session)
{
    if (session)
        json_add_text(json, name, session->id);
    else
        json_addf(json, name, "null");
}

static void add_text_or_null(struct json_writer *json, const char *name, const char *text)
{
    if (*text)
        json_add_text(json, name, text);
    else
        json_addf(json, name, "null");
}

static void add_inferred(struct json_writer *json, const struct inferred *inferred)
{
    static const char *const names[DIFFERENCE_COUNT] = {"room",  "start",  "length",
                                                        "title", "people", "language"};
    json_open(json, NULL, '{');
    json_add_text(json, "kind", inferred_kind_name(inferred->kind));
    json_add_bool(json, "told", inferred->told);
    add_id(json, "before", inferred->before);
    add_id(json, "now", inferred->now);
    json_open(json, "differences", '[');
    for (unsigned i = 0; i < DIFFERENCE_COUNT; i++)
        if (inferred->differences & 1u << i)
            json_add_text(json, NULL, names[i]);
    json_close(json, ']');
    json_close(json, '}');
}

static void add_told(struct json_writer *json, const struct change *told)
{
    json_open(json, NULL, '{');
    json_add_text(json, "session", told->session);
    json_add_instant(json, "made", told->made);
    json_add_bool(json, "cancelled", told->cancelled);
    json_open(json, "was", '{');
    if (told->was->room)
        json_add_text(json, "room", told->was->room->text);
    if (instant_is_set(told->was->start))
        json_add_instant(json, "start", told->was->start);
    if (instant_is_set(told->was->end))
        json_add_instant(json, "end", told->was->end);
    if (told->was->title.count > 0)
        json_add_text(json, "title", label_text(told->was->title, ""));
    json_close(json, '}');
    json_close(json, '}');
}

static void print_poll(FILE *stream, const char *file, struct instant polled,
                       const struct inference *inference, struct arena *scratch)
{
    struct str_builder out = {.arena = scratch};
    struct json_writer writer = {.out = &out, .layout = JSON_ONE_LINE, .program = inference->program},
                       *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "file", file);
    json_add_instant(json, "polled", polled);
    add_text_or_null(json, "refused", inference->reason);
    json_open(json, "inferred", '[');
    for (uint32_t i = 0; i < inference->count; i++)
        add_inferred(json, &inference->inferred[i]);
    json_close(json, ']');
    json_open(json, "told", '[');
    for (uint32_t i = 0; i < inference->changes.list.count; i++)
        add_told(json, &inference->changes.list.changes[i]);
    json_close(json, ']');
    json_open(json, "absent", '[');
    for (uint32_t i = 0; i < inference->memory.absent_count; i++) {
        json_open(json, NULL, '{');
        json_add_text(json, "session", inference->memory.absent[i].session);
        json_add_text(json, "absence", absence_name(inference->memory.absent[i].absence));
        json_close(json, '}');
    }
    json_close(json, ']');
    add_text_or_null(json, "report", inference->report);
    json_close(json, '}');
    fprintf(stream, "%s\n", out.text);
}

/* ---- the polls ---- */

/* As a feed's reader on a board does it: what outlives a poll is written and read again, so that all that the
 * poll has read can go. */
static bool keep(struct following *following, const struct inference *inference, struct err *reterr)
{
    static const char *const no_words[] = {NULL}; /* the titles have been read */
    const struct zone_source zones = spool_zone_source();
    struct arena next, scratch;
    struct infer_memory memory;
    const struct program *good;
    size_t size;
    arena_init(&next, malloc, free);
    arena_init(&scratch, malloc, free);
    const char *text = write_program(inference->program, &scratch, &size);
    bool ok = read_program(text, size, &zones, no_words, &next, &scratch, NULL, &good, reterr);
    text = ok ? write_infer_memory(&inference->memory, &scratch, &size) : NULL;
    ok = ok && read_infer_memory(text, size, &next, &memory, reterr);
    arena_finish(&scratch);
    arena_finish(ok ? &following->arena : &next);
    if (!ok)
        return false;
    following->arena = next;
    following->good = good;
    following->memory = memory;
    return true;
}

static bool poll(struct following *following, const char *file, const struct program *published,
                 struct instant polled, struct err *reterr)
{
    struct arena arena;
    struct inference inference;
    bool is_json = following->options->values[OPTION_JSON] != NULL, ok = true;
    arena_init(&arena, malloc, free);
    changes_infer(&following->memory, following->good, published, polled, name_key, &arena, &inference);
    if (is_json)
        print_poll(following->tool->out, file, polled, &inference, &arena);
    following->was_refused = inference.refused;
    if (inference.refused) {
        fprintf(following->tool->err, "%s: refused: %s\n", file, inference.reason);
        following->code = TOOL_INPUT;
    } else {
        if (inference.kinds[INFERRED_HELD] > 0 && !is_json)
            fprintf(following->tool->err, "%s: %s\n", file, inference.report);
        ok = keep(following, &inference, reterr);
    }
    arena_finish(&arena);
    return ok;
}

/* When a version was published, as it says or as its file does. */
static struct instant published_at(const struct tool *tool, const char *path, const struct program *program)
{
    struct stat status;
    if (instant_is_set(program->published))
        return program->published;
    if (strcmp(path, "-") != 0 && stat(path, &status) == 0)
        return (struct instant){(int64_t)status.st_mtim.tv_sec * MS_PER_SECOND +
                                status.st_mtim.tv_nsec / 1000000};
    return tool_now(tool);
}

/* When a version counts as published: at least INFER_CONFIRM_MS after the one before, and before the next
 * where the last one's is given. */
static struct instant poll_at(const struct following *following, uint32_t index, struct instant own)
{
    int64_t later = following->options->program_count - 1 - index;
    if (instant_is_set(following->at)) {
        struct instant latest = {following->at.ms - later * INFER_CONFIRM_MS};
        own = later == 0 ? latest : instant_min(own, latest);
    }
    if (instant_is_set(following->polled))
        own.ms = own.ms > following->polled.ms + INFER_CONFIRM_MS ? own.ms
                                                                  : following->polled.ms + INFER_CONFIRM_MS;
    return own;
}

static int follow_version(struct following *following, uint32_t index)
{
    const char *file = following->options->programs[index];
    const struct load_options options = {.timezone = following->options->values[OPTION_TIMEZONE],
                                         .event_title = following->options->values[OPTION_TITLE]};
    struct loaded loaded;
    struct err err = {0};
    if (!load_program(file, &options, &loaded, &err))
        return tool_fail(following->tool, file, &err);
    following->polled = poll_at(following, index, published_at(following->tool, file, loaded.program));
    bool ok = poll(following, file, loaded.program, following->polled, &err);
    if (ok && index + 1 == following->options->program_count && !following->was_refused) {
        struct instant again = {following->polled.ms + INFER_CONFIRM_MS};
        ok = poll(following, file, loaded.program, again, &err);
    }
    load_finish(&loaded);
    return ok ? TOOL_OK : tool_fail(following->tool, file, &err);
}

/* ---- the whole ---- */

/* Displays go by a higher revision alone: what is not the file's own content comes after it. */
static const char *write_after(const char *path, struct live *live, const struct program *first,
                               struct arena *arena, size_t *ret_size)
{
    struct live_file file;
    struct err err = {0};
    struct stat status;
    const struct signing_keys no_keys = {.count = 0};
    const bool has_file = stat(path, &status) == 0 && S_ISREG(status.st_mode) && strcmp(path, "-") != 0 &&
                          live_file_load(path, &no_keys, arena, NULL, &file, &err);
    if (!has_file || file.live->revision < live->revision)
        return write_live(live, first, arena, ret_size);
    live->revision = file.live->revision;
    const char *text = write_live(live, first, arena, ret_size);
    if (*ret_size == file.size && memcmp(text, file.bytes, file.size) == 0)
        return text;
    live->revision++;
    return write_live(live, first, arena, ret_size);
}

static int write_changes_live(const struct following *following, const struct changes_found *found,
                              struct arena *arena)
{
    const struct options *options = following->options;
    const char *path = options->values[OPTION_LIVE];
    struct live live;
    struct changes_untold untold;
    struct err err = {0};
    size_t size;
    changes_live(found, arena, &live, &untold);
    const char *text = write_after(path, &live, following->first, arena, &size);
    if (!spool_replace_file(path, text, size, &err))
        return tool_fail(following->tool, path, &err);
    const struct changes_names names = {path, options->programs[0],
                                        options->programs[options->program_count - 1]};
    changes_print_untold(found, &untold, &names, following->tool->err, arena);
    return untold.missing_count > 0 ? TOOL_INPUT : TOOL_OK;
}

/* What no sentence is made of, and why there may be none. */
static void print_rest(const struct following *following, const struct changes_found *found)
{
    FILE *out = following->tool->out;
    const struct program *last = following->good;
    const bool has_any = found->count > 0 || found->renamed_count > 0;
    const uint32_t others = changes_count_others(found);
    char polled[40];
    instant_format(following->polled, zone_offset_at(&last->zone, following->polled), polled);
    if (others > 0)
        fprintf(out, "%sThe track, block, kind, summary or links of %u %s.\n", has_any ? "\n" : "",
                (unsigned)others, others == 1 ? "session differ" : "sessions differ");
    else if (!has_any && instant_is_set(last->last) && last->last.ms <= following->polled.ms)
        fprintf(out, "All sessions are over at %s, when %s counts as published: --at gives another moment.\n",
                polled, following->options->programs[following->options->program_count - 1]);
    else if (!has_any && !following->was_refused)
        fputs("Nothing that is still to come differs.\n", out);
}

static int tell(struct following *following)
{
    struct tool *tool = following->tool;
    const struct changes_between between = {following->first, following->good, &following->memory,
                                            following->polled};
    struct changes_found found;
    struct arena arena;
    int code = following->code;
    arena_init(&arena, malloc, free);
    changes_find(&between, &arena, &found);
    if (!following->options->values[OPTION_JSON]) {
        changes_print(&found, tool->out);
        print_rest(following, &found);
    }
    if (following->options->values[OPTION_LIVE]) {
        const int written = write_changes_live(following, &found, &arena);
        code = written > code ? written : code;
    }
    arena_finish(&arena);
    return code;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct following following = {.tool = tool,
                                  .options = options,
                                  .first = loaded->program,
                                  .at = INSTANT_NONE,
                                  .polled = INSTANT_NONE,
                                  .memory = {.revision = ""},
                                  .good = loaded->program,
                                  .code = TOOL_OK};
    int code = TOOL_OK;
    if (options->values[OPTION_AT])
        code = call_moment(tool, options, loaded->program, &following.at);
    if (code != TOOL_OK)
        return code;
    arena_init(&following.arena, malloc, free);
    for (uint32_t i = 1; i < options->program_count && code == TOOL_OK; i++)
        code = follow_version(&following, i);
    if (code == TOOL_OK)
        code = tell(&following);
    arena_finish(&following.arena);
    return code;
}

const struct command command_changes = {
    .name = "changes",
    .help = help,
    .options = OPTION_PROGRAMS | OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_LIVE) | OPTION_BIT(OPTION_JSON) |
               OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE),
    .refuse = refuse,
    .run = run,
};
