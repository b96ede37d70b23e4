/*
 * indico_report: the text of a report's entry, taken apart. Private to indico_report*.c.
 */
#ifndef NOWNEXT_IMPORTER_INDICO_REPORT_H
#define NOWNEXT_IMPORTER_INDICO_REPORT_H

#include "import/import.h"

/* What follows a label such as "Presenters:", by the label. */
enum report_label { REPORT_TEXT, REPORT_AUTHORS, REPORT_PRESENTERS, REPORT_SESSION, REPORT_TRACK };

struct report_paragraph {
    const char *text; /* its lines joined by blanks, cleaned; without the list item's mark or the label */
    enum report_label label;
    unsigned lines;
    unsigned indent; /* columns before its first line */
    bool is_item;    /* of a list */
};

struct report_paragraphs {
    struct report_paragraph *items;
    uint32_t count, capacity;
};

/* What stands after "LABEL:" at the start of a line, with or without emphasis around either; NULL if the line
 * does not start so. A plural's "s" or "(s)" before the colon counts as part of the label. */
const char *report_after_label(const char *line, const char *label);

/* The next line of [*at, end), without its end and the blanks around it, and *at moved behind it; NULL at the
 * end. */
const char *report_next_line(const char **at, const char *end, size_t *ret_length);

/* A copy without the emphasis and blanks around it. */
char *report_bare(struct arena *arena, const char *line);

/* Splits a text into paragraphs: at empty lines, before list items and before labels. `budget` is how many
 * more the file may have. */
bool report_split(struct arena *scratch, const char *text, const char *end, unsigned *budget,
                  struct report_paragraphs *ret, struct err *reterr);

/* Sets the summary, topics and links of a session from its paragraphs, by the rule of program-format.md. */
void report_describe(struct import *import, struct session *session,
                     const struct report_paragraph *paragraphs, unsigned count, const char *where);

/* Whether a line is the date of a scheduled contribution, in English: "Wednesday, 18 September 2024 10:00 (45
 * minutes)". */
bool report_read_date(const char *line, struct civil *ret_start, int64_t *ret_ms);

#endif
