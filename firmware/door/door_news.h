/*
 * door_news: what has happened to the sessions that a door shows, each thing told once: what the band, the
 * strips or the label of what is next tell is on no badge beside it.
 */
#ifndef NOWNEXT_DOOR_DOOR_NEWS_H
#define NOWNEXT_DOOR_DOOR_NEWS_H

#include "door/door.h"

/* Adds to the titles and to what is next of a door that has its band. */
void door_news_add(const struct layout *layout, struct door *door);

#endif
