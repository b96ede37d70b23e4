#include "signing/ask.h"

#include "base/str.h"
#include "check.h"

static const struct instant now = {INT64_C(1726819200000)};
static struct signing_secret secret, foreign;
static struct signing_keys keys;
static struct ask_ring ring;
static struct instant since;
static struct ask_rehearsal shown; /* by the last one that was taken */
static struct arena arena;

static struct instant after(int64_t ms)
{
    return (struct instant){now.ms + ms};
}

static const char *written_at(struct instant at, const struct signing_secret *by, const char *display,
                              const char *what)
{
    size_t size;
    const char *text = ask_write(by, display, what, at, &arena, &size, NULL);
    CHECK(text && strlen(text) == size);
    return text ? text : "";
}

static const char *written(const struct signing_secret *by, const char *display, const char *what)
{
    return written_at(now, by, display, what);
}

static bool taken(const char *text, const char *what, struct instant at, const char *why)
{
    struct err err = {0};
    const struct ask_rules rules = {&keys, "door-1", what, at, since};
    bool ok = ask_read(text, strlen(text), &rules, &ring, &shown, &err);
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
        CHECK(!ask_read(text, i, &(struct ask_rules){&keys, "door-1", "frame", now, since}, &ring, &shown,
                        &err));
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

static const char *rehearsed(const struct signing_secret *by, int64_t moment_ms, int minutes)
{
    size_t size;
    const char *text = ask_write_rehearsal(by, "door-1", &(struct ask_rehearsal){{moment_ms}, minutes}, now,
                                           &arena, &size, NULL);
    CHECK(text && strlen(text) == size);
    return text ? text : "";
}

static const char *with(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    CHECK(at != NULL);
    return at ? arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)) : "";
}

/* What is to be shown is part of what is signed; and without keys it is read all the same. */
static void test_rehearsals(void)
{
    static const int64_t moment = INT64_C(1726821720000);
    static const struct signing_keys none;
    const char *text = rehearsed(&secret, moment, 10);
    check_row("signed");
    shown = (struct ask_rehearsal){.minutes = -1};
    CHECK(!taken(text, "identify", now, "another ask"));
    CHECK_INT(shown.minutes, -1);
    CHECK(taken(text, "rehearse", now, ""));
    CHECK(shown.moment.ms == moment && shown.minutes == 10);
    CHECK(!taken(text, "rehearse", now, "came before"));
    CHECK(!taken(with(rehearsed(&secret, moment, 10), "minutes\\\": 10", "minutes\\\": 50"), "rehearse", now,
                 ""));
    CHECK(!taken(rehearsed(&secret, moment, ASK_MOST_MINUTES + 1), "rehearse", now, "whole number"));
    CHECK(taken(rehearsed(&secret, moment, ASK_MOST_MINUTES), "rehearse", now, ""));
    CHECK(!taken(rehearsed(&secret, moment, -1), "rehearse", now, "whole number"));
    CHECK(!taken(rehearsed(&foreign, moment, 10), "rehearse", now, ""));
    CHECK(!taken(rehearsed(NULL, moment, 10), "rehearse", now, "is not signed"));
    CHECK(!taken(written(&secret, "door-1", "rehearse"), "rehearse", now, "is missing"));
    check_row("without keys: signed or not");
    const struct signing_keys before = keys;
    keys = none;
    for (int i = 0; i < 2; i++) {
        shown.minutes = -1;
        CHECK(taken(rehearsed(i ? &foreign : NULL, moment + i, i), "rehearse", now, ""));
        CHECK(shown.moment.ms == moment + i && shown.minutes == i);
    }
    text = rehearsed(NULL, moment, 10);
    CHECK(!taken(with(text, "door-1", "door-2"), "rehearse", now, "another display"));
    CHECK(!taken(with(text, "\"minutes\": 10", "\"minutes\": 61"), "rehearse", now, "whole number"));
    CHECK(!taken(with(text, ", \"minutes\": 10", ""), "rehearse", now, "whole number"));
    CHECK(!taken("1", "rehearse", now, ""));
    for (size_t i = 0; i < strlen(text); i++) {
        struct err err = {0};
        CHECK(!ask_read(text, i, &(struct ask_rules){&keys, "door-1", "rehearse", now, since}, &ring, &shown,
                        &err));
    }
    check_row("the others need no words");
    CHECK(taken("1", "identify", now, ""));
    keys = before;
}

/* What may have been done before the system began, or before another one where there is no clock. */
static void test_not_again(void)
{
    check_row("signed before the system began");
    since = now;
    CHECK(taken(written(&secret, "door-1", "frame"), "frame", after(1000), ""));
    since = after(1000);
    CHECK(!taken(written(&secret, "door-1", "frame"), "frame", after(2000), "before this system began"));
    CHECK(taken(written_at(after(1000), &secret, "door-1", "frame"), "frame", after(2000), ""));
    check_row("without the time, signed before one that was done");
    const char *old = written(&secret, "door-1", "frame"),
               *next = written_at(after(1000), &secret, "door-1", "frame");
    CHECK(!taken(old, "frame", INSTANT_NONE, "before one that has been done"));
    CHECK(taken(next, "frame", INSTANT_NONE, ""));
    CHECK(!taken(next, "frame", INSTANT_NONE, "came before"));
    CHECK(taken(written_at(after(5000), &secret, "door-1", "frame"), "frame", INSTANT_NONE, ""));
    CHECK(!taken(written_at(after(4999), &secret, "door-1", "frame"), "frame", INSTANT_NONE, "before one"));
    check_row("one that was signed earlier came later");
    since = (struct instant){0};
    CHECK(taken(written_at(after(4000), &secret, "door-1", "frame"), "frame", after(5000), ""));
    CHECK(!taken(written_at(after(4500), &secret, "door-1", "frame"), "frame", INSTANT_NONE, "before one"));
}

static void test_ring_text(void)
{
    char text[ASK_RING_TEXT_SIZE], again[ASK_RING_TEXT_SIZE];
    struct ask_ring full = ring, other;
    check_row("a ring as text");
    ask_ring_write(&full, text);
    CHECK(strlen(text) > ASK_NONCES * (ASK_NONCE_TEXT_SIZE - 1) && strlen(text) < sizeof text);
    ask_ring_read(text, &other);
    CHECK(other.latest.ms == full.latest.ms && full.latest.ms == after(5000).ms);
    ask_ring_write(&other, again);
    CHECK_STR(again, text);
    for (unsigned i = 0; i < ASK_NONCES; i++)
        CHECK_STR(other.nonces[i], full.nonces[(full.next + i) % ASK_NONCES]);
    check_row("the next one takes the place of the oldest one");
    ring = other;
    CHECK(taken(written_at(after(5000), &secret, "door-1", "frame"), "frame", INSTANT_NONE, ""));
    CHECK_STR(ring.nonces[1], other.nonces[1]);
    CHECK(strcmp(ring.nonces[0], other.nonces[0]) != 0);
    check_row("no ring, and lines that are none");
    ask_ring_read("", &other);
    CHECK(other.latest.ms == 0 && other.next == 0 && other.nonces[0][0] == '\0');
    ask_ring_read("7\nzz112233445566778899aabbccddeeff\n00112233445566778899aabbccddeeff0\n"
                  "00112233445566778899aabbccddeeff",
                  &other);
    CHECK(other.latest.ms == 7 && other.next == 1);
    CHECK_STR(other.nonces[0], "00112233445566778899aabbccddeeff");
    ask_ring_read("nonsense", &other);
    CHECK(other.latest.ms == 0 && other.next == 0);
    struct ask_ring empty = {.latest = {0}};
    ask_ring_write(&empty, text);
    CHECK_STR(text, "0\n");
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
    test_rehearsals();
    test_ring();
    test_not_again();
    test_ring_text();
    arena_finish(&arena);
    return check_done();
}
