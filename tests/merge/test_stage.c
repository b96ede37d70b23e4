/*
 * Several files change together: all or none, with a power cut at every rename and removal.
 */
#include "merge/stage.h"

#include "spool/power_cut.h"

#include <dirent.h>

#include "base/arena.h"
#include "spool/file.h"

static char folder[] = "/tmp/nownext-stage-XXXXXX";
static const char *const names[] = {"a.json", "b.json", "c.json"};
static const struct stage stage = {folder, 3, names};
static const char *told; /* what is put, in each file */

static const char *content(const char *name)
{
    static char text[40];
    char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[size] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void write_plainly(const char *name, const char *text)
{
    char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void change(void)
{
    struct err err = {0};
    CHECK(stage_recover(&stage, &err) && stage_begin(&stage, &err) &&
          stage_put(&stage, "a.json", told, strlen(told), &err) &&
          stage_put(&stage, "c.json", told, strlen(told), &err) && stage_commit(&stage, &err));
    CHECK_STR(err.text, "");
}

static unsigned entries(void)
{
    unsigned count = 0;
    DIR *opened = opendir(folder);
    while (readdir(opened))
        count++;
    closedir(opened);
    return count - 2;
}

static void test_change(void)
{
    write_plainly("b.json", "stays");
    told = "one";
    change();
    CHECK_STR(content("a.json"), "one");
    CHECK_STR(content("b.json"), "stays");
    CHECK_STR(content("c.json"), "one");
    CHECK_INT(entries(), 3);
    CHECK_STR(stage_folder(), "next.~");
}

static void test_power_cuts(void)
{
    unsigned old = 0, new = 0;
    for (unsigned place = 0;; place++) {
        char label[40];
        snprintf(label, sizeof label, "cut at place %u", place);
        check_row(label);
        told = "one";
        change();
        told = "two";
        bool came = power_cut_run(change, place);
        /* The next beginning: both are of one time then. */
        CHECK(stage_recover(&stage, NULL));
        CHECK_INT(entries(), 3);
        char first[40];
        snprintf(first, sizeof first, "%s", content("a.json"));
        CHECK_STR(content("c.json"), first);
        CHECK_STR(content("b.json"), "stays");
        old += strcmp(first, "one") == 0;
        new += strcmp(first, "two") == 0;
        if (!came)
            break;
    }
    CHECK(old >= 4);
    CHECK(new >= 6);
}

/* A stage that was never ready, with a file that was being written. */
static void test_leftovers(void)
{
    char path[100];
    check_row("leftovers");
    told = "one";
    change();
    CHECK(stage_begin(&stage, NULL));
    CHECK(!stage_begin(&stage, NULL));
    CHECK(stage_put(&stage, "a.json", "x", 1, NULL));
    snprintf(path, sizeof path, "%s", "next.~/b.json.~aB3dEf");
    write_plainly(path, "half");
    CHECK(stage_recover(&stage, NULL));
    CHECK_STR(content("a.json"), "one");
    CHECK_INT(entries(), 3);
}

static void make(const char *name)
{
    char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CHECK(mkdir(path, 0755) == 0);
}

static void check_change(const char *what)
{
    told = what;
    change();
    CHECK_STR(content("a.json"), what);
    CHECK_STR(content("b.json"), "stays");
    CHECK_STR(content("c.json"), what);
    CHECK_INT(entries(), 3);
}

/* What somebody has left where the stage is: it stops nothing, and is not there afterwards. */
static void test_strays(void)
{
    char path[100], target[100];
    check_row("a file beside what is ready");
    make("next");
    write_plainly("next/a.json", "ready");
    write_plainly("next/stray", "x");
    CHECK(stage_recover(&stage, NULL));
    CHECK_STR(content("a.json"), "ready");
    check_change("two");
    check_row("folders beside what is ready, and in its place");
    make("next");
    make("next/a.json");
    make("next/deep");
    make("next/deep/er");
    write_plainly("next/deep/er/x", "x");
    write_plainly("next/c.json", "ready");
    CHECK(stage_recover(&stage, NULL));
    CHECK_STR(content("a.json"), "two");
    CHECK_STR(content("c.json"), "ready");
    check_change("three");
    check_row("no folder");
    write_plainly("next", "x");
    write_plainly("next.~", "x");
    check_change("four");
    check_row("in what was never ready");
    make("next.~");
    make("next.~/a.json");
    write_plainly("next.~/a.json/x", "x");
    write_plainly("next.~/stray", "x");
    check_change("five");
    check_row("while it is made");
    CHECK(stage_begin(&stage, NULL) && stage_put(&stage, "a.json", "six", 3, NULL));
    make("next");
    write_plainly("next/stray", "x");
    CHECK(stage_commit(&stage, NULL));
    CHECK_STR(content("a.json"), "six");
    CHECK_INT(entries(), 3);
    check_row("a folder where a file belongs");
    snprintf(path, sizeof path, "%s/a.json", folder);
    CHECK(unlink(path) == 0);
    make("a.json");
    write_plainly("a.json/x", "x");
    check_change("seven");
    check_row("a link leads nowhere else");
    snprintf(path, sizeof path, "%s/next", folder);
    snprintf(target, sizeof target, "%s.else", folder);
    CHECK(mkdir(target, 0755) == 0 && symlink(target, path) == 0);
    snprintf(path, sizeof path, "%s.else/a.json", folder);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("else", file) >= 0 && fclose(file) == 0);
    check_change("eight");
    snprintf(path, sizeof path, "%s/next.~", folder);
    CHECK(symlink(target, path) == 0);
    check_change("nine");
    snprintf(path, sizeof path, "%s.else/a.json", folder);
    CHECK(access(path, F_OK) == 0 && unlink(path) == 0 && rmdir(target) == 0);
}

static void test_no_folder(void)
{
    const struct stage nowhere = {"/no/such/folder", 3, names};
    struct err err = {0};
    check_row("no folder");
    CHECK(!stage_begin(&nowhere, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(stage_recover(&nowhere, NULL)); /* nothing is left there */
    err = (struct err){0};
    CHECK(!stage_commit(&stage, &err));
    CHECK_INT(err.code, ERR_IO);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    test_change();
    test_power_cuts();
    test_leftovers();
    test_strays();
    test_no_folder();
    for (unsigned i = 0; i < 3; i++) {
        char path[100];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    CHECK(rmdir(folder) == 0);
    return check_done();
}
