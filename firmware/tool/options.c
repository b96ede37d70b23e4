#include "tool/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define FIRST_WITH_VALUE OPTION_OUTPUT

static const struct {
    const char *name;
    char letter; /* 0: none */
} names[OPTION_COUNT] = {
    [OPTION_HELP] = {"help", 'h'},       [OPTION_JSON] = {"json", 0},
    [OPTION_SCENE] = {"scene", 0},       [OPTION_OUTPUT] = {"output", 'o'},
    [OPTION_ROOM] = {"room", 0},         [OPTION_AT] = {"at", 0},
    [OPTION_ROLE] = {"role", 0},         [OPTION_DISPLAY] = {"display", 0},
    [OPTION_PAGE] = {"page", 0},         [OPTION_PANEL] = {"panel", 0},
    [OPTION_ROTATE] = {"rotate", 0},     [OPTION_SPEED] = {"speed", 0},
    [OPTION_TIMEZONE] = {"timezone", 0}, [OPTION_TITLE] = {"title", 0},
    [OPTION_THEME] = {"theme", 0},       [OPTION_LANGUAGE] = {"language", 0},
    [OPTION_HTML] = {"html", 0},         [OPTION_ALL_PANELS] = {"all-panels", 0},
    [OPTION_LIVE] = {"live", 0},         [OPTION_ALL] = {"all", 0},
    [OPTION_VENUE] = {"venue", 0},
};

const char *option_name(enum option option)
{
    static const char *const written[OPTION_COUNT] = {
        "--help",     "--json",  "--scene",   "--all-panels", "--all",   "-o",       "--room",
        "--at",       "--role",  "--display", "--page",       "--panel", "--rotate", "--speed",
        "--timezone", "--title", "--theme",   "--language",   "--html",  "--live",   "--venue"};
    return written[option];
}

/* "unknown option", and the nearest one that this subcommand has. */
static bool refuse_unknown(const char *word, unsigned allowed, struct err *reterr)
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

/* The option that a word such as "--room=x" or "-o" names, and the value in the same word, if there is one.
 */
static enum option find_option(const char *word, const char **ret_value)
{
    *ret_value = NULL;
    for (enum option option = 0; option < OPTION_COUNT; option++) {
        size_t length = strlen(names[option].name);
        if (word[1] == '-' && strncmp(word + 2, names[option].name, length) == 0) {
            const char *rest = word + 2 + length;
            if (*rest == '=')
                *ret_value = rest + 1;
            if (*rest == '=' || *rest == '\0')
                return option;
        } else if (names[option].letter && word[1] == names[option].letter) {
            *ret_value = word[2] ? word + 2 : NULL;
            return option;
        }
    }
    return OPTION_COUNT;
}

bool options_parse(int argc, const char *const *argv, unsigned allowed, struct options *ret,
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
        if (options_end || word[0] != '-' || word[1] == '\0') {
            if (ret->program)
                return err_set(reterr, ERR_USAGE, "one PROGRAM is enough: there is \"%s\" and then \"%s\"",
                               ret->program, word);
            ret->program = word;
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
