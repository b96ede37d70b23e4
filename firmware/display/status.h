/*
 * status: what a display tells of itself to whoever looks after it, as files in RAM: a summary, and on
 * request the picture that it shows.
 */
#ifndef NOWNEXT_DISPLAY_STATUS_H
#define NOWNEXT_DISPLAY_STATUS_H

struct display;

/* It is written with the watchdog's beat where it is as old as this. */
#define STATUS_BEAT_MS 60000

/* Writes RUN/display/status.json, whole or not at all: which screen each panel shows and why, its mode and
 * why it is this one, the program and the clock's worth, what was refused, how the board is. The folder is
 * made if need be. A failure is let pass: the picture on the panel matters more. */
void status_write(const struct display *display, const char *run);

/* Where RUN/frame.request, or frame.request in the agent's folder, was touched since the last time: writes
 * what the panels show to RUN/display/frame.png (and frame-2.png). */
void status_answer(struct display *display);

#endif
