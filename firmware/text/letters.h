/*
 * letters: what a text's letters are like beside Latin capitals, as far as its size and its lines depend on
 * that.
 */
#ifndef NOWNEXT_TEXT_LETTERS_H
#define NOWNEXT_TEXT_LETTERS_H

#include <stddef.h>

enum text_letters {
    TEXT_LETTERS_LOW,  /* Latin, Greek, Cyrillic, Hebrew and the like */
    TEXT_LETTERS_TALL, /* signs stand above and below each other: Arabic, Thai, Devanagari, their relatives */
    TEXT_LETTERS_SQUARE /* ideographs, kana, Hangul: each fills a square */
};

/* Of most of a text: a square counts as two letters, as it is as wide and says as much. With no letters, and
 * where there are as many low ones, TEXT_LETTERS_LOW. */
enum text_letters text_letters_of(const char *text, size_t length);

#endif
