/*
 * What can come of asking: each outcome once, from a server on loopback. Certificates are tried with a whole
 * agent (faults_test.py).
 */
#include "agent/fetch.h"

#include <sys/stat.h>
#include <unistd.h>

#include "agent/http_server.h"
#include "agent/tls_server.h"

static const struct http_row server[] = {
    {"/ok", NULL,
     "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Wed, 18 Sep 2024 08:00:00 GMT\r\nDate: Wed, 18 Sep "
     "2024 10:12:00 GMT",
     "{}", 0, false},
    {"/tag", "If-None-Match: \"v1\"", "HTTP/1.1 200 OK\r\nETag: \"v1\"", "{}", 0, false},
    {"/since", "If-Modified-Since: Wed, 18 Sep 2024 08:00:00 GMT", "HTTP/1.1 200 OK", "{}", 0, false},
    {"/busy", NULL, "HTTP/1.1 503 Busy\r\nRetry-After: 120", "later", 0, false},
    {"/loop", NULL, "HTTP/1.1 302 Found\r\nLocation: /loop", "", 0, false},
    {"/moved", NULL, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nETag: \"old\"\r\nRetry-After: 9", "not this", 0,
     false},
    {"/file", NULL, "HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname", "", 0, false},
    {"/page", NULL, "HTTP/1.1 200 OK", "<!doctype html><p>Welcome to our network", 0, false},
    {"/error-page", NULL, "HTTP/1.1 500 Oh", "<html>", 0, false},
    {"/empty", NULL, "HTTP/1.1 200 OK", "", 0, false},
    {"/half", NULL, "HTTP/1.1 200 OK\r\nContent-Length: 100", "{\"half\":", 0, true},
    {"/large", NULL, "HTTP/1.1 200 OK", NULL, 3 << 20, false},
    {"/endless", NULL, "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity", NULL, 3 << 20, true},
    {"/stalled", NULL, NULL, NULL, 0, false},
};

static struct {
    struct fetch_answer answer;
    char body[100];
    unsigned calls;
} got;

static void take(void *of, const struct fetch_answer *answer)
{
    CHECK(of == &got);
    got.answer = *answer;
    got.calls++;
    snprintf(got.body, sizeof got.body, "%s", answer->bytes ? answer->bytes : "");
}

static void ask(struct fetcher *fetcher, struct fetch_request request)
{
    got.calls = 0;
    if (!CHECK(fetch_start(fetcher, &request, take, &got) != NULL))
        return;
    while (got.calls == 0) {
        fetcher_wait(fetcher, NULL, 0, 1000);
        fetcher_step(fetcher);
    }
    CHECK_INT(got.calls, 1);
}

static const char *url(const char *path)
{
    static char text[100];
    snprintf(text, sizeof text, "http://127.0.0.1:%d%s", http_port, path);
    return text;
}

static void test_outcomes(struct fetcher *fetcher)
{
    static const struct {
        const char *path;
        enum source_outcome outcome;
        const char *text; /* a piece of it */
    } rows[] = {
        {"/ok", SOURCE_TAKEN, ""},
        {"/none", SOURCE_STATUS, "404"},
        {"/busy", SOURCE_STATUS, "503"},
        {"/error-page", SOURCE_STATUS, "500"},
        {"/loop", SOURCE_REDIRECTS, "redirects"},
        {"/file", SOURCE_REDIRECTS, "file"},
        {"/page", SOURCE_PAGE, "log-in"},
        {"/empty", SOURCE_NO_CONNECTION, "empty"},
        {"/half", SOURCE_NO_CONNECTION, "bytes remaining"},
        {"/large", SOURCE_TOO_LARGE, "2 MiB"},
        {"/endless", SOURCE_TOO_LARGE, "2 MiB"},
        {"/stalled", SOURCE_TIMED_OUT, "timed out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool stalled = rows[i].outcome == SOURCE_TIMED_OUT;
        check_row(rows[i].path);
        ask(fetcher, (struct fetch_request){
                         .url = url(rows[i].path), .limit = 2 << 20, .timeout_ms = stalled ? 200 : 0});
        CHECK_STR(source_outcome_name(got.answer.outcome), source_outcome_name(rows[i].outcome));
        CHECK(strstr(got.answer.text, rows[i].text) != NULL);
        CHECK_INT(got.answer.text[0] == '\0', rows[i].outcome == SOURCE_TAKEN);
        CHECK(!got.answer.is_secure);
    }
}

static void test_what_is_said(struct fetcher *fetcher)
{
    check_row("headers");
    ask(fetcher, (struct fetch_request){.url = url("/ok")});
    CHECK_STR(got.body, "{}");
    CHECK_INT(got.answer.size, 2);
    CHECK_STR(got.answer.etag, "\"v1\"");
    CHECK_STR(got.answer.modified, "Wed, 18 Sep 2024 08:00:00 GMT");
    CHECK_INT(got.answer.date.ms, INT64_C(1726654320000));
    CHECK_INT(got.answer.status, 200);
    CHECK_INT(got.answer.retry_after_ms, 0);
    CHECK(got.answer.transferred > 100 && got.answer.transferred < 250);
    check_row("of the last answer only");
    ask(fetcher, (struct fetch_request){.url = url("/moved")});
    CHECK_STR(got.body, "{}");
    CHECK_STR(got.answer.etag, "\"v1\"");
    CHECK_INT(got.answer.retry_after_ms, 0);
    check_row("later");
    ask(fetcher, (struct fetch_request){.url = url("/busy")});
    CHECK_INT(got.answer.retry_after_ms, 120000);
    CHECK(!instant_is_set(got.answer.date));
    check_row("the time alone");
    ask(fetcher, (struct fetch_request){.url = url("/ok"), .head_only = true, .dates = FETCH_DATES_NOT});
    CHECK_INT(got.answer.outcome, SOURCE_TAKEN);
    CHECK_INT(got.answer.date.ms, INT64_C(1726654320000));
    CHECK_INT(got.answer.size, 0);
}

static void test_conditional(struct fetcher *fetcher)
{
    check_row("the same tag");
    ask(fetcher, (struct fetch_request){.url = url("/tag"), .etag = "\"v1\""});
    CHECK_INT(got.answer.outcome, SOURCE_SAME);
    check_row("another tag");
    ask(fetcher, (struct fetch_request){.url = url("/tag"), .etag = "\"v0\"", .modified = ""});
    CHECK_INT(got.answer.outcome, SOURCE_TAKEN);
    check_row("since");
    ask(fetcher, (struct fetch_request){.url = url("/since"), .modified = "Wed, 18 Sep 2024 08:00:00 GMT"});
    CHECK_INT(got.answer.outcome, SOURCE_SAME);
}

static void test_without_server(struct fetcher *fetcher)
{
    check_row("a name that there can't be: nobody is asked for it");
    ask(fetcher, (struct fetch_request){
                     .url = "http://0123456789012345678901234567890123456789012345678901234567890123/"});
    CHECK_INT(got.answer.outcome, SOURCE_NO_HOST);
    check_row("nobody listens");
    ask(fetcher, (struct fetch_request){.url = "http://127.0.0.1:1/"});
    CHECK_INT(got.answer.outcome, SOURCE_NO_CONNECTION);
    check_row("not a protocol of ours");
    ask(fetcher, (struct fetch_request){.url = "ftp://127.0.0.1/"});
    CHECK_INT(got.answer.outcome, SOURCE_REDIRECTS);
    check_row("no TLS there");
    char text[100];
    snprintf(text, sizeof text, "https://127.0.0.1:%d/ok", http_port);
    ask(fetcher, (struct fetch_request){.url = text, .timeout_ms = 400});
    CHECK(!source_is_good(got.answer.outcome));
    check_row("a file");
    char path[400];
    snprintf(path, sizeof path, "file://%s/LICENSE", SOURCE_DIR);
    ask(fetcher, (struct fetch_request){.url = path});
    CHECK_INT(got.answer.outcome, SOURCE_TAKEN);
    CHECK(strstr(got.body, "MIT") != NULL);
    check_row("no file");
    ask(fetcher, (struct fetch_request){.url = "file:///no/such/file"});
    CHECK_INT(got.answer.outcome, SOURCE_NO_CONNECTION);
}

static void put(const char *path, const char *text, size_t size)
{
    FILE *file = fopen(path, "w");
    if (CHECK(file != NULL)) {
        CHECK(fwrite(text, 1, strlen(text), file) == strlen(text));
        CHECK(size == 0 || ftruncate(fileno(file), (off_t)size) == 0);
        fclose(file);
    }
}

/* A folder that is mounted, or a stick's: what is there is read anew each time, and what can't be is told. */
static void test_files(struct fetcher *fetcher)
{
    char folder[] = "/tmp/nownext-fetch files-XXXXXX", path[100], address[120];
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/live 100%%.json", folder);
    snprintf(address, sizeof address, "file:///tmp/nownext-fetch%%20files-%s/live%%20100%%25.json",
             folder + strlen(folder) - 6);
    const struct fetch_request request = {.url = address, .limit = 2 << 20};
    static const struct {
        const char *label, *text;
        size_t size;
        enum source_outcome outcome;
        const char *said;
    } rows[] = {
        {"not there yet", NULL, 0, SOURCE_NO_CONNECTION, "live%20100%25.json"},
        {"there", "{}", 0, SOURCE_TAKEN, ""},
        {"another one in its place", "{\"a\": 1}", 0, SOURCE_TAKEN, ""},
        {"empty", "", 0, SOURCE_NO_CONNECTION, "empty"},
        {"a page", "<!doctype html><p>Saved by a browser", 0, SOURCE_PAGE, "page"},
        {"of the most bytes", "{}", 2 << 20, SOURCE_TAKEN, ""},
        {"too large", "{}", (2 << 20) + 1, SOURCE_TOO_LARGE, "2 MiB"},
        {"gone", NULL, 0, SOURCE_NO_CONNECTION, "live%20100%25.json"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        remove(path);
        if (rows[i].text)
            put(path, rows[i].text, rows[i].size);
        ask(fetcher, request);
        CHECK_STR(source_outcome_name(got.answer.outcome), source_outcome_name(rows[i].outcome));
        CHECK(strstr(got.answer.text, rows[i].said) != NULL);
        if (rows[i].outcome == SOURCE_TAKEN)
            CHECK_STR(got.body, rows[i].text);
    }
    check_row("a folder");
    CHECK(mkdir(path, 0755) == 0);
    ask(fetcher, request);
    CHECK_INT(got.answer.outcome, SOURCE_NO_CONNECTION);
    CHECK(got.answer.text[0] != '\0');
    CHECK(rmdir(path) == 0 && rmdir(folder) == 0);
}

/* What is given up says nothing, and several run beside each other. */
static void test_cancel(struct fetcher *fetcher)
{
    check_row("cancel");
    got.calls = 0;
    struct fetch *stalled = fetch_start(fetcher, &(struct fetch_request){.url = url("/stalled")}, take, &got);
    fetcher_step(fetcher);
    fetch_cancel(stalled);
    ask(fetcher, (struct fetch_request){.url = "file:///no/such/file"});
    CHECK_INT(got.calls, 1);
    fetch_start(fetcher, &(struct fetch_request){.url = url("/stalled")}, take, &got);
    fetcher_step(fetcher);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[4096];
    FILE *file = fopen(from, "r");
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    file = fopen(to, "w");
    fwrite(bytes, 1, size, file);
    fclose(file);
}

/* The authorities of a venue are others now, in the file of the same name: they count from then on. */
static void test_other_authorities(struct fetcher *fetcher)
{
    static const char ca_file[] = "/tmp/nownext-fetch-ca.pem";
    struct tls_server servers[2];
    char address[60];
    time_t today = time(NULL);
    for (int i = 0; i < 2; i++)
        tls_start(&servers[i], today - 86400, today + 86400,
                  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    static const struct {
        int server, authority;
    } rows[] = {{0, 0}, {1, 0}, {1, 1}};
    for (int i = 0; i < 3; i++) {
        check_row("authorities");
        copy_file(servers[rows[i].authority].ca_file, ca_file);
        snprintf(address, sizeof address, "https://127.0.0.1:%d/", servers[rows[i].server].port);
        ask(fetcher, (struct fetch_request){.url = address, .ca_file = ca_file});
        CHECK_INT(got.answer.outcome,
                  rows[i].server == rows[i].authority ? SOURCE_TAKEN : SOURCE_NOT_TRUSTED);
    }
    remove(ca_file);
    for (int i = 0; i < 2; i++)
        tls_stop(&servers[i]);
}

int main(void)
{
    http_start(server, sizeof server / sizeof *server);
    struct fetcher *fetcher = fetcher_new();
    if (CHECK(fetcher != NULL)) {
        test_outcomes(fetcher);
        test_what_is_said(fetcher);
        test_conditional(fetcher);
        test_without_server(fetcher);
        test_files(fetcher);
        test_other_authorities(fetcher);
        test_cancel(fetcher);
        fetcher_free(fetcher);
    }
    http_stop();
    return check_done();
}
