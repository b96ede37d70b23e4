#include "desk/preview_work.h"

#include "desk/preview_fixture.h"

#define LONG "A title that goes on and on until nobody can read it any more"

static struct preview_work work_of(struct previewed *previewed)
{
    return (struct preview_work){.request = &previewed->request,
                                 .arena = &previewed->lines.arena,
                                 .before.program = previewed->lines.program,
                                 .day = program_day_at(previewed->lines.program, previewed->request.now),
                                 .from = previewed->request.now,
                                 .to = program_day_at(previewed->lines.program, previewed->request.now).end};
}

static void test_titles(void)
{
    static const struct {
        const char *title, *shown;
    } rows[] = {{"A talk", "\"A talk\""},
                {"1234567890123456789012345678901234567890", "\"1234567890123456789012345678901234567890\""},
                {"12345678901234567890123456789012345678901", "\"123456789012345678901234567890123456789…\""},
                {"ööööööööööööööööööööööööööööööööööööööööö", "\"ööööööööööööööööööööööööööööööööööööööö…\""},
                {LONG, "\"A title that goes on and on until…\""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct previewed previewed;
        char line[300];
        snprintf(line, sizeof line, "a N1 10:00-11:00 title=%s", rows[i].title);
        previewed_init(&previewed, line, "", "", "10:00");
        struct preview_work work = work_of(&previewed);
        CHECK_STR(preview_title(&work, &work.before, 0), rows[i].shown);
        previewed_finish(&previewed);
    }
}

static void test_times(void)
{
    struct previewed previewed;
    previewed_init(&previewed, FIXTURE_HALLS, "", "", "10:00");
    struct preview_work work = work_of(&previewed);
    const struct lines *lines = &previewed.lines;
    CHECK_STR(preview_clock(&work, lines_at(lines, "10:05")), "10:05");
    CHECK_STR(preview_clock(&work, lines_at(lines, "10:05:30")), "10:05"); /* a start that somebody said */
    CHECK_STR(preview_clock(&work, lines_at(lines, "1/01:00")), "01:00");
    CHECK_STR(preview_clock(&work, lines_at(lines, "1/10:05")), "Thu 10:05");
    CHECK_STR(preview_clock(&work, lines_at(lines, "-1/10:05")), "Tue 10:05");
    CHECK_STR(preview_span(&work, lines_at(lines, "10:05"), lines_at(lines, "1/10:05")), "10:05-Thu 10:05");
    CHECK_STR(preview_when(&work, work.from, lines_at(lines, "11:00")), "until 11:00");
    CHECK_STR(preview_when(&work, lines_at(lines, "10:30"), lines_at(lines, "11:00")), "10:30-11:00");
    CHECK_STR(preview_when(&work, lines_at(lines, "10:30"), work.to), "from 10:30");
    CHECK_STR(preview_when(&work, work.from, work.to), "from now on");
    previewed_finish(&previewed);
}

static void test_names(void)
{
    static const char *const names[] = {"A", "B", "C", "D"};
    static const char *const shown[] = {"", "A", "A and B", "A, B and C", "A, B and 2 more"};
    struct previewed previewed;
    previewed_init(&previewed, FIXTURE_HALLS, "", "", "10:00");
    struct preview_work work = work_of(&previewed);
    for (uint32_t count = 0; count <= 4; count++)
        CHECK_STR(preview_names(&work, count, names), shown[count]);
    CHECK_STR(preview_rooms(&work, 2, (uint32_t[]){1, 0}), "N2 and N1");
    previewed_finish(&previewed);
}

int main(void)
{
    test_titles();
    test_times();
    test_names();
    return check_done();
}
