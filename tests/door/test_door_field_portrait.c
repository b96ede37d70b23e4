/*
 * The bands of doors in portrait: the fact stands under the word.
 */
#include "screens/band_fixture.h"

static void test_stacked(void)
{
    static const struct {
        size_t number;
        int word, fact, label, second; /* sizes */
        int word_base, fact_base;      /* from the picture's top */
    } rows[] = {
        {0, 148, 128, 64, 48, 280, 404}, {2, 112, 112, 0, 0, 253, 350}, {3, 128, 128, 64, 48, 293, 400},
        {11, 96, 96, 48, 0, 239, 239},   {12, 148, 96, 0, 0, 418, 249},
    };
    static struct day_fixture day;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(band_cases[rows[i].number].name);
        band_fixture_place(&day, &band_cases[rows[i].number], 1000, 1778, false);
        const struct item *word = fixture_item(&day.scene, "band.word"),
                          *fact = fixture_item(&day.scene, "band.fact"),
                          *label = fixture_item(&day.scene, "band.label");
        CHECK_INT(word->size_px, rows[i].word);
        CHECK_INT(fact->size_px, rows[i].fact);
        CHECK_INT(label ? label->size_px : 0, rows[i].label);
        CHECK(word->baseline >= rows[i].word_base - 2 && word->baseline <= rows[i].word_base + 2);
        CHECK(fact->baseline >= rows[i].fact_base - 2 && fact->baseline <= rows[i].fact_base + 2);
        if (rows[i].second)
            CHECK_STR(fixture_text(&day.scene, "band.label", "|", &day.lines.arena),
                      arena_printf(&day.lines.arena, "%s|%s", band_cases[rows[i].number].band.above,
                                   band_cases[rows[i].number].band.below));
        day_fixture_finish(&day);
    }
}

/* "Moved to" over the room, as large as it can be. */
static void test_moved(void)
{
    static struct day_fixture day;
    check_row("a short name");
    band_fixture_place(&day, &band_cases[7], 1000, 1778, false);
    const struct item *word = fixture_item(&day.scene, "band.word"),
                      *room = fixture_item(&day.scene, "band.room");
    CHECK_INT(word->size_px, 96);
    CHECK_INT(room->size_px, 172);
    CHECK(word->baseline < room->baseline);
    CHECK_INT(word->box.x, 90);
    day_fixture_finish(&day);
    check_row("a long one");
    struct band_case of = band_cases[7];
    of.band.room = "Great Assembly Hall";
    band_fixture_place(&day, &of, 1000, 1778, false);
    CHECK_STR(fixture_text(&day.scene, "band.room", " ", &day.lines.arena), "Great Assembly Hall");
    CHECK(fixture_item(&day.scene, "band.room")->size_px < 96);
    day_fixture_finish(&day);
    check_row("one that is too long for a line is whole in two");
    of.band.room = "A hall that is hidden behind https://example.org/l/c:2:229.63:392";
    for (int low = 0; low < 2; low++) {
        band_fixture_place(&day, &of, 1000, 1778, low);
        CHECK_STR(fixture_text(&day.scene, "band.room", " ", &day.lines.arena), of.band.room);
        CHECK_INT(fixture_count(&day.scene, "band.room"), 2);
        CHECK(!fixture_item(&day.scene, "band.room")->cut);
        int from = fixture_item(&day.scene, "band.word")->box.y, end = 0;
        for (uint32_t i = 0; i < day.scene.count; i++)
            if (strcmp(day.scene.items[i].role, "band.room") == 0)
                end = day.scene.items[i].baseline;
        CHECK(from >= HEADER_END_PORTRAIT &&
              end <= (low ? BAND_END_COMPACT_PORTRAIT : BAND_END_PORTRAIT) - 24);
        day_fixture_finish(&day);
    }
    check_row("in a low band");
    band_fixture_place(&day, &band_cases[7], 1000, 1778, true);
    CHECK(fixture_item(&day.scene, "band.room")->size_px <= 128);
    day_fixture_finish(&day);
}

/* A state is told in short only where it has no room. */
static void test_waiting(void)
{
    static const char *const words[] = {"Delayed, no time yet",
                                        "Delayed, and nobody in the whole house can tell by how much yet"};
    static struct day_fixture day;
    for (size_t i = 0; i < 2; i++) {
        struct band_case of = band_cases[13];
        of.band.word = words[i];
        check_row(words[i]);
        band_fixture_place(&day, &of, 1000, 1778, false);
        CHECK_STR(fixture_text(&day.scene, "band.word", " ", &day.lines.arena), i ? "Delayed" : words[i]);
        day_fixture_finish(&day);
    }
}

/* What reaches below "Moved to" keeps off the capitals of the room. */
static void test_tails(void)
{
    static struct day_fixture day;
    check_row("a tail");
    struct band_case of = band_cases[7];
    of.band.before_room = "Verlegt nach";
    band_fixture_place(&day, &of, 1000, 1778, false);
    const struct item *word = fixture_item(&day.scene, "band.word"),
                      *room = fixture_item(&day.scene, "band.room");
    CHECK(band_capitals(room).y - word->baseline >= word->size_px * BAND_TAIL / 1000 + TAIL_APART - 1);
    day_fixture_finish(&day);
}

int main(void)
{
    test_stacked();
    test_moved();
    test_tails();
    test_waiting();
    return check_done();
}
