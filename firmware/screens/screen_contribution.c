#include "screens/header.h"
#include "screens/screens.h"

#include "screens/phrases.h"
#include "screens/qr.h"
#include "screens/session_parts.h"

/* Whether the session is on at the view's moment, or one of its parts. */
static bool is_running(const struct view *view)
{
    const struct slot *slot = &view->session_slot;
    return instant_is_set(slot->start) && slot->start.ms <= view->now.ms && view->now.ms < slot->end.ms;
}

/* A badge where it is on, its time or that it has none, and its room; gives the height. */
static int place_when(struct layout *layout, const struct session *session, struct box box, bool draw)
{
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    struct type badge = layout_type(layout, FACE_BOLD, 30), type = layout_type(layout, FACE_SEMIBOLD, 34);
    int rise = part_badge_rise(badge), x = box.x, right = box.x + box.width, baseline = box.y + rise;
    int height = part_badge_height(badge);
    bool scheduled = instant_is_set(view->session_slot.start);
    const char *when = scheduled ? phrase_span(layout, view->session_slot) : words_get(words, WORD_NO_TIME);
    const char *place = phrase_rooms(layout, layout->view->session, PROGRAM_NONE);
    const char *word = session->cancelled ? words_get(words, WORD_CANCELLED)
                       : is_running(view) ? words_get(words, WORD_NOW)
                                          : "";
    if (word[0]) {
        if (draw)
            part_badge(layout, badge, word, x, baseline, box.width,
                       session->cancelled ? theme->alarm : theme->accent,
                       session->cancelled ? theme->alarm_ink : theme->accent_ink, "badge.phase");
        x += part_badge_width(layout, badge, word) + layout->gap;
    }
    int when_width = part_width(layout, type, when), second = 0;
    if (draw)
        part_line(layout, type, when, x, baseline, right - x, scheduled ? theme->ink : theme->ink_soft,
                  "when");
    x += when_width + layout->gap * 3 / 2;
    if (!place[0])
        return height;
    struct text_block lines = {0};
    if (x + part_width(layout, type, place) > right) { /* lines of their own */
        x = box.x;
        second = height + layout->gap / 2;
        lines = part_fit(layout, FACE_SEMIBOLD, 34, 25, place, box.width, 4 * type_height(type), 3);
        height += lines.height > type_height(type) ? lines.height - type_height(type) : 0;
    }
    if (draw && lines.line_count > 0)
        part_block(layout, &lines, x, baseline + second - type.ascent, box.width, theme->accent, "where");
    else if (draw)
        part_line(layout, type, place, x, baseline, right - x, theme->accent, "where");
    return height + second;
}

/* The parts of a block as lines "10:00  Title". */
static const char *const *part_lines(const struct layout *layout)
{
    const struct slot_list *parts = &layout->view->parts;
    const char **lines = ARENA_ARRAY(layout->arena, const char *, parts->count);
    for (uint32_t i = 0; i < parts->count; i++)
        lines[i] = phrase_pair(layout, phrase_clock(layout, parts->slots[i].start), "  ",
                               phrase_title(layout, parts->slots[i].session));
    return lines;
}

/* Topics, else parts, in a panel of their own beside or under the rest. */
static void place_panel(struct layout *layout, const char *const *lines, uint32_t count, const char *label,
                        struct box panel, uint32_t columns)
{
    const struct theme *theme = layout->style->theme;
    struct type type = layout_type(layout, FACE_BOLD, 26);
    int pad = layout_px(layout, 38), head = type_height(type) + layout->gap;
    int left = panel.x == 0 ? layout->margin : pad;
    struct box inner = {panel.x + left, panel.y + pad, panel.width - left - layout->margin,
                        panel.height - 2 * pad};
    struct box list = {inner.x, inner.y + head, inner.width, inner.height - head};
    /* Down to the picture's edge: the foot's dots and name lie on it. */
    struct box band = {panel.x, panel.y, panel.width, layout->height - panel.y};
    part_fill(layout, band, theme->surface, 0, LAYER_BAND, "panel");
    part_line(layout, type, label, inner.x, inner.y + type.ascent, inner.width, theme->accent,
              "label.topics");
    part_bullets(layout, lines, count, list, 42, 0, columns, 1, theme->ink, "topic");
}

static int place_summary(struct layout *layout, uint32_t session, struct box box)
{
    const char *summary = phrase_session(layout, session)->summary;
    if (!summary[0] || box.height <= 0)
        return 0;
    return part_prose(layout, summary, box, 35, 26, layout->style->theme->ink_soft, "summary");
}

/* When and where, title, people, and the summary and the page's QR code in what is left, with the title set
 * at `most` or less. False, with nothing placed, where the summary has no room and the title could give way
 * to it. */
static bool place_text_at(struct layout *layout, const struct session *session, struct box box, int most)
{
    enum { LEAST_TITLE = 62 };
    const struct theme *theme = layout->style->theme;
    uint32_t index = layout->view->session, before = layout->scene->count;
    int when = place_when(layout, session, box, false), gap = layout->gap;
    int people_lines = layout->portrait ? 6 : 5, people_size = 37;
    int line = type_height(layout_type(layout, FACE_MEDIUM, people_size)) + gap / 3;
    struct box people = {box.x, box.y, box.width, people_lines * line};
    if (people.height > box.height / 3)
        people.height = box.height / 3;
    int people_height = session_people(layout, index, people, people_size, false);
    int room = box.height - when - gap - (people_height ? people_height + gap * 3 / 2 : 0);
    struct text_block title =
        session_title_fit(layout, phrase_title(layout, index), most, 46, box.width, room);
    if (title.cut) {
        people.height = line;
        people_height = session_people(layout, index, people, people_size, false);
        room = box.height - when - gap - (people_height ? people_height + gap : 0);
        title = session_title_fit(layout, phrase_title(layout, index), 70, 0, box.width, room);
    }
    place_when(layout, session, box, true);
    int y = box.y + when + gap;
    if (session->cancelled)
        part_block_struck(layout, &title, box.x, y, box.width, theme->ink_soft, "title");
    else
        part_block(layout, &title, box.x, y, box.width, theme->ink, "title");
    y += title.height;
    if (people_height) {
        y += gap;
        session_people(layout, index, (struct box){box.x, y, box.width, people_height}, people_size, true);
        y += people_height;
    }
    y += gap * 2;
    struct box summary = {box.x, y, box.width, box.y + box.height - y};
    int used = qr_place_beside(layout, index, box, summary, place_summary);
    if (used > 0 || !session->summary[0] || title.size_px <= layout_text_px(layout, LEAST_TITLE))
        return true;
    layout->scene->count = before;
    return false;
}

static void place_text(struct layout *layout, const struct session *session, struct box box, bool wide)
{
    /* With nothing else to tell, the title has the screen. */
    int most = !session->summary[0] && wide ? 160 : wide ? 126 : 89;
    while (most > 0 && !place_text_at(layout, session, box, most))
        most = layout_step_below(layout, most);
}

void screen_contribution(struct layout *layout)
{
    const struct session *session = phrase_session(layout, layout->view->session);
    header_place_event(layout);
    struct box body = layout_body(layout, true);
    bool topics = session->topic_count > 0, parts = !topics && layout->view->parts.count > 0;
    uint32_t count = topics ? session->topic_count : parts ? layout->view->parts.count : 0;
    int pad = layout_px(layout, 38);
    struct box text = {layout->margin, body.y + pad, layout->width - 2 * layout->margin,
                       body.height - 2 * pad};
    if (count > 0) {
        struct box panel = body;
        bool few_words = !session->summary[0];
        if (layout->portrait) {
            panel.height = body.height * (few_words ? 50 : 42) / 100;
            panel.y = body.y + body.height - panel.height;
            text.height = panel.y - 2 * pad - body.y;
        } else {
            panel.width = layout->width * (few_words ? 46 : 42) / 100;
            panel.x = layout->width - panel.width;
            text.width = panel.x - layout->margin - pad;
        }
        const char *const *lines = topics ? session->topics : part_lines(layout);
        place_panel(layout, lines, count,
                    words_get(layout->style->words, topics ? WORD_TOPICS : WORD_PROGRAM), panel,
                    layout->portrait ? 2 : 1);
    }
    place_text(layout, session, text, count == 0 || layout->portrait);
    footer_place(layout, ""); /* on the panel, which reaches down to the edge */
}
