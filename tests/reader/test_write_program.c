#include "reader/write_program.h"

#include "check.h"
#include "program/builder.h"
#include "program/limits.h"
#include "reader/read_program.h"
#include "spool/file.h"
#include "spool/tz.h"

static struct arena arena;

static const struct program *read(const char *bytes, size_t size)
{
    struct arena scratch;
    struct zone_source zones = spool_zone_source();
    const struct program *program = NULL;
    struct err err = {0};
    arena_init(&scratch, malloc, free);
    if (!read_program(bytes, size, &zones, NULL, &arena, &scratch, NULL, &program, &err)) {
        program = NULL;
        printf("%s: %s\n", err.where, err.text);
    }
    CHECK(program != NULL);
    arena_finish(&scratch);
    return program;
}

/* The first line that differs is what one wants to see. */
static bool check_same(const char *actual, const char *expected)
{
    unsigned line = 1;
    size_t i = 0;
    for (; actual[i] && actual[i] == expected[i]; i++)
        line += actual[i] == '\n';
    if (actual[i] == expected[i])
        return CHECK(true);
    while (i > 0 && actual[i - 1] != '\n')
        i--;
    printf("line %u is    \"%.*s\"\nexpected     \"%.*s\"\n", line, (int)strcspn(actual + i, "\n"),
           actual + i, (int)strcspn(expected + i, "\n"), expected + i);
    return CHECK_STR(actual + i, "the same text");
}

/* Writing what was read, and that again: the second text is the first. */
static const char *check_round_trip(const char *bytes, size_t size)
{
    const struct program *program = read(bytes, size);
    if (!program)
        return "";
    size_t once_size, twice_size;
    const char *once = write_program(program, &arena, &once_size);
    CHECK_INT(strlen(once), once_size);
    program = read(once, once_size);
    if (!program)
        return once;
    const char *twice = write_program(program, &arena, &twice_size);
    CHECK_INT(twice_size, once_size);
    check_same(twice, once);
    return once;
}

/* rich.json has every member, in the written form: it comes out as it is. */
static void test_rich(void)
{
    const char *bytes;
    size_t size;
    struct err err = {0};
    if (!CHECK(spool_read_file("tests/data/native/rich.json", LIMIT_FILE_BYTES, &arena, &bytes, &size, &err)))
        return;
    check_same(check_round_trip(bytes, size), bytes);
}

/* What is not in the written form, and what it becomes. */
/* An inferred zone is shown by its offset at the event's start, and kept by its name. */
static void test_inferred_zone(void)
{
    static const char bytes[] =
        "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"timezone\":\"Europe/Berlin\","
        "\"timezone_basis\":\"inferred\"},\"sessions\":[{\"id\":\"1\",\"title\":\"T\","
        "\"start\":\"2031-07-01T10:00Z\",\"duration\":\"PT1H\"}]}";
    check_row("an inferred zone");
    const struct program *program = read(bytes, sizeof bytes - 1);
    if (!program)
        return;
    CHECK_INT(program->zone_basis, ZONE_INFERRED);
    CHECK_STR(program->zone.name, "+02:00");
    CHECK_STR(program->zone.tz_name, "Europe/Berlin");
    const char *text = check_round_trip(bytes, sizeof bytes - 1);
    CHECK(strstr(text, "\"timezone\": \"Europe/Berlin\",\n    \"timezone_basis\": \"inferred\"") != NULL);
}

static void test_forms(void)
{
#define PROGRAM(event, rest)                                                                                 \
    "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"" event "}," rest "}"
#define SESSION(members)                                                                                     \
    PROGRAM("", "\"rooms\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"B\"}],\"sessions\":[{"    \
                "\"id\":\"1\",\"title\":\"T\"," members "}]")
    static const struct {
        const char *label, *bytes, *has; /* a line that the written text has */
        const char *lacks;
    } rows[] = {
        {"default day start", PROGRAM(",\"day_start\":\"04:00\"", "\"sessions\":[]"),
         "\n    \"timezone\": \"UTC\"\n", "day_start"},
        {"a zone that the file names", PROGRAM(",\"timezone_basis\":\"named\"", "\"sessions\":[]"),
         "\"UTC\"\n", "timezone_"},
        {"no zone",
         PROGRAM(
             ",\"timezone_basis\":\"none\",\"timezone_doubt\":\"nobody knows\",\"timezone_reason\":\"why\"",
             "\"sessions\":[]"),
         "\n    \"timezone_basis\": \"none\",\n    \"timezone_reason\": \"why\",\n    \"timezone_doubt\": "
         "\"nobody knows\"\n",
         "named"},
        {"no sessions", PROGRAM("", "\"sessions\":[]"), "\n  \"sessions\": []\n}\n", "rooms"},
        {"empty members",
         PROGRAM(",\"url\":\"\",\"languages\":[],\"note\":\"\"", "\"sessions\":[],\"tracks\":[]"), "UTC",
         "url"},
        {"duration", SESSION("\"start\":\"2031-01-01T10:00Z\",\"duration\":\"PT45M\""),
         "\n      \"end\": \"2031-01-01T10:45:00+00:00\"\n", "duration"},
        {"another offset",
         SESSION("\"start\":\"2031-01-01T10:00:00-05:00\",\"end\":\"2031-01-01T11:00:00-05:00\""),
         "\n      \"start\": \"2031-01-01T15:00:00+00:00\",\n", "-05:00"},
        {"defaults", SESSION("\"kind\":\"talk\",\"status\":\"confirmed\",\"people\":[],\"links\":[]"),
         "\"title\": \"T\"\n", "kind"},
        {"one room in a list", SESSION("\"room\":[\"b\"]"), "\n      \"room\": \"b\"\n", "[\"b\"]"},
        {"two rooms", SESSION("\"room\":[\"b\",\"a\"]"), "\n      \"room\": [\"b\", \"a\"]\n", "[\"a\""},
        {"order of roles",
         SESSION("\"people\":[{\"roles\":[\"chair\",\"author\",\"presenter\"],\"name\":\"P\"}]"),
         "\n        {\"name\": \"P\", \"roles\": [\"presenter\", \"author\", \"chair\"]}\n", "convener"},
        {"people of one name",
         SESSION("\"people\":[{\"name\":\"P\",\"roles\":[\"author\"]},{\"name\":\"p\",\"affiliation\":\"X\","
                 "\"roles\":[\"presenter\"]}]"),
         "\n        {\"name\": \"P\", \"affiliation\": \"X\", \"roles\": [\"presenter\", \"author\"]}\n",
         "\"p\""},
        {"one language", SESSION("\"language\":\"en\""), "\n      \"language\": \"en\"\n", "kind"},
        {"escapes", SESSION("\"topics\":[\"\\u0022 \\\\ \\/ \\u00e9 \\ud83d\\ude00 \\u2030 \\u007e\"]"),
         "\n        \"\\\" \\\\ / \xC3\xA9 \xF0\x9F\x98\x80 \xE2\x80\xB0 ~\"\n", "\\u"},
        {"controls go, but not line ends of a summary",
         SESSION("\"summary\":\"a\\r\\nb\\tc\\u0007\\u001bd\\u0085e\\u007f\\n\""),
         "\n      \"summary\": \"a\\nb cd\\ne\\n\"\n", "\\r"},
        {"controls in a title", PROGRAM("", "\"sessions\":[{\"id\":\"1\",\"title\":\"a\\n\\tb\\u0001\"}]"),
         "\"title\": \"a  b\"\n", "\\u"},
        {"cancelled by its title", PROGRAM("", "\"sessions\":[{\"id\":\"1\",\"title\":\"CANCELLED: x\"}]"),
         "\"title\": \"x\",\n      \"status\": \"cancelled\"\n", "CANCELLED"},
        {"no room at all",
         PROGRAM("", "\"sessions\":[{\"id\":\"1\",\"title\":\"T\",\"start\":\"2031-01-01T10:00Z\","
                     "\"duration\":\"PT1H\"}]"),
         "\n      \"id\": \"e\",\n      \"name\": \"E\"\n", "parts"},
        {"milliseconds", SESSION("\"start\":\"2031-01-01T10:00:00.001Z\",\"duration\":\"PT0S\""),
         "\n      \"end\": \"2031-01-01T10:00:00.001+00:00\"\n", "duration"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        const char *written = check_round_trip(rows[i].bytes, strlen(rows[i].bytes));
        if (!CHECK(strstr(written, rows[i].has) != NULL) || !CHECK(strstr(written, rows[i].lacks) == NULL))
            printf("%s\n", written);
    }
    check_row("");
}

/* Parts without rooms of their own have their block's, and don't get them written. */
static void test_inherited_rooms(void)
{
    static const char bytes[] =
        SESSION("\"room\":\"b\",\"kind\":\"block\"},{\"id\":\"2\",\"title\":\"P\",\"part_of\":\"1\"");
    const struct program *program = read(bytes, sizeof bytes - 1);
    if (!program)
        return;
    CHECK(program->sessions[1].room_count == 1 && program->sessions[1].rooms_inherited);
    size_t size;
    const char *written = write_program(program, &arena, &size);
    CHECK(strstr(written, "\"part_of\": \"1\",\n      \"title\": \"P\"\n    }") != NULL);
}

/* Programs of random texts and members, made without the reader: reading what was written gives it back. */
static uint32_t random_state = 2463534242u;

static uint32_t random_below(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % limit;
}

static const char *random_text(unsigned pieces)
{
    static const char *const all[] = {
        "a",
        "Zed",
        " ",
        "\"",
        "\\",
        "/",
        "\xC3\xA4",
        "\xE2\x82\xAC",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC",
        "{",
        "]",
        ",",
        ":",
        "\\u0041",
        "\\n",
        "'",
        "<b>",
        "&amp;",
        "%s%n",
        "\xD7\xA9\xD7\x9C",
        "\xE4\xB8\xAD",
        "\xEF\xBB\xBF",
        "\xE2\x80\xAE",
        "\xC2\xA0",
        "0",
    };
    struct str_builder text = {.arena = &arena};
    str_add(&text, "x");
    for (unsigned i = 0; i < pieces; i++)
        str_add(&text, all[random_below(sizeof all / sizeof *all)]);
    return text.text;
}

static const char *const *random_texts(uint32_t count)
{
    const char **texts = ARENA_ARRAY(&arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        texts[i] = random_text(random_below(8));
    return texts;
}

static struct label random_label(void)
{
    static const char *const languages[] = {"en", "zh-Hant", "x\"y"};
    uint32_t count = random_below(4);
    if (count == 0)
        return (struct label){1, memcpy(ARENA_NEW(&arena, struct label_variant),
                                        &(struct label_variant){"", random_text(10)},
                                        sizeof(struct label_variant))};
    struct label_variant *variants = ARENA_ARRAY(&arena, struct label_variant, count);
    for (uint32_t i = 0; i < count; i++)
        variants[i] = (struct label_variant){languages[i], random_text(10)};
    return (struct label){count, variants};
}

static void fill_session(struct session_draft *draft, uint32_t index, uint32_t rooms)
{
    struct session *session = &draft->session;
    session->id = arena_printf(&arena, "%u %s", (unsigned)index, random_text(4));
    session->title = random_label();
    session->kind = (enum session_kind)random_below(SESSION_KIND_COUNT);
    session->status = (enum session_status)random_below(SESSION_STATUS_COUNT);
    if (random_below(4)) {
        session->start.ms =
            INT64_C(1900000000000) + (int64_t)random_below(10000) * 60000 + random_below(2) * 7;
        session->end.ms = session->start.ms + (int64_t)random_below(300) * 60000;
    }
    uint32_t *own = ARENA_ARRAY(&arena, uint32_t, 3);
    draft->draft_room_count = random_below(4);
    draft->draft_rooms = own;
    for (uint32_t i = 0; i < draft->draft_room_count; i++)
        own[i] = random_below(rooms);
    session->track = random_below(2) ? 0 : PROGRAM_NONE;
    session->person_count = random_below(4);
    struct person *people = ARENA_ARRAY(&arena, struct person, session->person_count);
    for (uint32_t i = 0; i < session->person_count; i++)
        people[i] = (struct person){random_text(5), random_below(2) ? random_text(5) : "", random_below(16)};
    session->people = people;
    session->summary =
        random_below(2) ? arena_printf(&arena, "%s\n\n%s", random_text(30), random_text(9)) : "";
    session->topic_count = random_below(4);
    session->topics = random_texts(session->topic_count);
    session->link_count = random_below(3);
    struct link *links = ARENA_ARRAY(&arena, struct link, session->link_count);
    for (uint32_t i = 0; i < session->link_count; i++)
        links[i] = (struct link){random_below(2) ? random_text(5) : "", random_text(5)};
    session->links = links;
    session->url = random_below(2) ? random_text(9) : "";
    session->language = random_below(2) ? random_text(1) : "";
    session->badge_count = random_below(3);
    session->badges = random_texts(session->badge_count);
}

static void test_random(void)
{
    for (int round = 0; round < 60; round++) {
        struct builder builder;
        const struct program *program = NULL;
        struct err err = {0};
        uint32_t index;
        builder_init(&builder, &arena, NULL);
        zone_fixed(&builder.program->zone, ((int32_t)random_below(48) - 24) * 1800, &arena);
        builder.program->revision = random_text(random_below(9));
        builder.program->event.title = random_label();
        builder.program->event.short_title = random_below(2) ? random_text(3) : "";
        builder.program->event.day_start_min = (int)random_below(1440);
        builder.program->event.note = random_below(2) ? random_text(40) : "";
        if (random_below(2))
            builder.program->published.ms = INT64_C(1800000000000) + random_below(100000);
        builder.program->replaces_all = random_below(2);
        uint32_t rooms = 1 + random_below(4);
        for (uint32_t i = 0; i < rooms; i++)
            CHECK(builder_add_room(&builder, arena_printf(&arena, "%u%s", (unsigned)i, random_text(3)),
                                   random_label(), random_below(2) ? random_text(2) : NULL, NULL, &index,
                                   &err));
        CHECK(builder_add_track(&builder, random_text(3), random_label(), random_below(2) ? "#00ffA0" : NULL,
                                &index, &err));
        const char *before = NULL;
        for (uint32_t i = 0; i < 8; i++) {
            struct session_draft *draft = builder_add_session(&builder, &err);
            if (!CHECK(draft != NULL))
                return;
            fill_session(draft, i, rooms);
            if (before && random_below(3) == 0)
                draft->part_of_id = before;
            before = draft->session.id;
        }
        if (!CHECK(builder_finish(&builder, BUILDER_REFUSE_REPEATS, &program, &err))) {
            printf("%s: %s\n", err.where, err.text);
            return;
        }
        size_t size;
        const char *written = write_program(program, &arena, &size);
        if (!check_same(check_round_trip(written, size), written))
            return;
    }
}

/* Sessions in all of many rooms, which are more values than a document may have. */
static void test_past_a_limit(void)
{
    enum { ROOMS = 250, MOST_IN = 2300 };
    static uint32_t rooms[ROOMS];
    for (uint32_t count = MOST_IN; count <= MOST_IN + 200; count += 200) {
        struct builder builder;
        const struct program *program;
        struct err err = {0};
        size_t size;
        check_row(arena_printf(&arena, "%u sessions in %d rooms", (unsigned)count, ROOMS));
        builder_init(&builder, &arena, NULL);
        zone_fixed(&builder.program->zone, 0, &arena);
        for (uint32_t i = 0; i < ROOMS; i++)
            CHECK(builder_add_room(&builder, arena_printf(&arena, "r%u", (unsigned)i),
                                   builder_label(&builder, arena_printf(&arena, "R%u", (unsigned)i)), NULL,
                                   NULL, &rooms[i], &err));
        for (uint32_t i = 0; i < count; i++) {
            struct session_draft *draft = builder_add_session(&builder, &err);
            draft->session.id = arena_printf(&arena, "s%u", (unsigned)i);
            draft->session.title = builder_label(&builder, "Plenum");
            draft->session.start.ms = INT64_C(1800000000000) + i * MS_PER_MINUTE;
            draft->session.end.ms = draft->session.start.ms + MS_PER_MINUTE;
            draft->draft_rooms = rooms;
            draft->draft_room_count = ROOMS;
        }
        CHECK(builder_finish(&builder, BUILDER_REFUSE_REPEATS, &program, &err));
        const char *text = write_program_to_read(program, &arena, &size, &err);
        CHECK((text != NULL) == (count == MOST_IN));
        CHECK_STR(err.text, text
                                ? ""
                                : "makes a program.json that is past a limit: more than 600000 values in one "
                                  "document, which is the limit");
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_rich();
    test_inferred_zone();
    test_forms();
    test_inherited_rooms();
    test_random();
    test_past_a_limit();
    arena_finish(&arena);
    return check_done();
}
