/* A board that is updated: what is in the one folder of before comes into the intake's own, once. */
#include "setup/intake_old.h"

#include "spool/power_cut.h"

#include "spool/file.h"
#include "spool/spool_fixture.h"

static char old[320];
static struct intake intake;

static void put(const char *folder, const char *name, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (CHECK(file)) {
        fputs(text, file);
        fclose(file);
    }
}

static const char *get(const char *folder, const char *name)
{
    static char text[100];
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[size] = '\0';
    return file ? text : NULL;
}

static void fill_old(void)
{
    char path[400];
    CHECK_INT(mkdir(old, 0700), 0);
    snprintf(path, sizeof path, "%s/pictures", old);
    CHECK_INT(mkdir(path, 0700), 0);
    put(old, "program.json", "old program");
    put(old, "display.json", "old display");
    put(old, "program.json.~aB3dEf", "half");
    put(old, "pictures/a.png", "a picture");
}

static void empty_new(void)
{
    spool_remove("program.json");
    spool_remove("display.json");
    spool_remove("pictures/a.png");
    rmdir(spool_path("pictures"));
}

static void take(void)
{
    intake_old_take(&intake);
}

static void check_all_moved(void)
{
    CHECK_STR(get(spool_folder, "program.json"), "old program");
    CHECK_STR(get(spool_folder, "display.json"), "old display");
    CHECK_STR(get(spool_folder, "pictures/a.png"), "a picture");
    CHECK(access(spool_path("program.json.~aB3dEf"), F_OK) != 0);
    CHECK(access(old, F_OK) != 0);
}

int main(void)
{
    spool_make("test_intake_old");
    snprintf(old, sizeof old, "%s.old", spool_folder);
    intake = (struct intake){.spool = spool_folder, .old = old};
    check_row("there is none");
    take();
    intake_old_take(&(struct intake){.spool = spool_folder});
    check_row("all that is in it, and in folders below it");
    fill_old();
    take();
    check_all_moved();
    check_row("what is in the new one stays");
    empty_new();
    fill_old();
    put(spool_folder, "program.json", "new program");
    take();
    CHECK_STR(get(spool_folder, "program.json"), "new program");
    CHECK_STR(get(spool_folder, "display.json"), "old display");
    CHECK(access(old, F_OK) != 0);
    check_row("power cuts: each file is in one of the two");
    bool came = true;
    unsigned cuts = 0;
    for (unsigned place = 0; came; place++) {
        empty_new();
        fill_old();
        came = power_cut_run(take, place);
        cuts += came;
        static const char *const names[] = {"program.json", "display.json", "pictures/a.png"};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            CHECK(get(spool_folder, names[i]) || get(old, names[i]));
        take();
        check_all_moved();
        spool_remove_leftovers(spool_folder); /* as the intake does after it */
    }
    CHECK(cuts >= 12);
    check_row("what can't be moved stays for another time");
    empty_new();
    fill_old();
    CHECK_INT(mkdir(spool_path("pictures"), 0700), 0);
    put(spool_folder, "pictures/a.png", "another");
    intake.spool = "/no/such/folder";
    take();
    CHECK_STR(get(old, "program.json"), "old program");
    CHECK_STR(get(old, "pictures/a.png"), "a picture");
    intake.spool = spool_folder;
    take();
    CHECK_STR(get(spool_folder, "pictures/a.png"), "another");
    CHECK(access(old, F_OK) != 0);
    empty_new();
    spool_unmake();
    return check_done();
}
