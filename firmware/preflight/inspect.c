#include "preflight/inspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "preflight/inspect_sign.h"
#include "raster/picture.h"

#define MOST_MISSING 16

/* behaviour.md, "Legibility": a capital letter of 8.3 mm for each metre that it is read from. */
#define CAP_MM_PER_M 8.3

/* ---- telling ---- */

/* Whether the last of the parts that a line joins begins with the name of someone in the program. */
static bool ends_in_names(const struct study *study, const struct item *item)
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
    const struct program *program = study->view->program;
    for (uint32_t i = 0; end > from && program && i < program->session_count; i++)
        for (uint32_t j = 0; j < program->sessions[i].person_count; j++)
            if (strncmp(program->sessions[i].people[j].name, item->text + from, end - from) == 0)
                return true;
    return false;
}

/* A room or an event may begin as somebody's name does. */
static bool is_place(const struct item *item)
{
    return study_begins(item->role, "where") || study_begins(item->role, "room") ||
           study_begins(item->role, "event") || study_begins(item->role, "context");
}

static void look_at_cut(const struct study *study, const struct item *item)
{
    /* A summary says as much as there is room for. */
    if (study_begins(item->role, "summary"))
        return;
    bool title = study_begins(item->role, "title");
    bool people = study_begins(item->role, "person") || study_begins(item->role, "people") ||
                  study_begins(item->role, "who") || study_begins(item->role, "affiliation") ||
                  (!is_place(item) && ends_in_names(study, item));
    struct finding finding = study_finding(study,
                                           title    ? FINDING_TITLE_CUT
                                           : people ? FINDING_PEOPLE_CUT
                                                    : FINDING_TEXT_CUT,
                                           item);
    finding.session = study_session_about(study, item);
    study_say(&finding, item, "");
    findings_add(study->inspection->findings, &finding);
}

/* "+2 more" after names. */
static void look_at_more(const struct study *study, const struct item *item)
{
    struct finding finding = study_finding(study, FINDING_PEOPLE_MORE, item);
    finding.session = study_session_about(study, item);
    study_say(&finding, item, "");
    findings_add(study->inspection->findings, &finding);
}

static bool is_plain(const struct item *item)
{
    for (uint32_t i = 0; i < item->length; i++)
        if ((unsigned char)item->text[i] >= 0x80)
            return false;
    return true;
}

static void look_at_glyphs(const struct study *study, const struct item *item)
{
    uint32_t missing[MOST_MISSING];
    if (is_plain(item))
        return;
    uint32_t count = renderer_missing(study->inspection->renderer, item->face, item->text, item->length,
                                      missing, MOST_MISSING);
    if (count == 0)
        return;
    struct finding finding = study_finding(study, FINDING_GLYPH_MISSING, item);
    finding.session = study_session_about(study, item);
    size_t length =
        (size_t)snprintf(finding.text, sizeof finding.text, "%.40s:", item->role ? item->role : "text");
    for (uint32_t i = 0; i < count; i++)
        length +=
            (size_t)snprintf(finding.text + length, sizeof finding.text - length, " U+%04X", missing[i]);
    findings_add(study->inspection->findings, &finding);
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

/* Letters end softly: what stands beside them can have nearly their colour, no ground has. */
#define EDGE_CONTRAST 1.2

/* Whether a line of the text's colour goes through it: of a dash there is nothing but that line to see. */
static bool is_struck(const struct scene *scene, const struct item *item)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *line = &scene->items[i];
        if (line->kind == ITEM_FILL && study_begins(line->role, "strike") &&
            color_equal(line->color, item->color) && box_overlaps(line->box, item->box))
            return true;
    }
    return false;
}

/* Whether what is seen beside the text is the line through it; beside a dash, the edges of the letters that
 * stand next to it too. */
static bool is_line_through(const struct study *study, const struct item *item, struct color under)
{
    size_t first;
    str_decode(item->text, item->length, &first);
    const bool is_sign = first == item->length;
    return (color_equal(item->color, under) ||
            (is_sign && contrast_of(item->color, under) < EDGE_CONTRAST)) &&
           is_struck(study->scene, item);
}

/* What is seen between the letters. */
static void look_at_contrast(const struct study *study, const struct item *item,
                             const struct text_proof *proof)
{
    double least = theme_least_contrast(item->role);
    for (uint32_t i = 0; i < proof->ground_count; i++) {
        struct color under = proof->grounds[i];
        double contrast = contrast_of(item->color, under);
        if (contrast >= least || is_line_through(study, item, under))
            continue;
        struct finding finding = study_finding(study, FINDING_CONTRAST, item);
        snprintf(finding.text, sizeof finding.text,
                 "%.40s: #%02x%02x%02x on #%02x%02x%02x is %.2f:1, needs %.1f:1",
                 item->role ? item->role : "text", item->color.red, item->color.green, item->color.blue,
                 under.red, under.green, under.blue, contrast, least);
        findings_add(study->inspection->findings, &finding);
        return;
    }
}

/* The words under a picture are there for when it can't be shown. */
static bool is_under_picture(const struct scene *scene, uint32_t number)
{
    for (uint32_t i = number + 1; i < scene->count; i++)
        if (scene->items[i].kind == ITEM_PICTURE &&
            box_contains(scene->items[i].box, scene->items[number].box))
            return true;
    return false;
}

/* Fewer samples of ink say nothing. */
#define LEAST_SAMPLES 12

/* How it came out in the picture. */
static void look_at_ink(const struct study *study, uint32_t number)
{
    const struct item *item = &study->scene->items[number];
    struct text_proof proof;
    renderer_prove(study->inspection->renderer, item, study->inspection->frame, &proof);
    /* Of a box that leaves the picture itself, scene_check tells. */
    if (proof.cut &&
        box_contains((struct box){.width = study->scene->width, .height = study->scene->height}, item->box)) {
        struct finding finding = study_finding(study, FINDING_OUTSIDE, item);
        finding.session = study_session_about(study, item);
        study_say(&finding, item, ": its ink leaves its box, and is cut");
        findings_add(study->inspection->findings, &finding);
    }
    bool covered = proof.inked >= LEAST_SAMPLES && proof.shown < proof.inked / 2;
    if (covered && is_under_picture(study->scene, number))
        return;
    if (covered) {
        struct finding finding = study_finding(study, FINDING_COVERED, item);
        finding.session = study_session_about(study, item);
        study_say(&finding, item, ": something lies on it");
        findings_add(study->inspection->findings, &finding);
        return;
    }
    look_at_contrast(study, item, &proof);
}

static void look_at_picture(const struct study *study, const struct item *item)
{
    struct picture picture;
    struct err err = {0};
    const char *path = arena_copy_n(study->scene->arena, item->text, item->length);
    if (picture_read(path, item->box.width, item->box.height, item->fit, &picture, &err)) {
        free(picture.pixels);
        return;
    }
    struct finding finding = study_finding(study, FINDING_PICTURE, item);
    snprintf(finding.text, sizeof finding.text, "%.110s: %.120s", path, err.text);
    findings_add(study->inspection->findings, &finding);
}

/* By halves, from above: good to the last digit for any length that a panel has. */
static double root(double square)
{
    double result = square > 1 ? square : 1;
    for (int i = 0; i < 60; i++)
        result = (result + square / result) / 2;
    return result;
}

/* The first line of NOW's title, against what the viewing distance asks for. */
static bool look_at_distance(const struct study *study, const struct item *item)
{
    const struct panel_config *panel = &study->still->config->panel;
    if (!(panel->diagonal_in > 0) || !(panel->viewing_distance_m > 0) || !item->role ||
        strcmp(item->role, "title.now") != 0)
        return false;
    int ascent, descent, cap;
    const struct text_metrics *metrics = renderer_metrics(study->inspection->renderer);
    metrics->vertical(metrics->user, item->face, item->size_px, &ascent, &descent, &cap);
    double width = panel->width, height = panel->height;
    double mm = cap * panel->diagonal_in * 25.4 / root(width * width + height * height);
    double least_mm = CAP_MM_PER_M * panel->viewing_distance_m;
    if (mm >= least_mm)
        return true;
    struct finding finding = study_finding(study, FINDING_NOW_SMALL, item);
    finding.session = study_session_about(study, item);
    snprintf(finding.text, sizeof finding.text,
             "capitals of %.1f mm (%d px), %.1f mm are needed to be read from %.1f m", mm, cap, least_mm,
             panel->viewing_distance_m);
    findings_add(study->inspection->findings, &finding);
    return true;
}

/* What scene_check says, a line for each fault. */
static void look_at_boxes(const struct study *study, struct arena *arena)
{
    static const struct {
        const char *start;
        enum finding_rule rule;
    } kinds[] = {{"text too small", FINDING_TEXT_SMALL}, {"overlap", FINDING_OVERLAP}, {"", FINDING_OUTSIDE}};
    struct str_builder report = {.arena = arena};
    if (scene_check(study->scene, &report) == 0)
        return;
    for (const char *line = report.text; *line;) {
        size_t length = strcspn(line, "\n"), kind = 0;
        while (!study_begins(line, kinds[kind].start))
            kind++;
        struct finding finding = study_finding(study, kinds[kind].rule, NULL);
        finding.session = study_subject(study->view);
        size_t kept = length < sizeof finding.text - 1 ? length : sizeof finding.text - 1;
        while (kept < length && kept > 0 && ((unsigned char)line[kept] & 0xC0) == 0x80)
            kept--;
        memcpy(finding.text, line, kept);
        findings_add(study->inspection->findings, &finding);
        line += length + (line[length] == '\n');
    }
}

/* A room's screen says whose it is. */
static void look_at_room(const struct study *study)
{
    const struct scene *scene = study->scene;
    if (study->view->kind != VIEW_DOOR && study->view->kind != VIEW_ROOM)
        return;
    for (uint32_t i = 0; i < scene->count; i++)
        if (scene->items[i].kind == ITEM_TEXT && scene->items[i].length > 0 &&
            strcmp(scene->items[i].role, "room") == 0)
            return;
    struct finding finding = study_finding(study, FINDING_ROOM_UNNAMED, NULL);
    const struct view *view = study->view;
    /* The room that stands for a door of several has the id of the first of them. */
    finding.room = view->room == PROGRAM_NONE
                       ? PROGRAM_NONE
                       : program_find_room(view->program, room_own_name(&view->program->rooms[view->room]));
    snprintf(finding.text, sizeof finding.text, "the room's name is not on its screen");
    findings_add(study->inspection->findings, &finding);
}

void inspect_screen(const struct inspection *inspection, const struct still *still, const struct view *view,
                    const struct scene *scene, struct arena *arena)
{
    struct study study = {inspection, still, view, scene, still_style(still).words->language};
    bool has_distance = false;
    look_at_boxes(&study, arena);
    look_at_room(&study);
    inspect_sign(&study, arena);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_PICTURE)
            look_at_picture(&study, item);
        if (item->kind != ITEM_TEXT)
            continue;
        if (item->cut)
            look_at_cut(&study, item);
        if (study_begins(item->role, "people.more"))
            look_at_more(&study, item);
        look_at_glyphs(&study, item);
        look_at_ink(&study, i);
        if (!has_distance)
            has_distance = look_at_distance(&study, item);
    }
}

/* ---- who was shown ---- */

struct showing {
    const struct study *study;
    uint8_t *shown;
};

static void show_if_there(const struct showing *showing, uint32_t session)
{
    const struct scene *scene = showing->study->scene;
    if (session == PROGRAM_NONE || showing->shown[session])
        return;
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->role && strcmp(item->role, "title.later") != 0 &&
            study_is_of(showing->study, item, session)) {
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

void inspect_shown(const struct still *still, const struct view *view, const struct scene *scene,
                   uint8_t *shown)
{
    struct study study = {.view = view, .scene = scene, .language = still_style(still).words->language};
    struct showing showing = {&study, shown};
    if (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM)
        show_state(&showing, &view->state);
    for (uint32_t i = 0; view->kind == VIEW_OVERVIEW && i < view->row_count; i++)
        show_state(&showing, &view->rows[i].state);
    for (uint32_t i = 0; view->kind == VIEW_SOON && i < view->soon.count; i++)
        show_if_there(&showing, view->soon.entries[i].slot.session);
}
