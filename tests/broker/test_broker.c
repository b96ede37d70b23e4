/*
 * The connection to a broker, with Debian's mosquitto: what comes, what goes, the will, a restart.
 */
#include "broker/broker.h"

#include "agent/tls_server.h"
#include "broker/mosquitto.h"

struct side {
    struct broker *broker;
    char topic[BROKER_TOPIC_SIZE], text[100], why[200];
    char base[BROKER_TOPIC_SIZE];
    unsigned messages, retained, ups, downs;
};

static int64_t now_ms = 1000;

static void on_message(void *of, const char *topic, const char *bytes, size_t size, bool is_retained)
{
    struct side *side = of;
    snprintf(side->topic, sizeof side->topic, "%s", topic);
    snprintf(side->text, sizeof side->text, "%.*s", (int)size, bytes);
    side->messages++;
    side->retained += is_retained;
}

static void on_connected(void *of, bool is_connected, const char *why)
{
    struct side *side = of;
    snprintf(side->why, sizeof side->why, "%s", why);
    *(is_connected ? &side->ups : &side->downs) += 1;
}

static const char *topic(const char *display, const char *rest)
{
    static char buffer[BROKER_TOPIC_SIZE];
    CHECK(broker_topic("lpc", display, rest, buffer));
    return buffer;
}

static bool begin(struct side *side, const char *display, struct err *reterr)
{
    char url[60], live[BROKER_TOPIC_SIZE], ask[BROKER_TOPIC_SIZE];
    snprintf(url, sizeof url, "mqtt://127.0.0.1:%d", mosquitto_port);
    *side = (struct side){0};
    snprintf(live, sizeof live, "%s", topic(NULL, "live"));
    snprintf(ask, sizeof ask, "%s", topic(display, "ask/+"));
    const char *const subscriptions[] = {live, ask};
    const struct broker_options options = {url, "", 2, subscriptions, topic(display, "online"), NULL};
    const struct broker_events events = {side, on_message, on_connected};
    side->broker = broker_new(&options, &events, now_ms, 0, reterr);
    return side->broker != NULL;
}

/* Goes on until the condition holds; the clock stands but for what is due. */
#define UNTIL(condition, ...)                                                                                \
    do {                                                                                                     \
        struct side *sides[] = {__VA_ARGS__};                                                                \
        unsigned rounds = 0;                                                                                 \
        while (!(condition) && rounds++ < 2000)                                                              \
            go_on(sides, sizeof sides / sizeof *sides);                                                      \
        CHECK(condition);                                                                                    \
    } while (0)

static void go_on(struct side *const *sides, unsigned count)
{
    struct pollfd waits[4];
    unsigned used = 0;
    for (unsigned i = 0; i < count; i++) {
        bool for_writing;
        broker_step(sides[i]->broker, now_ms, 0);
        if (!broker_waits(sides[i]->broker, &waits[used].fd, &for_writing))
            continue;
        waits[used++].events = (short)(POLLIN | (for_writing ? POLLOUT : 0));
    }
    if (used == 0)
        now_ms += 1000;
    poll(waits, used, 20);
}

static void test_addresses(void)
{
    static const struct {
        const char *url;
        bool good;
    } rows[] = {
        {"mqtt://a", true},          {"mqtts://name:pass:word@a.example:1/", true},
        {"mqtt://[::1]:1883", true}, {"http://a", false},
        {"mqtt://", false},          {"mqtt://a:x", false},
        {"mqtt://a:0", false},       {"mqtt://a:65536", false},
        {"mqtt://a/topic", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        check_row(rows[i].url);
        struct broker *broker = broker_new(&(struct broker_options){.url = rows[i].url},
                                           &(struct broker_events){NULL, NULL, NULL}, 0, 0, &err);
        CHECK_INT(broker != NULL, rows[i].good);
        CHECK_INT(err.text[0] == '\0', rows[i].good);
        if (broker)
            broker_free(broker);
    }
    check_row("authorities that are not there");
    struct err err = {0};
    CHECK(!broker_new(&(struct broker_options){.url = "mqtts://a", .ca_file = "/no/such/file"},
                      &(struct broker_events){NULL, NULL, NULL}, 0, 0, &err));
    CHECK(strstr(err.text, "/no/such/file") != NULL);
}

static void test_topics(void)
{
    static const struct {
        const char *venue, *display, *rest, *topic;
    } rows[] = {
        {"lpc", NULL, "live", "nownext/lpc/live"},
        {"lpc", "Door 1", "ask/+", "nownext/lpc/display/Door 1/ask/+"},
        {"", NULL, "live", NULL},
        {"a/b", NULL, "live", NULL},
        {"lpc", "", "online", NULL},
        {"lpc", "d+", "online", NULL},
        {"lpc", "#", "online", NULL},
        {"\xff", NULL, "live", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char buffer[BROKER_TOPIC_SIZE];
        check_row(rows[i].topic ? rows[i].topic : rows[i].venue);
        bool ok = broker_topic(rows[i].venue, rows[i].display, rows[i].rest, buffer);
        CHECK_INT(ok, rows[i].topic != NULL);
        if (ok && rows[i].topic)
            CHECK_STR(buffer, rows[i].topic);
    }
    char buffer[BROKER_TOPIC_SIZE];
    check_row("of a board");
    CHECK(broker_topic_of_board("lpc", "sign-7", "ask/+", buffer));
    CHECK_STR(buffer, "nownext/lpc/display/unassigned/board/sign-7/ask/+");
    CHECK(!broker_topic_of_board("lpc", "", "status", buffer));
    CHECK(!broker_topic_of_board("lpc", "a/b", "status", buffer));
    CHECK(!broker_topic_of_board("lpc", "+", "status", buffer));
    CHECK(!broker_topic_of_board("l#", "sign-7", "status", buffer));
}

/* The desk's part is played by a second display, whose topics are others; it may publish by its own only, so
 * retained live data are put by mosquitto_pub. */
static void publish(const char *topic, const char *text, bool retained)
{
    char port[10];
    snprintf(port, sizeof port, "%d", mosquitto_port);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (retained)
            execlp("mosquitto_pub", "mosquitto_pub", "-h", "127.0.0.1", "-p", port, "-q", "1", "-t", topic,
                   "-r", "-m", text, (char *)NULL);
        else
            execlp("mosquitto_pub", "mosquitto_pub", "-h", "127.0.0.1", "-p", port, "-q", "1", "-t", topic,
                   "-m", text, (char *)NULL);
        _exit(127);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && status == 0);
}

/* What the broker holds of a topic. */
static const char *retained(const char *topic)
{
    static char text[200];
    char command[300];
    snprintf(command, sizeof command, "mosquitto_sub -h 127.0.0.1 -p %d -C 1 -W 3 -t '%s'", mosquitto_port,
             topic);
    FILE *file = popen(command, "r");
    text[0] = '\0';
    if (file && fgets(text, sizeof text, file))
        text[strcspn(text, "\n")] = '\0';
    if (file)
        pclose(file);
    return text;
}

static void test_messages(struct side *side)
{
    check_row("messages");
    publish("nownext/lpc/live", "{17}", true);
    CHECK(begin(side, "door", NULL));
    CHECK(!broker_is_connected(side->broker));
    UNTIL(side->messages == 1, side);
    CHECK_STR(side->topic, "nownext/lpc/live");
    CHECK_STR(side->text, "{17}");
    CHECK_INT(side->retained, 1);
    CHECK(broker_is_connected(side->broker));
    publish("nownext/other/live", "{99}", false);
    publish("nownext/lpc/display/other/ask/frame", "not ours", false);
    publish("nownext/lpc/display/door/ask/identify", "now", false);
    UNTIL(side->messages == 2, side);
    CHECK_STR(side->topic, "nownext/lpc/display/door/ask/identify");
    CHECK_STR(side->text, "now");
    CHECK_INT(side->retained, 1);
    CHECK(broker_publish(side->broker, topic("door", "status"), "{up}", 4, true));
    UNTIL(broker_unconfirmed(side->broker) == 0, side);
    struct side other;
    CHECK(begin(&other, "other", NULL));
    UNTIL(other.messages == 1, &other, side);
    CHECK_STR(retained("nownext/lpc/display/door/status"), "{up}");
    CHECK_STR(retained("nownext/lpc/display/door/online"), "1");
    broker_free(other.broker);
    CHECK_STR(retained("nownext/lpc/display/other/online"), "0");
}

static void test_restart(struct side *side)
{
    check_row("restart");
    mosquitto_stop();
    UNTIL(side->downs >= 1, side);
    CHECK(!broker_is_connected(side->broker));
    CHECK(!broker_publish(side->broker, topic("door", "status"), "x", 1, true));
    CHECK(side->why[0] != '\0');
    unsigned downs = side->downs;
    UNTIL(side->downs > downs, side); /* an attempt that fails */
    mosquitto_start("");
    UNTIL(side->ups == 2, side);
    CHECK_INT(broker_connects(side->broker), 2);
    CHECK_STR(retained("nownext/lpc/display/door/online"), "1");
}

/* The will: who is killed is not online. */
static void test_will(void)
{
    check_row("will");
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct side side;
        begin(&side, "killed", NULL);
        UNTIL(side.ups == 1, &side);
        for (int i = 0; i < 10; i++)
            go_on((struct side *const[]){&side}, 1);
        kill(getpid(), SIGKILL);
    }
    int status;
    waitpid(child, &status, 0);
    CHECK_STR(retained("nownext/lpc/display/killed/online"), "0");
}

/* A display's name may have blanks, which its address spells as %20. */
static void test_password(void)
{
    struct side side = {0};
    char passwords[100], command[300], line[120], url[100];
    check_row("password");
    snprintf(passwords, sizeof passwords, "/tmp/nownext-passwords-%d", (int)getpid());
    snprintf(command, sizeof command, "/usr/bin/mosquitto_passwd -b -c %s 'door a' 'p:w@d' 2>&1", passwords);
    FILE *made = popen(command, "r");
    CHECK(made && pclose(made) == 0);
    snprintf(line, sizeof line, "password_file %s\n", passwords);
    mosquitto_stop();
    mosquitto_start(line);
    snprintf(url, sizeof url, "mqtt://door%%20a:p%%3aw%%40d@127.0.0.1:%d", mosquitto_port);
    const struct broker_events events = {&side, on_message, on_connected};
    side.broker = broker_new(&(struct broker_options){.url = url}, &events, now_ms, 0, NULL);
    UNTIL(side.ups + side.downs > 0, &side);
    CHECK_INT(side.ups, 1);
    broker_free(side.broker);
    unlink(passwords);
}

static void test_refused(void)
{
    struct side side;
    check_row("refused");
    mosquitto_stop();
    mosquitto_start("password_file /dev/null\n");
    FILE *file = fopen(mosquitto_config, "w");
    fprintf(file, "listener %d 127.0.0.1\nallow_anonymous false\nlog_dest none\n", mosquitto_port);
    fclose(file);
    kill(mosquitto_child, SIGHUP);
    CHECK(begin(&side, "door", NULL));
    UNTIL(side.downs >= 1, &side);
    CHECK(strstr(side.why, "authori") != NULL || strstr(side.why, "refused") != NULL);
    broker_free(side.broker);
}

enum { DAY_S = 24 * 60 * 60 };

/* A broker of TLS whose certificate, for 127.0.0.1, holds for two days from tomorrow on; it is its own
 * authority. */
static void start_secure(const char *path)
{
    time_t now = time(NULL);
    char lines[300];
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = tls_certificate(key, now + DAY_S, now + 3 * DAY_S);
    FILE *file = fopen(path, "w");
    CHECK(file && PEM_write_X509(file, certificate) &&
          PEM_write_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL));
    fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
    snprintf(lines, sizeof lines, "certfile %s\nkeyfile %s\n%s", path, path,
             getuid() == 0 ? "user root\n" : "");
    mosquitto_stop();
    mosquitto_start(lines);
}

/* Whether a connection comes about, as of so many days from now by the time that is known by other means. */
static bool connects_securely(const char *host, const char *ca_file, int days)
{
    char url[80];
    struct side side = {0};
    const struct broker_events events = {&side, on_message, on_connected};
    snprintf(url, sizeof url, "mqtts://%s:%d", host, mosquitto_port);
    side.broker =
        broker_new(&(struct broker_options){.url = url, .ca_file = ca_file}, &events, now_ms, 0, NULL);
    CHECK(side.broker != NULL);
    broker_set_time(side.broker, time(NULL) + 2 * DAY_S); /* as it holds */
    broker_set_time(side.broker, days ? time(NULL) + days * DAY_S : 0);
    UNTIL(side.ups + side.downs > 0, &side);
    broker_free(side.broker);
    return side.ups > 0;
}

static void test_certificate(void)
{
    char path[80], url[80];
    struct err err = {0};
    struct side side = {0};
    const struct broker_events events = {&side, on_message, on_connected};
    snprintf(path, sizeof path, "/tmp/nownext-broker-%d.pem", (int)getpid());
    start_secure(path);
    check_row("certificate, by its dates");
    CHECK(!connects_securely("127.0.0.1", path, 0));
    CHECK(connects_securely("127.0.0.1", path, 2));
    CHECK(!connects_securely("127.0.0.1", path, 4));
    check_row("certificate, of another name");
    CHECK(!connects_securely("localhost", path, 2));
    check_row("certificate, of an authority that is not known");
    CHECK(!connects_securely("127.0.0.1", "", 2));

    check_row("certificate, the time is known later");
    snprintf(url, sizeof url, "mqtts://127.0.0.1:%d", mosquitto_port);
    side.broker = broker_new(&(struct broker_options){.url = url, .ca_file = path}, &events, now_ms, 0, NULL);
    UNTIL(side.downs > 0, &side);
    broker_set_time(side.broker, time(NULL) + 2 * DAY_S);
    UNTIL(side.ups > 0, &side);
    broker_free(side.broker);

    check_row("authorities that can't be read");
    CHECK(!broker_new(&(struct broker_options){.url = url, .ca_file = "/nowhere.pem"}, &events, now_ms, 0,
                      &err));
    CHECK(strstr(err.text, "/nowhere.pem") != NULL);
    unlink(path);
}

int main(void)
{
    struct side side;
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    signal(SIGPIPE, SIG_IGN);
    test_addresses();
    test_topics();
    mosquitto_start("");
    test_messages(&side);
    test_restart(&side);
    broker_free(side.broker);
    test_will();
    test_password();
    test_refused();
    test_certificate();
    mosquitto_stop();
    return check_done();
}
