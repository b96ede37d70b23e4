#include "tool/desk_call.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "signing/key.h"
#include "tool/key_file.h"

const char *desk_call_folder(const struct options *options)
{
    const char *folder = options->values[OPTION_DESK];
    if (!folder)
        folder = getenv(DESK_CALL_FOLDER);
    return folder && *folder ? folder : ".";
}

const char *desk_call_by(const struct options *options)
{
    static const char *const variables[] = {"LOGNAME", "USER"};
    if (options->values[OPTION_BY])
        return options->values[OPTION_BY];
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *name = getenv(variables[i]);
        if (name && *name)
            return name;
    }
    return "";
}

int desk_call_need_by(const struct tool *tool, const struct options *options)
{
    return *desk_call_by(options)
               ? TOOL_OK
               : tool_refuse(tool,
                             "say with --by who says it: there is no login name, and the history names it");
}

int desk_call_read(struct desk_call *call)
{
    struct err err = {0};
    if (!desk_log_read(call->log, &call->commands, &call->live, &err))
        return tool_fail(call->tool, NULL, &err);
    call->folded = desk_files_fold(&call->files, call->live, &call->arena, NULL);
    return TOOL_OK;
}

/* A venue.json that has another id now than the log was begun with. */
static void check_venue(const struct desk_call *call)
{
    const struct venue *venue = call->files.venue;
    if (venue && strcmp(venue->venue, call->commands.venue) != 0)
        fprintf(call->tool->err,
                "%s: warning: the venue is \"%s\" there, but this desk was begun for \"%s\", which its live "
                "data name\n",
                desk_log_settings(call->log)->venue, venue->venue, call->commands.venue);
}

int desk_call_open(const struct tool *tool, const struct options *options, struct desk_call *ret)
{
    struct issue_list issues;
    struct err err = {0};
    *ret = (struct desk_call){.tool = tool, .options = options, .folder = desk_call_folder(options)};
    arena_init(&ret->arena, malloc, free);
    issue_list_init(&issues, &ret->arena);
    ret->log = desk_log_open(ret->folder, &issues, &err);
    bool ok = ret->log && desk_files_load(desk_log_settings(ret->log), &ret->files, &issues, &err);
    tool_print_issues(tool->err, ret->folder, &issues);
    if (!ok)
        return tool_fail(tool, NULL, &err);
    int code = desk_call_read(ret);
    if (code == TOOL_OK)
        check_venue(ret);
    return code;
}

void desk_call_find_fleet(struct desk_call *call)
{
    struct err err = {0};
    if (call->fleet.is_open || desk_fleet_open(&call->fleet, desk_log_settings(call->log),
                                               call->commands.venue, call->files.venue, &err))
        return;
    fprintf(call->tool->err, "nownext live: who will see it is not known: %s\n", err.text);
}

bool desk_call_publish(struct desk_call *call)
{
    const struct desk_settings *settings = desk_log_settings(call->log);
    struct str_builder text = {.arena = &call->arena};
    struct err err = {0};
    if (!*settings->broker)
        return true;
    if (!desk_fleet_publish(&call->fleet, settings->publish, &err)) {
        fprintf(
            call->tool->err,
            "nownext live: %s. The folder has it; the broker gets it with the next command, or by nownext "
            "live publish.\n",
            err.text);
        return false;
    }
    desk_fleet_tell(&call->fleet, tool_now(call->tool), &call->files.program->zone, &text);
    fputs(text.length > 0 ? text.text : "The broker has it.\n", call->tool->out);
    return true;
}

void desk_call_close(struct desk_call *call)
{
    desk_fleet_close(&call->fleet);
    if (call->files.program)
        desk_files_finish(&call->files);
    desk_log_close(call->log);
    arena_finish(&call->arena);
}

int desk_call_unlock(struct desk_call *call)
{
    char password[KEY_FILE_PASSWORD_SIZE] = "";
    const char *path = desk_log_settings(call->log)->key;
    struct issue_list issues;
    struct err err = {0};
    issue_list_init(&issues, &call->arena);
    if (desk_log_is_locked(call->log) && !key_file_password(path, password)) {
        fprintf(call->tool->err,
                "%s: needs its password: call this on a terminal, or set " KEY_FILE_PASSWORD "\n", path);
        return TOOL_CALL;
    }
    bool ok = desk_log_unlock(call->log, password, &issues, &err);
    secret_wipe(password, sizeof password);
    tool_print_issues(call->tool->err, call->folder, &issues);
    return ok ? TOOL_OK : tool_fail(call->tool, NULL, &err);
}

void desk_call_ask(const struct desk_call *call, const char *question, char ret[DESK_CALL_ANSWER_SIZE])
{
    fputs(question, call->tool->out);
    fflush(call->tool->out);
    if (!fgets(ret, DESK_CALL_ANSWER_SIZE, call->tool->answers))
        ret[0] = '\0';
    ret[strcspn(ret, "\r\n")] = '\0';
}

bool desk_call_is_yes(const char *answer)
{
    size_t length = strlen(answer);
    return ascii_same(answer, length, "y", 1) || ascii_same(answer, length, "yes", 3);
}
