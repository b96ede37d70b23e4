#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "importer/import.h"

/* Rooms by name, and the parts that the last one gets, by id. */
static const struct {
    const char *rooms[5];
    const char *parts;
} rows[] = {
    {{"Club B", "Club C", "Club B+C"}, "club-b club-c"},
    {{"Club B+C", "Club C", "CLUB B", "Club C + Club B"}, "club-c club-b"},
    {{"B3", "B4", "B3/B4"}, "b3 b4"},
    {{"Hall A", "Hall B", "Hall C", "Hall A/B+C"}, "hall-a hall-b hall-c"},
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
