/*
 * stage: several files of a folder that change together, across a power cut: all of them or none.
 *
 * They are written into a folder of their own beside the others (next.~), which gets its name (next) when all
 * are on the disk; from then on they count, and are moved to their places. What a kill or a power cut has
 * left is finished or thrown away at the next beginning. These two names are the stage's: what else has them,
 * or lies in them, is removed, and so is a folder with the name of a file. A reader may see a part of them
 * moved for a moment: it is to tell by what the files say which belong together, as changes.json names its
 * program.
 */
#ifndef NOWNEXT_MERGE_STAGE_H
#define NOWNEXT_MERGE_STAGE_H

#include <stdint.h>

#include "base/err.h"

/* Those that can change together: names in the folder, in the order in which they are moved. `folder` must
 * be there. */
struct stage {
    const char *folder;
    uint32_t count;
    const char *const *names;
};

/* Finishes or throws away what was left. ERR_IO where that fails. */
bool stage_recover(const struct stage *stage, struct err *reterr);

/* Begins a new one: after stage_recover. */
bool stage_begin(const struct stage *stage, struct err *reterr);

/* The name of the folder in which it is, from stage_begin to stage_commit, in the folder of the stage. */
const char *stage_folder(void);

/* Puts a file into it. `name` is one of the stage's names. */
bool stage_put(const struct stage *stage, const char *name, const void *bytes, size_t size,
               struct err *reterr);

/* All that was put takes the place of what was. On failure either nothing has changed, or stage_recover
 * will finish it. */
bool stage_commit(const struct stage *stage, struct err *reterr);

#endif
