#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "program/alike.h"

int main(void)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } rows[] = {
        {"hall a", "hall \u0430", true}, /* Cyrillic */
        {"hall \u03BF", "hall o", true}, /* Greek */
        {"hall 0", "hall o", true},
        {"hall 1", "hall i", true},
        {"hall 1", "hall l", true},
        {"hall-l1", "hall l1", true},
        {"hall\u2013l1", "hall - l1", true},
        {"hall 1", "hall1", true},
        {"hall 1", "hall 2", false},
        {"room 1-1", "room 11", false},
        {"room 1-1", "room 1 1", true},
        {"room 1.1", "room 11", false},
        {"hall a", "hall b", false},
        {"club b+c", "club bc", false},
        {"\u5927\u5EF3", "\u5927\u5EF3", true},
        {"m\u00FCller", "muller", false},
    };
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].b);
        CHECK_INT(strcmp(alike_shape(&arena, rows[i].a), alike_shape(&arena, rows[i].b)) == 0, rows[i].alike);
    }
    CHECK_STR(alike_shape(&arena, ""), "");
    arena_finish(&arena);
    return check_done();
}
