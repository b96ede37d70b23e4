/*
 * config: what this screen is (display.json), as a const value in an arena. Names of rooms and sessions are
 * text here: they are resolved against the program of the moment, which can change under a running display.
 */
#ifndef NOWNEXT_STATION_CONFIG_H
#define NOWNEXT_STATION_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "program/program.h"

enum display_role { ROLE_DOOR, ROLE_HALLWAY, ROLE_COUNT };
const char *display_role_name(enum display_role role); /* "door", "hallway" */

/* The thresholds of behaviour.md, with its numbers as defaults; minutes unless the name says otherwise. */
struct thresholds {
    int soon_min;       /* 10: SOON from here on */
    int ending_min;     /* 5: ENDING from here on, and from the last quarter on */
    int tombstone_min;  /* 60: a tombstone shows from so long before the old start */
    int next_over_min;  /* 120: a start of another day counts as next within this; "Free until" above it */
    int countdown_min;  /* 60: BEFORE_DAY counts down from here on */
    int clock_only_min; /* 180: from here on no countdown, the clock time alone */
    int long_min;       /* 720: a session longer than this does not hide shorter ones */
    int look_ahead_min; /* 45: `soon` */
    int look_ahead_sessions;      /* 6: `soon` is widened until it has so many */
    int round_min;                /* 5: rounds of the hallway's cycle */
    int cycle_max_s;              /* 120 */
    int dwell_min_s, dwell_max_s; /* 8, 30 */
    int dwell_code_points_per_s;  /* 15 */
};
void thresholds_set_defaults(struct thresholds *thresholds);

enum page_kind {
    PAGE_OVERVIEW,
    PAGE_SOON,
    PAGE_ROOM,
    PAGE_CONTRIBUTION,
    PAGE_NOTICE,
    PAGE_PICTURE,
    PAGE_KIND_COUNT
};
const char *page_kind_name(enum page_kind kind); /* "overview", ... */

/* The most entries of a cycle. */
#define CYCLE_MOST_ENTRIES 64

struct cycle_entry {
    enum page_kind kind;
    int seconds;      /* 0: by the length of the texts */
    const char *file; /* of a picture, else NULL */
    /* The picture can't be shown: it has no page, unless the cycle has nothing else. Set by whoever looks for
     * the files. */
    bool is_missing;
};

/* Where somebody goes who stands before this screen; up is straight on, or upstairs. */
enum way {
    WAY_NONE,
    WAY_LEFT,
    WAY_RIGHT,
    WAY_UP,
    WAY_DOWN,
    WAY_UP_LEFT,
    WAY_UP_RIGHT,
    WAY_DOWN_LEFT,
    WAY_DOWN_RIGHT,
    WAY_COUNT
};
const char *way_name(enum way way); /* "left", "up-left", ...; WAY_NONE: "" */

struct direction {
    struct room_name room; /* that it leads to */
    enum way way;
    const char *floor; /* a few characters, as people call it: "2", "-1"; "": not given */
    struct label text;
};

struct room_alias {
    struct room_name name, room;
};

/* A picture that live data may show: the plan of an emergency. */
struct display_picture {
    const char *file;
    bool is_missing; /* it can't be shown; set by whoever looks for the files */
};
#define DISPLAY_MOST_PICTURES 16

/* From a time of day on, a value. */
struct day_step {
    int from_min; /* minutes after local midnight */
    int value;
};

struct panel_config {
    int width, height;    /* of the panel in its native position; 0: not given */
    int rate;             /* pictures a second; 0: not given */
    bool is_mode_given;   /* by the file: a board then sets it, else the panel's own */
    bool is_forced;       /* its connector is lit though nothing tells of a panel at it */
    const char *mode_why; /* why the panel has this mode, in words for people, as its board tells; NULL: no
                             board has */
    int rotate;         /* 0, 90, 180, 270: clockwise, what the viewer sees turned from the native position */
    int overscan[4];    /* pixels: top, right, bottom, left, as the viewer sees it */
    double diagonal_in; /* 0: not given */
    double viewing_distance_m;
};

/* The addresses of one document. */
#define DISPLAY_MOST_URLS 4
struct url_list {
    uint32_t count;
    const char *const *urls;
};

/* The most public keys of a display: an old one and a new one, while they change. */
#define DISPLAY_MOST_LIVE_KEYS 2

struct display_config {
    const char *name;
    enum display_role role;
    uint32_t room_count; /* 0: all rooms of the program */
    const struct room_name *rooms;
    struct panel_config panel;
    const char *theme;    /* "night" */
    const char *language; /* "": the event's first */
    int clock_hours;      /* 24 or 12 */
    const char
        *timezone; /* the event's, before what the schedule says; "": not given. For who reads the schedule */
    const char *venue; /* whose live data count; "": not given, then all do */
    bool fade;
    int pixel_shift;      /* -1: not given (on for hallway), 0, 1 */
    uint32_t cycle_count; /* 0: the default cycle of the role */
    const struct cycle_entry *cycle;
    uint32_t picture_count;
    const struct display_picture *pictures;
    uint32_t direction_count;
    const struct direction *directions;
    uint32_t alias_count;
    const struct room_alias *aliases;
    struct thresholds thresholds;
    int night_off_min, night_on_min;   /* minutes after local midnight; -1: no night */
    uint32_t brightness_count;         /* 0: full all the time */
    const struct day_step *brightness; /* per cent, 1 to 100; each from another time */
    /* For the agent: where documents are fetched from, tried in order; "" when not given. */
    struct url_list program_urls, live_urls;
    const char *program_ca_file, *live_mqtt;
    /* Public keys, as minisign writes them: live data that none of them signed do not count. None: all do. */
    uint32_t live_key_count;
    const char *const *live_keys;
    int poll_s;
    uint32_t ntp_count;
    const char *const *ntp;
};

/* The configuration of a screen that has no file: all rooms, 1920x1080, night, behaviour.md's numbers. */
void display_config_set_defaults(struct display_config *config, enum display_role role);

/* The program's room that a display's name for it means: by the display's aliases, else as program_find_room
 * has it; PROGRAM_NONE if none. */
uint32_t display_config_find_room(const struct display_config *config, const struct program *program,
                                  struct room_name name);

/* The way from this display to a room of the program, as its file gives it for a name that means the room;
 * NULL where it gives none. */
const struct direction *display_config_direction(const struct display_config *config,
                                                 const struct program *program, uint32_t room);

/* The file of the picture that live data call `name`: one of the display's pictures, or of its cycle's, whose
 * file has that name in whatever folder. NULL where there is none that can be shown. */
const char *display_config_picture(const struct display_config *config, const char *name);

/* The panels that are tested, and that the simulator offers (behaviour.md, "Legibility"), in their native
 * position. */
struct panel_size {
    int width, height;
};
#define PANEL_SIZE_COUNT 6
extern const struct panel_size panel_sizes[PANEL_SIZE_COUNT];

/* Makes it the display of this one room, or of all with PROGRAM_NONE. */
void display_config_set_room(struct display_config *config, const struct program *program, uint32_t room,
                             struct arena *arena);

#endif
