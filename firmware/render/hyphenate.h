/*
 * hyphenate: where a word may be broken by a hyphen: libhyphen tells, by the patterns of its language that
 * Debian installs.
 *
 * German has seventy thousand patterns, which libhyphen takes seconds to read. It is given those alone that
 * occur in the text: it says the same, in milliseconds, and nothing is kept.
 */
#ifndef NOWNEXT_RENDER_HYPHENATE_H
#define NOWNEXT_RENDER_HYPHENATE_H

#include <stddef.h>
#include <stdint.h>

#define HYPHENATE_PATTERNS "/usr/share/hyphen"

/* Sets before[i] for each byte of `text` before which a long word of the language may be broken: 2 where its
 * patterns tell that a compound's words meet there, else 1. As text_metrics.find_hyphens; `folder` has the
 * patterns. Where there are none of the language, nothing is set.
 */
void hyphenate(const char *folder, const char *language, const char *text, size_t length, uint8_t *before);

#endif
