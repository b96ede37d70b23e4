/*
 * token: who may do what: the desk's own link, the link of a room, and the forms that are sent from pages.
 *
 * Each is an HMAC (RFC 2104, with SHA-256) of what it says, by a secret of the desk's folder, cut to 128
 * bits; so links hold across a restart, nothing needs to be kept for them, and whoever removes the secret
 * ends all of them. A room's link holds until the end of the conference day that it names. A form holds once,
 * for half an hour, for whom it was made, for what it says, and until the desk is started again.
 */
#ifndef NOWNEXT_DESK_PAGE_TOKEN_H
#define NOWNEXT_DESK_PAGE_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "program/program.h"

#define TOKEN_SECRET_SIZE 32
#define TOKEN_MAC_DIGITS 32

/* HMAC-SHA256 of a text, as 64 hexadecimal digits and a NUL. */
void token_hmac(const char *key, size_t key_size, const char *text, size_t length, char ret[65]);

/* The desk's own: may do all. */
const char *token_desk(const uint8_t secret[TOKEN_SECRET_SIZE], struct arena *arena);
bool token_is_desk(const uint8_t secret[TOKEN_SECRET_SIZE], const char *token);

/* That of a room for the conference day that is on at `day`: "20240919-0a1b...". */
const char *token_room(const uint8_t secret[TOKEN_SECRET_SIZE], const struct program *program, uint32_t room,
                       struct instant day, struct arena *arena);

enum token_state { TOKEN_FORGED, TOKEN_OVER, TOKEN_GOOD };
/* Of a room's token at `now`; *ret_day (may be NULL) is its day, unless it is forged. */
enum token_state token_room_state(const uint8_t secret[TOKEN_SECRET_SIZE], const struct program *program,
                                  uint32_t room, const char *token, struct instant now, struct day *ret_day);

/* ---- forms ---- */

#define FORM_LASTS_MS (30 * MS_PER_MINUTE)
#define FORM_MOST_USED 1024

/* The forms that were made and used since the start. Zero-initialise and set the first two. */
struct forms {
    const uint8_t *secret;
    uint64_t start; /* another for each start, by chance */
    uint64_t made;  /* their count: each has a number of its own */
    uint32_t used_count, used_next;
    uint64_t used[FORM_MOST_USED];
    uint64_t oldest; /* forms before this one are refused: it is not known any more whether they were used */
};

/* A form's token: for `who` (a room's id, "" for the desk), of what `says` says, a text of the caller's
 * making. */
const char *form_make(struct forms *forms, const char *who, const char *says, int64_t steady_ms,
                      struct arena *arena);

enum form_state { FORM_FORGED, FORM_OLD, FORM_USED, FORM_GOOD };
/* Looks at a form that was sent; a good one is used by that. */
enum form_state form_use(struct forms *forms, const char *token, const char *who, const char *says,
                         int64_t steady_ms);

/* A form that was used for what then failed: it holds again. */
void form_give_back(struct forms *forms, const char *token);

#endif
