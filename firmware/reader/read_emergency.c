#include "reader/read_emergency.h"

#include "reader/read_notice.h"
#include "reader/read_prepared.h"

enum { E_KIND, E_TEXT, E_PICTURE, E_ROOMS, E_TEST, E_RAISED, E_UNTIL, E_LIFTED, E_MEMBERS };
static const char *const emergency_members[] = {"kind", "text",   "picture", "rooms",
                                                "test", "raised", "until",   "lifted"};

static void read_until(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       struct live_emergency *emergency)
{
    struct json_path path = {parent, "until", 0};
    struct err err = {0};
    struct instant until = INSTANT_NONE;
    const struct instant most = {emergency->raised.ms + LIVE_EMERGENCY_MOST_MS};
    const char *fault = NULL;
    if (!item || cJSON_IsNull(item))
        fault = "is missing";
    else if (!json_read_instant(&path, item, &until, &err))
        fault = err.text;
    else if (until.ms > most.ms)
        fault = "is later";
    else if (until.ms <= emergency->raised.ms)
        fault = "is not after \"raised\"";
    emergency->until = fault ? most : until;
    if (fault)
        issue_add(reading->issues, ISSUE_WARNING, "until", "emergency.until",
                  "%s: the emergency is taken to be over 12 h after \"raised\"", fault);
}

static void judge_lifted(struct reading *reading, struct live_emergency *emergency)
{
    if (!instant_is_set(emergency->lifted) || emergency->lifted.ms >= emergency->raised.ms)
        return;
    issue_add(reading->issues, ISSUE_WARNING, "lifted", "emergency.lifted",
              "is before \"raised\": the emergency is taken as not lifted");
    emergency->lifted = INSTANT_NONE;
}

static void read_picture(struct reading *reading, const struct json_path *parent, const cJSON *item,
                         struct live_emergency *emergency)
{
    const char *name;
    struct err err = {0};
    if (!read_picture_name(parent, item, reading->arena, &name, &err))
        issue_add(reading->issues, ISSUE_WARNING, "picture", "emergency.picture",
                  "%s: the emergency is shown without it", err.text);
    else if (*name)
        emergency->picture = name;
}

bool read_emergency(struct reading *reading, const cJSON *item, const struct live_emergency **ret)
{
    static const char *const kinds[] = {"fire", "evacuation", "medical", "shelter", "custom"};
    struct json_path path = {NULL, "emergency", 0}, kind_path = {&path, "kind", 0};
    const cJSON *m[E_MEMBERS];
    unsigned kind;
    *ret = NULL;
    if (!item || cJSON_IsNull(item))
        return true;
    struct live_emergency *emergency = ARENA_NEW(reading->arena, struct live_emergency);
    emergency->raised = emergency->lifted = INSTANT_NONE;
    if (!json_members(&path, item, emergency_members, E_MEMBERS, m, &reading->notes, reading->reterr) ||
        !json_read_word(&kind_path, m[E_KIND], kinds, 5, &kind, reading->reterr) ||
        !read_notice_text(reading, &path, m[E_TEXT], &emergency->text) ||
        !reading_scope(reading, &path, m[E_ROOMS], &emergency->everywhere, &emergency->room_count,
                       &emergency->rooms) ||
        !reading_given_bool(reading, &path, "test", m[E_TEST], &emergency->test))
        return false;
    if (!m[E_RAISED])
        return json_fail(&path, reading->reterr,
                         "has no \"raised\": it must be the moment from which it is in force");
    if (!reading_given_instant(reading, &path, "raised", m[E_RAISED], &emergency->raised) ||
        (!cJSON_IsNull(m[E_LIFTED]) &&
         !reading_given_instant(reading, &path, "lifted", m[E_LIFTED], &emergency->lifted)))
        return false;
    judge_lifted(reading, emergency);
    read_picture(reading, &path, m[E_PICTURE], emergency);
    read_until(reading, &path, m[E_UNTIL], emergency);
    emergency->kind = (enum emergency_kind)kind;
    *ret = emergency;
    return true;
}
