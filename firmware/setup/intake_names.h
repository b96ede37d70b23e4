/*
 * intake_names: the files of the setup partition, and what each is meant to be, by its name and by its
 * content. People's computers change names: they hide an ending and add another one, or number a second
 * download. Private to the intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_NAMES_H
#define NOWNEXT_SETUP_INTAKE_NAMES_H

#include "setup/intake_run.h"

/* Reads the names of the setup folder into the run, sorted, each with its kind: not those of folders, of
 * pictures and of what computers leave there by themselves. False with ERR_IO where the folder can't be read.
 */
bool intake_names_read(struct intake_run *run);

/* What a file with this name is meant to be, as far as the name tells it: INTAKE_OTHER where it does not.
 * *ret_meant gets the name that it should have, or NULL. */
enum intake_kind intake_names_kind(const char *name, const char **ret_meant);

/* What computers leave on a card by themselves. */
bool intake_names_is_junk(const char *name);

/* By its ending: a picture, a film or a sound. */
bool intake_names_is_picture(const char *name);
/* One of these that moves or sounds, which no settings can have shown. */
bool intake_names_is_film(const char *name);

/* The file that is taken as `wanted`: the one of that name, else the only one of its kind. The others of the
 * kind are refused. NULL: there is none. */
const char *intake_names_choose(struct intake_run *run, enum intake_kind kind, const char *wanted);

/* The same file, without a word about any. */
const char *intake_names_find(struct intake_run *run, enum intake_kind kind, const char *wanted);

#endif
