/*
 * Lines at one size, on widths that can be worked out by hand, and where they come out otherwise than scaled.
 */
#include "check.h"

#include "text/bidi.h"
#include "text/fake_metrics.h"
#include "text/lines.h"

static struct text_fitting begin(const struct text_metrics *metrics, const char *text, const char *language,
                                 int64_t most, struct arena *arena)
{
    struct text_fitting fitting = {
        .metrics = metrics, .text = text, .length = strlen(text), .language = language, .arena = arena};
    fitting.levels = text_levels(text, fitting.length, false, arena);
    text_lines_use_face(&fitting, FACE_BOLD);
    text_lines_read(&fitting, most);
    return fitting;
}

/* "first line|second line", with " CUT" at the end when it was. */
static const char *lines_of(const struct text_block *block, int width, struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    int widest = 0;
    str_add(&out, "");
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        str_add(&out, i ? "|" : "");
        str_add_n(&out, line->text, line->length);
        CHECK(line->width <= width);
        widest = line->width > widest ? line->width : widest;
    }
    CHECK_INT(block->width, widest);
    str_add(&out, block->cut ? " CUT" : "");
    return out.text;
}

static void test_read(struct arena *arena)
{
    struct text_fitting fitting = begin(&fake_metrics, "aaaa  bbb-cc\ndd", NULL, INT64_MAX, arena);
    static const struct {
        uint32_t offset, length;
        int gap;
        enum text_joint joint;
        bool new_line;
    } rows[] = {{0, 4, 0, JOINT_FREE, false},
                {6, 4, 2, JOINT_FREE, false},
                {10, 2, 0, JOINT_INNER, false},
                {13, 2, 1, JOINT_FREE, true}};
    CHECK(fitting.all_read);
    CHECK_INT(fitting.blank, TEXT_DESIGN_PX / 2);
    CHECK_INT(fitting.piece_count, 4);
    for (uint32_t i = 0; i < 4 && i < fitting.piece_count; i++) {
        const struct text_piece *piece = &fitting.pieces[i];
        CHECK_INT(piece->offset, rows[i].offset);
        CHECK_INT(piece->length, rows[i].length);
        CHECK_INT(piece->width, (int)rows[i].length * TEXT_DESIGN_PX / 2);
        CHECK_INT(piece->gap, rows[i].gap * TEXT_DESIGN_PX / 2);
        CHECK_INT(piece->joint, rows[i].joint);
        CHECK(piece->new_line == rows[i].new_line);
        CHECK(!piece->widow); /* the last word was set alone */
    }
    fitting = begin(&fake_metrics, "aaaa bbbb dd", NULL, INT64_MAX, arena);
    CHECK(fitting.pieces[2].widow && !fitting.pieces[1].widow);
    fitting = begin(&fake_metrics, "aaaa bbbb dd", NULL, text_lines_limit(50, 20) - 1, arena);
    CHECK_INT(fitting.piece_count, 2);
    CHECK(!fitting.all_read);
}

/* Faces with an even number are twice as wide. */
static int face_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    return fake_width(user, face, size_px, text, length) * (face % 2 ? 1 : 2);
}

static void test_use_face(struct arena *arena)
{
    struct text_metrics metrics = {.width = face_width, .vertical = fake_vertical};
    struct text_fitting fitting = begin(&metrics, "aaaa bbb", NULL, INT64_MAX, arena);
    CHECK_INT(FACE_BOLD % 2, 1);
    CHECK_INT(fitting.pieces[1].width, 3 * TEXT_DESIGN_PX / 2);
    text_lines_use_face(&fitting, FACE_SEMIBOLD);
    CHECK_INT(fitting.face, FACE_SEMIBOLD);
    CHECK_INT(fitting.pieces[0].width, 4 * TEXT_DESIGN_PX);
    CHECK_INT(fitting.pieces[1].width, 3 * TEXT_DESIGN_PX);
    CHECK_INT(fitting.pieces[1].gap, TEXT_DESIGN_PX);
}

static void test_set(struct arena *arena)
{
    static const struct {
        const char *label, *text;
        int width;
        uint32_t most_lines;
        enum text_joint joint;
        const char *expected; /* NULL: it does not fit */
    } rows[] = {
        {"one line", "abcde", 100, 1, JOINT_INNER, "abcde"},
        {"a pixel too narrow", "abcde", 99, 1, JOINT_INNER, NULL},
        {"even lines", "aa bb cc dd ee ff", 280, 2, JOINT_INNER, "aa bb cc|dd ee ff"},
        {"too many lines", "aa bb cc dd ee ff", 280, 1, JOINT_INNER, NULL},
        {"a word too wide breaks after its hyphen", "hardware-in", 180, 2, JOINT_INNER, "hardware-|in"},
        {"not where only blanks end a line", "hardware-in", 180, 2, JOINT_FREE, NULL},
        {"after a point", "abcdefgh.ij", 180, 2, JOINT_POINT, "abcdefgh.|ij"},
        {"but no earlier than that", "abcdefgh.ij", 180, 2, JOINT_INNER, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct text_fitting fitting = begin(&fake_metrics, rows[i].text, NULL, INT64_MAX, arena);
        struct text_block block = {.face = FACE_BOLD, .size_px = 40};
        bool fits = text_lines_set(&fitting, &block, rows[i].width, rows[i].most_lines, rows[i].joint);
        CHECK(fits == (rows[i].expected != NULL));
        if (fits && rows[i].expected)
            CHECK_STR(lines_of(&block, rows[i].width, arena), rows[i].expected);
    }
    check_row("");
}

/* Parts a text after its sixth letter. */
static void find_hyphens(void *user, const char *language, const char *text, size_t length, uint8_t *before)
{
    (void)user;
    (void)text;
    CHECK_STR(language, "de");
    if (length > 6)
        before[6] = 1;
}

static void test_syllables(struct arena *arena)
{
    struct text_metrics metrics = fake_metrics;
    metrics.find_hyphens = find_hyphens;
    struct text_fitting fitting = begin(&metrics, "abcdefghijkl", "de", INT64_MAX, arena);
    struct text_block block = {.face = FACE_BOLD, .size_px = 40};
    CHECK_INT(fitting.piece_count, 1);
    CHECK(!text_lines_set(&fitting, &block, 140, 2, JOINT_HYPHEN));
    text_lines_read_syllables(&fitting);
    CHECK_INT(fitting.piece_count, 2);
    CHECK(fitting.has_hyphens);
    CHECK(!text_lines_set(&fitting, &block, 139, 2, JOINT_HYPHEN)); /* the hyphen needs its room */
    CHECK(text_lines_set(&fitting, &block, 140, 2, JOINT_HYPHEN));
    CHECK_STR(lines_of(&block, 140, arena), "abcdef-|ghijkl");
}

static void test_part_wide(struct arena *arena)
{
    struct text_fitting fitting = begin(&fake_metrics, "ab abcdefgh", NULL, INT64_MAX, arena);
    struct text_block block = {.face = FACE_BOLD, .size_px = 40};
    CHECK(!text_lines_set(&fitting, &block, 100, 9, JOINT_POINT));
    text_lines_part_wide(&fitting, text_lines_limit(100, 40));
    CHECK_INT(fitting.piece_count, 3);
    CHECK(text_lines_set(&fitting, &block, 100, 9, JOINT_POINT));
    CHECK_STR(lines_of(&block, 100, arena), "ab|abcde|fgh");
}

static void test_set_cut(struct arena *arena)
{
    static const struct {
        const char *text;
        int64_t most;
        uint32_t most_lines;
        const char *expected;
    } rows[] = {
        {"aaaa bbbb cccc", INT64_MAX, 1, "aaaa… CUT"},
        {"aaaa bbbb cccc", INT64_MAX, 2, "aaaa|bbbb… CUT"},
        {"aaaa bbbb cccc", INT64_MAX, 3, "aaaa|bbbb|cccc"},
        {"aaaa bbbb cccc", 5 * TEXT_DESIGN_PX / 2, 2, "aaaa|bbbb… CUT"}, /* not all of it was read */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_fitting fitting = begin(&fake_metrics, rows[i].text, NULL, rows[i].most, arena);
        struct text_block block = {.face = FACE_BOLD, .size_px = 40};
        text_lines_set_cut(&fitting, &block, 100, rows[i].most_lines);
        CHECK_STR(lines_of(&block, 100, arena), rows[i].expected);
    }
}

/* ---- lines that come out otherwise than scaled, by text_fit ---- */

static const double sizes[] = {40, 30, 20, 10}; /* letters of 20, 15, 10 and 5 */

/* Where lines come out a little wider than scaled: the same size, with a word or a letter less in the line.
 */
static int wide_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    return fake_width(user, face, size_px, text, length) +
           (size_px < 100 && length > 4 ? text_em(size_px, 100) : 0);
}

static void test_tightened(struct arena *arena)
{
    struct text_metrics wide = {.width = wide_width, .vertical = fake_vertical};
    struct text_block block;
    text_fit(&wide, FACE_BOLD, sizes, 1, "ab cd", 102, 80, 2, arena, &block);
    CHECK_INT(block.size_px, 40);
    CHECK_INT(block.line_count, 2);
    text_fit(&wide, FACE_BOLD, sizes, 4, "abcdefghijklmnop", 50, 40, 4, arena, &block);
    CHECK_INT(block.size_px, 10);
    CHECK_INT(block.line_count, 2);
    CHECK(!block.cut);
    CHECK(block.width <= 50);
}

/* Where a line comes out narrower than scaled, as kerning makes it: a text as wide as its box is one line of
 * it. */
static int kerned_width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    return fake_width(user, face, size_px, text, length) -
           (memchr(text, ' ', length) && length > 1 ? text_em(size_px, 50) : 0);
}

static void test_kerned(struct arena *arena)
{
    struct text_metrics kerned = {.width = kerned_width, .vertical = fake_vertical};
    struct text_block block;
    int width = kerned_width(NULL, FACE_BOLD, 40, "ab cd", 5);
    text_fit(&kerned, FACE_BOLD, sizes, 4, "ab cd", width, 80, 2, arena, &block);
    CHECK_INT(block.size_px, 40);
    CHECK_INT(block.line_count, 1);
    CHECK_INT(block.width, width);
    text_fit(&kerned, FACE_BOLD, sizes, 1, "ab cd", width - 1, 80, 2, arena, &block);
    CHECK_INT(block.line_count, 2);
    text_fit(&kerned, FACE_BOLD, sizes, 4, "ab\ncd", width, 80, 2, arena, &block);
    CHECK_INT(block.line_count, 2);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_read(&arena);
    test_use_face(&arena);
    test_set(&arena);
    test_syllables(&arena);
    test_part_wide(&arena);
    test_set_cut(&arena);
    test_tightened(&arena);
    test_kerned(&arena);
    arena_finish(&arena);
    return check_done();
}
