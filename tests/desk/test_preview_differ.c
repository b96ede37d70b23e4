#include "desk/preview_work.h"

#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"

static const struct told_row rows[] = {
    {DAY, "", "10:20 a delay=10", "10:20",
     "A, 10:30-10:40: still reads NOW \"A\" until 10:40, not NOW \"B\" until 11:00"},
};

/* Changes as a reader gives them, who leaves out what is not given. */
static void test_not_given(void)
{
    struct previewed previewed;
    check_row("not given");
    previewed_init(&previewed, DAY, "10:10 a delay=5", "10:20 z delay=10", "10:20");
    struct change *before = (struct change *)previewed.before.live.changes.changes;
    struct change *after = (struct change *)previewed.after.live.changes.changes;
    before[0].replaced_by = after[0].replaced_by = after[1].replaced_by = NULL;
    before[0].reason = after[0].reason = NULL;
    const char *text = previewed_text(&previewed);
    CHECK(strstr(text, "B: \"Z\" ends 11:10 instead of 11:00"));
    CHECK(!strstr(text, "\"A\" ends"));
    previewed_finish(&previewed);
}

int main(void)
{
    TOLD_CHECK_ALL(rows);
    test_not_given();
    return check_done();
}
