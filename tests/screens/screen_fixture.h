/*
 * screen_fixture.h: a small event of our own, views of it at a moment, and metrics that need no font: what
 * the tests of the screens share.
 */
#ifndef NOWNEXT_TESTS_SCENE_SCREEN_FIXTURE_H
#define NOWNEXT_TESTS_SCENE_SCREEN_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/unicode.h"
#include "program/builder.h"
#include "layout/layout.h"
#include "screens/screen.h"

/* -- metrics: every character half an em wide, capitals and wide scripts more -- */

static inline int fixture_width(void *user, enum font_face face, double size_px, const char *text,
                                size_t length)
{
    (void)user;
    int64_t thousandths = 0, letters = 0;
    for (size_t at = 0, bytes; at < length; at += bytes) {
        uint32_t c = str_decode(text + at, length - at, &bytes);
        thousandths += unicode_kind(c) == UNICODE_INVISIBLE || c == 0xAD ? 0
                       : c >= 0x2E80                                     ? 1000
                       : c == ' ' || c == 'i' || c == 'l' || c == '.'    ? 280
                       : c >= 'A' && c <= 'Z'                            ? 680
                                                                         : 560;
        letters += unicode_kind(c) != UNICODE_INVISIBLE && c != 0xAD && c < 0x590;
    }
    enum font_face drawn = font_face_untracked(face);
    int64_t bold = drawn == FACE_DISPLAY_HEAVY                        ? 110
                   : drawn == FACE_BOLD || drawn == FACE_DISPLAY_BOLD ? 106
                                                                      : 100;
    thousandths = thousandths * bold / 100 + letters * font_face_tracking(face);
    return (int)(((double)thousandths * size_px + 999) / 1000);
}

static inline void fixture_vertical(void *user, enum font_face face, double size_px, int *ret_ascent,
                                    int *ret_descent, int *ret_cap)
{
    (void)user;
    (void)face;
    *ret_ascent = (int)((size_px * 97 + 99) / 100);
    *ret_descent = (int)((size_px * 25 + 99) / 100);
    *ret_cap = text_em(size_px, 730);
}

static const struct text_metrics fixture_metrics = {.width = fixture_width, .vertical = fixture_vertical};

/* -- the event -- */

struct fixture_session {
    const char *id, *part_of, *title;
    enum session_kind kind;
    const char *rooms, *start,
        *end; /* letters of rooms; "2025-06-12T10:00:00+02:00" without date's year, as "12T10:00" */
    const char *track;
    const char *people; /* "Name/Affiliation|Name/", roles by `roles` */
    unsigned roles;
    const char *topics; /* parted by '|' */
    const char *summary;
    bool cancelled;
    const char *url;
};

static const struct fixture_session harbour[] = {
    {.id = "open",
     .title = "Opening of the harbour",
     .rooms = "A",
     .start = "12T09:00",
     .end = "12T09:45",
     .people = "Ines Okafor/Harbour Association"},
    {.id = "boot",
     .title = "Boot and Firmware MC",
     .kind = SESSION_BLOCK,
     .rooms = "A",
     .start = "12T10:00",
     .end = "12T13:00",
     .track = "low",
     .people = "Tomas Lindqvist/Quay Labs|Mei-Ling Zhao/Northern Docks|Ravi Menon/",
     .roles = PERSON_CONVENER,
     .topics = "One bootloader for small boards|Measured boot without tears|What a power rail remembers|"
               "Device trees that outlive their authors|Updating firmware over a slow link",
     .summary =
         "Everything that happens between pressing the switch and the first line of the log. Maintainers of "
         "bootloaders, firmware and kernels compare notes on what broke last year. Bring a board.",
     .url = "https://harbour.example/2025/boot"},
    {.id = "boot.1",
     .part_of = "boot",
     .title = "One bootloader for small boards",
     .rooms = "A",
     .start = "12T10:00",
     .end = "12T10:30"},
    {.id = "boot.2",
     .part_of = "boot",
     .title = "Measured boot without tears",
     .rooms = "A",
     .start = "12T10:30",
     .end = "12T10:55"},
    {.id = "boot.b",
     .part_of = "boot",
     .title = "Coffee on the quay",
     .kind = SESSION_BREAK,
     .rooms = "A",
     .start = "12T11:00",
     .end = "12T11:30"},
    {.id = "boot.3",
     .part_of = "boot",
     .title = "Device trees that outlive their authors",
     .rooms = "A",
     .start = "12T11:30",
     .end = "12T12:15"},
    {.id = "boot.4",
     .part_of = "boot",
     .title = "Updating firmware over a slow link",
     .rooms = "A",
     .start = "12T12:15",
     .end = "12T13:00"},
    {.id = "lunch",
     .title = "Lunch",
     .kind = SESSION_BREAK,
     .rooms = "A",
     .start = "12T13:00",
     .end = "12T14:00"},
    {.id = "tide",
     .title = "Reading the tide: twenty years of scheduler traces from one machine room",
     .rooms = "A",
     .start = "12T14:00",
     .end = "12T15:00",
     .track = "sched",
     .people = "Anneke de Wit/University of the Coast|Pål Ås/",
     .summary = "A single machine room has kept its scheduler traces since 2005. The talk shows what they "
                "tell about load, "
                "about hardware, and about the people who wrote the programs."},
    {.id = "knots",
     .title = "Knots",
     .rooms = "A",
     .start = "12T15:15",
     .end = "12T15:45",
     .people = "Jo March/"},
    {.id = "locks",
     .title = "Locks, weirs and other waiting",
     .rooms = "A",
     .start = "12T16:00",
     .end = "12T16:45",
     .track = "sched",
     .people = "Lucía Fernández/Canal Works"},
    {.id = "rope",
     .title = "Splicing rope for beginners",
     .kind = SESSION_WORKSHOP,
     .rooms = "B",
     .start = "12T10:00",
     .end = "12T12:00",
     .people = "Old Harbour Crew/"},
    {.id = "net",
     .title = "Packets and pallets: what networks learned from ports",
     .rooms = "B",
     .start = "12T10:15",
     .end = "12T11:00",
     .track = "net",
     .people = "Samuel Adeyemi/Freight Foundation"},
    {.id = "tiny", .title = "Lightning talks", .rooms = "B", .start = "12T10:20", .end = "12T11:10"},
    {.id = "fog",
     .title = "Debugging in fog",
     .rooms = "B",
     .start = "12T13:00",
     .end = "12T13:50",
     .track = "net",
     .people = "Kiri Tane/Lighthouse Computing"},
    {.id = "map", .title = "Charts for everyone", .rooms = "B", .start = "12T13:00", .end = "12T13:30"},
    {.id = "map2", .title = "Charts for no one", .rooms = "B", .start = "12T13:00", .end = "12T13:30"},
    {.id = "pilot",
     .title = "The pilot’s seat: formal methods on the bridge",
     .rooms = "C",
     .start = "12T10:30",
     .end = "12T11:30",
     .cancelled = true,
     .people = "Greta Holm/"},
    {.id = "sos",
     .title = "Distress calls in Morse and JSON",
     .rooms = "C",
     .start = "12T11:30",
     .end = "12T12:30",
     .track = "net",
     .people = "Dot Dash/Radio Club"},
    {.id = "ship",
     .title = "Open decks",
     .kind = SESSION_DROP_IN,
     .rooms = "D",
     .start = "12T09:00",
     .end = "12T18:00"},
    {.id = "brew", .title = "Brewing coffee at sea", .rooms = "D", .start = "12T10:48", .end = "12T11:20"},
    {.id = "day2",
     .title = "Second tide",
     .rooms = "A",
     .start = "13T09:30",
     .end = "13T10:15",
     .track = "low"},
    {.id = "day2b",
     .title = "Ballast and backpressure",
     .rooms = "B",
     .start = "13T09:30",
     .end = "13T10:15"},
    {.id = "late", .title = "Night watch", .rooms = "E", .start = "13T20:00", .end = "13T22:00"},
    {.id = "someday",
     .title = "A museum of switched-off machines",
     .people = "Nora Vane/Old Iron Society|Bo Ek/",
     .topics = "What to keep|How to keep it running|Who pays the power bill",
     .summary =
         "Machines that nobody needs are the ones that somebody will ask about. A session on collecting, "
         "repairing and explaining them."},
};

struct fixture_event {
    const struct fixture_session *sessions;
    size_t count;
    const char *title, *short_title;
    const char *room_names[10]; /* "A", "B", ... are their letters */
};

static const struct fixture_event harbour_event = {
    .sessions = harbour,
    .count = sizeof harbour / sizeof *harbour,
    .title = "Harbour Systems Days 2025",
    .short_title = "HSD 2025",
    .room_names = {"Hall Alder", "Hall Birch", "Room 1.14", "Foyer", "Cedar Studio", "Empty Store"}};

/* What no layout is made for: the rooms are as in the harbour, the texts are not. */
#define LONG_190                                                                                             \
    "A very long title that somebody typed in a hurry and nobody shortened, with a subtitle: on the many "   \
    "ways in which "                                                                                         \
    "signs break, told by those who stood before them for years, and mended them"
#define TEN_PEOPLE                                                                                           \
    "Wilhelmina van Oosterhout-Fitzgerald/International Institute for Extremely Long Affiliation Names|Bo/|" \
    "Maximilian Featherstonehaugh/Ministry|李小龍/東京大学|محمد الخوارزمي/بيت "       \
    "الحكمة|Six/A|Seven/B|Eight/|Nine/|Ten/Z"
#define X64 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X1024 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64

static const struct fixture_session hostile[] = {
    {.id = "a0",
     .title = LONG_190,
     .rooms = "A",
     .start = "12T09:00",
     .end = "12T09:45",
     .people = TEN_PEOPLE},
    {.id = "a1",
     .title = LONG_190,
     .kind = SESSION_BLOCK,
     .rooms = "A",
     .start = "12T10:00",
     .end = "12T13:00",
     .track = "low",
     .people = TEN_PEOPLE,
     .topics = LONG_190 "|" LONG_190 "|" X1024 "|d|e|f|g|h|i|j|k|l|m|n|o|p|q",
     .summary = LONG_190 ". " LONG_190 ". " LONG_190 "! " X1024},
    {.id = "a2", .part_of = "a1", .title = LONG_190, .rooms = "A", .start = "12T10:00", .end = "12T10:55"},
    {.id = "a3",
     .part_of = "a1",
     .title = X1024,
     .kind = SESSION_BREAK,
     .rooms = "A",
     .start = "12T11:00",
     .end = "12T11:30"},
    {.id = "a4",
     .part_of = "a1",
     .title = X1024,
     .rooms = "A",
     .start = "12T11:30",
     .end = "12T13:00",
     .people = X64 "/" X64},
    {.id = "a5",
     .title = LONG_190,
     .rooms = "A",
     .start = "12T11:30",
     .end = "12T13:00",
     .people = TEN_PEOPLE},
    {.id = "a6", .title = LONG_190 " " LONG_190, .rooms = "A", .start = "12T11:30", .end = "12T13:00"},
    {.id = "a7", .title = "C", .rooms = "A", .start = "12T14:00", .end = "13T03:30"},
    {.id = "a8", .title = "", .rooms = "A", .start = "12T20:00", .end = "12T20:00"},
    {.id = "a9", .title = LONG_190, .rooms = "A", .start = "12T10:10", .end = "12T11:20", .cancelled = true},
    {.id = "aa", .title = X1024, .rooms = "A", .start = "12T11:10", .end = "12T11:20", .cancelled = true},
    {.id = "ab", .title = "x", .rooms = "A", .start = "12T11:12", .end = "12T11:20", .cancelled = true},
    {.id = "b1",
     .title = "東京の港で動くコンピューターの歴史と、それを守り続ける人々についての長い話",
     .rooms = "B",
     .start = "12T10:00",
     .end = "12T11:00",
     .track = "net",
     .people = "山田太郎/港湾大学"},
    {.id = "b2",
     .title = "تاريخ الحوسبة في الموانئ القديمة والحديثة",
     .rooms = "B",
     .start = "12T11:05",
     .end = "12T12:00"},
    {.id = "c1",
     .title = LONG_190,
     .kind = SESSION_DROP_IN,
     .rooms = "C",
     .start = "12T09:00",
     .end = "12T18:00"},
    {.id = "c2", .title = X1024, .rooms = "C", .start = "12T10:50", .end = "12T11:20"},
    {.id = "c3", .title = LONG_190, .rooms = "C", .start = "12T10:50", .end = "12T11:20"},
    {.id = "c4", .title = LONG_190, .rooms = "C", .start = "12T10:50", .end = "12T11:20"},
    {.id = "d1",
     .title = LONG_190,
     .kind = SESSION_BREAK,
     .rooms = "D",
     .start = "12T10:00",
     .end = "12T11:30"},
    {.id = "d2",
     .title = LONG_190,
     .rooms = "D",
     .start = "12T11:30",
     .end = "12T12:30",
     .people = TEN_PEOPLE},
    {.id = "d3", .title = X1024, .rooms = "D", .start = "13T09:30", .end = "13T10:15", .people = TEN_PEOPLE},
    {.id = "d4", .title = LONG_190, .rooms = "D", .start = "13T09:30", .end = "13T10:15"},
    {.id = "d5", .title = LONG_190, .rooms = "D", .start = "13T09:30", .end = "13T10:15"},
    {.id = "u1", .title = X1024, .people = TEN_PEOPLE, .topics = X1024 "|" X1024, .summary = X1024},
};

static const struct fixture_event hostile_event = {
    .sessions = hostile,
    .count = sizeof hostile / sizeof *hostile,
    .title = LONG_190,
    .short_title = "",
    .room_names = {"The Very Large Lecture Hall on the Second Floor Behind the Cloakroom, Building 4 East",
                   "https://meet.example.org/rooms/0b5c1b8e-7d1f-4a2b-9a55-3d9f2f5b7c11?join=1&lang=en", "C",
                   X64 X64, "E", "F", "G", "H"}};

static inline struct instant fixture_instant(const char *text)
{
    char whole[40];
    struct instant_text parsed;
    snprintf(whole, sizeof whole, "2025-06-%s:00+02:00", text);
    if (!instant_parse(whole, &parsed))
        abort();
    return civil_to_instant(parsed.civil, parsed.offset_s);
}

/* The texts between separators, in the arena; gives their number. */
static inline uint32_t fixture_split(struct arena *arena, const char *text, char separator, const char ***ret)
{
    uint32_t count = 0;
    const char **list = ARENA_ARRAY(arena, const char *, 80);
    while (text && *text) {
        const char *end = strchr(text, separator);
        size_t length = end ? (size_t)(end - text) : strlen(text);
        list[count++] = arena_copy_n(arena, text, length);
        text = end ? end + 1 : NULL;
    }
    *ret = list;
    return count;
}

static inline void fixture_add(struct builder *builder, const struct fixture_session *row, struct err *err)
{
    struct arena *arena = builder->arena;
    struct session_draft *draft = builder_add_session(builder, err);
    struct session *session = &draft->session;
    session->id = row->id;
    session->title = builder_label(builder, row->title);
    session->kind = row->kind;
    if (row->start) {
        session->start = fixture_instant(row->start);
        session->end = fixture_instant(row->end);
    }
    if (row->cancelled)
        session->status = SESSION_CANCELLED;
    if (row->track)
        session->track = builder_find_track_id(builder, row->track);
    session->summary = row->summary ? row->summary : "";
    session->url = row->url ? row->url : "";
    const char **topics, **people;
    session->topic_count = fixture_split(arena, row->topics, '|', &topics);
    session->topics = topics;
    session->person_count = fixture_split(arena, row->people, '|', &people);
    struct person *list = ARENA_ARRAY(arena, struct person, session->person_count);
    for (uint32_t i = 0; i < session->person_count; i++) {
        const char *slash = strchr(people[i], '/');
        list[i].name = slash ? arena_copy_n(arena, people[i], (size_t)(slash - people[i])) : people[i];
        list[i].affiliation = slash ? slash + 1 : "";
        list[i].roles = row->roles;
    }
    session->people = list;
    draft->part_of_id = row->part_of;
    draft->draft_room_count = row->rooms ? (uint32_t)strlen(row->rooms) : 0;
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, draft->draft_room_count);
    for (uint32_t i = 0; i < draft->draft_room_count; i++)
        rooms[i] = (uint32_t)(row->rooms[i] - 'A');
    draft->draft_rooms = rooms;
}

static inline const struct program *fixture_program(const struct fixture_event *event, struct arena *arena)
{
    struct err err = {.code = ERR_NONE};
    struct issue_list *issues = ARENA_NEW(arena, struct issue_list);
    struct builder builder;
    const struct program *program = NULL;
    uint32_t index;
    issues->arena = arena;
    builder_init(&builder, arena, issues);
    builder.program->event.title = builder_label(&builder, event->title);
    builder.program->event.short_title = event->short_title;
    zone_fixed(&builder.program->zone, 7200, arena);
    bool ok = true;
    for (size_t i = 0; i < 10 && event->room_names[i]; i++)
        ok = ok && builder_add_room(&builder, NULL, builder_label(&builder, event->room_names[i]), "", NULL,
                                    &index, &err);
    ok = ok &&
         builder_add_track(&builder, "low", builder_label(&builder, "Low level"), "#7ee787", &index, &err);
    ok = ok &&
         builder_add_track(&builder, "sched", builder_label(&builder, "Scheduling"), "#ffb454", &index, &err);
    ok = ok &&
         builder_add_track(&builder, "net", builder_label(&builder, "Networks"), "#d2a8ff", &index, &err);
    for (size_t i = 0; i < event->count; i++)
        fixture_add(&builder, &event->sessions[i], &err);
    if (!ok || !builder_finish(&builder, BUILDER_REFUSE_REPEATS, &program, &err)) {
        printf("fixture: %s\n", err.text);
        abort();
    }
    return program;
}

/* -- views -- */

struct fixture_view {
    enum display_role role;
    const char *room;    /* a letter, of a door or a `room` page; NULL for other pages */
    enum page_kind page; /* hallway */
    const char *session; /* id, of a contribution page */
    const char *at;      /* "12T10:42" */
    struct station station;
    const char *file;        /* of a picture page */
    const struct live *live; /* a notice page shows its first notice */
};

static const struct station fixture_running = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED,
                                               STATION_CHECK_OK, STATION_FAULT_NONE};

static inline const struct view *fixture_make_view(const struct program *program,
                                                   const struct fixture_view *wanted, struct arena *arena)
{
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    const char **rooms = ARENA_ARRAY(arena, const char *, 1);
    struct view *view = ARENA_NEW(arena, struct view);
    display_config_set_defaults(config, wanted->role);
    config->name = wanted->role == ROLE_DOOR ? "door-1" : "hallway-1";
    if (program && wanted->role == ROLE_DOOR && wanted->room) {
        rooms[0] = wanted->room[1] ? wanted->room : program->rooms[wanted->room[0] - 'A'].id;
        config->rooms = rooms_called(rooms, 1);
        config->room_count = 1;
    }
    struct view_request request = {.program = program,
                                   .live = wanted->live,
                                   .config = config,
                                   .station = wanted->station,
                                   .now = fixture_instant(wanted->at),
                                   .page_fixed = wanted->role == ROLE_HALLWAY};
    request.page = (struct page){.kind = wanted->page, .subject = PROGRAM_NONE, .position = 1, .count = 4};
    if (wanted->page == PAGE_ROOM && wanted->room)
        request.page.subject = (uint32_t)(wanted->room[0] - 'A');
    if (wanted->page == PAGE_CONTRIBUTION && wanted->session)
        request.page.subject = program_find_session(program, wanted->session);
    if (wanted->page == PAGE_NOTICE)
        request.page.subject = 0;
    request.page.file = wanted->file;
    view_make(&request, arena, view);
    return view;
}

static inline struct screen_style fixture_style(const struct text_metrics *metrics, int width, int height)
{
    return (struct screen_style){.theme = theme_night(),
                                 .words = words_english(),
                                 .metrics = metrics,
                                 .width = width,
                                 .height = height};
}

static inline void fixture_compose(const struct view *view, const struct text_metrics *metrics, int width,
                                   int height, struct arena *arena, struct scene *ret)
{
    struct screen_style style = fixture_style(metrics, width, height);
    screen_compose(view, &style, arena, ret);
}

/* -- what a scene says -- */

/* The texts of a role in order, with `between` between them; "" for none. */
static inline const char *fixture_text(const struct scene *scene, const char *role, const char *between,
                                       struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    const struct item *last = NULL;
    str_add(&text, "");
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT || strcmp(item->role, role) != 0)
            continue;
        /* Digits in cells are items that come one after the other in one text. */
        bool goes_on = last && item == last + 1 && item->text == last->text + last->length;
        str_add(&text, last && !goes_on ? between : "");
        str_add_n(&text, item->text, item->length);
        last = item;
    }
    return text.text;
}

/* How many items have the role. */
static inline unsigned fixture_count(const struct scene *scene, const char *role)
{
    unsigned count = 0;
    for (uint32_t i = 0; i < scene->count; i++)
        count += strcmp(scene->items[i].role, role) == 0 ? 1 : 0;
    return count;
}

/* The first item of a role; NULL for none. */
static inline const struct item *fixture_item(const struct scene *scene, const char *role)
{
    for (uint32_t i = 0; i < scene->count; i++)
        if (strcmp(scene->items[i].role, role) == 0)
            return &scene->items[i];
    return NULL;
}

/* Whether any text of the scene is this one, or begins a line with it. */
static inline bool fixture_says(const struct scene *scene, const char *text)
{
    size_t length = strlen(text);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind == ITEM_TEXT && item->length >= length && memcmp(item->text, text, length) == 0)
            return true;
    }
    return false;
}

/* -- a layout alone, for the pieces -- */

struct fixture_layout {
    struct arena arena;
    struct screen_style style;
    struct scene scene;
    struct layout layout;
};

/* A layout of this size on the view; fixture_layout_finish frees it. */
static inline void fixture_layout_init(struct fixture_layout *fixture, const struct fixture_event *event,
                                       const struct fixture_view *wanted, int width, int height)
{
    arena_init(&fixture->arena, malloc, free);
    const struct program *program = fixture_program(event, &fixture->arena);
    const struct view *view = fixture_make_view(program, wanted, &fixture->arena);
    fixture->style = fixture_style(&fixture_metrics, width, height);
    layout_begin(&fixture->layout, view, &fixture->style, &fixture->arena, &fixture->scene);
}

static inline void fixture_layout_finish(struct fixture_layout *fixture)
{
    arena_finish(&fixture->arena);
}

#endif
