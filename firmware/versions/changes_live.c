#include "versions/changes_live.h"

#include <string.h>

#include "base/str.h"
#include "load/known_names.h"
#include "program/limits.h"
#include "reader/name_key.h"

#define ONE_ROOM_AT_MOST "live data move a session into one room alone"
#define ONE_ROOM_AT_LEAST "live data take no session out of all rooms"

struct telling {
    const struct changes_found *found;
    const struct program *first, *last;
    struct arena *arena;
    struct live *live;
    struct changes_untold *untold;
    struct change *changes;
    uint32_t *change_of; /* for each session of the first version its change, or PROGRAM_NONE */
    struct live_session *added;
    const char **id_of; /* for each session of the last version that is added its id, else NULL */
    struct map ids;     /* the keys of these */
    uint32_t *old_room; /* for each room of the last version that of the first, or PROGRAM_NONE */
    struct known_languages languages;
    struct untold *missing, *details;
};

static void add_missing(struct telling *telling, const struct changes_item *item, const char *text)
{
    telling->missing[telling->untold->missing_count++] = (struct untold){item, text};
}

static void add_detail(struct telling *telling, const struct changes_item *item, const char *text)
{
    telling->details[telling->untold->detail_count++] = (struct untold){item, text};
}

/* ---- rooms ---- */

static void match_rooms(struct telling *telling)
{
    const uint32_t *room_of = telling->found->match.room_of;
    telling->old_room = ARENA_ARRAY(telling->arena, uint32_t, telling->last->room_count);
    for (uint32_t i = 0; i < telling->last->room_count; i++)
        telling->old_room[i] = program_find_room(telling->first, room_own_name(&telling->last->rooms[i]));
    for (uint32_t i = telling->first->room_count; i-- > 0;)
        if (room_of[i] != PROGRAM_NONE)
            telling->old_room[room_of[i]] = i;
}

/* Rooms that a session is in: positions of the first version's, and how many of the last one's that has not.
 */
struct places {
    uint32_t kept_count, entered_count, left_count, unknown_count;
    uint32_t *kept, *entered;
};

static bool is_same_room(const struct telling *telling, uint32_t before, uint32_t now)
{
    return telling->found->match.room_of[before] == now || telling->old_room[now] == before;
}

static const struct session nowhere; /* what was not there before */

static struct places find_places(const struct telling *telling, const struct session *before,
                                 const struct session *now)
{
    const uint32_t old_count = before->room_count;
    struct places places = {.kept = ARENA_ARRAY(telling->arena, uint32_t, old_count),
                            .entered = ARENA_ARRAY(telling->arena, uint32_t, now->room_count)};
    for (uint32_t i = 0; i < old_count; i++) {
        bool is_kept = false;
        for (uint32_t j = 0; j < now->room_count && !is_kept; j++)
            is_kept = is_same_room(telling, before->rooms[i], now->rooms[j]);
        if (is_kept)
            places.kept[places.kept_count++] = before->rooms[i];
    }
    places.left_count = old_count - places.kept_count;
    for (uint32_t j = 0; j < now->room_count; j++) {
        bool was_there = false;
        for (uint32_t i = 0; i < old_count && !was_there; i++)
            was_there = is_same_room(telling, before->rooms[i], now->rooms[j]);
        if (!was_there && telling->old_room[now->rooms[j]] == PROGRAM_NONE)
            places.unknown_count++;
        else if (!was_there)
            places.entered[places.entered_count++] = telling->old_room[now->rooms[j]];
    }
    return places;
}

static const char *list_rooms(const struct telling *telling, const struct program *program, uint32_t count,
                              const uint32_t *rooms)
{
    struct str_builder list = {.arena = telling->arena};
    str_add(&list, count == 0 ? "no room" : "");
    for (uint32_t i = 0; i < count; i++)
        str_addf(&list, "%s%s", i ? " and " : "", label_text(program->rooms[rooms[i]].name, ""));
    return list.text;
}

/* Why it is not shown where it is now. */
static const char *why_not_there(const struct telling *telling, const struct session *now)
{
    struct str_builder list = {.arena = telling->arena};
    uint32_t count = 0;
    for (uint32_t i = 0; i < now->room_count; i++)
        if (telling->old_room[now->rooms[i]] == PROGRAM_NONE)
            str_addf(&list, "%s%s", count++ ? " and " : "",
                     label_text(telling->last->rooms[now->rooms[i]].name, ""));
    if (count > 0)
        return arena_printf(telling->arena, "%s %s", list.text,
                            count > 1 ? "are new rooms" : "is a new room");
    return now->room_count == 0 ? ONE_ROOM_AT_LEAST : ONE_ROOM_AT_MOST;
}

static void add_wrong_rooms(struct telling *telling, const struct changes_item *item, uint32_t shown_count,
                            const uint32_t *shown)
{
    const struct session *now = &telling->last->sessions[item->now];
    add_missing(telling, item,
                arena_printf(telling->arena, "is shown in %s, not in %s: %s",
                             list_rooms(telling, telling->first, shown_count, shown),
                             list_rooms(telling, telling->last, now->room_count, now->rooms),
                             why_not_there(telling, now)));
}

static void say_room(const struct telling *telling, struct change *change, uint32_t room)
{
    struct room_name *name = ARENA_NEW(telling->arena, struct room_name);
    *name = room_own_name(&telling->first->rooms[room]);
    change->fields |= CHANGE_ROOM;
    change->room = name;
}

/* The room that a change can name, and what that leaves wrong. */
static void tell_rooms(struct telling *telling, const struct changes_item *item, struct change *change)
{
    const struct session *before = &telling->first->sessions[item->before];
    const struct session *now = &telling->last->sessions[item->now];
    const struct places places = find_places(telling, before, now);
    const uint32_t *room = NULL;
    if (places.kept_count == 0 && places.entered_count > 0)
        room = &places.entered[0];
    else if (places.kept_count == 1 && places.left_count > 0)
        room = &places.kept[0];
    if (room)
        say_room(telling, change, *room);
    if (room ? places.kept_count + places.entered_count + places.unknown_count > 1
             : places.left_count + places.entered_count + places.unknown_count > 0)
        add_wrong_rooms(telling, item, room ? 1 : before->room_count, room ? room : before->rooms);
}

/* ---- titles ---- */

/* Without the languages that the first version does not have; the first as one of no language where it would
 * be none. */
static struct label title_for(struct telling *telling, const struct changes_item *item, struct label title)
{
    struct label_variant *variants = ARENA_ARRAY(telling->arena, struct label_variant, title.count + 1);
    struct label known = {.variants = variants};
    for (uint32_t i = 0; i < title.count; i++)
        if (known_languages_have(&telling->languages, title.variants[i].language))
            variants[known.count++] = title.variants[i];
        else
            add_detail(
                telling, item,
                arena_printf(telling->arena, "the title in the language %s", title.variants[i].language));
    if (known.count == 0 && title.count > 0)
        variants[known.count++] = (struct label_variant){.language = "", .text = title.variants[0].text};
    return known;
}

static void tell_title(struct telling *telling, const struct changes_item *item, struct change *change)
{
    const struct session *now = &telling->last->sessions[item->now];
    if (!str_has_ink(label_text(now->title, ""))) {
        add_missing(telling, item, "keeps the title that it had: it has none any more");
        return;
    }
    const struct label title = title_for(telling, item, now->title);
    if (match_same_label(title, telling->first->sessions[item->before].title))
        return;
    change->fields |= CHANGE_TITLE;
    change->title = title;
}

/* ---- changes ---- */

/* When the change was found, if inference tells it; else at the last poll. */
static struct instant made_of(const struct changes_between *between, const char *id)
{
    for (uint32_t i = 0; i < between->memory->told.count; i++)
        if (strcmp(between->memory->told.changes[i].session, id) == 0)
            return between->memory->told.changes[i].made;
    return between->polled;
}

static struct change *change_of(struct telling *telling, uint32_t before)
{
    struct live *live = telling->live;
    const uint32_t now = telling->found->match.now_of[before];
    const char *id = telling->first->sessions[before].id;
    if (telling->change_of[before] == PROGRAM_NONE) {
        telling->change_of[before] = live->changes.count;
        telling->changes[live->changes.count++] =
            (struct change){.session = id,
                            .made = made_of(telling->found->between,
                                            now == PROGRAM_NONE ? id : telling->last->sessions[now].id),
                            .by = "feed",
                            .start = INSTANT_NONE,
                            .end = INSTANT_NONE,
                            .reason = ""};
    }
    return &telling->changes[telling->change_of[before]];
}

/* A new start takes the planned end along, so that the end is said with it. */
static void say_times(struct change *change, const struct session *session, bool has_new_start)
{
    change->fields |= has_new_start ? CHANGE_START | CHANGE_END : CHANGE_END;
    if (has_new_start)
        change->start = session->start;
    change->end = session->end;
}

static void tell_change(struct telling *telling, const struct changes_item *item)
{
    const struct session *before = &telling->first->sessions[item->before];
    struct change *change = change_of(telling, item->before);
    const struct session *now = item->now == PROGRAM_NONE ? NULL : &telling->last->sessions[item->now];
    if (!now || !session_is_scheduled(now) || now->cancelled) {
        change->fields = CHANGE_CANCELLED;
        change->cancelled = true;
        return;
    }
    if (before->cancelled)
        change->fields |= CHANGE_CANCELLED;
    tell_rooms(telling, item, change);
    if (before->start.ms != now->start.ms || before->end.ms != now->end.ms)
        say_times(change, now, before->start.ms != now->start.ms);
    if (item->differences & DIFFERENCE_TITLE)
        tell_title(telling, item, change);
    if (change->fields == 0) { /* it is the last one */
        telling->change_of[item->before] = PROGRAM_NONE;
        telling->live->changes.count--;
    }
}

/* ---- parts of blocks that go elsewhere ---- */

/* Whether a block takes a part along to another room: one that is in rooms of the block alone. One in a
 * single room may become that, where a block around the block has gone there. */
static bool takes_to_room(const struct telling *telling, uint32_t block, uint32_t part)
{
    const struct session *session = &telling->first->sessions[part];
    bool all = session->room_count > 0;
    if (session->room_count == 1)
        return true;
    for (uint32_t i = 0; i < session->room_count; i++)
        all = all && session_in_room(telling->first, &telling->first->sessions[block], session->rooms[i]);
    return all;
}

/* Which fields a part has to say of itself, since a block around it says them. */
static unsigned taken_along(const struct telling *telling, uint32_t part)
{
    const struct session *sessions = telling->first->sessions;
    unsigned fields = 0;
    for (uint32_t up = sessions[part].part_of; up != PROGRAM_NONE; up = sessions[up].part_of) {
        const uint32_t number = telling->change_of[up];
        const unsigned said = number == PROGRAM_NONE ? 0 : telling->changes[number].fields;
        fields |= said & CHANGE_START;
        if (said & CHANGE_ROOM && takes_to_room(telling, up, part))
            fields |= CHANGE_ROOM;
    }
    if (telling->change_of[part] != PROGRAM_NONE)
        fields &= ~telling->changes[telling->change_of[part]].fields;
    return fields;
}

static void keep_part(struct telling *telling, uint32_t part)
{
    const struct session *before = &telling->first->sessions[part];
    const uint32_t number = telling->found->match.now_of[part];
    const struct session *now = number == PROGRAM_NONE ? NULL : &telling->last->sessions[number];
    const unsigned fields = session_is_scheduled(before) ? taken_along(telling, part) : 0;
    if (fields == 0)
        return;
    struct change *change = change_of(telling, part);
    if (fields & CHANGE_START)
        say_times(change, now && session_is_scheduled(now) && !now->cancelled ? now : before, true);
    if (fields & CHANGE_ROOM)
        say_room(telling, change, before->rooms[0]);
    if (fields & CHANGE_ROOM && before->room_count > 1)
        add_missing(telling, NULL,
                    arena_printf(telling->arena, "\"%s\" is shown in %s, not in %s: %s",
                                 label_text(before->title, ""),
                                 list_rooms(telling, telling->first, 1, before->rooms),
                                 list_rooms(telling, telling->first, before->room_count, before->rooms),
                                 ONE_ROOM_AT_MOST));
}

static void keep_parts(struct telling *telling)
{
    for (uint32_t i = 0; i < telling->first->session_count; i++)
        if (telling->first->sessions[i].part_of != PROGRAM_NONE)
            keep_part(telling, i);
}

/* ---- added sessions ---- */

static const char *new_id(struct telling *telling, const char *id, uint32_t number)
{
    const char *found = arena_printf(telling->arena, "live-%s", id);
    while (strlen(found) > LIMIT_NAME_BYTES ||
           name_find_session(telling->first, found, telling->arena) != PROGRAM_NONE ||
           !map_add(&telling->ids, name_key(telling->arena, found), number))
        found = arena_printf(telling->arena, "live-added-%u", (unsigned)++number);
    return found;
}

static bool is_placed(struct telling *telling, const struct changes_item *item)
{
    const struct session *session = &telling->last->sessions[item->now];
    const struct places places = find_places(telling, &nowhere, session);
    if (session->room_count == 0 || places.entered_count > 0)
        return true;
    add_missing(telling, item,
                arena_printf(telling->arena, "is not shown: %s", why_not_there(telling, session)));
    return false;
}

static const char *track_for(struct telling *telling, const struct changes_item *item)
{
    const uint32_t number = telling->last->sessions[item->now].track;
    if (number == PROGRAM_NONE)
        return "";
    const struct track *track = &telling->last->tracks[number];
    const char *key = name_key(telling->arena, label_text(track->name, ""));
    const char *same_name = NULL;
    for (uint32_t i = 0; i < telling->first->track_count; i++) {
        const struct track *other = &telling->first->tracks[i];
        if (strcmp(other->id, track->id) == 0)
            return other->id;
        if (!same_name && strcmp(name_key(telling->arena, label_text(other->name, "")), key) == 0)
            same_name = other->id;
    }
    if (!same_name)
        add_detail(telling, item,
                   arena_printf(telling->arena, "the track \"%s\"", label_text(track->name, "")));
    return same_name ? same_name : "";
}

static const char *block_for(const struct telling *telling, uint32_t block)
{
    if (block == PROGRAM_NONE)
        return "";
    const uint32_t before = telling->found->match.before_of[block];
    if (telling->id_of[block])
        return telling->id_of[block];
    return before == PROGRAM_NONE ? "" : telling->first->sessions[before].id;
}

static void tell_added(struct telling *telling, const struct changes_item *item)
{
    const struct session *session = &telling->last->sessions[item->now];
    const struct places places = find_places(telling, &nowhere, session);
    struct live_session *added = &telling->added[telling->live->session_count++];
    struct room_name *rooms = ARENA_ARRAY(telling->arena, struct room_name, places.entered_count);
    for (uint32_t i = 0; i < places.entered_count; i++)
        rooms[i] = room_own_name(&telling->first->rooms[places.entered[i]]);
    *added = (struct live_session){.made = telling->found->between->polled,
                                   .by = "feed",
                                   .session = *session,
                                   .room_count = places.entered_count,
                                   .rooms = rooms,
                                   .part_of = block_for(telling, session->part_of),
                                   .track = track_for(telling, item)};
    added->session.id = telling->id_of[item->now];
    added->session.title = title_for(telling, item, session->title);
    added->session.part_of = added->session.track = PROGRAM_NONE;
    added->session.room_count = 0;
    if (places.unknown_count > 0)
        add_wrong_rooms(telling, item, places.entered_count, places.entered);
}

/* ---- what differs else ---- */

static void find_details(struct telling *telling)
{
    const struct changes_found *found = telling->found;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct changes_item *item = &found->items[i];
        const bool people = item->differences & DIFFERENCE_PEOPLE,
                   language = item->differences & DIFFERENCE_LANGUAGE;
        if (people || language)
            add_detail(telling, item,
                       people && language ? "the people, the language"
                       : people           ? "the people"
                                          : "the language");
    }
}

/* ---- what is of no session ---- */

static void tell_event(struct telling *telling)
{
    const struct program *first = telling->first, *last = telling->last;
    const struct instant at = instant_is_set(last->last) ? last->last : telling->found->between->polled;
    if (zone_offset_at(&first->zone, at) != zone_offset_at(&last->zone, at))
        add_missing(telling, NULL, "Clock times are still those of the time zone before");
    if (!match_same_label(first->event.title, last->event.title))
        add_detail(telling, NULL, "The event's title");
}

static void tell_renamed(struct telling *telling)
{
    for (uint32_t i = 0; i < telling->found->renamed_count; i++)
        add_missing(telling, NULL,
                    arena_printf(telling->arena, "The room \"%s\" is still called so, not \"%s\"",
                                 telling->found->renamed[i].before, telling->found->renamed[i].now));
}

/* ---- the whole ---- */

static bool is_told_as_added(const struct telling *telling, const struct changes_item *item)
{
    return item->group == CHANGES_ADDED &&
           (item->before == PROGRAM_NONE || telling->first->sessions[item->before].set_aside);
}

static void tell_items(struct telling *telling)
{
    const struct changes_found *found = telling->found;
    for (uint32_t i = 0; i < found->count; i++) { /* ids first: a part names its block */
        const struct changes_item *item = &found->items[i];
        if (is_told_as_added(telling, item) && is_placed(telling, item))
            telling->id_of[item->now] = new_id(telling, telling->last->sessions[item->now].id, item->now);
    }
    for (uint32_t i = 0; i < found->count; i++) {
        const struct changes_item *item = &found->items[i];
        if (is_told_as_added(telling, item)) {
            if (telling->id_of[item->now])
                tell_added(telling, item);
        } else if (item->before != PROGRAM_NONE) {
            tell_change(telling, item);
        }
    }
    keep_parts(telling);
}

void changes_live(const struct changes_found *found, struct arena *arena, struct live *ret,
                  struct changes_untold *ret_untold)
{
    const struct program *first = found->match.before, *last = found->match.now;
    const struct instant polled = found->between->polled;
    const size_t sessions = first->session_count, items = found->count;
    struct telling telling = {
        .found = found,
        .first = first,
        .last = last,
        .arena = arena,
        .live = ret,
        .untold = ret_untold,
        .changes = ARENA_ARRAY(arena, struct change, sessions),
        .change_of = ARENA_ARRAY(arena, uint32_t, sessions),
        .added = ARENA_ARRAY(arena, struct live_session, items),
        .id_of = ARENA_ARRAY(arena, const char *, last->session_count),
        .missing = ARENA_ARRAY(arena, struct untold, 2 * items + first->room_count + sessions + 1),
        .details = ARENA_ARRAY(arena, struct untold, (LIMIT_LANGUAGES + 2) * items + 1)};
    *ret = (struct live){.revision = polled.ms > 0 ? polled.ms / MS_PER_SECOND : 0,
                         .issued = polled,
                         .venue = "",
                         .log = "",
                         .changes.changes = telling.changes,
                         .sessions = telling.added};
    *ret_untold = (struct changes_untold){.missing = telling.missing, .details = telling.details};
    for (uint32_t i = 0; i < sessions; i++)
        telling.change_of[i] = PROGRAM_NONE;
    map_init(&telling.ids, arena);
    known_languages_of(first, &telling.languages);
    match_rooms(&telling);
    tell_items(&telling);
    tell_renamed(&telling);
    tell_event(&telling);
    find_details(&telling);
    ret_untold->other_count = changes_count_others(found);
    ret_untold->adds = ret->session_count > 0;
}
