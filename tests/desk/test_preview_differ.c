/*
 * What differs of a day, so that nothing that is read otherwise is passed over.
 */
#include "desk/preview_work.h"

#include "changes/fold.h"
#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"
/* A block of which a part is in another room; a combined room. */
#define BLOCK "x A 10:00-12:00 block; p A 10:00-10:30 of=x; q B 10:30-11:00 of=x; r C 10:00-10:10"
#define COMBINED "room A; room B; room AB A B; a A 10:00-10:30; w AB 11:00-12:00; c C 13:00-13:30"

static const struct told_row rows[] = {
    /* A block's name is read at the doors of its parts. */
    {BLOCK, "", "09:00 x title=New", "09:00", "B, until 11:00: other words for what is on and next"},
    /* A combined room's sessions are on in its parts. */
    {COMBINED, "", "10:40 w delay=10", "10:40",
     "A, B and AB, 11:00-11:10: still reads 10 MIN LATE 11:10 \"W\", not NOW \"W\" until 12:00"},
    /* Only a reason is another. */
    {DAY, "09:00 a cancelled", "09:01 a cancelled reason=ill", "09:01",
     "A: \"A\" has the reason \"ill\"|A, until 10:30: tells: ill"},
    {DAY, "09:00 a cancelled reason=ill", "09:01 b full", "09:01", "-A, until 10:30: tells: ill"},
    /* On a later day, and on that day alone. */
    {"a A 10:00-11:00; d A 1/10:00-1/11:00; e A 2/10:00-2/11:00", "", "09:00 d delay=10", "09:00",
     "A, Thu 11:00-Thu 11:10: still reads NOW \"D\" until Thu 11:10, not ALL FOR TODAY"},
    /* What is said again is nothing. */
    {DAY, "09:00 a delay=10", "09:01 a delay=10", "09:01", "-A: \"A\" starts 10:10 instead of 10:10"},
};

static struct preview_work work_of(struct previewed *previewed)
{
    struct preview_work work = {.request = &previewed->request, .arena = &previewed->lines.arena};
    const struct program *program = previewed->lines.program;
    preview_rehearse(&work);
    work.before.program = changes_fold(program, NULL, work.before.live, work.arena, NULL);
    work.after.program = changes_fold(program, NULL, work.after.live, work.arena, NULL);
    preview_differ(&work);
    return work;
}

/* The rooms that are looked at, and the sessions that the command speaks of. */
static void test_touched(void)
{
    static const struct {
        const char *program, *before, *command;
        uint64_t rooms, said;
    } sets[] = {{DAY, "", "09:00 a delay=10", 1, 1},
                {DAY, "", "09:00 z full", 2, 16},
                {DAY, "", "09:00 a room=B", 3, 1},
                {DAY, "09:00 a room=B", "09:01 a room=A", 3, 1},
                {DAY, "09:00 b full", "09:01 z delay=5", 3, 16},
                {BLOCK, "", "09:00 x title=New", 3, 1},
                {BLOCK, "", "09:00 q cancelled", 3, 4},
                {BLOCK, "", "09:00 x cancelled", 3, 1},
                {"x A 10:00-12:00 block; p A 10:00-10:30 of=x; q B 10:30-11:00 of=x", "08:00 q cancelled",
                 "09:00 x cancelled", 1, 1},
                {COMBINED, "", "09:00 w cancelled", 7, 2},
                {COMBINED, "", "09:00 c cancelled", 8, 4},
                {DAY, "09:00 a delay=5", "09:01 a delay=5", 0, 1}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct previewed previewed;
        uint64_t said = 0;
        previewed_init(&previewed, sets[i].program, sets[i].before, sets[i].command, "09:01");
        const struct preview_work work = work_of(&previewed);
        check_row(sets[i].command);
        CHECK_INT(work.touched.words[0], sets[i].rooms);
        CHECK_INT(work.any_other, sets[i].rooms != 0);
        for (uint32_t session = 0; session < work.after.program->session_count; session++)
            said |= (uint64_t)work.is_said[session] << session;
        CHECK_INT(said, sets[i].said);
        previewed_finish(&previewed);
    }
    check_row("");
}

/* An added session that comes before another loses its number, and is no other session for that. */
static void test_numbers(void)
{
    struct previewed previewed;
    previewed_init(&previewed, DAY, "add 09:00 l1 B 12:00-12:30; add 09:00 l2 B 13:00-13:30", "", "09:30");
    struct live after = previewed.before.live;
    after.session_count = 1;
    after.sessions = &previewed.before.added[1];
    previewed.request.after = &after;
    const struct preview_work work = work_of(&previewed);
    CHECK_INT(work.number_before[5], 6);
    CHECK_INT(work.number_after[5], PROGRAM_NONE);
    CHECK_INT(work.number_after[6], 5);
    CHECK(!work.is_other[5]);
    CHECK(preview_is_one(&work, 6, 5) && !preview_is_one(&work, 5, 5));
    previewed_finish(&previewed);
}

int main(void)
{
    TOLD_CHECK_ALL(rows);
    test_touched();
    test_numbers();
    return check_done();
}
