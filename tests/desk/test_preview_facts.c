#include "desk/preview_work.h"

#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"
#define BLOCK "x A 10:00-12:00 block; p A 10:00-10:30 of=x; q A 10:30-11:00 of=x; n A 12:00-12:30"

#define COFFEE                                                                                               \
    "x A 10:00-12:00 block; p A 10:00-10:30 of=x; k A 10:30-11:00 break of=x; q A 11:00-12:00 of=x; z B "    \
    "09:00-09:30"

static const struct told_row rows[] = {
    {DAY, "", "09:55 a delay=10", "09:55",
     "A: \"A\" starts 10:10 instead of 10:00|A: 1 more session starts later, by 10 minutes|"
     "A: the break \"K\" is 20 instead of 30 minutes, 11:10-11:30"},
    {DAY, "", "09:55 a delay=61", "09:55",
     "A: 2 more sessions start later, by up to 61 minutes|A: the break \"K\" (11:00-11:30) is lost"},
    {DAY, "09:55 a delay=61", "09:56 a delay=0", "09:56",
     "A: \"A\" starts 10:00 instead of 11:01|A: 2 more sessions start earlier, by up to 61 minutes"},
    {DAY, "", "10:10 a delay=10", "10:10", "A: \"A\" ends 10:40 instead of 10:30"},
    {DAY, "", "09:55 a room=B", "09:55",
     "A: \"A\" moves from A to B|B: \"Z\" overlaps \"A\", 10:00-10:30|-A: \"B\" overlaps \"A\", 10:30-10:30"},
    {DAY, "09:55 a room=B", "09:56 z delay=5", "09:56", "-B: \"Z\" overlaps \"A\", 10:05-10:30"},
    {DAY, "", "09:55 a cancelled by=z", "09:55",
     "A: \"A\" (10:00-10:30) is cancelled, is replaced by \"Z\"|B: \"Z\" replaces \"A\""},
    {DAY, "", "09:55 a full overflow=B", "09:55", "A: \"A\" is full, watch it in B"},
    {DAY, "09:55 a full overflow=B", "09:56 a full=no", "09:56", "A: \"A\" is not full any more"},
    {DAY, "", "09:55 k cancelled", "09:55", "-A: the break \"K\" (11:00-11:30) is lost"},
    {DAY, "", "09:55 b end=11:10", "09:55", "A: \"B\" ends 11:10 instead of 11:00"},
    {"a A 1/03:00-1/03:50", "", "09:00 a delay=30", "09:00",
     "A: \"A\" starts 03:30 instead of 03:00, ends 04:00 instead of 03:50|"
     "A: \"A\" is cut at the end of the day, 04:00"},
    {DAY, "", "11:01 a cancelled", "11:01", "-A: \"A\" (10:00-10:30) is cancelled"},
    {BLOCK, "", "09:00 x delay=10", "09:00",
     "A: \"X\" starts 10:10 instead of 10:00|A: 3 more sessions start later, by up to 10 minutes|"
     "-A: \"Q\" overlaps \"X\", 10:40-11:10"},
    {COFFEE, "", "09:00 x cancelled", "09:00",
     "A: \"X\" (10:00-12:00) is cancelled|A: 2 parts of \"X\" are not cancelled and go on"},
    {COFFEE, "", "10:30 x cancelled", "10:30", "A: 1 part of \"X\" is not cancelled and goes on"},
    {COFFEE, "09:00 p cancelled; 09:00 q cancelled", "09:01 x cancelled", "09:01",
     "-A: 0 parts of \"X\" are not cancelled and go on|-A: 1 part of \"X\" is not cancelled and goes on|"
     "-A: 2 parts of \"X\" are not cancelled and go on"},
    {COFFEE, "09:00 x cancelled", "09:01 p cancelled", "09:01",
     "-A: 1 part of \"X\" is not cancelled and goes on"},
    {COFFEE, "", "09:00 x cancelled; 09:00 p cancelled", "09:00",
     "A: 1 part of \"X\" is not cancelled and goes on"},
    {COFFEE, "09:00 x cancelled", "09:01 x cancelled=no", "09:01",
     "A: \"X\" takes place, 10:00-12:00|-A: 2 parts of \"X\" are not cancelled and go on"},
    {COFFEE, "", "09:00 x room=B", "09:00",
     "A: \"K\" moves from A to B|-A: the break \"K\" (10:30-11:00) is lost"},
    {DAY, "", "09:55 a title=New", "09:55", "A: \"A\" is called \"New\""},
    {DAY, "", "09:55 a delayed", "09:55", "A: \"A\" starts later than 10:00, nobody knows when"},
    {DAY, "09:50 a delay=10", "09:55 a reason=laptop", "09:55", "A: \"A\" has the reason \"laptop\""},
    {DAY, "", "add 09:55 l B 12:00-12:30", "09:55", "B: \"l\" is new, 12:00-12:30"},
};

int main(void)
{
    TOLD_CHECK_ALL(rows);
    return check_done();
}
