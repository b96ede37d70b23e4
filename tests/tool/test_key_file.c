#include "tool/key_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tool/fixture.h"

#define SECRET BINARY_DIR "/test_key_file.key"

/* Of minisign 0.11 (-G -W). */
static const char ID[] = "6C478D5E109C95EC";
static const char WORD[] = "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb";
static const char OPEN[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA7JWcEF6NR2w98Yk1V9k8NsmTrU+"
    "YsTVUhv49MJU7jOQZ"
    "ix0RjGotSaIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5FbAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

/* How often a region that had this file in it was wiped. libsodium's own is not called. */
static unsigned files_wiped;

void sodium_memzero(void *bytes, size_t size);
void sodium_memzero(void *bytes, size_t size)
{
    files_wiped += size == sizeof OPEN - 1 && memcmp(bytes, OPEN, size) == 0;
    memset(bytes, 0, size);
}

static FILE *out, *err;
static char *err_text;
static size_t err_size;

static int secret(const char *path, struct signing_secret *ret)
{
    free(err_text);
    err = open_memstream(&err_text, &err_size);
    int code = key_file_secret(&(struct tool){.out = out, .err = err, .command = "live"}, path, ret);
    fclose(err);
    return code;
}

static int public_key(const char *given, struct signing_public *ret)
{
    free(err_text);
    err = open_memstream(&err_text, &err_size);
    int code = key_file_public(&(struct tool){.out = out, .err = err, .command = "check"}, given, ret);
    fclose(err);
    return code;
}

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
    CHECK(chmod(path, mode) == 0);
}

static void check_id(const struct signing_public *key)
{
    char id[SIGNING_ID_TEXT_SIZE];
    signing_id_text(key, id);
    CHECK_STR(id, ID);
}

static void test_secret(void)
{
    struct signing_secret key;
    write_file(SECRET, OPEN, 0600);
    CHECK_INT(secret(SECRET, &key), TOOL_OK);
    CHECK_INT(files_wiped, 1);
    CHECK_STR(err_text, "");
    check_id(&key.public_key);
    static const mode_t modes[] = {0640, 0604, 0660};
    for (unsigned i = 0; i < 3; i++) {
        write_file(SECRET, OPEN, modes[i]);
        CHECK_INT(secret(SECRET, &key), TOOL_OK);
        CHECK_STR(err_text, SECRET
                  ": warning: others on this machine may read this secret key: chmod 600 " SECRET "\n");
    }
    write_file(SECRET, "x\n", 0600);
    CHECK_INT(secret(SECRET, &key), TOOL_INPUT);
    CHECK_STR(err_text, SECRET ": is no secret key of minisign (nownext key new makes one)\n");
    CHECK_INT(secret(SECRET ".none", &key), TOOL_CALL);
    CHECK_STR(err_text, SECRET ".none: can't be opened: No such file or directory\n");
    remove(SECRET);
}

/* OPEN, locked with "correct horse" at libsodium's lowest costs. */
static void write_locked(void)
{
    enum { LOCKED_AT = 54, SIZE = 158, DIGEST_AT = SIZE - 32 };
    unsigned char bytes[SIZE], pad[SIZE - LOCKED_AT];
    char word[BASE64_LENGTH(SIZE) + 1], text[300];
    const char *given = strchr(OPEN, '\n') + 1;
    CHECK(base64_decode(given, strlen(given) - 1, bytes, SIZE));
    blake2b_digest(bytes, 2, bytes + LOCKED_AT, DIGEST_AT - LOCKED_AT, bytes + DIGEST_AT, 32);
    memcpy(bytes + 2, "Sc", 2);
    bytes[39] = 0x80;
    bytes[49] = 0x01;
    CHECK(scrypt_stretch("correct horse", bytes + 6, 32768, 16777216, pad, sizeof pad));
    for (size_t i = 0; i < sizeof pad; i++)
        bytes[LOCKED_AT + i] ^= pad[i];
    base64_encode(bytes, SIZE, word);
    snprintf(text, sizeof text, "untrusted comment: x\n%s\n", word);
    write_file(SECRET, text, 0644); /* who may read it can do nothing with it: no warning */
}

/* On a terminal it is asked for: cli/signing has that. */
static void test_password(void)
{
    struct signing_secret key;
    write_locked();
    CHECK(setenv(KEY_FILE_PASSWORD, "correct horse", 1) == 0);
    CHECK_INT(secret(SECRET, &key), TOOL_OK);
    CHECK_STR(err_text, "");
    check_id(&key.public_key);
    CHECK(setenv(KEY_FILE_PASSWORD, "", 1) == 0); /* is an empty password, not none */
    CHECK_INT(secret(SECRET, &key), TOOL_INPUT);
    CHECK_STR(err_text, SECRET ": can't be opened: the password is another one, or the file is damaged\n");
    CHECK(unsetenv(KEY_FILE_PASSWORD) == 0);
    remove(SECRET);
}

static void test_public(void)
{
    struct signing_public key;
    CHECK_INT(public_key(WORD, &key), TOOL_OK);
    check_id(&key);
    char text[200];
    snprintf(text, sizeof text, "untrusted comment: of the desk\n%s\n", WORD);
    write_file(SECRET, text, 0644);
    CHECK_INT(public_key(SECRET, &key), TOOL_OK);
    check_id(&key);
    write_file(SECRET, OPEN, 0600);
    CHECK_INT(public_key(SECRET, &key), TOOL_INPUT);
    CHECK_STR(err_text,
              SECRET ": is a secret key, which goes nowhere but where it signs, and no public key of "
                     "minisign: that has 56 characters and begins with RW\n");
    remove(SECRET);
    CHECK_INT(public_key("RWQ", &key), TOOL_CALL);
    CHECK_STR(err_text, "RWQ: can't be opened: No such file or directory\n");
}

int main(void)
{
    out = stdout;
    test_secret();
    test_password();
    test_public();
    free(err_text);
    return check_done();
}
