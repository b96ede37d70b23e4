#include "tool/fleet_assign.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "configuration/read_venue.h"
#include "load/known_names.h"
#include "program/limits.h"
#include "spool/file.h"
#include "operator/venue_entry.h"

/* ASSIGN, CODE, ROLE, ROOM or NAME, PROGRAM. */
enum { CODE = 1, ROLE, ROOM, PROGRAM };

static bool is_role(const struct options *options, const char *role, uint32_t least, uint32_t most)
{
    return options->program_count >= least && options->program_count <= most &&
           strcmp(options->programs[0], "assign") == 0 && strcmp(options->programs[ROLE], role) == 0;
}

bool fleet_assign_is_meant(const struct options *options)
{
    return is_role(options, "door", ROOM + 1, PROGRAM + 1) ||
           is_role(options, "hallway", ROLE + 1, ROLE + 1) || is_role(options, "as", ROOM + 1, ROOM + 1);
}

struct assigning {
    const struct tool *tool;
    const struct options *options;
    const char *path;
    struct arena arena;
    const char *text; /* that the file is to have */
    size_t size;
    struct venue_before before;
    const struct venue_display *board; /* as it will be */
    const struct venue *venue;         /* the same */
    const char *unsaid;                /* why it is not known whether there is such a room; "" */
};

/* ---- the room ---- */

/* Beside the venue's file, NULL where there is none. */
static const char *program_beside(struct assigning *assigning)
{
    static const char *const names[] = {"program.json", "schedule.json"};
    const char *slash = strrchr(assigning->path, '/');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path =
            arena_printf(&assigning->arena, "%.*s%s", slash ? (int)(slash + 1 - assigning->path) : 0,
                         assigning->path, names[i]);
        if (access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

static int look_up_room(struct assigning *assigning, const char *path, const struct program *program)
{
    struct issue_list issues;
    struct err err = {0};
    issue_list_init(&issues, &assigning->arena);
    known_names_display(program, &assigning->board->config, "", &issues);
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        if (strcmp(issue->where, "rooms[0]") == 0) {
            err_set(&err, ERR_MEANING, "%s. Nothing was written", issue->text);
            return tool_fail(assigning->tool, path, &err);
        }
    return TOOL_OK;
}

static int check_room(struct assigning *assigning)
{
    const bool is_given = assigning->options->program_count > PROGRAM;
    const char *path = is_given ? assigning->options->programs[PROGRAM] : program_beside(assigning);
    struct loaded loaded = {0};
    struct err err = {0};
    if (!path) {
        assigning->unsaid = "there is no program.json or schedule.json beside it";
        return TOOL_OK;
    }
    if (!tool_load_program(assigning->options, path, &loaded, &err)) {
        if (is_given)
            return tool_fail(assigning->tool, path, &err);
        assigning->unsaid = arena_printf(&assigning->arena, "%s can't be read: %s", path, err.text);
        return TOOL_OK;
    }
    int code = look_up_room(assigning, path, loaded.program);
    load_finish(&loaded);
    return code;
}

/* ---- what is told ---- */

static const char *described(struct assigning *assigning, const struct venue_display *display)
{
    const struct display_config *config = &display->config;
    if (config->role == ROLE_HALLWAY)
        return "a hallway";
    return config->room_count > 0 ? arena_printf(&assigning->arena, "the door of %s", config->rooms[0].text)
                                  : "a door";
}

static void tell_place(struct assigning *assigning)
{
    const struct venue_before *before = &assigning->before;
    FILE *out = assigning->tool->out;
    fprintf(out, "%s: the board %s is %s now, %s, in place of the board %s.\n", assigning->path,
            assigning->board->key, assigning->board->config.name, described(assigning, assigning->board),
            before->replaced->key);
    if (before->board)
        fprintf(out, "That is %s now, which this one was.\n", before->board->config.name);
}

static void tell_role(struct assigning *assigning)
{
    const struct venue_display *board = assigning->board, *before = assigning->before.board;
    const char *name = board->config.name, *key = board->key;
    const bool is_named = strcmp(name, key) != 0;
    FILE *out = assigning->tool->out;
    fprintf(out, "%s: the board %s is %s now%s%s%s%s.\n", assigning->path, key, described(assigning, board),
            is_named ? ", as " : "", is_named ? name : "", before ? "; it was " : "",
            before ? described(assigning, before) : "");
    if (*assigning->unsaid)
        fprintf(out, "Whether the schedule has this room is not known: %s.\n", assigning->unsaid);
    for (uint32_t i = 0; board->config.role == ROLE_DOOR && i < assigning->venue->display_count; i++) {
        const struct venue_display *other = &assigning->venue->displays[i];
        if (other != board && other->config.role == ROLE_DOOR && other->config.room_count > 0 &&
            strcmp(other->config.rooms[0].key, board->config.rooms[0].key) == 0)
            fprintf(out, "%s, the board %s, is a door of it too.\n", other->config.name, other->key);
    }
}

/* ---- what is done ---- */

static bool change(struct assigning *assigning, const char *bytes, size_t size, struct err *reterr)
{
    const struct options *options = assigning->options;
    const char *code = options->programs[CODE], *name = options->values[OPTION_NAME];
    const bool is_door = is_role(options, "door", ROOM + 1, PROGRAM + 1);
    const struct venue_entry entry = {
        .key = code, .name = name ? name : "", .room = is_door ? options->programs[ROOM] : ""};
    assigning->text = is_role(options, "as", ROOM + 1, ROOM + 1)
                          ? venue_entry_replace(bytes, size, code, options->programs[ROOM], &assigning->arena,
                                                &assigning->size, &assigning->before, reterr)
                          : venue_entry_assign(bytes, size, &entry, &assigning->arena, &assigning->size,
                                               &assigning->before, reterr);
    return assigning->text &&
           read_venue(assigning->text, assigning->size, &assigning->arena, NULL, &assigning->venue, reterr);
}

static void find_board(struct assigning *assigning)
{
    const struct venue_board board = {.serial = assigning->options->programs[CODE]};
    uint32_t found = venue_find(assigning->venue, &board, NULL);
    assigning->board = &assigning->venue->displays[found];
}

static int assign(struct assigning *assigning)
{
    const struct tool *tool = assigning->tool;
    const char *path = assigning->path, *bytes;
    struct err err = {0};
    size_t size;
    if (!spool_read_file(path, LIMIT_FILE_BYTES, &assigning->arena, &bytes, &size, &err) ||
        !change(assigning, bytes, size, &err))
        return tool_fail(tool, path, &err);
    find_board(assigning);
    const bool has_role = !assigning->before.replaced;
    if (has_role && assigning->board->config.role == ROLE_DOOR) {
        int code = check_room(assigning);
        if (code != TOOL_OK)
            return code;
    }
    if (!spool_replace_file(path, assigning->text, assigning->size, &err))
        return tool_fail(tool, path, &err);
    if (has_role)
        tell_role(assigning);
    else
        tell_place(assigning);
    return TOOL_OK;
}

int fleet_assign(const struct tool *tool, const struct options *options, const char *path)
{
    struct assigning assigning = {.tool = tool, .options = options, .path = path, .unsaid = ""};
    arena_init(&assigning.arena, malloc, free);
    int code = assign(&assigning);
    arena_finish(&assigning.arena);
    return code;
}
