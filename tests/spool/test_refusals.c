#include "spool/refusals.h"

#include <fcntl.h>

#include "spool/spool_fixture.h"

int main(void)
{
    struct arena arena;
    struct refusals refusals;
    arena_init(&arena, malloc, free);
    spool_make("test_refusals");
    check_row("none");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 0);
    CHECK(refusals_add(&refusals, NULL, &arena) == NULL);
    CHECK(refusals.version == 0);

    check_row("a line each, empty ones and those past the fourth left out");
    spool_write("refusals.txt", "\na.json: one\n\nb.xml: two\nc: three\nd: four\ne: five");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 4);
    CHECK_STR(refusals.lines[0], "a.json: one");
    CHECK_STR(refusals.lines[3], "d: four");
    check_row("another version of the same text is told apart");
    uint64_t version = refusals.version;
    CHECK(version != 0);
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK(refusals.version == version);
    spool_copy("refusals.txt", spool_path("refusals.txt"));
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK(refusals.version != version);
    check_row("also where a nanosecond is all that it differs by");
    struct stat about;
    version = refusals.version;
    CHECK_INT(stat(spool_path("refusals.txt"), &about), 0);
    about.st_mtim.tv_nsec = (about.st_mtim.tv_nsec + 1) % 1000000000;
    struct timespec times[2] = {about.st_mtim, about.st_mtim};
    CHECK_INT(utimensat(AT_FDCWD, spool_path("refusals.txt"), times, 0), 0);
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK(refusals.version != version);
    refusals.found = (struct instant){1000};

    check_row("as warnings for ten minutes");
    const struct live *live = refusals_add(&refusals, NULL, &arena);
    CHECK_INT(live->notice_count, 4);
    CHECK_STR(label_text(live->notices[1].text, "fr"), "Not taken over: b.xml: two");
    CHECK(live->notices[1].level == NOTICE_WARNING && live->notices[1].everywhere);
    CHECK_INT(live->notices[1].start.ms, refusals.found.ms);
    CHECK_INT(live->notices[1].end.ms - live->notices[1].start.ms, 600000);

    check_row("beside what the operator says");
    struct live_notice own = {.id = "own", .everywhere = true, .start = INSTANT_NONE, .end = INSTANT_NONE};
    struct live operator_live = {.revision = 7, .issued = {5}, .notice_count = 1, .notices = &own};
    live = refusals_add(&refusals, &operator_live, &arena);
    CHECK_INT(live->notice_count, 5);
    CHECK_STR(live->notices[0].id, "own");
    CHECK(live->revision == 7 && live->issued.ms == 5);

    check_row("of what was taken over, what is odd");
    spool_write("refusals.txt", "a.json: is taken over, but its starts are odd");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    live = refusals_add(&refusals, NULL, &arena);
    CHECK_STR(label_text(live->notices[0].text, ""), "a.json: is taken over, but its starts are odd");

    check_row("and what is of no file");
    refusals_tell_line(&refusals, "the clock is wrong");
    live = refusals_add(&refusals, NULL, &arena);
    CHECK_STR(label_text(live->notices[1].text, ""), "the clock is wrong");
    refusals.count--;

    check_row("what lasts");
    refusals.lasting = "the schedule names no time zone";
    live = refusals_add(&refusals, &operator_live, &arena);
    CHECK_INT(live->notice_count, 3);
    CHECK_STR(label_text(live->notices[2].text, ""), "The schedule names no time zone");
    CHECK(!instant_is_set(live->notices[2].end) && live->notices[2].everywhere);

    check_row("from the folder in RAM, where the spool was full");
    spool_remove("refusals.txt");
    CHECK_INT(mkdir(spool_path("setup"), 0700), 0);
    spool_write("setup/refusals.txt", "this board: no space left\n");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    if (CHECK_INT(refusals.count, 1))
        CHECK_STR(refusals.lines[0], "this board: no space left");
    CHECK(refusals.version != 0);
    spool_remove("setup/refusals.txt");
    spool_remove("setup");

    check_row("what the network settings lack, after them");
    spool_write("refusals.txt", "a.json: one\n");
    spool_write("network.txt", "network.json: no such country\n");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 2);
    CHECK_STR(refusals.lines[1], "network.json: no such country");
    refusals_read(spool_folder, NULL, &arena, &refusals);
    CHECK_INT(refusals.count, 1);
    spool_remove("network.txt");

    check_row("more lines than there is room for");
    char lines[REFUSALS_MOST_LINES + 3][20];
    for (int i = 0; i < REFUSALS_MOST_LINES + 3; i++) {
        snprintf(lines[i], sizeof lines[i], "line %d", i);
        refusals_add_line(&refusals, lines[i]);
    }
    CHECK_INT(refusals.count, REFUSALS_MOST_LINES);
    CHECK_STR(refusals.lines[REFUSALS_MOST_LINES - 1], lines[REFUSALS_MOST_LINES - 2]);

    check_row("what is no text is none");
    spool_write("refusals.txt", "\xff\xfe");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 0);
    CHECK(refusals_add(&refusals, &operator_live, &arena) == &operator_live);
    arena_finish(&arena);
    spool_unmake();
    return check_done();
}
