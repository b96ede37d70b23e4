/*
 * Which script a character is of.
 */
#include "check.h"

#include "render/script.h"

int main(void)
{
    static const struct {
        uint32_t code_point;
        const char *tag;
        bool right_to_left;
    } rows[] = {
        {0, NULL, false},        {'a', NULL, false},     {0x3B1, NULL, false},   {0x416, NULL, false},
        {0x530, "Armn", false},  {0x58F, "Armn", false}, {0x590, "Hebr", true},  {0x5D0, "Hebr", true},
        {0x628, "Arab", true},   {0x7B1, "Thaa", true},  {0x8FF, "Arab", true},  {0x900, "Deva", false},
        {0x915, "Deva", false},  {0xE01, "Thai", false}, {0xE40, "Thai", false}, {0x1100, "Hang", false},
        {0xD55C, "Hang", false}, {0xFB50, "Arab", true}, {0xFEFC, "Arab", true}, {0xFEFF, NULL, false},
        {0x65E5, NULL, false},   {0x1F980, NULL, false}, {0x2014, NULL, false},  {0x10FFFF, NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char label[20];
        snprintf(label, sizeof label, "U+%04X", (unsigned)rows[i].code_point);
        check_row(label);
        const struct script *script = script_of(rows[i].code_point);
        CHECK((script != NULL) == (rows[i].tag != NULL));
        if (script && rows[i].tag) {
            CHECK_STR(script->tag, rows[i].tag);
            CHECK(script->right_to_left == rows[i].right_to_left);
        }
    }
    check_row("");
    CHECK(script_is_square(script_of(0xD55C)) && !script_is_square(script_of(0xE01)));
    return check_done();
}
