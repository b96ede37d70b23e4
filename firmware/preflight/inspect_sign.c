#include "preflight/inspect_sign.h"

#include <stdio.h>
#include <string.h>

static const struct item *find_item(const struct scene *scene, enum item_kind kind, const char *role)
{
    for (uint32_t i = 0; i < scene->count; i++)
        if (scene->items[i].kind == kind && study_begins(scene->items[i].role, role))
            return &scene->items[i];
    return NULL;
}

static bool has_shape(const struct scene *scene)
{
    return find_item(scene, ITEM_FILL, "field.") || find_item(scene, ITEM_POLYGON, "field.");
}

/* What is over is told by the shutter alone, and an empty room by its rails; before the event the page's
 * sentence stands between them, without a band. */
static bool has_word(const struct study *study)
{
    enum room_phase phase = study->view->state.phase;
    return phase == PHASE_DAY_OVER || phase == PHASE_EVENT_OVER || phase == PHASE_EMPTY ||
           find_item(study->scene, ITEM_TEXT, "band.") ||
           (phase == PHASE_BEFORE_EVENT && find_item(study->scene, ITEM_TEXT, "message"));
}

static void look_at_state(const struct study *study)
{
    const struct view *view = study->view;
    if (view->kind != VIEW_DOOR && view->kind != VIEW_ROOM)
        return;
    bool shape = has_shape(study->scene), word = has_word(study);
    if (shape && word)
        return;
    struct finding finding = study_finding(study, FINDING_STATE_UNSHOWN, NULL);
    finding.session = study_subject(view);
    snprintf(finding.text, sizeof finding.text, "%s has no %s", room_phase_name(view->state.phase),
             shape ? "word" : "shape");
    findings_add(study->inspection->findings, &finding);
}

/* A page of what comes up either shows an entry, or says that there are more pages or sessions. What runs is
 * beside that: the overview and the doors show all of it. */
static void look_at_list(const struct study *study)
{
    const struct view *view = study->view;
    uint32_t coming = view->soon.left_out, shown = 0;
    if (view->kind != VIEW_SOON || find_item(study->scene, ITEM_TEXT, "page.number") ||
        find_item(study->scene, ITEM_TEXT, "page.note"))
        return;
    for (uint32_t i = 0; i < view->soon.count; i++) {
        bool found = false;
        if (view->soon.entries[i].running)
            continue;
        coming++;
        for (uint32_t j = 0; j < study->scene->count && !found; j++)
            found = study_is_title(&study->scene->items[j]) &&
                    study_is_of(study, &study->scene->items[j], view->soon.entries[i].slot.session);
        shown += found;
    }
    if (shown == coming)
        return;
    struct finding finding = study_finding(study, FINDING_LIST_UNCOUNTED, NULL);
    snprintf(finding.text, sizeof finding.text,
             "%u of %u that come up are shown, and the rest is not counted", shown, coming);
    findings_add(study->inspection->findings, &finding);
}

/* The number of the first text at which the scenes differ in place or size; UINT32_MAX for none. */
static uint32_t first_other_text(const struct scene *a, const struct scene *b)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < a->count; i++) {
        const struct item *item = &a->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        while (at < b->count && b->items[at].kind != ITEM_TEXT)
            at++;
        const struct item *other = at < b->count ? &b->items[at++] : NULL;
        if (!other || other->size_px != item->size_px || other->box.x != item->box.x ||
            other->baseline != item->baseline)
            return i;
    }
    return UINT32_MAX;
}

/* Composed once more in the colours of night: all texts are where they were, and as large. */
static void look_at_theme(const struct study *study, struct arena *arena)
{
    struct style style = still_style(study->still);
    const struct theme *night = theme_night();
    if (strcmp(style.theme->name, night->name) == 0)
        return;
    struct theme dyed = *style.theme;
    struct theme colors = *night;
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++)
        *theme_color(&dyed, i) = *theme_color(&colors, i);
    struct still still = *study->still;
    struct view view;
    struct scene scene;
    style.theme = &dyed;
    still.style = &style;
    still_compose(&still, study->inspection->program, study->inspection->renderer, arena, &view, &scene);
    uint32_t other = first_other_text(study->scene, &scene);
    if (other == UINT32_MAX)
        return;
    struct finding finding = study_finding(study, FINDING_THEME_SIZE, &study->scene->items[other]);
    finding.session = study_session_about(study, &study->scene->items[other]);
    study_say(&finding, &study->scene->items[other], ": its place or size is another one in night");
    findings_add(study->inspection->findings, &finding);
}

void inspect_sign(const struct study *study, struct arena *arena)
{
    look_at_state(study);
    look_at_list(study);
    look_at_theme(study, arena);
}
