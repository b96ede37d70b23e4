/*
 * What a text's letters are like, by most of them.
 */
#include "text/letters.h"

#include <string.h>

#include "check.h"

int main(void)
{
    static const struct {
        const char *text;
        enum text_letters expected;
    } rows[] = {
        {"", TEXT_LETTERS_LOW},
        {"2024 (!)", TEXT_LETTERS_LOW},
        {"Firmware", TEXT_LETTERS_LOW},
        {"\u041F\u0440\u0438\u0432\u0435\u0442", TEXT_LETTERS_LOW},  /* Cyrillic */
        {"\u05E9\u05DC\u05D5\u05DD", TEXT_LETTERS_LOW},              /* Hebrew */
        {"\u0645\u0631\u062D\u0628\u0627", TEXT_LETTERS_TALL},       /* Arabic */
        {"\u0E17\u0E35\u0E48\u0E19\u0E35\u0E48", TEXT_LETTERS_TALL}, /* Thai */
        {"\u0939\u093F\u0928\u094D\u0926\u0940", TEXT_LETTERS_TALL}, /* Devanagari */
        {"\u6F22\u5B57", TEXT_LETTERS_SQUARE},
        {"\u30AB\u30FC\u30CD\u30EB\u5165\u9580", TEXT_LETTERS_SQUARE},
        {"\uD55C\uAD6D\uC5B4", TEXT_LETTERS_SQUARE},
        {"Rust \u5165\u9580", TEXT_LETTERS_LOW}, /* as many: two squares are as wide as Rust */
        {"Rust \u5165\u9580\u66F8", TEXT_LETTERS_SQUARE},
        {"\u0E17\u0E35 \u0E19 \u5165", TEXT_LETTERS_TALL}, /* as many: what is higher counts */
        {"BPF \u0645\u0631\u062D\u0628\u0627", TEXT_LETTERS_TALL},
        {"Kubernetes \u0645\u0631\u062D\u0628\u0627", TEXT_LETTERS_LOW},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK_INT(text_letters_of(rows[i].text, strlen(rows[i].text)), rows[i].expected);
    }
    return check_done();
}
