#include "signing/ask.h"

#include "base/str.h"
#include "check.h"

static const struct instant now = {INT64_C(1726819200000)};
static struct signing_secret secret, foreign;
static struct signing_keys keys;
static struct ask_ring ring;
static struct arena arena;

static struct instant after(int64_t ms)
{
    return (struct instant){now.ms + ms};
}

static const char *written(const struct signing_secret *by, const char *display, const char *what)
{
    size_t size;
    const char *text = ask_write(by, display, what, now, &arena, &size, NULL);
    CHECK(text && strlen(text) == size);
    return text ? text : "";
}

static bool taken(const char *text, const char *what, struct instant at, const char *why)
{
    struct err err = {0};
    bool ok = ask_read(text, strlen(text), &keys, "door-1", what, at, &ring, &err);
    CHECK_INT(err.code == ERR_NONE, ok);
    if (!ok && !CHECK(strstr(err.text, why) != NULL))
        puts(err.text);
    return ok;
}

static void test_taken(void)
{
    check_row("once");
    const char *text = written(&secret, "door-1", "restart");
    CHECK(taken(text, "restart", now, ""));
    CHECK(!taken(text, "restart", now, "came before"));
    CHECK(!taken(text, "restart", INSTANT_NONE, "came before"));
    check_row("two of one moment");
    CHECK(taken(written(&secret, "door-1", "restart"), "restart", now, ""));
    check_row("age");
    CHECK(taken(written(&secret, "door-1", "frame"), "frame", after(60000), ""));
    CHECK(!taken(written(&secret, "door-1", "frame"), "frame", after(60001), "within the last minute"));
    CHECK(taken(written(&secret, "door-1", "frame"), "frame", after(-60000), ""));
    CHECK(!taken(written(&secret, "door-1", "frame"), "frame", after(-60001), "within the last minute"));
    check_row("without the time");
    CHECK(taken(written(&secret, "door-1", "frame"), "frame", INSTANT_NONE, ""));
}

static void test_refused(void)
{
    check_row("another");
    CHECK(!taken(written(&secret, "door-2", "frame"), "frame", now, "another display"));
    CHECK(!taken(written(&secret, "door-1", "frame"), "restart", now, "another ask"));
    CHECK(!taken(written(&foreign, "door-1", "frame"), "frame", now, ""));
    check_row("not signed");
    CHECK(!taken("1", "frame", now, "is not signed"));
    CHECK(!taken("", "frame", now, "is not signed"));
    CHECK(!taken("{\"format\": \"nownext-ask/1\", \"display\": \"door-1\", \"what\": \"frame\"}", "frame",
                 now, "is not signed"));
    check_row("damaged: no byte is too many");
    const char *text = written(&secret, "door-1", "frame");
    size_t length = strlen(text);
    for (size_t i = 0; i + 2 < length; i++) {
        struct err err = {0};
        CHECK(!ask_read(text, i, &keys, "door-1", "frame", now, &ring, &err));
    }
    char *changed = arena_copy(&arena, text), *door = strstr(changed, "door-1\\\"");
    CHECK(door != NULL);
    if (door)
        door[5] = '2';
    CHECK(!taken(changed, "frame", now, ""));
    check_row("signed by the key, and something else: live data");
    struct err err = {0};
    const char *minisig = signing_sign(&secret, "{}", 2, "nownext v revision 1", &arena, &err);
    CHECK(minisig && strchr(minisig, '"') == NULL);
    struct str_builder other = {.arena = &arena};
    str_add(&other, "{\"format\": \"nownext-signed/1\", \"minisig\": \"");
    for (const char *at = minisig; *at; at++)
        str_addf(&other, *at == '\n' ? "\\n" : "%c", *at);
    str_add(&other, "\", \"payload\": \"{}\"}");
    CHECK(!taken(other.text, "frame", now, ""));
    check_row("the very payload, signed as something else");
    const char *payload = strstr(text, "\"payload\": \""),
               *plain =
                   "{\"format\": \"nownext-ask/1\", \"display\": \"door-1\", \"what\": \"frame\", \"nonce\": "
                   "\"00112233445566778899aabbccddeeff\", \"issued\": \"2024-09-20T08:00:00Z\"}";
    CHECK(payload != NULL);
    static const char *const comments[] = {"nownext v revision 1", "nownext ask door-1 frame"};
    for (int i = 0; i < 2; i++) {
        struct str_builder document = {.arena = &arena};
        str_add(&document, "{\"format\": \"nownext-signed/1\", \"minisig\": \"");
        for (const char *at = signing_sign(&secret, plain, strlen(plain), comments[i], &arena, NULL); *at;
             at++)
            str_addf(&document, *at == '\n' ? "\\n" : "%c", *at);
        str_add(&document, "\", \"payload\": \"");
        for (const char *at = plain; *at; at++)
            str_addf(&document, *at == '"' ? "\\\"" : "%c", *at);
        str_add(&document, "\"}");
        CHECK_INT(taken(document.text, "frame", now, "was signed as something else"), i == 1);
    }
    check_row("what was refused is not remembered");
    CHECK(taken(text, "frame", now, ""));
}

static void test_ring(void)
{
    check_row("so many are remembered");
    const char *first = written(&secret, "door-1", "frame");
    CHECK(taken(first, "frame", now, ""));
    for (int i = 0; i < ASK_NONCES - 1; i++)
        CHECK(taken(written(&secret, "door-1", "frame"), "frame", now, ""));
    CHECK(!taken(first, "frame", now, "came before"));
    CHECK(taken(written(&secret, "door-1", "frame"), "frame", now, ""));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    signing_new(&secret);
    signing_new(&foreign);
    CHECK(taken("1", "frame", now, "")); /* without keys all count */
    keys = (struct signing_keys){1, {secret.public_key}};
    test_taken();
    test_refused();
    test_ring();
    arena_finish(&arena);
    return check_done();
}
