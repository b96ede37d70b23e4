/*
 * Units and lines, on widths alone: balanced lines are held against every way there is to set them.
 */
#include "check.h"

#include "text/units.h"

/* Pieces of these widths, a blank of `gap` before each that a free joint stands before. Bytes are widths. */
struct sample {
    struct text_piece pieces[12];
    uint32_t count;
};

static void add_piece(struct sample *sample, int width, int gap, enum text_joint joint)
{
    uint32_t offset = 0;
    if (sample->count > 0)
        offset = sample->pieces[sample->count - 1].offset + sample->pieces[sample->count - 1].length +
                 (uint32_t)gap;
    sample->pieces[sample->count++] = (struct text_piece){
        .offset = offset, .length = (uint32_t)width, .width = width, .gap = gap, .joint = joint};
}

static void test_make(struct arena *arena)
{
    /* one word of 4, one of 3~5.2, as "ab abc-abcde.ab" */
    struct sample sample = {.count = 0};
    add_piece(&sample, 4, 0, JOINT_FREE);
    add_piece(&sample, 3, 1, JOINT_FREE);
    add_piece(&sample, 5, 0, JOINT_INNER);
    add_piece(&sample, 2, 0, JOINT_POINT);
    static const struct {
        const char *label;
        int64_t limit;
        enum text_joint joint;
        bool fits;
        uint32_t count;
        int last_width;
    } rows[] = {
        {"a word that fits stays whole", 10, JOINT_INNER, true, 2, 10},
        {"one that does not is broken after the hyphen", 9, JOINT_INNER, true, 3, 7},
        {"but not after the point", 6, JOINT_INNER, false, 3, 7},
        {"at the smallest size there too", 6, JOINT_POINT, true, 4, 2},
        {"a piece that is too wide alone", 4, JOINT_POINT, false, 4, 2},
        {"nothing is broken within a word", 9, JOINT_FREE, false, 2, 10},
    };
    struct text_units units = {.hyphen = 0};
    text_units_reserve(&units, sample.count, arena);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK(text_units_make(&units, sample.pieces, sample.count, rows[i].limit, rows[i].joint) ==
              rows[i].fits);
        CHECK_INT(units.count, rows[i].count);
        CHECK_INT(units.list[units.count - 1].width, rows[i].last_width);
        CHECK_INT(units.list[units.count - 1].end, 15);
        CHECK_INT(units.list[1].gap, 1);
    }
    check_row("");
}

static void test_lines(struct arena *arena)
{
    struct sample sample = {.count = 0};
    for (int i = 0; i < 5; i++)
        add_piece(&sample, 4, i > 0, JOINT_FREE);
    struct text_units units = {.hyphen = 0};
    text_units_reserve(&units, sample.count, arena);
    CHECK(text_units_make(&units, sample.pieces, sample.count, 9, JOINT_FREE));
    CHECK_INT(text_units_line(&units, 0, 9), 2);
    CHECK_INT(text_units_line(&units, 0, 8), 1);
    CHECK_INT(text_units_line(&units, 0, 1), 1); /* at least one */
    CHECK_INT(text_units_line(&units, 3, 100), 5);
    CHECK(text_units_suffice(&units, 9, 3));
    CHECK(!text_units_suffice(&units, 9, 2));
    check_row("a hyphen needs its room");
    units.list[2].hyphen = 1;
    CHECK_INT(text_units_line(&units, 0, 10), 2);
    CHECK_INT(text_units_line(&units, 0, 9), 1);
    CHECK_INT(text_units_line(&units, 0, 14), 3);
    units.list[2].hyphen = 0;
    check_row("");
    units.list[1].new_line = true;
    CHECK_INT(text_units_line(&units, 0, 100), 1);
    CHECK(!text_units_suffice(&units, 100, 1));
    text_units_balance(&units, 100);
    CHECK_INT(units.outlooks[0].lines, 2);
    CHECK_INT(units.outlooks[0].next, 1);
}

#define TOO_WIDE INT64_MIN

/* The cost of the lines that end before the units whose bits are set in `ends`; TOO_WIDE if one is. */
static int64_t cost_of(const struct text_units *units, unsigned ends, int64_t limit, uint32_t *ret_lines)
{
    int64_t cost = 0;
    *ret_lines = 0;
    for (uint32_t first = 0, next; first < units->count; first = next) {
        int64_t width = units->list[first].width;
        for (next = first + 1; next < units->count && !(ends >> next & 1); next++) {
            if (units->list[next].new_line)
                return TOO_WIDE;
            width += units->list[next].gap + units->list[next].width;
        }
        if (next < units->count) {
            const struct text_unit *after = &units->list[next];
            width += after->hyphen;
            cost += after->strain * (limit * limit / 25) +
                    ((after->opened ? 8 : 0) + (after->widow ? 8 : 0)) * limit * limit;
        }
        if (width > limit)
            return TOO_WIDE;
        cost += (limit - width) * (limit - width);
        ++*ret_lines;
    }
    return cost;
}

static void test_balance(struct arena *arena)
{
    unsigned seed = 1;
    for (int round = 0; round < 300; round++) {
        struct sample sample = {.count = 0};
        uint32_t count = 1 + (seed = seed * 1103515245 + 12345) / 65536 % 10;
        for (uint32_t i = 0; i < count; i++) {
            seed = seed * 1103515245 + 12345;
            add_piece(&sample, 1 + (int)(seed / 65536 % 30), i > 0, JOINT_FREE);
            sample.pieces[i].strain = (int)(seed / 4096 % 5) - 1;
            sample.pieces[i].new_line = i > 0 && seed / 8192 % 9 == 0;
            sample.pieces[i].opened = seed / 512 % 7 == 0;
            sample.pieces[i].hyphen = !sample.pieces[i].new_line && seed / 128 % 5 == 0;
        }
        sample.pieces[count - 1].widow = seed / 256 % 2;
        struct text_units units = {.hyphen = 3};
        text_units_reserve(&units, sample.count, arena);
        CHECK(text_units_make(&units, sample.pieces, sample.count, 40, JOINT_FREE));
        text_units_balance(&units, 40);
        unsigned chosen = 0;
        for (uint32_t next = units.outlooks[0].next; next < units.count; next = units.outlooks[next].next)
            chosen |= 1u << next;
        uint32_t lines, fewest = UINT32_MAX;
        int64_t least = INT64_MAX;
        for (unsigned ends = 0; ends < 1u << units.count; ends += 2) {
            int64_t cost = cost_of(&units, ends, 40, &lines);
            if (cost != TOO_WIDE && (lines < fewest || (lines == fewest && cost < least))) {
                fewest = lines;
                least = cost;
            }
        }
        CHECK(cost_of(&units, chosen, 40, &lines) == least);
        CHECK_INT(lines, fewest);
        CHECK_INT(units.outlooks[0].lines, fewest);
        CHECK(units.outlooks[0].cost == least);
        CHECK(text_units_suffice(&units, 40, fewest));
        CHECK(fewest == 1 || !text_units_suffice(&units, 40, fewest - 1));
    }
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_make(&arena);
    test_lines(&arena);
    test_balance(&arena);
    arena_finish(&arena);
    return check_done();
}
