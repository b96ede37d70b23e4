/*
 * report_table: preflight's findings for people, as text of at most 100 columns: where to look, then the
 * findings.
 */
#ifndef NOWNEXT_PREFLIGHT_REPORT_TABLE_H
#define NOWNEXT_PREFLIGHT_REPORT_TABLE_H

#include "preflight/findings.h"

/* The findings of a rule that are listed, unless all are asked for. */
#define REPORT_MOST 4

/* Of sorted findings. */
void report_table(const struct findings *findings, const struct findings_summary *summary, bool all,
                  struct str_builder *out);

/* Parts that the page has too: "Fri 20 Sep 10:42", and "Type: ..." with fonts and fingerprint, in lines. */
void report_add_moment(struct str_builder *out, const struct finding *finding, const struct program *program);
void report_add_type(struct str_builder *out, const struct fonts_used *type);

#endif
