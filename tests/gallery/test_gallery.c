#include "gallery/gallery.h"

#include "tool/fixture.h"

static const struct gallery_moment *find(const struct gallery *gallery, const char *name)
{
    for (uint32_t i = 0; i < gallery->count; i++)
        if (strcmp(gallery->moments[i].name, name) == 0)
            return &gallery->moments[i];
    printf("%s is not there\n", name);
    CHECK(false);
    return NULL;
}

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
        CHECK_INT(found->room,
                  rows[i].room ? program_find_room(loaded->program, rows[i].room) : PROGRAM_NONE);
        if (rows[i].at)
            CHECK_INT(found->at.ms, moment(loaded, rows[i].at).ms);
    }
    check_row("names");
    for (uint32_t i = 0; i < gallery.count; i++)
        for (uint32_t j = 0; j < i; j++)
            CHECK(strcmp(gallery.moments[i].name, gallery.moments[j].name) != 0);
    arena_finish(&arena);
}

static void test_messages(const struct loaded *loaded)
{
    static const struct {
        const char *name;
        enum display_role role;
        enum view_kind kind;
    } rows[] = {{"message-no-program", ROLE_DOOR, VIEW_NO_PROGRAM},
                {"message-clock-door", ROLE_DOOR, VIEW_CLOCK_UNTRUSTED},
                {"message-clock-hallway", ROLE_HALLWAY, VIEW_CLOCK_UNTRUSTED},
                {"message-unverified", ROLE_DOOR, VIEW_DOOR},
                {"message-fault", ROLE_DOOR, VIEW_FAULT},
                {"message-unknown-room", ROLE_DOOR, VIEW_FAULT},
                {"message-night", ROLE_HALLWAY, VIEW_NIGHT},
                {"live-notice", ROLE_HALLWAY, VIEW_NOTICE},
                {"live-warning", ROLE_DOOR, VIEW_DOOR},
                {"live-emergency", ROLE_DOOR, VIEW_EMERGENCY},
                {"live-drill", ROLE_HALLWAY, VIEW_EMERGENCY},
                {"live-over", ROLE_DOOR, VIEW_EMERGENCY},
                {"test-card", ROLE_DOOR, VIEW_TEST_CARD},
                {"picture-2", ROLE_HALLWAY, VIEW_PICTURE}};
    static const struct cycle_entry cycle[] = {{.kind = PAGE_SOON},
                                               {.kind = PAGE_PICTURE, .file = "plan.png"}};
    struct display_config base, config;
    struct arena arena;
    struct gallery gallery;
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("messages: skipped: %s\n", err.text);
        return;
    }
    arena_init(&arena, malloc, free);
    gallery_init(&gallery, loaded->program, &arena);
    display_config_set_defaults(&base, ROLE_HALLWAY);
    base.panel = (struct panel_config){.width = 800, .height = 480, .rotate = 90};
    base.cycle = cycle;
    base.cycle_count = 2;
    gallery_add_messages(&gallery);
    gallery_add_live(&gallery);
    gallery_add_pictures(&gallery, &base);
    CHECK_INT(gallery.count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct view view;
        struct scene scene;
        check_row(rows[i].name);
        const struct gallery_moment *found = find(&gallery, rows[i].name);
        if (!found)
            continue;
        gallery_configure(&gallery, found, &base, &arena, &config);
        const struct style style = style_default();
        struct still still = gallery_shot(found, &config, &style);
        still_compose(&still, loaded->program, renderer, &arena, &view, &scene);
        CHECK_INT(config.role, rows[i].role);
        CHECK_INT(view.kind, rows[i].kind);
        CHECK_INT(scene.width, 480);
    }
    renderer_destroy(renderer);
    arena_finish(&arena);
}

static void test_read(const struct loaded *loaded)
{
    static const char text[] =
        "# a comment\n\n"
        "one   p/small.json 2025-03-29T10:20:00+01:00 door hall-a - # NOW\n"
        "other p/other.json never nobody nowhere - # of another program\n"
        "two   p/small.json 2025-03-29T10:20:00+01:00 hallway - contribution:6 # about\n"
        "three p/small.json 2025-03-29T10:20:00+01:00 hallway hall-b room\n";
    static const struct {
        const char *line, *error;
    } bad[] = {{"x p/small.json 2025-03-29T10:20:00+01:00 door", "six columns"},
               {"x p/small.json 2025-03-29T10:20:00+01:00 door cellar -", "no room cellar"},
               {"x p/small.json 2025-03-29T10:20:00+01:00 window hall-a -", "window"},
               {"x p/small.json soon door hall-a -", "soon"},
               {"x p/small.json 2025-03-29T10:20:00+01:00 hallway - contribution:99", "contribution:99"}};
    struct arena arena;
    struct gallery gallery;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    gallery_init(&gallery, loaded->program, &arena);
    check_row("read");
    CHECK(gallery_read(&gallery, text, "p/small.json", &err));
    CHECK_INT(gallery.count, 3);
    if (gallery.count == 3) {
        CHECK_STR(gallery.moments[0].name, "one");
        CHECK_STR(gallery.moments[0].what, "NOW");
        CHECK(!gallery.moments[0].page_fixed);
        CHECK_INT(gallery.moments[1].page.kind, PAGE_CONTRIBUTION);
        CHECK_INT(gallery.moments[1].page.subject, program_find_session(loaded->program, "6"));
        CHECK_INT(gallery.moments[2].page.kind, PAGE_ROOM);
        CHECK_INT(gallery.moments[2].page.subject, program_find_room(loaded->program, "hall-b"));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row(bad[i].line);
        err = (struct err){0};
        CHECK(!gallery_read(&gallery, bad[i].line, "p/small.json", &err));
        CHECK_INT(err.line, 1);
        CHECK(contains(err.text, bad[i].error));
    }
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
    test_messages(&loaded);
    test_find(&loaded);
    test_read(&loaded);
    test_around(&loaded);
    load_finish(&loaded);
    return check_done();
}
