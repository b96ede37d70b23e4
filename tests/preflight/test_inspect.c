#include "names.h"
#include "preflight/inspect.h"

#include "tool/fixture.h"

/* A door of the small program whose scene is then spoilt in one way a row. */
struct bench {
    struct loaded loaded;
    struct arena arena;
    struct renderer *renderer;
    struct display_config config;
    struct still still;
    struct view view;
    struct scene scene;
    struct frame *frame;
    struct findings findings;
};

static void compose(struct bench *bench)
{
    static const char *const rooms[] = {"hall-b"};
    arena_reset(&bench->arena);
    display_config_set_defaults(&bench->config, ROLE_DOOR);
    bench->config.rooms = rooms_called(rooms, 1);
    bench->config.room_count = 1;
    bench->config.panel.width = 800;
    bench->config.panel.height = 480;
    bench->still = (struct still){.config = &bench->config, .at = moment(&bench->loaded, "10:20")};
    still_compose(&bench->still, bench->loaded.program, bench->renderer, &bench->arena, &bench->view,
                  &bench->scene);
    findings_init(&bench->findings, &bench->arena);
}

static struct item *item_of(struct bench *bench, const char *role)
{
    for (uint32_t i = 0; i < bench->scene.count; i++)
        if (bench->scene.items[i].kind == ITEM_TEXT && strcmp(bench->scene.items[i].role, role) == 0)
            return &bench->scene.items[i];
    CHECK(false);
    return &bench->scene.items[0];
}

static void inspect(struct bench *bench)
{
    struct inspection inspection = {
        bench->loaded.program, bench->renderer, bench->frame, &bench->findings, 3, 4};
    struct box whole = {.width = 800, .height = 480};
    render_scene(bench->renderer, &bench->scene, &whole, 1, bench->frame);
    inspect_screen(&inspection, &bench->still, &bench->view, &bench->scene, &bench->arena);
}

static void expect(struct bench *bench, const char *label, enum finding_rule rule, const char *session,
                   const char *text)
{
    check_row(label);
    inspect(bench);
    if (!CHECK_INT(bench->findings.count, 1)) {
        for (uint32_t i = 0; i < bench->findings.count; i++)
            printf("  %s\n", bench->findings.list[i].text);
        return;
    }
    const struct finding *finding = &bench->findings.list[0];
    CHECK_STR(finding_rule_name(finding->rule), finding_rule_name(rule));
    CHECK_INT(finding->session,
              session ? program_find_session(bench->loaded.program, session) : PROGRAM_NONE);
    CHECK(contains(finding->text, text));
    CHECK_INT(finding->display, 3);
    CHECK_INT(finding->width, 800);
    CHECK_INT(finding->first_ms, bench->still.at.ms);
}

static void test_faults(struct bench *bench)
{
    check_row("as it is");
    compose(bench);
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);

    struct item *title = item_of(bench, "title.now");
    title->text = "Comp\xE2\x80\xA6";
    title->length = 7;
    title->cut = true;
    expect(bench, "title", FINDING_TITLE_CUT, "2", "title.now: Comp");

    compose(bench);
    item_of(bench, "room")->cut = true;
    expect(bench, "room: of the header, so of no session", FINDING_TEXT_CUT, NULL, "room: Hall B");

    compose(bench);
    item_of(bench, "room")->length = 0;
    expect(bench, "no name of the room", FINDING_ROOM_UNNAMED, NULL, "the room's name is not on its screen");
    CHECK_INT(bench->findings.list[0].room, bench->view.room);

    compose(bench);
    struct item *date = item_of(bench, "date");
    date->text = "A\xF4\x8F\xBF\xB0"
                 "B\xF4\x8F\xBF\xBD"; /* private use: no font's */
    date->length = 10;
    expect(bench, "glyph", FINDING_GLYPH_MISSING, NULL, "date: U+10FFF0 U+10FFFD");

    compose(bench);
    item_of(bench, "date")->size_px = 5;
    expect(bench, "small", FINDING_TEXT_SMALL, "2", "text date");

    compose(bench);
    item_of(bench, "date")->color = (struct color){0x20, 0x20, 0x20};
    expect(bench, "contrast", FINDING_CONTRAST, NULL, "needs 4.5:1");

    compose(bench);
    item_of(bench, "title.now")->color = (struct color){0x80, 0x80, 0x80};
    expect(bench, "contrast of NOW", FINDING_CONTRAST, NULL, "needs 7.0:1");

    compose(bench);
    struct item *moved = item_of(bench, "date");
    moved->box.x = -4000;
    expect(bench, "outside", FINDING_OUTSIDE, "2", "outside the picture");

    compose(bench);
    item_of(bench, "title.now")->box.width /= 2;
    expect(bench, "ink cut", FINDING_OUTSIDE, "2", ": its ink leaves its box, and is cut");

    compose(bench);
    scene_fill(&bench->scene, item_of(bench, "title.now")->box, (struct color){9, 9, 9}, "lid");
    expect(bench, "covered", FINDING_COVERED, "2", ": something lies on it");

    compose(bench);
    struct box lower = item_of(bench, "title.now")->box;
    lower.y += lower.height / 2;
    scene_fill(&bench->scene, lower, (struct color){9, 9, 9}, "lid");
    expect(bench, "covered for the most part", FINDING_COVERED, "2", ": something lies on it");

    /* Words that a picture covers are there for when it can't be shown: it can't. */
    compose(bench);
    struct box box = item_of(bench, "title.now")->box;
    scene_add(&bench->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = box,
                                           .text = "no-such.png",
                                           .length = 11,
                                           .role = "picture",
                                           .layer = 9});
    expect(bench, "picture", FINDING_PICTURE, NULL, "no-such.png: ");

    /* It can: then they are covered, and that is right. */
    compose(bench);
    const char *picture = "assets/pictures/door.png";
    scene_add(&bench->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = box,
                                           .text = picture,
                                           .length = (uint32_t)strlen(picture),
                                           .role = "picture",
                                           .layer = 9});
    check_row("a picture on it");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);

    /* A title on two grounds, of which one is no good. */
    compose(bench);
    struct item title_now = *item_of(bench, "title.now");
    *item_of(bench, "title.now") = (struct item){
        .kind = ITEM_FILL,
        .box = {title_now.box.x, title_now.box.y, title_now.box.width / 2, title_now.box.height},
        .color = {0xD0, 0xD0, 0xD0},
        .role = "band"};
    scene_add(&bench->scene, title_now);
    expect(bench, "half on a band", FINDING_CONTRAST, NULL, "on #d0d0d0 is");

    compose(bench);
    bench->config.panel.overscan[2] = 40;
    still_compose(&bench->still, bench->loaded.program, bench->renderer, &bench->arena, &bench->view,
                  &bench->scene);
    check_row("overscan");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
    struct item low = *item_of(bench, "date"); /* comes last, so that nothing lies on it */
    item_of(bench, "date")->length = 0;
    low.baseline += bench->scene.height - 5 - low.box.y - low.box.height;
    low.box.y = bench->scene.height - 5 - low.box.height;
    scene_add(&bench->scene, low);
    expect(bench, "hidden", FINDING_OUTSIDE, "2", "outside what is seen");
}

static void test_distance(struct bench *bench)
{
    compose(bench);
    bench->config.panel.diagonal_in = 7;
    bench->config.panel.viewing_distance_m = 1;
    check_row("near");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
    bench->config.panel.viewing_distance_m = 20;
    expect(bench, "far", FINDING_NOW_SMALL, "2", "166.0 mm are needed to be read from 20.0 m");
    /* A title of two lines is told of once. */
    compose(bench);
    bench->config.panel.diagonal_in = 7;
    bench->config.panel.viewing_distance_m = 20;
    struct item line = *item_of(bench, "title.now");
    line.box = (struct box){0, 340, 800, 100};
    line.baseline = 420;
    line.layer = 9;
    scene_fill(&bench->scene, line.box, bench->scene.background, "ground")->layer = 8;
    scene_add(&bench->scene, line);
    check_row("two lines");
    inspect(bench);
    for (uint32_t i = 0; i < bench->findings.count; i++)
        CHECK(bench->findings.list[i].rule != FINDING_NOW_SMALL || bench->findings.list[i].count == 1);
    CHECK(bench->findings.count > 0);
}

static uint32_t count_rule(const struct bench *bench, enum finding_rule rule)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bench->findings.count; i++)
        count += bench->findings.list[i].rule == rule;
    return count;
}

/* Where nothing runs, what is no title is about what comes next. */
static void test_about_next(struct bench *bench)
{
    compose(bench);
    bench->still.at = moment(&bench->loaded, "09:50");
    still_compose(&bench->still, bench->loaded.program, bench->renderer, &bench->arena, &bench->view,
                  &bench->scene);
    struct item *item = item_of(bench, "room");
    item->role = "track"; /* before any title */
    item->cut = true;
    inspect(bench);
    check_row("before the first session");
    CHECK_INT(bench->findings.list[count_rule(bench, FINDING_ROOM_UNNAMED)].session,
              program_find_session(bench->loaded.program, "2"));
}

static struct item *add_line(struct bench *bench, const char *role, const char *text, int x, int y)
{
    struct item item = *item_of(bench, "date");
    item.role = role;
    item.text = text;
    item.length = (uint32_t)strlen(text);
    item.box = (struct box){x, y, 400, 30};
    item.baseline = y + 24;
    item.size_px = 20;
    item.layer = 9;
    return scene_add(&bench->scene, item);
}

static void compose_with_room(struct bench *bench)
{
    compose(bench);
    for (uint32_t i = 0; i < bench->scene.count; i++) { /* the foot makes room */
        struct item *item = &bench->scene.items[i];
        if (item->box.y >= 336 && item->kind == ITEM_TEXT)
            item->length = 0;
    }
    scene_fill(&bench->scene, (struct box){0, 336, 800, 144}, bench->scene.background, "ground")->layer = 8;
}

/* Names belong to the title before them, all lines of it: not to what runs. */
static void test_whose(struct bench *bench)
{
    compose_with_room(bench);
    add_line(bench, "title.next", "Clos", 0, 340);
    /* Which is in the title of what runs as well. */
    add_line(bench, "title.next", "i", 400, 340);
    add_line(bench, "people.more", "+2 more", 0, 420);
    expect(bench, "more names of the next", FINDING_PEOPLE_MORE, "5", "people.more: +2 more");
    compose_with_room(bench);
    add_line(bench, "title.next", "Closing", 0, 340);
    add_line(bench, "about", "45 min", 0, 420)->cut = true;
    expect(bench, "a line under the next", FINDING_TEXT_CUT, "5", "about: 45 min");
    compose_with_room(bench);
    add_line(bench, "title.notice", "No session is called so", 0, 340);
    add_line(bench, "people.more", "+2 more", 0, 420);
    expect(bench, "under a title of none", FINDING_PEOPLE_MORE, "2", "people.more: +2 more");
}

/* Only a picture that comes later and holds all of the words is there in place of them. */
static void test_covered_beside_picture(struct bench *bench)
{
    static const char picture[] = "assets/pictures/door.png";
    for (int i = 0; i < 3; i++) {
        compose(bench);
        struct item title = *item_of(bench, "title.now");
        struct box boxes[] = {{0, 0, 4, 4}, title.box, title.box};
        boxes[2].width /= 2;
        struct item shown = {.kind = ITEM_PICTURE,
                             .box = boxes[i],
                             .text = picture,
                             .length = sizeof picture - 1,
                             .role = "picture",
                             .layer = 9};
        if (i == 1) { /* under the words, which come again after it */
            item_of(bench, "title.now")->length = 0;
            scene_add(&bench->scene, shown);
            title.layer = 10;
            scene_add(&bench->scene, title);
        }
        struct item *lid = scene_fill(&bench->scene, title.box, (struct color){9, 9, 9}, "lid");
        lid->layer = 11;
        if (i != 1)
            scene_add(&bench->scene, shown);
        expect(bench,
               i == 0   ? "covered, with a picture elsewhere"
               : i == 1 ? "covered, with a picture under it"
                        : "covered, with a picture on a half of it",
               FINDING_COVERED, "2", ": something lies on it");
    }
}

/* Of a full stop there is too little ink to say that it is covered. */
static void test_few_samples(struct bench *bench)
{
    compose(bench);
    check_row("a full stop under a lid");
    struct item stop = *item_of(bench, "date");
    item_of(bench, "date")->length = 0;
    stop.text = ".";
    stop.length = 1;
    stop.size_px = 30;
    stop.box.y = 200; /* where nothing else is */
    stop.box.height = 60;
    stop.baseline = stop.box.y + 40;
    scene_add(&bench->scene, stop);
    scene_fill(&bench->scene, stop.box, (struct color){9, 9, 9}, "lid")->layer = 9;
    inspect(bench);
    CHECK_INT(count_rule(bench, FINDING_COVERED), 0);
    struct text_proof proof;
    renderer_prove(bench->renderer, &stop, bench->frame, &proof);
    CHECK(proof.inked >= 2 && proof.inked < 12); /* else nothing was tested */
    CHECK_INT(proof.shown, 0);
}

/* A line through a text is no ground of it, where that has the text's colour; any other is. */
static void test_struck(struct bench *bench)
{
    static const struct {
        const char *label, *text;
        int edges; /* so much darker than the text is what stands around it; 0: nothing does */
        unsigned told;
    } rows[] = {{"a dash that is struck", "\xE2\x80\x93", 0, 0},
                {"a dash on a bar that is no strike", "\xE2\x80\x93", 0, 1},
                {"a dash on a strike of another colour", "\xE2\x80\x93", 0, 1},
                {"a dash that is struck, close to letters", "\xE2\x80\x93", 9, 0},
                {"a dash that is struck, on a ground too light", "\xE2\x80\x93", 90, 1},
                {"letters that are struck, on nearly their colour", "09", 9, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        compose(bench);
        check_row(rows[i].label);
        struct item *dash = add_line(bench, "band.old", rows[i].text, 600, 220);
        dash->size_px = 28;
        struct box line = {600, 224, 40, 26};
        struct color color = dash->color, near = {(uint8_t)(color.red - 9), color.green, color.blue};
        if (rows[i].edges > 0) { /* under the text, as letters' soft edges are beside it */
            const struct item text = *dash;
            const uint8_t less = (uint8_t)rows[i].edges;
            *dash =
                (struct item){.kind = ITEM_FILL, .box = line, .color = color, .role = "edges", .layer = 9};
            dash->color.red = (uint8_t)(color.red - less);
            dash->color.green = (uint8_t)(color.green - less);
            dash->color.blue = (uint8_t)(color.blue - less);
            scene_add(&bench->scene, text);
            line.height = 2;
        }
        scene_fill(&bench->scene, line, i == 2 ? near : color, i == 1 ? "bar" : "strike")->layer = 9;
        inspect(bench);
        CHECK_INT(count_rule(bench, FINDING_CONTRAST) + count_rule(bench, FINDING_COVERED), rows[i].told);
    }
}

/* What it means that a line is cut is told by what it says. */
static void test_cut_roles(struct bench *bench)
{
    static const struct {
        const char *role, *text;
        enum finding_rule rule; /* FINDING_RULE_COUNT: nothing is told */
    } rows[] = {{"summary", "Sat", FINDING_RULE_COUNT},
                {"summary.1", "Sat", FINDING_RULE_COUNT},
                {"person", "Sat", FINDING_PEOPLE_CUT},
                {"people.now", "Sat", FINDING_PEOPLE_CUT},
                {"who", "Sat", FINDING_PEOPLE_CUT},
                {"affiliation", "Sat", FINDING_PEOPLE_CUT},
                {"about", "Sat", FINDING_TEXT_CUT},
                {"about", "Ada\xE2\x80\xA6", FINDING_PEOPLE_CUT},
                {"where", "Ada\xE2\x80\xA6", FINDING_TEXT_CUT},
                {"context", "Ada\xE2\x80\xA6", FINDING_TEXT_CUT},
                {"about", "A \xC2\xB7 Ada\xE2\x80\xA6", FINDING_PEOPLE_CUT},
                {"about", "A \xC2\xB7 Ada Example, Example\xE2\x80\xA6", FINDING_PEOPLE_CUT},
                {"about", "Ada Example \xC2\xB7 A\xE2\x80\xA6", FINDING_PEOPLE_CUT},
                {"about", "Ada Example \xC2\xB7 Hall\xE2\x80\xA6", FINDING_TEXT_CUT},
                {"about", "A \xC2\xB7 \xE2\x80\xA6", FINDING_TEXT_CUT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[80];
        snprintf(label, sizeof label, "%s: %s", rows[i].role, rows[i].text);
        check_row(label);
        compose(bench);
        struct item item = *item_of(bench, "date");
        item_of(bench, "date")->length = 0;
        item.role = rows[i].role;
        item.text = rows[i].text;
        item.length = (uint32_t)strlen(rows[i].text);
        item.box = (struct box){0, 440, 800, 36};
        item.baseline = 470;
        item.size_px = 20;
        item.layer = 9;
        item.cut = true;
        scene_add(&bench->scene, item);
        inspect(bench);
        for (int rule = 0; rule < FINDING_RULE_COUNT; rule++)
            CHECK_INT(count_rule(bench, (enum finding_rule)rule), rule == (int)rows[i].rule);
    }
}

/* Texts are slices of longer ones, or end with their memory: nothing past their length is read. */
static void test_exact_texts(struct bench *bench)
{
    for (int cut = 0; cut < 2; cut++) {
        char *copies[64];
        uint32_t count = 0;
        check_row(cut ? "texts that end with their memory, cut" : "texts that end with their memory");
        compose(bench);
        for (uint32_t i = 0; i < bench->scene.count && count < 64; i++) {
            struct item *item = &bench->scene.items[i];
            if (item->kind != ITEM_TEXT || item->length == 0)
                continue;
            copies[count] = malloc(item->length);
            memcpy(copies[count], item->text, item->length);
            item->text = copies[count++];
            item->cut = cut;
        }
        CHECK(count > 3);
        inspect(bench);
        CHECK_INT(bench->findings.count > 0, cut);
        CHECK_INT(count_rule(bench, FINDING_TITLE_CUT), 2 * cut); /* what is on, and what follows */
        while (count > 0)
            free(copies[--count]);
    }
}

/* Many more pairs of colours than are kept: each has its own contrast. */
static void test_many_colors(struct bench *bench)
{
    enum { COLORS = 250, ACROSS = 25 };
    static const struct color ground = {0x12, 0x12, 0x12};
    uint32_t told = 0;
    compose(bench);
    scene_init(&bench->scene, 800, 480, ground, &bench->arena);
    for (int i = 0; i < COLORS; i++)
        scene_add(&bench->scene,
                  (struct item){.kind = ITEM_TEXT,
                                .face = FACE_BOLD,
                                .size_px = 20,
                                .box = {10 + i % ACROSS * 30, 10 + i / ACROSS * 40, 24, 30},
                                .baseline = 34 + i / ACROSS * 40,
                                .color = {(uint8_t)(i / 2), (uint8_t)(255 - i), (uint8_t)(i / 3)},
                                .text = "H",
                                .length = 1,
                                .role = "about"});
    for (int turn = 0; turn < 2; turn++) {
        check_row(turn ? "many colours, once more" : "many colours");
        findings_init(&bench->findings, &bench->arena);
        inspect(bench);
        told = 0;
        for (int i = 0; i < COLORS; i++) {
            const struct item *item = &bench->scene.items[i];
            double contrast = theme_contrast(item->color, ground);
            if (contrast >= 4.5)
                continue;
            char text[80];
            snprintf(text, sizeof text, "about: #%02x%02x%02x on #121212 is %.2f:1, needs 4.5:1",
                     item->color.red, item->color.green, item->color.blue, contrast);
            uint32_t same = 0;
            for (uint32_t k = 0; k < bench->findings.count; k++)
                same += strcmp(bench->findings.list[k].text, text) == 0;
            CHECK_INT(same, 1);
            told++;
        }
        CHECK(told > 70 && told < COLORS - 70);
        CHECK_INT(count_rule(bench, FINDING_CONTRAST), told);
    }
}

/* A finding's text ends with a whole character, wherever its room ends. */
static void test_long_texts(struct bench *bench)
{
    char text[400];
    for (size_t lead = 0; lead < 4; lead++) {
        char label[40];
        snprintf(label, sizeof label, "long texts, %u letters first", (unsigned)lead);
        check_row(label);
        memset(text, 'a', lead);
        for (size_t at = lead; at + 3 <= sizeof text; at += 3)
            memcpy(text + at, "\xE2\x82\xAC", 3);
        compose(bench);
        struct item *item = item_of(bench, "date");
        item->text = text;
        item->length = (uint32_t)(lead + 3 * ((sizeof text - lead) / 3));
        item->cut = true;
        item->size_px = 5;
        inspect(bench);
        CHECK_INT(count_rule(bench, FINDING_TEXT_CUT), 1);
        CHECK_INT(count_rule(bench, FINDING_TEXT_SMALL), 1);
        for (uint32_t i = 0; i < bench->findings.count; i++) {
            const struct finding *finding = &bench->findings.list[i];
            size_t length = strlen(finding->text);
            CHECK_INT(str_valid_prefix(finding->text, length), length);
            if (finding->rule == FINDING_TEXT_CUT) /* 120 bytes of it, or the characters that end before */
                CHECK_INT(length, strlen("date: ") + lead + (120 - lead) / 3 * 3);
            if (finding->rule == FINDING_TEXT_SMALL)
                CHECK(length >= FINDING_TEXT_BYTES - 3);
        }
    }
}

/* 8.3 mm for each metre (behaviour.md), from pixels and inches to millimetres and back. */
static void test_distance_exactly(struct bench *bench)
{
    const struct text_metrics *metrics = renderer_metrics(bench->renderer);
    int ascent, descent, cap;
    compose(bench);
    const struct item *title = item_of(bench, "title.now");
    metrics->vertical(metrics->user, title->face, title->size_px, &ascent, &descent, &cap);
    /* A panel of 800x480 with 932.95 px on its diagonal: 932.95 mm make a pixel a millimetre. */
    bench->config.panel.diagonal_in = 932.952 / 25.4;
    bench->config.panel.viewing_distance_m = cap / 8.3 * 0.999;
    check_row("just enough");
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
    bench->config.panel.viewing_distance_m = cap / 8.3 * 1.001;
    char text[80];
    snprintf(text, sizeof text, "capitals of %d.0 mm (%d px), %.1f mm", cap, cap, cap * 1.001);
    expect(bench, "just too little", FINDING_NOW_SMALL, "2", text);
    check_row("not given");
    compose(bench);
    bench->config.panel.diagonal_in = 932.952 / 25.4;
    inspect(bench);
    CHECK_INT(bench->findings.count, 0);
}

static void test_shown(struct bench *bench)
{
    uint8_t shown[32] = {0};
    compose(bench);
    check_row("shown");
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    for (uint32_t i = 0; i < bench->loaded.program->session_count; i++)
        CHECK_INT(shown[i], i == program_find_session(bench->loaded.program, "2"));
    /* What has no title on the screen is not shown. */
    memset(shown, 0, sizeof shown);
    item_of(bench, "title.now")->text = "Somethin";
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 0);
    /* What comes later today is not yet shown as now or next. */
    compose(bench);
    item_of(bench, "title.now")->role = "title.later";
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 0);
    /* An ellipsis is the screen's where a line is cut, else the title's own. */
    compose(bench);
    struct item *title = item_of(bench, "title.now");
    title->text = "Compilers\xE2\x80\xA6";
    title->length = 12;
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 0);
    title->cut = true;
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 1);
    /* An ellipsis alone is a part of no title. */
    memset(shown, 0, sizeof shown);
    title->text += 9;
    title->length = 3;
    inspect_shown(&bench->still, &bench->view, &bench->scene, shown);
    CHECK_INT(shown[program_find_session(bench->loaded.program, "2")], 0);
}

int main(void)
{
    struct bench bench = {0};
    struct err err = {0};
    bench.renderer = renderer_create(&err);
    if (!bench.renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&bench.loaded);
    bench.frame = frame_create(800, 480);
    arena_init(&bench.arena, malloc, free);
    test_faults(&bench);
    test_about_next(&bench);
    test_whose(&bench);
    test_exact_texts(&bench);
    test_many_colors(&bench);
    test_covered_beside_picture(&bench);
    test_few_samples(&bench);
    test_struck(&bench);
    test_cut_roles(&bench);
    test_long_texts(&bench);
    test_distance(&bench);
    test_distance_exactly(&bench);
    test_shown(&bench);
    frame_destroy(bench.frame);
    arena_finish(&bench.arena);
    load_finish(&bench.loaded);
    renderer_destroy(bench.renderer);
    return check_done();
}
