#include "desk/preview_work.h"

/* Characters of a title. */
#define TITLE_MOST 40

static const char *shorten(struct arena *arena, const char *text)
{
    if (str_code_points(text) <= TITLE_MOST)
        return text;
    size_t bytes = 0;
    for (int i = 0; i < TITLE_MOST - 1; i++) {
        size_t length;
        str_decode(text + bytes, 4, &length);
        bytes += length;
    }
    return arena_printf(arena, "%s…", arena_copy_n(arena, text, str_cut(text, bytes)));
}

const char *preview_title(const struct preview_work *work, const struct preview_side *side, uint32_t session)
{
    const char *title = label_text(side->program->sessions[session].title, "en");
    return arena_printf(work->arena, "\"%s\"", *title ? shorten(work->arena, title) : "untitled");
}

const char *preview_room(const struct preview_work *work, uint32_t room)
{
    const struct room *of = &work->request->program->rooms[room];
    const char *name = label_text(of->name, "en");
    return *name ? name : of->id;
}

const char *preview_names(const struct preview_work *work, uint32_t count, const char *const *names)
{
    if (count == 0)
        return "";
    if (count == 1)
        return names[0];
    if (count == 2)
        return arena_printf(work->arena, "%s and %s", names[0], names[1]);
    if (count == 3)
        return arena_printf(work->arena, "%s, %s and %s", names[0], names[1], names[2]);
    return arena_printf(work->arena, "%s, %s and %u more", names[0], names[1], (unsigned)count - 2);
}

const char *preview_rooms(const struct preview_work *work, uint32_t count, const uint32_t *rooms)
{
    const char **names = ARENA_ARRAY(work->arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        names[i] = preview_room(work, rooms[i]);
    return preview_names(work, count, names);
}

const char *preview_clock(const struct preview_work *work, struct instant at)
{
    static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const struct civil civil = zone_to_civil(&work->request->program->zone, at);
    const bool is_today = at.ms >= work->day.start.ms && at.ms <= work->day.end.ms;
    const int weekday = civil_weekday(civil_to_days(civil.year, civil.month, civil.day));
    const char *day = is_today ? "" : arena_printf(work->arena, "%s ", weekdays[weekday]);
    return arena_printf(work->arena, "%s%02d:%02d", day, civil.hour, civil.minute);
}

const char *preview_span(const struct preview_work *work, struct instant start, struct instant end)
{
    return arena_printf(work->arena, "%s-%s", preview_clock(work, start), preview_clock(work, end));
}

const char *preview_when(const struct preview_work *work, struct instant at, struct instant until)
{
    if (until.ms >= work->to.ms)
        return at.ms <= work->from.ms ? "from now on"
                                      : arena_printf(work->arena, "from %s", preview_clock(work, at));
    if (at.ms <= work->from.ms)
        return arena_printf(work->arena, "until %s", preview_clock(work, until));
    return preview_span(work, at, until);
}
