#include "desk_page/token.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sha256.h"
#include "base/str.h"

#define BLOCK 64 /* bytes that SHA-256 takes at a time */
#define DIGEST 32

static void digest_bytes(const char *text, size_t length, uint8_t ret[DIGEST])
{
    char digits[SHA256_TEXT_SIZE];
    sha256_text(text, length, digits);
    for (int i = 0; i < DIGEST; i++)
        ret[i] = (uint8_t)(ascii_hex_digit(digits[2 * i]) * 16 + ascii_hex_digit(digits[2 * i + 1]));
}

/* What a MAC of ours is made of is never longer. */
#define MOST_TEXT 8192

void token_hmac(const char *key, size_t key_size, const char *text, size_t length, char ret[65])
{
    uint8_t block[BLOCK] = {0}, inner[DIGEST];
    char bytes[BLOCK + MOST_TEXT];
    if (key_size > BLOCK)
        digest_bytes(key, key_size, block);
    else
        memcpy(block, key, key_size);
    length = length < MOST_TEXT ? length : MOST_TEXT;
    for (int i = 0; i < BLOCK; i++)
        bytes[i] = (char)(block[i] ^ 0x36);
    memcpy(bytes + BLOCK, text, length);
    digest_bytes(bytes, BLOCK + length, inner);
    for (int i = 0; i < BLOCK; i++)
        bytes[i] = (char)(block[i] ^ 0x5c);
    memcpy(bytes + BLOCK, inner, DIGEST);
    sha256_text(bytes, BLOCK + DIGEST, ret);
}

/* The digits of a MAC over a kind and a text; kinds keep one token from being another. */
static void mac(const uint8_t *secret, const char *kind, const char *text, char ret[65])
{
    char whole[MOST_TEXT];
    int length = snprintf(whole, sizeof whole, "%s\n%s", kind, text);
    token_hmac((const char *)secret, TOKEN_SECRET_SIZE, whole, strnlen(whole, (size_t)length), ret);
    ret[TOKEN_MAC_DIGITS] = '\0';
}

/* In a time that does not tell how much of it is right. */
static bool is_same(const char *given, const char *right)
{
    unsigned differ = 0;
    if (strlen(given) != TOKEN_MAC_DIGITS)
        return false;
    for (int i = 0; i < TOKEN_MAC_DIGITS; i++)
        differ |= (unsigned)(given[i] ^ right[i]);
    return differ == 0;
}

const char *token_desk(const uint8_t secret[TOKEN_SECRET_SIZE], struct arena *arena)
{
    char digits[65];
    mac(secret, "desk", "", digits);
    return arena_copy(arena, digits);
}

bool token_is_desk(const uint8_t secret[TOKEN_SECRET_SIZE], const char *token)
{
    char digits[65];
    mac(secret, "desk", "", digits);
    return is_same(token, digits);
}

/* ---- rooms ---- */

static void room_mac(const uint8_t *secret, const struct program *program, uint32_t room, const char *date,
                     char ret[65])
{
    char text[4096];
    snprintf(text, sizeof text, "%.8s %s", date, program->rooms[room].id);
    mac(secret, "room", text, ret);
}

const char *token_room(const uint8_t secret[TOKEN_SECRET_SIZE], const struct program *program, uint32_t room,
                       struct instant day, struct arena *arena)
{
    char digits[65], date[48];
    int year, month, in_month;
    civil_from_days(program_day_at(program, day).date, &year, &month, &in_month);
    snprintf(date, sizeof date, "%04d%02d%02d", year, month, in_month);
    room_mac(secret, program, room, date, digits);
    return arena_printf(arena, "%.8s-%s", date, digits);
}

/* The conference day of a date: the one that is on at noon of it. */
static bool read_day(const struct program *program, const char *date, struct day *ret)
{
    int year, month, in_month;
    const char *text = date;
    if (!ascii_read_number(&text, 4, 4, &year) || !ascii_read_number(&text, 2, 2, &month) ||
        !ascii_read_number(&text, 2, 2, &in_month))
        return false;
    /* A day begins with its own hour of the morning, so the minute before is of another. */
    struct civil begin = {year, month, in_month, 0, program->event.day_start_min, 0, 0};
    *ret = program_day_at(program, zone_to_instant(&program->zone, begin));
    return true;
}

enum token_state token_room_state(const uint8_t secret[TOKEN_SECRET_SIZE], const struct program *program,
                                  uint32_t room, const char *token, struct instant now, struct day *ret_day)
{
    char digits[65];
    struct day day;
    if (strlen(token) != 9 + TOKEN_MAC_DIGITS || token[8] != '-')
        return TOKEN_FORGED;
    room_mac(secret, program, room, token, digits);
    if (!is_same(token + 9, digits) || !read_day(program, token, &day))
        return TOKEN_FORGED;
    if (ret_day)
        *ret_day = day;
    return now.ms < day.end.ms ? TOKEN_GOOD : TOKEN_OVER;
}

/* ---- forms ---- */

/* "NUMBER-MS-MAC": the MAC is of all that the form is of. */
static void form_mac(const struct forms *forms, uint64_t number, uint64_t at, const char *who,
                     const char *says, char ret[65])
{
    char text[MOST_TEXT], whole[SHA256_TEXT_SIZE];
    sha256_text(says, strlen(says), whole);
    snprintf(text, sizeof text, "%" PRIx64 " %" PRIx64 " %" PRIx64 " %s %s", forms->start, number, at, whole,
             who);
    mac(forms->secret, "form", text, ret);
}

const char *form_make(struct forms *forms, const char *who, const char *says, int64_t steady_ms,
                      struct arena *arena)
{
    char digits[65];
    uint64_t number = ++forms->made;
    form_mac(forms, number, (uint64_t)steady_ms, who, says, digits);
    return arena_printf(arena, "%" PRIx64 "-%" PRIx64 "-%s", number, (uint64_t)steady_ms, digits);
}

/* A hexadecimal number and the '-' behind it. */
static bool read_hex(const char **text, uint64_t *ret)
{
    int digits = 0;
    for (*ret = 0; ascii_hex_digit(**text) >= 0 && digits < 16; (*text)++, digits++)
        *ret = *ret * 16 + (uint64_t)ascii_hex_digit(**text);
    return digits > 0 && *(*text)++ == '-';
}

static bool was_used(const struct forms *forms, uint64_t number)
{
    for (uint32_t i = 0; i < forms->used_count; i++)
        if (forms->used[i] == number)
            return true;
    return false;
}

enum form_state form_use(struct forms *forms, const char *token, const char *who, const char *says,
                         int64_t steady_ms)
{
    char digits[65];
    uint64_t number, at;
    if (!read_hex(&token, &number) || !read_hex(&token, &at))
        return FORM_FORGED;
    form_mac(forms, number, at, who, says, digits);
    if (!is_same(token, digits))
        return FORM_FORGED;
    if (was_used(forms, number))
        return FORM_USED;
    if (number < forms->oldest || steady_ms - (int64_t)at > FORM_LASTS_MS)
        return FORM_OLD;
    if (forms->used_count == FORM_MOST_USED) {
        uint64_t forgotten = forms->used[forms->used_next];
        forms->oldest = forgotten + 1 > forms->oldest ? forgotten + 1 : forms->oldest;
    } else {
        forms->used_count++;
    }
    forms->used[forms->used_next] = number;
    forms->used_next = (forms->used_next + 1) % FORM_MOST_USED;
    return FORM_GOOD;
}

void form_give_back(struct forms *forms, const char *token)
{
    uint64_t number;
    if (!read_hex(&token, &number))
        return;
    for (uint32_t i = 0; i < forms->used_count; i++)
        if (forms->used[i] == number)
            forms->used[i] = 0;
}
