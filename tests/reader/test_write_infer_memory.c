#include "reader/infer_memory.h"

#include "check.h"

/* All members, and none that is empty; reading it and writing it again gives the same bytes. */
int main(void)
{
    static const struct room_name attic = {"attic", "attic"}, cellar = {"cellar", "cellar"};
    static const struct label_variant ants[] = {{"", "Ants \"one\""}},
                                      bees[] = {{"en", "Bees"}, {"de", "Bienen"}};
    static const struct change_before was[] = {
        {.room = &attic, .start = {1000}, .end = {2500}, .title = {1, ants}},
        {.start = {INT64_MIN}, .end = {INT64_MIN}},
    };
    static const struct change told[] = {
        {.session = "1",
         .made = {60000},
         .by = "feed",
         .fields = CHANGE_CANCELLED | CHANGE_ROOM | CHANGE_START | CHANGE_END | CHANGE_TITLE,
         .cancelled = true,
         .room = &cellar,
         .start = {3000},
         .end = {4000},
         .title = {2, bees},
         .reason = "",
         .was = &was[0]},
        {.session = "2",
         .made = {61000},
         .by = "feed",
         .fields = CHANGE_CANCELLED,
         .cancelled = true,
         .start = {INT64_MIN},
         .end = {INT64_MIN},
         .reason = "",
         .was = &was[1]},
    };
    static const struct infer_absent absent[] = {{"3", {5000}, ABSENCE_NEW},
                                                 {"4", {6000}, ABSENCE_BULK},
                                                 {"5", {7000}, ABSENCE_BEGUN},
                                                 {"2", {8000}, ABSENCE_CANCELLED}};
    const struct infer_memory memory = {
        .revision = "v 1", .absent_count = 4, .absent = absent, .told = {2, told}};
    static const char expected[] =
        "{\n  \"format\": \"nownext-inferred/1\",\n  \"revision\": \"v 1\",\n  \"absent\": [\n"
        "    {\"session\": \"3\", \"since\": \"1970-01-01T00:00:05+00:00\", \"absence\": \"new\"},\n"
        "    {\"session\": \"4\", \"since\": \"1970-01-01T00:00:06+00:00\", \"absence\": \"bulk\"},\n"
        "    {\"session\": \"5\", \"since\": \"1970-01-01T00:00:07+00:00\", \"absence\": \"begun\"},\n"
        "    {\"session\": \"2\", \"since\": \"1970-01-01T00:00:08+00:00\", \"absence\": \"cancelled\"}\n  "
        "],\n"
        "  \"told\": [\n"
        "    {\"session\": \"1\", \"made\": \"1970-01-01T00:01:00+00:00\", \"by\": \"feed\", \"cancelled\": "
        "true, "
        "\"room\": \"cellar\", \"start\": \"1970-01-01T00:00:03+00:00\", \"end\": "
        "\"1970-01-01T00:00:04+00:00\", "
        "\"title\": {\"en\": \"Bees\", \"de\": \"Bienen\"}, \"was\": {\"room\": \"attic\", \"start\": "
        "\"1970-01-01T00:00:01+00:00\", \"end\": \"1970-01-01T00:00:02.500+00:00\", \"title\": \"Ants "
        "\\\"one\\\"\"}},\n"
        "    {\"session\": \"2\", \"made\": \"1970-01-01T00:01:01+00:00\", \"by\": \"feed\", \"cancelled\": "
        "true, "
        "\"was\": {}}\n  ]\n}\n";
    struct arena arena;
    arena_init(&arena, malloc, free);
    size_t size = 0, again_size = 0;
    struct err err = {0};
    struct infer_memory again;
    const char *text = write_infer_memory(&memory, &arena, &size);
    CHECK_STR(text, expected);
    CHECK_INT(size, strlen(text));
    if (CHECK(read_infer_memory(text, size, &arena, &again, &err)))
        CHECK_STR(write_infer_memory(&again, &arena, &again_size), text);
    CHECK_STR(write_infer_memory(&(struct infer_memory){.revision = ""}, &arena, &size),
              "{\n  \"format\": \"nownext-inferred/1\",\n  \"revision\": \"\",\n  \"absent\": [],\n  "
              "\"told\": []\n}\n");
    arena_finish(&arena);
    return check_done();
}
