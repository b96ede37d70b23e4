/*
 * names: the files of a spool that a display is shown by, which the importer puts there and the display
 * reads.
 */
#ifndef NOWNEXT_SPOOL_NAMES_H
#define NOWNEXT_SPOOL_NAMES_H

enum spool_name {
    SPOOL_PROGRAM,
    SPOOL_LIVE,
    SPOOL_DISPLAY,
    SPOOL_SECOND_DISPLAY,
    SPOOL_VENUE,
    SPOOL_NAME_COUNT
};

/* The name of the file in the spool's folder: "program.json". */
const char *spool_file_name(enum spool_name name);

#endif
