#include "sentences.h"

static const struct sentence_row rows[] = {
    {"add|Lightning|N1|14:00|14:30",
     {0},
     "{\"says\": {\"sessions\": [{\"id\": \"live-8\", \"made\": \"2024-09-18T10:15:00+02:00\", \"by\": "
     "\"desk\", \"title\": \"Lightning\", \"room\": \"hall-n1\", \"start\": "
     "\"2024-09-18T14:00:00+02:00\", \"end\": \"2024-09-18T14:30:00+02:00\"}]}}"},
    {"add|Lightning|Hall|N1|thu 14:00|+30min", {0}, "\"end\": \"2024-09-19T14:30:00+02:00\""},
    {"add|Lightning|N1|23:30|00:30", {0}, "\"end\": \"2024-09-19T00:30:00+02:00\""},
    {"add|Lightning|N1|14:00|13:30", {0}, "! it would end before it starts"},
    {"add|Lightning|N1|14:00", {0}, "! say title, room, start and end"},
    {"add||N1|14:00|14:30", {0}, "! a title can't be empty"},
    {"add|Lightning|cellar|14:00|14:30", {0}, "! there is no room"},
    {"add|Lightning|N1|soon|14:30", {0}, "! the start \"soon\" is no moment"},
    {"notice|Lunch is in Hall F",
     {0},
     "{\"says\": {\"notices\": [{\"id\": \"notice-4\", \"made\": \"2024-09-18T10:15:00+02:00\", \"text\": "
     "\"Lunch is in Hall F\", \"rooms\": [\"*\"]}]}}"},
    {"notice|Lunch",
     {.is_warning = true, .from = "12:00", .until = "14:00"},
     "\"level\": \"warning\", \"text\": \"Lunch\", \"rooms\": [\"*\"], \"start\": "
     "\"2024-09-18T12:00:00+02:00\", \"end\": \"2024-09-18T14:00:00+02:00\""},
    {"notice|Lunch", {.until = "10:00"}, "! --until 10:00 is over already"},
    {"notice|Lunch", {.from = "12:00", .until = "11:00"}, "! --until 11:00 is over already"},
    {"notice|Lunch|now", {0}, "! give one text, in quotes"},
    {"notice", {0}, "! give one text, in quotes"},
    {"notice|end|notice-3",
     {0},
     "\"id\": \"notice-3\", \"made\": \"2024-09-18T10:15:00+02:00\", \"text\": \"Rain\", \"rooms\": "
     "[\"garden\"], \"end\": \"2024-09-18T10:15:00+02:00\""},
    {"notice|end", {0}, "! say which notice ends, by its id; there are:\n  notice-3: Rain\n  sun: Sun"},
    {"notice|end|sun", /* before it began */
     {0},
     "\"start\": \"2024-09-18T10:15:00+02:00\", \"end\": \"2024-09-18T10:15:00+02:00\""},
    {"notice|end|notice-1", {0}, "(there is no notice-1)"}, /* it is over */
    {"rehearse|thu 10:42",
     {.until = "+30min"},
     "\"rehearsal\": {\"moment\": \"2024-09-19T10:42:00+02:00\", \"from\": \"2024-09-18T10:15:00+02:00\", "
     "\"until\": \"2024-09-18T10:45:00+02:00\"}"},
    {"rehearse|thu|10:42", {.from = "11:00", .until = "12:00"}, "\"from\": \"2024-09-18T11:00:00+02:00\""},
    {"rehearse|thu 10:42", {0}, "! say which moment, and until when"},
    {"rehearse", {.until = "+30min"}, "! say which moment"},
    {"rehearse|thu 10:42", {.until = "09:00"}, "! --until 09:00 is over already"},
    {"rehearse|end",
     {0},
     "\"rehearsal\": {\"moment\": \"2024-09-18T10:15:00+02:00\", \"from\": \"2024-09-18T10:15:00+02:00\", "
     "\"until\": \"2024-09-18T10:15:00+02:00\"}"},
    {"undo|12", {0}, "{\"says\": {}}"},
    {"undo|x", {0}, "! undo takes the number"},
    {"undo|1|2", {0}, "! undo takes the number"},
    {"undo|0", {0}, "! there is nothing to undo"},
};

static const struct sentence_row nothing[] = {
    {"notice|end", {0}, "! there is no notice to end"},
    {"rehearse|end", {0}, "! there is no rehearsal to end"},
    {"undo", {0}, "! there is nothing to undo"},
    {"notice|x", {0}, "\"notice-1\""},
    {"add|x|N1|14:00|+5", {0}, "\"live-1\""},
};

static void test_in_force(void)
{
    static const struct label_variant rain = {"", "Rain"}, sun = {"", "Sun"};
    static const struct room_name garden = {"garden", "garden"};
    const struct live_notice notices[] = {
        {.id = "notice-1",
         .text = {1, &sun},
         .everywhere = true,
         .start = INSTANT_NONE,
         .end = DAY_AT(10, 0)},
        {.id = "notice-3",
         .text = {1, &rain},
         .room_count = 1,
         .rooms = &garden,
         .start = INSTANT_NONE,
         .end = INSTANT_NONE},
        {.id = "sun", .text = {1, &sun}, .everywhere = true, .start = DAY_AT(10, 30), .end = DAY_AT(11, 0)}};
    const struct live_rehearsal rehearsal = {DAY_AT(9, 0), DAY_AT(9, 0), DAY_AT(11, 0)};
    const struct live live = {
        .venue = "", .log = "", .notice_count = 3, .notices = notices, .rehearsal = &rehearsal};
    const struct live_session added = {.session.id = "live-7"};
    const struct desk_command commands[] = {
        {.verb = DESK_ADD, .says = {.session_count = 1, .sessions = &added}},
        {.verb = DESK_UNDO, .undone = 1},
        {.verb = DESK_FULL}};
    const struct desk_commands log = {"", "", 3, commands};
    struct sentence_context context = sentence_day();
    struct sentence sentence;
    context.live = &live;
    context.commands = &log;
    SENTENCES_CHECK(rows, &context);
    sentence_result("undo", &(struct sentence_options){0}, &context, &sentence);
    CHECK_INT(sentence.command.undone, 3);
    sentence_result("undo|2", &(struct sentence_options){0}, &context, &sentence);
    CHECK_INT(sentence.command.undone, 2);

    /* After an emergency nobody means what was before it. */
    const struct live_emergency raised = {.lifted = INSTANT_NONE};
    const struct desk_command alarmed[] = {{.verb = DESK_FULL},
                                           {.verb = DESK_EMERGENCY, .says.emergency = &raised}};
    const struct desk_commands alarm = {"", "", 2, alarmed};
    context.commands = &alarm;
    CHECK(strstr(sentence_result("undo", &(struct sentence_options){0}, &context, &sentence),
                 "! the last entry can't be undone") != NULL);
    sentence_result("undo|1", &(struct sentence_options){0}, &context, &sentence);
    CHECK_INT(sentence.command.undone, 1);
}

int main(void)
{
    day_begin();
    struct sentence_context context = sentence_day();
    test_in_force();
    SENTENCES_CHECK(nothing, &context);
    return day_end();
}
