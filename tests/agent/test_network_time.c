/*
 * A board without a clock: the time from a server that is verified by a certificate that is long over by this
 * machine's clock, and from none that is not.
 */
#include "agent/network_time.h"

#include "agent/tls_server.h"

#define DAY 86400
static const time_t SEPTEMBER = 1726617600; /* 2024-09-18T00:00:00Z */
#define ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: "

static char run[] = "/tmp/nownext-time-XXXXXX", url[60], path[80];
static struct fetcher *fetcher;

static void step(struct network_time *time, const struct network_time_request *request, int64_t steady_ms)
{
    do {
        fetcher_wait(fetcher, NULL, 0, 200);
        fetcher_step(fetcher);
        network_time_step(time, request, steady_ms);
    } while (time->fetch || network_time_due(time, request) == 0);
}

static struct network_time ask(const struct tls_server *server, const char *ca_file, struct instant floor,
                               int64_t steady_ms)
{
    struct network_time time = {0};
    snprintf(url, sizeof url, "https://127.0.0.1:%d/", server->port);
    const struct network_time_request request = {fetcher, url, ca_file, run, floor};
    remove(path);
    step(&time, &request, steady_ms);
    return time;
}

static const char *told(void)
{
    static char text[80];
    FILE *file = fopen(path, "r");
    text[0] = '\0';
    if (file) {
        CHECK(fgets(text, sizeof text, file) != NULL);
        fclose(file);
    }
    return text;
}

static struct fetch_answer got;
static void take(void *of, const struct fetch_answer *answer)
{
    (void)of;
    got = *answer;
}

/* Which connection answered; "" where none did. */
static const char *connection_of(const struct tls_server *server, enum fetch_dates dates)
{
    static char tags[4][FETCH_TAG_SIZE];
    static unsigned next;
    char *tag = tags[next++ % 4];
    got = (struct fetch_answer){.outcome = SOURCE_OUTCOME_COUNT};
    fetch_start(fetcher,
                &(struct fetch_request){
                    .url = url, .ca_file = server->ca_file, .dates = dates, .at = {INT64_C(1726654320000)}},
                take, NULL);
    while (got.outcome == SOURCE_OUTCOME_COUNT) {
        fetcher_wait(fetcher, NULL, 0, 200);
        fetcher_step(fetcher);
    }
    snprintf(tag, FETCH_TAG_SIZE, "%s", got.etag);
    return tag;
}

static void test_good(void)
{
    struct tls_server server;
    tls_start(&server, SEPTEMBER - 30 * DAY, SEPTEMBER + 30 * DAY,
              ANSWER "Wed, 18 Sep 2024 10:12:00 GMT\r\n\r\n");
    check_row("a certificate of another year, by this machine's clock");
    snprintf(url, sizeof url, "https://127.0.0.1:%d/", server.port);
    got.outcome = SOURCE_OUTCOME_COUNT;
    fetch_start(fetcher, &(struct fetch_request){.url = url, .ca_file = server.ca_file}, take, NULL);
    while (got.outcome == SOURCE_OUTCOME_COUNT) {
        fetcher_wait(fetcher, NULL, 0, 200);
        fetcher_step(fetcher);
    }
    CHECK_STR(source_outcome_name(got.outcome), "not-trusted");

    check_row("the time");
    struct network_time time = ask(&server, server.ca_file, INSTANT_NONE, 5000);
    CHECK(network_time_is_known(&time));
    CHECK_STR(time.text, "");
    CHECK_STR(told(), "1726654320000 5000\n");
    CHECK_INT(network_time_at(&time, 65000).ms, INT64_C(1726654380000));
    CHECK(network_time_due(&time, &(struct network_time_request){fetcher, url, NULL, run, INSTANT_NONE}) ==
          INT64_MAX);

    check_row("by that time, all else is verified");
    got.outcome = SOURCE_OUTCOME_COUNT;
    fetch_start(fetcher,
                &(struct fetch_request){.url = url,
                                        .ca_file = server.ca_file,
                                        .dates = FETCH_DATES_AT,
                                        .at = network_time_at(&time, 65000),
                                        .head_only = true},
                take, NULL);
    while (got.outcome == SOURCE_OUTCOME_COUNT) {
        fetcher_wait(fetcher, NULL, 0, 200);
        fetcher_step(fetcher);
    }
    CHECK_STR(source_outcome_name(got.outcome), "taken");

    check_row("polls by it keep their connection, and none that was verified otherwise");
    const char *first = connection_of(&server, FETCH_DATES_AT);
    CHECK(first[0] != '\0');
    CHECK_STR(connection_of(&server, FETCH_DATES_AT), first);
    CHECK(strcmp(connection_of(&server, FETCH_DATES_NOT), first) != 0);
    CHECK_STR(connection_of(&server, FETCH_DATES_AT), first);
    CHECK_STR(connection_of(&server, FETCH_DATES_BY_CLOCK), "");

    check_row("before a time that has been");
    time = ask(&server, server.ca_file, (struct instant){INT64_C(1726654320001)}, 5000);
    CHECK(!network_time_is_known(&time));
    CHECK(strstr(time.text, "over") != NULL);
    CHECK_INT(time.due_ms, 65000);
    CHECK_STR(told(), "");

    check_row("of an authority that is not known");
    time = ask(&server, "/etc/ssl/certs/ca-certificates.crt", INSTANT_NONE, 5000);
    CHECK(!network_time_is_known(&time));
    CHECK(time.text[0] != '\0');
    CHECK_STR(told(), "");
    tls_stop(&server);

    check_row("nobody answers");
    time = ask(&server, NULL, INSTANT_NONE, 5000);
    CHECK(!network_time_is_known(&time));
    CHECK_INT(time.due_ms, 65000);
    network_time_finish(&time);
}

/* What it says is no time of its certificate: forged, or its own clock is wrong. */
static void test_wrong(void)
{
    struct tls_server server;
    check_row("a time at which the certificate is over");
    tls_start(&server, SEPTEMBER - 30 * DAY, SEPTEMBER, ANSWER "Wed, 18 Sep 2024 10:12:00 GMT\r\n\r\n");
    struct network_time time = ask(&server, server.ca_file, INSTANT_NONE, 5000);
    CHECK(!network_time_is_known(&time));
    CHECK_STR(told(), "");
    tls_stop(&server);
    check_row("no time");
    tls_start(&server, SEPTEMBER, SEPTEMBER + DAY, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    time = ask(&server, server.ca_file, INSTANT_NONE, 5000);
    CHECK(!network_time_is_known(&time));
    CHECK(strstr(time.text, "what time") != NULL);
    tls_stop(&server);
}

static void test_nothing(void)
{
    struct network_time time = {0};
    const struct network_time_request request = {fetcher, NULL, NULL, run, INSTANT_NONE};
    check_row("no address");
    network_time_step(&time, &request, 5000);
    CHECK(time.fetch == NULL);
    CHECK(network_time_due(&time, &request) == INT64_MAX);
}

int main(void)
{
    CHECK(mkdtemp(run) != NULL);
    snprintf(path, sizeof path, "%s/" NETWORK_TIME_FILE, run);
    fetcher = fetcher_new();
    test_good();
    test_wrong();
    test_nothing();
    fetcher_free(fetcher);
    CHECK(rmdir(run) == 0);
    return check_done();
}
