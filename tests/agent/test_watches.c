/*
 * What is seen of folders that others write into, come or not.
 */
#include "agent/watches.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "check.h"
#include "spool/file.h"

static char top[] = "/tmp/nownext-watches-XXXXXX";
static struct arena arena;
static struct watches watches;
static int64_t now_ms = 7000;

static const char *path_of(const char *name)
{
    return arena_printf(&arena, "%s/%s", top, name);
}

static void put(const char *name)
{
    CHECK(spool_replace_file(path_of(name), "x", 1, NULL));
}

static unsigned step(void)
{
    return watches_step(&watches, now_ms);
}

static void test_news(void)
{
    static const struct {
        const char *file;
        unsigned news;
    } rows[] = {{"setup/display.json", WATCHES_SETTINGS},
                {"run/venue", WATCHES_SETTINGS},
                {"display/status.json", WATCHES_STATUS},
                {"display/frame.png", WATCHES_FRAME},
                {"display/other", 0},
                {"stick/found", WATCHES_STICK},
                {"elsewhere", 0}};
    CHECK_INT(step(), 0);
    CHECK(watches_due(&watches) == INT64_MAX);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].file);
        put(rows[i].file);
        CHECK_INT(step(), rows[i].news);
        CHECK_INT(step(), 0);
    }
    check_row("removed");
    CHECK(remove(path_of("setup/display.json")) == 0);
    CHECK_INT(step(), WATCHES_SETTINGS);
}

/* Each folder in turn goes, and comes again; by a removal, or by another name. */
static void test_missing(void)
{
    static const struct {
        const char *folder, *file;
        unsigned news;
    } rows[] = {{"setup", "setup/display.json", WATCHES_SETTINGS},
                {"run", "run/venue", WATCHES_SETTINGS},
                {"display", "display/status.json", WATCHES_STATUS},
                {"stick", "stick/found", WATCHES_STICK}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int moved = 0; moved < 2; moved++) {
            check_row(rows[i].file);
            if (moved)
                CHECK(rename(path_of(rows[i].folder), path_of("aside")) == 0);
            else
                CHECK(spool_remove_all(path_of(rows[i].folder)));
            now_ms += 60000;
            unsigned news = 0;
            for (int k = 0; k < 2; k++)
                news |= step();
            CHECK_INT(news, rows[i].news);
            int64_t due = watches_due(&watches);
            CHECK_INT(due, now_ms + WATCHES_LOOK_MS);
            CHECK(mkdir(path_of(rows[i].folder), 0755) == 0);
            put(rows[i].file);
            now_ms = due - 1;
            CHECK_INT(step(), 0);
            now_ms = due;
            CHECK_INT(step(), rows[i].news);
            CHECK(watches_due(&watches) == INT64_MAX);
            put(rows[i].file);
            CHECK_INT(step(), rows[i].news);
            CHECK(spool_remove_all(path_of("aside")));
        }
}

int main(void)
{
    static const char *const folders[] = {"setup", "run", "display", "stick"};
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    const struct watches_folders all = {path_of("setup"), path_of("run/venue"), path_of("display"),
                                        path_of("stick")};
    check_row("none is there");
    CHECK(watches_open(&watches, &all, now_ms));
    CHECK_INT(watches_due(&watches), now_ms + WATCHES_LOOK_MS);
    CHECK_INT(step(), 0);
    for (size_t i = 0; i < 4; i++)
        CHECK(mkdir(path_of(folders[i]), 0755) == 0);
    now_ms += WATCHES_LOOK_MS;
    CHECK_INT(step(), WATCHES_SETTINGS | WATCHES_STATUS | WATCHES_STICK);
    test_news();
    test_missing();
    watches_close(&watches);
    check_row("none is wanted");
    const struct watches_folders two = {path_of("setup"), NULL, path_of("display"), NULL};
    CHECK(watches_open(&watches, &two, now_ms));
    CHECK(watches_due(&watches) == INT64_MAX);
    put("stick/found");
    CHECK_INT(step(), 0);
    watches_close(&watches);
    CHECK(spool_remove_all(top));
    arena_finish(&arena);
    return check_done();
}
