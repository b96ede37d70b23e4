/*
 * moments.h: the moments that goldens are made of: those of assets/moments.txt, and of moments.txt beside
 * this file, which says what its columns are.
 */
#ifndef NOWNEXT_TESTS_GOLDEN_MOMENTS_H
#define NOWNEXT_TESTS_GOLDEN_MOMENTS_H

#include "changes/fold.h"
#include "gallery/gallery.h"
#include "load/load_program.h"
#include "load/load_display.h"
#include "load/style.h"
#include "tool/call_display.h"
#include "player/still.h"
#include "lookup/moment.h"
#include "check.h"
#include "names.h"
#include "screens/screen.h"
#include "spool/file.h"

#define LPC_2024 "programs/lpc-2024.json"
#define MOST_PROGRAMS 8
#define MOST_MOMENTS 200

struct golden_moment {
    struct gallery_moment shown;
    const struct program *program; /* that it is of; not shown with no_program */
    const struct words *words;
    struct station station;
    bool no_program, night, test_card, unknown;
    const char *room_name, *picture; /* NULL: not given */
    const struct live *live;         /* the same */
    double diagonal_in;
    struct instant checked; /* 0: not given */
    const char *plan;       /* a picture that live data may show; NULL: none */
};

struct golden_moments {
    struct arena arena;
    struct loaded programs[MOST_PROGRAMS];
    struct gallery galleries[MOST_PROGRAMS]; /* of each program */
    unsigned program_count, count;
    struct golden_moment list[MOST_MOMENTS];
};

/* Panels that each moment is dumped on, and looked at for contrast. */
struct golden_panel {
    int width, height;
};
static const struct golden_panel golden_panels[] = {{1920, 1080}, {1080, 1920}, {800, 480}};
#define GOLDEN_PANEL_COUNT (sizeof golden_panels / sizeof *golden_panels)

/* A file that can't be used is a fault of the tests themselves: they end. */
static inline void moments_stop(const char *what, const char *why)
{
    printf("%s: %s\n", what, why);
    exit(1);
}

static inline struct gallery *moments_gallery(struct golden_moments *moments, const char *path)
{
    struct err err = {0};
    for (unsigned i = 0; i < moments->program_count; i++)
        if (strcmp(moments->programs[i].path, path) == 0)
            return &moments->galleries[i];
    if (moments->program_count == MOST_PROGRAMS)
        moments_stop(path, "too many programs");
    unsigned number = moments->program_count++;
    if (!load_program(arena_copy(&moments->arena, path), &(struct load_options){.timezone = NULL},
                      &moments->programs[number], &err))
        moments_stop(path, err.text);
    gallery_init(&moments->galleries[number], moments->programs[number].program, &moments->arena);
    return &moments->galleries[number];
}

static inline const struct words *moments_words(struct golden_moments *moments, const char *language)
{
    const struct words *words = NULL;
    const char *path = NULL;
    bool found = false;
    struct err err = {0};
    if (!style_load_words(language, &moments->arena, &words, &found, &path, &err) || !found)
        moments_stop(language, "there are no such words");
    return words;
}

static inline const struct live *moments_live(struct golden_moments *moments, const char *path)
{
    const struct live *live = NULL;
    struct err err = {0};
    if (!load_live(path, &moments->arena, NULL, &live, &err))
        moments_stop(path, err.text);
    return live;
}

static inline void moments_take_live(struct golden_moments *moments, struct golden_moment *moment,
                                     const char *path)
{
    moment->live = moments_live(moments, path);
    moment->program = changes_fold(moment->program, NULL, moment->live, &moments->arena, NULL);
}

static inline struct page moments_notice(const struct golden_moment *moment, const char *id)
{
    for (uint32_t i = 0; moment->live && i < moment->live->notice_count; i++)
        if (strcmp(moment->live->notices[i].id, id) == 0)
            return still_page(PAGE_NOTICE, i, 0);
    moments_stop(id, "there is no such notice");
    return (struct page){0};
}

static inline void moments_instant(struct golden_moment *moment, const char *text)
{
    struct err err = {0};
    if (!when_read(text, moment->program, &moment->checked, &err))
        moments_stop(text, err.text);
}

static inline void moments_apply(struct golden_moments *moments, struct golden_moment *moment, char *with)
{
    for (char *word = strtok(with, ","); word; word = strtok(NULL, ",")) {
        char *value = strchr(word, '=');
        if (value)
            *value++ = '\0';
        if (!value && strcmp(word, "night") == 0)
            moment->night = true;
        else if (!value && strcmp(word, "test-card") == 0)
            moment->test_card = true;
        else if (!value && strcmp(word, "unknown") == 0)
            moment->unknown = true;
        else if (value && strcmp(word, "clock") == 0)
            moment->station.clock =
                strcmp(value, "untrusted") == 0 ? STATION_CLOCK_UNTRUSTED : STATION_CLOCK_UNVERIFIED;
        else if (value && strcmp(word, "program") == 0)
            moment->no_program = true;
        else if (value && strcmp(word, "check") == 0)
            moment->station.check = STATION_CHECK_FAILED;
        else if (value && strcmp(word, "checked") == 0)
            moments_instant(moment, value);
        else if (value && strcmp(word, "fault") == 0)
            moment->station.fault =
                strcmp(value, "config") == 0 ? STATION_FAULT_CONFIG : STATION_FAULT_STORAGE;
        else if (value && strcmp(word, "room") == 0)
            moment->room_name = value;
        else if (value && strcmp(word, "picture") == 0)
            moment->picture = value;
        else if (value && strcmp(word, "plan") == 0)
            moment->plan = value;
        else if (value && strcmp(word, "live") == 0)
            moments_take_live(moments, moment, value);
        else if (value && strcmp(word, "notice") == 0) {
            moment->shown.page_fixed = true;
            moment->shown.page = moments_notice(moment, value);
        } else if (value && strcmp(word, "language") == 0)
            moment->words = moments_words(moments, value);
        else if (value && strcmp(word, "diagonal") == 0)
            moment->diagonal_in = strtod(value, NULL);
        else if (value || strcmp(word, "-") != 0)
            moments_stop(moment->shown.name, "what is beside it is not known");
    }
}

static inline struct golden_moment *moments_add(struct golden_moments *moments, const struct gallery *gallery,
                                                uint32_t number)
{
    if (moments->count == MOST_MOMENTS)
        moments_stop(gallery->moments[number].name, "too many moments");
    struct golden_moment *moment = &moments->list[moments->count++];
    *moment = (struct golden_moment){
        .shown = gallery->moments[number],
        .program = gallery->program,
        .words = words_english(),
        .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, STATION_FAULT_NONE}};
    return moment;
}

/* A line of the tests' own file: the second word is the program's path, the seventh what is beside it. */
static inline void moments_read_line(struct golden_moments *moments, const char *line)
{
    char *copy = arena_copy(&moments->arena, line), *words[7];
    unsigned count = 0;
    copy[strcspn(copy, "#")] = '\0';
    for (char *word = strtok(copy, " "); word && count < 7; word = strtok(NULL, " "))
        words[count++] = word;
    if (count == 0)
        return;
    struct err err = {0};
    if (count < 7)
        moments_stop(line, "it has less than seven columns");
    struct gallery *gallery = moments_gallery(moments, words[1]);
    if (!gallery_read(gallery, line, words[1], &err))
        moments_stop(line, err.text);
    moments_apply(moments, moments_add(moments, gallery, gallery->count - 1), words[6]);
}

/* Owner: the caller, who calls moments_finish. */
static inline void moments_load(struct golden_moments *moments)
{
    struct err err = {0};
    size_t size;
    const char *text = NULL;
    memset(moments, 0, sizeof *moments);
    arena_init(&moments->arena, malloc, free);
    struct gallery *gallery = moments_gallery(moments, "assets/" LPC_2024);
    if (!spool_read_file("assets/moments.txt", 1 << 20, &moments->arena, &text, &size, &err) ||
        !gallery_read(gallery, text, LPC_2024, &err))
        moments_stop("assets/moments.txt", err.text);
    for (uint32_t i = 0; i < gallery->count; i++)
        moments_add(moments, gallery, i);
    if (!spool_read_file("tests/golden/moments.txt", 1 << 20, &moments->arena, &text, &size, &err))
        moments_stop("tests/golden/moments.txt", err.text);
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
        moments_read_line(moments, arena_copy_n(&moments->arena, at, strcspn(at, "\n")));
    for (unsigned i = 0; i < moments->count; i++)
        for (unsigned j = 0; j < i; j++)
            if (strcmp(moments->list[i].shown.name, moments->list[j].shown.name) == 0)
                moments_stop(moments->list[i].shown.name, "two moments have this name");
}

static inline void moments_finish(struct golden_moments *moments)
{
    for (unsigned i = 0; i < moments->program_count; i++)
        load_finish(&moments->programs[i]);
    arena_finish(&moments->arena);
}

/* NULL if there is none. */
static inline const struct golden_moment *moments_find(const struct golden_moments *moments, const char *name)
{
    for (unsigned i = 0; i < moments->count; i++)
        if (strcmp(moments->list[i].shown.name, name) == 0)
            return &moments->list[i];
    return NULL;
}

/* View and scene of a moment, in the arena, on a panel of this size. */
static inline void moments_compose(const struct golden_moment *moment, struct golden_panel panel,
                                   const struct theme *theme, const struct text_metrics *metrics,
                                   struct arena *arena, struct view *ret_view, struct scene *ret)
{
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    display_config_set_defaults(config, moment->shown.role);
    config->name = moment->shown.role == ROLE_DOOR ? "door-1" : "hallway-1";
    config->panel.width = panel.width;
    config->panel.height = panel.height;
    config->panel.diagonal_in = moment->diagonal_in;
    display_config_set_room(config, moment->program, moment->shown.room, arena);
    if (moment->room_name) {
        config->rooms = rooms_called(&moment->room_name, 1);
        config->room_count = 1;
    }
    if (moment->plan) {
        struct display_picture *plan = ARENA_NEW(arena, struct display_picture);
        plan->file = moment->plan;
        config->pictures = plan;
        config->picture_count = 1;
    }
    if (moment->night) {
        config->night_off_min = 21 * 60;
        config->night_on_min = 7 * 60;
    }
    struct view_request request = {.program = moment->no_program ? NULL : moment->program,
                                   .live = moment->live,
                                   .config = config,
                                   .now = moment->shown.at,
                                   .checked = moment->checked,
                                   .station = moment->station,
                                   .test_card = moment->test_card,
                                   .who = moment->unknown ? "host sign-7, serial 100000001a2b3c4d, MAC "
                                                            "dc:a6:32:01:02:03"
                                                          : NULL,
                                   .page_fixed = moment->shown.page_fixed,
                                   .page = moment->shown.page};
    if (moment->picture) {
        request.page_fixed = true;
        request.page = still_page(PAGE_PICTURE, PROGRAM_NONE, 0);
        request.page.file = moment->picture;
    }
    struct screen_style style = {.theme = theme,
                                 .words = moment->words,
                                 .metrics = metrics,
                                 .width = panel.width,
                                 .height = panel.height};
    view_make(&request, arena, ret_view);
    screen_compose(ret_view, &style, arena, ret);
}

#endif
