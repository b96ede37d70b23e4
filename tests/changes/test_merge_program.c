#include "changes/merge_program.h"

#include "program/limits.h"
#include "changes/fixture.h"

static struct arena arena;

/* Sessions with their rooms, blocks and tracks. */
static const char *log_of(const struct program *program)
{
    struct str_builder out = {.arena = &arena};
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        str_addf(&out, "%s%s%s", i ? " " : "", session->id, session->cancelled ? "x" : "");
        for (uint32_t j = 0; j < session->room_count; j++)
            str_addf(&out, "%s%s", j ? "+" : "@", label_text(program->rooms[session->rooms[j]].name, ""));
        if (session->part_of != PROGRAM_NONE)
            str_addf(&out, "<%s", program->sessions[session->part_of].id);
    }
    return out.text;
}

/* Keeps the sessions of `before` whose ids are in `keep`, those in `cancel` as cancelled. */
static const struct program *merge(const struct program *before, const struct program *now, const char *keep,
                                   const char *cancel)
{
    struct match *match = ARENA_NEW(&arena, struct match);
    bool *kept = ARENA_ARRAY(&arena, bool, before->session_count);
    bool *cancelled = ARENA_ARRAY(&arena, bool, before->session_count);
    bool *rooms = ARENA_ARRAY(&arena, bool, before->room_count);
    match_programs(before, now, name_key, &arena, match);
    for (uint32_t i = 0; i < before->session_count; i++) {
        cancelled[i] = strstr(cancel, before->sessions[i].id) != NULL;
        kept[i] = cancelled[i] || strstr(keep, before->sessions[i].id) != NULL;
    }
    return merge_program(&(struct merge){.match = match,
                                         .base = now,
                                         .revision = "merged",
                                         .keep = kept,
                                         .cancel = cancelled,
                                         .keep_room = rooms},
                         name_key, &arena);
}

static void check_merge(const char *name, const char *before, const char *now, const char *keep,
                        const char *cancel, const char *expected)
{
    check_row(name);
    const struct program *merged = merge(program_of(before, &arena), program_of(now, &arena), keep, cancel);
    if (CHECK(merged != NULL))
        CHECK_STR(log_of(merged), expected);
    check_row("");
}

static void test_rows(void)
{
    check_merge("nothing kept", "a|H|1-2|Ants;b|H|2-3|Bees", "b|L|2-3|Bees", "", "", "b@L");
    check_merge("kept and cancelled, in rooms that are and are no more",
                "a|H|1-2|Ants;b|L|2-3|Bees;c|L,H|3-4|Cats", "b|L|2-3|Bees", "a", "c", "b@L a@H cx@L+H");
    check_merge("in the place of one without a time", "a|H|1-2|Ants", "b|L|2-3|Bees;a|||Ants", "a", "",
                "b@L a@H");
    check_merge("a part whose block is kept, or published, or neither",
                "m|H|1-5|MC;p|L|1-2|P||^m;n|H|6-9|NC;q|H|6-7|Q||^n;o|H|10-12|OC;r||10-11|R||^o", "m|M|1-5|MC",
                "pnqr", "", "m@M p@L<m n@H q@H<n r@H");
    check_merge("a block without its part stays one session", "m|H|1-5|MC;p|L|1-2|P||^m", "p|L|1-2|P", "m",
                "", "p@L m@H");
    check_merge("a published part of a kept block of the same id", "m|H|1-5|MC;p||1-2|P||^m",
                "m|||MC;p||1-2|P||^m;z|L|1-2|Z", "m", "", "p@H<m z@L m@H");
}

/* All of the event is the published one's; a kept room's own settings are kept, and its track. */
static void test_what_comes_with_it(void)
{
    static const char before[] =
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"Old\", "
        "\"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"h\","
        " \"name\": {\"en\": \"Hall\", \"de\": \"Saal\"}, \"short_name\": \"S\", "
        "\"aliases\": [\"guid-1\"]}], \"tracks\": [{\"id\":"
        " \"t\", \"name\": \"T\", \"color\": \"#0a0bff\"}, {\"id\": \"u\", "
        "\"name\": \"U\"}], \"sessions\": [{\"id\": \"a\", \"title\":"
        " \"Cancelled: Cancelled: a history\", \"room\": \"h\", \"track\": \"t\", \"start\": "
        "\"2025-03-29T10:00:00Z\", \"end\":"
        " \"2025-03-29T11:00:00Z\"}, {\"id\": \"b\", \"title\": \"B\", \"track\": "
        "\"u\", \"start\": \"2025-03-29T10:00:00Z\","
        " \"end\": \"2025-03-29T11:00:00Z\"}]}";
    static const char now[] =
        "{\"format\": \"nownext-program/1\", \"revision\": \"r\", \"published\": \"2025-03-01T00:00:00Z\", "
        "\"event\": {\"title\":"
        " \"New\", \"timezone\": \"+01:00\", \"day_start\": \"05:00\", \"note\": \"N\", \"timezone_basis\": "
        "\"given\","
        " \"timezone_reason\": \"said\", \"timezone_doubt\": \"sure?\"}, \"rooms\": [{\"id\": \"k\", "
        "\"name\": \"K\", \"aliases\":"
        " [\"guid-2\"]}, {\"id\": \"kk\", \"name\": \"KK\", \"parts\": [\"k\"]}], \"tracks\": [{\"id\": "
        "\"u\", \"name\": \"U now\"}],"
        " \"sessions\": [{\"id\": \"c\", \"title\": \"C\", \"room\": \"kk\", \"track\": \"u\", \"start\":"
        " \"2025-03-29T10:00:00Z\", \"end\": \"2025-03-29T11:00:00Z\", \"summary\": \"S\"}]}";
    static const struct zone_source no_zones;
    const struct program *programs[2];
    struct err err = {0};
    if (!CHECK(read_program(before, sizeof before - 1, &no_zones, NULL, &arena, &arena, NULL, &programs[0],
                            &err)) ||
        !CHECK(
            read_program(now, sizeof now - 1, &no_zones, NULL, &arena, &arena, NULL, &programs[1], &err))) {
        printf("%s: %s\n", err.where, err.text);
        return;
    }
    const struct program *merged = merge(programs[0], programs[1], "b", "a");
    if (!CHECK(merged != NULL))
        return;
    size_t size;
    CHECK_STR(
        write_program(merged, &arena, &size),
        "{\n  \"format\": \"nownext-program/1\",\n  \"revision\": \"merged\",\n  \"published\": "
        "\"2025-03-01T01:00:00+01:00\",\n"
        "  \"event\": {\n    \"title\": \"New\",\n    \"timezone\": \"+01:00\",\n    \"timezone_basis\": "
        "\"given\",\n"
        "    \"timezone_reason\": \"said\",\n    \"timezone_doubt\": \"sure?\",\n    \"day_start\": "
        "\"05:00\",\n    \"note\": \"N\"\n"
        "  },\n  \"rooms\": [\n    {\n      \"id\": \"k\",\n      \"name\": \"K\",\n      \"aliases\": "
        "[\"guid-2\"]\n    },\n    {\n"
        "      \"id\": \"kk\",\n      \"name\": \"KK\",\n      \"parts\": [\"k\"]\n    },\n    {\n      "
        "\"id\": \"h\",\n"
        "      \"name\": {\"en\": \"Hall\", \"de\": \"Saal\"},\n      \"short_name\": \"S\",\n      "
        "\"aliases\": [\"guid-1\"]\n    }\n"
        "  ],\n  \"tracks\": [\n    {\n      \"id\": \"u\",\n      \"name\": \"U now\"\n    },\n    {\n      "
        "\"id\": \"t\",\n"
        "      \"name\": \"T\",\n      \"color\": \"#0a0bff\"\n    }\n  ],\n  \"sessions\": [\n    {\n      "
        "\"id\": \"c\",\n"
        "      \"title\": \"C\",\n      \"room\": \"kk\",\n      \"track\": \"u\",\n"
        "      \"start\": \"2025-03-29T11:00:00+01:00\",\n      \"end\": \"2025-03-29T12:00:00+01:00\",\n    "
        "  \"summary\": \"S\"\n"
        "    },\n    {\n      \"id\": \"a\",\n      \"title\": \"Cancelled: a history\",\n      \"room\": "
        "\"h\",\n      "
        "\"track\": \"t\",\n"
        "      \"start\": \"2025-03-29T11:00:00+01:00\",\n      \"end\": \"2025-03-29T12:00:00+01:00\",\n"
        "      \"status\": \"cancelled\"\n    },\n    {\n      \"id\": \"b\",\n      \"title\": \"B\",\n     "
        " \"track\": \"u\",\n"
        "      \"start\": \"2025-03-29T11:00:00+01:00\",\n      \"end\": \"2025-03-29T12:00:00+01:00\"\n    "
        "}\n  ]\n}\n");
    CHECK_INT(program_find_room(merged, (struct room_name){"guid-1", "guid-1"}), 2);
    CHECK_INT(program_find_room(merged, (struct room_name){"saal", "saal"}), 2);
}

/* What the published version is without what was kept. */
static void test_left_out(void)
{
    const struct program *base = program_of("m|H|1-5|MC;p||1-2|P||^m;a|L|1-2|Ants", &arena);
    const bool leave_out[] = {true, false, true};
    const struct program *left = merge_program(
        &(struct merge){.base = base, .revision = "r", .leave_out = leave_out}, name_key, &arena);
    if (CHECK(left != NULL))
        CHECK_STR(log_of(left), "p@H");
}

static void test_limits(void)
{
    struct str_builder before = {.arena = &arena}, now = {.arena = &arena};
    for (unsigned i = 0; i < LIMIT_ROOMS; i++) {
        str_addf(&before, "b%u|B %u|1-2|B %u;", i, i, i);
        str_addf(&now, "n%u|N %u|1-2|N %u;", i, i, i);
    }
    CHECK(merge(program_of(before.text, &arena), program_of(now.text, &arena), "b7", "") == NULL);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_rows();
    test_what_comes_with_it();
    test_left_out();
    test_limits();
    arena_finish(&arena);
    return check_done();
}
