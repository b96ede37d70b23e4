/*
 * alarm_fixture.h: emergencies in the small event of screen_fixture.h, for the tests of their screens.
 */
#ifndef NOWNEXT_TESTS_SCREENS_ALARM_FIXTURE_H
#define NOWNEXT_TESTS_SCREENS_ALARM_FIXTURE_H

#include "screens/screen_fixture.h"

#include "check.h"

static const int alarm_sizes[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {800, 480},  {480, 320},
                                     {320, 480},   {320, 240},   {1920, 360},  {360, 1920}, {1280, 1024}};
#define ALARM_SIZE_COUNT (sizeof alarm_sizes / sizeof *alarm_sizes)

static struct label_variant alarm_texts[] = {
    {"en", "Leave by the nearest exit"},
    {"de", "Bitte verlassen Sie das Haus jetzt durch den nächsten Ausgang, und warten Sie auf dem Parkplatz"},
    {"ja", "ただちに最寄りの出口から建物の外へ避難してください"},
    {"ar", "غادروا المبنى الآن من أقرب مخرج"},
};

struct alarm {
    enum emergency_kind kind;
    bool test, lifted;
    enum display_role role;
    uint32_t turn; /* of its texts */
    const struct theme *theme;
    bool untrusted; /* the clock */
    const struct words *words;
    const char *picture; /* that the display has; NULL: none */
};

/* The scene of an emergency at 10:42 on a panel; fixture_layout_finish frees it. */
static inline void alarm_compose(struct fixture_layout *f, const struct alarm *alarm, int width, int height)
{
    static struct live_emergency emergency;
    static struct live live;
    emergency = (struct live_emergency){.kind = alarm->kind,
                                        .text = {4, alarm_texts},
                                        .picture = alarm->picture,
                                        .everywhere = true,
                                        .until = INSTANT_NEVER,
                                        .test = alarm->test,
                                        .raised = fixture_instant("12T10:00"),
                                        .lifted = alarm->lifted ? fixture_instant("12T10:41") : INSTANT_NONE};
    live = (struct live){.issued = INSTANT_NONE, .emergency = &emergency};
    struct fixture_view wanted = {
        .role = alarm->role, .room = "A", .at = "12T10:42", .station = fixture_running, .live = &live};
    if (alarm->untrusted)
        wanted.station.clock = STATION_CLOCK_UNTRUSTED;
    fixture_layout_init(f, &harbour_event, &wanted, width, height);
    CHECK_STR(view_kind_name(f->layout.view->kind), "emergency");
    struct view *view = ARENA_NEW(&f->arena, struct view);
    *view = *f->layout.view;
    view->emergency.text = alarm->turn;
    struct display_config *config = ARENA_NEW(&f->arena, struct display_config);
    struct display_picture *plan = ARENA_NEW(&f->arena, struct display_picture);
    *config = *view->config;
    plan->file = alarm->picture;
    config->pictures = plan;
    config->picture_count = alarm->picture != NULL;
    view->config = config;
    if (alarm->theme)
        f->style.theme = alarm->theme;
    if (alarm->words)
        f->style.words = alarm->words;
    screen_compose(view, &f->style, &f->arena, &f->scene);
    struct str_builder faults = {.arena = &f->arena};
    if (!CHECK_INT(scene_check(&f->scene, &faults), 0))
        printf("%s", faults.text);
    for (uint32_t i = 0; i < f->scene.count; i++)
        CHECK(!f->scene.items[i].cut || !strstr(f->scene.items[i].role, "emergency"));
}

/* A theme with none of night's colours. */
static inline struct theme alarm_other_theme(void)
{
    struct theme theme = *theme_night();
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++) {
        struct color *color = theme_color(&theme, i);
        *color = (struct color){(uint8_t)(255 - color->red), (uint8_t)(250 - color->green / 2), 90};
    }
    return theme;
}

/* The least contrast of a text with what lies under its middle. */
static inline double alarm_least_contrast(const struct scene *scene)
{
    double least = 21;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        struct color under = scene->background;
        if (item->kind != ITEM_TEXT)
            continue;
        for (uint32_t j = 0; j < i; j++)
            if (scene->items[j].kind == ITEM_FILL && box_overlaps(scene->items[j].box, item->box))
                under = scene->items[j].color;
        double contrast = theme_contrast(item->color, under);
        least = contrast < least ? contrast : least;
    }
    return least;
}

#endif
