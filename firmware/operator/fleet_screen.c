#include "operator/fleet_screen.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "fleet/fleet_told.h"

/* ECMA-48, and what xterm and those like it have beside it. */
#define SECOND_PAGE "\x1b[?1049h\x1b[?25l"
#define FIRST_PAGE "\x1b[?25h\x1b[?1049l"
#define TO_BEGIN "\x1b[H"
#define CLEAR_LINE "\x1b[K"
#define CLEAR_REST "\x1b[J"

static bool is_connected(const struct fleet_line *line)
{
    return broker_is_connected(line->watch.broker);
}

int64_t fleet_screen_due(const struct fleet_screen *screen, const struct fleet_line *line)
{
    if (!screen->is_drawn)
        return 0;
    bool has_news = screen->heard != line->watch.heard || screen->was_connected != is_connected(line);
    return screen->drawn_ms + (has_news ? FLEET_SCREEN_LEAST_MS : FLEET_SCREEN_MOST_MS);
}

static void draw_lines(FILE *out, const char *text, unsigned lines)
{
    unsigned count = 0, all = 0;
    for (const char *at = text; *at; at++)
        all += *at == '\n';
    for (; *text && (all <= lines || count + 1 < lines); count++) {
        size_t length = strcspn(text, "\n");
        fprintf(out, "%.*s" CLEAR_LINE "\r\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
    if (*text)
        fprintf(out, "... and %u lines more" CLEAR_LINE "\r\n", all - count);
}

void fleet_screen_draw(struct fleet_screen *screen, struct fleet_line *line, unsigned columns, unsigned lines)
{
    const int64_t now = fleet_line_clock();
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    if (!is_connected(line))
        str_addf(&text, "NO CONNECTION: %s. What stands here is old.\n",
                 *line->watch.why ? line->watch.why : "the broker does not answer");
    fleet_judge(&line->watch.fleet, now, screen->now());
    fleet_table(&line->watch.fleet, now, screen->now(), screen->zone, columns, &text);
    fputs(TO_BEGIN, screen->out);
    draw_lines(screen->out, text.text, lines > 3 ? lines - 1 : 2);
    fputs(CLEAR_REST, screen->out);
    fflush(screen->out);
    arena_finish(&arena);
    screen->heard = line->watch.heard;
    screen->was_connected = is_connected(line);
    screen->drawn_ms = now;
    screen->is_drawn = true;
}

static struct winsize size_of(FILE *out)
{
    struct winsize size = {.ws_row = 0, .ws_col = 0};
    ioctl(fileno(out), TIOCGWINSZ, &size);
    size.ws_row = size.ws_row ? size.ws_row : 24;
    size.ws_col = size.ws_col ? size.ws_col : 80;
    return size;
}

unsigned fleet_screen_columns(FILE *out)
{
    return size_of(out).ws_col;
}

static void draw(struct fleet_screen *screen, struct fleet_line *line)
{
    const struct winsize size = size_of(screen->out);
    fleet_screen_draw(screen, line, size.ws_col, size.ws_row);
}

void fleet_screen_run(struct fleet_screen *screen, struct fleet_line *line)
{
    struct signalfd_siginfo ended;
    sigset_t ends, before;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, &before);
    int fd = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    fputs(SECOND_PAGE, screen->out);
    while (read(fd, &ended, sizeof ended) != sizeof ended) {
        int64_t left = fleet_screen_due(screen, line) - fleet_line_clock();
        if (left <= 0)
            draw(screen, line);
        else
            fleet_line_turn(line, left < FLEET_SCREEN_LEAST_MS ? left : FLEET_SCREEN_LEAST_MS, fd);
    }
    fputs(FIRST_PAGE, screen->out);
    fflush(screen->out);
    close(fd);
    sigprocmask(SIG_SETMASK, &before, NULL);
}
