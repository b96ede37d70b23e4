/* Inputs of other people's bug trackers that were read wrong once, and what is right (tests/data/found). */
#include "indico_fixture.h"

#define FOUND "tests/data/found/"

static const struct {
    const char *file, *given, *id, *line, *zone;
    unsigned errors;
    const char *rule; /* of an issue that tells it; NULL: none of a warning or more */
} rows[] = {
    {"01-zone-by-a-rails-name/schedule.json", NULL, "00000000-0000-4000-8000-000000000003",
     "00000000-0000-4000-8000-000000000003 talk 2026-03-29T10:00:00+02:00 - 11:00:00 in hall: Sunday 1",
     "Europe/Berlin", 0, NULL},
    {"02-no-zone-on-a-board/setup/schedule.json", NULL, "00000000-0000-4000-8000-000000000001",
     "00000000-0000-4000-8000-000000000001 talk 2026-12-05T10:00:00+00:00 - 10:45:00 in hall: Opening", "UTC",
     0, "zone"},
    {"02-no-zone-on-a-board/setup/schedule.json", "Europe/Vienna", "00000000-0000-4000-8000-000000000001",
     "00000000-0000-4000-8000-000000000001 talk 2026-12-05T10:00:00+01:00 - 10:45:00 in hall: Opening",
     "Europe/Vienna", 0, NULL},
    {"03-date-and-start-disagree/osem.json", NULL, "00000000-0000-4000-8000-000000000001",
     "00000000-0000-4000-8000-000000000001 talk 2026-12-05T10:00:00+01:00 - 10:45:00 in hall: Opening",
     "Europe/Berlin", 1, "start-differs"},
    {"03-date-and-start-disagree/wafer.json", NULL, "00000000-0000-4000-8000-000000000001",
     "00000000-0000-4000-8000-000000000001 talk 2026-07-28T09:00:00+08:00 - 09:45:00 in hall: Opening",
     "Asia/Taipei", 1, "start-differs"},
    {"04-duration-of-days-in-xml/schedule.xml", NULL, "1",
     "1 talk 2026-12-05T10:00:00+01:00 - 22:30:00 in lab: Game jam", "Europe/Berlin", 0, "lengths"},
    {"04-duration-of-days-in-xml/schedule.json", NULL, "00000000-0000-4000-8000-000000000001",
     "00000000-0000-4000-8000-000000000001 talk 2026-12-05T10:00:00+01:00 - 22:30:00 in lab: Game jam",
     "Europe/Berlin", 0, "lengths"},
    {"06-duration-in-minutes/schedule.xml", NULL, "1",
     "1 talk 2026-12-05T10:00:00+01:00 - 10:45:00 in hall: Opening", "Europe/Berlin", 0, NULL},
    {"06-duration-in-minutes/setup/schedule.json", NULL, "00000000-0000-4000-8000-000000000003",
     "00000000-0000-4000-8000-000000000003 talk 2026-12-05T12:00:00+01:00 - 12:30:00 in hall: Last talk",
     "Europe/Berlin", 0, NULL},
    {"attack/far-year.json", NULL, "x", "x talk 9990-01-02T01:00:00+01:00 - 02:00:00 in b: Far",
     "Europe/Vienna", 0, "far-off"},
};

/* As line_of, with the times of what is set aside too. */
static const char *whole_line(struct imported *imported, const char *id)
{
    const struct program *program = imported->program;
    const struct session *session = session_of(imported, id);
    char start[40], end[40];
    if (!session->set_aside)
        return line_of(imported, id);
    instant_format(session->start, zone_offset_at(&program->zone, session->start), start);
    instant_format(session->end, zone_offset_at(&program->zone, session->end), end);
    return arena_printf(&imported->arena, "%s %s %s - %.8s in %s: %s", session->id,
                        session_kind_name(session->kind), start, end + 11,
                        program->rooms[session->rooms[0]].id, label_text(session->title, ""));
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char path[200];
        size_t size = 0;
        check_row(rows[i].file);
        snprintf(path, sizeof path, FOUND "%s", rows[i].file);
        char *bytes = read_whole(path, &size);
        if (!CHECK(bytes != NULL))
            continue;
        import_bytes(&imported, bytes, size, rows[i].given, NULL);
        free(bytes);
        if (CHECK(imported.program != NULL)) {
            CHECK_STR(whole_line(&imported, rows[i].id), rows[i].line);
            CHECK_STR(imported.program->zone.name, rows[i].zone);
            CHECK_INT(imported.issues.count_by_level[ISSUE_ERROR], rows[i].errors);
            if (rows[i].rule)
                CHECK(count_issues(&imported, rows[i].rule) > 0);
            else
                CHECK_INT(imported.issues.count_by_level[ISSUE_WARNING], 0);
        }
        imported_finish(&imported);
    }
    return check_done();
}
