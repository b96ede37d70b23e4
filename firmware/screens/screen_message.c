#include "screens/screens.h"

#include <string.h>

#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "layout/qr.h"
#include "screens/quiet.h"

/* A sentence in the band, and what is under it, each of which may be "". */
struct message {
    const char *large;
    const char *advice; /* what can be done, or what will happen */
    const char *detail; /* what is wrong, in the words of whoever found it; a line for each fault */
    const char *told;   /* what else an organiser has to know */
};

/* What a display is called, for whoever looks for it among others. */
static const char *display_name(const struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    const char *name = config && config->name ? config->name : "";
    return name[0] ? words_text(layout->style->words, WORD_DISPLAY_NAME, name, layout->arena) : "";
}

/* -- what is wrong with the display itself -- */

/* What is to be done on the file that is wrong, which the first line of what is wrong begins with: settings
 * have other names too. */
static const char *settings_advice(const struct layout *layout)
{
    static const char settings[] = "display.json";
    const char *advice = words_get(layout->style->words, WORD_FAULT_CONFIG_ADVICE);
    const char *why = layout->view->fault_text, *place = strstr(advice, settings);
    size_t length = why ? strcspn(why, ":\n") : 0;
    if (!place || length == 0 || why[length] != ':' || !memchr(why, '.', length))
        return advice;
    return arena_printf(layout->arena, "%.*s%.*s%s", (int)(place - advice), advice, (int)length, why,
                        place + strlen(settings));
}

static const char *or_none(const char *text)
{
    return text ? text : "";
}

static struct message settings_message(const struct layout *layout)
{
    const struct words *words = layout->style->words;
    const char *who = layout->view->who;
    if (who)
        return (struct message){.large = words_get(words, WORD_UNKNOWN_DISPLAY),
                                .advice = words_get(words, WORD_UNKNOWN_DISPLAY_ADVICE),
                                .detail = who};
    return (struct message){.large = words_get(words, WORD_FAULT_CONFIG),
                            .advice = settings_advice(layout),
                            .detail = or_none(layout->view->fault_text)};
}

static struct message room_message(const struct layout *layout)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    struct message message = {.large = words_get(words, WORD_UNKNOWN_ROOM),
                              .advice = words_get(words, WORD_UNKNOWN_ROOM_ADVICE),
                              .detail = ""};
    if (view->fault_text && view->fault_text[0])
        message.large = phrase_pair(layout, message.large, words_get(words, WORD_COLON), view->fault_text);
    if (view->fault_hint && view->fault_hint[0])
        message.detail = words_text(words, WORD_DID_YOU_MEAN, view->fault_hint, layout->arena);
    return message;
}

static struct message fault_message(const struct layout *layout)
{
    const struct words *words = layout->style->words;
    struct message message;
    switch (layout->view->station.fault) {
    case STATION_FAULT_CONFIG:
        message = settings_message(layout);
        break;
    case STATION_FAULT_STORAGE:
        message = (struct message){.large = words_get(words, WORD_FAULT_STORAGE),
                                   .advice = words_get(words, WORD_FAULT_STORAGE_ADVICE),
                                   .detail = or_none(layout->view->fault_text)};
        break;
    default:
        message = room_message(layout);
        break;
    }
    message.told = or_none(layout->view->told);
    return message;
}

/* Where it is known why there is none, it does not come by itself. */
static struct message waiting_message(const struct layout *layout)
{
    const struct words *words = layout->style->words;
    const char *why = layout->view->fault_text;
    bool failed = layout->view->station.check == STATION_CHECK_FAILED;
    return (struct message){.large = words_get(words, WORD_WAITING_FOR_PROGRAM),
                            .advice = failed ? words_get(words, WORD_FETCH_FAILED)
                                      : why  ? ""
                                             : words_get(words, WORD_NO_PROGRAM_YET),
                            .detail = or_none(why),
                            .told = ""};
}

/* -- places -- */

/* Each under the one before, which it leaves as much of the box as it needs; gives the box' rest. */
static struct box place_paragraph(struct layout *layout, const struct quiet_text *text, struct box box,
                                  int most)
{
    if (!text->text[0] || box.height <= 0)
        return box;
    int y = quiet_text_place(layout, text,
                             (struct box){box.x, box.y, box.width, most < box.height ? most : box.height});
    int taken = y + layout_u(layout, QUIET_PARAGRAPH_GAP) - box.y;
    return (struct box){box.x, box.y + taken, box.width, box.height - taken};
}

static void place_message(struct layout *layout, const struct message *message, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct quiet_text advice = {.type = TYPE_NEXT,
                                QUIET_STEPS(SIZES_QUIET_ADVICE),
                                .most_lines = 6,
                                .text = message->advice,
                                .color = theme->ink,
                                .role = "message.second"};
    struct quiet_text detail = {.type = TYPE_TEXT,
                                QUIET_STEPS(SIZES_QUIET_DETAIL),
                                .most_lines = 12,
                                .text = message->detail,
                                .color = theme->ink,
                                .role = "message.hint"};
    struct quiet_text told = {.type = TYPE_TEXT,
                              QUIET_STEPS(SIZES_QUIET_SMALL),
                              .most_lines = 12,
                              .text = message->told,
                              .color = theme->ink2,
                              .role = "message.told"};
    int height = box.height;
    box = place_paragraph(layout, &advice, box, height * 2 / 5);
    box = place_paragraph(layout, &detail, box, message->told[0] ? height * 2 / 5 : box.height);
    place_paragraph(layout, &told, box, box.height);
}

void screen_message(struct layout *layout)
{
    const struct view *view = layout->view;
    bool fault = view->kind == VIEW_FAULT;
    struct message message = fault ? fault_message(layout) : waiting_message(layout);
    struct quiet quiet = quiet_zones(layout, 0);
    quiet_header(layout);
    quiet_sentence(layout, quiet.band, message.large);
    int end = layout->height - layout_u(layout, QUIET_END), code = 0;
    struct box free = fault ? quiet.text : quiet_logo(layout, &quiet, false);
    int y = quiet.stage.y + layout_u(layout, QUIET_NAME_WAITING_TOP);
    struct box box = {free.x, y, free.width, end - y};
    if (fault && view->who)
        code = qr_place_corner(layout, view->who, box);
    box.width -= code;
    const char *name = display_name(layout);
    struct quiet_text small = {.type = TYPE_TEXT,
                               QUIET_STEPS(SIZES_QUIET_SMALL),
                               .most_lines = 2,
                               .text = name,
                               .color = layout->style->theme->ink2,
                               .role = "display.name"};
    int pitch = layout_u(layout, QUIET_LINE_PITCH);
    int beside = layout->portrait ? layout_u(layout, QUIET_LOGO) + layout_u(layout, QUIET_LOGO_APART) : 0;
    int top = quiet_text_place_at_end(
        layout, &small, (struct box){box.x, end - pitch, box.width - (code ? 0 : beside), pitch});
    int most = free.y + free.height;
    box.height = (top < most ? top : most) - layout_u(layout, QUIET_PARAGRAPH_GAP) - y;
    place_message(layout, &message, box);
}
