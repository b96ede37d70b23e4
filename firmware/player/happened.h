/*
 * happened: what has happened to a session of a folded program (program/mark.h), as words and as members of
 * a JSON object. English, for people at a desk and for programs.
 */
#ifndef NOWNEXT_PLAYER_HAPPENED_H
#define NOWNEXT_PLAYER_HAPPENED_H

#include "base/str.h"
#include "json/write.h"
#include "program/mark.h"

/* Adds " [delayed 10 min (laptop), full]"; nothing where nothing has happened. */
void happened_text(struct str_builder *out, const struct program *program, uint32_t session);
/* The same for a tombstone in a room: " [moved to Hall B]", " [now 11:00]", " [cancelled (illness)]". */
void happened_tombstone(struct str_builder *out, const struct program *program, const struct slot *slot,
                        uint32_t room);

/* Adds the members of `nownext explain --json`; none where nothing has happened. The writer has the program.
 */
void happened_json(struct json_writer *json, uint32_t session);

#endif
