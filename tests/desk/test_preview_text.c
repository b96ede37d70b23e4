#include "desk/preview.h"

#include "desk/preview_fixture.h"

enum { MANY = 30 };

static const char *text_of(struct arena *arena, uint32_t lines, bool says_all, uint32_t now, uint32_t later)
{
    static struct preview_line all[MANY];
    for (int i = 0; i < MANY; i++)
        all[i] = (struct preview_line){.text = "N1: x"};
    const struct preview preview = {
        .count = lines, .lines = all, .displays_now = now, .displays_later = later, .is_same = lines == 0};
    const struct preview_request request = {.says_all = says_all};
    struct str_builder text = {.arena = arena};
    preview_text(&preview, &request, &text);
    return text.text;
}

static uint32_t lines_in(const char *text)
{
    uint32_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void test_how_many(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    CHECK_STR(text_of(&arena, 0, false, 0, 0), "Nobody will read anything else.\n");
    CHECK_STR(text_of(&arena, 1, false, 1, 0), "N1: x\n1 screen changes now.\n");
    CHECK_STR(text_of(&arena, 1, false, 2, 3), "N1: x\n2 screens change now, 3 later.\n");
    CHECK_STR(text_of(&arena, 1, false, 0, 0), "N1: x\nNo screen changes.\n");
    const struct preview covered = {.count = 1,
                                    .lines = &(struct preview_line){.text = "N1: x"},
                                    .displays_later = 2,
                                    .covered = "Until 10:10 all displays say so."};
    struct str_builder text = {.arena = &arena};
    preview_text(&covered, &(struct preview_request){0}, &text);
    CHECK_STR(text.text, "N1: x\nUntil 10:10 all displays say so.\n0 screens change now, 2 later.\n");
    CHECK_INT(lines_in(text_of(&arena, 12, false, 1, 0)), 13);
    CHECK(!strstr(text_of(&arena, 12, false, 1, 0), "more"));
    CHECK_INT(lines_in(text_of(&arena, 15, false, 1, 0)), 14);
    CHECK(strstr(text_of(&arena, 15, false, 1, 0), "\nand 3 more\n") != NULL);
    CHECK_INT(lines_in(text_of(&arena, 15, true, 1, 0)), 16);
    arena_finish(&arena);
}

/* Which displays of a venue will not see it, as far as somebody knows. */
static void test_unseen(void)
{
    static const struct venue_display displays[] = {
        {.config.name = "n1"}, {.config.name = "n2"}, {.config.name = "foyer"}, {.config.name = "stairs"}};
    static const struct venue venue = {.display_count = 4, .displays = displays};
    static const enum preview_seen seen[] = {PREVIEW_SEEN_OFFLINE, PREVIEW_SEEN_ALIVE, PREVIEW_SEEN_ASLEEP,
                                             PREVIEW_SEEN_OFFLINE};
    static const struct preview_display changed[] = {
        {0, PROGRAM_NONE, {0}}, {1, PROGRAM_NONE, {0}}, {2, PROGRAM_NONE, {0}}};
    static const struct preview_line line = {.text = "N1: x"};
    const struct preview preview = {
        .count = 1, .lines = &line, .displays_now = 3, .display_count = 3, .displays = changed};
    struct preview_request request = {.venue = &venue};
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    preview_text(&preview, &request, &text);
    CHECK_STR(text.text, "N1: x\n3 displays change now.\n");
    request.display_seen = seen;
    text = (struct str_builder){.arena = &arena};
    preview_text(&preview, &request, &text);
    CHECK_STR(text.text,
              "N1: x\n3 displays change now.\n2 of them will not see it: n1 (offline), foyer (asleep).\n");
    arena_finish(&arena);
}

int main(void)
{
    test_how_many();
    test_unseen();
    return check_done();
}
