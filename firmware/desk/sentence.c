#include "desk/sentence.h"

#include <stdarg.h>
#include <string.h>

#include "base/str.h"
#include "desk/sentence_work.h"
#include "lookup/nearest.h"
#include "lookup/room_part.h"

bool saying_fail(struct saying *saying, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    saying->ret->outcome = SENTENCE_ERROR;
    saying->ret->text = arena_vprintf(saying->arena, format, arguments);
    va_end(arguments);
    return false;
}

const char *saying_join(const struct saying *saying, uint32_t from, uint32_t to)
{
    struct str_builder text = {.arena = saying->arena};
    str_add(&text, "");
    for (uint32_t i = from; i < to; i++)
        str_addf(&text, "%s%s", i > from ? " " : "", saying->words[i]);
    return text.text;
}

bool saying_room(struct saying *saying, const char *words, uint32_t *ret)
{
    const struct program *program = saying->context->folded;
    const struct room_name name = {.text = words, .key = saying->context->key_of(saying->arena, words)};
    struct str_builder text = {.arena = saying->arena};
    const uint32_t *rooms;
    uint32_t count = room_find_part(program, name, saying->arena, &rooms);
    if (count == 1) {
        *ret = rooms[0];
        return true;
    }
    if (count == 0)
        nearest_rooms_text(program, words, &text);
    else
        room_part_text(program, words, rooms, count, &text);
    return saying_fail(saying, "%s", text.text);
}

bool saying_rooms(struct saying *saying, bool *ret_everywhere, uint32_t *ret_count,
                  const struct room_name **ret)
{
    const struct sentence_options *options = saying->options;
    struct room_name *rooms = ARENA_ARRAY(saying->arena, struct room_name, options->room_count);
    for (uint32_t i = 0; i < options->room_count; i++) {
        uint32_t room = PROGRAM_NONE;
        if (!saying_room(saying, options->rooms[i], &room))
            return false;
        rooms[i] = room_own_name(&saying->context->folded->rooms[room]);
    }
    *ret_everywhere = options->room_count == 0;
    *ret_count = options->room_count;
    *ret = rooms;
    return true;
}

static bool read_verb(struct saying *saying, const char *word, enum desk_verb *ret)
{
    const char *names[DESK_VERB_COUNT];
    for (enum desk_verb verb = 0; verb < DESK_VERB_COUNT; verb++)
        names[verb] = desk_verb_name(verb);
    *ret = desk_verb_find(word);
    if (*ret != DESK_VERB_COUNT && *ret != DESK_ADOPT)
        return true;
    const char *near = nearest_name(word, names, DESK_ADOPT, saying->arena);
    struct str_builder all = {.arena = saying->arena};
    for (enum desk_verb verb = 0; verb < DESK_ADOPT; verb++)
        str_addf(&all, "%s%s", verb > 0 ? ", " : "", names[verb]);
    if (str_distance(saying->arena, word, near) <= 2)
        return saying_fail(saying, "there is no \"%s\"; did you mean \"%s\"? There are: %s", word, near,
                           all.text);
    return saying_fail(saying, "there is no \"%s\"; there are: %s", word, all.text);
}

/* A clock that is too far behind the log is left to whoever judges the command. */
static struct instant find_made(const struct sentence_context *context)
{
    const struct instant now = context->now;
    struct instant made = context->commands ? desk_made(context->commands, now) : now;
    return made.ms - 1 - now.ms > DESK_MOST_BEHIND_MS ? now : made;
}

static bool read(struct saying *saying, enum desk_verb verb)
{
    static bool (*const readers[DESK_ADOPT])(struct saying *) = {
        [DESK_DELAY] = saying_delay,         [DESK_LATE] = saying_late,
        [DESK_STARTED] = saying_started,     [DESK_MOVE] = saying_move,
        [DESK_CANCEL] = saying_cancel,       [DESK_FULL] = saying_full,
        [DESK_OPEN] = saying_open,           [DESK_ADD] = saying_add,
        [DESK_TITLE] = saying_title,         [DESK_NOTICE] = saying_notice,
        [DESK_LIFT] = saying_lift,           [DESK_UNDO] = saying_undo,
        [DESK_EMERGENCY] = saying_emergency, [DESK_REHEARSE] = saying_rehearse,
    };
    struct desk_command *command = &saying->ret->command;
    const struct sentence_options *options = saying->options;
    *command = (struct desk_command){.verb = verb,
                                     .made = find_made(saying->context),
                                     .by = options->by && *options->by ? options->by : "desk",
                                     .via = options->via && *options->via ? options->via : "live",
                                     .says = {.issued = INSTANT_NONE, .venue = "", .log = ""}};
    return readers[verb](saying) && (!options->only_news || saying_is_new(saying));
}

void sentence_read(uint32_t count, const char *const *words, const struct sentence_options *options,
                   const struct sentence_context *context, struct arena *arena, struct sentence *ret)
{
    struct saying saying = {.count = count > 0 ? count - 1 : 0,
                            .words = words + (count > 0),
                            .options = options,
                            .context = context,
                            .arena = arena,
                            .ret = ret};
    enum desk_verb verb;
    *ret = (struct sentence){.session = {.session = PROGRAM_NONE, .room = PROGRAM_NONE}, .text = ""};
    if (count == 0)
        saying_fail(&saying, "say what has happened, such as: delay N1 10");
    else if (read_verb(&saying, words[0], &verb))
        read(&saying, verb);
}
