/*
 * measures_pages: the part of measures.h that is of a hallway's further pages: what comes up, a notice, what
 * a session is about. Included by it, and by nobody else.
 */
#ifndef NOWNEXT_LAYOUT_MEASURES_PAGES_H
#define NOWNEXT_LAYOUT_MEASURES_PAGES_H

/* -- coming up -- */
#define SIZES_SOON 52, 48, 44, 40, 36, 32
enum {
    SOON_UNDER_HEADER = 18,
    SOON_ROWS = 8,     /* rows that a page has, if need be at a smaller size */
    SOON_ROWS_LOW = 3, /* on a panel with few lines */
    SOON_CELL = 151,
    SOON_TIME_X = 90,
    SOON_WAY_MIDDLE = 12, /* of an arrow, from its column's begin */
    SIZE_SOON_BLOCK = 28
};
/* In thousandths of the picture's width. */
enum {
    SOON_STATE_X = 145,
    SOON_TITLE_X = 250,
    SOON_BADGE_X = 700,
    SOON_BADGE_WIDTH = 88,
    SOON_WAY_X = 795,
    SOON_ROOM_X = 830
};
/* In thousandths of the size of titles. */
enum {
    SOON_TIME_SIZE = 1150,
    SOON_CELL_HEIGHT = 1440,
    SOON_TEXT_SIZE = 900,
    SOON_LEAST = 1630,
    SOON_GAP = 800
};

/* -- a notice's page -- */
enum {
    NOTICE_LINES = 12,
    NOTICE_UNDER_LINES = 3 /* of when and where */
};
#define SIZES_NOTICE_LONG 44, 40, 36, 32, 28, 24, 22

/* -- what a session is about -- */
enum {
    STAGE_SHARE = 540, /* of the height between header and footer, in thousandths: at most over that */
    STAGE_SHARE_PORTRAIT = 460,
    SUMMARY_SHARE = 420, /* of the picture's width, beside a list */
    ABOUT_EDGE = 38,
    ABOUT_APART = 60,
    ABOUT_UNDER_LABEL = 28,
    ABOUT_ROW_GAP_EM = 560, /* thousandths of the em, from a baseline to the next cap top */
    ABOUT_ROW_LINES = 2,
    SIZE_ABOUT_ROW_LEAST = 24, /* where all rows have room by that */
    SUMMARY_MOST = 40,
    SUMMARY_LEAST = 28
};
#define SIZES_ABOUT_ROW 40, 36, 32, 28

#endif
