#include "lookup/key_part.h"

#include "check.h"

int main(void)
{
    static const struct {
        const char *key, *words;
        int first; /* the first rule that it answers to; KEY_RULE_COUNT: none */
    } rows[] = {
        {"hall n1", "n1", KEY_WHOLE_WORDS},
        {"hall n10", "n1", KEY_BEGINNING},
        {"hall n10", "hall n1", KEY_BEGINNING},
        {"auditorium", "audi", KEY_BEGINNING},
        {"garden", "ard", KEY_ANYWHERE},
        {"garden", "rd", KEY_RULE_COUNT},
        {"kleiner saal", "saal kl", KEY_RULE_COUNT},
        {"kleiner saal", "saal klein", KEY_ANY_ORDER},
        {"k.1.105 (la fontaine)", "k.1.105", KEY_WHOLE_WORDS},
        {"hall", "cellar", KEY_RULE_COUNT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int first = KEY_RULE_COUNT;
        check_row(rows[i].words);
        for (int rule = KEY_RULE_COUNT - 1; rule >= 0; rule--)
            if (key_answers(rows[i].key, rows[i].words, (enum key_rule)rule))
                first = rule;
        CHECK_INT(first, rows[i].first);
    }
    check_row("letters");
    CHECK(key_has_letter("- 1") && key_has_letter("\u4f1a") && !key_has_letter(" -.") && !key_has_letter(""));
    return check_done();
}
