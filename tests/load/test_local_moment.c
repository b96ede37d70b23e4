#include "load/local_moment.h"

#include "check.h"

int main(void)
{
    static const int64_t at = INT64_C(1726821720000); /* 2024-09-20T08:42:00Z */
    static const struct {
        const char *text, *zone, *err;
        int64_t ms;
    } rows[] = {
        {"2024-09-20T10:42:00+02:00", "", "", at},
        {"2024-09-20T08:42:00Z", "Europe/Vienna", "", at},
        {"2024-09-20T10:42", "Europe/Vienna", "", at},
        {"2024-09-20T10:42:30", "Europe/Vienna", "", at + 30000},
        {"2024-12-20T10:42", "Europe/Vienna", "", at + INT64_C(91) * 86400000 + 3600000},
        {"now", "", "", 7000},
        {"2024-09-20T10:42", "", "has no time zone", 0},
        {"2024-09-20T10:42", "Europe/Nowhere", "Europe/Nowhere", 0},
        {"2024-09-20", "UTC", "give a moment as", 0},
        {"fri 10:42", "UTC", "give a moment as", 0},
        {"", "UTC", "give a moment as", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant moment = {0};
        struct err err = {0};
        check_row(rows[i].text);
        CHECK_INT(local_moment_read(rows[i].text, rows[i].zone, (struct instant){7000}, &moment, &err),
                  !*rows[i].err);
        CHECK_INT(moment.ms, rows[i].ms);
        CHECK(strstr(err.text, rows[i].err) != NULL);
    }
    return check_done();
}
