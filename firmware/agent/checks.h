/*
 * checks: what the agent tells the display of its polls, as polls/checks.json in its folder in RAM
 * ("nownext-checks/1"), which no display is woken up for: for each source when it was asked last, when it was
 * heard last, and what is wrong. Ages are counted by the system's clock since its start, which goes on while
 * a wrong time is set right.
 *
 *   {"format": "nownext-checks/1",
 *    "program": {"url": "...", "asked_ms": 812345, "good_ms": 752000, "poll_ms": 60000, "outcome": "no-host",
 *                "text": "...", "changed": "2024-09-18T10:12:00Z"}, "live": {...}, "venue": {...},
 *    "settings": "what is wrong with them", "broker": "why it is not connected", "folders": "which are
 * missing"}
 */
#ifndef NOWNEXT_AGENT_CHECKS_H
#define NOWNEXT_AGENT_CHECKS_H

#include "agent/settings.h"
#include "base/err.h"
#include "base/str.h"

#define CHECKS_FOLDER "polls"
#define CHECKS_FILE CHECKS_FOLDER "/checks.json"

enum check_trouble { CHECKS_SETTINGS, CHECKS_BROKER, CHECKS_FOLDERS, CHECKS_TROUBLE_COUNT };

struct check {
    const struct source_settings *settings;
    const struct source *source;
    const char *text;       /* what is wrong, or what an organiser has to know; "" */
    struct instant changed; /* when another version was taken last; INSTANT_NONE: not since the start */
};

/* The document, ended by a line end. Sources that are not configured are left out, and so are troubles that
 * are "". */
void checks_text(struct str_builder *out, const struct check checks[AGENT_DOCUMENT_COUNT],
                 const char *const troubles[CHECKS_TROUBLE_COUNT]);

/* The same, as the file in the agent's folder in RAM, in whose folder it lies, which is made. */
bool checks_write(const char *run, const struct check checks[AGENT_DOCUMENT_COUNT],
                  const char *const troubles[CHECKS_TROUBLE_COUNT]);

/* When each document was heard last, by such a document that an agent has left at `path`; -1: not since the
 * start of the system, or nobody knows. */
void checks_recall(const char *path, int64_t ret_good_ms[AGENT_DOCUMENT_COUNT]);

#endif
