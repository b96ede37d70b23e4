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
    fputs(text, file);
    fclose(file);
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
    test_no_folder();
    for (unsigned i = 0; i < 3; i++) {
        char path[100];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    CHECK(rmdir(folder) == 0);
    return check_done();
}
