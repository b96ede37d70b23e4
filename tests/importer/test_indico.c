#include <stdlib.h>

#include "base/str.h"
#include "check.h"
#include "importer/indico.h"

static const struct {
    const char *label, *event, *outer, *entry, *expected;
} rooms[] = {
    {"its own", "{}", "{}", "{'room': 'Hall'}", "Hall"},
    {"with its number", "{}", "{}", "{'room': 'Hall', 'roomFullname': '1-2 - Hall'}", "1-2 - Hall"},
    {"empty texts are none", "{'room': 'E'}", "{'room': '', 'roomFullname': 'B'}",
     "{'room': '', 'roomFullname': ''}", "B"},
    {"quotes alone are none", "{}", "{'room': 'B'}", "{'room': '\\\"\\\"'}", "B"},
    {"null and numbers are none", "{'room': 'E'}", "{'room': 5}", "{'room': null, 'roomFullname': null}",
     "E"},
    {"a location", "{}", "{}", "{'room': '', 'location': 'Deck'}", "Deck"},
    {"the block's location", "{}", "{'location': 'Deck'}", "{'room': '', 'location': ''}", "Deck"},
    {"a room before any location", "{'room': 'E'}", "{'location': 'B'}", "{'room': '', 'location': 'C'}",
     "E"},
    {"not the venue's", "{'location': 'Centre', 'room': 'E1'}", "{'location': ''}",
     "{'location': 'CENTRE', 'room': ''}", "E1"},
    {"a venue alone", "{'other': {'location': 'Centre', 'room': 'Hall'}}", "{}", "{'location': 'Centre'}",
     ""},
    {"not the event's location", "{'location': 'Centre'}", "{}", "{}", ""},
    {"a location that is its room's name", "{'a': {'location': 'Hall', 'room': 'hall'}}", "{}",
     "{'location': 'Hall'}", "Hall"},
    {"nothing", "{}", "{}", "{}", ""},
};

/* JSON with ' for ". */
static cJSON *parse(const char *text)
{
    char copy[400];
    snprintf(copy, sizeof copy, "%s", text);
    for (char *at = copy; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    cJSON *tree = cJSON_Parse(copy);
    CHECK(tree != NULL);
    return tree;
}

static void test_rooms(struct arena *arena)
{
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct import_options options = {0};
        struct import import = {.options = &options, .arena = arena, .scratch = arena};
        builder_init(&import.builder, arena, NULL);
        struct indico indico = {0};
        struct err err = {0};
        cJSON *event = parse(rooms[i].event), *outer = parse(rooms[i].outer), *entry = parse(rooms[i].entry);
        check_row(rooms[i].label);
        CHECK(indico_begin(&indico, &import, event, NULL, &err));
        CHECK_STR(indico_room_name(&indico, entry, outer, event), rooms[i].expected);
        cJSON_Delete(event);
        cJSON_Delete(outer);
        cJSON_Delete(entry);
    }
}

static void test_small(struct arena *arena)
{
    check_row("block titles");
    CHECK_STR(indico_block_title(arena, "Track 1", "Morning"), "Track 1: Morning");
    CHECK_STR(indico_block_title(arena, "Track 1", " "), "Track 1");
    CHECK_STR(indico_block_title(arena, NULL, "Morning"), "Morning");
    CHECK_STR(indico_block_title(arena, "Track 1", "Track 1 (b)"), "Track 1 (b)");
    CHECK_STR(indico_block_title(arena, NULL, NULL), "");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_rooms(&arena);
    test_small(&arena);
    arena_finish(&arena);
    return check_done();
}
