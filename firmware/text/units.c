#include "text/units.h"

void text_units_reserve(struct text_units *units, uint32_t pieces, struct arena *arena)
{
    units->list = ARENA_ARRAY(arena, struct text_unit, pieces);
    units->outlooks = ARENA_ARRAY(arena, struct text_outlook, pieces + 1);
}

static void add_unit(struct text_units *units, const struct text_piece *piece)
{
    units->list[units->count++] = (struct text_unit){.offset = piece->offset,
                                                     .end = piece->offset + piece->length,
                                                     .width = piece->width,
                                                     .gap = piece->gap,
                                                     .joint = piece->joint,
                                                     .strain = piece->strain,
                                                     .hyphen = piece->hyphen ? units->hyphen : 0,
                                                     .opened = piece->opened,
                                                     .widow = piece->widow,
                                                     .new_line = piece->new_line};
}

bool text_units_make(struct text_units *units, const struct text_piece *pieces, uint32_t piece_count,
                     int64_t limit, enum text_joint joint)
{
    bool fits = true;
    units->count = 0;
    for (uint32_t i = 0, end; i < piece_count; i = end) {
        int64_t word_width = pieces[i].width;
        for (end = i + 1; end < piece_count && pieces[end].joint != JOINT_FREE; end++)
            word_width += pieces[end].width;
        add_unit(units, &pieces[i]);
        for (uint32_t j = i + 1; j < end; j++) {
            if (word_width > limit && pieces[j].joint <= joint) {
                add_unit(units, &pieces[j]);
                const struct text_unit *added = &units->list[units->count - 1];
                fits = fits && pieces[j].width <= limit && added[-1].width + added->hyphen <= limit;
                continue;
            }
            struct text_unit *unit = &units->list[units->count - 1];
            unit->end = pieces[j].offset + pieces[j].length;
            unit->width += pieces[j].width;
            fits = fits && unit->width <= limit;
        }
        fits = fits && pieces[i].width <= limit;
    }
    return fits;
}

uint32_t text_units_line(const struct text_units *units, uint32_t first, int64_t limit)
{
    int64_t width = units->list[first].width;
    uint32_t line = first + 1;
    for (uint32_t end = line; end < units->count && !units->list[end].new_line;) {
        width += units->list[end].gap + units->list[end].width;
        end++;
        if (width > limit)
            break;
        if (end == units->count || width + units->list[end].hyphen <= limit)
            line = end;
    }
    return line;
}

bool text_units_suffice(const struct text_units *units, int64_t limit, uint32_t most_lines)
{
    uint32_t lines = 0;
    for (uint32_t first = 0; first < units->count; first = text_units_line(units, first, limit))
        if (++lines > most_lines)
            return false;
    return true;
}

#define STRAIN 25 /* the square of 5 */
#define AVOIDED 8

/* Of a line's end before a unit. What is to be avoided costs more than lines can be uneven. */
static int64_t cost_of_end(const struct text_unit *unit, int64_t limit)
{
    return unit->strain * (limit * limit / STRAIN) + (unit->opened + unit->widow) * limit * limit * AVOIDED;
}

void text_units_balance(struct text_units *units, int64_t limit)
{
    struct text_outlook *outlooks = units->outlooks;
    uint32_t count = units->count;
    outlooks[count] = (struct text_outlook){0};
    for (uint32_t first = count; first-- > 0;) {
        struct text_outlook best = {.lines = UINT32_MAX};
        int64_t width = -units->list[first].gap;
        for (uint32_t end = first + 1; end <= count; end++) {
            const struct text_unit *added = &units->list[end - 1];
            width += added->gap + added->width;
            if (end > first + 1 && (width > limit || added->new_line))
                break;
            int64_t taken = width + (end < count ? units->list[end].hyphen : 0);
            if (taken > limit && end > first + 1)
                continue;
            int64_t cost = (limit - taken) * (limit - taken) + outlooks[end].cost;
            if (end < count)
                cost += cost_of_end(&units->list[end], limit);
            uint32_t lines = outlooks[end].lines + 1;
            if (lines < best.lines || (lines == best.lines && cost < best.cost))
                best = (struct text_outlook){.lines = lines, .next = end, .cost = cost};
        }
        outlooks[first] = best;
    }
}
