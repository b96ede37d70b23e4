#include "reader/read_emergency.h"

#include "base/str.h"
#include "program/limits.h"

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

/* An emergency as it is taken, with what is told of it. */
static const char *taken(const char *object, const char *issued)
{
    static const char *const kinds[] = {"fire", "evacuation", "medical", "shelter", "custom"};
    struct str_builder text = {.arena = &check_arena};
    const struct live *live = day_read(arena_printf(&check_arena, "%s\"emergency\":%s", issued, object));
    if (!live || !live->emergency)
        return "refused";
    const struct live_emergency *emergency = live->emergency;
    str_addf(&text, "%s \"%s\" %s%s from %d", kinds[emergency->kind], emergency->text.variants[0].text,
             emergency->test ? "test " : "",
             emergency->everywhere ? "everywhere"
                                   : arena_printf(&check_arena, "in %u", (unsigned)emergency->room_count),
             (int)(emergency->raised.ms / MS_PER_HOUR));
    if (instant_is_set(emergency->lifted))
        str_addf(&text, " lifted %d", (int)(emergency->lifted.ms / MS_PER_HOUR));
    for (uint32_t i = 0; i < check_issues.count; i++)
        if (strncmp(check_issue(&check_issues, i), "until ", 6) != 0)
            str_addf(&text, "; %s", check_issue(&check_issues, i));
    return text.text;
}

/* What is wrong with its form is told, and taken so that the alarm is in force. */
static void test_form(void)
{
    static const struct {
        const char *rule, *object, *expected;
    } rows[] = {
        {"all is well",
         "{\"kind\":\"fire\",\"text\":\"Out\",\"rooms\":[\"a\"],\"test\":true,\"raised\":\"1970-01-02T00:"
         "00Z\","
         "\"lifted\":\"1970-01-02T01:00Z\"}",
         "fire \"Out\" test in 1 from 24 lifted 25"},
        {"no kind", "{\"text\":\"Out\",\"raised\":\"1970-01-02T00:00Z\"}",
         "custom \"Out\" everywhere from 24; kind emergency.kind: is missing: it must be a text: the "
         "emergency is "
         "taken as custom"},
        {"another kind", "{\"kind\":\"flood\",\"text\":\"Up\",\"raised\":\"1970-01-02T00:00Z\"}",
         "custom \"Up\" everywhere from 24; kind emergency.kind: must be fire, evacuation, medical, shelter "
         "or "
         "custom, is \"flood\": the emergency is taken as custom"},
        {"no text", "{\"kind\":\"medical\",\"raised\":\"1970-01-02T00:00Z\"}",
         "medical \"\" everywhere from 24; text emergency.text: is missing: it must be a text, or an object "
         "of "
         "texts by language: the emergency is shown without it"},
        {"a number as text", "{\"kind\":\"fire\",\"text\":1,\"raised\":\"1970-01-02T00:00Z\"}",
         "fire \"\" everywhere from 24; text emergency.text: must be a text, or an object of texts by "
         "language, is "
         "a number: the emergency is shown without it"},
        {"no rooms", "{\"kind\":\"fire\",\"text\":\"Out\",\"rooms\":[],\"raised\":\"1970-01-02T00:00Z\"}",
         "fire \"Out\" everywhere from 24; rooms emergency.rooms: names no room: leave it out, or give "
         "[\"*\"], for "
         "all rooms: the emergency is taken to be in all rooms"},
        {"a room that is none",
         "{\"kind\":\"fire\",\"text\":\"Out\",\"rooms\":[\"a\",7],\"raised\":\"1970-01-02T00:00Z\"}",
         "fire \"Out\" everywhere from 24; rooms emergency.rooms: must be a text, is a number: the emergency "
         "is taken "
         "to be in all rooms"},
        {"a number as test",
         "{\"kind\":\"fire\",\"text\":\"Out\",\"test\":1,\"raised\":\"1970-01-02T00:00Z\"}",
         "fire \"Out\" everywhere from 24; test emergency.test: must be true or false, is a number: it is "
         "taken as no test"},
        {"no moment at which it is lifted",
         "{\"kind\":\"fire\",\"text\":\"Out\",\"lifted\":false,\"raised\":\"1970-01-02T00:00Z\"}",
         "fire \"Out\" everywhere from 24; lifted emergency.lifted: must be a text, is true or false: the "
         "emergency "
         "is taken as not lifted"},
        {"not raised", "{\"kind\":\"fire\",\"text\":\"Out\"}",
         "fire \"Out\" everywhere from 48; raised emergency.raised: is missing: the emergency is taken to be "
         "in "
         "force from \"issued\" on"},
        {"raised at no moment", "{\"kind\":\"fire\",\"text\":\"Out\",\"raised\":\"now\"}",
         "fire \"Out\" everywhere from 48; raised emergency.raised: must be a date and time such as "
         "2024-09-20T10:00:00+02:00, is \"now\": the emergency is taken to be in force from \"issued\" on"},
        {"nothing at all", "{}",
         "custom \"\" everywhere from 48; raised emergency.raised: is missing: the emergency is taken to be "
         "in force "
         "from \"issued\" on; kind emergency.kind: is missing: it must be a text: the emergency is taken as "
         "custom; "
         "text emergency.text: is missing: it must be a text, or an object of texts by language: the "
         "emergency is "
         "shown without it"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        CHECK_STR(taken(rows[i].object, "\"issued\":\"1970-01-03T00:00:00Z\","), rows[i].expected);
    }
    check_row("a text alone");
    CHECK_STR(taken("\"Leave\"", "\"issued\":\"1970-01-03T00:00:00Z\","),
              "custom \"Leave\" everywhere from 48; emergency emergency: must be an object, is a text: that "
              "is taken as "
              "what the emergency says; raised emergency.raised: is missing: the emergency is taken to be in "
              "force from "
              "\"issued\" on; kind emergency.kind: is missing: it must be a text: the emergency is taken as "
              "custom");
    check_row("no text in any language");
    const char *none = taken("{\"kind\":\"fire\",\"text\":{},\"raised\":\"1970-01-02T00:00Z\"}", "");
    CHECK_STR(none,
              "fire \"\" everywhere from 24; text emergency.text: has no text: give one for a language at "
              "least, as in {\"en\": \"...\"}: the emergency is shown without it");
    check_row("a text that is too long");
    char *text = arena_array(&check_arena, LIMIT_TITLE_BYTES + 2, 1);
    memset(text, 'x', LIMIT_TITLE_BYTES + 1);
    const char *object = arena_printf(
        &check_arena, "{\"kind\":\"fire\",\"text\":\"%s\",\"raised\":\"1970-01-02T00:00Z\"}", text);
    CHECK(strncmp(taken(object, ""), "fire \"\" everywhere from 24; text emergency.text: ", 48) == 0);
}

/* Where neither it nor the document says when it was raised, its revision or its end does. */
static void test_raised_by_others(void)
{
    static const struct {
        const char *rule, *revision, *until;
        long long raised_s; /* -1: refused */
        const char *told;
    } rows[] = {
        {"a desk's revision", "1726654320", "", 1726654320,
         "from its revision on, which is taken as unix seconds"},
        {"the first one that may be", "1577836800", "", 1577836800,
         "from its revision on, which is taken as unix seconds"},
        {"a number before that", "1577836799", "", -1, ""},
        {"the last one", "4102444799", "", 4102444799,
         "from its revision on, which is taken as unix seconds"},
        {"milliseconds", "1726654320000", "", -1, ""},
        {"a small number", "3", "", -1, ""},
        {"with an end", "3", ",\"until\":\"2024-09-18T12:00:00Z\"", 1726617600, "up to its \"until\""},
        {"with an end that is none", "3", ",\"until\":\"noon\"", -1, ""},
        {"both", "1726654320", ",\"until\":\"2024-09-18T12:00:00Z\"", 1726654320,
         "from its revision on, which is taken as unix seconds"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        const struct live *live = NULL;
        struct err err = {0};
        const char *bytes =
            arena_printf(&check_arena,
                         "{\"format\":\"nownext-live/1\",\"revision\":%s,\"emergency\":{\"kind\":"
                         "\"fire\",\"text\":\"Out\"%s}}",
                         rows[i].revision, rows[i].until);
        issue_list_init(&check_issues, &check_arena);
        CHECK_INT(read_live(bytes, strlen(bytes), &check_arena, &check_issues, &live, &err),
                  rows[i].raised_s >= 0);
        if (!live)
            continue;
        CHECK_INT(live->emergency->raised.ms, rows[i].raised_s * MS_PER_SECOND);
        CHECK_STR(
            check_issue(&check_issues, 0),
            arena_printf(&check_arena,
                         "raised emergency.raised: is missing: the emergency is taken to be in force %s",
                         rows[i].told));
        if (*rows[i].until)
            CHECK_INT(live->emergency->until.ms, INT64_C(1726660800000));
    }
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_until();
    test_lifted();
    test_members();
    test_form();
    test_raised_by_others();
    arena_finish(&check_arena);
    return check_done();
}
