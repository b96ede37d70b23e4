#include "desk/preview_work.h"

#include "desk/preview_told.h"

/* While displays rehearse, a preview is of what they show; else one line says what they will show. */
static const char *text_of(const char *now, const struct live_rehearsal *before,
                           const struct live_rehearsal *after, struct previewed *previewed)
{
    previewed_init(previewed, FIXTURE_HALLS, "", "09:55 android delay=10", now);
    previewed->before.live.rehearsal = before;
    previewed->after.live.rehearsal = after;
    previewed->request.says_all = true;
    return previewed_text(previewed);
}

static void test_begins_and_ends(void)
{
    struct previewed previewed;
    previewed_init(&previewed, FIXTURE_HALLS, "", "", "08:00");
    const struct live_rehearsal rehearsal = {.moment = lines_at(&previewed.lines, "14:10"),
                                             .from = lines_at(&previewed.lines, "08:30"),
                                             .until = lines_at(&previewed.lines, "09:00")};
    previewed.after.live.rehearsal = &rehearsal;
    CHECK_STR(
        previewed_text(&previewed),
        "All displays, 08:30-09:00: REHEARSAL, as it will be at 14:10\n0 screens change now, 3 later.\n");
    previewed.before.live.rehearsal = &rehearsal;
    previewed.after.live.rehearsal = NULL;
    CHECK_STR(previewed_text(&previewed),
              "All displays, 08:30-09:00: no rehearsal any more\n0 screens change now, 3 later.\n");
    previewed.after.live.rehearsal = &rehearsal;
    CHECK_STR(previewed_text(&previewed), "Nobody will read anything else.\n");
    previewed_finish(&previewed);
}

static void test_is_on(void)
{
    struct previewed previewed;
    previewed_init(&previewed, FIXTURE_HALLS, "", "", "08:00");
    /* The day before, it is 10:05. */
    const struct live_rehearsal rehearsal = {.moment = lines_at(&previewed.lines, "10:05"),
                                             .from = lines_at(&previewed.lines, "-1/20:00"),
                                             .until = lines_at(&previewed.lines, "-1/20:30")};
    previewed_finish(&previewed);
    const char *text = text_of("-1/20:00", &rehearsal, &rehearsal, &previewed);
    CHECK(strstr(
        text,
        "N1, until 10:10: reads 10 MIN LATE 10:10 \"Android MC\", not NOW \"Android MC\" until 10:30\n"));
    CHECK(strstr(
        text,
        "N1, from 10:30: still reads NOW \"Android MC\" until 10:40, not NOW \"KVM forum\" until 11:00\n"));
    CHECK(strstr(text, "A rehearsal is on: these times are the rehearsal's.\n"));
    previewed_finish(&previewed);
    text = text_of("-1/20:00", NULL, &rehearsal, &previewed);
    CHECK(strstr(text, "All displays, until 20:30: REHEARSAL, as it will be at Wed 10:05\n"));
    previewed_finish(&previewed);
}

int main(void)
{
    test_begins_and_ends();
    test_is_on();
    return check_done();
}
