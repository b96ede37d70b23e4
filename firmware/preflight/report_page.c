#include "preflight/report_page.h"

#include "report/html_page.h"
#include "preflight/report_subjects.h"
#include "preflight/report_table.h"

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

static void add_index(struct str_builder *out, const struct report_subjects *subjects)
{
    str_add(out, "<nav>\n");
    for (uint32_t i = 0; i < subjects->count;) {
        enum finding_rule rule = subjects->list[i].rule;
        uint32_t count = report_subjects_of_rule(subjects, i);
        str_addf(out, "<a href=\"#%s\">%s <b>%u</b></a>\n", finding_rule_name(rule), finding_rule_text(rule),
                 count);
        i += count;
    }
    str_add(out, "</nav>\n");
}

static void add_picture(struct str_builder *out, const struct finding *finding, uint32_t number,
                        const struct findings_summary *summary)
{
    const char *display =
        finding->display < summary->display_count ? summary->displays[finding->display] : "a display";
    struct str_builder moment = {.arena = out->arena};
    report_add_moment(&moment, finding, summary->program);
    const char *alt = arena_printf(out->arena, "The screen of %s, %s: %s (%s)", display, moment.text,
                                   finding_rule_text(finding->rule), finding->text);
    str_add(out, "<figure>");
    html_page_add_picture(out, arena_printf(out->arena, "finding-%u", number), alt, finding->width,
                          finding->height);
    str_addf(out, "<figcaption>%dx%d, %llu screen%s<br>first ", finding->width, finding->height,
             (unsigned long long)finding->count, plural(finding->count));
    report_add_moment(out, finding, summary->program);
    if (finding->display < summary->display_count) {
        str_add(out, ", ");
        html_add_text(out, summary->displays[finding->display]);
    }
    str_add(out, "</figcaption></figure>\n");
}

static void add_subject(struct str_builder *out, const struct report_subject *subject,
                        const struct findings *findings, const struct findings_summary *summary,
                        const bool *pictured)
{
    const struct finding *first = report_subject_first(subject, findings);
    const char *title = finding_subject(first, summary->program);
    str_add(out, "<section>\n");
    if (*title) {
        str_add(out, "<h3>");
        html_add_text(out, title);
        str_add(out, " <small>");
        html_add_text(out, finding_id(first, summary->program));
        str_add(out, "</small></h3>\n");
    }
    str_add(out, "<p>");
    html_add_text(out, first->text);
    str_add(out, "</p>\n<div class=\"row\">\n");
    for (uint32_t i = 0; i < subject->count; i++)
        if (pictured[subject->places[i]])
            add_picture(out, &findings->list[subject->places[i]], subject->places[i] + 1, summary);
    str_add(out, "</div>\n</section>\n");
}

void report_page(const struct findings *findings, const struct findings_summary *summary,
                 struct str_builder *out)
{
    struct report_subjects subjects;
    uint32_t faults = findings_faults(findings), notes = findings->count - faults;
    const bool *pictured = report_subjects_pictured(findings, out->arena);
    report_subjects_make(findings, out->arena, &subjects);
    html_page_begin(out, "Preflight", label_text(summary->program->event.title, ""));
    str_addf(out,
             "<p class=\"lead\"><b class=\"%s\">%s</b> %u fault%s, %u note%s. %llu screens of %u display%s "
             "were drawn "
             "and looked at, %llu of them different; %u session%s.</p>\n",
             faults ? "bad" : "good", faults ? "Not ready:" : "Ready:", faults, plural(faults), notes,
             plural(notes), (unsigned long long)summary->screens, summary->display_count,
             plural(summary->display_count), (unsigned long long)summary->different, summary->sessions,
             plural(summary->sessions));
    if (findings->count == 0)
        str_add(out, "<p>Nothing was found: every screen is right.</p>\n");
    else
        add_index(out, &subjects);
    for (uint32_t i = 0; i < subjects.count;) {
        enum finding_rule rule = subjects.list[i].rule;
        uint32_t count = report_subjects_of_rule(&subjects, i);
        str_addf(out, "<h2 id=\"%s\">%s <small>%s</small></h2>\n", finding_rule_name(rule),
                 finding_rule_text(rule), finding_rule_is_note(rule) ? "a note" : "a fault");
        if (count > REPORT_MOST_PICTURED)
            str_addf(out, "<p>The first %d, which are seen most, have pictures.</p>\n", REPORT_MOST_PICTURED);
        str_add(out, "<div class=\"list\">\n");
        for (uint32_t j = 0; j < count; j++)
            add_subject(out, &subjects.list[i + j], findings, summary, pictured);
        str_add(out, "</div>\n");
        i += count;
    }
    struct str_builder type = {.arena = out->arena};
    report_add_type(&type, &summary->type);
    str_add(out, "<h2 id=\"type\">What type is set with</h2>\n<pre>");
    html_add_text(out, type.text);
    str_add(out, "</pre>\n");
    html_page_end(out);
}
