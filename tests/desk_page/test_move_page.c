#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/room/hall-a/move?s=1.2"), 200);
    CHECK(stage_has("<h1 dir=\"auto\">Move \u201cMaps\u201d</h1>"));
    CHECK(stage_has("10:40\u201311:20, Hall A"));
    check_row("rooms that are busy then say with what");
    CHECK(stage_has("value=\"hall-b\"><span>Hall B<small>busy: Compilers</small>"));
    CHECK(stage_has("value=\"attic\"><span>Attic<small>free</small>"));
    CHECK(stage_lacks("value=\"hall-a\"><span>"));
    check_row("quarters of an hour from now on, while the day lasts");
    CHECK(stage_has("name=\"start\" value=\"10:15\""));
    CHECK(stage_lacks("name=\"start\" value=\"10:00\""));
    stage_at("2025-03-30T02:00"); /* which is 03:00 */
    CHECK_INT(stage_get("/room/hall-a/move?s=1.2"), 200);
    CHECK(stage_has("name=\"start\" value=\"03:15\""));
    CHECK(stage_lacks("name=\"start\" value=\"03:30\""));
    check_row("one without a time gets a room and a time");
    CHECK_INT(stage_get("/move?s=6"), 200);
    CHECK(stage_lacks("id=\"times\"") && stage_has("id=\"both\""));
    CHECK(stage_has("<label for=\"start\">Start</label>"));
    stage_end();
    return check_done();
}
