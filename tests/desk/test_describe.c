#include "desk/describe.h"

#include "sentences.h"

#include "program/mark.h"

/* What is said is what is described. */
static void test_said(void)
{
    static const char *const garden[] = {"garden"};
    static const struct {
        const char *words;
        struct sentence_options options;
        const char *text;
    } rows[] = {
        {"delay|Hall N1|10", {.reason = "laptop"}, "Android MC: Boot: 10 min late (laptop)"},
        {"delay|Hall N1|0", {0}, "Android MC: Boot: on time"},
        {"late|Hall N1", {0}, "Android MC: Boot: late, nobody knows how long"},
        {"started|Hall N1", {0}, "Android MC: Boot: started Wed 10:15"},
        {"move|GSoC|Hall F", {0}, "GSoC: moved to Hall F"},
        {"move|GSoC|Hall F",
         {.at = "14:00", .until = "14:10"},
         "GSoC: moved to Hall F, Wed 14:00, until 14:10"},
        {"move|GSoC", {.until = "14:10"}, "GSoC: lasts until Wed 14:10"},
        {"move|GSoC", {.at = "03:00"}, "GSoC: moved to Thu 03:00 (at night)"},
        {"cancel|GSoC", {0}, "GSoC: cancelled"},
        {"cancel|GSoC", {.replaced_by = "t5"}, "GSoC: cancelled, instead: Lightning talks"},
        {"full|GSoC", {0}, "GSoC: full"},
        {"full|GSoC|Hall F", {0}, "GSoC: full, to be followed in Hall F too"},
        {"open|GSoC", {0}, "GSoC: not full any more"},
        {"title|GSoC|Summer", {0}, "GSoC: is called \"Summer\""},
        {"add|More|Hall F|14:00|14:30", {0}, "added: More, Hall F, Wed 14:00 to 14:30"},
        {"notice|Lunch", {.until = "14:00"}, "notice notice-1: \"Lunch\", until Wed 14:00"},
        {"notice|Lunch",
         {.is_warning = true, .room_count = 1, .rooms = garden, .from = "12:00"},
         "warning notice-1: \"Lunch\" (Garden), from Wed 12:00"},
        {"emergency|fire", {.text = "Out", .until = "+1h"}, "EMERGENCY (fire): \"Out\", until Wed 11:15"},
        {"emergency|test", {.text = "Out"}, "TEST of an emergency (fire): \"Out\", until Wed 10:25"},
        {"rehearse|thu 10:42", {.until = "11:00"}, "rehearsal of Thu 10:42, from Wed 10:15 to 11:00"},
        {"add|More|Hall F|23:30|thu 00:30", {0}, "added: More, Hall F, Wed 23:30 to Thu 00:30"},
        {"undo|3", {0}, "entry 3 undone"},
    };
    struct sentence_context context = sentence_day();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sentence sentence;
        check_row(rows[i].words);
        sentence_result(rows[i].words, &rows[i].options, &context, &sentence);
        CHECK_STR(describe_command(day_program, &sentence.command, &day_arena), rows[i].text);
    }
    check_row("");
}

static void test_others(void)
{
    static const struct change gone = {.session = "gone", .fields = CHANGE_FULL, .reason = ""};
    static const struct room_name cellar = {"cellar", "cellar"};
    static const struct change moved = {
        .session = "t3", .fields = CHANGE_ROOM, .room = &cellar, .reason = ""};
    static const struct change off[] = {{.session = "t1", .fields = CHANGE_CANCELLED, .reason = "ill"},
                                        {.session = "t2", .fields = CHANGE_CANCELLED, .reason = ""},
                                        {.session = "t3", .fields = CHANGE_CANCELLED, .reason = ""}};
    const struct live_rehearsal over = {DAY_NOW, DAY_NOW, DAY_NOW};
    struct live_notice notice = {
        .id = "x", .everywhere = true, .made = DAY_NOW, .start = INSTANT_NONE, .end = DAY_NOW};
    const struct desk_command commands[] = {
        {.verb = DESK_LIFT},
        {.verb = DESK_ADOPT, .says = {.revision = 12, .log = "5b0c"}},
        {.verb = DESK_ADOPT, .says = {.revision = 12, .log = ""}},
        {.verb = DESK_FULL, .says.changes = {1, &gone}},
        {.verb = DESK_MOVE, .says.changes = {1, &moved}},
        {.verb = DESK_CANCEL, .says.changes = {2, off}},
        {.verb = DESK_CANCEL, .says.changes = {3, off}},
        {.verb = DESK_REHEARSE, .says.rehearsal = &over},
        {.verb = DESK_NOTICE, .made = DAY_NOW, .says = {.notice_count = 1, .notices = &notice}}};
    static const char *const texts[] = {"the emergency is lifted",
                                        "goes on from revision 12 of the log 5b0c",
                                        "goes on from revision 12 of the log of nobody",
                                        "gone: full",
                                        "GSoC: moved to cellar",
                                        "Android MC: Boot: cancelled, with its 1 part",
                                        "Android MC: Boot: cancelled, with its 2 parts",
                                        "the rehearsal ended",
                                        "notice x ended: \"\""};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        CHECK_STR(describe_command(day_program, &commands[i], &day_arena), texts[i]);
    CHECK_STR(describe_moment(day_program, DAY_NOW, &day_arena), "Wed 10:15");
}

/* What an undoing takes back, however often. */
static void test_entries(void)
{
    static const struct change full = {.session = "t3", .fields = CHANGE_FULL, .reason = ""};
    const struct desk_command commands[] = {{.verb = DESK_FULL, .says.changes = {1, &full}},
                                            {.verb = DESK_UNDO, .undone = 1},
                                            {.verb = DESK_UNDO, .undone = 2},
                                            {.verb = DESK_UNDO, .undone = 9},
                                            {.verb = DESK_UNDO, .undone = 5}};
    static const char *const texts[] = {"GSoC: full", "entry 1 undone: GSoC: full",
                                        "entry 2 undone: entry 1 undone: GSoC: full", "entry 9 undone",
                                        "entry 5 undone: entry 5 undone"};
    const struct desk_commands log = {"", "", 5, commands};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        CHECK_STR(describe_entry(day_program, &log, &commands[i], &day_arena), texts[i]);
}

static void test_in_force(void)
{
    static const struct label_variant out = {"", "Out"};
    const struct room_name hall_f = {"hall-f", "hall-f"};
    const struct change changes[] = {{.session = "t5",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_CANCELLED,
                                      .cancelled = true,
                                      .reason = ""},
                                     {.session = "t2",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_DELAY_MIN | CHANGE_REASON,
                                      .delay_min = 35,
                                      .reason = "laptop"},
                                     {.session = "t4",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_FULL | CHANGE_OVERFLOW_ROOM,
                                      .full = true,
                                      .overflow_room = &hall_f,
                                      .reason = ""},
                                     {.session = "t6",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_ROOM,
                                      .room = &hall_f,
                                      .reason = ""},
                                     {.session = "t7",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_START,
                                      .start = DAY_AT(24 + 12, 0),
                                      .reason = ""}};
    struct live_emergency emergency = {.text = {1, &out},
                                       .everywhere = true,
                                       .raised = DAY_AT(10, 0),
                                       .until = DAY_AT(12, 0),
                                       .lifted = INSTANT_NONE};
    const struct live_notice notices[] = {
        {.id = "over", .text = {1, &out}, .everywhere = true, .start = INSTANT_NONE, .end = DAY_AT(10, 0)},
        {.id = "n2", .text = {1, &out}, .everywhere = true, .start = INSTANT_NONE, .end = INSTANT_NONE}};
    const struct live_rehearsal rehearsal = {DAY_AT(9, 0), DAY_AT(9, 0), DAY_AT(11, 0)};
    struct live live = {.venue = "",
                        .log = "",
                        .changes = {5, changes},
                        .notice_count = 2,
                        .notices = notices,
                        .emergency = &emergency,
                        .rehearsal = &rehearsal};
    const struct program *folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    struct str_builder text = {.arena = &day_arena};
    describe_in_force(folded, &live, DAY_NOW, &text);
    CHECK_STR(
        text.text,
        "EMERGENCY (fire): \"Out\", until Wed 12:00\n"
        "rehearsal of Wed 09:00, from Wed 09:00 to 11:00\n"
        "notice n2: \"Out\"\n"
        "Android Auto, Hall N10, Wed 10:00 to 11:00: full, to be followed in Hall F too\n"
        "Coffee, Hall N1, Wed 11:00 to 11:30: gives way\n"
        "Kernel hardening, Hall N1, Wed 11:05 to 11:35: 35 min late, planned Wed 10:30 to 11:00 (laptop)\n"
        "GSoC, Hall N1, Wed 11:35 to 12:05: 5 min late, pushed, planned Wed 11:30 to 12:00\n"
        "Garden tour, Hall F, Wed 12:00 to 13:00: moved from Garden\n"
        "Lightning talks, Hall N10, Wed 14:00 to 15:00: cancelled\n"
        "GSoC, the second part, Hall N10, Thu 12:00 to 13:00: moved, planned Thu 10:00 to 11:00\n");
    text = (struct str_builder){.arena = &day_arena};
    describe_in_force(day_program, &live, DAY_AT(12, 0), &text);
    CHECK_STR(text.text, "notice n2: \"Out\"\n"); /* it is over by itself */
    emergency.lifted = DAY_AT(10, 10);
    text = (struct str_builder){.arena = &day_arena};
    describe_in_force(day_program, &live, DAY_AT(11, 0), &text);
    CHECK_STR(text.text, "notice n2: \"Out\"\n");
    text = (struct str_builder){.arena = &day_arena};
    describe_in_force(day_program, NULL, DAY_NOW, &text);
    CHECK_STR(text.text, "");
}

/* Sessions that other marks than a move are on: what they were called, what is instead of what, rooms left.
 */
static void test_marks_in_force(void)
{
    static const struct label_variant summer = {"", "Summer"}, winter = {"", "Winter"};
    const struct change changes[] = {{.session = "t5",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_CANCELLED | CHANGE_REPLACED_BY | CHANGE_REASON,
                                      .cancelled = true,
                                      .replaced_by = "t4",
                                      .reason = "ill"},
                                     {.session = "t3",
                                      .made = DAY_AT(9, 0),
                                      .by = "",
                                      .fields = CHANGE_TITLE,
                                      .title = {1, &summer},
                                      .reason = ""},
                                     {.session = "t3",
                                      .made = DAY_AT(9, 5),
                                      .by = "",
                                      .fields = CHANGE_TITLE,
                                      .title = {1, &winter},
                                      .reason = ""}};
    const struct live live = {.venue = "", .log = "", .changes = {3, changes}};
    struct program *folded = ARENA_NEW(&day_arena, struct program);
    *folded = *changes_fold(day_program, NULL, &live, &day_arena, NULL);
    const struct desk_command first = {.verb = DESK_TITLE, .says.changes = {1, &changes[1]}},
                              second = {.verb = DESK_TITLE, .says.changes = {1, &changes[2]}};
    struct str_builder text = {.arena = &day_arena};
    check_row("marks in force");
    describe_in_force(folded, &live, DAY_NOW, &text);
    CHECK_STR(text.text,
              "Android Auto, Hall N10, Wed 10:00 to 11:00: instead of Lightning talks\n"
              "Winter, Hall N1, Wed 11:30 to 12:00: was called GSoC\n"
              "Lightning talks, Hall N10, Wed 14:00 to 15:00: cancelled, instead: Android Auto (ill)\n");
    CHECK_STR(describe_command(folded, &first, &day_arena), "GSoC: is called \"Summer\"");
    CHECK_STR(describe_command(folded, &second, &day_arena), "GSoC: is called \"Winter\"");

    check_row("rooms left");
    static const uint32_t planned[] = {0, 1, 3}, in_f[] = {2}, in_n1[] = {0};
    static const struct mark moved = {.kinds = MARK_MOVED,
                                      .old_room_count = 3,
                                      .old_rooms = planned,
                                      .overflow_room = PROGRAM_NONE,
                                      .reason = ""};
    const uint32_t t3 = program_find_session(folded, "t3");
    struct session *sessions = ARENA_ARRAY(&day_arena, struct session, folded->session_count);
    const struct mark **marks = ARENA_ARRAY(&day_arena, const struct mark *, folded->session_count);
    memcpy(sessions, folded->sessions, folded->session_count * sizeof *sessions);
    memset(marks, 0, folded->session_count * sizeof *marks);
    folded->sessions = sessions;
    folded->marks = marks;
    marks[t3] = &moved;
    for (int i = 0; i < 3; i++) {
        static const char *const texts[] = {"moved from Hall N10 and Garden",
                                            "moved from Hall N1, Hall N10 and Garden",
                                            "moved from Hall N1, Hall N10 and Garden"};
        sessions[t3].rooms = i == 0 ? in_n1 : i == 1 ? in_f : planned;
        sessions[t3].room_count = i == 2 ? 3 : 1;
        text = (struct str_builder){.arena = &day_arena};
        describe_in_force(folded, NULL, DAY_NOW, &text);
        CHECK(text.text && strstr(text.text, texts[i]));
    }
}

int main(void)
{
    day_begin();
    test_marks_in_force();
    test_said();
    test_others();
    test_entries();
    test_in_force();
    return day_end();
}
