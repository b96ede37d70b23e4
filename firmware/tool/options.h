/*
 * options: the words of a call, told apart and checked.
 */
#ifndef NOWNEXT_TOOL_OPTIONS_H
#define NOWNEXT_TOOL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "station/config.h"

enum option {
    OPTION_HELP,
    OPTION_JSON,
    OPTION_SCENE,
    OPTION_ALL_PANELS,
    OPTION_ALL,
    OPTION_YES,
    OPTION_WARNING,
    OPTION_METRICS, /* these take no value */
    OPTION_OUTPUT,
    OPTION_ROOM,
    OPTION_AT,
    OPTION_ROLE,
    OPTION_DISPLAY,
    OPTION_PAGE,
    OPTION_PANEL,
    OPTION_ROTATE,
    OPTION_SPEED,
    OPTION_TIMEZONE,
    OPTION_TITLE,
    OPTION_THEME,
    OPTION_LANGUAGE,
    OPTION_HTML,
    OPTION_LIVE,
    OPTION_VENUE,
    OPTION_SAMPLE,
    OPTION_KEY,
    OPTION_LISTEN,
    OPTION_URL,
    OPTION_QR,
    OPTION_DESK,
    OPTION_TO,
    OPTION_BY,
    OPTION_REASON,
    OPTION_FROM,
    OPTION_UNTIL,
    OPTION_TEXT,
    OPTION_REPLACED_BY,
    OPTION_PICTURES,
    OPTION_CHANGES,
    OPTION_EMERGENCY,
    OPTION_BROKER,
    OPTION_CA,
    OPTION_NAME,
    OPTION_MINUTES,
    OPTION_COUNT
};

#define OPTION_BIT(option) (UINT64_C(1) << (option))
/* In a set of OPTION_BITs: --panel, --display, --theme and --language may be given many times. */
#define OPTION_MANY (UINT64_C(1) << 63)
/* In such a set: there may be many operands, as versions of one program. */
#define OPTION_PROGRAMS (UINT64_C(1) << 62)
/* In such a set: the operands are words of a sentence ("delay", "N1", "-5"), and none of them is a PROGRAM;
 * --room may be given many times. */
#define OPTION_WORDS (UINT64_C(1) << 61)
#define OPTIONS_MOST_PROGRAMS 128
#define OPTIONS_MOST_MORE 64

struct options {
    const char *values[OPTION_COUNT]; /* NULL: not given; "" for those without a value */
    const char *program;              /* the PROGRAM operand, or NULL */
    uint32_t program_count;
    const char *programs[OPTIONS_MOST_PROGRAMS]; /* all of them, with the first, in order */
    uint32_t more_count;                         /* OPTION_MANY: what came after the first, in order */
    struct {
        enum option option;
        const char *value;
    } more[OPTIONS_MOST_MORE];
};

/* Reads the words after the subcommand. `allowed` is a set of OPTION_BITs. Long options take "--name VALUE"
 * or "--name=VALUE"; "--" ends them. False and ERR_USAGE for an option that is not allowed here (with the
 * nearest that is), one given twice, a missing value or an operand too many. Values point into argv. */
bool options_parse(int argc, const char *const *argv, uint64_t allowed, struct options *ret,
                   struct err *reterr);

/* All values of an option that may be given many times, in order, each parted at its commas where `commas` is
 * true: to `ret`, which has room for OPTIONS_MOST_VALUES. Parts are in the arena. Gives their number; more
 * are left out. */
#define OPTIONS_MOST_VALUES 128
uint32_t options_values(const struct options *options, enum option option, bool commas, struct arena *arena,
                        const char *ret[OPTIONS_MOST_VALUES]);

/* "--room", as it is written. */
const char *option_name(enum option option);

#endif
