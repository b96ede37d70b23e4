#include "raster/picture_kind.h"

#include "check.h"
#include "raster/picture.h"

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
#define PNG_REST "\x08\x06\0\0\0CRC4"
#define PNG_END "\0\0\0\0IENDCRC4"
#define JPEG_SIZE(high, low) "\xFF\xC0\0\x0B\x08" high low "\x01\x01\x11\0"
/* As long as a frame header, and with what would be a size of 0 in its place. */
#define JPEG_TABLE(marker) "\xFF" marker "\0\x0B\x08\0\0\0\0\x01\x01\x11\0"
#define JPEG_SCAN "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0"

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *label, *bytes;
    size_t size;
    const char *fault; /* a part of it; "" for none */
    enum picture_kind kind;
} rows[] = {
    {"PNG", BYTES(PNG_HEAD "\0\0\0\x10\0\0\0\x10" PNG_REST PNG_END), "", PICTURE_PNG},
    {"PNG without its end", BYTES(PNG_HEAD "\0\0\0\x10\0\0\0\x10" PNG_REST "\0\0\0\x04IDATdataCRC4"),
     "ends early", 0},
    {"PNG that ends in a chunk", BYTES(PNG_HEAD "\0\0\0\x10\0\0\0\x10" PNG_REST "\0\0\xFF\xFFIDATdataCRC4"),
     "ends early", 0},
    {"PNG with a chunk of 4 GB",
     BYTES(PNG_HEAD "\0\0\0\x10\0\0\0\x10" PNG_REST "\xFF\xFF\xFF\xFFIDATdataCRC4"), "ends early", 0},
    {"PNG, signature only", BYTES("\x89PNG\r\n\x1a\n"), "ends early", 0},
    {"PNG without size", BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT\0\0\0\x10\0\0\0\x10" PNG_REST),
     "no valid PNG", 0},
    {"PNG with no pixels", BYTES(PNG_HEAD "\0\0\0\0\0\0\0\x10" PNG_REST PNG_END), "no pixels", 0},
    {"PNG of 2^31 x 2^31", BYTES(PNG_HEAD "\x80\0\0\0\x80\0\0\0" PNG_REST PNG_END), "no larger than", 0},
    {"PNG of 16384 x 16384", BYTES(PNG_HEAD "\0\0\x40\0\0\0\x40\0" PNG_REST PNG_END), "16384 x 16384", 0},
    {"PNG of a camera's 12 megapixels", BYTES(PNG_HEAD "\0\0\x0F\xC0\0\0\x0B\xD0" PNG_REST PNG_END), "",
     PICTURE_PNG},
    {"PNG of more", BYTES(PNG_HEAD "\0\0\x10\0\0\0\x0C\x01" PNG_REST PNG_END), "4096 x 3073", 0},
    {"PNG, too long", BYTES(PNG_HEAD "\0\0\x40\x01\0\0\0\x01" PNG_REST PNG_END), "16385 x 1 ", 0},
    {"JPEG", BYTES("\xFF\xD8" JPEG_SIZE("\0\x10", "\0\x20") JPEG_SCAN "data\xFF\xD9"), "", PICTURE_JPEG},
    {"JPEG, progressive, with a fill byte",
     BYTES("\xFF\xD8\xFF\xFF\xC2\0\x0B\x08\0\x10\0\x10\x01\x01\x11\0" JPEG_SCAN "\xFF\xD9"), "",
     PICTURE_JPEG},
    {"JPEG, tables between its size and its data are no size",
     BYTES("\xFF\xD8" JPEG_SIZE("\0\x10", "\0\x20") JPEG_TABLE("\xC4") JPEG_TABLE("\xC8") JPEG_TABLE("\xCC")
               JPEG_TABLE("\xDB") JPEG_SCAN "\xFF\xD9"),
     "", PICTURE_JPEG},
    {"JPEG with tables and no size",
     BYTES("\xFF\xD8\xFF\xC4\0\x0B\x08\0\x10\0\x10\x01\x01\x11\0" JPEG_SCAN "\xFF\xD9"), "ends early", 0},
    {"JPEG, the last kind of frame",
     BYTES("\xFF\xD8\xFF\xCF\0\x0B\x08\0\x10\0\x10\x01\x01\x11\0" JPEG_SCAN "\xFF\xD9"), "", PICTURE_JPEG},
    {"JPEG without its end", BYTES("\xFF\xD8" JPEG_SIZE("\0\x10", "\0\x20") JPEG_SCAN "data data"),
     "ends early", 0},
    {"JPEG whose thumbnail alone ends",
     BYTES("\xFF\xD8\xFF\xE1\0\x06\xFF\xD8\xFF\xD9" JPEG_SIZE("\0\x10", "\0\x20") JPEG_SCAN "data"),
     "ends early", 0},
    {"JPEG of 40000 x 40000", BYTES("\xFF\xD8" JPEG_SIZE("\x9C\x40", "\x9C\x40") JPEG_SCAN "\xFF\xD9"),
     "40000 x 40000", 0},
    {"JPEG without size", BYTES("\xFF\xD8" JPEG_SCAN "\xFF\xD9"), "ends early", 0},
    {"JPEG, segment too long", BYTES("\xFF\xD8\xFF\xE0\xFF\xFFxx"), "ends early", 0},
    {"JPEG, segment of no length", BYTES("\xFF\xD8\xFF\xE0\0\0\xFF\xE0"), "ends early", 0},
    {"JPEG, no segment", BYTES("\xFF\xD8\xFFzzzzzzz"), "ends early", 0},
    {"JPEG, three bytes", BYTES("\xFF\xD8\xFF"), "ends early", 0},
    {"SVG", BYTES("<?xml version='1.0'?><svg width='4' height='4'></svg>"), "", PICTURE_SVG},
    {"SVG cut off", BYTES("<svg width='4' height='4'><rect"), "ends early", 0},
    {"GIF", BYTES("GIF89a\x01\0\x01\0"), "no PNG, JPEG or SVG", 0},
    {"text", BYTES("hello"), "no PNG, JPEG or SVG", 0},
    {"nothing", "", 0, "no PNG, JPEG or SVG", 0},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        enum picture_kind kind = PICTURE_PNG;
        check_row(rows[i].label);
        /* In memory of just its size, so that a sanitizer sees what is read past it. */
        char *bytes = malloc(rows[i].size ? rows[i].size : 1);
        memcpy(bytes, rows[i].bytes, rows[i].size);
        bool ok = picture_examine(bytes, rows[i].size, &kind, &err);
        CHECK_INT(ok, !rows[i].fault[0]);
        if (ok)
            CHECK_INT(kind, rows[i].kind);
        else if (!CHECK(strstr(err.text, rows[i].fault)))
            printf("  %s\n", err.text);
        free(bytes);
    }
    check_row("sizes of files");
    struct err err = {0};
    enum picture_kind kind;
    char *large = calloc(1, PICTURE_MOST_BYTES + 1);
    memcpy(large, "<svg></svg>", 11);
    CHECK(picture_examine(large, PICTURE_MOST_SVG_BYTES, &kind, &err));
    CHECK(!picture_examine(large, PICTURE_MOST_SVG_BYTES + 1, &kind, &err) && err.code == ERR_LIMIT);
    check_row("an SVG begins within its first 4096 bytes");
    memset(large, ' ', 8192);
    memcpy(large + 4092, "<svg></svg>", 11);
    CHECK(picture_examine(large, 8192, &kind, &err));
    memcpy(large + 4092, " <svg></svg>", 12);
    err = (struct err){0};
    CHECK(!picture_examine(large, 8192, &kind, &err) && err.code == ERR_MEANING);
    check_row("sizes of files");
    memcpy(large, rows[0].bytes, rows[0].size);
    CHECK(picture_examine(large, PICTURE_MOST_BYTES, &kind, &err));
    err = (struct err){0};
    CHECK(!picture_examine(large, PICTURE_MOST_BYTES + 1, &kind, &err) && err.code == ERR_LIMIT);
    free(large);
    return check_done();
}
