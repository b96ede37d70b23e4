#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/notices"), 200);
    CHECK(stage_has("<p>None.</p>"));
    CHECK(stage_has("<option value=\"\">Everywhere</option>"));
    CHECK(stage_has("<option value=\"30\" selected>30 minutes</option>"));
    CHECK(stage_has("<option value=\"60\">1 hour</option>"));
    CHECK(stage_has("<label for=\"say-text\">"));
    CHECK_INT(stage_do("", "do=say&text=Lunch+%3C3&min=30"), 303);
    CHECK_INT(stage_do("", "do=say&text=Beer&min=60&room=attic"), 303);
    CHECK_INT(stage_get("/notices"), 200);
    CHECK(stage_has("Notice (everywhere): Lunch &lt;3</span>, until 10:35"));
    CHECK(stage_has("href=\"/preview?do=unsay&amp;id=notice-1\">End it"));
    check_row("one that was ended, and one that is over by its time, are not in force");
    CHECK_INT(stage_do("", "do=unsay&id=notice-1"), 303);
    CHECK_INT(stage_get("/notices"), 200);
    CHECK(stage_lacks("Lunch") && stage_has("Beer"));
    stage.now.ms += MS_PER_HOUR;
    CHECK_INT(stage_get("/notices"), 200);
    CHECK(stage_lacks("Beer"));
    check_row("a room's link says it for its room");
    stage_be_room("hall-a");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_lacks("Everywhere"));
    CHECK(stage_has("name=\"text\" value=\"We start a few minutes late.\""));
    stage_end();
    return check_done();
}
