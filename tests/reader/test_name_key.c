#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/str.h"
#include "reader/name_key.h"

static void test_key(struct arena *arena)
{
    static const struct {
        const char *text, *key;
    } rows[] = {
        {"", ""},
        {NULL, ""},
        {"  ", ""},
        {"\" \"", ""},
        {"Hall", "hall"},
        {"  Hall  L-1.a ", "hall l-1.a"},
        {"\u00C4\u0178\u0141\u017D", "\u00E4\u00FF\u0142\u017E"},
        {"\u00C4\u0301", "\u00E4\u0301"},
        {" Hall \t\n L1 ", "hall l1"},
        {"\"Hall L1\"", "hall l1"},
        {"Students' Bar", "students bar"},
        {"Student\u2019s Bar", "students bar"},
        {"\u201EHalle\u201C", "halle"},
        {"`Hall\u00B4", "hall"},
        {"Gro\u00DFer Saal", "grosser saal"},
        {"GROSSER SAAL", "grosser saal"},
        {"Mu\u0308ller-Raum", "m\u00FCller-raum"},
        {"M\u00FCller-Raum", "m\u00FCller-raum"},
        {"M\u00DCLLER-RAUM", "m\u00FCller-raum"},
        {"M\u00FCller\u2011Raum", "m\u00FCller-raum"},
        {"Mehr\u00ADzweck\u00ADhalle", "mehrzweckhalle"},
        {"Hall\u00A0L1", "hall l1"},
        {"Ha\u200Bll\u200E", "hall"},
        {"\uFEFFHall", "hall"},
        {"Hall \u2460", "hall 1"},
        {"\uFF28\uFF41\uFF4C\uFF4C\u3000\uFF11", "hall 1"},
        {"\uFB01nal", "final"},
        {"\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2", "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3"},
        {"\u0130stanbul", "i\u0307stanbul"},
        {"\uD55C", "\uD55C"},
        {"\u1112\u1161\u11AB", "\uD55C"},
        {"Caf\u00E9 \u2615\uFE0F", "caf\u00E9 \u2615"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text ? rows[i].text : "none");
        const char *key = name_key(arena, rows[i].text);
        CHECK_STR(key, rows[i].key);
        CHECK_STR(name_key(arena, key), key);
    }
    check_row("");
    CHECK(strcmp(name_key(arena, "Hall 1"), name_key(arena, "Hall-1")) != 0);
    CHECK(strcmp(name_key(arena, "Hall 1"), name_key(arena, "Hall1")) != 0);
}

/* Of each code point: the key is valid, has no quote or blank at its ends, and is its own key. */
static void test_every_code_point(struct arena *arena)
{
    unsigned wrong = 0;
    for (uint32_t code_point = 1; code_point < 0x110000; code_point++) {
        char text[16] = "Ab";
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        size_t length = 2 + str_encode(code_point, text + 2);
        strcpy(text + length, "Z");
        arena_reset(arena);
        const char *key = name_key(arena, text);
        size_t size = strlen(key);
        bool is_wrong = str_valid_prefix(key, size) != size || key[0] != 'a' || key[size - 1] != 'z' ||
                        strcmp(name_key(arena, key), key) != 0;
        if (is_wrong && wrong++ < 3)
            printf("U+%04X: \"%s\"\n", (unsigned)code_point, key);
    }
    CHECK_INT(wrong, 0);
    check_row("");
}

/* Bytes that are no UTF-8, which no reader lets through: nothing is read past their end. */
static void test_broken(struct arena *arena)
{
    CHECK(strncmp(name_key(arena, "Saal \xC3"), "saal", 4) == 0);
    CHECK(strncmp(name_key(arena, "Saal \xC3z"), "saal", 4) == 0);
    CHECK(strncmp(name_key(arena, "Saal \xE2\x82"), "saal", 4) == 0);
}

/* Latin letters have a way of their own: it gives what libunistring gives. */
static void test_latin(struct arena *arena)
{
    unsigned wrong = 0;
    for (uint32_t code_point = 0xA0; code_point < 0x250; code_point++) {
        for (int marked = 0; marked < 2; marked++) {
            char text[16] = "A";
            size_t length = 1 + str_encode(code_point, text + 1), folded_length = 0;
            strcpy(text + length, marked ? "\u0301z" : "z");
            arena_reset(arena);
            uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text) + 1, NULL, UNINORM_NFKC, NULL,
                                          &folded_length);
            if (!CHECK(folded != NULL))
                return;
            const char *key = name_key(arena, text);
            bool is_letter = (code_point >= 0xC0 && code_point != 0xD7 && code_point != 0xF7);
            if (is_letter && strcmp(key, (const char *)folded) != 0 && wrong++ < 3)
                printf("U+%04X: \"%s\", not \"%s\"\n", (unsigned)code_point, key, (const char *)folded);
            free(folded);
        }
    }
    CHECK_INT(wrong, 0);
}

static void test_names_of_rooms(struct arena *arena)
{
    static const char *const texts[] = {"Hall A", "B"};
    const struct room_name *names = names_of_rooms(arena, 2, texts);
    CHECK_STR(names[0].text, "Hall A");
    CHECK_STR(names[0].key, "hall a");
    CHECK_STR(names[1].key, "b");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_key(&arena);
    test_broken(&arena);
    test_latin(&arena);
    test_names_of_rooms(&arena);
    test_every_code_point(&arena);
    arena_finish(&arena);
    return check_done();
}
