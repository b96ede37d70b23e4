#include "app/findings.h"

#include <stdio.h>
#include <string.h>

#include "app/shot.h"
#include "reader/write_program.h"
#include "scene/words.h"

static const struct {
    const char *name, *text;
    bool is_note;
} rules[FINDING_RULE_COUNT] = {
    [FINDING_TITLE_CUT] = {"title-cut", "A title is not shown whole", false},
    [FINDING_PEOPLE_CUT] = {"people-cut", "Names are not shown whole", false},
    [FINDING_GLYPH_MISSING] = {"glyph-missing", "No font has a character: a box stands for it", false},
    [FINDING_TEXT_SMALL] = {"text-small", "Text is smaller than the smallest allowed", false},
    [FINDING_OVERLAP] = {"overlap", "Things lie on each other", false},
    [FINDING_OUTSIDE] = {"outside", "Something leaves its place or the picture", false},
    [FINDING_CONTRAST] = {"contrast", "Text stands out too little", false},
    [FINDING_ROOM_UNKNOWN] = {"room-unknown", "A display's room is not in the program", false},
    [FINDING_ROOM_UNSHOWN] = {"room-unshown", "No display shows this room", false},
    [FINDING_NEVER_SHOWN] = {"never-shown", "No screen ever shows this session as now or next", false},
    [FINDING_NOW_SMALL] = {"now-small", "NOW is smaller than the viewing distance asks for", true},
    [FINDING_TEXT_CUT] = {"text-cut", "Some other text is shortened", true},
};

const char *finding_rule_name(enum finding_rule rule)
{
    return rules[rule].name;
}

const char *finding_rule_text(enum finding_rule rule)
{
    return rules[rule].text;
}

bool finding_rule_is_note(enum finding_rule rule)
{
    return rules[rule].is_note;
}

/* ---- the list ---- */

void findings_init(struct findings *findings, struct arena *arena)
{
    *findings = (struct findings){.arena = arena};
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By what makes two findings the same. Those of the program as a whole differ by their text. */
static int compare_keys(const struct finding *a, const struct finding *b)
{
    int order = compare_numbers(a->rule, b->rule);
    if (order == 0)
        order = compare_numbers((int64_t)b->width * b->height, (int64_t)a->width * a->height);
    if (order == 0)
        order = compare_numbers(b->width, a->width);
    if (order == 0)
        order = compare_numbers(a->session, b->session);
    if (order == 0)
        order = compare_numbers(a->room, b->room);
    if (order == 0 && a->session == PROGRAM_NONE && a->room == PROGRAM_NONE)
        order = strcmp(a->text, b->text);
    return order;
}

/* Whether `a` comes before `b` as the one that stands for both: a total order, for workers answer in any. */
static bool is_earlier(const struct finding *a, const struct finding *b)
{
    int order = compare_numbers(a->first_ms, b->first_ms);
    if (order == 0)
        order = compare_numbers(a->display, b->display);
    if (order == 0)
        order = compare_numbers(a->job_order, b->job_order);
    if (order == 0)
        order = strcmp(a->text, b->text);
    return order < 0;
}

void findings_add(struct findings *findings, const struct finding *finding)
{
    for (uint32_t i = 0; i < findings->count; i++) {
        struct finding *known = &findings->list[i];
        if (compare_keys(known, finding) != 0)
            continue;
        uint64_t count = known->count + finding->count;
        if (is_earlier(finding, known))
            *known = *finding;
        known->count = count;
        return;
    }
    if (findings->count == findings->capacity) {
        uint32_t capacity = findings->capacity ? findings->capacity * 2 : 64;
        findings->list = arena_grow(findings->arena, findings->list, findings->count, capacity,
                                    sizeof *findings->list);
        findings->capacity = capacity;
    }
    findings->list[findings->count++] = *finding;
}

/* Few, and sorted once. */
void findings_sort(struct findings *findings)
{
    for (uint32_t i = 1; i < findings->count; i++) {
        struct finding moved = findings->list[i];
        uint32_t to = i;
        for (; to > 0 && compare_keys(&findings->list[to - 1], &moved) > 0; to--)
            findings->list[to] = findings->list[to - 1];
        findings->list[to] = moved;
    }
}

uint32_t findings_faults(const struct findings *findings)
{
    uint32_t faults = 0;
    for (uint32_t i = 0; i < findings->count; i++)
        faults += !rules[findings->list[i].rule].is_note;
    return faults;
}

/* ---- the report ---- */

static const char *subject_of(const struct finding *finding, const struct program *program)
{
    if (finding->session != PROGRAM_NONE)
        return label_text(program->sessions[finding->session].title, "");
    if (finding->room != PROGRAM_NONE)
        return label_text(program->rooms[finding->room].name, "");
    return "";
}

static const char *id_of(const struct finding *finding, const struct program *program)
{
    if (finding->session != PROGRAM_NONE)
        return program->sessions[finding->session].id;
    return finding->room != PROGRAM_NONE ? program->rooms[finding->room].id : "";
}

static bool has_moment(const struct finding *finding)
{
    return instant_is_set((struct instant){finding->first_ms});
}

/* "Fri 20 Sep 10:42" */
static void add_moment(struct str_builder *out, const struct finding *finding, const struct program *program)
{
    const struct words *words = words_english();
    struct instant at = {finding->first_ms};
    str_addf(out, "%s %s", words_date(words, program, at, out->arena),
             words_clock(words, program, at, out->arena));
}

static void add_row(struct str_builder *out, const struct finding *finding,
                    const struct findings_summary *summary)
{
    const char *subject = subject_of(finding, summary->program), *id = id_of(finding, summary->program);
    char panel[32] = "";
    if (finding->width)
        snprintf(panel, sizeof panel, "%dx%d", finding->width, finding->height);
    str_addf(out, "  %-10s", panel);
    if (*subject)
        str_addf(out, " \"%s\"%s%s%s", subject, *id ? " (" : "", id, *id ? ")" : "");
    if (*finding->text)
        str_addf(out, "%s %s", *subject ? ":" : "", finding->text);
    if (has_moment(finding)) {
        str_addf(out, "; %llu screen%s, first ", (unsigned long long)finding->count,
                 finding->count == 1 ? "" : "s");
        add_moment(out, finding, summary->program);
        if (finding->display < summary->display_count)
            str_addf(out, " on %s", summary->displays[finding->display]);
    }
    str_add(out, "\n");
}

void findings_table(const struct findings *findings, const struct findings_summary *summary,
                    struct str_builder *out)
{
    for (uint32_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        if (i == 0 || finding->rule != findings->list[i - 1].rule)
            str_addf(out, "%s%s [%s%s]\n", i ? "\n" : "", rules[finding->rule].text,
                     rules[finding->rule].name, rules[finding->rule].is_note ? ", a note" : "");
        add_row(out, finding, summary);
    }
    uint32_t faults = findings_faults(findings);
    str_addf(out, "%s%llu screens of %u displays, %u sessions: %u fault%s, %u note%s\n",
             findings->count ? "\n" : "", (unsigned long long)summary->screens, summary->display_count,
             summary->sessions, faults, faults == 1 ? "" : "s", findings->count - faults,
             findings->count - faults == 1 ? "" : "s");
    str_addf(out, "Type: %s\n", summary->libraries);
    for (uint32_t i = 0; i < summary->font_count; i++)
        str_addf(out, "  %s\n", summary->fonts[i]);
    str_addf(out, "Fingerprint of the type: %s\n", summary->fingerprint);
}

static void json_finding(struct str_builder *out, const struct finding *finding,
                         const struct findings_summary *summary)
{
    const struct program *program = summary->program;
    str_addf(out, "{\"rule\":\"%s\",\"level\":\"%s\"", rules[finding->rule].name,
             rules[finding->rule].is_note ? "note" : "fault");
    if (finding->session != PROGRAM_NONE || finding->room != PROGRAM_NONE) {
        str_add(out, finding->session != PROGRAM_NONE ? ",\"session\":" : ",\"room\":");
        write_json_text(out, id_of(finding, program));
        str_add(out, ",\"title\":");
        write_json_text(out, subject_of(finding, program));
    }
    if (finding->width)
        str_addf(out, ",\"panel\":\"%dx%d\"", finding->width, finding->height);
    str_add(out, ",\"text\":");
    write_json_text(out, finding->text);
    if (has_moment(finding)) {
        str_addf(out, ",\"screens\":%llu,\"first\":", (unsigned long long)finding->count);
        write_json_instant(out, program, (struct instant){finding->first_ms});
        if (finding->display < summary->display_count) {
            str_add(out, ",\"display\":");
            write_json_text(out, summary->displays[finding->display]);
        }
    }
    str_add(out, "}");
}

void findings_json(const struct findings *findings, const struct findings_summary *summary,
                   struct str_builder *out)
{
    uint32_t faults = findings_faults(findings);
    str_addf(out, "{\"screens\":%llu,\"displays\":%u,\"sessions\":%u,\"faults\":%u,\"notes\":%u,\"findings\":[",
             (unsigned long long)summary->screens, summary->display_count, summary->sessions, faults,
             findings->count - faults);
    for (uint32_t i = 0; i < findings->count; i++) {
        str_add(out, i ? "," : "");
        json_finding(out, &findings->list[i], summary);
    }
    str_add(out, "],\"type\":{\"libraries\":");
    write_json_text(out, summary->libraries);
    str_add(out, ",\"fonts\":[");
    for (uint32_t i = 0; i < summary->font_count; i++) {
        str_add(out, i ? "," : "");
        write_json_text(out, summary->fonts[i]);
    }
    str_addf(out, "],\"fingerprint\":\"%s\"}}\n", summary->fingerprint);
}

void findings_html(const struct findings *findings, const struct findings_summary *summary,
                   struct str_builder *out)
{
    str_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Preflight: ");
    shot_add_html(out, label_text(summary->program->event.title, ""));
    str_add(out, "</title>\n<style>\nbody { font: 16px/1.4 sans-serif; margin: 2em; max-width: 70em; }\n"
                 "figure { margin: 0 0 2em; }\nimg { max-width: 40em; max-height: 30em; display: block; }\n"
                 "pre { white-space: pre-wrap; color: #444; }\n</style>\n<h1>Preflight: ");
    shot_add_html(out, label_text(summary->program->event.title, ""));
    str_add(out, "</h1>\n");
    for (uint32_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        if (i == 0 || finding->rule != findings->list[i - 1].rule)
            str_addf(out, "<h2>%s%s</h2>\n", rules[finding->rule].text,
                     rules[finding->rule].is_note ? " (a note)" : "");
        struct str_builder row = {.arena = out->arena};
        add_row(&row, finding, summary);
        str_add(out, "<figure>");
        if (finding->width && has_moment(finding))
            str_addf(out, "<a href=\"finding-%u.png\"><img loading=\"lazy\" alt=\"\" src=\"finding-%u.png\"></a>",
                     i + 1, i + 1);
        str_add(out, "<figcaption>");
        shot_add_html(out, row.text);
        str_add(out, "</figcaption></figure>\n");
    }
    if (findings->count == 0)
        str_add(out, "<p>Nothing was found: every screen is right.</p>\n");
    const struct findings none = {0};
    struct str_builder end = {.arena = out->arena};
    findings_table(&none, summary, &end);
    /* Its counts are of this page's findings. */
    uint32_t faults = findings_faults(findings);
    str_addf(out, "<p>%u faults, %u notes</p>\n<pre>", faults, findings->count - faults);
    const char *type = strstr(end.text, "Type:");
    shot_add_html(out, type ? type : end.text);
    str_add(out, "</pre>\n</html>\n");
}
