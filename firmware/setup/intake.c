#include "setup/intake.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/encoding.h"
#include "setup/intake_pictures.h"
#include "base/str.h"
#include "program/limits.h"
#include "configuration/read_display.h"
#include "reader/read_live.h"
#include "reader/read_signed.h"
#include "configuration/read_venue.h"
#include "setup/intake_account.h"
#include "setup/intake_files.h"
#include "setup/intake_names.h"
#include "setup/intake_old.h"
#include "setup/intake_schedule.h"
#include "setup/intake_taken.h"
#include "spool/board_identity.h"
#include "spool/file.h"
#include "spool/names.h"

enum { MOST_NAME_TXT_BYTES = 4096 };

/* The bytes of the file that is taken as `wanted`, and its name as it is spelled there. NULL where there is
 * none, or it can't be read, and is refused. */
static const char *read_given(struct intake_run *run, enum intake_kind kind, const char *wanted, size_t limit,
                              const char **ret, size_t *ret_size)
{
    struct err err = {0};
    const char *name = intake_names_choose(run, kind, wanted);
    if (!name || spool_read_file(intake_run_setup_path(run, name), limit, &run->arena, ret, ret_size, &err))
        return name;
    intake_run_refuse_settings(run, kind, name, &err);
    return NULL;
}

/* A document that is its file's bytes. */
static bool put(struct intake_run *run, enum spool_name document, const char *name, const char *bytes,
                size_t size, bool anew)
{
    struct intake_source source = intake_source_of(name, bytes, size);
    return intake_taken_put(run, document, &source, bytes, size, anew);
}

/* ---- displays and live data ---- */

static bool take_display(struct intake_run *run, enum intake_kind kind, enum spool_name document)
{
    const struct display_config *config;
    struct issue_list issues;
    struct err err = {0};
    unsigned before = run->result->taken;
    size_t size;
    const char *bytes,
        *name = read_given(run, kind, spool_file_name(document), LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    issue_list_init(&issues, &run->arena);
    if (!read_display(bytes, size, &run->arena, &issues, &config, &err) ||
        !intake_take_theme(run, "theme", config, &err)) {
        intake_run_refuse_settings(run, kind, name, &err);
        return true;
    }
    /* By these settings the display is told of a theme that has changed. */
    bool anew = run->result->taken != before;
    intake_take_pictures(run, name, config);
    intake_run_tell_issues(run, name, &issues);
    return put(run, document, name, bytes, size, anew);
}

static bool take_first_display(struct intake_run *run)
{
    return take_display(run, INTAKE_DISPLAY, SPOOL_DISPLAY);
}

static bool take_second_display(struct intake_run *run)
{
    return take_display(run, INTAKE_SECOND_DISPLAY, SPOOL_SECOND_DISPLAY);
}

static bool take_themes(struct intake_run *run, const struct venue *venue, struct err *reterr)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!intake_take_theme(run, arena_printf(&run->arena, "displays[%u].theme", i),
                               &venue->displays[i].config, reterr))
            return false;
    return true;
}

/* The one that a venue takes the place of; where both are given, the display's own comes first. */
static bool drop_display(struct intake_run *run, const char *venue)
{
    const char *path = intake_run_spool_path(run, spool_file_name(SPOOL_DISPLAY));
    for (uint32_t i = 0; i < run->name_count; i++) {
        if (run->names[i].kind == INTAKE_DISPLAY) {
            intake_run_tell(
                run, venue,
                arena_printf(&run->arena, "this display goes by %s, which is there too", run->names[i].name));
            return true;
        }
    }
    if (remove(path) == 0)
        intake_run_say(run, "removed: %s, since there is a venue", spool_file_name(SPOOL_DISPLAY));
    else if (errno != ENOENT)
        return err_set(run->reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
    return true;
}

static bool take_venue(struct intake_run *run)
{
    const struct venue *venue;
    struct issue_list issues;
    struct err err = {0};
    unsigned before = run->result->taken;
    size_t size;
    const char *bytes,
        *name = read_given(run, INTAKE_VENUE, spool_file_name(SPOOL_VENUE), LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    issue_list_init(&issues, &run->arena);
    if (!read_venue(bytes, size, &run->arena, &issues, &venue, &err) || !take_themes(run, venue, &err)) {
        intake_run_refuse_settings(run, INTAKE_VENUE, name, &err);
        return true;
    }
    bool anew = run->result->taken != before;
    for (uint32_t i = 0; i < venue->display_count; i++)
        intake_take_pictures(run, name, &venue->displays[i].config);
    intake_run_tell_issues(run, name, &issues);
    return put(run, SPOOL_VENUE, name, bytes, size, anew) && drop_display(run, name);
}

/* The first line of name.txt; "" for none. */
static const char *own_name(struct intake_run *run)
{
    struct err err = {0};
    size_t size;
    const char *bytes, *name = read_given(run, INTAKE_NAME, "name.txt", MOST_NAME_TXT_BYTES, &bytes, &size);
    if (!name)
        return "";
    if (!encoding_decode(bytes, size, &run->arena, &bytes, &size, NULL)) {
        err_set(&err, ERR_MEANING, "is not UTF-8: save it as such");
    } else {
        bytes += strspn(bytes, " \t\r\n");
        const char *line = str_clean(&run->arena, arena_copy_n(&run->arena, bytes, strcspn(bytes, "\r\n")));
        if (!*line)
            err_set(&err, ERR_MEANING, "is empty: one line is expected, the name of this display");
        else if (strlen(line) <= VENUE_MOST_KEY_BYTES)
            return line;
        else
            err_set(&err, ERR_LIMIT, "is longer than %d bytes, which is the limit of a name",
                    VENUE_MOST_KEY_BYTES);
    }
    intake_run_refuse(run, name, &err);
    return "";
}

/* It is no file of the organiser's, so it counts for nothing in the result. */
static bool leave_identity(struct intake_run *run)
{
    const char *name = own_name(run);
    struct intake_result counts = *run->result;
    struct identity identity;
    identity_read(run->intake->root ? run->intake->root : "", &identity);
    const char *text = board_identity_text(&identity, name, &run->arena);
    bool ok = intake_run_put(run, BOARD_IDENTITY_FILE, text, strlen(text), false, run->reterr);
    *run->result = counts;
    return ok;
}

static bool take_live(struct intake_run *run)
{
    const struct live *live;
    struct issue_list issues;
    struct err err = {0};
    size_t size;
    const char *bytes,
        *name = read_given(run, INTAKE_LIVE, spool_file_name(SPOOL_LIVE), LIMIT_FILE_BYTES, &bytes, &size);
    if (!name)
        return true;
    issue_list_init(&issues, &run->arena);
    /* Who has the card in hand is trusted: of what a desk has signed the document in it counts. */
    if (signed_open(&bytes, &size, &run->arena, &err) &&
        read_live(bytes, size, &run->arena, &issues, &live, &err)) {
        intake_run_tell_issues(run, name, &issues);
        return put(run, SPOOL_LIVE, name, bytes, size, false);
    }
    intake_run_refuse(run, name, &err);
    return true;
}

/* ---- all ---- */

bool intake_take_over(const struct intake *intake, struct intake_result *ret, struct err *reterr)
{
    /* What is short, and may be an alarm, before schedules, of which there may be many. */
    static bool (*const turns[])(struct intake_run *) = {
        leave_identity, take_venue, take_first_display, take_second_display, take_live, intake_schedule_take};
    struct intake_run run;
    struct err err = {0};
    intake_old_take(intake);
    spool_remove_leftovers(intake->spool);
    if (intake->run)
        spool_remove_leftovers(intake->run);
    intake_run_begin(&run, intake, ret, &err);
    bool ok = intake_names_read(&run);
    if (!ok)
        *reterr = err;
    /* What one file lacks room for another may have; and why something is not there is said in any case. */
    for (size_t i = 0; ok && i < sizeof turns / sizeof *turns; i++) {
        err = (struct err){0};
        if (!turns[i](&run)) {
            if (reterr->code == ERR_NONE)
                *reterr = err;
            intake_run_refuse(&run, "this board", &err);
        }
        intake_run_end_turn(&run);
    }
    if (ok) {
        intake_account(&run);
        intake_pictures_remember(&run);
        err = (struct err){0};
        ok = intake_run_leave_refusals(&run);
        if (!ok && reterr->code == ERR_NONE)
            *reterr = err;
    }
    intake_run_finish(&run);
    return ok && reterr->code == ERR_NONE;
}
