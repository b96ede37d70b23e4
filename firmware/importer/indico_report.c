/*
 * Indico's Report of Contributions: the text of a PDF that LaTeX made. An entry is "Contribution ID: 23",
 * "Type: ...", the title, the date if it has one, the description, and lists of people. Template: Indico's
 * inc/contribution.tex and person_list.tex.
 */
#include "importer/indico_report.h"

#include <string.h>

#include "base/str.h"
#include "importer/indico.h"
#include "importer/formats.h"

/* The rest of a text, line by line. */
struct lines {
    struct arena *scratch;
    const char *at, *end;
};

/* The next line, cleaned; NULL at the end. */
static const char *next_line(struct lines *lines)
{
    size_t length;
    const char *line = report_next_line(&lines->at, lines->end, &length);
    return line && length > 0 ? str_clean(lines->scratch, arena_copy_n(lines->scratch, line, length))
           : line             ? ""
                              : NULL;
}

/* The next line that is not empty. */
static const char *next_text(struct lines *lines)
{
    const char *line = next_line(lines);
    while (line && !*line)
        line = next_line(lines);
    return line;
}

/* "STULTZ, John (Google); PUNDIR, Amit": a semicolon or parenthesis within an affiliation is part of it. */
static void add_people(struct import *import, struct people_draft *people, const char *list, unsigned roles)
{
    struct arena *scratch = import->scratch;
    while (*list) {
        size_t length = 0, open = 0;
        unsigned depth = 0;
        for (; list[length] && (depth > 0 || list[length] != ';'); length++) {
            if (list[length] == '(' && depth++ == 0 && open == 0)
                open = length;
            else if (list[length] == ')' && depth > 0)
                depth--;
        }
        const char *name = arena_copy_n(scratch, list, open > 0 ? open : length), *affiliation = "";
        if (open > 0) {
            size_t close = length;
            while (close > open && list[close - 1] != ')')
                close--;
            close = close > open ? close - 1 : length;
            affiliation = arena_copy_n(scratch, list + open + 1, close - open - 1);
        }
        import_add_person(import, people, indico_name(scratch, name), affiliation, roles);
        list += length + (list[length] ? 1 : 0);
    }
}

/* The lines of the title, up to an empty one or the date; whether it was the date. */
static bool read_title_lines(struct lines *lines, const char *line, struct str_builder *title,
                             struct civil *ret_start, int64_t *ret_ms)
{
    str_add(title, "");
    for (; line && *line; line = next_line(lines)) {
        if (report_read_date(line, ret_start, ret_ms))
            return true;
        str_addf(title, "%s%s", title->length > 0 ? " " : "", report_bare(lines->scratch, line));
        if (title->length > LIMIT_TITLE_BYTES)
            break;
    }
    struct lines ahead = *lines;
    line = next_text(&ahead);
    if (!line || !report_read_date(line, ret_start, ret_ms))
        return false;
    *lines = ahead;
    return true;
}

/* Id, type, title and date: what stands before the description. */
static void read_head(struct import *import, struct lines *lines, struct session *session,
                      const char **ret_where)
{
    struct arena *scratch = import->scratch;
    const char *line = next_line(lines), *value = report_after_label(line, "contribution id");
    char *id = report_bare(scratch, value ? value : "");
    for (char *cut = id; *cut; cut++)
        if (strncmp(cut, " Contribution code", 18) == 0 || strncmp(cut, " Type", 5) == 0)
            *cut = '\0'; /* the next label on the same line */
    session->id = import_clean(import, report_bare(scratch, id), LIMIT_NAME_BYTES, "", "a contribution's id");
    const char *where = *ret_where = arena_printf(scratch, "contribution %s", session->id);

    while ((line = next_text(lines))) {
        if ((value = report_after_label(line, "type")))
            session->kind = import_kind(value, SESSION_TALK);
        else if (!report_after_label(line, "contribution code"))
            break;
    }
    struct str_builder title = {.arena = scratch};
    struct civil start;
    int64_t length_ms;
    if (read_title_lines(lines, line, &title, &start, &length_ms)) {
        session->start = zone_to_instant(&import->builder.program->zone, start);
        import_note_length(
            import, INSTANT_NONE,
            length_ms > 0 ? arena_printf(scratch, "PT%lldM", (long long)(length_ms / MS_PER_MINUTE)) : NULL);
    }
    const char *shown =
        import_clean(import, import_plain_text(scratch, title.text), LIMIT_TITLE_BYTES, where, "the title");
    session->title = builder_label(&import->builder, shown);
}

static bool read_entry(struct indico *indico, const char *text, const char *end, unsigned *budget,
                       struct err *reterr)
{
    struct import *import = indico->import;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    struct lines lines = {.scratch = import->scratch, .at = text, .end = end};
    read_head(import, &lines, session, &draft->where);
    if (!*session->id) {
        session->id = arena_printf(import->arena, "entry-%u", (unsigned)import->builder.draft_count);
        issue_add(import->issues, ISSUE_WARNING, "no-id", draft->where,
                  "an entry without an id: named \"%s\"", session->id);
    }
    const char *where = draft->where;

    struct report_paragraphs paragraphs;
    if (!report_split(import->scratch, lines.at, end, budget, &paragraphs, reterr))
        return false;
    unsigned count = paragraphs.count; /* of the description: the lists of people are last */
    while (count > 0 && paragraphs.items[count - 1].label != REPORT_TEXT)
        count--;
    struct people_draft people = {0};
    const char *track = "";
    for (unsigned i = count; i < paragraphs.count; i++) {
        const struct report_paragraph *list = &paragraphs.items[i];
        if (list->label == REPORT_AUTHORS || list->label == REPORT_PRESENTERS)
            add_people(import, &people, list->text,
                       list->label == REPORT_AUTHORS ? PERSON_AUTHOR : PERSON_PRESENTER);
        else if (list->label == REPORT_TRACK || !*track)
            track = report_bare(import->scratch, list->text);
    }
    import_set_people(import, session, &people);
    session->track = indico_track(indico, track, NULL, where);
    report_describe(import, session, paragraphs.items, count, where);
    return true;
}

/* The event's title is what stands before "Report of Contributions". */
static void read_title(struct import *import, const char *text, const char *end)
{
    struct lines lines = {.scratch = import->scratch, .at = text, .end = end};
    struct str_builder title = {.arena = import->scratch};
    str_add(&title, import->options->event_title ? import->options->event_title : "");
    bool given = title.length > 0;
    for (const char *line; !given && title.length < LIMIT_TITLE_BYTES && (line = next_text(&lines));) {
        const char *words = report_bare(import->scratch, line);
        if (strcmp(words, "Report of Contributions") == 0)
            break;
        str_addf(&title, " %s", words);
    }
    import->builder.program->event.title = builder_label(
        &import->builder, import_clean(import, title.text, LIMIT_TITLE_BYTES, "", "the event's title"));
}

/* Where the next line is that begins an entry; `end` if there is none. */
static const char *next_entry(const char *at, const char *end)
{
    while (at < end) {
        const char *start = at;
        char head[40];
        size_t length = 0;
        const char *line = report_next_line(&at, end, &length);
        if (length >= sizeof head)
            length = sizeof head - 1;
        memcpy(head, line, length);
        head[length] = '\0';
        if (report_after_label(head, "contribution id"))
            return start;
    }
    return end;
}

bool import_indico_report(struct import *import, const char *text, size_t size, struct err *reterr)
{
    const char *end = text + size, *entry = next_entry(text, end);
    struct indico indico = {0};
    /* The report names no zone. */
    if (!indico_begin(&indico, import, NULL, NULL, reterr))
        return false;
    read_title(import, text, entry);
    unsigned budget = LIMIT_JSON_VALUES;
    while (entry < end) {
        const char *rest = entry;
        size_t length;
        report_next_line(&rest, end, &length);
        const char *next = next_entry(rest, end);
        if (!read_entry(&indico, entry, next, &budget, reterr))
            return false;
        entry = next;
    }
    return true;
}
