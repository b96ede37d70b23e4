#include "desk/preview_work.h"

#include "desk/preview_told.h"

/* C and D are over early; P is made of E and F. */
#define DAY                                                                                                  \
    "room E; room F; room P E F; a A 10:00-11:00; b B 10:00-12:00; c C 09:00-09:30; d D 09:00-09:45; e E "   \
    "09:00-09:15; "                                                                                          \
    "f F 09:00-09:20; p P 08:00-08:30"
#define EVENT DAY "; a2 A 1/10:00-1/11:00; b2 B 1/12:00-1/13:00"

static const struct told_row rows[] = {
    {DAY, "", "10:30 a delay=10", "10:30",
     "E, F and 3 more, 11:00-11:10: still reads NOTHING MORE HERE, it goes on in A and B, not NOTHING MORE "
     "HERE, it goes on in B"},
    {DAY, "", "11:30 b delay=10", "11:30",
     "E, F and 4 more, 12:00-12:10: still reads NOTHING MORE HERE, it goes on in B, not THE EVENT IS OVER"},
    {DAY, "", "09:35 a delay=10", "09:35",
     "E, F and 3 more, 11:00-11:10: still reads NOTHING MORE HERE, it goes on in A and B, not NOTHING MORE "
     "HERE, it goes on in B"},
    {EVENT, "", "10:30 a delay=10", "10:30",
     "E, F and 3 more, 11:00-11:10: still reads NOTHING MORE HERE, it goes on in A and B, not NOTHING MORE "
     "HERE, it goes on in B"},
    /* What is late comes too, as long as it would be on. */
    {"a A 18:00-19:00; z B 12:00-12:30; c C 08:00-08:30", "",
     "11:00 z start=12:30 end=13:00; 11:01 z delayed", "11:01",
     "C, 12:30-13:00: still reads NOTHING MORE HERE, it goes on in A and B, not NOTHING MORE HERE, it goes "
     "on in A"},
    /* A room with a break then does not stand for others. */
    {"k K 09:00-09:20; p K 10:55-11:30 break; a A 10:00-11:00; b B 10:00-12:00; c C 09:00-09:30", "",
     "10:30 a delay=10", "10:30",
     "C, 11:00-11:10: still reads NOTHING MORE HERE, it goes on in A and B, not NOTHING MORE HERE, it goes "
     "on in B"},
    {"a A 10:00-11:00; b B 1/10:00-1/11:00", "", "08:00 a delay=10", "08:00",
     "B, until 10:00: reads OPENS 10:10, not OPENS 10:00|B, 10:00-10:10: still reads OPENS 10:10, not NOT "
     "YET"},
};

int main(void)
{
    TOLD_CHECK_ALL(rows);
    return check_done();
}
