#include "reader/read_emergency.h"

#include "reader/read_notice.h"
#include "reader/read_prepared.h"

enum { E_KIND, E_TEXT, E_PICTURE, E_ROOMS, E_TEST, E_RAISED, E_UNTIL, E_LIFTED, E_MEMBERS };
static const char *const emergency_members[] = {"kind", "text",   "picture", "rooms",
                                                "test", "raised", "until",   "lifted"};

/* Of a revision that is taken as unix seconds: the years 2020 to 2099. */
static const int64_t LEAST_SECONDS = INT64_C(1577836800), MOST_SECONDS = INT64_C(4102444799);

/* What is wrong with a member is told, with what it is taken as. */
static void tell(struct reading *reading, const char *member, const char *fault, const char *taken)
{
    issue_add(reading->issues, ISSUE_WARNING, member, arena_printf(reading->scratch, "emergency.%s", member),
              "%s: %s", fault, taken);
}

static void read_kind(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      struct live_emergency *emergency)
{
    static const char *const kinds[] = {"fire", "evacuation", "medical", "shelter", "custom"};
    struct json_path path = {parent, "kind", 0};
    struct err err = {0};
    unsigned kind = EMERGENCY_CUSTOM;
    if (!json_read_word(&path, item, kinds, sizeof kinds / sizeof *kinds, &kind, &err))
        tell(reading, "kind", err.text, "the emergency is taken as custom");
    emergency->kind = (enum emergency_kind)kind;
}

/* One without a text says what its kind is. */
static void read_text(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      struct live_emergency *emergency)
{
    static const struct label_variant none[] = {{.language = "", .text = ""}};
    struct err err = {0}, *reterr = reading->reterr;
    reading->reterr = &err;
    const bool is_read = read_notice_text(reading, parent, item, &emergency->text);
    reading->reterr = reterr;
    if (is_read)
        return;
    tell(reading, "text", err.text, "the emergency is shown without it");
    emergency->text = (struct label){.count = 1, .variants = none};
}

static void read_rooms(struct reading *reading, const struct json_path *parent, const cJSON *item,
                       struct live_emergency *emergency)
{
    struct err err = {0}, *reterr = reading->reterr;
    reading->reterr = &err;
    const bool is_read = reading_scope(reading, parent, item, &emergency->everywhere, &emergency->room_count,
                                       &emergency->rooms);
    reading->reterr = reterr;
    if (is_read)
        return;
    tell(reading, "rooms", err.text, "the emergency is taken to be in all rooms");
    emergency->everywhere = true;
    emergency->room_count = 0;
}

/* Whoever is not told plainly that it is a test has to take it for none. */
static void read_test(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      struct live_emergency *emergency)
{
    struct json_path path = {parent, "test", 0};
    struct err err = {0};
    if (item && !json_read_bool(&path, item, &emergency->test, &err)) {
        tell(reading, "test", err.text, "it is taken as no test");
        emergency->test = false;
    }
}

/* When it was raised, where it does not say so itself; INSTANT_NONE: nothing tells. */
static struct instant find_raised(const struct live *live, const cJSON *until, const char **ret_from)
{
    const struct json_path path = {.name = "until"};
    struct instant at;
    *ret_from = "from \"issued\" on";
    if (instant_is_set(live->issued))
        return live->issued;
    *ret_from = "from its revision on, which is taken as unix seconds";
    if (live->revision >= LEAST_SECONDS && live->revision <= MOST_SECONDS)
        return (struct instant){live->revision * MS_PER_SECOND};
    *ret_from = "up to its \"until\"";
    if (until && json_read_instant(&path, until, &at, NULL))
        return (struct instant){at.ms - LIVE_EMERGENCY_MOST_MS};
    return INSTANT_NONE;
}

static bool read_raised(struct reading *reading, const struct json_path *parent, const cJSON *const *m,
                        const struct live *live, struct live_emergency *emergency)
{
    const cJSON *item = m[E_RAISED];
    const char *from;
    struct json_path path = {parent, "raised", 0};
    struct err err = {0};
    if (!item)
        json_fail(&path, &err, "is missing");
    else if (json_read_instant(&path, item, &emergency->raised, &err))
        return true;
    const struct instant raised = find_raised(live, m[E_UNTIL], &from);
    if (!instant_is_set(raised))
        return item ? json_read_instant(&path, item, &emergency->raised, reading->reterr)
                    : json_fail(parent, reading->reterr,
                                "has no \"raised\": it must be the moment from which it is in force");
    tell(reading, "raised", err.text,
         arena_printf(reading->scratch, "the emergency is taken to be in force %s", from));
    emergency->raised = raised;
    return true;
}

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

static void read_lifted(struct reading *reading, const struct json_path *parent, const cJSON *item,
                        struct live_emergency *emergency)
{
    static const char taken[] = "the emergency is taken as not lifted";
    struct json_path path = {parent, "lifted", 0};
    struct err err = {0};
    if (!item || cJSON_IsNull(item))
        return;
    if (!json_read_instant(&path, item, &emergency->lifted, &err)) {
        tell(reading, "lifted", err.text, taken);
        emergency->lifted = INSTANT_NONE;
    } else if (emergency->lifted.ms < emergency->raised.ms) {
        tell(reading, "lifted", "is before \"raised\"", taken);
        emergency->lifted = INSTANT_NONE;
    }
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

/* Its members; of a text in its place that text alone. */
static bool read_members(struct reading *reading, const struct json_path *path, const cJSON *item,
                         const cJSON **m)
{
    if (!cJSON_IsString(item))
        return json_members(path, item, emergency_members, E_MEMBERS, m, &reading->notes, reading->reterr);
    for (unsigned i = 0; i < E_MEMBERS; i++)
        m[i] = NULL;
    m[E_TEXT] = item;
    issue_add(reading->issues, ISSUE_WARNING, "emergency", "emergency",
              "must be an object, is a text: that is taken as what the emergency says");
    return true;
}

bool read_emergency(struct reading *reading, const cJSON *item, const struct live *live,
                    const struct live_emergency **ret)
{
    struct json_path path = {NULL, "emergency", 0};
    const cJSON *m[E_MEMBERS];
    *ret = NULL;
    if (!item || cJSON_IsNull(item))
        return true;
    struct live_emergency *emergency = ARENA_NEW(reading->arena, struct live_emergency);
    emergency->raised = emergency->lifted = INSTANT_NONE;
    if (!read_members(reading, &path, item, m) || !read_raised(reading, &path, m, live, emergency))
        return false;
    read_kind(reading, &path, m[E_KIND], emergency);
    read_text(reading, &path, m[E_TEXT], emergency);
    read_rooms(reading, &path, m[E_ROOMS], emergency);
    read_test(reading, &path, m[E_TEST], emergency);
    read_lifted(reading, &path, m[E_LIFTED], emergency);
    read_picture(reading, &path, m[E_PICTURE], emergency);
    read_until(reading, &path, m[E_UNTIL], emergency);
    *ret = emergency;
    return true;
}
