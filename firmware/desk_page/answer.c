#include "desk_page/desk_page.h"

#include <string.h>

#include "base/ascii.h"
#include "desk_page/cookie.h"
#include "desk_page/order.h"
#include "desk_page/style.h"

#define COOKIE "nownext"
#define NAME_COOKIE "nownext-name"
#define ROOM_COOKIE "nownext-room" /* which room this browser's link is of; it opens nothing */
#define NAME_MOST_CODE_POINTS 40
#define DESK_COOKIE_S (7 * 24 * 3600)

/* What a preview takes of an address's allowance, beside a page's 1: it looks at a whole day of every
 * display. */
#define PREVIEW_COST 4

const char *const desk_page_headers[] = {
    "Content-Security-Policy",
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options",
    "DENY",
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "no-referrer",
    "Cross-Origin-Opener-Policy",
    "same-origin",
    "Cross-Origin-Resource-Policy",
    "same-origin",
    NULL};

/* One request being answered. */
struct answer {
    struct desk_page *desk;
    struct request *request;
    struct response *response;
    struct desk_page_data data;
    struct page page;
    struct str_builder out;
    uint32_t first; /* the part of the path behind the base */
};

void desk_page_begin(struct desk_page *page, uint64_t start)
{
    page->forms = (struct forms){.secret = page->secret, .start = start};
    page->limiter = (struct limiter){0};
}

const char *desk_page_room_link(const struct desk_page *page, const struct program *program, uint32_t room,
                                struct instant day, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    str_add(&out, "/in/");
    url_add(&out, program->rooms[room].id);
    str_addf(&out, "/%s", token_room(page->secret, program, room, day, arena));
    return out.text;
}

const char *desk_page_desk_link(const struct desk_page *page, struct arena *arena)
{
    return arena_printf(arena, "/in/%s", token_desk(page->secret, arena));
}

/* ---- endings ---- */

static void finish(struct answer *answer, int status)
{
    answer->response->status = status;
    answer->response->body = answer->out.text ? answer->out.text : "";
    answer->response->length = answer->out.length;
}

static void say(struct answer *answer, int status, const char *title, const char *text)
{
    page_say(&answer->page, title, text);
    finish(answer, status);
}

static void go_on(struct answer *answer, const char *path)
{
    answer->response->location = path;
    finish(answer, 303);
}

/* Says it without anything of the desk: to whoever has no link. */
static void refuse(struct answer *answer, int status, const char *title, const char *text)
{
    answer->page.data = NULL;
    answer->page.is_desk = false;
    say(answer, status, title, text);
}

/* ---- links ---- */

static const char *room_base(const struct program *program, uint32_t room, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    str_add(&out, "/room/");
    url_add(&out, program->rooms[room].id);
    return out.text;
}

static uint32_t room_of_id(const struct program *program, const char *id)
{
    for (uint32_t room = 0; room < program->room_count; room++)
        if (strcmp(program->rooms[room].id, id) == 0)
            return room;
    return PROGRAM_NONE;
}

static const char *new_cookie(const struct answer *answer, const char *name, const char *value,
                              const char *path, int64_t seconds)
{
    const struct cookie cookie = {name, value, path, seconds,
                                  ascii_starts(answer->desk->url, "https://") > 0};
    return cookie_text(&cookie, answer->page.arena);
}

/* The browser goes on by the page that it has got: a link in another site's page gets that far without its
 * strict cookie, and a redirect would go on so. */
static void let_in(struct answer *answer, const char *token, const char *path, int64_t seconds)
{
    answer->response->cookie = new_cookie(answer, COOKIE, token, path, seconds);
    answer->response->location = path;
    answer->response->is_refresh = true;
    answer->page.data = NULL;
    page_begin(&answer->page, "Desk");
    html_put(answer->page.out, "<p><a class=\"button do\" href=\"%s\">Go on</a></p>\n", path);
    page_end(&answer->page);
    finish(answer, 200);
}

static void answer_over(struct answer *answer, const struct day *day)
{
    static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
    int year, month, in_month;
    civil_from_days(day->date, &year, &month, &in_month);
    refuse(answer, 410, "This link has ended",
           arena_printf(answer->page.arena,
                        "It was for %s %04d-%02d-%02d. Scan the code of today, or ask the desk for it.",
                        days[civil_weekday(day->date)], year, month, in_month));
}

static void answer_link(struct answer *answer)
{
    const struct request *request = answer->request;
    const struct program *program = answer->data.program;
    struct day day;
    if (request->part_count == 2 && token_is_desk(answer->desk->secret, request->parts[1])) {
        let_in(answer, request->parts[1], "/", DESK_COOKIE_S);
        return;
    }
    uint32_t room = request->part_count == 3 ? room_of_id(program, request->parts[1]) : PROGRAM_NONE;
    enum token_state state = TOKEN_FORGED;
    if (room != PROGRAM_NONE)
        state =
            token_room_state(answer->desk->secret, program, room, request->parts[2], answer->page.now, &day);
    if (state == TOKEN_GOOD) {
        const int64_t seconds = (day.end.ms - answer->page.now.ms) / MS_PER_SECOND;
        struct str_builder id = {.arena = answer->page.arena};
        url_add(&id, program->rooms[room].id);
        let_in(answer, request->parts[2], room_base(program, room, answer->page.arena), seconds);
        answer->response->hint = new_cookie(answer, ROOM_COOKIE, id.text, "/", seconds);
    } else if (state == TOKEN_OVER)
        answer_over(answer, &day);
    else
        refuse(answer, 403, "This link is not of this desk",
               "Scan the room's code again, or ask the desk for a new one.");
}

/* ---- who it is ---- */

/* Whether a cookie lets somebody do this; *ret_over where a link of the room has ended. */
static bool may_enter(struct answer *answer, struct day *ret_day, bool *ret_over)
{
    const char *cookies[8];
    uint32_t count = request_cookies(answer->request, COOKIE, 8, answer->page.arena, cookies);
    bool is_room = false;
    *ret_over = false;
    for (uint32_t i = 0; i < count; i++) {
        if (token_is_desk(answer->desk->secret, cookies[i])) {
            answer->page.is_desk = true;
            return true;
        }
        if (answer->page.room == PROGRAM_NONE)
            continue;
        struct day day;
        enum token_state state = token_room_state(answer->desk->secret, answer->data.program,
                                                  answer->page.room, cookies[i], answer->page.now, &day);
        is_room = is_room || state == TOKEN_GOOD;
        if (state == TOKEN_OVER) {
            *ret_over = true;
            *ret_day = day;
        }
    }
    return is_room;
}

static const char *given_name(struct answer *answer)
{
    const char *name =
        str_clean(answer->page.arena, cookie_value(answer->request, NAME_COOKIE, answer->page.arena));
    return str_code_points(name) <= NAME_MOST_CODE_POINTS ? name : "";
}

/* A page of the desk, asked for with no more than a room's link: that leads back to the room. */
static void answer_outside(struct answer *answer)
{
    const struct program *program = answer->data.program;
    const char *id = answer->page.room == PROGRAM_NONE
                         ? cookie_value(answer->request, ROOM_COOKIE, answer->page.arena)
                         : "";
    const uint32_t room = *id ? room_of_id(program, id) : PROGRAM_NONE;
    if (room != PROGRAM_NONE && answer->request->method != REQUEST_POST)
        go_on(answer, room_base(program, room, answer->page.arena));
    else
        refuse(answer, 403, "Which desk are you from?",
               "Scan the code of your room, or open the link that the desk has given you.");
}

static void find_who(struct answer *answer)
{
    struct page *page = &answer->page;
    page->name = given_name(answer);
    const char *room = page->room != PROGRAM_NONE ? page_room_name(answer->data.program, page->room) : "";
    if (*page->name)
        page->by = page->name;
    else if (page->is_desk)
        page->by = "desk";
    else
        page->by = arena_printf(page->arena, "link of %s", room);
}

static void answer_name(struct answer *answer)
{
    struct str_builder value = {.arena = answer->page.arena};
    const char *name = str_clean(answer->page.arena, request_field(answer->request, "name"));
    str_add(&value, "");
    if (str_code_points(name) <= NAME_MOST_CODE_POINTS)
        url_add(&value, name);
    answer->response->cookie = new_cookie(answer, NAME_COOKIE, value.text, "/", DESK_COOKIE_S);
    go_on(answer, *answer->page.base ? answer->page.base : "/");
}

/* ---- what changes something ---- */

/* Whether somebody has done something in the same rooms since the preview was made. */
static const char *done_since(const struct page *page, const struct desk_command *command, uint32_t seen)
{
    const struct program *program = page->data->folded;
    const struct desk_commands *commands = &page->data->commands;
    for (uint32_t i = seen; i < commands->count; i++) {
        const struct desk_command *other = &commands->commands[i];
        if (other->verb == DESK_UNDO && other->undone > 0 && other->undone <= i)
            other = &commands->commands[other->undone - 1];
        bool is_whole = other->verb >= DESK_EMERGENCY && command->verb >= DESK_EMERGENCY;
        for (uint32_t room = 0; room < program->room_count && !is_whole; room++)
            is_whole =
                page_command_in_room(program, other, room) && page_command_in_room(program, command, room);
        if (is_whole)
            return arena_printf(page->arena, "Look again: meanwhile %s has done: %s.",
                                commands->commands[i].by, page_command(page, &commands->commands[i]));
    }
    return NULL;
}

/* An undo that was at hand, and is not any more, is previewed as all else is. */
static const char *late_undo(const struct page *page, const struct desk_command *command, const char **order)
{
    const struct desk_command *undone = &page->data->commands.commands[command->undone - 1];
    if (strcmp(*order, page_undo_order(page, command->undone)) != 0 ||
        page->now.ms - undone->made.ms < UNDO_AT_HAND_MS)
        return NULL;
    *order = arena_printf(page->arena, "do=undo&n=%u", command->undone);
    return "The minute of an undo without a question is over: look at what it changes.";
}

static void answer_do(struct answer *answer)
{
    struct page *page = &answer->page;
    const char *order = request_field(answer->request, "order"),
               *form = request_field(answer->request, "form");
    uint32_t seen = (uint32_t)request_number(answer->request, "seen", 0), number;
    const char *says = arena_printf(page->arena, "%u %s", seen, order);
    struct desk_command command;
    struct err err = {0};
    switch (form_use(&answer->desk->forms, form, page->base, says, answer->request->steady_ms)) {
    case FORM_FORGED:
        say(answer, 403, "Not done",
            "This form is not of this desk, or it was changed. Look at the page again.");
        return;
    case FORM_OLD:
        say(answer, 409, "Not done",
            "This form is too old, or the desk was started again. Look at the page again.");
        return;
    case FORM_USED:
        say(answer, 409, "Already done",
            "This was sent before, and it was done then. It was not done again.");
        return;
    case FORM_GOOD:
        break;
    }
    if (!order_read_again(page, order, &command, &err)) {
        say(answer, 409, "Not done", err.text);
        return;
    }
    const char *hint =
        command.verb == DESK_UNDO ? late_undo(page, &command, &order) : done_since(page, &command, seen);
    if (hint) {
        page_preview(page, order, &command, hint);
        finish(answer, 409);
        return;
    }
    if (!answer->desk->source.add(answer->desk->source.user, &command, page->now, &number, &err)) {
        form_give_back(&answer->desk->forms, form);
        say(answer, 503, "Not done", err.text);
        return;
    }
    go_on(answer, arena_printf(page->arena, "%s/done?n=%u", page->base, number));
}

/* ---- pages ---- */

static void answer_preview(struct answer *answer)
{
    struct desk_command command;
    struct err err = {0};
    const char *order;
    if (!limiter_take(&answer->desk->limiter, address_key(answer->request->address), PREVIEW_COST,
                      answer->request->steady_ms)) {
        say(answer, 429, "Too many requests", "Wait a moment, then try again.");
    } else if (!page_order_read(&answer->page, answer->request, &order, &command, &err)) {
        say(answer, 400, "This can't be done", err.text);
    } else {
        page_preview(&answer->page, order, &command, NULL);
        finish(answer, 200);
    }
}

static void answer_session(struct answer *answer, void (*show)(struct page *page, uint32_t session))
{
    uint32_t session = program_find_session(answer->data.folded, request_field(answer->request, "s"));
    if (session == PROGRAM_NONE) {
        say(answer, 404, "Not found", "The program has no such session any more.");
        return;
    }
    show(&answer->page, session);
    finish(answer, 200);
}

static void answer_done(struct answer *answer)
{
    int number = request_number(answer->request, "n", 0);
    if (number > 0 && page_done(&answer->page, (uint32_t)number))
        finish(answer, 200);
    else
        say(answer, 404, "Not found", "There is no such entry.");
}

static void show_found(struct page *page)
{
    page_found(page, request_field(page->request, "q"));
}

/* A page of the desk, or of a room, by its name. */
static void answer_page(struct answer *answer, const char *name)
{
    static const struct {
        const char *name;
        void (*show)(struct page *page);
    } of_desk[] = {{"find", show_found},  {"notices", page_notices}, {"emergency", page_emergency},
                   {"alarm", page_alarm}, {"history", page_history}, {"rehearsal", page_rehearsal}};
    bool is_room = answer->page.room != PROGRAM_NONE;
    if (strcmp(name, "preview") == 0) {
        answer_preview(answer);
        return;
    }
    if (strcmp(name, "session") == 0 || strcmp(name, "move") == 0) {
        answer_session(answer, *name == 's' ? page_session : page_move);
        return;
    }
    if (strcmp(name, "done") == 0) {
        answer_done(answer);
        return;
    }
    for (size_t i = 0; i < sizeof of_desk / sizeof *of_desk && !is_room; i++)
        if (strcmp(name, of_desk[i].name) == 0) {
            of_desk[i].show(&answer->page);
            finish(answer, 200);
            return;
        }
    if (*name) {
        say(answer, 404, "Not found", "There is no such page.");
        return;
    }
    if (is_room)
        page_room(&answer->page);
    else
        page_start(&answer->page);
    finish(answer, 200);
}

static void answer_inside(struct answer *answer)
{
    const struct request *request = answer->request;
    const char *name = answer->first < request->part_count ? request->parts[answer->first] : "";
    struct day day;
    bool is_over;
    if (!may_enter(answer, &day, &is_over)) {
        if (is_over)
            answer_over(answer, &day);
        else
            answer_outside(answer);
        return;
    }
    find_who(answer);
    if (request->part_count > answer->first + 1) {
        say(answer, 404, "Not found", "There is no such page.");
    } else if (request->method != REQUEST_POST) {
        answer_page(answer, name);
    } else if (request_is_foreign(request, answer->page.arena)) {
        say(answer, 403, "Not done", "This form is from another site.");
    } else if (strcmp(name, "do") == 0) {
        answer_do(answer);
    } else if (strcmp(name, "name") == 0) {
        answer_name(answer);
    } else {
        say(answer, 405, "Not done", "This page only shows something.");
    }
}

static void answer_style(struct answer *answer)
{
    answer->response->type = "text/css; charset=utf-8";
    answer->response->may_be_kept = true;
    for (const char *const *part = style_parts; *part; part++)
        str_add(&answer->out, *part);
    finish(answer, 200);
}

/* What holds now, and the room that the path names. */
static bool read_desk(struct answer *answer)
{
    struct err err = {0};
    struct page *page = &answer->page;
    if (!answer->desk->source.read(answer->desk->source.user, &answer->data, &err)) {
        refuse(answer, 503, "The desk can't read its folder", err.text);
        return false;
    }
    page->data = &answer->data;
    if (answer->request->part_count == 0 || strcmp(answer->request->parts[0], "room") != 0)
        return true;
    page->room = answer->request->part_count > 1 ? room_of_id(answer->data.program, answer->request->parts[1])
                                                 : PROGRAM_NONE;
    answer->first = 2;
    if (page->room == PROGRAM_NONE) {
        refuse(answer, 404, "Not found", "There is no such room.");
        return false;
    }
    page->base = room_base(answer->data.program, page->room, page->arena);
    return true;
}

void desk_page_answer(struct desk_page *desk, struct request *request, struct instant now,
                      struct arena *arena, struct response *ret)
{
    struct answer answer = {.desk = desk, .request = request, .response = ret};
    *ret = (struct response){
        .type = "text/html; charset=utf-8", .location = "", .cookie = "", .hint = "", .body = ""};
    answer.out.arena = arena;
    answer.page = (struct page){.desk = desk,
                                .request = request,
                                .now = now,
                                .room = PROGRAM_NONE,
                                .base = "",
                                .by = "",
                                .name = "",
                                .arena = arena,
                                .out = &answer.out};
    if (!limiter_take(&desk->limiter, address_key(request->address), 1, request->steady_ms))
        refuse(&answer, 429, "Too many requests", "Wait a moment, then try again.");
    else if (!request_host_is_ours(request->host, desk->url))
        refuse(&answer, 421, "Not here", "This desk is not of that name.");
    else if (request->method == REQUEST_OTHER)
        refuse(&answer, 405, "Not done", "This desk knows GET, HEAD and POST.");
    else if (!request_read(request, arena))
        refuse(&answer, 400, "Not understood", "The request is none that a page of this desk makes.");
    else if (strcmp(request->target, STYLE_PATH) == 0)
        answer_style(&answer);
    else if (!read_desk(&answer))
        return;
    else if (request->part_count > 0 && strcmp(request->parts[0], "in") == 0)
        answer_link(&answer);
    else
        answer_inside(&answer);
}
