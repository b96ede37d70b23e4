/*
 * Titles whose steps are of several faces: which faces are measured, and that it is the same title.
 */
#include "check.h"

#include "text/fake_metrics.h"

/* Which faces were asked, and how often. */
struct faces {
    bool asked[FACE_COUNT];
    unsigned calls;
};

static int width_of_faces(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    struct faces *faces = user;
    faces->asked[face] = true;
    faces->calls++;
    return fake_width(NULL, face, size_px, text, length);
}

/* Opening a font takes long: a title asks for none but those of the steps that are tried. */
static void test_tried_faces(struct arena *arena)
{
    static const struct text_step steps[] = {{FACE_DISPLAY_HEAVY, 100, 106, 2},
                                             {FACE_DISPLAY_BOLD, 80, 84, 2},
                                             {FACE_DISPLAY_BOLD, 60, 64, 2},
                                             {FACE_BOLD, 40, 44, 1}};
    static const struct {
        const char *label, *text;
        int width, size_px;
        bool heavy, display, bold, cut;
    } rows[] = {
        {"the first step", "abc def", 400, 100, true, false, false, false},
        {"the second", "abcdefghi", 400, 80, true, true, false, false},
        {"the third", "abcdefghijkl", 400, 60, true, true, false, false},
        {"the last", "abcdefghijklmnopqrst", 400, 40, true, true, true, false},
        {"none", "abcdefghijklmnopqrstu", 400, 40, true, true, true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct faces faces = {.calls = 0};
        struct text_metrics asking = {.user = &faces, .width = width_of_faces, .vertical = fake_vertical};
        struct text_block block;
        check_row(rows[i].label);
        text_fit_steps(&asking, steps, 4, rows[i].text, "", rows[i].width, 300, arena, &block);
        CHECK_INT(block.size_px, rows[i].size_px);
        CHECK_INT(block.cut, rows[i].cut);
        CHECK_INT(faces.asked[FACE_DISPLAY_HEAVY], rows[i].heavy);
        CHECK_INT(faces.asked[FACE_DISPLAY_BOLD], rows[i].display);
        CHECK_INT(faces.asked[FACE_BOLD], rows[i].bold);
    }
    check_row("a novel is not measured to its end for that");
    char novel[16000];
    for (size_t i = 0; i < sizeof novel - 1; i++)
        novel[i] = i % 5 == 4 ? ' ' : 'n';
    novel[sizeof novel - 1] = '\0';
    struct faces faces = {.calls = 0};
    struct text_metrics asking = {.user = &faces, .width = width_of_faces, .vertical = fake_vertical};
    struct text_block block;
    text_fit_steps(&asking, steps, 4, novel, "", 400, 300, arena, &block);
    CHECK(block.cut);
    CHECK(faces.calls < 200); /* of 3200 words */
    check_row("");
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Words of one to twelve letters, now and then with a hyphen or a bracket, of at most `most` bytes. */
static void write_random(uint32_t *state, char *text, size_t most)
{
    size_t length = 0, end = 1 + next_random(state) % most;
    while (length < end) {
        uint32_t letters = 1 + next_random(state) % 12;
        for (uint32_t i = 0; i < letters && length < end; i++)
            text[length++] = "abcdefghi-/("[next_random(state) % (next_random(state) % 8 ? 9 : 12)];
        if (length < end)
            text[length++] = ' ';
    }
    text[length] = '\0';
}

/* These widths are no face's own: with one face for all steps the same comes out, line for line. */
static void test_same_as_one_face(struct arena *arena)
{
    static const struct text_step mixed[] = {{FACE_DISPLAY_HEAVY, 100, 106, 2},
                                             {FACE_DISPLAY_BOLD, 80, 84, 3},
                                             {FACE_BOLD, 60, 64, 3},
                                             {FACE_BOLD, 40, 44, 4}};
    struct text_step single[4];
    memcpy(single, mixed, sizeof single);
    for (size_t i = 0; i < 4; i++)
        single[i].face = FACE_BOLD;
    uint32_t state = 1, whole = 0, cut = 0;
    for (int round = 0; round < 3000; round++) {
        char text[301], shown[64];
        struct text_block a, b;
        write_random(&state, text, 300);
        int width = 60 + (int)(next_random(&state) % 1000), height = 20 + (int)(next_random(&state) % 400);
        snprintf(shown, sizeof shown, "%.60s", text);
        check_row(shown);
        text_fit_steps(&fake_metrics, mixed, 4, text, "", width, height, arena, &a);
        text_fit_steps(&fake_metrics, single, 4, text, "", width, height, arena, &b);
        CHECK(a.size_px == b.size_px && a.cut == b.cut && a.tight == b.tight);
        CHECK(a.width == b.width && a.height == b.height && a.first_baseline == b.first_baseline);
        CHECK(a.line_height == b.line_height && a.ascent == b.ascent && a.descent == b.descent);
        CHECK_INT(a.line_count, b.line_count);
        for (uint32_t i = 0; i < a.line_count && i < b.line_count; i++)
            CHECK(a.lines[i].length == b.lines[i].length &&
                  memcmp(a.lines[i].text, b.lines[i].text, a.lines[i].length) == 0);
        for (size_t i = 0; i < 4; i++)
            CHECK(mixed[i].size_px != a.size_px || mixed[i].face == a.face);
        *(a.cut ? &cut : &whole) += 1;
        arena_reset(arena);
    }
    check_row("");
    CHECK(whole > 300 && cut > 300);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_tried_faces(&arena);
    test_same_as_one_face(&arena);
    arena_finish(&arena);
    return check_done();
}
