/*
 * log_file: a file of lines that grows at its end and is read from where it was read before. Whoever calls
 * these holds the desk's lock. Private to this room.
 */
#ifndef NOWNEXT_DESK_LOG_LOG_FILE_H
#define NOWNEXT_DESK_LOG_LOG_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* Zero-initialise, then open. Errors name the file. */
struct log_file {
    const char *path;
    int fd;
    int write_error; /* an errno: why it is open for reading only; 0: for both */
    size_t end;      /* of the whole lines that were read */
};

bool log_file_open(struct log_file *file, const char *path, struct err *reterr);
void log_file_close(struct log_file *file);

/* The whole lines since the last reading, in the arena, with a NUL after them that the size does not count.
 * *ret_torn is how many bytes follow without a line end. ERR_MEANING where the file is shorter than it was.
 */
bool log_file_read(struct log_file *file, struct arena *arena, const char **ret_lines, size_t *ret_size,
                   size_t *ret_torn, struct err *reterr);

/* Writes a line after the whole lines, in the place of a torn one, and syncs it. It is read by the next
 * log_file_read. Where it fails the file is as it was. */
bool log_file_append(struct log_file *file, const char *line, size_t size, struct err *reterr);

/* Takes away what follows the lines that were read, and syncs it. */
bool log_file_cut(struct log_file *file, struct err *reterr);

#endif
