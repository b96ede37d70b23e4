#include "names.h"
#include "gallery/gallery_find.h"

#include "gallery/fixture.h"

static void test_find(const struct loaded *loaded)
{
    static const struct {
        const char *name, *room, *at;
    } rows[] = {{"door-on", "hall-a", "2025-03-29T10:00"},
                {"door-break", "hall-b", "2025-03-29T11:00"},
                {"door-empty", "attic", NULL},
                {"door-cancelled", "hall-b", "2025-03-29T11:01"},
                {"door-most-people", "hall-a", "2025-03-29T10:01"},
                {"door-last", "hall-a", "2025-03-30T10:01"},
                {"door-longest-title", "hall-a", "2025-03-29T10:01"}, /* the first of two as long */
                {"hallway-evening", NULL, "2025-03-29T22:00"},        /* five hours before the day's end */
                {"hallway-overview", NULL, NULL},
                {"hallway-contribution", NULL, NULL}};
    struct arena arena;
    struct gallery gallery;
    arena_init(&arena, malloc, free);
    gallery_init(&gallery, loaded->program, &arena);
    gallery_find(&gallery);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        const struct gallery_moment *found = find(&gallery, rows[i].name);
        if (!found)
            continue;
        CHECK_INT(found->room, rows[i].room ? program_find_room(loaded->program, room_called(rows[i].room))
                                            : PROGRAM_NONE);
        if (rows[i].at)
            CHECK_INT(found->at.ms, moment(loaded, rows[i].at).ms);
    }
    check_row("a session of a minute: at its start");
    struct session *last =
        (struct session *)&loaded->program->sessions[program_find_session(loaded->program, "5")];
    struct instant end = last->end;
    last->end.ms = last->start.ms + MS_PER_MINUTE;
    struct gallery again;
    gallery_init(&again, loaded->program, &arena);
    gallery_find(&again);
    CHECK_INT(find(&again, "door-last")->at.ms, last->start.ms);
    last->end = end;
    check_row("names");
    for (uint32_t i = 0; i < gallery.count; i++)
        for (uint32_t j = 0; j < i; j++)
            CHECK(strcmp(gallery.moments[i].name, gallery.moments[j].name) != 0);
    arena_finish(&arena);
}

static bool has_moment(const struct gallery *gallery, const char *name)
{
    for (uint32_t i = 0; i < gallery->count; i++)
        if (strcmp(gallery->moments[i].name, name) == 0)
            return true;
    return false;
}

static void test_around(const struct loaded *loaded)
{
    static const struct {
        const char *label, *at;
        uint32_t room;
        bool door, soon;
    } rows[] = {{"all", "2025-03-29 09:20", 0, true, true},
                {"nothing starts", "2025-04-29 10:20", 0, true, false},
                {"no room, no door", "2025-03-29 09:20", PROGRAM_NONE, false, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct gallery gallery;
        check_row(rows[i].label);
        arena_init(&arena, malloc, free);
        gallery_init(&gallery, loaded->program, &arena);
        gallery_add_around(&gallery, rows[i].room, moment(loaded, rows[i].at));
        CHECK_INT(has_moment(&gallery, "door-now"), rows[i].door);
        CHECK_INT(has_moment(&gallery, "door-soon-portrait"), rows[i].soon);
        CHECK(has_moment(&gallery, "hallway-overview") && has_moment(&gallery, "hallway-soon"));
        CHECK(has_moment(&gallery, "hallway-contribution"));
        for (uint32_t m = 0; m < gallery.count; m++) {
            struct display_config base, config;
            display_config_set_defaults(&base, ROLE_DOOR);
            gallery_configure(&gallery, &gallery.moments[m], &base, &arena, &config);
            bool upright = strcmp(gallery.moments[m].name, "door-soon-portrait") == 0;
            CHECK_INT(config.panel.width, upright ? 1080 : 1920);
            CHECK_INT(config.panel.height, upright ? 1920 : 1080);
        }
        arena_finish(&arena);
    }
}

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    test_find(&loaded);
    test_around(&loaded);
    load_finish(&loaded);
    return check_done();
}
