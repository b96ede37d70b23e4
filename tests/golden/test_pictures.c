/*
 * tests: assets/moments.txt
 *
 * The pictures that pictures.txt names, exact to the pixel: pictures/MOMENT-WxH-THEME.png. Pixels are the
 * same only with the same type (FreeType, HarfBuzz, the font files): pictures/type.txt has that of Debian 12,
 * which they were made with. With another one this test is skipped, but for what is missing.
 */
#include "golden/moments.h"
#include "golden/picture.h"
#include "render/fade.h"
#include "scene/difference.h"

#define FOLDER "tests/golden/pictures"
#define TYPE FOLDER "/type.txt"
#define THEME_COUNT 3
static const char *const golden_themes[THEME_COUNT] = {"night", "paper", "contrast"};

#define LIST "tests/golden/pictures.txt"
#define MOST_PICTURES 40
#define MOST_FONT_BYTES (64 * 1024 * 1024)
#define MOST_FONTS 64
#define FADE_MS 400

struct row {
    const struct golden_moment *moment, *from; /* from: NULL for none */
    struct golden_panel panel;
    unsigned theme; /* of golden_themes */
    char name[160];
};

struct album {
    struct golden_moments moments;
    unsigned count;
    struct row rows[MOST_PICTURES];
    unsigned kinds[VIEW_KIND_COUNT], themes[THEME_COUNT], fades;
    struct arena arena;
    const struct theme *style[THEME_COUNT];
    struct renderer *renderers[THEME_COUNT]; /* one a theme, since each has its own fonts open */
};

/* ---- the list ---- */

static void read_row(struct album *album, char *line)
{
    char moment[80], theme[40], from[80];
    int width, height;
    line[strcspn(line, "#")] = '\0';
    if (line[strspn(line, " ")] == '\0')
        return;
    if (sscanf(line, "%79s %dx%d %39s %79s", moment, &width, &height, theme, from) != 5)
        moments_stop(line, "it has not four columns");
    if (album->count == MOST_PICTURES)
        moments_stop(LIST, "more than 40 pictures");
    struct row *row = &album->rows[album->count++];
    bool fades = strcmp(from, "-") != 0;
    row->moment = moments_find(&album->moments, moment);
    row->from = fades ? moments_find(&album->moments, from) : NULL;
    row->panel = (struct golden_panel){width, height};
    if (!row->moment || (fades && !row->from))
        moments_stop(line, "there is no such moment");
    while (row->theme < THEME_COUNT && strcmp(golden_themes[row->theme], theme) != 0)
        row->theme++;
    if (row->theme == THEME_COUNT)
        moments_stop(theme, "there is no such theme");
    album->themes[row->theme]++;
    snprintf(row->name, sizeof row->name, "%s%s-%dx%d-%s.png", moment, fades ? "-fade" : "", width, height,
             theme);
    album->fades += fades;
}

static void read_list(struct album *album)
{
    struct err err = {0};
    size_t size;
    const char *text;
    if (!spool_read_file(LIST, 1 << 20, &album->arena, &text, &size, &err))
        moments_stop(LIST, err.text);
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
        read_row(album, arena_copy_n(&album->arena, at, strcspn(at, "\n")));
}

static bool is_meant(const void *user, const char *file)
{
    const struct album *album = user;
    bool meant = strcmp(file, "type.txt") == 0;
    for (unsigned i = 0; i < album->count; i++)
        meant = meant || strcmp(album->rows[i].name, file) == 0;
    return meant;
}

static const char *path_of(const struct row *row, char *buffer, size_t size)
{
    snprintf(buffer, size, FOLDER "/%s", row->name);
    return buffer;
}

/* ---- the type ---- */

static void describe_libraries(struct str_builder *out)
{
    char libraries[300];
    str_addf(out, "%s\n", renderer_libraries(libraries, sizeof libraries));
}

/* "HASH PATH", or "- PATH" where there is no such file. */
static void describe_font(struct str_builder *out, const char *path)
{
    struct arena arena;
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    if (spool_read_file(path, MOST_FONT_BYTES, &arena, &bytes, &size, NULL))
        str_addf(out, "%016" PRIx64 " %s\n", str_hash(bytes, size), path);
    else
        str_addf(out, "- %s\n", path);
    arena_finish(&arena);
}

/* Adds to a sorted list, each once. */
static unsigned add_file(const char *file, const char *files[MOST_FONTS], unsigned count)
{
    unsigned at = count;
    while (at > 0 && strcmp(file, files[at - 1]) < 0)
        at--;
    if (count == MOST_FONTS || (at > 0 && strcmp(file, files[at - 1]) == 0))
        return count;
    memmove(files + at + 1, files + at, (count - at) * sizeof *files);
    files[at] = file;
    return count + 1;
}

/* The libraries, and each font that was opened for the pictures. */
static const char *describe_type(struct album *album)
{
    const char *files[MOST_FONTS], *file;
    unsigned count = 0;
    for (size_t i = 0; i < THEME_COUNT; i++)
        for (uint32_t n = 0; (file = renderer_font_file(album->renderers[i], n)); n++)
            count = add_file(file, files, count);
    struct str_builder out = {.arena = &album->arena};
    describe_libraries(&out);
    for (unsigned i = 0; i < count; i++)
        describe_font(&out, files[i]);
    return out.text;
}

/* What of a type that was written down is otherwise here; "" for nothing. */
static const char *other_type(struct album *album, const char *type)
{
    struct str_builder here = {.arena = &album->arena}, other = {.arena = &album->arena};
    describe_libraries(&here);
    for (const char *at = type + strcspn(type, "\n"); *at == '\n' && at[1]; at += 1 + strcspn(at + 1, "\n")) {
        const char *path = strchr(at, ' ');
        if (path)
            describe_font(&here, arena_copy_n(&album->arena, path + 1, strcspn(path + 1, "\n")));
    }
    str_add(&other, "");
    for (const char *line = here.text; *line;
         line += strcspn(line, "\n") + 1, type += strcspn(type, "\n") + 1)
        if (!golden_same_line(line, type))
            str_addf(&other, "  here     %.*s\n  pictures %.*s\n", (int)strcspn(line, "\n"), line,
                     (int)strcspn(type, "\n"), type);
    return other.text;
}

static bool is_debian_12(void)
{
    char *text = golden_read("/etc/os-release");
    bool is = text && strstr(text, "\nID=debian\n") && strstr(text, "\nVERSION_ID=\"12\"\n");
    free(text);
    return is;
}

/* ---- the pictures ---- */

static struct frame *draw(struct album *album, const struct row *row, const struct golden_moment *moment,
                          struct scene *ret_scene)
{
    struct view view;
    struct box whole = {.width = row->panel.width, .height = row->panel.height};
    struct renderer *renderer = album->renderers[row->theme];
    moments_compose(moment, row->panel, album->style[row->theme], renderer_metrics(renderer), &album->arena,
                    &view, ret_scene);
    album->kinds[view.kind]++;
    struct frame *frame = frame_create(whole.width, whole.height);
    if (frame)
        render_scene(renderer, ret_scene, &whole, 1, frame);
    return frame;
}

/* Half of the time into a fade to what `frame` shows; *frame is then that. */
static void fade_into(struct album *album, const struct row *row, const struct scene *scene,
                      struct frame **frame)
{
    struct scene before;
    struct frame *shown = draw(album, row, row->from, &before);
    struct box boxes[16];
    uint32_t count = scene_difference(&before, scene, boxes, 16);
    struct fade fade;
    int bias = 0;
    fade_begin(&fade, 0, FADE_MS);
    int weight = fade_advance(&fade, FADE_MS / 2, &bias);
    if (shown && *frame)
        fade_blend(shown, *frame, boxes, count, weight, bias);
    frame_destroy(*frame);
    *frame = shown;
}

static void test_picture(struct album *album, const struct row *row)
{
    char path[240], difference[600];
    struct scene scene;
    check_row(row->name);
    struct frame *frame = draw(album, row, row->moment, &scene);
    if (row->from)
        fade_into(album, row, &scene, &frame);
    if (!CHECK(frame != NULL))
        return;
    enum golden_outcome outcome =
        picture_hold(path_of(row, path, sizeof path), frame, golden_mode(), difference, sizeof difference);
    golden_report(outcome, path, *difference ? difference : NULL);
    frame_destroy(frame);
}

/* Each screen, each theme, a fade, portrait. */
static void test_coverage(const struct album *album)
{
    bool portrait = false;
    for (unsigned i = 0; i < album->count; i++)
        portrait = portrait || album->rows[i].panel.height > album->rows[i].panel.width;
    check_row(LIST);
    CHECK(portrait);
    CHECK(album->fades > 0);
    for (size_t i = 0; i < THEME_COUNT; i++) {
        check_row(golden_themes[i]);
        CHECK(album->themes[i] > 0);
    }
    for (int kind = 0; kind < VIEW_KIND_COUNT; kind++) {
        check_row(view_kind_name((enum view_kind)kind));
        if (!CHECK(album->kinds[kind] > 0))
            printf("  no picture shows this screen: " LIST " wants one\n");
    }
}

/* False where pictures can be neither compared nor made here. */
static bool type_is_here(struct album *album)
{
    if (golden_mode() == GOLDEN_ACCEPT) {
        if (!is_debian_12())
            printf("pictures are made on Debian 12 only: none is accepted\n");
        return is_debian_12();
    }
    check_row("");
    char *type = golden_read(TYPE);
    if (!type) {
        golden_report(GOLDEN_MISSING, TYPE, NULL);
        return false;
    }
    const char *other = other_type(album, type);
    free(type);
    if (*other)
        printf("skipped: the pictures were made with another type\n%s", other);
    return *other == '\0';
}

static void test_missing(const struct album *album)
{
    char path[240];
    struct stat status;
    for (unsigned i = 0; i < album->count && golden_mode() == GOLDEN_COMPARE; i++)
        if (stat(path_of(&album->rows[i], path, sizeof path), &status) != 0)
            golden_report(GOLDEN_MISSING, path, NULL);
}

static bool begin_theme(struct album *album, size_t i, struct err *reterr)
{
    const char *path;
    album->renderers[i] = renderer_create(reterr);
    return album->renderers[i] &&
           style_load_theme(golden_themes[i], &album->arena, NULL, &album->style[i], &path, reterr) &&
           renderer_set_fonts(album->renderers[i], album->style[i], reterr);
}

static void test_all(struct album *album)
{
    struct err err = {0};
    bool ready = true;
    for (size_t i = 0; i < THEME_COUNT && ready; i++)
        ready = begin_theme(album, i, &err);
    if (!ready)
        CHECK_FAIL(err.text);
    for (unsigned i = 0; i < album->count && ready; i++)
        test_picture(album, &album->rows[i]);
    if (ready) {
        test_coverage(album);
        check_row("");
        golden_check(TYPE, describe_type(album));
    }
    for (size_t i = 0; i < THEME_COUNT; i++)
        renderer_destroy(album->renderers[i]);
}

int main(void)
{
    static struct album album;
    arena_init(&album.arena, malloc, free);
    moments_load(&album.moments);
    read_list(&album);
    if (golden_mode() == GOLDEN_REFUSE) {
        golden_report(GOLDEN_REFUSED, FOLDER, NULL);
        return check_done();
    }
    unsigned stale = golden_check_folder(FOLDER, is_meant, &album, golden_mode());
    CHECK(golden_mode() == GOLDEN_ACCEPT || stale == 0);
    bool here = type_is_here(&album);
    if (here)
        test_all(&album);
    else
        test_missing(&album);
    printf("%u pictures\n", album.count);
    moments_finish(&album.moments);
    arena_finish(&album.arena);
    int result = check_done();
    return result == 0 && !here ? CHECK_SKIPPED : result;
}
