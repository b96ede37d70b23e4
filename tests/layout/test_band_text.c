#include "layout/band_text.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view view = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

/* A word is as large as leaves its distance to a fact that has no labels, and no smaller. */
static void test_row(void)
{
    static const int sizes[] = {SIZES_BAND};
    for (int count = 4; count < 40; count++) {
        struct fixture_layout f;
        char word[41] = "";
        memset(word, 'n', (size_t)count);
        check_row(word);
        fixture_layout_init(&f, &harbour_event, &view, 2000, 1000);
        struct band_row row = {.word = word,
                               .short_word = "",
                               .word_size = sizes[0],
                               .fact = "10:00",
                               .above = "",
                               .below = "",
                               .fact_size = sizes[0],
                               .left = 90,
                               .right = 1950,
                               .zone = {0, 100, 2000, 200},
                               .ink = theme_night()->ink};
        band_row_place(&f.layout, &row);
        const struct item *said = fixture_item(&f.scene, "band.word"),
                          *fact = fixture_item(&f.scene, "band.fact");
        int room = fact->box.x - BAND_APART - row.left, larger = 0;
        CHECK(said->cut ||
              part_width(&f.layout, layout_type_px(&f.layout, said->face, said->size_px), word) <= room);
        while (sizes[larger] > said->size_px)
            larger++;
        if (larger > 0)
            CHECK(part_width(&f.layout, layout_role_type(&f.layout, TYPE_BAND, sizes[larger - 1]), word) >
                  room);
        fixture_layout_finish(&f);
    }
}

/* A word that has the row for itself is in two lines where one would make it small, or cut it: in the middle
 * of the zone, whole. */
static void test_two_lines(void)
{
    static const struct {
        const char *word, *fact;
        uint32_t lines;
        int least; /* u */
    } rows[] = {
        {"Moved to Hall N2", "", 1, 148},
        {"Moved to Hardware Hacking Area, Front", "", 1, 72},
        {"Moved to Assembly: Free Software Foundation Europe, Workshop Tent in the Garden", "", 2, 56},
        {"Moved to Assembly: Free Software Foundation", "", 2, 72},
        {"Moved to Assembly: Free Software Foundation Europe, Workshop", "10:00", 1, 24},
        {"Moved to Assembly: Free Software Foundation Europe, Workshop Tent in the Garden Behind the "
         "House of All Those Who Came Late, Second Entrance",
         "", 2, 24}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        check_row(rows[i].word);
        fixture_layout_init(&f, &harbour_event, &view, 1778, 1000);
        struct band_row row = {.word = rows[i].word,
                               .short_word = "",
                               .word_size = 148,
                               .fact = rows[i].fact,
                               .above = "",
                               .below = "",
                               .fact_size = 148,
                               .left = 90,
                               .right = 1728,
                               .zone = {0, 130, 1778, 200},
                               .ink = theme_night()->ink};
        band_row_place(&f.layout, &row);
        const struct item *word = fixture_item(&f.scene, "band.word");
        CHECK_INT(fixture_count(&f.scene, "band.word"), rows[i].lines);
        CHECK(word->size_px >= rows[i].least);
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        if (rows[i].lines == 2) {
            const struct item *last = word + 1;
            int cap = layout_type_px(&f.layout, word->face, word->size_px).cap;
            int over = word->baseline - cap - 130, under = 330 - last->baseline;
            CHECK_STR(fixture_text(&f.scene, "band.word", " ", &f.arena), rows[i].word);
            CHECK(over - under <= 2 && under - over <= 2 && over > 10);
        }
        fixture_layout_finish(&f);
    }
}

int main(void)
{
    test_row();
    test_two_lines();
    static const struct {
        const char *text;
        int width, height, size;
        bool fits, tail;
    } rows[] = {
        {"Now", 1000, 200, 148, true, false}, {"Now", 1000, 108, 148, true, false},
        {"Now", 1000, 100, 128, true, false}, /* capitals may touch the zone's ends, */
        {"Day", 1000, 108, 84, true, true},   /* tails may not leave it */
        {"Now", 200, 200, 96, true, false},   {"Now or never", 100, 200, 44, false, true},
    };
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &view, 2000, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        struct text_block block =
            band_fit(&f.layout, TYPE_BAND, 148, rows[i].text, rows[i].width, rows[i].height);
        CHECK_INT(block.size_px, rows[i].size);
        CHECK_INT(band_fits(&block), rows[i].fits);
        CHECK_INT(band_tail(&block) > 0, rows[i].tail);
    }
    check_row("struck, in the middle");
    struct text_block block = band_fit(&f.layout, TYPE_BAND, 84, "10:30", 1000, 200);
    struct box zone = {0, 100, 2000, 200};
    band_place_struck(&f.layout, &block, 900, band_baseline(&block, zone), 2, theme_night()->ink, "band.old");
    const struct item *text = fixture_item(&f.scene, "band.old"), *line = fixture_item(&f.scene, "strike");
    CHECK_INT(text->box.x + text->box.width, 900);
    CHECK_INT(text->baseline, 100 + (200 + 84 * 73 / 100) / 2);
    CHECK_INT(line->box.height, 8);
    CHECK_INT(line->box.y + line->box.height / 2, 200);
    CHECK_INT(line->box.width, text->box.width);
    fixture_layout_finish(&f);
    return check_done();
}
