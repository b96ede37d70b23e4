#include "json/write.h"

void write_json_text(struct str_builder *builder, const char *text)
{
    str_add_n(builder, "\"", 1);
    const char *from = text;
    for (const char *at = text;; at++) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        str_add_n(builder, from, (size_t)(at - from));
        from = at + 1;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\')
            str_addf(builder, "\\%c", c);
        else if (c == '\n')
            str_add(builder, "\\n");
        else if (c == '\t')
            str_add(builder, "\\t");
        else if (c == '\r')
            str_add(builder, "\\r");
        else
            str_addf(builder, "\\u%04x", c);
    }
    str_add_n(builder, "\"", 1);
}

void write_json_instant(struct str_builder *builder, const struct program *program, struct instant instant)
{
    char text[40];
    int32_t offset_s = zone_offset_at(&program->zone, instant);
    /* RFC 3339 has no seconds in an offset; local mean times of long ago do. */
    instant_format(instant, offset_s - offset_s % 60, text);
    write_json_text(builder, text);
}
