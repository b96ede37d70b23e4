#include "player/still.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "raster/png.h"

struct style still_style(const struct still *still)
{
    return still->style && still->style->theme ? *still->style : style_default();
}

static const struct station stations[STILL_STATION_COUNT] = {
    [STILL_RUNNING] = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER,
                       STATION_FAULT_NONE},
    [STILL_TIME_UNVERIFIED] = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNVERIFIED, STATION_CHECK_NEVER,
                               STATION_FAULT_NONE},
    [STILL_CLOCK_UNTRUSTED] = {STATION_PROGRAM_LOADED, STATION_CLOCK_UNTRUSTED, STATION_CHECK_NEVER,
                               STATION_FAULT_NONE},
    [STILL_NO_PROGRAM] = {STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_CHECK_FAILED,
                          STATION_FAULT_NONE},
    [STILL_FAULT] = {STATION_PROGRAM_NONE, STATION_CLOCK_TRUSTED, STATION_CHECK_NEVER, STATION_FAULT_CONFIG},
};

static struct screen_style style_of(const struct still *still, struct renderer *renderer)
{
    struct style chosen = still_style(still);
    struct screen_style style = {
        .theme = chosen.theme, .words = chosen.words, .metrics = renderer_metrics(renderer)};
    screen_style_for_panel(&style, &still->config->panel);
    return style;
}

void still_view(const struct still *still, const struct program *program, struct arena *arena,
                struct view *ret)
{
    bool has_program = stations[still->station].program == STATION_PROGRAM_LOADED;
    struct view_request request = {.program = has_program ? program : NULL,
                                   .config = still->config,
                                   .live = still->live,
                                   .test_card = still->test_card,
                                   .now = still->at,
                                   .checked = still->checked,
                                   .station = stations[still->station],
                                   .page_fixed = still->page_fixed,
                                   .page = still->page};
    view_make(&request, arena, ret);
}

void still_compose(const struct still *still, const struct program *program, struct renderer *renderer,
                   struct arena *arena, struct view *ret_view, struct scene *ret_scene)
{
    struct screen_style style = style_of(still, renderer);
    still_view(still, program, arena, ret_view);
    screen_compose(ret_view, &style, arena, ret_scene);
}

struct page still_page(enum page_kind kind, uint32_t subject, uint32_t repetition)
{
    return (struct page){
        .kind = kind, .subject = subject, .repetition = repetition, .end = INSTANT_NEVER, .count = 1};
}

uint32_t still_overview_pages(const struct still *still, const struct view *view, struct renderer *renderer,
                              struct arena *arena)
{
    struct screen_style style = style_of(still, renderer);
    return screen_page_count(view, &style, arena);
}

/* Each pixel is the mean of those that it stands for. */
static struct frame *shrink(const struct frame *frame, int most)
{
    int longest = frame->width > frame->height ? frame->width : frame->height;
    int factor = (longest + most - 1) / most;
    struct frame *small = frame_create(frame->width / factor, frame->height / factor);
    for (int y = 0; small && y < small->height; y++)
        for (int x = 0; x < small->width; x++)
            for (int channel = 0; channel < 4; channel++) {
                int sum = 0;
                for (int i = 0; i < factor * factor; i++)
                    sum += frame->pixels[(y * factor + i / factor) * frame->pitch +
                                         (x * factor + i % factor) * 4 + channel];
                small->pixels[y * small->pitch + x * 4 + channel] = (uint8_t)(sum / (factor * factor));
            }
    return small;
}

static bool replace_png(const struct frame *frame, const char *path, struct err *reterr)
{
    char beside[1100];
    if ((size_t)snprintf(beside, sizeof beside, "%s.new", path) >= sizeof beside)
        return err_set(reterr, ERR_IO, "the path of a picture is too long");
    if (!png_write(frame->width, frame->height, frame->pitch, frame->pixels, beside, reterr))
        return false;
    if (rename(beside, path) == 0)
        return true;
    err_set(reterr, ERR_IO, "%s can't be written: %s", path, strerror(errno));
    remove(beside);
    return false;
}

bool still_write(const struct scene *scene, struct renderer *renderer, const char *path, const char *thumb,
                 int thumb_px, struct err *reterr)
{
    struct frame *frame = frame_create(scene->width, scene->height), *small = NULL;
    bool ok = frame != NULL;
    if (ok) {
        struct box whole = {.width = scene->width, .height = scene->height};
        render_scene(renderer, scene, &whole, 1, frame);
        ok = !path || replace_png(frame, path, reterr);
    }
    if (ok && thumb) {
        small = shrink(frame, thumb_px);
        ok = small && replace_png(small, thumb, reterr);
    }
    frame_destroy(small);
    frame_destroy(frame);
    return ok || err_set(reterr, ERR_IO, "memory has run out for a picture");
}

bool still_make_folder(const char *path, struct err *reterr)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    return err_set(reterr, ERR_IO, "the folder can't be made: %s", strerror(errno));
}
