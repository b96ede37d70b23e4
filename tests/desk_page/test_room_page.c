#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    stage_be_room("hall-a");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_has("As of 10:05."));
    CHECK(stage_has("<h2 id=\"now\">On now</h2>\n<article class=\"card\">\n<h3 dir=\"auto\">Locks</h3>"));
    CHECK(stage_has("<h2 id=\"next\">Next</h2>\n<article class=\"card\">\n<h3 dir=\"auto\">Maps</h3>"));
    CHECK(stage_has("<h2 id=\"say\">Say something</h2>"));
    CHECK(stage_has("<h2 id=\"rest\">Others today</h2>"));
    CHECK(
        stage_has("href=\"/room/hall-a/session?s=4\">12:00\u201313:00 <strong dir=\"auto\">Lunch</strong>"));
    CHECK(stage_has("<h2 id=\"entries\">Done for this room</h2>"));
    check_row("a room where nothing is on; what comes on another day");
    stage_at("2025-03-29T14:00");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_has("<h2 id=\"now\">On now</h2>\n<p>Nothing.</p>"));
    CHECK(stage_has("Sun 10:00\u201311:00"));
    CHECK(stage_lacks("Others today"));
    check_row("a session's page: minutes, and another title");
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_has("<label for=\"min\">") && stage_has("<label for=\"title\">"));
    CHECK(stage_has("<a class=\"button\" href=\"/room/hall-a\">Back</a>"));
    stage_end();
    return check_done();
}
