#include "json/write.h"

static void add_quoted(struct str_builder *out, const char *text)
{
    str_add_n(out, "\"", 1);
    const char *from = text;
    for (const char *at = text;; at++) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        str_add_n(out, from, (size_t)(at - from));
        from = at + 1;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\')
            str_addf(out, "\\%c", c);
        else if (c == '\n')
            str_add(out, "\\n");
        else if (c == '\t')
            str_add(out, "\\t");
        else if (c == '\r')
            str_add(out, "\\r");
        else
            str_addf(out, "\\u%04x", c);
    }
    str_add_n(out, "\"", 1);
}

static void new_line(struct json_writer *writer)
{
    str_add_n(writer->out, "\n", 1);
    for (unsigned i = 0; i < writer->depth; i++)
        str_add_n(writer->out, "  ", 2);
}

static bool has_lines(const struct json_writer *writer)
{
    return writer->layout == JSON_LINES && writer->in_line == 0;
}

/* What stands before a value: comma, line end or blank, and its name. */
static void begin_value(struct json_writer *writer, const char *name)
{
    bool compact = writer->layout == JSON_COMPACT;
    if (writer->has_before)
        str_add_n(writer->out, ", ", compact || has_lines(writer) ? 1 : 2);
    if (has_lines(writer) && writer->depth > 0)
        new_line(writer);
    writer->has_before = true;
    if (!name)
        return;
    add_quoted(writer->out, name);
    str_add_n(writer->out, ": ", compact ? 1 : 2);
}

void json_open(struct json_writer *writer, const char *name, char bracket)
{
    begin_value(writer, name);
    str_add_n(writer->out, &bracket, 1);
    writer->depth++;
    writer->in_line += writer->in_line > 0;
    writer->has_before = false;
}

void json_open_line(struct json_writer *writer, const char *name, char bracket)
{
    json_open(writer, name, bracket);
    if (writer->in_line == 0)
        writer->in_line = 1;
}

void json_close(struct json_writer *writer, char bracket)
{
    writer->depth--;
    if (has_lines(writer) && writer->has_before)
        new_line(writer);
    str_add_n(writer->out, &bracket, 1);
    writer->in_line -= writer->in_line > 0;
    writer->has_before = true;
}

void json_add_text(struct json_writer *writer, const char *name, const char *text)
{
    begin_value(writer, name);
    add_quoted(writer->out, text ? text : "");
}

void json_add_texts(struct json_writer *writer, const char *name, uint32_t count, const char *const *texts)
{
    json_open(writer, name, '[');
    for (uint32_t i = 0; i < count; i++)
        json_add_text(writer, NULL, texts[i]);
    json_close(writer, ']');
}

void json_add_bool(struct json_writer *writer, const char *name, bool value)
{
    json_addf(writer, name, value ? "true" : "false");
}

void json_add_instant(struct json_writer *writer, const char *name, struct instant instant)
{
    char text[40];
    instant_format(instant, writer->program ? zone_offset_at(&writer->program->zone, instant) : 0, text);
    json_add_text(writer, name, text);
}

void json_addf(struct json_writer *writer, const char *name, const char *format, ...)
{
    va_list arguments;
    begin_value(writer, name);
    va_start(arguments, format);
    str_add(writer->out, arena_vprintf(writer->out->arena, format, arguments));
    va_end(arguments);
}
