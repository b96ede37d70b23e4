#include "tool/venue_entry.h"

#include <string.h>

#include "broker/broker.h"
#include "json/write.h"
#include "configuration/read_venue.h"

/* The end of the string that begins at `at`, after its quote. The text is JSON. */
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

/* The bracket that "displays" of the document opens with, and in *ret_end the one that it ends with. NULL
 * where there is none by this name, as it is written. */
static const char *find_displays(const char *text, const char **ret_end)
{
    static const char name[] = "\"displays\"";
    const char *begin = NULL;
    unsigned depth = 0;
    for (const char *at = text; *at;) {
        if (*at == '"') {
            const char *end = after_string(at), *colon = after_blanks(end);
            if (depth == 1 && (size_t)(end - at) == sizeof name - 1 &&
                memcmp(at, name, sizeof name - 1) == 0 && *colon == ':')
                begin = after_blanks(colon + 1);
            at = end;
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        if (*at == '}' && depth == 1 && begin && begin < at) {
            *ret_end = at;
            return begin;
        }
        at++;
    }
    return NULL;
}

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

static bool refuse_known(const struct venue *venue, const struct venue_entry *entry, struct err *reterr)
{
    const char *name = *entry->name ? entry->name : entry->key;
    char key[VENUE_MOST_KEY_BYTES + 1], other[VENUE_MOST_KEY_BYTES + 1], topic[BROKER_TOPIC_SIZE];
    venue_fold_key(entry->key, key);
    for (uint32_t i = 0; i < venue->display_count; i++) {
        const struct venue_display *display = &venue->displays[i];
        if (strcmp(key, venue_fold_key(display->key, other)) == 0)
            return err_set(reterr, ERR_MEANING, "the board %s is there already, as %s", display->key,
                           display->config.name);
        if (strcmp(name, display->config.name) == 0)
            return err_set(
                reterr, ERR_MEANING,
                "the name %s is that of the board %s already: another name, or put the new board in "
                "its place there",
                name, display->key);
    }
    /* A broker's users are named after their displays, and their passwords follow a colon. */
    return (broker_topic("venue", name, "online", topic) && !strchr(name, ':')) ||
           err_set(reterr, ERR_USAGE,
                   "%s can't be a display's name: give it one (--name) without / + # :", name);
}

/* It must be a venue again, with this board, and nothing wrong with it. */
static bool check(const char *text, size_t size, struct arena *arena, uint32_t count, struct err *reterr)
{
    struct issue_list issues;
    const struct venue *venue;
    issue_list_init(&issues, arena);
    if (!read_venue(text, size, arena, &issues, &venue, reterr))
        return false;
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        if (issue->level == ISSUE_ERROR)
            return err_set(reterr, ERR_MEANING, "%s: %s", issue->where, issue->text);
    return venue->display_count == count ||
           err_set(reterr, ERR_MEANING, "its \"displays\" can't be added to: write it by hand");
}

const char *venue_entry_add(const char *bytes, size_t size, const struct venue_entry *entry,
                            struct arena *arena, size_t *ret_size, struct err *reterr)
{
    const char *text = arena_copy_n(arena, bytes, size), *end;
    const struct venue *venue;
    if (!read_venue(bytes, size, arena, NULL, &venue, reterr) || !refuse_known(venue, entry, reterr))
        return NULL;
    const char *begin = find_displays(text, &end);
    if (!begin || *begin != '{') {
        err_set(reterr, ERR_MEANING, "its \"displays\" can't be added to: write it by hand");
        return NULL;
    }
    const char *first = after_blanks(begin + 1), *last = end;
    bool is_empty = first == end;
    while (last > begin + 1 && strchr(" \t\r\n", last[-1]))
        last--;
    /* As the first display stands: on a line of its own, so far in, or behind the bracket. */
    const char *gap = is_empty ? "\n    " : arena_copy_n(arena, begin + 1, (size_t)(first - begin - 1));
    struct str_builder out = {.arena = arena};
    str_addf(&out, "%.*s%s%s%s%s", (int)(last - text), text, is_empty ? "" : ",",
             !is_empty && first == begin + 1 ? " " : gap, entry_text(entry, arena), is_empty ? "\n  " : "");
    str_add(&out, is_empty ? end : last);
    *ret_size = out.length;
    return check(out.text, out.length, arena, venue->display_count + 1, reterr) ? out.text : NULL;
}
