#include "desk/preview_work.h"

#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"

/* What a door reads, in a few words. */
static const struct told_row rows[] = {
    {DAY, "", "10:00 a full", "10:00",
     "A, until 10:25: reads ROOM FULL \"A\" until 10:30, not NOW \"A\" until 10:30"},
    {DAY, "", "10:29 b delay=10", "10:29",
     "A, 10:30-10:40: reads 10 MIN LATE 10:40 \"B\", not NOW \"B\" until 11:00"},
    {DAY, "", "09:00 b delayed", "09:00", "A, 10:30-11:00: reads DELAYED \"B\", not NOW \"B\" until 11:00"},
    {DAY, "", "09:00 b room=B", "09:00",
     "A, 10:30-11:00: reads MOVED TO B \"B\", not NOW \"B\" until 11:00|"
     "B, 10:30-11:00: reads NOW \"B\" +1 until 11:00, not NOW \"Z\" until 11:00"},
    {DAY, "", "09:00 c start=12:30 end=13:00", "09:00",
     "A, 12:00-12:30: still reads NEW TIME 12:30 \"C\", not THE EVENT IS OVER"},
    {DAY, "", "09:00 c cancelled", "09:00",
     "A, 11:30-12:00: still reads CANCELLED \"C\", not NOW \"C\" until 12:00"},
    {"a A 10:00-10:30; c B 1/10:00-1/11:00; d A 1/12:00-1/12:30", "", "10:20 a delay=10", "10:20",
     "A, 10:30-10:40: still reads NOW \"A\" until 10:40, not ALL FOR TODAY"},
    {"a A 10:00-10:30; b B 10:00-11:00", "", "10:20 b delay=10", "10:20",
     "A, 11:00-11:10: still reads NOTHING MORE HERE, it goes on in B, not THE EVENT IS OVER"},
    {"a A 10:00-10:30; b B 11:00-12:00", "", "08:00 a delay=10", "08:00",
     "A, until 09:50: reads 10 MIN LATE 10:10 \"A\", not FIRST TODAY 10:00 \"A\""},
};

int main(void)
{
    TOLD_CHECK_ALL(rows);
    return check_done();
}
