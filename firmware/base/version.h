/*
 * version: which nownext this is, as all programs say it.
 */
#ifndef NOWNEXT_BASE_VERSION_H
#define NOWNEXT_BASE_VERSION_H

#define NOWNEXT_VERSION "0.1.0"

#endif
