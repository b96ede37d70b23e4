/*
 * rehearse_effect: what a decision of the rehearsed day changes on the screens, as the desk's preview says it
 * before a command is given (desk/preview.h): what is read from then on, by what was known before and after.
 */
#ifndef NOWNEXT_SIMULATOR_REHEARSE_EFFECT_H
#define NOWNEXT_SIMULATOR_REHEARSE_EFFECT_H

#include "desk/preview.h"
#include "simulator/rehearse.h"

/* Of the entry with this number. `venue` is NULL where there is none: then it is a door for each room. In the
 * arena. */
void rehearse_effect(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                     struct arena *arena, struct preview *ret);

/* In a line: what was decided (`told`), from when on, and the first that comes of it with how much more there
 * is. What comes of it takes the place of `told` but where that says more: of an emergency, of an undoing. */
void rehearse_effect_line(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                          const char *told, struct str_builder *out);

/* As lines of an overlay (simulator/overlay.h): what the entry says, then all that comes of it, at most
 * `most` sentences. */
void rehearse_effect_lines(struct rehearse *rehearse, uint32_t number, const struct venue *venue,
                           uint32_t most, struct str_builder *out);

#endif
