#include "sentences.h"

#define SAYS(session, members)                                                                               \
    "{\"says\": {\"changes\": [{\"session\": \"" session                                                     \
    "\", \"made\": \"2024-09-18T10:15:00+02:00\", \"by\": \"desk\", " members "}]}}"

static const struct sentence_row rows[] = {
    {"delay|Hall N1|10", {0}, SAYS("t1", "\"delay_min\": 10")},
    {"delay|Hall|N1|10", {0}, SAYS("t1", "\"delay_min\": 10")},
    {"delay|N1|next|10|min", {0}, SAYS("t2", "\"delay_min\": 10")},
    {"delay|android mc|+10", {0}, SAYS("t1", "\"delay_min\": 10")},
    {"delay|android mc|-10", {0}, SAYS("t1", "\"delay_min\": 0")},
    {"delay|Hall N1|1h", {.reason = "laptop"}, SAYS("t1", "\"delay_min\": 60, \"reason\": \"laptop\"")},
    {"delay|Hall N1|0", {0}, SAYS("t1", "\"delay_min\": 0")},
    {"delay|Hall N1|0", {.reason = "laptop"}, SAYS("t1", "\"delay_min\": 0, \"reason\": \"laptop\"")},
    {"delay|Hall N1", {0}, "! say by how many minutes"},
    {"delay|10", {0}, "! say which session"},
    {"delay", {0}, "! say by how many minutes"},
    {"delay|Hall N1|1441", {0}, "! 1441 minutes are more than a day"},
    {"delay|Hall N1|10000", {0}, "! 10000 minutes are more than a day"},
    {"delay|spare|10", {0}, "! \"A spare one\" has no time yet"},
    {"delay|android|10",
     {0},
     "? \"android\" may be one of these sessions: say more of its title, or its room and now or next\n"
     "  Android MC: Boot, Hall N1, Wed 10:00 to 10:30\n  Android Auto, Hall N10, Wed 10:00 to 11:00"},
    {"delay|N1|5", {0}, SAYS("t1", "\"delay_min\": 5")},      /* "N1 in the wild" is over */
    {"delay|mentors|5", {0}, SAYS("t9", "\"delay_min\": 5")}, /* over, and all that there is */
    {"delay|nothing|5", {0}, "! nothing is found for \"nothing\""},
    {"delay|android|5", {.chosen_id = "t4"}, SAYS("t4", "\"delay_min\": 5")},
    {"delay|android|5", {.chosen_id = "t5"}, "? \"android\" may be"},
    {"delay|GSoC|5", {.chosen_id = "t4"}, SAYS("t3", "\"delay_min\": 5")},
    {"late|GSoC", {0}, SAYS("t3", "\"delayed\": true")},
    {"late|N1|next", {0}, SAYS("t2", "\"delayed\": true")},
    {"late", {0}, "! say which session"},
    {"late|spare", {0}, "! \"A spare one\" has no time yet"},
    {"started|Hall N1", {0}, SAYS("t1", "\"started\": true")},
    {"move|Hall N1|Hall F", {0}, SAYS("t1", "\"room\": \"hall-f\"")},
    {"move|N1|next|Hall|F", {0}, SAYS("t2", "\"room\": \"hall-f\"")},
    {"move|GSoC", {.at = "14:00"}, SAYS("t3", "\"start\": \"2024-09-18T14:00:00+02:00\"")},
    {"move|GSoC, the|garden",
     {.at = "14:00"},
     SAYS("t7", "\"room\": \"garden\", \"start\": \"2024-09-19T14:00:00+02:00\"")}, /* of its own day */
    {"move|N1|next", {.at = "+1h"}, SAYS("t2", "\"start\": \"2024-09-18T11:15:00+02:00\"")},
    {"move|GSoC", {.until = "12:30"}, SAYS("t3", "\"end\": \"2024-09-18T12:30:00+02:00\"")},
    {"move|GSoC", {.until = "11:00"}, "! it would end before it starts"},
    {"move|GSoC", {.at = "12:00", .until = "12:00"}, "! it would end before it starts"},
    {"move|GSoC", {.at = "09:30"}, "! --at 09:30 is in the past: it would be over since Wed 10:00; "},
    {"move|GSoC",
     {.at = "09:50"},
     SAYS("t3", "\"start\": \"2024-09-18T09:50:00+02:00\"")}, /* it is on then */
    {"move|GSoC", {.at = "noon"}, "! --at \"noon\" is no moment"},
    {"move|spare|Hall F", {.at = "14:00"}, "! \"A spare one\" had no time: say with --until"},
    {"move|spare|Hall F", {.until = "14:00"}, "! \"A spare one\" had no time: say with --at"},
    {"move|spare|Hall F",
     {.at = "14:00", .until = "14:30"},
     SAYS("spare-1", "\"room\": \"hall-f\", \"start\": \"2024-09-18T14:00:00+02:00\", \"end\": "
                     "\"2024-09-18T14:30:00+02:00\"")},
    {"move|spare|Hall F", {0}, SAYS("spare-1", "\"room\": \"hall-f\"")},
    {"move|Hall N1", {0}, "! say where to, as: move N1 \"Hall F\"; or when"},
    {"move|Hall N1|cellar", {0}, "! say where to"},
    {"cancel|GSoC", {.reason = "ill"}, SAYS("t3", "\"cancelled\": true, \"reason\": \"ill\"")},
    {"cancel|GSoC", {.replaced_by = "lightning"}, SAYS("t3", "\"cancelled\": true, \"replaced_by\": \"t5\"")},
    {"cancel|GSoC", {.replaced_by = "nothing"}, "! --replaced-by: nothing is found"},
    {"cancel|Garden tour",
     {.replaced_by = "tour"},
     "! --replaced-by: \"Garden tour\" can't be instead of itself"},
    {"cancel|GSoC", {.replaced_by = "android"}, "? \"android\" may be"},
    {"full|Hall N1", {0}, SAYS("t1", "\"full\": true")},
    {"full|N1|next", {0}, SAYS("t2", "\"full\": true")},
    {"full|N1|Hall F", {0}, SAYS("t1", "\"full\": true, \"overflow_room\": \"hall-f\"")},
    {"full|GSoC|Hall F", {0}, SAYS("t3", "\"full\": true, \"overflow_room\": \"hall-f\"")},
    {"full|Garden tour|Garden", {0}, "! \"Garden tour\" is in Garden itself: say another room, or none"},
    {"full|GSoC|N1", {0}, "! \"GSoC\" is in Hall N1 itself: say another room, or none"},
    {"open|Hall N1", {0}, SAYS("t1", "\"full\": false")},
    {"title|Hall N1|Boot, and more", {0}, SAYS("t1", "\"title\": \"Boot, and more\"")},
    {"title|androiden|Auto", {0}, SAYS("t4", "\"title\": {\"en\": \"Auto\"}")},
    {"title|Hall N1", {0}, "! say which session and its title"},
    {"title|Hall N1||", {0}, "! a title can't be empty"},
};

/* The page knows which session is meant. */
static const struct sentence_row known[] = {
    {"delay|10", {.session_id = "t2"}, SAYS("t2", "\"delay_min\": 10")},
    {"delay|N1|10", {.session_id = "t2"}, "! \"N1\" is more than was asked for"},
    {"delay|10", {.session_id = "gone"}, "! the program has no session \"gone\" any more"},
    {"delay|10", {.session_id = "spare-1"}, "! \"A spare one\" has no time yet"},
    {"late", {.session_id = "t2"}, SAYS("t2", "\"delayed\": true")},
    {"started", {.session_id = "t2"}, SAYS("t2", "\"started\": true")},
    {"move|Hall|F", {.session_id = "t2"}, SAYS("t2", "\"room\": \"hall-f\"")},
    {"move", {.session_id = "t2", .at = "14:00"}, SAYS("t2", "\"start\": \"2024-09-18T14:00:00+02:00\"")},
    {"move", {.session_id = "t2"}, "! say where to"},
    {"full|garden", {.session_id = "t2"}, SAYS("t2", "\"full\": true, \"overflow_room\": \"garden\"")},
    {"full", {.session_id = "t2"}, SAYS("t2", "\"full\": true")},
    {"open", {.session_id = "t2"}, SAYS("t2", "\"full\": false")},
    {"title|Another", {.session_id = "t2"}, SAYS("t2", "\"title\": \"Another\"")},
    {"title", {.session_id = "t2"}, "! say which session and its title"},
    {"cancel", {.session_id = "t2"}, SAYS("t2", "\"cancelled\": true")},
};

/* "+5" is more than the delay that holds, be it pushed. */
static void test_more(void)
{
    const struct change change = {.session = "t1",
                                  .made = DAY_AT(10, 5),
                                  .by = "",
                                  .fields = CHANGE_DELAY_MIN,
                                  .delay_min = 10,
                                  .reason = ""};
    const struct live live = {.venue = "", .log = "", .changes = {1, &change}};
    struct sentence_context context = sentence_day();
    context.folded = changes_fold(day_program, NULL, &live, &day_arena, NULL);
    static const struct sentence_row more[] = {
        {"delay|Hall N1|+5", {0}, SAYS("t1", "\"delay_min\": 15")},
        {"delay|Hall N1|-5", {0}, SAYS("t1", "\"delay_min\": 5")},
        {"delay|Hall N1|-15", {0}, SAYS("t1", "\"delay_min\": 0")},
        {"delay|hardening|+5", {0}, SAYS("t2", "\"delay_min\": 15")},
        {"delay|hardening|5", {0}, SAYS("t2", "\"delay_min\": 5")},
    };
    SENTENCES_CHECK(more, &context);
}

static const char summit[] =
    "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"Summits\",\"timezone\":\"Europe/Vienna\"},"
    "\"rooms\":[{\"id\":\"a\",\"name\":\"A\"}],\"sessions\":["                                        //
    DAY_SESSION("x", "\"Summit\"", "a", "18", "09:00", "12:00", ",\"kind\":\"block\"")                //
    DAY_SESSION("p", "\"Opening\"", "a", "18", "09:00", "10:00", ",\"part_of\":\"x\"")                //
    DAY_SESSION("q", "\"Drivers\"", "a", "18", "10:00", "10:30", ",\"part_of\":\"x\"")                //
    DAY_SESSION("k", "\"Tea\"", "a", "18", "10:30", "11:00", ",\"part_of\":\"x\",\"kind\":\"break\"") //
    DAY_SESSION("r", "\"Buses\"", "a", "18", "11:00", "11:30", ",\"part_of\":\"x\"")                  //
    DAY_SESSION("s", "\"Clocks\"", "a", "18", "11:30", "12:00", ",\"part_of\":\"x\"")                 //
    "{\"id\":\"t\",\"title\":\"Some time\",\"part_of\":\"x\"},"
    "{\"id\":\"z\",\"title\":\"Another\"}]}";

#define CANCELLED(session, more)                                                                             \
    "{\"session\": \"" session                                                                               \
    "\", \"made\": \"2024-09-18T10:15:00+02:00\", \"by\": \"desk\", \"cancelled\": true" more "}"

/* At 10:15 the opening is over, and one part is cancelled already. */
static void test_block(void)
{
    struct sentence_context context = sentence_day();
    struct zone_source zones = spool_zone_source();
    const struct program *summits = NULL;
    struct arena scratch;
    struct err err = {0};
    arena_init(&scratch, malloc, free);
    CHECK(read_program(summit, strlen(summit), &zones, NULL, &day_arena, &scratch, NULL, &summits, &err));
    arena_finish(&scratch);
    const struct change change = {.session = "r",
                                  .made = DAY_AT(10, 5),
                                  .by = "",
                                  .fields = CHANGE_CANCELLED,
                                  .cancelled = true,
                                  .reason = ""};
    const struct live live = {.venue = "", .log = "", .changes = {1, &change}};
    context.folded = changes_fold(summits, NULL, &live, &day_arena, NULL);
    static const struct sentence_row more[] = {
        {"cancel|Summit",
         {0},
         "[" CANCELLED("x", "") ", " CANCELLED("q", "") ", " CANCELLED("k", "") ", " CANCELLED("s", "") "]"},
        {"cancel|Summit",
         {.replaced_by = "another", .reason = "ill"},
         "[" CANCELLED("x", ", \"replaced_by\": \"z\", \"reason\": \"ill\"") ", " CANCELLED(
             "q", ", \"reason\": \"ill\"") ", "},
        {"cancel|Clocks", {0}, "[" CANCELLED("s", "") "]"},
    };
    SENTENCES_CHECK(more, &context);
}

static void test_which(void)
{
    struct sentence_context context = sentence_day();
    struct sentence sentence;
    sentence_result("cancel|GSoC", &(struct sentence_options){.replaced_by = "lightning"}, &context,
                    &sentence);
    CHECK_STR(day_program->sessions[sentence.session.session].id, "t3");
    CHECK_INT(sentence.session.slot.start.ms, DAY_AT(11, 30).ms);
    sentence_result("late|android", &(struct sentence_options){0}, &context, &sentence);
    CHECK_INT(sentence.hit_count, 2);
    sentence_result("late", &(struct sentence_options){.session_id = "t2"}, &context, &sentence);
    CHECK_INT(sentence.session.room, 0);
}

int main(void)
{
    day_begin();
    struct sentence_context context = sentence_day();
    SENTENCES_CHECK(rows, &context);
    SENTENCES_CHECK(known, &context);
    test_more();
    test_block();
    test_which();
    return day_end();
}
