#include "schedule/lively.h"

#include "tool/fixture.h"

int main(void)
{
    struct loaded loaded;
    struct thresholds thresholds;
    load_small(&loaded);
    thresholds_set_defaults(&thresholds);
    const struct program *program = loaded.program;
    CHECK_INT(lively_room(program, &thresholds, moment(&loaded, "2025-03-29 10:20"), &loaded.arena),
              0); /* in a block */
    CHECK_INT(lively_room(program, &thresholds, moment(&loaded, "2025-03-25 10:20"), &loaded.arena),
              0); /* nothing is on */

    uint32_t room = PROGRAM_NONE;
    struct instant at;
    check_row("in a block before others");
    CHECK(lively_start(program, &thresholds, moment(&loaded, "2025-03-29 08:00"), &loaded.arena, &room, &at));
    CHECK_INT(room, 0);
    CHECK_INT(at.ms, moment(&loaded, "2025-03-29 09:53").ms);
    check_row("the next day's");
    CHECK(lively_start(program, &thresholds, moment(&loaded, "2025-03-29 13:30"), &loaded.arena, &room, &at));
    CHECK_INT(at.ms, moment(&loaded, "2025-03-30 09:53").ms);
    check_row("none");
    CHECK(
        !lively_start(program, &thresholds, moment(&loaded, "2025-03-30 12:00"), &loaded.arena, &room, &at));

    check_row("no rooms");
    struct program empty = {0};
    CHECK_INT(lively_room(&empty, &thresholds, (struct instant){0}, &loaded.arena), PROGRAM_NONE);
    CHECK(!lively_start(&empty, &thresholds, (struct instant){0}, &loaded.arena, &room, &at));
    load_finish(&loaded);
    return check_done();
}
