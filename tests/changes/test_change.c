#include "changes/change.h"

#include "check.h"

/* Each field alone, laid over a change that says all of them otherwise, and over one that says nothing. */
static void test_each_field(void)
{
    static const struct room_name attic = {"Attic", "attic"}, cellar = {"Cellar", "cellar"};
    static const struct label_variant words[] = {{"en", "Ants"}, {"en", "Bees"}};
    const struct change first = {.session = "1",
                                 .made = {1000},
                                 .by = "feed",
                                 .fields = (1 << 12) - 1,
                                 .cancelled = true,
                                 .full = true,
                                 .delayed = true,
                                 .started = true,
                                 .delay_min = 10,
                                 .room = &attic,
                                 .start = {60000},
                                 .end = {120000},
                                 .title = {1, &words[0]},
                                 .replaced_by = "2",
                                 .overflow_room = &attic,
                                 .reason = "laptop"};
    const struct change other = {.session = "1",
                                 .made = {2000},
                                 .by = "desk",
                                 .delay_min = 5,
                                 .room = &cellar,
                                 .start = {61000},
                                 .end = {121000},
                                 .title = {1, &words[1]},
                                 .replaced_by = "3",
                                 .overflow_room = &cellar,
                                 .reason = "train"};
    for (int bit = 0; bit < 12; bit++) {
        struct change later = other, merged = first, fresh = {.session = "1", .reason = ""};
        later.fields = 1u << bit;
        change_merge(&merged, &later);
        CHECK_INT(merged.fields, first.fields);
        CHECK_INT(merged.made.ms, 2000);
        CHECK_STR(merged.by, "desk");
        CHECK(merged.cancelled == (bit != 0));
        CHECK(merged.full == (bit != 1));
        CHECK_INT(merged.delay_min, bit == 2 ? 5 : 10);
        CHECK(merged.delayed == (bit != 3));
        CHECK(merged.started == (bit != 4));
        CHECK(merged.room == (bit == 5 ? &cellar : &attic));
        CHECK_INT(merged.start.ms, bit == 6 ? 61000 : 60000);
        CHECK_INT(merged.end.ms, bit == 7 ? 121000 : 120000);
        CHECK_STR(merged.title.variants[0].text, bit == 8 ? "Bees" : "Ants");
        CHECK_STR(merged.replaced_by, bit == 9 ? "3" : "2");
        CHECK(merged.overflow_room == (bit == 10 ? &cellar : &attic));
        CHECK_STR(merged.reason, bit == 11 ? "train" : "laptop");
        change_merge(&fresh, &later);
        CHECK_INT(fresh.fields, 1u << bit);
        CHECK_INT(fresh.delay_min, bit == 2 ? 5 : 0);
        CHECK(fresh.room == (bit == 5 ? &cellar : NULL));
    }
}

static void test_rooms_before(void)
{
    static const struct room rooms[] = {{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}};
    static const struct program program = {.room_count = 4, .rooms = rooms};
    static const struct room_name a = {"a", ""}, b = {"b", ""}, d = {"d", ""}, nowhere = {"z", ""};
    static const uint32_t numbers[] = {0, 1, 2};
    static const struct session session = {.room_count = 3, .rooms = numbers};
    static const struct {
        const char *rule;
        const struct room_name *entered, *left;
        uint32_t count, rooms[3];
    } rows[] = {
        {"the one that it left comes first", &b, &d, 3, {3, 0, 2}},
        {"it is not said which it entered", NULL, &d, 1, {3}},
        {"it is none of its rooms", &d, &a, 1, {0}},
        {"there is no such room", &nowhere, &d, 1, {3}},
        {"it left what is no more", &b, &nowhere, 2, {0, 2}},
        {"it left what it is in", &b, &a, 2, {0, 2}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t before[4];
        check_row(rows[i].rule);
        CHECK_INT(change_rooms_before(&program, &session, rows[i].entered, rows[i].left, before),
                  rows[i].count);
        for (uint32_t room = 0; room < rows[i].count; room++)
            CHECK_INT(before[room], rows[i].rooms[room]);
    }
    check_row("");
}

int main(void)
{
    test_rooms_before();
    test_each_field();
    return check_done();
}
