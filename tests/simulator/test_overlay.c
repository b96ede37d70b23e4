#include "simulator/overlay.h"

#include "check.h"

/* Every character is half as wide as the type is high. */
static int width(void *user, enum font_face face, double size_px, const char *text, size_t length)
{
    (void)user, (void)face, (void)text;
    return (int)((double)length * size_px / 2);
}

static void vertical(void *user, enum font_face face, double size_px, int *ret_ascent, int *ret_descent,
                     int *ret_cap)
{
    (void)user, (void)face;
    *ret_ascent = text_em(size_px, 800);
    *ret_descent = text_em(size_px, 200);
    *ret_cap = text_em(size_px, 700);
}

static const struct text_metrics metrics = {.width = width, .vertical = vertical};

static const char *text_of(const struct scene *scene, const char *role, unsigned number, char *buffer,
                           size_t size)
{
    buffer[0] = '\0';
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && strcmp(item->role, role) == 0 && number-- == 0)
            snprintf(buffer, size, "%.*s", (int)item->length, item->text);
    }
    return buffer;
}

int main(void)
{
    static const char text[] = "A title that is not taken apart\n"
                               "phase      ON: a session is on\n"
                               "           and on\n"
                               "a line with no key, since no blank ends it\n";
    struct arena arena;
    arena_init(&arena, malloc, free);
    int card_width, card_height;
    char buffer[200];
    overlay_size(text, &metrics, 900, 900, &card_width, &card_height);
    CHECK(card_width > 300 && card_width < 900);
    CHECK(card_height > 4 * 15 && card_height < 300);
    struct scene scene;
    overlay_compose(text, card_width, card_height, theme_night(), &metrics, &arena, &scene);
    CHECK_STR(text_of(&scene, "text", 0, buffer, sizeof buffer), "A title that is not taken apart");
    CHECK_STR(text_of(&scene, "key", 0, buffer, sizeof buffer), "phase");
    CHECK_STR(text_of(&scene, "text", 1, buffer, sizeof buffer), "ON: a session is on");
    CHECK_STR(text_of(&scene, "text", 2, buffer, sizeof buffer), "and on");
    CHECK_STR(text_of(&scene, "key", 1, buffer, sizeof buffer), "");
    for (uint32_t i = 0; i < scene.count; i++)
        CHECK(box_contains((struct box){0, 0, card_width, card_height}, scene.items[i].box));

    check_row("two columns where one is too high, in order");
    int two_width, two_height;
    overlay_size(text, &metrics, 900, card_height - 1, &two_width, &two_height);
    CHECK(two_width > card_width + 200 && two_width <= 900);
    CHECK_INT(two_height, card_height - 22);
    overlay_compose(text, two_width, two_height, theme_night(), &metrics, &arena, &scene);
    CHECK_STR(text_of(&scene, "text", 2, buffer, sizeof buffer), "and on");
    CHECK_STR(text_of(&scene, "text", 3, buffer, sizeof buffer),
              "a line with no key, since no blank ends it");
    const struct item *second = NULL, *third = NULL;
    for (uint32_t i = 0; i < scene.count; i++) {
        CHECK(box_contains((struct box){0, 0, two_width, two_height}, scene.items[i].box));
        if (scene.items[i].kind == ITEM_TEXT) {
            second = third;
            third = &scene.items[i];
        }
    }
    CHECK(third->box.x > two_width / 2 && second->box.x < two_width / 2);
    CHECK(third->box.y < second->box.y);

    check_row("no more room");
    overlay_size(text, &metrics, 200, 70, &card_width, &card_height);
    CHECK_INT(card_width, 200);
    CHECK_INT(card_height, 70);
    overlay_compose(text, card_width, card_height, theme_night(), &metrics, &arena, &scene);
    for (uint32_t i = 0; i < scene.count; i++)
        CHECK(box_contains((struct box){0, 0, card_width, card_height}, scene.items[i].box));
    arena_finish(&arena);
    return check_done();
}
