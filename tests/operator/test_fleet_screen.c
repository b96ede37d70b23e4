/*
 * The table on a terminal, which a pseudo-terminal plays; skipped by name where mosquitto is not installed.
 */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#define FLEET_NAME "fleet_screen"
#include "tool/fleet_fixture.h"

#include <fcntl.h>
#include <sys/ioctl.h>

#include "operator/fleet_screen.h"

static char seen[65536];
static size_t seen_size;

/* Reads what the terminal has got, until this is there. */
static bool await(int terminal, const char *piece)
{
    for (int i = 0; i < 1000; i++) {
        struct pollfd wait = {.fd = terminal, .events = POLLIN};
        seen[seen_size] = '\0';
        if (strstr(seen, piece))
            return true;
        if (poll(&wait, 1, 20) > 0) {
            ssize_t count = read(terminal, seen + seen_size, sizeof seen - 1 - seen_size);
            seen_size += count > 0 ? (size_t)count : 0;
        }
    }
    printf("\"%s\" never came: %s\n", piece, seen);
    return false;
}

static void call_on(const char *terminal)
{
    static const char *words[] = {"nownext", "fleet", "--venue", FLEET_VENUE, "--broker", fleet_broker};
    FILE *out = fopen(terminal, "r+");
    if (!out)
        _exit(99);
    struct winsize size = {.ws_row = 5, .ws_col = 100};
    ioctl(fileno(out), TIOCSWINSZ, &size);
    _exit(tool_run(6, words, &(struct tool){.out = out, .err = stderr}));
}

static void test_terminal(void)
{
    int terminal = posix_openpt(O_RDWR | O_NOCTTY), status;
    CHECK(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    char *name = ptsname(terminal);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        call_on(name);
    CHECK(await(terminal, "2 displays, 1 missing, 1 well"));
    CHECK(await(terminal, "\x1b[?1049h"));
    check_row("what comes is drawn");
    fleet_publish("display/sign-7/status", fleet_status_text(17), true);
    fleet_publish("display/sign-7/online", "1", true);
    CHECK(await(terminal, "3 displays, 1 missing, 1 unknown, 1 well"));
    fleet_publish("display/sign-8/status", fleet_status_text(17), true);
    fleet_publish("display/sign-8/online", "1", true);
    CHECK(await(terminal, "... and 4 lines more"));
    check_row("the broker goes");
    mosquitto_stop();
    CHECK(await(terminal, "NO CONNECTION: "));
    check_row("ended");
    kill(child, SIGINT);
    CHECK(await(terminal, "\x1b[?1049l"));
    CHECK(await(terminal, "sign-8   unknown"));
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == TOOL_INPUT);
    close(terminal);
    mosquitto_start("");
}

static void test_due(void)
{
    struct fleet_screen screen = {.out = NULL};
    struct fleet_line line;
    const struct fleet_watch_options options = {.broker = "mqtt://127.0.0.1:1", .venue_id = "v"};
    CHECK(fleet_line_open(&line, &options, NULL));
    check_row("due");
    CHECK_INT((int)fleet_screen_due(&screen, &line), 0);
    screen.is_drawn = true;
    screen.drawn_ms = 5000;
    CHECK_INT((int)fleet_screen_due(&screen, &line), 15000);
    line.watch.heard++;
    CHECK_INT((int)fleet_screen_due(&screen, &line), 6000);
    screen.heard++;
    screen.was_connected = true;
    CHECK_INT((int)fleet_screen_due(&screen, &line), 6000);
    fleet_line_close(&line);
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    test_due();
    fleet_begin();
    test_terminal();
    fleet_end();
    call_forget();
    return check_done();
}
