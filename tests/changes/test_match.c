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
