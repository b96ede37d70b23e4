#include "screens/session_parts.h"

#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};
static struct fixture_layout f;

static uint32_t start(const char *label, const struct fixture_event *event, int width, int height,
                      const char *id)
{
    check_row(label);
    fixture_layout_init(&f, event, &door, width, height);
    return program_find_session(f.layout.view->program, id);
}

static void finish(struct box box)
{
    for (uint32_t k = 0; k < f.scene.count; k++)
        CHECK(box_contains(box, f.scene.items[k].box));
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    fixture_layout_finish(&f);
}

static void test_title(void)
{
    static const struct {
        const char *label, *text;
        uint32_t most_lines;
        bool cut;
    } rows[] = {
        {"short: one large line", "Knots", 1, false},
        {"longer: few lines", "Reading the tide: twenty years of scheduler traces from one machine room", 4,
         false},
        {"190 characters", LONG_190, 12, false},
        {"1,024 without a blank", X1024, 20, true},
    };
    int last = 10000;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start(rows[i].label, &harbour_event, 1920, 1080, "boot");
        struct text_block title = session_title_fit(&f.layout, rows[i].text, 126, 50, 1700, 420);
        CHECK(title.line_count > 0 && title.line_count <= rows[i].most_lines);
        CHECK(title.size_px <= last && title.size_px >= 54 && title.height <= 420);
        CHECK_INT(title.cut, rows[i].cut);
        last = title.size_px;
        finish((struct box){0, 0, 1920, 1080});
    }
}

static void test_people(void)
{
    static const struct {
        const char *label, *id;
        const struct fixture_event *event;
        int width, height, lines; /* of the picture; lines of people */
        const char *people, *more, *what;
    } rows[] = {
        {"one", "open", &harbour_event, 1920, 1080, 2, "Ines Okafor", "", ""},
        {"running on", "boot", &harbour_event, 1920, 1080, 2, "Tomas Lindqvist|Mei-Ling Zhao|Ravi Menon", "",
         "Led by"},
        {"a part shows its block's", "boot.2", &harbour_event, 1920, 1080, 2,
         "Tomas Lindqvist|Mei-Ling Zhao|Ravi Menon", "", "Led by"},
        {"a line each in portrait", "boot", &harbour_event, 1080, 1920, 5,
         "Tomas Lindqvist|Mei-Ling Zhao|Ravi Menon", "", "Led by"},
        {"no room for all", "boot", &harbour_event, 480, 320, 1, "Tomas Lindqvist", "+2 more", "Led by"},
        {"none", "tiny", &harbour_event, 1920, 1080, 2, "", "", ""},
        {"no room at all", "open", &harbour_event, 1920, 1080, 0, "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t session = start(rows[i].label, rows[i].event, rows[i].width, rows[i].height, rows[i].id);
        int line = type_height(layout_type(&f.layout, FACE_MEDIUM, 37)) + layout_px(&f.layout, 8);
        struct box box = {f.layout.margin, 100, f.layout.width - 2 * f.layout.margin, rows[i].lines * line};
        int measured = session_people(&f.layout, session, box, 37, false);
        CHECK_INT(f.scene.count, 0);
        CHECK_INT(session_people(&f.layout, session, box, 37, true), measured);
        CHECK(measured <= box.height);
        CHECK_STR(fixture_text(&f.scene, "person", "|", &f.arena), rows[i].people);
        CHECK_STR(fixture_text(&f.scene, "people.more", "", &f.arena), rows[i].more);
        CHECK_STR(fixture_text(&f.scene, "label", "", &f.arena), rows[i].what);
        finish(box);
    }
    for (int lines = 1; lines < 6; lines++) {
        uint32_t session = start("ten people of any name", &hostile_event, 1080, 1920, "a0");
        struct box box = {65, 100, 950, lines * 60};
        CHECK(session_people(&f.layout, session, box, 37, true) > 0);
        CHECK(fixture_count(&f.scene, "person") > 0);
        for (uint32_t k = 0; k < f.scene.count; k++) /* a name is never cut */
            CHECK(!f.scene.items[k].cut);
        finish(box);
    }
}

static void test_context(void)
{
    static const struct {
        const char *id, *text;
        bool bar;
    } rows[] = {{"boot.2", "Boot and Firmware MC", true}, {"tide", "Scheduling", true}, {"tiny", "", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t session = start(rows[i].id, &harbour_event, 1920, 1080, rows[i].id);
        struct type type = layout_type(&f.layout, FACE_MEDIUM, 34);
        struct box box = {100, 200, 900, 0};
        int height, width = session_context(&f.layout, session, PROGRAM_NONE, type, box, false, &height);
        CHECK_INT(f.scene.count, 0);
        CHECK_INT(height, type_height(type));
        CHECK_INT(session_context(&f.layout, session, PROGRAM_NONE, type, box, true, &height), width);
        CHECK_STR(fixture_text(&f.scene, "context", "", &f.arena), rows[i].text);
        CHECK_INT(fixture_count(&f.scene, "track"), rows[i].bar);
        finish((struct box){100, 100, width, 200});
    }
    uint32_t session = start("in lines where it is too wide", &hostile_event, 1920, 1080, "a2");
    struct type type = layout_type(&f.layout, FACE_MEDIUM, 34);
    struct box box = {100, 200, 1700, 0};
    int height, width = session_context(&f.layout, session, PROGRAM_NONE, type, box, true, &height);
    CHECK_INT(width, 1700);
    CHECK_INT(height, 3 * type_height(type));
    CHECK_INT(fixture_count(&f.scene, "context"), 3);
    CHECK(!fixture_item(&f.scene, "context")->cut);
    finish((struct box){100, 200, 1700, height});
}

static void test_about(void)
{
    static const struct {
        const char *label, *id;
        int width, height, box_height;
        bool summary, topics;
    } rows[] = {
        {"summary beside topics", "someday", 1920, 1080, 400, true, true},
        {"summary above topics", "someday", 1080, 1920, 900, true, true},
        {"too little room for topics", "someday", 1920, 1080, 130, true, false},
        {"a block's summary: its parts are listed elsewhere", "boot", 1080, 1920, 900, true, false},
        {"summary alone", "tide", 1920, 1080, 300, true, false},
        {"a part shows its block's summary: the parts are listed elsewhere", "boot.2", 1920, 1080, 400, true,
         false},
        {"nothing to say", "tiny", 1920, 1080, 400, false, false},
        {"no room", "boot", 1920, 1080, 30, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t session = start(rows[i].label, &harbour_event, rows[i].width, rows[i].height, rows[i].id);
        struct box box = {100, 100, f.layout.width - 200, rows[i].box_height};
        int used = session_about(&f.layout, session, box);
        CHECK_INT(fixture_count(&f.scene, "summary") > 0, rows[i].summary);
        CHECK_INT(fixture_count(&f.scene, "topic") > 0, rows[i].topics);
        CHECK_INT(used > 0, rows[i].summary || rows[i].topics);
        CHECK(used <= rows[i].box_height);
        finish(box);
    }
}

static void test_tombstones(void)
{
    static const struct {
        const char *label;
        const struct fixture_event *event;
        int width, height;
        uint32_t count, shown;
        const char *more;
    } rows[] = {
        {"none", &harbour_event, 1920, 1080, 0, 0, ""},
        {"one", &harbour_event, 1920, 1080, 1, 1, ""},
        {"two", &harbour_event, 1080, 1920, 2, 2, ""},
        {"three", &harbour_event, 1920, 1080, 3, 2, "+1 more"},
        {"three on a small screen", &harbour_event, 480, 320, 3, 1, "+2 more"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t session = start(rows[i].label, rows[i].event, rows[i].width, rows[i].height, "pilot");
        const struct session *about = &f.layout.view->program->sessions[session];
        struct slot slots[3];
        for (int k = 0; k < 3; k++)
            slots[k] = (struct slot){about->start, about->end, session};
        struct slot_list list = {.count = rows[i].count, .slots = slots};
        struct box body = layout_body(&f.layout, false);
        struct box rest = session_tombstones(&f.layout, &list, 0, body);
        CHECK_INT(fixture_count(&f.scene, "badge.cancelled"), 2 * rows[i].shown); /* the box and the word */
        CHECK_STR(fixture_text(&f.scene, "more", "", &f.arena), rows[i].more);
        CHECK_INT(fixture_count(&f.scene, "strike") >= rows[i].shown, 1);
        CHECK_INT(rest.y + rest.height, body.y + body.height);
        CHECK(rest.height > body.height / 2);
        CHECK_INT(rest.y > body.y, rows[i].shown > 0);
        body.height = rest.y - body.y;
        finish(body);
    }
}

/* Of what was moved, the slot says where it is, in place of the word for cancelled; no line goes through its
 * title. */
static void test_moved(void)
{
    uint32_t session = start("moved", &harbour_event, 1920, 1080, "pilot");
    struct program program = *f.layout.view->program;
    struct session *sessions = ARENA_ARRAY(&f.arena, struct session, program.session_count);
    memcpy(sessions, program.sessions, program.session_count * sizeof *sessions);
    struct slot old = {sessions[session].start, sessions[session].end, session};
    const uint32_t other = sessions[session].rooms[0] == 0 ? 1 : 0;
    struct slot_list list = {.count = 1, .slots = &old};
    struct view view = *f.layout.view;
    const uint32_t old_room = sessions[session].rooms[0];
    program.sessions = sessions;
    sessions[session].cancelled = false;
    sessions[session].rooms = &other;
    sessions[session].room_count = 1;
    view.program = &program;
    f.layout.view = &view;
    struct box body = layout_body(&f.layout, false);
    struct box rest = session_tombstones(&f.layout, &list, old_room, body);
    const char *where = label_text(program.rooms[other].name, "");
    CHECK(strstr(fixture_text(&f.scene, "badge.cancelled", "", &f.arena), where) != NULL);
    CHECK(strstr(fixture_text(&f.scene, "badge.cancelled", "", &f.arena), "CANCELLED") == NULL);
    CHECK_INT(fixture_count(&f.scene, "strike"), 0);
    body.height = rest.y - body.y;
    finish(body);

    session = start("at another time", &harbour_event, 1920, 1080, "pilot");
    program = *f.layout.view->program;
    sessions = ARENA_ARRAY(&f.arena, struct session, program.session_count);
    memcpy(sessions, program.sessions, program.session_count * sizeof *sessions);
    old = (struct slot){{sessions[session].start.ms - MS_PER_HOUR}, sessions[session].start, session};
    program.sessions = sessions;
    sessions[session].cancelled = false;
    view = *f.layout.view;
    view.program = &program;
    f.layout.view = &view;
    body = layout_body(&f.layout, false);
    rest = session_tombstones(&f.layout, &list, sessions[session].rooms[0], body);
    const char *badge = fixture_text(&f.scene, "badge.cancelled", "", &f.arena);
    CHECK(strstr(badge, words_clock(words_english(), &program, sessions[session].start, &f.arena)) != NULL);
    body.height = rest.y - body.y;
    finish(body);
}

int main(void)
{
    test_title();
    test_moved();
    test_people();
    test_context();
    test_about();
    test_tombstones();
    return check_done();
}
