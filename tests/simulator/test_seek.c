#include "simulator/seek.h"

#include "tool/fixture.h"

static struct loaded loaded;
static struct arena arena;
static struct seek seek;

static struct instant now_of(const char *text)
{
    return moment(&loaded, text);
}

static void ask(enum seek_question question, const char *text)
{
    seek = (struct seek){.question = question};
    for (; *text; text++)
        seek_key(&seek, loaded.program, now_of("2025-03-29 10:20"),
                 &(struct board_event){.kind = BOARD_EVENT_KEY, .key = (unsigned char)*text});
}

/* "room hall-a, 2 in hall-b, ...": what the line means. */
static const char *hits_at(const char *now)
{
    const struct seek_hit *hits;
    struct str_builder text = {.arena = &arena};
    uint32_t count = seek_hits(&seek, loaded.program, now_of(now), &arena, &hits);
    str_add(&text, count == 0 ? "none" : "");
    for (uint32_t i = 0; i < count; i++) {
        const char *room = hits[i].room == PROGRAM_NONE ? "no room" : loaded.program->rooms[hits[i].room].id;
        if (hits[i].session == PROGRAM_NONE)
            str_addf(&text, "%sroom %s", i ? ", " : "", room);
        else
            str_addf(&text, "%s%s in %s", i ? ", " : "", loaded.program->sessions[hits[i].session].id, room);
    }
    return text.text;
}

static void test_words(void)
{
    check_row("rooms, then what is on there");
    ask(SEEK_WORDS, "hall b");
    CHECK_STR(hits_at("2025-03-29 10:20"), "room hall-b, 2 in hall-b");
    check_row("a title");
    ask(SEEK_WORDS, "comp");
    CHECK_STR(hits_at("2025-03-29 10:20"), "2 in hall-b");
    check_row("a person");
    ask(SEEK_WORDS, "ADA");
    CHECK(strncmp(hits_at("2025-03-29 10:20"), "1 in hall-a", 11) == 0);
    check_row("without a time");
    ask(SEEK_WORDS, "pagers");
    CHECK_STR(hits_at("2025-03-29 10:20"), "6 in no room");
    check_row("nothing");
    ask(SEEK_WORDS, "zebra");
    CHECK_STR(hits_at("2025-03-29 10:20"), "none");
    ask(SEEK_WORDS, " ");
    CHECK_STR(hits_at("2025-03-29 10:20"), "none");
    check_row("nearest in time first");
    ask(SEEK_WORDS, "ers");
    CHECK_STR(hits_at("2025-03-29 10:20"), "2 in hall-b, 3 in hall-b, 6 in no room");
}

static void test_keys(void)
{
    struct instant now = now_of("2025-03-29 10:20");
    struct board_event event = {.kind = BOARD_EVENT_KEY, .key = BOARD_KEY_DOWN};
    check_row("keys");
    ask(SEEK_WORDS, "hall");
    const struct seek_hit *hits;
    uint32_t count = seek_hits(&seek, loaded.program, now, &arena, &hits);
    CHECK(count >= 2);
    CHECK_INT(seek.chosen, 0);
    CHECK_INT(seek_key(&seek, loaded.program, now, &event), SEEK_GOES_ON);
    CHECK_INT(seek.chosen, 1);
    event.key = BOARD_KEY_UP;
    seek_key(&seek, loaded.program, now, &event);
    seek_key(&seek, loaded.program, now, &event);
    CHECK_INT(seek.chosen, count - 1);
    event.key = ' ';
    seek_key(&seek, loaded.program, now, &event);
    CHECK_INT(seek.chosen, 0); /* other words, another list */
    CHECK_STR(seek.line.text, "hall ");
    event.key = BOARD_KEY_BACKSPACE;
    seek_key(&seek, loaded.program, now, &event);
    CHECK_STR(seek.line.text, "hall");
    event.key = BOARD_KEY_ENTER;
    CHECK_INT(seek_key(&seek, loaded.program, now, &event), SEEK_FOUND);
    event.key = BOARD_KEY_ESCAPE;
    CHECK_INT(seek_key(&seek, loaded.program, now, &event), SEEK_LEFT);
}

static void test_moment(void)
{
    static const struct {
        const char *text, *expected; /* NULL: it names none */
    } rows[] = {
        {"2025-03-30", "2025-03-30 04:00"},
        {"29 mar", "2025-03-29 04:00"},
        {"30 mar 10:42", "2025-03-30 10:42"},
        {"sun", "2025-03-30 04:00"},
        {"sun 10:42", "2025-03-30 10:42"},
        {"10:42", "2025-03-29 10:42"},
        {"now", "2025-03-29 11:11"},
        {"soonish", NULL},
        {"", NULL},
    };
    struct instant real = now_of("2025-03-29 11:11");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant at = {0};
        check_row(rows[i].text);
        ask(SEEK_MOMENT, rows[i].text);
        CHECK_INT(seek_moment(&seek, loaded.program, real, &at, NULL), rows[i].expected != NULL);
        if (rows[i].expected)
            CHECK_INT(at.ms, now_of(rows[i].expected).ms);
    }
}

static void test_text(void)
{
    struct instant now = now_of("2025-03-29 10:20");
    check_row("text");
    ask(SEEK_WORDS, "hall");
    const char *text = seek_text(&seek, loaded.program, now, now, &arena);
    CHECK(contains(text, "type       hall_\n"));
    CHECK(contains(text, "       \xE2\x80\xBA Hall A, the room\n"));
    CHECK(contains(text, "           Hall B, the room\n"));
    ask(SEEK_WORDS, "ada");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena),
                   "Sat 29 Mar 10:00  Kernel MC, Ada Example, Hall A\n"));
    ask(SEEK_WORDS, "pagers");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "without a time  Poster on pagers\n"));
    ask(SEEK_WORDS, "");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "nearest in time first"));
    ask(SEEK_WORDS, "zebra");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "nothing is called that"));
    ask(SEEK_MOMENT, "");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "fri 10:42"));
    ask(SEEK_MOMENT, "sun 09:05");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "Sun 30 Mar 09:05\n"));
    ask(SEEK_MOMENT, "su");
    CHECK(contains(seek_text(&seek, loaded.program, now, now, &arena), "no moment yet"));

    check_row("of many only some rows are shown");
    static struct room rooms[60];
    struct program many = *loaded.program;
    for (uint32_t i = 0; i < 60; i++)
        rooms[i] = loaded.program->rooms[0];
    many.rooms = rooms;
    many.room_count = 60;
    ask(SEEK_WORDS, "hall");
    seek.chosen = 20;
    text = seek_text(&seek, &many, now, now, &arena);
    CHECK(count_lines(text) < 20);
    CHECK(contains(text, "       \xE2\x80\xBA Hall A, the room\n"));
    CHECK(contains(text, "           21 of "));
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    test_words();
    test_keys();
    test_moment();
    test_text();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
