#include "reader/read_session.h"

#include <string.h>

#include "base/str.h"
#include "program/limits.h"
#include "reader/name_key.h"

/* What an id that nothing has was meant to be: the nearest id, or the id of what has it as its name. */
static bool fail_unknown_id(struct reading *reading, const struct json_path *path, const char *what,
                            const char *id, const char *const *ids, const struct label *const *names,
                            uint32_t count)
{
    const char *meant = NULL;
    const char *folded = str_fold(reading->scratch, id);
    for (uint32_t i = 0; i < count && !meant; i++)
        for (uint32_t j = 0; j < names[i]->count; j++)
            if (strcmp(folded, str_fold(reading->scratch, names[i]->variants[j].text)) == 0)
                meant = ids[i];
    if (!meant)
        meant = json_nearest(reading->scratch, id, ids, count);
    char shown[JSON_SHOWN_SIZE], shown_meant[JSON_SHOWN_SIZE];
    json_show_text(id, shown);
    if (count == 0)
        return json_fail(path, reading->reterr, "no %s has the id \"%s\": there are none in \"%ss\"", what,
                         shown, what);
    if (!meant)
        return json_fail(path, reading->reterr, "no %s has the id \"%s\": the first is \"%s\"", what, shown,
                         json_show_text(ids[0], shown_meant));
    return json_fail(path, reading->reterr, "no %s has the id \"%s\"; did you mean \"%s\"?", what, shown,
                     json_show_text(meant, shown_meant));
}

static bool find_room(struct reading *reading, const struct json_path *path, const cJSON *item, uint32_t *ret)
{
    const char *id;
    const struct builder *builder = &reading->builder;
    if (!json_read_text(path, item, &id, reading->reterr))
        return false;
    /* Sessions of one room often come one after the other. */
    *ret = reading->last_room;
    if (*ret >= builder->room_count || strcmp(builder->rooms[*ret].id, id) != 0)
        *ret = builder_find_room_like_id(builder, id);
    if (*ret != PROGRAM_NONE) {
        reading->last_room = *ret;
        return true;
    }
    const char **ids = ARENA_ARRAY(reading->scratch, const char *, builder->room_count);
    const struct label **names = ARENA_ARRAY(reading->scratch, const struct label *, builder->room_count);
    for (uint32_t i = 0; i < builder->room_count; i++) {
        ids[i] = builder->rooms[i].id;
        names[i] = &builder->rooms[i].name;
    }
    return fail_unknown_id(reading, path, "room", id, ids, names, builder->room_count);
}

static bool read_session_rooms(struct reading *reading, const struct json_path *parent, const cJSON *item,
                               struct session_draft *draft)
{
    struct json_path path = {parent, "room", 0};
    if (!item)
        return true;
    uint32_t count = 1;
    bool is_list = cJSON_IsArray(item);
    if (!is_list && !cJSON_IsString(item))
        return json_wrong_type(&path, item, "a room's id, or a list of them", reading->reterr);
    if (is_list && !json_read_list(&path, item, LIMIT_SESSION_ROOMS, &count, reading->reterr))
        return false;
    uint32_t *rooms = ARENA_ARRAY(reading->arena, uint32_t, count);
    uint32_t i = 0;
    for (const cJSON *child = is_list ? item->child : item; i < count; child = child->next, i++) {
        struct json_path here = {&path, NULL, (int)i};
        if (!find_room(reading, is_list ? &here : &path, child, &rooms[i]))
            return false;
    }
    draft->draft_room_count = count;
    draft->draft_rooms = rooms;
    return true;
}

static bool read_session_track(struct reading *reading, const struct json_path *parent, const cJSON *item,
                               struct session *session)
{
    struct json_path path = {parent, "track", 0};
    const char *id;
    const struct builder *builder = &reading->builder;
    if (!item)
        return true;
    if (!json_read_text(&path, item, &id, reading->reterr))
        return false;
    session->track = builder_find_track_id(builder, id);
    if (session->track != PROGRAM_NONE)
        return true;
    const char *ids[LIMIT_TRACKS];
    const struct label *names[LIMIT_TRACKS];
    for (uint32_t i = 0; i < builder->track_count; i++) {
        ids[i] = builder->tracks[i].id;
        names[i] = &builder->tracks[i].name;
    }
    return fail_unknown_id(reading, &path, "track", id, ids, names, builder->track_count);
}

static bool read_times(struct reading *reading, const struct json_path *parent, const cJSON *start,
                       const cJSON *end, const cJSON *duration, struct session *session)
{
    if (!start && !end && !duration)
        return true;
    if (!start)
        return reading_fail(reading, parent, end ? "end" : "duration",
                            "has no start beside it: give both, or none if the session has no time yet");
    if (!end && !duration)
        return reading_fail(reading, parent, "start",
                            "has no end beside it: give \"end\", or \"duration\" such as PT45M");
    if (end && duration)
        return reading_fail(reading, parent, "duration", "is given beside \"end\": remove one of the two");
    if (!reading_instant(reading, parent, "start", start, &session->start))
        return false;
    if (end) {
        if (!reading_instant(reading, parent, "end", end, &session->end))
            return false;
        return session->end.ms >= session->start.ms
                   ? true
                   : reading_fail(reading, parent, "end", "is before the start");
    }
    struct json_path path = {parent, "duration", 0};
    const char *text;
    char shown[JSON_SHOWN_SIZE];
    int64_t ms;
    if (!json_read_text(&path, duration, &text, reading->reterr))
        return false;
    if (!duration_parse_iso(text, &ms) || ms > LIMIT_DAYS * MS_PER_DAY)
        return json_fail(&path, reading->reterr, "must be a duration such as PT45M or PT1H30M, is \"%s\"",
                         json_show_text(text, shown));
    session->end.ms = session->start.ms + ms;
    return true;
}

static const char *const role_words[] = {"presenter", "author", "convener", "chair"};
static const unsigned role_bits[] = {PERSON_PRESENTER, PERSON_AUTHOR, PERSON_CONVENER, PERSON_CHAIR};

static bool read_roles(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       unsigned *ret)
{
    struct json_path path = {parent, "roles", 0};
    uint32_t count;
    *ret = 0;
    if (!item)
        return true;
    if (!json_read_list(&path, item, 4, &count, reading->reterr))
        return false;
    int index = 0;
    for (const cJSON *child = item->child; child; child = child->next) {
        struct json_path here = {&path, NULL, index++};
        unsigned role;
        if (!json_read_word(&here, child, role_words, 4, &role, reading->reterr))
            return false;
        *ret |= role_bits[role];
    }
    return true;
}

enum { PERSON_NAME, PERSON_AFFILIATION, PERSON_ROLES, PERSON_MEMBERS };
static const char *const person_members[] = {"name", "affiliation", "roles"};

/* Whether it is a text, but not one that anybody would see. */
static bool is_unseen(const cJSON *item)
{
    return cJSON_IsString(item) && *item->valuestring && !str_has_ink(item->valuestring);
}

static bool read_people(struct reading *reading, const struct json_path *parent, const cJSON *item,
                        struct session *session)
{
    struct json_path path = {parent, "people", 0};
    uint32_t count;
    if (!item)
        return true;
    if (!json_read_list(&path, item, LIMIT_PEOPLE, &count, reading->reterr))
        return false;
    struct person *people = ARENA_ARRAY(reading->arena, struct person, count);
    uint32_t i = 0, kept = 0;
    for (const cJSON *child = item->child; child; child = child->next, i++) {
        struct json_path here = {&path, NULL, (int)i};
        const cJSON *m[PERSON_MEMBERS];
        if (!json_members(&here, child, person_members, PERSON_MEMBERS, m, &reading->notes, reading->reterr))
            return false;
        if (is_unseen(m[PERSON_NAME])) {
            char where[JSON_PATH_SIZE];
            json_path_text(&here, where, sizeof where);
            issue_add(reading->issues, ISSUE_WARNING, "unnamed", where,
                      "the name has invisible characters only: left out");
            continue;
        }
        if (!reading_name(reading, &here, "name", m[PERSON_NAME], &people[kept].name) ||
            !reading_text(reading, &here, "affiliation", m[PERSON_AFFILIATION], LIMIT_NAME_BYTES,
                          &people[kept].affiliation) ||
            !read_roles(reading, &here, m[PERSON_ROLES], &people[kept].roles))
            return false;
        kept++;
    }
    session->person_count = kept;
    session->people = people;
    return true;
}

enum { LINK_TITLE, LINK_URL, LINK_MEMBERS };
static const char *const link_members[] = {"title", "url"};

static bool read_links(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       struct session *session)
{
    struct json_path path = {parent, "links", 0};
    uint32_t count, kept = 0;
    if (!item)
        return true;
    if (!json_read_list(&path, item, LIMIT_LINKS, &count, reading->reterr))
        return false;
    struct link *links = ARENA_ARRAY(reading->arena, struct link, count);
    int index = 0;
    for (const cJSON *child = item->child; child; child = child->next) {
        struct json_path here = {&path, NULL, index++};
        const cJSON *m[LINK_MEMBERS];
        if (!json_members(&here, child, link_members, LINK_MEMBERS, m, &reading->notes, reading->reterr) ||
            !reading_text(reading, &here, "title", m[LINK_TITLE], LIMIT_TITLE_BYTES, &links[kept].title))
            return false;
        if (!m[LINK_URL])
            return reading_fail(reading, &here, "url", "is missing: it must be a text");
        if (!reading_url(reading, &here, "url", m[LINK_URL], &links[kept].url))
            return false;
        kept += *links[kept].url != '\0';
    }
    session->link_count = kept;
    session->links = links;
    return true;
}

enum {
    S_ID,
    S_KIND,
    S_PART_OF,
    S_TITLE,
    S_ROOM,
    S_TRACK,
    S_START,
    S_END,
    S_DURATION,
    S_STATUS,
    S_PEOPLE,
    S_SUMMARY,
    S_TOPICS,
    S_LINKS,
    S_URL,
    S_LANGUAGE,
    S_BADGES,
    S_PROGRAM_MEMBERS, /* those of a program */
    S_MADE = S_PROGRAM_MEMBERS,
    S_BY,
    S_MEMBERS
};
static const char *const session_members[] = {
    "id",     "kind",    "part_of", "title", "room", "track",    "start",  "end",  "duration", "status",
    "people", "summary", "topics",  "links", "url",  "language", "badges", "made", "by",
};

static const char *kind_word(unsigned i)
{
    return session_kind_name((enum session_kind)i);
}

static const char *status_word(unsigned i)
{
    return session_status_name((enum session_status)i);
}

/* ---- the session ---- */

/* The rooms of an added session, as it names them. */
static bool read_named_rooms(struct reading *reading, const struct json_path *parent, const cJSON *item,
                             struct live_session *added)
{
    struct json_path path = {parent, "room", 0};
    const char *const *texts = NULL;
    const char *one = NULL;
    if (item && !cJSON_IsArray(item) && !cJSON_IsString(item))
        return json_wrong_type(&path, item, "a room's id, or a list of them", reading->reterr);
    if (cJSON_IsArray(item)) {
        if (!reading_texts(reading, parent, "room", item, LIMIT_SESSION_ROOMS, LIMIT_NAME_BYTES,
                           &added->room_count, &texts))
            return false;
    } else {
        if (!reading_given_id(reading, parent, "room", item, &one))
            return false;
        added->room_count = one ? 1 : 0;
        texts = &one;
    }
    added->rooms = names_of_rooms(reading->arena, added->room_count, texts);
    return true;
}

/* `added` is NULL for a program's session. */
static bool read_members(struct reading *reading, const struct json_path *path, const cJSON *const *m,
                         struct session_draft *draft, struct live_session *added)
{
    struct session *session = &draft->session;
    unsigned kind, status;
    const char *part_of;
    if (!reading_name(reading, path, "id", m[S_ID], &session->id) ||
        !reading_word(reading, path, "kind", m[S_KIND], kind_word, SESSION_KIND_COUNT, SESSION_TALK, &kind) ||
        !reading_text(reading, path, "part_of", m[S_PART_OF], LIMIT_NAME_BYTES, &part_of) ||
        !reading_label(reading, path, "title", m[S_TITLE], LIMIT_TITLE_BYTES, &session->title) ||
        !(added ? read_named_rooms(reading, path, m[S_ROOM], added)
                : read_session_rooms(reading, path, m[S_ROOM], draft)) ||
        !(added ? reading_text(reading, path, "track", m[S_TRACK], LIMIT_NAME_BYTES, &added->track)
                : read_session_track(reading, path, m[S_TRACK], session)) ||
        !read_times(reading, path, m[S_START], m[S_END], m[S_DURATION], session) ||
        !reading_word(reading, path, "status", m[S_STATUS], status_word, SESSION_STATUS_COUNT,
                      SESSION_CONFIRMED, &status) ||
        !read_people(reading, path, m[S_PEOPLE], session) ||
        !reading_long_text(reading, path, "summary", m[S_SUMMARY], &session->summary) ||
        !reading_texts(reading, path, "topics", m[S_TOPICS], LIMIT_TOPICS, LIMIT_TITLE_BYTES,
                       &session->topic_count, &session->topics) ||
        !read_links(reading, path, m[S_LINKS], session) ||
        !reading_url(reading, path, "url", m[S_URL], &session->url) ||
        !reading_text(reading, path, "language", m[S_LANGUAGE], LIMIT_NAME_BYTES, &session->language) ||
        !reading_texts(reading, path, "badges", m[S_BADGES], LIMIT_BADGES, LIMIT_NAME_BYTES,
                       &session->badge_count, &session->badges))
        return false;
    session->kind = (enum session_kind)kind;
    session->status = (enum session_status)status;
    draft->part_of_id = *part_of ? part_of : NULL;
    return true;
}

bool read_session(struct reading *reading, const struct json_path *path, const cJSON *item)
{
    struct session_draft *draft = builder_add_session(&reading->builder, reading->reterr);
    const cJSON *m[S_PROGRAM_MEMBERS];
    return draft &&
           json_members(path, item, session_members, S_PROGRAM_MEMBERS, m, &reading->notes,
                        reading->reterr) &&
           read_members(reading, path, m, draft, NULL);
}

bool read_added_session(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret)
{
    struct live_session *added = ret;
    struct session_draft *draft = builder_add_session(&reading->builder, reading->reterr);
    const cJSON *m[S_MEMBERS];
    *added = (struct live_session){.made = INSTANT_NONE, .by = "", .part_of = "", .track = ""};
    if (!draft ||
        !json_members(path, item, session_members, S_MEMBERS, m, &reading->notes, reading->reterr) ||
        !read_members(reading, path, m, draft, added) ||
        !reading_given_instant(reading, path, "made", m[S_MADE], &added->made) ||
        !reading_text(reading, path, "by", m[S_BY], LIMIT_NAME_BYTES, &added->by))
        return false;
    added->session = draft->session;
    added->session.cancelled = added->session.status == SESSION_CANCELLED;
    if (draft->part_of_id)
        added->part_of = draft->part_of_id;
    if (strncmp(added->session.id, "live-", 5) != 0)
        return reading_fail(reading, path, "id",
                            "must begin with \"live-\", as no session of a program does");
    return true;
}
