#include "reader/read_emergency.h"

#include "day_check.h"

static const struct live_emergency *emergency_of(const char *members)
{
    const struct live *live = day_read(arena_printf(
        &check_arena,
        "\"emergency\":{\"kind\":\"fire\",\"text\":\"Out\",\"raised\":\"1970-01-02T00:00:00Z\"%s}", members));
    return live ? live->emergency : NULL;
}

/* An emergency is over 12 h after it was raised, unless what it says is earlier, and is never refused for
 * it. */
static void test_until(void)
{
    static const struct {
        const char *rule, *members;
        int64_t hours; /* after it was raised */
        const char *issue;
    } rows[] = {
        {"missing", "", 12, "is missing"},
        {"null", ",\"until\":null", 12, "is missing"},
        {"an hour", ",\"until\":\"1970-01-02T01:00:00Z\"", 1, NULL},
        {"12 h", ",\"until\":\"1970-01-02T12:00:00Z\"", 12, NULL},
        {"12 h and a millisecond", ",\"until\":\"1970-01-02T12:00:00.001Z\"", 12, "is later"},
        {"a year", ",\"until\":\"1971-01-02T12:00:00Z\"", 12, "is later"},
        {"when it was raised", ",\"until\":\"1970-01-02T00:00:00Z\"", 12, "is not after \"raised\""},
        {"before", ",\"until\":\"1970-01-01T00:00:00Z\"", 12, "is not after \"raised\""},
        {"a number", ",\"until\":17", 12, "must be a text, is a number"},
        {"no date", ",\"until\":\"17:00\"", 12,
         "must be a date and time such as 2024-09-20T10:00:00+02:00, is \"17:00\""},
        {"no offset", ",\"until\":\"1970-01-02T01:00:00\"", 12,
         "must have an offset, as in 1970-01-02T01:00:00+02:00 (Z for UTC)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        const struct live_emergency *emergency = emergency_of(rows[i].members);
        if (!CHECK(emergency != NULL))
            continue;
        CHECK_INT(emergency->raised.ms, MS_PER_DAY);
        CHECK_INT(emergency->until.ms, MS_PER_DAY + rows[i].hours * MS_PER_HOUR);
        CHECK_INT(check_issues.count_by_level[ISSUE_WARNING], rows[i].issue ? 1 : 0);
        CHECK_STR(
            check_issue(&check_issues, 0),
            rows[i].issue
                ? arena_printf(&check_arena,
                               "until emergency.until: %s: the emergency is taken to be over 12 h after "
                               "\"raised\"",
                               rows[i].issue)
                : "");
    }
}

static void test_lifted(void)
{
    static const struct {
        const char *rule, *members;
        int64_t lifted;
    } rows[] = {
        {"null", ",\"until\":\"1970-01-02T01:00:00Z\",\"lifted\":null", INT64_MIN},
        {"at once", ",\"until\":\"1970-01-02T01:00:00Z\",\"lifted\":\"1970-01-02T00:00:00Z\"", MS_PER_DAY},
        {"before it was raised",
         ",\"until\":\"1970-01-02T01:00:00Z\",\"lifted\":\"1970-01-01T23:59:59.999Z\"", INT64_MIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        const struct live_emergency *emergency = emergency_of(rows[i].members);
        if (CHECK(emergency != NULL))
            CHECK_INT(emergency->lifted.ms, rows[i].lifted);
        CHECK_INT(check_issues.count, i == 2 ? 1 : 0);
    }
    check_row("what is wrong with \"lifted\" is told first");
    CHECK(emergency_of(",\"lifted\":\"1970-01-01T00:00:00Z\"") != NULL);
    CHECK_STR(check_issue(&check_issues, 0),
              "lifted emergency.lifted: is before \"raised\": the emergency is taken as not lifted");
    CHECK_INT(check_issues.count, 2);
}

static void test_members(void)
{
    check_row("kinds");
    static const char *const kinds[] = {"fire", "evacuation", "medical", "shelter", "custom"};
    for (unsigned i = 0; i < 5; i++) {
        const struct live *live = day_read(
            arena_printf(&check_arena,
                         "\"emergency\":{\"kind\":\"%s\",\"text\":{\"en\":\"x\",\"de\":\"y\"},\"test\":true,"
                         "\"rooms\":[\"a\"],\"raised\":\"1970-01-02T00:00:00Z\"}",
                         kinds[i]));
        if (!CHECK(live && live->emergency))
            continue;
        CHECK_INT(live->emergency->kind, (int)i);
        CHECK(live->emergency->test && !live->emergency->everywhere && live->emergency->text.count == 2);
    }
    check_row("a picture");
    CHECK_STR(emergency_of(",\"picture\":\"plan.png\"")->picture, "plan.png");
    CHECK(emergency_of("")->picture == NULL && emergency_of(",\"picture\":null")->picture == NULL);
    check_row("one that is none is told, and the emergency holds");
    static const char *const wrong[] = {"7", "\"../plan.png\"", "\"\"", "[]"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const struct live_emergency *emergency = emergency_of(
            arena_printf(&check_arena, ",\"until\":\"1970-01-02T01:00:00Z\",\"picture\":%s", wrong[i]));
        CHECK(emergency && !emergency->picture);
        CHECK(strncmp(check_issue(&check_issues, check_issues.count - 1),
                      "picture emergency.picture: ", 27) == 0);
    }
    check_row("none");
    CHECK(!day_read("\"emergency\":null")->emergency);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_until();
    test_lifted();
    test_members();
    arena_finish(&check_arena);
    return check_done();
}
