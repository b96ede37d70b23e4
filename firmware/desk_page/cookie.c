#include "desk_page/cookie.h"

#include <inttypes.h>

const char *cookie_text(const struct cookie *cookie, struct arena *arena)
{
    return arena_printf(arena, "%s=%s; Path=%s; Max-Age=%" PRId64 "; HttpOnly; SameSite=Strict%s",
                        cookie->name, cookie->value, cookie->path, cookie->seconds,
                        cookie->is_secure ? "; Secure" : "");
}

const char *cookie_value(const struct request *request, const char *name, struct arena *arena)
{
    const char *cookies[1];
    struct request text = {.method = REQUEST_POST, .target = "/"};
    if (request_cookies(request, name, 1, arena, cookies) == 0)
        return "";
    text.body = arena_printf(arena, "value=%s", cookies[0]);
    return request_read(&text, arena) ? request_field(&text, "value") : "";
}
