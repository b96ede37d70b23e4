#include "check.h"

#include <stdlib.h>

#include "reader/normal_form.h"

int main(void)
{
    static const struct {
        const char *text, *composed, *decomposed;
    } rows[] = {
        {"", "", ""},
        {"cancelled", "cancelled", "cancelled"},
        {"entf\u00E4llt", "entf\u00E4llt", "entfa\u0308llt"},
        {"entfa\u0308llt", "entf\u00E4llt", "entfa\u0308llt"},
        {"\uCDE8\uC18C", "\uCDE8\uC18C", "\u110E\u1171\u1109\u1169"},
        {"\u30AD\u30E3\u30F3\u30BB\u30EB", "\u30AD\u30E3\u30F3\u30BB\u30EB",
         "\u30AD\u30E3\u30F3\u30BB\u30EB"},
        {"\uFF23\u2460", "\uFF23\u2460", "\uFF23\u2460"}, /* another look is no other form */
    };
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_STR(normal_form(&arena, rows[i].text, NORMAL_COMPOSED), rows[i].composed);
        CHECK_STR(normal_form(&arena, rows[i].text, NORMAL_DECOMPOSED), rows[i].decomposed);
    }
    arena_finish(&arena);
    return check_done();
}
