#include "desk/find.h"

#include "day.h"

static const char *ids(const struct program *program, uint32_t count, const struct desk_hit *hits)
{
    struct str_builder text = {.arena = &day_arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < count; i++)
        str_addf(&text, "%s%s", i > 0 ? " " : "", program->sessions[hits[i].session].id);
    return text.text;
}

static const struct {
    const char *words;
    int hour, minute;
    const char *ids;
} rows[] = {
    {"N1", 10, 15, "t1 t8"}, /* a title says "N1" too; it was over at 10 */
    {"Hall N1", 10, 15, "t1"},
    {"hall  n1", 10, 15, "t1"},
    {"hall-n1", 10, 15, "t1"},
    {"N10", 10, 15, "t4"},
    {"N1 now", 10, 15, "t1"},
    {"N1 next", 10, 15, "t2"},
    {"Hall N1", 9, 0, "t1"},
    {"Hall N1", 11, 10, "t3"}, /* a break is none */
    {"N1 now", 11, 10, "b1"},
    {"N1 now", 9, 0, ""},
    {"N1 next", 11, 45, ""},
    {"N10", 12, 0, "t5"},
    {"N10", 16, 0, "t7"}, /* on the next day */
    {"Garden", 10, 15, "d1"},
    {"Garden", 12, 15, "t6"}, /* not what is there all day */
    {"now", 10, 15, "t1 t4 d1"},
    {"next", 12, 15, "t5"},
    {"hall", 10, 15, "t1 t4"}, /* several rooms; nothing comes in the third */
    {"android", 10, 15, "t1 t4"},
    {"android mc", 10, 15, "t1"},
    {"androiden", 10, 15, "t4"},
    {"GSoC", 10, 15, "t3"},      /* a whole title */
    {"gso", 10, 15, "t3 t7 t9"}, /* to come, to come later, over */
    {"coffee", 10, 15, "b1"},
    {"hardening kernel", 10, 15, "t2"},
    {"lovelace", 10, 15, "t1"},
    {"angstrom", 10, 15, ""}, /* case, not accents */
    {"\u00c5NGSTR\u00d6M", 10, 15, "t4"},
    {"zo\u00eb", 10, 15, "t4"},
    {"boot", 10, 15, "spare-2"}, /* whole, though a part of one before it */
    {"spare", 10, 15, "spare-1"},
    {"t5", 10, 15, "t5"},
    {"T5", 10, 15, "t5"},
    {"nothing like it", 10, 15, ""},
    {"", 10, 15, ""},
    {"cellar next", 10, 15, ""},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct desk_hit *hits;
        check_row(rows[i].words);
        uint32_t count = desk_find_sessions(day_program, rows[i].words, name_key,
                                            DAY_AT(rows[i].hour, rows[i].minute), 99, &day_arena, &hits);
        CHECK_STR(ids(day_program, count, hits), rows[i].ids);
    }
    check_row("");
}

static void test_hits(void)
{
    const struct desk_hit *hits;
    uint32_t count = desk_find_sessions(day_program, "N1", name_key, DAY_NOW, 1, &day_arena, &hits);
    if (CHECK_INT(count, 1)) {
        CHECK_INT(hits[0].by, DESK_BY_ROOM_NOW);
        CHECK_INT(hits[0].room, 0);
        CHECK_INT(hits[0].slot.start.ms, DAY_AT(10, 0).ms);
        CHECK_STR(desk_hit_text(day_program, &hits[0], &day_arena),
                  "Android MC: Boot, Hall N1, Wed 10:00 to 10:30");
        CHECK_INT(desk_hit_time(&hits[0], DAY_NOW), DESK_RUNS);
        CHECK_INT(desk_hit_time(&hits[0], DAY_AT(10, 30)), DESK_OVER);
        CHECK_INT(desk_hit_time(&hits[0], DAY_AT(9, 59)), DESK_TO_COME);
    }
    static const struct {
        const char *words;
        enum desk_hit_by by;
    } by[] = {{"N1 next", DESK_BY_ROOM_NEXT},
              {"N10", DESK_BY_ROOM_NOW},
              {"GSoC", DESK_BY_TITLE},
              {"lovelace", DESK_BY_PERSON},
              {"t5", DESK_BY_ID}};
    for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
        check_row(by[i].words);
        if (CHECK(desk_find_sessions(day_program, by[i].words, name_key, DAY_NOW, 9, &day_arena, &hits) > 0))
            CHECK_INT(hits[0].by, by[i].by);
    }
    check_row("");
    CHECK_INT(desk_find_sessions(day_program, "spare", name_key, DAY_NOW, 9, &day_arena, &hits), 1);
    CHECK_STR(desk_hit_text(day_program, &hits[0], &day_arena), "A spare one, without a time");
    CHECK_INT(desk_hit_time(&hits[0], DAY_NOW), DESK_NO_TIME);
}

/* What is late by nobody knows how much is what the room is asked for, while it would be on. */
static void test_waiting(void)
{
    const struct change change = {.session = "t2",
                                  .made = DAY_AT(10, 20),
                                  .by = "",
                                  .fields = CHANGE_DELAYED,
                                  .delayed = true,
                                  .reason = ""};
    const struct live live = {.venue = "", .log = "", .changes = {1, &change}};
    const struct program *folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    const struct desk_hit *hits;
    uint32_t count = desk_find_sessions(folded, "Hall N1", name_key, DAY_AT(10, 40), 9, &day_arena, &hits);
    CHECK_STR(ids(folded, count, hits), "t2");
    count = desk_find_sessions(folded, "N1 now", name_key, DAY_AT(10, 40), 9, &day_arena, &hits);
    CHECK_STR(ids(folded, count, hits), "t2");
}

/* What is cancelled or has moved is not what the room is asked for, but nor is what comes after it. */
static void test_gone(void)
{
    static const struct room_name hall_f = {"hall-f", "hall-f"};
    const struct change changes[] = {{.session = "t1",
                                      .made = DAY_AT(10, 0),
                                      .by = "",
                                      .fields = CHANGE_CANCELLED,
                                      .cancelled = true,
                                      .reason = ""},
                                     {.session = "t6",
                                      .made = DAY_AT(10, 0),
                                      .by = "",
                                      .fields = CHANGE_ROOM,
                                      .room = &hall_f,
                                      .reason = ""},
                                     {.session = "t3",
                                      .made = DAY_AT(10, 0),
                                      .by = "",
                                      .fields = CHANGE_START,
                                      .start = DAY_AT(11, 50),
                                      .reason = ""}};
    static const struct {
        const char *words;
        int hour, minute;
        const char *ids;
        enum desk_hit_by by;
    } gone[] = {
        {"Hall N1", 10, 15, "t1", DESK_BY_ROOM_GONE},
        {"N1 next", 10, 15, "t2", DESK_BY_ROOM_NEXT},
        {"Hall N1", 9, 59, "t2", DESK_BY_ROOM_NEXT},
        {"Hall N1", 10, 30, "t2", DESK_BY_ROOM_NOW},
        {"Garden", 12, 30, "t6", DESK_BY_ROOM_GONE}, /* not the drop-in beside it */
        {"Garden now", 12, 30, "d1", DESK_BY_ROOM_NOW},
        {"Garden", 13, 0, "d1", DESK_BY_ROOM_NOW},
        {"Hall F", 12, 30, "t6", DESK_BY_ROOM_NOW},
        {"Hall N1", 11, 40, "t3", DESK_BY_ROOM_NEXT}, /* only later, and next */
    };
    const struct live live = {.venue = "", .log = "", .changes = {3, changes}};
    const struct program *folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        const struct desk_hit *hits;
        check_row(gone[i].words);
        uint32_t count = desk_find_sessions(folded, gone[i].words, name_key,
                                            DAY_AT(gone[i].hour, gone[i].minute), 9, &day_arena, &hits);
        CHECK_STR(ids(folded, count, hits), gone[i].ids);
        if (count > 0)
            CHECK_INT(hits[0].by, gone[i].by);
    }
    check_row("");
}

int main(void)
{
    day_begin();
    test_rows();
    test_hits();
    test_waiting();
    test_gone();
    return day_end();
}
