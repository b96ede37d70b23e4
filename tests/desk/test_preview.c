#include "desk/preview.h"

#include "desk/preview_fixture.h"
#include "golden.h"

#define GOLDEN SOURCE_DIR "/tests/desk/preview.golden.txt"

static const struct {
    const char *name, *program, *before, *command, *now;
} rows[] = {
    {"a delay of what is next", FIXTURE_HALLS, "", "09:55 android delay=10", "09:55"},
    {"a delay of what runs", FIXTURE_HALLS, "", "10:20 android delay=5", "10:20"},
    {"more delay", FIXTURE_HALLS, "09:50 android delay=10", "10:05 android delay=20", "10:05"},
    {"a delay taken back", FIXTURE_HALLS, "09:50 android delay=10", "09:55 android delay=0", "09:55"},
    {"a delay that eats the break", FIXTURE_HALLS, "", "10:25 kvm delay=45 reason=laptop", "10:25"},
    {"a delay past the end of the day", FIXTURE_HALLS, "", "15:00 late delay=60", "15:00"},
    {"late, nobody knows how much", FIXTURE_HALLS, "", "09:55 android delayed reason=train", "09:55"},
    {"started", FIXTURE_HALLS, "09:55 android delayed", "10:07 android started", "10:07"},
    {"a move to another room", FIXTURE_HALLS, "", "13:00 bpf room=N2", "13:00"},
    {"a move onto another session", FIXTURE_HALLS, "", "09:30 kvm room=N2 start=10:45 end=11:15", "09:30"},
    {"a cancellation", FIXTURE_HALLS, "", "10:40 rust cancelled reason=ill", "10:40"},
    {"a cancellation with a replacement", FIXTURE_HALLS, "",
     "10:40 rust cancelled by=live-1;add 10:40 live-1 N1 11:30-12:00", "10:40"},
    {"cancelled by mistake", FIXTURE_HALLS, "10:40 rust cancelled", "10:45 rust cancelled=no", "10:45"},
    {"full", FIXTURE_HALLS, "", "10:10 android full", "10:10"},
    {"full, with an overflow room", FIXTURE_HALLS, "", "10:10 live full overflow=N1", "10:10"},
    {"open again", FIXTURE_HALLS, "10:10 live full", "10:20 live full=no", "10:20"},
    {"a session more", FIXTURE_HALLS, "", "add 12:10 live-1 N2 13:00-13:30", "12:10"},
    {"another title", FIXTURE_HALLS, "", "11:00 rust title=Rust-for-all", "11:00"},
    {"of the next day", FIXTURE_HALLS, "", "12:10 next delay=15", "12:10"},
    {"of what is over", FIXTURE_HALLS, "", "12:10 android cancelled", "12:10"},
    {"nothing", FIXTURE_HALLS, "09:50 android delay=10", "10:00 android delay=10", "10:00"},
};

static void test_sentences(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder golden = {.arena = &arena};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct previewed previewed;
        previewed_init(&previewed, rows[i].program, rows[i].before, rows[i].command, rows[i].now);
        previewed.request.says_all = true;
        str_addf(&golden, "== %s\n", rows[i].name);
        if (*rows[i].before)
            str_addf(&golden, "   was: %s\n", rows[i].before);
        str_addf(&golden, "   %s\n%s\n", rows[i].command, previewed_text(&previewed));
        previewed_finish(&previewed);
    }
    golden_check(GOLDEN, golden.text);
    arena_finish(&arena);
}

/* ---- what is said to everybody ---- */

static struct lines lines;
static struct str_builder golden;

static struct label label(const char *text)
{
    return builder_label(&lines.builder, text);
}

static void say(const char *name, const struct live *before, const struct live *after, const char *now)
{
    struct preview preview;
    const struct preview_request request = {
        .program = lines.program, .before = before, .after = after, .now = lines_at(&lines, now)};
    preview_make(&request, &lines.arena, &preview);
    str_addf(&golden, "== %s\n", name);
    preview_text(&preview, &request, &golden);
    str_add(&golden, "\n");
}

static void test_everybody(void)
{
    struct live nothing = {.issued = INSTANT_NONE, .venue = "", .log = ""}, live = nothing, other = nothing;
    lines_init(&lines, FIXTURE_HALLS);
    golden.arena = &lines.arena;
    struct live_notice notices[] = {{.id = "1",
                                     .text = label("The group photo is at noon"),
                                     .made = lines_at(&lines, "10:00"),
                                     .everywhere = true,
                                     .start = INSTANT_NONE,
                                     .end = lines_at(&lines, "12:00")},
                                    {.id = "2",
                                     .level = NOTICE_WARNING,
                                     .text = label("Wet floor"),
                                     .made = lines_at(&lines, "10:00"),
                                     .room_count = 1,
                                     .rooms = said_room(&lines, "N2"),
                                     .start = lines_at(&lines, "11:00"),
                                     .end = lines_at(&lines, "11:30")}};
    live.notices = notices;
    live.notice_count = 1;
    say("a notice to all", &nothing, &live, "10:00");
    say("it ends", &live, &nothing, "11:00");
    other.notices = notices;
    struct live_notice twice[] = {notices[0], notices[0], notices[0], notices[1]};
    twice[1].id = "3";
    twice[2].id = "4";
    twice[3].room_count = 0;
    twice[3].everywhere = true;
    twice[3].start = INSTANT_NONE;
    other.notices = twice;
    other.notice_count = 2;
    say("one more, of the same words", &live, &other, "10:30");
    say("and less", &other, &live, "10:30");
    const struct live_notice replaced[] = {twice[0], twice[3]};
    live.notices = replaced;
    live.notice_count = 2;
    say("another one in the place of one", &other, &live, "10:30");
    live = other;
    live.notice_count = 4;
    say("two more", &other, &live, "10:30");
    live.notices = notices;
    live.notice_count = 1;
    other.notices = &notices[1];
    other.notice_count = 1;
    say("a warning in one room, later", &nothing, &other, "10:00");
    struct live_emergency emergency = {.kind = EMERGENCY_FIRE,
                                       .text = label("Leave the building"),
                                       .everywhere = true,
                                       .raised = lines_at(&lines, "10:00"),
                                       .until = lines_at(&lines, "14:00"),
                                       .lifted = INSTANT_NONE};
    live = nothing;
    live.emergency = &emergency;
    say("an emergency", &nothing, &live, "10:00");
    struct live_emergency lifted = emergency;
    lifted.lifted = lines_at(&lines, "10:20");
    other = nothing;
    other.emergency = &lifted;
    say("it is lifted", &live, &other, "10:20");
    const struct change kvm = {.session = "kvm",
                               .made = lines_at(&lines, "10:21"),
                               .by = "",
                               .fields = CHANGE_CANCELLED,
                               .cancelled = true,
                               .reason = ""};
    struct live more = other;
    more.changes = (struct change_list){1, &kvm};
    say("what is said then", &other, &more, "10:21");
    emergency.test = true;
    emergency.everywhere = false;
    emergency.room_count = 1;
    emergency.rooms = said_room(&lines, "N1");
    say("a test of one room", &nothing, &live, "10:00");
    const struct live_rehearsal rehearsal = {.moment = lines_at(&lines, "14:10"),
                                             .from = lines_at(&lines, "-1/18:00"),
                                             .until = lines_at(&lines, "-1/20:00")};
    live = nothing;
    live.rehearsal = &rehearsal;
    say("a rehearsal", &nothing, &live, "-1/18:00");
    golden_check(SOURCE_DIR "/tests/desk/preview_all.golden.txt", golden.text);
    lines_finish(&lines);
}

int main(void)
{
    test_sentences();
    test_everybody();
    return check_done();
}
