#include "signing/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "json/read.h"
#include "json/write.h"
#include "program/limits.h"
#include "reader/read_signed.h"

static const char FORMAT[] = "nownext-ask/1", REHEARSE[] = "rehearse";
enum { MOST_BYTES = 8192 };

static const char *comment_of(const char *display, const char *what, struct arena *arena)
{
    return arena_printf(arena, "nownext ask %s %s", display, what);
}

/* ---- writing ---- */

static void new_nonce(char ret[ASK_NONCE_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[ASK_NONCE_SIZE];
    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        ret[2 * i] = digits[bytes[i] >> 4];
        ret[2 * i + 1] = digits[bytes[i] & 15];
    }
    ret[ASK_NONCE_TEXT_SIZE - 1] = '\0';
}

static void write_payload(const char *display, const char *what, const struct ask_rehearsal *rehearsal,
                          struct instant now, struct str_builder *out)
{
    char nonce[ASK_NONCE_TEXT_SIZE];
    struct json_writer inner = {.out = out, .layout = JSON_ONE_LINE};
    new_nonce(nonce);
    json_open(&inner, NULL, '{');
    json_add_text(&inner, "format", FORMAT);
    json_add_text(&inner, "display", display);
    json_add_text(&inner, "what", what);
    json_add_text(&inner, "nonce", nonce);
    json_add_instant(&inner, "issued", now);
    if (rehearsal) {
        json_add_instant(&inner, "moment", rehearsal->moment);
        json_addf(&inner, "minutes", "%d", rehearsal->minutes);
    }
    json_close(&inner, '}');
}

static const char *write_ask(const struct signing_secret *secret, const char *display, const char *what,
                             const struct ask_rehearsal *rehearsal, struct instant now, struct arena *arena,
                             size_t *ret_size, struct err *reterr)
{
    struct str_builder payload = {.arena = arena}, out = {.arena = arena};
    struct json_writer outer = {.out = &out, .layout = JSON_LINES};
    write_payload(display, what, rehearsal, now, &payload);
    *ret_size = payload.length;
    if (!secret)
        return payload.text;
    const char *minisig =
        signing_sign(secret, payload.text, payload.length, comment_of(display, what, arena), arena, reterr);
    if (!minisig)
        return NULL;
    json_open(&outer, NULL, '{');
    json_add_text(&outer, "format", "nownext-signed/1");
    json_add_text(&outer, "minisig", minisig);
    json_add_text(&outer, "payload", payload.text);
    json_close(&outer, '}');
    str_add(&out, "\n");
    *ret_size = out.length;
    return out.text;
}

const char *ask_write(const struct signing_secret *secret, const char *display, const char *what,
                      struct instant now, struct arena *arena, size_t *ret_size, struct err *reterr)
{
    return write_ask(secret, display, what, NULL, now, arena, ret_size, reterr);
}

const char *ask_write_rehearsal(const struct signing_secret *secret, const char *display,
                                const struct ask_rehearsal *rehearsal, struct instant now,
                                struct arena *arena, size_t *ret_size, struct err *reterr)
{
    return write_ask(secret, display, REHEARSE, rehearsal, now, arena, ret_size, reterr);
}

/* ---- reading ---- */

struct asked {
    const char *display, *what, *nonce;
    struct instant issued;
    struct ask_rehearsal rehearsal; /* of "rehearse" */
};

static bool read_rehearsal(const cJSON *moment, const cJSON *minutes, struct ask_rehearsal *ret,
                           struct err *reterr)
{
    static const struct json_path moment_path = {NULL, "moment", 0}, minutes_path = {NULL, "minutes", 0};
    int64_t count;
    if (!json_read_instant(&moment_path, moment, &ret->moment, reterr) ||
        !json_read_int(&minutes_path, minutes, 0, ASK_MOST_MINUTES, &count, reterr))
        return false;
    ret->minutes = (int)count;
    return true;
}

static bool read_payload(const char *bytes, size_t size, struct arena *arena, struct asked *ret,
                         struct err *reterr)
{
    enum { FORMAT_MEMBER, DISPLAY, WHAT, NONCE, ISSUED, MOMENT, MINUTES, MEMBERS };
    static const char *const known[] = {"format", "display", "what", "nonce", "issued", "moment", "minutes"};
    static const struct json_path display = {NULL, "display", 0}, what = {NULL, "what", 0},
                                  nonce = {NULL, "nonce", 0}, issued = {NULL, "issued", 0};
    struct json_notes notes = {.scratch = arena};
    const cJSON *top, *m[MEMBERS];
    return json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) &&
           json_members(NULL, top, known, MEMBERS, m, &notes, reterr) &&
           json_check_format(m[FORMAT_MEMBER], FORMAT, reterr) &&
           json_read_text(&display, m[DISPLAY], &ret->display, reterr) &&
           json_read_text(&what, m[WHAT], &ret->what, reterr) &&
           json_read_text(&nonce, m[NONCE], &ret->nonce, reterr) &&
           json_read_instant(&issued, m[ISSUED], &ret->issued, reterr) &&
           (strcmp(ret->what, REHEARSE) != 0 ||
            read_rehearsal(m[MOMENT], m[MINUTES], &ret->rehearsal, reterr));
}

static bool open_signed(const char *bytes, size_t size, const struct signing_keys *keys, struct arena *arena,
                        struct asked *ret, struct err *reterr)
{
    struct signed_document document;
    const char *comment;
    unsigned key;
    const cJSON *top;
    if (!json_names_format(bytes, size, "nownext-signed/"))
        return err_set(
            reterr, ERR_MEANING,
            "is not signed, and with a public key set only signed asks count: nownext fleet --key");
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !signed_read(top, arena, &document, reterr) ||
        !signing_verify(document.minisig, keys, document.payload, document.size, arena, &comment, &key,
                        reterr) ||
        !read_payload(document.payload, document.size, arena, ret, reterr))
        return false;
    return strcmp(comment, comment_of(ret->display, ret->what, arena)) == 0 ||
           err_set(reterr, ERR_MEANING, "was signed as something else");
}

static bool is_nonce(const char *text)
{
    size_t length = 0;
    while (ascii_hex_digit(text[length]) >= 0)
        length++;
    return length == ASK_NONCE_TEXT_SIZE - 1 && text[length] == '\0';
}

static void remember(struct ask_ring *ring, const char *nonce, struct instant issued)
{
    memcpy(ring->nonces[ring->next], nonce, ASK_NONCE_TEXT_SIZE);
    ring->next = (ring->next + 1) % ASK_NONCES;
    if (issued.ms > ring->latest.ms)
        ring->latest = issued;
}

static bool check_time(struct instant issued, const struct ask_rules *rules, const struct ask_ring *ring,
                       struct err *reterr)
{
    if (!instant_is_set(rules->now))
        return issued.ms >= ring->latest.ms ||
               err_set(reterr, ERR_MEANING,
                       "was signed before one that has been done, and this display does not know the time");
    if (issued.ms < rules->now.ms - ASK_MOST_AGE_MS || issued.ms > rules->now.ms + ASK_MOST_AGE_MS)
        return err_set(reterr, ERR_MEANING,
                       "was not signed within the last minute: it is an old one again, or a clock is wrong");
    return issued.ms >= rules->since.ms ||
           err_set(reterr, ERR_MEANING, "was signed before this system began: ask again");
}

static bool check_who(const struct asked *asked, const struct ask_rules *rules, struct err *reterr)
{
    return (strcmp(asked->display, rules->display) == 0 && strcmp(asked->what, rules->what) == 0) ||
           err_set(reterr, ERR_MEANING, "is for another display, or another ask");
}

/* What was asked for is remembered only where it counts: others can't push nonces out of the ring. */
static bool check(const struct asked *asked, const struct ask_rules *rules, struct ask_ring *ring,
                  struct err *reterr)
{
    if (!check_who(asked, rules, reterr))
        return false;
    if (!is_nonce(asked->nonce))
        return err_set(reterr, ERR_MEANING, "has no nonce of %d hexadecimal digits", ASK_NONCE_TEXT_SIZE - 1);
    for (unsigned i = 0; i < ASK_NONCES; i++)
        if (strcmp(ring->nonces[i], asked->nonce) == 0)
            return err_set(reterr, ERR_MEANING, "came before: it is an old one again");
    if (!check_time(asked->issued, rules, ring, reterr))
        return false;
    remember(ring, asked->nonce, asked->issued);
    return true;
}

/* Where there is no key: what was signed all the same is not verified. */
static bool open_unsigned(const char *bytes, size_t size, struct arena *arena, struct asked *ret,
                          struct err *reterr)
{
    struct signed_document document = {.payload = bytes, .size = size};
    const cJSON *top;
    if (json_names_format(bytes, size, "nownext-signed/") &&
        (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
         !signed_read(top, arena, &document, reterr)))
        return false;
    return read_payload(document.payload, document.size, arena, ret, reterr);
}

bool ask_read(const char *bytes, size_t size, const struct ask_rules *rules, struct ask_ring *ring,
              struct ask_rehearsal *ret, struct err *reterr)
{
    struct asked asked;
    struct arena arena;
    const bool is_signed = rules->keys->count > 0, is_rehearsal = strcmp(rules->what, REHEARSE) == 0;
    if (!is_signed && !is_rehearsal)
        return true;
    if (size > MOST_BYTES)
        return err_set(reterr, ERR_LIMIT, "has more than %d bytes", MOST_BYTES);
    arena_init(&arena, malloc, free);
    bool ok = is_signed
                  ? open_signed(bytes, size, rules->keys, &arena, &asked, reterr) &&
                        check(&asked, rules, ring, reterr)
                  : open_unsigned(bytes, size, &arena, &asked, reterr) && check_who(&asked, rules, reterr);
    if (ok && is_rehearsal)
        *ret = asked.rehearsal;
    arena_finish(&arena);
    return ok;
}

/* ---- a ring as text: when the newest one was signed, then the nonces, oldest first ---- */

void ask_ring_write(const struct ask_ring *ring, char ret[ASK_RING_TEXT_SIZE])
{
    size_t used = (size_t)snprintf(ret, ASK_RING_TEXT_SIZE, "%lld\n", (long long)ring->latest.ms);
    for (unsigned i = 0; i < ASK_NONCES; i++) {
        const char *nonce = ring->nonces[(ring->next + i) % ASK_NONCES];
        if (*nonce)
            used += (size_t)snprintf(ret + used, ASK_RING_TEXT_SIZE - used, "%s\n", nonce);
    }
}

void ask_ring_read(const char *text, struct ask_ring *ret)
{
    *ret = (struct ask_ring){.latest = {strtoll(text, NULL, 10)}};
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        char nonce[ASK_NONCE_TEXT_SIZE] = "";
        if (length == sizeof nonce - 1)
            memcpy(nonce, line, length);
        if (is_nonce(nonce))
            remember(ret, nonce, ret->latest);
        line += length + (line[length] != '\0');
    }
}
