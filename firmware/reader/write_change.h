/*
 * write_change: one item of "changes", as live.json and changes.json have it, on one line. Private to
 * write_live.c and write_changes.c.
 */
#ifndef NOWNEXT_READER_WRITE_CHANGE_H
#define NOWNEXT_READER_WRITE_CHANGE_H

#include "changes/change.h"
#include "json/write.h"

/* Members in one order; what the change does not say is left out, what it takes back (false, 0) is
 * not. */
void write_change(struct json_writer *json, const struct change *change);

#endif
