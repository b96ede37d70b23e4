/*
 * text_break: where a line of text may end. Of text.c alone; the whole of Unicode's line breaking comes with
 * the text engine.
 */
#ifndef NOWNEXT_SCENE_TEXT_BREAK_H
#define NOWNEXT_SCENE_TEXT_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What kind of place a line may end at. */
enum text_joint {
    JOINT_FREE,  /* at a blank, or between ideographs: wherever a line ends */
    JOINT_INNER, /* after a hyphen or slash: in a word that is too wide alone */
    JOINT_POINT, /* after a point or underscore: the same, at the smallest size */
    JOINT_NONE,
};

/* Text between two places where a line may end. */
struct text_piece {
    uint32_t offset, length;
    int width, gap;        /* of itself, and of the blanks before it: the caller's to fill in */
    enum text_joint joint; /* before it */
    bool new_line;         /* a line end of the text stands before it */
};

/* Reads a text piece by piece. Start with `text` and `length` set. */
struct text_piece_reader {
    const char *text;
    size_t length, offset;
    enum text_joint joint; /* before what comes at `offset`, were there no blank */
};

/* The next piece; false at the text's end. */
bool text_read_piece(struct text_piece_reader *reader, struct text_piece *ret);

bool text_is_blank(char c);

#endif
