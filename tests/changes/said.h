/*
 * said.h: live data and changes of the feed as a line for each, for tables of tests over lines.h.
 *
 *     "09:50 a delay=10 reason=laptop; 10:02 b room=B start=11:00; feed 09:00 c was=A,10:00-10:30;
 *      add 09:00 live-1 A 12:00-12:30 of=x track=t"
 *
 * A line is "MADE SESSION WORD...": MADE is a time as in lines.h, or "-" for none. WORDs: delay=MINUTES,
 * delayed, started, cancelled, full (each with =no: taken back), room=, start=, end=, overflow=, by=ID
 * (replaced by), title=, reason=. "issued TIME" is of the live data.
 */
#ifndef NOWNEXT_TESTS_CHANGES_SAID_H
#define NOWNEXT_TESTS_CHANGES_SAID_H

#include "schedule/lines.h"

#include "changes/fold.h"
#include "program/mark.h"

#define SAID_MOST 64

struct said {
    struct live live;
    struct feed_changes feed;
    struct change changes[SAID_MOST], seen[SAID_MOST];
    struct live_session added[SAID_MOST];
};

static inline const struct room_name *said_room(struct lines *lines, const char *name)
{
    struct room_name *room = ARENA_NEW(&lines->arena, struct room_name);
    room->text = arena_copy(&lines->arena, name);
    room->key = str_fold(&lines->arena, name);
    return room;
}

static inline void said_times(struct lines *lines, char *times, struct instant *start, struct instant *end)
{
    int day = 0;
    char *dash = strrchr(times, '-');
    if (!dash)
        lines_bad("not START-END", times);
    *dash++ = '\0';
    *start = lines_instant(lines, times, &day);
    *end = *dash ? lines_instant(lines, dash, &day) : INSTANT_NONE; /* "10:00-": nothing is said of it */
}

static inline const struct change_before *said_was(struct lines *lines, char *text)
{
    struct change_before *was = ARENA_NEW(&lines->arena, struct change_before);
    *was = (struct change_before){.start = INSTANT_NONE, .end = INSTANT_NONE};
    char *comma = strchr(text, ',');
    if (comma)
        *comma++ = '\0';
    if (strcmp(text, "-") != 0)
        was->room = said_room(lines, text);
    if (comma)
        said_times(lines, comma, &was->start, &was->end);
    return was;
}

static inline void said_word(struct lines *lines, struct change *change, char *word)
{
    char *value = strchr(word, '=');
    if (value)
        *value++ = '\0';
    const bool yes = !value || strcmp(value, "no") != 0;
    value = value ? value : word + strlen(word);
    const struct {
        const char *word;
        unsigned field;
        bool *yes;
    } facts[] = {{"cancelled", CHANGE_CANCELLED, &change->cancelled},
                 {"full", CHANGE_FULL, &change->full},
                 {"delayed", CHANGE_DELAYED, &change->delayed},
                 {"started", CHANGE_STARTED, &change->started}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (strcmp(word, facts[i].word) == 0) {
            *facts[i].yes = yes;
            change->fields |= facts[i].field;
            return;
        }
    }
    if (strcmp(word, "delay") == 0) {
        change->delay_min = atoi(value);
        change->fields |= CHANGE_DELAY_MIN;
    } else if (strcmp(word, "room") == 0) {
        change->room = said_room(lines, value);
        change->fields |= CHANGE_ROOM;
    } else if (strcmp(word, "overflow") == 0) {
        change->overflow_room = said_room(lines, value);
        change->fields |= CHANGE_OVERFLOW_ROOM;
    } else if (strcmp(word, "start") == 0) {
        change->start = lines_at(lines, value);
        change->fields |= CHANGE_START;
    } else if (strcmp(word, "end") == 0) {
        change->end = lines_at(lines, value);
        change->fields |= CHANGE_END;
    } else if (strcmp(word, "by") == 0) {
        change->replaced_by = arena_copy(&lines->arena, value);
        change->fields |= CHANGE_REPLACED_BY;
    } else if (strcmp(word, "reason") == 0) {
        change->reason = arena_copy(&lines->arena, value);
        change->fields |= CHANGE_REASON;
    } else if (strcmp(word, "title") == 0) {
        change->title = builder_label(&lines->builder, arena_copy(&lines->arena, value));
        change->fields |= CHANGE_TITLE;
    } else if (strcmp(word, "was") == 0) {
        change->was = said_was(lines, value);
    } else {
        lines_bad("nothing that can be said", word);
    }
}

static inline struct instant said_made(struct lines *lines, const char *text)
{
    return strcmp(text, "-") == 0 ? INSTANT_NONE : lines_at(lines, text);
}

static inline void said_add(struct lines *lines, struct said *said, char *rest)
{
    struct live_session *added = &said->added[said->live.session_count++];
    char *made = strtok(rest, " "), *id = strtok(NULL, " "), *room = strtok(NULL, " "),
         *times = strtok(NULL, " ");
    if (!times)
        lines_bad("not MADE ID ROOM TIMES", made);
    *added = (struct live_session){.made = said_made(lines, made), .by = "desk", .part_of = "", .track = ""};
    added->room_count = strcmp(room, "-") != 0;
    added->rooms = said_room(lines, room);
    for (char *word = strtok(NULL, " "); word; word = strtok(NULL, " "))
        *(strncmp(word, "of=", 3) == 0 ? &added->part_of : &added->track) =
            arena_copy(&lines->arena, strchr(word, '=') + 1);
    struct session *session = &added->session;
    *session = (struct session){.id = arena_copy(&lines->arena, id),
                                .part_of = PROGRAM_NONE,
                                .track = PROGRAM_NONE,
                                .summary = "",
                                .url = "",
                                .language = ""};
    session->title = builder_label(&lines->builder, session->id);
    said_times(lines, times, &session->start, &session->end);
}

static inline void said_line(struct lines *lines, struct said *said, char *line)
{
    line += strspn(line, " \t");
    if (!*line)
        return;
    if (strncmp(line, "issued ", 7) == 0) {
        said->live.issued = lines_at(lines, line + 7);
        return;
    }
    if (strncmp(line, "add ", 4) == 0) {
        said_add(lines, said, line + 4);
        return;
    }
    const bool is_seen = strncmp(line, "feed ", 5) == 0;
    struct change *change =
        is_seen ? &said->seen[said->feed.list.count++] : &said->changes[said->live.changes.count++];
    char *made = strtok(is_seen ? line + 5 : line, " "), *id = strtok(NULL, " ");
    *change = (struct change){.session = arena_copy(&lines->arena, id),
                              .made = said_made(lines, made),
                              .by = is_seen ? "feed" : "desk",
                              .start = INSTANT_NONE,
                              .end = INSTANT_NONE,
                              .replaced_by = "",
                              .reason = ""};
    char *words[16];
    unsigned count = 0;
    for (char *word = strtok(NULL, " "); word && count < 16; word = strtok(NULL, " "))
        words[count++] = word;
    for (unsigned i = 0; i < count; i++)
        said_word(lines, change, words[i]);
}

/* Reads what was said. `said` lives as long as `lines`. */
static inline void said_init(struct said *said, struct lines *lines, const char *text)
{
    memset(said, 0, sizeof *said);
    said->live.issued = INSTANT_NONE;
    said->live.venue = said->live.log = said->feed.program_digest = "";
    said->live.changes.changes = said->changes;
    said->live.sessions = said->added;
    said->feed.list.changes = said->seen;
    while (*text) {
        size_t length = strcspn(text, ";\n");
        said_line(lines, said, arena_copy_n(&lines->arena, text, length));
        text += length + (text[length] != '\0');
    }
}

/* Makes the program of `lines` the folded one; gives what was told, a rule in each line. */
static inline const char *said_fold(struct said *said, struct lines *lines)
{
    struct issue_list issues;
    struct str_builder text = {.arena = &lines->arena};
    issue_list_init(&issues, &lines->arena);
    str_add(&text, "");
    lines->program = changes_fold(lines->program, &said->feed, &said->live, &lines->arena, &issues);
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        str_addf(&text, "%s%s", text.length ? "," : "", issue->rule);
    return text.text;
}

/* ---- as text ---- */

static inline void said_add_list(struct str_builder *text, const struct lines *lines, const char *name,
                                 const struct slot_index *index)
{
    for (uint32_t i = 0; i < index->count; i++) {
        str_addf(text, "%s%s ", i ? ", " : name, lines->program->sessions[index->slots[i].session].id);
        lines_add_instant(text, lines, index->slots[i].start);
        str_add(text, "-");
        lines_add_instant(text, lines, index->slots[i].end);
    }
}

/* "A: a 10:10-10:40, b 10:40-11:00 (breaks k 11:00-11:10) (gone c ...) (waiting d ...)" */
static inline void said_add_room(struct str_builder *text, const struct lines *lines, const struct room *room)
{
    str_addf(text, "%s%s:", text->length ? "; " : "", label_text(room->name, ""));
    said_add_list(text, lines, " ", &room->sessions);
    const struct {
        const char *name;
        const struct slot_index *index;
    } lists[] = {
        {" (breaks ", &room->breaks}, {" (gone ", &room->tombstones}, {" (waiting ", &room->waiting}};
    for (int i = 0; i < 3; i++) {
        said_add_list(text, lines, lists[i].name, lists[i].index);
        str_add(text, lists[i].index->count ? ")" : "");
    }
}

/* "a: delayed 10, laptop" for each session that something has happened to. */
static inline void said_add_mark(struct str_builder *text, const struct lines *lines, uint32_t session)
{
    static const char *const kinds[] = {"cancelled", "moved",    "retimed", "delayed",   "pushed",
                                        "waiting",   "started",  "cut",     "full",      "retitled",
                                        "replaces",  "replaced", "added",   "shortened", "length"};
    const struct program *program = lines->program;
    const struct mark *mark = mark_of(program, session);
    if (!mark)
        return;
    str_addf(text, "%s%s:", text->length ? "; " : "", program->sessions[session].id);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!(mark->kinds >> i & 1))
            continue;
        str_addf(text, " %s", kinds[i]);
        if (1u << i == MARK_DELAYED)
            str_addf(text, " %d", mark->delay_min);
        if (1u << i == MARK_REPLACES)
            str_addf(text, " %s", program->sessions[mark->replaces].id);
        if (1u << i == MARK_REPLACED)
            str_addf(text, " by %s", program->sessions[mark->replaced_by].id);
        if (1u << i == MARK_FULL && mark->overflow_room != PROGRAM_NONE)
            str_addf(text, " to %s", label_text(program->rooms[mark->overflow_room].name, ""));
    }
    if (*mark->reason)
        str_addf(text, " (%s)", mark->reason);
}

#endif
