/*
 * tests: tests/golden.h and tests/golden/picture.h
 *
 * That goldens are kept: what is missing, other, one too many or asked for in CI is found, a difference is
 * left, and only what changed is written.
 */
#include "golden/picture.h"

#define FOLDER BINARY_DIR "/golden_keeping"
#define TEXT FOLDER "/text.txt"
#define PICTURE FOLDER "/picture.png"

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void test_mode(void)
{
    static const struct {
        const char *accept, *ci;
        enum golden_mode mode;
    } rows[] = {
        {NULL, NULL, GOLDEN_COMPARE},  {NULL, "true", GOLDEN_COMPARE}, {"", NULL, GOLDEN_COMPARE},
        {"0", NULL, GOLDEN_COMPARE},   {"1", NULL, GOLDEN_ACCEPT},     {"1", "", GOLDEN_ACCEPT},
        {"1", "false", GOLDEN_ACCEPT}, {"1", "true", GOLDEN_REFUSE},   {"1", "1", GOLDEN_REFUSE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[60];
        snprintf(label, sizeof label, "accept %s, CI %s", rows[i].accept ? rows[i].accept : "-",
                 rows[i].ci ? rows[i].ci : "-");
        check_row(label);
        set("NOWNEXT_ACCEPT", rows[i].accept);
        set("CI", rows[i].ci);
        CHECK_INT(golden_mode(), rows[i].mode);
    }
    set("NOWNEXT_ACCEPT", NULL);
}

static bool is_there(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

static void test_text(void)
{
    static const struct {
        const char *label, *text;
        enum golden_mode mode;
        enum golden_outcome outcome;
        const char *file; /* what it has then; NULL: it is not there */
    } rows[] = {
        {"missing", "one\n", GOLDEN_COMPARE, GOLDEN_MISSING, NULL},
        {"refused", "one\n", GOLDEN_REFUSE, GOLDEN_REFUSED, NULL},
        {"written", "one\ntwo\nthree\n", GOLDEN_ACCEPT, GOLDEN_WRITTEN, "one\ntwo\nthree\n"},
        {"same", "one\ntwo\nthree\n", GOLDEN_COMPARE, GOLDEN_SAME, "one\ntwo\nthree\n"},
        {"nothing to write", "one\ntwo\nthree\n", GOLDEN_ACCEPT, GOLDEN_SAME, "one\ntwo\nthree\n"},
        {"other", "one\n2\nthree\nfour\n", GOLDEN_COMPARE, GOLDEN_DIFFERS, "one\ntwo\nthree\n"},
        {"shorter", "one\n", GOLDEN_COMPARE, GOLDEN_DIFFERS, "one\ntwo\nthree\n"},
        {"refused again", "one\n", GOLDEN_REFUSE, GOLDEN_REFUSED, "one\ntwo\nthree\n"},
        {"written again", "one\n", GOLDEN_ACCEPT, GOLDEN_WRITTEN, "one\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char difference[600];
        check_row(rows[i].label);
        CHECK_INT(golden_hold_text(TEXT, rows[i].text, rows[i].mode, difference, sizeof difference),
                  rows[i].outcome);
        char *file = golden_read(TEXT);
        CHECK_STR(file, rows[i].file);
        free(file);
        CHECK((difference[0] != '\0') == (rows[i].outcome == GOLDEN_DIFFERS));
        CHECK(!difference[0] || is_there(difference));
    }
    check_row("no folder");
    char difference[600];
    CHECK_INT(golden_hold_text(FOLDER "/no/such.txt", "", GOLDEN_ACCEPT, difference, sizeof difference),
              GOLDEN_BROKEN);
}

/* The rows of what is beside each other, without the blanks between. */
static void test_beside(void)
{
    static const struct {
        const char *actual, *expected, *rows;
    } rows[] = {
        {"a\nb\nc\n", "a\nx\nc\n", "a a/b | x/c c/"},
        {"a\nc\n", "a\nb\nc\n", "a a/ > b/c c/"},
        {"a\nb\nc\n", "a\nc\n", "a a/b < /c c/"},
        {"", "a\n", " > a/"},
        {"a\nb\n", "", "a < /b < /"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = NULL, told[400] = "";
        size_t size = 0, length = 0;
        check_row(rows[i].rows);
        FILE *file = open_memstream(&text, &size);
        golden_write_beside(file, rows[i].actual, rows[i].expected);
        fclose(file);
        const char *at = text ? strchr(text, '\n') : NULL; /* the heading */
        for (at = at ? at + 1 : ""; *at; at++) {
            bool blank = *at == ' ' && length > 0 && told[length - 1] == ' ';
            if (!blank && length + 1 < sizeof told)
                told[length++] = *at == '\n' ? '/' : *at;
        }
        told[length] = '\0';
        CHECK_STR(told, rows[i].rows);
        free(text);
    }
}

static bool is_text(const void *user, const char *file)
{
    return strcmp(file, user) == 0;
}

static void test_stale(void)
{
    check_row("one too many");
    CHECK(golden_write(FOLDER "/stale.txt", ""));
    CHECK_INT(golden_check_folder(FOLDER, is_text, "text.txt", GOLDEN_COMPARE), 1);
    CHECK(is_there(FOLDER "/stale.txt"));
    CHECK_INT(golden_check_folder(FOLDER, is_text, "text.txt", GOLDEN_REFUSE), 1);
    CHECK(is_there(FOLDER "/stale.txt"));
    CHECK_INT(golden_check_folder(FOLDER, is_text, "text.txt", GOLDEN_ACCEPT), 1);
    CHECK(!is_there(FOLDER "/stale.txt"));
    CHECK(is_there(TEXT));
}

/* ---- pictures ---- */

static struct frame *make_picture(int width, int height)
{
    struct frame *frame = frame_create(width, height);
    for (int i = 0; frame && i < width * height; i++)
        memcpy(frame->pixels + i / width * frame->pitch + i % width * 4,
               (const uint8_t[]){(uint8_t)i, (uint8_t)(i * 7), 200, 255}, 4);
    return frame;
}

/* One pixel is other by one: it is seen, and nothing else. */
static void check_beside_picture(const char *path, const struct frame *actual, const struct frame *expected,
                                 int x, int y)
{
    struct frame *beside = picture_load(path);
    if (!CHECK(beside && beside->width == 3 * actual->width + 8 && beside->height == actual->height))
        return;
    int wrong = 0;
    for (int row = 0; row < actual->height; row++)
        for (int column = 0; column < actual->width; column++) {
            const uint8_t *left = picture_pixel(beside, column, row),
                          *middle = picture_pixel(beside, actual->width + 4 + column, row),
                          *right = picture_pixel(beside, 2 * (actual->width + 4) + column, row);
            bool here = row == y && column == x, black = middle[0] + middle[1] + middle[2] == 0;
            wrong += memcmp(left, picture_pixel(actual, column, row), 4) != 0;
            wrong += memcmp(right, picture_pixel(expected, column, row), 4) != 0;
            wrong += here ? middle[1] < 64 : !black;
        }
    CHECK_INT(wrong, 0);
    frame_destroy(beside);
}

static void test_picture(void)
{
    char difference[600];
    struct frame *frame = make_picture(40, 30), *other = make_picture(40, 30), *wide = make_picture(41, 30);
    check_row("pictures");
    if (!CHECK(frame && other && wide))
        return;
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_COMPARE, difference, sizeof difference), GOLDEN_MISSING);
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_REFUSE, difference, sizeof difference), GOLDEN_REFUSED);
    CHECK(!is_there(PICTURE));
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_ACCEPT, difference, sizeof difference), GOLDEN_WRITTEN);
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_COMPARE, difference, sizeof difference), GOLDEN_SAME);
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_ACCEPT, difference, sizeof difference), GOLDEN_SAME);
    CHECK_STR(difference, "");
    check_row("one channel of one pixel by one");
    other->pixels[17 * other->pitch + 23 * 4 + 1] ^= 1;
    CHECK_INT(picture_hold(PICTURE, other, GOLDEN_COMPARE, difference, sizeof difference), GOLDEN_DIFFERS);
    check_beside_picture(difference, other, frame, 23, 17);
    check_row("another size");
    CHECK_INT(picture_hold(PICTURE, wide, GOLDEN_COMPARE, difference, sizeof difference), GOLDEN_DIFFERS);
    CHECK(is_there(difference));
    check_row("no picture");
    CHECK(golden_write(PICTURE, "no picture"));
    CHECK_INT(picture_hold(PICTURE, frame, GOLDEN_COMPARE, difference, sizeof difference), GOLDEN_MISSING);
    frame_destroy(frame);
    frame_destroy(other);
    frame_destroy(wide);
}

int main(void)
{
    CHECK(mkdir(FOLDER, 0777) == 0 || errno == EEXIST);
    remove(TEXT);
    remove(PICTURE);
    test_mode();
    test_text();
    test_beside();
    test_stale();
    test_picture();
    return check_done();
}
