/*
 * The bands of doors in landscape: their fields, and where their texts stand.
 */
#include "screens/band_fixture.h"

static void test_all(void)
{
    static struct day_fixture day;
    for (size_t panel = 0; panel < BAND_PANELS; panel++)
        for (size_t i = 0; i < 2 * BAND_CASES; i++) {
            check_row(band_cases[i / 2].name);
            band_fixture_place(&day, &band_cases[i / 2], band_panels[panel][0], band_panels[panel][1], i % 2);
            band_check(&day.scene, band_box(&day.layout, i % 2));
            CHECK(day.scene.count > 0);
            CHECK(strncmp(day.scene.items[0].role, "field.", 6) == 0);
            day_fixture_finish(&day);
        }
}

/* Sizes in u, and where: the axis, the far margin, the middle by capitals. */
static void test_places(void)
{
    static const struct {
        size_t number;
        int word, fact; /* sizes */
        int left;       /* of the word */
        int right;      /* of the fact, from the far edge; of CANCELLED its old time */
        int middle;     /* of the word's capitals, from the picture's top */
    } rows[] = {
        {0, 148, 148, 90, 50, 218}, {2, 128, 128, 90, 50, 204}, {3, 128, 148, 140, 142, 230},
        {4, 148, 148, 90, 50, 230}, {6, 148, 0, 90, 0, 230},    {7, 148, 0, 90, 0, 230},
        {8, 148, 0, 154, 0, 230},   {11, 148, 96, 90, 0, 218},  {12, 128, 148, 494, 50, 230},
    };
    static struct day_fixture day;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(band_cases[rows[i].number].name);
        band_fixture_place(&day, &band_cases[rows[i].number], 2000, 1000, false);
        const struct item *word = fixture_item(&day.scene, "band.word"),
                          *fact = fixture_item(&day.scene, "band.fact");
        CHECK_INT(word->size_px, rows[i].word);
        CHECK_INT(fact ? fact->size_px : 0, rows[i].fact);
        int left = rows[i].number == 12 ? word->box.x - 500 + 444 : word->box.x;
        CHECK_INT(left, rows[i].left);
        if (rows[i].right)
            CHECK_INT(2000 - fact->box.x - fact->box.width, rows[i].right);
        struct box capitals = band_capitals(word);
        int middle = capitals.y + capitals.height / 2;
        CHECK(middle >= rows[i].middle - 1 && middle <= rows[i].middle + 1);
        day_fixture_finish(&day);
    }
}

/* A word that has no room beside its fact is made smaller, then another one stands for it. */
static void test_long_words(void)
{
    static const struct {
        const char *word, *short_word, *shown;
        int size;
    } rows[] = {
        {"Lunch", "Break", "Lunch", 128},
        {"Lunch and a walk around the lake", "Break", "Lunch and a walk around the lake", 56},
        {"Lunch and a walk around the whole lake if the weather is good enough for all", "Break", "Break",
         128},
    };
    static struct day_fixture day;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct band_case of = band_cases[3];
        of.band.word = rows[i].word;
        of.band.short_word = rows[i].short_word;
        check_row(rows[i].shown);
        band_fixture_place(&day, &of, 2000, 1000, false);
        CHECK_STR(fixture_text(&day.scene, "band.word", " ", &day.lines.arena), rows[i].shown);
        CHECK_INT(fixture_item(&day.scene, "band.word")->size_px, rows[i].size);
        CHECK_STR(fixture_text(&day.scene, "band.fact", " ", &day.lines.arena), "15:00");
        const struct item *word = fixture_item(&day.scene, "band.word"),
                          *label = fixture_item(&day.scene, "band.label");
        CHECK(word->box.x + word->box.width + 60 <= label->box.x);
        day_fixture_finish(&day);
    }
}

/* The same field means the same state, whatever is written in it. */
static void test_fields(void)
{
    static const struct {
        size_t number;
        const char *role;
        unsigned count;
    } rows[] = {{0, "field.done", 1},   {1, "field.far", 1},   {2, "field.tooth", 6},
                {3, "field.frame", 4},  {4, "field.rail", 2},  {6, "field.cross", 1},
                {7, "field.head", 1},   {8, "field.head", 1},  {9, "field.head", 0},
                {9, "way", 1},          {9, "field.solid", 2}, {10, "way", 0},
                {10, "field.solid", 1}, {11, "field.disc", 1}, {12, "field.bracket", 8},
                {14, "field.slat", 5},  {15, "field.rail", 2}};
    static struct day_fixture day;
    for (size_t panel = 0; panel < 2; panel++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            check_row(band_cases[rows[i].number].name);
            band_fixture_place(&day, &band_cases[rows[i].number], band_panels[panel][0],
                               band_panels[panel][1], false);
            CHECK_INT(fixture_count(&day.scene, rows[i].role), rows[i].count);
            day_fixture_finish(&day);
        }
}

int main(void)
{
    test_all();
    test_places();
    test_long_words();
    test_fields();
    return check_done();
}
