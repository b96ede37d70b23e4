/*
 * log: what a display tells whoever looks after it, as lines on a file: each begins with the level of syslog
 * in angle brackets, as systemd's journal reads it (sd-daemon(3)). A line is written when it is news: not
 * again while nothing else was told of its topic.
 */
#ifndef NOWNEXT_DISPLAY_LOG_H
#define NOWNEXT_DISPLAY_LOG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* syslog(3)'s numbers. */
enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_NOTICE = 5 };

enum { LOG_TOPICS = 16, LOG_MOST_LINES = 16 };

/* All zero: nothing is told yet, and nothing is written. */
struct log {
    FILE *file;     /* the caller's; NULL: lines are counted only */
    uint64_t lines; /* told so far */
    struct {
        uint32_t count;
        uint64_t told[LOG_MOST_LINES]; /* hashes of the lines that hold */
    } topics[LOG_TOPICS];
};

/* One line whatever was told before, for a program's beginning and end. */
void log_write(FILE *file, enum log_level level, const char *line);

/* These lines hold of a topic from now on; those that did not before are told. At most LOG_MOST_LINES. */
void log_lines(struct log *log, unsigned topic, enum log_level level, uint32_t count,
               const char *const *lines);

/* The same of one line. */
void log_line(struct log *log, unsigned topic, enum log_level level, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Whether a line of the topic holds. */
bool log_has(const struct log *log, unsigned topic);

#endif
