#include "calendar/ical.h"

#include "base/str.h"
#include "check.h"

static struct arena arena;
static struct import import;
static struct calendar_rooms rooms;

/* Begins a file with these locations, parted by '|'. */
static void begin(const char *locations, bool venues)
{
    static struct calendar_event events[20];
    uint32_t count = 0;
    import = (struct import){.arena = &arena, .scratch = &arena};
    builder_init(&import.builder, &arena, NULL);
    for (const char *p = locations; *p; count++) {
        size_t length = strcspn(p, "|");
        events[count] = (struct calendar_event){.location = arena_copy_n(&arena, p, length)};
        p += length + (p[length] == '|');
    }
    ical_rooms_init(&rooms, &import, events, count, venues);
}

/* The names of a location's rooms, each in brackets. */
static const char *rooms_of(const char *location)
{
    struct session_draft draft = {.where = ""};
    struct str_builder text = {.arena = &arena};
    str_add(&text, "");
    CHECK(ical_add_rooms(&rooms, location, &draft, NULL));
    for (uint32_t i = 0; i < draft.draft_room_count; i++)
        str_addf(&text, "[%s]", label_text(import.builder.rooms[draft.draft_rooms[i]].name, ""));
    return text.text;
}

int main(void)
{
    static const struct {
        const char *label, *locations;
        bool venues;
        const char *location, *expected;
    } rows[] = {
        {"one", "Barn", false, " Barn ", "[Barn]"},
        {"none", "Barn", false, NULL, ""},
        {"blanks", "Barn", false, " \n", ""},
        {"a comma in a name", "Barn, old|Barn", false, "Barn, old", "[Barn, old]"},
        {"a list of rooms", "Barn|Stable|Barn, Stable", false, "Barn, Stable", "[Barn][Stable]"},
        {"a list in other spelling", "Barn|Stable", false, "STABLE;barn", "[STABLE][barn]"},
        {"a list of lines", "Barn|Stable", false, "Barn\r\n Stable", "[Barn][Stable]"},
        {"with an empty one, and one after it", "Barn|Stable", false, "Barn\n\nStable\n", "[Barn][Stable]"},
        {"lines that are no list", "Barn", false, "Barn\nHigh Street 1", "[Barn High Street 1]"},
        {"a list with one twice", "Barn|Stable", false, "Barn, Stable, Barn", "[Barn][Stable]"},
        {"a list of which one is no room", "Barn|Barn, Stable", false, "Barn, Stable", "[Barn, Stable]"},
        {"no list", "In-person|In-person; Training", false, "In-person; Training", "[In-person; Training]"},
        {"a list with nothing in it", "Barn|Stable", false, "Barn,,Stable", "[Barn,,Stable]"},
        {"an entity", "Barn", false, "Barn &amp; Stable", "[Barn & Stable]"},
        {"a venue, as others write", "Barn (Meadow)", false, "Barn (Meadow)", "[Barn (Meadow)]"},
        {"a venue", "Barn (Meadow)", true, "Barn (Meadow)", "[Barn]"},
        {"a venue with brackets", "Barn (Meadow (East))", true, "Barn (Meadow (East))", "[Barn]"},
        {"a room with brackets", "Barn (1) (Meadow)", true, "Barn (1) (Meadow)", "[Barn (1)]"},
        {"a venue alone", "(Meadow)", true, "(Meadow)", "[(Meadow)]"},
        {"no venue", "Barn|Barn 2", true, "Barn 2", "[Barn 2]"},
        {"brackets that don't match", "Barn Meadow)", true, "Barn Meadow)", "[Barn Meadow)]"},
        {"one name in two venues", "Barn (East)|Barn (West)|Stable (West)", true, "Barn (West)",
         "[Barn (West)]"},
        {"beside one name in two venues", "Barn (East)|Barn (West)|Stable (West)", true, "Stable (West)",
         "[Stable]"},
    };
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        begin(rows[i].locations, rows[i].venues);
        CHECK_STR(rooms_of(rows[i].location), rows[i].expected);
    }
    check_row("the first spelling holds");
    begin("Barn|barn", false);
    CHECK_STR(rooms_of("Barn"), "[Barn]");
    CHECK_STR(rooms_of("BARN"), "[Barn]");
    check_row("a list of very many");
    begin("Barn", false);
    struct str_builder list = {.arena = &arena};
    for (int i = 0; i < 1000; i++)
        str_add(&list, "Barn,");
    str_add(&list, "Barn");
    CHECK_INT(strncmp(rooms_of(list.text), "[Barn,Barn,", 11), 0);
    check_row("more rooms than there may be");
    bool ok = true;
    begin("", false);
    for (int i = 0; i <= LIMIT_ROOMS; i++) {
        struct session_draft draft = {.where = ""};
        struct err err = {.code = ERR_NONE};
        ok = ical_add_rooms(&rooms, arena_printf(&arena, "Room %d", i), &draft, &err);
        CHECK_INT(err.code, i < LIMIT_ROOMS ? ERR_NONE : ERR_LIMIT);
    }
    CHECK(!ok);
    arena_finish(&arena);
    return check_done();
}
