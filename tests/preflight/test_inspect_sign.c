#include "names.h"
#include "preflight/inspect_sign.h"

#include "tool/fixture.h"

/* Screens of the small program that are then spoilt in one way each. */
struct bench {
    struct loaded loaded;
    struct arena arena;
    struct renderer *renderer;
    struct display_config config;
    struct style style;
    struct theme theme;
    struct still still;
    struct view view;
    struct scene scene;
    struct findings findings;
};

static void compose(struct bench *bench, enum display_role role, const char *at)
{
    static const char *const rooms[] = {"hall-b"};
    arena_reset(&bench->arena);
    display_config_set_defaults(&bench->config, role);
    if (role == ROLE_DOOR) {
        bench->config.rooms = rooms_called(rooms, 1);
        bench->config.room_count = 1;
    }
    bench->config.panel.width = 1280;
    bench->config.panel.height = 720;
    bench->theme = *theme_night();
    bench->style = (struct style){&bench->theme, words_english()};
    bench->still = (struct still){.config = &bench->config,
                                  .style = &bench->style,
                                  .at = moment(&bench->loaded, at),
                                  .page_fixed = role == ROLE_HALLWAY,
                                  .page = still_page(PAGE_SOON, PROGRAM_NONE, 0)};
    still_compose(&bench->still, bench->loaded.program, bench->renderer, &bench->arena, &bench->view,
                  &bench->scene);
    findings_init(&bench->findings, &bench->arena);
}

static void expect(struct bench *bench, const char *label, int rule, const char *text)
{
    struct inspection inspection = {bench->loaded.program, bench->renderer, NULL, &bench->findings, 0, 0};
    struct study study = {&inspection, &bench->still, &bench->view, &bench->scene, "en"};
    check_row(label);
    inspect_sign(&study, &bench->arena);
    if (!CHECK_INT(bench->findings.count, rule < 0 ? 0 : 1) || rule < 0)
        return;
    CHECK_STR(finding_rule_name(bench->findings.list[0].rule), finding_rule_name((enum finding_rule)rule));
    CHECK(contains(bench->findings.list[0].text, text));
}

/* Takes what a scene has of a role out of it. */
static void rename_role(struct bench *bench, const char *role, const char *name)
{
    for (uint32_t i = 0; i < bench->scene.count; i++)
        if (strncmp(bench->scene.items[i].role, role, strlen(role)) == 0)
            bench->scene.items[i].role = name;
}

static void test_states(struct bench *bench)
{
    static const char *const moments[] = {"2025-03-29 10:20", "2025-03-29 09:55", "2025-03-29 12:40",
                                          "2025-03-30 23:00", "2025-03-27 10:00"};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        compose(bench, ROLE_DOOR, moments[i]);
        expect(bench, moments[i], -1, "");
        compose(bench, ROLE_DOOR, moments[i]);
        rename_role(bench, "field.", "other");
        expect(bench, moments[i], FINDING_STATE_UNSHOWN, "has no shape");
    }
    compose(bench, ROLE_DOOR, "2025-03-29 10:20");
    rename_role(bench, "band.", "other");
    expect(bench, "no word", FINDING_STATE_UNSHOWN, "has no word");
    compose(bench, ROLE_DOOR, "2025-03-27 10:00");
    rename_role(bench, "message", "other");
    expect(bench, "no sentence before the event", FINDING_STATE_UNSHOWN, "BEFORE_EVENT has no word");
    compose(bench, ROLE_DOOR, "2025-03-29 10:20");
    rename_role(bench, "band.", "message");
    expect(bench, "a sentence in a band's place", FINDING_STATE_UNSHOWN, "has no word");
}

static void test_lists(struct bench *bench)
{
    compose(bench, ROLE_HALLWAY, "2025-03-29 10:20");
    CHECK_INT(bench->view.kind, VIEW_SOON);
    expect(bench, "all are shown or counted", -1, "");
    compose(bench, ROLE_HALLWAY, "2025-03-29 10:20");
    rename_role(bench, "page.", "other");
    rename_role(bench, "title", "other");
    expect(bench, "none is", FINDING_LIST_UNCOUNTED, "0 of ");
}

static void test_themes(struct bench *bench)
{
    compose(bench, ROLE_DOOR, "2025-03-29 10:20");
    bench->theme.name = "other";
    bench->theme.ink = bench->theme.ground;
    expect(bench, "a theme of other colours", -1, "");
    compose(bench, ROLE_DOOR, "2025-03-29 10:20");
    bench->theme.name = "other";
    for (uint32_t i = 0; i < bench->scene.count; i++)
        if (study_is_title(&bench->scene.items[i]))
            bench->scene.items[i].size_px++;
    expect(bench, "a title of another size", FINDING_THEME_SIZE, "is another one in night");
    compose(bench, ROLE_DOOR, "2025-03-29 10:20");
    bench->theme.name = "other";
    for (uint32_t i = 0; i < bench->scene.count; i++)
        if (study_is_title(&bench->scene.items[i]))
            bench->scene.items[i].baseline++;
    expect(bench, "a title in another place", FINDING_THEME_SIZE, "is another one in night");
}

int main(void)
{
    static struct bench bench;
    struct err err = {0};
    load_small(&bench.loaded);
    arena_init(&bench.arena, malloc, free);
    bench.renderer = renderer_create(&err);
    if (!bench.renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    test_states(&bench);
    test_lists(&bench);
    test_themes(&bench);
    renderer_destroy(bench.renderer);
    arena_finish(&bench.arena);
    load_finish(&bench.loaded);
    return check_done();
}
