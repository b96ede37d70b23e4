/*
 * The broker of the settings: set up, tried again where it can't be, another one when they change. What is
 * heard and told is in test_process.c, with a broker.
 */
#include "agent/broker_link.h"

#include <stdlib.h>
#include <unistd.h>

#include "agent/tls_server.h"

static char folder[] = "/tmp/nownext-link-XXXXXX", ca_file[60];
static struct broker_link link_;
static char *said;
static size_t said_size;
static int64_t now_ms = 1000;
static const uint32_t most = UINT32_MAX; /* the longest waits */

static const struct agent_settings settings = {
    .broker = "mqtts://127.0.0.1:1", .ca_file = ca_file, .venue = "lpc", .display = "a"};

static void nothing_is_heard(void *of, enum broker_link_topic topic, const char *what, const char *bytes,
                             size_t size)
{
    (void)of, (void)topic, (void)what, (void)bytes, (void)size;
    CHECK(false);
}

static void step(const struct agent_settings *by)
{
    broker_link_step(&link_, by, now_ms, most);
}

static void start(void)
{
    link_ = (struct broker_link){.heard = nothing_is_heard};
    link_.log = open_memstream(&said, &said_size);
}

static void end(void)
{
    broker_link_close(&link_);
    fclose(link_.log);
    free(said);
}

static unsigned lines_said(void)
{
    unsigned lines = 0;
    fflush(link_.log);
    for (const char *at = said; *at; at++)
        lines += *at == '\n';
    return lines;
}

/* A certificate of its own making. */
static void put_authorities(void)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = tls_certificate(key, 0, 1000000000);
    FILE *file = fopen(ca_file, "w");
    CHECK(file && PEM_write_X509(file, certificate) == 1 && fclose(file) == 0);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

/* The file of the authorities comes later than the settings that name it. */
static void test_tried_again(void)
{
    static const int waits_s[] = {16, 31, 61, 61, 61};
    start();
    check_row("none");
    struct agent_settings none = settings;
    none.broker = "";
    step(&none);
    CHECK(broker_link_due(&link_) == INT64_MAX);
    CHECK_STR(link_.trouble, "");
    check_row("no authorities");
    step(&settings);
    for (size_t i = 0; i < sizeof waits_s / sizeof *waits_s; i++) {
        CHECK(!link_.broker && strstr(link_.trouble, ca_file) != NULL);
        CHECK_INT(broker_link_due(&link_), now_ms + waits_s[i] * 1000);
        now_ms = broker_link_due(&link_) - 1;
        step(&settings);
        CHECK_INT(broker_link_due(&link_), now_ms + 1);
        now_ms++;
        step(&settings);
    }
    CHECK(!broker_link_is_connected(&link_) && !broker_link_publish(&link_, BROKER_LINK_STATUS, "", 0, true));
    CHECK_INT(lines_said(), 1);
    check_row("other settings begin anew");
    struct agent_settings other = settings;
    other.display = "b";
    step(&other);
    CHECK_INT(broker_link_due(&link_), now_ms + 16000);
    step(&settings);
    CHECK_INT(broker_link_due(&link_), now_ms + 16000);
    check_row("now they are there");
    put_authorities();
    now_ms = broker_link_due(&link_);
    step(&settings);
    CHECK(link_.broker != NULL);
    CHECK_STR(link_.trouble, "");
    check_row("set up, and it stays");
    struct broker *before = link_.broker;
    step(&settings);
    CHECK(link_.broker == before);
    check_row("what it says of itself");
    for (int i = 0; i < 3 && !*link_.trouble; i++) {
        now_ms = broker_link_due(&link_);
        step(&settings);
    }
    CHECK(link_.trouble[0] != '\0');
    check_row("none any more");
    step(&none);
    CHECK(!link_.broker && broker_link_due(&link_) == INT64_MAX);
    CHECK_STR(link_.trouble, "");
    check_row("begins anew");
    CHECK(unlink(ca_file) == 0);
    step(&settings);
    CHECK_INT(broker_link_due(&link_), now_ms + 16000);
    end();
}

/* What only other settings can mend. */
static void test_wrong(void)
{
    start();
    struct agent_settings wrong = settings;
    wrong.broker = "http://x";
    check_row("no address");
    step(&wrong);
    CHECK(strstr(link_.trouble, "address") != NULL);
    CHECK(broker_link_due(&link_) == INT64_MAX);
    wrong = settings;
    wrong.display = "a/b";
    check_row("no name");
    step(&wrong);
    CHECK(strstr(link_.trouble, "name") != NULL);
    CHECK(broker_link_due(&link_) == INT64_MAX);
    check_row("mended");
    wrong.display = "b";
    wrong.broker = "mqtt://127.0.0.1:1";
    step(&wrong);
    CHECK(link_.broker != NULL);
    CHECK_STR(link_.trouble, "");
    end();
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    snprintf(ca_file, sizeof ca_file, "%s/ca.pem", folder);
    test_tried_again();
    test_wrong();
    CHECK(rmdir(folder) == 0);
    return check_done();
}
