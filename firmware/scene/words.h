/*
 * words: every word that the firmware itself shows, in one table for each language; and the dates, times and
 * counts that are made with them. A language is a file of assets/words/ (configuration/read_words.h); English
 * is built in too, for when no file can be read.
 */
#ifndef NOWNEXT_SCENE_WORDS_H
#define NOWNEXT_SCENE_WORDS_H

#include "base/arena.h"
#include "program/program.h"

enum word {
    WORD_NOW,
    WORD_NEXT,
    WORD_NEXT_HERE, /* after what does not take place here */
    WORD_THEN,      /* after what is next */
    WORD_BREAK,
    WORD_FREE,
    WORD_NOW_AND_NEXT,
    WORD_COMING_UP,
    WORD_ROOM, /* the heads of a table's columns */
    WORD_UNTIL,
    WORD_UNTIL_LABEL, /* beside a time that stands for itself */
    WORD_ENDS_IN,     /* beside minutes that stand for themselves */
    WORD_FIRST_TODAY,
    WORD_CANCELLED,
    WORD_MOVED,          /* badges */
    WORD_MOVED_TO_LABEL, /* over the room's name */
    WORD_MOVED_HERE,
    WORD_NEW_TIME,
    WORD_SAME_TIME, /* of what is in another room */
    WORD_FULL,
    WORD_ROOM_FULL, /* in the band */
    WORD_DELAYED,
    WORD_DELAYED_NO_TIME, /* until it is known by how much */
    WORD_TOMORROW,
    WORD_ALL_FOR_TODAY,
    WORD_ALL_HERE_FOR_TODAY, /* at a door */
    WORD_NOTHING_HERE_TODAY,
    WORD_NOTHING_MORE_HERE, /* while the event goes on elsewhere */
    WORD_OPENS,
    WORD_FIRST_HERE, /* before a day and a time, once the event has begun */
    WORD_FAREWELL,
    WORD_NO_SESSIONS,
    WORD_WAITING_FOR_PROGRAM,
    WORD_CLOCK_NOT_SET,
    WORD_TIME_NOT_VERIFIED,
    WORD_REHEARSAL, /* a mark: the display shows another moment than now */
    WORD_UNKNOWN_ROOM,
    WORD_TOPICS,
    WORD_NO_TIME,
    WORD_NOTHING_NEXT,
    WORD_UNTITLED,
    WORD_SESSION_LEADS,      /* before names */
    WORD_PROGRAM,            /* over the parts of a block, with their times */
    WORD_NO_SESSIONS_AT_ALL, /* in the whole program */
    WORD_NO_PROGRAM_YET,     /* why it waits */
    WORD_FETCH_FAILED,
    WORD_FAULT_CONFIG, /* what is wrong, and what an organiser can do */
    WORD_FAULT_CONFIG_ADVICE,
    WORD_UNKNOWN_DISPLAY, /* the venue has no such display; then what it is known by */
    WORD_UNKNOWN_DISPLAY_ADVICE,
    WORD_FAULT_STORAGE,
    WORD_FAULT_STORAGE_ADVICE,
    WORD_UNKNOWN_ROOM_ADVICE,
    WORD_CLOCK_ADVICE,
    WORD_NOTICE, /* what the operator has to say */
    WORD_WARNING,
    WORD_EMERGENCY, /* of any other kind */
    WORD_EMERGENCY_FIRE,
    WORD_EMERGENCY_EVACUATION,
    WORD_EMERGENCY_MEDICAL,
    WORD_EMERGENCY_SHELTER,
    WORD_EMERGENCY_OVER,
    WORD_TEST, /* of an emergency's screen */
    WORD_TEST_ADVICE,
    WORD_TEST_OVER,
    WORD_PICTURE_FAULT, /* an organiser's picture that cannot be shown */
    WORD_AM,            /* beside a clock of twelve hours */
    WORD_PM,
    WORD_COMMA, /* between names, and between a date and its time; with the blank after it */
    WORD_COLON, /* between what is told and what it is told of, with its blanks */
    /* with a number: the format holds %d once */
    WORD_IN_N_MIN,
    WORD_NEXT_IN_N_MIN,
    WORD_N_MIN_LEFT,
    WORD_STARTS_IN_N_MIN,
    WORD_N_MIN,
    WORD_N_MIN_LATE, /* in the band */
    WORD_PLUS_N_MIN, /* a badge */
    WORD_AND_N_MORE,
    WORD_THEN_N_MORE, /* rooms, on pages to come */
    WORD_ALL_N_ROOMS,
    /* with a time or a name: the format holds %s once */
    WORD_AT,
    WORD_ENDS_AT,
    WORD_UNTIL_TIME,
    WORD_FREE_UNTIL,
    WORD_OPENS_ON,        /* a date */
    WORD_FIRST_HERE_ON,   /* a date */
    WORD_MOVED_TO,        /* a room */
    WORD_WATCH_IN,        /* a room */
    WORD_ON_ELSEWHERE,    /* what is on in other rooms */
    WORD_REPLACES,        /* a title */
    WORD_GOES_ON_IN,      /* rooms */
    WORD_ROOMS,           /* from one to another */
    WORD_AS_OF,           /* a mark: how old the data is, quietly; */
    WORD_NO_UPDATE_SINCE, /* and when it is old */
    WORD_BEING_TESTED,    /* an emergency's text */
    WORD_DISPLAY_NAME,
    WORD_DID_YOU_MEAN,
    WORD_PICTURE_ADVICE, /* the file */
    /* with both, in any order; %s is the second number where there are two */
    WORD_N_OF, /* pages */
    WORD_N_OF_ROOMS,
    WORD_N_MORE_UNTIL, /* and a time */
    WORD_COUNT
};

/* Some sentences above are of a time, and of a time on another day too: with the day in the middle of the
 * sentence, and with other words before it ("hasta las 10:00", "hasta mañana a las 10:00"). */
enum with_day {
    WITH_DAY_TOMORROW,
    WITH_DAY_WEEKDAY, /* "{weekday}" once */
    WITH_DAY_DATE,    /* "{date}" once */
    WITH_DAY_TIME,    /* "{day} {time}", both once */
    WITH_DAY_AT,      /* from here on sentences, each in the place of the word of that name */
    WITH_DAY_UNTIL_TIME,
    WITH_DAY_FREE_UNTIL,
    WITH_DAY_AS_OF,           /* a date without a time, as it stands alone */
    WITH_DAY_NO_UPDATE_SINCE, /* the same */
    WITH_DAY_N_MORE_UNTIL,
    WITH_DAY_COUNT
};

struct words {
    const char *language;
    const char *texts[WORD_COUNT];
    const char *weekdays[7];              /* short, Sunday first */
    const char *months[12];               /* short */
    const char *date;                     /* "{weekday} {day} {month}", each of the three once */
    const char *date_year;                /* "{date} {year}", both once: a date of another year than now's */
    const char *weekday_time;             /* "{weekday} {time}", both once */
    const char *with_day[WITH_DAY_COUNT]; /* all of them; or none, of a file from before there were any: then
                                             a day is told within a sentence as at the beginning of a line */
    int clock_hours;                      /* 24 or 12: the display's choice, not the language's; 0: 24 */
    uint32_t cancelled_count;
    const char *const *cancelled_words; /* in titles as published, for importers */
};
const struct words *words_english(void);

/* Whether the language is written from right to left, by its tag: "ar", "he-IL", "az-Arab"; with words of its
 * own or not. */
bool words_right_to_left(const struct words *words);

/* What a file calls a word, "in_n_min"; and whether it must hold "%d" once, "%s" once, or both. */
const char *words_name(enum word word);
bool words_has_number(enum word word);
bool words_has_text(enum word word);
/* The same of what is said with a day; and the word that a sentence is for, WORD_COUNT for the others. */
const char *words_with_day_name(enum with_day with_day);
enum word words_with_day_sentence(enum with_day with_day);

const char *words_get(const struct words *words, enum word word);
/* The format of a sentence whose text is a day; the word itself where the language has no other. */
const char *words_with_day(const struct words *words, enum word word);
/* "10:42", by a clock of twelve hours "1:05"; "Fri 20 Sep"; "10:30 – 10:55" (weekdays with it when longer
 * than a day; the start first in the language's direction). In the event's zone, in the arena. */
const char *words_clock(const struct words *words, const struct program *program, struct instant at,
                        struct arena *arena);
/* "am" or "pm" in the language, by a clock of twelve hours, else "": stands small beside the clock that tells
 * what time it is; all other times are near it. */
const char *words_clock_half(const struct words *words, const struct program *program, struct instant at);
const char *words_date(const struct words *words, const struct program *program, struct instant at,
                       struct arena *arena);
/* The same seen from `now`: with the year where that is another: "Fri 20 Sep 2024". */
const char *words_date_from(const struct words *words, const struct program *program, struct instant now,
                            struct instant at, struct arena *arena);
const char *words_span(const struct words *words, const struct program *program, struct instant start,
                       struct instant end, struct arena *arena);
/* When something starts, seen from `now`: "10:55" on this conference day, "Tomorrow 09:00", "Fri 09:00"
 * within a week, else "Fri 20 Sep 09:00", with the year where it is another. Between midnight and the start
 * of the conference day the weekday stands for "Tomorrow", which would be read as a day too late
 * (behaviour.md, "Time"). */
const char *words_start(const struct words *words, const struct program *program, struct instant now,
                        struct instant start, struct arena *arena);
/* The same in the middle of a sentence: "10:55", "tomorrow 09:00", in Spanish "el vie a las 09:00". */
const char *words_start_within(const struct words *words, const struct program *program, struct instant now,
                               struct instant start, struct arena *arena);
const char *words_tomorrow_within(const struct words *words); /* "tomorrow" */
/* Texts one after the other in the language's direction, whatever letters each of them has. In the arena;
 * where directions meet, with Unicode's marks for it, which nobody sees. */
const char *words_join(const struct words *words, const char *const *texts, uint32_t count,
                       const char *between, struct arena *arena);
/* The formats above filled in. */
const char *words_number(const struct words *words, enum word word, int number, struct arena *arena);
const char *words_text(const struct words *words, enum word word, const char *text, struct arena *arena);
const char *words_number_text(const struct words *words, enum word word, int number, const char *text,
                              struct arena *arena);
/* Filled in with a day. */
const char *words_day_text(const struct words *words, enum word word, const char *day, struct arena *arena);
/* Filled in with when something starts, on whatever day: "until 10:55", "until tomorrow 09:00". */
const char *words_start_text(const struct words *words, enum word word, const struct program *program,
                             struct instant now, struct instant start, struct arena *arena);
const char *words_number_start_text(const struct words *words, enum word word, int number,
                                    const struct program *program, struct instant now, struct instant start,
                                    struct arena *arena);
/* "1 of 2": of the words with both, those with two numbers. */
const char *words_numbers(const struct words *words, enum word word, int number, int of, struct arena *arena);

#endif
