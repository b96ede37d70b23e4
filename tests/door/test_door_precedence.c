/*
 * Two things that have happened to one session: what its doors say, and its badge on a hallway's board.
 * Written by hand from behaviour.md ("Precedence in words on one session: cancelled > moved > full >
 * delayed"), day.md 5 ("Which band") and screens.md (the order of strips).
 */
#include "screens/day_fixture.h"

#include "door/door.h"
#include "layout/badge.h"

/* Session a is the next thing in both rooms; B is to the right of A. At A's door A is the first room, at B's
 * B. */
#define DAY "date 2024-09-19; a A 10:00-11:00; b A 12:00-13:00; y B 15:00-16:00; z C 15:00-16:00"
#define AT_A "room A; room B; " DAY
#define AT_B "room B; room A; " DAY

static const struct {
    const char *label;
    struct day_row day;
    const char *field, *strip, *badge;
} rows[] = {
    /* One thing alone. */
    {"cancelled", {AT_A, "08:00 a cancelled", "09:51"}, "cancelled", "", "Cancelled"},
    {"cancelled, in its time", {AT_A, "08:00 a cancelled", "10:15"}, "cancelled", "", "Cancelled"},
    {"moved", {AT_A, "08:00 a room=B", "09:51"}, "moved", "next door", "Moved"},
    {"moved, the new door", {AT_B, "08:00 a room=B", "09:51"}, "soon", "", "Moved here"},
    {"full, on", {AT_A, "08:00 a full overflow=B", "10:15"}, "full", "Watch it in B, next door", "Full"},
    {"full, ending",
     {AT_A, "08:00 a full overflow=C", "10:57"},
     "ending",
     "Room full: Watch it in C",
     "Full"},
    {"late, before it starts",
     {AT_A, "08:00 a delay=20 reason=train", "10:14"},
     "delayed",
     "train",
     "+20 min"},
    {"late, on", {AT_A, "08:00 a delay=20", "10:25"}, "on", "", "+20 min"},
    {"waits", {AT_A, "08:00 a delayed", "10:14"}, "delayed", "", "Delayed"},

    /* Cancelled wins over all, in both rooms. */
    {"cancelled and moved, the old door",
     {AT_A, "08:00 a room=B; 08:10 a cancelled", "09:51"},
     "cancelled",
     "",
     "Cancelled"},
    {"cancelled and moved, the new door",
     {AT_B, "08:00 a room=B; 08:10 a cancelled", "09:51"},
     "cancelled",
     "",
     "Cancelled"},
    {"moved after it was cancelled",
     {AT_B, "08:00 a cancelled; 08:10 a room=B", "10:15"},
     "cancelled",
     "",
     "Cancelled"},
    {"cancelled and full",
     {AT_A, "08:00 a full overflow=B; 08:10 a cancelled", "10:15"},
     "cancelled",
     "",
     "Cancelled"},
    {"cancelled and late",
     {AT_A, "08:00 a delay=20; 08:10 a cancelled", "10:15"},
     "cancelled",
     "",
     "Cancelled"},
    {"cancelled and waiting",
     {AT_A, "08:00 a delayed; 08:10 a cancelled", "10:15"},
     "cancelled",
     "",
     "Cancelled"},
    {"cancelled, and then started",
     {AT_A, "08:00 a cancelled; 10:00 a started", "10:15"},
     "cancelled",
     "",
     "Cancelled"},

    /* Moved wins over full and late at the old door; at the new one what is left of it is said. */
    {"moved and full, the old door", {AT_A, "08:00 a room=B full", "10:15"}, "moved", "next door", "Moved"},
    {"moved and full, the new door",
     {AT_B, "08:00 a room=B full overflow=C", "10:15"},
     "full",
     "Watch it in C",
     "Moved here"},
    {"moved and late, the old door",
     {AT_A, "08:00 a room=B delay=20", "10:14"},
     "moved",
     "next door",
     "Moved"},
    {"moved and late, the new door", {AT_B, "08:00 a room=B delay=20", "10:14"}, "delayed", "", "Moved here"},
    {"moved and waiting, the old door",
     {AT_A, "08:00 a room=B; 08:10 a delayed", "10:14"},
     "moved",
     "next door",
     "Moved"},
    {"moved and waiting, the new door",
     {AT_B, "08:00 a room=B; 08:10 a delayed", "10:14"},
     "delayed",
     "",
     "Moved here"},

    /* Full wins over late: on FULL's band, where it is on; before that DELAYED has the band, and FULL the
       strip. */
    {"full and late, before it starts",
     {AT_A, "08:00 a full delay=20", "10:14"},
     "delayed",
     "Room full",
     "Full"},
    {"full and late, with a reason",
     {AT_A, "08:00 a full delay=20 reason=train overflow=C", "10:14"},
     "delayed",
     "Room full: Watch it in C",
     "Full"},
    {"full and late, on", {AT_A, "08:00 a full delay=20", "10:25"}, "full", "", "Full"},
    {"full and waiting", {AT_A, "08:00 a full; 08:10 a delayed", "10:14"}, "delayed", "Room full", "Full"},
};

static const char *badge_text(const struct day_fixture *day)
{
    const struct program *program = day->view.program;
    const uint32_t session = program_find_session(program, "a");
    const struct slot_list *gone = &day->view.state.tombstones;
    for (uint32_t i = 0; i < gone->count; i++)
        if (gone->slots[i].session == session)
            return badge_of_tombstone(&day->layout, &gone->slots[i]).text;
    return badge_of_session(&day->layout, session, day->view.room).text;
}

/* What the feed has moved from A to B, and an operator then to C: both doors say where it is; so does B's
 * where it is moved back. The first room of the program is the door's. */
static void test_moved_on(void)
{
#define PUBLISHED "date 2024-09-19; a B 10:00-11:00; b A 12:00-13:00; y B 15:00-16:00; z C 15:00-16:00"
    static const struct {
        struct day_row day;
        const char *field, *room;
    } moved[] = {
        {{"room A; room B; room C; " PUBLISHED, "feed 07:00 a was=A; 08:00 a room=C", "09:51"}, "moved", "C"},
        {{"room B; room A; room C; " PUBLISHED, "feed 07:00 a was=A; 08:00 a room=C", "09:51"}, "moved", "C"},
        {{"room C; room A; room B; " PUBLISHED, "feed 07:00 a was=A; 08:00 a room=C", "09:51"}, "soon", ""},
        {{"room B; room A; room C; " PUBLISHED, "feed 07:00 a was=A; 08:00 a room=A", "09:51"}, "moved", "A"},
        {{"room A; room B; room C; " PUBLISHED, "feed 07:00 a was=A; 08:00 a room=A", "09:51"}, "soon", ""},
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        static struct day_fixture day;
        struct door door;
        memset(&day, 0, sizeof day);
        check_row(moved[i].day.program);
        day_fixture_init(&day, &moved[i].day, 1920, 1080);
        door_of(&day.layout, &door);
        CHECK_STR(door_field_name(door.band.field), moved[i].field);
        CHECK_STR(door.band.room, moved[i].room);
        day_fixture_finish(&day);
    }
}

int main(void)
{
    test_moved_on();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        struct door door;
        memset(&day, 0, sizeof day);
        check_row(rows[i].label);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        door_of(&day.layout, &door);
        CHECK_STR(door_field_name(door.band.field), rows[i].field);
        CHECK_STR(door.strip.text, rows[i].strip);
        CHECK_STR(badge_text(&day), rows[i].badge);
        day_fixture_finish(&day);
    }
    return check_done();
}
