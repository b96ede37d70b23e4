#include "load/known_names.h"

#include "base/ascii.h"
#include "load/style.h"
#include "schedule/hallway.h"
#include "lookup/nearest.h"

#include <string.h>

#include "base/map.h"

/* To look for the nearest takes time: a file of another event gets no more of them. */
#define MOST_WITH_NEAREST 100

struct looking {
    const struct program *program;
    const struct display_config *const *displays;
    uint32_t display_count;
    struct issue_list *issues;
    struct map added;                   /* keys of the ids of sessions that live data add */
    const struct known_languages *told; /* of the event and the displays; NULL: not of live data */
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

/* By what the fold finds it: ids are written as they are (changes/fold.h). `then` is what follows from its
 * not being there. */
static void look_at_session(const struct looking *looking, const char *id, const char *where,
                            const char *then)
{
    const struct program *program = looking->program;
    struct arena *arena = looking->issues->arena;
    if (!id || !*id || program_find_session(program, id) != PROGRAM_NONE ||
        map_find(&looking->added, id) != UINT32_MAX)
        return;
    const char *nearest = "";
    if (program->session_count == 0) {
        nearest = ": it has no sessions";
    } else if (has_nearest(looking, program->session_count)) {
        const struct session *session = &program->sessions[nearest_session(program, id, arena)];
        nearest = arena_printf(arena, "; the nearest is \"%s\" (\"%s\")", session->id,
                               label_text(session->title, ""));
    }
    issue_add(looking->issues, ISSUE_ERROR, "unknown-session", where, "the program has no session \"%s\"%s%s",
              id, nearest, then);
}

static void look_at_track(const struct looking *looking, const char *id, const char *where)
{
    const struct program *program = looking->program;
    for (uint32_t i = 0; i < program->track_count; i++)
        if (strcmp(program->tracks[i].id, id) == 0)
            return;
    if (*id)
        issue_add(looking->issues, ISSUE_ERROR, "unknown-track", where, "the program has no track \"%s\"",
                  id);
}

/* ---- the files ---- */

void known_names_display(const struct program *program, const struct display_config *config, const char *at,
                         struct issue_list *issues)
{
    struct looking looking = {program, &config, 1, issues, {0}, NULL};
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

/* ---- ways ---- */

static bool has_way(const struct program *program, const struct display_config *config, uint32_t number)
{
    const struct room *room = &program->rooms[number];
    bool found = display_config_direction(config, program, number) != NULL;
    for (uint32_t i = 0; i < room->part_count && !found; i++)
        found = display_config_direction(config, program, room->parts[i]) != NULL;
    return found;
}

void known_names_ways(const struct program *program, const struct display_config *config, const char *at,
                      struct issue_list *issues)
{
    struct room_scope scope;
    struct str_builder list = {.arena = issues->arena};
    const char *where = arena_printf(issues->arena, "%s%sdirections", at, *at ? "." : "");
    uint32_t missing = 0, shown = 0;
    room_scope_of(program, config, issues->arena, &scope, NULL);
    for (uint32_t i = 0; i < scope.count; i++) {
        const struct room *room = &program->rooms[scope.rooms[i]];
        if (room->sessions.count == 0)
            continue;
        shown++;
        if (!has_way(program, config, scope.rooms[i]))
            str_addf(&list, "%s%s", missing++ ? ", " : "", label_text(room->name, ""));
    }
    if (config->role != ROLE_HALLWAY || missing == 0)
        return;
    if (config->direction_count == 0)
        issue_add(issues, ISSUE_NOTE, "no-way", where, "there are none: it shows no way to its %u %s",
                  (unsigned)shown, shown == 1 ? "room" : "rooms");
    else
        issue_add(issues, ISSUE_WARNING, "no-way", where, "none to %s", list.text);
}

/* ---- live data ---- */

void known_names_picture(const struct live *live, const struct display_config *const *displays,
                         uint32_t display_count, struct issue_list *issues)
{
    const char *picture = live->emergency ? live->emergency->picture : NULL;
    for (uint32_t i = 0; i < display_count && picture; i++)
        if (display_config_picture(displays[i], picture))
            return;
    if (picture && display_count > 0)
        issue_add(issues, ISSUE_WARNING, "unknown-picture", "emergency.picture",
                  "no display has \"%s\" among its \"pictures\": the emergency is shown without it", picture);
}

bool known_languages_have(const struct known_languages *known, const char *language)
{
    bool found = known->count == 0 || known->count == KNOWN_LANGUAGES_MOST || !*language;
    for (uint32_t i = 0; !found && i < known->count; i++)
        found = same_language(known->names[i], language);
    return found;
}

static void tell(struct known_languages *told, const char *language)
{
    if (*language && (told->count == 0 || !known_languages_have(told, language)))
        told->names[told->count++] = language;
}

void known_languages_of(const struct program *program, struct known_languages *told)
{
    told->count = 0;
    for (uint32_t i = 0; i < program->event.language_count; i++)
        tell(told, program->event.languages[i]);
    for (uint32_t i = 0; i < program->session_count; i++)
        for (uint32_t j = 0; j < program->sessions[i].title.count; j++)
            tell(told, program->sessions[i].title.variants[j].language);
    if (told->count > 0)
        tell(told, "en");
}

/* `at` is the place of the text; an emergency's is shown all the same. */
static void look_at_languages(const struct looking *looking, struct label text, const char *at,
                              enum issue_level level)
{
    struct arena *arena = looking->issues->arena;
    for (uint32_t i = 0; i < text.count; i++) {
        const char *language = text.variants[i].language;
        if (!known_languages_have(looking->told, language))
            issue_add(looking->issues, level, "unknown-language", arena_printf(arena, "%s.%s", at, language),
                      "neither the event nor a display has the language \"%s\"", language);
    }
}

static void look_at_change(const struct looking *looking, const struct change *change, uint32_t index)
{
    struct arena *arena = looking->issues->arena;
    const char *at = arena_printf(arena, "changes[%u].", (unsigned)index);
    look_at_session(looking, change->session, arena_printf(arena, "%ssession", at),
                    "; the change waits until there is one");
    look_at_session(looking, change->replaced_by, arena_printf(arena, "%sreplaced_by", at), "");
    if (change->room)
        look_at_room(looking, *change->room, arena_printf(arena, "%sroom", at));
    if (change->overflow_room)
        look_at_room(looking, *change->overflow_room, arena_printf(arena, "%soverflow_room", at));
    look_at_languages(looking, change->title, arena_printf(arena, "%stitle", at), ISSUE_ERROR);
}

static void look_at_added(const struct looking *looking, const struct live_session *added, uint32_t index)
{
    struct arena *arena = looking->issues->arena;
    const char *at = arena_printf(arena, "sessions[%u].", (unsigned)index);
    look_at_session(looking, added->part_of, arena_printf(arena, "%spart_of", at), "");
    look_at_languages(looking, added->session.title, arena_printf(arena, "%stitle", at), ISSUE_ERROR);
    for (uint32_t i = 0; i < added->room_count; i++)
        look_at_room(looking, added->rooms[i],
                     added->room_count > 1 ? arena_printf(arena, "%sroom[%u]", at, (unsigned)i)
                                           : arena_printf(arena, "%sroom", at));
    look_at_track(looking, added->track, arena_printf(arena, "%strack", at));
}

static void look_at_notice(const struct looking *looking, const struct live_notice *notice, uint32_t index)
{
    struct arena *arena = looking->issues->arena;
    const char *at = arena_printf(arena, "notices[%u].", (unsigned)index);
    look_at_languages(looking, notice->text, arena_printf(arena, "%stext", at), ISSUE_ERROR);
    if (!notice->everywhere)
        look_at_rooms(looking, notice->rooms, notice->room_count, at);
}

void known_names_live(const struct program *program, const struct live *live,
                      const struct display_config *const *displays, uint32_t display_count,
                      struct issue_list *issues)
{
    struct looking looking = {program, displays, display_count, issues, {0}, NULL};
    struct known_languages told = {.count = 0};
    map_init(&looking.added, issues->arena);
    for (uint32_t i = 0; i < live->session_count; i++)
        map_add(&looking.added, live->sessions[i].session.id, i);
    known_languages_of(program, &told);
    for (uint32_t i = 0; i < display_count && told.count > 0; i++)
        tell(&told, displays[i]->language);
    looking.told = &told;
    for (uint32_t i = 0; i < live->changes.count; i++)
        look_at_change(&looking, &live->changes.changes[i], i);
    for (uint32_t i = 0; i < live->session_count; i++)
        look_at_added(&looking, &live->sessions[i], i);
    for (uint32_t i = 0; i < live->notice_count; i++)
        look_at_notice(&looking, &live->notices[i], i);
    const struct live_emergency *emergency = live->emergency;
    if (emergency)
        look_at_languages(&looking, emergency->text, "emergency.text", ISSUE_WARNING);
    if (emergency && !emergency->everywhere)
        look_at_rooms(&looking, emergency->rooms, emergency->room_count, "emergency.");
}
