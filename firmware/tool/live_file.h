/*
 * live_file: live data as a command is given them to look at: a live.json, or the envelope of one, as a desk
 * with a key publishes it.
 */
#ifndef NOWNEXT_TOOL_LIVE_FILE_H
#define NOWNEXT_TOOL_LIVE_FILE_H

#include "base/issue.h"
#include "changes/live.h"
#include "station/config.h"
#include "signing/envelope.h"

struct live_file {
    const char *bytes; /* as the file has them */
    size_t size;
    const struct live *live;
    struct envelope_payload payload; /* of an envelope (is_signed); else only zeros */
};

/* Reads the file ("-": the standard input) into the arena; issues may be NULL. With keys it must be the
 * envelope of live data that one of them signed, else ERR_MEANING; without, an envelope is opened and nothing
 * verified. ERR_FORMAT for what is no live data. */
bool live_file_load(const char *path, const struct signing_keys *keys, struct arena *arena,
                    struct issue_list *issues, struct live_file *ret, struct err *reterr);

/* Adds an issue where displays that have public keys would refuse the file as it comes over a network: an
 * error for a signature that does not count there, a warning for a file that is not signed, since that counts
 * on a SETUP partition. */
void live_file_check(const struct live_file *file, const struct display_config *const *displays,
                     uint32_t count, struct arena *arena, struct issue_list *issues);

#endif
