/*
 * key_file: keys as a command is given them: files of secret ones, with a password from whoever sits there,
 * and public ones, as a file or a word.
 */
#ifndef NOWNEXT_TOOL_KEY_FILE_H
#define NOWNEXT_TOOL_KEY_FILE_H

#include "signing/key.h"
#include "tool/tool.h"

/* No file of a key is larger. */
#define KEY_FILE_MOST_BYTES 4096

/* Where a password is, for calls without a terminal. */
#define KEY_FILE_PASSWORD "NOWNEXT_KEY_PASSWORD"

/* The password of the key at `path`: of the environment, or asked for on the terminal without showing it.
 * False where there is neither. To be forgotten after use (secret_wipe). */
#define KEY_FILE_PASSWORD_SIZE 1024
bool key_file_password(const char *path, char ret[KEY_FILE_PASSWORD_SIZE]);

/* A secret key from its file. Where it needs a password that is taken from the environment
 * (KEY_FILE_PASSWORD), or asked for on the terminal, without showing it. A file that others may read is
 * told, and taken. Prints what is wrong and gives the exit code; TOOL_OK: *ret has it, to be forgotten after
 * use (signing_forget). */
int key_file_secret(const struct tool *tool, const char *path, struct signing_secret *ret);

/* The same from the bytes of the file at `path`. */
int key_file_unlock(const struct tool *tool, const char *path, const char *bytes, size_t size,
                    struct signing_secret *ret);

/* The public key that an option gives: the key itself, or a file of it. Prints what is wrong and gives the
 * exit code. */
int key_file_public(const struct tool *tool, const char *given, struct signing_public *ret);

#endif
