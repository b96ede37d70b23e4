#include "preflight/report_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preflight/report_subjects.h"
#include "scene/words.h"

#define COLUMNS 98

/* Panels that have a column of their own; where there are more, only their sum is told. */
#define MOST_PANELS 4

struct report_panel {
    int width, height;
};

struct report {
    const struct findings *findings;
    const struct findings_summary *summary;
    struct report_subjects subjects;
    struct str_builder *out;
    uint32_t panel_count;
    struct report_panel panels[MOST_PANELS];
};

/* ---- text of a width ---- */

static unsigned columns_of(uint32_t c)
{
    return c >= 0x1100 && (c < 0x1FFF || c >= 0x2E80) ? 2 : 1;
}

/* The text, or as much of it as so many columns hold and an ellipsis; gives the columns it took. */
static unsigned add_within(struct str_builder *out, const char *text, unsigned most)
{
    size_t length = strlen(text), kept = 0, bytes;
    unsigned width = 0, kept_width = 0;
    for (size_t at = 0; at < length; at += bytes) {
        width += columns_of(str_decode(text + at, length - at, &bytes));
        if (width < most) {
            kept = at + bytes;
            kept_width = width;
        }
    }
    if (width <= most) {
        str_add(out, text);
        return width;
    }
    str_add_n(out, text, kept);
    str_add(out, "\xE2\x80\xA6");
    return kept_width + 1;
}

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- where to look ---- */

static int compare_panels(const void *a, const void *b)
{
    const struct report_panel *left = a, *right = b;
    int area = right->width * right->height - left->width * left->height;
    return area ? area : right->width - left->width;
}

/* Largest first. */
static void find_panels(struct report *report)
{
    for (uint32_t i = 0; i < report->findings->count; i++) {
        const struct finding *finding = &report->findings->list[i];
        uint32_t at = 0;
        while (at < report->panel_count &&
               (report->panels[at].width != finding->width || report->panels[at].height != finding->height))
            at++;
        if (finding->width == 0 || at < report->panel_count)
            continue;
        if (at == MOST_PANELS) {
            report->panel_count = 0;
            return;
        }
        report->panels[at].width = finding->width;
        report->panels[at].height = finding->height;
        report->panel_count++;
    }
    qsort(report->panels, report->panel_count, sizeof *report->panels, compare_panels);
}

static uint32_t count_on(const struct report *report, enum finding_rule rule, int width, int height)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->findings->count; i++) {
        const struct finding *finding = &report->findings->list[i];
        count += finding->rule == rule && finding->width == width && finding->height == height;
    }
    return count;
}

static void add_overview(struct report *report)
{
    str_addf(report->out, "%-58s", "Where to look");
    for (uint32_t i = 0; i < report->panel_count; i++) {
        char panel[32];
        snprintf(panel, sizeof panel, "%dx%d", report->panels[i].width, report->panels[i].height);
        str_addf(report->out, "%11s", panel);
    }
    str_addf(report->out, "%7s\n", "cases");
    for (uint32_t i = 0; i < report->subjects.count;) {
        enum finding_rule rule = report->subjects.list[i].rule;
        uint32_t count = report_subjects_of_rule(&report->subjects, i);
        str_addf(report->out, "  %-14s%-42s", finding_rule_name(rule), finding_rule_text(rule));
        for (uint32_t j = 0; j < report->panel_count; j++) {
            uint32_t on = count_on(report, rule, report->panels[j].width, report->panels[j].height);
            if (on > 0)
                str_addf(report->out, "%11u", on);
            else
                str_addf(report->out, "%11s", "-");
        }
        str_addf(report->out, "%7u%s\n", count, finding_rule_is_note(rule) ? "  note" : "");
        i += count;
    }
}

/* ---- the findings ---- */

void report_add_moment(struct str_builder *out, const struct finding *finding, const struct program *program)
{
    const struct words *words = words_english();
    struct instant at = {finding->first_ms};
    str_addf(out, "%s %s", words_date(words, program, at, out->arena),
             words_clock(words, program, at, out->arena));
}

static void add_subject(struct report *report, const struct report_subject *subject)
{
    const struct program *program = report->summary->program;
    const struct finding *first = report_subject_first(subject, report->findings);
    const char *title = finding_subject(first, program), *id = finding_id(first, program);
    struct str_builder *out = report->out;
    str_add(out, "  ");
    if (*title) {
        unsigned room = (unsigned)str_code_points(id) + 3;
        add_within(out, title, room + 40 < COLUMNS ? COLUMNS - room : 40);
        str_addf(out, " (%s)\n      ", id);
    }
    add_within(out, first->text, *title ? COLUMNS - 4 : COLUMNS);
    str_add(out, "\n");
    if (!finding_has_moment(first))
        return;
    str_addf(out, "      %llu screen%s", (unsigned long long)subject->screens, plural(subject->screens));
    for (uint32_t i = 0; i < subject->count; i++) {
        const struct finding *finding = &report->findings->list[subject->places[i]];
        str_addf(out, "%s%dx%d", i ? ", " : " of ", finding->width, finding->height);
    }
    str_add(out, "; first ");
    report_add_moment(out, first, program);
    if (first->display < report->summary->display_count)
        str_addf(out, ", %s", report->summary->displays[first->display]);
    str_add(out, "\n");
}

static void add_findings(struct report *report, bool all)
{
    for (uint32_t i = 0; i < report->subjects.count;) {
        enum finding_rule rule = report->subjects.list[i].rule;
        uint32_t count = report_subjects_of_rule(&report->subjects, i);
        uint32_t listed = all || count <= REPORT_MOST + 1 ? count : REPORT_MOST;
        str_addf(report->out, "\n%s [%s%s]\n", finding_rule_text(rule), finding_rule_name(rule),
                 finding_rule_is_note(rule) ? ", a note" : "");
        for (uint32_t j = 0; j < listed; j++)
            add_subject(report, &report->subjects.list[i + j]);
        if (listed < count)
            str_addf(report->out, "  and %u more; --all lists them\n", count - listed);
        i += count;
    }
}

/* ---- the end ---- */

void report_add_type(struct str_builder *out, const struct fonts_used *type)
{
    /* Between two libraries a line may end. */
    size_t column = 5;
    str_add(out, "Type:");
    for (const char *at = type->libraries; *at;) {
        size_t length = strcspn(at, ",");
        length += at[length] == ',';
        while (*at == ' ')
            at++, length--;
        if (column + 1 + length > COLUMNS) {
            str_add(out, "\n     ");
            column = 5;
        }
        str_addf(out, " %.*s", (int)length, at);
        column += 1 + length;
        at += length;
    }
    str_add(out, "\n");
    for (uint32_t i = 0; i < type->font_count; i++)
        str_addf(out, "  %s\n", type->fonts[i]);
    str_addf(out, "Fingerprint of the type: %s\n", type->fingerprint);
}

void report_table(const struct findings *findings, const struct findings_summary *summary, bool all,
                  struct str_builder *out)
{
    struct report report = {.findings = findings, .summary = summary, .out = out};
    report_subjects_make(findings, out->arena, &report.subjects);
    uint32_t faults = findings_faults(findings), notes = findings->count - faults;
    if (findings->count > 0) {
        find_panels(&report);
        add_overview(&report);
        add_findings(&report, all);
        str_add(out, "\n");
    }
    str_addf(out, "%llu screens of %u display%s, %llu of them different, drawn and looked at; %u session%s\n",
             (unsigned long long)summary->screens, summary->display_count, plural(summary->display_count),
             (unsigned long long)summary->different, summary->sessions, plural(summary->sessions));
    if (summary->sample)
        str_addf(out, "A sample of %u %%: what no screen ever shows is not told\n", summary->sample);
    report_add_type(out, &summary->type);
    str_addf(out, "%s: %u fault%s, %u note%s\n", faults ? "NOT READY" : "Ready", faults, plural(faults),
             notes, plural(notes));
}
