#include "desk_page/desk_page.h"

#include "desk_page/style.h"
#include "stage.h"

/* A link becomes a cookie of its own path, and the browser goes on to an address without a token. */
static void test_links(void)
{
    stage_begin();
    const char *link = desk_page_room_link(&stage.desk, stage.loaded.program, 0, stage.now, &stage.arena);
    stage.cookies = "";
    CHECK_INT(stage_get(link), 200);
    CHECK_STR(stage.response.location, "/room/hall-a");
    CHECK(stage.response.is_refresh);
    CHECK(strstr(stage.response.cookie, "; Path=/room/hall-a; ") != NULL);
    CHECK(strstr(stage.response.cookie, "; HttpOnly; SameSite=Strict") != NULL);
    CHECK(strstr(stage.response.cookie, "Secure") == NULL);
    const char *hint = arena_copy_n(&stage.arena, stage.response.hint, strcspn(stage.response.hint, ";"));
    CHECK_STR(hint, "nownext-room=hall-a");
    CHECK(strstr(stage.response.hint, "; Path=/; ") != NULL);
    CHECK(stage_lacks(strrchr(link, '-') + 1));
    CHECK(stage_lacks("Locks"));
    stage.cookies = arena_copy_n(&stage.arena, stage.response.cookie, strcspn(stage.response.cookie, ";"));
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_has("<h1 dir=\"auto\">Hall A</h1>"));
    check_row("the link of a room is for that room");
    CHECK_INT(stage_get("/room/hall-b"), 403);
    CHECK(stage_lacks("Compilers"));
    CHECK_INT(stage_get("/"), 403);
    CHECK_INT(stage_get("/history"), 403);
    CHECK_INT(stage_get("/preview?do=lift"), 403);
    CHECK_INT(stage_get("/room/hall-a/emergency"), 404);
    CHECK_INT(stage_get("/room/hall-a/history"), 404);
    check_row("a page of the desk leads back to the room that the link is of, and opens nothing");
    const char *token = stage.cookies;
    stage.cookies = hint;
    CHECK_INT(stage_get("/"), 303);
    CHECK_STR(stage.response.location, "/room/hall-a");
    CHECK_INT(stage_get("/history"), 303);
    CHECK_INT(stage_get("/room/hall-a"), 403);
    CHECK_INT(stage_get("/room/hall-b"), 403);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", ""), 403);
    stage.cookies = "nownext-room=nowhere";
    CHECK_INT(stage_get("/"), 403);
    stage.cookies = token;
    check_row("after its day");
    stage_at("2025-03-30T03:59");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    stage_at("2025-03-30T04:00");
    CHECK_INT(stage_get("/room/hall-a"), 410);
    CHECK(stage_has("It was for Saturday 2025-03-29"));
    CHECK_INT(stage_get(link), 410);
    CHECK_STR(stage.response.cookie, "");
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/do", ""), 410);
    check_row("no link, a forged one");
    stage.cookies = "";
    CHECK_INT(stage_get("/room/hall-a"), 403);
    CHECK_INT(stage_get("/in/0123456789abcdef0123456789abcdef"), 403);
    CHECK_INT(stage_get("/in/hall-a/20250330-0123456789abcdef0123456789abcdef"), 403);
    CHECK_INT(stage_get("/in/nowhere/x"), 403);
    CHECK_INT(stage_get("/in"), 403);
    CHECK_STR(stage.response.cookie, "");
    check_row("the desk's own");
    stage.desk.url = "https://desk.example";
    CHECK_INT(stage_get(desk_page_desk_link(&stage.desk, &stage.arena)), 200);
    CHECK_STR(stage.response.location, "/");
    CHECK_STR(stage.response.hint, "");
    CHECK(strstr(stage.response.cookie, "Path=/; ") != NULL);
    CHECK(strstr(stage.response.cookie, "; Secure") != NULL);
    stage_end();
}

static void test_doing(void)
{
    stage_begin();
    CHECK_INT(stage_do("", "do=full&s=2"), 303);
    CHECK_STR(stage.response.location, "/done?n=1");
    CHECK_INT(stage.entry_count, 1);
    CHECK_INT(stage.entries[0].verb, DESK_FULL);
    CHECK_STR(stage.entries[0].by, "desk");
    CHECK_STR(stage.entries[0].via, "page");
    CHECK_INT(stage.entries[0].made.ms, stage.now.ms);
    check_row("sent again");
    CHECK_INT(stage_get("/preview?do=cancel&s=1.2"), 200);
    const char *form = stage_form();
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 303);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 409);
    CHECK(stage_has("Already done"));
    CHECK_INT(stage.entry_count, 2);
    check_row("changed on the way, of another page, without a form");
    CHECK_INT(stage_get("/preview?do=cancel&s=2"), 200);
    form = stage_form();
    char *other = arena_copy(&stage.arena, form);
    memcpy(strstr(other, "s%3D2") + 4, "5", 1);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", other), 403);
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-b/do", form), 403);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", "order=do%3Dcancel%26s%3D2&seen=2&form=1-1-0"), 403);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", ""), 403);
    CHECK_INT(stage.entry_count, 2);
    check_row("too late");
    stage.steady_ms += FORM_LASTS_MS;
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 409);
    CHECK(stage_has("too old"));
    check_row("what the log refuses is said, and the form is good for another try");
    CHECK_INT(stage_get("/preview?do=cancel&s=2"), 200);
    form = stage_form();
    stage.add_fails = "no space left";
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 503);
    CHECK(stage_has("no space left"));
    stage.add_fails = NULL;
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 303);
    CHECK_INT(stage.entry_count, 3);
    check_row("a desk that was started again knows no form of before");
    CHECK_INT(stage_get("/preview?do=open&s=2"), 200);
    form = stage_form();
    desk_page_begin(&stage.desk, 8);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 403);
    stage_end();
}

/* Two people at once: where both change the same room, the second one looks again. */
static void test_two_people(void)
{
    stage_begin();
    const char *desk = stage.cookies;
    CHECK_INT(stage_get("/preview?do=more&s=1.2&min=10"), 200);
    const char *first = stage_form();
    CHECK_INT(stage_get("/preview?do=full&s=2"), 200);
    const char *elsewhere = stage_form();
    stage_be_room("hall-a");
    CHECK_INT(stage_get("/room/hall-a/preview?do=more&s=1.2&min=10"), 200);
    const char *second = stage_form();
    CHECK_INT(stage_get("/room/hall-a/preview?do=say&text=Hello&min=10"), 200);
    const char *third = stage_form();
    stage.cookies = desk;
    CHECK_INT(stage_ask(REQUEST_POST, "/do", first), 303);
    stage_be_room("hall-a");
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/do", second), 409);
    CHECK(stage_has("meanwhile desk has done: Delay"));
    CHECK_INT(stage.entry_count, 1);
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/do", stage_form()), 303);
    CHECK_INT(stage.entries[1].says.changes.changes[0].delay_min, 10);
    CHECK_STR(stage.entries[1].by, "link of Hall A");
    check_row("an undo of somebody counts as what it undoes");
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/do", third), 409);
    third = stage_form();
    CHECK_INT(stage_do("/room/hall-a", "do=undo&n=2"), 303);
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/do", third), 409);
    CHECK(stage_has("has done: Undo: Delay"));
    check_row("what concerns another room goes through");
    stage.cookies = desk;
    CHECK_INT(stage_ask(REQUEST_POST, "/do", elsewhere), 303);
    stage_end();
}

static void test_foreign(void)
{
    stage_begin();
    CHECK_INT(stage_get("/preview?do=full&s=2"), 200);
    const char *form = stage_form();
    stage.origin = "http://evil.example";
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 403);
    stage.origin = "http://127.0.0.1:8018";
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 403);
    stage.origin = "http://127.0.0.1:8017";
    stage.site = "cross-site";
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 403);
    CHECK_INT(stage.entry_count, 0);
    stage.origin = "null"; /* as browsers send it where no referrer is told */
    stage.site = "same-origin";
    CHECK_INT(stage_ask(REQUEST_POST, "/do", form), 303);
    check_row("a name that is not the desk's");
    stage.host = "evil.example:8017";
    CHECK_INT(stage_get("/"), 421);
    CHECK(stage_lacks("Hall A"));
    stage_end();
}

static void test_requests(void)
{
    static const struct {
        const char *target;
        int status;
    } rows[] = {{"/nowhere", 404},
                {"/room/nowhere", 404},
                {"/room", 404},
                {"/room/hall-a/session/x", 404},
                {"/session?s=none", 404},
                {"/room/hall-a/x", 404},
                {"/do", 404},
                {"/%", 400},
                {"/done?n=1", 404},
                {"/preview?do=nonsense", 400},
                {"/done?n=-1", 404},
                {"/", 200}};
    stage_begin();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].target);
        CHECK_INT(stage_get(rows[i].target), rows[i].status);
    }
    check_row("methods");
    CHECK_INT(stage_ask(REQUEST_OTHER, "/", ""), 405);
    CHECK_INT(stage_ask(REQUEST_POST, "/preview?do=full&s=2", ""), 405);
    CHECK_INT(stage_ask(REQUEST_POST, "/", ""), 405);
    CHECK_INT(stage_ask(REQUEST_HEAD, "/", ""), 200);
    CHECK_INT(stage.entry_count, 0);
    check_row("how it looks needs no link, and is kept");
    stage.cookies = "";
    CHECK_INT(stage_get(STYLE_PATH), 200);
    CHECK(stage.response.may_be_kept);
    CHECK_STR(stage.response.type, "text/css; charset=utf-8");
    stage.fails = "the folder is gone";
    CHECK_INT(stage_get("/"), 503);
    CHECK(stage_has("the folder is gone"));
    stage_end();
}

/* One who asks too often waits; previews cost more; others are served. */
static void test_limit(void)
{
    int served = 0;
    stage_begin();
    for (int i = 0; i < 1000; i++) {
        stage.steady_ms = 5000 + i;
        served += stage_get("/nowhere") == 404;
    }
    CHECK(served >= LIMITER_MOST && served <= LIMITER_MOST + LIMITER_A_SECOND);
    CHECK_INT(stage.response.status, 429);
    CHECK(stage_lacks("Hall A"));
    stage.address = "192.0.2.9";
    CHECK_INT(stage_get("/"), 200);
    served = 0;
    for (int i = 0; i < 100; i++) {
        stage.steady_ms = 6001;
        served += stage_get("/preview?do=full&s=2") == 200;
    }
    CHECK(served > 0 && served <= LIMITER_MOST / 4);
    CHECK_INT(stage.response.status, 429);
    stage_end();
}

static void test_names(void)
{
    stage_begin();
    stage_be_room("hall-a");
    const char *room = stage.cookies;
    CHECK_INT(stage_ask(REQUEST_POST, "/room/hall-a/name", "name=+Anna+%3Cb%3E+"), 303);
    CHECK_STR(stage.response.location, "/room/hall-a");
    CHECK(strncmp(stage.response.cookie, "nownext-name=Anna%20%3Cb%3E; Path=/; ", 36) == 0);
    stage.cookies = arena_printf(&stage.arena, "%s; nownext-name=Anna%%20%%3Cb%%3E", room);
    CHECK_INT(stage_do("/room/hall-a", "do=full&s=1.1"), 303);
    CHECK_STR(stage.entries[0].by, "Anna <b>");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_has("by Anna &lt;b&gt; (page)"));
    CHECK(stage_has("value=\"Anna &lt;b&gt;\""));
    check_row("a name that is none");
    stage.cookies = arena_printf(&stage.arena, "%s; nownext-name=%%00", room);
    CHECK_INT(stage_do("/room/hall-a", "do=full&s=1.2"), 303);
    CHECK_STR(stage.entries[1].by, "link of Hall A");
    stage_end();
}

int main(void)
{
    CHECK_STR(desk_page_headers[0], "Content-Security-Policy");
    CHECK(strstr(desk_page_headers[1], "default-src 'none'") != NULL);
    CHECK(strstr(desk_page_headers[1], "frame-ancestors 'none'") != NULL);
    test_links();
    test_doing();
    test_two_people();
    test_foreign();
    test_requests();
    test_limit();
    test_names();
    return check_done();
}
