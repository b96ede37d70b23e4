/*
 * read_signed: the envelope of live data ("nownext-signed/1"), opened, with its signature as text. Nothing is
 * verified here: signing/envelope.h does that, for the agent, which reads what comes over a network. What
 * somebody puts into a board's hand is trusted by possession, signed or not.
 */
#ifndef NOWNEXT_READER_READ_SIGNED_H
#define NOWNEXT_READER_READ_SIGNED_H

#include "json/tree.h"

struct signed_document {
    const char *minisig; /* the signature, in minisign's four lines */
    const char *payload; /* the document that is signed: its bytes, and a NUL */
    size_t size;         /* of it */
};

/* Whether a document that was parsed is an envelope, by its "format". */
bool signed_is(const cJSON *top);

/* Its members; texts are the tree's. Unknown members are refused. */
bool signed_read(const cJSON *top, struct arena *arena, struct signed_document *ret, struct err *reterr);

/* Moves *bytes and *size from an envelope to the payload in it, in the arena; leaves what is none as it is.
 * False for an envelope that can't be opened. */
bool signed_open(const char **bytes, size_t *size, struct arena *arena, struct err *reterr);

#endif
