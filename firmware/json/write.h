/*
 * write: JSON, for every document that nownext writes or prints. Commas, blanks and indents are the writer's.
 */
#ifndef NOWNEXT_JSON_WRITE_H
#define NOWNEXT_JSON_WRITE_H

#include "base/str.h"
#include "program/program.h"

enum json_layout {
    JSON_COMPACT,  /* {"a":1,"b":2} */
    JSON_ONE_LINE, /* {"a": 1, "b": 2} */
    JSON_LINES,    /* each member and item on a line of its own, two blanks in for each level */
};

/* A document being written. Zero-initialise, set the first three, then add. */
struct json_writer {
    struct str_builder *out;
    enum json_layout layout;
    const struct program *program; /* whose zone gives instants their offset; NULL: UTC */
    unsigned depth, in_line; /* levels that are open, and those from the first that is kept on one line */
    bool has_before;         /* a comma goes before what comes next */
};

/* In all of these `name` is the member's name, which is UTF-8, or NULL for an item of a list and for the
 * document itself. A bracket is { or [, and the one that belongs to it. */
void json_open(struct json_writer *writer, const char *name, char bracket);

/* The same, but all within it stays on one line. */
void json_open_line(struct json_writer *writer, const char *name, char bracket);
void json_close(struct json_writer *writer, char bracket);

/* A text, escaped (RFC 8259, section 7); NULL is "". */
void json_add_text(struct json_writer *writer, const char *name, const char *text);

/* A list of texts. */
void json_add_texts(struct json_writer *writer, const char *name, uint32_t count, const char *const *texts);
void json_add_bool(struct json_writer *writer, const char *name, bool value);

/* An instant of RFC 3339, as a text. */
void json_add_instant(struct json_writer *writer, const char *name, struct instant instant);

/* A value as printf makes it: a number, null, a text that needs no escape with its quotes. */
void json_addf(struct json_writer *writer, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
