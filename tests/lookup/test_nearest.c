#include "lookup/nearest.h"

#include "tool/fixture.h"

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    struct arena arena;
    arena_init(&arena, malloc, free);
    const uint32_t *rooms = nearest_rooms(loaded.program, "atic", &arena);
    CHECK_STR(loaded.program->rooms[rooms[0]].id, "attic");
    rooms = nearest_rooms(loaded.program, "HALL C", &arena); /* a tie: in the program's order */
    CHECK_STR(loaded.program->rooms[rooms[0]].id, "hall-a");
    CHECK_STR(loaded.program->rooms[rooms[1]].id, "hall-b");
    CHECK_STR(loaded.program->rooms[rooms[2]].id, "attic");

    struct str_builder text = {.arena = &arena};
    nearest_rooms_text(loaded.program, "Hall BB", &text);
    CHECK_STR(text.text, "there is no room \"Hall BB\"; these there are, the nearest first:\n"
                         "  Hall B (hall-b)\n  Hall A (hall-a)\n  Attic (attic)");
    CHECK_STR(nearest_names_text(loaded.program, "Hall BB", &arena), "Hall B, Hall A, Attic");
    struct str_builder sessions = {.arena = &arena};
    nearest_sessions_text(loaded.program, "compiler", &sessions);
    CHECK(contains(sessions.text, "there is no session \"compiler\"; the nearest of 8:\n  2  Compilers\n"));
    CHECK_INT(count_lines(sessions.text), 5);
    struct str_builder word = {.arena = &arena}; /* a word of a long title */
    nearest_sessions_text(loaded.program, "pagers", &word);
    CHECK(contains(word.text, "the nearest of 8:\n  6  Poster on pagers\n"));

    CHECK_STR(loaded.program->sessions[nearest_session(loaded.program, "compiler", &arena)].id, "2");
    CHECK_STR(loaded.program->sessions[nearest_session(loaded.program, "1.3", &arena)].id, "1.1");

    struct program empty = {0};
    CHECK(nearest_session(&empty, "A", &arena) == PROGRAM_NONE);
    CHECK_STR(nearest_names_text(&empty, "A", &arena), "");
    struct str_builder none = {.arena = &arena};
    nearest_rooms_text(&empty, "A", &none);
    CHECK(contains(none.text, "the program has no rooms"));
    struct str_builder no_sessions = {.arena = &arena};
    nearest_sessions_text(&empty, "A", &no_sessions);
    CHECK(contains(no_sessions.text, "the program has no sessions"));
    static const char *const names[] = {"contrast", "", "night", "nights"};
    CHECK_STR(nearest_name("nihgt", names, 4, &arena), "night");
    CHECK_STR(nearest_name("CONTRASTS", names, 4, &arena), "contrast");
    CHECK_STR(nearest_name("nights", names, 4, &arena), "nights");
    CHECK_STR(nearest_name("x", names, 1, &arena), "contrast");
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
