#include "lookup/room_part.h"

#include "check.h"
#include "program/fixture.h"
#include "reader/name_key.h"

static struct arena arena;
static const struct program *program;

static void make_program(void)
{
    static const char *const names[] = {"K.1.105 (La Fontaine)", "K.1.106", "Hall N1",       "Hall N10",
                                        "Hall N10 Annex",        "Garden",  "Großer Saal",   "大会議室",
                                        "Kleiner Saal",          "Ärztin",  "Press \"Red\"", "N1 Lounge"};
    struct builder builder;
    struct issue_list issues;
    struct err err = {0};
    uint32_t room;
    issue_list_init(&issues, &arena);
    builder_init(&builder, &arena, &issues);
    builder.key_of = name_key;
    builder.program->event.title = builder_label(&builder, "Rooms");
    zone_fixed(&builder.program->zone, 0, &arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(builder_room_by_name(&builder, names[i], &room, &err));
    builder_add_alias(&builder, 5, "0a1b-guid-2c3d");
    CHECK(builder_finish(&builder, BUILDER_NUMBER_REPEATS, &program, &err));
}

static const struct {
    const char *words;
    const char *rooms; /* their names, parted by "; " */
} rows[] = {
    {"K.1.105", "K.1.105 (La Fontaine)"},
    {"k.1.105", "K.1.105 (La Fontaine)"},
    {"La Fontaine", "K.1.105 (La Fontaine)"},
    {"la  FONTAINE", "K.1.105 (La Fontaine)"},
    {"fontaine", "K.1.105 (La Fontaine)"},
    {"105", "K.1.105 (La Fontaine)"},
    {"K.1", "K.1.105 (La Fontaine); K.1.106"},
    {"K.1.106", "K.1.106"},
    {"N10", "Hall N10; Hall N10 Annex"}, /* each has the whole word */
    {"Hall N10", "Hall N10"},            /* a whole name, though it stands in another one */
    {"N1", "Hall N1; N1 Lounge"},        /* not in Hall N10 */
    {"hall n1", "Hall N1"},
    {"n1 hall", ""}, /* short words count in their order alone */
    {"Gard", "Garden"},
    {"ard", "Garden"},
    {"rd", ""}, /* too short for the middle of a word */
    {"GROSSER", "Großer Saal"},
    {"saal", "Großer Saal; Kleiner Saal"},
    {"saal klein", "Kleiner Saal"},
    {"会議", "大会議室"},
    {"ärzt", "Ärztin"},
    {"A\u0308RZT", "Ärztin"},
    {"red", "Press \"Red\""},
    {"0a1b-guid-2c3d", "Garden"}, /* a whole alias */
    {"guid", ""},                 /* but no part of one */
    {"cellar", ""},
    {"", ""},
    {".", ""},
    {"(", ""},
};

static void check_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].words);
        const uint32_t *rooms;
        struct str_builder found = {.arena = &arena};
        uint32_t count = room_find_part(program, name_of_room(&arena, rows[i].words), &arena, &rooms);
        str_add(&found, "");
        for (uint32_t room = 0; room < count; room++)
            str_addf(&found, "%s%s", room ? "; " : "", program->rooms[rooms[room]].name.variants[0].text);
        CHECK_STR(found.text, rows[i].rooms);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    make_program();
    check_rows();

    check_row("many are listed");
    const uint32_t *rooms;
    struct str_builder text = {.arena = &arena};
    uint32_t count = room_find_part(program, name_of_room(&arena, "K.1"), &arena, &rooms);
    room_part_text(program, "K.1", rooms, count, &text);
    CHECK_STR(text.text, "\"K.1\" is in the names of 2 rooms; say more of the one that is meant:\n"
                         "  K.1.105 (La Fontaine) (k-1-105-la-fontaine)\n  K.1.106 (k-1-106)");

    check_row("no rooms");
    struct program none = {0};
    CHECK_INT(room_find_part(&none, name_of_room(&arena, "K.1"), &arena, &rooms), 0);
    arena_finish(&arena);
    return check_done();
}
