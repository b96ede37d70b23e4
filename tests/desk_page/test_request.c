#include "desk_page/request.h"

#include "check.h"

static struct arena arena;

static bool get(struct request *request, const char *target)
{
    *request = (struct request){.method = REQUEST_GET, .target = target, .body = ""};
    return request_read(request, &arena);
}

static void test_targets(void)
{
    struct request request;
    CHECK(get(&request, "/room/a%20b%2Fc/session?s=1.1&t=a+b%26&empty=&bare"));
    CHECK_INT(request.part_count, 3);
    CHECK_STR(request.parts[1], "a b/c");
    CHECK_INT(request.field_count, 4);
    CHECK_STR(request_field(&request, "s"), "1.1");
    CHECK_STR(request_field(&request, "t"), "a b&");
    CHECK_STR(request_field(&request, "empty"), "");
    CHECK_STR(request_field(&request, "none"), "");
    CHECK(get(&request, "/"));
    CHECK_INT(request.part_count, 0);
    CHECK(get(&request, "/a/"));
    CHECK_INT(request.part_count, 1);
    static const char *const refused[] = {"",      "a",          "*",     "//a",  "/a//b",   "/%",
                                          "/%4",   "/%zz",       "/%00",  "/%ff", "/?a=%00", "/?a=%ed%a0%80",
                                          "/?%=1", "/1/2/3/4/5", "/?a=%4"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        check_row(refused[i]);
        CHECK(!get(&request, refused[i]));
    }
    check_row("");
}

static void test_limits(void)
{
    struct request request;
    struct str_builder many = {.arena = &arena};
    str_add(&many, "/?");
    for (int i = 0; i < REQUEST_MOST_FIELDS; i++)
        str_add(&many, "a=1&");
    CHECK(get(&request, many.text));
    CHECK_INT(request.field_count, REQUEST_MOST_FIELDS);
    str_add(&many, "a=1");
    CHECK(!get(&request, many.text));
    char *body = arena_alloc(&arena, REQUEST_MOST_BODY_BYTES + 2);
    memset(body, 'a', REQUEST_MOST_BODY_BYTES);
    request = (struct request){.method = REQUEST_POST, .target = "/do?b=1", .body = body};
    CHECK(request_read(&request, &arena));
    CHECK_INT(request.field_count, 1); /* a query says nothing beside a form */
    body[REQUEST_MOST_BODY_BYTES] = 'a';
    CHECK(!request_read(&request, &arena));
    char *target = arena_alloc(&arena, REQUEST_MOST_TARGET_BYTES + 2);
    memset(target, 'a', REQUEST_MOST_TARGET_BYTES);
    target[0] = '/';
    CHECK(get(&request, target));
    target[REQUEST_MOST_TARGET_BYTES] = 'a';
    CHECK(!get(&request, target));
}

static void test_numbers(void)
{
    struct request request;
    CHECK(get(&request, "/?a=12&b=-5&c=%2B7&d=1x&e=&f=1234567890"));
    CHECK_INT(request_number(&request, "a", 99), 12);
    CHECK_INT(request_number(&request, "b", 99), -5);
    CHECK_INT(request_number(&request, "c", 99), 7);
    CHECK_INT(request_number(&request, "d", 99), 99);
    CHECK_INT(request_number(&request, "e", 99), 99);
    CHECK_INT(request_number(&request, "f", 99), 99);
    CHECK_INT(request_number(&request, "none", 99), 99);
}

static void test_cookies(void)
{
    const char *found[2];
    struct request request = {.cookies = "a=1; nownext=x; nownext-name=y;nownext=z; nownext=w"};
    CHECK_INT(request_cookies(&request, "nownext", 2, &arena, found), 2);
    CHECK_STR(found[0], "x");
    CHECK_STR(found[1], "z");
    CHECK_INT(request_cookies(&request, "nownext-name", 2, &arena, found), 1);
    request.cookies = ";;; nownext; =";
    CHECK_INT(request_cookies(&request, "nownext", 2, &arena, found), 0);
}

/* Another site's form. */
static void test_foreign(void)
{
    static const struct {
        const char *site, *origin;
        bool is_foreign;
    } rows[] = {{"", "", false},
                {"same-origin", "", false},
                {"same-site", "", true},
                {"cross-site", "http://desk.example:8017", true},
                {"", "http://desk.example:8017", false},
                {"", "http://evil.example:8017", true},
                {"same-origin", "null", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct request request = {
            .host = "desk.example:8017", .site = rows[i].site, .origin = rows[i].origin};
        check_row(arena_printf(&arena, "%s %s", rows[i].site, rows[i].origin));
        CHECK_INT(request_is_foreign(&request, &arena), rows[i].is_foreign);
    }
    check_row("");
}

static void test_hosts(void)
{
    static const struct {
        const char *host, *url;
        bool ours;
    } rows[] = {{"127.0.0.1:8017", "", true},
                {"192.168.1.20", "", true},
                {"[::1]:8017", "", true},
                {"[2001:db8::7]", "", true},
                {"localhost:8017", "", true},
                {"LOCALHOST", "", true},
                {"evil.example:8017", "", false},
                {"", "", false},
                {"127.0.0.1.evil.example", "", false},
                {"1.2.3", "", false},
                {"1.2.3.4.5", "", false},
                {"1.2.3.256", "", false},
                {"1.2.3.", "", false},
                {"[evil.example]", "", false},
                {"[::1", "", false},
                {"127.0.0.1:80a", "", false},
                {"desk.example:8017", "http://desk.example:8017", true},
                {"desk.example", "https://Desk.Example/", true},
                {"desk.example.evil", "http://desk.example:8017", false},
                {"evil.example", "http://desk.example:8017", false},
                {":8017", "http://:8017", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].host);
        CHECK_INT(request_host_is_ours(rows[i].host, rows[i].url), rows[i].ours);
    }
    check_row("");
    CHECK_STR(url_host("http://desk.example:8017/x", &arena), "desk.example:8017");
    CHECK_STR(url_host("HTTPS://desk.example", &arena), "desk.example");
    CHECK_STR(url_host("ftp://desk.example", &arena), "");
}

static void test_addresses(void)
{
    CHECK(address_key("192.0.2.7") != address_key("192.0.2.8"));
    CHECK(address_key("2001:db8:1:2::7") == address_key("2001:db8:1:2:aaaa:1:2:3"));
    CHECK(address_key("2001:db8:1:2::7") != address_key("2001:db8:1:3::7"));
    CHECK(address_key("2001:db8::7") == address_key("2001:db8::8"));
    CHECK(address_key("2001:db8::7") != address_key("2001:db9::7"));
    CHECK(address_key("::ffff:192.0.2.7") != address_key("::ffff:192.0.2.8"));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_targets();
    test_limits();
    test_numbers();
    test_cookies();
    test_hosts();
    test_foreign();
    test_addresses();
    struct str_builder out = {.arena = &arena};
    url_add(&out, "a b/ü&");
    CHECK_STR(out.text, "a%20b%2F%C3%BC%26");
    arena_finish(&arena);
    return check_done();
}
