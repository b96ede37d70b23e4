/*
 * write: values as JSON, for every document that nownext writes or prints.
 */
#ifndef NOWNEXT_JSON_WRITE_H
#define NOWNEXT_JSON_WRITE_H

#include "base/str.h"
#include "program/program.h"

/* Adds a JSON string with its quotes, escaped (RFC 8259, section 7); `text` is UTF-8. */
void write_json_text(struct str_builder *builder, const char *text);

/* Adds an instant of RFC 3339 in quotes, with the offset that the event's zone has then. */
void write_json_instant(struct str_builder *builder, const struct program *program, struct instant instant);

#endif
