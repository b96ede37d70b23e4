#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "configuration/read_venue.h"
#include "load/load_display.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "signing/envelope.h"
#include "signing/signed_program.h"
#include "spool/file.h"
#include "tool/key_file.h"
#include "tool/tool.h"

static const char help[] =
    "nownext key new -o FILE\n"
    "nownext key show FILE\n"
    "nownext key sign LIVE --key FILE [-o OUT]\n"
    "nownext key sign SCHEDULE --venue FILE --key FILE [-o OUT]\n"
    "\n"
    "Keys that live data are signed with, in the files of minisign. With public keys set,\n"
    "displays take live data only where one of these signed it:\n"
    "\n"
    "  \"live\": {\"url\": \"https://...\", \"keys\": [\"RWQ...\"]}     in display.json or venue.json\n"
    "\n"
    "new makes a pair of keys: FILE, the secret one, which nobody else may read, and FILE.pub, the\n"
    "public one. A file that is there is never replaced. The secret key has no password: minisign\n"
    "-C -s FILE gives it one, and minisign -G makes keys that are as good. It stays where the desk\n"
    "runs, with a copy in a safe place: who has it can put words on every screen.\n"
    "\n"
    "show prints the public key of a public or secret key, as display.json takes it, and its id.\n"
    "The password of a secret key is asked for on the terminal, or taken from the environment\n"
    "(NOWNEXT_KEY_PASSWORD).\n"
    "\n"
    "sign puts a live.json that was written by hand and its signature into one document, which\n"
    "goes where displays poll; the desk does that by itself. Its \"venue\" and \"revision\" are\n"
    "signed with it, so it must have both, and a revision higher than the one before.\n"
    "\n"
    "With --venue it signs a schedule, in any format, for the displays of that venue.json: for the\n"
    "program.json of a USB stick. Signed later than the one before, it replaces that.\n"
    "\n"
    "  --key FILE           the secret key to sign with\n"
    "  --venue FILE         whose schedule it is (venue.json)\n"
    "  -o, --output FILE    where the secret key, or what is signed, goes; the latter without it to\n"
    "                       the standard output\n"
    "\n"
    "For another key set both in display.json, the old one and the new one, sign with the new one,\n"
    "and then take the old one out: there may be two.\n"
    "\n"
    "Exit codes: 0; 1 the file is no key, or the password another one; 2 the call is wrong, or a\n"
    "file can't be read or written.\n";

/* ---- new ---- */

static bool write_all(int fd, const char *text)
{
    size_t size = strlen(text);
    while (size > 0) {
        ssize_t count = write(fd, text, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        text += count;
        size -= (size_t)count;
    }
    return true;
}

/* A new file with this text; never one in the place of another. */
static bool create_file(const char *path, mode_t mode, const char *text, struct err *reterr)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0 && errno == EEXIST)
        return err_set(reterr, ERR_IO, "is there already, and a key is never replaced: take another name");
    if (fd < 0)
        return err_set(reterr, ERR_IO, "can't be written: %s", strerror(errno));
    bool ok = write_all(fd, text) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) < 0 && ok) {
        reason = errno;
        ok = false;
    }
    if (!ok)
        unlink(path);
    return ok || err_set(reterr, ERR_IO, "can't be written: %s", strerror(reason));
}

/* Both files or none; *ret_wrong is the one that could not be written. */
static bool create_pair(const char *path, const char *public_path, const struct signing_secret *secret,
                        const char **ret_wrong, struct err *reterr)
{
    char text[SIGNING_FILE_SIZE];
    *ret_wrong = public_path;
    signing_public_file(&secret->public_key, text);
    if (!create_file(public_path, 0644, text, reterr))
        return false;
    *ret_wrong = path;
    signing_secret_file(secret, text);
    bool ok = create_file(path, 0600, text, reterr);
    secret_wipe(text, sizeof text);
    if (!ok)
        unlink(public_path);
    return ok;
}

static int make_new(struct tool *tool, const char *path)
{
    struct signing_secret secret;
    struct err err = {0};
    char word[SIGNING_PUBLIC_TEXT_SIZE];
    const char *wrong;
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *public_path = arena_printf(&arena, "%s.pub", path);
    signing_new(&secret);
    int code = TOOL_OK;
    if (create_pair(path, public_path, &secret, &wrong, &err)) {
        signing_public_text(&secret.public_key, word);
        fprintf(tool->out,
                "%s: the secret key: it stays where the desk runs, with a copy in a safe place\n"
                "%s: the public key, for display.json or venue.json:\n"
                "  \"live\": {\"keys\": [\"%s\"]}\n",
                path, public_path, word);
    } else {
        code = tool_fail(tool, wrong, &err);
    }
    signing_forget(&secret);
    arena_finish(&arena);
    return code;
}

/* ---- show ---- */

static int find_public(const struct tool *tool, const char *path, const char *bytes, size_t size,
                       struct signing_public *ret)
{
    struct signing_secret secret = {0};
    if (signing_public_read(bytes, size, ret, NULL))
        return TOOL_OK;
    int code = key_file_unlock(tool, path, bytes, size, &secret);
    *ret = secret.public_key;
    signing_forget(&secret);
    return code;
}

static int show(struct tool *tool, const char *path)
{
    struct signing_public key;
    struct err err = {0};
    char word[SIGNING_PUBLIC_TEXT_SIZE], id[SIGNING_ID_TEXT_SIZE];
    const char *bytes;
    size_t size;
    struct arena arena;
    arena_init(&arena, malloc, free);
    int code = spool_read_file(path, KEY_FILE_MOST_BYTES, &arena, &bytes, &size, &err)
                   ? find_public(tool, path, bytes, size, &key)
                   : tool_fail(tool, path, &err);
    arena_finish(&arena);
    if (code != TOOL_OK)
        return code;
    signing_public_text(&key, word);
    signing_id_text(&key, id);
    fprintf(tool->out, "%s\nid %s\n", word, id);
    return TOOL_OK;
}

/* ---- sign ---- */

/* The envelope of the live data in a file, which must be some that displays can read. */
static const char *seal(const struct tool *tool, const char *path, const struct signing_secret *secret,
                        struct arena *arena, size_t *ret_size, struct err *reterr)
{
    const char *bytes;
    size_t size;
    const struct live *live;
    struct issue_list issues;
    issue_list_init(&issues, arena);
    if (!spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_live(bytes, size, arena, &issues, &live, reterr))
        return NULL;
    tool_print_issues(tool->err, path, &issues);
    return envelope_write(secret, bytes, size, arena, ret_size, reterr);
}

/* A schedule, which must be one that boards can read. */
static const char *seal_program(const struct tool *tool, const struct options *options, const char *path,
                                const struct signing_secret *secret, struct arena *arena, size_t *ret_size,
                                struct err *reterr)
{
    const char *bytes, *venue_bytes, *venue_path = options->values[OPTION_VENUE];
    size_t size, venue_size;
    const struct venue *venue;
    struct loaded loaded;
    struct err reason = {0};
    if (!spool_read_file(load_path(venue_path), LIMIT_FILE_BYTES, arena, &venue_bytes, &venue_size,
                         &reason) ||
        !read_venue(venue_bytes, venue_size, arena, NULL, &venue, &reason)) {
        err_set(reterr, reason.code, "%s: %s", venue_path, reason.text);
        return NULL;
    }
    if (!spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !tool_load_program(options, path, &loaded, reterr))
        return NULL;
    load_finish(&loaded);
    return signed_program_write(secret, venue->venue, tool_now(tool), bytes, size, arena, ret_size, reterr);
}

static int sign(struct tool *tool, const struct options *options)
{
    const char *path = options->programs[1], *key = options->values[OPTION_KEY],
               *to = options->values[OPTION_OUTPUT];
    struct signing_secret secret;
    struct arena arena;
    struct err err = {0};
    size_t size;
    int code = key_file_secret(tool, key, &secret);
    if (code != TOOL_OK)
        return code;
    arena_init(&arena, malloc, free);
    const char *text = options->values[OPTION_VENUE]
                           ? seal_program(tool, options, path, &secret, &arena, &size, &err)
                           : seal(tool, path, &secret, &arena, &size, &err);
    signing_forget(&secret);
    if (!text)
        code = tool_fail(tool, path, &err);
    else if (!to)
        fwrite(text, 1, size, tool->out);
    else if (!spool_replace_file(to, text, size, &err))
        code = tool_fail(tool, to, &err);
    arena_finish(&arena);
    return code;
}

/* ---- the command ---- */

static bool is_word(const struct options *options, const char *word, uint32_t count)
{
    return options->program_count == count && strcmp(options->programs[0], word) == 0;
}

static const char *refuse(const struct options *options)
{
    const char *path = options->values[OPTION_OUTPUT], *key = options->values[OPTION_KEY];
    if (is_word(options, "sign", 2))
        return key ? NULL : "say which secret key signs: nownext key sign LIVE --key FILE";
    if (key || options->values[OPTION_VENUE])
        return key ? "--key is for sign" : "--venue is for sign";
    if (is_word(options, "show", 2))
        return path ? "show writes nothing: leave -o out" : NULL;
    if (!is_word(options, "new", 1))
        return "say new -o FILE, show FILE or sign LIVE --key FILE; nownext key --help says more";
    return path ? NULL : "say where the secret key goes: nownext key new -o FILE";
}

static int run(struct tool *tool, const struct options *options)
{
    const char *path = options->values[OPTION_OUTPUT];
    if (is_word(options, "new", 1))
        return make_new(tool, path);
    if (is_word(options, "show", 2))
        return show(tool, options->programs[1]);
    return sign(tool, options);
}

const struct command command_key = {
    .name = "key",
    .help = help,
    .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_VENUE) | OPTION_WORDS,
    .refuse = refuse,
    .run_words = run,
};
