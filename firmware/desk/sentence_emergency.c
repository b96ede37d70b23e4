#include "desk/sentence_work.h"

#include <string.h>

#include "base/ascii.h"

/* A test that nobody ends is over by itself. */
#define TEST_MS (10 * MS_PER_MINUTE)

static bool read_kind(struct saying *saying, const char *word, enum emergency_kind *ret)
{
    for (int kind = 0; kind < EMERGENCY_KIND_COUNT; kind++) {
        const char *name = emergency_kind_name((enum emergency_kind)kind);
        if (!ascii_same(word, strlen(word), name, strlen(name)))
            continue;
        *ret = (enum emergency_kind)kind;
        return true;
    }
    return saying_fail(saying, "\"%s\" is no kind of emergency: fire, evacuation, medical, shelter or custom",
                       word);
}

/* What is said for it, or what is prepared; with the plan that is prepared for its kind in any case. */
static bool find_text(struct saying *saying, struct live_emergency *emergency)
{
    const struct sentence_context *context = saying->context;
    const struct prepared_text *prepared =
        context->prepared ? &context->prepared->kinds[emergency->kind] : NULL;
    if (prepared && prepared->picture && *prepared->picture)
        emergency->picture = prepared->picture;
    if (saying->options->text) {
        struct label_variant *variant = ARENA_NEW(saying->arena, struct label_variant);
        *variant = (struct label_variant){"", saying->options->text};
        emergency->text = (struct label){1, variant};
        return *variant->text || saying_fail(saying, "--text is empty");
    }
    if (!prepared || prepared->text.count == 0)
        return saying_fail(saying, "no text is prepared for \"%s\": say with --text what people are to do",
                           emergency_kind_name(emergency->kind));
    emergency->text = prepared_label(prepared->text, &context->folded->event, saying->arena);
    saying->ret->is_example = prepared->is_example;
    return true;
}

static bool find_until(struct saying *saying, struct live_emergency *emergency)
{
    const struct instant now = saying->context->now;
    const char *until = saying->options->until;
    if (!until && !emergency->test)
        return saying_fail(saying,
                           "say until when it lasts at most, within 12 hours, as: --until +2h. It ends "
                           "before that when it is lifted");
    emergency->until.ms = now.ms + TEST_MS;
    if (until && !saying_moment(saying, until, "--until", now, &emergency->until))
        return false;
    if (emergency->until.ms <= now.ms)
        return saying_fail(saying, "--until %s is over already", until);
    if (emergency->until.ms - now.ms > LIVE_EMERGENCY_MOST_MS)
        return saying_fail(saying, "an emergency lasts 12 hours at most: give an earlier --until");
    return true;
}

bool saying_emergency(struct saying *saying)
{
    struct live_emergency *emergency = ARENA_NEW(saying->arena, struct live_emergency);
    uint32_t first = 0;
    *emergency = (struct live_emergency){.kind = EMERGENCY_FIRE,
                                         .raised = saying->context->now,
                                         .until = INSTANT_NONE,
                                         .lifted = INSTANT_NONE};
    if (saying->count > 0 && ascii_same(saying->words[0], strlen(saying->words[0]), "test", 4)) {
        emergency->test = true;
        first = 1;
    }
    if (saying->count > first + 1 || (saying->count == first && !emergency->test))
        return saying_fail(saying,
                           "say which emergency: fire, evacuation, medical, shelter or custom; or test");
    if ((saying->count > first && !read_kind(saying, saying->words[first], &emergency->kind)) ||
        !find_until(saying, emergency) ||
        !saying_rooms(saying, &emergency->everywhere, &emergency->room_count, &emergency->rooms) ||
        !find_text(saying, emergency))
        return false;
    saying->ret->command.says.emergency = emergency;
    return true;
}

bool saying_lift(struct saying *saying)
{
    const struct live *live = saying->context->live;
    struct live_emergency *lifted = ARENA_NEW(saying->arena, struct live_emergency);
    if (saying->count > 0)
        return saying_fail(saying, "lift takes no words: there is one emergency at most");
    if (!live || !live->emergency || instant_is_set(live->emergency->lifted))
        return saying_fail(saying, "there is no emergency to lift");
    *lifted = *live->emergency;
    lifted->lifted = instant_max(saying->context->now, lifted->raised);
    saying->ret->command.says.emergency = lifted;
    return true;
}
