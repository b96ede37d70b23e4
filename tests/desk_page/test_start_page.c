#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("<h1 dir=\"auto\">Desk</h1>"));
    CHECK(stage_has("<a class=\"row\" href=\"/room/hall-a\"><strong>Hall A</strong>"));
    CHECK(stage_has("now 10:00\u201310:40</span> <span dir=\"auto\">Locks</span>"));
    CHECK(stage_has("next 10:40\u201311:20</span> <span dir=\"auto\">Maps</span>"));
    CHECK(stage_has("<strong>Attic</strong><br><span class=\"soft\">nothing more today</span>"));
    CHECK(stage_has("role=\"search\""));
    CHECK_INT(stage_do("", "do=more&s=1.2&min=10"), 303);
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("<span class=\"mark\">10 min late (planned 10:40)</span>"));
    check_row("rooms come first; what would be on in one, and is not, is said");
    CHECK(strstr(stage.response.body, "id=\"rooms\"") < strstr(stage.response.body, "role=\"search\""));
    CHECK_INT(stage_do("", "do=cancel&s=1.1"), 303);
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("<span class=\"mark\">cancelled</span> <span class=\"soft\">10:00\u201310:40</span> "
                    "<span dir=\"auto\">Locks</span>"));
    CHECK_INT(stage_do("", "do=undo&n=2"), 303);
    check_row("find");
    CHECK_INT(stage_get("/find?q=1.2"), 200);
    CHECK(stage_has("1 session.") && stage_has("<h2 dir=\"auto\">Maps</h2>"));
    CHECK(stage_has("10:50\u201311:30, Hall A"));
    CHECK_INT(stage_get("/find?q=%3Cnothing"), 200);
    CHECK(stage_has("0 sessions.") && stage_has("value=\"&lt;nothing\""));
    CHECK_INT(stage_get("/find"), 200);
    CHECK(stage_has("0 sessions."));
    stage_end();
    return check_done();
}
