#include "reader/read_program.h"

#include "reading_check.h"

#define ROOMS "\"rooms\":[{\"id\":\"hall-1\",\"name\":\"Hall 1\"},{\"id\":\"hall-2\",\"name\":\"Hall 2\"}]"
#define EVENT "\"event\":{\"title\":\"E\",\"timezone\":\"Test/PlusOne\"}"
#define FORMAT "\"format\":\"nownext-program/1\""

/* What is wrong, and exactly what is said of it. */
static const struct {
    const char *label, *bytes, *text;
} bad[] = {
    {"empty", "", "1:1: the file is empty"},
    {"syntax", "{" FORMAT ",\n  \"event\": {\"title\": \"E\",}}",
     "2:26: a comma comes before this }: remove the comma"},
    {"repeated member", "{" FORMAT ",\n \"format\":1}",
     "2:2: the member \"format\" is in this object twice: remove one of the two"},
    {"no object", "[]", "must be an object, is a list"},
    {"no format", "{}", "format: is missing: it must be \"nownext-program/1\""},
    {"format is a number", "{\"format\":1}", "format: must be \"nownext-program/1\", is a number"},
    {"another format", "{\"format\":\"frab\"}", "format: is \"frab\", this reads \"nownext-program/1\""},
    {"a newer format", "{\"format\":\"nownext-program/2\"}",
     "format: is \"nownext-program/2\", this reads \"nownext-program/1\": a newer nownext may read it"},
    {"no event", "{" FORMAT "}", "event: is missing: it must be an object"},
    {"event of another type", "{" FORMAT ",\"event\":\"E\"}", "event: must be an object, is a text"},
    {"no title", "{" FORMAT ",\"event\":{\"timezone\":\"UTC\"}}",
     "event.title: is missing: it must be a text, or an object of texts by language"},
    {"title by no language", "{" FORMAT ",\"event\":{\"title\":{}}}",
     "event.title: has no text: give one for a language at least, as in {\"en\": \"...\"}"},
    {"title of numbers", "{" FORMAT ",\"event\":{\"title\":{\"en\":1}}}",
     "event.title.en: must be a text, is a number"},
    {"too many languages",
     "{" FORMAT ",\"event\":{\"title\":{\"a\":\"\",\"b\":\"\",\"c\":\"\",\"d\":\"\",\"e\":\"\",\"f\":\"\","
     "\"g\":\"\",\"h\":\"\",\"i\":\"\",\"j\":\"\",\"k\":\"\",\"l\":\"\",\"m\":\"\",\"n\":\"\",\"o\":\"\","
     "\"p\":\"\",\"q\":\"\"}}}",
     "event.title: has more than 16 languages, which is the limit"},
    {"no zone", "{" FORMAT ",\"event\":{\"title\":\"E\"}}",
     "event.timezone: is missing: it must be an IANA name such as Europe/Vienna"},
    {"empty zone", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"\"}}",
     "event.timezone: is missing: it must be an IANA name such as Europe/Vienna"},
    {"zone is a number", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":2}}",
     "event.timezone: must be a text, is a number"},
    {"unknown zone", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"Europe/Wien\"}}",
     "event.timezone: no time zone is named \"Europe/Wien\": it must be an IANA name such as Europe/Vienna"},
    {"day start", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\",\"day_start\":\"24:00\"}}",
     "event.day_start: must be a time of day such as 04:00, is \"24:00\""},
    {"zone's basis", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\",\"timezone_basis\":\"x\"}}",
     "event.timezone_basis: must be named, given, inferred or none, is \"x\""},
    {"languages", "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\",\"languages\":\"en\"}}",
     "event.languages: must be a list, is a text"},
    {"empty language",
     "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\",\"languages\":[\"en\",\"\"]}}",
     "event.languages[1]: must not be empty: leave it out"},
    {"null", "{" FORMAT "," EVENT ",\"revision\":null,\"sessions\":[]}", "revision: must be a text, is null"},
    {"published without offset",
     "{" FORMAT "," EVENT ",\"published\":\"2031-01-01T10:00:00\",\"sessions\":[]}",
     "published: must have an offset, as in 2031-01-01T10:00:00+02:00 (Z for UTC)"},
    {"published as a date", "{" FORMAT "," EVENT ",\"published\":\"2031-01-01\",\"sessions\":[]}",
     "published: must be a date and time such as 2024-09-20T10:00:00+02:00, is \"2031-01-01\""},
    {"no sessions", "{" FORMAT "," EVENT "}", "sessions: is missing: it must be a list"},
    {"sessions by id", "{" FORMAT "," EVENT ",\"sessions\":{\"1\":{}}}",
     "sessions: must be a list, is an object"},
    {"rooms by id", "{" FORMAT "," EVENT ",\"rooms\":{},\"sessions\":[]}",
     "rooms: must be a list, is an object"},
    {"room without id", "{" FORMAT "," EVENT ",\"rooms\":[{\"name\":\"H\"}],\"sessions\":[]}",
     "rooms[0].id: is missing: it must be a text"},
    {"room with an empty id",
     "{" FORMAT "," EVENT ",\"rooms\":[{\"id\":\"\",\"name\":\"H\"}],\"sessions\":[]}",
     "rooms[0].id: must not be empty"},
    {"id of control characters",
     "{" FORMAT "," EVENT ",\"rooms\":[{\"id\":\"\\u0001\",\"name\":\"H\"}],\"sessions\":[]}",
     "rooms[0].id: must not be empty"},
    {"room without name", "{" FORMAT "," EVENT ",\"rooms\":[{\"id\":\"h\"}],\"sessions\":[]}",
     "rooms[0].name: is missing: it must be a text, or an object of texts by language"},
    {"two rooms of one id",
     "{" FORMAT "," EVENT
     ",\"rooms\":[{\"id\":\"h\",\"name\":\"H\"},{\"id\":\"h\",\"name\":\"I\"}],\"sessions\":[]}",
     "rooms[1].id: is that of an earlier room too: ids must differ"},
    {"unknown part",
     "{" FORMAT "," EVENT ",\"rooms\":[{\"id\":\"h\",\"name\":\"H\",\"parts\":[\"x\"]}],\"sessions\":[]}",
     "rooms[0].parts[0]: there is no room with the id \"x\""},
    {"part of another type",
     "{" FORMAT "," EVENT ",\"rooms\":[{\"id\":\"h\",\"name\":\"H\",\"parts\":[1]}],\"sessions\":[]}",
     "rooms[0].parts[0]: must be a text, is a number"},
    {"two tracks of one id",
     "{" FORMAT "," EVENT
     ",\"tracks\":[{\"id\":\"t\",\"name\":\"T\"},{\"id\":\"t\",\"name\":\"U\"}],\"sessions\":[]}",
     "tracks[1].id: is that of an earlier track too: ids must differ"},
    {"sessions that are none, after a head that is wrong", "{" FORMAT ",\"sessions\":[1],\"event\":{}}",
     "event.title: is missing: it must be a text, or an object of texts by language"},
    {"bad session, then bad JSON", "{" FORMAT "," EVENT ",\"sessions\":[{\"id\":\"1\"}],}",
     "1:103: a comma comes before this }: remove the comma"},
    {"bad head, then bad JSON", "{" FORMAT ",\"sessions\":[{},{]}",
     "1:47: a member's name in double quotes was expected, found ]"},
    {"bad second session, in front of the rooms",
     "{" FORMAT "," EVENT ",\"sessions\":[{\"id\":\"1\",\"title\":\"\",\"room\":\"h\"},{\"id\":\"2\","
     "\"title\":\"\",\"room\":\"i\"}],"
     "\"rooms\":[{\"id\":\"h\",\"name\":\"H\"}]}",
     "sessions[1].room: no room has the id \"i\"; did you mean \"h\"?"},
    {"track without name", "{" FORMAT "," EVENT ",\"tracks\":[{\"id\":\"t\"}],\"sessions\":[]}",
     "tracks[0].name: is missing: it must be a text, or an object of texts by language"},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err err;
        check_row(bad[i].label);
        check_read(bad[i].bytes, strlen(bad[i].bytes), &err);
        CHECK_STR(check_error_text(&err), bad[i].text);
    }
    check_row("");
}

static void test_least(void)
{
    static const char bytes[] = "\xEF\xBB\xBF {\"sessions\":[]," EVENT "," FORMAT "}\r\n";
    struct err err;
    const struct program *program = check_read(bytes, sizeof bytes - 1, &err);
    if (!program)
        return;
    CHECK_STR(label_text(program->event.title, ""), "E");
    CHECK_STR(program->zone.name, "Test/PlusOne");
    CHECK_INT(zone_offset_at(&program->zone, (struct instant){0}), 3600);
    CHECK_STR(program->revision, "");
    CHECK_INT(program->published.ms, INSTANT_NONE.ms);
    CHECK(!program->replaces_all);
    CHECK_STR(program->event.short_title, "");
    CHECK_STR(program->event.url, "");
    CHECK_STR(program->event.note, "");
    CHECK_INT(program->event.day_start_min, 240);
    CHECK_INT(program->event.language_count, 0);
    CHECK_INT(program->session_count, 0);
    CHECK_INT(check_issues.count, 0);
}

static void test_all(void)
{
    static const char bytes[] =
        "{" FORMAT ",\"revision\":\"r 1\",\"published\":\"2031-03-01T00:00:00.5-01:00\","
        "\"replaces_all\":true,\"event\":{"
        "\"title\":{\"de\":\"Tag\",\"en\":\"Day\"},\"short_title\":\"D\",\"url\":\"https://x.example/"
        "\",\"timezone\":\"+05:30\","
        "\"day_start\":\"00:30\",\"languages\":[\"en\",\"de\"],\"note\":\"one\\r\\ntwo\"},"
        "\"rooms\":[{\"id\":\"a\",\"name\":\"A\",\"short_name\":\"a!\"},{\"id\":\"ab\",\"name\":{\"en\":\"A+"
        "B\"},\"parts\":[\"a\"]}],"
        "\"tracks\":[{\"id\":\"t\",\"name\":\"T\",\"color\":\"#2F6fde\"},{\"id\":\"u\",\"name\":\"U\"},{"
        "\"id\":\"v\",\"name\":\"V\",\"color\":\"blue\"}],"
        "\"sessions\":[{\"id\":\"1\",\"title\":\"T\",\"room\":\"ab\",\"track\":\"u\"}]}";
    struct err err;
    const struct program *program = check_read(bytes, sizeof bytes - 1, &err);
    if (!CHECK(program != NULL))
        return;
    const struct event *event = &program->event;
    CHECK_STR(program->revision, "r 1");
    CHECK_INT(program->published.ms, INT64_C(1930093200500));
    CHECK(program->replaces_all);
    CHECK_INT(event->title.count, 2);
    CHECK_STR(event->title.variants[0].language, "de");
    CHECK_STR(label_text(event->title, "en"), "Day");
    CHECK_STR(event->short_title, "D");
    CHECK_STR(event->url, "https://x.example/");
    CHECK_STR(event->note, "one\ntwo");
    CHECK_INT(event->day_start_min, 30);
    CHECK_INT(event->language_count, 2);
    CHECK_STR(event->languages[1], "de");
    CHECK_STR(program->zone.name, "+05:30");
    CHECK_INT(program->zone_basis, ZONE_NAMED);
    CHECK_STR(program->zone_reason, "as the schedule names it");
    CHECK_STR(program->zone_doubt, "");
    CHECK_INT(zone_offset_at(&program->zone, (struct instant){0}), 19800);
    CHECK_INT(program->room_count, 2);
    CHECK_STR(program->rooms[0].id, "a");
    CHECK_STR(program->rooms[0].short_name, "a!");
    CHECK_STR(label_text(program->rooms[1].name, "en"), "A+B");
    CHECK_INT(program->rooms[1].part_count, 1);
    CHECK_INT(program->rooms[1].parts[0], 0);
    CHECK_INT(program->track_count, 3);
    CHECK(program->tracks[0].has_color && program->tracks[0].color[0] == 0x2f &&
          program->tracks[0].color[1] == 0x6f && program->tracks[0].color[2] == 0xde);
    CHECK(!program->tracks[1].has_color && !program->tracks[2].has_color);
    CHECK_INT(program->sessions[0].track, 1);
    CHECK_INT(program->sessions[0].rooms[0], 1);
    CHECK_INT(check_issues.count, 1);
    CHECK_STR(check_issue(&check_issues, 0),
              "bad-color tracks[2].color: \"blue\" is not a colour; it has to be as \"#2f6fde\"");
}

/* Typing errors must be findable, in every kind of object. */
static void test_unknown_members(void)
{
    static const char bytes[] =
        "{" FORMAT ",\"evnt\":1,\"event\":{\"title\":\"E\",\"timezone\":\"UTC\",\"time_zone\":\"UTC\"},"
        "\"rooms\":[{\"id\":\"a\",\"name\":\"A\",\"shortname\":\"a\"}],\"tracks\":[{\"id\":\"t\",\"name\":"
        "\"T\",\"colour\":\"#000000\"}],"
        "\"sessions\":[{\"id\":\"1\",\"title\":\"T\",\"speakers\":[],\"Status\":\"cancelled\",\"people\":[{"
        "\"name\":\"P\",\"role\":\"x\"}],"
        "\"links\":[{\"url\":\"u\",\"tilte\":\"t\"}],\"a \\\"b\\\" \\u001b[31m\":0}]}";
    static const char *const expected[] = {
        "unknown-member evnt: not known and not read; did you mean \"event\"?",
        "unknown-member event.time_zone: not known and not read; did you mean \"timezone\"?",
        "unknown-member rooms[0].shortname: not known and not read; did you mean \"short_name\"?",
        "unknown-member tracks[0].colour: not known and not read; did you mean \"color\"?",
        "unknown-member sessions[0].speakers: not known and not read",
        "unknown-member sessions[0].Status: not known and not read; did you mean \"status\"?",
        "unknown-member sessions[0][\"a \"b\" [31m\"]: not known and not read",
        "unknown-member sessions[0].people[0].role: not known and not read; did you mean \"roles\"?",
        "unknown-member sessions[0].links[0].tilte: not known and not read; did you mean \"title\"?",
        "",
    };
    struct err err;
    if (!check_read(bytes, sizeof bytes - 1, &err))
        printf("%s\n", check_error_text(&err));
    for (unsigned i = 0; i < sizeof expected / sizeof *expected; i++)
        CHECK_STR(check_issue(&check_issues, i), expected[i]);
    CHECK_INT(check_issues.count_by_level[ISSUE_NOTE], check_issues.count);
}

/* Sessions may refer to what comes after them; what is told of them is told once, and in the same order. */
static void test_sessions_first(void)
{
    static const char bytes[] =
        "{\"sessions\":[{\"id\":\"1\",\"title\":\"T\",\"room\":\"a\",\"track\":\"t\",\"x1\":0},"
        "{\"id\":\"2\",\"title\":\"U\",\"x2\":0}],\"x3\":0,"
        "\"rooms\":[{\"id\":\"a\",\"name\":\"A\"}],\"tracks\":[{\"id\":\"t\",\"name\":\"T\"}]," EVENT
        "," FORMAT "}";
    struct err err;
    const struct program *program = check_read(bytes, sizeof bytes - 1, &err);
    if (!CHECK(program != NULL))
        return;
    CHECK_INT(program->session_count, 2);
    CHECK_STR(program->rooms[program->sessions[0].rooms[0]].id, "a");
    CHECK_STR(program->tracks[program->sessions[0].track].id, "t");
    CHECK_INT(check_issues.count, 3);
    CHECK_STR(check_issue(&check_issues, 0), "unknown-member x3: not known and not read");
    CHECK_STR(check_issue(&check_issues, 1), "unknown-member sessions[0].x1: not known and not read");
    CHECK_STR(check_issue(&check_issues, 2), "unknown-member sessions[1].x2: not known and not read");

    /* Of a file that is no JSON nothing else is told. */
    CHECK(!check_read(bytes, sizeof bytes - 2, &err));
    CHECK_INT(check_issues.count, 0);
}

/* More sessions than there is room for at first. */
static void test_many(void)
{
    static char bytes[1 << 16];
    struct err err;
    char *at = bytes + sprintf(bytes, "{" FORMAT "," EVENT ",\"sessions\":[");
    for (int i = 0; i < 300; i++)
        at += sprintf(at, "%s{\"id\":\"%d\",\"title\":\"T%d\"}", i ? "," : "", i, i);
    const struct program *program = check_read(bytes, (size_t)(at + sprintf(at, "]}") - bytes), &err);
    if (!CHECK(program != NULL) || !CHECK_INT(program->session_count, 300))
        return;
    for (int i = 0; i < 300; i++)
        CHECK_INT(atoi(program->sessions[i].id), i);
}

static void test_limits(void)
{
    static char bytes[1 << 20];
    struct err err;
    char *at = bytes + sprintf(bytes, "{" FORMAT "," EVENT ",\"sessions\":[],\"rooms\":[");
    for (int i = 0; i < 257; i++)
        at += sprintf(at, "%s{\"id\":\"r%d\",\"name\":\"R\"}", i ? "," : "", i);
    CHECK(!check_read(bytes, (size_t)(at + sprintf(at, "]}") - bytes), &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(check_error_text(&err), "rooms: has more than 256 items, which is the limit");

    at = bytes + sprintf(bytes, "{" FORMAT "," EVENT ",\"sessions\":[");
    for (int i = 0; i < 16385; i++)
        at += sprintf(at, "%s{\"id\":\"%d\",\"title\":\"\"}", i ? "," : "", i);
    CHECK(!check_read(bytes, (size_t)(at + sprintf(at, "]}") - bytes), &err));
    CHECK_INT(err.code, ERR_LIMIT);
    CHECK_STR(check_error_text(&err), "sessions: has more than 16384 items, which is the limit");
}

/* No issue list, no zones that could be asked for: allowed where none is needed. */
static void test_without_issues(void)
{
    static const char bytes[] =
        "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},\"x\":1,\"sessions\":[]}";
    struct zone_source zones = {.read = check_read_zone};
    struct arena scratch;
    const struct program *program = NULL;
    arena_init(&scratch, malloc, free);
    CHECK(read_program(bytes, sizeof bytes - 1, &zones, NULL, &check_arena, &scratch, NULL, &program, NULL));
    CHECK(!read_program(bytes, 10, &zones, NULL, &check_arena, &scratch, NULL, &program, NULL));
    arena_finish(&scratch);
}

/* Titles that say that their session is cancelled, by the words that are given and no others. */
static void test_cancelled_words(void)
{
    static const char bytes[] =
        "{" FORMAT ",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},\"sessions\":["
        "{\"id\":\"1\",\"title\":\"Peruttu: Luento\"},{\"id\":\"2\",\"title\":\"CANCELLED: Rust\"}]}";
    static const char *const words[] = {"peruttu", NULL};
    struct zone_source zones = {.read = check_read_zone};
    struct arena scratch;
    const struct program *program = NULL;
    arena_init(&scratch, malloc, free);
    check_row("words of its own");
    CHECK(read_program(bytes, sizeof bytes - 1, &zones, words, &check_arena, &scratch, NULL, &program, NULL));
    CHECK(program->sessions[0].cancelled && !program->sessions[1].cancelled);
    CHECK_STR(label_text(program->sessions[0].title, ""), "Luento");
    check_row("those that are built in");
    CHECK(read_program(bytes, sizeof bytes - 1, &zones, NULL, &check_arena, &scratch, NULL, &program, NULL));
    CHECK(!program->sessions[0].cancelled && program->sessions[1].cancelled);
    arena_finish(&scratch);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_bad();
    test_least();
    test_all();
    test_unknown_members();
    test_sessions_first();
    test_many();
    test_limits();
    test_without_issues();
    test_cancelled_words();
    arena_finish(&check_arena);
    return check_done();
}
