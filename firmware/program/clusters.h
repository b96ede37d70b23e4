/*
 * clusters: which sessions are the event, where some are far off from the others: of last year, or of a year
 * that can only be a mistake. For builder_finish.
 */
#ifndef NOWNEXT_PROGRAM_CLUSTERS_H
#define NOWNEXT_PROGRAM_CLUSTERS_H

#include "program/builder.h"

/* Starts that are further apart than this are not of one event. */
#define CLUSTERS_GAP_MS (60 * MS_PER_DAY)

/* Sets the sessions aside that are in another cluster than the largest (of equal ones: the first), with an
 * issue for each of these clusters. */
void clusters_set_aside(struct builder *builder, struct arena *scratch);

#endif
