/*
 * way_arrow: the arrow that shows the way to a room.
 */
#ifndef NOWNEXT_SCREENS_WAY_ARROW_H
#define NOWNEXT_SCREENS_WAY_ARROW_H

enum way {
    WAY_NONE,
    WAY_LEFT,
    WAY_RIGHT,
    WAY_UP,
    WAY_DOWN,
    WAY_UP_LEFT,
    WAY_UP_RIGHT,
    WAY_DOWN_LEFT,
    WAY_DOWN_RIGHT
};

#endif
