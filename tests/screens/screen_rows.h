/*
 * screen_rows.h: tables of a moment and what its screen says, and golden dumps of a few of them.
 */
#ifndef NOWNEXT_TESTS_SCENE_SCREEN_ROWS_H
#define NOWNEXT_TESTS_SCENE_SCREEN_ROWS_H

#include "golden.h"
#include "screens/screen_fixture.h"

struct said {
    const char *role, *text; /* the lines of a role, joined by blanks; "" for none */
};

struct screen_row {
    const char *label;
    struct fixture_view view;
    enum view_kind kind;
    struct said said[8]; /* ends with a NULL role */
};

/* Composes each row's view of the harbour on three panels and checks what it says. */
static inline void check_screen_rows(const struct screen_row *rows, size_t count)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    struct arena program_arena, arena;
    arena_init(&program_arena, malloc, free);
    arena_init(&arena, malloc, free);
    const struct program *program = fixture_program(&harbour_event, &program_arena);
    for (size_t i = 0; i < count; i++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            char label[160];
            snprintf(label, sizeof label, "%s on %dx%d", rows[i].label, sizes[s][0], sizes[s][1]);
            check_row(label);
            arena_reset(&arena);
            bool none = rows[i].view.station.program == STATION_PROGRAM_NONE;
            const struct view *view = fixture_make_view(none ? NULL : program, &rows[i].view, &arena);
            CHECK_STR(view_kind_name(view->kind), view_kind_name(rows[i].kind));
            struct scene scene;
            fixture_compose(view, &fixture_metrics, sizes[s][0], sizes[s][1], &arena, &scene);
            CHECK_INT(scene_check(&scene, NULL), 0);
            for (const struct said *said = rows[i].said; said->role; said++) {
                const char *text =
                    fixture_text(&scene, said->role, strcmp(said->role, "clock") == 0 ? "" : " ", &arena);
                if (!CHECK_STR(text, said->text))
                    printf("  (role %s)\n", said->role);
            }
        }
    }
    arena_finish(&program_arena);
    arena_finish(&arena);
}

/* Holds the scene of a view of the harbour against a golden dump. */
static inline void check_golden(const char *name, const struct fixture_view *wanted, int width, int height)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row(name);
    const struct program *program = fixture_program(&harbour_event, &arena);
    struct scene scene;
    fixture_compose(fixture_make_view(program, wanted, &arena), &fixture_metrics, width, height, &arena,
                    &scene);
    char path[200];
    snprintf(path, sizeof path, "tests/screens/golden/%s.txt", name);
    golden_check(path, scene_dump(&scene, &arena));
    arena_finish(&arena);
}

#endif
