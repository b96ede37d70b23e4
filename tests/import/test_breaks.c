#include "base/arena.h"
#include "check.h"
#include "import/import.h"

static const struct {
    const char *text;
    bool is;
} rows[] = {
    {"Lunch", true},
    {"  COFFEE \xC2\xA0"
     "break ",
     true},
    {"\"Kaffeepause\"", true},
    {"FR\xC3\x9CHST\xC3\x9C"
     "CK",
     true},
    {"\xE5\x8D\x88\xE9\xA4\x90", true}, /* lunch in Chinese */
    {"\xE4\xBC\x91\xE6\x86\xA9", true}, /* a pause in Japanese */
    {"Lunch with the founders", false},
    {"Breaking the break", false},
    {"", false},
    {NULL, false},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text ? rows[i].text : "(none)");
        CHECK_INT(import_is_break_word(&arena, rows[i].text), rows[i].is);
    }
    arena_finish(&arena);
    return check_done();
}
