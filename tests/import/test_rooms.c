#include <stdlib.h>

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
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct err err = {0};
        arena_init(&arena, malloc, free);
        struct import import = {.arena = &arena, .scratch = &arena};
        builder_init(&import.builder, &arena, NULL);
        import.builder.key_of = name_key;
        uint32_t room = 0;
        for (size_t name = 0; rows[i].rooms[name]; name++) {
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
