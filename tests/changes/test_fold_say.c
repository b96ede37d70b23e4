/*
 * Each pair of changes on one session.
 */
#include "changes/fold_rows.h"

static const struct row rows[] = {
    {"delay, then delayed", ROW, "09:40 a delay=10; 09:50 a delayed",
     "A: b 10:40-11:10, c 11:30-12:00 (breaks k 11:10-11:30) (waiting a 10:10-10:40); B: z 10:00-11:00", NULL,
     ""},
    {"delayed, then minutes, past its planned start", ROW, "09:50 a delayed; 10:10 a delay=20",
     "A: a 10:20-10:50, b 10:50-11:20, c 11:30-12:00 (breaks k 11:20-11:30); B: z 10:00-11:00",
     "a: delayed 20; b: delayed 20 pushed; k: shortened", ""},
    {"delayed, then taken back", ROW, "09:50 a delayed; 09:55 a delayed=no", PLAN, "", ""},
    {"delayed, then started", ROW, "09:50 a delayed; 10:12 a started",
     "A: a 10:12-10:42, b 10:42-11:12, c 11:30-12:00 (breaks k 11:12-11:30); B: z 10:00-11:00",
     "a: delayed 12 started; b: delayed 12 pushed; k: shortened", ""},
    {"delayed, then a new start", ROW, "09:50 a delayed; 10:12 a start=14:00",
     "A: b 10:30-11:00, c 11:30-12:00, a 14:00-14:30 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z "
     "10:00-11:00",
     "a: retimed", ""},
    {"delayed, then a new room", ROW, "09:50 a delayed; 10:12 a room=B",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00 (waiting "
     "a 10:00-10:30)",
     "a: moved waiting", ""},
    {"delayed, then cancelled", ROW, "09:50 a delayed; 10:12 a cancelled",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled", ""},
    {"started, early", ROW, "09:55 a started", "A: a 09:55-10:25, b 10:30-11:00, c 11:30-12:00" LATER,
     "a: started", ""},
    {"started, then minutes", ROW, "10:05 a started; 10:20 a delay=10",
     "A: a 10:05-10:40, b 10:40-11:10, c 11:30-12:00 (breaks k 11:10-11:30); B: z 10:00-11:00", NULL, ""},
    {"started, then it is not so", ROW, "10:05 a started; 10:06 a started=no", PLAN, "", ""},
    {"started, then delayed: it has not", ROW, "10:01 a started; 10:06 a delayed",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (waiting a 10:00-10:30); B: z 10:00-11:00",
     "a: waiting", ""},
    {"delay, then started", ROW, "09:50 a delay=10; 10:13 a started",
     "A: a 10:13-10:43, b 10:43-11:13, c 11:30-12:00 (breaks k 11:13-11:30); B: z 10:00-11:00", NULL, ""},
    {"started without a made", ROW, "- a started", PLAN, "", "started-when"},
    {"delay, then a new start: the minutes are of before", ROW, "09:00 a delay=10; 09:10 a start=14:00",
     "A: b 10:30-11:00, c 11:30-12:00, a 14:00-14:30 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z "
     "10:00-11:00",
     "a: retimed", ""},
    {"a new start, then minutes: against the new start", ROW, "09:10 a start=14:00; 13:50 a delay=10",
     "A: b 10:30-11:00, c 11:30-12:00, a 14:10-14:40 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z "
     "10:00-11:00",
     "a: retimed delayed 10", ""},
    {"a new start, then started", ROW, "09:10 a start=14:00; 14:05 a started",
     "A: b 10:30-11:00, c 11:30-12:00, a 14:05-14:35 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z "
     "10:00-11:00",
     "a: retimed delayed 5 started", ""},
    {"a new start, then the old one", ROW, "09:10 a start=14:00; 09:20 a start=10:00", PLAN, "", ""},
    {"a new room, then the old one", ROW, "09:10 a room=B; 09:20 a room=A", PLAN, "", ""},
    {"a new room, then minutes: it pushes there", "a A 10:00-10:30; b A 10:30-11:00; z B 10:30-11:00",
     "09:10 a room=B; 09:50 a delay=10",
     "A: b 10:30-11:00 (gone a 10:00-10:30); B: a 10:10-10:40, z 10:40-11:10",
     "a: moved delayed 10; z: delayed 10 pushed", ""},
    {"minutes, then a new room: the same", "a A 10:00-10:30; b A 10:30-11:00; z B 10:30-11:00",
     "09:10 a delay=10; 09:50 a room=B",
     "A: b 10:30-11:00 (gone a 10:00-10:30); B: a 10:10-10:40, z 10:40-11:10", NULL, ""},
    {"a new room, then a new start", ROW, "09:00 a room=B; 09:10 a start=14:00",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00, a "
     "14:00-14:30",
     "a: moved retimed", ""},
    {"delay and cancelled: a gap, at its planned time", ROW, "09:50 a delay=10; 09:55 a cancelled",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled", ""},
    {"cancelled, then it is not so", ROW, "09:50 a cancelled; 09:55 a cancelled=no", PLAN, "", ""},
    {"cancelled, then minutes: it stays cancelled", ROW, "09:50 a cancelled; 09:55 a delay=10",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled", ""},
    {"full and late", ROW, "09:50 a delay=10; 10:12 a full",
     "A: a 10:10-10:40, b 10:40-11:10, c 11:30-12:00 (breaks k 11:10-11:30); B: z 10:00-11:00",
     "a: delayed 10 full; b: delayed 10 pushed; k: shortened", ""},
    {"full and moved", ROW, "09:50 a room=B; 10:12 a full",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: a 10:00-10:30, z "
     "10:00-11:00",
     "a: moved full", ""},
    {"full and cancelled", ROW, "09:50 a full; 10:12 a cancelled",
     "A: b 10:30-11:00, c 11:30-12:00 (breaks k 11:00-11:30) (gone a 10:00-10:30); B: z 10:00-11:00",
     "a: cancelled full", ""},
    {"a cancelled block has started: its parts that are laid by then move too", BLOCK,
     "09:00 x cancelled; 10:10 p delay=10; 10:40 q delay=5; 10:45 x started",
     "A: p 10:45-11:15, q 11:15-11:45, r 12:00-12:45, n 12:45-13:15 (gone x 10:00-12:00)", NULL, ""},
    {"a new end, then minutes: the end as planned now", ROW, "09:00 a end=10:20; 10:10 a delay=10",
     "A: a 10:00-10:30, b 10:30-11:00, c 11:30-12:00" LATER, NULL, ""},
};

int main(void)
{
    run_rows(rows, sizeof rows / sizeof *rows, "tests/changes/fold_say.golden.txt");
    return check_done();
}
