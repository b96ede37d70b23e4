#include "base/encoding.h"

#include "check.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
    const char *label, *bytes;
    size_t size;
    const char *expected; /* NULL: an error */
    enum err_code code;
    unsigned line, column;
} rows[] = {
    {"nothing", BYTES(""), "", ERR_NONE, 0, 0},
    {"ASCII", BYTES("abc\n"), "abc\n", ERR_NONE, 0, 0},
    {"UTF-8", BYTES("ä€😀"), "ä€😀", ERR_NONE, 0, 0},
    {"UTF-8 with BOM",
     BYTES("\xEF\xBB\xBF"
           "ä"),
     "ä", ERR_NONE, 0, 0},
    {"BOM alone", BYTES("\xEF\xBB\xBF"), "", ERR_NONE, 0, 0},
    {"UTF-16LE",
     BYTES("\xFF\xFE"
           "a\0\xE4\0\xAC\x20"),
     "aä€", ERR_NONE, 0, 0},
    {"UTF-16BE",
     BYTES("\xFE\xFF"
           "\0a\0\xE4\x20\xAC"),
     "aä€", ERR_NONE, 0, 0},
    {"UTF-16LE pair",
     BYTES("\xFF\xFE"
           "\x3D\xD8\x00\xDE"
           "!\0"),
     "😀!", ERR_NONE, 0, 0},
    {"UTF-16BE pair",
     BYTES("\xFE\xFF"
           "\xD8\x3D\xDE\x00"),
     "😀", ERR_NONE, 0, 0},
    {"UTF-16 BOM alone", BYTES("\xFF\xFE"), "", ERR_NONE, 0, 0},
    {"UTF-16 high half alone",
     BYTES("\xFF\xFE"
           "a\0\n\0b\0\x3D\xD8"
           "c\0"),
     NULL, ERR_SYNTAX, 2, 2},
    {"UTF-16 high half at the end", BYTES("\xFF\xFE\x3D\xD8"), NULL, ERR_SYNTAX, 1, 1},
    {"UTF-16 low half alone", BYTES("\xFF\xFE\x00\xDE"), NULL, ERR_SYNTAX, 1, 1},
    {"UTF-16 with an odd byte",
     BYTES("\xFF\xFE"
           "a\0b"),
     NULL, ERR_SYNTAX, 1, 2},
    {"Latin-1", BYTES("ok\nn\xE4h"), NULL, ERR_SYNTAX, 2, 2},
    {"cut UTF-8", BYTES("ä\xE2\x82"), NULL, ERR_SYNTAX, 1, 2},
    {"NUL", BYTES("a\0b"), NULL, ERR_FORMAT, 1, 2},
    {"UTF-16 without BOM", BYTES("{\0}\0"), NULL, ERR_FORMAT, 1, 2},
    {"UTF-16 with NUL",
     BYTES("\xFF\xFE"
           "a\0\0\0"),
     NULL, ERR_FORMAT, 1, 2},
    {"UTF-32 with BOM",
     BYTES("\xFF\xFE\0\0"
           "a\0\0\0"),
     NULL, ERR_FORMAT, 1, 1},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        char *copy = malloc(rows[i].size ? rows[i].size : 1);
        memcpy(copy, rows[i].bytes, rows[i].size);
        const char *text = NULL;
        size_t size = 0;
        struct err err = {.code = ERR_NONE};
        bool ok = encoding_decode(copy, rows[i].size, &arena, &text, &size, &err);
        CHECK_INT(ok, rows[i].expected != NULL);
        CHECK_INT(err.code, rows[i].code);
        CHECK_INT(err.line, rows[i].line);
        CHECK_INT(err.column, rows[i].column);
        if (ok && rows[i].expected) {
            CHECK_STR(text, rows[i].expected);
            CHECK_INT(size, strlen(rows[i].expected));
        }
        free(copy);
    }
    arena_finish(&arena);
    return check_done();
}
