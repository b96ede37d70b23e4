#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "importer/indico_report.h"

static const struct {
    const char *stem;
    enum report_label label;
} labels[] = {
    {"primary author", REPORT_AUTHORS},
    {"author", REPORT_AUTHORS},
    {"co-author", REPORT_AUTHORS},
    {"coauthor", REPORT_AUTHORS},
    {"presenter", REPORT_PRESENTERS},
    {"speaker", REPORT_PRESENTERS},
    {"session classification", REPORT_SESSION},
    {"track classification", REPORT_TRACK},
};

static bool contains(const char *text, const char *word)
{
    for (; *text; text++)
        if (ascii_starts(text, word))
            return true;
    return false;
}

const char *report_after_label(const char *line, const char *label)
{
    const char *text = line + strspn(line, "*#_ ");
    size_t length = ascii_starts(text, label);
    if (length == 0)
        return NULL;
    text += length;
    text += strncmp(text, "(s)", 3) == 0 ? 3 : *text == 's' ? 1 : 0;
    text += strspn(text, "* ");
    if (*text != ':')
        return NULL;
    text++;
    return text + strspn(text, "* ");
}

const char *report_next_line(const char **at, const char *end, size_t *ret_length)
{
    if (*at >= end)
        return NULL;
    const char *line = *at, *stop = memchr(line, '\n', (size_t)(end - line));
    *at = stop ? stop + 1 : end;
    size_t length = (size_t)((stop ? stop : end) - line);
    while (length > 0 && strchr(" \t\r\f", *line)) {
        line++;
        length--;
    }
    while (length > 0 && strchr(" \t\r\f", line[length - 1]))
        length--;
    *ret_length = length;
    return line;
}

char *report_bare(struct arena *arena, const char *line)
{
    line += strspn(line, "*#_ ");
    size_t length = strlen(line);
    while (length > 0 && strchr("*_ ", line[length - 1]))
        length--;
    return arena_copy_n(arena, line, length);
}

/* The length of "- ", "* ", "• ", "1. " or "1) " at the start of a line, or 0. */
static size_t item_mark(const char *line)
{
    static const char *const bullets[] = {"- ", "* ", "+ ", "• ", "– "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (strncmp(line, bullets[i], strlen(bullets[i])) == 0)
            return strlen(bullets[i]);
    size_t digits = strspn(line, "0123456789");
    bool numbered =
        digits >= 1 && digits <= 2 && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    return numbered ? digits + 2 : 0;
}

/* Whether a text begins with a web address. */
static bool is_address(const char *text)
{
    size_t scheme = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;
    return scheme > 0 && !strchr(" <>()\"", text[scheme]); /* strchr finds the end, too */
}

/* The length of "[12]" at the start of a text, or 0. */
static size_t footnote_mark(const char *text)
{
    size_t digits = *text == '[' ? strspn(text + 1, "0123456789") : 0;
    return digits >= 1 && digits <= 3 && text[digits + 1] == ']' ? digits + 2 : 0;
}

/* The address of "[1] <https://...>" or "[1]: https://..."; NULL for all else. */
static const char *footnote_address(const char *text)
{
    size_t mark = footnote_mark(text);
    if (mark == 0)
        return NULL;
    text += mark + (text[mark] == ':');
    text += strspn(text, " <");
    return is_address(text) ? text : NULL;
}

static struct report_paragraph *add_paragraph(struct arena *scratch, struct report_paragraphs *list)
{
    list->items = arena_room(scratch, list->items, list->count, &list->capacity, sizeof *list->items);
    struct report_paragraph *paragraph = &list->items[list->count++];
    *paragraph = (struct report_paragraph){.text = "", .lines = 1};
    return paragraph;
}

/* Starts a paragraph at a line if the line begins one, by a label or a list item's mark, or if none is open.
 */
static struct report_paragraph *begin_paragraph(struct arena *scratch, struct report_paragraphs *list,
                                                bool open, const char *line, size_t length, size_t *ret_skip)
{
    char head[64]; /* labels and marks are short */
    size_t head_length = length < sizeof head ? length : sizeof head - 1;
    memcpy(head, line, head_length);
    head[head_length] = '\0';
    enum report_label label = REPORT_TEXT;
    const char *value = NULL;
    for (size_t i = 0; i < sizeof labels / sizeof *labels && !value; i++)
        if ((value = report_after_label(head, labels[i].stem)))
            label = labels[i].label;
    *ret_skip = value ? (size_t)(value - head) : item_mark(head);
    if (open && *ret_skip == 0 && !footnote_address(head))
        return NULL;
    struct report_paragraph *paragraph = add_paragraph(scratch, list);
    paragraph->label = label;
    paragraph->is_item = !value && *ret_skip > 0;
    return paragraph;
}

bool report_split(struct arena *scratch, const char *text, const char *end, unsigned *budget,
                  struct report_paragraphs *ret, struct err *reterr)
{
    *ret = (struct report_paragraphs){0};
    struct str_builder body = {.arena = scratch};
    bool open = false;
    for (const char *at = text;;) {
        const char *start = at;
        size_t length = 0, skip = 0;
        const char *line = report_next_line(&at, end, &length);
        struct report_paragraph *begun =
            length > 0 ? begin_paragraph(scratch, ret, open, line, length, &skip) : NULL;
        if (open && (begun || length == 0)) {
            /* `begun` is the last one already. */
            ret->items[ret->count - (begun ? 2 : 1)].text = str_clean(scratch, body.text);
            body.length = 0;
        }
        if (!line)
            return true;
        open = length > 0;
        if (!open)
            continue;
        if (begun) {
            if ((*budget)-- == 0)
                return err_set(reterr, ERR_LIMIT, "the report has more than %d paragraphs",
                               LIMIT_JSON_VALUES);
            begun->indent = (unsigned)(line - start);
        } else {
            ret->items[ret->count - 1].lines++;
            str_add(&body, " ");
        }
        str_add_n(&body, line + skip, length - skip);
    }
}

/* ---- links
 * -------------------------------------------------------------------------------------------------- */

enum { TITLE_CODE_POINTS = 80 }; /* a link's title is short, or none */

/* What report_describe gathers. */
struct description {
    struct import *import;
    const struct report_paragraph *paragraphs;
    unsigned count;
    const char *where;
    const char **topics;
    unsigned topic_count;
    struct link links[LIMIT_LINKS];
    unsigned link_count;
    bool has_more_topics, has_more_links;
};

/* Whether a link is new and there is room for it. */
static bool wants_link(struct description *description, const char *url, size_t length)
{
    for (unsigned i = 0; i < description->link_count; i++)
        if (strncmp(description->links[i].url, url, length) == 0 && !description->links[i].url[length])
            return false;
    description->has_more_links |= description->link_count == LIMIT_LINKS;
    return length > 0 && length <= LIMIT_URL_BYTES && description->link_count < LIMIT_LINKS;
}

static void add_link(struct description *description, const char *url, size_t length, const char *title)
{
    struct arena *arena = description->import->arena;
    bool is_short = str_code_points(title) <= TITLE_CODE_POINTS;
    description->links[description->link_count++] = (struct link){
        .title = is_short ? arena_copy(arena, title) : "",
        .url = arena_copy_n(arena, url, length),
    };
}

static size_t address_length(const char *url)
{
    size_t length = strcspn(url, " <>\"");
    while (length > 0 && strchr(".,;)", url[length - 1]))
        length--;
    return length;
}

static void drop_blank(struct str_builder *out)
{
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

/* A paragraph as shown: without footnote marks, without addresses in <> or (), without Markdown's emphasis,
 * without the comma or dash at its end. */
static const char *plain(struct arena *arena, struct arena *scratch, const char *text)
{
    struct str_builder out = {.arena = scratch};
    str_add(&out, "");
    for (size_t at = 0; text[at];) {
        size_t mark = footnote_mark(text + at);
        bool bracketed = (text[at] == '<' || text[at] == '(') && is_address(text + at + 1);
        bool nested = text[at] == '(' && text[at + 1] == '<' && is_address(text + at + 2);
        const char *end = bracketed ? strchr(text + at, text[at] == '<' ? '>' : ')')
                          : nested  ? strstr(text + at, ">)")
                                    : NULL;
        if (mark > 0 && text[at + mark] != '(') {
            drop_blank(&out);
            at += mark;
        } else if (end) {
            drop_blank(&out);
            at = (size_t)(end - text) + (nested ? 2 : 1);
        } else {
            str_add_n(&out, text + at++, 1);
        }
    }
    char *shown = str_clean(scratch, import_plain_text(scratch, out.text));
    for (size_t length = strlen(shown); length > 0 && strchr(" ,;-", shown[length - 1]); length--)
        shown[length - 1] = '\0';
    return arena_copy(arena, shown);
}

/* The addresses within a paragraph; all are titled by the paragraph. */
static void add_links_of(struct description *description, const struct report_paragraph *paragraph)
{
    struct arena *scratch = description->import->scratch;
    const char *title = NULL;
    for (const char *at = strstr(paragraph->text, "http"); at; at = strstr(at + 4, "http")) {
        size_t length = is_address(at) ? address_length(at) : 0;
        if (!wants_link(description, at, length))
            continue;
        if (!title)
            title = plain(scratch, scratch, paragraph->text);
        add_link(description, at, length, title);
    }
}

/* A footnote's link is titled by the first paragraph that has its mark. */
static void add_footnote(struct description *description, const struct report_paragraph *footnote,
                         const char *url)
{
    struct arena *scratch = description->import->scratch;
    size_t length = address_length(url);
    if (!wants_link(description, url, length))
        return;
    const char *mark = arena_copy_n(scratch, footnote->text, footnote_mark(footnote->text)), *title = "";
    for (unsigned i = 0; i < description->count && !*title; i++) {
        const char *text = description->paragraphs[i].text;
        if (!footnote_address(text) && strstr(text, mark))
            title = plain(scratch, scratch, text);
    }
    add_link(description, url, length, title);
}

/* ---- topics and summary
 * ------------------------------------------------------------------------------------- */

/* A line that leads in what follows it. */
static bool is_lead(const struct report_paragraph *paragraph)
{
    size_t length = strlen(paragraph->text);
    while (length > 0 && (paragraph->text[length - 1] == '*' || paragraph->text[length - 1] == ' '))
        length--;
    return !paragraph->is_item && length > 0 && paragraph->text[length - 1] == ':';
}

static bool leads_to_topics(const char *text)
{
    return contains(text, "topic") || contains(text, "limited to") || contains(text, "merit discussion");
}

/* The sentences of a lead before its last one, which still tell what the session is about. */
static const char *before_last_sentence(struct arena *scratch, const char *text)
{
    size_t end = 0;
    for (size_t at = 0; text[at]; at++)
        if (strchr(".!?", text[at]) && text[at + 1] == ' ' && text[at + 2] >= 'A' && text[at + 2] <= 'Z')
            end = at + 1;
    return arena_copy_n(scratch, text, end);
}

static void add_summary(struct str_builder *summary, bool is_item, bool after_item, const char *text)
{
    if (!*text)
        return;
    if (summary->length > 0)
        str_add(summary, is_item && after_item ? "\n" : "\n\n");
    if (is_item)
        str_add(summary, "• ");
    str_add(summary, text);
}

static void add_topic(struct description *description, const char *text)
{
    struct import *import = description->import;
    const char *topic = builder_limit_text(&import->builder, plain(import->arena, import->scratch, text),
                                           LIMIT_TITLE_BYTES, description->where, "a topic");
    if (!*topic)
        return;
    if (description->topic_count < LIMIT_TOPICS)
        description->topics[description->topic_count++] = topic;
    else
        description->has_more_topics = true;
}

void report_describe(struct import *import, struct session *session,
                     const struct report_paragraph *paragraphs, unsigned count, const char *where)
{
    /* After a lead, its first item or line tells whether its topics are a list or lines. */
    enum { NO_TOPICS, TOPICS_BEGIN, TOPIC_ITEMS, TOPIC_LINES } mode = NO_TOPICS;
    struct description description = {
        .import = import, .paragraphs = paragraphs, .count = count, .where = where};
    description.topics = ARENA_ARRAY(import->arena, const char *, LIMIT_TOPICS);
    struct str_builder summary = {.arena = import->scratch};
    bool before_leads = true, after_item = false;
    unsigned indent = 0;
    for (unsigned i = 0; i < count; i++) {
        const struct report_paragraph *paragraph = &paragraphs[i];
        const char *url = footnote_address(paragraph->text);
        if (url) {
            add_footnote(&description, paragraph, url);
            continue;
        }
        add_links_of(&description, paragraph);
        bool lead = is_lead(paragraph);
        if (before_leads) {
            const char *told =
                lead ? before_last_sentence(import->scratch, paragraph->text) : paragraph->text;
            add_summary(&summary, paragraph->is_item, after_item,
                        plain(import->scratch, import->scratch, told));
            after_item = paragraph->is_item;
        }
        if (lead) {
            before_leads = false;
            mode = leads_to_topics(paragraph->text) ? TOPICS_BEGIN : NO_TOPICS;
            continue;
        }
        if (mode == TOPICS_BEGIN && (paragraph->is_item || paragraph->lines == 1)) {
            mode = paragraph->is_item ? TOPIC_ITEMS : TOPIC_LINES;
            indent = paragraph->indent;
        }
        bool item = mode != NO_TOPICS && paragraph->is_item && paragraph->indent <= indent + 1;
        if (item || (mode == TOPIC_LINES && !paragraph->is_item && paragraph->lines == 1))
            add_topic(&description, paragraph->text);
    }
    if (description.has_more_topics || description.has_more_links)
        issue_add(import->issues, ISSUE_WARNING, "limit", where,
                  "it has more than %d %s: the rest is left out",
                  description.has_more_topics ? LIMIT_TOPICS : LIMIT_LINKS,
                  description.has_more_topics ? "topics" : "links");
    session->topics = description.topics;
    session->topic_count = description.topic_count;
    if (summary.length > 0) {
        const char *limited =
            builder_limit_text(&import->builder, summary.text, LIMIT_SUMMARY_BYTES, where, "the description");
        session->summary = arena_copy(import->arena, limited);
    }
    struct link *links = ARENA_ARRAY(import->arena, struct link, description.link_count);
    if (description.link_count > 0)
        memcpy(links, description.links, description.link_count * sizeof *links);
    session->links = links;
    session->link_count = description.link_count;
}
