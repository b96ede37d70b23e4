/*
 * write_program: a program snapshot to native program.json. The text is canonical: reading and writing it
 * again gives the same bytes. Instants carry the event's offset; members that are empty or default are left
 * out; two blanks of indent.
 */
#ifndef NOWNEXT_READER_WRITE_PROGRAM_H
#define NOWNEXT_READER_WRITE_PROGRAM_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "program/program.h"

/* The text, ended by a line end, in the arena; *ret_size is its length without the NUL. */
const char *write_program(const struct program *program, struct arena *arena, size_t *ret_size);

/* The same for a file that is to be read again. NULL with ERR_LIMIT where it would be past the limits of what
 * is read: a published file can say in a word what takes a list in each session here. */
const char *write_program_to_read(const struct program *program, struct arena *arena, size_t *ret_size,
                                  struct err *reterr);

#endif
