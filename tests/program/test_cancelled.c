#include "check.h"

#include <stdlib.h>

#include "program/cancelled.h"

/* NULL: a talk. */
static const struct {
    const char *title, *rest;
} rows[] = {
    {"CANCELLED! Rust in the kernel", "Rust in the kernel"},
    {"CANCELLED: Rust", "Rust"},
    {"CANCELLED - Rust", "Rust"},
    {"CANCELLED \u2013 Rust", "Rust"},
    {"CANCELLED\u2014Rust", "Rust"},
    {"[CANCELLED] Rust", "Rust"},
    {"(CANCELED) Rust", "Rust"},
    {"[ CANCELLED ] Rust", "Rust"},
    {"[CANCELLED: illness] Rust", "[illness] Rust"},
    {"  \t[ABGESAGT] Vortrag", "Vortrag"},
    {"ABGESAGT: Vortrag", "Vortrag"},
    {"CANCELLED", "CANCELLED"},
    {"CANCELLED ", "CANCELLED "},
    {"Cancelled contexts in C", NULL},
    {"CANCELLED contexts", "contexts"},
    {"CANCELLED Digging", "Digging"},
    {"[CANCELLED contexts]", NULL},
    {"Cancelled: Rust", "Rust"},
    {"[cancelled] Rust", "Rust"},
    {"CANCELLEDX! Rust", NULL},
    {"Rust [CANCELLED]", "Rust"},
    {"Rust (cancelled)", "Rust"},
    {"Rust (Cancelled: illness)", "Rust (illness)"},
    {"NOT CANCELLED! Rust", NULL},
    {"CANCELLED, then resumed", "then resumed"},
    {"[CANCEL] Rust", NULL},
    {"", NULL},
    {"[", NULL},
    {"! CANCELLED ! Rust", "Rust"},
    {"*** CANCELLED *** Rust", "Rust"},
    {"Rust - CANCELLED, replaced by Go", "Rust, replaced by Go"},
    {"Rust - CANCELLED", "Rust"},
    {"Rust - cancelled!", "Rust"},
    {"Rust: abgesagt", "Rust"},
    {"Rust/Abgesagt", "Rust"},
    {"(REPLACES CANCELLED TALK) Go", NULL},
    {"Why my flight was cancelled", NULL},
    {"Go on, cancelled or not", NULL},
    {"pthread-cancelled", NULL},
    {"cancelled-thread safety", NULL},
    {"Rust (was cancelled last year)", NULL},
    {"Entf\u00E4llt: Vortrag", "Vortrag"},
    {"ENTF\u00C4LLT Vortrag", "Vortrag"},
    {"[f\u00E4llt aus] Vortrag", "Vortrag"},
    {"Vortrag \u2013 f\u00E4llt aus!", "Vortrag"},
    {"[Annul\u00E9] Conf\u00E9rence", "Conf\u00E9rence"},
    {"Cancelado: Charla", "Charla"},
    {"entfa\u0308llt: Vortrag", "Vortrag"},
    {"ENTFA\u0308LLT Vortrag", "Vortrag"},
    {"Vortrag \u2013 fa\u0308llt aus!", "Vortrag"},
    {"fa\u0308llt\u00A0aus: Vortrag", "Vortrag"},
    {"Vortrag: f\u00E4llt\u3000aus", "Vortrag"},
    {"[Annule\u0301] Confe\u0301rence", "Confe\u0301rence"},
    {"Annule\u0301e : Confe\u0301rence", "Confe\u0301rence"},
    {"cancelled\u0301: Rust", NULL},
    {"\uFF23\uFF21\uFF2E\uFF23\uFF25\uFF2C\uFF2C\uFF25\uFF24 \uFF32\uFF55\uFF53\uFF54",
     "\uFF32\uFF55\uFF53\uFF54"},
    {"\uFF43\uFF41\uFF4E\uFF43\uFF45\uFF4C\uFF45\uFF44\uFF1A\u8B1B\u6F14", "\u8B1B\u6F14"},
    {"\uFF43\uFF41\uFF4E\uFF43\uFF45\uFF4C\uFF45\uFF44 \u8B1B\u6F14", NULL},
    {"\u8B1B\u6F14\uFF5E\u4E2D\u6B62\uFF5E", "\u8B1B\u6F14"},
    {"\u8B1B\u6F14\uFF5C\u4E2D\u6B62", "\u8B1B\u6F14"},
    {"\u3010\u4E2D\u6B62\u3011\u8B1B\u6F14", "\u8B1B\u6F14"},
    {"\u4E2D\u6B62\uFF1A\u8B1B\u6F14", "\u8B1B\u6F14"},
    {"\u8B1B\u6F14\uFF08\u4E2D\u6B62\uFF09", "\u8B1B\u6F14"},
    {"\u4E2D\u6B62\u306E\u6B74\u53F2", NULL},
    {"(Room 2) [CANCELLED] Rust", NULL},
};

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *rest = NULL;
        check_row(rows[i].title);
        CHECK_INT(cancelled_title(rows[i].title, cancelled_words, &arena, &rest), rows[i].rest != NULL);
        if (rows[i].rest)
            CHECK_STR(rest, rows[i].rest);
        CHECK_INT(cancelled_title(rows[i].title, cancelled_words, &arena, NULL), rows[i].rest != NULL);
    }
    check_row("other words");
    static const char *const words[] = {"peruttu", NULL};
    CHECK(cancelled_title("Peruttu: Luento", words, &arena, NULL));
    CHECK(!cancelled_title("CANCELLED: Luento", words, &arena, NULL));
    static const char *const odd[] = {"x", "a b", "7up", "", NULL};
    CHECK(cancelled_title("X: Luento", odd, &arena, NULL));
    CHECK(cancelled_title("Luento - x", odd, &arena, NULL));
    CHECK(cancelled_title("A\tB: Luento", odd, &arena, NULL));
    CHECK(cancelled_title("[a\u00A0b] Luento", odd, &arena, NULL));
    CHECK(cancelled_title("7UP: Luento", odd, &arena, NULL));
    CHECK(!cancelled_title("Luento", odd, &arena, NULL));
    CHECK(!cancelled_title("(y) Luento", odd, &arena, NULL));
    arena_finish(&arena);
    return check_done();
}
