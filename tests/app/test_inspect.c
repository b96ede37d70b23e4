#include "app/inspect.h"

#include "fixture.h"

/* A door of the small program whose scene is then spoilt in one way a row. */
struct bench {
    struct loaded loaded;
    struct arena arena;
    struct renderer *renderer;
    struct display_config config;
    struct shot shot;
    struct view view;
    struct scene scene;
    struct findings findings;
};

static void compose(struct bench *bench)
{
    static const char *const rooms[] = {"hall-b"};
    arena_reset(&bench->arena);
    display_config_set_defaults(&bench->config, ROLE_DOOR);
    bench->config.rooms = rooms;
    bench->config.room_count = 1;
    bench->config.panel.width = 800;
    bench->config.panel.height = 480;
    bench->shot = (struct shot){.config = &bench->config, .at = moment(&bench->loaded, "10:20")};
    shot_compose(&bench->shot, bench->loaded.program, bench->renderer, &bench->arena, &bench->view, &bench->scene);
    findings_init(&bench->findings, &bench->arena);
}

static struct item *item_of(struct bench *bench, const char *role)
{
    for (uint32_t i = 0; i < bench->scene.count; i++)
        if (bench->scene.items[i].kind == ITEM_TEXT && strcmp(bench->scene.items[i].role, role) == 0)
            return &bench->scene.items[i];
    CHECK(false);
    return &bench->scene.items[0];
}

static void inspect(struct bench *bench)
{
    struct inspection inspection = {bench->loaded.program, bench->renderer, &bench->findings, 3, 4};
    inspect_screen(&inspection, &bench->shot, &bench->view, &bench->scene, &bench->arena);
}

static void expect(struct bench *bench, const char *label, enum finding_rule rule, const char *session,
                   const char *text)
{
    check_row(label);
    inspect(bench);
    CHECK_INT(bench->findings.count, 1);
    if (bench->findings.count != 1)
        return;
    const struct finding *finding = &bench->findings.list[0];
    CHECK_STR(finding_rule_name(finding->rule), finding_rule_name(rule));
    CHECK_INT(finding->session, session ? program_find_session(bench->loaded.program, session) : PROGRAM_NONE);
    CHECK(contains(finding->text, text));
    CHECK_INT(finding->display, 3);
    CHECK_INT(finding->width, 800);
    CHECK_INT(finding->first_ms, bench->shot.at.ms);
}

static void test_faults(struct bench *bench)
{
    check_row("as it is");
    compose(bench);
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);

    struct item *title = item_of(bench, "title.now");
    title->text = "Comp\xE2\x80\xA6";
    title->length = 7;
    title->cut = true;
    expect(bench, "title", FINDING_TITLE_CUT, "2", "title.now: Comp");

    compose(bench);
    item_of(bench, "room")->cut = true;
    expect(bench, "room", FINDING_TEXT_CUT, "2", "room: Hall B");

    compose(bench);
    struct item *date = item_of(bench, "date");
    date->text = "A\xF4\x8F\xBF\xB0" "B\xF4\x8F\xBF\xBD"; /* private use: no font's */
    date->length = 10;
    expect(bench, "glyph", FINDING_GLYPH_MISSING, "2", "date: U+10FFF0 U+10FFFD");

    compose(bench);
    item_of(bench, "date")->size_px = 5;
    expect(bench, "small", FINDING_TEXT_SMALL, "2", "text date");

    compose(bench);
    item_of(bench, "date")->color = (struct color){0x20, 0x20, 0x20};
    expect(bench, "contrast", FINDING_CONTRAST, NULL, "needs 4.5:1");

    compose(bench);
    item_of(bench, "title.now")->color = (struct color){0x80, 0x80, 0x80};
    expect(bench, "contrast of NOW", FINDING_CONTRAST, NULL, "needs 7.0:1");

    compose(bench);
    struct item *moved = item_of(bench, "date");
    moved->box.x = -4000;
    expect(bench, "outside", FINDING_OUTSIDE, "2", "outside the picture");

    compose(bench);
    bench->config.panel.overscan[2] = 40;
    shot_compose(&bench->shot, bench->loaded.program, bench->renderer, &bench->arena, &bench->view, &bench->scene);
    check_row("overscan");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
    struct item *low = item_of(bench, "date");
    low->baseline += bench->scene.height - 5 - low->box.y - low->box.height;
    low->box.y = bench->scene.height - 5 - low->box.height;
    expect(bench, "hidden", FINDING_OUTSIDE, "2", "outside what is seen");
}

static void test_distance(struct bench *bench)
{
    compose(bench);
    bench->config.panel.diagonal_in = 7;
    bench->config.panel.viewing_distance_m = 1;
    check_row("near");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
    bench->config.panel.viewing_distance_m = 20;
    expect(bench, "far", FINDING_NOW_SMALL, "2", "166.0 mm");
}

static void test_shown(struct bench *bench)
{
    uint8_t shown[32] = {0};
    compose(bench);
    check_row("shown");
    inspect_shown(&bench->view, &bench->scene, shown);
    for (uint32_t i = 0; i < bench->loaded.program->session_count; i++)
        CHECK_INT(shown[i], i == program_find_session(bench->loaded.program, "2"));
    /* What has no title on the screen is not shown. */
    memset(shown, 0, sizeof shown);
    item_of(bench, "title.now")->text = "Somethin";
    inspect_shown(&bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 0);
}

int main(void)
{
    struct bench bench = {0};
    struct err err = {0};
    bench.renderer = renderer_create(&err);
    if (!bench.renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&bench.loaded);
    arena_init(&bench.arena, malloc, free);
    test_faults(&bench);
    test_distance(&bench);
    test_shown(&bench);
    arena_finish(&bench.arena);
    load_finish(&bench.loaded);
    renderer_destroy(bench.renderer);
    return check_done();
}
