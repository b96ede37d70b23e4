#include "setup/intake_taken.h"

#include <stdlib.h>
#include <string.h>

#include "json/read.h"
#include "json/write.h"
#include "spool/file.h"
#include "spool/order.h"

enum { MOST_BYTES = 256 * 1024, MOST_FILES = INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES };
static const char FORMAT[] = "nownext-taken/1";

struct intake_taken {
    struct intake_taken *next;
    enum spool_name document;
    struct intake_source source;
    bool is_there; /* it was seen in this run */
};

struct intake_source intake_source_of(const char *name, const char *bytes, size_t size)
{
    struct intake_source source = {.name = name};
    sha256_text(bytes, size, source.digest);
    return source;
}

/* ---- what is known ---- */

static void add(struct intake_run *run, enum spool_name document, const char *name, const char *digest,
                bool is_there)
{
    struct intake_taken *taken = ARENA_NEW(&run->whole, struct intake_taken);
    *taken = (struct intake_taken){.next = run->taken, .document = document, .is_there = is_there};
    taken->source.name = arena_copy(&run->whole, name);
    memcpy(taken->source.digest, digest, sizeof taken->source.digest);
    run->taken = taken;
}

static void read_item(struct intake_run *run, const cJSON *item)
{
    const char *as = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "as")),
               *name = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "name")),
               *digest = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "sha256"));
    if (!as || !name || !digest || strlen(digest) != SHA256_TEXT_SIZE - 1)
        return;
    for (int i = 0; i < SPOOL_NAME_COUNT; i++)
        if (strcmp(spool_file_name((enum spool_name)i), as) == 0)
            add(run, (enum spool_name)i, name, digest, false);
}

/* Of a file that is gone, or can't be read, nothing is known (see was_taken_unnoted). */
static void read_once(struct intake_run *run)
{
    struct arena scratch;
    const cJSON *tree, *item;
    const char *bytes;
    size_t size;
    if (run->taken_is_read)
        return;
    run->taken_is_read = true;
    arena_init(&scratch, malloc, free);
    if (spool_read_file(arena_printf(&scratch, "%s/" TAKEN_FILE, run->intake->spool), MOST_BYTES, &scratch,
                        &bytes, &size, NULL) &&
        json_parse(bytes, size, JSON_NATIVE, &scratch, &tree, NULL) &&
        json_check_format(cJSON_GetObjectItemCaseSensitive(tree, "format"), FORMAT, NULL)) {
        const cJSON *files = cJSON_GetObjectItemCaseSensitive(tree, "files");
        for (item = files ? files->child : NULL; item; item = item->next)
            read_item(run, item);
    }
    arena_finish(&scratch);
}

static struct intake_taken *find(struct intake_run *run, enum spool_name document, const char *digest)
{
    read_once(run);
    struct intake_taken *taken = run->taken;
    while (taken && (taken->document != document || strcmp(taken->source.digest, digest) != 0))
        taken = taken->next;
    return taken;
}

/* Those of the document that are not on the partition any more. */
static void drop_gone(struct intake_run *run, enum spool_name document)
{
    for (struct intake_taken **at = &run->taken; *at;)
        if ((*at)->document == document && !(*at)->is_there)
            *at = (*at)->next;
        else
            at = &(*at)->next;
}

static bool write_taken(struct intake_run *run)
{
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    struct str_builder text = {.arena = &scratch};
    struct json_writer json = {.out = &text, .layout = JSON_LINES};
    unsigned count = 0;
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", FORMAT);
    json_open(&json, "files", '[');
    for (const struct intake_taken *taken = run->taken; taken && count < MOST_FILES;
         taken = taken->next, count++) {
        json_open_line(&json, NULL, '{');
        json_add_text(&json, "as", spool_file_name(taken->document));
        json_add_text(&json, "name", intake_run_printable(&scratch, taken->source.name));
        json_add_text(&json, "sha256", taken->source.digest);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    str_add(&text, "\n");
    bool ok = spool_replace_file(arena_printf(&scratch, "%s/" TAKEN_FILE, run->intake->spool), text.text,
                                 text.length, run->reterr);
    arena_finish(&scratch);
    return ok;
}

/* ---- what is taken ---- */

void intake_taken_see(struct intake_run *run, enum spool_name document, const struct intake_source *source)
{
    struct intake_taken *taken = find(run, document, source->digest);
    if (taken)
        taken->is_there = true;
}

static bool is_known(const struct intake_run *run, enum spool_name document)
{
    const struct intake_taken *taken = run->taken;
    while (taken && taken->document != document)
        taken = taken->next;
    return taken != NULL;
}

/* Where what was taken is forgotten: what is there as it would be put now, and has its number, was taken
 * then. The card has not changed, and what has come since stays the latest word. */
static bool was_taken_unnoted(struct intake_run *run, enum spool_name document, const char *bytes,
                              size_t size)
{
    struct order order;
    read_once(run);
    if (is_known(run, document))
        return false;
    order_read(run->intake->spool, &order, NULL);
    return order.numbers[document] > 0 && intake_run_has(run, spool_file_name(document), bytes, size);
}

bool intake_taken_put(struct intake_run *run, enum spool_name document, const struct intake_source *source,
                      const char *bytes, size_t size, bool anew)
{
    const bool is_old = was_taken_unnoted(run, document, bytes, size);
    if (!intake_run_put(run, spool_file_name(document), bytes, size, anew, run->reterr))
        return false;
    if (find(run, document, source->digest))
        return true;
    drop_gone(run, document);
    add(run, document, source->name, source->digest, true);
    return (is_old || order_raise(run->intake->spool, run->intake->feed, document, run->reterr)) &&
           write_taken(run);
}
