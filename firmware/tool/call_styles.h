/*
 * looks: the themes and languages that a call asks for, in all their combinations; and each theme and table
 * of words is loaded once, however many displays have it.
 */
#ifndef NOWNEXT_TOOL_CALL_STYLES_H
#define NOWNEXT_TOOL_CALL_STYLES_H

#include "tool/call_display.h"

struct looks {
    const struct tool *tool;
    const struct program *program;
    struct arena *arena;
    uint32_t theme_count, language_count; /* of the call; 0: each display has its own */
    const char **themes, **languages;
    uint32_t known_count, known_capacity;
    struct looks_known *known;
};

/* From --theme and --language, each given once, many times, or as a list with commas. */
void looks_init(struct looks *looks, const struct tool *tool, const struct options *options,
                const struct program *program, struct arena *arena);

/* How many looks a display has. */
uint32_t looks_count(const struct looks *looks);

/* The n-th of them: its theme and language go into `config`, what they are loaded to into *ret, and into
 * *ret_name what tells it from the others: "", "paper", "de" or "paper, de". Prints and gives another exit
 * code than TOOL_OK as setup_look does. */
int looks_get(struct looks *looks, uint32_t n, struct display_config *config, struct look *ret,
              const char **ret_name);

#endif
