#include "desk/sentence.h"

#include "sentences.h"

static const struct sentence_row rows[] = {
    {"", {0}, "! say what has happened, such as: delay N1 10"},
    {"dealy|N1|10", {0}, "! there is no \"dealy\"; did you mean \"delay\"?"},
    {"explode", {0}, "! there is no \"explode\"; there are: delay, late, started, move, "},
    {"adopt", {0}, "! there is no \"adopt\""}, /* the command line's own */
    {"notice|x", {.room_count = 1, .rooms = (const char *const[]){"cellar"}}, "! there is no room"},
    {"notice|x",
     {.room_count = 1, .rooms = (const char *const[]){"hall"}},
     "! \"hall\" is in the names of 3"},
    {"notice|x",
     {.room_count = 2, .rooms = (const char *const[]){"N1", "hall f"}},
     "\"rooms\": [\"hall-n1\", \"hall-f\"]"},
};

static void test_who(void)
{
    struct sentence_context context = sentence_day();
    struct sentence sentence;
    sentence_result("late|Hall N1", &(struct sentence_options){.by = "Anna", .via = "page"}, &context,
                    &sentence);
    CHECK_STR(sentence.command.by, "Anna");
    CHECK_STR(sentence.command.via, "page");
    CHECK_STR(sentence.command.says.changes.changes[0].by, "Anna");
    CHECK_INT(sentence.command.verb, DESK_LATE);
    CHECK_STR(sentence.text, "");
    sentence_result("late|Hall N1", &(struct sentence_options){.by = "", .via = NULL}, &context, &sentence);
    CHECK_STR(sentence.command.by, "desk");
    CHECK_STR(sentence.command.via, "live");
}

/* After the last entry, unless the clock is far behind it. */
static void test_made(void)
{
    const struct desk_command entry = {.made = {DAY_NOW.ms + DESK_MOST_BEHIND_MS}};
    const struct desk_commands log = {"", "", 1, &entry};
    static const char *const words[] = {"late", "Hall N1"};
    struct sentence_context context = sentence_day();
    struct sentence sentence;
    context.commands = &log;
    sentence_read(2, words, &(struct sentence_options){0}, &context, &day_arena, &sentence);
    CHECK_INT(sentence.command.made.ms, entry.made.ms + 1);
    CHECK_INT(sentence.command.says.changes.changes[0].made.ms, entry.made.ms + 1);
    context.now.ms--;
    sentence_read(2, words, &(struct sentence_options){0}, &context, &day_arena, &sentence);
    CHECK_INT(sentence.command.made.ms, context.now.ms);
}

/* No words are so wrong that they are not answered. */
static void test_any(void)
{
    static const char *const words[] = {"delay", "move",  "notice", "end",    "N1",    "next",
                                        "+5",    "add",   "14:00",  "",       "undo",  "test",
                                        "fire",  "title", "lift",   "Hall F", "99999", "rehearse"};
    struct sentence_context context = sentence_day();
    uint32_t seed = 17;
    for (int round = 0; round < 2000; round++) {
        const char *said[6];
        uint32_t count = 0;
        struct sentence sentence;
        do {
            seed = seed * 1664525 + 1013904223;
            said[count++] = words[(seed >> 16) % (sizeof words / sizeof *words)];
        } while (count < 6 && (seed >> 8) % 4 > 0);
        sentence_read(count, said, &(struct sentence_options){0}, &context, &day_arena, &sentence);
        CHECK((sentence.outcome == SENTENCE_COMMAND) == (*sentence.text == '\0'));
    }
}

int main(void)
{
    day_begin();
    struct sentence_context context = sentence_day();
    SENTENCES_CHECK(rows, &context);
    test_who();
    test_made();
    test_any();
    return day_end();
}
