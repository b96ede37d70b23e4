/*
 * signed_program: a schedule with its signature in one document, where it does not come from a server: on a
 * USB stick. The document is that of live data (signing/envelope.h); a schedule says neither its venue nor
 * how often it was published, in whatever format it is, so that both stand in the signature's trusted comment
 * alone: `nownext VENUE program 2024-09-18T10:12:00+00:00`, when it was signed.
 */
#ifndef NOWNEXT_SIGNING_SIGNED_PROGRAM_H
#define NOWNEXT_SIGNING_SIGNED_PROGRAM_H

#include "program/instant.h"
#include "signing/minisig.h"

struct signed_program {
    const char *bytes; /* the schedule, ended by a NUL */
    size_t size;
    struct instant made; /* when it was signed; INSTANT_NONE where nothing was verified */
};

/* The document, ended by a line end, in the arena; *ret_size is its length without the NUL. NULL and an error
 * where the venue has no id, or the schedule is not UTF-8. */
const char *signed_program_write(const struct signing_secret *secret, const char *venue, struct instant made,
                                 const char *bytes, size_t size, struct arena *arena, size_t *ret_size,
                                 struct err *reterr);

/* The schedule, in the arena. With keys it must be signed by one of them, for this venue ("": any), not
 * before `not_before` (INSTANT_NONE: whenever); without, what is not signed is taken as it is. Else false,
 * with what is wrong; nothing of the schedule is told. */
bool signed_program_read(const char *bytes, size_t size, const struct signing_keys *keys, const char *venue,
                         struct instant not_before, struct arena *arena, struct signed_program *ret,
                         struct err *reterr);

#endif
