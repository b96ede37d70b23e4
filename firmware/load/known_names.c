#include "load/known_names.h"

#include "base/ascii.h"
#include "load/style.h"
#include "reader/name_key.h"
#include "schedule/nearest.h"

#include <string.h>

/* To look for the nearest takes time: a file of another event gets no more of them. */
#define MOST_WITH_NEAREST 100

struct looking {
    const struct program *program;
    const struct display_config *const *displays;
    uint32_t display_count;
    struct issue_list *issues;
};

/* ---- rooms and sessions ---- */

static bool is_room(const struct looking *looking, struct room_name name)
{
    bool found = program_find_room(looking->program, name) != PROGRAM_NONE;
    for (uint32_t i = 0; !found && i < looking->display_count; i++)
        found = display_config_find_room(looking->displays[i], looking->program, name) != PROGRAM_NONE;
    return found;
}

static bool has_nearest(const struct looking *looking, uint32_t count)
{
    return count > 0 && looking->issues->count < MOST_WITH_NEAREST;
}

static void look_at_room(const struct looking *looking, struct room_name name, const char *where)
{
    const struct program *program = looking->program;
    if (is_room(looking, name))
        return;
    const char *nearest = "";
    if (program->room_count == 0) {
        nearest = ": it has no rooms";
    } else if (has_nearest(looking, program->room_count)) {
        const struct room *room = &program->rooms[*nearest_rooms(program, name.text, looking->issues->arena)];
        nearest = arena_printf(looking->issues->arena, "; the nearest is \"%s\" (%s)",
                               label_text(room->name, ""), room->id);
    }
    issue_add(looking->issues, ISSUE_ERROR, "unknown-room", where, "the program has no room \"%s\"%s",
              name.text, nearest);
}

static void look_at_rooms(const struct looking *looking, const struct room_name *rooms, uint32_t count,
                          const char *at)
{
    for (uint32_t i = 0; i < count; i++)
        look_at_room(looking, rooms[i], arena_printf(looking->issues->arena, "%srooms[%u]", at, (unsigned)i));
}

static void look_at_session(const struct looking *looking, const char *id, const char *where)
{
    const struct program *program = looking->program;
    struct arena *arena = looking->issues->arena;
    if (!id || name_find_session(program, id, arena) != PROGRAM_NONE)
        return;
    const char *nearest = "";
    if (program->session_count == 0) {
        nearest = ": it has no sessions";
    } else if (has_nearest(looking, program->session_count)) {
        const struct session *session = &program->sessions[nearest_session(program, id, arena)];
        nearest = arena_printf(arena, "; the nearest is \"%s\" (\"%s\")", session->id,
                               label_text(session->title, ""));
    }
    issue_add(looking->issues, ISSUE_ERROR, "unknown-session", where, "the program has no session \"%s\"%s",
              id, nearest);
}

/* ---- the files ---- */

void known_names_display(const struct program *program, const struct display_config *config, const char *at,
                         struct issue_list *issues)
{
    struct looking looking = {program, &config, 1, issues};
    struct arena *arena = issues->arena;
    at = *at ? arena_printf(arena, "%s.", at) : "";
    look_at_rooms(&looking, config->rooms, config->room_count, at);
    for (uint32_t i = 0; i < config->direction_count; i++)
        look_at_room(&looking, config->directions[i].room,
                     arena_printf(arena, "%sdirections[\"%s\"]", at, config->directions[i].room.text));
    looking.display_count = 0; /* an alias is not for another alias */
    for (uint32_t i = 0; i < config->alias_count; i++)
        look_at_room(&looking, config->aliases[i].room,
                     arena_printf(arena, "%sroom_aliases.%s", at, config->aliases[i].name.text));
}

void known_names_venue(const struct program *program, const struct venue *venue, struct issue_list *issues)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        known_names_display(program, &venue->displays[i].config,
                            arena_printf(issues->arena, "displays.%s", venue->displays[i].key), issues);
}

void known_names_live(const struct program *program, const struct live *live,
                      const struct display_config *const *displays, uint32_t display_count,
                      struct issue_list *issues)
{
    struct looking looking = {program, displays, display_count, issues};
    struct arena *arena = issues->arena;
    for (uint32_t i = 0; i < live->changes.count; i++) {
        const struct change *change = &live->changes.changes[i];
        const char *at = arena_printf(arena, "changes[%u].", (unsigned)i);
        look_at_session(&looking, change->session, arena_printf(arena, "%ssession", at));
        look_at_session(&looking, change->replaced_by, arena_printf(arena, "%sreplaced_by", at));
        if (change->room)
            look_at_room(&looking, *change->room, arena_printf(arena, "%sroom", at));
        if (change->overflow_room)
            look_at_room(&looking, *change->overflow_room, arena_printf(arena, "%soverflow_room", at));
    }
    for (uint32_t i = 0; i < live->notice_count; i++)
        if (!live->notices[i].everywhere)
            look_at_rooms(&looking, live->notices[i].rooms, live->notices[i].room_count,
                          arena_printf(arena, "notices[%u].", (unsigned)i));
    if (live->emergency && !live->emergency->everywhere)
        look_at_rooms(&looking, live->emergency->rooms, live->emergency->room_count, "emergency.");
}

/* ---- themes and languages ---- */

void known_names_theme(const struct display_config *config, const char *at, struct issue_list *issues)
{
    const struct theme *theme;
    const char *path, *const *names;
    struct err err = {0};
    struct issue_list unused;
    struct arena *arena = issues->arena;
    const char *where = arena_printf(arena, "%s%stheme", at, *at ? "." : "");
    issue_list_init(&unused, arena);
    if (style_load_theme(config->theme, arena, &unused, &theme, &path, &err))
        return;
    if (path) {
        issue_add(issues, ISSUE_ERROR, "unknown-theme", where, "%s is no theme: %s%s%s", path, err.where,
                  *err.where ? ": " : "", err.text);
        return;
    }
    uint32_t count = style_themes(arena, &names);
    issue_add(issues, ISSUE_ERROR, "unknown-theme", where,
              "there is no theme \"%.60s\"; the nearest is \"%s\" (there are %s)", config->theme,
              nearest_name(config->theme, names, count, arena), style_theme_list(arena));
}

static bool same_language(const char *a, const char *b)
{
    return ascii_same(a, strcspn(a, "-_"), b, strcspn(b, "-_"));
}

static bool has_titles_in(const struct program *program, const char *language)
{
    for (uint32_t i = 0; i < program->session_count; i++)
        for (uint32_t j = 0; j < program->sessions[i].title.count; j++)
            if (same_language(program->sessions[i].title.variants[j].language, language))
                return true;
    for (uint32_t i = 0; i < program->event.language_count; i++)
        if (same_language(program->event.languages[i], language))
            return true;
    return false;
}

void known_names_language(const struct program *program, const struct display_config *config, const char *at,
                          struct issue_list *issues)
{
    const char *const *names;
    struct str_builder list = {.arena = issues->arena};
    uint32_t count = style_languages(issues->arena, &names);
    if (!*config->language || has_titles_in(program, config->language))
        return;
    for (uint32_t i = 0; i < count; i++) {
        if (same_language(names[i], config->language))
            return;
        str_addf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    issue_add(issues, ISSUE_ERROR, "unknown-language",
              arena_printf(issues->arena, "%s%slanguage", at, *at ? "." : ""),
              "there are no words in \"%s\", and the program has no title in it; there are words in %s",
              config->language, list.text);
}
