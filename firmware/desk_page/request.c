#include "desk_page/request.h"

#include <string.h>

#include "base/ascii.h"

/* Decodes %XX, and '+' as a blank where it is a form's; NULL where that gives no text. */
static const char *decode(const char *text, size_t length, bool is_form, struct arena *arena)
{
    char *out = arena_alloc(arena, length + 1);
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '%') {
            int high = i + 1 < length ? ascii_hex_digit(text[i + 1]) : -1;
            int low = i + 2 < length ? ascii_hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return NULL;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && is_form) {
            c = ' ';
        }
        if (c == '\0')
            return NULL;
        out[count++] = c;
    }
    return str_valid_prefix(out, count) == count ? out : NULL;
}

static bool read_path(struct request *request, const char *path, size_t length, struct arena *arena)
{
    if (length == 0 || path[0] != '/')
        return false;
    for (size_t at = 1; at < length;) {
        const char *slash = memchr(path + at, '/', length - at);
        size_t part = slash ? (size_t)(slash - path) - at : length - at;
        if (request->part_count == sizeof request->parts / sizeof *request->parts)
            return false;
        const char *text = decode(path + at, part, false, arena);
        if (!text || !*text)
            return false;
        request->parts[request->part_count++] = text;
        at += part + 1;
    }
    return true;
}

static bool read_fields(struct request *request, const char *text, struct arena *arena)
{
    while (*text) {
        size_t length = strcspn(text, "&"), name = strcspn(text, "=&");
        if (length > 0) {
            const char *value = name < length ? text + name + 1 : "";
            struct request_field field = {decode(text, name, true, arena),
                                          decode(value, name < length ? length - name - 1 : 0, true, arena)};
            if (!field.name || !field.value || request->field_count == REQUEST_MOST_FIELDS)
                return false;
            request->fields[request->field_count++] = field;
        }
        text += length + (text[length] == '&');
    }
    return true;
}

bool request_read(struct request *request, struct arena *arena)
{
    size_t path = strcspn(request->target, "?");
    request->part_count = request->field_count = 0;
    if (strlen(request->target) > REQUEST_MOST_TARGET_BYTES ||
        strlen(request->body) > REQUEST_MOST_BODY_BYTES)
        return false;
    if (!read_path(request, request->target, path, arena))
        return false;
    if (request->method == REQUEST_POST)
        return read_fields(request, request->body, arena);
    return !request->target[path] || read_fields(request, request->target + path + 1, arena);
}

const char *request_field(const struct request *request, const char *name)
{
    for (uint32_t i = 0; i < request->field_count; i++)
        if (strcmp(request->fields[i].name, name) == 0)
            return request->fields[i].value;
    return "";
}

int request_number(const struct request *request, const char *name, int otherwise)
{
    const char *text = request_field(request, name);
    bool is_negative = *text == '-';
    int number;
    text += *text == '-' || *text == '+';
    if (!ascii_read_number(&text, 1, 9, &number) || *text)
        return otherwise;
    return is_negative ? -number : number;
}

uint32_t request_cookies(const struct request *request, const char *name, uint32_t most, struct arena *arena,
                         const char **ret)
{
    const char *text = request->cookies;
    size_t name_length = strlen(name);
    uint32_t count = 0;
    while (*text && count < most) {
        text += strspn(text, "; ");
        size_t length = strcspn(text, ";");
        if (length > name_length && text[name_length] == '=' && strncmp(text, name, name_length) == 0)
            ret[count++] = arena_copy_n(arena, text + name_length + 1, length - name_length - 1);
        text += length;
    }
    return count;
}

/* ---- hosts ---- */

/* "192.0.2.7", and nothing else: a name's last part is never all digits. */
static bool is_ipv4(const char *text, size_t length)
{
    const char *end = text + length;
    int parts = 0, number;
    while (text < end && ascii_read_number(&text, 1, 3, &number) && number < 256 && text <= end) {
        parts++;
        if (text < end && *text++ != '.')
            return false;
    }
    return parts == 4 && text == end && end[-1] != '.';
}

static size_t host_length(const char *host)
{
    if (*host == '[') {
        size_t length = strspn(host + 1, "0123456789abcdefABCDEF:.") + 1;
        return host[length] == ']' ? length + 1 : 0;
    }
    return strcspn(host, ":");
}

bool request_host_is_ours(const char *host, const char *url)
{
    size_t length = host_length(host);
    const char *port = host + length;
    if (length == 0 || (*port && (*port != ':' || strspn(port + 1, "0123456789") != strlen(port + 1))))
        return false;
    if (*host == '[' || is_ipv4(host, length) || ascii_same(host, length, "localhost", 9))
        return true;
    const char *ours = strstr(url, "://");
    if (!ours)
        return false;
    size_t ours_length = strcspn(ours + 3, ":/?#");
    return ours_length > 0 && ascii_same(host, length, ours + 3, ours_length);
}

const char *url_host(const char *url, struct arena *arena)
{
    size_t scheme = ascii_starts(url, "http://");
    if (scheme == 0)
        scheme = ascii_starts(url, "https://");
    return scheme == 0 ? "" : arena_copy_n(arena, url + scheme, strcspn(url + scheme, "/?#"));
}

void url_add(struct str_builder *out, const char *text)
{
    for (; *text; text++) {
        char c = *text;
        if (ascii_is_letter(c) || ascii_is_digit(c) || strchr("-._~", c))
            str_add_n(out, text, 1);
        else
            str_addf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* ---- addresses ---- */

uint64_t address_key(const char *address)
{
    const char *end = address;
    if (!strchr(address, ':') || strchr(address, '.'))
        return str_hash(address, strlen(address));
    /* The first four groups; what "::" leaves out before them is nothing but zeros. */
    for (int groups = 0; *end && groups < 4; groups++) {
        end += strcspn(end, ":");
        if (end[0] == ':' && end[1] == ':')
            break;
        end += *end == ':';
    }
    while (end > address && end[-1] == ':')
        end--;
    return str_hash(address, (size_t)(end - address));
}

bool request_is_foreign(const struct request *request, struct arena *arena)
{
    if (*request->site && strcmp(request->site, "same-origin") != 0)
        return true;
    if (!*request->origin || strcmp(request->origin, "null") == 0)
        return false;
    return strcmp(url_host(request->origin, arena), request->host) != 0;
}
