/*
 * What a door says: a row for each state, and for what can come to it on the day.
 */
#include "door/door_text.h"

#define DAY                                                                                                  \
    "date 2024-09-19; a A 10:00-11:00; b A 11:00-12:00; k A 12:00-12:30 break title=Lunch; c A "             \
    "12:30-13:30; d A "                                                                                      \
    "14:00-15:00; z B 10:00-11:00; y C 10:00-11:00; e A 1/10:00-11:00"

static const struct door_row rows[] = {
    {"on",
     {DAY, "", "10:15"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "",
     "Next in 45 min 11:00 b; k,c,d"},
    {"ending",
     {DAY, "", "10:57"},
     "ending [Now] fact=3 min above=ends in below=at 11:00",
     "A (10:00 – 11:00)",
     "",
     "Next in 3 min 11:00 b; k,c,d"},
    {"soon",
     {DAY, "", "09:54"},
     "soon [Starts in 6 min] fact=10:00 teeth=6/10",
     "A (10:00 – 11:00)",
     "",
     "Then 11:00 b; k,c,d"},
    {"an explicit break",
     {DAY, "", "12:10"},
     "break [Lunch] short=Break fact=12:30 above=until below=20 min",
     "C (Next\u200312:30 – 13:30)",
     "",
     "Then 14:00 d; "},
    {"a gap",
     {DAY, "", "13:40"},
     "break [Break] short=Break fact=14:00 above=until below=20 min",
     "D (Next\u200314:00 – 15:00)",
     "",
     "Nothing more today"},
    {"a long gap",
     {"a A 08:00-09:00; b A 14:00-15:00", "", "10:00"},
     "break [Free] short=Free fact=14:00 above=until",
     "B (Next\u200314:00 – 15:00)",
     "",
     "Nothing more today"},
    {"a gap as long as a break may be",
     {"a A 08:00-09:00; b A 14:00-15:00", "", "12:00"},
     "break [Break] short=Break fact=14:00 above=until below=120 min",
     "B (Next\u200314:00 – 15:00)",
     "",
     "Nothing more today"},
    {"a break, and nothing after it on the day",
     {"date 2024-09-19; a A 10:00-11:00; k A 11:00-12:00 break title=Lunch; e A 1/10:00-11:00", "", "11:10"},
     "break [Lunch] short=Break fact=12:00 above=until below=50 min",
     "Nothing more today! ()",
     "",
     "Tomorrow, Fri 20 Sep 10:00 e; "},
    {"before the day, long",
     {DAY, "", "08:30"},
     "before [Next] fact=10:00 above=first today",
     "A (10:00 – 11:00)",
     "",
     "Then 11:00 b; k,c,d"},
    {"before the day",
     {DAY, "", "09:12"},
     "before [Next] fact=10:00 above=first today below=in 48 min",
     "A (10:00 – 11:00)",
     "",
     "Then 11:00 b; k,c,d"},
    {"before the day, an hour",
     {DAY, "", "09:00"},
     "before [Next] fact=10:00 above=first today below=in 60 min",
     "A (10:00 – 11:00)",
     "",
     "Then 11:00 b; k,c,d"},
    {"the day is over",
     {DAY, "", "18:00"},
     "over []",
     "That’s all here for today! ()",
     "",
     "Tomorrow, Fri 20 Sep 10:00 e; "},
    {"the event is over", {DAY, "", "1/18:00"}, "over []", "Thank you for coming! ()", "", "Event"},
    {"over here, while it goes on elsewhere",
     {"a A 10:00-11:00; z B 10:00-13:00", "", "11:30"},
     "over []",
     "Nothing more here! ()",
     "",
     "It goes on in B"},
    {"before the event",
     {DAY, "", "-1/20:00"},
     "before [Opens Thu 19 Sep] fact=10:00",
     "Event! ()",
     "",
     "First here 10:00 a; "},
    {"before the event, here on a later day",
     {"date 2024-09-19; room A; z B 08:00-09:00; a A 1/10:00-11:00; b A 1/11:00-12:00", "", "-1/20:00"},
     "before [Opens Thu 19 Sep] fact=08:00",
     "Event! ()",
     "",
     "First here Fri 20 Sep 10:00 a; "},
    {"the event has begun elsewhere",
     {"date 2024-09-19; room A; z B 08:00-09:00; a A 1/10:00-11:00", "", "12:00"},
     "before [First here Fri 20 Sep] fact=10:00",
     "A (Tomorrow 10:00 – 11:00)",
     "",
     ""},
    {"never anything",
     {"room A; room B; z B 10:00-11:00", "", "09:00"},
     "empty []",
     "A! (Event)",
     "",
     "No sessions in this room"},

    {"two at once",
     {"a A 10:00-11:00; b A 10:30-12:00", "", "10:40"},
     "on [Now] fact=12:00 above=until below=80 min left done=111",
     "B (10:30 – 12:00); A (10:00 – 11:00)",
     "",
     "Nothing more today"},
    {"three at once",
     {"a A 10:00-11:00; b A 10:30-12:00; c A 10:35-12:00", "", "10:40"},
     "on [Now] fact=12:00 above=until below=80 min left done=58",
     "C (10:35 – 12:00); B (10:30 – 12:00) +1",
     "",
     "Nothing more today"},
    {"two next at once",
     {"a A 10:00-11:00; b A 10:00-12:00", "", "09:55"},
     "soon [Starts in 5 min] fact=10:00 teeth=5/10",
     "A (10:00 – 11:00); B (10:00 – 12:00)",
     "",
     "Nothing more today"},
    {"a drop-in alone",
     {"h A 09:00-18:00 drop_in", "", "10:00"},
     "on [Now] fact=18:00 above=until done=111",
     "H (09:00 – 18:00)",
     "",
     "Nothing more today"},
    {"a drop-in beside what is next",
     {"h A 09:00-18:00 drop_in; a A 10:00-11:00", "", "09:55"},
     "soon [Starts in 5 min] fact=10:00 teeth=5/10",
     "A (10:00 – 11:00); H (Now\u200309:00 – 18:00)",
     "",
     "Nothing more today"},
    {"a part of a block",
     {"x A 10:00-12:00 block title=The block; p A 10:00-10:30 of=x; q A 10:30-11:00 of=x", "", "10:10"},
     "on [Now] fact=10:30 above=until below=20 min left done=333",
     "P (10:00 – 10:30\u2003The block)",
     "",
     "Next in 20 min 10:30 q; "},

    {"cancelled",
     {DAY, "08:00 a cancelled reason=ill", "09:51"},
     "cancelled [Cancelled] old=10:00–11:00",
     "~A ()",
     "ill",
     "Next here 11:00 b; k,c,d"},
    {"cancelled before three at once",
     {"x A 10:00-10:30; a A 11:00-12:00; b A 11:00-12:00; c A 11:00-12:00", "08:00 x cancelled", "10:10"},
     "cancelled [Cancelled] old=10:00–10:30",
     "~X ()",
     "",
     "Next here 11:00 a,b,c; "},
    {"cancelled at another time",
     {DAY, "08:00 b cancelled", "10:15"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "Cancelled: ~11:00 B X",
     "Next in 135 min 12:30 c; d"},
    {"the last of the day is cancelled",
     {DAY, "08:00 d cancelled", "14:20"},
     "cancelled [Cancelled] old=14:00–15:00",
     "~D ()",
     "",
     "Tomorrow, Fri 20 Sep 10:00 e; "},
    {"moved",
     {DAY, "08:00 a room=B", "09:51"},
     "moved [Moved to B] room=B over=Moved to way=right",
     "A (10:00 – 11:00, same time)",
     "next door right",
     "Next here 11:00 b; k,c,d"},
    {"moved to another time, too",
     {DAY, "08:00 a room=C start=16:00 end=17:00", "09:51"},
     "moved [Moved to C] room=C over=Moved to way=up",
     "A (16:00 – 17:00)",
     "",
     "Next here 11:00 b; k,c,d"},
    {"moved, to a later end",
     {DAY, "08:00 a room=B start=10:00 end=11:30", "09:51"},
     "moved [Moved to B] room=B over=Moved to way=right",
     "A (10:00 – 11:30)",
     "next door right",
     "Next here 11:00 b; k,c,d"},
    {"moved here to a time that is not next",
     {DAY, "08:00 a start=16:00 end=17:00", "09:51"},
     "moved [Moved to 16:00] room=16:00 over=Moved to",
     "A (16:00 – 17:00)",
     "",
     "Next here 11:00 b; k,c,d,a"},
    {"moved at another time",
     {DAY, "08:00 b room=B", "10:15"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "Moved to B: 11:00 B right",
     "Next in 135 min 12:30 c; d"},
    {"full, with another room",
     {DAY, "08:00 a full overflow=B", "10:15"},
     "full [Now] fact=11:00 above=until below=45 min left exception=Room full done=250",
     "A (10:00 – 11:00)",
     "Watch it in B, next door right",
     "Next in 45 min 11:00 b; k,c,d"},
    {"full, without",
     {DAY, "08:00 a full", "10:15"},
     "full [Now] fact=11:00 above=until below=45 min left exception=Room full done=250",
     "A (10:00 – 11:00)",
     "On elsewhere: B, C",
     "Next in 45 min 11:00 b; k,c,d"},
    {"full, and about to end",
     {DAY, "08:00 a full overflow=C", "10:57"},
     "ending [Now] fact=3 min above=ends in below=at 11:00",
     "A (10:00 – 11:00)",
     "Room full: Watch it in C up",
     "Next in 3 min 11:00 b; k,c,d"},
    {"full before it begins",
     {DAY, "08:00 a full", "09:54"},
     "soon [Starts in 6 min] fact=10:00 teeth=6/10",
     "A (10:00 – 11:00)",
     "Room full",
     "Then 11:00 b; k,c,d"},
    {"late",
     {DAY, "08:00 a delay=20 reason=train", "10:14"},
     "delayed [20 min late] fact=10:20 old=10:00",
     "A (10:20 – 11:20)",
     "train",
     "Then 11:20 b; k,c,d"},
    {"late, nobody knows how long",
     {DAY, "08:00 a delayed reason=train", "10:14"},
     "delayed [Delayed, no time yet] short=Delayed old=10:00",
     "A ()",
     "train",
     "Then 11:00 b; k,c,d"},
    {"a new time that is next",
     {"date 2024-09-19; a A 10:00-11:00; d A 14:00-15:00", "08:00 a start=11:00 end=12:00", "09:51"},
     "delayed [New time] fact=11:00 old=10:00",
     "A (11:00 – 12:00)",
     "",
     "Then 14:00 d; "},
    {"an information",
     {DAY, "#1", "10:15"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "The lifts are out of order i",
     "Next in 45 min 11:00 b; k,c,d"},
    {"a warning and an information by turns: the first",
     {DAY, "#2", "10:15:00"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "Water is cut off !",
     "Next in 45 min 11:00 b; k,c,d"},
    {"a warning and an information by turns: the second",
     {DAY, "#2", "10:15:10"},
     "on [Now] fact=11:00 above=until below=45 min left done=250",
     "A (10:00 – 11:00)",
     "The lifts are out of order i",
     "Next in 45 min 11:00 b; k,c,d"},
};

/* A head points to a side; the strip has the exact way, where there is one. */
static void test_slanted_ways(void)
{
    static const struct {
        enum way way;
        bool has_strip;
        enum way head;
    } slanted[] = {{WAY_UP_LEFT, true, WAY_LEFT},   {WAY_DOWN_LEFT, true, WAY_LEFT},
                   {WAY_UP_RIGHT, true, WAY_RIGHT}, {WAY_DOWN_RIGHT, true, WAY_RIGHT},
                   {WAY_UP, true, WAY_UP},          {WAY_DOWN, true, WAY_DOWN},
                   {WAY_RIGHT, true, WAY_RIGHT},    {WAY_DOWN_RIGHT, false, WAY_DOWN_RIGHT}};
    static const struct day_row moved = {DAY, "08:00 a room=B", "09:51"};
    for (size_t i = 0; i < sizeof slanted / sizeof *slanted; i++) {
        static struct day_fixture day;
        struct door door;
        memset(&day, 0, sizeof day);
        check_row(way_name(slanted[i].way));
        day_fixture_init(&day, &moved, 1920, 1080);
        day.directions[0].way = slanted[i].way;
        day.directions[0].text.count = slanted[i].has_strip;
        door_of(&day.layout, &door);
        CHECK_INT(door.band.field, DOOR_MOVED);
        CHECK_INT(door.band.way, slanted[i].head);
        day_fixture_finish(&day);
    }
}

/* SOON has a tooth for each minute that a display says it for, but ten at least and fifteen at most. */
static void test_teeth(void)
{
    static const struct day_row row = {DAY, "", "09:56"};
    static const int minutes[][2] = {{5, 10}, {10, 10}, {12, 12}, {15, 15}, {20, 15}};
    static struct day_fixture day;
    struct door door;
    check_row("teeth");
    day_fixture_init(&day, &row, 1920, 1080);
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        day.config.thresholds.soon_min = minutes[i][0];
        door_of(&day.layout, &door);
        CHECK_INT(door.band.teeth_most, minutes[i][1]);
        CHECK_INT(door.band.teeth, 4);
    }
    day_fixture_finish(&day);
}

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        door_row_check(&rows[i]);
    test_slanted_ways();
    test_teeth();
    return check_done();
}
