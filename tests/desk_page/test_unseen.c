#include "desk_page/pages.h"

#include "stage.h"

static bool is_known;

/* The second door is offline, the third asleep. */
static enum preview_seen seen(void *told_of, const char *display)
{
    (void)told_of;
    if (!is_known)
        return PREVIEW_SEEN_UNKNOWN;
    if (strcmp(display, "door-b") == 0)
        return PREVIEW_SEEN_OFFLINE;
    return strcmp(display, "door-c") == 0 ? PREVIEW_SEEN_ASLEEP : PREVIEW_SEEN_ALIVE;
}

int main(void)
{
    static const char *const names[] = {"door-a", "door-b", "door-c"};
    static const char *const rooms[] = {"hall-a", "hall-b", "hall-a"};
    struct venue_display displays[3];
    struct venue venue = {
        .name = "Venue", .venue = "", .timezone = "", .display_count = 3, .displays = displays};
    struct room_name room_names[3];
    stage_begin();
    stage_prepare();
    for (int i = 0; i < 3; i++) {
        displays[i] = (struct venue_display){.key = names[i]};
        display_config_set_defaults(&displays[i].config, ROLE_DOOR);
        displays[i].config.name = names[i];
        room_names[i] = (struct room_name){rooms[i], rooms[i]};
        displays[i].config.room_count = 1;
        displays[i].config.rooms = &room_names[i];
    }
    static const char unknown[] = "is not known here: go and look";
    check_row("nobody watches over the displays: nobody knows");
    CHECK_INT(stage_get("/alarm"), 200);
    CHECK(stage_has(unknown));
    stage.venue = &venue;
    CHECK_INT(stage_get("/alarm"), 200);
    CHECK(stage_has(unknown));
    check_row("somebody does, and has lost the broker");
    stage.desk.seen = seen;
    CHECK_INT(stage_get("/preview?do=alarm&kind=fire&min=60"), 200);
    CHECK(stage_has(unknown));
    check_row("before an emergency: all of the venue");
    is_known = true;
    CHECK_INT(stage_get("/alarm"), 200);
    CHECK(stage_has(
        "<p class=\"mark\">2 of 3 displays will not see it: door-b (offline), door-c (asleep).</p>"));
    CHECK_INT(stage_get("/emergency"), 200);
    CHECK(stage_has("2 of 3 displays will not see it: door-b (offline), door-c (asleep)."));
    CHECK_INT(stage_get("/preview?do=alarm&kind=fire&min=60"), 200);
    CHECK(stage_has("2 of them will not see it: door-b (offline), door-c (asleep).") && stage_lacks(unknown));
    check_row("before anything: of those that change");
    CHECK_INT(stage_get("/preview?do=full&s=1.1"), 200);
    CHECK(stage_has("<p class=\"mark\">1 of them will not see it: door-c (asleep).</p>"));
    check_row("of a room whose displays all do nothing is said");
    venue.display_count = 1;
    CHECK_INT(stage_get("/preview?do=full&s=1.1"), 200);
    CHECK(stage_lacks("will not see it"));
    CHECK_INT(stage_get("/alarm"), 200);
    CHECK(stage_has("<p>All 1 displays of the venue are online.</p>"));
    stage_end();
    return check_done();
}
