#include "desk_page/cookie.h"

#include "check.h"

int main(void)
{
    struct arena arena;
    struct request request = {.cookies = "a=1; nownext-room=hall%20l1; nownext-room=b; bad=%00; c=x%26y"};
    const struct cookie kept = {"nownext-room", "hall%20l1", "/", 3600, false},
                        tls = {"a", "b", "/room/c", 1, true};
    arena_init(&arena, malloc, free);
    CHECK_STR(cookie_text(&kept, &arena),
              "nownext-room=hall%20l1; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict");
    CHECK_STR(cookie_text(&tls, &arena), "a=b; Path=/room/c; Max-Age=1; HttpOnly; SameSite=Strict; Secure");
    CHECK_STR(cookie_value(&request, "nownext-room", &arena), "hall l1");
    CHECK_STR(cookie_value(&request, "c", &arena), "x&y");
    check_row("none, and none that can be read");
    CHECK_STR(cookie_value(&request, "room", &arena), "");
    CHECK_STR(cookie_value(&request, "bad", &arena), "");
    arena_finish(&arena);
    return check_done();
}
