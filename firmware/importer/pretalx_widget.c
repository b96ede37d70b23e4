/*
 * pretalx's widget, /schedule/widgets/schedule.json: the only file of pretalx that has breaks. Entries with a
 * code are talks; the others are breaks, whose start is UTC while their end is local, and blockers, which are
 * not for visitors.
 */
#include <string.h>

#include "base/str.h"
#include "importer/listing.h"
#include "importer/formats.h"

struct widget {
    struct listing listing;
    struct import *import;
    struct listing_table speakers;
    unsigned blocker_count;
};

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static bool read_rooms(struct widget *widget, const cJSON *top, struct err *reterr)
{
    struct import *import = widget->import;
    struct listing_table table;
    listing_read_table(&widget->listing, top, "rooms", "", "id", "a room", &table);
    for (uint32_t i = 0; i < table.count; i++) {
        uint32_t room;
        if (!listing_add_room(
                &widget->listing, import_member(import, table.items[i], "id"),
                listing_label(import, table.items[i], "name", LIMIT_NAME_BYTES, table.wheres[i]),
                table.wheres[i], &room, reterr))
            return false;
    }
    return true;
}

static void read_tracks(struct widget *widget, const cJSON *top)
{
    struct import *import = widget->import;
    struct listing_table table;
    listing_read_table(&widget->listing, top, "tracks", "", "id", "a track", &table);
    for (uint32_t i = 0; i < table.count; i++)
        listing_add_track(&widget->listing, import_member(import, table.items[i], "id"),
                          listing_label(import, table.items[i], "name", LIMIT_NAME_BYTES, table.wheres[i]),
                          listing_text(import, table.items[i], "color", table.wheres[i]), table.wheres[i]);
}

static void read_people(struct widget *widget, const cJSON *item, const char *where, struct session *session)
{
    struct import *import = widget->import;
    struct people_draft people = {.count = 0};
    unsigned index = 0;
    for (const cJSON *entry = listing_items(import, item, "speakers", where); entry; entry = entry->next) {
        const char *path = arena_printf(import->scratch, "%s.speakers[%u]", where, index++);
        const char *code = import_value(import, entry);
        const cJSON *speaker = listing_find(&widget->speakers, code);
        if (!speaker)
            issue_add(import->issues, ISSUE_WARNING, "unknown-person", path,
                      "there is no speaker with the code \"%.60s\"", code ? code : "(not a text)");
        /* A speaker who has not given a name yet has null. */
        import_add_person(import, &people, speaker ? listing_text(import, speaker, "name", path) : NULL, NULL,
                          PERSON_PRESENTER);
    }
    import_set_people(import, session, &people);
}

static void read_state(struct widget *widget, const cJSON *item, const char *where, struct session *session)
{
    const char *state = listing_text(widget->import, item, "state", where);
    if (!state || strcmp(state, "confirmed") == 0 || strcmp(state, "accepted") == 0)
        return;
    if (strcmp(state, "canceled") == 0 || strcmp(state, "withdrawn") == 0 || strcmp(state, "rejected") == 0)
        session->status = SESSION_CANCELLED;
    else
        session->status = SESSION_TENTATIVE;
}

/* What both kinds have: the title, the times, the room. */
static struct session_draft *add_entry(struct widget *widget, const cJSON *item, const char *id,
                                       struct label title, const char *where, struct err *reterr)
{
    struct import *import = widget->import;
    struct session_draft *draft = listing_add_session(&widget->listing, id, title, where, reterr);
    if (!draft)
        return NULL;
    listing_set_times(&widget->listing, &draft->session, listing_text(import, item, "start", where),
                      listing_text(import, item, "end", where), listing_text(import, item, "duration", where),
                      where);
    listing_put_room(&widget->listing, draft,
                     listing_room(&widget->listing, listing_text(import, item, "room", where),
                                  listing_path(import, where, "room")));
    return draft;
}

static bool read_talk(struct widget *widget, const cJSON *item, const char *where, struct err *reterr)
{
    struct import *import = widget->import;
    /* Not "id": that is the slot's, and changes with each version of the schedule. */
    struct session_draft *draft =
        add_entry(widget, item, listing_text(import, item, "code", where),
                  listing_label(import, item, "title", LIMIT_TITLE_BYTES, where), where, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    session->summary = import_summary(import, listing_text(import, item, "abstract", where), where);
    session->track = listing_track(&widget->listing, listing_text(import, item, "track", where),
                                   listing_path(import, where, "track"));
    const char *language = listing_text(import, item, "content_locale", where);
    session->language = import_clean(import, language, LIMIT_NAME_BYTES, where, "the language");
    read_people(widget, item, where, session);
    read_state(widget, item, where, session);
    if (cJSON_IsTrue(member(item, "do_not_record")))
        listing_add_badge(&widget->listing, session, "not recorded", where);
    return true;
}

/* A break has no id that stays, so its room and start are its id. */
static bool read_break(struct widget *widget, const cJSON *item, const char *where, struct err *reterr)
{
    const char *type = listing_text(widget->import, item, "slot_type", where);
    if (type && strcmp(type, "blocker") == 0) {
        widget->blocker_count++;
        return true;
    }
    struct label title = listing_label(widget->import, item, "title", LIMIT_TITLE_BYTES, where);
    if (!title.count)
        title = builder_label(&widget->import->builder, "Break");
    struct session_draft *draft = add_entry(widget, item, "break", title, where, reterr);
    if (!draft)
        return false;
    draft->session.kind = SESSION_BREAK;
    listing_make_id(&widget->listing, draft, "break");
    return true;
}

bool import_pretalx_widget(struct import *import, const cJSON *top, struct err *reterr)
{
    struct widget widget = {.import = import};
    const cJSON *talks = member(top, "talks");
    if (!cJSON_IsArray(talks))
        return err_set_where(reterr, ERR_MEANING, "talks", "must be a list of talks and breaks");
    listing_begin(&widget.listing, import);
    listing_note_times(&widget.listing, talks->child, "start", "end", "talks");
    if (!import_choose_zone(import, listing_text(import, top, "timezone", ""), reterr))
        return false;
    const char *version = listing_text(import, top, "version", "");
    import->builder.program->revision =
        import_clean(import, version, LIMIT_TITLE_BYTES, "version", "the version");
    if (!version)
        issue_add(import->issues, ISSUE_NOTE, "unpublished", "version",
                  "there is no version: this schedule is not published yet");
    listing_read_table(&widget.listing, top, "speakers", "", "code", "a speaker", &widget.speakers);
    read_tracks(&widget, top);
    if (!read_rooms(&widget, top, reterr))
        return false;

    unsigned index = 0;
    for (const cJSON *item = talks->child; item; item = item->next) {
        const char *where = arena_printf(import->scratch, "talks[%u]", index++);
        if (!listing_is_object(import, item, where, "a talk or a break"))
            continue;
        if (!(import_member(import, item, "code") ? read_talk(&widget, item, where, reterr)
                                                  : read_break(&widget, item, where, reterr)))
            return false;
    }
    if (widget.blocker_count)
        issue_add(import->issues, ISSUE_NOTE, "blockers", "talks",
                  "blockers that are left out, since they are not for visitors: %u", widget.blocker_count);
    return listing_finish(&widget.listing, reterr);
}
