#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "import/import.h"

/* What an element does to the text around it. */
enum tag_effect { TAG_NONE, TAG_PARAGRAPH, TAG_LINE, TAG_ITEM, TAG_LIST, TAG_CELL, TAG_DROP, TAG_PRE };

/* Only these are tags: what else stands in angle brackets is text. */
static const struct tag {
    const char *name;
    enum tag_effect effect;
} tags[] = {
    {"a", TAG_NONE},
    {"abbr", TAG_NONE},
    {"address", TAG_PARAGRAPH},
    {"article", TAG_PARAGRAPH},
    {"aside", TAG_PARAGRAPH},
    {"b", TAG_NONE},
    {"big", TAG_NONE},
    {"blockquote", TAG_PARAGRAPH},
    {"body", TAG_PARAGRAPH},
    {"br", TAG_LINE},
    {"caption", TAG_PARAGRAPH},
    {"center", TAG_PARAGRAPH},
    {"cite", TAG_NONE},
    {"code", TAG_NONE},
    {"col", TAG_NONE},
    {"dd", TAG_LINE},
    {"del", TAG_NONE},
    {"details", TAG_PARAGRAPH},
    {"div", TAG_PARAGRAPH},
    {"dl", TAG_PARAGRAPH},
    {"dt", TAG_LINE},
    {"em", TAG_NONE},
    {"figcaption", TAG_PARAGRAPH},
    {"figure", TAG_PARAGRAPH},
    {"font", TAG_NONE},
    {"footer", TAG_PARAGRAPH},
    {"h1", TAG_PARAGRAPH},
    {"h2", TAG_PARAGRAPH},
    {"h3", TAG_PARAGRAPH},
    {"h4", TAG_PARAGRAPH},
    {"h5", TAG_PARAGRAPH},
    {"h6", TAG_PARAGRAPH},
    {"head", TAG_DROP},
    {"header", TAG_PARAGRAPH},
    {"hr", TAG_PARAGRAPH},
    {"html", TAG_NONE},
    {"i", TAG_NONE},
    {"iframe", TAG_DROP},
    {"img", TAG_NONE},
    {"ins", TAG_NONE},
    {"kbd", TAG_NONE},
    {"li", TAG_ITEM},
    {"main", TAG_PARAGRAPH},
    {"mark", TAG_NONE},
    {"ol", TAG_LIST},
    {"p", TAG_PARAGRAPH},
    {"pre", TAG_PRE},
    {"q", TAG_NONE},
    {"s", TAG_NONE},
    {"samp", TAG_NONE},
    {"script", TAG_DROP},
    {"section", TAG_PARAGRAPH},
    {"small", TAG_NONE},
    {"span", TAG_NONE},
    {"strike", TAG_NONE},
    {"strong", TAG_NONE},
    {"style", TAG_DROP},
    {"sub", TAG_NONE},
    {"summary", TAG_PARAGRAPH},
    {"sup", TAG_NONE},
    {"table", TAG_PARAGRAPH},
    {"tbody", TAG_NONE},
    {"td", TAG_CELL},
    {"template", TAG_DROP},
    {"tfoot", TAG_NONE},
    {"th", TAG_CELL},
    {"thead", TAG_NONE},
    {"title", TAG_DROP},
    {"tr", TAG_LINE},
    {"tt", TAG_NONE},
    {"u", TAG_NONE},
    {"ul", TAG_LIST},
    {"var", TAG_NONE},
    {"wbr", TAG_NONE},
};

/* The names that people's texts use; all others by number. */
static const struct entity {
    const char *name;
    const char *text;
} entities[] = {
    {"AElig", "Æ"},  {"Aacute", "Á"}, {"Aring", "Å"},  {"Auml", "Ä"},     {"Ccedil", "Ç"},
    {"Eacute", "É"}, {"Ntilde", "Ñ"}, {"Oslash", "Ø"}, {"Ouml", "Ö"},     {"Uuml", "Ü"},
    {"aacute", "á"}, {"acirc", "â"},  {"acute", "´"},  {"aelig", "æ"},    {"agrave", "à"},
    {"amp", "&"},    {"apos", "'"},   {"aring", "å"},  {"atilde", "ã"},   {"auml", "ä"},
    {"bdquo", "„"},  {"bull", "•"},   {"ccedil", "ç"}, {"copy", "©"},     {"deg", "°"},
    {"eacute", "é"}, {"ecirc", "ê"},  {"egrave", "è"}, {"emsp", " "},     {"ensp", " "},
    {"euml", "ë"},   {"euro", "€"},   {"gt", ">"},     {"hellip", "…"},   {"iacute", "í"},
    {"icirc", "î"},  {"iuml", "ï"},   {"laquo", "«"},  {"larr", "←"},     {"ldquo", "“"},
    {"lsquo", "‘"},  {"lt", "<"},     {"mdash", "—"},  {"middot", "·"},   {"nbsp", "\u00a0"},
    {"ndash", "–"},  {"ntilde", "ñ"}, {"oacute", "ó"}, {"ocirc", "ô"},    {"oelig", "œ"},
    {"oslash", "ø"}, {"otilde", "õ"}, {"ouml", "ö"},   {"para", "¶"},     {"plusmn", "±"},
    {"pound", "£"},  {"quot", "\""},  {"raquo", "»"},  {"rarr", "→"},     {"rdquo", "”"},
    {"reg", "®"},    {"rsquo", "’"},  {"sbquo", "‚"},  {"sect", "§"},     {"shy", "\u00ad"},
    {"szlig", "ß"},  {"thinsp", " "}, {"times", "×"},  {"trade", "™"},    {"uacute", "ú"},
    {"ucirc", "û"},  {"ugrave", "ù"}, {"uuml", "ü"},   {"zwj", "\u200d"}, {"zwnj", "\u200c"},
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The tag at `text`, which starts with '<': gives its end (after '>'), its entry and whether it closes. NULL
 * where there is no tag of HTML. A '>' within quotes does not end it. */
static const char *read_tag(const char *text, const struct tag **ret, bool *ret_closes)
{
    const char *p = text + 1;
    *ret_closes = *p == '/';
    p += *ret_closes;
    const char *name = p;
    while (ascii_is_letter(*p) || (p > name && ascii_is_digit(*p)))
        p++;
    size_t length = (size_t)(p - name);
    if (!length || (*p != '>' && *p != '/' && !is_blank(*p)))
        return NULL;
    *ret = NULL;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (ascii_same(name, length, tags[i].name, strlen(tags[i].name)))
            *ret = &tags[i];
    }
    if (!*ret)
        return NULL;
    char quote = '\0';
    for (; *p; p++) {
        if (quote ? *p == quote : *p == '"' || *p == '\'')
            quote = quote ? '\0' : *p;
        else if (!quote && *p == '>')
            return p + 1;
        else if (!quote && *p == '<')
            return NULL;
    }
    return NULL;
}

/* The text after the end tag of an element whose content is dropped; the text's end where it is not
 * closed. */
static const char *skip_element(const char *text, const struct tag *tag)
{
    size_t length = strlen(tag->name);
    for (; (text = strchr(text, '<')); text++) {
        if (text[1] == '/' && ascii_same(text + 2, length, tag->name, length)) {
            const char *end = strchr(text, '>');
            return end ? end + 1 : NULL; /* no later one is closed either */
        }
    }
    return NULL;
}

/* Resolves the entity at `text`, which starts with '&': adds its characters and gives its end; NULL if it is
 * none. */
static const char *read_entity(const char *text, struct str_builder *out)
{
    const char *p = text + 1;
    if (*p != '#') {
        const char *name = p;
        while (ascii_is_letter(*p) || ascii_is_digit(*p))
            p++;
        size_t length = (size_t)(p - name);
        if (*p != ';' || !length)
            return NULL;
        for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
            if (strlen(entities[i].name) == length && memcmp(entities[i].name, name, length) == 0) {
                str_add(out, entities[i].text);
                return p + 1;
            }
        }
        return NULL;
    }
    p++;
    int base = *p == 'x' || *p == 'X' ? 16 : 10;
    uint32_t code_point = 0;
    p += base == 16;
    const char *digits = p;
    for (; p - digits < 8; p++) {
        int digit = ascii_hex_digit(*p);
        if (digit < 0 || digit >= base)
            break;
        code_point = code_point * (uint32_t)base + (uint32_t)digit;
    }
    if (p == digits || *p != ';')
        return NULL;
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point && code_point <= 0x10FFFF && !surrogate) {
        char bytes[4];
        str_add_n(out, bytes, str_encode(code_point, bytes));
    }
    return p + 1;
}

const char *import_text_entities(struct arena *arena, const char *text)
{
    struct str_builder out = {.arena = arena};
    if (!strchr(text, '&'))
        return text;
    while (*text) {
        const char *end = *text == '&' ? read_entity(text, &out) : NULL;
        if (!end) {
            end = text + 1;
            end += strcspn(end, "&");
            str_add_n(&out, text, (size_t)(end - text));
        }
        text = end;
    }
    return out.text ? out.text : "";
}

bool import_html_has_layout(const char *text)
{
    for (const char *p = text; (p = strchr(p, '<')); p++) {
        const struct tag *tag;
        bool closes;
        if (read_tag(p, &tag, &closes) && tag->effect != TAG_NONE && tag->effect != TAG_LINE &&
            tag->effect != TAG_CELL)
            return true;
    }
    return false;
}

/* Lists within lists; deeper ones count as their last. */
enum { LISTS_MAX = 8 };

/* Text that grows without trailing blanks: what stands between two words is decided when the second one
 * comes. */
struct flow {
    struct str_builder out;
    unsigned lines; /* line ends owed before the next word: 0, 1 or 2 */
    bool space;     /* a blank owed */
    bool item;      /* a list item's mark owed */
    bool pre;       /* line ends count */
    unsigned depth;
    unsigned number[LISTS_MAX]; /* of a list's next item; 0: not numbered */
};

static void break_lines(struct flow *flow, unsigned lines)
{
    if (flow->lines < lines)
        flow->lines = lines;
    flow->space = false;
}

static void pay_debts(struct flow *flow)
{
    if (flow->out.length && flow->lines)
        str_add_n(&flow->out, "\n\n", flow->lines);
    else if (flow->out.length && flow->space)
        str_add(&flow->out, " ");
    if (flow->item) {
        unsigned *number = flow->depth ? &flow->number[flow->depth - 1] : NULL;
        if (number && *number)
            str_addf(&flow->out, "%u. ", (*number)++);
        else
            str_add(&flow->out, "• ");
    }
    flow->lines = 0;
    flow->space = flow->item = false;
}

static void apply_tag(struct flow *flow, const struct tag *tag, bool closes)
{
    switch (tag->effect) {
    case TAG_PARAGRAPH:
        if (!flow->item)
            break_lines(flow, 2);
        break;
    case TAG_PRE:
        break_lines(flow, 2);
        flow->pre = !closes;
        break;
    case TAG_LINE:
        if (!closes)
            break_lines(flow, flow->lines ? 2 : 1);
        break;
    case TAG_CELL:
        flow->space = true;
        break;
    case TAG_LIST:
        flow->item = false;
        break_lines(flow, flow->depth > (closes ? 1U : 0U) ? 1 : 2);
        if (closes && flow->depth)
            flow->depth--;
        else if (!closes && flow->depth < LISTS_MAX)
            flow->number[flow->depth++] = tag->name[0] == 'o';
        break;
    case TAG_ITEM:
        /* Items stand close together, whatever their paragraphs say. */
        flow->lines = 1;
        flow->space = false;
        flow->item = !closes;
        break;
    case TAG_NONE:
    case TAG_DROP:
        break;
    }
}

/* Past the line end right after a <br>, which would count twice. */
static const char *skip_line_end(const char *text)
{
    const char *p = text;
    while (*p == ' ' || *p == '\t' || *p == '\r')
        p++;
    return *p == '\n' ? p + 1 : text;
}

const char *import_html_text(struct arena *arena, const char *html, bool keep_lines)
{
    struct flow flow = {.out = {.arena = arena}};
    str_add(&flow.out, "");
    for (const char *p = html; p && *p && flow.out.length <= IMPORT_MARKUP_BYTES;) {
        const struct tag *tag;
        bool closes;
        const char *end = NULL;
        if (strncmp(p, "<!--", 4) == 0) {
            end = strstr(p + 4, "-->");
            p = end ? end + 3 : NULL;
        } else if (*p == '<' && (end = read_tag(p, &tag, &closes))) {
            apply_tag(&flow, tag, closes);
            p = tag->effect == TAG_DROP && !closes ? skip_element(end, tag) : end;
            if (p && tag->effect == TAG_LINE)
                p = skip_line_end(p);
        } else if (is_blank(*p)) {
            if (*p == '\n' && (keep_lines || flow.pre))
                break_lines(&flow, flow.lines ? 2 : 1);
            else
                flow.space = true;
            p++;
        } else {
            pay_debts(&flow);
            end = *p == '&' ? read_entity(p, &flow.out) : NULL;
            if (!end) {
                end = p + 1 + strcspn(p + 1, "<& \t\r\n\f");
                size_t length = (size_t)(end - p);
                if (length > IMPORT_MARKUP_BYTES) /* one word of megabytes: cut by whole code points */
                    length = str_cut(arena_copy_n(arena, p, IMPORT_MARKUP_BYTES + 4), IMPORT_MARKUP_BYTES);
                str_add_n(&flow.out, p, length);
            }
            p = end;
        }
    }
    return flow.out.text;
}
