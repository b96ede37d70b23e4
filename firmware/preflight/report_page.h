/*
 * report_page: preflight's findings as a page with a picture of each: HTML without scripts, in light and
 * dark.
 */
#ifndef NOWNEXT_PREFLIGHT_REPORT_PAGE_H
#define NOWNEXT_PREFLIGHT_REPORT_PAGE_H

#include "preflight/findings.h"

/* Of sorted findings. The pictures lie beside the page, those that finding_has_picture says: "finding-N.png"
 * and "small/finding-N.png", N from 1 by the place in the list. */
void report_page(const struct findings *findings, const struct findings_summary *summary,
                 struct str_builder *out);

#endif
