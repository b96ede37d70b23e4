/*
 * home_assistant: what Home Assistant is told of a venue's displays, so that it finds each of them as a
 * device: a retained message for each, in the form of its device discovery (since 2024.11). Pure.
 *
 * Nothing of a display is sent anew: the entities read the topics "online" and "status" that it has.
 */
#ifndef NOWNEXT_FLEET_HOME_ASSISTANT_H
#define NOWNEXT_FLEET_HOME_ASSISTANT_H

#include "broker/broker.h"
#include "station/venue.h"

/* "PREFIX/device/ID/config", and without a display how all of a venue begin. An ID has only what Home
 * Assistant takes: of a name's other signs, and of _ itself, each byte is _ and two hexadecimal digits. False
 * where there is no room. `display` may be NULL. */
bool home_assistant_topic(const char *prefix, const char *venue, const char *display,
                          char buffer[BROKER_TOPIC_SIZE]);

/* The message of a display, JSON in the arena: whether it is online, whether it has said something within
 * three beats, what it shows, its temperature and its supply. NULL where its topics can't be. */
const char *home_assistant_message(const struct venue *venue, const struct display_config *config,
                                   struct arena *arena, size_t *ret_size);

#endif
