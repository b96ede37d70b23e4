#include "lookup/moment.h"

#include "tool/fixture.h"

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    static const struct {
        const char *text;
        const char *utc; /* NULL: refused */
    } rows[] = {
        {"2025-03-29T10:42:00+01:00", "2025-03-29T09:42:00Z"},
        {"2025-03-29T09:42:00Z", "2025-03-29T09:42:00Z"},
        {"2025-03-29T10:42", "2025-03-29T09:42:00Z"},
        {"2025-03-29 10:42", "2025-03-29T09:42:00Z"},
        {"2025-03-29 10:42:30", "2025-03-29T09:42:30Z"},
        {"2025-03-30 10:42", "2025-03-30T08:42:00Z"},
        {"2025-03-30 02:30", "2025-03-30T01:00:00Z"}, /* in the gap: its end */
        {"2025-10-26 02:30", "2025-10-26T00:30:00Z"}, /* twice: the first */
        {"2025-03-29", "2025-03-29T03:00:00Z"},       /* 04:00, where the conference day begins */
        {"10:42", "2025-03-29T09:42:00Z"},
        {"10:42:30", "2025-03-29T09:42:30Z"},
        {"01:30", "2025-03-30T00:30:00Z"}, /* the first conference day's night */
        {"25:00", NULL},
        {"10", NULL},
        {"10:42+01:00", NULL},
        {"", NULL},
        {"tomorrow", NULL},
        {"2025-02-30 10:00", NULL},
        {"2025-03-29T10:42:00+01:00 ", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        struct instant at = {0};
        struct err err = {0};
        bool ok = when_read(rows[i].text, loaded.program, &at, &err);
        CHECK_INT(ok, rows[i].utc != NULL);
        if (rows[i].utc) {
            char text[40], expected[40];
            struct instant_text parsed;
            CHECK(instant_parse(rows[i].utc, &parsed));
            instant_format(at, 0, text);
            instant_format(civil_to_instant(parsed.civil, 0), 0, expected);
            CHECK_STR(text, expected);
        } else {
            CHECK_INT(err.code, ERR_USAGE);
        }
    }
    check_row("now");
    struct instant now = {1743240000000}, read;
    struct when_context context = {.program = loaded.program, .now = now};
    struct err error = {0};
    CHECK(when_read_in("now", &context, &read, NULL));
    CHECK_INT(read.ms, now.ms);
    CHECK(when_read_in("NOW", &context, &read, NULL));
    CHECK(when_read_in("sun 10:42", &context, &read, NULL));
    CHECK_INT(read.ms, moment(&loaded, "2025-03-30 10:42").ms);
    CHECK(!when_read_in("nowadays", &context, &read, NULL) && !when_read_in("no", &context, &read, NULL));
    CHECK(!when_read("now", loaded.program, &read, &error)); /* nobody has said what that is */
    CHECK_INT(error.code, ERR_USAGE);

    check_row("busiest");
    /* From 10:00 on "Locks" and "Compilers" run, and at 10:40 "Maps" and "Compilers": the first such moment.
     */
    CHECK_INT(when_busiest(loaded.program).ms, moment(&loaded, "2025-03-29 10:10").ms);
    load_finish(&loaded);

    check_row("no sessions");
    struct program empty = {.first = INSTANT_NONE, .last = INSTANT_NONE};
    struct instant at;
    CHECK_INT(when_busiest(&empty).ms, 0);
    struct err err = {0};
    CHECK(!when_read("10:42", &empty, &at, &err));
    CHECK(strstr(err.text, "no first day") != NULL);
    CHECK(when_read("2025-03-29T10:42:00Z", &empty, &at, NULL));
    return check_done();
}
