/*
 * font: text in the fonts of a theme and their fallbacks (font_stack.h): its runs, how wide it is, and its
 * ink.
 *
 * Widths grow in proportion with the size: text is measured once at FONT_DESIGN_PX and scaled, and letters
 * are drawn at fractions of a pixel, so that what is drawn is as wide as what was measured. Tight faces have
 * their letters closer (tracked.h), in width and ink alike.
 */
#ifndef NOWNEXT_RENDER_FONT_H
#define NOWNEXT_RENDER_FONT_H

#include "base/err.h"
#include "render/run_cache.h"
#include "text/han.h"
#include "scene/theme.h"

#define FONT_DESIGN_PX 256

struct font_set;

/* Finds the files of all faces, as the theme wants them, and opens the first; the others are opened at first
 * need. The theme is not needed afterwards. NULL with an error that names the package to install. */
struct font_set *font_set_create(const struct theme *theme, struct err *reterr);
void font_set_destroy(struct font_set *fonts);

/* Whether the theme wants these fonts. */
bool font_set_suits(const struct font_set *fonts, const struct theme *theme);
/* The family that a role is set in. */
const char *font_set_family(const struct font_set *fonts, enum theme_role role);

struct script;

/* Text of one font and script, its width at FONT_DESIGN_PX. */
struct font_run {
    uint32_t font;
    const struct script *script; /* NULL: of letters that stand alone */
    bool right_to_left;          /* as its script does; who draws it may know better */
    const char *text;
    uint32_t length;
    int width;
};

/* The longest run at the start of `text` (of at least 1 byte) of one script that one font can set: the face's
 * own where it has the characters, the theme's next families, the emoji font for emoji, Noto's of the script,
 * else any that fontconfig knows, with the forms of `han`. What no font has is set in the face's own, as
 * boxes. */
struct font_run font_first_run_in(struct font_set *fonts, enum font_face face, enum han han, const char *text,
                                  size_t length);
/* The same for measuring: ideographs are as wide in all forms. */
struct font_run font_first_run(struct font_set *fonts, enum font_face face, const char *text, size_t length);

/* A width at FONT_DESIGN_PX in pixels at another size, rounded up. */
int font_scale(int64_t width, double size_px);

int font_text_width(struct font_set *fonts, enum font_face face, double size_px, const char *text,
                    size_t length);

/* Of the line that text is set in: Inter's measures, a little tighter in the display faces; of another
 * family, its own within reason. Fallbacks are set in the same line. */
void font_vertical(struct font_set *fonts, enum font_face face, double size_px, int *ret_ascent,
                   int *ret_descent, int *ret_cap);

/* How far ink of a text reaches above and below its baseline where marks are stacked on its letters or its
 * script has tall signs, in pixels, rounded up: at most two ems above and one below. 0 of all other text,
 * which stays within font_vertical and an eighth of the size around it. */
void font_text_reach(struct font_set *fonts, enum font_face face, double size_px, const char *text,
                     size_t length, int *ret_above, int *ret_below);

/* The ink of a run, from the cache or drawn into it; NULL when memory has run out. */
const struct run_image *font_run_image(struct font_set *fonts, struct run_cache *cache,
                                       const struct font_run *run, double size_px);

/* The code points of `text` that no font has, in order, each once; at most `most` of them. Gives their
 * number.
 */
uint32_t font_missing(struct font_set *fonts, enum font_face face, const char *text, size_t length,
                      uint32_t *ret, uint32_t most);

/* Adds a code point to such a list, unless it is in it or the list is full. Gives the number in it. */
uint32_t font_add_missing(uint32_t *list, uint32_t count, uint32_t most, uint32_t code_point);

/* The path of the n-th font that was opened so far; NULL past the last. A tight face has the same as its
 * loose one. */
const char *font_set_file(const struct font_set *fonts, uint32_t n);

struct font_counts {
    uint64_t widths_measured, runs_shaped, runs_cached;
    uint64_t texts_split; /* into runs, for their width */
};
struct font_counts font_set_counts(const struct font_set *fonts);

#endif
