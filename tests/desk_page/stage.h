/*
 * stage: a desk in memory, of the small program, and a browser that asks it: for tests of pages.
 */
#ifndef NOWNEXT_TESTS_DESK_PAGE_STAGE_H
#define NOWNEXT_TESTS_DESK_PAGE_STAGE_H

#include "changes/fold.h"
#include "desk_page/desk_page.h"
#include "load/load_program.h"
#include "reader/name_key.h"
#include "lookup/moment.h"
#include "check.h"

#define STAGE_MOST_ENTRIES 64

static struct stage {
    struct loaded loaded;
    struct arena arena; /* of the log and of all answers */
    struct desk_command entries[STAGE_MOST_ENTRIES];
    uint32_t entry_count;
    const char *fails;     /* why the log can't be read; NULL: it can */
    const char *add_fails; /* why it can't be written */
    const struct prepared_texts *prepared;
    const struct venue *venue;
    struct instant now;
    int64_t steady_ms;
    const char *cookies, *host, *origin, *site, *address;
    struct desk_page desk;
    struct response response;
} stage;

static inline bool stage_read(void *user, struct desk_page_data *ret, struct err *reterr)
{
    (void)user;
    if (stage.fails)
        return err_set(reterr, ERR_IO, "%s", stage.fails);
    const struct desk_commands commands = {"", "log", stage.entry_count, stage.entries};
    const struct live *live = desk_live(&commands, 0, stage.now, &stage.arena);
    *ret =
        (struct desk_page_data){.program = stage.loaded.program,
                                .folded = changes_fold(stage.loaded.program, NULL, live, &stage.arena, NULL),
                                .commands = commands,
                                .live = live,
                                .venue = stage.venue,
                                .prepared = stage.prepared};
    return true;
}

static inline bool stage_add(void *user, const struct desk_command *command, struct instant now,
                             uint32_t *ret_number, struct err *reterr)
{
    struct desk_commands commands = {"", "log", stage.entry_count, stage.entries};
    (void)user;
    (void)now;
    if (stage.add_fails)
        return err_set(reterr, ERR_IO, "%s", stage.add_fails);
    if (!desk_may(&commands, command, reterr))
        return false;
    stage.entries[stage.entry_count++] = *command;
    *ret_number = stage.entry_count;
    return true;
}

/* A local time of the small program. */
static inline void stage_at(const char *time)
{
    struct err err = {0};
    CHECK(when_read(time, stage.loaded.program, &stage.now, &err));
}

/* A text for fires, and none for all else. */
static inline void stage_prepare(void)
{
    static const struct label_variant fire[] = {{"de", "Raus."}, {"en", "Leave <now>."}};
    static const struct prepared_texts texts = {
        .note = "", .kinds = {[EMERGENCY_FIRE] = {.text = {2, fire}, .picture = "", .is_example = true}}};
    stage.prepared = &texts;
}

/* At 10:05 of the event's first day, asked by the desk itself. */
static inline void stage_begin(void)
{
    struct err err = {0};
    memset(&stage, 0, sizeof stage);
    arena_init(&stage.arena, malloc, free);
    if (!load_program("tests/data/tool/small.json", &(struct load_options){.timezone = NULL}, &stage.loaded,
                      &err)) {
        printf("%s\n", err.text);
        exit(1);
    }
    for (int i = 0; i < TOKEN_SECRET_SIZE; i++)
        stage.desk.secret[i] = (uint8_t)i;
    stage.desk.url = "";
    stage.desk.is_local = true;
    stage.desk.source = (struct desk_page_source){NULL, stage_read, stage_add, name_key};
    desk_page_begin(&stage.desk, 7);
    stage.cookies = arena_printf(&stage.arena, "nownext=%s", token_desk(stage.desk.secret, &stage.arena));
    stage.host = "127.0.0.1:8017";
    stage.origin = stage.site = "";
    stage.address = "127.0.0.1";
    stage.steady_ms = 1000;
    stage_at("2025-03-29T10:05");
}

static inline void stage_end(void)
{
    load_finish(&stage.loaded);
    arena_finish(&stage.arena);
    check_row("");
}

/* From now on it is asked with a room's link of today. */
static inline void stage_be_room(const char *id)
{
    uint32_t room = program_find_room(stage.loaded.program, (struct room_name){id, id});
    stage.cookies =
        arena_printf(&stage.arena, "nownext=%s",
                     token_room(stage.desk.secret, stage.loaded.program, room, stage.now, &stage.arena));
}

/* Asks; gives the status. A second passes with each. */
static inline int stage_ask(enum request_method method, const char *target, const char *body)
{
    struct request *request = ARENA_NEW(&stage.arena, struct request);
    *request = (struct request){.method = method,
                                .target = target,
                                .body = body,
                                .host = stage.host,
                                .origin = stage.origin,
                                .site = stage.site,
                                .cookies = stage.cookies,
                                .address = stage.address,
                                .steady_ms = stage.steady_ms};
    stage.steady_ms += 1000;
    desk_page_answer(&stage.desk, request, stage.now, &stage.arena, &stage.response);
    return stage.response.status;
}

static inline int stage_get(const char *target)
{
    return stage_ask(REQUEST_GET, target, "");
}

/* Whether the last answer's page has this. */
static inline bool stage_has(const char *text)
{
    bool has = strstr(stage.response.body, text) != NULL;
    if (!has)
        printf("  no \"%s\" in: %.6000s\n", text, stage.response.body);
    return has;
}

static inline bool stage_lacks(const char *text)
{
    return strstr(stage.response.body, text) == NULL;
}

/* The value of the first hidden field of this name of the last answer, unescaped. */
static inline const char *stage_hidden(const char *name)
{
    const char *at =
        strstr(stage.response.body, arena_printf(&stage.arena, "type=\"hidden\" name=\"%s\" value=\"", name));
    if (!CHECK(at != NULL))
        return "";
    at = strstr(at, "value=\"") + 7;
    struct str_builder out = {.arena = &stage.arena};
    str_add(&out, "");
    for (const char *end = strchr(at, '"'); at < end; at++) {
        str_add_n(&out, at, 1);
        if (strncmp(at, "&amp;", 5) == 0)
            at += 4;
    }
    return out.text;
}

/* The body of the last answer's first form that changes something. */
static inline const char *stage_form(void)
{
    static const char *const names[] = {"order", "seen", "form"};
    struct str_builder out = {.arena = &stage.arena};
    for (int i = 0; i < 3; i++) {
        str_addf(&out, "%s%s=", i > 0 ? "&" : "", names[i]);
        url_add(&out, stage_hidden(names[i]));
    }
    return out.text;
}

/* Previews an order and does it; gives the last status. */
static inline int stage_do(const char *base, const char *order)
{
    int status = stage_get(arena_printf(&stage.arena, "%s/preview?%s", base, order));
    if (status != 200)
        return status;
    return stage_ask(REQUEST_POST, arena_printf(&stage.arena, "%s/do", base), stage_form());
}

#endif
