/*
 * read_prepared: the texts of emergencies that a venue has ready: a file of their own (nownext-emergency/1),
 * which venue.json names, or a member of venue.json.
 */
#ifndef NOWNEXT_READER_READ_PREPARED_H
#define NOWNEXT_READER_READ_PREPARED_H

#include "base/issue.h"
#include "json/read.h"
#include "station/prepared.h"

/* Reads a document. Unknown members become issues; all that counts is in the arena. */
bool read_prepared(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                   const struct prepared_texts **ret, struct err *reterr);

/* Reads the object of its member "texts" alone, as venue.json may hold it: a kind -> its text. */
bool read_prepared_kinds(const struct json_path *at, const cJSON *item, struct arena *arena,
                         struct json_notes *notes, struct prepared_texts *ret, struct err *reterr);

/* Reads "picture": the name of a file without any folder, copied into the arena; *ret is "" where it is
 * absent or null. */
bool read_picture_name(const struct json_path *parent, const cJSON *item, struct arena *arena,
                       const char **ret, struct err *reterr);

#endif
