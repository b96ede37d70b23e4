#include "desk_page/pages.h"

#include "stage.h"

/* The last entry of the history. */
static void says(const char *order, const char *text)
{
    check_row(order);
    CHECK_INT(stage_do("", order), 303);
    CHECK_INT(stage_get("/history"), 200);
    CHECK(stage_has(text));
}

static void test_commands(void)
{
    stage_begin();
    stage_prepare();
    says("do=delay&s=2&min=10", "Delay \u201cCompilers\u201d: 10 min later than planned");
    says("do=delay&s=2&min=0", "\u201cCompilers\u201d is on time again");
    says("do=late&s=2", "\u201cCompilers\u201d starts later, nobody knows when");
    says("do=started&s=2", "\u201cCompilers\u201d starts now");
    says("do=full&s=2", "\u201cCompilers\u201d is full");
    says("do=open&s=2", "\u201cCompilers\u201d has seats again");
    says("do=move&s=2&room=attic&start=11:30", "Move \u201cCompilers\u201d to Attic at 11:30");
    says("do=title&s=2&text=Linkers", "New title of");
    says("do=cancel&s=1.2", "Cancel \u201cMaps\u201d");
    says("do=undo&n=9", "Undo: Cancel \u201cMaps\u201d");
    says("do=undo&n=10", "Undo of entry 10");
    says("do=say&text=Hello&min=30", "Notice (everywhere): Hello");
    says("do=say&text=Hi&min=30&room=attic", "Notice (Attic): Hi");
    says("do=unsay&id=notice-2", "End of a notice (Attic): Hi");
    says("do=test&kind=fire&min=5", "TEST of an emergency (everywhere): Leave &lt;now&gt;.");
    says("do=lift", "The test is over");
    says("do=alarm&kind=fire&min=5&room=attic", "EMERGENCY (Attic): Leave &lt;now&gt;.");
    says("do=lift", "The emergency is over");
    says("do=rehearse&start=2025-03-30T10:00&min=60", "Rehearsal: all displays show Sun 10:00");
    says("do=rehearse&min=0", "End of the rehearsal");
    stage_end();
}

static void marks(const char *order, const char *text)
{
    stage_begin();
    check_row(order);
    CHECK_INT(stage_do("", order), 303);
    CHECK_INT(stage_get("/session?s=1.2"), 200);
    CHECK(stage_has(text));
    stage_end();
}

static void test_marks(void)
{
    marks("do=delay&s=1.2&min=10", "10 min late (planned 10:40)");
    marks("do=delay&s=1.1&min=10", "10 min late (planned 10:40)"); /* pushed */
    marks("do=late&s=1.2", "late, nobody knows how long");
    marks("do=started&s=1.2", "started 10:05");
    marks("do=move&s=1.2&room=attic", "moved from Hall A");
    marks("do=move&s=1.2&start=11:30", "at another time (planned 10:40)");
    marks("do=full&s=1.2", "full");
    marks("do=cancel&s=1.2", "cancelled");
    stage_begin();
    check_row("out of the second of its rooms");
    CHECK_INT(stage_do("", "do=move&s=5&room=hall-b"), 303);
    CHECK_INT(stage_get("/session?s=5"), 200);
    CHECK(stage_has("moved from Hall A"));
    stage_end();
    stage_begin();
    check_row("out of the first of them");
    CHECK_INT(stage_do("", "do=move&s=5&room=hall-a"), 303);
    CHECK_INT(stage_get("/session?s=5"), 200);
    CHECK(stage_has("moved from Hall B"));
    stage_end();
    stage_begin();
    check_row("one that runs ends later");
    CHECK_INT(stage_do("", "do=delay&s=2&min=10"), 303);
    CHECK_INT(stage_get("/session?s=2"), 200);
    CHECK(stage_has("ends 10 min late (planned 11:00)"));
    CHECK(stage_has("10:00\u201311:10, Hall B"));
    stage_end();
}

/* Whose room an entry is: as it is now, as it was planned, and where it goes. */
static void test_rooms(void)
{
    struct desk_page_data data;
    stage_begin();
    CHECK_INT(stage_do("", "do=move&s=2&room=attic"), 303);
    CHECK_INT(stage_do("", "do=say&text=Hi&min=30&room=hall-a"), 303);
    CHECK_INT(stage_do("", "do=full&s=2"), 303);
    CHECK(stage_read(NULL, &data, NULL));
    static const bool expected[3][3] = {{false, true, true}, {true, false, false}, {false, true, true}};
    for (uint32_t entry = 0; entry < 3; entry++)
        for (uint32_t room = 0; room < 3; room++)
            CHECK_INT(page_command_in_room(data.folded, &stage.entries[entry], room), expected[entry][room]);
    stage_end();
}

int main(void)
{
    struct arena arena;
    test_commands();
    test_marks();
    test_rooms();
    check_row("times");
    stage_begin();
    arena_init(&arena, malloc, free);
    struct desk_page_data data;
    CHECK(stage_read(NULL, &data, NULL));
    struct page page = {.data = &data, .now = stage.now, .arena = &arena};
    struct instant hour = {stage.now.ms + MS_PER_HOUR}, morrow = {stage.now.ms + MS_PER_DAY};
    CHECK_STR(page_clock(&page, hour), "11:05");
    CHECK_STR(page_clock(&page, morrow), "Sun 11:05"); /* the night is an hour short */
    CHECK_STR(page_clock(&page, INSTANT_NONE), "at no time");
    CHECK_STR(page_times(&page, stage.now, hour), "10:05\u201311:05");
    CHECK_STR(page_times(&page, INSTANT_NONE, INSTANT_NONE), "without a time");
    CHECK_STR(page_room_name(data.program, 0), "Hall A");
    CHECK_STR(page_room_name(data.program, PROGRAM_NONE), "");
    CHECK_STR(page_title(data.program, PROGRAM_NONE), "a session without a title");
    arena_finish(&arena);
    stage_end();
    return check_done();
}
