#include <sys/stat.h>
#include <unistd.h>

#include "golden.h"
#include "signing/minisig.h"
#include "tool/fixture.h"

#define FILE_NAME BINARY_DIR "/test_cmd_key"
#define PUBLIC FILE_NAME ".pub"

static const char WORD[] = "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb"; /* of minisign 0.11 */

static void forget_files(void)
{
    remove(FILE_NAME);
    remove(PUBLIC);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

static void test_new(void)
{
    struct stat status;
    forget_files();
    mode_t before = umask(0);
    CHECK_INT(call_tool("key", "new", "-o", FILE_NAME, NULL), TOOL_OK);
    umask(before);
    CHECK_STR(call.err, "");
    CHECK(stat(FILE_NAME, &status) == 0 && (status.st_mode & 07777) == 0600);
    CHECK(stat(PUBLIC, &status) == 0 && (status.st_mode & 07777) == 0644);
    char *secret_text = golden_read(FILE_NAME), *public_text = golden_read(PUBLIC);
    struct signing_secret secret = {0};
    struct signing_public public = {0};
    CHECK(secret_text && signing_key_read(secret_text, strlen(secret_text), NULL, &secret, NULL));
    CHECK(public_text && signing_public_read(public_text, strlen(public_text), &public, NULL));
    CHECK(memcmp(&secret.public_key, &public, sizeof public) == 0);
    char word[SIGNING_PUBLIC_TEXT_SIZE], id[SIGNING_ID_TEXT_SIZE], expected[1200];
    signing_public_text(&public, word);
    signing_id_text(&public, id);
    snprintf(expected, sizeof expected,
             FILE_NAME
             ": the secret key: it stays where the desk runs, with a copy in a safe place\n" PUBLIC
             ": the public key, for display.json or venue.json:\n  \"live\": {\"keys\": [\"%s\"]}\n",
             word);
    CHECK_STR(call.out, expected);

    snprintf(expected, sizeof expected, "%s\nid %s\n", word, id);
    CHECK_INT(call_tool("key", "show", FILE_NAME, NULL), TOOL_OK);
    CHECK_STR(call.out, expected);
    CHECK_STR(call.err, "");
    CHECK_INT(call_tool("key", "show", PUBLIC, NULL), TOOL_OK);
    CHECK_STR(call.out, expected);

    /* Neither is ever replaced, and what was not there does not come. */
    CHECK_INT(call_tool("key", "new", "--output", FILE_NAME, NULL), TOOL_CALL);
    CHECK_STR(call.err, PUBLIC ": is there already, and a key is never replaced: take another name\n");
    remove(PUBLIC);
    CHECK_INT(call_tool("key", "new", "-o", FILE_NAME, NULL), TOOL_CALL);
    CHECK_STR(call.err, FILE_NAME ": is there already, and a key is never replaced: take another name\n");
    CHECK(stat(PUBLIC, &status) != 0);
    char *again = golden_read(FILE_NAME);
    CHECK_STR(again, secret_text);
    free(again);
    remove(FILE_NAME);
    write_file(PUBLIC, public_text);
    CHECK_INT(call_tool("key", "new", "-o", FILE_NAME, NULL), TOOL_CALL);
    CHECK(stat(FILE_NAME, &status) != 0);
    again = golden_read(PUBLIC);
    CHECK_STR(again, public_text);
    free(again);
    free(secret_text);
    free(public_text);
    forget_files();
}

static void test_nowhere_to_write(void)
{
    CHECK_INT(call_tool("key", "new", "-o", BINARY_DIR "/none/key", NULL), TOOL_CALL);
    CHECK_STR(call.err, BINARY_DIR "/none/key.pub: can't be written: No such file or directory\n");
}

static void test_show(void)
{
    write_file(PUBLIC, WORD);
    CHECK_INT(call_tool("key", "show", PUBLIC, NULL), TOOL_OK);
    CHECK_STR(call.out, "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb\nid 6C478D5E109C95EC\n");
    write_file(PUBLIC, "no key\n");
    CHECK_INT(call_tool("key", "show", PUBLIC, NULL), TOOL_INPUT);
    CHECK_STR(call.out, "");
    CHECK_STR(call.err, PUBLIC ": is no secret key of minisign (nownext key new makes one)\n");
    CHECK_INT(call_tool("key", "show", PUBLIC ".none", NULL), TOOL_CALL);
    CHECK_STR(call.err, PUBLIC ".none: can't be opened: No such file or directory\n");
    forget_files();
}

static void test_calls(void)
{
    static const char say[] = "nownext key: say new -o FILE or show FILE; nownext key --help says more\n";
    static const char *const rows[][3] = {{NULL},  {"new", "x"},   {"show"}, {"show", "a", "b"},
                                          {"neu"}, {"shown", "a"}, {"", "a"}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(call_tool("key", rows[i][0], rows[i][1], rows[i][2], NULL), TOOL_CALL);
        CHECK_STR(call.err, say);
    }
    CHECK_INT(call_tool("key", "new", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: say where the secret key goes: nownext key new -o FILE\n");
    CHECK_INT(call_tool("key", "show", "x", "-o", "y", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: show writes nothing: leave -o out\n");
    CHECK_INT(call_tool("key", "--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext key show FILE"));
}

int main(void)
{
    test_new();
    test_nowhere_to_write();
    test_show();
    test_calls();
    call_forget();
    return check_done();
}
