/* Which changes of a view are more than a clock's. */
#include "check.h"
#include "names.h"

#include "schedule/lines.h"
#include "schedule/structure.h"

#define HALLS                                                                                                \
    "room Hall1; room Hall2; room Cellar; a Hall1 10:00-11:00; b Hall2 10:30-11:30; c Hall2 12:00-13:00"

static const struct station running = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_TRUSTED, .check = STATION_CHECK_OK};
static const struct station untrusted = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_UNTRUSTED, .check = STATION_CHECK_OK};
static const struct station unverified = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_UNVERIFIED, .check = STATION_CHECK_OK};

struct style {
    enum display_role role;
    const char *room; /* of a door */
    enum page_kind page;
    uint32_t repetition;
    const char *at;
    const struct station *station;
};

static const struct {
    const char *label;
    struct style a, b;
    bool same;
} rows[] = {
    {"a minute of a session",
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &running},
     {ROLE_DOOR, "Hall1", 0, 0, "10:11", &running},
     true},
    {"it begins to end",
     {ROLE_DOOR, "Hall1", 0, 0, "10:54", &running},
     {ROLE_DOOR, "Hall1", 0, 0, "10:55", &running},
     false},
    {"it is over",
     {ROLE_DOOR, "Hall1", 0, 0, "10:59", &running},
     {ROLE_DOOR, "Hall1", 0, 0, "11:00", &running},
     false},
    {"another room",
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &running},
     {ROLE_DOOR, "Cellar", 0, 0, "10:10", &running},
     false},
    {"an empty room, hours later",
     {ROLE_DOOR, "Cellar", 0, 0, "10:10", &running},
     {ROLE_DOOR, "Cellar", 0, 0, "14:10", &running},
     true},
    {"the clock's trust is lost",
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &running},
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &untrusted},
     false},
    {"its mark",
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &running},
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &unverified},
     false},
    {"without a clock nothing moves",
     {ROLE_DOOR, "Hall1", 0, 0, "10:10", &untrusted},
     {ROLE_DOOR, "Hall1", 0, 0, "10:40", &untrusted},
     true},
    {"an overview's minute",
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:31", &running},
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:32", &running},
     true},
    {"a row of it changes",
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:29", &running},
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:30", &running},
     false},
    {"its next turn",
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:31", &running},
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 1, "10:31", &running},
     false},
    {"another page",
     {ROLE_HALLWAY, NULL, PAGE_OVERVIEW, 0, "10:31", &running},
     {ROLE_HALLWAY, NULL, PAGE_SOON, 0, "10:31", &running},
     false},
    {"a minute of what comes soon",
     {ROLE_HALLWAY, NULL, PAGE_SOON, 0, "10:31", &running},
     {ROLE_HALLWAY, NULL, PAGE_SOON, 0, "10:32", &running},
     true},
    {"it starts",
     {ROLE_HALLWAY, NULL, PAGE_SOON, 0, "11:59", &running},
     {ROLE_HALLWAY, NULL, PAGE_SOON, 0, "12:00", &running},
     false},
};

static void style(const struct lines *lines, const struct style *wanted, struct arena *arena,
                  struct view *ret)
{
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    display_config_set_defaults(config, wanted->role);
    config->rooms = rooms_called(&wanted->room, 1);
    config->room_count = wanted->room ? 1 : 0;
    struct view_request request = {.program = lines->program,
                                   .config = config,
                                   .station = *wanted->station,
                                   .now = lines_at(lines, wanted->at)};
    if (wanted->role == ROLE_HALLWAY) {
        request.page_fixed = true;
        request.page = (struct page){.kind = wanted->page,
                                     .subject = PROGRAM_NONE,
                                     .start = request.now,
                                     .end = INSTANT_NEVER,
                                     .repetition = wanted->repetition,
                                     .count = 1};
    }
    view_make(&request, arena, ret);
}

/* Its texts take turns without a fade; that it is over is another screen. */
static void test_emergency(void)
{
    struct live live = {0}, other = {0};
    struct view a = {.kind = VIEW_EMERGENCY, .live = &live}, b = a;
    check_row("an emergency's next text");
    b.emergency.text = 1;
    CHECK(view_same_structure(&a, &b));
    check_row("it is over");
    b.emergency.is_lifted = true;
    CHECK(!view_same_structure(&a, &b));
    check_row("another emergency");
    b = a;
    b.live = &other;
    CHECK(!view_same_structure(&a, &b));
}

int main(void)
{
    struct arena arena;
    struct lines lines;
    arena_init(&arena, malloc, free);
    lines_init(&lines, HALLS);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct view a, b;
        style(&lines, &rows[i].a, &arena, &a);
        style(&lines, &rows[i].b, &arena, &b);
        CHECK(view_same_structure(&a, &a));
        CHECK(view_same_structure(&b, &b));
        CHECK_INT(view_same_structure(&a, &b), rows[i].same);
        CHECK_INT(view_same_structure(&b, &a), rows[i].same);
    }
    lines_finish(&lines);
    arena_finish(&arena);
    test_emergency();
    return check_done();
}
