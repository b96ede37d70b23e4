/*
 * A line that waits, with Debian's mosquitto; skipped by name where it is not installed.
 */
#include "fleet/fleet_line.h"

#include "broker/mosquitto.h"

static bool never(void *of, const struct fleet_line *line)
{
    (void)line;
    ++*(int *)of;
    return false;
}

static void test_nobody(void)
{
    struct fleet_line line;
    struct err err = {0};
    int count = 0;
    check_row("nobody is there");
    CHECK(fleet_line_open(
        &line, &(struct fleet_watch_options){.broker = "mqtt://127.0.0.1:1", .venue_id = "v"}, &err));
    int64_t began = fleet_line_clock();
    CHECK(!fleet_line_settle(&line, 60000, &err));
    CHECK(fleet_line_clock() - began < 30000); /* at once, where it is said */
    CHECK_INT(err.code, ERR_IO);
    CHECK(strstr(err.text, "the broker can't be reached: ") != NULL);
    CHECK(!fleet_line_await(&line, 60000, never, &count)); /* not for a minute */
    CHECK_INT(count, 1);
    CHECK(!fleet_line_confirm(&line, 60000, NULL));
    fleet_line_close(&line);
}

static void test_there(void)
{
    char url[60];
    struct fleet_line line;
    struct err err = {0};
    int count = 0;
    check_row("there");
    snprintf(url, sizeof url, "mqtt://127.0.0.1:%d", mosquitto_port);
    CHECK(fleet_line_open(&line, &(struct fleet_watch_options){.broker = url, .venue_id = "v"}, &err));
    int64_t began = fleet_line_clock();
    CHECK(fleet_line_settle(&line, FLEET_LINE_MOST_MS, &err));
    CHECK(fleet_line_clock() - began >= FLEET_LINE_QUIET_MS);
    CHECK(fleet_watch_publish(&line.watch, "live", "{\"revision\": 3}", 15));
    CHECK(fleet_line_confirm(&line, 5000, &err));
    CHECK_INT((int)broker_unconfirmed(line.watch.broker), 0);
    CHECK(fleet_line_settle(&line, FLEET_LINE_MOST_MS, &err));
    CHECK_INT((int)line.watch.fleet.live_revision, 3);
    began = fleet_line_clock();
    CHECK(!fleet_line_await(&line, 200, never, &count));
    CHECK(fleet_line_clock() - began >= 200 && count >= 2);
    fleet_line_close(&line);
    check_row("not let in");
    CHECK(err.code == ERR_NONE);
}

static void test_not_let_in(void)
{
    char url[60];
    struct fleet_line line;
    struct err err = {0};
    check_row("not let in");
    mosquitto_stop();
    FILE *file = fopen(mosquitto_config, "w");
    fprintf(file, "listener %d 127.0.0.1\nallow_anonymous false\nlog_dest none\n", mosquitto_port);
    fclose(file);
    fflush(NULL);
    mosquitto_child = fork();
    if (mosquitto_child == 0) {
        execl(mosquitto_program, "mosquitto", "-c", mosquitto_config, (char *)NULL);
        _exit(127);
    }
    mosquitto_await();
    snprintf(url, sizeof url, "mqtt://a:b@127.0.0.1:%d", mosquitto_port);
    CHECK(fleet_line_open(&line, &(struct fleet_watch_options){.broker = url, .venue_id = "v"}, &err));
    CHECK(!fleet_line_settle(&line, FLEET_LINE_MOST_MS, &err));
    /* As the broker says it, and not that the connection has gone after that. */
    if (!CHECK(strstr(err.text, "authori") != NULL))
        puts(err.text);
    fleet_line_close(&line);
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    test_nobody();
    mosquitto_start("");
    test_there();
    test_not_let_in();
    mosquitto_stop();
    return check_done();
}
