#include "tool/key_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "spool/file.h"

/* A line from the terminal, without its end; false where none comes, or one that is too long. */
static bool read_line(int terminal, char ret[KEY_FILE_PASSWORD_SIZE])
{
    size_t length = 0;
    char c;
    while (read(terminal, &c, 1) == 1) {
        if (c == '\n') {
            ret[length] = '\0';
            return true;
        }
        if (length + 1 == KEY_FILE_PASSWORD_SIZE)
            return false;
        ret[length++] = c;
    }
    return false;
}

static bool ask(const char *path, char ret[KEY_FILE_PASSWORD_SIZE])
{
    struct termios shown, hidden;
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool ok = terminal >= 0 && tcgetattr(terminal, &shown) == 0;
    if (ok) {
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        hidden.c_lflag |= ICANON | ECHONL;
        /* In this order: what is typed at the prompt is neither shown nor thrown away. */
        ok = tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 && dprintf(terminal, "%s: password: ", path) > 0 &&
             read_line(terminal, ret);
        tcsetattr(terminal, TCSAFLUSH, &shown);
    }
    if (terminal >= 0)
        close(terminal);
    return ok;
}

bool key_file_password(const char *path, char ret[KEY_FILE_PASSWORD_SIZE])
{
    const char *given = getenv(KEY_FILE_PASSWORD);
    if (!given)
        return ask(path, ret);
    bool fits = strlen(given) < KEY_FILE_PASSWORD_SIZE;
    snprintf(ret, KEY_FILE_PASSWORD_SIZE, "%s", given);
    return fits;
}

/* A file without a password is told, where others may read it. */
static void warn_of_others(const struct tool *tool, const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fprintf(tool->err, "%s: warning: others on this machine may read this secret key: chmod 600 %s\n",
                path, path);
}

int key_file_unlock(const struct tool *tool, const char *path, const char *bytes, size_t size,
                    struct signing_secret *ret)
{
    char password[KEY_FILE_PASSWORD_SIZE] = "";
    struct err err = {0};
    bool is_locked = signing_key_is_locked(bytes, size);
    if (is_locked && !key_file_password(path, password)) {
        fprintf(tool->err, "%s: needs its password: call this on a terminal, or set " KEY_FILE_PASSWORD "\n",
                path);
        return TOOL_CALL;
    }
    bool ok = signing_key_read(bytes, size, password, ret, &err);
    secret_wipe(password, sizeof password);
    if (!ok)
        return tool_fail(tool, path, &err);
    if (!is_locked)
        warn_of_others(tool, path);
    return TOOL_OK;
}

int key_file_secret(const struct tool *tool, const char *path, struct signing_secret *ret)
{
    const char *bytes;
    size_t size;
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    if (!spool_read_file(path, KEY_FILE_MOST_BYTES, &arena, &bytes, &size, &err)) {
        arena_finish(&arena);
        return tool_fail(tool, path, &err);
    }
    int code = key_file_unlock(tool, path, bytes, size, ret);
    secret_wipe((void *)(uintptr_t)bytes, size);
    arena_finish(&arena);
    return code;
}

int key_file_public(const struct tool *tool, const char *given, struct signing_public *ret)
{
    const char *bytes;
    size_t size;
    struct arena arena;
    struct err err = {0};
    if (signing_public_read(given, strlen(given), ret, NULL))
        return TOOL_OK;
    arena_init(&arena, malloc, free);
    bool ok = spool_read_file(given, KEY_FILE_MOST_BYTES, &arena, &bytes, &size, &err) &&
              signing_public_read(bytes, size, ret, &err);
    arena_finish(&arena);
    return ok ? TOOL_OK : tool_fail(tool, given, &err);
}
