/*
 * intake_taken: which files of the setup partition were taken before. Private to the intake.
 *
 * A file that was is what the card has always said: at the next start it is not the latest word, whatever has
 * come from the feed since. taken.json in the intake's folder has the digest of each document's source:
 * {"format": "nownext-taken/1", "files": [{"as": "program.json", "name": "schedule.xml", "sha256": "..."}]}.
 * Where that file is lost, or is of a newer nownext, a document that is there already, byte for byte, and has
 * its number was taken before: a start brings nothing back that is older than what has come since.
 */
#ifndef NOWNEXT_SETUP_INTAKE_TAKEN_H
#define NOWNEXT_SETUP_INTAKE_TAKEN_H

#include "base/sha256.h"
#include "setup/intake_run.h"
#include "spool/names.h"

#define TAKEN_FILE "taken.json"

/* A file of the setup partition that may become a document: what tells it from others. */
struct intake_source {
    const char *name;
    char digest[SHA256_TEXT_SIZE];
};

struct intake_source intake_source_of(const char *name, const char *bytes, size_t size);

/* Notes that a file which may become this document is on the partition. Of several schedules there the one
 * that is shown may be another with the time, without being new. */
void intake_taken_see(struct intake_run *run, enum spool_name document, const struct intake_source *source);

/* Puts the bytes that were made of a file into the folder, as intake_run_put. Where the file was not taken
 * before, the document is the latest from now on (spool/order.h), and the file is noted: in this order, so
 * that after a power cut in between it is done again. False only where that can't be written. */
bool intake_taken_put(struct intake_run *run, enum spool_name document, const struct intake_source *source,
                      const char *bytes, size_t size, bool anew);

#endif
