/* `nownext check` of live data that are signed. */
#include "golden.h"
#include "signing/envelope.h"
#include "tool/fixture.h"

#define LIVE BINARY_DIR "/test_cmd_check_signed.json"
#define DISPLAY BINARY_DIR "/test_cmd_check_signed_display.json"
#define PUBLIC BINARY_DIR "/test_cmd_check_signed.pub"
#define PAYLOAD                                                                                              \
    "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7, \"changes\": [{\"session\": "       \
    "\"2\", "                                                                                                \
    "\"made\": \"2025-03-29T09:00Z\", \"cancelled\": true}]}\n"

static void write_file(const char *to, const char *text)
{
    FILE *file = fopen(to, "wb");
    fputs(text, file);
    fclose(file);
}

/* An envelope of the payload; its public key to PUBLIC, and its word and id. */
static char word[SIGNING_PUBLIC_TEXT_SIZE], id[SIGNING_ID_TEXT_SIZE];

static void seal(const char *payload)
{
    struct signing_secret secret;
    struct arena arena;
    char text[SIGNING_FILE_SIZE];
    size_t size;
    arena_init(&arena, malloc, free);
    signing_new(&secret);
    write_file(LIVE, envelope_write(&secret, payload, strlen(payload), &arena, &size, NULL));
    signing_public_file(&secret.public_key, text);
    write_file(PUBLIC, text);
    signing_public_text(&secret.public_key, word);
    signing_id_text(&secret.public_key, id);
    arena_finish(&arena);
}

static void check_out(const char *expected_of_id)
{
    char expected[600];
    snprintf(expected, sizeof expected, expected_of_id, id);
    CHECK(contains(call.out, expected));
}

static void test_signed(void)
{
    seal(PAYLOAD);
    static const char told[] = LIVE ": signed by the key %s for the venue \"v\", revision 7\n" LIVE
                                    ": live data: 0 errors, 0 warnings, 0 notes\n";
    check_row("beside a program");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key", word, NULL), TOOL_OK);
    check_out(told);
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key", PUBLIC, NULL), TOOL_OK);
    check_out(told);
    check_row("by itself");
    CHECK_INT(call_tool("check", LIVE, "--key", PUBLIC, NULL), TOOL_OK);
    check_out(told);
    CHECK_STR(call.err, "");
    check_row("without a key");
    static const char unknown[] = LIVE ": signed, and not verified: give the public key with --key\n" LIVE
                                       ": live data: 0 errors, 0 warnings, 0 notes\n";
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, NULL), TOOL_OK);
    CHECK(contains(call.out, unknown));
    CHECK_INT(call_tool("check", LIVE, NULL), TOOL_OK);
    CHECK_STR(call.out, unknown);
    check_row("what is in it is looked at");
    seal("{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7, \"changes\": [{\"session\": "
         "\"none\", \"made\": \"2025-03-29T09:00Z\", \"cancelled\": true}]}\n");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key", PUBLIC, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "changes[0].session: error: "));
}

static void test_refused(void)
{
    char expected[600];
    seal(PAYLOAD);
    check_row("another key");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key",
                        "RWTslZwQXo1HbKIDUUMVO3H919wHSXotUM2oxbIdN5MM2GpwJEYKn5Fb", NULL),
              TOOL_INPUT);
    snprintf(expected, sizeof expected,
             LIVE ": is signed by the key %s, which is not among those that count (6C478D5E109C95EC)", id);
    CHECK(contains(call.err, expected));
    check_row("changed");
    char *text = golden_read(LIVE);
    *strstr(text, "cancelled") = 'C';
    write_file(LIVE, text);
    free(text);
    CHECK_INT(call_tool("check", LIVE, "--key", PUBLIC, NULL), TOOL_INPUT);
    CHECK_STR(call.err,
              LIVE ": is not what was signed: it was changed or damaged on the way; take it anew from "
                   "who signs it\n");
    check_row("not signed");
    write_file(LIVE, PAYLOAD);
    CHECK_INT(call_tool("check", LIVE, "--key", PUBLIC, NULL), TOOL_INPUT);
    CHECK(contains(call.err, LIVE ": is not signed, "));
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key", PUBLIC, NULL), TOOL_INPUT);
    CHECK(contains(call.err, LIVE ": is not signed, "));
    check_row("no key");
    CHECK_INT(call_tool("check", LIVE, "--key", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.err, LIVE ": is no public key of minisign"));
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--key", "none.pub", NULL), TOOL_CALL);
    CHECK(contains(call.err, "none.pub: can't be opened"));
    CHECK_STR(call.out, "");
    check_row("of what is not live data a key says nothing");
    CHECK_INT(call_tool("check", "assets/themes/paper.json", "--key", PUBLIC, NULL), TOOL_OK);
    CHECK(contains(call.out, ": a theme: "));
}

static void test_displays(void)
{
    char text[400];
    seal(PAYLOAD);
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"name\": \"h\", \"live\": "
             "{\"keys\": [\"%s\"]}}",
             word);
    write_file(DISPLAY, text);
    check_row("a display's own key");
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--display", DISPLAY, NULL), TOOL_OK);
    CHECK(contains(call.out, LIVE ": live data: 0 errors, 0 warnings, 0 notes\n"));
    check_row("not signed");
    write_file(LIVE, PAYLOAD);
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--display", DISPLAY, NULL), TOOL_OK);
    CHECK(
        contains(call.out, LIVE ": warning: the display \"h\" would take it from a SETUP partition alone: "));
    check_row("by another");
    seal(PAYLOAD);
    CHECK_INT(call_tool("check", SMALL, "--live", LIVE, "--display", DISPLAY, NULL), TOOL_INPUT);
    CHECK(contains(call.out, LIVE ": error: the display \"h\" would refuse it: it is signed by the key "));
    remove(DISPLAY);
}

/* Other commands take what is in it. */
static void test_shown(void)
{
    static const char cancelled[] = "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7, "
                                    "\"changes\": [{\"session\": \"1.2\", "
                                    "\"made\": \"2025-03-29T09:00:00Z\", \"cancelled\": true}]}";
    seal(cancelled);
    check_row("explain");
    CHECK_INT(
        call_tool("explain", SMALL, "--room", "hall A", "--at", "2025-03-29 10:30", "--live", LIVE, NULL),
        TOOL_OK);
    CHECK(contains(call.out, "cancelled"));
    CHECK_STR(call.err, "");
    check_row("no program");
    CHECK_INT(call_tool("import", LIVE, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "this is signed nownext live data (live.json), not a program"));
}

int main(void)
{
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    test_signed();
    test_refused();
    test_displays();
    test_shown();
    remove(LIVE);
    remove(PUBLIC);
    call_forget();
    return check_done();
}
