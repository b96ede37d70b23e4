/*
 * What is kept of runs: found again by text and font, the oldest of a set gone first.
 */
#include "check.h"

#include "render/run_measures.h"

static struct run_measures measures;

static struct font_run run_of(const char *text, uint32_t font)
{
    return (struct font_run){.font = font, .text = text, .length = (uint32_t)strlen(text)};
}

static void test_widths(void)
{
    struct font_run a = run_of("word", 0), b = run_of("word", 1), c = run_of("words", 0);
    bool known;
    *run_measures_width(&measures, &a, &known) = 10;
    CHECK(!known);
    *run_measures_width(&measures, &b, &known) = 20;
    CHECK(!known);
    *run_measures_width(&measures, &c, &known) = 30;
    CHECK(!known);
    CHECK(*run_measures_width(&measures, &a, &known) == 10 && known);
    CHECK(*run_measures_width(&measures, &b, &known) == 20 && known);
    CHECK(*run_measures_width(&measures, &c, &known) == 30 && known);

    check_row("more texts than there is room for");
    char text[20];
    unsigned found = 0;
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 20000; i++) {
            snprintf(text, sizeof text, "text %d", i);
            struct font_run run = run_of(text, 2);
            int *width = run_measures_width(&measures, &run, &known);
            CHECK(!known || *width == i);
            found += known;
            *width = i;
        }
    CHECK(found < 2000); /* the others went before they came again */
    struct font_run last = run_of("text 19999", 2);
    CHECK(*run_measures_width(&measures, &last, &known) == 19999 && known);
    check_row("");
}

static void test_texts(void)
{
    int width = -1;
    CHECK(!run_measures_find_text(&measures, FACE_BOLD, "A title", 7, &width) && width == -1);
    run_measures_keep_text(&measures, FACE_BOLD, "A title", 7, 70);
    run_measures_keep_text(&measures, FACE_REGULAR, "A title", 7, 60);
    CHECK(run_measures_find_text(&measures, FACE_BOLD, "A title", 7, &width) && width == 70);
    CHECK(run_measures_find_text(&measures, FACE_REGULAR, "A title", 7, &width) && width == 60);
    CHECK(!run_measures_find_text(&measures, FACE_BOLD, "A title", 6, &width));
    check_row("a text in a face is no run in a font");
    for (uint32_t font = 0; font < 128; font++) {
        struct font_run run = run_of("A title", font);
        bool known;
        *run_measures_width(&measures, &run, &known) = 1;
        CHECK(!known);
        CHECK(!run_measures_find_text(&measures, FACE_BOLD, "A title", 7, &width) || width == 70);
    }
    check_row("");
}

static void test_reaches(void)
{
    struct font_run a = run_of("word", 0), b = run_of("word", 1);
    int *above, *below;
    bool known;
    run_measures_reach(&measures, &a, &above, &below, &known);
    CHECK(!known && *above == 0 && *below == 0);
    *above = 5;
    *below = 6;
    run_measures_reach(&measures, &b, &above, &below, &known);
    CHECK(!known);
    run_measures_reach(&measures, &a, &above, &below, &known);
    CHECK(known && *above == 5 && *below == 6);
    check_row("more texts than there is room for");
    char text[20];
    for (int round = 0; round < 2; round++)
        for (int i = 1; i < 20000; i++) {
            snprintf(text, sizeof text, "text %d", i);
            struct font_run run = run_of(text, 2);
            run_measures_reach(&measures, &run, &above, &below, &known);
            if (!CHECK(known ? *above == i && *below == -i : *above == 0 && *below == 0))
                return;
            *above = i;
            *below = -i;
        }
    check_row("");
}

int main(void)
{
    test_widths();
    test_texts();
    test_reaches();
    return check_done();
}
