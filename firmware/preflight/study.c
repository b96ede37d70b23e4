#include "preflight/study.h"

#include <stdio.h>
#include <string.h>

/* ---- whose ---- */

bool study_begins(const char *text, const char *start)
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

bool study_is_title(const struct item *item)
{
    return item->kind == ITEM_TEXT && study_begins(item->role, "title");
}

/* Lines of text that follow each other. */
struct lines {
    const struct item *first;
    uint32_t count;
};

static bool is_of(const struct study *study, struct lines lines, uint32_t session)
{
    if (session == PROGRAM_NONE)
        return false;
    const char *title = label_text(study->view->program->sessions[session].title, study->language);
    for (uint32_t i = 0; i < lines.count; i++)
        if (!is_part_of(&lines.first[i], title))
            return false;
    return true;
}

static uint32_t among(const struct study *study, struct lines lines, struct slot_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (is_of(study, lines, list.slots[i].session))
            return list.slots[i].session;
    return PROGRAM_NONE;
}

static uint32_t session_in_state(const struct study *study, struct lines lines,
                                 const struct room_state *state)
{
    const struct slot_list lists[] = {state->now, state->next, state->later, state->tombstones};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        uint32_t session = among(study, lines, lists[i]);
        if (session != PROGRAM_NONE)
            return session;
    }
    return is_of(study, lines, state->block) ? state->block : PROGRAM_NONE;
}

/* The session that lines of a title belong to. */
static uint32_t session_of(const struct study *study, struct lines lines)
{
    const struct view *view = study->view;
    if (!view->program)
        return PROGRAM_NONE;
    uint32_t session = session_in_state(study, lines, &view->state);
    if (session == PROGRAM_NONE)
        session = among(study, lines, view->rest);
    if (session == PROGRAM_NONE && is_of(study, lines, view->session))
        session = view->session;
    if (session == PROGRAM_NONE)
        session = among(study, lines, view->parts);
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->row_count; i++)
        session = session_in_state(study, lines, &view->rows[i].state);
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->soon.count; i++)
        if (is_of(study, lines, view->soon.entries[i].slot.session))
            session = view->soon.entries[i].slot.session;
    for (uint32_t i = 0; session == PROGRAM_NONE && i < view->program->session_count; i++)
        if (is_of(study, lines, i))
            session = i;
    return session;
}

uint32_t study_subject(const struct view *view)
{
    if (view->session != PROGRAM_NONE && view->kind == VIEW_CONTRIBUTION)
        return view->session;
    if (view->kind != VIEW_DOOR && view->kind != VIEW_ROOM)
        return PROGRAM_NONE;
    return view->state.now.count > 0    ? view->state.now.slots[0].session
           : view->state.next.count > 0 ? view->state.next.slots[0].session
                                        : PROGRAM_NONE;
}

/* The title that comes last before an item, all its lines; none: `count` is 0. */
static struct lines title_before(const struct study *study, const struct item *item)
{
    const struct item *items = study->scene->items;
    while (item > items && !study_is_title(item - 1))
        item--;
    struct lines lines = {item, 0};
    while (lines.first > items && study_is_title(lines.first - 1) &&
           strcmp(lines.first[-1].role, item[-1].role) == 0) {
        lines.first--;
        lines.count++;
    }
    return lines;
}

/* What the header says is of no session. */
static bool is_of_header(const struct item *item)
{
    static const char *const roles[] = {"event", "room", "display", "date", "clock", "page", "news"};
    for (size_t i = 0; item->role && i < sizeof roles / sizeof *roles; i++)
        if (strcmp(item->role, roles[i]) == 0)
            return true;
    return false;
}

bool study_is_of(const struct study *study, const struct item *item, uint32_t session)
{
    return is_of(study, (struct lines){item, 1}, session);
}

uint32_t study_session_about(const struct study *study, const struct item *item)
{
    if (study_is_title(item))
        return session_of(study, (struct lines){item, 1});
    if (is_of_header(item))
        return PROGRAM_NONE;
    struct lines title = title_before(study, item);
    uint32_t session = title.count ? session_of(study, title) : PROGRAM_NONE;
    return session == PROGRAM_NONE ? study_subject(study->view) : session;
}

/* ---- telling ---- */

struct finding study_finding(const struct study *study, enum finding_rule rule, const struct item *item)
{
    const struct still *still = study->still;
    struct finding finding = {.rule = rule,
                              .session = PROGRAM_NONE,
                              .room = PROGRAM_NONE,
                              .width = study->scene->width,
                              .height = study->scene->height,
                              .count = 1,
                              .first_ms = still->at.ms,
                              .display = study->inspection->display,
                              .job_order = study->inspection->job,
                              .station = still->station,
                              .page_fixed = still->page_fixed,
                              .page_kind = still->page.kind,
                              .page_subject = still->page.subject,
                              .page_repetition = still->page.repetition};
    if (item) {
        finding.x = item->box.x;
        finding.y = item->box.y;
        finding.box_width = item->box.width;
        finding.box_height = item->box.height;
    }
    return finding;
}

void study_say(struct finding *finding, const struct item *item, const char *what)
{
    size_t length = item->length;
    if (length > 120) {
        length = 120;
        while (((unsigned char)item->text[length] & 0xC0) == 0x80)
            length--;
    }
    snprintf(finding->text, sizeof finding->text, "%.40s: %.*s%s", item->role ? item->role : "text",
             (int)length, item->text, what);
}
