#include "program/mark.h"

#include "check.h"

int main(void)
{
    const uint32_t old_rooms[] = {1};
    const struct mark mark = {.kinds = MARK_MOVED | MARK_FULL, .old_room_count = 1, .old_rooms = old_rooms};
    const struct mark *const marks[] = {NULL, &mark};
    const uint32_t parts[] = {1};
    const struct room rooms[] = {{.id = "a"}, {.id = "b"}, {.id = "ab", .part_count = 1, .parts = parts}};
    struct program program = {.room_count = 3, .rooms = rooms, .session_count = 2};
    CHECK(!mark_of(&program, 0) && !mark_has(&program, 1, MARK_MOVED)); /* nothing is folded over it */
    CHECK(!mark_was_in_room(&program, 1, 1));
    program.marks = marks;
    CHECK(!mark_of(&program, 0));
    CHECK(mark_of(&program, 1) == &mark);
    CHECK(!mark_has(&program, 0, MARK_MOVED) && !mark_was_in_room(&program, 0, 1));
    CHECK(mark_has(&program, 1, MARK_MOVED | MARK_CANCELLED) && !mark_has(&program, 1, MARK_CANCELLED));
    CHECK(mark_was_in_room(&program, 1, 1) && !mark_was_in_room(&program, 1, 0));

    /* Planned in B and C, now in AB, of which B is a part: it has left C alone. */
    const uint32_t planned[] = {1, 3}, now[] = {2}, back[] = {1, 3};
    uint32_t left[2] = {9, 9};
    const struct mark moved = {.kinds = MARK_MOVED, .old_room_count = 2, .old_rooms = planned};
    const struct mark *const other_marks[] = {NULL, &moved, &moved};
    const struct session sessions[] = {
        {.room_count = 1, .rooms = now}, {.room_count = 1, .rooms = now}, {.room_count = 2, .rooms = back}};
    const struct room more[] = {rooms[0], rooms[1], rooms[2], {.id = "c"}};
    program = (struct program){
        .room_count = 4, .rooms = more, .session_count = 3, .sessions = sessions, .marks = other_marks};
    CHECK_INT(mark_rooms_left(&program, 0, left), 0); /* without a mark */
    CHECK_INT(mark_rooms_left(&program, 1, left), 1);
    CHECK_INT(left[0], 3);
    CHECK_INT(mark_rooms_left(&program, 2, left), 0);
    return check_done();
}
