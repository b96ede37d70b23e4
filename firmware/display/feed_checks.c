#include "display/feed_checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "json/read.h"
#include "spool/file.h"

enum { MOST_BYTES = 65536 };

static void take(struct feed_checks *checks, const cJSON *tree)
{
    const cJSON *program = cJSON_GetObjectItemCaseSensitive(tree, "program");
    const cJSON *good = cJSON_GetObjectItemCaseSensitive(program, "good_ms");
    checks->is_configured = cJSON_IsObject(program);
    checks->good_ms = cJSON_IsNumber(good) && good->valuedouble >= 0 ? (int64_t)good->valuedouble : -1;
}

void feed_checks_read(struct feed_checks *checks, const char *folder)
{
    struct arena arena;
    struct stat about;
    const cJSON *tree;
    const char *bytes;
    size_t size;
    char path[1024];
    snprintf(path, sizeof path, "%s/" FEED_CHECKS_FILE, folder ? folder : "");
    if (!folder || stat(path, &about) != 0) {
        *checks = (struct feed_checks){.good_ms = -1};
        return;
    }
    int64_t changed_ns = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
    if (changed_ns == checks->changed_ns && about.st_ino == checks->inode)
        return;
    checks->changed_ns = changed_ns;
    checks->inode = about.st_ino;
    arena_init(&arena, malloc, free);
    if (spool_read_file(path, MOST_BYTES, &arena, &bytes, &size, NULL) &&
        json_parse(bytes, size, JSON_NATIVE, &arena, &tree, NULL) &&
        json_check_format(cJSON_GetObjectItemCaseSensitive(tree, "format"), "nownext-checks/1", NULL))
        take(checks, tree);
    arena_finish(&arena);
}
