/*
 * What a door says in its strip, and whose turn it is.
 */
#include "changes/said.h"
#include "names.h"

#include "schedule/strips.h"

#define PROGRAM                                                                                              \
    "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:30 break; c A 11:30-12:00; z B 10:00-11:00; y C "        \
    "10:00-11:00; x D 12:00-13:00"

static const struct {
    const char *rule, *said;
    uint32_t notices;
    const char *at, *expected, *until, *turn_until;
    uint32_t turn;
} rows[] = {
    {"nothing has happened", "", 0, "10:10", "", "never", "never", 0},
    {"full: where else it is to be seen", "08:00 a full overflow=B", 0, "10:10", "full a b", "never", "never",
     0},
    {"full: where something else is on, until that changes", "08:00 a full", 0, "10:10", "full a [b c]",
     "11:00", "never", 0},
    {"why it is full is no news", "08:00 a full overflow=B reason=crowd", 0, "10:10", "full a b", "never",
     "never", 0},
    {"full, and about to end: that it is full", "08:00 a full", 0, "10:26", "full a", "never", "never", 0},
    {"full before it begins", "08:00 a full", 0, "09:55", "full a", "never", "never", 0},
    {"nothing else is on", "08:00 a full; 08:00 z cancelled; 08:00 y cancelled", 0, "10:10", "", "12:00",
     "never", 0},
    {"the way to where it has gone, then why", "08:00 a room=B reason=smoke", 0, "09:51", "way a b, reason a",
     "never", "09:51:10", 0},
    {"no way is known", "08:00 a room=C", 0, "09:51", "", "never", "never", 0},
    {"why it is cancelled", "08:00 a cancelled reason=ill", 0, "09:51", "reason a", "never", "never", 0},
    {"why it is late", "08:00 a delay=20 reason=train", 0, "10:12", "reason a", "never", "never", 0},
    {"why it waits", "08:00 a delayed reason=train", 0, "10:12", "reason a", "never", "never", 0},
    {"full, and it waits: both", "08:00 a full; 08:00 a delayed reason=train", 0, "10:12", "full a, reason a",
     "never", "10:12:10", 0},
    {"another slot", "08:00 b cancelled", 0, "10:10", "tombstone b", "never", "never", 0},
    {"and one more, by turns", "08:00 b cancelled; 08:00 c room=B", 0, "10:40:05", "tombstone c", "never",
     "never", 0},
    {"the session that the band tells of is none", "08:00 a start=12:10 end=12:30", 0, "09:51", "", "never",
     "never", 0},
    {"all of it, in order: the first turn", "08:00 a full overflow=B; 08:00 b cancelled", 2, "10:20:00",
     "full a b, tombstone b, notice 0, notice 1", "never", "10:20:10", 0},
    {"10 s later the next", "08:00 a full overflow=B; 08:00 b cancelled", 2, "10:20:10",
     "full a b, tombstone b, notice 0, notice 1", "never", "10:20:20", 1},
    {"until the end of its turn", "08:00 a full overflow=B; 08:00 b cancelled", 2, "10:20:29.999",
     "full a b, tombstone b, notice 0, notice 1", "never", "10:20:30", 2},
};

static const char *text_of(const struct lines *lines, const struct strip *strip, struct arena *arena)
{
    const struct program *program = lines->program;
    struct str_builder text = {.arena = arena};
    str_add(&text, strip_kind_name(strip->kind));
    if (strip->slot.session != PROGRAM_NONE)
        str_addf(&text, " %s", program->sessions[strip->slot.session].id);
    if (strip->notice != PROGRAM_NONE)
        str_addf(&text, " %u", (unsigned)strip->notice);
    if (strip->room != PROGRAM_NONE)
        str_addf(&text, " %s", program->rooms[strip->room].id);
    for (uint32_t i = 0; i < strip->room_count; i++)
        str_addf(&text, "%s%s%s", i ? " " : " [", program->rooms[strip->rooms[i]].id,
                 i + 1 == strip->room_count ? "]" : "");
    return text.text;
}

static void check_instant(const struct lines *lines, struct instant at, const char *expected)
{
    struct instant wanted = strcmp(expected, "never") == 0 ? INSTANT_NEVER : lines_at(lines, expected);
    CHECK_INT(at.ms, wanted.ms);
}

/* A hall of which the full room is a part is nowhere else; its other part is. */
static void test_joined_rooms(void)
{
    struct lines lines;
    struct said said;
    struct display_config config;
    struct room_state state;
    struct strip_list list;
    check_row("joined rooms");
    lines_init(&lines, "room A; room B; room AB A B; k AB 10:00-11:00; a A 10:05-11:00; z B 10:00-11:00");
    said_init(&said, &lines, "08:00 a full");
    said_fold(&said, &lines);
    display_config_set_defaults(&config, ROLE_DOOR);
    room_state_at(lines.program, &config.thresholds, 0, lines_at(&lines, "10:10"), &lines.arena, &state);
    strips_of(lines.program, &config, &state, NULL, &lines.arena, &list);
    if (CHECK_INT(list.count, 1))
        CHECK_STR(text_of(&lines, &list.strips[0], &lines.arena), "full a [B]");
    lines_finish(&lines);
}

/* A drop-in that is full says so on its own, and beside what comes next; not beside what is on. */
static void test_drop_ins(void)
{
    static const struct {
        const char *rule, *said, *at, *expected, *program;
    } drop_ins[] = {
        {"a drop-in, before the day", "08:00 h full", "09:10", "full h", NULL},
        {"a drop-in, with another room", "08:00 h full overflow=B", "09:10", "full h b", NULL},
        {"a drop-in, before a start", "08:00 h full", "09:55", "full h", NULL},
        {"what starts is full", "08:00 a full; 08:00 h full overflow=B", "09:55", "full a", NULL},
        {"a drop-in, while another is on", "08:00 h full", "10:10", "", NULL},
        {"a drop-in, in a break", "08:00 h full", "10:45", "full h", NULL},
        {"a drop-in that goes on", "08:00 h full", "13:10", "full h [b]", NULL},
        {"an open one", "08:00 h full; 08:01 h full=no", "10:45", "", NULL},
        {"it is over", "08:00 h full", "18:10", "", NULL},
        {"a drop-in, while one of many hours is on", "08:00 h full", "10:10", "",
         "h A 09:00-18:00 drop_in; l A 08:00-21:00"},
    };
    static const char day[] = "h A 09:00-18:00 drop_in; a A 10:00-10:30; b A 12:00-13:00; z B 13:00-14:00";
    for (size_t i = 0; i < sizeof drop_ins / sizeof *drop_ins; i++) {
        struct lines lines;
        struct said said;
        struct thresholds thresholds;
        struct room_state state;
        struct strip_list list;
        check_row(drop_ins[i].rule);
        lines_init(&lines, drop_ins[i].program ? drop_ins[i].program : day);
        said_init(&said, &lines, drop_ins[i].said);
        said_fold(&said, &lines);
        thresholds_set_defaults(&thresholds);
        room_state_at(lines.program, &thresholds, 0, lines_at(&lines, drop_ins[i].at), &lines.arena, &state);
        strips_of(lines.program, NULL, &state, NULL, &lines.arena, &list);
        CHECK_INT(list.count, drop_ins[i].expected[0] != '\0');
        CHECK_STR(list.count ? text_of(&lines, &list.strips[0], &lines.arena) : "", drop_ins[i].expected);
        lines_finish(&lines);
    }
}

int main(void)
{
    test_joined_rooms();
    test_drop_ins();
    static const uint32_t numbers[] = {0, 1};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        struct display_config config;
        struct room_state state;
        struct strip_list list;
        struct label_variant next_door = {"", "next door"};
        struct direction direction = {
            .way = WAY_LEFT, .floor = "", .text = {.count = 1, .variants = &next_door}};
        check_row(rows[i].rule);
        lines_init(&lines, PROGRAM);
        direction.room = room_own_name(&lines.program->rooms[1]);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        display_config_set_defaults(&config, ROLE_DOOR);
        config.directions = &direction;
        config.direction_count = 1;
        const struct notice_list notices = {.count = rows[i].notices, .notices = numbers};
        room_state_at(lines.program, &config.thresholds, 0, lines_at(&lines, rows[i].at), &lines.arena,
                      &state);
        strips_of(lines.program, &config, &state, rows[i].notices ? &notices : NULL, &lines.arena, &list);
        struct str_builder text = {.arena = &lines.arena};
        str_add(&text, "");
        for (uint32_t k = 0; k < list.count; k++)
            str_addf(&text, "%s%s", k ? ", " : "", text_of(&lines, &list.strips[k], &lines.arena));
        CHECK_STR(text.text, rows[i].expected);
        CHECK_INT(list.turn, rows[i].turn);
        check_instant(&lines, list.until, rows[i].until);
        check_instant(&lines, list.turn_until, rows[i].turn_until);
        lines_finish(&lines);
    }
    return check_done();
}
