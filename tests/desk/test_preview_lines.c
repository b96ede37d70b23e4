#include "desk/preview_work.h"

#include "desk/preview_told.h"

#define DAY "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00"

static const struct told_row rows[] = {
    {DAY, "", "10:20 a delay=10", "10:20",
     "A, 10:30-10:40: still reads NOW \"A\" until 10:40, not NOW \"B\" until 11:00"},
};

int main(void)
{
    TOLD_CHECK_ALL(rows);
    return check_done();
}
