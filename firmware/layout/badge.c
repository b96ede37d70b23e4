#include "layout/badge.h"

#include <string.h>

#include "program/mark.h"
#include "layout/field.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "text/letters.h"

static struct badge plain(const struct layout *layout, enum word word)
{
    return (struct badge){BADGE_PLAIN, words_get(layout->style->words, word)};
}

static struct badge late(const struct layout *layout, const struct mark *mark)
{
    const struct words *words = layout->style->words;
    if (mark->kinds & MARK_WAITING || mark->delay_min <= 0)
        return (struct badge){BADGE_LATE, words_get(words, WORD_DELAYED)};
    return (struct badge){BADGE_LATE, words_number(words, WORD_PLUS_N_MIN, mark->delay_min, layout->arena)};
}

struct badge badge_of_session(const struct layout *layout, uint32_t session, uint32_t room)
{
    const struct program *program = layout->view->program;
    const struct mark *mark = mark_of(program, session);
    if (!mark)
        return (struct badge){BADGE_NONE, ""};
    if (mark->kinds & MARK_MOVED && !mark_was_in_room(program, session, room))
        return plain(layout, WORD_MOVED_HERE);
    if (mark->kinds & MARK_FULL)
        return plain(layout, WORD_FULL);
    if (mark->kinds & (MARK_WAITING | MARK_DELAYED))
        return late(layout, mark);
    return mark->kinds & MARK_RETIMED ? plain(layout, WORD_NEW_TIME) : (struct badge){BADGE_NONE, ""};
}

struct badge badge_of_tombstone(const struct layout *layout, const struct slot *tombstone)
{
    if (!layout->view->program->sessions[tombstone->session].cancelled)
        return plain(layout, WORD_MOVED);
    return (struct badge){BADGE_CANCELLED, words_get(layout->style->words, WORD_CANCELLED)};
}

static struct type type_for(const struct layout *layout, const char *text, double size_px, int width)
{
    struct type type = layout_type_px(layout, FACE_BOLD, size_px);
    while (type.px > layout->floor_px && part_width(layout, type, text) > width)
        type = layout_type_smaller(layout, type);
    return type;
}

int badge_height(struct badge badge, double size_px, int usual)
{
    bool tall = text_letters_of(badge.text, strlen(badge.text)) == TEXT_LETTERS_TALL;
    return text_em(size_px, tall && usual < BADGE_HEIGHT_TALL ? BADGE_HEIGHT_TALL : usual);
}

int badge_width(const struct layout *layout, struct badge badge, int height, double size_px)
{
    struct type type = layout_type_px(layout, FACE_BOLD, size_px);
    return part_width(layout, type, badge.text) + height * BADGE_TIP / 1000 +
           text_em(2 * size_px, BADGE_SIDE);
}

/* Where its text needs more room than there is beside its sides, these give way, then the box grows a little
 * at the end that has no point. */
static struct box grown(const struct layout *layout, struct box box, enum badge_point point, int missing)
{
    int most = layout_u(layout, BADGE_GROWTH), more = missing < most ? missing : most;
    if (more <= 0)
        return box;
    box.width += more;
    box.x -= point == BADGE_POINTS_ON ? more : 0;
    return box;
}

void badge_place(struct layout *layout, struct badge badge, struct box box, enum badge_point point,
                 double size_px)
{
    const struct theme *theme = layout->style->theme;
    const struct color fills[] = {theme->ground, theme->ink, theme->soon, theme->stop};
    const struct color inks[] = {theme->ink, theme->ground, theme->soon_ink, {255, 255, 255}};
    int keyline = badge.kind == BADGE_CANCELLED ? layout_u(layout, BADGE_KEYLINE) : 0;
    if (badge.kind == BADGE_NONE)
        return;
    int tip = box.height * BADGE_TIP / 1000, side = text_em(size_px, BADGE_SIDE);
    struct type type = type_for(layout, badge.text, size_px, box.width - tip - 2 * side);
    int width = part_width(layout, type, badge.text);
    box = grown(layout, box, point, width - (box.width - tip - side));
    struct field field = field_cell(layout, box, theme->ground);
    struct box room =
        field_tag(&field, point == BADGE_POINTS_BACK ? FIELD_NEAR : FIELD_FAR, fills[badge.kind], keyline);
    width = width < room.width ? width : room.width;
    part_line_close(layout, type, badge.text, room.x + (room.width - width) / 2,
                    box.y + (box.height + type.cap) / 2, width, inks[badge.kind], "badge");
}
