#include "check.h"
#include "importer/indico_report.h"

static const struct {
    const char *line;
    bool is_date;
    struct civil start;
    int64_t minutes;
} rows[] = {
    {"Wednesday, 18 September 2024 10:00 (45 minutes)",
     true,
     {.year = 2024, .month = 9, .day = 18, .hour = 10},
     45},
    {"Wednesday, September 18, 2024 2:05 PM (1 hour)",
     true,
     {.year = 2024, .month = 9, .day = 18, .hour = 14, .minute = 5},
     60},
    {"Wed 18 Sep 2024, 12:30 AM (1h 30m)", true, {.year = 2024, .month = 9, .day = 18, .minute = 30}, 90},
    {"Friday 20 September 2024 12:15 PM (1:30)",
     true,
     {.year = 2024, .month = 9, .day = 20, .hour = 12, .minute = 15},
     90},
    {"Friday, 20 September 2024 09:00 (1 day 2 hours 3')",
     true,
     {.year = 2024, .month = 9, .day = 20, .hour = 9},
     1563},
    {"**Friday, 20 September 2024 09:00 (20')**", true, {.year = 2024, .month = 9, .day = 20, .hour = 9}, 20},
    {"Friday, 20 September 2024 09:00", true, {.year = 2024, .month = 9, .day = 20, .hour = 9}, 0},
    {"18 September 2024", false, {0}, 0},
    {"Friday, 20 September 2024 09:00 (20 blinks)", false, {0}, 0},
    {"Friday, 20 September 2024 09:00 (20 minutes) in Hall L1", false, {0}, 0},
    {"Friday, 20 September 2024 09:00 (20 minutes", false, {0}, 0},
    {"Friday, 20 September 2024 29:00 (20 minutes)", false, {0}, 0},
    {"Friday, 40 September 2024 09:00 (20 minutes)", false, {0}, 0},
    {"September 2024 at 09:00 we meet", false, {0}, 0},
    {"Android MC", false, {0}, 0},
    {"", false, {0}, 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].line);
        struct civil start;
        int64_t length_ms;
        bool is_date = report_read_date(rows[i].line, &start, &length_ms);
        CHECK_INT(is_date, rows[i].is_date);
        if (!is_date)
            continue;
        CHECK_INT(civil_to_instant(start, 0).ms, civil_to_instant(rows[i].start, 0).ms);
        CHECK_INT(length_ms, rows[i].minutes * MS_PER_MINUTE);
    }
    return check_done();
}
