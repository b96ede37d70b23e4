#include "display/log.h"

#include <stdarg.h>
#include <string.h>

#include "base/str.h"

void log_write(FILE *file, enum log_level level, const char *line)
{
    fprintf(file, "<%d>", (int)level);
    for (const char *c = line; *c; c++) /* what came from a file makes no lines of its own */
        putc((unsigned char)*c < ' ' ? ' ' : *c, file);
    putc('\n', file);
    fflush(file);
}

void log_lines(struct log *log, unsigned topic, enum log_level level, uint32_t count,
               const char *const *lines)
{
    uint64_t told[LOG_MOST_LINES];
    for (uint32_t i = 0; i < count && i < LOG_MOST_LINES; i++) {
        bool is_news = true;
        told[i] = str_hash(lines[i], strlen(lines[i]));
        for (uint32_t j = 0; j < log->topics[topic].count; j++)
            is_news = is_news && log->topics[topic].told[j] != told[i];
        log->lines += is_news;
        if (is_news && log->file)
            log_write(log->file, level, lines[i]);
    }
    log->topics[topic].count = count < LOG_MOST_LINES ? count : LOG_MOST_LINES;
    memcpy(log->topics[topic].told, told, sizeof *told * log->topics[topic].count);
}

void log_line(struct log *log, unsigned topic, enum log_level level, const char *format, ...)
{
    char text[1000];
    const char *line = text;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text[str_valid_prefix(text, strlen(text))] = '\0'; /* it may have been cut inside a character */
    log_lines(log, topic, level, 1, &line);
}

bool log_has(const struct log *log, unsigned topic)
{
    return log->topics[topic].count > 0;
}
