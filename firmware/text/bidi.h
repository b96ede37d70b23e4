/*
 * bidi: in which order the parts of a line stand when scripts of both directions meet in it.
 *
 * The levels of the bidirectional algorithm are found once for a whole text; they stay right however it is
 * broken into lines. An even level runs left to right, an odd one right to left.
 *
 * Which way a text runs is told by most of its words, not by its first letter as Unicode's default is:
 * Arabic and Hebrew titles often begin with a name in Latin. Where that does not tell ("10:30 – 10:55", "2
 * / 5") the screen's direction does: the start of a span is read first, at the right. What the firmware
 * itself joins is fenced by Unicode's isolates (words_join), which set no ink and stay out of the scene.
 */
#ifndef NOWNEXT_TEXT_BIDI_H
#define NOWNEXT_TEXT_BIDI_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether any of it runs right to left; whether the whole does, as most of its words do, or where they don't
 * tell as `right_to_left` says. */
bool text_turns(const char *text, size_t length);
bool text_is_right_to_left(const char *text, size_t length, bool right_to_left);

/* The level of each byte; NULL if all of the text runs left to right, which costs no more than a look at each
 * byte. Paragraphs end at '\n'; each runs as most of its words do, or as the mark says that it begins with.
 * `right_to_left`: so does one that can't be told by its letters. */
const int8_t *text_levels(const char *text, size_t length, bool right_to_left, struct arena *arena);

/* The levels of `length` bytes from `offset` on, and of `added` bytes that belong to the paragraph: an
 * ellipsis. */
const int8_t *text_cut_levels(const char *text, const int8_t *levels, size_t offset, size_t length,
                              size_t added, bool right_to_left, struct arena *arena);

/* A part of a line that runs in one direction. */
struct text_run {
    uint32_t offset, length;
    int8_t level;
};

/* The runs of a line of `length` bytes, in the order in which they stand, from the left. */
uint32_t text_order_runs(const int8_t *levels, size_t length, struct arena *arena,
                         struct text_run **ret_runs);

/* The version of the library that orders: "FriBidi 1.0.8". Gives `buffer`. */
const char *text_bidi_library(char *buffer, size_t size);

#endif
