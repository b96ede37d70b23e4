/*
 * overview_card: a room of the hallway's overview as a card, where the picture is too narrow for a table:
 * name and until when, what is on, what is next, each on its own lines.
 */
#ifndef NOWNEXT_SCENE_OVERVIEW_CARD_H
#define NOWNEXT_SCENE_OVERVIEW_CARD_H

#include "scene/overview_row.h"

/* The height that a card needs so that no title is cut, where the others have `card_height`. */
int overview_card_need(const struct layout *layout, const struct overview_row *row, int width,
                       int card_height);

void overview_card_place(struct layout *layout, struct overview_row *row, struct box box);

#endif
