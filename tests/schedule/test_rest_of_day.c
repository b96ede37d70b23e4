#include "schedule/rest_of_day.h"

#include "check.h"
#include "names.h"
#include "schedule/lines.h"

#define DAY                                                                                                  \
    "a A 10:00-11:00; b A 11:00-12:00; k A 12:00-13:00 break; c A 13:00-14:00; d A 1/03:00-03:30; e A "      \
    "1/10:00-11:00"

int main(void)
{
    static const struct {
        const char *rule, *program, *at;
        uint32_t most;
        const char *expected;
    } rows[] = {
        {"after next, sessions and breaks by start, to the day's end", DAY, "09:00", 12, "rest=b,k,c,d"},
        {"what is next is not repeated", DAY, "10:30", 12, "rest=k,c,d"},
        {"a break before next does not come after it", DAY, "11:30", 12, "rest=d"},
        {"a session before a break that starts with it",
         "a A 09:00-10:00; k A 10:00-10:15 break; b A 10:00-11:00", "08:00", 12, "rest=b,k"},
        {"a break that is on is not to come", DAY, "12:30", 12, "rest=d"},
        {"at most so many", DAY, "09:00", 2, "rest=b,k"},
        {"none", DAY, "09:00", 0, ""},
        {"nothing of another day", DAY, "1/03:10", 12, ""},
        {"nothing after the last", DAY, "1/04:30", 12, ""},
        {"parts rather than the block that starts with them",
         "a A 09:00-10:00; x A 10:00-12:00 block; p A 10:00-11:00 of=x; q A 11:00-12:00 of=x", "08:00", 12,
         "rest=p,q"},
        {"a block that starts before its parts",
         "a A 09:00-10:00; x A 10:00-12:00 block; q A 11:00-12:00 of=x", "08:00", 12, "rest=x,q"},
        {"cancelled ones are left out", "a A 09:00-10:00; c A 10:00-11:00 cancelled; b A 11:00-12:00",
         "08:00", 12, "rest=b"},
    };
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        lines_init(&lines, rows[i].program);
        check_row(rows[i].rule);
        struct room_state state;
        room_state_at(lines.program, &thresholds, 0, lines_at(&lines, rows[i].at), &lines.arena, &state);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        lines_add_ids(&text, lines.program,
                      "rest=", room_rest_of_day(lines.program, &state, rows[i].most, &lines.arena));
        CHECK_STR(text.text, rows[i].expected);
        lines_finish(&lines);
    }
    return check_done();
}
