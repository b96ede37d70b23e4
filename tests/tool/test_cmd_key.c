#include <sys/stat.h>
#include <unistd.h>

#include "golden.h"
#include "signing/envelope.h"
#include "signing/signed_program.h"
#include "tool/fixture.h"

#define FILE_NAME BINARY_DIR "/test_cmd_key"
#define PUBLIC FILE_NAME ".pub"
#define LIVE FILE_NAME ".json"

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

static char *sign_file(const char *text)
{
    write_file(LIVE, text);
    return CHECK_INT(call_tool("key", "sign", LIVE, "--key", FILE_NAME, NULL), TOOL_OK) ? call.out : NULL;
}

static void test_sign(void)
{
    static const char payload[] = "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7}";
    struct envelope_rules rules = {.known_revision = -1};
    struct envelope_payload found;
    struct arena arena;
    arena_init(&arena, malloc, free);
    forget_files();
    CHECK_INT(call_tool("key", "new", "-o", FILE_NAME, NULL), TOOL_OK);
    char *public_text = golden_read(PUBLIC);
    CHECK(signing_public_read(public_text, strlen(public_text), &rules.keys.keys[0], NULL));
    rules.keys.count = 1;
    check_row("to the standard output");
    const char *text = sign_file(payload);
    CHECK_STR(call.err, "");
    CHECK(text && envelope_read(text, strlen(text), &rules, &arena, &found, NULL));
    CHECK_STR(found.bytes, payload);
    char *expected = arena_copy(&arena, text);
    check_row("to a file, even in its place");
    CHECK_INT(call_tool("key", "sign", LIVE, "--key", FILE_NAME, "-o", LIVE, NULL), TOOL_OK);
    CHECK_STR(call.out, "");
    char *written = golden_read(LIVE);
    CHECK_STR(written, expected);
    free(written);
    check_row("what is odd in it");
    sign_file("{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7, \"notise\": []}");
    CHECK(contains(call.err, LIVE ": notise: note: "));
    static const char *const refused[][2] = {
        {"{\"format\": \"nownext-live/1\", \"revision\": 7}", LIVE ": venue: must be the venue's id"},
        {"{\"format\": \"nownext-live/1\", \"venue\": \"v\"}", LIVE ": revision: is missing"},
        {"{\"format\": \"nownext-theme/1\", \"venue\": \"v\", \"revision\": 1}",
         LIVE ": format: is \"nownext-theme/1\""},
        {"{", LIVE ":1:2: "}};
    for (unsigned i = 0; i < sizeof refused / sizeof *refused; i++) {
        check_row(refused[i][1]);
        write_file(LIVE, refused[i][0]);
        CHECK_INT(call_tool("key", "sign", LIVE, "--key", FILE_NAME, NULL), TOOL_INPUT);
        CHECK_STR(call.out, "");
        CHECK(contains(call.err, refused[i][1]));
    }
    check_row("by what is no secret key");
    write_file(LIVE, payload);
    CHECK_INT(call_tool("key", "sign", LIVE, "--key", PUBLIC, NULL), TOOL_INPUT);
    CHECK_STR(call.err,
              PUBLIC ": is a public key, which verifies: the secret one, which signs, is the file without "
                     ".pub\n");
    CHECK_INT(call_tool("key", "sign", LIVE, "--key", FILE_NAME, "-o", BINARY_DIR "/none/x", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, BINARY_DIR "/none/x: can't be written: "));
    check_row("");
    free(public_text);
    forget_files();
    remove(LIVE);
    arena_finish(&arena);
}

#define VENUE BINARY_DIR "/test_cmd_key.venue.json"

static void test_sign_program(void)
{
    struct signing_keys keys = {.count = 1};
    struct signed_program found;
    struct arena arena;
    arena_init(&arena, malloc, free);
    forget_files();
    CHECK_INT(call_tool("key", "new", "-o", FILE_NAME, NULL), TOOL_OK);
    char *public_text = golden_read(PUBLIC), *program = golden_read(SMALL);
    CHECK(signing_public_read(public_text, strlen(public_text), &keys.keys[0], NULL));
    check_row("a schedule");
    write_file(VENUE, "{\"format\": \"nownext-venue/1\", \"venue\": \"v\", \"displays\": {}}");
    CHECK_INT(call_tool("key", "sign", SMALL, "--venue", VENUE, "--key", FILE_NAME, NULL), TOOL_OK);
    CHECK_STR(call.err, "");
    CHECK(signed_program_read(call.out, strlen(call.out), &keys, "v", INSTANT_NONE, &arena, &found, NULL));
    CHECK_STR(found.bytes, program);
    struct instant made = tool_now(&(struct tool){.now = NULL});
    CHECK(found.made.ms > made.ms - MS_PER_HOUR && found.made.ms <= made.ms);
    check_row("what is none");
    write_file(LIVE, "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7}");
    CHECK(call_tool("key", "sign", LIVE, "--venue", VENUE, "--key", FILE_NAME, NULL) != TOOL_OK);
    CHECK_STR(call.out, "");
    CHECK(contains(call.err, LIVE ": "));
    check_row("a venue without an id, and one that is not there");
    write_file(VENUE, "{\"format\": \"nownext-venue/1\", \"displays\": {}}");
    CHECK_INT(call_tool("key", "sign", SMALL, "--venue", VENUE, "--key", FILE_NAME, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "the venue needs an id"));
    CHECK_INT(call_tool("key", "sign", SMALL, "--venue", VENUE ".none", "--key", FILE_NAME, NULL), TOOL_CALL);
    CHECK(contains(call.err, VENUE ".none: can't be opened"));
    check_row("");
    free(public_text);
    free(program);
    forget_files();
    remove(LIVE);
    remove(VENUE);
    arena_finish(&arena);
}

static void test_calls(void)
{
    static const char say[] =
        "nownext key: say new -o FILE, show FILE or sign LIVE --key FILE; nownext key --help says more\n";
    static const char *const rows[][3] = {{NULL},         {"new", "x"}, {"show"}, {"show", "a", "b"}, {"neu"},
                                          {"shown", "a"}, {"", "a"},    {"sign"}, {"sign", "a", "b"}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(call_tool("key", rows[i][0], rows[i][1], rows[i][2], NULL), TOOL_CALL);
        CHECK_STR(call.err, say);
    }
    CHECK_INT(call_tool("key", "new", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: say where the secret key goes: nownext key new -o FILE\n");
    CHECK_INT(call_tool("key", "show", "x", "-o", "y", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: show writes nothing: leave -o out\n");
    CHECK_INT(call_tool("key", "sign", "x", "-o", "y", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: say which secret key signs: nownext key sign LIVE --key FILE\n");
    CHECK_INT(call_tool("key", "show", "x", "--key", "y", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: --key is for sign\n");
    CHECK_INT(call_tool("key", "show", "x", "--venue", "y", NULL), TOOL_CALL);
    CHECK_STR(call.err, "nownext key: --venue is for sign\n");
    CHECK_INT(call_tool("key", "--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext key show FILE"));
}

int main(void)
{
    test_new();
    test_nowhere_to_write();
    test_show();
    test_sign();
    test_sign_program();
    test_calls();
    call_forget();
    return check_done();
}
