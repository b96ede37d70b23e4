/*
 * file: bounded reads, and writes that are there whole or not at all.
 */
#ifndef NOWNEXT_SPOOL_FILE_H
#define NOWNEXT_SPOOL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* The bytes of a file, with a NUL after them that *ret_size does not count, in the arena. ERR_IO when it
 * can't be read, ERR_LIMIT when it has more than `limit` bytes. What is no file (a pipe, a socket, a device)
 * is refused at once, and never waited for; below /dev/ (/dev/stdin) it is read. */
bool spool_read_file(const char *path, size_t limit, struct arena *arena, const char **ret_bytes,
                     size_t *ret_size, struct err *reterr);

/* Puts a file in the place of what is at `path` (mode 0644): written beside it, synced, renamed, the folder
 * synced. Whoever reads sees the old bytes or the new ones, across a power cut too. On failure the old file
 * stays as it was. A link stays: it is the file that it leads to. What is no file is
 * written into below /dev/ (/dev/null, /dev/stdout), and refused anywhere else, as a folder is. */
bool spool_replace_file(const char *path, const void *bytes, size_t size, struct err *reterr);

/* Removes what a power cut during spool_replace_file has left in the folder and in those below it: not what
 * another process is writing now. What can't be removed stays. */
void spool_remove_leftovers(const char *folder);

/* Removes what is at `path`: a file, a link (not what it leads to), or a folder with all that is in it, on
 * the same file system. True where nothing is there then; else errno says why. */
bool spool_remove_all(const char *path);

#endif
