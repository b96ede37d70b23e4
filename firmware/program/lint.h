/*
 * lint: what is odd in a program, before visitors find it. Adds issues with paths such as "sessions[12]"; the
 * rules:
 *
 *   overlap          two sessions of a room at once, neither part of the other, neither a drop-in or over
 *                    12 h; told once, of the later one (warning)
 *   no-length        start equals end (note)
 *   one-minute       up to 2 min long (note)
 *   long             over 12 h and not a drop-in (warning)
 *   night-start      starts between 00:00 and day_start + 2 h local, and nothing in its room lasts until then
 *                    (warning: am/pm?)
 *   dst-gap          starts or ends as clocks are put forward: times within the gap are moved there (warning)
 *   dst-twice        a local time that exists twice (warning)
 *   outside-block    a part outside its block's time (warning)
 *   other-room       a part in none of its block's rooms (note)
 *   block-cancelled  a cancelled block with parts that are not (warning)
 *   no-room          a time but no room (note)
 *   unscheduled      no time (note, one for all)
 *   empty-room       a room that never has a session (note)
 *   same-room-name   two rooms with one folded name (warning)
 *   same-title       same title, room and start twice (warning)
 *   no-sessions      the program has none (warning)
 *   far-apart        a session over 60 days from the median (warning)
 *   untitled         an empty title (error)
 */
#ifndef NOWNEXT_PROGRAM_LINT_H
#define NOWNEXT_PROGRAM_LINT_H

#include "base/issue.h"
#include "program/program.h"

/* Adds what it finds to `issues`: rooms, then sessions, in program order. Scratch is taken from where
 * the list's arena has its memory, and given back. */
void lint_program(const struct program *program, struct issue_list *issues);

#endif
