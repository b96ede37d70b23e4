#include "reader/write_live.h"

#include "reader/write_change.h"
#include "reader/write_session.h"

static const char *const *texts_of(struct json_writer *json, uint32_t count, const struct room_name *rooms)
{
    const char **texts = ARENA_ARRAY(json->out->arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        texts[i] = rooms[i].text;
    return texts;
}

static void write_scope(struct json_writer *json, bool everywhere, uint32_t count,
                        const struct room_name *rooms)
{
    static const char *const all[] = {"*"};
    if (everywhere)
        written_words(json, "rooms", 1, all);
    else
        written_words(json, "rooms", count, texts_of(json, count, rooms));
}

static void write_added_session(struct json_writer *json, const struct live_session *added)
{
    const struct written_names names = {.part_of = added->part_of,
                                        .track = added->track,
                                        .room_count = added->room_count,
                                        .rooms = texts_of(json, added->room_count, added->rooms)};
    json_open(json, NULL, '{');
    json_add_text(json, "id", added->session.id);
    written_instant(json, "made", added->made);
    written_text(json, "by", added->by);
    write_session(json, &added->session, &names);
    json_close(json, '}');
}

static void write_notice(struct json_writer *json, const struct live_notice *notice)
{
    json_open_line(json, NULL, '{');
    json_add_text(json, "id", notice->id);
    written_instant(json, "made", notice->made);
    if (notice->level == NOTICE_WARNING)
        json_add_text(json, "level", "warning");
    written_label(json, "text", notice->text);
    write_scope(json, notice->everywhere, notice->room_count, notice->rooms);
    written_instant(json, "start", notice->start);
    written_instant(json, "end", notice->end);
    json_close(json, '}');
}

static void write_emergency(struct json_writer *json, const struct live_emergency *emergency)
{
    static const char *const kinds[] = {[EMERGENCY_FIRE] = "fire",
                                        [EMERGENCY_EVACUATION] = "evacuation",
                                        [EMERGENCY_MEDICAL] = "medical",
                                        [EMERGENCY_SHELTER] = "shelter",
                                        [EMERGENCY_CUSTOM] = "custom"};
    if (!emergency)
        return;
    json_open_line(json, "emergency", '{');
    json_add_text(json, "kind", kinds[emergency->kind]);
    written_label(json, "text", emergency->text);
    if (emergency->picture && *emergency->picture)
        json_add_text(json, "picture", emergency->picture);
    write_scope(json, emergency->everywhere, emergency->room_count, emergency->rooms);
    if (emergency->test)
        json_add_bool(json, "test", true);
    written_instant(json, "raised", emergency->raised);
    written_instant(json, "until", emergency->until);
    written_instant(json, "lifted", emergency->lifted);
    json_close(json, '}');
}

static void write_rehearsal(struct json_writer *json, const struct live_rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    json_open_line(json, "rehearsal", '{');
    written_instant(json, "moment", rehearsal->moment);
    written_instant(json, "from", rehearsal->from);
    written_instant(json, "until", rehearsal->until);
    json_close(json, '}');
}

static void write_lists(struct json_writer *json, const struct live *live)
{
    if (live->changes.count > 0) {
        json_open(json, "changes", '[');
        for (uint32_t i = 0; i < live->changes.count; i++)
            write_change(json, &live->changes.changes[i]);
        json_close(json, ']');
    }
    if (live->session_count > 0) {
        json_open(json, "sessions", '[');
        for (uint32_t i = 0; i < live->session_count; i++)
            write_added_session(json, &live->sessions[i]);
        json_close(json, ']');
    }
    if (live->notice_count > 0) {
        json_open(json, "notices", '[');
        for (uint32_t i = 0; i < live->notice_count; i++)
            write_notice(json, &live->notices[i]);
        json_close(json, ']');
    }
}

static void write_members(struct json_writer *json, const struct live *live, bool is_part)
{
    written_text(json, "venue", live->venue);
    written_text(json, "log", live->log);
    if (!is_part || live->revision > 0)
        json_addf(json, "revision", "%lld", (long long)live->revision);
    written_instant(json, "issued", live->issued);
    write_lists(json, live);
    write_emergency(json, live->emergency);
    write_rehearsal(json, live->rehearsal);
    json_close(json, '}');
}

void write_live_part(struct json_writer *json, const char *name, const struct live *live)
{
    json_open(json, name, '{');
    write_members(json, live, true);
}

const char *write_live(const struct live *live, const struct program *program, struct arena *arena,
                       size_t *ret_size)
{
    struct str_builder out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_LINES, .program = program};
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", "nownext-live/1");
    write_members(&json, live, false);
    str_add_n(&out, "\n", 1);
    *ret_size = out.length;
    return out.text;
}
