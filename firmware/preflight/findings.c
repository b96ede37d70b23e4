#include "preflight/findings.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "json/write.h"

static const struct {
    const char *name, *text;
    bool is_note;
} rules[FINDING_RULE_COUNT] = {
    [FINDING_TITLE_CUT] = {"title-cut", "A title is not shown whole", false},
    [FINDING_PEOPLE_CUT] = {"people-cut", "Names are not shown whole", false},
    [FINDING_GLYPH_MISSING] = {"glyph-missing", "A character comes out as a box", false},
    [FINDING_TEXT_SMALL] = {"text-small", "Text is smaller than the smallest allowed", false},
    [FINDING_OVERLAP] = {"overlap", "Things lie on each other", false},
    [FINDING_OUTSIDE] = {"outside", "Something leaves its place or the picture", false},
    [FINDING_COVERED] = {"covered", "Text is drawn, but something lies on it", false},
    [FINDING_CONTRAST] = {"contrast", "Text stands out too little", false},
    [FINDING_PICTURE] = {"picture", "An organiser's picture can't be shown", false},
    [FINDING_ROOM_UNNAMED] = {"room-unnamed", "A room's screen does not say the room's name", false},
    [FINDING_STATE_UNSHOWN] = {"state-unshown", "A door does not show its state", false},
    [FINDING_LIST_UNCOUNTED] = {"list-uncounted", "What comes up is neither shown nor counted", false},
    [FINDING_THEME_SIZE] = {"theme-size", "A theme moves or resizes a text", false},
    [FINDING_ROOM_UNKNOWN] = {"room-unknown", "A display's room is not in the program", false},
    [FINDING_ROOM_UNSHOWN] = {"room-unshown", "No display shows this room", false},
    [FINDING_NEVER_SHOWN] = {"never-shown", "No screen ever shows it as now or next", false},
    [FINDING_NOW_SMALL] = {"now-small", "NOW is small for its viewing distance", true},
    [FINDING_TEXT_CUT] = {"text-cut", "Some other text is shortened", true},
    [FINDING_TRACK_COLOR] = {"track-color", "A track's colour can be taken for a state", true},
    [FINDING_PEOPLE_MORE] = {"people-more", "Names are left out as a whole, and their number said", true},
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
    map_init(&findings->known, arena);
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static bool is_of_text(const struct finding *finding)
{
    return finding->session == PROGRAM_NONE && finding->room == PROGRAM_NONE;
}

int finding_compare_subjects(const struct finding *a, const struct finding *b)
{
    int order = compare_numbers(a->rule, b->rule);
    if (order == 0)
        order = compare_numbers(a->session, b->session);
    if (order == 0)
        order = compare_numbers(a->room, b->room);
    return order == 0 && is_of_text(a) ? strcmp(a->text, b->text) : order;
}

/* By what makes two findings the same: the larger panels of a rule first. */
static int compare_keys(const struct finding *a, const struct finding *b)
{
    int order = compare_numbers(a->rule, b->rule);
    if (order == 0)
        order = compare_numbers((int64_t)b->width * b->height, (int64_t)a->width * a->height);
    if (order == 0)
        order = compare_numbers(b->width, a->width);
    return order ? order : finding_compare_subjects(a, b);
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
    char key[64 + FINDING_TEXT_BYTES]; /* equal where compare_keys gives 0 */
    snprintf(key, sizeof key, "%d %dx%d %u %u %s", (int)finding->rule, finding->width, finding->height,
             (unsigned)finding->session, (unsigned)finding->room, is_of_text(finding) ? finding->text : "");
    uint32_t place = map_find(&findings->known, key);
    if (place == UINT32_MAX) {
        map_add(&findings->known, arena_copy(findings->arena, key), findings->count);
        findings->list = arena_room(findings->arena, findings->list, findings->count, &findings->capacity,
                                    sizeof *findings->list);
        findings->list[findings->count++] = *finding;
        return;
    }
    struct finding *known = &findings->list[place];
    uint64_t count = known->count + finding->count;
    if (is_earlier(finding, known))
        *known = *finding;
    known->count = count;
}

static int compare_findings(const void *a, const void *b, void *user)
{
    (void)user;
    return compare_keys(a, b);
}

void findings_sort(struct findings *findings)
{
    sort_stable(findings->list, findings->count, sizeof *findings->list, compare_findings, NULL,
                ARENA_ARRAY(findings->arena, struct finding, findings->count));
}

uint32_t findings_faults(const struct findings *findings)
{
    uint32_t faults = 0;
    for (uint32_t i = 0; i < findings->count; i++)
        faults += !rules[findings->list[i].rule].is_note;
    return faults;
}

/* ---- the report ---- */

const char *finding_subject(const struct finding *finding, const struct program *program)
{
    if (finding->session != PROGRAM_NONE)
        return label_text(program->sessions[finding->session].title, "");
    if (finding->room != PROGRAM_NONE)
        return label_text(program->rooms[finding->room].name, "");
    return "";
}

const char *finding_id(const struct finding *finding, const struct program *program)
{
    if (finding->session != PROGRAM_NONE)
        return program->sessions[finding->session].id;
    return finding->room != PROGRAM_NONE ? program->rooms[finding->room].id : "";
}

bool finding_has_moment(const struct finding *finding)
{
    return instant_is_set((struct instant){finding->first_ms});
}

bool finding_has_picture(const struct finding *finding)
{
    return finding->width > 0 && finding_has_moment(finding);
}

static void json_finding(struct json_writer *json, const struct finding *finding,
                         const struct findings_summary *summary)
{
    json_open(json, NULL, '{');
    json_add_text(json, "rule", rules[finding->rule].name);
    json_add_text(json, "level", rules[finding->rule].is_note ? "note" : "fault");
    if (!is_of_text(finding)) {
        json_add_text(json, finding->session != PROGRAM_NONE ? "session" : "room",
                      finding_id(finding, json->program));
        json_add_text(json, "title", finding_subject(finding, json->program));
    }
    if (finding->width)
        json_addf(json, "panel", "\"%dx%d\"", finding->width, finding->height);
    json_add_text(json, "text", finding->text);
    if (finding_has_moment(finding)) {
        json_addf(json, "screens", "%" PRIu64, finding->count);
        json_add_instant(json, "first", (struct instant){finding->first_ms});
        if (finding->display < summary->display_count)
            json_add_text(json, "display", summary->displays[finding->display]);
    }
    json_close(json, '}');
}

/* Which zone all times are of, why, and what is not certain of it. */
static void json_zone(struct json_writer *json, const struct program *program)
{
    json_open(json, "timezone", '{');
    json_add_text(json, "name", program->zone.name);
    json_add_text(json, "basis", zone_basis_name(program->zone_basis));
    json_add_text(json, "reason", program->zone_reason);
    json_add_text(json, "doubt", program->zone_doubt);
    json_close(json, '}');
}

void findings_json(const struct findings *findings, const struct findings_summary *summary,
                   struct str_builder *out)
{
    struct json_writer json = {.out = out, .layout = JSON_COMPACT, .program = summary->program};
    uint32_t faults = findings_faults(findings);
    json_open(&json, NULL, '{');
    json_addf(&json, "screens", "%" PRIu64, summary->screens);
    json_addf(&json, "different", "%" PRIu64, summary->different);
    if (summary->sample)
        json_addf(&json, "sample", "%u", summary->sample);
    json_addf(&json, "displays", "%u", summary->display_count);
    json_addf(&json, "sessions", "%u", summary->sessions);
    json_addf(&json, "faults", "%u", faults);
    json_addf(&json, "notes", "%u", findings->count - faults);
    json_zone(&json, summary->program);
    json_open(&json, "findings", '[');
    for (uint32_t i = 0; i < findings->count; i++)
        json_finding(&json, &findings->list[i], summary);
    json_close(&json, ']');
    json_open(&json, "type", '{');
    json_add_text(&json, "libraries", summary->type.libraries);
    json_add_texts(&json, "fonts", summary->type.font_count, summary->type.fonts);
    json_add_text(&json, "fingerprint", summary->type.fingerprint);
    json_close(&json, '}');
    json_close(&json, '}');
    str_add(out, "\n");
}
