/*
 * The connection to a broker, with Debian's mosquitto: what comes, what goes, the will, a restart.
 */
#include "agent/broker.h"

#include "agent/mosquitto.h"

struct side {
    struct broker *broker;
    char live[100], program[100], ask[100], why[200];
    unsigned lives, asks, ups, downs;
};

static struct fetcher *fetcher;
static int64_t now_ms = 1000;

static void on_live(void *of, const char *bytes, size_t size)
{
    struct side *side = of;
    snprintf(side->live, sizeof side->live, "%.*s", (int)size, bytes);
    side->lives++;
}

static void on_program(void *of, const char *bytes, size_t size)
{
    struct side *side = of;
    snprintf(side->program, sizeof side->program, "%.*s", (int)size, bytes);
}

static void on_ask(void *of, const char *what, const char *bytes, size_t size)
{
    struct side *side = of;
    snprintf(side->ask, sizeof side->ask, "%s:%.*s", what, (int)size, bytes);
    side->asks++;
}

static void on_connected(void *of, bool is_connected, const char *why)
{
    struct side *side = of;
    snprintf(side->why, sizeof side->why, "%s", why);
    *(is_connected ? &side->ups : &side->downs) += 1;
}

static bool begin(struct side *side, const char *display, struct err *reterr)
{
    char url[60];
    snprintf(url, sizeof url, "mqtt://127.0.0.1:%d", mosquitto_port);
    *side = (struct side){0};
    const struct broker_events events = {side, on_live, on_program, on_ask, on_connected};
    side->broker = broker_new(&(struct broker_options){url, "", "lpc", display}, &events, now_ms, 0, reterr);
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
    struct fetch_wait waits[4];
    unsigned used = 0;
    bool all_idle = true;
    for (unsigned i = 0; i < count; i++) {
        broker_step(sides[i]->broker, now_ms, 0);
        bool waiting = broker_waits(sides[i]->broker, &waits[used]);
        used += waiting;
        all_idle = all_idle && !waiting;
    }
    if (all_idle)
        now_ms += 1000;
    fetcher_wait(fetcher, waits, used, 20);
}

static void test_addresses(void)
{
    static const struct {
        const char *url, *venue, *display;
        bool good;
    } rows[] = {
        {"mqtt://a", "v", "d", true},          {"mqtts://name:pass:word@a.example:1/", "v", "d", true},
        {"mqtt://[::1]:1883", "v", "d", true}, {"http://a", "v", "d", false},
        {"mqtt://", "v", "d", false},          {"mqtt://a:x", "v", "d", false},
        {"mqtt://a:0", "v", "d", false},       {"mqtt://a:65536", "v", "d", false},
        {"mqtt://a/topic", "v", "d", false},   {"mqtt://a", "", "d", false},
        {"mqtt://a", "v/w", "d", false},       {"mqtt://a", "v", "d+", false},
        {"mqtt://a", "v", "d#", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        check_row(rows[i].url);
        struct broker *broker =
            broker_new(&(struct broker_options){rows[i].url, NULL, rows[i].venue, rows[i].display},
                       &(struct broker_events){NULL}, 0, 0, &err);
        CHECK_INT(broker != NULL, rows[i].good);
        CHECK_INT(err.text[0] == '\0', rows[i].good);
        if (broker)
            broker_free(broker);
    }
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
    publish("nownext/lpc/display/door/ask/frame", "old", true);
    CHECK(begin(side, "door", NULL));
    UNTIL(side->lives == 1, side);
    CHECK_STR(side->live, "{17}");
    CHECK_INT(side->asks, 0); /* it was asked before */
    CHECK(broker_is_connected(side->broker));
    publish("nownext/lpc/live", "{18}", true);
    publish("nownext/other/live", "{99}", false);
    publish("nownext/lpc/display/other/ask/frame", "not ours", false);
    publish("nownext/lpc/display/door/ask/identify", "now", false);
    publish("nownext/lpc/program", "{\"revision\": \"2\"}", true);
    UNTIL(side->program[0] && side->asks == 1 && side->lives == 2, side);
    CHECK_STR(side->live, "{18}");
    CHECK_STR(side->ask, "identify:now");
    CHECK(broker_publish(side->broker, "status", "{up}", 4, true));
    struct side other;
    CHECK(begin(&other, "other", NULL));
    UNTIL(other.lives == 1, &other, side);
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
    CHECK(!broker_publish(side->broker, "status", "x", 1, true));
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

int main(void)
{
    struct side side;
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    signal(SIGPIPE, SIG_IGN);
    fetcher = fetcher_new();
    test_addresses();
    mosquitto_start("");
    test_messages(&side);
    test_restart(&side);
    broker_free(side.broker);
    test_will();
    test_refused();
    mosquitto_stop();
    fetcher_free(fetcher);
    return check_done();
}
