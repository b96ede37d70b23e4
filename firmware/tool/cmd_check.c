#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "load/load_display.h"
#include "load/load_prepared.h"
#include "load/style.h"
#include "program/limits.h"
#include "program/lint.h"
#include "reader/read_prepared.h"
#include "configuration/read_words.h"
#include "spool/file.h"
#include "load/known_names.h"
#include "load/check_live.h"
#include "tool/key_file.h"
#include "tool/live_file.h"
#include "tool/tool.h"

static const char help[] =
    "nownext check PROGRAM [--display FILE...] [--venue FILE] [--live FILE] [--key KEY]\n"
    "                      [--all] [--timezone ZONE] [--title TEXT]\n"
    "nownext check FILE [--key KEY]\n"
    "\n"
    "Says what is odd in a program before visitors find it, a line each, with the place:\n"
    "\n"
    "  FILE: sessions[12].start: warning: what is odd and what it leads to [rule]\n"
    "\n"
    "Looked at are overlaps in a room, lengths (none, a minute, more than twelve hours), starts\n"
    "at night, times that the change of summer time leaves out or has twice, parts outside their\n"
    "block, sessions without a room or a time, rooms without a session or with one name, titles\n"
    "that are empty or there twice, and what the file has that nownext doesn't know. Many\n"
    "warnings or notes of one kind are one line with their number.\n"
    "\n"
    "The files of a venue are held against the program: rooms, sessions and languages that they\n"
    "name and the program does not have are errors, with the nearest name; so are themes that there\n"
    "are not, and what in live data has no effect. A hallway's rooms to which it shows no way are\n"
    "told in a line. By itself a display.json, venue.json, live.json, changes.json, theme, table of\n"
    "words or file of emergency texts is read as a board reads it.\n"
    "\n"
    "  error      a screen would be wrong; the exit code is 1\n"
    "  warning    probably not meant\n"
    "  note       good to know\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --display FILE       a display.json; give one for each display\n"
    "  --venue FILE         the venue.json of all displays\n"
    "  --live FILE          what an operator has to say (live.json), signed or not\n"
    "  --key KEY            live data must be signed by this public key, or the one in this file\n"
    "  --all                lists all, not many of one kind as one line\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "Exit codes: 0 no errors (warnings are none); 1 errors, or the file can't be understood; 2\n"
    "the call is wrong, or the file can't be read.\n";

/* ---- the files of a venue ---- */

struct checking {
    struct tool *tool;
    const struct options *options;
    const struct program *program; /* NULL: a file is looked at by itself */
    struct signing_keys keys;      /* of --key */
    struct arena *arena;
    /* The displays that were read, for live data. */
    const struct display_config **displays;
    uint32_t display_count, display_capacity;
};

/* Reads a file of some kind and adds what is wrong in it. */
typedef bool read_file(struct checking *checking, const char *path, struct issue_list *issues,
                       struct err *reterr);

static void keep_display(struct checking *checking, const struct display_config *config)
{
    checking->displays = arena_room(checking->arena, checking->displays, checking->display_count,
                                    &checking->display_capacity, sizeof(struct display_config *));
    checking->displays[checking->display_count++] = config;
}

static bool read_a_display(struct checking *checking, const char *path, struct issue_list *issues,
                           struct err *reterr)
{
    const struct display_config *config;
    if (!load_display(path, checking->arena, issues, &config, reterr))
        return false;
    known_names_theme(config, "", issues);
    if (checking->program) {
        known_names_display(checking->program, config, "", issues);
        known_names_language(checking->program, config, "", issues);
        known_names_ways(checking->program, config, "", issues);
    }
    keep_display(checking, config);
    return true;
}

/* The texts of emergencies that a venue's file names. That there are none is no fault: its safety officer may
 * not want any. */
static void look_at_prepared(struct checking *checking, const struct venue *venue, struct issue_list *issues)
{
    const struct prepared_texts *texts;
    const char *path;
    struct err err = {0};
    char text[1024];
    if (!*venue->emergency_file)
        return;
    if (!load_prepared(venue, checking->arena, issues, &texts, &path, &err)) {
        err_format(&err, path, text, sizeof text);
        issue_add(issues, ISSUE_ERROR, "emergency-texts", "emergency.texts", "%s", text);
        return;
    }
    for (enum emergency_kind kind = 0; kind < EMERGENCY_CUSTOM; kind++)
        if (texts->kinds[kind].is_example)
            issue_add(issues, ISSUE_WARNING, "emergency-texts", "emergency.texts",
                      "the text for \"%s\" is an example: the venue's safety officer has to give one",
                      emergency_kind_name(kind));
}

static bool read_a_venue(struct checking *checking, const char *path, struct issue_list *issues,
                         struct err *reterr)
{
    const struct venue *venue;
    if (!load_venue(path, checking->arena, issues, &venue, reterr))
        return false;
    if (checking->program)
        known_names_venue(checking->program, venue, issues);
    look_at_prepared(checking, venue, issues);
    for (uint32_t i = 0; i < venue->display_count; i++) {
        const struct venue_display *display = &venue->displays[i];
        const char *at = arena_printf(checking->arena, "displays.%s", display->key);
        known_names_theme(&display->config, at, issues);
        if (checking->program) {
            known_names_language(checking->program, &display->config, at, issues);
            known_names_ways(checking->program, &display->config, at, issues);
        }
        keep_display(checking, &display->config);
    }
    return true;
}

/* Of whom an envelope is, as far as that is known. */
static void tell_signed(const struct checking *checking, const char *path,
                        const struct envelope_payload *payload)
{
    FILE *out = checking->tool->out;
    char id[SIGNING_ID_TEXT_SIZE];
    if (!payload->is_verified) {
        fprintf(out, "%s: signed, and not verified: give the public key with --key\n", path);
        return;
    }
    signing_id_text(&checking->keys.keys[payload->key], id);
    fprintf(out, "%s: signed by the key %s for the venue \"%s\", revision %" PRId64 "\n", path, id,
            payload->venue, payload->revision);
}

static bool read_live_data(struct checking *checking, const char *path, struct issue_list *issues,
                           struct err *reterr)
{
    struct live_file file;
    if (!live_file_load(path, &checking->keys, checking->arena, issues, &file, reterr))
        return false;
    if (file.payload.is_signed)
        tell_signed(checking, path, &file.payload);
    live_file_check(&file, checking->displays, checking->display_count, checking->arena, issues);
    if (checking->program) {
        known_names_live(checking->program, file.live, checking->displays, checking->display_count, issues);
        known_names_picture(file.live, checking->displays, checking->display_count, issues);
        check_live(checking->program, file.live, issues);
    }
    return true;
}

static bool read_feed_changes(struct checking *checking, const char *path, struct issue_list *issues,
                              struct err *reterr)
{
    const struct feed_changes *feed;
    return load_changes(path, checking->arena, issues, &feed, reterr);
}

static bool read_a_theme(struct checking *checking, const char *path, struct issue_list *issues,
                         struct err *reterr)
{
    const struct theme *theme;
    const char *found;
    if (!style_is_path(path))
        path = arena_printf(checking->arena, "./%s", path);
    return style_load_theme(path, checking->arena, issues, &theme, &found, reterr);
}

static bool read_a_table(struct checking *checking, const char *path, struct issue_list *issues,
                         struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct words *words;
    (void)issues;
    return spool_read_file(path, LIMIT_FILE_BYTES, checking->arena, &bytes, &size, reterr) &&
           read_words(bytes, size, checking->arena, &words, reterr);
}

static bool read_prepared_file(struct checking *checking, const char *path, struct issue_list *issues,
                               struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct prepared_texts *texts;
    return spool_read_file(path, LIMIT_FILE_BYTES, checking->arena, &bytes, &size, reterr) &&
           read_prepared(bytes, size, checking->arena, issues, &texts, reterr);
}

static const struct kind {
    const char *name;
    read_file *read;
} kinds[] = {{"display settings", read_a_display},
             {"a venue", read_a_venue},
             {"live data", read_live_data},
             {"changes of the feed", read_feed_changes},
             {"texts of emergencies", read_prepared_file},
             {"a theme", read_a_theme},
             {"a table of words", read_a_table}};
enum { KIND_DISPLAY, KIND_VENUE, KIND_LIVE, KIND_COUNT = sizeof kinds / sizeof *kinds };

/* *reterr says why where the file can't be read; TOOL_OK is then given with it. */
static int check_file(struct checking *checking, const struct kind *kind, const char *path,
                      struct err *reterr)
{
    struct issue_list issues;
    issue_list_init(&issues, checking->arena);
    if (!kind->read(checking, path, &issues, reterr))
        return TOOL_OK;
    FILE *out = checking->tool->out;
    tool_print_kinds(out, path, &issues, checking->options->values[OPTION_ALL] != NULL);
    fprintf(out, "%s: %s: ", path, kind->name);
    tool_print_levels(out, &issues);
    fputc('\n', out);
    return issues.count_by_level[ISSUE_ERROR] > 0 ? TOOL_INPUT : TOOL_OK;
}

/* The worse of two exit codes. */
static int worse(int one, int other)
{
    return one > other ? one : other;
}

/* All files of an option. */
static int check_files(struct checking *checking, enum option option, const struct kind *kind)
{
    const char *paths[OPTIONS_MOST_VALUES];
    uint32_t count = options_values(checking->options, option, false, checking->arena, paths);
    int code = TOOL_OK;
    for (uint32_t i = 0; i < count; i++) {
        struct err err = {0};
        code = worse(code, check_file(checking, kind, paths[i], &err));
        if (err.code != ERR_NONE)
            code = worse(code, tool_fail(checking->tool, paths[i], &err));
    }
    return code;
}

/* A pipe can be read but once, and was. */
static bool can_be_read_again(const char *path)
{
    struct stat status;
    return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* --key to checking->keys; TOOL_OK where it is none or good. */
static int find_key(struct checking *checking)
{
    const char *given = checking->options->values[OPTION_KEY];
    if (!given)
        return TOOL_OK;
    checking->keys.count = 1;
    return key_file_public(checking->tool, given, &checking->keys.keys[0]);
}

/* The first kind that knows the file as its own, even where something in it is refused. */
static bool run_other(struct tool *tool, const struct options *options, int *ret_code)
{
    struct arena arena;
    if (options->values[OPTION_DISPLAY] || options->values[OPTION_VENUE] || options->values[OPTION_LIVE])
        return false; /* these are held against a program */
    if (!can_be_read_again(options->program))
        return false;
    arena_init(&arena, malloc, free);
    struct checking checking = {.tool = tool, .options = options, .arena = &arena};
    *ret_code = find_key(&checking);
    bool is_known = *ret_code != TOOL_OK;
    for (unsigned i = 0; !is_known && i < KIND_COUNT; i++) {
        struct err err = {0};
        *ret_code = check_file(&checking, &kinds[i], options->program, &err);
        is_known = err.code == ERR_NONE || (err.code != ERR_FORMAT && err.code != ERR_IO);
        if (is_known && err.code != ERR_NONE)
            *ret_code = tool_fail(tool, options->program, &err);
    }
    arena_finish(&arena);
    return is_known;
}

/* ---- the program ---- */

static int check_program(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    lint_program(loaded->program, &loaded->issues);
    tool_print_kinds(tool->out, loaded->path, &loaded->issues, options->values[OPTION_ALL] != NULL);
    tool_print_zone(tool->out, loaded->path, loaded->program);
    fprintf(tool->out, "%s: %s", loaded->path, import_format_name(loaded->format));
    tool_print_count(tool->out, " with ", loaded->program->session_count, "session");
    tool_print_count(tool->out, " in ", loaded->program->room_count, "room");
    fputs(": ", tool->out);
    tool_print_levels(tool->out, &loaded->issues);
    fputc('\n', tool->out);
    return loaded->issues.count_by_level[ISSUE_ERROR] > 0 ? TOOL_INPUT : TOOL_OK;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct checking checking = {
        .tool = tool, .options = options, .program = loaded->program, .arena = &loaded->arena};
    int code = find_key(&checking);
    if (code != TOOL_OK)
        return code;
    code = check_program(tool, options, loaded);
    code = worse(code, check_files(&checking, OPTION_DISPLAY, &kinds[KIND_DISPLAY]));
    code = worse(code, check_files(&checking, OPTION_VENUE, &kinds[KIND_VENUE]));
    return worse(code, check_files(&checking, OPTION_LIVE, &kinds[KIND_LIVE]));
}

const struct command command_check = {
    .name = "check",
    .help = help,
    .options = OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE) |
               OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_VENUE) |
               OPTION_BIT(OPTION_ALL) | OPTION_MANY,
    .run_other = run_other,
    .run = run,
};
