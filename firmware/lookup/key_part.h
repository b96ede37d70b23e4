/*
 * key_part: whether a part of a name is said, in the ways that people say it. Names and what is said of them
 * are compared by their keys (reader/name_key.h).
 */
#ifndef NOWNEXT_LOOKUP_KEY_PART_H
#define NOWNEXT_LOOKUP_KEY_PART_H

#include <stdbool.h>

/* From the nearest likeness on: whoever looks for a name takes the first that any name answers to. */
enum key_rule {
    KEY_WHOLE_WORDS, /* the words stand in it, whole and in this order: "N1" is "Hall N1" and not "Hall N10"
                      */
    KEY_BEGINNING,   /* they stand in it, and a word of its begins with the first: "Audi" is "Auditorium" */
    KEY_ANYWHERE,    /* they stand anywhere in it; from three bytes on */
    KEY_ANY_ORDER,   /* each of them stands anywhere in it, whatever their order; from three bytes on each */
    KEY_RULE_COUNT
};

bool key_answers(const char *key, const char *words, enum key_rule rule);

/* Whether there is a letter or a digit among the words. */
bool key_has_letter(const char *words);

#endif
