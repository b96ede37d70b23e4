/*
 * What a door says while nothing is on and the day is not over, above all with nothing more to come: the slot
 * of a session that was cancelled or has moved away is no time that means anything to who reads the sign.
 */
#include "door/door_text.h"
#include "layout/phrases.h"

#define DAY                                                                                                  \
    "date 2024-09-19; a A 10:00-11:00; b A 11:00-12:00; k A 12:00-12:30 break title=Lunch; c A "             \
    "12:30-13:30; d A "                                                                                      \
    "14:00-15:00; z B 10:00-11:00; y C 10:00-11:00; e A 1/10:00-11:00"

static const struct door_row rows[] = {
    {"free, for the last of the day is cancelled, and not told of yet",
     {"date 2024-09-19; a A 10:00-11:00; b A 19:30-20:00; e A 1/10:00-11:00", "08:00 b cancelled", "13:50"},
     "break [Free] short=Free",
     "Nothing more today! ()",
     "",
     "Tomorrow, Fri 20 Sep (Tomorrow) 10:00 e; "},
    {"free, for the last of the event is cancelled",
     {"a A 10:00-11:00; b A 19:30-20:00", "08:00 b cancelled", "18:29"},
     "break [Free] short=Free",
     "Nothing more today! ()",
     "",
     ""},
    {"free, for the last of the day is cancelled, and within a break's time",
     {"a A 10:00-11:00; b A 12:10-13:00", "08:00 b cancelled", "11:05"},
     "break [Free] short=Free",
     "Nothing more today! ()",
     "",
     ""},
    {"free, for the last of the day has moved away",
     {"room A; room B; a A 10:00-11:00; b A 19:30-20:00", "08:00 b room=B", "13:50"},
     "break [Free] short=Free",
     "Nothing more today! ()",
     "",
     ""},
    {"free, for the last of the day has moved to the next one",
     {"date 2024-09-19; a A 10:00-11:00; b A 19:30-20:00", "08:00 b start=1/10:00 end=1/11:00", "13:50"},
     "break [Free] short=Free",
     "Nothing more today! ()",
     "",
     "Tomorrow, Fri 20 Sep (Tomorrow) 10:00 [New time] b; "},
    {"a break, for the last but one is cancelled",
     {"a A 10:00-11:00; b A 19:30-20:00; c A 21:00-22:00", "08:00 b cancelled", "13:50"},
     "break [Free] short=Free fact=21:00 above=until",
     "C (Next\u200321:00 – 22:00)",
     "",
     "Nothing more today"},
    {"a break of its own, and then one that is cancelled",
     {"a A 10:00-11:00; k A 11:00-12:00 break title=Lunch; b A 19:30-20:00", "08:00 b cancelled", "11:10"},
     "break [Lunch] short=Break fact=12:00 above=until below=50 min",
     "Nothing more today! ()",
     "",
     ""},
    {"a break of its own, and a long one",
     {"a A 10:00-11:00; k A 11:00-15:00 break title=Lunch; b A 19:30-20:00", "08:00 b cancelled", "11:10"},
     "break [Lunch] short=Break fact=15:00 above=until",
     "Nothing more today! ()",
     "",
     ""},
    {"a drop-in, and then one that is cancelled",
     {"h A 09:00-18:00 drop_in; a A 10:00-11:00; b A 19:30-20:00", "08:00 b cancelled", "13:50"},
     "on [Now] fact=18:00 above=until done=537",
     "H (09:00 – 18:00)",
     "",
     "Nothing more today"},
    {"a drop-in beside the slot of one that is cancelled",
     {"h A 09:00-18:00 drop_in; a A 10:00-11:00; b A 13:30-14:30", "08:00 b cancelled", "13:50"},
     "on [Now] fact=18:00 above=until done=537",
     "H (09:00 – 18:00)",
     "Cancelled: ~13:30 B X",
     "Nothing more today"},
    {"a drop-in beside a break, and nothing after it",
     {"h A 09:00-18:00 drop_in; a A 10:00-11:00; k A 11:00-12:00 break title=Lunch", "", "11:10"},
     "break [Lunch] short=Break fact=12:00 above=until below=50 min",
     "H (Now\u200309:00 – 18:00)",
     "",
     "Nothing more today"},
};

/* Over days of each kind, every ten minutes: a break's time is the end of a break that is on, else the start
 * of a session that is to come here; where there is neither, the band has no time, and no "Break" that would
 * end.
 */
static void test_break_times(void)
{
    static const struct day_row days[] = {
        {DAY, "", ""},
        {DAY, "08:00 d cancelled", ""},
        {DAY, "08:00 d room=B", ""},
        {DAY, "08:00 d start=1/14:00 end=1/15:00", ""},
        {DAY, "08:00 d start=19:30 end=20:00", ""},
        {DAY, "08:00 c cancelled; 08:00 d cancelled; 08:00 e cancelled", ""},
        {DAY, "08:00 d delayed", ""},
        {DAY, "08:00 d delay=40", ""},
        {DAY, "08:00 d delayed; 13:00 d cancelled", ""},
        {"a A 10:00-11:00; b A 19:30-20:00", "08:00 b cancelled", ""},
        {"a A 10:00-11:00; b A 19:30-20:00; c A 19:45-20:30", "08:00 b cancelled; 08:00 c room=B", ""},
        {"a A 10:00-11:00; b A 19:30-20:00", "08:00 b delayed", ""},
        {"h A 09:00-18:00 drop_in; a A 10:00-11:00; b A 19:30-20:00", "08:00 b cancelled", ""},
    };
    int timed = 0, untimed = 0;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        for (int minute = 8 * 60; minute < 22 * 60; minute += 10) {
            static struct day_fixture day;
            struct day_row row = days[i];
            struct door door;
            char at[24], label[120];
            snprintf(at, sizeof at, "%02d:%02d", minute / 60, minute % 60);
            snprintf(label, sizeof label, "%.80s, %s", row.said, at);
            check_row(label);
            row.at = at;
            memset(&day, 0, sizeof day);
            day_fixture_init(&day, &row, 1920, 1080);
            door_of(&day.layout, &door);
            const struct room_state *state = &day.view.state;
            if (door.band.field == DOOR_BREAK && state->breaks.count + state->next.count > 0) {
                struct instant end =
                    state->breaks.count > 0 ? state->breaks.slots[0].end : state->next.slots[0].start;
                CHECK_STR(door.band.fact, phrase_clock(&day.layout, end));
                timed++;
            } else if (door.band.field == DOOR_BREAK) {
                CHECK_STR(door_band_text(&day.layout, &door.band), "break [Free] short=Free");
                CHECK_INT(state->now.count, 0);
                untimed++;
            }
            day_fixture_finish(&day);
        }
    }
    check_row("break times");
    CHECK(timed > 60 && untimed > 40);
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        door_row_check(&rows[i]);
    test_break_times();
    return check_done();
}
