#include "names.h"
#include "gallery/gallery.h"

#include "gallery/fixture.h"

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
        struct still still = gallery_still(found, &config, &style);
        still_compose(&still, loaded->program, renderer, &arena, &view, &scene);
        CHECK_INT(config.role, rows[i].role);
        CHECK_INT(view.kind, rows[i].kind);
        CHECK_INT(scene.width, 480);
        if (view.kind == VIEW_PICTURE)
            CHECK_STR(view.page.file, "plan.png");
        CHECK_INT(view.kind == VIEW_DOOR ? view.notices.count : 0, strcmp(rows[i].name, "live-warning") == 0);
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
        CHECK_INT(gallery.moments[2].page.subject, program_find_room(loaded->program, room_called("hall-b")));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row(bad[i].line);
        err = (struct err){0};
        CHECK(!gallery_read(&gallery, bad[i].line, "p/small.json", &err));
        CHECK_INT(err.line, 1);
        CHECK(contains(err.text, bad[i].error));
    }
    check_row("the fault's line");
    err = (struct err){0};
    CHECK(!gallery_read(&gallery, "# one\n\nx p/small.json soon door hall-a -\n", "p/small.json", &err));
    CHECK_INT(err.line, 3);
    arena_finish(&arena);
}

int main(void)
{
    struct loaded loaded;
    load_small(&loaded);
    test_messages(&loaded);
    test_read(&loaded);
    load_finish(&loaded);
    return check_done();
}
