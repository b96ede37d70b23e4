#include "app/inspect.h"

#include <stdio.h>
#include <string.h>

#define MOST_MISSING 16

/* behaviour.md, "Legibility": a capital letter of 8.3 mm for each metre that it is read from. */
#define CAP_MM_PER_M 8.3

struct look {
    const struct inspection *inspection;
    const struct shot *shot;
    const struct view *view;
    const struct scene *scene;
};

/* ---- whose ---- */

static bool begins(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

/* Whether a line of text is a part of a title: as it is, or without the ellipsis at its end. */
static bool is_part_of(const struct item *item, const char *title)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    size_t length = item->length, size = strlen(title);
    if (item->cut && length >= 3 && memcmp(item->text + length - 3, ellipsis, 3) == 0)
        length -= 3;
    for (size_t at = 0; length > 0 && at + length <= size; at++)
        if (title[at] == item->text[0] && memcmp(title + at, item->text, length) == 0)
            return true;
    return false;
}

static bool is_of(const struct look *look, const struct item *item, uint32_t session)
{
    return session != PROGRAM_NONE &&
           is_part_of(item, label_text(look->view->program->sessions[session].title, ""));
}

static uint32_t among(const struct look *look, const struct item *item, struct slot_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (is_of(look, item, list.slots[i].session))
            return list.slots[i].session;
    return PROGRAM_NONE;
}

static uint32_t session_in_state(const struct look *look, const struct item *item,
                                 const struct room_state *state)
{
    const struct slot_list lists[] = {state->now, state->next, state->later, state->tombstones};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        uint32_t session = among(look, item, lists[i]);
        if (session != PROGRAM_NONE)
            return session;
    }
    return is_of(look, item, state->block) ? state->block : PROGRAM_NONE;
}

/* The session that a line of a title belongs to. */
static uint32_t session_of(const struct look *look, const struct item *item)
{
    const struct view *view = look->view;
    uint32_t session = session_in_state(look, item, &view->state);
    if (session == PROGRAM_NONE)
        session = among(look, item, view->rest);
    if (session == PROGRAM_NONE && is_of(look, item, view->session))
        session = view->session;
    if (session == PROGRAM_NONE)
        session = among(look, item, view->parts);
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->row_count; i++)
        session = session_in_state(look, item, &view->rows[i].state);
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->soon.count; i++)
        if (is_of(look, item, view->soon.entries[i].slot.session))
            session = view->soon.entries[i].slot.session;
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->program->session_count; i++)
        if (is_of(look, item, i))
            session = i;
    return session;
}

/* For what is no title: what the screen is about. */
static uint32_t subject_of(const struct view *view)
{
    if (view->session != PROGRAM_NONE && view->kind == VIEW_CONTRIBUTION)
        return view->session;
    if (view->kind != VIEW_DOOR && view->kind != VIEW_ROOM)
        return PROGRAM_NONE;
    return view->state.now.count > 0    ? view->state.now.slots[0].session
           : view->state.next.count > 0 ? view->state.next.slots[0].session
                                        : PROGRAM_NONE;
}

/* ---- telling ---- */

static struct finding begin_finding(const struct look *look, enum finding_rule rule, const struct item *item)
{
    const struct shot *shot = look->shot;
    struct finding finding = {.rule = rule,
                              .session = PROGRAM_NONE,
                              .room = PROGRAM_NONE,
                              .width = look->scene->width,
                              .height = look->scene->height,
                              .count = 1,
                              .first_ms = shot->at.ms,
                              .display = look->inspection->display,
                              .job_order = look->inspection->job,
                              .page_fixed = shot->page_fixed,
                              .page_kind = shot->page.kind,
                              .page_subject = shot->page.subject,
                              .page_repetition = shot->page.repetition};
    if (item) {
        finding.x = item->box.x;
        finding.y = item->box.y;
        finding.box_width = item->box.width;
        finding.box_height = item->box.height;
    }
    return finding;
}

/* Puts the item's role and text into the finding's, cut where it has no room. */
static void say(struct finding *finding, const struct item *item, const char *what)
{
    size_t length = item->length;
    if (length > 120) {
        length = 120;
        while (((unsigned char)item->text[length] & 0xC0) == 0x80)
            length--;
    }
    snprintf(finding->text, sizeof finding->text, "%.40s: %.*s%s", item->role ? item->role : "text", (int)length,
             item->text, what);
}

/* Whether the last of the parts that a line joins begins with the name of someone in the program. */
static bool ends_in_names(const struct look *look, const struct item *item)
{
    static const char dot[] = "\xC2\xB7";
    uint32_t from = 0, end;
    for (uint32_t i = 0; i + 2 <= item->length; i++)
        if (memcmp(item->text + i, dot, 2) == 0)
            from = i + 2;
    while (from < item->length && item->text[from] == ' ')
        from++;
    for (end = from; end < item->length && item->text[end] != ',' && (unsigned char)item->text[end] != 0xE2;)
        end++;
    const struct program *program = look->view->program;
    for (uint32_t i = 0; end > from && i < program->session_count; i++)
        for (uint32_t j = 0; j < program->sessions[i].person_count; j++)
            if (strncmp(program->sessions[i].people[j].name, item->text + from, end - from) == 0)
                return true;
    return false;
}

static void look_at_cut(const struct look *look, const struct item *item)
{
    /* A summary says as much as there is room for. */
    if (begins(item->role, "summary"))
        return;
    bool title = begins(item->role, "title");
    bool people = begins(item->role, "person") || begins(item->role, "people") || begins(item->role, "who") ||
                  begins(item->role, "affiliation") || ends_in_names(look, item);
    struct finding finding = begin_finding(
        look, title ? FINDING_TITLE_CUT : people ? FINDING_PEOPLE_CUT : FINDING_TEXT_CUT, item);
    finding.session = title ? session_of(look, item) : subject_of(look->view);
    say(&finding, item, "");
    findings_add(look->inspection->findings, &finding);
}

static bool is_plain(const struct item *item)
{
    for (uint32_t i = 0; i < item->length; i++)
        if ((unsigned char)item->text[i] >= 0x80)
            return false;
    return true;
}

static void look_at_glyphs(const struct look *look, const struct item *item)
{
    uint32_t missing[MOST_MISSING];
    if (is_plain(item))
        return;
    uint32_t count = renderer_missing(look->inspection->renderer, item->face, item->text, item->length, missing,
                                      MOST_MISSING);
    if (count == 0)
        return;
    struct finding finding = begin_finding(look, FINDING_GLYPH_MISSING, item);
    finding.session = begins(item->role, "title") ? session_of(look, item) : subject_of(look->view);
    size_t length = (size_t)snprintf(finding.text, sizeof finding.text, "%.40s:", item->role ? item->role : "text");
    for (uint32_t i = 0; i < count; i++)
        length += (size_t)snprintf(finding.text + length, sizeof finding.text - length, " U+%04X", missing[i]);
    findings_add(look->inspection->findings, &finding);
}

/* What lies under the middle of a text: the last fill before it, or the background. */
static struct color color_under(const struct scene *scene, uint32_t number)
{
    const struct box *box = &scene->items[number].box;
    int x = box->x + box->width / 2, y = box->y + box->height / 2;
    for (uint32_t i = number; i-- > 0;) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_FILL && x >= item->box.x && x < item->box.x + item->box.width &&
            y >= item->box.y && y < item->box.y + item->box.height)
            return item->color;
    }
    return scene->background;
}

static uint64_t pair_key(struct color a, struct color b)
{
    return (uint64_t)a.red << 40 | (uint64_t)a.green << 32 | (uint64_t)a.blue << 24 | (uint64_t)b.red << 16 |
           (uint64_t)b.green << 8 | b.blue;
}

/* theme_contrast is dear, and there are few pairs. */
static double contrast_of(struct color a, struct color b)
{
    static struct {
        uint64_t key;
        double contrast;
    } known[64];
    uint64_t key = pair_key(a, b) | (uint64_t)1 << 60;
    size_t place = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 58);
    if (known[place].key != key) {
        known[place].key = key;
        known[place].contrast = theme_contrast(a, b);
    }
    return known[place].contrast;
}

static void look_at_contrast(const struct look *look, uint32_t number)
{
    const struct item *item = &look->scene->items[number];
    struct color under = color_under(look->scene, number);
    bool large = begins(item->role, "title.now") || begins(item->role, "title.next");
    double contrast = contrast_of(item->color, under), least = large ? 7.0 : 4.5;
    if (contrast >= least)
        return;
    struct finding finding = begin_finding(look, FINDING_CONTRAST, item);
    snprintf(finding.text, sizeof finding.text, "%.40s: #%02x%02x%02x on #%02x%02x%02x is %.2f:1, needs %.1f:1",
             item->role ? item->role : "text", item->color.red, item->color.green, item->color.blue, under.red,
             under.green, under.blue, contrast, least);
    findings_add(look->inspection->findings, &finding);
}

/* The first line of NOW's title, against what the viewing distance asks for. */
static bool look_at_distance(const struct look *look, const struct item *item)
{
    const struct panel_config *panel = &look->shot->config->panel;
    if (!(panel->diagonal_in > 0) || !(panel->viewing_distance_m > 0) || !item->role ||
        strcmp(item->role, "title.now") != 0)
        return false;
    int ascent, descent, cap;
    const struct text_metrics *metrics = renderer_metrics(look->inspection->renderer);
    metrics->vertical(metrics->user, item->face, item->size_px, &ascent, &descent, &cap);
    /* Compared as squares: the diagonal in pixels is a root. */
    double diagonal_mm = panel->diagonal_in * 25.4, width = look->scene->width, height = look->scene->height;
    double least_mm = CAP_MM_PER_M * panel->viewing_distance_m, cap_px = cap;
    double cap_squared = cap_px * cap_px * diagonal_mm * diagonal_mm;
    if (cap_squared >= least_mm * least_mm * (width * width + height * height))
        return true;
    struct finding finding = begin_finding(look, FINDING_NOW_SMALL, item);
    finding.session = session_of(look, item);
    snprintf(finding.text, sizeof finding.text, "capitals of %d px; %.1f mm are needed for %.1f m", cap, least_mm,
             panel->viewing_distance_m);
    findings_add(look->inspection->findings, &finding);
    return true;
}

/* What scene_check says, a line for each fault. */
static void look_at_boxes(const struct look *look, struct arena *arena)
{
    static const struct {
        const char *start;
        enum finding_rule rule;
    } kinds[] = {{"text too small", FINDING_TEXT_SMALL}, {"overlap", FINDING_OVERLAP}, {"", FINDING_OUTSIDE}};
    struct str_builder report = {.arena = arena};
    if (scene_check(look->scene, &report) == 0)
        return;
    for (const char *line = report.text; *line;) {
        size_t length = strcspn(line, "\n"), kind = 0;
        while (!begins(line, kinds[kind].start))
            kind++;
        struct finding finding = begin_finding(look, kinds[kind].rule, NULL);
        finding.session = subject_of(look->view);
        size_t kept = length < sizeof finding.text - 1 ? length : sizeof finding.text - 1;
        while (kept < length && kept > 0 && ((unsigned char)line[kept] & 0xC0) == 0x80)
            kept--;
        memcpy(finding.text, line, kept);
        findings_add(look->inspection->findings, &finding);
        line += length + (line[length] == '\n');
    }
}

void inspect_screen(const struct inspection *inspection, const struct shot *shot, const struct view *view,
                    const struct scene *scene, struct arena *arena)
{
    struct look look = {inspection, shot, view, scene};
    bool has_distance = false;
    look_at_boxes(&look, arena);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        if (item->cut)
            look_at_cut(&look, item);
        look_at_glyphs(&look, item);
        look_at_contrast(&look, i);
        if (!has_distance)
            has_distance = look_at_distance(&look, item);
    }
}

/* ---- who was shown ---- */

struct showing {
    const struct look *look;
    uint8_t *shown;
};

static void show_if_there(const struct showing *showing, uint32_t session)
{
    const struct scene *scene = showing->look->scene;
    if (session == PROGRAM_NONE || showing->shown[session])
        return;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->role && strcmp(item->role, "title.later") != 0 &&
            is_of(showing->look, item, session)) {
            showing->shown[session] = 1;
            return;
        }
    }
}

static void show_state(const struct showing *showing, const struct room_state *state)
{
    for (uint32_t i = 0; i < state->now.count; i++)
        show_if_there(showing, state->now.slots[i].session);
    for (uint32_t i = 0; i < state->next.count; i++)
        show_if_there(showing, state->next.slots[i].session);
    show_if_there(showing, state->block);
}

void inspect_shown(const struct view *view, const struct scene *scene, uint8_t *shown)
{
    struct look look = {.view = view, .scene = scene};
    struct showing showing = {&look, shown};
    if (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM)
        show_state(&showing, &view->state);
    for (uint32_t i = 0; view->kind == VIEW_OVERVIEW && i < view->row_count; i++)
        show_state(&showing, &view->rows[i].state);
    for (uint32_t i = 0; view->kind == VIEW_SOON && i < view->soon.count; i++)
        show_if_there(&showing, view->soon.entries[i].slot.session);
}
