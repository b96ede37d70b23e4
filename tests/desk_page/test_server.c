#include "desk_page/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "stage.h"

static char answer[70000];
static uint32_t added;

/* What a command says is only there while it is answered. */
static bool add(void *user, const struct desk_command *command, struct instant now, uint32_t *ret_number,
                struct err *reterr)
{
    (void)user;
    (void)now;
    (void)reterr;
    CHECK_INT(command->verb, DESK_FULL);
    *ret_number = ++added;
    return true;
}

/* Sends bytes to where the server listens, and reads until it closes. */
static void ask(const struct server *server, const char *bytes, size_t size)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    size_t length = 0;
    ssize_t count;
    address.sin_port = htons((uint16_t)atoi(strrchr(server_address(server), ':') + 1));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    CHECK(connect(fd, (const struct sockaddr *)&address, sizeof address) == 0);
    for (size_t sent = 0; sent < size;) {
        ssize_t part = send(fd, bytes + sent, size - sent, MSG_NOSIGNAL);
        if (part <= 0)
            break;
        sent += (size_t)part;
    }
    while (length + 1 < sizeof answer &&
           (count = recv(fd, answer + length, sizeof answer - 1 - length, 0)) > 0)
        length += (size_t)count;
    answer[length] = '\0';
    close(fd);
}

static bool starts(const char *text)
{
    return strncmp(answer, text, strlen(text)) == 0;
}

static void get(const struct server *server, const char *target, const char *headers)
{
    const char *text = arena_printf(
        &stage.arena, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n", target, headers);
    ask(server, text, strlen(text));
}

static void post(const struct server *server, const char *target, const char *headers, const char *body)
{
    const char *text =
        arena_printf(&stage.arena,
                     "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%sContent-Length: %zu"
                     "\r\n\r\n%s",
                     target, headers, strlen(body), body);
    ask(server, text, strlen(text));
}

static void test_answers(const struct server *server)
{
    const char *cookie = arena_printf(&stage.arena, "Cookie: %s\r\n", stage.cookies);
    get(server, "/", cookie);
    CHECK(starts("HTTP/1.1 200 OK\r\n"));
    CHECK(strstr(answer, "\r\nContent-Security-Policy: default-src 'none';") != NULL);
    CHECK(strstr(answer, "\r\nCache-Control: no-store\r\n") != NULL);
    CHECK(strstr(answer, "\r\nX-Frame-Options: DENY\r\n") != NULL);
    CHECK(strstr(answer, "\r\nReferrer-Policy: no-referrer\r\n") != NULL);
    CHECK(strstr(answer, "Hall A") != NULL);
    check_row("links");
    get(server, desk_page_desk_link(&stage.desk, &stage.arena), "");
    CHECK(strstr(answer, "\r\nRefresh: 0; url=/\r\n") != NULL);
    CHECK(strstr(answer, "\r\nSet-Cookie: nownext=") != NULL);
    get(server, "/", "");
    CHECK(starts("HTTP/1.1 403"));
    check_row("a form");
    get(server, "/preview?do=full&s=2", cookie);
    stage.response.body = strstr(answer, "\r\n\r\n");
    const char *form = stage_form();
    post(server, "/do", cookie, form);
    CHECK(starts("HTTP/1.1 303"));
    CHECK(strstr(answer, "\r\nLocation: /done?n=1\r\n") != NULL);
    CHECK_INT(added, 1);
    check_row("methods, names, nonsense");
    ask(server, "PUT / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", 55);
    CHECK(starts("HTTP/1.1 405"));
    CHECK(strstr(answer, "\r\nAllow: GET, HEAD, POST\r\n") != NULL);
    ask(server, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 58);
    CHECK(starts("HTTP/1.1 421"));
    get(server, "/style-1.css", "");
    CHECK(strstr(answer, "\r\nCache-Control: max-age=86400\r\n") != NULL);
    CHECK(strstr(answer, "\r\nContent-Type: text/css; charset=utf-8\r\n") != NULL);
}

/* What is too large is refused before it is looked at. */
static void test_limits(const struct server *server)
{
    char *large = arena_alloc(&stage.arena, 60001);
    const char *cookie = arena_printf(&stage.arena, "Cookie: %s\r\n", stage.cookies);
    memset(large, 'a', 60000);
    check_row("headers");
    get(server, "/", arena_printf(&stage.arena, "X: %s\r\n", large));
    CHECK(!starts("HTTP/1.1 200"));
    check_row("a body");
    large[20000] = '\0';
    post(server, "/do", cookie, large);
    CHECK(starts("HTTP/1.1 400"));
    check_row("a body with a NUL");
    const char *text = arena_printf(
        &stage.arena,
        "POST /do HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%sContent-Length: 3\r\n\r\na?b",
        cookie);
    char *bytes = arena_copy(&stage.arena, text);
    *strrchr(bytes, '?') = '\0';
    ask(server, bytes, strlen(text));
    CHECK(starts("HTTP/1.1 400"));
    check_row("after that others are served");
    get(server, "/", cookie);
    CHECK(starts("HTTP/1.1 200"));
}

static void test_addresses(void)
{
    static const struct {
        const char *listen;
        bool is_local;
    } rows[] = {{"127.0.0.1:8017", true}, {"127.9.9.9:1", true},   {"localhost:8017", true},
                {"[::1]:8017", true},     {"0.0.0.0:8017", false}, {"192.0.2.1:80", false},
                {"[::]:8017", false},     {"nonsense", false}};
    static const char *const wrong[] = {"",
                                        "8017",
                                        "127.0.0.1",
                                        "127.0.0.1:",
                                        "127.0.0.1:x",
                                        "127.0.0.1:70000",
                                        "[::1:80",
                                        "desk.example:80",
                                        ":80",
                                        "[]:80"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].listen);
        CHECK_INT(server_is_local(rows[i].listen), rows[i].is_local);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct err err = {0};
        check_row(wrong[i]);
        CHECK(server_start(&(struct server_options){wrong[i], 0, &stage.desk}, &err) == NULL);
        CHECK_INT(err.code, ERR_USAGE);
    }
    check_row("");
}

int main(void)
{
    struct err err = {0};
    stage_begin();
    stage.desk.source.add = add;
    test_addresses();
    const struct instant now = server_now(0);
    struct server_options options = {"127.0.0.1:0", stage.now.ms - now.ms, &stage.desk};
    CHECK(server_now(options.ahead_ms).ms >= stage.now.ms);
    struct server *server = server_start(&options, &err);
    if (CHECK(server != NULL)) {
        test_answers(server);
        test_limits(server);
        check_row("two at one place");
        options.listen = server_address(server);
        struct server *second = server_start(&options, &err);
        CHECK(second == NULL && err.code == ERR_IO);
        server_stop(second);
    }
    server_stop(server);
    server_stop(NULL);
    stage_end();
    return check_done();
}
