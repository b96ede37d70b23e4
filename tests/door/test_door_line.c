#include "door/door_line.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;

/* A layout at which a pixel is an u, unless the panel is another. */
static void start(const char *label, int width, int height)
{
    static const struct fixture_view view = {
        .role = ROLE_DOOR,
        .room = "A",
        .at = "12T10:42",
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &view, width, height);
}

static void finish(void)
{
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static struct door_title title_with(struct door_news news)
{
    return (struct door_title){.text = "A talk",
                               .block_line = "12:10 – 12:40\u2003Safe Systems",
                               .times = "12:10 – 12:40",
                               .news = news};
}

static const struct door_news late = {{BADGE_LATE, "+10 min"}, "", "12:00", ""},
                              moved = {{BADGE_PLAIN, "Moved here"}, "", "", ""};

enum { X = AXIS_X, TOP = 100 };

static struct door_line place(const struct door_title *title, int width, bool close)
{
    struct door_line line = door_line_fit(&f.layout, title, width, close);
    f.scene.count = 0;
    door_line_place(&f.layout, &line, layout_u(&f.layout, AXIS_X), TOP, width);
    return line;
}

/* What is there, in order from the line's begin, and with what size of the badge's words: "line times old
 * badge". */
static const char *kept(const struct door_line *line)
{
    const struct item *text = fixture_item(&f.scene, "block"), *badge = fixture_item(&f.scene, "badge");
    bool context = fixture_says(&f.scene, "Safe") ||
                   strstr(fixture_text(&f.scene, "block", " ", &f.arena), "Safe") != NULL;
    return arena_printf(&f.arena, "%s%s%s%s", text ? context ? "line" : "times" : "-",
                        line->text.cut ? " cut" : "", fixture_item(&f.scene, "block.old") ? " old" : "",
                        !badge                                                         ? ""
                        : badge->size_px < layout_role_px(&f.layout, SIZE_BLOCK_BADGE) ? " small"
                                                                                       : " badge");
}

/* The badge ends where the stage does, points to the line and has its middle; the old time stands before it,
 * struck, in the line's type. */
static void test_places(void)
{
    enum { WIDTH = 1638 };
    for (int close = 0; close < 2; close++) {
        start(close ? "of two" : "of one", 1778, 1000);
        struct door_title title = title_with(late);
        struct door_line line = place(&title, WIDTH, close);
        const struct item *tag = fixture_item(&f.scene, "field.tag"), *text = fixture_item(&f.scene, "badge"),
                          *old = fixture_item(&f.scene, "block.old"),
                          *strike = fixture_item(&f.scene, "strike"),
                          *block = fixture_item(&f.scene, "block");
        int cap = layout_type_px(&f.layout, block->face, block->size_px).cap;
        CHECK_INT(block->box.x, X);
        CHECK_INT(block->baseline, TOP + cap);
        CHECK_INT(tag->box.x + tag->box.width, X + WIDTH);
        CHECK_INT(tag->box.height, close ? TWO_ON_BADGE : BLOCK_BADGE);
        CHECK(abs(tag->box.y + tag->box.height / 2 - (TOP + cap / 2)) <= 1);
        CHECK(color_equal(tag->color, f.style.theme->soon));
        CHECK_INT(text->size_px, SIZE_BLOCK_BADGE);
        CHECK(text->box.x >= tag->box.x && text->box.x + text->box.width <= tag->box.x + tag->box.width);
        /* Its point is in the middle of the near side. */
        const struct point *tip = &tag->points[2];
        CHECK_INT(tip->x, 0);
        CHECK_INT(tip->y, POINT_UNITS * tag->box.height / 2);
        CHECK_INT(old->box.x + old->box.width, tag->box.x - BLOCK_OLD_APART);
        CHECK_INT(old->baseline, block->baseline);
        CHECK_INT(old->size_px, block->size_px);
        CHECK_INT(old->face, block->face);
        CHECK(color_equal(old->color, f.style.theme->ink2));
        CHECK_INT(strike->box.x, old->box.x);
        CHECK_INT(strike->box.width, old->box.width);
        CHECK(abs(strike->box.y + strike->box.height / 2 - (TOP + cap / 2)) <= 1);
        CHECK(color_equal(strike->color, old->color));
        CHECK_INT(line.drop, cap);
        finish();
    }
}

/* What there is takes its room from the line. */
static void test_beside(void)
{
    enum { WIDTH = 1638 };
    static const struct {
        const char *label;
        struct door_news news;
    } rows[] = {{"badge and old time", {{BADGE_LATE, "+10 min"}, "", "12:00", ""}},
                {"a badge", {{BADGE_PLAIN, "Moved here"}, "", "", ""}},
                {"an old time", {{BADGE_NONE, ""}, "", "12:00", ""}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, 1778, 1000);
        int most = 0, in_two = 0;
        for (size_t count = 20; count < 200; count += 2) {
            struct door_title title = title_with(rows[i].news);
            struct str_builder text = {.arena = &f.arena};
            for (size_t k = 0; k < count; k++)
                str_add(&text, k % 5 == 4 ? " " : "n");
            title.block_line = text.text;
            place(&title, WIDTH, false);
            int widest = 0, news = X + WIDTH;
            in_two += fixture_count(&f.scene, "block") == 2;
            for (uint32_t k = 0; k < f.scene.count; k++) {
                const struct item *item = &f.scene.items[k];
                bool line = strcmp(item->role, "block") == 0;
                if (line && item->box.x + item->box.width > widest)
                    widest = item->box.x + item->box.width;
                if (!line && item->box.x < news)
                    news = item->box.x;
                CHECK(item->box.x + item->box.width <= X + WIDTH);
            }
            CHECK(news < X + WIDTH && widest <= news - BLOCK_NEWS_APART);
            most = most == 0 || news - widest < most ? news - widest : most;
        }
        CHECK(in_two > 10);
        CHECK(most > 0 && most < 3 * BLOCK_NEWS_APART); /* and the line has the rest */
        finish();
    }
}

/* Letters that are taller than Latin ones have a higher badge, in the line's middle, too. */
static void test_tall(void)
{
    start("tall", 1778, 1000);
    struct door_title title = title_with((struct door_news){{BADGE_PLAIN, "نُقلت إلى هنا"}, "", "", ""});
    struct door_line line = place(&title, 1638, true);
    const struct item *tag = fixture_item(&f.scene, "field.tag");
    CHECK_INT(tag->box.height, text_em(SIZE_BLOCK_BADGE, BADGE_HEIGHT_TALL));
    CHECK(abs(tag->box.y + tag->box.height / 2 - (TOP + line.drop / 2)) <= 1);
    CHECK(tag->box.y > TOP - TWO_ON_LINE_TOP);
    CHECK(tag->box.y + tag->box.height < TOP + line.drop + TWO_ON_TITLE_UNDER_LINE);
    finish();
}

/* Without a line they stand where it would. */
static void test_alone(void)
{
    start("a badge alone", 1778, 1000);
    struct door_title title = title_with(moved);
    title.block_line = title.times = "";
    struct door_line line = place(&title, 1638, false);
    int cap = layout_role_type(&f.layout, TYPE_TEXT, SIZE_BLOCK_LINE).cap;
    const struct item *tag = fixture_item(&f.scene, "field.tag");
    CHECK_INT(line.drop, cap);
    CHECK(abs(tag->box.y + tag->box.height / 2 - (TOP + cap / 2)) <= 1);
    finish();
    start("nothing", 1778, 1000);
    title.news = (struct door_news){{BADGE_NONE, ""}, "", "", ""};
    line = place(&title, 1638, false);
    CHECK_INT(line.drop, 0);
    CHECK_INT(f.scene.count, 0);
    finish();
}

/* In ever less width one thing after the other gives way, each once, and no badge is cut. */
static void test_giving_way(void)
{
    static const char *const order[] = {"line old badge", "times old badge", "times badge", "times small",
                                        "- small",        "times",           "times cut"};
    enum { COUNT = sizeof order / sizeof *order };
    for (int close = 0; close < 2; close++) {
        start(close ? "of two" : "of one", 1778, 1000);
        unsigned at = 0, seen = 1;
        for (int width = 1638; width > 60; width--) {
            struct door_title title = title_with(late);
            struct door_line line = place(&title, width, close);
            const char *now = kept(&line);
            while (at < COUNT && strcmp(order[at], now) != 0)
                at++;
            if (!CHECK(at < COUNT)) {
                printf("%d: %s\n", width, now);
                break;
            }
            seen |= 1U << at;
            for (uint32_t k = 0; k < f.scene.count; k++) {
                const struct item *item = &f.scene.items[k];
                bool badge = strcmp(item->role, "badge") == 0;
                CHECK(!badge || (!item->cut && item->size_px >= f.layout.floor_px));
                CHECK(item->box.x + item->box.width <= X + width || strcmp(item->role, "block") == 0);
            }
        }
        CHECK_INT(seen & 0x1f, 0x1f);
        finish();
    }
}

/* The reason is on the badge where it has room in half of the width, and the line stays as it is. */
static void test_reason(void)
{
    static const struct {
        const char *label, *reason, *line;
        int width;
        const char *badge;
    } rows[] = {
        {"short", "laptop", "12:10 – 12:40", 1638, "+10 min: laptop"},
        {"none", "", "12:10 – 12:40", 1638, "+10 min"},
        {"more than half of the width", "the speaker is on a train that is late itself, as they are",
         "12:10 – 12:40", 1638, "+10 min"},
        {"the line is two anyway", "laptop",
         "12:10 – 12:40\u2003A block with a long title, and then some more, and more than that", 1638,
         "+10 min: laptop"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, 1778, 1000);
        struct door_title title =
            title_with((struct door_news){{BADGE_LATE, "+10 min"}, rows[i].reason, "", ""});
        title.block_line = rows[i].line;
        place(&title, rows[i].width, false);
        CHECK_STR(fixture_text(&f.scene, "badge", " ", &f.arena), rows[i].badge);
        CHECK_INT(fixture_item(&f.scene, "badge")->size_px, SIZE_BLOCK_BADGE);
        CHECK(fixture_item(&f.scene, "badge")->box.width <= rows[i].width / 2);
        finish();
    }
}

/* With a reason that has room the line is as it would be without. */
static void test_reason_gives_way(void)
{
    unsigned with = 0, without = 0;
    start("the line stays", 1778, 1000);
    for (size_t count = 20; count < 120; count++) {
        char text[121] = "";
        for (size_t i = 0; i < count; i++)
            text[i] = i % 5 == 4 ? ' ' : 'n';
        struct door_title title =
                              title_with((struct door_news){{BADGE_LATE, "+10 min"}, "laptop", "12:00", ""}),
                          plain = title;
        title.block_line = plain.block_line = text;
        plain.news.reason = "";
        struct door_line as_is = place(&plain, 1638, false), line = place(&title, 1638, false);
        CHECK_INT(line.text.line_count, as_is.text.line_count);
        CHECK(line.text.size_px >= as_is.text.size_px);
        bool told = strstr(fixture_text(&f.scene, "badge", " ", &f.arena), "laptop") != NULL;
        with += told;
        without += !told;
    }
    CHECK(with > 0 && without > 0);
    finish();
}

/* That it replaces another is never left away: what it is a part of is, and then the other's title is cut. */
static void test_replaces(void)
{
#define REPLACED "Replaces A talk with a title that goes on and on until there is no more room for any of it"
    start("replaces", 1778, 1000);
    unsigned whole = 0, without = 0, cut = 0;
    for (int width = 1638; width > 500; width -= 2) {
        struct door_title title = title_with((struct door_news){{BADGE_NONE, ""}, "", "", REPLACED});
        title.block_line = "12:10 – 12:40\u2003Safe Systems\u2003" REPLACED;
        title.times = "12:10 – 12:40\u2003" REPLACED;
        struct door_line line = place(&title, width, true);
        const char *text = fixture_text(&f.scene, "block", " ", &f.arena);
        CHECK(strstr(text, "Replaces") != NULL);
        whole += strstr(text, "Safe") != NULL;
        without += !strstr(text, "Safe") && !line.text.cut;
        cut += line.text.cut;
        /* Cut at a word's end. */
        const char *end = strstr(text, "\u2026");
        CHECK(!line.text.cut ||
              (end &&
               (end[-1] == ' ' ||
                strstr(title.times, arena_copy_n(&f.arena, text, (size_t)(end - text)))[end - text] == ' ')));
        CHECK(!line.text.cut || !strstr(text, "Safe"));
    }
    CHECK(whole > 0 && without > 0 && cut > 0);
    finish();
    start("and has a badge", 1778, 1000);
    struct door_title title = title_with((struct door_news){{BADGE_LATE, "+10 min"}, "", "12:00", REPLACED});
    title.block_line = title.times = "12:10 – 12:40\u2003" REPLACED;
    place(&title, 700, true);
    CHECK(strstr(fixture_text(&f.scene, "block", " ", &f.arena), "Replaces") != NULL);
    CHECK_INT(fixture_item(&f.scene, "badge")->size_px, SIZE_BLOCK_BADGE);
    finish();
}

/* On panels whose least size is larger than usual, the badge holds its words. */
static void test_small(void)
{
    static const int sizes[][2] = {{480, 320}, {320, 480}, {800, 480}, {480, 800}, {320, 240}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char label[20];
        snprintf(label, sizeof label, "%dx%d", sizes[i][0], sizes[i][1]);
        start(label, sizes[i][0], sizes[i][1]);
        struct door_title title = title_with(moved);
        int width = sizes[i][0] - layout_u(&f.layout, TITLE_NARROWER);
        place(&title, width, false);
        const struct item *text = fixture_item(&f.scene, "badge"), *tag = fixture_item(&f.scene, "field.tag");
        if (CHECK(text && tag)) {
            CHECK(text->size_px >= f.layout.floor_px && !text->cut);
            CHECK(text->box.y >= tag->box.y &&
                  text->box.y + text->box.height <= tag->box.y + tag->box.height);
            CHECK(tag->box.y > TOP - layout_u(&f.layout, BLOCK_LINE_TOP));
        }
        finish();
    }
}

int main(void)
{
    test_places();
    test_beside();
    test_tall();
    test_alone();
    test_giving_way();
    test_reason();
    test_reason_gives_way();
    test_replaces();
    test_small();
    return check_done();
}
