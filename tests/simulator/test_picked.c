#include "simulator/picked.h"

#include "headless/board_headless.h"
#include "simulator/stage.h"

/* The session whose title is at (or nearest to) a place in hundredths of the picture. */
static const char *at(int x, int y)
{
    const struct scene *scene = canvas_scene(&simulator.loop.canvas);
    uint32_t session =
        picked_session(&simulator.loop.view, scene, scene->width * x / 100, scene->height * y / 100);
    return session == PROGRAM_NONE ? "none" : loaded.program->sessions[session].id;
}

/* In the middle of the item of a role, the `number`-th of them. */
static const char *at_item(const char *role, unsigned number)
{
    const struct scene *scene = canvas_scene(&simulator.loop.canvas);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct box *box = &scene->items[i].box;
        if (strcmp(scene->items[i].role, role) != 0 || number-- > 0)
            continue;
        uint32_t session =
            picked_session(&simulator.loop.view, scene, box->x + box->width / 2, box->y + box->height / 2);
        return session == PROGRAM_NONE ? "none" : loaded.program->sessions[session].id;
    }
    return "no item";
}

int main(void)
{
    stage_open();
    check_row("a door");
    CHECK_STR(at_item("title.now", 0), "1.1");
    CHECK_STR(at_item("title.next", 0), "1.2");
    CHECK_STR(at(1, 99), "1.2");
    check_row("one that is cancelled");
    press(BOARD_KEY_DOWN, false);
    CHECK_STR(at_item("title.now", 0), "2");
    sim_clock_set(&simulator.board.clock, 1000, moment(&loaded, "2025-03-29 11:10").ms);
    press('?', false);
    CHECK_STR(at_item("title.cancelled", 0), "3");

    check_row("a hallway");
    press(BOARD_KEY_TAB, false);
    simulator.loop.request.page_fixed = true;
    simulator.loop.request.page = (struct page){.kind = PAGE_OVERVIEW, .subject = PROGRAM_NONE, .count = 1};
    sim_clock_set(&simulator.board.clock, 1000, moment(&loaded, "2025-03-29 10:20").ms);
    loop_forget(&simulator.loop);
    press('?', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_OVERVIEW);
    CHECK_STR(at_item("title.now", 0), "1.1");
    CHECK_STR(at_item("title.now", 1), "2");
    CHECK_STR(at_item("room", 1), "2"); /* what is beside a title belongs to it */
    simulator.loop.request.page.kind = PAGE_SOON;
    loop_forget(&simulator.loop);
    press('?', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_SOON);
    CHECK_STR(at_item("title.soon", 0), "1.1");
    CHECK_STR(at_item("title.soon", 2), "1.2");

    check_row("the same title in two places");
    static struct item items[] = {
        {.kind = ITEM_TEXT, .box = {0, 0, 100, 20}, .text = "Lunch", .length = 5, .role = "title.now"},
        {.kind = ITEM_TEXT, .box = {0, 40, 100, 20}, .text = "Lunch", .length = 5, .role = "title.now"},
        {.kind = ITEM_TEXT, .box = {0, 80, 100, 20}, .text = "Lunch", .length = 5, .role = "room"},
        {.kind = ITEM_TEXT, .box = {0, 90, 100, 20}, .text = "Lu\xE2\x80\xA6", .length = 5, .role = "title"},
        {.kind = ITEM_TEXT, .box = {0, 130, 100, 20}, .text = "Dinner", .length = 6, .role = "title"},
    };
    static const struct label_variant lunch = {"", "Lunch"};
    static const struct session sessions[] = {{.id = "a", .title = {1, &lunch}},
                                              {.id = "b", .title = {1, &lunch}}};
    static const struct program program = {.session_count = 2, .sessions = sessions};
    static const struct slot slots[] = {{{0}, {1}, 1}, {{0}, {1}, 0}};
    struct scene scene = {.width = 100, .height = 200, .count = 5, .items = items};
    struct view view = {.kind = VIEW_CLOCK_UNTRUSTED, .program = &program, .day_program = {2, slots}};
    view.session = PROGRAM_NONE;
    CHECK_INT(picked_session(&view, &scene, 50, 10), 1);
    CHECK_INT(picked_session(&view, &scene, 50, 50), 0);
    CHECK_INT(picked_session(&view, &scene, 50, 95), 1);
    CHECK_INT(picked_session(&view, &scene, 50, 140),
              1); /* of what is no title of the view nothing is told */
    scene.count = 0;
    CHECK_INT(picked_session(&view, &scene, 50, 50), PROGRAM_NONE);
    view.program = NULL;
    CHECK_INT(picked_session(&view, &scene, 50, 50), PROGRAM_NONE);

    check_row("no program");
    press('x', false);
    CHECK_STR(at(50, 50), "none");
    return stage_close();
}
