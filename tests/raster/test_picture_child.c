#include "raster/picture_child.h"

#include "check.h"
#include "raster/picture.h"
#include "raster/picture_kind.h"
#include "raster/png.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FILE_PNG BINARY_DIR "/test_picture_child.png"

static struct arena arena;
static unsigned cpu_s; /* of the next pictures: what is good gets what sanitizers need on a busy machine */

/* A file of the tests, or of this test's making. */
static const char *bytes_of(const char *path, size_t *ret_size)
{
    struct err err = {0};
    char *bytes = NULL;
    *ret_size = 0;
    if (!CHECK(picture_read_file(path, &bytes, ret_size, &err)))
        printf("    %s: %s\n", path, err.text);
    const char *copy = arena_copy_n(&arena, bytes ? bytes : "", *ret_size);
    free(bytes);
    return copy;
}

static bool make(const void *bytes, size_t size, const char **ret_png, size_t *ret_size, struct err *reterr)
{
    struct picture_limits limits = {.cpu_s = cpu_s, .wall_ms = cpu_s * 60000, .memory_bytes = 256u << 20};
    *reterr = (struct err){0};
    return picture_child_make_png(bytes, size, &limits, &arena, ret_png, ret_size, reterr);
}

/* Its size as the made PNG's head tells it; what is decoded of it is the same as of the file itself. */
static void is_made(const void *bytes, size_t size, int width, int height, bool same)
{
    const char *png = NULL;
    size_t png_size = 0;
    struct err err;
    struct picture a = {0}, b = {0};
    enum picture_kind kind;
    if (!CHECK(make(bytes, size, &png, &png_size, &err))) {
        printf("    %s\n", err.text);
        return;
    }
    CHECK(picture_examine(png, png_size, &kind, NULL) && kind == PICTURE_PNG);
    const uint8_t *head = (const uint8_t *)png;
    CHECK_INT(head[18] << 8 | head[19], width);
    CHECK_INT(head[22] << 8 | head[23], height);
    CHECK(picture_decode(png, png_size, 100, 100, PICTURE_CONTAIN, &a, &err));
    CHECK(picture_decode(bytes, size, 100, 100, PICTURE_CONTAIN, &b, &err));
    CHECK(a.width == b.width && a.height == b.height);
    if (same && a.pixels && b.pixels)
        CHECK(memcmp(a.pixels, b.pixels, (size_t)a.width * (size_t)a.height * 4) == 0);
    free(a.pixels);
    free(b.pixels);
}

static const char *noise_png(int width, int height, size_t *ret_size)
{
    uint8_t *pixels = malloc((size_t)width * (size_t)height * 4);
    uint32_t seed = 1;
    for (size_t i = 0; i < (size_t)width * (size_t)height * 4; i++)
        pixels[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> 24);
    CHECK(png_write(width, height, width * 4, pixels, FILE_PNG, NULL));
    free(pixels);
    return bytes_of(FILE_PNG, ret_size);
}

static void test_good(void)
{
    size_t size;
    check_row("as it is, half seen colours too");
    const char *bytes = noise_png(90, 50, &size);
    is_made(bytes, size, 90, 50, true);
    check_row("an SVG as large as fits");
    static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"5\">"
                              "<rect width=\"20\" height=\"5\" fill=\"#08f\"/></svg>";
    is_made(svg, sizeof svg - 1, 3840, 960, true);
    check_row("a square one within the pixels that a picture may have");
    static const char square[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"5\" height=\"5\">"
                                 "<rect width=\"5\" height=\"5\" fill=\"#08f\"/></svg>";
    is_made(square, sizeof square - 1, 3536, 3536, true);
    check_row("wide ones are scaled down");
    uint8_t *white = malloc(6000 * 30 * 4);
    memset(white, 255, 6000 * 30 * 4);
    CHECK(png_write(6000, 30, 6000 * 4, white, FILE_PNG, NULL));
    free(white);
    bytes = bytes_of(FILE_PNG, &size);
    is_made(bytes, size, 3840, 19, false);
    remove(FILE_PNG);
    check_row("");
}

static void is_refused(const char *label, const void *bytes, size_t size, enum err_code code,
                       const char *text)
{
    const char *png;
    size_t png_size;
    struct err err;
    struct timespec begun, ended;
    check_row(label);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    CHECK(!make(bytes, size, &png, &png_size, &err));
    clock_gettime(CLOCK_MONOTONIC, &ended);
    CHECK_INT(err.code, code);
    if (!CHECK(strstr(err.text, text) != NULL))
        printf("    %s\n", err.text);
    CHECK(ended.tv_sec - begun.tv_sec <= 60);
    printf("%s: %.1f s: %s\n", label,
           (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9, err.text);
    check_row("");
}

static void test_refused(void)
{
    size_t size;
    static const uint8_t large[] = {0x89, 'P',  'N', 'G', 13,  10, 26, 10,   0,    0, 0,
                                    13,   'I',  'H', 'D', 'R', 0,  0,  0x1F, 0x40, 0, 0,
                                    0x17, 0x70, 8,   6,   0,   0,  0,  0,    0,    0, 0};
    static const char heic[] = "\0\0\0\x18"
                               "ftypheic\0\0\0\0mif1heic";
    is_refused("8000x6000", large, sizeof large, ERR_LIMIT, "8000 x 6000 pixels: make it no larger");
    is_refused("a HEIC", heic, sizeof heic - 1, ERR_MEANING, "but a HEIC picture: save it as");
    is_refused("a PDF", "%PDF-1.4 and all that", 21, ERR_MEANING, "but a PDF: save it as");
    is_refused("a text", "no picture at all", 17, ERR_MEANING, "no PNG, JPEG or SVG");
    static const char broken[] =
        "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND....";
    is_refused("a broken PNG", broken, sizeof broken - 1, ERR_MEANING, "the picture cannot be decoded: ");
    const char *bytes = bytes_of(SOURCE_DIR "/tests/data/bad/dash.svg", &size);
    is_refused("dashes without end", bytes, size, ERR_LIMIT, ": save it as a PNG of the panel's size");
}

/* What takes long on the large side comes on the small one, or is refused: either way the caller goes on. */
static void test_slow(void)
{
    size_t size, png_size;
    const char *png = NULL;
    struct err err;
    check_row("500 rectangles");
    const char *bytes = bytes_of(SOURCE_DIR "/tests/data/bad/rectangles.svg", &size);
    bool made = make(bytes, size, &png, &png_size, &err);
    CHECK(made ? (((const uint8_t *)png)[18] << 8 | ((const uint8_t *)png)[19]) <= PICTURE_CHILD_SIDE
               : err.code == ERR_LIMIT);
    check_row("no time at all");
    struct picture_limits limits = picture_child_limits();
    limits.wall_ms = 0;
    bytes = noise_png(9, 5, &size);
    CHECK(!picture_child_make_png(bytes, size, &limits, &arena, &png, &png_size, &err));
    CHECK(strstr(err.text, "took too long") != NULL);
    remove(FILE_PNG);
    check_row("");
}

#if !defined(__SANITIZE_ADDRESS__)
/* An emulated processor's memory is its emulator's, which takes what the limit forbids. */
static bool addresses_are_limited(void)
{
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit limit = {64 << 20, 64 << 20};
        setrlimit(RLIMIT_AS, &limit);
        void *volatile more = malloc((size_t)256 << 20);
        _exit(more ? 1 : 0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
#endif

/* Where addresses are counted: a picture that needs more than it may. */
static void test_memory(void)
{
#if !defined(__SANITIZE_ADDRESS__)
    size_t size, png_size;
    const char *png = NULL;
    struct err err = {0};
    struct picture_limits limits = picture_child_limits();
    check_row("memory");
    const char *bytes = noise_png(1500, 1500, &size);
    CHECK(picture_child_make_png(bytes, size, &limits, &arena, &png, &png_size, &err));
    limits.memory_bytes = 8 << 20;
    if (addresses_are_limited()) {
        CHECK(!picture_child_make_png(bytes, size, &limits, &arena, &png, &png_size, &err));
        printf("in 8 MB: %s\n", err.text);
    } else {
        printf("in 8 MB: not tried, since no process's addresses are limited here\n");
    }
    remove(FILE_PNG);
    check_row("12 megapixels");
    limits = picture_child_limits();
    limits.cpu_s = 60;
    limits.wall_ms = 60000;
    uint8_t *grey = malloc((size_t)4096 * 3072 * 4);
    for (size_t i = 0; i < (size_t)4096 * 3072 * 4; i++)
        grey[i] = i % 4 == 3 ? 255 : (uint8_t)(i >> 6);
    CHECK(png_write(4096, 3072, 4096 * 4, grey, FILE_PNG, NULL));
    free(grey);
    bytes = bytes_of(FILE_PNG, &size);
    if (CHECK(picture_child_make_png(bytes, size, &limits, &arena, &png, &png_size, &err))) {
        CHECK_INT(((const uint8_t *)png)[18] << 8 | ((const uint8_t *)png)[19], 3840);
        printf("4096 x 3072: %zu bytes to %zu\n", size, png_size);
    } else {
        printf("    %s\n", err.text);
    }
    remove(FILE_PNG);
    check_row("");
#endif
}

int main(void)
{
    arena_init(&arena, malloc, free);
    cpu_s = 60;
    test_good();
    cpu_s = 1;
    test_refused();
    test_slow();
    test_memory();
    arena_finish(&arena);
    return check_done();
}
