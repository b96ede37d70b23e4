#include "tool/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/str.h"

#define FIRST_WITH_VALUE OPTION_OUTPUT

static const char *const names[OPTION_COUNT] = {
    [OPTION_HELP] = "--help",
    [OPTION_JSON] = "--json",
    [OPTION_SCENE] = "--scene",
    [OPTION_ALL] = "--all",
    [OPTION_OUTPUT] = "--output",
    [OPTION_ROOM] = "--room",
    [OPTION_AT] = "--at",
    [OPTION_ROLE] = "--role",
    [OPTION_DISPLAY] = "--display",
    [OPTION_PAGE] = "--page",
    [OPTION_PANEL] = "--panel",
    [OPTION_ALL_PANELS] = "--all-panels",
    [OPTION_ROTATE] = "--rotate",
    [OPTION_SPEED] = "--speed",
    [OPTION_TITLE] = "--title",
    [OPTION_TIMEZONE] = "--timezone",
    [OPTION_THEME] = "--theme",
    [OPTION_LANGUAGE] = "--language",
    [OPTION_HTML] = "--html",
    [OPTION_LIVE] = "--live",
    [OPTION_VENUE] = "--venue",
    [OPTION_SAMPLE] = "--sample",
    [OPTION_KEY] = "--key",
    [OPTION_YES] = "--yes",
    [OPTION_WARNING] = "--warning",
    [OPTION_DESK] = "--desk",
    [OPTION_TO] = "--to",
    [OPTION_BY] = "--by",
    [OPTION_REASON] = "--reason",
    [OPTION_FROM] = "--from",
    [OPTION_UNTIL] = "--until",
    [OPTION_TEXT] = "--text",
    [OPTION_REPLACED_BY] = "--replaced-by",
    [OPTION_PICTURES] = "--pictures",
    [OPTION_CHANGES] = "--changes",
    [OPTION_EMERGENCY] = "--emergency",
    [OPTION_LISTEN] = "--listen",
    [OPTION_URL] = "--url",
    [OPTION_QR] = "--qr",
    [OPTION_METRICS] = "--metrics",
    [OPTION_BROKER] = "--broker",
    [OPTION_CA] = "--ca",
    [OPTION_NAME] = "--name",
    [OPTION_MINUTES] = "--minutes",
};

const char *option_name(enum option option)
{
    return option == OPTION_OUTPUT ? "-o" : names[option];
}

/* "unknown option", and the nearest one that this subcommand has. */
static bool refuse_unknown(const char *word, uint64_t allowed, struct err *reterr)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    char bare[64];
    size_t length = strcspn(word, "=");
    snprintf(bare, sizeof bare, "%.*s", (int)(length < sizeof bare ? length : sizeof bare - 1), word);
    enum option best = OPTION_HELP;
    unsigned best_distance = UINT32_MAX;
    for (enum option option = 0; option < OPTION_COUNT; option++) {
        unsigned distance = str_distance(&arena, bare, option_name(option));
        if ((allowed & OPTION_BIT(option)) && distance < best_distance) {
            best = option;
            best_distance = distance;
        }
    }
    arena_finish(&arena);
    if (best_distance <= 3 && bare[0] == '-' && bare[1] == '-')
        return err_set(reterr, ERR_USAGE, "there is no option %s here; did you mean %s?", bare,
                       option_name(best));
    return err_set(reterr, ERR_USAGE, "there is no option %s here; --help lists those that there are", bare);
}

/* The option that a word such as "--room=x", "-h" or "-o" names, and the value in the same word, if there is
 * one. getopt_long would take "--roo" as well, and has no words for what is wrong. */
static enum option find_option(const char *word, const char **ret_value)
{
    *ret_value = word[2] ? word + 2 : NULL;
    if (word[1] != '-')
        return word[1] == 'h' ? OPTION_HELP : word[1] == 'o' ? OPTION_OUTPUT : OPTION_COUNT;
    size_t length = strcspn(word, "=");
    *ret_value = word[length] ? word + length + 1 : NULL;
    enum option option = 0;
    while (option < OPTION_COUNT &&
           (strlen(names[option]) != length || strncmp(word, names[option], length) != 0))
        option++;
    return option;
}

bool options_parse(int argc, const char *const *argv, uint64_t allowed, struct options *ret,
                   struct err *reterr)
{
    memset(ret, 0, sizeof *ret);
    bool options_end = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        if (!options_end && strcmp(word, "--") == 0) {
            options_end = true;
            continue;
        }
        bool is_less = allowed & OPTION_WORDS && word[0] == '-' && ascii_is_digit(word[1]); /* "-5" */
        if (options_end || word[0] != '-' || word[1] == '\0' || is_less) {
            unsigned most = allowed & (OPTION_PROGRAMS | OPTION_WORDS) ? OPTIONS_MOST_PROGRAMS : 1;
            if (ret->program_count == most && (allowed & OPTION_WORDS))
                return err_set(reterr, ERR_USAGE, "%u words are enough; quote a text", most);
            if (ret->program_count == most && most > 1)
                return err_set(reterr, ERR_USAGE, "%u versions are enough", most);
            if (ret->program_count == most)
                return err_set(reterr, ERR_USAGE, "one PROGRAM is enough: there is \"%s\" and then \"%s\"",
                               ret->program, word);
            ret->programs[ret->program_count++] = word;
            ret->program = ret->programs[0];
            continue;
        }
        const char *value;
        enum option option = find_option(word, &value);
        if (option == OPTION_COUNT || !(allowed & OPTION_BIT(option)))
            return refuse_unknown(word, allowed, reterr);
        if (option < FIRST_WITH_VALUE) {
            if (value)
                return err_set(reterr, ERR_USAGE, "%s takes no value", option_name(option));
            ret->values[option] = "";
            continue;
        }
        bool again = (allowed & OPTION_MANY) && (option == OPTION_PANEL || option == OPTION_DISPLAY ||
                                                 option == OPTION_THEME || option == OPTION_LANGUAGE);
        again = again || (allowed & OPTION_WORDS && option == OPTION_ROOM);
        if (ret->values[option] && (!again || ret->more_count == OPTIONS_MOST_MORE))
            return err_set(reterr, ERR_USAGE, "%s is given twice", option_name(option));
        if (!value && i + 1 < argc)
            value = argv[++i];
        if (!value || !*value)
            return err_set(reterr, ERR_USAGE, "%s needs a value", option_name(option));
        if (ret->values[option]) {
            ret->more[ret->more_count].option = option;
            ret->more[ret->more_count++].value = value;
        } else {
            ret->values[option] = value;
        }
    }
    return true;
}

static uint32_t add_parts(const char *value, bool commas, struct arena *arena, uint32_t count,
                          const char *ret[OPTIONS_MOST_VALUES])
{
    while (*value && count < OPTIONS_MOST_VALUES) {
        size_t length = commas ? strcspn(value, ",") : strlen(value);
        if (length > 0)
            ret[count++] = arena_copy_n(arena, value, length);
        value += length + (value[length] == ',');
    }
    return count;
}

uint32_t options_values(const struct options *options, enum option option, bool commas, struct arena *arena,
                        const char *ret[OPTIONS_MOST_VALUES])
{
    uint32_t count = 0;
    if (options->values[option])
        count = add_parts(options->values[option], commas, arena, count, ret);
    for (uint32_t i = 0; i < options->more_count; i++)
        if (options->more[i].option == option)
            count = add_parts(options->more[i].value, commas, arena, count, ret);
    return count;
}
