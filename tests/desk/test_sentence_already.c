#include "sentences.h"

/* What is said before: a desk's day, one decision after the other. */
static const struct room_name hall_f = {"hall-f", "hall-f"};
static const struct label_variant retitled = {"", "Summer"};
#define SAID(id, ...)                                                                                        \
    {                                                                                                        \
        .session = id, .made = {INT64_C(1726610400000) + 10 * MS_PER_HOUR}, .by = "", .start = {INT64_MIN},  \
        .end = {INT64_MIN}, __VA_ARGS__                                                                      \
    }
static const struct change said[] = {
    SAID("t1", .fields = CHANGE_DELAY_MIN | CHANGE_REASON, .delay_min = 10, .reason = "laptop",
         .replaced_by = ""),
    SAID("t3", .fields = CHANGE_TITLE, .title = {1, &retitled}, .reason = "", .replaced_by = ""),
    SAID("t4", .fields = CHANGE_CANCELLED | CHANGE_REPLACED_BY, .cancelled = true, .replaced_by = "t5",
         .reason = ""),
    SAID("t5", .fields = CHANGE_FULL | CHANGE_OVERFLOW_ROOM, .full = true, .overflow_room = &hall_f,
         .reason = "", .replaced_by = ""),
    SAID("t6", .fields = CHANGE_ROOM, .room = &hall_f, .reason = "", .replaced_by = ""),
    SAID("t7", .fields = CHANGE_DELAYED, .delayed = true, .reason = "", .replaced_by = ""),
    SAID("d1", .fields = CHANGE_STARTED, .started = true, .reason = "", .replaced_by = ""),
};

static const struct sentence_row rows[] = {
    {"delay|android mc|10", {0}, "! \"Android MC: Boot\" is 10 min late already"},
    {"delay|android mc|10", {.reason = "laptop"}, "! \"Android MC: Boot\" is 10 min late already"},
    {"delay|android mc|10", {.reason = "train"}, "\"delay_min\": 10"},
    {"delay|android mc|5", {0}, "\"delay_min\": 5"},
    {"delay|android mc|0", {0}, "\"delay_min\": 0"},
    {"delay|hardening|5", {0}, "! \"Kernel hardening\" is 10 min late already, by what is before it"},
    {"delay|hardening|10", {0}, "! \"Kernel hardening\" is 10 min late already, by what is before it"},
    {"delay|hardening|15", {0}, "\"delay_min\": 15"},
    {"delay|garden tour|0", {0}, "! \"Garden tour\" is on time already"},
    {"title|Summer|Summer", {0}, "! \"Summer\" is called that already"},
    {"title|Summer|Winter", {0}, "\"title\": \"Winter\""},
    {"cancel|androiden", {0}, "! \"Android Auto\" is cancelled already"},
    {"cancel|androiden", {.replaced_by = "lightning"}, "! \"Android Auto\" is cancelled already"},
    {"cancel|androiden", {.replaced_by = "hardening"}, "\"replaced_by\": \"t2\""},
    {"full|lightning", {0}, "! \"Lightning talks\" is full already"},
    {"full|lightning|Hall F", {0}, "! \"Lightning talks\" is full already"},
    {"full|lightning|Garden", {0}, "\"overflow_room\": \"garden\""},
    {"open|lightning", {0}, "\"full\": false"},
    {"open|hardening", {0}, "! \"Kernel hardening\" is not full"},
    {"move|garden tour|Hall F", {0}, "! \"Garden tour\" is there already"},
    {"move|garden tour|Hall F", {.at = "12:00"}, "! \"Garden tour\" is there already"},
    {"move|garden tour|Hall F", {.at = "12:30"}, "\"start\""},
    {"move|garden tour|Garden", {0}, "\"room\": \"garden\""},
    {"move|garden tour", {.at = "12:00"}, "! \"Garden tour\" is at that time already"},
    {"move|garden tour", {.until = "13:00"}, "! \"Garden tour\" is at that time already"},
    {"move|garden tour", {.until = "13:10"}, "\"end\""},
    {"move|hardening", {.at = "10:40"}, "\"start\""}, /* it is then, but only because it is pushed */
    {"late|the second", {0}, "! \"GSoC, the second part\" is late already"},
    {"delay|the second|0", {0}, "\"delay_min\": 0"}, /* it is on time again */
    {"started|hack", {0}, "! \"Hack area\" has started already: \"undo\" takes"},
    {"started|android mc", {0}, "\"started\": true"},
    {"late|hardening", {0}, "\"delayed\": true"},
    {"notice|Rain", {0}, "! this notice is there already; \"notice end n1\" ends it"},
    {"notice|Rain", {.is_warning = true}, "\"level\": \"warning\""},
    {"notice|Sun", {0}, "\"text\": \"Sun\""},
    {"notice|Over", {0}, "\"text\": \"Over\""},
    {"notice|Soon", {0}, "\"text\": \"Soon\""},
    {"notice|Soon", {.from = "12:00"}, "! this notice is there already"},
    {"notice|Till noon", {0}, "\"text\": \"Till noon\""},
    {"notice|Till noon", {.until = "11:55"}, "! this notice is there already"},
    {"notice|Till noon", {.until = "12:02"}, "! this notice is there already"}, /* it was said again */
    {"notice|Till noon", {.until = "12:03"}, "\"text\": \"Till noon\""},
    {"notice|end|n1", {0}, "\"id\": \"n1\""},
};

static const char *const garden[] = {"garden"}, *const both[] = {"garden", "hall f"};
static const struct sentence_row rooms[] = {
    {"notice|Mud", {.rooms = garden, .room_count = 1}, "! this notice is there already"},
    {"notice|Mud", {.rooms = both, .room_count = 2}, "\"text\": \"Mud\""},
    {"notice|Mud", {0}, "\"text\": \"Mud\""},
    {"notice|Rain", {.rooms = garden, .room_count = 1}, "! this notice is there already"}, /* everywhere */
};

/* What is so already is an error only where that is asked for. */
static void check_news(const struct sentence_row *row, size_t count, const struct sentence_context *context)
{
    for (size_t i = 0; i < count; i++) {
        struct sentence_row asked = row[i];
        struct sentence sentence;
        asked.options.only_news = true;
        sentence_check(&asked, context);
        asked.options.only_news = false;
        check_row(row[i].words);
        const char *result = sentence_result(asked.words, &asked.options, context, &sentence);
        CHECK_INT(*result == '!', strstr(row[i].result, "was to be on") != NULL);
        check_row("");
    }
}
#define CHECK_NEWS(rows) check_news(rows, sizeof(rows) / sizeof *(rows), &context)

static void test_live(void)
{
#define TEXT(words)                                                                                          \
    {                                                                                                        \
        1, &(const struct label_variant)                                                                     \
        {                                                                                                    \
            "", words                                                                                        \
        }                                                                                                    \
    }
    const struct room_name in_garden = {"garden", "garden"};
    const struct live_notice notices[] = {
        {.id = "n1", .text = TEXT("Rain"), .everywhere = true, .start = INSTANT_NONE, .end = INSTANT_NONE},
        {.id = "n2", .text = TEXT("Over"), .everywhere = true, .start = INSTANT_NONE, .end = DAY_AT(10, 15)},
        {.id = "n3", .text = TEXT("Soon"), .everywhere = true, .start = DAY_AT(11, 0), .end = INSTANT_NONE},
        {.id = "n4",
         .text = TEXT("Till noon"),
         .everywhere = true,
         .start = INSTANT_NONE,
         .end = DAY_AT(12, 0)},
        {.id = "n5",
         .text = TEXT("Mud"),
         .room_count = 1,
         .rooms = &in_garden,
         .start = INSTANT_NONE,
         .end = INSTANT_NONE}};
    const struct live live = {.venue = "",
                              .log = "",
                              .changes = {sizeof said / sizeof *said, said},
                              .notice_count = sizeof notices / sizeof *notices,
                              .notices = notices};
    struct sentence_context context = sentence_day();
    context.live = &live;
    context.folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    CHECK_NEWS(rows);
    CHECK_NEWS(rooms);
}

/* A delay of its own that is hidden by what is before it can be taken back. */
static void test_pushed(void)
{
    static const struct change changes[] = {
        SAID("t1", .fields = CHANGE_DELAY_MIN, .delay_min = 20, .reason = "", .replaced_by = ""),
        SAID("t2", .fields = CHANGE_DELAY_MIN, .delay_min = 5, .reason = "", .replaced_by = "")};
    static const struct sentence_row more[] = {
        {"delay|hardening|0", {0}, "\"delay_min\": 0"},
        {"delay|hardening|5", {0}, "! \"Kernel hardening\" is 20 min late already, by what"},
    };
    const struct live live = {.venue = "", .log = "", .changes = {2, changes}};
    struct sentence_context context = sentence_day();
    context.live = &live;
    context.folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    CHECK_NEWS(more);
}

/* Said twice it is not said of what comes next. */
static void test_gone(void)
{
    static const struct change changes[] = {
        SAID("t1", .fields = CHANGE_CANCELLED, .cancelled = true, .reason = "", .replaced_by = ""),
        SAID("t4", .fields = CHANGE_ROOM, .room = &hall_f, .reason = "", .replaced_by = "")};
    static const struct sentence_row more[] = {
        {"cancel|Hall N1",
         {0},
         "! what was to be on in Hall N1 now is cancelled already: \"Android MC: Boot\". Say \"Hall N1 "
         "next\""},
        {"delay|Hall N1|5", {0}, "! what was to be on in Hall N1 now is cancelled already"},
        {"cancel|Hall N1 next", {0}, "\"session\": \"t2\""},
        {"move|N10|Hall F", {0}, "! what was to be on in Hall N10 now has moved already: \"Android Auto\""},
        {"cancel|android mc", {0}, "! \"Android MC: Boot\" is cancelled already"},
    };
    const struct live live = {.venue = "", .log = "", .changes = {2, changes}};
    struct sentence_context context = sentence_day();
    context.live = &live;
    context.folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    CHECK_NEWS(more);
}

int main(void)
{
    day_begin();
    test_live();
    test_pushed();
    test_gone();
    return day_end();
}
