#include "desk_log/desk_log.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

#include "desk/ids.h"
#include "desk_log/log_state.h"
#include "reader/read_live.h"
#include "reader/write_live.h"

/* ---- adding ---- */

/* When a command that comes now was made: never before the entry before it. */
static bool find_made(const struct desk_log *log, struct instant now, struct instant *ret, struct err *reterr)
{
    const struct desk_commands commands = log_commands(log);
    char text[40];
    *ret = desk_made(&commands, now);
    int64_t behind = ret->ms - 1 - now.ms;
    if (behind <= DESK_MOST_BEHIND_MS)
        return true;
    instant_format(log->entries[log->count - 1].made, 0, text);
    return err_set(reterr, ERR_USAGE,
                   "this computer's clock is %" PRId64 " min behind the last entry of the log (%s): set the "
                   "clock. If that entry was made by a clock that was ahead, begin a new desk and let it "
                   "\"adopt\" the document in force: what is yet to come there is then taken as made now",
                   behind / MS_PER_MINUTE, text);
}

static struct live_emergency *stamped_emergency(const struct desk_command *command, struct instant made,
                                                struct arena *arena)
{
    struct live_emergency *emergency = ARENA_NEW(arena, struct live_emergency);
    *emergency = *command->says.emergency;
    if (command->verb == DESK_EMERGENCY)
        emergency->raised = made;
    if (command->verb == DESK_LIFT)
        emergency->lifted = made;
    return emergency;
}

/* What a command says, as made at this instant and by whoever decided it. */
static struct live stamped(const struct desk_log *log, const struct desk_command *command,
                           struct instant made, struct arena *arena)
{
    const struct desk_commands commands = log_commands(log);
    struct live says = ids_settled(&command->says, &commands, arena);
    struct change *changes = ARENA_ARRAY(arena, struct change, says.changes.count);
    struct live_session *sessions = ARENA_ARRAY(arena, struct live_session, says.session_count);
    struct live_notice *notices = ARENA_ARRAY(arena, struct live_notice, says.notice_count);
    for (uint32_t i = 0; i < says.changes.count; i++) {
        changes[i] = says.changes.changes[i];
        changes[i].made = made;
        changes[i].by = command->by;
    }
    for (uint32_t i = 0; i < says.session_count; i++) {
        sessions[i] = says.sessions[i];
        sessions[i].made = made;
        sessions[i].by = command->by;
    }
    for (uint32_t i = 0; i < says.notice_count; i++) {
        notices[i] = says.notices[i];
        notices[i].made = made;
    }
    says.revision = 0;
    says.issued = INSTANT_NONE;
    says.venue = says.log = "";
    says.changes.changes = changes;
    says.sessions = sessions;
    says.notices = notices;
    if (says.emergency)
        says.emergency = stamped_emergency(command, made, arena);
    return says;
}

/* An entry, and the document that all entries make with it. */
struct addition {
    struct entry entry;
    const char *line, *bytes; /* of the log; of live.json */
    size_t line_size, size;
};

/* Displays refuse a document with a fault in it whole, so none is published: it is read as they read it. */
static bool prove(const struct addition *addition, struct arena *scratch, struct err *reterr)
{
    const struct live *live;
    struct entry entry;
    struct err err = {0};
    char text[sizeof err.text];
    if (entry_read(addition->line, addition->line_size, scratch, &entry, &err) &&
        read_live(addition->bytes, addition->size, scratch, NULL, &live, &err))
        return true;
    err_format(&err, NULL, text, sizeof text);
    return err_set(reterr, ERR_USAGE, "no display would take it: %s", text);
}

/* `before`: the revision in force. */
static bool prepare(const struct desk_log *log, const struct desk_command *command, int64_t before,
                    struct arena *scratch, struct addition *ret, struct err *reterr)
{
    const struct desk_commands commands = log_commands(log);
    if (!desk_may(&commands, command, reterr))
        return false;
    const struct live *live = desk_live_with(&commands, command, before, scratch);
    ret->entry = (struct entry){log->count + 1, live->revision, *command};
    ret->line = entry_write(&ret->entry, scratch, &ret->line_size);
    ret->bytes = write_live(live, NULL, scratch, &ret->size);
    return prove(ret, scratch, reterr);
}

/* The line first, then the document; where that can't be written the line goes again. */
static bool commit(struct desk_log *log, const struct addition *addition, uint32_t *ret_number,
                   struct err *reterr)
{
    size_t torn;
    struct err err = {0};
    if (!log_file_append(&log->file, addition->line, addition->line_size, reterr))
        return false;
    if (!published_write(log->settings->publish, addition->bytes, addition->size, log_key(log), &err)) {
        if (!log_file_cut(&log->file, NULL))
            return err_set(reterr, ERR_IO,
                           "%s; nor can the line be taken from the log again, so the entry may count after "
                           "all: look at the history",
                           err.text);
        return err_set(reterr, err.code, "%s", err.text);
    }
    if (ret_number)
        *ret_number = addition->entry.number;
    return log_read_new(log, &torn, reterr);
}

static bool add(struct desk_log *log, const struct desk_command *command, struct instant now,
                struct arena *scratch, uint32_t *ret_number, struct err *reterr)
{
    struct published published;
    struct addition addition;
    struct desk_command made = *command;
    size_t torn;
    if (!log_may_publish(log, reterr) || !log_read_new(log, &torn, reterr) ||
        !published_read(log->settings->publish, scratch, &published, reterr))
        return false;
    enum standing standing = log_standing(log, &published, scratch);
    if (standing == IS_ANOTHERS || standing == IS_NEWER)
        return log_refuse(log, &published, standing, reterr);
    if (!find_made(log, now, &made.made, reterr))
        return false;
    made.says = stamped(log, command, made.made, scratch);
    /* Where nothing was said, the folder's document may have a revision of its own. */
    const int64_t before = log->revision > DESK_OPENING_REVISION ? log->revision : DESK_OPENING_REVISION;
    return prepare(log, &made, before, scratch, &addition, reterr) &&
           commit(log, &addition, ret_number, reterr);
}

bool desk_log_add(struct desk_log *log, const struct desk_command *command, struct instant now,
                  uint32_t *ret_number, struct err *reterr)
{
    struct arena scratch;
    if (!log_take(log, LOCK_EX, reterr))
        return false;
    arena_init(&scratch, malloc, free);
    bool ok = add(log, command, now, &scratch, ret_number, reterr);
    arena_finish(&scratch);
    log_give(log);
    return ok;
}

/* ---- adopting ---- */

/* What was made by a clock that was ahead would win over all that comes: it is taken as made at `latest`. */
static const struct live_emergency *hold_raised(const struct live_emergency *raised, struct instant latest,
                                                struct arena *arena)
{
    if (!raised || raised->raised.ms <= latest.ms)
        return raised;
    struct live_emergency *held = ARENA_NEW(arena, struct live_emergency);
    *held = *raised;
    held->raised = latest;
    held->until = instant_min(raised->until, (struct instant){latest.ms + LIVE_EMERGENCY_MOST_MS});
    if (instant_is_set(held->lifted))
        held->lifted = latest;
    return held;
}

static void hold_made(struct live *live, struct instant latest, struct arena *arena)
{
    struct change *changes = ARENA_ARRAY(arena, struct change, live->changes.count);
    struct live_session *sessions = ARENA_ARRAY(arena, struct live_session, live->session_count);
    for (uint32_t i = 0; i < live->changes.count; i++) {
        changes[i] = live->changes.changes[i];
        changes[i].made = instant_min(changes[i].made, latest);
    }
    for (uint32_t i = 0; i < live->session_count; i++) {
        sessions[i] = live->sessions[i];
        sessions[i].made = instant_min(sessions[i].made, latest);
    }
    live->changes.changes = changes;
    live->sessions = sessions;
    live->emergency = hold_raised(live->emergency, latest, arena);
}

static bool adopt(struct desk_log *log, const char *by, struct instant now, struct arena *scratch,
                  struct err *reterr)
{
    struct desk_command command = {.verb = DESK_ADOPT, .by = by, .via = "live"};
    struct published published;
    struct addition addition;
    size_t torn;
    if (!log_may_publish(log, reterr) || !log_read_new(log, &torn, reterr) ||
        !published_read(log->settings->publish, scratch, &published, reterr))
        return false;
    if (published.err.code)
        return err_set(reterr, ERR_MEANING, "%s can't be understood: %s", published.path, published.err.text);
    if (!published.live || published.live->revision <= DESK_OPENING_REVISION)
        return err_set(reterr, ERR_USAGE,
                       "%s %s: there is nothing to adopt, and nothing that would "
                       "be lost by going on",
                       published.path, published.live ? "says nothing yet" : "is not there");
    enum standing standing = log_standing(log, &published, scratch);
    if (standing != IS_ANOTHERS && standing != IS_NEWER)
        return err_set(reterr, ERR_USAGE, "%s is this desk's own: there is nothing to adopt", published.path);
    if (*published.live->venue && *log->venue && strcmp(published.live->venue, log->venue) != 0)
        return err_set(reterr, ERR_MEANING, "%s is of the venue \"%s\", and this desk of \"%s\"",
                       published.path, published.live->venue, log->venue);
    if (!find_made(log, now, &command.made, reterr))
        return false;
    command.says = *published.live;
    hold_made(&command.says, command.made, scratch);
    return prepare(log, &command, published.live->revision, scratch, &addition, reterr) &&
           commit(log, &addition, NULL, reterr);
}

bool desk_log_adopt(struct desk_log *log, const char *by, struct instant now, struct err *reterr)
{
    struct arena scratch;
    if (!log_take(log, LOCK_EX, reterr))
        return false;
    arena_init(&scratch, malloc, free);
    bool ok = adopt(log, by, now, &scratch, reterr);
    arena_finish(&scratch);
    log_give(log);
    return ok;
}
