/*
 * findings: what preflight has found, each told once with how often and when first; for machines.
 * report_table and report_page tell it to people.
 */
#ifndef NOWNEXT_PREFLIGHT_FINDINGS_H
#define NOWNEXT_PREFLIGHT_FINDINGS_H

#include "player/still.h"
#include "preflight/fonts_used.h"
#include "base/map.h"
#include "base/str.h"
#include "program/program.h"
#include "schedule/cycle.h"

/* In the order of the report. All but notes are faults: a visitor would miss something. */
enum finding_rule {
    FINDING_TITLE_CUT,
    FINDING_PEOPLE_CUT,
    FINDING_GLYPH_MISSING,
    FINDING_TEXT_SMALL,
    FINDING_OVERLAP,
    FINDING_OUTSIDE,
    FINDING_COVERED, /* text that is drawn, but not to be seen */
    FINDING_CONTRAST,
    FINDING_PICTURE,        /* an organiser's picture that can't be shown */
    FINDING_ROOM_UNNAMED,   /* a screen of a room without the room's name */
    FINDING_STATE_UNSHOWN,  /* a door without the shape or the word of its state */
    FINDING_LIST_UNCOUNTED, /* of what comes up something is neither shown nor counted */
    FINDING_THEME_SIZE,     /* a text that a theme moves or resizes */
    FINDING_ROOM_UNKNOWN,   /* a display's room that the program has not got */
    FINDING_ROOM_UNSHOWN,   /* a room that no display shows */
    FINDING_NEVER_SHOWN,    /* a session that is nowhere now or next */
    FINDING_NOW_SMALL,      /* a note: below what the viewing distance asks for */
    FINDING_TEXT_CUT,       /* a note: something else than a title or people */
    FINDING_TRACK_COLOR,    /* a note: a track whose colour can be taken for a state's */
    FINDING_PEOPLE_MORE,    /* a note: names left out as a whole, their number said */
    FINDING_RULE_COUNT
};
const char *finding_rule_name(enum finding_rule rule); /* "title-cut" */
const char *finding_rule_text(enum finding_rule rule); /* a sentence */
bool finding_rule_is_note(enum finding_rule rule);

#define FINDING_TEXT_BYTES 240

/* One kind of fault of one subject on one panel. Without pointers: it goes over a pipe. */
struct finding {
    enum finding_rule rule;
    uint32_t session, room; /* PROGRAM_NONE: none */
    int width, height;      /* of the picture; 0: no picture's */
    uint64_t count;         /* of screens */
    /* Of the first: the earliest, of the first display. */
    int64_t first_ms; /* INSTANT_NONE's: no moment */
    uint32_t display, job_order;
    enum still_station station;
    bool page_fixed;
    enum page_kind page_kind;
    uint32_t page_subject, page_repetition; /* subject of a picture: its entry in the cycle */
    int x, y, box_width, box_height;        /* what is wrong, in the picture */
    char text[FINDING_TEXT_BYTES];
};

struct findings {
    struct arena *arena;
    uint32_t count, capacity;
    struct finding *list;
    struct map known; /* places in the list by what makes findings the same; not right after findings_sort */
};

/* Negative, 0 or positive as `a` comes before, with or after `b` by rule, session and room; those of the
 * program as a whole by their text. */
int finding_compare_subjects(const struct finding *a, const struct finding *b);

void findings_init(struct findings *findings, struct arena *arena);
/* Adds one, or its count to that of the same rule, session, room and panel. Whatever the order of adding,
 * findings_sort, after the last, gives the same list. */
void findings_add(struct findings *findings, const struct finding *finding);
void findings_sort(struct findings *findings);
/* The number of those that are no notes. */
uint32_t findings_faults(const struct findings *findings);

/* What the whole walk was. */
struct findings_summary {
    const struct program *program;
    const char *const *displays; /* names */
    uint32_t display_count;
    uint64_t screens, different; /* composed, drawn and looked at; those that differ */
    uint32_t sessions;           /* that were to be shown */
    unsigned sample;             /* per cent of the screens; 0: all */
    struct fonts_used type;
};
void findings_json(const struct findings *findings, const struct findings_summary *summary,
                   struct str_builder *out);

/* For reports. */
const char *finding_subject(const struct finding *finding,
                            const struct program *program); /* a title, a room's name; "" */
const char *finding_id(const struct finding *finding, const struct program *program);
bool finding_has_moment(const struct finding *finding);
bool finding_has_picture(const struct finding *finding);

#endif
