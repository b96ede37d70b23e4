#include "display/log.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

static char *text;
static size_t size;

/* What was written since the last time. */
static const char *news(FILE *file)
{
    static size_t seen;
    fflush(file);
    const char *since = text + seen;
    seen = size;
    return since;
}

int main(void)
{
    struct log log = {.file = open_memstream(&text, &size)};
    check_row("a line with its level");
    CHECK(!log_has(&log, 1));
    log_line(&log, 1, LOG_LEVEL_WARNING, "door-%d: no card", 7);
    CHECK_STR(news(log.file), "<4>door-7: no card\n");
    CHECK(log_has(&log, 1) && !log_has(&log, 2));
    check_row("told once, until it changes");
    log_line(&log, 1, LOG_LEVEL_WARNING, "door-%d: no card", 7);
    CHECK_STR(news(log.file), "");
    log_line(&log, 1, LOG_LEVEL_NOTICE, "a card");
    log_line(&log, 1, LOG_LEVEL_WARNING, "door-%d: no card", 7);
    CHECK_STR(news(log.file), "<5>a card\n<4>door-7: no card\n");
    check_row("another topic knows nothing of it");
    log_line(&log, 2, LOG_LEVEL_ERROR, "door-7: no card");
    CHECK_STR(news(log.file), "<3>door-7: no card\n");

    check_row("of several lines, those that are new");
    const char *lines[LOG_MOST_LINES + 1] = {"a", "b", "c"};
    log_lines(&log, 3, LOG_LEVEL_WARNING, 2, lines);
    CHECK_STR(news(log.file), "<4>a\n<4>b\n");
    log_lines(&log, 3, LOG_LEVEL_WARNING, 2, lines + 1);
    CHECK_STR(news(log.file), "<4>c\n");
    log_lines(&log, 3, LOG_LEVEL_WARNING, 2, lines + 1);
    CHECK_STR(news(log.file), ""); /* each was told, not only the last */
    log_lines(&log, 3, LOG_LEVEL_WARNING, 0, NULL);
    CHECK(!log_has(&log, 3));
    log_lines(&log, 3, LOG_LEVEL_WARNING, 1, lines + 1);
    CHECK_STR(news(log.file), "<4>b\n");
    for (int i = 0; i <= LOG_MOST_LINES; i++)
        lines[i] = "same";
    log_lines(&log, 4, LOG_LEVEL_WARNING, LOG_MOST_LINES + 1, lines);
    CHECK_INT(strlen(news(log.file)), LOG_MOST_LINES * strlen("<4>same\n"));

    check_row("a line stays a line, and text stays text");
    log_line(&log, 5, LOG_LEVEL_WARNING, "a\n<0>b\x1b[1m");
    CHECK_STR(news(log.file), "<4>a <0>b [1m\n");
    char filler[1200];
    for (size_t i = 0; i < sizeof filler; i++)
        filler[i] = i % 2 ? '\xA4' : '\xC3';
    filler[sizeof filler - 2] = '\0';
    log_line(&log, 5, LOG_LEVEL_WARNING, "x%s", filler);
    const char *cut = news(log.file);
    CHECK_INT(strlen(cut), 3 + 999 + 1);
    CHECK_INT((unsigned char)cut[3 + 998], 0xA4);

    check_row("without a file they are counted");
    struct log none = {0};
    log_line(&none, 0, LOG_LEVEL_WARNING, "a");
    log_line(&none, 0, LOG_LEVEL_WARNING, "a");
    CHECK_INT(none.lines, 1);
    fclose(log.file);
    free(text);
    return check_done();
}
