#include "changes/match.h"

#include "base/str.h"
#include "changes/fixture.h"

static struct arena arena;

/* "a=b room start; c" : each session of the first with its counterpart and what differs. */
static const char *log_of(const char *before, const char *now)
{
    struct match match;
    struct str_builder out = {.arena = &arena};
    match_programs(program_of(before, &arena), program_of(now, &arena), name_key, &arena, &match);
    for (uint32_t i = 0; i < match.before->session_count; i++) {
        uint32_t other = match.now_of[i];
        str_addf(&out, "%s%s=%s", i ? "; " : "", match.before->sessions[i].id,
                 other == PROGRAM_NONE ? "-" : match.now->sessions[other].id);
        if (other != PROGRAM_NONE) {
            CHECK_INT(match.before_of[other], i);
            add_differences(&out, match_differences(&match, i));
        }
    }
    str_addf(&out, " (%u %u %u)", match.by_id, match.by_slot, match.by_title);
    return out.text;
}

#define H3 "a|H|1-2|Ants;b|H|2-3|Bees;c|H|3-4|Cats"

static const struct {
    const char *name, *before, *now, *expected;
} rows[] = {
    {"an id wins over a slot and a title", "a|H|1-2|Ants;b|H|2-3|Bees", "b|H|1-2|Ants;a|H|2-3|Bees",
     "a=a start title; b=b start title (2 0 0)"},
    {"ids are exact", "a|H|1-2|Ants;c|H|2-3|Cats", "A|L|3-4|Bees;c|H|2-3|Cats", "a=-; c=c (1 0 0)"},
    {"a slot wins over a title", "a|H|1-2|Ants", "x|H|2-3|Other;y|H|1-2|ants", "a=y title (0 1 0)"},
    {"another room is no equal slot, but the title is unique", "a|H|1-2|Ants", "x|L|1-2|Ants",
     "a=x room (0 0 1)"},
    {"another start", "a|H|1-2|Ants", "x|H|2-3|Ants", "a=x start (0 0 1)"},
    {"a title that is there twice before", "a|H|1-2|Ants;b|H|2-3|Ants", "x|H|4-5|Ants", "a=-; b=- (0 0 0)"},
    {"a title that is there twice now", "a|H|1-2|Ants", "x|H|4-5|Ants;y|H|5-6|Ants", "a=- (0 0 0)"},
    {"or of which one is matched by its id", "a|H|1-2|Ants;b|H|2-3|Ants", "a|H|1-2|Ants;y|H|5-6|Ants",
     "a=a; b=- (1 0 0)"},
    {"a room that is no more is no equal slot", "a|H|1-2|Ants;b|H|2-3|Ants", "x|L|1-2|Ants;y|L|2-3|Ants",
     "a=-; b=- (0 0 0)"},
    {"several rooms", "a|H,L|1-2|Ants;b|H|1-2|Ants", "x|H|1-2|Ants;y|H,L|1-2|Ants", "a=y; b=x (0 2 0)"},
    {"without a time: by id alone", "a|||Ants;b|||Bees;c|H|1-2|Cats", "a|||Apes;x|||Bees;y|||Cats",
     "a=a title; b=-; c=- (1 0 0)"},
    {"of no title: by id alone", "a|H|1-2|;b|H|2-3|Bees", "x|H|1-2|;b|H|2-3|Bees", "a=-; b=b (1 0 0)"},
    {"length and start", "a|H|1-2|Ants", "a|H|2-5|Ants", "a=a start length (1 0 0)"},
    {"a room is found by its name again", "a|Hall|1-2|Ants", "a|HALL|1-2|Ants", "a=a (1 0 0)"},
    {"a room that is called otherwise", H3, "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats",
     "a=a; b=b; c=c (3 0 0)"},
    {"of two sessions they have moved", "a|H|1-2|Ants;b|H|2-3|Bees", "a|L|1-2|Ants;b|L|2-3|Bees",
     "a=a room; b=b room (2 0 0)"},
    {"so they have where the new room was there", H3 ";d|L|1-2|Dogs",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|M|1-2|Dogs", "a=a room; b=b room; c=c room; d=d room (4 0 0)"},
    {"and where the old one still is", H3 ";d|H|1-2|Dogs",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|H|1-2|Dogs", "a=a room; b=b room; c=c room; d=d (4 0 0)"},
    {"one of five has moved", H3 ";d|H|1-2|Dogs;e|H|1-2|Eels;f|M|1-2|Foxes",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|L|1-2|Dogs;e|M|1-2|Eels;f|M|1-2|Foxes",
     "a=a; b=b; c=c; d=d; e=e room; f=f (6 0 0)"},
    {"one of four is too many", H3 ";d|H|1-2|Dogs;f|M|1-2|Foxes",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|M|1-2|Dogs;f|M|1-2|Foxes",
     "a=a room; b=b room; c=c room; d=d room; f=f (5 0 0)"},
    {"so is one of four that was elsewhere", H3 ";d|M|1-2|Dogs;f|M|1-2|Foxes",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|L|1-2|Dogs;f|M|1-2|Foxes",
     "a=a room; b=b room; c=c room; d=d room; f=f (5 0 0)"},
    {"two rooms become one", H3 ";d|M|1-2|Dogs;e|M|2-3|Eels;f|M|3-4|Foxes",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|L|1-2|Dogs;e|L|2-3|Eels;f|L|3-4|Foxes",
     "a=a room; b=b room; c=c room; d=d room; e=e room; f=f room (6 0 0)"},
    {"two rooms that are called otherwise", H3 ";d|M|1-2|Dogs;e|M|2-3|Eels;f|M|3-4|Foxes",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;d|N|1-2|Dogs;e|N|2-3|Eels;f|N|3-4|Foxes",
     "a=a; b=b; c=c; d=d; e=e; f=f (6 0 0)"},
    {"sessions that are new or gone tell nothing of it", H3 ";d|H|1-2|Dogs",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;e|L|1-2|Eels;f|L|1-2|Foxes", "a=a; b=b; c=c; d=- (3 0 0)"},
    {"nor do those that have no time yet", "b|H|2-3|Bees;c|H|3-4|Cats;d|H||Dogs",
     "b|L|2-3|Bees;c|L|3-4|Cats;d|L|4-5|Dogs", "b=b room; c=c room; d=d room start (3 0 0)"},
    {"or no more", "b|H|2-3|Bees;c|H|3-4|Cats;d|H|4-5|Dogs", "b|L|2-3|Bees;c|L|3-4|Cats;d|L||Dogs",
     "b=b room; c=c room; d=d room start (3 0 0)"},
    {"sessions of two rooms, both of which are called otherwise",
     "a|H,M|1-2|Ants;b|H,M|2-3|Bees;c|H,M|3-4|Cats", "a|L,N|1-2|Ants;b|L,N|2-3|Bees;c|L,N|3-4|Cats",
     "a=a; b=b; c=c (3 0 0)"},
    {"by other ids, once the room is known", H3 ";d|H|4-5|Dogs;e|H|5-6|Dogs",
     "a|L|1-2|Ants;b|L|2-3|Bees;c|L|3-4|Cats;x|L|4-5|Dogs;y|L|5-6|Dogs", "a=a; b=b; c=c; d=x; e=y (3 2 0)"},
    {"and by titles alone", H3, "x|L|1-2|Ants;y|L|2-3|Bees;z|L|3-4|Cats", "a=x; b=y; c=z (0 0 3)"},
    {"with another time too", H3, "a|L|1-2|Ants;b|L|2-3|Bees;c|L|4-5|Cats", "a=a; b=b; c=c start (3 0 0)"},
    {"nobody", "", "a|H|1-2|Ants", " (0 0 0)"},
};

/* A room of the same id is the same under another name, one of the same name under another id. */
static void test_rooms(void)
{
    const struct program *programs[2];
    for (int i = 0; i < 2; i++) {
        struct builder builder;
        struct err err = {0};
        uint32_t rooms[2];
        builder_init(&builder, &arena, NULL);
        builder.key_of = name_key;
        zone_fixed(&builder.program->zone, 0, &arena);
        CHECK(builder_add_room(&builder, "1", builder_label(&builder, i ? "New name" : "Old name"), NULL,
                               NULL, &rooms[0], &err));
        CHECK(builder_add_room(&builder, i ? "3" : "2", builder_label(&builder, "Same name"), NULL, NULL,
                               &rooms[1], &err));
        for (int j = 0; j < 2; j++) {
            struct session_draft *draft = builder_add_session(&builder, &err);
            draft->session.id = j ? "b" : "a";
            draft->session.start = draft->session.end = MINUTES(1);
            draft->draft_room_count = 1;
            draft->draft_rooms = &rooms[j];
        }
        CHECK(builder_finish(&builder, BUILDER_REFUSE_REPEATS, &programs[i], &err));
    }
    struct match match;
    match_programs(programs[0], programs[1], name_key, &arena, &match);
    CHECK_INT(match.room_of[0], 0);
    CHECK_INT(match.room_of[1], 1);
    CHECK_INT(match_differences(&match, 0), 0);
    CHECK_INT(match_differences(&match, 1), 0);
    CHECK_INT(match_room_left(&match, 0), PROGRAM_NONE);
    CHECK_INT(match_room_entered(&match, 0), PROGRAM_NONE);
}

static void test_labels(void)
{
    static const struct label_variant one[] = {{"en", "Ants"}, {"de", "Ameisen"}},
                                      other[] = {{"fr", "Ants"}, {"de", "Bienen"}};
    CHECK(match_same_label((struct label){2, one}, (struct label){2, one}));
    CHECK(!match_same_label((struct label){1, one}, (struct label){2, one}));
    CHECK(!match_same_label((struct label){1, one}, (struct label){1, other}));
    CHECK(!match_same_label((struct label){1, one + 1}, (struct label){1, other + 1}));
    CHECK(match_same_label((struct label){0}, (struct label){0}));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        CHECK_STR(log_of(rows[i].before, rows[i].now), rows[i].expected);
    }
    check_row("");
    test_rooms();
    test_labels();
    arena_finish(&arena);
    return check_done();
}
