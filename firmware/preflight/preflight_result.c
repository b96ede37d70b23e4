#include "preflight/preflight_result.h"

#include <string.h>

/* Stands before the findings, one byte for each session (whether it is shown), the places of the set of
 * scenes, and the paths of fonts, each with its NUL. */
struct head {
    uint64_t screens;
    uint32_t findings, scene_places, fonts;
};

static void add(struct str_builder *result, const void *items, uint32_t count, size_t size)
{
    if (count > 0)
        str_add_n(result, items, count * size);
}

void preflight_result_write(const struct preflight_walk *walk, struct str_builder *result)
{
    struct head head = {walk->screens, walk->findings.count, walk->scenes.capacity, walk->font_count};
    add(result, &head, 1, sizeof head);
    add(result, walk->findings.list, head.findings, sizeof *walk->findings.list);
    add(result, walk->shown, walk->preflight->program->session_count, sizeof *walk->shown);
    add(result, walk->scenes.places, head.scene_places, sizeof *walk->scenes.places);
    for (uint32_t i = 0; i < head.fonts; i++)
        add(result, walk->fonts[i], 1, strlen(walk->fonts[i]) + 1);
}

/* The next item, copied, so that it is aligned. */
static void take(const char **at, void *ret, size_t size)
{
    memcpy(ret, *at, size);
    *at += size;
}

void preflight_result_take(struct preflight_walk *walk, const void *bytes, size_t size)
{
    const char *at = bytes;
    struct head head;
    struct finding finding;
    uint64_t scene;
    if (size < sizeof head)
        return;
    take(&at, &head, sizeof head);
    walk->screens += head.screens;
    for (uint32_t i = 0; i < head.findings; i++) {
        take(&at, &finding, sizeof finding);
        findings_add(&walk->findings, &finding);
    }
    for (uint32_t i = 0; i < walk->preflight->program->session_count; i++)
        walk->shown[i] |= (uint8_t)*at++;
    for (uint32_t i = 0; i < head.scene_places; i++) {
        take(&at, &scene, sizeof scene);
        if (scene != 0)
            hash_set_add(&walk->scenes, scene);
    }
    for (uint32_t i = 0; i < head.fonts; i++, at += strlen(at) + 1)
        preflight_walk_add_font(walk, at);
}
