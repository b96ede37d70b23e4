#include "names.h"
#include "preflight/study.h"

#include "tool/fixture.h"

static struct item text(const char *role, const char *words)
{
    return (struct item){.kind = ITEM_TEXT,
                         .role = role,
                         .text = words,
                         .length = (uint32_t)strlen(words),
                         .box = {1, 2, 3, 4}};
}

int main(void)
{
    struct loaded loaded;
    struct arena arena;
    struct findings findings;
    struct view view = {.kind = VIEW_DOOR, .room = PROGRAM_NONE, .session = PROGRAM_NONE};
    struct scene scene;
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    findings_init(&findings, &arena);
    view.program = loaded.program;
    view.state.block = PROGRAM_NONE;
    scene_init(&scene, 640, 400, (struct color){0, 0, 0}, &arena);
    scene_add(&scene, text("room", "Hall B"));
    scene_add(&scene, text("title.now", "Comp"));
    scene_add(&scene, text("people", "Ada"));
    struct still still = {.at = {5}};
    struct inspection inspection = {.program = loaded.program, .findings = &findings, .display = 2, .job = 7};
    struct study study = {&inspection, &still, &view, &scene, "en"};
    uint32_t two = program_find_session(loaded.program, "2");

    check_row("titles");
    CHECK(study_is_title(&scene.items[1]) && !study_is_title(&scene.items[0]));
    CHECK(study_is_of(&study, &scene.items[1], two));
    CHECK(!study_is_of(&study, &scene.items[0], two) && !study_is_of(&study, &scene.items[1], PROGRAM_NONE));
    CHECK(study_begins("title.now", "title") && !study_begins("tit", "title") && !study_begins(NULL, ""));

    check_row("whose");
    CHECK_INT(study_session_about(&study, &scene.items[2]), two);
    CHECK_INT(study_session_about(&study, &scene.items[0]), PROGRAM_NONE);
    CHECK_INT(study_subject(&view), PROGRAM_NONE);
    struct slot slot = {.session = two};
    view.state.next = (struct slot_list){1, &slot};
    CHECK_INT(study_subject(&view), two);
    view.kind = VIEW_SOON;
    CHECK_INT(study_subject(&view), PROGRAM_NONE);

    check_row("told");
    struct finding finding = study_finding(&study, FINDING_CONTRAST, &scene.items[2]);
    CHECK_INT(finding.x, 1);
    CHECK_INT(finding.box_height, 4);
    CHECK_INT(finding.first_ms, 5);
    CHECK_INT(finding.display, 2);
    CHECK_INT(finding.job_order, 7);
    CHECK_INT(finding.width, 640);
    CHECK_INT(finding.session, PROGRAM_NONE);
    study_say(&finding, &scene.items[2], ": twice");
    CHECK_STR(finding.text, "people: Ada: twice");
    CHECK_INT(study_finding(&study, FINDING_CONTRAST, NULL).box_width, 0);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
