#include "spool/order.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "json/read.h"
#include "json/write.h"
#include "spool/file.h"

enum { MOST_BYTES = 4096 };
static const char FORMAT[] = "nownext-order/1";
static const int64_t MOST = INT64_C(1) << 52; /* a number that JSON's readers hold, and one more */

static void read_numbers(const cJSON *documents, struct order *ret)
{
    for (int i = 0; i < SPOOL_NAME_COUNT; i++) {
        const char *name = spool_file_name((enum spool_name)i);
        struct json_path path = {.name = name};
        const cJSON *item = cJSON_GetObjectItemCaseSensitive(documents, name);
        if (!item || !json_read_int(&path, item, 0, MOST, &ret->numbers[i], NULL))
            ret->numbers[i] = 0;
    }
}

bool order_read(const char *folder, struct order *ret, struct err *reterr)
{
    struct arena arena;
    struct stat about;
    const cJSON *tree;
    const char *bytes;
    size_t size;
    bool ok = true;
    *ret = (struct order){0};
    if (!folder)
        return true;
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s/" ORDER_FILE, folder);
    if (lstat(path, &about) == 0) {
        ok = spool_read_file(path, MOST_BYTES, &arena, &bytes, &size, reterr) &&
             json_parse(bytes, size, JSON_NATIVE, &arena, &tree, reterr) &&
             json_check_format(cJSON_GetObjectItemCaseSensitive(tree, "format"), FORMAT, reterr);
        if (ok)
            read_numbers(cJSON_GetObjectItemCaseSensitive(tree, "documents"), ret);
    }
    arena_finish(&arena);
    return ok;
}

static bool write_order(const char *folder, const struct order *order, struct err *reterr)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    struct json_writer json = {.out = &text, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", FORMAT);
    json_open(&json, "documents", '{');
    for (int i = 0; i < SPOOL_NAME_COUNT; i++)
        if (order->numbers[i] > 0)
            json_addf(&json, spool_file_name((enum spool_name)i), "%" PRId64, order->numbers[i]);
    json_close(&json, '}');
    json_close(&json, '}');
    str_add(&text, "\n");
    bool ok =
        spool_replace_file(arena_printf(&arena, "%s/" ORDER_FILE, folder), text.text, text.length, reterr);
    arena_finish(&arena);
    return ok;
}

bool order_raise(const char *folder, const char *other, enum spool_name document, struct err *reterr)
{
    struct order own, others;
    order_read(folder, &own, NULL);
    order_read(other, &others, NULL);
    int64_t highest =
        own.numbers[document] > others.numbers[document] ? own.numbers[document] : others.numbers[document];
    own.numbers[document] = highest < MOST ? highest + 1 : MOST;
    return write_order(folder, &own, reterr);
}
