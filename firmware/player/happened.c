#include "player/happened.h"

#include "scene/words.h"

static const struct {
    enum mark_kind kind;
    const char *name;
} kinds[] = {
    {MARK_CANCELLED, "cancelled"}, {MARK_MOVED, "moved"},
    {MARK_RETIMED, "retimed"},     {MARK_DELAYED, "delayed"},
    {MARK_PUSHED, "pushed"},       {MARK_WAITING, "waiting"},
    {MARK_STARTED, "started"},     {MARK_CUT, "cut"},
    {MARK_FULL, "full"},           {MARK_RETITLED, "retitled"},
    {MARK_REPLACES, "replaces"},   {MARK_REPLACED, "replaced"},
    {MARK_ADDED, "added"},         {MARK_SHORTENED, "shortened"},
    {MARK_NEW_LENGTH, "length"},
};

static const char *room_name(const struct program *program, uint32_t room)
{
    return label_text(program->rooms[room].name, "");
}

static const char *room_names(const struct program *program, uint32_t count, const uint32_t *rooms,
                              struct arena *arena)
{
    struct str_builder names = {.arena = arena};
    str_add(&names, count ? "" : "no room");
    for (uint32_t i = 0; i < count; i++)
        str_addf(&names, "%s%s", i ? ", " : "", room_name(program, rooms[i]));
    return names.text;
}

/* "11:00", or with its day where that is not the day of `beside`. */
static const char *moment(const struct program *program, struct instant at, struct instant beside,
                          struct arena *arena)
{
    const struct words *words = words_english();
    const char *clock = words_clock(words, program, at, arena);
    if (instant_is_set(beside) && program_day_at(program, at).date == program_day_at(program, beside).date)
        return clock;
    return arena_printf(arena, "%s %s", words_date(words, program, at, arena), clock);
}

static const char *titles(const struct program *program, uint32_t session)
{
    return label_text(program->sessions[session].title, "");
}

struct listing {
    struct str_builder *out;
    unsigned count;
};

static void add(struct listing *listing, const char *text)
{
    str_addf(listing->out, "%s%s", listing->count++ ? ", " : " [", text);
}

static void finish(struct listing *listing, const struct mark *mark)
{
    if (listing->count > 0 && *mark->reason)
        str_addf(listing->out, " (%s)", mark->reason);
    str_add(listing->out, listing->count > 0 ? "]" : "");
}

static const char *delay_text(const struct mark *mark, struct arena *arena)
{
    return arena_printf(arena, "delayed %d min%s%s", mark->delay_min,
                        mark->kinds & MARK_PUSHED ? " by what is before it" : "",
                        mark->kinds & MARK_CUT ? ", cut at the end of the day" : "");
}

/* Of a session that stays in rooms that it was in, no door may say that it comes from elsewhere. */
static const char *moved_text(const struct program *program, uint32_t session, struct arena *arena)
{
    const struct mark *mark = mark_of(program, session);
    const struct session *now = &program->sessions[session];
    uint32_t *left = ARENA_ARRAY(arena, uint32_t, mark->old_room_count + 1), stays = 0;
    const uint32_t count = mark_rooms_left(program, session, left);
    for (uint32_t i = 0; i < now->room_count; i++)
        stays += mark_was_in_room(program, session, now->rooms[i]);
    if (count == 0 && mark->old_room_count > 0)
        return arena_printf(arena, "now in %s", room_names(program, now->room_count, now->rooms, arena));
    return arena_printf(
        arena, now->room_count > 0 && stays == now->room_count ? "has left %s" : "moved here from %s",
        room_names(program, count, left, arena));
}

void happened_text(struct str_builder *out, const struct program *program, uint32_t session)
{
    const struct mark *mark = mark_of(program, session);
    const struct session *now = &program->sessions[session];
    struct arena *arena = out->arena;
    struct listing listing = {.out = out};
    if (!mark)
        return;
    if (mark->kinds & MARK_CANCELLED)
        add(&listing, "cancelled");
    if (mark->kinds & MARK_ADDED)
        add(&listing, "added");
    if (mark->kinds & MARK_MOVED)
        add(&listing, moved_text(program, session, arena));
    if (mark->kinds & MARK_RETIMED)
        add(&listing,
            instant_is_set(mark->old_start)
                ? arena_printf(arena, "was at %s", moment(program, mark->old_start, now->start, arena))
                : "has got a time");
    if (mark->kinds & MARK_WAITING)
        add(&listing, "delayed, nobody knows how long");
    if (mark->kinds & MARK_DELAYED)
        add(&listing, delay_text(mark, arena));
    if (mark->kinds & MARK_STARTED)
        add(&listing, arena_printf(arena, "started at %s", moment(program, now->start, now->start, arena)));
    if (mark->kinds & MARK_NEW_LENGTH)
        add(&listing, "has another end");
    if (mark->kinds & MARK_SHORTENED)
        add(&listing, "gives way to what is before it");
    if (mark->kinds & MARK_FULL)
        add(&listing,
            mark->overflow_room == PROGRAM_NONE
                ? "full"
                : arena_printf(arena, "full, overflow in %s", room_name(program, mark->overflow_room)));
    if (mark->kinds & MARK_RETITLED)
        add(&listing, arena_printf(arena, "was \"%s\"", label_text(mark->old_title, "")));
    if (mark->kinds & MARK_REPLACES)
        add(&listing, arena_printf(arena, "replaces %s", titles(program, mark->replaces)));
    if (mark->kinds & MARK_REPLACED)
        add(&listing, arena_printf(arena, "replaced by %s", titles(program, mark->replaced_by)));
    finish(&listing, mark);
}

void happened_tombstone(struct str_builder *out, const struct program *program, const struct slot *slot,
                        uint32_t room)
{
    const struct mark *mark = mark_of(program, slot->session);
    const struct session *now = &program->sessions[slot->session];
    struct arena *arena = out->arena;
    struct listing listing = {.out = out};
    if (!mark)
        return;
    if (now->cancelled) {
        add(&listing, "cancelled");
        if (mark->kinds & MARK_REPLACED)
            add(&listing, arena_printf(arena, "replaced by %s", titles(program, mark->replaced_by)));
    } else {
        if (!session_in_room(program, now, room))
            add(&listing,
                arena_printf(arena, "moved to %s", room_names(program, now->room_count, now->rooms, arena)));
        if (now->start.ms != slot->start.ms)
            add(&listing, arena_printf(arena, "now %s", moment(program, now->start, slot->start, arena)));
    }
    finish(&listing, mark);
}

/* ---- JSON ---- */

static void json_rooms(struct json_writer *json, const char *name, uint32_t count, const uint32_t *rooms)
{
    json_open(json, name, '[');
    for (uint32_t i = 0; i < count; i++)
        json_add_text(json, NULL, json->program->rooms[rooms[i]].id);
    json_close(json, ']');
}

static void json_times(struct json_writer *json, const struct mark *mark, const struct session *now)
{
    if (!instant_is_set(mark->old_start) ||
        (mark->old_start.ms == now->start.ms && mark->old_end.ms == now->end.ms))
        return;
    json_add_instant(json, "old_start", mark->old_start);
    json_add_instant(json, "old_end", mark->old_end);
    if (instant_is_set(now->start)) {
        json_add_instant(json, "new_start", now->start);
        json_add_instant(json, "new_end", now->end);
    }
}

void happened_json(struct json_writer *json, uint32_t session)
{
    const struct program *program = json->program;
    const struct mark *mark = mark_of(program, session);
    const struct session *now = &program->sessions[session];
    if (!mark)
        return;
    json_open(json, "happened", '[');
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (mark->kinds & kinds[i].kind)
            json_add_text(json, NULL, kinds[i].name);
    json_close(json, ']');
    if (instant_is_set(mark->made))
        json_add_instant(json, "made", mark->made);
    if (*mark->reason)
        json_add_text(json, "reason", mark->reason);
    if (mark->kinds & MARK_DELAYED)
        json_addf(json, "delay_min", "%d", mark->delay_min);
    json_times(json, mark, now);
    if (mark->kinds & MARK_MOVED) {
        json_rooms(json, "old_rooms", mark->old_room_count, mark->old_rooms);
        json_rooms(json, "rooms", now->room_count, now->rooms);
    }
    if (mark->kinds & MARK_FULL && mark->overflow_room != PROGRAM_NONE)
        json_add_text(json, "overflow_room", program->rooms[mark->overflow_room].id);
    if (mark->kinds & MARK_REPLACES)
        json_add_text(json, "replaces", program->sessions[mark->replaces].id);
    if (mark->kinds & MARK_REPLACED)
        json_add_text(json, "replaced_by", program->sessions[mark->replaced_by].id);
}
