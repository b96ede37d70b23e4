#include "fleet/fleet_type.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

static struct fleet fleet;
static struct arena arena;

static void hear(const char *name, const char *rest, const char *text)
{
    fleet_hear(&fleet,
               &(struct fleet_message){.name = name, .rest = rest, .bytes = text, .size = strlen(text)}, 0);
}

static void say(const char *name, const char *type)
{
    const char *text = arena_printf(&arena, "{\"format\": \"nownext-status/1\", \"screen\": \"door\"%s%s%s}",
                                    type ? ", \"type\": \"" : "", type ? type : "", type ? "\"" : "");
    hear(name, "online", "1");
    hear(name, "status", text);
}

static const char *told_at(int64_t steady_ms)
{
    fleet_judge(&fleet, steady_ms, INSTANT_NONE);
    return fleet_type_told(&fleet, &arena);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    fleet_init(&fleet, NULL, 0, &arena);
    check_row("nobody, one, two alike, one of before that does not say");
    CHECK_STR(told_at(0), "");
    say("b", "F 2.12");
    CHECK_STR(told_at(0), "");
    say("c", "F 2.12");
    say("d", NULL);
    CHECK_STR(told_at(0), "");
    check_row("one that differs from most, and is named");
    say("a", "F 2.13");
    CHECK_STR(told_at(0),
              "Letters differ: a, from the other 2; give all the same image (F 2.13, not F 2.12)");
    check_row("as many of each: the order of the table does not matter");
    say("e", "F 2.13");
    CHECK_STR(told_at(0),
              "Letters differ: a, e, from the other 2; give all the same image (F 2.13, not F 2.12)");
    check_row("who is heard no more does not count");
    hear("c", "online", "0");
    CHECK_STR(told_at(0),
              "Letters differ: b, from the other 2; give all the same image (F 2.12, not F 2.13)");
    CHECK_STR(told_at(FLEET_SILENT_MS + 1), "");
    check_row("what a terminal would obey is no part of it; and the names have an end");
    say("a", "\\u001b[2J");
    for (int i = 0; i < 9; i++)
        say(arena_printf(&arena, "more-%d", i), "F 2.13");
    for (int i = 0; i < 12; i++)
        say(arena_printf(&arena, "other-%d", i), "F 2.14");
    const char *text = told_at(0);
    CHECK(!strchr(text, '\x1b') && strstr(text, "[2J") != NULL);
    CHECK(strstr(text, " and 4 more, from the other 12; ") != NULL);
    fleet_finish(&fleet);
    arena_finish(&arena);
    return check_done();
}
