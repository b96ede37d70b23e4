#include "sentences.h"

static const struct sentence_row rows[] = {
    {"emergency|fire",
     {.until = "+2h"},
     "{\"says\": {\"emergency\": {\"kind\": \"fire\", \"text\": {\"de\": \"Raus\", \"en\": \"Out\"}, "
     "\"picture\": \"plan.png\", "
     "\"rooms\": "
     "[\"*\"], \"raised\": \"2024-09-18T10:15:00+02:00\", \"until\": \"2024-09-18T12:15:00+02:00\"}}}"},
    {"emergency|Fire", {.until = "12:00"}, "\"until\": \"2024-09-18T12:00:00+02:00\""},
    {"emergency|fire",
     {.until = "+2h", .room_count = 1, .rooms = (const char *const[]){"N1"}},
     "\"rooms\": [\"hall-n1\"]"},
    {"emergency|custom", {.until = "+2h", .text = "Stay"}, "\"kind\": \"custom\", \"text\": \"Stay\""},
    {"emergency|test",
     {0},
     "\"kind\": \"fire\", \"text\": {\"de\": \"Raus\", \"en\": \"Out\"}, \"picture\": \"plan.png\", "
     "\"rooms\": [\"*\"], \"test\": true, "
     "\"raised\": \"2024-09-18T10:15:00+02:00\", \"until\": \"2024-09-18T10:25:00+02:00\""},
    {"emergency|test|shelter", {.until = "+5min", .text = "Test"}, "\"kind\": \"shelter\""},
    {"emergency|fire", {0}, "! say until when it lasts at most"},
    {"emergency|fire", {.until = "10:00"}, "! --until 10:00 is over already"},
    {"emergency|fire", {.until = "+12h"}, "\"until\": \"2024-09-18T22:15:00+02:00\""},
    {"emergency|fire", {.until = "+12h1"}, "! an emergency lasts 12 hours at most"},
    {"emergency|shelter", {.until = "+1h"}, "! no text is prepared for \"shelter\""},
    {"emergency|fire", {.until = "+1h", .text = ""}, "! --text is empty"},
    {"emergency|flood", {.until = "+1h"}, "! \"flood\" is no kind of emergency"},
    {"emergency", {.until = "+1h"}, "! say which emergency"},
    {"emergency|fire|now", {.until = "+1h"}, "! say which emergency"},
    {"emergency|fire",
     {.until = "+1h", .room_count = 1, .rooms = (const char *const[]){"x"}},
     "! there is no room"},
    {"lift", {0}, "! there is no emergency to lift"},
    {"lift|it", {0}, "! lift takes no words"},
};

static void test_lift(struct sentence_context *context)
{
    static const struct label_variant out = {"en", "Out"};
    struct live_emergency emergency = {.text = {1, &out},
                                       .everywhere = true,
                                       .raised = DAY_AT(10, 0),
                                       .until = DAY_AT(12, 0),
                                       .lifted = INSTANT_NONE};
    const struct live live = {.venue = "", .log = "", .emergency = &emergency}, *before = context->live;
    static const struct sentence_row lift[] = {
        {"lift",
         {0},
         "\"raised\": \"2024-09-18T10:00:00+02:00\", \"until\": \"2024-09-18T12:00:00+02:00\", \"lifted\": "
         "\"2024-09-18T10:15:00+02:00\""}};
    context->live = &live;
    SENTENCES_CHECK(lift, context);
    emergency.lifted = DAY_AT(10, 10);
    static const struct sentence_row again[] = {{"lift", {0}, "! there is no emergency to lift"}};
    SENTENCES_CHECK(again, context);
    context->live = before;
}

int main(void)
{
    static const struct label_variant variants[] = {{"fr", "Dehors"}, {"en", "Out"}, {"de", "Raus"}};
    struct prepared_texts prepared = {.note = "",
                                      .kinds = {{{3, variants}, "plan.png", true},
                                                [EMERGENCY_EVACUATION].picture = "",
                                                [EMERGENCY_MEDICAL].picture = "",
                                                [EMERGENCY_SHELTER].picture = "",
                                                [EMERGENCY_CUSTOM].picture = ""}};
    static const char *const languages[] = {"de"};
    struct program program;
    struct sentence sentence;
    day_begin();
    program = *day_program;
    program.event.language_count = 1;
    program.event.languages = languages;
    struct sentence_context context = sentence_day();
    context.folded = &program;
    context.prepared = &prepared;
    SENTENCES_CHECK(rows, &context);
    sentence_result("emergency|test", &(struct sentence_options){0}, &context, &sentence);
    CHECK(sentence.is_example);
    sentence_result("emergency|test", &(struct sentence_options){.text = "T"}, &context, &sentence);
    CHECK(!sentence.is_example);
    static const struct sentence_row pictures[] = {
        {"emergency|fire", {.until = "+1h"}, "\"picture\": \"plan.png\""},
        {"emergency|fire", {.until = "+1h", .text = "Out"}, "\"picture\": \"plan.png\""},
    };
    SENTENCES_CHECK(pictures, &context);
    sentence_result("emergency|shelter", &(struct sentence_options){.text = "T", .until = "+1h"}, &context,
                    &sentence);
    CHECK(sentence.command.says.emergency->picture == NULL);
    test_lift(&context);
    return day_end();
}
