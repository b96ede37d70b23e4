/*
 * desk_files: the files that a desk is of, loaded: its program, what the feed has changed in it, its venue,
 * the texts of emergencies that are prepared. For the command line and the page.
 */
#ifndef NOWNEXT_DESK_LOG_DESK_FILES_H
#define NOWNEXT_DESK_LOG_DESK_FILES_H

#include "desk/preview.h"
#include "desk_log/desk_log.h"
#include "load/load_program.h"
#include "station/prepared.h"

struct desk_files {
    struct loaded loaded; /* the program's memory */
    struct arena arena;   /* that of all else */
    const struct program *program;
    const struct feed_changes *feed; /* NULL: none, or of another program */
    const struct venue *venue;       /* NULL: none */
    const struct prepared_texts *prepared;
};

/* Loads them. Issues (may be NULL; their text begins with the file): what is odd in them. False with the file
 * in the error where one can't be read; desk_files_finish gives them back, and is safe on what is all zero.
 */
bool desk_files_load(const struct desk_settings *settings, struct desk_files *ret, struct issue_list *issues,
                     struct err *reterr);
void desk_files_finish(struct desk_files *files);

/* The program with the feed's changes and the live data (NULL: none) laid over it, in the arena. */
const struct program *desk_files_fold(const struct desk_files *files, const struct live *live,
                                      struct arena *arena, struct issue_list *issues);

/* What preview_make is asked, of what is in force (NULL: nothing) and what would be. */
struct preview_request desk_files_preview(const struct desk_files *files, const struct live *before,
                                          const struct live *after, struct instant now);

#endif
