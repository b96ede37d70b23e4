/*
 * measures: every length and size of type on a screen, in thousandths of the picture's short side ("u").
 *
 * The sections are those of a screen from top to bottom. LANDSCAPE and PORTRAIT stand beside each other where
 * a measure has two values; measure_of chooses. A size of type is a font size; text stands by the height of
 * its capitals, so a distance to text is one to the top of a capital ("cap top") or to the baseline.
 */
#ifndef NOWNEXT_LAYOUT_MEASURES_H
#define NOWNEXT_LAYOUT_MEASURES_H

#include "layout/measures_pages.h"

/* -- all screens -- */
enum {
    AXIS_X = 90,     /* where all text begins */
    SHIFT_REACH = 4, /* free at least at the picture's edge: so far it is moved against burn-in */
    FAR_MARGIN = 50, /* from the picture's far edge to what ends there */
    STROKE = 22,     /* of a field that is drawn as lines: frame, rails, brackets, rule */
    KEYLINE = 8,     /* the outline in ink of a field that does not stand out from the ground */
    RULE = 6,        /* a line between two zones */
    THIN_RULE = 3,   /* a line inside a zone */
    TIME_CELL = 1250 /* thousandths of the em: in a column of times, what the hours have */
};

/* -- sizes of type -- */
enum {
    SIZE_ROOM = 110, /* the room's name and the clock of a door */
    SIZE_HEADER_LINE = 32,
    SIZE_BAND = 148,
    SIZE_BAND_SMALLER = 128, /* SOON, BREAK */
    SIZE_BAND_COMPACT = 112,
    SIZE_FACT_LABEL = 44,
    SIZE_BLOCK_LINE = 40, /* the first of SIZES_BLOCK_LINE */
    SIZE_PEOPLE = 44,
    SIZE_LABEL = 32,
    SIZE_NEXT_TIME = 72,
    TITLE_LEAST = 50,
    DISPLAY_FROM = 48,         /* text is set in the display family from here on */
    TITLE_TIGHT_FROM = 72,     /* letters stand closer from here on */
    TITLE_GIVES_WAY = 72,      /* below this, other things give way to a title */
    TITLE_OVER_STRIP = 112,    /* at which a title over a strip makes the next one small */
    TITLE_TWO_LINES_FROM = 148 /* at these sizes a title has at most two lines */
};
/* In thousandths: of a step, what tall scripts and East Asian text are set at; of the size, how far lines are
 * apart, and how far the box of other text reaches over capitals and under the baseline. */
enum {
    TITLE_OVER_CAPITALS = 150,
    TEXT_EDGE = 120,
    TITLE_TALL = 800,
    TITLE_SQUARE = 860,
    TITLE_LINE = 1060,
    NEXT_LINE = 1120,  /* of what is next, and of the rows of a hallway; */
    BLOCK_LINE = 1200, /* of a block line, */
    LATER_LINE = 1150, /* of what comes later at a door, in the sizes of text */
    TITLE_LINE_TALL = 1220,
    TIGHT_ROUNDING = 30 /* what whole pixels can add to what a tight line saves */
};
#define SIZES_TITLE 172, 148, 128, 112, 96, 84, 72, 64, 56, 50
#define SIZES_ROOM 110, 96, 84, 72, 64
#define SIZES_BAND 148, 128, 112, 96, 84, 72, 64, 56, 50, 44
#define SIZES_BLOCK_LINE 40, 36, 32, 28, 24
#define SIZES_PEOPLE 44, 40, 32, 28, 24
#define SIZES_NEXT 64, 56, 50, 44
#define SIZES_NEXT_LARGE 96, 84, 72, 64, 56, 50, 44
#define SIZES_NEXT_SHORT 50, 44
#define SIZES_NEXT_LONG 40, 36, 32, 28, 24 /* of one that is too long for these */
#define SIZES_LATER 32, 28, 24
#define SIZES_LATER_PORTRAIT 40, 36, 32
#define SIZES_LATER_LEAST 28, 24 /* of one in a line more */
#define SIZES_NEXT_PORTRAIT 84, 72, 64, 56, 50, 44, 40
#define SIZES_STRIP 64, 56, 50, 44
#define SIZES_STRIP_LONG 40, 36, 32, 28, 24
/* Of the em, in thousandths. */
enum {
    PEOPLE_LINE = 1300,
    PERSON_BLANK_EM = 235, /* between a name and what goes with it, */
    PERSON_GAP_EM = 900,   /* and after that to the next person */
    STRIKE_EM = 90,        /* the thickness of a line through a title, */
    STRIKE_RISE = 320      /* and how far its middle is over the baseline of low letters */
};

/* -- the zones of a door: y from, to -- */
enum {
    HEADER_END = 130,
    HEADER_END_PORTRAIT = 150,
    BAND_END = 330,
    BAND_END_COMPACT = 280,
    BAND_END_PORTRAIT = 450,
    BAND_END_COMPACT_PORTRAIT = 400,
    FOOT = 200, /* the foot's height */
    FOOT_ENDING = 270,
    FOOT_OVER = 300, /* DAY_OVER, EVENT_OVER */
    FOOT_COMPACT = 140,
    FOOT_PORTRAIT = 580,
    FOOT_COMPACT_PORTRAIT = 430,
    FOOT_BARE_PORTRAIT = 330, /* on panels on which nothing is under the next one */
    STRIP = 100,
    STRIP_TWO_LINES = 130,
    STRIP_PORTRAIT = 170
};

/* -- header -- */
enum {
    HEADER_LINE_GAP = 30, /* from the lines of event and date to the clock, */
    PAGE_LINE_GAP = 26,   /* and on a page */
    HEADER_APART = 34,    /* at least from the name to what stands beside it */
    MARK_PAD = 8,         /* around a mark's text in its box */
    PAGE_NAME_X = 50,     /* where its name begins */
    SIZE_PAGE_CLOCK = 96,
    SIZE_PAGE_LINE = 28,     /* of event and date */
    CLOCK_HALF = 400,        /* thousandths of the clock's size: am or pm beside it, */
    CLOCK_HALF_GAP = 10,     /* and how far from it */
    QR_CORNER_APART = 40,    /* beside a code in a message's corner */
    HEADER_FOOT_APART = 800, /* thousandths of the em: between event and date at a door's foot */
    HEADER_LINES_MOST = 300, /* thousandths of the picture's width: the lines, */
    NEWS_MOST = 450,         /* what an organiser has to know, */
    MARK_MOST = 420          /* and a mark, which has to be whole */
};
#define SIZES_ROOM_TWO_LINES 48, 40, 32 /* the least so that no name is cut */
#define SIZES_ROOM_TWO_LINES_PORTRAIT 64, 56, SIZES_ROOM_TWO_LINES
#define SIZES_PAGE_NAME 84, 72, 64, 56, 50
#define SIZES_NEWS 32, 28, 24

/* -- band -- */
enum {
    PROGRESS = 24, /* the strip at the band's foot */
    PROGRESS_COMPACT = 18,
    CUT_GAP = 24, /* of ground between the halves of a field */
    TEETH_GAP = 26,
    FRAME_SIDE = 66,  /* the thickness of a frame's sides */
    FRAME_INSET = 40, /* of a frame, left and right */
    FRAME_RISE = 6,   /* of a frame, from the band's top and foot */
    FRAME_FACT_INSET = 50,
    ARROWHEAD_END = 10, /* from a head's point to the picture's edge */
    BRACKET_ARM = 56,
    BAND_APART = 60,    /* at least between a band's word and its fact */
    SIZE_OLD_TIME = 84, /* of a cancelled session, struck */
    SIZE_LATE_OLD_TIME = 96,
    SIZE_FULL_UNTIL = 96
};
/* -- band: text -- */
#define SIZES_BAND_TWO_LINES 72, 64, 56, 50, 44, 40, 36, 32, 28, 24
enum {
    BAND_TWO_LINES_UNDER = 72, /* a word that is smaller than this in one line has two, */
    BAND_TWO_LINES_MOST = 860, /* within so many thousandths of its zone's height */
    BAND_TAIL = 220,           /* thousandths of the size: how far Latin letters reach below the baseline */
    BAND_INSET = 40,           /* from a field's inner edge to text in it */
    FACT_LABEL_GAP = 28,       /* from a fact's labels to the fact */
    UNTIL_GAP = 20,            /* from a label on the baseline to its time */
    FRAME_FACT_APART = 36,     /* from a fact to the side of a frame */
    LATE_WORD_INSET = 50,      /* from a late session's field to its word */
    HEAD_APART = 20,           /* from an arrowhead to text */
    BRACKET_RISE = 4,          /* of brackets, from the band's top and foot */
    SIZE_FULL_UNTIL_COMPACT = 72,
    STACK_MARGIN = 22, /* portrait: over a word's capitals, and under a fact's baseline; */
    STACK_APART = 14,  /* at least between the two, */
    TAIL_APART = 8,    /* and from what reaches below the word's baseline to the capitals under it */
    UNTIL_GAP_PORTRAIT = 24,
    TWO_LINES_DROP = 4, /* portrait: two lines stand so much under the middle */
    SIZE_UNTIL_PORTRAIT = 64,
    SIZE_SECOND_PORTRAIT = 48,
    SIZE_OLD_TIME_PORTRAIT = 96,
    SIZE_LATE_OLD_TIME_PORTRAIT = 72,
    SIZE_MOVED_TO = 96,
    CANCELLED_APART = 34, /* portrait: from the word to the old time, */
    MOVED_APART = 24,     /* from "Moved to" to the room, */
    LATE_SLOT_APART = 12  /* and from the brackets to the field below them */
};
#define SIZES_MOVED_ROOM 172, 148, 128, 112, 96, 84, 72, 64, 56, 50
/* Of the band's height, in thousandths of it; portrait, but for the first. */
enum {
    WAY_SQUARE_ARROW = 300, /* of a square's side: the arrow's reach */
    WAY_SQUARE_PORTRAIT = 800,
    ENDING_LABEL_BASE = 313,
    ENDING_FACT_BASE = 753,
    FULL_CUT_PORTRAIT = 440,
    LATE_BRACKETS_HEIGHT = 360,
    LATE_BRACKETS_ARM = 440 /* of the brackets' height */
};
/* Of the band's width, in thousandths of it. */
enum {
    ENDING_CUT = 500,
    ENDING_CUT_PORTRAIT = 520,
    FULL_CUT = 560,
    LATE_BRACKETS = 250,
    LATE_BRACKETS_PORTRAIT = 420
};
/* Of the band's height, in thousandths of it. */
enum {
    CUT_SLANT = 560,
    TEETH = 260,
    ARROWHEAD = 620,
    ARROWHEAD_PORTRAIT = 500,
    CROSS_REACH = 323, /* of an X, from its middle to its sides */
    CROSS_STROKE = 130,
    DISC_RADIUS = 370,
    SLAT = 560, /* of the pitch of the slats */
    SLAT_COUNT = 5,
    TEETH_LEAST = 10, /* teeth at least, */
    TEETH_MOST = 15   /* and at most */
};

/* Of a disc's radius, in thousandths of it: half of the bar of "no entry". */
enum { DISC_BAR_LENGTH = 680, DISC_BAR_HEIGHT = 165 };
/* Of the height of a hallway's cell or a badge, in thousandths of it: what the band has in u. */
enum {
    CELL_STROKE = 110,
    CELL_GAP = 120,
    CELL_TEETH_GAP = 80,
    CELL_KEYLINE = 80,
    CELL_ARM = 300,
    CELL_SLANT = 220,
    TAG_DEPTH = 330
};

/* -- stage -- */
enum {
    EDGE = 44,    /* the width of the track's edge */
    EDGE_GAP = 8, /* over it */
    BLOCK_LINE_TOP = 38,
    TITLE_UNDER_BLOCK_LINE = 36, /* from its baseline to the title's cap top */
    TITLE_NARROWER = 140,        /* than the picture */
    TITLE_OVER_PEOPLE = 34,
    TITLE_OVER_PEOPLE_PORTRAIT = 70,
    PEOPLE_OVER_END = 34, /* from the last baseline to the stage's end */
    TITLE_ALONE_TOP = 56, /* a title without a block line: from the stage's begin to its cap top */
    TITLE_OVER_END = 34,  /* a title without people: over the stage's end */
    EDGE_LINE = 4,        /* in ink2 at the inner side of an edge that does not stand out */
    STRIP_ARROW = 40,     /* the radius of a way arrow in a strip */
    STRIP_ARROW_APART = 40,
    STRIP_BLOCK = 70,     /* the width of the block at a strip's near end */
    STRIP_STRIKE = 6,     /* the thickness of a line through a strip's text */
    STRIP_TAIL_APART = 4, /* at least from the ink of a strip's text to the strip's end */
    STRIP_EDGE = 20,      /* free over and under many lines of a strip, together */
    TWO_ON_MOST = 84,     /* the size of two titles at once, at most */
    TWO_ON_LINE_TOP = 26, /* then from an edge's begin to the block line's cap top, */
    TWO_ON_TITLE_UNDER_LINE = 26,
    BLOCK_BADGE = 50,      /* the height of a badge at a block line's far end, */
    TWO_ON_BADGE = 44,     /* of one of two, */
    SIZE_BLOCK_BADGE = 32, /* and of its words */
    BLOCK_NEWS_APART = 40, /* from a block line to what stands at its far end, */
    BLOCK_OLD_APART = 24   /* and in that from an old time to a badge */
};
/* Lines. */
enum {
    TITLE_LINES = 5,
    TITLE_LINES_PORTRAIT = 8,
    TITLE_LINES_LONG = 20, /* of one that is too long for these, where they have room */
    PEOPLE_LINES = 2,
    PEOPLE_LINES_PORTRAIT = 6,
    PEOPLE_LINES_PLAIN_PORTRAIT = 2, /* where people have given way */
    STRIP_LINES_LONG = 4,
    LATER_LINES = 2,
    NEXT_LINES = 2,
    NEXT_LINES_LONG = 5
};

/* -- foot -- */
enum {
    FOOT_LABEL_TOP = 34,
    FOOT_LABEL_TOP_OVER = 74,
    FOOT_LABEL_TOP_COMPACT = 24,
    FOOT_LABEL_TOP_PORTRAIT = 56,
    FOOT_TIME_UNDER_LABEL = 26,
    FOOT_TIME_UNDER_LABEL_COMPACT = 20,
    FOOT_EDGE_PORTRAIT = 190, /* where the edge ends */
    SIZE_NEXT_TIME_COMPACT = 64,
    NEXT_X = 390,
    NEXT_X_LARGE = 470, /* beside a large time */
    NEXT_X_PORTRAIT = 360,
    NEXT_OVER_RULE = 10, /* its descent in portrait, over the rule */
    NEXT_APART = 40,     /* the next one's title from what stands beside it */
    SIZE_NEXT_BADGE = 28,
    SIZE_NEXT_BADGE_LARGE = 32, /* under a large time */
    NEXT_BADGE_UNDER = 14,      /* from the time's baseline to a badge, at most, */
    NEXT_BADGE_UNDER_LEAST = 6, /* and at least; */
    NEXT_BADGE_OVER_END = 4,    /* under it, at least; */
    NEXT_BADGE_APART = 16,      /* beside the time */
    NEXT_LEAST = 300,           /* its width, at least, where something later is told beside it */
    LATER_X = 600,              /* thousandths of the picture's width */
    LATER_TITLE_X = 105,        /* from the later's time on */
    LATER_TITLE_X_PORTRAIT = 140,
    LATER_APART = 24, /* from the QR code */
    LATER_GAP = 20,
    LATER_GAP_PORTRAIT = 36,
    LATER_OVER_EVENT = 24, /* the last one over the line with event and date */
    LATER_END = 16,        /* at least from the last one to the picture's end */
    FOOT_RULE_PORTRAIT = 220,
    LATER_UNDER_RULE = 40,
    ENDING_RULE = 24,
    SIZE_ENDING_TIME = 112,
    SIZE_OVER_TIME = 112,
    QR_SIDE = 176,
    QR_MOST = 210,
    QR_OVER_FOOT = 22, /* how far it may reach over a foot in landscape */
    QR_END = 12,
    QR_END_PORTRAIT = 40,
    QR_MODULE_PX = 5
};

/* -- quiet pages: nothing is on -- */
enum {
    QUIET_NAME_TOP = 112,        /* from the stage's top to the event's name, its cap top; where it opens, */
    QUIET_NAME_WAITING_TOP = 90, /* and where a display waits */
    QUIET_FAREWELL_TOP = 122,    /* of a farewell, and of what is said in its place */
    QUIET_OVER_TOP = 56,         /* of "That's all for today" */
    QUIET_LOGO_TOP = 100,        /* from the stage's top */
    QUIET_LOGO = 260,            /* the side of the logo's box */
    QUIET_LOGO_APART = 60,       /* from it to text */
    QUIET_END = 60,              /* from the last baseline, and a logo at the foot, to the picture's end */
    QUIET_LINE_PITCH = 84,       /* from the event's baseline to that of its dates */
    QUIET_FOOT_TOP = 23,         /* from the foot's top to the label's cap top */
    QUIET_FOOT_OVER_TOP = 73,    /* the same in a foot of FOOT_OVER */
    QUIET_FOOT_OVER_X = 472,     /* of the title beside it */
    QUIET_FOOT_END = 24,         /* at least from the last line to the foot's end */
    QUIET_NOTE_UNDER = 44,       /* from the title's baseline to the note's cap top */
    QUIET_PARAGRAPH_GAP = 40,    /* from a baseline to the next paragraph's cap top */
    SIZE_QUIET_LABEL = 36,       /* over the time of what comes first, where the event opens */
    SIZE_QUIET_SMALL = 40,       /* dates, what will happen, what a display is called */
    SIZE_DAY_TIME = 44,          /* of a day's program in order */
    DAY_TITLE_X = 260,
    DAY_ROOM_X = 700,    /* thousandths of the picture's width */
    DAY_ROOM_UNDER = 20, /* in portrait: from a title's last baseline to the cap top of its room */
    DAY_ROW_GAP = 36     /* from a row's last baseline to the next one's cap top */
};
#define SIZES_QUIET_WORD SIZES_BAND, 40, 36, 32, 28, 24, 22
#define SIZES_QUIET_NAME 148, 128, 112, 96, 84, 72, 64, 56, 50, 44
#define SIZES_QUIET_WAITING 96, 84, 72, 64, 56, 50, 44
#define SIZES_QUIET_SENTENCE 128, 112, 96, 84, 72, 64, 56, 50, 44, 40, 32, 28, 24, 22
enum { QUIET_SENTENCE_LINE = 72 }; /* a sentence is set on one line down to this size */
#define SIZES_QUIET_EVENT 64, 56, 50, 44, 40, 32
#define SIZES_QUIET_ADVICE 64, 56, 50, 44, 40, 32, 28, 24, 22
#define SIZES_QUIET_DETAIL 48, 44, 40, 32, 28, 24, 22
#define SIZES_QUIET_SMALL 40, 32, 28, 24, 22
#define SIZES_QUIET_FIRST_LONG 40, 36, 32, 28, 24, 22 /* of one that is too long for these */
enum { QUIET_FIRST_LINES_LONG = 6 };
#define SIZES_QUIET_FIRST 84, 72, 64, 56, 50, 44, 40, 32
#define SIZES_DAY_TITLE 44, 40, 36, 32, 28, 24, 22
#define SIZES_QUIET_TOMORROW 96, 84, 72, 64, 56, 50, 44, 40, 32

/* -- emergency -- */
enum {
    ALARM_RULE = 8,   /* under the header */
    ALARM_SIGN = 300, /* the side of the pictogram */
    ALARM_SIGN_PORTRAIT = 400,
    ALARM_SIGN_TOP = 50,      /* from the header's end */
    ALARM_KIND_APART = 60,    /* from what it is to the pictogram */
    ALARM_TEXT_UNDER = 70,    /* from the pictogram's end to the text's cap top, */
    ALARM_KIND_UNDER = 90,    /* to that of what it is, and from there to the text, in portrait */
    SIZE_LARGE = 60,          /* type from here on is not made larger by a theme: it is as large as it fits */
    ALARM_PICTURE_APART = 50, /* from the text to a picture beside or under it */
    ALARM_PORTRAIT_FROM = 1400, /* thousandths: pictures as high for their width stack both */
    ALARM_FRAME = 70,           /* of a test, and of what is over */
    ALARM_FRAME_APART = 50,     /* from the frame to text, at its sides */
    ALARM_ADVICE_UNDER = 60,    /* from a baseline to the next cap top, in the order of a test */
    ALARM_TESTED_UNDER = 83,
    ALARM_PLACE_UNDER = 37,
    ALARM_OVER = 633,       /* thousandths of what is free: above a test's text */
    ALARM_LEAST_FREE = 80,  /* of its height, above and below together */
    ALARM_TEST_MOST = 560,  /* "TEST", as wide as it fits, */
    ALARM_TEST_LEAST = 110, /* in steps of */
    ALARM_TEST_STEP = 10,
    SIZE_ALARM_PLACE = 44,
    PLACE_GAP = 40 /* between room, date and clock */
};
#define SIZES_ALARM_KIND 260, 225, 195, 172, 148, 128, 112, 96, 84, 72, 64, 56, 50
#define SIZES_ALARM_TEXT 148, 128, 112, 96, 84, 72, 64, 56, 50, 44, 40, 36, 32, 28, 24, 22
#define SIZES_ALARM_TEXT_BESIDE 148, 128, 112, 96, 84, 72, 64, 56, 50 /* a picture */
#define SIZES_ALARM_ADVICE 96, 84, 72, 64, 56, 50, 44, 40, 32, 28, 24, 22
#define SIZES_ALARM_ADVICE_LINE 96, 84, 72
#define SIZES_ALARM_TESTED 48, 44, 40, 36, 32, 28, 24, 22
#define SIZES_ALARM_OVER 128, 112, 96, 84, 72, 64, 56, 50, 44

/* -- test card -- */
enum {
    CARD_INSET = 25, /* of the inner frame */
    CARD_PAD = 70,   /* from the picture's edge to what is between */
    CARD_GAP = 40    /* from a baseline to the next text's cap top */
};
#define SIZES_CARD_NAME 112, 96, 84, 72, 64, 56, 50, 44, 40, 32, 28, 24, 22
#define SIZES_CARD_TEXT 50, 44, 40, 36, 32, 28, 24, 22
/* -- the hallway's pages -- */
enum {
    PAGE_HEADER_END = 118, /* a RULE follows */
    PAGE_FOOT = 64,        /* its height */
    PAGE_FOOT_MIDDLE = 34, /* of its line, from the picture's foot */
    PAGE_FOOT_X = 50,
    DOT_RADIUS = 8, /* of the dots for sub-pages */
    RING_RADIUS = 10,
    RING_STROKE = 3,
    DOT_PITCH = 30,
    PAGE_FOOT_APART = 32, /* between what stands in it */
    SIZE_PAGE_FOOT = 28,
    PAGE_FAR_MARGIN = 40, /* of a badge, from the picture's far edge */
    BADGE_KEYLINE = 3,
    BADGE_GROWTH = 12, /* at most, for a long word */
    FAINT_EDGE = 4     /* the line at the inner side of an edge that does not stand out */
};

enum { PICTURE_FAULT_LINES = 4 }; /* of what is said of a picture that cannot be shown */

/* -- the board: a row for each room -- */
#define SIZES_BOARD 48, 44, 40, 36, 32, 30, 28, 26, 24, 22
enum {
    BOARD_LEAST_SIZE = 24,  /* rooms that would need a smaller one go on further pages */
    BOARD_MOST_ROOMS = 20,  /* on a page */
    ROOMY_MOST_ROOMS = 8,   /* on a page with larger rows */
    BLOCKS_MOST_ROOMS = 12, /* on a page of blocks; */
    LOW_MOST_ROOMS = 4,     /* of a panel with few lines */
    LOW_PX = 400,           /* of the picture: rooms are blocks */
    ROW_MOST = 250,         /* no row is higher */
    BOARD_HEADS = 50,       /* the line over the columns */
    SIZE_COLUMN_HEAD = 24,
    BLOCKS_UNDER_HEADER = 10,
    EDGE_TABLE = 22,
    EDGE_ROOMY = 30,
    EDGE_BLOCK = 26,
    EDGE_INSET = 3, /* of a block's edge, from the row's top and foot */
    WAY_X = 50,     /* the columns of a table */
    FLOOR_X = 92,
    FLOOR_X_ROOMY = 100,
    ROOM_X = 132,
    CELL_X = 332,
    CELL_WIDTH = 128,
    CELL_X_ROOMY = 372,
    CELL_WIDTH_ROOMY = 160,
    BOARD_NOW_X = 486,
    BOARD_NOW_X_ROOMY = 560,
    ROW_SHAPES_APART = 5, /* states and badges of two rows of a dense table */
    CELLS_APART_ROOMY = 8,
    WAY_RADIUS_MOST = 15, /* of an arrow in a dense table */
    WAY_RADIUS_MOST_ROOMY = 20,
    COLUMNS_APART = 14,  /* at least between the texts of two columns */
    BLOCK_X = 50,        /* room and state of a block */
    BLOCK_NOW_X = 300,   /* its sessions */
    BLOCK_WAY_END = 54,  /* from there back to the middle of its arrow, */
    BLOCK_CELL_END = 45, /* and to the end of its state */
    BLOCK_CELL_END_LOW = 98
};
/* In thousandths of the picture's width. */
enum {
    BADGE_X = 572,
    BADGE_WIDTH = 80,
    BADGE_X_ROOMY = 562,
    BADGE_WIDTH_ROOMY = 92,
    NEXT_TIME_X = 660,
    BLOCK_NOW_X_LOW = 290 /* of a low panel */
};
/* In thousandths of the size of titles. */
enum {
    ROW_GAP = 600, /* at least from a row's last baseline to the next one's cap top */
    ROW_GAP_ROOMY = 800,
    ROW_LEAST_ROOMY = 2000,
    BLOCK_LEAST = 2880,
    CELL_HEIGHT = 1300,
    CELL_HEIGHT_ROOMY = 1600,
    CELL_UNDER_ROOM = 470,   /* of a block: from the room's baseline */
    SQUARE_INK = 950,        /* of its size: how high the ink of an ideograph is */
    CELL_SOON_TEXT = 870,    /* the size of text in a cell with teeth */
    TABLE_ROOM_SIZE = 1100,  /* of a room's name in a table */
    ROOM_LEAST_SIZE = 800,   /* rather than smaller, names have two lines */
    BLOCK_NEXT_SIZE = 900,   /* what is next, in a block, */
    BLOCK_CELL_TEXT = 900,   /* and the text of its state */
    BLOCK_NEXT_UNDER = 1220, /* from baseline to baseline */
    NEXT_TITLE_X = 3100,     /* from next's time on */
    UNDER_SIZE = 660,        /* of the line under a title: track, day, where it has gone */
    UNDER_TITLE = 790,       /* from baseline to baseline */
    BADGE_SIZE = 830,
    BADGE_SIDE = 200,         /* of the badge's own type: beside its text */
    BADGE_TIP = 420,          /* of its height: about what its point takes */
    BADGE_HEIGHT_TALL = 1650, /* around letters that are taller than Latin ones */
    BADGE_HEIGHT = 1300,
    BADGE_PITCH = 1600, /* of badges below each other */
    BADGE_HEIGHT_ROOMY = 1400,
    BLOCK_BADGE_WIDTH = 4700,
    WAY_RADIUS = 540,
    BELOW_BASELINE = 100 /* how far small type reaches below its own */
};
enum { FAR_CAP_MM = 17 };    /* tenths of a millimetre of cap height for each metre that people stand away */
enum { CELL_CUT = 210 };     /* thousandths of a cell's width: where ENDING is cut, */
enum { CELL_GAP_LEAST = 6 }; /* u: at least between its halves */

/* -- panels on which the least legible size is large -- */
enum {
    FEW_PIXELS = 200000,   /* of a panel: no later, no QR code, no affiliations */
    FLOOR_NO_LABEL = 50,   /* u: nor are there a label over the next time and a block line */
    FLOOR_NO_COMPACT = 45, /* u: from here on a band stays high, for its labels */
    FLOOR_NO_LATER = 24    /* u: where the least size is more than this, nothing later is told */
};

#endif
