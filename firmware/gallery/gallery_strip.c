#include "gallery/gallery_strip.h"

#include <stdlib.h>

#include "base/str.h"
#include "report/html_page.h"
#include "schedule/room_state.h"
#include "scene/words.h"

/* Where a change of another day is found, all that follows is of later ones. */
static void walk_day(const struct program *program, uint32_t room, struct day day, struct arena *scratch,
                     struct gallery_strip *strip, struct instant *changes, enum room_phase *phases)
{
    struct thresholds thresholds;
    struct room_state state;
    thresholds_set_defaults(&thresholds);
    *strip = (struct gallery_strip){.room = room, .changes = changes, .phases = phases};
    for (struct instant at = day.start; at.ms < day.end.ms; at = state.until) {
        arena_reset(scratch);
        room_state_at(program, &thresholds, room, at, scratch, &state);
        if (strip->count < GALLERY_STRIP_MOST) {
            changes[strip->count] = at;
            phases[strip->count++] = state.phase;
        } else {
            strip->left_out++;
        }
        if (state.until.ms <= at.ms)
            return;
    }
}

/* One change, the day's beginning, is that nothing happens. */
static uint32_t walk_doors(const struct gallery *gallery, struct day day, struct arena *scratch,
                           struct gallery_strip *strips, uint32_t *ret_pictures)
{
    uint32_t count = 0;
    *ret_pictures = 0;
    for (uint32_t room = 0; room < gallery->program->room_count; room++) {
        struct gallery_strip strip;
        struct instant *changes = ARENA_ARRAY(gallery->arena, struct instant, GALLERY_STRIP_MOST);
        enum room_phase *phases = ARENA_ARRAY(gallery->arena, enum room_phase, GALLERY_STRIP_MOST);
        walk_day(gallery->program, room, day, scratch, &strip, changes, phases);
        if (strip.count < 2)
            continue;
        strips[count++] = strip;
        *ret_pictures += strip.count;
    }
    return count;
}

void gallery_strips_make(const struct gallery *gallery, struct gallery_strips *ret)
{
    const struct program *program = gallery->program;
    struct arena scratch;
    *ret = (struct gallery_strips){.count = 0};
    if (!instant_is_set(program->first))
        return;
    arena_init(&scratch, malloc, free);
    for (struct day day = program_day_at(program, program->first); day.start.ms < program->last.ms;
         day = program_day_at(program, day.end)) {
        struct gallery_strip *strips =
            ARENA_ARRAY(gallery->arena, struct gallery_strip, program->room_count + 1);
        uint32_t pictures, count = walk_doors(gallery, day, &scratch, strips, &pictures);
        if (pictures > ret->pictures)
            *ret = (struct gallery_strips){day, count, strips, pictures};
    }
    arena_finish(&scratch);
}

const char *gallery_strip_file(const struct gallery *gallery, const struct gallery_strip *strip, uint32_t n,
                               struct arena *arena)
{
    const char *id = gallery->program->rooms[strip->room].id;
    return arena_printf(arena, "strips/%u-%s-%02u.png", strip->room, str_slug(arena, id), n + 1);
}

struct gallery_moment gallery_strip_moment(const struct gallery_strips *strips, uint32_t number,
                                           const struct gallery_strip **ret, uint32_t *ret_n)
{
    const struct gallery_strip *strip = strips->list;
    while (number >= strip->count)
        number -= strip++->count;
    *ret = strip;
    *ret_n = number;
    return (struct gallery_moment){
        .name = "strip", .what = "", .role = ROLE_DOOR, .room = strip->room, .at = strip->changes[number]};
}

static void add_strip(const struct gallery *gallery, const struct gallery_strip *strip, int width, int height,
                      struct str_builder *out)
{
    const struct words *words = words_english();
    const struct program *program = gallery->program;
    const char *room = label_text(program->rooms[strip->room].name, "");
    str_add(out, "<h3>");
    html_add_text(out, room);
    str_add(out, "</h3>\n<div class=\"strip\">\n");
    for (uint32_t n = 0; n < strip->count; n++) {
        const char *clock = words_clock(words, program, strip->changes[n], out->arena);
        str_add(out, "<figure><img loading=\"lazy\" alt=\"");
        html_add_text(
            out, arena_printf(out->arena, "%s at %s: %s", room, clock, room_phase_name(strip->phases[n])));
        int longer = width > height ? width : height;
        str_addf(out, "\" width=\"%d\" height=\"%d\" src=\"%s\">", width * (GALLERY_STRIP_PX / 2) / longer,
                 height * (GALLERY_STRIP_PX / 2) / longer, gallery_strip_file(gallery, strip, n, out->arena));
        str_addf(out, "<figcaption>%s %s</figcaption></figure>\n", clock, room_phase_name(strip->phases[n]));
    }
    if (strip->left_out > 0)
        str_addf(out, "<p>and %u more changes</p>\n", strip->left_out);
    str_add(out, "</div>\n");
}

void gallery_strips_add(const struct gallery *gallery, const struct gallery_strips *strips, int width,
                        int height, struct str_builder *out)
{
    if (strips->count == 0)
        return;
    str_add(out, "<h2 id=\"strips\">A day at each door: ");
    html_add_text(out, words_date(words_english(), gallery->program, strips->day.start, out->arena));
    str_add(out, "</h2>\n");
    for (uint32_t i = 0; i < strips->count; i++)
        add_strip(gallery, &strips->list[i], width, height, out);
}
