#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/notices"), 200);
    CHECK(stage_has("<html lang=\"en\">"));
    CHECK(stage_has("<title>Notices \u2013 Small Conf</title>"));
    CHECK(stage_has("<a class=\"skip\" href=\"#main\">"));
    CHECK(stage_has("<main id=\"main\">"));
    CHECK(stage_has("<a href=\"/notices\" aria-current=\"page\">Notices</a>"));
    CHECK(stage_has("<a href=\"/\">Rooms</a>"));
    CHECK(stage_has("This is no alarm system."));
    check_row("no script, nothing within that a policy would have to allow");
    CHECK(stage_lacks("<script") && stage_lacks("style=\"") && stage_lacks("<style") &&
          stage_lacks(" onclick"));
    check_row("what can be read on the network is said where it can be");
    CHECK(stage_lacks("plain HTTP"));
    stage.desk.is_local = false;
    stage.desk.url = "http://desk.example";
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("plain HTTP"));
    stage.desk.url = "https://desk.example";
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_lacks("plain HTTP"));
    check_row("a room's link has no navigation");
    stage_be_room("hall-a");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_lacks("<nav"));
    check_row("who may see nothing sees nothing of the event");
    stage.cookies = "";
    CHECK_INT(stage_get("/room/hall-a"), 403);
    CHECK(stage_lacks("Small Conf") && stage_lacks("<form"));
    CHECK(stage_has("role=\"alert\""));
    stage_end();
    return check_done();
}
