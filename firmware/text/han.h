/*
 * han: whose forms of the ideographs a text is set in. Unicode has one code point for what is written a
 * little differently in Japan, Korea, mainland China and Taiwan; a reader of one takes another's for an
 * error.
 *
 * A whole text tells, by its kana or Hangul; else the event's languages, the display's first; and where
 * these have no ideographs, what most sessions state. One session's own language does not count alone. The
 * renderer takes the face of Noto Sans CJK that has the forms; all are as wide.
 */
#ifndef NOWNEXT_TEXT_HAN_H
#define NOWNEXT_TEXT_HAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct program;

enum han {
    HAN_ANY, /* not known, or no text that it would matter to: set in Japan's */
    HAN_JA,
    HAN_KO,
    HAN_ZH_HANS,
    HAN_ZH_HANT,
    HAN_COUNT
};

/* The tag of a language that has these forms: "ja", "ko", "zh-hans", "zh-hant"; "" for HAN_ANY. */
const char *han_name(enum han han);

/* Of an event on a display in `language`: of the event's languages the display's, else the first that has
 * ideographs; else the display's; else what most sessions state that state one. `program` may be NULL. A
 * language's tag tells by its script ("zh-Hant"), else by its region ("zh-TW"); "zh" alone is mainland
 * China's. */
enum han han_of_event(const struct program *program, const char *language);

/* Ideographs, kana, Hangul, and what stands between them. */
bool han_is_east_asian(uint32_t code_point);

/* Of a text: kana are of Japanese, Hangul of Korean, by whichever comes first; other East Asian text is
 * `event`'s. HAN_ANY where there is none. */
enum han han_of_text(const char *text, size_t length, enum han event);

#endif
