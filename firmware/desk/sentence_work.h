/*
 * sentence_work: what the files that read sentences share. Private to this room.
 */
#ifndef NOWNEXT_DESK_SENTENCE_WORK_H
#define NOWNEXT_DESK_SENTENCE_WORK_H

#include "desk/sentence.h"

struct saying {
    uint32_t count; /* of the words after the verb */
    const char *const *words;
    const struct sentence_options *options;
    const struct sentence_context *context;
    struct arena *arena;
    struct sentence *ret;
};

/* Makes it an error. Always gives false. */
bool saying_fail(struct saying *saying, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Words `from` to `to` (which is not among them) with a blank between. */
const char *saying_join(const struct saying *saying, uint32_t from, uint32_t to);

/* The one room that the words name; an error where it is none or several. */
bool saying_room(struct saying *saying, const char *words, uint32_t *ret);

/* The rooms of --room, as live data name them; none: all. */
bool saying_rooms(struct saying *saying, bool *ret_everywhere, uint32_t *ret_count,
                  const struct room_name **ret);

/* ---- sentence_time.c ---- */

/* "10", "+10", "-5", "10min", "1h", "1h30", "2 h": minutes; *ret_sign is '+', '-' or 0. */
bool saying_minutes(const char *text, int *ret, char *ret_sign);

/* A moment; a time alone is of the conference day of `day`. `what` is for the error: "--until". */
bool saying_moment(struct saying *saying, const char *text, const char *what, struct instant day,
                   struct instant *ret);

/* ---- sentence_session.c: what is said of a session ---- */

bool saying_delay(struct saying *saying);
bool saying_late(struct saying *saying);
bool saying_started(struct saying *saying);
bool saying_move(struct saying *saying);
bool saying_cancel(struct saying *saying);
bool saying_full(struct saying *saying);
bool saying_open(struct saying *saying);
bool saying_title(struct saying *saying);

/* ---- sentence_already.c ---- */

/* Whether what has been read says anything that is not so already; an error where it does not. */
bool saying_is_new(struct saying *saying);

/* ---- sentence_event.c: what is said of the day as a whole ---- */

bool saying_add(struct saying *saying);
bool saying_notice(struct saying *saying);
bool saying_rehearse(struct saying *saying);
bool saying_undo(struct saying *saying);

/* ---- sentence_emergency.c ---- */

bool saying_emergency(struct saying *saying);
bool saying_lift(struct saying *saying);

#endif
