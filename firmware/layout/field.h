/*
 * field: the shapes that states are told by, as fills and polygons of LAYER_BAND with roles "field.*". A
 * door's band is one; so is the small state cell of a hallway's row, in which all that is thick or apart is
 * so in proportion.
 *
 * All is placed for reading from left to right: the axis is at the left, and a screen for readers from right
 * to left is mirrored afterwards. Where a way in the building is meant, the shape is turned beforehand.
 *
 * A field whose colour has less than 2.9 : 1 to the picture's ground gets a line of ink along its silhouette,
 * inside of its box, but not along the picture's edge, which it bleeds over.
 */
#ifndef NOWNEXT_LAYOUT_FIELD_H
#define NOWNEXT_LAYOUT_FIELD_H

#include "station/config.h"
#include "layout/layout.h"

struct field {
    struct layout *layout;
    struct box box;           /* may be set to another one: a half of the band, for what lies in it */
    struct color ground, ink; /* what it lies on; of its keyline */
    int stroke, side;         /* pixels: of what is drawn as lines; of a frame's sides */
    int rise;                 /* pixels: of a frame, from the box's top and foot */
    int inset;                /* pixels: of a frame, from the box's sides */
    int gap;                  /* pixels: of ground between two halves */
    int tooth_gap, keyline, arm;
    int teeth; /* pixels: their height; 0: its usual share of the box's */
    int slant; /* of a cut: thousandths of the height */
};

/* The band of a door or another zone of its size; and a cell of this box on `ground`. */
struct field field_band(struct layout *layout, struct box box);
struct field field_cell(struct layout *layout, struct box box, struct color ground);

/* Whether a colour needs a keyline. */
bool field_is_faint(const struct field *field, struct color color);

/* -- states; those that give a box: where text may stand -- */

void field_solid(const struct field *field, struct color color);

/* Two halves with a gap between them. */
struct field_halves {
    struct box near, far; /* at the axis; at the other end */
};
/* ENDING: cut at a slant, whose middle is `cut` pixels from the box's left side. The gap begins there. */
struct field_halves field_cut(const struct field *field, struct color near, struct color far, int cut);
/* FULL: cut straight; the gap is there only where the two colours are alike. */
struct field_halves field_split(const struct field *field, struct color near, struct color far, int cut);
/* The same one over the other, `cut` pixels from the box's top: `near` is the upper one. */
struct field_halves field_stack(const struct field *field, struct color near, struct color far, int cut);

/* A strip of `height` pixels at the foot of a solid field of the colour `on`: what has passed of a time, in
 * thousandths, and the rest. Gives what is above the strip, the gap of ground there included. */
struct box field_progress(const struct field *field, struct color on, struct color done, struct color rest,
                          int thousandths, int height);

/* SOON: so many teeth of all that have room, from the axis on. */
struct box field_teeth(const struct field *field, struct color color, unsigned teeth, unsigned slots);

struct box field_frame(const struct field *field, struct color color); /* BREAK */
struct box field_rails(const struct field *field, struct color color); /* BEFORE_DAY */
void field_slats(const struct field *field, struct color color);       /* DAY_OVER */
struct box field_rule(const struct field *field, struct color color);  /* a sentence */

/* MOVED: a solid field with a point, `depth` thousandths of its height deep, at the end that lies to the left
 * or the right of who looks at the picture; for other ways, without one. */
struct box field_arrowhead(const struct field *field, struct color color, int depth, enum way way);

/* CANCELLED: a square at the far end, as high as the field, with an X. Gives what is left beside it. */
struct box field_stop_square(const struct field *field, struct color stop, struct color cross);
/* The X alone, as large as a square in the middle of the box has it. */
void field_cross(const struct field *field, struct color color);

/* FULL: the sign "no entry" around (x, y). */
void field_no_entry(struct layout *layout, int x, int y, int radius, struct color stop, struct color bar);

/* DELAYED: the corners of a box; and all of the field but a `slot` at its top and axis, beside and below it.
 */
void field_brackets(const struct field *field, struct color color);
void field_pushed(const struct field *field, struct box slot, struct color color);

/* -- others -- */

/* A test of the emergency: a frame of so many u along the picture's edge, striped. */
void field_stripes(struct layout *layout, int u, struct color dark, struct color light);

/* A badge, with a point to what it concerns: at the axis side or the far one. A keyline of
 * `keyline` pixels lies around it (0: as for other fields). */
enum field_end { FIELD_NEAR, FIELD_FAR };
struct box field_tag(const struct field *field, enum field_end end, struct color color, int keyline);

/* A disc around (x, y), and a ring of `stroke` pixels, of any layer's ground. */
struct item *field_disc(struct layout *layout, int x, int y, int radius, struct color color,
                        const char *role);
struct item *field_ring(struct layout *layout, int x, int y, int radius, int stroke, struct color color,
                        const char *role);

#endif
