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
    CHECK(refusals_text(&refusals, NULL, &arena) == NULL);
    CHECK(refusals_line(&refusals, &arena) == NULL);
    CHECK(refusals.version == 0 && !refusals.settings);

    check_row("a line each, empty ones left out, and those past the eighth counted");
    spool_write("refusals.txt", "\na.json: one\n\nb.xml: two\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 8);
    CHECK_STR(refusals.lines[0], "a.json: one");
    CHECK_STR(refusals.lines[7], "h: 8");
    CHECK(!refusals.settings);
    check_row("as a text, and in one line");
    CHECK_STR(refusals_text(&refusals, NULL, &arena), "a.json: one\nb.xml: two\nc: 3\nd: 4 (+5)");
    CHECK_STR(refusals_text(&refusals, "d: 4", &arena), "d: 4\na.json: one\nb.xml: two\nc: 3 (+5)");
    CHECK_STR(refusals_line(&refusals, &arena), "a.json: one (+8)");
    refusals.lasting = "no zone";
    CHECK_STR(refusals_text(&refusals, NULL, &arena), "a.json: one\nb.xml: two\nc: 3\nd: 4 (+5)\nno zone");
    refusals.lasting = NULL;
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

    check_row("one on the settings of this display is marked");
    spool_write("refusals.txt", "a.xml: no\n!display.json: bad\n!venue.json: too\n!\n");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 3);
    CHECK_STR(refusals.lines[1], "display.json: bad");
    CHECK_STR(refusals.settings, "display.json: bad");

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

    check_row("what a stick brought: after what is wrong, and not counted with it");
    spool_remove("refusals.txt");
    CHECK_INT(mkdir(spool_path("agent"), 0700), 0);
    spool_write("agent/stick.txt", "+stick: live.json is taken\n");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 0);
    CHECK(refusals.version != 0);
    CHECK_STR(refusals.good, "stick: live.json is taken");
    CHECK_STR(refusals_line(&refusals, &arena), "stick: live.json is taken");
    CHECK_STR(refusals_text(&refusals, NULL, &arena), "stick: live.json is taken");
    spool_write("agent/stick.txt", "stick: program.json: no\n+stick: live.json is taken\n");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 1);
    CHECK_STR(refusals_line(&refusals, &arena), "stick: program.json: no (+1)");
    CHECK_STR(refusals_text(&refusals, NULL, &arena), "stick: program.json: no\nstick: live.json is taken");
    spool_remove("agent/stick.txt");
    spool_remove("agent");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK(!refusals.good);
    spool_write("refusals.txt", "a.json: one\n");
    refusals_read(spool_folder, NULL, &arena, &refusals);

    check_row("more lines than there is room for");
    char lines[REFUSALS_MOST_LINES + 3][20];
    for (int i = 0; i < REFUSALS_MOST_LINES + 3; i++) {
        snprintf(lines[i], sizeof lines[i], "line %d", i);
        refusals_add_line(&refusals, lines[i]);
    }
    CHECK_INT(refusals.count, REFUSALS_MOST_LINES);
    CHECK_STR(refusals.lines[REFUSALS_MOST_LINES - 1], lines[REFUSALS_MOST_LINES - 2]);
    CHECK_INT(refusals.more, 4);
    CHECK_STR(refusals_line(&refusals, &arena), "a.json: one (+19)");
    CHECK(strstr(refusals_text(&refusals, NULL, &arena), "line 2 (+16)"));

    check_row("more lines than a file may have: they are counted, and what is marked is found");
    spool_write("refusals.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n2\n!display.json: ten\n11\n+all is well\n");
    refusals_read(spool_folder, NULL, &arena, &refusals);
    CHECK_INT(refusals.count, 8);
    CHECK_INT(refusals.more, 3);
    CHECK_STR(refusals.settings, "display.json: ten");
    CHECK_STR(refusals.good, "all is well");
    CHECK_STR(refusals_line(&refusals, &arena), "1 (+11)");

    check_row("what is no text is none");
    spool_write("refusals.txt", "\xff\xfe");
    refusals_read(spool_folder, spool_folder, &arena, &refusals);
    CHECK_INT(refusals.count, 0);
    CHECK(refusals_text(&refusals, NULL, &arena) == NULL);
    arena_finish(&arena);
    spool_unmake();
    return check_done();
}
