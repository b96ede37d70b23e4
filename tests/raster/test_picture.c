#include "raster/picture.h"

#include <SDL.h>
#include <SDL_image.h>

#include "check.h"
#include "raster/png.h"
#include <fcntl.h>
#include <sys/stat.h>

#define FILE_A BINARY_DIR "/test_picture_a.png"
#define FILE_B BINARY_DIR "/test_picture_b.png"
#define FILE_C BINARY_DIR "/test_picture_c.png"
#define FILE_JPEG BINARY_DIR "/test_picture.jpg"
#define FILE_SVG BINARY_DIR "/test_picture.svg"

static const struct color ground = {1, 2, 3}, under = {40, 50, 60};

/* Left half one colour, right half another. */
static struct frame *halves(int width, int height, struct color left, struct color right)
{
    struct frame *frame = frame_create(width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            struct color color = x < width / 2 ? left : right;
            memcpy(frame->pixels + y * frame->pitch + x * 4,
                   (const uint8_t[]){color.red, color.green, color.blue, 255}, 4);
        }
    return frame;
}

static void write_halves(const char *path, int width, int height, struct color left, struct color right)
{
    struct frame *frame = halves(width, height, left, right);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(frame->pixels, width, height, 32, frame->pitch,
                                                              SDL_PIXELFORMAT_RGBA32);
    CHECK(surface && IMG_SavePNG(surface, path) == 0);
    SDL_FreeSurface(surface);
    frame_destroy(frame);
}

static char *read_bytes(const char *path, size_t *ret_size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    *ret_size = file ? fread(bytes, 1, 1 << 20, file) : 0;
    if (file)
        fclose(file);
    return bytes;
}

static bool is_color(const struct frame *frame, int x, int y, struct color color)
{
    const uint8_t *at = frame->pixels + y * frame->pitch + x * 4;
    return at[0] == color.red && at[1] == color.green && at[2] == color.blue;
}

static struct item item_of(const char *path, struct box box, enum picture_fit fit)
{
    return (struct item){.kind = ITEM_PICTURE,
                         .box = box,
                         .color = under,
                         .fit = fit,
                         .text = path,
                         .length = (uint32_t)strlen(path)};
}

/* The aspect is kept: bars of the item's colour at the sides, or the edges cut off. */
static void test_fit(void)
{
    static const struct color red = {255, 0, 0}, blue = {0, 0, 255};
    static const struct box box = {10, 20, 100, 100}, all = {0, 0, 160, 160};
    struct picture_cache *cache = picture_cache_create(1 << 20);
    struct frame *frame = halves(160, 160, ground, ground);
    write_halves(FILE_A, 400, 200, red, blue);

    check_row("contain");
    struct item item = item_of(FILE_A, box, PICTURE_CONTAIN);
    CHECK(picture_draw(cache, &item, frame, all, NULL));
    CHECK(is_color(frame, 9, 70, ground) && is_color(frame, 110, 70, ground) &&
          is_color(frame, 60, 120, ground));
    CHECK(is_color(frame, 10, 20, under) && is_color(frame, 60, 44, under) && is_color(frame, 60, 95, under));
    CHECK(is_color(frame, 10, 45, red) && is_color(frame, 59, 94, red) && is_color(frame, 60, 45, blue) &&
          is_color(frame, 109, 94, blue));
    CHECK_INT(picture_cache_bytes(cache), 100 * 50 * 4);

    check_row("cover");
    item = item_of(FILE_A, box, PICTURE_COVER);
    CHECK(picture_draw(cache, &item, frame, all, NULL));
    CHECK(is_color(frame, 10, 20, red) && is_color(frame, 59, 119, red) && is_color(frame, 60, 20, blue) &&
          is_color(frame, 109, 119, blue));
    CHECK(is_color(frame, 9, 70, ground) && is_color(frame, 110, 70, ground));

    check_row("clip");
    struct frame *pieces = halves(160, 160, ground, ground);
    for (int y = 0; y < 160; y += 13)
        picture_draw(cache, &item, pieces, (struct box){0, y, 160, 13}, NULL);
    CHECK(memcmp(pieces->pixels, frame->pixels, 160 * 160 * 4) == 0);
    frame_destroy(pieces);
    picture_cache_destroy(cache);
    frame_destroy(frame);
    remove(FILE_A);
}

/* The cache holds what was drawn last, is bounded, and needs no file for what it holds. */
static void test_cache(void)
{
    static const struct color red = {255, 0, 0};
    static const struct box box = {0, 0, 50, 50};
    struct picture_cache *cache = picture_cache_create(50 * 50 * 4);
    struct frame *frame = halves(60, 60, ground, ground);
    write_halves(FILE_A, 64, 64, red, red);
    write_halves(FILE_B, 64, 64, red, red);
    struct item a = item_of(FILE_A, box, PICTURE_CONTAIN), b = item_of(FILE_B, box, PICTURE_CONTAIN);
    CHECK(picture_draw(cache, &a, frame, box, NULL));
    remove(FILE_A);
    CHECK(picture_draw(cache, &a, frame, box, NULL)); /* held */
    CHECK_INT(picture_cache_bytes(cache), 50 * 50 * 4);
    CHECK(picture_draw(cache, &b, frame, box, NULL)); /* takes its place */
    CHECK_INT(picture_cache_bytes(cache), 50 * 50 * 4);
    struct err err = {0};
    CHECK(!picture_draw(cache, &a, frame, box, &err)); /* neither held nor there */
    CHECK_STR(err.text, "the picture cannot be opened");
    remove(FILE_B);
    CHECK(picture_draw(cache, &b, frame, box, NULL));
    check_row("a file that is replaced, with one of the same size");
    write_halves(FILE_B, 64, 64, (struct color){0, 0, 255}, (struct color){0, 0, 255});
    CHECK(picture_draw(cache, &b, frame, box, NULL));
    CHECK(is_color(frame, 25, 25, (struct color){0, 0, 255}));
    write_halves(FILE_A, 64, 64, red, red);
    CHECK_INT(rename(FILE_A, FILE_B), 0);
    CHECK(picture_draw(cache, &b, frame, box, NULL));
    CHECK(is_color(frame, 25, 25, red));
    CHECK_INT(picture_cache_bytes(cache), 50 * 50 * 4);
    check_row("by one that can't be shown: nothing is drawn, and nothing is held");
    FILE *file = fopen(FILE_B, "wb");
    fputs("no picture", file);
    fclose(file);
    CHECK(!picture_draw(cache, &b, frame, box, NULL));
    CHECK_INT(picture_cache_bytes(cache), 0);
    remove(FILE_B);
    picture_cache_destroy(cache);
    picture_cache_destroy(NULL);
    frame_destroy(frame);
}

/* A picture is scaled for its place: of two places of one file, each has its own. What was drawn last stays
 * when there is no room for all. */
static void test_places(void)
{
    static const struct color red = {255, 0, 0};
    static const struct box boxes[] = {{0, 0, 40, 40}, {0, 0, 30, 40}, {0, 0, 40, 30}};
    struct picture_cache *cache = picture_cache_create(2 * 40 * 40 * 4 + 1);
    struct frame *frame = halves(60, 60, ground, ground);
    write_halves(FILE_A, 64, 64, red, red);
    check_row("three places of one file");
    for (int i = 0; i < 3; i++) {
        struct item item = item_of(FILE_A, boxes[i], PICTURE_COVER);
        size_t before = picture_cache_bytes(cache);
        CHECK(picture_draw(cache, &item, frame, boxes[i], NULL));
        CHECK(i == 2 || picture_cache_bytes(cache) - before == 40 * 40 * 4); /* the longer side covers */
    }
    picture_cache_destroy(cache);

    check_row("what was drawn last stays");
    static const char *const paths[] = {FILE_A, FILE_B, FILE_C};
    cache = picture_cache_create(2 * 40 * 40 * 4);
    struct item items[3];
    for (int i = 0; i < 3; i++) {
        write_halves(paths[i], 64, 64, red, red);
        items[i] = item_of(paths[i], boxes[0], PICTURE_CONTAIN);
    }
    CHECK(picture_draw(cache, &items[0], frame, boxes[0], NULL));
    CHECK(picture_draw(cache, &items[1], frame, boxes[0], NULL));
    CHECK(picture_draw(cache, &items[0], frame, boxes[0], NULL));
    CHECK(picture_draw(cache, &items[2], frame, boxes[0], NULL)); /* takes the second one's place */
    for (int i = 0; i < 3; i++)
        remove(paths[i]);
    CHECK(picture_draw(cache, &items[0], frame, boxes[0], NULL));
    CHECK(!picture_draw(cache, &items[1], frame, boxes[0], NULL));
    CHECK(picture_draw(cache, &items[2], frame, boxes[0], NULL));
    picture_cache_destroy(cache);
    frame_destroy(frame);
    check_row("");
}

/* Sides are rounded to the nearest whole pixel. */
static void test_rounding(void)
{
    struct picture picture;
    struct err err = {0};
    check_row("two by three, four high: 2.67 wide");
    write_halves(FILE_A, 2, 3, ground, ground);
    CHECK(picture_read(FILE_A, 100, 4, PICTURE_CONTAIN, &picture, &err));
    CHECK(picture.width == 3 && picture.height == 4);
    free(picture.pixels);
    check_row("three by two, four wide: 2.67 high");
    write_halves(FILE_A, 3, 2, ground, ground);
    CHECK(picture_read(FILE_A, 4, 100, PICTURE_CONTAIN, &picture, &err));
    CHECK(picture.width == 4 && picture.height == 3);
    free(picture.pixels);
    check_row("");
    remove(FILE_A);
}

/* Writes an SVG of one colour, and gives the file this time. */
static void write_svg(const char *path, const char *color, const char *tail, struct timespec changed)
{
    const struct timespec times[2] = {changed, changed};
    FILE *file = fopen(path, "wb");
    fprintf(file,
            "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'>"
            "<rect width='50' height='50' fill='%s'/></svg>%s",
            color, tail);
    fclose(file);
    CHECK_INT(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* A file is another one where but one of these differs: its size, the second or the nanosecond it was
 * changed, or its inode. */
static void test_versions(void)
{
    static const struct {
        const char *label, *tail;
        struct timespec changed;
        bool is_new_file, is_replaced;
    } rows[] = {{"nothing differs", "", {1000, 500}, false, false},
                {"its size", " ", {1000, 500}, false, true},
                {"its second", "", {1001, 500}, false, true},
                {"its nanosecond", "", {1000, 501}, false, true},
                {"its inode", "", {1000, 500}, true, true}};
    static const struct box box = {0, 0, 50, 50};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct picture_cache *cache = picture_cache_create(1 << 20);
        struct frame *frame = halves(50, 50, ground, ground);
        struct item item = item_of(FILE_SVG, box, PICTURE_CONTAIN);
        check_row(rows[i].label);
        write_svg(FILE_SVG, "#ff0000", "", (struct timespec){1000, 500});
        CHECK(picture_draw(cache, &item, frame, box, NULL));
        CHECK(is_color(frame, 25, 25, (struct color){255, 0, 0}));
        write_svg(rows[i].is_new_file ? FILE_B : FILE_SVG, "#0000ff", rows[i].tail, rows[i].changed);
        if (rows[i].is_new_file)
            CHECK_INT(rename(FILE_B, FILE_SVG), 0);
        CHECK(picture_draw(cache, &item, frame, box, NULL));
        CHECK(is_color(frame, 25, 25,
                       rows[i].is_replaced ? (struct color){0, 0, 255} : (struct color){255, 0, 0}));
        CHECK_INT(picture_cache_bytes(cache), 50 * 50 * 4);
        remove(FILE_SVG);
        picture_cache_destroy(cache);
        frame_destroy(frame);
    }
    check_row("");
}

/* The smallest picture there is has its pixel; what is half see-through has its colours by that share, once
 * it is read and where it is drawn. */
static void test_one_pixel(void)
{
    static const struct box box = {0, 0, 3, 3};
    const uint8_t pixel[4] = {200, 100, 50, 128};
    struct picture picture;
    struct err err = {0};
    check_row("one pixel, half see-through");
    CHECK(png_write(1, 1, 4, pixel, FILE_A, &err));
    if (CHECK(picture_read(FILE_A, 1, 1, PICTURE_CONTAIN, &picture, &err))) {
        CHECK(picture.width == 1 && picture.height == 1);
        CHECK(memcmp(picture.pixels, (const uint8_t[]){100, 50, 25, 128}, 4) == 0);
        free(picture.pixels);
    }
    struct picture_cache *cache = picture_cache_create(1 << 20);
    struct frame *frame = halves(3, 3, ground, ground);
    struct item item = item_of(FILE_A, box, PICTURE_CONTAIN);
    CHECK(picture_draw(cache, &item, frame, box, NULL));
    /* 127 of 255 parts are the item's own colour: 20, 25, 30. */
    CHECK(is_color(frame, 0, 0, (struct color){120, 75, 55}) &&
          is_color(frame, 2, 2, (struct color){120, 75, 55}));
    picture_cache_destroy(cache);
    frame_destroy(frame);
    check_row("one pixel wide, one pixel high");
    write_halves(FILE_A, 1, 30, ground, ground);
    CHECK(picture_read(FILE_A, 20, 30, PICTURE_CONTAIN, &picture, &err) && picture.width == 1);
    free(picture.pixels);
    write_halves(FILE_A, 30, 1, ground, ground);
    CHECK(picture_read(FILE_A, 30, 20, PICTURE_CONTAIN, &picture, &err) && picture.height == 1);
    free(picture.pixels);
    check_row("");
    remove(FILE_A);
}

/* A narrow picture that would cover a wide place: within the longest side, and more pixels than there may be.
 */
static void test_scaled_pixels(void)
{
    static const struct color red = {255, 0, 0};
    struct picture picture;
    struct err err = {0};
    check_row("scaled to too many pixels");
    write_halves(FILE_A, 2, 30, red, red);
    CHECK(picture_read(FILE_A, 800, 100, PICTURE_COVER, &picture, &err)); /* 800 x 12000 */
    free(picture.pixels);
    CHECK(!picture_read(FILE_A, 1000, 100, PICTURE_COVER, &picture, &err)); /* 1000 x 15000 */
    CHECK_STR(err.text, "the picture is far too long for its place");
    check_row("");
    remove(FILE_A);
}

/* What cannot be shown changes no pixel: what lies under it stays to be read. */
static void test_missing(void)
{
    struct picture_cache *cache = picture_cache_create(1 << 20);
    struct frame *frame = halves(40, 40, ground, ground), *same = halves(40, 40, ground, ground);
    struct item item =
        item_of(BINARY_DIR "/no-such-picture.png", (struct box){0, 0, 40, 40}, PICTURE_CONTAIN);
    CHECK(!picture_draw(cache, &item, frame, item.box, NULL));
    item.text = BINARY_DIR;
    item.length = sizeof BINARY_DIR - 1;
    CHECK(!picture_draw(cache, &item, frame, item.box, NULL)); /* a folder */
    item.length = 0;
    CHECK(!picture_draw(cache, &item, frame, item.box, NULL));
    CHECK(memcmp(frame->pixels, same->pixels, 40 * 40 * 4) == 0);
    CHECK_INT(picture_cache_bytes(cache), 0);
    picture_cache_destroy(cache);
    frame_destroy(frame);
    frame_destroy(same);
}

/* Each pixel is the mean of the area that it covers, to the bit, every time; see-through ones by their share.
 */
static void test_scaling(void)
{
    struct err err = {0};
    struct picture first, second;
    size_t size;
    write_halves(FILE_A, 6, 2, (struct color){30, 60, 90}, (struct color){200, 100, 0});
    char *bytes = read_bytes(FILE_A, &size);
    check_row("down: 6 to 4 pixels");
    if (CHECK(picture_decode(bytes, size, 4, 100, PICTURE_CONTAIN, &first, &err))) {
        CHECK_INT(first.width, 4);
        CHECK_INT(first.height, 1);
        CHECK(memcmp(first.pixels,
                     (const uint8_t[]){30, 60, 90, 255, 30, 60, 90, 255, 200, 100, 0, 255, 200, 100, 0, 255},
                     16) == 0);
        CHECK(picture_decode(bytes, size, 4, 100, PICTURE_CONTAIN, &second, &err));
        CHECK(memcmp(first.pixels, second.pixels, 16) == 0);
        free(first.pixels);
        free(second.pixels);
    }
    check_row("down: to one pixel");
    if (CHECK(picture_decode(bytes, size, 1, 1, PICTURE_CONTAIN, &first, &err))) {
        CHECK(memcmp(first.pixels, (const uint8_t[]){115, 80, 45, 255}, 4) == 0);
        free(first.pixels);
    }
    check_row("covering what is far too high");
    CHECK(!picture_decode(bytes, size, 16000, 16000, PICTURE_COVER, &first, &err) && first.pixels == NULL);
    check_row("no room");
    CHECK(!picture_decode(bytes, size, 0, 10, PICTURE_CONTAIN, &first, &err));
    free(bytes);
    remove(FILE_A);

    check_row("SVG: drawn at its place's size, see-through where it is");
    static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
                              "<rect x='0' y='0' width='5' height='10' fill='#ff0000'/></svg>";
    if (CHECK(picture_decode(svg, sizeof svg - 1, 200, 100, PICTURE_CONTAIN, &first, &err))) {
        CHECK_INT(first.width, 100);
        CHECK_INT(first.height, 100);
        CHECK(memcmp(first.pixels + (50 * 100 + 20) * 4, (const uint8_t[]){255, 0, 0, 255}, 4) == 0);
        CHECK(memcmp(first.pixels + (50 * 100 + 80) * 4, (const uint8_t[]){0, 0, 0, 0}, 4) == 0);
        free(first.pixels);
    }
    static const char *const odd[] = {"<svg width='1e30' height='1'><rect width='9' height='9'/></svg>",
                                      "<svg viewBox='0 0 1e9 1'><rect width='9' height='9'/></svg>"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        check_row(odd[i]); /* whatever it gives, it is bounded */
        if (picture_decode(odd[i], strlen(odd[i]), 64, 64, PICTURE_CONTAIN, &first, &err)) {
            CHECK(first.width <= 64 && first.height <= 64);
            free(first.pixels);
        }
    }
}

/* Every file that ends early is refused, or is at least no crash, at any length; so are single wrong bytes.
 */
static void test_hostile(const char *path, const char *label, size_t last)
{
    struct err err = {0};
    struct picture picture;
    size_t size;
    char *bytes = read_bytes(path, &size);
    check_row(label);
    CHECK(size > 50);
    CHECK(picture_decode(bytes, size, 20, 20, PICTURE_CONTAIN, &picture, &err));
    free(picture.pixels);
    for (size_t length = 0; length + last < size; length += 1 + size / 300) {
        char *cut = malloc(length ? length : 1);
        memcpy(cut, bytes, length);
        CHECK(!picture_decode(cut, length, 20, 20, PICTURE_CONTAIN, &picture, &err) && !picture.pixels);
        free(cut);
    }
    for (size_t at = 0; at < size; at += 1 + size / 300) {
        bytes[at] = (char)(bytes[at] ^ 0x5A);
        if (picture_decode(bytes, size, 20, 20, PICTURE_CONTAIN, &picture, &err))
            free(picture.pixels);
        bytes[at] = (char)(bytes[at] ^ 0x5A);
    }
    free(bytes);
}

/* A pipe that nobody writes into is not waited for. */
static void test_no_file(void)
{
    static const char pipe_path[] = BINARY_DIR "/test_picture.pipe";
    struct err err = {0};
    struct picture picture;
    check_row("what is no file");
    remove(pipe_path);
    CHECK(mkfifo(pipe_path, 0600) == 0);
    CHECK(!picture_read(pipe_path, 20, 20, PICTURE_CONTAIN, &picture, &err) && !picture.pixels);
    CHECK_STR(err.text, "is no file: remove it, and put a picture in its place");
    remove(pipe_path);
    check_row("a file that opens, and whose first bytes can't be read");
    FILE *memory = fopen("/proc/self/mem", "rb");
    if (memory) {
        fclose(memory);
        err = (struct err){0};
        CHECK(!picture_read("/proc/self/mem", 20, 20, PICTURE_CONTAIN, &picture, &err) && !picture.pixels);
        CHECK_STR(err.text, "the picture cannot be read");
    }
    check_row("");
}

int main(void)
{
    test_no_file();
    test_fit();
    test_cache();
    test_places();
    test_rounding();
    test_versions();
    test_one_pixel();
    test_missing();
    test_scaled_pixels();
    test_scaling();
    write_halves(FILE_A, 61, 40, (struct color){9, 200, 30}, (struct color){100, 2, 255});
    test_hostile(FILE_A, "PNG", 0);
    SDL_Surface *surface = IMG_Load(FILE_A);
    CHECK(surface && IMG_SaveJPG(surface, FILE_JPEG, 90) == 0);
    SDL_FreeSurface(surface);
    test_hostile(FILE_JPEG, "JPEG", 0);
    remove(FILE_A);
    remove(FILE_JPEG);
    return check_done();
}
