#include "versions/changes_live.h"

#include "changes/fixture.h"

static struct arena arena;
static const struct infer_memory nothing = {.revision = ""};

/* ---- rows ---- */

static void add_said(struct str_builder *out, const struct change *change)
{
    str_addf(out, "%s:", change->session);
    if (change->fields & CHANGE_CANCELLED)
        str_add(out, change->cancelled ? " cancelled" : " on");
    if (change->fields & CHANGE_ROOM)
        str_addf(out, " room=%s", change->room->text);
    if (change->fields & CHANGE_START)
        str_addf(out, " start=%d", minutes_of(change->start));
    if (change->fields & CHANGE_END)
        str_addf(out, " end=%d", minutes_of(change->end));
    if (change->fields & CHANGE_TITLE)
        str_addf(out, " title=%s", label_text(change->title, ""));
    str_add(out, "\n");
}

static void add_added(struct str_builder *out, const struct live_session *added)
{
    str_addf(out, "+%s %d-%d", added->session.id, minutes_of(added->session.start),
             minutes_of(added->session.end));
    for (uint32_t i = 0; i < added->room_count; i++)
        str_addf(out, " %s", added->rooms[i].text);
    str_addf(out, "%s%s%s%s\n", *added->part_of ? " ^" : "", added->part_of, *added->track ? " #" : "",
             added->track);
    CHECK_INT(added->session.room_count, 0);
    CHECK(added->session.part_of == PROGRAM_NONE && added->session.track == PROGRAM_NONE);
}

static void add_untold(struct str_builder *out, const struct changes_found *found, char sign, uint32_t count,
                       const struct untold *list)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct changes_item *item = list[i].item;
        const char *id = !item                       ? ""
                         : item->now == PROGRAM_NONE ? found->match.before->sessions[item->before].id
                                                     : found->match.now->sessions[item->now].id;
        str_addf(out, "%c%s %s\n", sign, id, list[i].text);
    }
}

/* A line for each change, "+" added session, "!" what is missing and "?" detail. */
static const char *said_of(const struct program *before, const struct program *now)
{
    const struct changes_between between = {before, now, &nothing, MINUTES(0)};
    struct changes_found found;
    struct live live;
    struct changes_untold untold;
    struct str_builder out = {.arena = &arena};
    changes_find(&between, &arena, &found);
    changes_live(&found, &arena, &live, &untold);
    str_add(&out, "");
    for (uint32_t i = 0; i < live.changes.count; i++)
        add_said(&out, &live.changes.changes[i]);
    for (uint32_t i = 0; i < live.session_count; i++)
        add_added(&out, &live.sessions[i]);
    add_untold(&out, &found, '!', untold.missing_count, untold.missing);
    add_untold(&out, &found, '?', untold.detail_count, untold.details);
    CHECK_INT(untold.adds, live.session_count > 0);
    return out.text;
}

static void test_rows(void)
{
    static const struct {
        const char *rule, *before, *now, *said;
    } rows[] = {
        {"nothing", "a|H|60-90|Ants", "a|H|60-90|Ants", ""},
        {"over", "a|H|-90--60|Ants", "a|L|-90--60|Ants", ""},
        {"moved, by the first version's id", "a|H|60-90|Ants;t|L|60-90|Toads",
         "A|L|60-90|Ants;t|L|60-90|Toads", "a: room=l\n"},
        {"to a new room", "a|H|60-90|Ants", "a|L|70-100|Ants",
         "a: start=70 end=100\n!a is shown in H, not in L: L is a new room\n"},
        {"to no room", "a|H|60-90|Ants;b|H|60-90|Bees", "a||60-90|Ants;b|H|60-90|Bees",
         "!a is shown in H, not in no room: live data take no session out of all rooms\n"},
        {"from none", "a||60-90|Ants;b|H|60-90|Bees", "a|H|60-90|Ants;b|H|60-90|Bees", "a: room=h\n"},
        {"to a room more", "a|H|60-90|Ants;t|L|60-90|Toads", "a|H,L|60-90|Ants;t|L|60-90|Toads",
         "!a is shown in H, not in H and L: live data move a session into one room alone\n"},
        {"out of one of two", "a|H,L|60-90|Ants", "a|L|60-90|Ants", "a: room=l\n"},
        {"out of one of three", "a|H,L,M|60-90|Ants", "a|L,M|60-90|Ants",
         "!a is shown in H and L and M, not in L and M: live data move a session into one room alone\n"},
        {"to two others", "a|H|60-90|Ants;b|L,M|60-90|Bees", "a|M,L|60-90|Ants;b|L,M|60-90|Bees",
         "a: room=m\n!a is shown in M, not in M and L: live data move a session into one room alone\n"},
        {"to a known one and a new one", "a|H|60-90|Ants;b|L|60-90|Bees", "a|M,L|60-90|Ants;b|L|60-90|Bees",
         "a: room=l\n!a is shown in L, not in M and L: M is a new room\n"},
        {"to a room that is called otherwise now",
         "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;e|H|10-20|Eels;d|L|60-90|Dogs",
         "a|N|60-90|Ants;b|N|90-120|Bees;c|N|120-150|Cats;e|N|10-20|Eels;d|N|160-190|Dogs",
         "d: room=h start=160 end=190\n! The room \"H\" is still called so, not \"N\"\n"},
        {"its name in capitals is the same", "a|Hall|60-90|Ants", "a|HALL|60-90|Ants", ""},
        {"a start, and the end stays", "a|H|60-90|Ants", "a|H|65-90|Ants", "a: start=65 end=90\n"},
        {"an end", "a|H|60-90|Ants", "a|H|60-95|Ants", "a: end=95\n"},
        {"a title", "a|H|60-90|Ants", "a|H|60-90|Aunts", "a: title=Aunts\n"},
        {"no title any more", "a|H|60-90|Ants", "a|H|60-90|",
         "!a keeps the title that it had: it has none any more\n"},
        {"people and language", "a|H|60-90|Ants|A;b|H|60-90|Bees||@en;c|H|60-90|Cats|C|@en",
         "a|H|60-90|Ants|B;b|H|60-90|Bees||@de;c|H|60-90|Cats||@de",
         "?a the people\n?b the language\n?c the people, the language\n"},
        {"gone, cancelled, without a time", "a|H|60-90|Ants;b|H|60-90|Bees;c|H|60-90|Cats",
         "b|H|60-90|Bees||x;c|H||Cats", "a: cancelled\nb: cancelled\nc: cancelled\n"},
        {"on again, and elsewhere", "a|H|60-90|Ants||x;t|L|60-90|Toads", "a|L|70-90|Ants;t|L|60-90|Toads",
         "a: on room=l start=70 end=90\n"},
        {"cancelled as before, at another time", "a|H|60-90|Ants||x", "a|H|70-90|Ants||x", ""},
        {"a time for what had none", "a|H||Ants", "a|H|60-90|Ants", "a: start=60 end=90\n"},
        {"also where it was cancelled", "a|H||Ants||x", "a|H|60-90|Ants", "a: on start=60 end=90\n"},
        {"new", "a|H|60-90|Ants", "a|H|60-90|Ants;n|H|60-90|Newts", "+live-n 60-90 h\n"},
        {"new, in a new room", "a|H|60-90|Ants", "a|H|60-90|Ants;n|L|60-90|Newts",
         "!n is not shown: L is a new room\n"},
        {"new, in new rooms", "a|H|60-90|Ants", "a|H|60-90|Ants;n|L,M|60-90|Newts",
         "!n is not shown: L and M are new rooms\n"},
        {"new, in a known one too", "a|H|60-90|Ants", "a|H|60-90|Ants;n|L,H|60-90|Newts",
         "+live-n 60-90 h\n!n is shown in H, not in L and H: L is a new room\n"},
        {"new, in no room", "a|H|60-90|Ants", "a|H|60-90|Ants;n||60-90|Newts", "+live-n 60-90\n"},
        {"new in a renamed room", "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats",
         "a|N|60-90|Ants;b|N|90-120|Bees;c|N|120-150|Cats;n|N|160-190|Newts",
         "+live-n 160-190 h\n! The room \"H\" is still called so, not \"N\"\n"},
        {"a part of what was there", "a|H|60-90|Ants", "a|H|60-90|Ants;n|H|60-70|Newts||^a",
         "+live-n 60-70 h ^a\n"},
        {"a part of what is new", "a|H|60-90|Ants", "n|H|60-70|Newts||^b;b|H|60-90|Bees;a|H|60-90|Ants",
         "+live-n 60-70 h ^live-b\n+live-b 60-90 h\n"},
        {"a part of what is not shown", "a|H|60-90|Ants", "n|H|60-70|Newts||^b;b|L|60-90|Bees;a|H|60-90|Ants",
         "+live-n 60-70 h\n!b is not shown: L is a new room\n"},
        {"ids that there are", "live-n|H|60-90|Ants", "live-n|H|60-90|Ants;n|H|60-90|Newts",
         "+live-added-2 60-90 h\n"},
        {"also in other letters", "LIVE-N|H|60-90|Ants", "LIVE-N|H|60-90|Ants;n|H|60-90|Newts",
         "+live-added-2 60-90 h\n"},
        {"and the other way", "live-n|H|60-90|Ants", "live-n|H|60-90|Ants;N|H|60-90|Newts",
         "+live-added-2 60-90 h\n"},
        {"ids that are one in other letters", "a|H|60-90|Ants",
         "a|H|60-90|Ants;n|H|60-90|Newts;N|H|90-120|Nightjars", "+live-n 60-90 h\n+live-added-3 90-120 h\n"},
        {"parts that stay", "b|H|60-200|Bees;p|H|60-90|Pigs||^b;q|H|90-120|Quails||^b;r|H|120-130|Rats||^q",
         "b|H|50-190|Bees;p|H|60-90|Pigs||^b;q|H|80-110|Quails||^b;r|H|120-130|Rats||^q",
         "b: start=50 end=190\nq: start=80 end=110\np: start=60 end=90\nr: start=120 end=130\n"},
        {"a part that stays is a block too", "b|H|60-200|Bees;r|H|70-80|Rats||^q;q|H|60-90|Quails||^b",
         "b|H|50-190|Bees;r|H|70-80|Rats||^q;q|H|60-90|Quails||^b",
         "b: start=50 end=190\nr: start=70 end=80\nq: start=60 end=90\n"},
        {"a part that stays, and ends later", "b|H|60-200|Bees;p|H|60-90|Pigs||^b",
         "b|H|50-190|Bees;p|H|60-95|Pigs||^b", "b: start=50 end=190\np: start=60 end=95\n"},
        {"a part that stays in its room", "b|H|60-200|Bees;p|H|60-90|Pigs||^b;t|L|60-90|Toads",
         "b|L|60-200|Bees;p|H|60-90|Pigs||^b;t|L|60-90|Toads", "b: room=l\np: room=h\n"},
        {"a part in one of two rooms of its own is not taken along",
         "b|H|60-200|Bees;p|H,M|60-90|Pigs||^b;t|L|60-90|Toads",
         "b|L|60-200|Bees;p|H,M|60-90|Pigs||^b;t|L|60-90|Toads", "b: room=l\n"},
        {"a block that is taken along first would take its part",
         "a|H|60-200|Ants;b|H|60-200|Bees||^a;p|L|60-90|Pigs||^b;t|M|60-90|Toads",
         "a|L|60-200|Ants;b|M|60-200|Bees||^a;p|L|60-90|Pigs||^b;t|M|60-90|Toads",
         "a: room=l\nb: room=m\np: room=l\n"},
        {"a part that stays in two rooms", "b|H,M|60-200|Bees;p|H,M|60-90|Pigs||^b;t|L|60-90|Toads",
         "b|L|60-200|Bees;p|H,M|60-90|Pigs||^b;t|L|60-90|Toads",
         "b: room=l\np: room=h\n! \"Pigs\" is shown in H, not in H and M: live data move a session into one "
         "room "
         "alone\n"},
        {"a part that is over, or cancelled", "b|H|-60-200|Bees;p|H|-60--30|Pigs||^b;q|H|60-90|Quails||^b",
         "b|H|-50-210|Bees;q|H|60-90|Quails||x^b",
         "q: cancelled start=60 end=90\nb: start=-50 end=210\np: start=-60 end=-30\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        CHECK_STR(said_of(program_of(rows[i].before, &arena), program_of(rows[i].now, &arena)), rows[i].said);
    }
    check_row("");
}

/* ---- what is kept though it has vanished ---- */

static void test_absent(void)
{
    static const struct infer_absent absent[] = {{"a", {0}, ABSENCE_NEW},
                                                 {"b", {0}, ABSENCE_BULK},
                                                 {"c", {0}, ABSENCE_BEGUN},
                                                 {"d", {0}, ABSENCE_CANCELLED},
                                                 {"e", {0}, ABSENCE_BULK}};
    static const struct change told[] = {{.session = "d", .made = {99000}}};
    const struct infer_memory memory = {
        .revision = "", .absent_count = 5, .absent = absent, .told = {1, told}};
    const struct changes_between pair = {
        program_of("a|H|60-90|Ants;b|H|60-90|Bees;c|H|-1-90|Cats;d|H|60-90|Dogs", &arena),
        program_of("a|H|60-90|Ants;b|H|65-95|Bees;c|H|-1-95|Cats;d|H|60-90|Dogs||x;e|H|60-90|Eels", &arena),
        &memory, MINUTES(0)};
    struct changes_found found;
    struct live live;
    struct changes_untold untold;
    struct str_builder out = {.arena = &arena};
    changes_find(&pair, &arena, &found);
    changes_live(&found, &arena, &live, &untold);
    for (uint32_t i = 0; i < live.changes.count; i++)
        add_said(&out, &live.changes.changes[i]);
    CHECK_STR(out.text, "d: cancelled\nb: start=65 end=95\nc: end=95\n");
    CHECK_INT(live.changes.changes[0].made.ms, 99000);
    CHECK_INT(live.changes.changes[1].made.ms, MINUTES(0).ms);
    CHECK_STR(live.changes.changes[0].by, "feed");
    CHECK(live.changes.changes[0].was == NULL);
    CHECK_INT(live.session_count, 0);
    CHECK_INT(live.revision, MINUTES(0).ms / 1000);
    CHECK_INT(live.issued.ms, MINUTES(0).ms);
    CHECK_STR(live.venue, "");
    CHECK(live.emergency == NULL && live.rehearsal == NULL);
}

/* ---- languages and tracks ---- */

static const struct program *program_with(const char *languages, const char *tracks, const char *title,
                                          const char *others)
{
    static const struct zone_source no_zones;
    const struct program *program = NULL;
    struct err err = {0};
    const char *text = arena_printf(
        &arena,
        "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"languages\":[%s],"
        "\"timezone\":\"UTC\"},\"rooms\":[{\"id\":\"h\",\"name\":\"H\"}],\"tracks\":[%s],\"sessions\":["
        "{\"id\":\"a\",\"title\":%s,\"room\":\"h\",\"start\":\"2025-03-29T11:00:00Z\","
        "\"end\":\"2025-03-29T11:30:00Z\"}%s]}",
        languages, tracks, title, others);
    if (!read_program(text, strlen(text), &no_zones, NULL, &arena, &arena, NULL, &program, &err)) {
        printf("%s\n%s: %s\n", text, err.where, err.text);
        abort();
    }
    return program;
}

#define NEWT(id, title, rest)                                                                                \
    ",{\"id\":\"" id "\",\"title\":" title ",\"room\":\"h\",\"start\":\"2025-03-29T12:00:00Z\","             \
    "\"end\":\"2025-03-29T12:30:00Z\"" rest "}"
#define TRACK(id, name) "{\"id\":\"" id "\",\"name\":\"" name "\"}"

static void test_languages(void)
{
    const struct program *before = program_with("\"de\"", "", "\"Ameisen\"", "");
    check_row("a language that the first version does not have");
    CHECK_STR(said_of(before, program_with("\"de\"", "", "{\"de\":\"Ameisen\",\"fr\":\"Fourmis\"}", "")),
              "a: title=Ameisen\n?a the title in the language fr\n");
    check_row("English is always known");
    CHECK_STR(said_of(before, program_with("\"de\"", "", "{\"de-AT\":\"Ameisen\",\"en\":\"Ants\"}", "")),
              "a: title=Ameisen\n");
    check_row("none that is known: without a language");
    CHECK_STR(said_of(before, program_with("\"de\"", "", "{\"fr\":\"Fourmis\",\"it\":\"Formiche\"}", "")),
              "a: title=Fourmis\n?a the title in the language fr\n?a the title in the language it\n");
    check_row("what is left is the title that it has");
    CHECK_STR(said_of(program_with("\"de\"", "", "{\"de\":\"Ameisen\"}", ""),
                      program_with("\"de\"", "", "{\"de\":\"Ameisen\",\"fr\":\"Fourmis\"}", "")),
              "?a the title in the language fr\n");
    check_row("any, where no language is told");
    CHECK_STR(said_of(program_with("", "", "\"Ameisen\"", ""),
                      program_with("", "", "{\"fr\":\"Fourmis\",\"it\":\"Formiche\"}", "")),
              "a: title=Fourmis\n");
    check_row("of an added session");
    CHECK_STR(said_of(before, program_with("\"de\"", "", "\"Ameisen\"",
                                           NEWT("n", "{\"de\":\"Molche\",\"fr\":\"Tritons\"}", ""))),
              "+live-n 120-150 h\n?n the title in the language fr\n");
    check_row("");
}

/* A room that the first version knows by the other's name is the same for displays. */
static void test_aliases(void)
{
    static const char *const rooms[] = {"{\"id\":\"h\",\"name\":\"H\",\"aliases\":[\"g7\"]}",
                                        "{\"id\":\"g7\",\"name\":\"Hall\"}"};
    const struct program *programs[2];
    static const struct zone_source no_zones;
    struct err err = {0};
    for (int i = 0; i < 2; i++) {
        const char *text = arena_printf(
            &arena,
            "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},\"rooms\":["
            "%s],\"sessions\":[{\"id\":\"a\",\"title\":\"A\",\"room\":\"%s\",\"start\":\"2025-03-29T11:00:"
            "00Z\","
            "\"end\":\"2025-03-29T11:30:00Z\"}]}",
            rooms[i], i == 0 ? "h" : "g7");
        if (!CHECK(
                read_program(text, strlen(text), &no_zones, NULL, &arena, &arena, NULL, &programs[i], &err)))
            printf("%s: %s\n", err.where, err.text);
    }
    check_row("aliases");
    CHECK_STR(said_of(programs[0], programs[1]), "");
    check_row("");
}

static void test_event(void)
{
    struct program other = *program_of("a|H|60-90|Ants", &arena);
    check_row("the event's title and its zone");
    CHECK_STR(said_of(&other, program_with("", "", "\"Ants\"", "")),
              "! Clock times are still those of the time zone before\n");
    other.event.title.count = 0;
    CHECK_STR(said_of(&other, program_of("a|H|60-90|Ants", &arena)), "? The event's title\n");
    check_row("");
}

static void test_tracks(void)
{
    const struct program *before =
        program_with("", TRACK("t", "Trees") "," TRACK("u", "Under Water"), "\"Ants\"", "");
    check_row("tracks");
    CHECK_STR(said_of(before, program_with("", TRACK("t", "Woods"), "\"Ants\"",
                                           NEWT("n", "\"Newts\"", ",\"track\":\"t\""))),
              "+live-n 120-150 h #t\n");
    CHECK_STR(said_of(before, program_with("", TRACK("7", "under  water"), "\"Ants\"",
                                           NEWT("n", "\"Newts\"", ",\"track\":\"7\""))),
              "+live-n 120-150 h #u\n");
    CHECK_STR(said_of(before, program_with("", TRACK("v", "Volcanoes"), "\"Ants\"",
                                           NEWT("n", "\"Newts\"", ",\"track\":\"v\""))),
              "+live-n 120-150 h\n?n the track \"Volcanoes\"\n");
    check_row("an id that is too long with more before it");
    char id[257];
    memset(id, 'x', 256);
    id[256] = '\0';
    const struct program *now = program_of(arena_printf(&arena, "a|H|60-90|Ants;%s|H|60-90|N", id), &arena);
    const char *said = said_of(program_of("a|H|60-90|Ants", &arena), now);
    CHECK_STR(said, "+live-added-2 60-90 h\n");
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_rows();
    test_absent();
    test_languages();
    test_aliases();
    test_event();
    test_tracks();
    arena_finish(&arena);
    return check_done();
}
