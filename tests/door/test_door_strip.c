#include "door/door_strip.h"

#include "screens/day_fixture.h"

#define DAY "a A 10:00-11:00; b A 11:00-12:00; z B 10:00-11:00"

/* Whose turn it is has the strip; when it is over, the next one. */
int main(void)
{
    static const struct {
        struct day_row day;
        const char *text, *struck;
        enum strip_block block;
        enum way way;
    } rows[] = {
        {{DAY, "", "10:15"}, "", "", STRIP_PLAIN, WAY_NONE},
        {{DAY, "08:00 b cancelled", "10:15"}, "Cancelled: ", "11:00 B", STRIP_CROSS, WAY_NONE},
        {{DAY, "08:00 b room=B", "10:15"}, "Moved to B: 11:00 B", "", STRIP_PLAIN, WAY_RIGHT},
        {{DAY, "08:00 b start=13:00 end=14:00", "10:15"},
         "New time 13:00: 11:00 B",
         "",
         STRIP_PLAIN,
         WAY_NONE},
        {{DAY, "08:00 b start=1/13:00 end=1/14:00", "10:15"},
         "New time tomorrow 13:00: 11:00 B",
         "",
         STRIP_PLAIN,
         WAY_NONE},
        {{DAY, "08:00 a room=B reason=smoke", "09:51:10"}, "smoke", "", STRIP_PLAIN, WAY_NONE},
        {{DAY, "08:00 a room=B reason=smoke", "09:51:20"}, "next door", "", STRIP_PLAIN, WAY_RIGHT},
        {{DAY, "#1", "10:15"}, "The lifts are out of order", "", STRIP_INFO, WAY_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct day_fixture day;
        struct door_strip strip;
        memset(&day, 0, sizeof day);
        check_row(rows[i].text);
        day_fixture_init(&day, &rows[i].day, 1920, 1080);
        door_strip_of(&day.layout, &strip);
        CHECK_STR(strip.text, rows[i].text);
        CHECK_STR(strip.struck, rows[i].struck);
        CHECK_INT(strip.block, rows[i].block);
        CHECK_INT(strip.way, rows[i].way);
        day_fixture_finish(&day);
    }
    return check_done();
}
