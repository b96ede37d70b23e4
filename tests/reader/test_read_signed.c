#include "reader/read_signed.h"

#include "check.h"

static struct arena arena;

static const char *open_text(const char *text, const char *expected)
{
    struct err err = {0};
    static char found[1024];
    const char *bytes = text;
    size_t size = strlen(text);
    bool ok = signed_open(&bytes, &size, &arena, &err);
    err_format(&err, NULL, found, sizeof found);
    CHECK_INT(ok, *found == '\0');
    CHECK_STR(bytes, ok ? expected : text);
    CHECK_INT(size, strlen(ok ? expected : text));
    return found;
}

static void test_open(void)
{
    CHECK_STR(
        open_text(
            "{\"format\": \"nownext-signed/1\", \"minisig\": \"s\", \"payload\": \"{\\\"a\\\": 1}\\n\"}",
            "{\"a\": 1}\n"),
        "");
    CHECK_STR(open_text("{\"payload\": \"\", \"format\":\"nownext-signed/1\",\"minisig\":\"\"}", ""), "");
}

static void test_what_is_none_stays(void)
{
    static const char *const rows[] = {"", "{", "{\"format\": \"nownext-live/1\", \"payload\": \"x\"}", "[]"};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR(open_text(rows[i], rows[i]), "");
}

static void test_refused(void)
{
    static const char *const rows[][2] = {
        {"{\"format\": \"nownext-signed/1\"}", "minisig: is missing: it must be a text"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\"}", "payload: is missing: it must be a text"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": [], \"payload\": \"\"}",
         "minisig: must be a text, is a list"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\", \"payload\": \"\", \"x\": 1}",
         "has a member \"x\", which is not known here: remove it"},
        {"{\"format\": \"nownext-signed/2\", \"minisig\": \"\", \"payload\": \"\"}",
         "format: is \"nownext-signed/2\", this reads \"nownext-signed/1\": a newer nownext may read it"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\", \"payload\": \"",
         "1:58: the text that starts here has no closing quote: is the file whole?"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR(open_text(rows[i][0], NULL), rows[i][1]);
}

static void test_parts(void)
{
    static const char text[] =
        "{\"format\": \"nownext-signed/1\", \"minisig\": \"one\\ntwo\", \"payload\": \"p\"}";
    struct signed_document document;
    const cJSON *top = NULL;
    CHECK(json_parse(text, strlen(text), JSON_NATIVE, &arena, &top, NULL));
    CHECK(signed_is(top));
    CHECK(signed_read(top, &arena, &document, NULL));
    CHECK_STR(document.minisig, "one\ntwo");
    CHECK_STR(document.payload, "p");
    CHECK_INT(document.size, 1);
    static const char *const others[] = {"{\"format\": \"nownext-signed/11\"}", "{\"format\": 1}", "{}", "[]",
                                         "1"};
    for (unsigned i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK(json_parse(others[i], strlen(others[i]), JSON_NATIVE, &arena, &top, NULL));
        CHECK(!signed_is(top));
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_open();
    test_what_is_none_stays();
    test_refused();
    test_parts();
    arena_finish(&arena);
    return check_done();
}
