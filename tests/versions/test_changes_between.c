#include "versions/changes_between.h"

#include "changes/fixture.h"

static struct arena arena;

static struct changes_between between(const char *before, const char *now, const struct infer_memory *memory)
{
    return (struct changes_between){program_of(before, &arena), program_of(now, &arena), memory, MINUTES(0)};
}

static const struct infer_memory nothing = {.revision = ""};

static void check_text(const char *name, const char *before, const char *now, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    const struct changes_between pair = between(before, now, &nothing);
    struct changes_found found;
    changes_find(&pair, &arena, &found);
    changes_print(&found, stream);
    fclose(stream);
    check_row(name);
    CHECK_STR(text, expected);
    CHECK_INT(found.count > 0, *expected != '\0');
    free(text);
    check_row("");
}

static void test_sentences(void)
{
    check_text("nothing", "a|H|60-90|Ants", "a|H|60-90|Ants", "");
    check_text("over", "a|H|-90--60|Ants;b|H|-60-0|Bees", "a|L|-80--60|Ants", "");
    check_text("still on", "a|H|-90-1|Ants", "a|L|-90-1|Ants",
               "In another room\n  Sat 29 Mar 09:30, L: \"Ants\" is in L, not H.\n");
    check_text(
        "in order of time, several to a group",
        "a|H|60-90|Ants;b|H|30-60|Bees;c|H|1500-1530|Cats;d|H|0-30|Dogs",
        "c|L|1500-1530|Cats;b|L|30-60|Bees;a|L|60-90|Ants;d|H|0-30|Dogs",
        "In another room\n  Sat 29 Mar 11:30, L: \"Bees\" is in L, not H.\n"
        "  Sat 29 Mar 12:00, L: \"Ants\" is in L, not H.\n  Sun 30 Mar 12:00, L: \"Cats\" is in L, not H.\n");
    check_text("several rooms, and none", "a|H|60-90|Ants;b|L|60-90|Bees;c|M|60-90|Cats",
               "a|H,L|60-90|Ants;b||60-90|Bees;c|M|60-90|Cats",
               "In another room\n  Sat 29 Mar 12:00, H and L: \"Ants\" is in H and L, not H.\n"
               "  Sat 29 Mar 12:00: \"Bees\" is in no room, not L.\n");
    check_text("times", "a|H|60-90|Ants;b|H|60-90|Bees;c|H|60-90|Cats",
               "a|H|65-95|Ants;b|H|60-100|Bees;c|H|1500-1560|Cats",
               "At another time\n  Sat 29 Mar 12:00, H: \"Bees\" ends at 12:40, not 12:30.\n"
               "  Sat 29 Mar 12:05, H: \"Ants\" starts at 12:05, not 12:00.\n"
               "  Sun 30 Mar 12:00, H: \"Cats\" starts at 12:00, not Sat 29 Mar 12:00; ends at 13:00, not "
               "Sat 29 Mar "
               "12:30.\n");
    check_text("another start, and the end as it was", "a|H|60-90|Ants", "a|H|70-90|Ants",
               "At another time\n  Sat 29 Mar 12:10, H: \"Ants\" starts at 12:10, not 12:00.\n");
    check_text("people", "a|H|60-90|Ants|A,B,C;b|H|60-90|Bees;c|H|60-90|Cats|D|@en",
               "a|H|60-90|Ants|A,B;b|H|60-90|Bees|E;c|H|60-90|Cats||",
               "With other people, or in another language\n"
               "  Sat 29 Mar 12:00, H: \"Ants\" is with A and B, not with A, B and C.\n"
               "  Sat 29 Mar 12:00, H: \"Bees\" is with E, and named nobody before.\n"
               "  Sat 29 Mar 12:00, H: \"Cats\" names nobody, and was with D; names no language, and was in "
               "en.\n");
    check_text("rooms", "a|Hall|60-90|Ants", "a|HALL|60-90|Ants", "");
    check_text("a room with another name", "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;d|L|60-90|Dogs",
               "a|N|60-90|Ants;b|N|90-120|Bees;c|N|120-150|Cats;d|L|70-100|Dogs",
               "At another time\n  Sat 29 Mar 12:10, L: \"Dogs\" starts at 12:10, not 12:00.\n\n"
               "With another name\n  The room \"H\" is called \"N\".\n");
    check_text("languages", "a|H|60-90|Ants||@en;b|H|60-90|Bees", "a|H|60-90|Ants||@de;b|H|60-90|Bees||@de",
               "With other people, or in another language\n"
               "  Sat 29 Mar 12:00, H: \"Ants\" is in the language de, not en.\n"
               "  Sat 29 Mar 12:00, H: \"Bees\" is in the language de, and named none before.\n");
    check_text(
        "gone, without a time, cancelled, on again, new",
        "a|H|60-90|Ants;b|H|60-90|Bees;c|H|60-90|Cats;d|H|60-90|Dogs||x;e|||Eels;g|H|60-90|Gnus||x",
        "b|||Bees;c|H|60-90|Cats||x;d|H|70-100|Dogs;e|L|60-90|Eels;f|L|60-90|Foxes;g|L|60-90|Geese||x;"
        "h|H|60-90|Hens||x",
        "Cancelled\n  Sat 29 Mar 12:00, H: \"Ants\" is not in the program any more.\n"
        "  Sat 29 Mar 12:00, H: \"Bees\" is not in the program any more.\n"
        "  Sat 29 Mar 12:00, H: \"Cats\" is cancelled.\n\n"
        "Not cancelled any more\n  Sat 29 Mar 12:10, H: \"Dogs\" is on again; starts at 12:10, not 12:00.\n\n"
        "New\n  Sat 29 Mar 12:00, L: \"Eels\" is new.\n  Sat 29 Mar 12:00, L: \"Foxes\" is new.\n");
}

static void test_absent(void)
{
    static const struct infer_absent absent[] = {{"a", {0}, ABSENCE_NEW},
                                                 {"b", {0}, ABSENCE_BULK},
                                                 {"c", {0}, ABSENCE_BEGUN},
                                                 {"d", {0}, ABSENCE_CANCELLED},
                                                 {"e", {0}, ABSENCE_BULK}};
    static const struct change told[] = {{.session = "d", .made = {99000}}};
    const struct infer_memory memory = {
        .revision = "", .absent_count = 5, .absent = absent, .told = {1, told}};
    const struct changes_between pair =
        between("a|H|60-90|Ants;b|H|60-90|Bees;c|H|-1-90|Cats;d|H|60-90|Dogs",
                "a|H|60-90|Ants;b|H|60-90|Bees;c|H|-1-90|Cats;d|H|60-90|Dogs||x;e|H|60-90|Eels", &memory);
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    struct changes_found found;
    changes_find(&pair, &arena, &found);
    CHECK_INT(found.count, 4);
    changes_print(&found, stream);
    changes_print_head(&found, &found.items[1], stream);
    fclose(stream);
    CHECK_STR(
        text,
        "Cancelled\n  Sat 29 Mar 12:00, H: \"Dogs\" is cancelled.\n\n"
        "Vanished, and shown as before for now\n  Sat 29 Mar 12:00, H: \"Ants\" is not in the program any "
        "more.\n\n"
        "Vanished with others at once, and shown as before for now: a fault of the feed?\n"
        "  Sat 29 Mar 12:00, H: \"Bees\" is not in the program any more.\n"
        "  Sat 29 Mar 12:00, H: \"Eels\" is not in the program any more.\n"
        "  Sat 29 Mar 12:00, H: \"Ants\"");
    free(text);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_sentences();
    test_absent();
    arena_finish(&arena);
    return check_done();
}
