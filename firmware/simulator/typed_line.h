/*
 * typed_line: a line of text that somebody types, without a cursor: it grows and shrinks at its end. Pure.
 */
#ifndef NOWNEXT_SIMULATOR_TYPED_LINE_H
#define NOWNEXT_SIMULATOR_TYPED_LINE_H

#include "platform/board.h"

struct typed_line {
    char text[240]; /* UTF-8 */
};

/* Takes what types something, and backspace; gives whether the event was one of these. What the line has no
 * room for is dropped. */
bool typed_line_key(struct typed_line *line, const struct board_event *event);

#endif
