#include "spool/tz.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "spool/file.h"

static struct arena arena;

int main(void)
{
    arena_init(&arena, malloc, free);
    char folder[] = "/tmp/nownext-test-XXXXXX";
    if (!mkdtemp(folder))
        return 1;
    const char *area = arena_printf(&arena, "%s/Area", folder);
    const char *zone = arena_printf(&arena, "%s/Town", area);
    const char *big = arena_printf(&arena, "%s/Big", area);
    CHECK(mkdir(area, 0755) == 0);
    CHECK(spool_replace_file(zone, "TZif2", 5, NULL));
    CHECK(spool_replace_file(big, arena_alloc(&arena, 70000), 70000, NULL));

    struct zone_source source = spool_zone_source();
    struct err err = {0};
    const void *bytes = NULL;
    size_t size = 0;

    setenv("TZDIR", folder, 1);
    CHECK(source.read(source.user, "Area/Town", &arena, &bytes, &size, &err));
    CHECK_INT(size, 5);
    CHECK(bytes && memcmp(bytes, "TZif2", 5) == 0);

    CHECK(!source.read(source.user, "Area/Big", &arena, &bytes, &size, &err));
    CHECK_INT(err.code, ERR_LIMIT);

    const char *const unknown[] = {"Area/Village", "Area", "Area/Town/Street"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        check_row(unknown[i]);
        err = (struct err){0};
        CHECK(!source.read(source.user, unknown[i], &arena, &bytes, &size, &err));
        CHECK_INT(err.code, ERR_MEANING);
        CHECK(strstr(err.text, unknown[i]) && strstr(err.text, "an IANA name such as Europe/Vienna"));
    }
    check_row("");

    check_row("names");
    const char *table = arena_printf(&arena, "%s/zone1970.tab", folder);
    const char *other = arena_printf(&arena, "%s/posix", folder);
    const char *copy = arena_printf(&arena, "%s/posix/Town", folder);
    static const char lines[] = "# a table\nAA\t+1\tArea/Town\tthe town\nBB,CC\t+2\tArea/Big\nnothing\n";
    const char *const *names;
    CHECK(mkdir(other, 0755) == 0 && spool_replace_file(copy, "TZif2", 5, NULL));
    CHECK(spool_replace_file(table, lines, strlen(lines), NULL));
    CHECK_INT(source.list(source.user, ZONE_NAMES_1970, &arena, &names), 2);
    CHECK_STR(names[0], "Area/Town");
    CHECK_STR(names[1], "Area/Big");
    CHECK_INT(source.list(source.user, ZONE_NAMES_ALL, &arena, &names), 2);
    CHECK_STR(names[0], "Area/Big");
    CHECK_STR(names[1], "Area/Town");
    unlink(copy);
    rmdir(other);
    unlink(table);
    CHECK_INT(source.list(source.user, ZONE_NAMES_1970, &arena, &names), 0);

    unlink(zone);
    unlink(big);
    rmdir(area);
    rmdir(folder);
    err = (struct err){0};
    CHECK(!source.read(source.user, "Area/Town", &arena, &bytes, &size, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(strstr(err.text, "install the package tzdata") != NULL);

    /* Without TZDIR, or with an empty one, the system's database answers, where there is one. */
    for (int is_set = 0; is_set < 2 && access("/usr/share/zoneinfo/Europe/Vienna", R_OK) == 0; is_set++) {
        if (is_set)
            setenv("TZDIR", "", 1);
        else
            unsetenv("TZDIR");
        err = (struct err){0};
        CHECK(source.read(source.user, "Europe/Vienna", &arena, &bytes, &size, &err));
        CHECK(size > 100 && memcmp(bytes, "TZif", 4) == 0);
    }
    arena_finish(&arena);
    return check_done();
}
