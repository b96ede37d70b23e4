#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "import/import.h"
#include "reader/name_key.h"

/* Rooms by name, and the parts that the last one gets, by id. */
static const struct {
    const char *rooms[5];
    const char *parts;
} rows[] = {
    {{"Club B", "Club C", "Club B+C"}, "club-b club-c"},
    {{"Club B+C", "Club C", "CLUB B", "Club C + Club B"}, "club-c club-b"},
    {{"B3", "B4", "B3/B4"}, "b3 b4"},
    {{"Hall A", "Hall B", "Hall C", "Hall A/B+C"}, "hall-a hall-b hall-c"},
    {{"Ballroom D", "Ballroom E", "Ballroom D & E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom D and E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballrooms D and E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom D, E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom D, Ballroom E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom D/E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom D+E"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom DE"}, "ballroom-d ballroom-e"},
    {{"Ballroom D", "Ballroom E", "Ballroom F", "Ballroom D, E, and F"}, "ballroom-d ballroom-e ballroom-f"},
    {{"Ballroom D", "Ballroom E", "Ballroom F", "Ballroom DEF"}, "ballroom-d ballroom-e ballroom-f"},
    {{"D", "E", "D & E"}, "d e"},
    {{"D", "E", "DE"}, "d e"},
    {{"Saal 1", "Saal 2", "Saal 1 und 2"}, "saal-1 saal-2"},
    {{"Salle 1", "Salle 2", "Salles 1 et 2"}, "salle-1 salle-2"},
    {{"North Hall", "South Hall", "North and South Hall"}, "north-hall south-hall"},
    {{"Mu\xCC\x88nchen", "K\xC3\xB6ln", "M\xC3\xBCnchen & K\xC3\xB6ln"}, "mu\xCC\x88nchen k\xC3\xB6ln"},
    {{"Hall C", "Hall D", "Hall CD"}, "hall-c hall-d"},
    {{"Hall I", "Hall V", "Hall X", "Hall IV"}, ""},
    {{"Hall I", "Hall V", "Hall X", "Hall XI"}, ""},
    {{"Room 1", "Room 2", "Room 12"}, ""},
    {{"D", "Dd"}, ""},
    {{"Ballroom D", "Ballroom DE"}, ""},
    {{"Land", "S", "Sand and Land"}, ""},
    {{"Club B", "Club B+C"}, ""},
    {{"Club B", "Club B+B"}, ""},
    {{"Club B", "Club C", "Club B+C+D"}, ""},
    {{"B", "A+"}, ""},
    {{"A", "+"}, ""},
    {{"AC/DC"}, ""},
    {{"A", "B", "C++"}, ""},
    {{"\u30DB\u30FC\u30EBA", "\u30DB\u30FC\u30EBB", "\u30DB\u30FC\u30EBA\u3001\u30DB\u30FC\u30EBB"},
     "\u30DB\u30FC\u30EBa \u30DB\u30FC\u30EBb"},
    {{"\u30DB\u30FC\u30EBA", "\u30DB\u30FC\u30EBB", "\u30DB\u30FC\u30EBA\u30FB\u30DB\u30FC\u30EBB"},
     "\u30DB\u30FC\u30EBa \u30DB\u30FC\u30EBb"},
    {{"Hall A", "Hall B", "Hall A \u00B7 Hall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A \u2013 Hall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A \u2014 Hall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A - Hall B"}, "hall-a hall-b"},
    {{"Hall 1", "Hall 3", "Hall 1 \u2013 3"}, ""},
    {{"A", "B", "A-B"}, ""},
    {{"A", "B", "A\u2013B"}, ""},
    {{"Hall A", "Hall B", "Hall A | Hall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A\uFF5CHall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A; Hall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A\nHall B"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", "Hall A \r\n\r\n Hall B\n"}, "hall-a hall-b"},
    {{"Hall A", "Hall B", " Hall A Hall B \n"}, ""},
    {{"Sala 1", "Sala 2", "Sala 1 e Sala 2"}, "sala-1 sala-2"},
    {{"Sala 1", "Sala 2", "Sala 1 e 2"}, "sala-1 sala-2"},
    {{"Sala 1", "Sala 2", "Sala 3", "Sala 1, 2 e 3"}, "sala-1 sala-2 sala-3"},
    {{"Sala 1", "Sala 2", "Sala 1 y 2"}, "sala-1 sala-2"},
    {{"\u0417\u0430\u043B 1", "\u0417\u0430\u043B 2", "\u0417\u0430\u043B 1 \u0438 \u0417\u0430\u043B 2"},
     "\u0437\u0430\u043B-1 \u0437\u0430\u043B-2"},
    {{"R&D", "Hall 2", "R&D / Hall 2"}, "r-d hall-2"},
    {{"Main \u2013 A", "Main \u2013 B", "Main \u2013 A / Main \u2013 B"}, "main-a main-b"},
    {{"Y", "Hall", "Hall Y 2"}, ""},
};

/* Names that may join others, but of which not all are rooms: which of them is told as one. */
static const struct {
    const char *rooms[5], *like;
} notes[] = {
    {{"Club B", "Club B+C"}, "Club B"},
    {{"Hall 1", "Hall 1 \u2013 3"}, "Hall 1"},
    {{"Hall A", "Hall A | Hall B"}, "Hall A"},
    {{"\u30DB\u30FC\u30EBA", "\u30DB\u30FC\u30EBA\u3001\u30DB\u30FC\u30EBB"}, "\u30DB\u30FC\u30EBA"},
    {{"Hall", "2", "Hall e"}, NULL},
    {{"Hall", "Hall E 2"}, NULL}, /* a letter that is a room's name joins nothing */
    {{"Hall A", "Foyer / Garden"}, NULL},
    {{"Hall A", "Hall B", "Hall A as well as Hall B"}, "both Hall A and Hall B, but"},
    {{"Hall", "Hall A", "Hall A Annex"}, NULL},
    {{"Hall A", "A", "Hall A Annex"}, NULL},
    {{"Hall A", "Hall", "Annex", "Hall A Annex"}, "both Hall A and Annex, but"},
    {{"Hall A", "Hall B", "Hall A, not Hall A or Hall Bravo"}, "Hall A"},
    {{"Hall A", "Hall B", "Hall Alpha and Hall Bravo"}, NULL},
    {{"Hall A", "Hall B", "The Hall A or the Hall A"}, NULL},
};

static void test_notes(void)
{
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct arena arena;
        struct issue_list issues;
        uint32_t room;
        arena_init(&arena, malloc, free);
        issue_list_init(&issues, &arena);
        struct import import = {.arena = &arena, .scratch = &arena, .issues = &issues};
        builder_init(&import.builder, &arena, &issues);
        import.builder.key_of = name_key;
        for (size_t name = 0; notes[i].rooms[name]; name++) {
            CHECK(builder_room_by_name(&import.builder, notes[i].rooms[name], &room, NULL));
            check_row(notes[i].rooms[name]);
        }
        import_combine_rooms(&import);
        CHECK_INT(issues.count, notes[i].like != NULL);
        if (issues.first && notes[i].like)
            CHECK(strstr(issues.first->text, arena_printf(&arena, "may be %s", notes[i].like)));
        arena_finish(&arena);
    }
}

int main(void)
{
    test_notes();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct err err = {0};
        arena_init(&arena, malloc, free);
        struct import import = {.arena = &arena, .scratch = &arena};
        builder_init(&import.builder, &arena, NULL);
        import.builder.key_of = name_key;
        uint32_t room = 0;
        for (size_t name = 0; rows[i].rooms[name]; name++) {
            import_note_lines(&import, rows[i].rooms[name]);
            CHECK(builder_room_by_name(&import.builder, rows[i].rooms[name], &room, &err));
            check_row(rows[i].rooms[name]);
        }
        import_combine_rooms(&import);
        char parts[200] = "";
        const char **ids = import.builder.room_part_ids[room];
        for (size_t at = 0; ids && *ids; ids++)
            at += (size_t)snprintf(parts + at, sizeof parts - at, "%s%s", at ? " " : "", *ids);
        CHECK_STR(parts, rows[i].parts);
        arena_finish(&arena);
    }
    return check_done();
}
