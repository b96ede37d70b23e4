#include "agent/checks.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "json/read.h"
#include "json/write.h"
#include "spool/file.h"

enum { MOST_BYTES = 65536 };

static void add_time(struct json_writer *json, const char *name, int64_t ms)
{
    if (ms >= 0)
        json_addf(json, name, "%" PRId64, ms);
}

static void add_check(struct json_writer *json, const char *name, const struct check *check)
{
    const struct source *source = check->source;
    bool is_good = source->good_ms >= 0 && source->good_ms == source->asked_ms;
    if (check->settings->url_count == 0)
        return;
    json_open_line(json, name, '{');
    json_add_text(json, "url", check->settings->urls[is_good ? source->good_url : 0]);
    add_time(json, "asked_ms", source->asked_ms);
    add_time(json, "good_ms", source->good_ms);
    json_addf(json, "poll_ms", "%" PRId64, check->settings->poll_ms);
    if (source->asked_ms >= 0)
        json_add_text(json, "outcome", source_outcome_name(source->outcome));
    if (*check->text)
        json_add_text(json, "text", check->text);
    if (instant_is_set(check->changed))
        json_add_instant(json, "changed", check->changed);
    json_close(json, '}');
}

void checks_text(struct str_builder *out, const struct check checks[AGENT_DOCUMENT_COUNT],
                 const char *const troubles[CHECKS_TROUBLE_COUNT])
{
    static const char *const names[CHECKS_TROUBLE_COUNT] = {"settings", "broker", "folders"};
    struct json_writer writer = {.out = out, .layout = JSON_LINES}, *json = &writer;
    json_open(json, NULL, '{');
    json_add_text(json, "format", "nownext-checks/1");
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        add_check(json, agent_document_name(i), &checks[i]);
    for (int i = 0; i < CHECKS_TROUBLE_COUNT; i++)
        if (*troubles[i])
            json_add_text(json, names[i], troubles[i]);
    json_close(json, '}');
    str_add(out, "\n");
}

bool checks_write(const char *run, const struct check checks[AGENT_DOCUMENT_COUNT],
                  const char *const troubles[CHECKS_TROUBLE_COUNT])
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder out = {.arena = &arena};
    checks_text(&out, checks, troubles);
    const char *path = arena_printf(&arena, "%s/" CHECKS_FILE, run);
    bool ok = spool_replace_file(path, out.text, out.length, NULL) ||
              (mkdir(arena_printf(&arena, "%s/" CHECKS_FOLDER, run), 0755) == 0 &&
               spool_replace_file(path, out.text, out.length, NULL));
    arena_finish(&arena);
    return ok;
}

void checks_recall(const char *path, int64_t ret_good_ms[AGENT_DOCUMENT_COUNT])
{
    struct arena arena;
    const cJSON *tree = NULL;
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    if (!spool_read_file(path, MOST_BYTES, &arena, &bytes, &size, NULL) ||
        !json_parse(bytes, size, JSON_NATIVE, &arena, &tree, NULL))
        tree = NULL;
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++) {
        const cJSON *check = cJSON_GetObjectItemCaseSensitive(tree, agent_document_name(i));
        const cJSON *good = cJSON_GetObjectItemCaseSensitive(check, "good_ms");
        bool is_time = cJSON_IsNumber(good) && good->valuedouble >= 0 && good->valuedouble < 1e15;
        ret_good_ms[i] = is_time ? (int64_t)good->valuedouble : -1;
    }
    arena_finish(&arena);
}
