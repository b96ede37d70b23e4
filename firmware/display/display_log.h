/*
 * display_log: what of a display goes into its log: the program and the live data, what was refused, and for
 * each output which screen it shows and what is wrong with its board or its picture.
 */
#ifndef NOWNEXT_DISPLAY_DISPLAY_LOG_H
#define NOWNEXT_DISPLAY_DISPLAY_LOG_H

struct display;

/* After a step: writes what is news since the last one, and keeps in `picture_trouble` of each output what is
 * wrong with the picture that it shows. */
void display_log(struct display *display);

#endif
