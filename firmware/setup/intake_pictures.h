/*
 * intake_pictures: each picture that is given is decoded once, in a child with limits
 * (raster/picture_child.h), and lies in the spool as a PNG of our own making. What became of it is remembered
 * there, also where it was refused, so that the same file is not decoded at the next start. Private to the
 * intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_PICTURES_H
#define NOWNEXT_SETUP_INTAKE_PICTURES_H

#include "setup/intake_run.h"

/* In the spool: a line for each picture, "HASH SIZE PNG-SIZE NAME<tab>REASON"; no reason where it is good. */
#define PICTURES_FILE "pictures.txt"

/* Brings a picture of the setup folder, of which these are the bytes, into the spool under its name, or
 * leaves it for a later run where this one puts pictures off. False with the reason where it is refused.
 * `scratch` is of this picture. */
bool intake_pictures_bring(struct intake_run *run, const char *file, const char *bytes, size_t size,
                           struct arena *scratch, struct err *reterr);

/* Writes down what is remembered, at the end of a run. What the spool has no room for is forgotten. */
void intake_pictures_remember(struct intake_run *run);

#endif
