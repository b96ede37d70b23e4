#include "simulator/rehearse_effect.h"

#include "simulator/rehearse_decide.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct rehearse rehearse;
static struct arena arena;
static struct str_builder said;
static struct rehearse_turn turn = {.rehearse = &rehearse, .said = &said};

static uint32_t called(const char *id)
{
    return program_find_session(loaded.program, id);
}

static const char *line(uint32_t number)
{
    struct str_builder out = {.arena = &arena};
    rehearse_effect_line(&rehearse, number, NULL, "told", &out);
    return out.text;
}

static const char *lines(uint32_t number, uint32_t most)
{
    struct str_builder out = {.arena = &arena};
    rehearse_effect_lines(&rehearse, number, NULL, most, &out);
    return out.text;
}

/* Each line of an overlay has its key's column, and is no longer than a column has room for. */
static void check_lines(const char *text)
{
    for (; *text; text = strchr(text, '\n') + 1) {
        size_t length = strcspn(text, "\n");
        CHECK(length > 11 && text[10] == ' ' && (text[11] != ' ' || memcmp(text + 11, "  ", 2) == 0));
        CHECK(length <= 11 + 68);
    }
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    said.arena = &arena;
    rehearse_init(&rehearse, loaded.program, NULL, "log");
    turn.now = moment(&loaded, "2025-03-29 10:20");

    check_row("a session's change says what comes of it");
    CHECK_INT(rehearse_delay(&turn, called("1.1"), 5), 2);
    CHECK(contains(line(2), "from 10:20: Hall A: \"Locks\" ends 10:45 instead of 10:40 + "));
    check_row("the next one against this one");
    CHECK_INT(rehearse_delay(&turn, called("1.1"), 5), 3);
    CHECK(contains(line(3), "from 10:20: Hall A: \"Locks\" ends 10:50 instead of 10:45 + "));
    check_row("whatever comes after it");
    rehearse_cancel(&turn, called("1.1"));
    CHECK(contains(line(2), "\"Locks\" ends 10:45 instead of 10:40"));
    check_row("what is read again and again");
    CHECK(rehearse_fill(&turn, called("1.1")) > 0);
    CHECK(contains(line(5), "told (from 10:20): nobody will read anything else"));
    check_row("of an emergency and an undoing what was told goes first");
    uint32_t number = rehearse_notice(&turn, 1, "Use the other door");
    CHECK(contains(line(number), "from 10:20: Hall B"));
    CHECK(!strstr(line(number), "told"));
    number = rehearse_raise(&turn, EMERGENCY_FIRE, true, (struct label){0, NULL});
    CHECK(contains(line(number), "told (from 10:20): "));
    CHECK(contains(line(number), "TEST"));
    number = rehearse_lift(&turn);
    CHECK(contains(line(number), "from 10:20: All displays"));
    number = rehearse_undo(&turn);
    CHECK(contains(line(number), "told (from 10:20): "));

    check_row("as lines");
    const char *all = lines(2, 50), *some = lines(2, 3);
    CHECK(contains(all, "10:20      5 min late: Locks\n           Hall A: \"Locks\" ends 10:45"));
    CHECK(contains(all, "change"));
    CHECK(!strstr(all, " more\n"));
    check_lines(all);
    check_lines(some);
    CHECK(contains(some, "           and "));
    CHECK(contains(some, " more\n"));
    CHECK(count_lines(some) < count_lines(all));
    check_row("as the preview has it");
    struct preview preview;
    rehearse_effect(&rehearse, 2, NULL, &arena, &preview);
    CHECK(preview.count > 3);
    CHECK(contains(all, "Hallway"));
    CHECK_INT(preview.displays_now > 0, true);

    CHECK(!strstr(lines(2, preview.count), " more\n"));
    CHECK(contains(lines(2, preview.count - 1), "and 1 more\n"));

    rehearse_finish(&rehearse);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
