/*
 * door_text.h: what a door says as lines of text, for tables of tests.
 */
#ifndef NOWNEXT_TESTS_DOOR_DOOR_TEXT_H
#define NOWNEXT_TESTS_DOOR_DOOR_TEXT_H

#include "screens/day_fixture.h"

#include "door/door.h"

static inline void door_add(struct str_builder *text, const char *name, const char *value)
{
    if (value[0])
        str_addf(text, " %s=%s", name, value);
}

static inline const char *door_ids(const struct layout *layout, struct slot_list list)
{
    struct str_builder text = {.arena = layout->arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < list.count; i++)
        str_addf(&text, "%s%s", i ? "," : "", layout->view->program->sessions[list.slots[i].session].id);
    return text.text;
}

static inline const char *door_band_text(const struct layout *layout, const struct door_band *band)
{
    static const char *const ways[] = {"", "left", "right", "up"};
    struct str_builder text = {.arena = layout->arena};
    str_addf(&text, "%s [%s]", door_field_name(band->field), band->word);
    door_add(&text, "short", band->short_word);
    door_add(&text, "room", band->room);
    door_add(&text, "over", band->before_room);
    door_add(&text, "fact", band->fact);
    door_add(&text, "above", band->above);
    door_add(&text, "below", band->below);
    door_add(&text, "exception", band->exception);
    door_add(&text, "old", band->old_time);
    if (band->field == DOOR_ON || band->field == DOOR_FULL)
        str_addf(&text, " done=%d", band->done);
    if (band->teeth_most)
        str_addf(&text, " teeth=%d/%d", band->teeth, band->teeth_most);
    door_add(&text, "way", ways[band->way]);
    return text.text;
}

static inline const char *door_stage_text(const struct layout *layout, const struct door *door)
{
    struct str_builder text = {.arena = layout->arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < door->title_count; i++) {
        const struct door_news *news = &door->titles[i].news;
        str_addf(&text, "%s%s%s%s (%s)", i ? "; " : "", door->titles[i].struck ? "~" : "",
                 door->titles[i].text, door->titles[i].session == PROGRAM_NONE ? "!" : "",
                 door->titles[i].block_line);
        if (news->old_start[0])
            str_addf(&text, " -%s-", news->old_start);
        if (news->badge.kind != BADGE_NONE)
            str_addf(&text, " [%s%s%s]", news->badge.text, news->reason[0] ? ": " : "", news->reason);
    }
    if (door->more)
        str_addf(&text, " +%d", door->more);
    return text.text;
}

static inline const char *door_foot_text(const struct layout *layout, const struct door *door)
{
    struct str_builder text = {.arena = layout->arena};
    if (door->next.count == 0) {
        str_add(&text, door->nothing);
        return text.text;
    }
    str_add(&text, door->next_label);
    if (door->next_label_short[0])
        str_addf(&text, " (%s)", door->next_label_short);
    str_addf(&text, " %s", door->next_time);
    if (door->next_badge.kind != BADGE_NONE)
        str_addf(&text, " [%s]", door->next_badge.text);
    str_addf(&text, " %s; %s", door_ids(layout, door->next), door_ids(layout, door->later));
    return text.text;
}

static inline const char *door_strip_text(const struct layout *layout, const struct door_strip *strip)
{
    static const char *const blocks[] = {"", " i", " !", " X"}, *const ways[] = {"", " left", " right",
                                                                                 " up"};
    return arena_printf(layout->arena, "%s%s%s%s%s", strip->text, strip->struck[0] ? "~" : "", strip->struck,
                        ways[strip->way], blocks[strip->block]);
}

/* The door of room A on a day, and all that it is to say. */
struct door_row {
    const char *rule;
    struct day_row day;
    const char *band, *stage, *strip, *foot;
};

static inline void door_row_check(const struct door_row *row)
{
    static struct day_fixture day;
    struct door door;
    memset(&day, 0, sizeof day);
    check_row(row->rule);
    day_fixture_init(&day, &row->day, 1920, 1080);
    door_of(&day.layout, &door);
    CHECK_STR(door_band_text(&day.layout, &door.band), row->band);
    CHECK_STR(door_stage_text(&day.layout, &door), row->stage);
    CHECK_STR(door_strip_text(&day.layout, &door.strip), row->strip);
    CHECK_STR(door_foot_text(&day.layout, &door), row->foot);
    day_fixture_finish(&day);
}

#endif
