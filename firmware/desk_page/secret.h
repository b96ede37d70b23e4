/*
 * secret: what the tokens of a desk's links are made with, in a file of its folder that nobody else may read.
 */
#ifndef NOWNEXT_DESK_PAGE_SECRET_H
#define NOWNEXT_DESK_PAGE_SECRET_H

#include "desk_page/token.h"
#include "base/err.h"

/* In the desk's folder. Whoever removes it ends all links, at the next start. */
#define SECRET_FILE "links.secret"

/* Reads the folder's secret, or makes one, by chance. ERR_IO with the reason; also where others may read or
 * write the file. */
bool secret_load(const char *folder, uint8_t ret[TOKEN_SECRET_SIZE], struct err *reterr);

/* A number by chance; 0 where the system has none. */
uint64_t secret_number(void);

#endif
