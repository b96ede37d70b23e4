#include "versions/changes_untold.h"

#include "changes/fixture.h"

static struct arena arena;
static const struct infer_memory nothing = {.revision = ""};
static struct changes_between between;
static struct changes_found found;

static void find(const char *before, const char *now)
{
    between =
        (struct changes_between){program_of(before, &arena), program_of(now, &arena), &nothing, MINUTES(0)};
    changes_find(&between, &arena, &found);
}

static char *printed(const struct changes_untold *untold)
{
    static const struct changes_names names = {"live.json", "old.json", "new.json"};
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    changes_print_untold(&found, untold, &names, stream, &arena);
    fclose(stream);
    return text;
}

static void check_printed(const struct changes_untold *untold, const char *expected)
{
    char *text = printed(untold);
    CHECK_STR(text, expected);
    free(text);
}

static void test_sentences(void)
{
    find("a|H|90-120|Ants;b|H|60-90|Bees", "a|L|90-120|Ants;b|L|60-90|Bees");
    const struct untold list[] = {
        {NULL, "The room is old"}, {&found.items[1], "is late"}, {&found.items[0], "is early"}};
    check_printed(&(struct changes_untold){.adds = true}, "");
    check_row("in order of time, what is of no session at the end");
    check_printed(&(struct changes_untold){.missing_count = 3, .missing = list},
                  "live.json: 3 changes can't be told to displays that have old.json. To show them, publish "
                  "new.json as their program:\n"
                  "  Sat 29 Mar 12:00, L: \"Bees\" is early.\n"
                  "  Sat 29 Mar 12:30, L: \"Ants\" is late.\n"
                  "  The room is old.\n");
    check_row("one, and sessions that were added");
    check_printed(&(struct changes_untold){.missing_count = 1, .missing = list, .adds = true},
                  "live.json: 1 change can't be told to displays that have old.json. To show it, publish "
                  "new.json as their program:\n"
                  "  The room is old.\n"
                  "  Once they have it, they would show twice what live.json adds. This takes it back:\n"
                  "  nownext changes new.json new.json --live live.json\n");
    check_row("details");
    check_printed(&(struct changes_untold){.detail_count = 2, .details = &list[1], .other_count = 1},
                  "live.json: these details stay as in old.json until displays have new.json:\n"
                  "  Sat 29 Mar 12:00, L: \"Bees\": is early.\n"
                  "  Sat 29 Mar 12:30, L: \"Ants\": is late.\n"
                  "  The track, block, kind, summary or links of 1 session.\n");
    check_printed(&(struct changes_untold){.other_count = 2},
                  "live.json: these details stay as in old.json until displays have new.json:\n"
                  "  The track, block, kind, summary or links of 2 sessions.\n");
    check_row("");
}

/* ---- others ---- */

static const struct program *program_with(const char *members)
{
    static const struct zone_source no_zones;
    const struct program *program = NULL;
    struct err err = {0};
    const char *text = arena_printf(
        &arena,
        "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},"
        "\"rooms\":[{\"id\":\"h\",\"name\":\"H\"}],\"tracks\":[{\"id\":\"t\",\"name\":\"T\"},"
        "{\"id\":\"u\",\"name\":\"U\"}],\"sessions\":[{\"id\":\"b\",\"title\":\"B\",\"room\":\"h\","
        "\"start\":\"2025-03-29T11:00:00Z\",\"end\":\"2025-03-29T13:00:00Z\"},"
        "{\"id\":\"a\",\"title\":\"A\",\"room\":\"h\",\"start\":\"2025-03-29T11:00:00Z\","
        "\"end\":\"2025-03-29T11:30:00Z\"%s}]}",
        members);
    if (!read_program(text, strlen(text), &no_zones, NULL, &arena, &arena, NULL, &program, &err)) {
        printf("%s\n%s: %s\n", text, err.where, err.text);
        abort();
    }
    return program;
}

static uint32_t others(const char *before, const char *now, struct instant polled)
{
    between = (struct changes_between){program_with(before), program_with(now), &nothing, polled};
    changes_find(&between, &arena, &found);
    return changes_count_others(&found);
}

static void test_others(void)
{
    static const char *const members[] = {",\"kind\":\"workshop\"",
                                          ",\"status\":\"tentative\"",
                                          ",\"summary\":\"s\"",
                                          ",\"url\":\"https://example.org/\"",
                                          ",\"topics\":[\"x\"]",
                                          ",\"badges\":[\"x\"]",
                                          ",\"links\":[{\"url\":\"https://example.org/\"}]",
                                          ",\"track\":\"t\"",
                                          ",\"part_of\":\"b\""};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        check_row(members[i]);
        CHECK_INT(others("", members[i], MINUTES(0)), 1);
        CHECK_INT(others(members[i], "", MINUTES(0)), 1);
        CHECK_INT(others(members[i], members[i], MINUTES(0)), 0);
        CHECK_INT(others("", members[i], MINUTES(90)), 0); /* it is over */
    }
    check_row("others of one kind");
    CHECK_INT(others(",\"track\":\"u\"", members[7], MINUTES(0)), 1);
    CHECK_INT(others(",\"topics\":[\"y\"]", members[4], MINUTES(0)), 1);
    CHECK_INT(others(",\"links\":[{\"url\":\"https://example.com/\"}]", members[6], MINUTES(0)), 1);
    CHECK_INT(others("", ",\"summary\":\"s\",\"status\":\"cancelled\"", MINUTES(0)), 0);
    CHECK_INT(others("", ",\"people\":[{\"name\":\"P\"}]", MINUTES(0)), 0);
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_sentences();
    test_others();
    arena_finish(&arena);
    return check_done();
}
