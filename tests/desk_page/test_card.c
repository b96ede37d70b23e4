#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    stage_be_room("hall-a");
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_has("<h2 dir=\"auto\">Maps</h2>"));
    CHECK(stage_has("10:40\u201311:20"));
    check_row("each button's name says of which session");
    CHECK(stage_has("value=\"more\"><span>+5 min<span class=\"hidden\"> Maps</span>"));
    CHECK(stage_has("name=\"min\" value=\"15\""));
    CHECK(stage_has("value=\"late\"><span>Starts later <small>nobody knows when</small>"));
    CHECK(stage_has("value=\"started\""));
    CHECK(stage_has("value=\"full\""));
    CHECK(stage_has("href=\"/room/hall-a/move?s=1.2&amp;room=hall-a\""));
    CHECK(stage_has("value=\"cancel\""));
    CHECK(stage_lacks("value=\"delay\"><span>") && stage_lacks("value=\"open\""));
    check_row("one that runs");
    CHECK_INT(stage_get("/room/hall-a/session?s=1.1"), 200);
    CHECK(stage_has("value=\"late\"><span>Not started yet"));
    CHECK(stage_lacks("value=\"started\""));
    check_row("one that begins at this moment runs");
    stage_at("2025-03-29T10:40");
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_has("Not started yet") && stage_lacks("value=\"started\""));
    stage_at("2025-03-29T10:05");
    check_row("one that waits, and is full");
    CHECK_INT(stage_do("/room/hall-a", "do=late&s=1.2"), 303);
    CHECK_INT(stage_do("/room/hall-a", "do=full&s=1.2"), 303);
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_lacks("value=\"late\"") && stage_lacks("value=\"full\""));
    CHECK(stage_has("value=\"open\""));
    CHECK(stage_has("value=\"delay\"><span>On time again"));
    check_row("minutes are added to those that it is late: the buttons say what it comes to");
    CHECK(stage_lacks("min late</small>"));
    CHECK_INT(stage_do("/room/hall-a", "do=more&s=1.2&min=5"), 303);
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_has("<span>+5 min <small>then 10 min late</small><span class=\"hidden\"> Maps</span>"));
    CHECK(stage_has("<span>+15 min <small>then 20 min late</small>"));
    CHECK_INT(stage_do("/room/hall-a", "do=more&s=1.2&min=5"), 303);
    CHECK_INT(stage.entries[stage.entry_count - 1].says.changes.changes[0].delay_min, 10);
    check_row("one that is cancelled has nothing to be done with; its people");
    CHECK_INT(stage_do("/room/hall-a", "do=cancel&s=1.2"), 303);
    CHECK_INT(stage_get("/room/hall-a/session?s=1.2"), 200);
    CHECK(stage_lacks("value=\"more\""));
    CHECK_INT(stage_get("/room/hall-a/session?s=1"), 200);
    CHECK(stage_has("<p class=\"soft\">Ada Example</p>"));
    stage_end();
    return check_done();
}
