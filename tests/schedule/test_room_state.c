/*
 * The rules of behaviour.md, sections "Time", "Which sessions count" and "Room state", a row or more for
 * each. Every row's program is also walked from expiry to expiry, and held against the naive implementation.
 */
#include "check.h"
#include "names.h"

#include "schedule/naive.c"
#include "schedule/naive_fold.c"
#include "schedule/walk.h"

struct row {
    const char *rule, *program;
    const char *room; /* NULL: the program's first */
    const char *at, *expected;
};

#define TOUCHING "a A 10:00-11:00; b A 11:00-12:00; c A 1/09:00-10:00"
#define ONE "a A 14:00-15:00"
#define NIGHT_OWLS "a A 10:00-11:00; b A 1/03:00-03:30; c A 1/10:00-11:00"
#define FORWARD "date 2024-03-30; a A 20:00-21:00; b A 1/10:00-11:00"
#define BACKWARD "date 2024-10-26; a A 20:00-21:00; b A 1/10:00-11:00"

static const struct row time_rows[] = {
    {"half-open: not yet on a millisecond before the start", TOUCHING, NULL, "09:59:59.999",
     "SOON next=a in=1"},
    {"half-open: on at the start", TOUCHING, NULL, "10:00", "ON now=a left=60 next=b in=60"},
    {"half-open: on to the last millisecond", TOUCHING, NULL, "10:59:59.999",
     "ENDING now=a left=1 next=b in=1"},
    {"two touching sessions are never both on", TOUCHING, NULL, "11:00", "ON now=b left=60 later=c"},
    {"half-open: off at the end", TOUCHING, NULL, "12:00", "DAY_OVER(here) later=c"},

    {"countdown: at 13:50:00 a 14:00 talk is in 10 min", ONE, NULL, "13:50", "SOON next=a in=10"},
    {"countdown is the ceiling", ONE, NULL, "13:50:00.001", "SOON next=a in=10"},
    {"countdown: n holds until t - (n-1) min", ONE, NULL, "13:50:59.999", "SOON next=a in=10"},
    {"countdown: n - 1 from t - (n-1) min on", ONE, NULL, "13:51", "SOON next=a in=9"},
    {"countdown: 1 in the last millisecond", ONE, NULL, "13:59:59.999", "SOON next=a in=1"},
    {"countdown of what is left: the ceiling too", ONE, NULL, "14:00:00.001", "ON now=a left=60"},
    {"countdown of what is left: one less a minute later", ONE, NULL, "14:01", "ON now=a left=59"},

    {"conference day: 02:00 belongs to the date before", NIGHT_OWLS, NULL, "1/02:00",
     "BREAK(gap) next=b in=60"},
    {"conference day: to the last millisecond before 04:00", NIGHT_OWLS, NULL, "1/03:59:59.999",
     "DAY_OVER(here) later=c"},
    {"conference day: the next one from 04:00 on", NIGHT_OWLS, NULL, "1/04:00", "BEFORE_DAY next=c in=360"},
    {"event.day_start: the day before it", "day_start 06:00; a A 10:00-11:00; c A 1/10:00-11:00", NULL,
     "1/05:59:59.999", "DAY_OVER(here) later=c"},
    {"event.day_start: the day from it on", "day_start 06:00; a A 10:00-11:00; c A 1/10:00-11:00", NULL,
     "1/06:00", "BEFORE_DAY next=c in=240"},

    {"a local time in a DST gap is the gap's end: before", "date 2024-03-31; a A 02:30-03:30", NULL,
     "00:59:59.999Z", "SOON next=a in=1"},
    {"a local time in a DST gap is the gap's end: at it", "date 2024-03-31; a A 02:30-03:30", NULL, "01:00Z",
     "ON now=a left=30"},
    {"a local time that occurs twice is the first", "date 2024-10-27; a A 02:30-04:30", NULL, "00:30Z",
     "ON now=a left=180"},
    {"a local time that occurs twice: still on the second time", "date 2024-10-27; a A 02:30-04:30", NULL,
     "01:30Z", "ON now=a left=120"},
    {"a day of 23 hours ends at 04:00 of the new offset", FORWARD, NULL, "1/01:59:59.999Z",
     "DAY_OVER(here) later=b"},
    {"a day of 23 hours: the next begins", FORWARD, NULL, "1/02:00Z", "BEFORE_DAY next=b in=360"},
    {"a day of 25 hours ends at 04:00 of the new offset", BACKWARD, NULL, "1/02:59:59.999Z",
     "DAY_OVER(here) later=b"},
    {"a day of 25 hours: the next begins", BACKWARD, NULL, "1/03:00Z", "BEFORE_DAY next=b in=360"},
    {"countdowns count elapsed minutes over a change of clocks",
     "date 2024-10-26; a A 20:00-1/01:00; b A 1/03:30-03:45", NULL, "1/01:00", "BREAK(gap) next=b in=210"},
};

/* What goes before the rooms is declared where a room has to be the first. */
#define CANCELLED(title) "a A 10:00-11:00 title=" title "; b A 12:00-13:00"
#define IS_TOMBSTONE "BEFORE_DAY next=b in=90 tomb=a"
#define IS_TALK "ON now=a left=30 next=b in=90"

static const struct row counting_rows[] = {
    {"unscheduled: never now or next", "a A none; b A 10:00-11:00", NULL, "09:55", "SOON next=b in=5"},
    {"unscheduled: no session of the room's day", "a A none", NULL, "10:00", "EMPTY"},
    {"a time and no room: hallway only", "room A; a - 10:00-11:00; b A 12:00-13:00", NULL, "10:30",
     "BEFORE_DAY next=b in=90"},
    {"a file with no room at all gets one, named by the event", "a - 10:00-11:00; u - none", "Event", "10:30",
     "ON now=a left=30"},
    {"room names equal after trimming quotes and folding case are one",
     "a Hall 10:00-11:00; b 'hALL' 11:00-12:00", "\"HALL\"", "10:30", "ON now=a left=30 next=b in=30"},
    {"rooms that differ are two", "a Hall 10:00-11:00; b Hall2 11:00-12:00", "Hall", "10:30",
     "ON now=a left=30"},
    {"in several rooms: on in the first", "p A,B 10:00-11:00", "A", "10:30", "ON now=p left=30"},
    {"in several rooms: on in each", "p A,B 10:00-11:00", "B", "10:30", "ON now=p left=30"},
    {"a part without a room has its block's rooms", "x A,B 10:00-12:00 block; p - 10:00-11:00 of=x", "B",
     "10:30", "ON now=p left=30 block=x"},
    {"a block frames only parts in its own rooms: the block's room",
     "x A 10:00-12:00 block; p B 10:00-11:00 of=x", "A", "10:30", "ON now=x left=90"},
    {"a block frames only parts in its own rooms: the part's room",
     "x A 10:00-12:00 block; p B 10:00-11:00 of=x", "B", "10:30", "ON now=p left=30"},
    {"a block frames only parts in its own rooms: next", "x A 10:00-12:00 block; p B 10:00-11:00 of=x", "B",
     "09:55", "SOON next=p in=5"},
    {"a block in two rooms with a part in one: the other room",
     "x A,B 10:00-12:00 block; p A 10:00-11:00 of=x", "B", "10:30", "ON now=x left=90"},
    {"what is on in a combined room is on at each part's door",
     "room A; room B; room AB A B; a AB 10:00-11:00", "B", "10:30", "ON now=a left=30"},
    {"what is on in a part is not on in the combined room", "room A; room B; room AB A B; a A 10:00-11:00",
     "AB", "10:30", "EMPTY"},
    {"a combined room of combined rooms", "room A; room B; room AB A B; room ALL AB; a ALL 10:00-11:00", "A",
     "10:30", "ON now=a left=30"},
    {"a block in a combined room frames a part in one of its parts",
     "room A; room B; room AB A B; x AB 10:00-12:00 block; p A 10:00-11:00 of=x", "A", "10:30",
     "ON now=p left=30 block=x"},
    {"other rooms don't matter", "a A 10:00-11:00; b B 10:30-12:00", "B", "10:45", "ON now=b left=75"},

    {"cancelled by status", "a A 10:00-11:00 cancelled; b A 12:00-13:00", NULL, "10:30", IS_TOMBSTONE},
    {"tentative is not cancelled", "a A 10:00-11:00 tentative; b A 12:00-13:00", NULL, "10:30", IS_TALK},
    {"cancelled by title: CANCELLED:", CANCELLED("CANCELLED: Foo"), NULL, "10:30", IS_TOMBSTONE},
    {"cancelled by title: CANCELED!", CANCELLED("CANCELED! Foo"), NULL, "10:30", IS_TOMBSTONE},
    {"cancelled by title: ABGESAGT -", CANCELLED("ABGESAGT - Foo"), NULL, "10:30", IS_TOMBSTONE},
    {"cancelled by title: CANCELLED and an en dash", CANCELLED("CANCELLED \xE2\x80\x93 Foo"), NULL, "10:30",
     IS_TOMBSTONE},
    {"cancelled by title: [CANCELED]", CANCELLED("[CANCELED] Foo"), NULL, "10:30", IS_TOMBSTONE},
    {"cancelled by title: (ABGESAGT)", CANCELLED("(ABGESAGT) Foo"), NULL, "10:30", IS_TOMBSTONE},
    {"\"Cancelled contexts in C\" is a talk", CANCELLED("Cancelled contexts in C"), NULL, "10:30", IS_TALK},
    {"in upper case the word at the beginning is enough", CANCELLED("CANCELLED Foo"), NULL, "10:30",
     IS_TOMBSTONE},
    {"in any case where it is parted from the rest", CANCELLED("[Cancelled] Foo"), NULL, "10:30",
     IS_TOMBSTONE},
    {"at the end", CANCELLED("Foo - cancelled"), NULL, "10:30", IS_TOMBSTONE},
    {"what replaces a cancelled talk is a talk", CANCELLED("(REPLACES CANCELLED TALK) Foo"), NULL, "10:30",
     IS_TALK},
    {"not at the beginning: a talk", CANCELLED("Foo CANCELLED:"), NULL, "10:30", IS_TALK},
};

#define BLOCK                                                                                                \
    "x A 10:00-13:00 block; p A 10:00-10:30 of=x; k A 10:30-11:00 break of=x; q A 11:30-12:00 of=x; y A "    \
    "14:00-15:00"
#define BREAK_FIRST "x A 10:00-12:00 block; k A 10:00-10:30 break of=x; p A 10:30-11:00 of=x"
#define NESTED "x A 10:00-14:00 block; m A 10:00-12:00 block of=x; p A 10:00-11:00 of=m"
#define EARLY_PART "x A 10:00-12:00 block; p A 09:30-10:30 of=x; q A 10:30-11:00 of=x"

static const struct row block_rows[] = {
    {"next: a block whose part starts with it leaves it to the part", BLOCK, NULL, "09:30",
     "BEFORE_DAY next=p in=30 block=x"},
    {"now: the block is around its running part", BLOCK, NULL, "10:00",
     "ON now=p left=30 next=q in=90 block=x"},
    {"ENDING of a part", BLOCK, NULL, "10:25", "ENDING now=p left=5 next=q in=65 block=x"},
    {"a break that is part of it gives BREAK with block kept", BLOCK, NULL, "10:30",
     "BREAK(break) next=q in=60 block=x breaks=k"},
    {"between parts the block is now", BLOCK, NULL, "11:00", "ON now=x left=120 next=q in=30"},
    {"between parts the block is now, to the next part", BLOCK, NULL, "11:29:59.999",
     "ON now=x left=91 next=q in=1"},
    {"the next part takes it out again", BLOCK, NULL, "11:30", "ON now=q left=30 next=y in=150 block=x"},
    {"after its last part the block is now", BLOCK, NULL, "12:00", "ON now=x left=60 next=y in=120"},
    {"after the block", BLOCK, NULL, "13:00", "BREAK(gap) next=y in=60"},
    {"only parts that are no breaks take a block out of next", BREAK_FIRST, NULL, "09:30",
     "BEFORE_DAY next=x in=30"},
    {"a break takes its block out of now", BREAK_FIRST, NULL, "10:00",
     "BREAK(break) next=p in=30 block=x breaks=k"},
    {"SOON in a block's break keeps the block", BREAK_FIRST, NULL, "10:20",
     "SOON next=p in=10 block=x breaks=k"},
    {"nested: next is the innermost, with its nearest block", NESTED, NULL, "09:50",
     "SOON next=p in=10 block=m"},
    {"nested: the nearest running block", NESTED, NULL, "10:30", "ON now=p left=30 block=m"},
    {"nested: the inner block between its parts, in the outer", NESTED, NULL, "11:30",
     "ON now=m left=30 block=x"},
    {"nested: the outer block alone", NESTED, NULL, "12:30", "ON now=x left=90"},
    {"nested: a part of a part takes the outer block out, even where the inner one doesn't run",
     "x A 10:00-14:00 block; m A 13:00-14:00 block of=x; p A 11:00-12:00 of=m", NULL, "11:30",
     "ON now=p left=30 next=m in=90 block=x"},
    {"two parts at once", "x A 10:00-12:00 block; p A 10:00-11:00 of=x; q A 10:30-11:30 of=x", NULL, "10:45",
     "ON now=q,p left=45 block=x"},
    {"two parts that start together are both next",
     "x A 10:00-12:00 block; p A 10:00-11:00 of=x; q A 10:00-11:30 of=x", NULL, "09:55",
     "SOON next=p,q in=5 block=x"},
    {"a part and another session that start together",
     "x A 10:00-12:00 block; p A 10:00-11:00 of=x; b A 10:00-10:30", NULL, "09:55", "SOON next=b,p in=5"},
    {"block is that of the first of now", "x A 10:00-12:00 block; p A 10:00-11:00 of=x; b A 10:30-11:30",
     NULL, "10:45", "ON now=b,p left=45"},
    {"block is not that of next while something else is on",
     "b A 09:00-10:00; x A 10:00-12:00 block; p A 10:00-11:00 of=x", NULL, "09:30",
     "ON now=b left=30 next=p in=30"},
    {"a part before its block's time", "x A 10:00-11:00 block; p A 09:00-09:30 of=x", NULL, "09:10",
     "ON now=p left=20 next=x in=50"},
    {"a part after its block's time", "x A 10:00-11:00 block; p A 12:00-13:00 of=x", NULL, "12:30",
     "ON now=p left=30"},
    {"next: a part that runs when its block starts takes it out", EARLY_PART, NULL, "09:45",
     "ON now=p left=45 next=q in=45"},
    {"a part that began before its block", EARLY_PART, NULL, "10:15",
     "ON now=p left=15 next=q in=15 block=x"},
    {"a cancelled part takes nothing out of now", "x A 10:00-12:00 block; p A 10:00-11:00 of=x cancelled",
     NULL, "10:30", "ON now=x left=90 tomb=p"},
    {"a cancelled part takes nothing out of next", "x A 10:00-12:00 block; p A 10:00-11:00 of=x cancelled",
     NULL, "09:55", "SOON next=x in=5 tomb=p"},
    {"a cancelled block frames nothing; its parts go on",
     "x A 10:00-12:00 block cancelled; p A 10:00-11:00 of=x", NULL, "10:30", "ON now=p left=30 tomb=x"},
    {"an unscheduled part takes nothing out", "x A 10:00-12:00 block; p A none of=x", NULL, "10:30",
     "ON now=x left=90"},
    {"a part of no length takes its block out of next", "x A 10:00-12:00 block; z A 10:00-10:00 of=x", NULL,
     "09:55", "SOON next=z in=5 block=x"},
    {"a part of no length is never on", "x A 10:00-12:00 block; z A 10:00-10:00 of=x", NULL, "10:00",
     "ON now=x left=120"},
    {"a session with parts is a block whatever its kind", "x A 10:00-12:00 workshop; p A 10:00-11:00 of=x",
     NULL, "10:30", "ON now=p left=30 block=x"},
    {"a block without parts is a session", "x A 10:00-12:00 block", NULL, "10:30", "ON now=x left=90"},
    {"in a block's break beside a drop-in, the block is kept", "d A 09:00-18:00 drop_in; " BREAK_FIRST, NULL,
     "10:10", "BREAK(break) now=d next=p in=20 block=x breaks=k"},
    {"beside a drop-in alone, block is that of next", "d A 09:00-18:00 drop_in; " NESTED, NULL, "09:50",
     "SOON now=d next=p in=10 block=m"},
};

static const struct row now_rows[] = {
    {"now: later start first", "a A 10:00-12:00; b A 10:30-12:30", NULL, "11:00", "ON now=b,a left=90"},
    {"now: then earlier end", "a A 10:00-12:00; b A 10:00-11:30", NULL, "11:00", "ON now=b,a left=30"},
    {"now: then program order", "b A 10:00-12:00; a A 10:00-12:00", NULL, "11:00", "ON now=b,a left=60"},
    {"now: drop-ins last", "a A 10:00-12:00; d A 11:00-12:00 drop_in", NULL, "11:30", "ON now=a,d left=30"},
    {"now: anything over 12 h last", "l A 09:00-21:00:00.001; a A 08:00-11:00", NULL, "10:00",
     "ON now=a,l left=60"},
    {"now: exactly 12 h is not over 12 h", "l A 09:00-21:00; a A 08:00-11:00", NULL, "10:00",
     "ON now=l,a left=660"},
    {"now: drop-ins and long ones among themselves by the same keys",
     "l A 08:00-22:00; d A 09:00-20:00 drop_in", NULL, "10:00", "ON now=d,l left=720"},
    {"phase and minutes come from the first that is no drop-in", "l A 08:00-22:00; d A 09:00-20:00 drop_in",
     NULL, "21:55", "ENDING now=l left=5"},
    {"something over 12 h alone is on", "l A 08:00-22:00", NULL, "10:00", "ON now=l left=720"},
    {"phase comes from the first of now", "a A 10:00-12:00; b A 10:30-11:00", NULL, "10:57",
     "ENDING now=b,a left=3"},

    {"drop-ins are next like others", "d A 10:00-18:00 drop_in", NULL, "09:30", "BEFORE_DAY next=d in=30"},
    {"only drop-ins: taken as not on, SOON", "d A 08:00-18:00 drop_in; a A 10:00-11:00", NULL, "09:50",
     "SOON now=d next=a in=10"},
    {"only drop-ins: taken as not on, BREAK", "d A 08:00-18:00 drop_in; a A 10:00-11:00", NULL, "09:00",
     "BREAK(gap) now=d next=a in=60"},
    {"drop-ins stay on until they end", "d A 08:00-18:00 drop_in; a A 10:00-11:00", NULL, "17:59:59.999",
     "EVENT_OVER now=d"},
    {"drop-ins are not on when they end", "d A 08:00-18:00 drop_in; a A 10:00-11:00", NULL, "18:00",
     "EVENT_OVER"},
    {"only drop-ins: taken as not on, DAY_OVER", "d A 08:00-18:00 drop_in; a A 1/10:00-11:00", NULL, "12:00",
     "DAY_OVER(here) now=d later=a"},
    {"a drop-in never gives ENDING", "d A 08:00-18:00 drop_in; a A 17:00-17:30", NULL, "17:58",
     "EVENT_OVER now=d"},
    {"a drop-in beside a session", "d A 08:00-18:00 drop_in; a A 10:00-11:00", NULL, "10:30",
     "ON now=a,d left=30"},

    {"no length: points, next only", "z A 10:00-10:00; b A 11:00-12:00", NULL, "09:55", "SOON next=z in=5"},
    {"no length: never now", "z A 10:00-10:00; b A 11:00-12:00", NULL, "10:00", "BREAK(gap) next=b in=60"},
    {"no length: it has started from its instant on", "z A 10:00-10:00", NULL, "10:00", "EVENT_OVER"},
    {"no length: it comes before it", "z A 10:00-10:00", NULL, "09:00", "BEFORE_DAY next=z in=60"},

    {"next: all with the first future start",
     "a A 10:00-11:00; b A 11:00-12:00; c A 11:00-11:30; d A 11:30-12:00", NULL, "10:00",
     "ON now=a left=60 next=c,b in=60"},
    {"next: not what starts now", "a A 10:00-11:00; b A 10:00-10:30; c A 10:30-11:00", NULL, "10:00",
     "ON now=b,a left=30 next=c in=30"},
    {"next: of now's conference day, however far", "a A 05:00-06:00; b A 23:00-23:30", NULL, "06:00",
     "BREAK(gap) next=b in=1020"},
    {"next: over midnight it is the same day", "a A 22:00-23:00; b A 1/00:30-01:00", NULL, "23:00",
     "BREAK(gap) next=b in=90"},
    {"next: not that of another day", "a A 22:00-23:00; b A 1/04:30-05:00", NULL, "1/02:29:59.999",
     "DAY_OVER(here) later=b"},
    {"next: a start within 120 min counts whatever its day", "a A 22:00-23:00; b A 1/04:30-05:00", NULL,
     "1/02:30", "DAY_OVER(here) next=b in=120"},
    {"next: within 120 min only where today has none", "a A 1/03:00-03:30; b A 1/04:30-05:00", NULL,
     "1/02:55", "SOON next=a in=5"},
    {"next: SOON with what starts on the next day", "a A 22:00-23:00; b A 1/04:05-05:00", NULL, "1/03:55",
     "SOON next=b in=10"},
    {"next: a start within 120 min while one is on", "a A 22:00-1/05:00; b A 1/05:00-06:00", NULL, "1/03:30",
     "ON now=a left=90 next=b in=90"},
    {"a session that runs past 04:00 stays on", "a A 23:00-1/05:00; b A 1/10:00-11:00", NULL, "1/04:30",
     "ON now=a left=30 next=b in=330"},
    {"before 04:00 the next day's are not next", "a A 23:00-1/05:00; b A 1/10:00-11:00", NULL, "1/03:30",
     "ON now=a left=90 later=b"},
    {"what began before 04:00 has not started this day", "a A 23:00-1/05:00; b A 1/10:00-11:00", NULL,
     "1/05:00", "BEFORE_DAY next=b in=300"},
    {"later: all with the first start of a later day",
     "a A 10:00-11:00; b A 2/10:00-11:00; c A 2/10:00-10:30; d A 3/09:00-10:00", NULL, "12:00",
     "DAY_OVER(here) later=c,b"},
};

#define HOUR "a A 10:00-11:00"
#define LUNCH "a A 10:00-11:00; k A 11:00-11:30 break; b A 11:30-12:00"
#define TWO_DAYS "a A 10:00-11:00; b A 2/10:00-11:00"

static const struct row phase_rows[] = {
    {"ENDING: not with more than 5 min", HOUR, NULL, "10:54:59.999", "ON now=a left=6"},
    {"ENDING: at exactly 5 min", HOUR, NULL, "10:55", "ENDING now=a left=5"},
    {"ENDING: not with more than a quarter of its length", "a A 10:00-10:10", NULL, "10:07:29.999",
     "ON now=a left=3"},
    {"ENDING: at exactly a quarter of its length", "a A 10:00-10:10", NULL, "10:07:30",
     "ENDING now=a left=3"},
    {"ENDING: 20 min, where both are one", "a A 10:00-10:20", NULL, "10:15", "ENDING now=a left=5"},
    {"ENDING: 20 min, just before", "a A 10:00-10:20", NULL, "10:14:59.999", "ON now=a left=6"},
    {"ON wins over SOON", "a A 10:00-11:00; b A 10:30-11:00", NULL, "10:25", "ON now=a left=35 next=b in=5"},
    {"ON wins over an explicit break", "a A 10:00-11:00; k A 10:00-10:30 break", NULL, "10:10",
     "ON now=a left=50 breaks=k"},

    {"SOON: at exactly 10 min", ONE, NULL, "13:50", "SOON next=a in=10"},
    {"SOON: not a millisecond before", ONE, NULL, "13:49:59.999", "BEFORE_DAY next=a in=11"},
    {"SOON: before the day's first", TWO_DAYS, NULL, "2/09:50", "SOON next=b in=10"},
    {"SOON: also in an explicit break", LUNCH, NULL, "11:20", "SOON next=b in=10 breaks=k"},
    {"SOON: in a gap", TOUCHING "; d A 13:00-14:00", NULL, "12:55", "SOON next=d in=5"},

    {"BREAK: an explicit break is on", LUNCH, NULL, "11:10", "BREAK(break) next=b in=20 breaks=k"},
    {"breaks never are next", LUNCH, NULL, "10:30", "ON now=a left=30 next=b in=60"},
    {"BREAK: one has started today and another comes", TWO_DAYS "; c A 12:00-13:00", NULL, "11:00",
     "BREAK(gap) next=c in=60"},
    {"BREAK: an explicit break before the day's first", "k A 09:00-09:30 break; a A 10:00-11:00", NULL,
     "09:10", "BREAK(break) next=a in=50 breaks=k"},
    {"breaks are not sessions: none has started after one", "k A 09:00-09:30 break; a A 10:00-11:00", NULL,
     "09:30", "BEFORE_DAY next=a in=30"},
    {"breaks are not sessions: none comes with one", "a A 10:00-11:00; k A 12:00-13:00 break", NULL, "11:30",
     "EVENT_OVER"},
    {"BREAK: an explicit break after the last", "a A 10:00-11:00; k A 11:00-12:00 break", NULL, "11:30",
     "BREAK(break) breaks=k"},
    {"BREAK: an explicit break after the day's last", TWO_DAYS "; k A 11:00-12:00 break", NULL, "11:30",
     "BREAK(break) breaks=k later=b"},
    {"a room with breaks alone: BREAK", "k A 11:00-12:00 break", NULL, "11:30", "BREAK(break) breaks=k"},
    {"a room with breaks alone: EMPTY", "k A 11:00-12:00 break", NULL, "12:00", "EMPTY"},
    {"several breaks: the one that began later first",
     "k A 11:00-13:00 break; l A 12:00-12:30 break; a A 14:00-15:00", NULL, "12:10",
     "BREAK(break) next=a in=110 breaks=l,k"},
    {"a break of no length is never on", "a A 10:00-11:00; k A 11:30-11:30 break; b A 12:00-13:00", NULL,
     "11:30", "BREAK(gap) next=b in=30"},

    {"BEFORE_DAY: sessions come, none of this day has started", TWO_DAYS, NULL, "2/04:00",
     "BEFORE_DAY next=b in=360"},
    {"BEFORE_DAY: on the first day too", HOUR, NULL, "09:49:59.999", "BEFORE_DAY next=a in=11"},
    {"DAY_OVER: some have started today", TWO_DAYS, NULL, "11:00", "DAY_OVER(here) later=b"},
    {"DAY_OVER: some have started on a day before", TWO_DAYS, NULL, "1/12:00", "DAY_OVER later=b"},
    {"DAY_OVER: what ended after the day began was here today", "a A 22:00-1/05:00; b A 2/10:00-2/11:00",
     NULL, "1/05:00", "DAY_OVER(here) later=b"},
    {"DAY_OVER: what ended as the day began was not", "a A 22:00-1/04:00; b A 2/10:00-2/11:00", NULL,
     "1/12:00", "DAY_OVER later=b"},
    {"DAY_OVER: a cancelled session was not here",
     "a A 10:00-11:00; c A 1/10:00-1/11:00 cancelled; b A 2/10:00-2/11:00", NULL, "1/12:00",
     "DAY_OVER later=b"},
    {"BEFORE_EVENT: none has started ever", TWO_DAYS, NULL, "-1/12:00", "BEFORE_EVENT later=a"},
    {"BEFORE_EVENT: to the end of the day before", TWO_DAYS, NULL, "03:59:59.999", "BEFORE_EVENT later=a"},
    {"BEFORE_EVENT with a first start within 120 min", "a A 04:30-05:00", NULL, "03:00",
     "BEFORE_EVENT next=a in=90"},
    {"EVENT_OVER: none comes any more", TWO_DAYS, NULL, "2/11:00", "EVENT_OVER"},
    {"EVENT_OVER: long after", TWO_DAYS, NULL, "400/11:00", "EVENT_OVER"},
    {"EMPTY: the room never has a session", "room A; b B 10:00-11:00", "A", "10:30", "EMPTY"},
};

#define CANCELLED_FIRST "c A 10:00-11:00 cancelled; b A 14:00-15:00"
#define CANCELLED_LAST "a A 10:00-11:00; c A 12:00-13:00 cancelled; b A 1/10:00-11:00"
#define CANCELLED_DAY "a A 10:00-11:00; c A 1/10:00-11:00 cancelled"

static const struct row tombstone_rows[] = {
    {"tombstone: not more than 60 min before the old start", CANCELLED_FIRST, NULL, "08:59:59.999",
     "BEFORE_DAY next=b in=301"},
    {"tombstone: from 60 min before the old start", CANCELLED_FIRST, NULL, "09:00",
     "BEFORE_DAY next=b in=300 tomb=c"},
    {"tombstone: to the old end", CANCELLED_FIRST, NULL, "10:59:59.999", "BEFORE_DAY next=b in=181 tomb=c"},
    {"tombstone: not from the old end on", CANCELLED_FIRST, NULL, "11:00", "BEFORE_DAY next=b in=180"},
    {"tombstones by start", "d A 10:30-11:00 cancelled; c A 10:00-11:00 cancelled; b A 14:00-15:00", NULL,
     "10:00", "BEFORE_DAY next=b in=240 tomb=c,d"},
    {"a tombstone is no phase but a list beside it: ON", "a A 10:00-11:00; c A 10:30-11:30 cancelled", NULL,
     "10:15", "ON now=a left=45 tomb=c"},
    {"phases ignore the cancelled session: SOON is not for it", "a A 09:00-09:30; " CANCELLED_FIRST, NULL,
     "09:55", "BREAK(gap) next=b in=245 tomb=c"},
    {"a cancelled break is no tombstone", "k A 10:00-11:00 break cancelled; b A 14:00-15:00", NULL, "10:30",
     "BEFORE_DAY next=b in=210"},
    {"a cancelled session of no length", "c A 10:00-10:00 cancelled; b A 14:00-15:00", NULL, "09:59:59.999",
     "BEFORE_DAY next=b in=241 tomb=c"},
    {"DAY_OVER waits for the last tombstone: before it shows", CANCELLED_LAST, NULL, "11:00",
     "BREAK(cancelled-slot) later=b tomb=c"},
    {"DAY_OVER waits for the last tombstone", CANCELLED_LAST, NULL, "12:59:59.999",
     "BREAK(cancelled-slot) later=b tomb=c"},
    {"DAY_OVER at the old end", CANCELLED_LAST, NULL, "13:00", "DAY_OVER(here) later=b"},
    {"DAY_OVER waits before the tombstone shows, too",
     "a A 08:00-09:00; c A 12:00-13:00 cancelled; b A 1/10:00-11:00", NULL, "09:30",
     "BREAK(cancelled-slot) later=b"},
    {"EVENT_OVER waits for the last tombstone", "a A 10:00-11:00; c A 12:00-13:00 cancelled", NULL, "12:30",
     "BREAK(cancelled-slot) tomb=c"},
    {"EVENT_OVER at the old end", "a A 10:00-11:00; c A 12:00-13:00 cancelled", NULL, "13:00", "EVENT_OVER"},
    {"DAY_OVER waits for a slot that runs past 04:00", "a A 10:00-11:00; c A 23:00-1/05:00 cancelled", NULL,
     "1/04:30", "BREAK(cancelled-slot) tomb=c"},
    {"with only cancelled sessions left on later days: DAY_OVER", CANCELLED_DAY, NULL, "12:00",
     "DAY_OVER(here)"},
    {"a day of cancelled sessions alone: BREAK", CANCELLED_DAY, NULL, "1/08:00", "BREAK(cancelled-slot)"},
    {"a day of cancelled sessions alone: over", CANCELLED_DAY, NULL, "1/11:00", "EVENT_OVER"},
    {"BEFORE_EVENT doesn't wait", "c A 10:00-11:00 cancelled; b A 1/10:00-11:00", NULL, "10:30",
     "BEFORE_EVENT later=b tomb=c"},
    {"a room with cancelled sessions alone is EMPTY", "c A 10:00-11:00 cancelled", NULL, "10:30",
     "EMPTY tomb=c"},
};

static uint32_t find_room(const struct lines *lines, const char *name)
{
    uint32_t room = name ? program_find_room(lines->program, room_called(name)) : 0;
    if (room == PROGRAM_NONE)
        lines_bad("no such room", name);
    return room;
}

static void test_row(const struct row *row)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    struct lines lines;
    lines_init(&lines, row->program);
    check_row(row->rule);
    struct walk walk;
    walk_init(&walk, lines.program, &thresholds, find_room(&lines, row->room));
    struct room_state state = walk_state(&walk, 0, lines_at(&lines, row->at));
    CHECK_STR(lines_state(&lines, &state, &lines.arena), row->expected);
    CHECK_INT(state.room, walk.room);
    CHECK_INT(state.at.ms, lines_at(&lines, row->at).ms);
    if (state.block != PROGRAM_NONE)
        CHECK_INT(state.block_slot.session, state.block);
    walk_check_naive(&walk, &state);
    walk_check_tick(&walk, &state);
    walk_until(&walk);
    walk_finish(&walk);
    lines_finish(&lines);
}

/* ---- expiries ---- */

static const struct {
    const char *rule, *program, *at, *until, *tick_until;
} expiry_rows[] = {
    {"until: ENDING begins; tick: the clock's next minute", TOUCHING, "10:00", "10:55", "10:01"},
    {"until: SOON begins", HOUR, "05:00", "09:50", "05:01"},
    {"until: the session begins", HOUR, "09:50", "10:00", "09:51"},
    {"until: it ends; tick: never past until", HOUR, "10:59:30", "11:00", "11:00"},
    {"until: never, when all is over; the clock goes on", HOUR, "11:00", "never", "11:01"},
    {"until: never in an empty room", "a A none", "11:00:30", "never", "11:01"},
    {"until: the break ends", "a A 10:00-11:00; k A 11:00-11:30 break; b A 14:00-15:00", "11:00", "11:30",
     "11:01"},
    {"until: a tombstone appears", CANCELLED_FIRST, "05:00", "09:00", "05:01"},
    {"until: a tombstone goes", CANCELLED_FIRST, "09:00", "11:00", "09:01"},
    {"until: the conference day in which a session was here ends", TWO_DAYS, "12:00", "1/04:00", "12:01"},
    {"until: the conference day of the next", TWO_DAYS, "1/04:00", "2/04:00", "1/04:01"},
    {"until: the day of the first session, a year before it", HOUR, "-365/12:00", "04:00", "-365/12:01"},
    {"until: 120 min before a start on the next day", "a A 04:30-05:00", "-1/12:00", "02:30", "-1/12:01"},
    {"until: not at a boundary at which nothing changes", "a A 10:00-12:00; z B 10:30-10:45", "10:00",
     "11:55", "10:01"},
    {"until: a second session begins", "a A 10:00-12:00; b A 10:30-10:45", "10:00", "10:30", "10:01"},
    {"tick: minutes left change between the clock's minutes", "a A 10:00:20-11:00:20", "10:01", "10:55:20",
     "10:01:20"},
    {"tick: minutes to next change between the clock's minutes", "a A 10:00:40-11:00", "09:00", "09:50:40",
     "09:00:40"},
    {"tick: the clock's minute first", "a A 10:00:20-11:00:20", "10:00:30", "10:55:20", "10:01"},
};

static void test_expiries(void)
{
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    for (size_t i = 0; i < sizeof expiry_rows / sizeof *expiry_rows; i++) {
        struct lines lines;
        lines_init(&lines, expiry_rows[i].program);
        check_row(expiry_rows[i].rule);
        struct room_state state;
        room_state_at(lines.program, &thresholds, 0, lines_at(&lines, expiry_rows[i].at), &lines.arena,
                      &state);
        struct str_builder until = {.arena = &lines.arena}, tick_until = {.arena = &lines.arena};
        lines_add_instant(&until, &lines, state.until);
        lines_add_instant(&tick_until, &lines, state.tick_until);
        CHECK_STR(until.text, expiry_rows[i].until);
        CHECK_STR(tick_until.text, expiry_rows[i].tick_until);
        lines_finish(&lines);
    }
}

/* ---- thresholds ---- */

/* "Numbers here are defaults that display.json can change under `thresholds`". */
static void test_thresholds(void)
{
    static const struct {
        const char *rule;
        size_t member; /* of struct thresholds */
        int value;
        const char *program, *at, *expected;
    } rows[] = {
        {"soon_min", offsetof(struct thresholds, soon_min), 20, HOUR, "09:40", "SOON next=a in=20"},
        {"soon_min, before", offsetof(struct thresholds, soon_min), 20, HOUR, "09:39:59.999",
         "BEFORE_DAY next=a in=21"},
        {"ending_min", offsetof(struct thresholds, ending_min), 10, HOUR, "10:50", "ENDING now=a left=10"},
        {"ending_min, before", offsetof(struct thresholds, ending_min), 10, HOUR, "10:49:59.999",
         "ON now=a left=11"},
        {"tombstone_min", offsetof(struct thresholds, tombstone_min), 90, CANCELLED_FIRST, "08:30",
         "BEFORE_DAY next=b in=330 tomb=c"},
        {"tombstone_min, before", offsetof(struct thresholds, tombstone_min), 90, CANCELLED_FIRST,
         "08:29:59.999", "BEFORE_DAY next=b in=331"},
        {"next_over_min", offsetof(struct thresholds, next_over_min), 60,
         "a A 22:00-23:00; b A 1/04:30-05:00", "1/03:30", "DAY_OVER(here) next=b in=60"},
        {"next_over_min, before", offsetof(struct thresholds, next_over_min), 60,
         "a A 22:00-23:00; b A 1/04:30-05:00", "1/03:29:59.999", "DAY_OVER(here) later=b"},
        {"long_min", offsetof(struct thresholds, long_min), 60, "l A 09:00-10:01; a A 08:30-09:30", "09:15",
         "ON now=a,l left=15"},
        {"long_min, just not", offsetof(struct thresholds, long_min), 60, "l A 09:00-10:00; a A 08:30-09:30",
         "09:15", "ON now=l,a left=45"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct thresholds thresholds;
        thresholds_set_defaults(&thresholds);
        memcpy((char *)&thresholds + rows[i].member, &rows[i].value, sizeof rows[i].value);
        struct lines lines;
        lines_init(&lines, rows[i].program);
        check_row(rows[i].rule);
        struct walk walk;
        walk_init(&walk, lines.program, &thresholds, 0);
        struct room_state state = walk_state(&walk, 0, lines_at(&lines, rows[i].at));
        CHECK_STR(lines_state(&lines, &state, &lines.arena), rows[i].expected);
        walk_until(&walk);
        walk_finish(&walk);
        lines_finish(&lines);
    }
}

/* ---- words ---- */

static void test_words(void)
{
    static const char *const phases[] = {"ENDING",   "ON",           "SOON",       "BREAK", "BEFORE_DAY",
                                         "DAY_OVER", "BEFORE_EVENT", "EVENT_OVER", "EMPTY"};
    CHECK_INT(PHASE_COUNT, sizeof phases / sizeof *phases);
    for (int i = 0; i < PHASE_COUNT; i++)
        CHECK_STR(room_phase_name((enum room_phase)i), phases[i]);
    for (int i = 0; i < REASON_COUNT; i++) {
        CHECK(room_reason_name((enum room_reason)i)[0] != '\0');
        CHECK(strlen(room_reason_text((enum room_reason)i)) > 10);
        for (int j = 0; j < i; j++)
            CHECK(strcmp(room_reason_name((enum room_reason)i), room_reason_name((enum room_reason)j)) != 0);
    }
}

#define TEST_ROWS(rows)                                                                                      \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                                               \
    test_row(&(rows)[i])

int main(void)
{
    TEST_ROWS(time_rows);
    TEST_ROWS(counting_rows);
    TEST_ROWS(block_rows);
    TEST_ROWS(now_rows);
    TEST_ROWS(phase_rows);
    TEST_ROWS(tombstone_rows);
    test_expiries();
    test_thresholds();
    check_row("");
    test_words();
    return check_done();
}
