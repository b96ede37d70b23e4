#include "desk_page/order.h"

#include <string.h>

#include "desk/sentence.h"
#include "program/mark.h"

/* A notice is read by people who walk past. */
#define TEXT_MOST_CODE_POINTS 200
#define DAY_MIN (24 * 60)
#define ALARM_MOST_MIN (12 * 60)

/* An order being read: the sentence that it is. */
struct reading_order {
    const struct page *page;
    const struct request *fields;
    struct err *reterr;
    const char *what;
    uint32_t word_count;
    const char *words[4];
    struct sentence_options options;
    struct desk_command *command;
};

static void add_word(struct reading_order *order, const char *word)
{
    order->words[order->word_count++] = word;
}

static bool read_minutes(struct reading_order *order, int least, int most, int *ret)
{
    *ret = request_number(order->fields, "min", most + 1);
    if (*ret < least || *ret > most)
        return err_set(order->reterr, ERR_USAGE, "give a number from %d to %d for the minutes", least, most);
    return true;
}

static bool read_text(struct reading_order *order, const char **ret)
{
    *ret = str_clean(order->page->arena, request_field(order->fields, "text"));
    if (!**ret)
        return err_set(order->reterr, ERR_USAGE, "write what is to be said");
    if (str_code_points(*ret) > TEXT_MOST_CODE_POINTS)
        return err_set(order->reterr, ERR_USAGE,
                       "people walk past a screen: say it in %d letters at most (it has %u)",
                       TEXT_MOST_CODE_POINTS, (unsigned)str_code_points(*ret));
    return true;
}

/* So long from now on, as a sentence says it. */
static bool read_length(struct reading_order *order, int most)
{
    int minutes;
    if (!read_minutes(order, 1, most, &minutes))
        return false;
    order->options.until = arena_printf(order->page->arena, "+%dmin", minutes);
    return true;
}

/* The room of a field by its id; "" for none. */
static bool read_room(struct reading_order *order, const char **ret)
{
    const struct program *program = order->page->data->folded;
    *ret = request_field(order->fields, "room");
    for (uint32_t room = 0; room < program->room_count && **ret; room++)
        if (strcmp(program->rooms[room].id, *ret) == 0)
            return true;
    return !**ret || err_set(order->reterr, ERR_USAGE, "there is no room \"%.100s\"", *ret);
}

/* The rooms that something is said to: the page's own for a room's link. */
static bool read_scope(struct reading_order *order)
{
    const struct page *page = order->page;
    const char **room = ARENA_NEW(page->arena, const char *);
    if (!read_room(order, room))
        return false;
    if (!page->is_desk)
        *room = page->data->folded->rooms[page->room].id;
    order->options.room_count = **room ? 1 : 0;
    order->options.rooms = room;
    return true;
}

/* ---- sessions ---- */

/* The session that the order is of: one of the room whose page this is. */
static bool read_session(struct reading_order *order)
{
    const struct page *page = order->page;
    const struct program *program = page->data->folded;
    uint32_t session = program_find_session(program, request_field(order->fields, "s"));
    if (session == PROGRAM_NONE)
        return err_set(order->reterr, ERR_USAGE, "the program has no such session any more");
    order->options.session_id = program->sessions[session].id;
    if (page->is_desk || session_in_room(program, &program->sessions[session], page->room) ||
        mark_was_in_room(program, session, page->room))
        return true;
    return err_set(order->reterr, ERR_USAGE, "this link is for %s, and the session is in another room",
                   page_room_name(program, page->room));
}

static bool read_delay(struct reading_order *order)
{
    int minutes;
    if (!read_session(order) || !read_minutes(order, 0, DAY_MIN, &minutes))
        return false;
    add_word(order, "delay");
    add_word(order, arena_printf(order->page->arena, *order->what == 'm' ? "+%d" : "%d", minutes));
    return true;
}

static bool read_move(struct reading_order *order)
{
    const char *room, *start = request_field(order->fields, "start");
    if (!read_session(order) || !read_room(order, &room))
        return false;
    if (!*room && !*start)
        return err_set(order->reterr, ERR_USAGE, "say where it goes: another room, another time, or both");
    add_word(order, "move");
    if (*room)
        add_word(order, room);
    order->options.at = *start ? start : NULL;
    return true;
}

static bool read_of_session(struct reading_order *order)
{
    const char *room = "", *text = "";
    bool is_full = strcmp(order->what, "full") == 0, is_title = strcmp(order->what, "title") == 0;
    if (!read_session(order) || (is_full && !read_room(order, &room)) ||
        (is_title && !read_text(order, &text)))
        return false;
    add_word(order, order->what);
    if (*room || *text)
        add_word(order, *room ? room : text);
    return true;
}

/* ---- the day ---- */

static bool read_say(struct reading_order *order)
{
    const char *text;
    if (!read_text(order, &text) || !read_length(order, DAY_MIN) || !read_scope(order))
        return false;
    order->options.is_warning = strcmp(request_field(order->fields, "level"), "warning") == 0;
    add_word(order, "notice");
    add_word(order, text);
    return true;
}

static bool read_unsay(struct reading_order *order)
{
    add_word(order, "notice");
    add_word(order, "end");
    add_word(order, request_field(order->fields, "id"));
    return true;
}

static bool read_alarm(struct reading_order *order)
{
    add_word(order, "emergency");
    if (strcmp(order->what, "test") == 0)
        add_word(order, "test");
    add_word(order, request_field(order->fields, "kind"));
    return read_length(order, ALARM_MOST_MIN) && read_scope(order);
}

static bool read_lift(struct reading_order *order)
{
    add_word(order, "lift");
    return true;
}

static bool read_rehearse(struct reading_order *order)
{
    int minutes;
    if (!read_minutes(order, 0, ALARM_MOST_MIN, &minutes))
        return false;
    add_word(order, "rehearse");
    add_word(order, minutes > 0 ? request_field(order->fields, "start") : "end");
    return minutes == 0 || read_length(order, ALARM_MOST_MIN);
}

static bool read_undo(struct reading_order *order)
{
    add_word(order, "undo");
    add_word(order, request_field(order->fields, "n"));
    return true;
}

static const struct kind_of_order {
    const char *name;
    bool (*read)(struct reading_order *order);
    bool is_of_desk; /* alone */
} kinds[] = {{"more", read_delay, false},        {"delay", read_delay, false},
             {"late", read_of_session, false},   {"started", read_of_session, false},
             {"cancel", read_of_session, false}, {"full", read_of_session, false},
             {"open", read_of_session, false},   {"title", read_of_session, false},
             {"move", read_move, false},         {"say", read_say, false},
             {"unsay", read_unsay, false},       {"undo", read_undo, false},
             {"alarm", read_alarm, true},        {"test", read_alarm, true},
             {"lift", read_lift, true},          {"rehearse", read_rehearse, true}};

static bool read_words(struct reading_order *order)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(order->what, kinds[i].name) == 0)
            return order->page->is_desk || !kinds[i].is_of_desk
                       ? kinds[i].read(order)
                       : err_set(order->reterr, ERR_USAGE, "a room's link can't do this: ask the desk");
    return err_set(order->reterr, ERR_USAGE, "the page asks for what this desk can't do");
}

/* ---- what was said ---- */

static bool say(struct reading_order *order)
{
    const struct page *page = order->page;
    const struct desk_page_data *data = page->data;
    const struct sentence_context context = {data->folded,   &data->commands, data->live,
                                             data->prepared, page->now,       page->desk->source.key_of};
    struct sentence sentence;
    order->options.by = page->by;
    order->options.via = "page";
    sentence_read(order->word_count, order->words, &order->options, &context, page->arena, &sentence);
    if (sentence.outcome != SENTENCE_COMMAND)
        return err_set(order->reterr, ERR_USAGE, "%s", sentence.text);
    *order->command = sentence.command;
    return true;
}

/* Of an undo and of a notice that ends it is known only now whose room it is. */
static bool is_allowed(const struct reading_order *order)
{
    const struct page *page = order->page;
    const struct desk_command *command = order->command;
    if (command->verb == DESK_UNDO && !desk_may(&page->data->commands, command, order->reterr))
        return false;
    if (command->verb == DESK_UNDO)
        command = &page->data->commands.commands[command->undone - 1];
    if (page->is_desk || page_command_in_room(page->data->folded, command, page->room))
        return true;
    return err_set(order->reterr, ERR_USAGE, "this link is for %s, and that is elsewhere",
                   page_room_name(page->data->folded, page->room));
}

static void settle(struct str_builder *out, const char *name, const char *value)
{
    if (!*value)
        return;
    str_addf(out, "%s%s=", out->length > 0 ? "&" : "", name);
    url_add(out, value);
}

static const char *settled(const struct reading_order *order)
{
    static const char *const copied[] = {"room", "text", "kind", "level", "id", "n"};
    const struct live *says = &order->command->says;
    const struct change *change = says->changes.count > 0 ? says->changes.changes : NULL;
    struct arena *arena = order->page->arena;
    struct str_builder out = {.arena = arena};
    char start[40] = "";
    bool is_delay = order->command->verb == DESK_DELAY;
    if (change && change->fields & CHANGE_START)
        instant_format(change->start, 0, start);
    else if (says->rehearsal && says->rehearsal->until.ms > says->rehearsal->from.ms)
        instant_format(says->rehearsal->moment, 0, start);
    settle(&out, "do", is_delay ? "delay" : order->what);
    settle(&out, "s", change ? change->session : "");
    settle(&out, "min",
           is_delay ? arena_printf(arena, "%d", change->delay_min) : request_field(order->fields, "min"));
    settle(&out, "start", start);
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++)
        settle(&out, copied[i], request_field(order->fields, copied[i]));
    return out.text;
}

bool page_order_read(const struct page *page, const struct request *fields, const char **ret_order,
                     struct desk_command *ret, struct err *reterr)
{
    struct reading_order order = {.page = page,
                                  .fields = fields,
                                  .reterr = reterr,
                                  .what = request_field(fields, "do"),
                                  .command = ret};
    if (!read_words(&order) || !say(&order) || !is_allowed(&order))
        return false;
    *ret_order = settled(&order);
    return true;
}

bool order_read_again(const struct page *page, const char *order, struct desk_command *ret,
                      struct err *reterr)
{
    struct request *fields = ARENA_NEW(page->arena, struct request);
    const char *same;
    fields->method = REQUEST_POST;
    fields->target = "/";
    fields->body = order;
    if (!request_read(fields, page->arena))
        return err_set(reterr, ERR_USAGE, "the form says nothing that can be done");
    return page_order_read(page, fields, &same, ret, reterr);
}
