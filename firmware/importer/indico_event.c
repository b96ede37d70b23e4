/*
 * Indico's /export/event/ID.json. With detail=sessions, `sessions` holds blocks ("slots") with their
 * contributions, and `contributions` those without a session; with detail=contributions or subcontributions,
 * `contributions` holds them all and names each one's session. Nothing of it is ever a break.
 */
#include <string.h>

#include "base/str.h"
#include "importer/indico.h"
#include "importer/formats.h"

/* A block, or NULL, around what is read. */
struct outer {
    const cJSON *block;
    uint32_t number; /* the block's place among the drafts + 1: ids may repeat */
    const char *room_name;
    bool is_poster;
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* Sub-contributions have no times, so they are what their contribution is about. */
static void add_topics(struct import *import, struct session *session, const cJSON *subs, const char *where)
{
    int count = cJSON_GetArraySize(subs);
    if (count == 0)
        return;
    const char **topics = ARENA_ARRAY(import->arena, const char *, (size_t)count);
    const cJSON *sub;
    cJSON_ArrayForEach(sub, subs)
    {
        const char *title = import_clean(import, import_member(import, sub, "title"), LIMIT_TITLE_BYTES,
                                         where, "a sub-contribution's title");
        if (*title && session->topic_count < LIMIT_TOPICS)
            topics[session->topic_count++] = title;
    }
    session->topics = topics;
    if (count > LIMIT_TOPICS)
        issue_add(import->issues, ISSUE_WARNING, "many-topics", where,
                  "it has %d sub-contributions: the first %d are shown", count, LIMIT_TOPICS);
}

/* The friendly id; older servers have it as "id" alone. */
static const char *contribution_id(struct import *import, const cJSON *contribution, const char *where)
{
    static const char *const names[] = {"friendly_id", "id", "db_id", NULL};
    const char *id = indico_first_member(import, contribution, names);
    return import_clean(import, id, LIMIT_NAME_BYTES, where, "the id");
}

/* A contribution that is listed both in a session and outside of any is one: same id, same start. */
static bool seen_before(struct indico *indico, const cJSON *contribution, const char *id)
{
    const cJSON *start = member(contribution, "startDate");
    const char *date = import_member(indico->import, start, "date");
    const char *time = import_member(indico->import, start, "time");
    return !map_add(&indico->seen,
                    arena_printf(indico->import->scratch, "%s|%s|%s", id, date ? date : "", time ? time : ""),
                    0);
}

static bool read_contribution(struct indico *indico, const cJSON *event, const struct outer *outer,
                              const cJSON *contribution, const char *where, struct err *reterr)
{
    struct import *import = indico->import;
    const char *id = contribution_id(import, contribution, where);
    if (!*id) {
        issue_add(import->issues, ISSUE_WARNING, "no-id", where, "it has no id: left out");
        return true;
    }
    if (seen_before(indico, contribution, id))
        return true;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    draft->where = where;
    session->id = id;
    session->title =
        builder_label(&import->builder, import_clean(import, import_member(import, contribution, "title"),
                                                     LIMIT_TITLE_BYTES, where, "the title"));
    session->kind = import_kind(import_member(import, contribution, "type"), SESSION_TALK);
    session->url = import_web_address(import, import_member(import, contribution, "url"));
    session->summary = import_summary(import, import_member(import, contribution, "description"), where);
    add_topics(import, session, member(contribution, "subContributions"), where);

    /* A track has no colour here; a session has one, at least where its blocks are listed. */
    const cJSON *group = outer ? member(outer->block, "session") : NULL;
    const char *session_title =
        group ? import_member(import, group, "title") : import_member(import, contribution, "session");
    if (session_title && *session_title)
        session->track =
            indico_track(indico, session_title, group ? import_member(import, group, "color") : NULL, where);
    else
        session->track = indico_track(indico, import_member(import, contribution, "track"), NULL, where);

    struct people_draft people = {0};
    indico_add_people(indico, &people, member(contribution, "speakers"), PERSON_PRESENTER);
    indico_add_people(indico, &people, member(contribution, "primaryauthors"), PERSON_AUTHOR);
    indico_add_people(indico, &people, member(contribution, "coauthors"), PERSON_AUTHOR);
    import_set_people(import, session, &people);

    if (outer)
        draft->part_of_draft = outer->number;
    if (outer && outer->is_poster) {
        indico->posters++;
        return true;
    }
    indico_read_times(indico, contribution, where, session);
    if (!instant_is_set(session->start))
        return true;
    const char *room = indico_room_name(indico, contribution, outer ? outer->block : NULL, event);
    return indico_set_room(indico, draft, room, outer ? outer->room_name : NULL, reterr);
}

static bool read_contributions(struct indico *indico, const cJSON *event, const struct outer *outer,
                               const cJSON *array, const char *path, struct err *reterr)
{
    int index = 0;
    const cJSON *contribution;
    cJSON_ArrayForEach(contribution, array)
    {
        const char *where = arena_printf(indico->import->scratch, "%scontributions[%d]", path, index++);
        if (!read_contribution(indico, event, outer, contribution, where, reterr))
            return false;
    }
    return true;
}

/* A session's block; one without contributions is shown as it is (a dinner, a discussion, a workshop). */
static bool read_block(struct indico *indico, const cJSON *event, const cJSON *block, const char *where,
                       struct err *reterr)
{
    struct import *import = indico->import;
    const cJSON *group = member(block, "session"), *contributions = member(block, "contributions");
    if (!cJSON_IsObject(block)) {
        issue_add(import->issues, ISSUE_WARNING, "wrong-type", where, "must be a session's block: left out");
        return true;
    }
    static const char *const ids[] = {"id", "db_id", NULL};
    const char *id =
        import_clean(import, indico_first_member(import, block, ids), LIMIT_NAME_BYTES, where, "the id");
    /* It stays, since its contributions are told by their own ids. */
    if (!*id)
        issue_add(import->issues, ISSUE_WARNING, "no-id", where,
                  "it has no id; changes of this block cannot be followed");
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    draft->where = where;
    session->id = arena_printf(import->arena, "s%s", id);
    const char *title = import_member(import, block, "title");
    if (!title || !*title)
        title = indico_block_title(import->scratch, import_member(import, group, "title"),
                                   import_member(import, block, "slotTitle"));
    session->title =
        builder_label(&import->builder, import_clean(import, title, LIMIT_TITLE_BYTES, where, "the title"));
    session->kind = cJSON_GetArraySize(contributions) > 0
                        ? SESSION_BLOCK
                        : import_kind(import_member(import, group, "type"), SESSION_OTHER);
    session->url = import_web_address(import, import_member(import, block, "url"));
    static const char *const texts[] = {"description", NULL};
    const char *description = indico_first_member(import, block, texts);
    session->summary = import_summary(
        import, description ? description : import_member(import, group, "description"), where);
    session->track = indico_track(indico, import_member(import, group, "title"),
                                  import_member(import, group, "color"), where);

    const cJSON *conveners = member(block, "conveners");
    struct people_draft people = {0};
    indico_add_people(indico, &people,
                      cJSON_GetArraySize(conveners) > 0 ? conveners : member(group, "sessionConveners"),
                      PERSON_CONVENER);
    import_set_people(import, session, &people);

    indico_read_times(indico, block, where, session);
    const char *room = indico_room_name(indico, block, NULL, event);
    if (instant_is_set(session->start) && !indico_set_room(indico, draft, room, NULL, reterr))
        return false;

    struct outer outer = {
        .block = block,
        .number = import->builder.draft_count,
        .room_name = room,
        .is_poster = cJSON_IsTrue(member(group, "isPoster")),
    };
    return read_contributions(indico, event, &outer, contributions,
                              arena_printf(import->scratch, "%s.", where), reterr);
}

static void read_event(struct import *import, const cJSON *event)
{
    struct event *about = &import->builder.program->event;
    const char *where = "results[0]";
    about->title =
        builder_label(&import->builder, import_clean(import, import_member(import, event, "title"),
                                                     LIMIT_TITLE_BYTES, where, "the event's title"));
    about->url = import_web_address(import, import_member(import, event, "url"));
    const char *language = import_member(import, event, "language");
    if (language && *language) {
        char *tag = arena_copy(import->arena,
                               import_clean(import, language, LIMIT_NAME_BYTES, where, "the language"));
        for (char *at = strchr(tag, '_'); at; at = strchr(at, '_'))
            *at = '-';
        const char **languages = ARENA_NEW(import->arena, const char *);
        *languages = tag;
        about->languages = languages;
        about->language_count = 1;
    }
    const cJSON *label = member(event, "label");
    if (cJSON_IsTrue(member(label, "is_event_not_happening"))) {
        const char *title = import_member(import, label, "title"),
                   *message = import_member(import, label, "message");
        issue_add(import->issues, ISSUE_ERROR, "not-happening", "results[0].label",
                  "the event is marked as not happening: %s%s%s", title ? title : "",
                  message && *message ? ", " : "", message ? message : "");
    }
}

bool import_indico_event(struct import *import, const cJSON *top, struct err *reterr)
{
    const cJSON *results = member(top, "results"), *event = cJSON_GetArrayItem(results, 0);
    if (!event)
        return err_set_where(
            reterr, ERR_FORMAT, "results",
            "an Indico answer without an event: it is private or not published, or there is none of "
            "this number. Publish it, or fetch the export with a key");
    if (!cJSON_IsObject(event))
        return err_set_where(reterr, ERR_MEANING, "results[0]", "must be an event, an object");
    if (cJSON_GetArraySize(results) > 1)
        issue_add(import->issues, ISSUE_WARNING, "many-events", "results",
                  "the file holds %d events: only the first is read", cJSON_GetArraySize(results));

    struct indico indico = {0};
    if (!indico_begin(&indico, import, event, import_member(import, event, "timezone"), reterr))
        return false;
    read_event(import, event);
    const cJSON *contributions = member(event, "contributions"), *sessions = member(event, "sessions");
    if (!contributions && !sessions)
        issue_add(import->issues, ISSUE_WARNING, "no-detail", "results[0]",
                  "the export tells of the event alone: fetch it with ?detail=sessions");

    int index = 0;
    const cJSON *block;
    cJSON_ArrayForEach(block, sessions)
    {
        const char *where = arena_printf(import->scratch, "results[0].sessions[%d]", index++);
        if (!read_block(&indico, event, block, where, reterr))
            return false;
    }
    if (!read_contributions(&indico, event, NULL, contributions, "results[0].", reterr))
        return false;
    indico_finish(&indico);
    return true;
}
