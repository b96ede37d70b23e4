#include "desk_log/log_state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "reader/write_live.h"

static bool is_adopted(const struct desk_log *log, const struct live *live)
{
    for (uint32_t i = log->count; i > 0; i--) {
        const struct desk_command *entry = &log->entries[i - 1];
        if (entry->verb == DESK_ADOPT && strcmp(entry->says.log, live->log) == 0 &&
            entry->says.revision >= live->revision)
            return true;
    }
    return false;
}

enum standing log_standing(struct desk_log *log, const struct published *published, struct arena *scratch)
{
    size_t size;
    if (!published->live)
        return IS_MISSING;
    if (published->live->revision <= DESK_OPENING_REVISION)
        return log->count > 0 ? IS_OLDER : STANDS;
    if (log->count > 0 && is_adopted(log, published->live))
        return IS_OLDER;
    if (strcmp(published->live->log, log->id) != 0)
        return IS_ANOTHERS;
    if (published->live->revision != log->revision)
        return published->live->revision < log->revision ? IS_OLDER : IS_NEWER;
    const char *bytes = write_live(log_live(log), NULL, scratch, &size);
    return published->is_signed == (*log->settings->key != '\0') && size == published->size &&
                   memcmp(bytes, published->bytes, size) == 0
               ? STANDS
               : IS_CHANGED;
}

bool log_refuse(const struct desk_log *log, const struct published *published, enum standing standing,
                struct err *reterr)
{
    const struct live *live = published->live;
    if (standing == IS_NEWER)
        return err_set(reterr, ERR_MEANING,
                       "%s has revision %" PRId64 " of this desk's log, but the log ends at %" PRId64
                       ": it has lost entries. \"adopt\" goes on from the document in force",
                       published->path, live->revision, log->revision);
    return err_set(reterr, ERR_MEANING,
                   "%s is not this desk's (its log is \"%s\", revision %" PRId64
                   "). \"adopt\" goes on from it, and the other desk then has to stop",
                   published->path, live->log, live->revision);
}

/* A desk that has said nothing yet has a document that says so, so that who asks for it finds one. Its
 * revision is below all that any desk has ever said: a display that knows more holds on to that. */
static const struct live *live_of_none(struct desk_log *log, struct arena *scratch)
{
    const struct desk_commands none = log_commands(log);
    return desk_live(&none, DESK_OPENING_REVISION - 1, INSTANT_NONE, scratch);
}

static bool publish_all(struct desk_log *log, struct arena *scratch, struct err *reterr)
{
    size_t size;
    const struct live *live = log->count > 0 ? log_live(log) : live_of_none(log, scratch);
    const char *bytes = write_live(live, NULL, scratch, &size);
    return log_may_publish(log, reterr) &&
           published_write(log->settings->publish, bytes, size, log_key(log), reterr);
}

void log_settle(struct desk_log *log, struct issue_list *issues)
{
    struct arena scratch;
    struct published published;
    struct err err = {0};
    arena_init(&scratch, malloc, free);
    if (!published_read(log->settings->publish, &scratch, &published, &err)) {
        issue_add(issues, ISSUE_ERROR, "published", "", "%s", err.text);
    } else {
        enum standing standing = log_standing(log, &published, &scratch);
        if (published.err.code)
            issue_add(issues, ISSUE_WARNING, "published", "", "%s can't be understood: %s", published.path,
                      published.err.text);
        if (standing == IS_ANOTHERS || standing == IS_NEWER) {
            log_refuse(log, &published, standing, &err);
            issue_add(issues, ISSUE_ERROR, "another-desk", "", "%s", err.text);
        } else if (standing == IS_MISSING && log->count == 0 && !published.err.code) {
            if (!publish_all(log, &scratch, &err))
                issue_add(issues, ISSUE_WARNING, "published", "", "%s", err.text);
        } else if (standing != STANDS && log->count > 0) {
            bool ok = publish_all(log, &scratch, &err);
            issue_add(issues, ok ? ISSUE_WARNING : ISSUE_ERROR, "published", "",
                      "%s was not what the log says: %s%s", published.path,
                      ok ? "it is written again" : "it can't be written again: ", err.text);
        }
    }
    arena_finish(&scratch);
}
