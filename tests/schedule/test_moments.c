/*
 * tests: assets/moments.txt: each moment names a program, a room and a page that there are, and a door shows
 * the phase that is said of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "names.h"
#include "importer/importer.h"
#include "schedule/room_state.h"
#include "spool/tz.h"

struct moment {
    char name[60], program[100], instant[40], role[20], room[60], page[60], text[200];
};

static struct moment moments[200];
static unsigned moment_count;

static void read_moments(void)
{
    FILE *file = fopen("assets/moments.txt", "r");
    char line[600];
    check_row("assets/moments.txt");
    if (!CHECK(file != NULL))
        return;
    for (unsigned number = 1; fgets(line, sizeof line, file); number++) {
        snprintf(check_label, sizeof check_label, "assets/moments.txt:%u", number);
        if (line[0] == '#' || line[0] == '\n')
            continue;
        struct moment *moment = &moments[moment_count];
        int fields = sscanf(line, "%59s %99s %39s %19s %59s %59s # %199[^\n]", moment->name, moment->program,
                            moment->instant, moment->role, moment->room, moment->page, moment->text);
        if (CHECK_INT(fields, 7) && CHECK(moment_count < sizeof moments / sizeof *moments - 1))
            moment_count++;
    }
    fclose(file);
    CHECK(moment_count > 30);
}

/* The program of a moment; the last one is kept, since most moments share one. */
static const struct program *program_of(const struct moment *moment, struct arena *arena)
{
    static char last[120];
    static const struct program *program;
    char path[120];
    snprintf(path, sizeof path, "assets/%s", moment->program);
    if (strcmp(path, last) == 0)
        return program;
    snprintf(last, sizeof last, "%s", path);
    program = NULL;
    FILE *file = fopen(path, "rb");
    if (!CHECK(file != NULL))
        return NULL;
    static char bytes[1 << 20];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct arena scratch;
    struct err err = {0};
    struct issue_list issues;
    arena_init(&scratch, malloc, free);
    issue_list_init(&issues, &scratch);
    struct zone_source zones = spool_zone_source();
    struct import_options options = {.zones = &zones};
    if (!CHECK(importer_import(bytes, size, &options, arena, &scratch, &issues, NULL, &program, &err)))
        printf("%s: %s\n", path, err.text);
    arena_finish(&scratch);
    return program;
}

static bool page_is_known(const struct program *program, const char *page)
{
    if (strncmp(page, "contribution:", 13) == 0)
        return program_find_session(program, page + 13) != PROGRAM_NONE;
    return strcmp(page, "overview") == 0 || strcmp(page, "soon") == 0 || strcmp(page, "room") == 0;
}

/* "SOON" of "SOON: a block in 8 min". */
static enum room_phase phase_of_text(const char *text)
{
    size_t length = strcspn(text, ":");
    unsigned phase = 0;
    while (phase < PHASE_COUNT && (strlen(room_phase_name((enum room_phase)phase)) != length ||
                                   strncmp(room_phase_name((enum room_phase)phase), text, length) != 0))
        phase++;
    return (enum room_phase)phase;
}

static void check_moment(const struct moment *moment, struct arena *arena, bool seen[PHASE_COUNT])
{
    struct instant_text text;
    const struct program *program = program_of(moment, arena);
    check_row(moment->name);
    if (!program || !CHECK(instant_parse(moment->instant, &text) && text.has_time && text.has_offset))
        return;
    struct instant at = civil_to_instant(text.civil, text.offset_s);
    bool door = strcmp(moment->role, "door") == 0;
    CHECK(door || strcmp(moment->role, "hallway") == 0);
    CHECK_INT(strncmp(moment->name, moment->role, strlen(moment->role)), 0);
    CHECK_INT(zone_offset_at(&program->zone, at), text.offset_s);
    uint32_t room = program_find_room(program, room_called(moment->room));
    CHECK(strcmp(moment->room, "-") == 0 ? !door : room != PROGRAM_NONE);
    CHECK(door ? strcmp(moment->page, "-") == 0 : page_is_known(program, moment->page));
    if (!door || room == PROGRAM_NONE)
        return;
    struct room_state state;
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    room_state_at(program, &thresholds, room, at, arena, &state);
    enum room_phase phase = phase_of_text(moment->text);
    CHECK_STR(room_phase_name(state.phase), phase < PHASE_COUNT ? room_phase_name(phase) : "a phase");
    seen[state.phase] = true;
}

int main(void)
{
    struct arena arena;
    bool seen[PHASE_COUNT] = {false};
    arena_init(&arena, malloc, free);
    read_moments();
    for (unsigned i = 0; i < moment_count; i++) {
        check_moment(&moments[i], &arena, seen);
        for (unsigned other = 0; other < i; other++)
            CHECK(strcmp(moments[i].name, moments[other].name) != 0);
    }
    for (unsigned phase = 0; phase < PHASE_COUNT; phase++) {
        check_row(room_phase_name((enum room_phase)phase));
        CHECK(seen[phase] || phase == PHASE_EMPTY); /* no room of this program is without sessions */
    }
    arena_finish(&arena);
    return check_done();
}
