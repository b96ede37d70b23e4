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
    return check_done();
}
