/*
 * font_stack: the fonts of a theme and what steps in for them: opened at first need, told how to shape, and
 * asked which of them has a character. The one place where hinting and the like are set. Private to this
 * room; callers have font.h.
 */
#ifndef NOWNEXT_RENDER_FONT_STACK_H
#define NOWNEXT_RENDER_FONT_STACK_H

#include <SDL_ttf.h>

#include "base/err.h"
#include "render/font_file.h"
#include "scene/theme.h"

/* Fonts have numbers: a face is its own, then comes the emoji font, then what was found for characters that
 * the faces lack, in the order of first need. */
#define FONT_STACK_EMOJI FACE_COUNT
#define FONT_STACK_MOST 128 /* more than there are scripts, twice: regular and bold */
#define FONT_STACK_CHOICES 1024

struct font_run;
struct script;

struct font_stack_entry {
    struct font_file file;
    TTF_Font *handle;
    void *bytes; /* of the file, mapped; NULL: it is read from where it lies */
    size_t size; /* of these */
    double size_px;
    int blank;   /* width of a blank at FONT_DESIGN_PX, once it was measured: for who measures */
    bool failed; /* to open */
    const struct script *script; /* what it was last told to shape */
    bool right_to_left;
};

struct font_stack {
    struct font_finder finder;
    struct theme theme; /* fonts only; its names are in `names` */
    char names[THEME_ROLE_COUNT][THEME_MOST_FAMILIES][THEME_FAMILY_BYTES];
    bool is_own[FACE_COUNT];       /* nownext's own, which has all of ASCII */
    unsigned families[FACE_COUNT]; /* which of the theme's a face is of; see font_file_find_face */
    bool emoji_sought;
    uint32_t count;
    struct font_stack_entry fonts[FONT_STACK_MOST];
    struct font_stack_choice {
        uint64_t hash;
        uint32_t font; /* + 1 */
    } choices[FONT_STACK_CHOICES];
};

/* Finds the files of all faces, as the theme wants them, and opens the first. `stack` is all zero before.
 * False with an error that says what is missing, and nothing to finish. The theme is not needed afterwards.
 */
bool font_stack_begin(struct font_stack *stack, const struct theme *theme, struct err *reterr);
void font_stack_finish(struct font_stack *stack);

/* A font at a size, the stack's own; one that does not open is replaced by the first, which did. The second
 * is told the run's script and direction too. */
TTF_Font *font_stack_open(struct font_stack *stack, uint32_t number, double size_px);
TTF_Font *font_stack_open_for_run(struct font_stack *stack, const struct font_run *run, double size_px);

/* Whether a font has all that a character as the reader sees it consists of; if not, *ret_missing is the
 * first code point that it lacks. */
bool font_stack_has(struct font_stack *stack, uint32_t number, const char *text, size_t length,
                    uint32_t *ret_missing);

/* The number of the font for one character as the reader sees it, in the order that font_first_run_in names;
 * the face itself where no font has it. */
uint32_t font_stack_choose(struct font_stack *stack, enum font_face face, enum han han, const char *text,
                           size_t length);

#endif
