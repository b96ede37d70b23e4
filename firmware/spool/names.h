/*
 * names: the documents that a display is shown by, and the folders in which those who write them leave them.
 */
#ifndef NOWNEXT_SPOOL_NAMES_H
#define NOWNEXT_SPOOL_NAMES_H

/* The writers' folders, below /var/lib/nownext; the last one below /run/nownext. */
#define SPOOL_SETUP_FOLDER "setup" /* nownext-setup's */
#define SPOOL_FEED_FOLDER "feed"   /* nownext-agent's */
#define SPOOL_STATE_FOLDER "state" /* nownext-display's */
#define SPOOL_AGENT_FOLDER "agent" /* nownext-agent's, in RAM */
#define SPOOL_OLD_FOLDER "spool"   /* what nownext-setup wrote into before each writer had its own */

enum spool_name {
    SPOOL_PROGRAM,
    SPOOL_LIVE,
    SPOOL_DISPLAY,
    SPOOL_SECOND_DISPLAY,
    SPOOL_VENUE,
    SPOOL_NAME_COUNT
};

/* The name of the file in a writer's folder: "program.json". */
const char *spool_file_name(enum spool_name name);

#endif
