#include "operator/venue_entry.h"

#include <string.h>

#include "broker/broker.h"
#include "configuration/read_venue.h"
#include "json/write.h"

/* --- in the text, which is JSON --- */

/* The end of the string that begins at `at`, after its quote. */
static const char *after_string(const char *at)
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at + 1;
}

static const char *after_blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static const char *after_value(const char *at)
{
    unsigned depth = 0;
    if (*at != '"' && *at != '{' && *at != '[')
        return at + strcspn(at, ",]} \t\r\n");
    do {
        if (*at == '"') {
            at = after_string(at);
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at++;
    } while (depth > 0);
    return at;
}

struct member {
    const char *name, *value, *end; /* its name's quote; the first of its value, and behind the last */
};

/* The member behind `*at`, which is behind the object's bracket or behind the member before. */
static bool next_member(const char **at, struct member *ret)
{
    const char *name = after_blanks(*at);
    if (*name == ',')
        name = after_blanks(name + 1);
    if (*name != '"')
        return false;
    ret->name = name;
    ret->value = after_blanks(after_blanks(after_string(name)) + 1);
    ret->end = *at = after_value(ret->value);
    return true;
}

/* By its name as it is written. *ret_before: the end of the member before it, NULL where it is the first. */
static bool find_member(const char *object, const char *name, struct member *ret, const char **ret_before)
{
    const char *at = object + 1, *before = NULL;
    while (next_member(&at, ret)) {
        size_t length = (size_t)(after_string(ret->name) - ret->name) - 2;
        if (length == strlen(name) && memcmp(ret->name + 1, name, length) == 0) {
            if (ret_before)
                *ret_before = before;
            return true;
        }
        before = ret->end;
    }
    return false;
}

/* The object of all displays; NULL where its name is not written plainly. */
static const char *find_displays(const char *text)
{
    struct member displays;
    const char *top = strchr(text, '{');
    return top && find_member(top, "displays", &displays, NULL) && *displays.value == '{' ? displays.value
                                                                                          : NULL;
}

static bool find_display(const char *text, const char *key, struct member *ret)
{
    const char *displays = find_displays(text);
    return displays && find_member(displays, key, ret, NULL) && *ret->value == '{';
}

static const char *splice(struct arena *arena, const char *text, const char *from, const char *to,
                          const char *by)
{
    return arena_printf(arena, "%.*s%s%s", (int)(from - text), text, by, to);
}

/* "[\"TEXT\"]", escaped. */
static const char *list_of(struct arena *arena, const char *text)
{
    struct str_builder out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '[');
    json_add_text(&json, NULL, text);
    json_close(&json, ']');
    return out.text;
}

static const char *quoted(struct arena *arena, const char *text)
{
    const char *list = list_of(arena, text);
    return arena_copy_n(arena, list + 1, strlen(list) - 2);
}

/* Gives a member of a display this value; NULL takes it away. NULL where the display is not found. */
static const char *set_member(struct arena *arena, const char *text, const char *key, const char *name,
                              const char *value)
{
    struct member display, member;
    const char *before;
    if (!find_display(text, key, &display))
        return NULL;
    if (find_member(display.value, name, &member, &before)) {
        const char *next = after_blanks(member.end);
        if (value)
            return splice(arena, text, member.value, member.end, value);
        return *next == ',' ? splice(arena, text, member.name, after_blanks(next + 1), "")
                            : splice(arena, text, before ? before : member.name, member.end, "");
    }
    if (!value)
        return text;
    /* As the first of them stands: on a line of its own, or behind the bracket. */
    const char *first = after_blanks(display.value + 1);
    const char *gap = memchr(display.value, '\n', (size_t)(first - display.value))
                          ? arena_copy_n(arena, display.value + 1, (size_t)(first - display.value - 1))
                          : " ";
    return splice(arena, text, first, first,
                  *first == '}' ? arena_printf(arena, "\"%s\": %s", name, value)
                                : arena_printf(arena, "\"%s\": %s,%s", name, value, gap));
}

/* --- what may be --- */

static const struct venue_display *find_board(const struct venue *venue, const char *key)
{
    char folded[VENUE_MOST_KEY_BYTES + 1], other[VENUE_MOST_KEY_BYTES + 1];
    venue_fold_key(key, folded);
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (strlen(key) <= VENUE_MOST_KEY_BYTES &&
            strcmp(folded, venue_fold_key(venue->displays[i].key, other)) == 0)
            return &venue->displays[i];
    return NULL;
}

static const struct venue_display *find_name(const struct venue *venue, const char *name)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (strcmp(name, venue->displays[i].config.name) == 0)
            return &venue->displays[i];
    return NULL;
}

/* "; did you mean door-n1?", or "". */
static const char *near_name(const struct venue *venue, const char *name, struct arena *arena)
{
    const char *near = NULL;
    unsigned best = 3;
    for (uint32_t i = 0; i < venue->display_count; i++) {
        unsigned distance = str_distance(arena, name, venue->displays[i].config.name);
        if (distance < best) {
            best = distance;
            near = venue->displays[i].config.name;
        }
    }
    return near ? arena_printf(arena, "; did you mean %s?", near) : "";
}

static bool fail_by_hand(struct err *reterr)
{
    return err_set(reterr, ERR_MEANING,
                   "its \"displays\" are not written so that they can be changed: write "
                   "it by hand");
}

/* A broker's users are named after their displays, and their passwords follow a colon. */
static bool check_name(const struct venue *venue, const struct venue_display *board, const char *key,
                       const char *name, struct err *reterr)
{
    char topic[BROKER_TOPIC_SIZE];
    const struct venue_display *other = find_name(venue, name);
    if (other && other != board)
        return err_set(
            reterr, ERR_MEANING,
            "the name %s is that of the board %s already: say another name, or \"assign %s as %s\" "
            "to put this board in its place",
            name, other->key, key, name);
    return (broker_topic("venue", name, "online", topic) && !strchr(name, ':') &&
            strcmp(name, BROKER_UNASSIGNED) != 0 && strcmp(name, "desk") != 0 &&
            strcmp(name, "home-assistant") != 0) ||
           err_set(reterr, ERR_USAGE,
                   "%s can't be a display's name: give it one (--name) without / + # :, and not desk, "
                   "unassigned or "
                   "home-assistant, which are others at the broker",
                   name);
}

/* make-venue makes it anew, and boards would have no password. */
static bool refuse_made(const struct venue *venue, struct err *reterr)
{
    static const char way[] = "mqtts://" BROKER_UNASSIGNED ":";
    return strncmp(venue->shared.live_mqtt, way, sizeof way - 1) != 0 ||
           err_set(reterr, ERR_MEANING,
                   "is what make-venue has made: assign in the file that it was made of, and then run "
                   "make-venue again");
}

/* It must be a venue again, with so many displays and this board as that one, and nothing wrong with it. */
static bool check(const char *text, struct arena *arena, uint32_t count, const char *key, const char *name,
                  struct err *reterr)
{
    struct issue_list issues;
    const struct venue *venue;
    issue_list_init(&issues, arena);
    if (!read_venue(text, strlen(text), arena, &issues, &venue, reterr))
        return false;
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        if (issue->level == ISSUE_ERROR)
            return err_set(reterr, ERR_MEANING, "%s: %s", issue->where, issue->text);
    const struct venue_display *board = find_board(venue, key);
    return (venue->display_count == count && board && strcmp(board->config.name, name) == 0) ||
           fail_by_hand(reterr);
}

/* --- what is done --- */

static const char *entry_text(const struct venue_entry *entry, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    json_open(&json, entry->key, '{');
    if (*entry->name)
        json_add_text(&json, "name", entry->name);
    json_add_text(&json, "role", *entry->room ? "door" : "hallway");
    if (*entry->room)
        json_add_texts(&json, "rooms", 1, &entry->room);
    json_close(&json, '}');
    return out.text;
}

/* NULL where the displays are not found. */
static const char *add(const char *text, const struct venue_entry *entry, struct arena *arena)
{
    const char *begin = find_displays(text);
    if (!begin)
        return NULL;
    const char *first = after_blanks(begin + 1), *end = after_value(begin) - 1, *last = end;
    bool is_empty = first == end;
    while (last > begin + 1 && strchr(" \t\r\n", last[-1]))
        last--;
    /* As the first display stands: on a line of its own, so far in, or behind the bracket. */
    const char *gap = is_empty ? "\n    " : arena_copy_n(arena, begin + 1, (size_t)(first - begin - 1));
    struct str_builder out = {.arena = arena};
    str_addf(&out, "%.*s%s%s%s%s", (int)(last - text), text, is_empty ? "" : ",",
             !is_empty && first == begin + 1 ? " " : gap, entry_text(entry, arena), is_empty ? "\n  " : "");
    str_add(&out, is_empty ? end : last);
    return out.text;
}

/* NULL where the display is not found. */
static const char *change(const char *text, const struct venue_display *board,
                          const struct venue_entry *entry, struct arena *arena)
{
    const enum display_role role = *entry->room ? ROLE_DOOR : ROLE_HALLWAY;
    if (board->config.role != role)
        text = set_member(arena, text, board->key, "role", quoted(arena, display_role_name(role)));
    if (text && *entry->room)
        text = set_member(arena, text, board->key, "rooms", list_of(arena, entry->room));
    else if (text && board->config.role == ROLE_DOOR) /* the room of a door is not all that a hallway shows */
        text = set_member(arena, text, board->key, "rooms", NULL);
    return text && *entry->name ? set_member(arena, text, board->key, "name", quoted(arena, entry->name))
                                : text;
}

const char *venue_entry_assign(const char *bytes, size_t size, const struct venue_entry *entry,
                               struct arena *arena, size_t *ret_size, struct venue_before *ret_before,
                               struct err *reterr)
{
    const char *text = arena_copy_n(arena, bytes, size);
    const struct venue *venue;
    *ret_before = (struct venue_before){NULL, NULL};
    if (!read_venue(bytes, size, arena, NULL, &venue, reterr) || !refuse_made(venue, reterr))
        return NULL;
    const struct venue_display *board = ret_before->board = find_board(venue, entry->key);
    const char *name = *entry->name ? entry->name : board ? board->config.name : entry->key;
    if (!check_name(venue, board, entry->key, name, reterr))
        return NULL;
    text = board ? change(text, board, entry, arena) : add(text, entry, arena);
    if (!text) {
        fail_by_hand(reterr);
        return NULL;
    }
    *ret_size = strlen(text);
    return check(text, arena, venue->display_count + !board, entry->key, name, reterr) ? text : NULL;
}

/* A name that is only its board's key is lost with it: it is written down. NULL where it is not found. */
static const char *keep_name(const char *text, const struct venue_display *display, struct arena *arena)
{
    struct member found, member;
    if (!find_display(text, display->key, &found))
        return NULL;
    return find_member(found.value, "name", &member, NULL)
               ? text
               : set_member(arena, text, display->key, "name", quoted(arena, display->config.name));
}

/* NULL where it is not found. */
static const char *set_key(const char *text, const char *key, const char *by, struct arena *arena)
{
    struct member found;
    return text && find_display(text, key, &found)
               ? splice(arena, text, found.name, after_string(found.name), quoted(arena, by))
               : NULL;
}

const char *venue_entry_replace(const char *bytes, size_t size, const char *key, const char *name,
                                struct arena *arena, size_t *ret_size, struct venue_before *ret_before,
                                struct err *reterr)
{
    static const char between[] = "\x7f"; /* no board's key */
    const char *text = arena_copy_n(arena, bytes, size);
    const struct venue *venue;
    *ret_before = (struct venue_before){NULL, NULL};
    if (!read_venue(bytes, size, arena, NULL, &venue, reterr) || !refuse_made(venue, reterr))
        return NULL;
    const struct venue_display *place = ret_before->replaced = find_name(venue, name),
                               *board = ret_before->board = find_board(venue, key);
    if (!place || board == place) {
        if (place)
            err_set(reterr, ERR_MEANING, "the board %s is %s already", key, name);
        else
            err_set(reterr, ERR_MEANING, "no display is called %s%s", name, near_name(venue, name, arena));
        return NULL;
    }
    text = keep_name(text, place, arena);
    if (board) {
        text = text ? keep_name(text, board, arena) : NULL;
        text = set_key(text, board->key, between, arena);
        text = set_key(text, place->key, board->key, arena);
        text = set_key(text, between, place->key, arena);
    } else {
        text = set_key(text, place->key, key, arena);
    }
    if (!text) {
        fail_by_hand(reterr);
        return NULL;
    }
    *ret_size = strlen(text);
    return check(text, arena, venue->display_count, key, name, reterr) ? text : NULL;
}
