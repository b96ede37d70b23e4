#include "reader/read_live.h"

#include <stddef.h>

#include "program/limits.h"
#include "reader/name_key.h"
#include "reader/read_change.h"
#include "reader/read_emergency.h"
#include "reader/read_notice.h"
#include "reader/read_session.h"

/* ---- rehearsal ---- */

enum { R_MOMENT, R_FROM, R_UNTIL, R_MEMBERS };
static const char *const rehearsal_members[] = {"moment", "from", "until"};

static bool read_rehearsal(struct reading *reading, const cJSON *item, const struct live_rehearsal **ret)
{
    struct json_path path = {NULL, "rehearsal", 0};
    const cJSON *m[R_MEMBERS];
    *ret = NULL;
    if (!item || cJSON_IsNull(item))
        return true;
    struct live_rehearsal *rehearsal = ARENA_NEW(reading->arena, struct live_rehearsal);
    if (!json_members(&path, item, rehearsal_members, R_MEMBERS, m, &reading->notes, reading->reterr) ||
        !reading_instant(reading, &path, "moment", m[R_MOMENT], &rehearsal->moment) ||
        !reading_instant(reading, &path, "from", m[R_FROM], &rehearsal->from) ||
        !reading_instant(reading, &path, "until", m[R_UNTIL], &rehearsal->until))
        return false;
    if (rehearsal->until.ms < rehearsal->from.ms)
        return reading_fail(reading, &path, "until", "is before \"from\"");
    *ret = rehearsal;
    return true;
}

/* ---- the document ---- */

enum {
    L_FORMAT,
    L_VENUE,
    L_LOG,
    L_REVISION,
    L_ISSUED,
    L_CHANGES,
    L_SESSIONS,
    L_NOTICES,
    L_EMERGENCY,
    L_REHEARSAL,
    L_MEMBERS
};
static const char *const live_members[] = {"format",  "venue",    "log",     "revision",  "issued",
                                           "changes", "sessions", "notices", "emergency", "rehearsal"};

static bool read_revision(const cJSON *item, struct live *live, struct err *reterr)
{
    struct json_path path = {NULL, "revision", 0};
    return json_read_int(&path, item, 0, INT64_C(9007199254740991), &live->revision, reterr);
}

static void tell(struct reading *reading, const char *member, const char *fault, const char *taken)
{
    issue_add(reading->issues, ISSUE_ERROR, member, member, "%s: %s, since an emergency must not wait for it",
              fault, taken);
}

static void read_told_text(struct reading *reading, const char *member, const cJSON *item, const char **ret)
{
    struct err err = {0}, *reterr = reading->reterr;
    reading->reterr = &err;
    const bool is_read = reading_text(reading, NULL, member, item, LIMIT_NAME_BYTES, ret);
    reading->reterr = reterr;
    if (is_read)
        return;
    tell(reading, member, err.text, "it is taken as not given");
    *ret = "";
}

/* Its head, in a document with an emergency: what is wrong is told. A desk's revision is the unix seconds of
 * its issue, or more. */
static bool read_alarming_head(struct reading *reading, const cJSON *const *m, struct live *live)
{
    const struct json_path issued = {NULL, "issued", 0};
    struct err err = {0}, revision_err = {0};
    read_told_text(reading, "venue", m[L_VENUE], &live->venue);
    read_told_text(reading, "log", m[L_LOG], &live->log);
    if (m[L_ISSUED] && !json_read_instant(&issued, m[L_ISSUED], &live->issued, &err)) {
        tell(reading, "issued", err.text, "it is taken as not given");
        live->issued = INSTANT_NONE;
    }
    const bool has_revision = read_revision(m[L_REVISION], live, &revision_err);
    if (!read_emergency(reading, m[L_EMERGENCY], live, &live->emergency))
        return false;
    if (has_revision)
        return true;
    const struct instant at = instant_is_set(live->issued) ? live->issued : live->emergency->raised;
    live->revision = at.ms > 0 ? at.ms / MS_PER_SECOND : 0;
    tell(reading, "revision", revision_err.text,
         arena_printf(reading->scratch, "it is taken as %lld, the seconds of its time",
                      (long long)live->revision));
    return true;
}

static bool read_head(struct reading *reading, const cJSON *const *m, bool is_part, struct live *live)
{
    return ((is_part && !m[L_REVISION]) || read_revision(m[L_REVISION], live, reading->reterr)) &&
           reading_text(reading, NULL, "venue", m[L_VENUE], LIMIT_NAME_BYTES, &live->venue) &&
           reading_text(reading, NULL, "log", m[L_LOG], LIMIT_NAME_BYTES, &live->log) &&
           reading_given_instant(reading, NULL, "issued", m[L_ISSUED], &live->issued) &&
           read_emergency(reading, m[L_EMERGENCY], live, &live->emergency);
}

static bool read_rehearsal_or_leave_it(struct reading *reading, const cJSON *item,
                                       const struct live_rehearsal **ret)
{
    struct err err = {0}, *reterr = reading->reterr;
    reading->reterr = &err;
    const bool is_read = read_rehearsal(reading, item, ret);
    reading->reterr = reterr;
    return is_read || reading_leave_out(reading, &err, "rehearsal");
}

static bool read_members(struct reading *reading, const cJSON *const *m, struct live *live)
{
    void *changes, *sessions, *notices;
    if (!reading_list(reading, "changes", m[L_CHANGES], sizeof(struct change), &live->changes.count, &changes,
                      read_change) ||
        !reading_list(reading, "sessions", m[L_SESSIONS], sizeof(struct live_session), &live->session_count,
                      &sessions, read_added_session) ||
        !reading_list(reading, "notices", m[L_NOTICES], sizeof(struct live_notice), &live->notice_count,
                      &notices, read_notice) ||
        !read_rehearsal_or_leave_it(reading, m[L_REHEARSAL], &live->rehearsal))
        return false;
    read_change_made(reading, "changes", live->changes.count, changes, sizeof(struct change),
                     offsetof(struct change, made), live->issued, "issued");
    read_change_made(reading, "sessions", live->session_count, sessions, sizeof(struct live_session),
                     offsetof(struct live_session, made), live->issued, "issued");
    live->changes.changes = changes;
    live->sessions = sessions;
    live->notices = notices;
    return true;
}

static bool read_tree(const cJSON *top, bool is_part, struct arena *arena, struct issue_list *issues,
                      const struct live **ret, struct err *reterr)
{
    struct reading reading = {.arena = arena,
                              .scratch = arena,
                              .issues = issues,
                              .notes = {.issues = issues, .scratch = arena},
                              .reterr = reterr};
    const cJSON *m[L_MEMBERS];
    if (!json_members(NULL, top, live_members, L_MEMBERS, m, &reading.notes, reterr) ||
        !(is_part || json_check_format(m[L_FORMAT], "nownext-live/1", reterr)))
        return false;
    builder_init(&reading.builder, arena, issues);
    struct live *live = ARENA_NEW(arena, struct live);
    live->issued = INSTANT_NONE;
    reading.leaves_out = !is_part && m[L_EMERGENCY] && !cJSON_IsNull(m[L_EMERGENCY]);
    if (!(reading.leaves_out ? read_alarming_head(&reading, m, live)
                             : read_head(&reading, m, is_part, live)) ||
        !read_members(&reading, m, live))
        return false;
    *ret = live;
    return true;
}

bool read_live(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
               const struct live **ret, struct err *reterr)
{
    const cJSON *top;
    return json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) &&
           read_tree(top, false, arena, issues, ret, reterr);
}

bool read_live_part(const cJSON *object, struct arena *arena, struct issue_list *issues,
                    const struct live **ret, struct err *reterr)
{
    return read_tree(object, true, arena, issues, ret, reterr);
}
