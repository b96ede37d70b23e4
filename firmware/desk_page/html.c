#include "desk_page/html.h"

#include <stdarg.h>
#include <string.h>

#include "report/html_page.h"

void html_put(struct str_builder *out, const char *pattern, ...)
{
    va_list arguments;
    va_start(arguments, pattern);
    while (*pattern) {
        size_t length = strcspn(pattern, "%");
        str_add_n(out, pattern, length);
        pattern += length;
        if (!*pattern)
            break;
        const char *text;
        switch (pattern[1]) {
        case 's':
            text = va_arg(arguments, const char *);
            html_add_text(out, text ? text : "");
            break;
        case 'r':
            str_add(out, va_arg(arguments, const char *));
            break;
        case 'u':
            str_addf(out, "%u", va_arg(arguments, unsigned));
            break;
        case 'd':
            str_addf(out, "%d", va_arg(arguments, int));
            break;
        default:
            str_add(out, "%");
            pattern--; /* it stands for itself */
        }
        pattern += 2;
    }
    va_end(arguments);
}
