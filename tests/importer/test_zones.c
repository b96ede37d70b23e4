#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "importer/import.h"
#include "spool/tz.h"

static const struct row {
    const char *label, *name;
    int32_t offsets[6]; /* of sessions, in hours; 99 ends */
    const char *timezone;
    const char *expected; /* NULL: refused */
    int issues;
    enum issue_level level;
    const char *said; /* what the last of them begins with; NULL: not looked at */
} rows[] = {
    {"by name", "Europe/Vienna", {1, 1, 2, 99}, "Asia/Tokyo", "Europe/Vienna", 0, ISSUE_NOTE, NULL},
    {"by a fixed name", "+05:30", {99}, NULL, "+05:30", 0, ISSUE_NOTE, NULL},
    {"UTC", "UTC", {1, 99}, NULL, "UTC", 0, ISSUE_NOTE, NULL},
    {"by votes", NULL, {1, 2, 2, 99}, "Asia/Tokyo", "+02:00", 1, ISSUE_NOTE, NULL},
    {"the first of equal votes", NULL, {-5, 1, 99}, NULL, "-05:00", 1, ISSUE_NOTE, NULL},
    {"unknown name, votes",
     "Middle/Earth",
     {3, 99},
     NULL,
     "+03:00",
     2,
     ISSUE_WARNING,
     "the file names no known time zone: times are shown at +03:00"},
    {"a name that is a path", "../../etc/passwd", {3, 99}, NULL, "+03:00", 2, ISSUE_WARNING, NULL},
    {"empty name", "", {3, 99}, NULL, "+03:00", 1, ISSUE_NOTE, NULL},
    {"asked for", NULL, {99}, "Asia/Tokyo", "Asia/Tokyo", 0, ISSUE_NOTE, NULL},
    {"unknown name, asked for", "Middle/Earth", {99}, "Asia/Tokyo", "Asia/Tokyo", 1, ISSUE_WARNING, NULL},
    {"asked for an unknown one", NULL, {99}, "Asia/Atlantis", NULL, 0, ISSUE_NOTE, NULL},
    {"unknown name and nothing else",
     "Middle/Earth",
     {99},
     NULL,
     "UTC",
     2,
     ISSUE_WARNING,
     "the file names no known time zone: UTC is taken"},
    {"nothing", NULL, {99}, NULL, "UTC", 1, ISSUE_WARNING, "the file names no time zone: UTC is taken"},
};

static void test_many_offsets(void)
{
    struct offset_votes votes = {.count = 0};
    check_row("more offsets than there is place for");
    for (int32_t i = 0; i < 1000; i++)
        import_vote_offset(&votes, i);
    import_vote_offset(&votes, 7);
    CHECK_INT(votes.votes[7].count, 2);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct zone_source source = spool_zone_source();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        check_row(row->label);
        struct import_options options = {.zones = &source, .timezone = row->timezone};
        struct issue_list issues;
        issue_list_init(&issues, &arena);
        struct import import = {.options = &options, .arena = &arena, .scratch = &arena, .issues = &issues};
        builder_init(&import.builder, &arena, &issues);
        struct offset_votes votes = {.count = 0};
        for (const int32_t *hours = row->offsets; *hours != 99; hours++)
            import_vote_offset(&votes, *hours * 3600);
        struct err err = {.code = ERR_NONE};
        CHECK_INT(import_choose_zone(&import, row->name, &votes, &err), row->expected != NULL);
        CHECK_INT(err.code, row->expected ? ERR_NONE : ERR_USAGE);
        if (row->expected)
            CHECK_STR(import.builder.program->zone.name, row->expected);
        CHECK_INT(issues.count, row->issues);
        if (issues.first)
            CHECK_INT(issues.first->level, row->level);
        if (row->said && CHECK(issues.last))
            CHECK(strncmp(issues.last->text, row->said, strlen(row->said)) == 0);
    }
    test_many_offsets();
    arena_finish(&arena);
    return check_done();
}
