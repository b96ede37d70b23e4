/*
 * ask: what an operator asks of a display through a broker ("frame", "identify", "rehearse", "restart"),
 * signed, so that a broker's password alone asks for nothing where displays have keys:
 *
 *   {"format": "nownext-signed/1", "minisig": "...", "payload": "{\"format\": \"nownext-ask/1\", \"display\":
 *    \"door-n1\", \"what\": \"restart\", \"nonce\": \"...\", \"issued\": \"2024-09-20T10:12:00Z\"}"}
 *
 * The signature's trusted comment is `nownext ask DISPLAY WHAT`. "rehearse" has two members more: "moment",
 * which is to be shown, and "minutes", for how long at most. It has them also where it is not signed: then it
 * is the payload alone.
 */
#ifndef NOWNEXT_SIGNING_ASK_H
#define NOWNEXT_SIGNING_ASK_H

#include "program/instant.h"
#include "signing/minisig.h"

/* An ask is good for so long, and clocks of two computers may be so far apart. */
#define ASK_MOST_AGE_MS 60000
/* A nonce is so many random bytes, written in hexadecimal digits; a display remembers so many of them. */
#define ASK_NONCE_SIZE 16
#define ASK_NONCE_TEXT_SIZE (2 * ASK_NONCE_SIZE + 1)
#define ASK_NONCES 64

/* What a display has been asked already. Zero at first. */
struct ask_ring {
    char nonces[ASK_NONCES][ASK_NONCE_TEXT_SIZE];
    unsigned next;
    struct instant latest; /* when the newest of them was signed */
};

/* A display shows `moment`, and goes on from there, for so many minutes; 0 ends it. */
#define ASK_MOST_MINUTES 60
struct ask_rehearsal {
    struct instant moment;
    int minutes;
};

/* The signed ask, in the arena; *ret_size is its length without the NUL. NULL, with an error, where it can't
 * be signed. */
const char *ask_write(const struct signing_secret *secret, const char *display, const char *what,
                      struct instant now, struct arena *arena, size_t *ret_size, struct err *reterr);

/* The same for "rehearse". `secret` may be NULL: then it is not signed. */
const char *ask_write_rehearsal(const struct signing_secret *secret, const char *display,
                                const struct ask_rehearsal *rehearsal, struct instant now,
                                struct arena *arena, size_t *ret_size, struct err *reterr);

/* Who is asked, and what it knows. */
struct ask_rules {
    const struct signing_keys *keys;
    const char *display, *what;
    struct instant now;   /* INSTANT_NONE: it does not know the time */
    struct instant since; /* the start of its system: what was signed before may have been done before; with
                             `now` alone */
};

/* Whether this display is to do it. Without keys all asks are; with keys only what one of them signed, for
 * this display and this ask, not before `since`, at most ASK_MOST_AGE_MS before or after `now`, and whose
 * nonce is not in the ring, which then has it. A display that does not know the time does what was not signed
 * before the newest one that it has done. Else ERR_MEANING, ERR_FORMAT or ERR_SYNTAX, with the reason. What
 * "rehearse" says is in *ret (may be NULL for all others), and is checked without keys too. */
bool ask_read(const char *bytes, size_t size, const struct ask_rules *rules, struct ask_ring *ring,
              struct ask_rehearsal *ret, struct err *reterr);

/* What a ring has, in lines of a text, for who begins anew; ASK_RING_TEXT_SIZE bytes with the NUL are enough.
 */
#define ASK_RING_TEXT_SIZE (ASK_NONCES * ASK_NONCE_TEXT_SIZE + 64)
void ask_ring_write(const struct ask_ring *ring, char ret[ASK_RING_TEXT_SIZE]);
/* Such a text, ended by a NUL. What is no line of it is left out. */
void ask_ring_read(const char *text, struct ask_ring *ret);

#endif
