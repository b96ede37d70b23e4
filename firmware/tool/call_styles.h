/*
 * call_styles: the themes and languages that a call asks for, in all their combinations; and each theme and
 * table of words is loaded once, however many displays have it.
 */
#ifndef NOWNEXT_TOOL_CALL_STYLES_H
#define NOWNEXT_TOOL_CALL_STYLES_H

#include "tool/call_display.h"

struct call_styles {
    const struct tool *tool;
    const struct program *program;
    struct arena *arena;
    uint32_t theme_count, language_count; /* of the call; 0: each display has its own */
    const char **themes, **languages;
    uint32_t known_count, known_capacity;
    struct call_styles_known *known;
};

/* From --theme and --language, each given once, many times, or as a list with commas. */
void call_styles_init(struct call_styles *styles, const struct tool *tool, const struct options *options,
                      const struct program *program, struct arena *arena);

/* How many styles a display has. */
uint32_t call_styles_count(const struct call_styles *styles);

/* The n-th of them: its theme and language go into `config`, what they are loaded to into *ret, and into
 * *ret_name what tells it from the others: "", "paper", "de" or "paper, de". Prints and gives another exit
 * code than TOOL_OK as call_style does. */
int call_styles_get(struct call_styles *styles, uint32_t n, struct display_config *config, struct style *ret,
                    const char **ret_name);

#endif
