#include "scene/shift.h"

#include "scene/inset.h"

struct shift shift_at(struct instant now, int width, int height)
{
    int reach = (width < height ? width : height) / 270;
    reach = reach < 1 ? 1 : reach;
    int side = 2 * reach + 1, places = side * side;
    /* Through the square row by row, as one ploughs, and the same way back: neighbours all the way. */
    int64_t number = now.ms / (SHIFT_MINUTES * MS_PER_MINUTE), period = 2 * (places - 1);
    int place = (int)(((number % period) + period) % period);
    if (place >= places)
        place = (int)period - place;
    int row = place / side, column = place % side;
    if (row % 2 == 1)
        column = side - 1 - column;
    return (struct shift){column - reach, row - reach};
}

void shift_scene(struct scene *scene, struct shift shift)
{
    inset_move(scene, shift.x, shift.y, scene->width, scene->height);
}
