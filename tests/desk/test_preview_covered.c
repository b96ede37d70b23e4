#include "desk/preview_work.h"

#include "desk/preview_fixture.h"

/* Raised at 10:00 until 14:00, lifted at 10:20. */
static const struct {
    const char *now;
    bool test, one_room, is_raised; /* by what is previewed */
    const char *covered;
} rows[] = {
    {"09:59", false, false, false, ""},
    {"10:10", false, false, false,
     "Until 10:20 all displays show the emergency; what changes is read after that."},
    {"10:10", true, false, false,
     "Until 10:20 all displays show the TEST of an emergency; what changes is read after that."},
    {"10:10", true, true, false,
     "Until 10:20 some displays show the TEST of an emergency; what changes is read after that."},
    {"10:21", false, false, false,
     "Until 10:22 all displays say that the emergency is over; what changes is read after that."},
    {"10:21", true, false, false,
     "Until 10:22 all displays say that the TEST of an emergency is over; what changes is read after that."},
    {"10:22", false, false, false, ""},
    {"10:10", false, false, true, ""},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct previewed previewed;
        previewed_init(&previewed, FIXTURE_HALLS, "", "10:05 rust cancelled", rows[i].now);
        struct lines *lines = &previewed.lines;
        const struct live_emergency emergency = {.kind = EMERGENCY_FIRE,
                                                 .text = builder_label(&lines->builder, "Out"),
                                                 .everywhere = !rows[i].one_room,
                                                 .room_count = rows[i].one_room,
                                                 .rooms = said_room(lines, "N1"),
                                                 .test = rows[i].test,
                                                 .raised = lines_at(lines, "10:00"),
                                                 .until = lines_at(lines, "14:00"),
                                                 .lifted = lines_at(lines, "10:20")};
        previewed.before.live.emergency = rows[i].is_raised ? NULL : &emergency;
        previewed.after.live.emergency = &emergency;
        previewed_text(&previewed);
        check_row(rows[i].covered);
        CHECK_STR(previewed.preview.covered, rows[i].covered);
        previewed_finish(&previewed);
    }
    check_row("");
    return check_done();
}
