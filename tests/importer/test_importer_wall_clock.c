/* Real files keep the wall clock that their events had: first and last start, read from the files by another
 * program, and compared as a visitor would read them. */
#include <dirent.h>

#include "indico_fixture.h"

#define MORE "../shared/data/more/"
#define SEED "../shared/data/seed/"

static const struct {
    const char *path, *given, *first, *last; /* NULL: no session has a time */
    unsigned sessions;                       /* with a time */
    bool doubtful;                           /* the screen says that the zone is not known */
} rows[] = {
    {REAL "28c3_fahrplan.xml", NULL, "2011-12-27T11:30", "2011-12-30T18:30", 85, true},
    {REAL "28c3_fahrplan.xml", "Berlin", "2011-12-27T11:30", "2011-12-30T18:30", 85, false},
    {REAL "c3_31c3_sendezentrum.schedule.json", NULL, "2014-12-27T14:00", "2014-12-30T15:00", 21, false},
    {REAL "c3_31c3_sendezentrum.schedule.json", "Europe/Berlin", "2014-12-27T14:00", "2014-12-30T15:00", 21,
     false},
    {REAL "c3_36c3_everything.schedule.json", NULL, "2019-12-27T09:30", "2019-12-31T03:00", 1350, false},
    {REAL "c3_39c3_everything.schedule.json", NULL, "2025-12-27T10:30", "2025-12-31T04:00", 895, false},
    {REAL "c3_jev22_everything.schedule.json", NULL, "2022-12-26T10:00", "2022-12-31T15:15", 433, false},
    {REAL "emf2022_schedule.frab.xml", NULL, "2022-06-02T10:00", "2022-06-05T23:00", 335, false},
    {REAL "fosdem2024_schedule.xml", NULL, "2024-02-03T09:30", "2024-02-04T17:00", 876, false},
    {REAL "giggity_debconf23.xml", NULL, "2023-09-10T07:00", "2023-09-17T19:00", 117, false},
    {REAL "indicodocs_timetable.json", NULL, "2013-04-29T16:00", "2013-04-29T16:00", 1, false},
    {REAL "indiconet_cern-304944.json", NULL, "2015-04-13T09:00", "2015-04-17T14:00", 340, false},
    {REAL "indiconet_cern-342881.json", NULL, "2015-09-21T09:00", "2015-09-25T14:00", 116, false},
    {REAL "indiconet_cern-374641-split-sessions.json", NULL, "2015-02-24T16:30", "2015-02-24T18:25", 11,
     false},
    {REAL "indiconet_cern-447173-subtalks.json", NULL, "2015-09-23T15:30", "2015-09-23T15:55", 3, false},
    {REAL "voc_frab-camp2019.json", NULL, "2019-08-21T11:00", "2019-08-25T18:00", 79, false},
    {REAL "voc_pretalx-democon.json", NULL, "2020-12-14T09:00", "2020-12-16T15:00", 36, false},
    {REAL "voctosched_indico.json", NULL, "2021-09-15T13:00", "2021-09-17T19:25", 37, false},
    {MORE "c3_35c3_wiki.schedule.xml", NULL, "2018-12-27T10:00", "2018-12-30T15:30", 130, false},
    {MORE "fosdem_2026.xml", NULL, "2026-01-31T09:30", "2026-02-01T17:50", 1079, false},
    {MORE "indiconet_cern-44160.json", NULL, "2009-02-02T10:00", "2009-02-06T10:00", 9, false},
    {MORE "voc_pretalx-rc3.json", NULL, "2020-12-27T11:30", "2020-12-30T16:00", 48, false},
    {MORE "voctoweb_schedule.xml", NULL, "2013-08-24T09:30", "2013-08-25T19:00", 123, true},
    {REAL "coscup2024_session.json", NULL, "2024-08-03T08:45", "2024-08-04T17:05", 331, false},
    {REAL "emf2022_schedule.ics", NULL, "2022-06-02T10:00", "2022-06-05T23:00", 326, false},
    {REAL "giggity_jres_2022.ics", NULL, "2022-05-17T11:00", "2022-05-20T12:40", 120, false},
    {REAL "giggity_linux_conf_au_2020.ics", NULL, "2020-01-12T15:00", "2020-01-17T16:40", 262, false},
    {REAL "indiconet_cern-457274-empty.json", NULL, NULL, NULL, 0, false},
    {REAL "voc_hub-schedule2.json", NULL, "2024-12-27T10:30", "2024-12-28T00:15", 2, false},
    {MORE "moca2024_schedule.ics", NULL, "2024-09-13T12:00", "2024-09-15T15:00", 88, false},
    {MORE "sessionize_gab2021.json", NULL, "2021-04-16T08:00", "2021-04-16T16:00", 37, true},
    {MORE "sessionize_gab2021.json", "Berlin", "2021-04-16T08:00", "2021-04-16T16:00", 37, false},
    {MORE "sessionize_gab2025.json", NULL, "2025-05-10T09:00", "2025-05-10T14:25", 13, true},
    {SEED "lpc-2024-report-of-contributions.txt", "Europe/Vienna", NULL, NULL, 0, false},
};

static const char *wall_clock(const struct program *program, struct instant at, char buffer[40])
{
    instant_format(at, zone_offset_at(&program->zone, at), buffer);
    buffer[16] = '\0';
    return buffer;
}

static void check_program(const struct imported *imported, size_t row)
{
    const struct program *program = imported->program;
    struct instant first = INSTANT_NEVER, last = INSTANT_NONE;
    unsigned count = 0;
    char text[40];
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        CHECK(!session->set_aside);
        if (!session_is_scheduled(session))
            continue;
        first = instant_min(first, session->start);
        last = instant_max(last, session->start);
        count++;
    }
    CHECK_INT(count, rows[row].sessions);
    CHECK_STR(count > 0 ? wall_clock(program, first, text) : NULL, rows[row].first);
    CHECK_STR(count > 0 ? wall_clock(program, last, text) : NULL, rows[row].last);
    CHECK_INT(*program->zone_doubt != '\0', rows[row].doubtful);
    CHECK_INT(count_issues(imported, "no-duration") + count_issues(imported, "lengths"), 0);
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        CHECK(issue->level < ISSUE_ERROR);
}

static bool is_listed(const char *path)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].path, path) == 0)
            return true;
    return false;
}

/* Every file that is there is in the list above, or can't be imported. */
static void test_complete(void)
{
    static const char *const folders[] = {REAL, MORE, SEED};
    unsigned listed = 0, refused = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        DIR *folder = opendir(folders[i]);
        const struct dirent *entry;
        while (folder && (entry = readdir(folder))) {
            char path[200];
            size_t size;
            struct imported imported;
            snprintf(path, sizeof path, "%s%.150s", folders[i], entry->d_name);
            check_row(path);
            if (entry->d_name[0] == '.' || (is_listed(path) && ++listed))
                continue;
            char *bytes = read_whole(path, &size);
            if (!CHECK(bytes != NULL))
                continue;
            import_bytes(&imported, bytes, size, NULL, "Event");
            CHECK(imported.program == NULL);
            refused++;
            free(bytes);
            imported_finish(&imported);
        }
        if (folder)
            closedir(folder);
    }
    printf("%u real files keep their wall clock, %u can't be imported\n", listed, refused);
}

int main(void)
{
    bool all_there = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        size_t size;
        check_row(rows[i].path);
        char *bytes = read_whole(rows[i].path, &size);
        if (!bytes) {
            printf("skipped, since it is not there: %s\n", rows[i].path);
            all_there = false;
            continue;
        }
        import_bytes(&imported, bytes, size, rows[i].given, "Event");
        free(bytes);
        if (CHECK(imported.program != NULL))
            check_program(&imported, i);
        imported_finish(&imported);
    }
    test_complete();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
