#include "load/known_names.h"

#include "reader/name_key.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct arena arena;
static struct issue_list issues;

static void begin(const char *label)
{
    check_row(label);
    issue_list_init(&issues, &arena);
}

/* Whether the next issue is this error; NULL for `where`: there is none. */
static void check_next(const struct issue **issue, const char *rule, const char *where, const char *text)
{
    if (!CHECK((*issue != NULL) == (where != NULL)) || !where)
        return;
    CHECK_INT((*issue)->level, ISSUE_ERROR);
    CHECK_STR((*issue)->rule, rule);
    CHECK_STR((*issue)->where, where);
    CHECK_STR((*issue)->text, text);
    *issue = (*issue)->next;
}

/* A display with rooms, directions and aliases, some of which are not in the program. */
static struct display_config make_display(void)
{
    static const char *const texts[] = {"HALL a", "Attik", "Studio"};
    static struct direction directions[3];
    static struct room_alias aliases[2];
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    aliases[0] = (struct room_alias){name_of_room(&arena, "Studio"), name_of_room(&arena, "attic")};
    aliases[1] = (struct room_alias){name_of_room(&arena, "Loft"), name_of_room(&arena, "Studio")};
    config.rooms = names_of_rooms(&arena, 3, texts);
    config.room_count = 3;
    directions[0].room = name_of_room(&arena, "HALL\u00A0B");
    directions[1].room = name_of_room(&arena, "hall-x");
    directions[2].room = name_of_room(&arena, "Studio"); /* an alias */
    config.directions = directions;
    config.direction_count = 3;
    config.aliases = aliases;
    config.alias_count = 2;
    return config;
}

static void check_way(const char *label, const struct display_config *config, const char *at,
                      enum issue_level level, const char *where, const char *text)
{
    begin(label);
    known_names_ways(loaded.program, config, at, &issues);
    if (!CHECK_INT(issues.count, text != NULL) || !text)
        return;
    CHECK_INT(issues.first->level, level);
    CHECK_STR(issues.first->rule, "no-way");
    CHECK_STR(issues.first->where, where);
    CHECK_STR(issues.first->text, text);
}

static void test_ways(void)
{
    struct direction directions[3] = {{.way = WAY_LEFT}, {.way = WAY_RIGHT}, {.way = WAY_UP}};
    struct room_name one = name_of_room(&arena, "hall-b");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    check_way("no ways at all", &config, "", ISSUE_NOTE, "directions",
              "there are none: it shows no way to its 2 rooms");
    config.rooms = &one, config.room_count = 1;
    check_way("of one room", &config, "displays.a", ISSUE_NOTE, "displays.a.directions",
              "there are none: it shows no way to its 1 room");
    config.rooms = NULL, config.room_count = 0;
    directions[0].room = name_of_room(&arena, "attic"); /* in which nothing is */
    config.directions = directions, config.direction_count = 1;
    check_way("some", &config, "displays.a", ISSUE_WARNING, "displays.a.directions",
              "none to Hall A, Hall B");
    directions[1].room = name_of_room(&arena, "HALL B");
    config.direction_count = 2;
    check_way("but one", &config, "displays.a", ISSUE_WARNING, "displays.a.directions", "none to Hall A");
    directions[2].room = name_of_room(&arena, "hall-a");
    config.direction_count = 3;
    check_way("all", &config, "", ISSUE_NOTE, NULL, NULL);
    check_row("a room of which a part has a way");
    struct program joined = *loaded.program;
    struct room *rooms = ARENA_ARRAY(&arena, struct room, joined.room_count);
    const uint32_t part = 1;
    memcpy(rooms, loaded.program->rooms, joined.room_count * sizeof *rooms);
    rooms[0].parts = &part, rooms[0].part_count = 1; /* Hall A is more than Hall B */
    joined.rooms = rooms;
    config.direction_count = 2;
    issue_list_init(&issues, &arena);
    known_names_ways(&joined, &config, "", &issues);
    CHECK_INT(issues.count, 0);
    config.direction_count = 1;
    config.role = ROLE_DOOR;
    check_way("a door", &config, "", ISSUE_NOTE, NULL, NULL);
}

static void test_plan(void)
{
    const struct display_picture pictures[] = {{.file = "/spool/plan.png"}};
    struct display_config without, with;
    const struct display_config *displays[] = {&without, &with};
    struct live_emergency emergency = {.picture = "plan.png"};
    const struct live live = {.emergency = &emergency}, calm = {.revision = 1};
    display_config_set_defaults(&without, ROLE_DOOR);
    with = without;
    with.pictures = pictures, with.picture_count = 1;
    begin("a picture that one display has");
    known_names_picture(&live, displays, 2, &issues);
    known_names_picture(&calm, displays, 1, &issues);
    known_names_picture(&live, displays, 0, &issues);
    CHECK_INT(issues.count, 0);
    begin("one that none has");
    known_names_picture(&live, displays, 1, &issues);
    if (CHECK_INT(issues.count, 1)) {
        CHECK_INT(issues.first->level, ISSUE_WARNING);
        CHECK_STR(issues.first->rule, "unknown-picture");
        CHECK_STR(issues.first->where, "emergency.picture");
        CHECK_STR(issues.first->text,
                  "no display has \"plan.png\" among its \"pictures\": the emergency is shown without it");
    }
}

static void test_displays(void)
{
    struct display_config config = make_display();
    begin("a display");
    known_names_display(loaded.program, &config, "", &issues);
    const struct issue *issue = issues.first;
    check_next(&issue, "unknown-room", "rooms[1]",
               "the program has no room \"Attik\"; the nearest is \"Attic\" (attic)");
    check_next(&issue, "unknown-room", "directions[\"hall-x\"]",
               "the program has no room \"hall-x\"; the nearest is \"Hall A\" (hall-a)");
    CHECK(issue && strcmp(issue->where, "room_aliases.Loft") == 0);
    CHECK_INT(issues.count, 3);

    begin("a venue");
    struct venue_display displays[] = {{"sign-1", config}, {"sign-2", config}};
    displays[0].config.room_count = displays[0].config.direction_count = displays[0].config.alias_count = 0;
    displays[1].config.direction_count = displays[1].config.alias_count = 0;
    struct venue venue = {.display_count = 2, .displays = displays};
    known_names_venue(loaded.program, &venue, &issues);
    issue = issues.first;
    CHECK(issue && strcmp(issue->where, "displays.sign-2.rooms[1]") == 0);
    CHECK_INT(issues.count, 2); /* without the aliases "Studio" is none */

    begin("a program without rooms");
    struct program empty = {0};
    config.room_count = 1;
    config.direction_count = config.alias_count = 0;
    known_names_display(&empty, &config, "", &issues);
    issue = issues.first;
    check_next(&issue, "unknown-room", "rooms[0]", "the program has no room \"HALL a\": it has no rooms");
    check_next(&issue, NULL, NULL, NULL);
}

static void test_live(void)
{
    static const char *const texts[] = {"Hall A", "Studio", "cellar"};
    const struct room_name *rooms = names_of_rooms(&arena, 3, texts);
    const struct room_name attic = name_of_room(&arena, "attic"), atic = name_of_room(&arena, "atic"),
                           hall_c = name_of_room(&arena, "Hall C");
    struct change changes[] = {
        {.session = "1.1", .room = &attic, .replaced_by = "2"},
        {.session = "compiler", .room = &atic, .overflow_room = &hall_c, .replaced_by = "77"}};
    struct live_notice notices[] = {{.id = "all", .everywhere = true, .rooms = rooms, .room_count = 3},
                                    {.id = "some", .rooms = rooms, .room_count = 3}};
    struct live_emergency emergency = {.rooms = rooms, .room_count = 3};
    struct live live = {
        .changes = {2, changes}, .notices = notices, .notice_count = 2, .emergency = &emergency};
    struct display_config config = make_display();
    const struct display_config *displays[] = {&config};
    begin("live data");
    known_names_live(loaded.program, &live, displays, 1, &issues);
    const struct issue *issue = issues.first;
    check_next(
        &issue, "unknown-session", "changes[1].session",
        "the program has no session \"compiler\"; the nearest is \"2\" (\"Compilers\"); the change waits "
        "until there is one");
    CHECK(issue && strcmp(issue->where, "changes[1].replaced_by") == 0);
    issue = issue->next;
    check_next(&issue, "unknown-room", "changes[1].room",
               "the program has no room \"atic\"; the nearest is \"Attic\" (attic)");
    check_next(&issue, "unknown-room", "changes[1].overflow_room",
               "the program has no room \"Hall C\"; the nearest is \"Hall A\" (hall-a)");
    CHECK(issue && strcmp(issue->where, "notices[1].rooms[2]") == 0);
    issue = issue->next;
    CHECK(issue && strcmp(issue->where, "emergency.rooms[2]") == 0);
    CHECK_INT(issues.count, 6);

    begin("no display knows its alias");
    known_names_live(loaded.program, &live, NULL, 0, &issues);
    CHECK_INT(issues.count, 8);

    begin("for everywhere, and nothing at all");
    emergency.everywhere = true;
    live.changes.count = live.notice_count = 0;
    known_names_live(loaded.program, &live, NULL, 0, &issues);
    live.emergency = NULL;
    known_names_live(loaded.program, &live, NULL, 0, &issues);
    CHECK_INT(issues.count, 0);

    begin("a program without sessions, and the file of another event");
    static struct change many[300];
    for (int i = 0; i < 300; i++)
        many[i].session = "guid";
    live.changes = (struct change_list){300, many};
    struct program empty = {0};
    known_names_live(&empty, &live, NULL, 0, &issues);
    CHECK_STR(issues.last->text,
              "the program has no session \"guid\": it has no sessions; the change waits until there is one");
    issue_list_init(&issues, &arena);
    known_names_live(loaded.program, &live, NULL, 0, &issues);
    CHECK_INT(issues.count, 300);
    CHECK_STR(issues.last->text, "the program has no session \"guid\"; the change waits until there is one");
}

/* What live data add is known, and what it names is looked at. */
static void test_added(void)
{
    const struct room_name cellar = name_of_room(&arena, "cellar");
    static const char *const two[] = {"Hall A", "Loft"};
    struct live_session sessions[] = {
        {.session = {.id = "live-1"}, .room_count = 1, .rooms = &cellar, .part_of = "", .track = ""},
        {.session = {.id = "live-2"},
         .room_count = 2,
         .rooms = names_of_rooms(&arena, 2, two),
         .part_of = "live-1",
         .track = "kernel"},
        {.session = {.id = "live-3"}, .part_of = "9.9", .track = "kernal"}};
    struct change changes[] = {{.session = "live-2", .replaced_by = "live-1"},
                               {.session = "live-4"},
                               {.session = "LIVE-2"}}; /* ids are found as they are written */
    struct live live = {.changes = {3, changes}, .session_count = 3, .sessions = sessions};
    begin("added sessions");
    known_names_live(loaded.program, &live, NULL, 0, &issues);
    const struct issue *issue = issues.first;
    CHECK(issue && strcmp(issue->where, "changes[1].session") == 0);
    issue = issue->next;
    CHECK(issue && strcmp(issue->where, "changes[2].session") == 0);
    issue = issue->next;
    check_next(&issue, "unknown-room", "sessions[0].room",
               "the program has no room \"cellar\"; the nearest is \"Hall A\" (hall-a)");
    CHECK(issue && strcmp(issue->where, "sessions[1].room[1]") == 0);
    issue = issue->next;
    CHECK(issue && strcmp(issue->where, "sessions[2].part_of") == 0 &&
          strcmp(issue->rule, "unknown-session") == 0);
    issue = issue->next;
    check_next(&issue, "unknown-track", "sessions[2].track", "the program has no track \"kernal\"");
    CHECK_INT(issues.count, 6);
}

static void test_live_languages(void)
{
    static const char *const languages[] = {"de-AT"};
    struct label_variant said[] = {{"en", "a"}, {"de", "b"}, {"fr-CA", "c"}, {"", "d"}, {"ja", "e"}};
    struct label text = {5, said};
    struct program program = {.event = {.language_count = 1, .languages = languages}};
    struct change change = {.session = "1", .title = text};
    struct live_session added = {.session = {.id = "1", .title = text}, .part_of = "", .track = ""};
    struct live_notice notice = {.id = "n", .text = text, .everywhere = true};
    struct live_emergency emergency = {.text = text, .everywhere = true};
    struct live live = {.changes = {1, &change},
                        .session_count = 1,
                        .sessions = &added,
                        .notice_count = 1,
                        .notices = &notice,
                        .emergency = &emergency};
    struct display_config config = make_display();
    const struct display_config *displays[] = {&config};
    config.language = "ja";
    begin("languages of texts");
    known_names_live(&program, &live, displays, 1, &issues);
    const struct issue *issue = issues.first;
    check_next(&issue, "unknown-language", "changes[0].title.fr-CA",
               "neither the event nor a display has the language \"fr-CA\"");
    CHECK(issue && strcmp(issue->where, "sessions[0].title.fr-CA") == 0);
    CHECK(issue && strcmp(issue->next->where, "notices[0].text.fr-CA") == 0);
    CHECK(issues.last && strcmp(issues.last->where, "emergency.text.fr-CA") == 0 &&
          issues.last->level == ISSUE_WARNING);
    CHECK_INT(issues.count, 4);
    begin("a display's alone");
    config.language = "";
    known_names_live(&program, &live, displays, 1, &issues);
    CHECK_INT(issues.count, 8);
    begin("a program that tells no languages");
    program.event.language_count = 0;
    known_names_live(&program, &live, displays, 1, &issues);
    CHECK_INT(issues.count, 0);
    begin("a title tells one");
    struct session session = {.id = "1", .title = {1, &said[2]}};
    program.session_count = 1;
    program.sessions = &session;
    known_names_live(&program, &live, displays, 1, &issues);
    for (issue = issues.first; issue; issue = issue->next)
        CHECK(strstr(issue->where, "fr-CA") == NULL && strstr(issue->where, ".en") == NULL);
    CHECK_INT(issues.count_by_level[ISSUE_WARNING], 2); /* de, ja */
}

static void test_languages(void)
{
    static const struct {
        const char *language;
        unsigned count;
    } rows[] = {{"", 0}, {"de", 0}, {"de-AT", 0}, {"EN", 0}, {"xx", 1}, {"sl", 1}};
    struct display_config config = make_display();
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(rows[i].language);
        config.language = rows[i].language;
        known_names_language(loaded.program, &config, "displays.a", &issues);
        CHECK_INT(issues.count, rows[i].count);
    }
    const struct issue *issue = issues.first;
    check_next(&issue, "unknown-language", "displays.a.language",
               "there are no words in \"sl\", and the program has no title in it; there are words in ar, de, "
               "en, es, fr, it, ja, ko, pt, zh");
    begin("of a title, of the event");
    struct label_variant variant = {.language = "sl-SI", .text = "Uvod"};
    struct session session = {.title = {.count = 1, .variants = &variant}};
    struct program titled = {.session_count = 1, .sessions = &session};
    known_names_language(&titled, &config, "", &issues);
    static const char *const languages[] = {"sl"};
    struct program named = {.event = {.language_count = 1, .languages = languages}};
    known_names_language(&named, &config, "", &issues);
    CHECK_INT(issues.count, 0);
}

static void test_themes(void)
{
    static const struct {
        const char *theme, *text;
    } rows[] = {
        {"night", NULL},
        {"paper", NULL},
        {SOURCE_DIR "/assets/themes/contrast.json", NULL},
        {"nihgt",
         "there is no theme \"nihgt\"; the nearest is \"night\" (there are contrast, night and paper)"},
        {"Contras",
         "there is no theme \"Contras\"; the nearest is \"contrast\" (there are contrast, night and "
         "paper)"},
        {SMALL, SMALL " is no theme: format: is \"nownext-program/1\", this reads \"nownext-theme/1\""},
    };
    struct display_config config = make_display();
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(rows[i].theme);
        config.theme = rows[i].theme;
        known_names_theme(&config, "displays.a", &issues);
        const struct issue *issue = issues.first;
        check_next(&issue, "unknown-theme", rows[i].text ? "displays.a.theme" : NULL, rows[i].text);
        check_next(&issue, NULL, NULL, NULL);
    }
}

int main(void)
{
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    test_displays();
    test_ways();
    test_plan();
    test_live();
    test_added();
    test_live_languages();
    test_languages();
    test_themes();
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
