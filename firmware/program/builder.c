#include "program/builder.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/unicode.h"
#include "program/cancelled.h"

void builder_init(struct builder *builder, struct arena *arena, struct issue_list *issues)
{
    *builder = (struct builder){.arena = arena,
                                .issues = issues,
                                .key_of = str_fold,
                                .cancelled_words = cancelled_words,
                                .program = ARENA_NEW(arena, struct program)};
    struct program *program = builder->program;
    program->revision = "";
    program->published = INSTANT_NONE;
    program->event.short_title = program->event.url = program->event.note = "";
    program->event.day_start_min = 240;
    program->zone_reason = "as the schedule names it";
    program->zone_doubt = "";
}

struct label builder_label(struct builder *builder, const char *text)
{
    if (!text || !*text)
        return (struct label){.count = 0};
    struct label_variant *variant = ARENA_NEW(builder->arena, struct label_variant);
    *variant = (struct label_variant){.language = "", .text = arena_copy(builder->arena, text)};
    return (struct label){.count = 1, .variants = variant};
}

/* An id made from a name, with "-2", "-3" where `find` knows it already. */
static const char *make_id(const struct builder *builder, const char *name,
                           uint32_t (*find)(const struct builder *builder, const char *id))
{
    const char *slug = str_slug(builder->arena, name), *id = slug;
    for (unsigned number = 2; find(builder, id) != PROGRAM_NONE; number++)
        id = arena_printf(builder->arena, "%s-%u", slug, number);
    return id;
}

/* A name as shown: cleaned, and without the quotes that some exports put around each. */
static const char *name_of(struct builder *builder, const char *text)
{
    char *name = str_clean(builder->arena, text);
    size_t length = strlen(name), first_bytes = 0, last = length;
    if (!length)
        return name;
    while (((unsigned char)name[--last] & 0xC0) == 0x80 && last > 0)
        ;
    size_t last_bytes;
    bool quoted = unicode_is_quote(str_decode(name, length, &first_bytes)) && last >= first_bytes &&
                  unicode_is_quote(str_decode(name + last, length - last, &last_bytes));
    if (!quoted)
        return name;
    return str_clean(builder->arena, arena_copy_n(builder->arena, name + first_bytes, last - first_bytes));
}

static const char *published(struct builder *builder, const char *name)
{
    return builder->decode ? builder->decode(builder->decode_user, name) : name;
}

/* ---- rooms ---- */

uint32_t builder_find_room_id(const struct builder *builder, const char *id)
{
    for (uint32_t i = 0; i < builder->room_count; i++)
        if (strcmp(builder->rooms[i].id, id) == 0)
            return i;
    return PROGRAM_NONE;
}

uint32_t builder_find_room_like_id(const struct builder *builder, const char *id)
{
    uint32_t room = builder_find_room_id(builder, id);
    if (room != PROGRAM_NONE)
        return room;
    const char *key = builder->key_of(builder->arena, id);
    for (uint32_t i = 0; *key && i < builder->room_count; i++)
        if (strcmp(builder->rooms[i].keys[0], key) == 0)
            return i;
    return PROGRAM_NONE;
}

static const char **copy_ids(struct arena *arena, const char **ids)
{
    size_t count = 0;
    while (ids && ids[count])
        count++;
    if (!count)
        return NULL;
    const char **copies = ARENA_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = arena_copy(arena, ids[i]);
    return copies;
}

static void add_key(struct builder *builder, const char *name, const char **keys, uint32_t *count)
{
    const char *key = builder->key_of(builder->arena, name);
    if (*key)
        keys[(*count)++] = key;
}

static void set_room_keys(struct builder *builder, struct room *room)
{
    const char **keys = ARENA_ARRAY(builder->arena, const char *, room->name.count + 2);
    uint32_t count = 0;
    keys[count++] = builder->key_of(builder->arena, room->id);
    for (uint32_t i = 0; i < room->name.count; i++)
        add_key(builder, room->name.variants[i].text, keys, &count);
    add_key(builder, room->short_name, keys, &count);
    room->keys = keys;
    room->key_count = count;
}

bool builder_add_room(struct builder *builder, const char *id, struct label name, const char *short_name,
                      const char **parts, uint32_t *ret_room, struct err *reterr)
{
    uint32_t count = builder->room_count, capacity = builder->room_capacity;
    struct arena *arena = builder->arena;
    if (count >= LIMIT_ROOMS)
        return err_set_where(reterr, ERR_LIMIT, "rooms", "more than %d rooms", LIMIT_ROOMS);
    if (id && builder_find_room_id(builder, id) != PROGRAM_NONE) {
        const char *where = arena_printf(arena, "rooms[%u].id", (unsigned)count);
        return err_set_where(reterr, ERR_MEANING, where, "the id \"%.80s\" is that of another room already",
                             id);
    }
    builder->rooms = arena_room(arena, builder->rooms, count, &(uint32_t){capacity}, sizeof *builder->rooms);
    builder->room_keys =
        arena_room(arena, builder->room_keys, count, &(uint32_t){capacity}, sizeof *builder->room_keys);
    builder->room_part_ids = arena_room(arena, builder->room_part_ids, count, &builder->room_capacity,
                                        sizeof *builder->room_part_ids);
    builder->rooms[count] = (struct room){
        .id = id ? arena_copy(arena, id) : make_id(builder, label_text(name, ""), builder_find_room_id),
        .name = name,
        .short_name = short_name ? arena_copy(arena, short_name) : "",
    };
    builder->room_keys[count] = builder->key_of(arena, label_text(name, ""));
    set_room_keys(builder, &builder->rooms[count]);
    builder->room_part_ids[count] = copy_ids(arena, parts);
    *ret_room = builder->room_count++;
    return true;
}

/* By names first; the aliases are the last of a room's keys. */
static uint32_t find_room_key(const struct builder *builder, const char *key)
{
    for (uint32_t i = 0; i < builder->room_count; i++)
        if (strcmp(builder->room_keys[i], key) == 0)
            return i;
    for (uint32_t i = 0; i < builder->room_count; i++) {
        const struct room *room = &builder->rooms[i];
        for (uint32_t at = room->key_count - room->alias_count; at < room->key_count; at++)
            if (strcmp(room->keys[at], key) == 0)
                return i;
    }
    return PROGRAM_NONE;
}

uint32_t builder_find_room_name(struct builder *builder, const char *name)
{
    const char *key = builder->key_of(builder->arena, published(builder, name));
    return *key ? find_room_key(builder, key) : PROGRAM_NONE;
}

bool builder_room_by_name(struct builder *builder, const char *name, uint32_t *ret_room, struct err *reterr)
{
    name = published(builder, name);
    const char *key = builder->key_of(builder->arena, name);
    *ret_room = *key ? find_room_key(builder, key) : PROGRAM_NONE;
    if (!*key || *ret_room != PROGRAM_NONE)
        return true;
    const char *where = arena_printf(builder->arena, "rooms[%u].name", (unsigned)builder->room_count);
    const char *shown =
        builder_limit_text(builder, name_of(builder, name), LIMIT_NAME_BYTES, where, "the room's name");
    if (!builder_add_room(builder, NULL, builder_label(builder, shown), NULL, NULL, ret_room, reterr))
        return false;
    builder->room_keys[*ret_room] = key; /* that of the whole name, so that a cut one is found again */
    return true;
}

/* The lists are short, and grow seldom: a copy each time. */
void builder_add_alias(struct builder *builder, uint32_t index, const char *alias)
{
    struct room *room = &builder->rooms[index];
    const char *clean = str_clean(builder->arena, alias);
    const char *key = builder->key_of(builder->arena, clean);
    if (!*key || strlen(clean) > LIMIT_NAME_BYTES || room->alias_count == LIMIT_ALIASES)
        return;
    for (uint32_t i = 0; i < room->key_count; i++)
        if (strcmp(room->keys[i], key) == 0)
            return;
    const char **aliases =
        arena_grow(builder->arena, room->aliases, room->alias_count, room->alias_count + 1, sizeof *aliases);
    const char **keys =
        arena_grow(builder->arena, room->keys, room->key_count, room->key_count + 1, sizeof *keys);
    aliases[room->alias_count++] = clean;
    keys[room->key_count++] = key;
    room->aliases = aliases;
    room->keys = keys;
}

void builder_drop_alias(struct builder *builder, uint32_t index, const char *alias)
{
    struct room *room = &builder->rooms[index];
    const char *key = builder->key_of(builder->arena, alias);
    uint32_t own = room->key_count - room->alias_count, count = 0;
    const char **aliases = ARENA_ARRAY(builder->arena, const char *, room->alias_count);
    const char **keys = ARENA_ARRAY(builder->arena, const char *, room->key_count);
    memcpy(keys, room->keys, room->key_count * sizeof *keys);
    for (uint32_t i = 0; i < room->alias_count; i++) {
        if (strcmp(room->keys[own + i], key) == 0)
            continue;
        aliases[count] = room->aliases[i];
        keys[own + count++] = room->keys[own + i];
    }
    room->aliases = aliases;
    room->keys = keys;
    room->alias_count = count;
    room->key_count = own + count;
}

void builder_join_rooms(struct builder *builder, uint32_t kept, uint32_t gone)
{
    const struct room room = builder->rooms[gone];
    for (uint32_t i = 0; i < room.name.count; i++)
        builder_add_alias(builder, kept, room.name.variants[i].text);
    for (uint32_t i = 0; i < room.alias_count; i++)
        builder_add_alias(builder, kept, room.aliases[i]);
    size_t after = builder->room_count - gone - 1;
    memmove(&builder->rooms[gone], &builder->rooms[gone + 1], after * sizeof *builder->rooms);
    memmove(&builder->room_keys[gone], &builder->room_keys[gone + 1], after * sizeof *builder->room_keys);
    memmove(&builder->room_part_ids[gone], &builder->room_part_ids[gone + 1],
            after * sizeof *builder->room_part_ids);
    builder->room_count--;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session_draft *draft = &builder->drafts[i];
        uint32_t *rooms = ARENA_ARRAY(builder->arena, uint32_t, draft->draft_room_count);
        for (uint32_t j = 0; j < draft->draft_room_count; j++) {
            uint32_t old = draft->draft_rooms[j], now = old == gone ? kept : old;
            rooms[j] = now > gone ? now - 1 : now;
        }
        draft->draft_rooms = rooms;
    }
}

/* ---- tracks ---- */

uint32_t builder_find_track_id(const struct builder *builder, const char *id)
{
    for (uint32_t i = 0; i < builder->track_count; i++)
        if (strcmp(builder->tracks[i].id, id) == 0)
            return i;
    return PROGRAM_NONE;
}

static void set_color(struct builder *builder, uint32_t index, const char *color)
{
    struct track *track = &builder->tracks[index];
    if (!color || !*color || track->has_color)
        return;
    track->has_color = ascii_read_color(color, track->color);
    if (!track->has_color)
        issue_add(builder->issues, ISSUE_WARNING, "bad-color",
                  arena_printf(builder->arena, "tracks[%u].color", (unsigned)index),
                  "\"%.40s\" is not a colour; it has to be as \"#2f6fde\"", color);
}

bool builder_add_track(struct builder *builder, const char *id, struct label name, const char *color,
                       uint32_t *ret_track, struct err *reterr)
{
    uint32_t count = builder->track_count, capacity = builder->track_capacity;
    struct arena *arena = builder->arena;
    if (count >= LIMIT_TRACKS)
        return err_set_where(reterr, ERR_LIMIT, "tracks", "more than %d tracks", LIMIT_TRACKS);
    if (id && builder_find_track_id(builder, id) != PROGRAM_NONE) {
        const char *where = arena_printf(arena, "tracks[%u].id", (unsigned)count);
        return err_set_where(reterr, ERR_MEANING, where, "the id \"%.80s\" is that of another track already",
                             id);
    }
    builder->tracks =
        arena_room(arena, builder->tracks, count, &(uint32_t){capacity}, sizeof *builder->tracks);
    builder->track_keys =
        arena_room(arena, builder->track_keys, count, &builder->track_capacity, sizeof *builder->track_keys);
    builder->tracks[count] = (struct track){
        .id = id ? arena_copy(arena, id) : make_id(builder, label_text(name, ""), builder_find_track_id),
        .name = name,
    };
    builder->track_keys[count] = builder->key_of(arena, label_text(name, ""));
    set_color(builder, count, color);
    *ret_track = builder->track_count++;
    return true;
}

bool builder_track_by_name(struct builder *builder, const char *name, const char *color, uint32_t *ret_track,
                           struct err *reterr)
{
    name = published(builder, name);
    const char *key = builder->key_of(builder->arena, name);
    *ret_track = PROGRAM_NONE;
    if (!*key)
        return true;
    for (uint32_t i = 0; i < builder->track_count; i++) {
        if (strcmp(builder->track_keys[i], key) == 0) {
            set_color(builder, i, color);
            *ret_track = i;
            return true;
        }
    }
    const char *where = arena_printf(builder->arena, "tracks[%u].name", (unsigned)builder->track_count);
    const char *shown =
        builder_limit_text(builder, name_of(builder, name), LIMIT_NAME_BYTES, where, "the track's name");
    if (!builder_add_track(builder, NULL, builder_label(builder, shown), color, ret_track, reterr))
        return false;
    builder->track_keys[*ret_track] = key;
    return true;
}

/* ---- sessions ---- */

void builder_reserve_sessions(struct builder *builder, uint32_t count, struct arena *scratch)
{
    if (count <= builder->draft_capacity || count > LIMIT_SESSIONS)
        return;
    builder->drafts =
        arena_grow(scratch, builder->drafts, builder->draft_count, count, sizeof *builder->drafts);
    builder->draft_capacity = count;
}

struct session_draft *builder_add_session(struct builder *builder, struct err *reterr)
{
    if (builder->draft_count >= LIMIT_SESSIONS) {
        err_set_where(reterr, ERR_LIMIT, "sessions", "more than %d sessions", LIMIT_SESSIONS);
        return NULL;
    }
    builder->drafts = arena_room(builder->arena, builder->drafts, builder->draft_count,
                                 &builder->draft_capacity, sizeof *builder->drafts);
    struct session_draft *draft = &builder->drafts[builder->draft_count++];
    *draft = (struct session_draft){0};
    draft->session = (struct session){
        .id = "",
        .kind = SESSION_TALK,
        .status = SESSION_CONFIRMED,
        .start = INSTANT_NONE,
        .end = INSTANT_NONE,
        .part_of = PROGRAM_NONE,
        .track = PROGRAM_NONE,
        .summary = "",
        .url = "",
        .language = "",
    };
    return draft;
}

const char *builder_limit_text(struct builder *builder, const char *text, size_t limit, const char *where,
                               const char *what)
{
    size_t length = strlen(text);
    if (length <= limit)
        return text;
    size_t cut = str_cut(text, limit);
    issue_add(builder->issues, ISSUE_WARNING, "text-cut", where,
              "%s has %zu bytes; cut to %zu (the limit is %zu)", what, length, cut, limit);
    return arena_copy_n(builder->arena, text, cut);
}
