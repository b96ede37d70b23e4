#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/emergency"), 200);
    CHECK(stage_has("No texts are prepared"));
    stage_prepare();
    CHECK_INT(stage_get("/emergency"), 200);
    CHECK(stage_has("This is no alarm system."));
    CHECK(stage_has("Fire (example)") && stage_has("These texts are examples"));
    CHECK(stage_lacks("Medical"));
    CHECK(stage_has("Leave &lt;now&gt;."));
    check_row("the test comes first, and the real one has a page of its own");
    const char *test = strstr(stage.response.body, "name=\"do\" value=\"test\"");
    const char *real = strstr(stage.response.body, "<a class=\"button danger\" href=\"/alarm\">");
    CHECK(test && real && test < real);
    check_row("which is led to above all forms too, for who is in a hurry");
    const char *hurry = strstr(stage.response.body, "href=\"/alarm\">It is real: go on here</a>");
    CHECK(hurry && hurry < strstr(stage.response.body, "<form"));
    CHECK(stage_lacks("name=\"do\" value=\"alarm\""));
    check_row("a test is soon over, since screens with TEST are no signs");
    CHECK(stage_has("<option value=\"10\" selected>10 minutes") && stage_lacks(">1 hour<"));
    check_row("who will not see it is said before, or that nobody knows");
    CHECK(stage_has("Which displays are off, asleep or offline is not known here"));
    check_row("the real one: two taps from anywhere");
    CHECK_INT(stage_get("/alarm"), 200);
    CHECK(stage_has("This is no alarm system.") && stage_has("These texts are examples"));
    CHECK(stage_has("Which displays are off, asleep or offline is not known here"));
    CHECK(stage_has("name=\"do\" value=\"alarm\"") && stage_lacks("value=\"test\""));
    CHECK(stage_has("<option value=\"60\" selected>") && stage_lacks("value=\"10\""));
    CHECK(stage_has("<span>Fire (example) <small dir=\"auto\">"));
    check_row("while one is in force every page says so, and the desk can end it");
    CHECK_INT(stage_do("", "do=test&kind=fire&min=60"), 303);
    CHECK_INT(stage_get("/history"), 200);
    CHECK(stage_has("<strong>TEST of an emergency</strong> since 10:05"));
    CHECK(stage_has("value=\"lift\">It is over"));
    stage_be_room("hall-a");
    check_row("a room's link raises nothing");
    CHECK_INT(stage_get("/alarm"), 403);
    check_row("while one is in force every page says so, and the desk can end it");
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_has("role=\"alert\""));
    CHECK(stage_lacks("value=\"lift\""));
    stage.now.ms += MS_PER_HOUR;
    CHECK_INT(stage_get("/room/hall-a"), 200);
    CHECK(stage_lacks("role=\"alert\""));
    stage.now.ms -= MS_PER_HOUR;
    stage.cookies = arena_printf(&stage.arena, "nownext=%s", token_desk(stage.desk.secret, &stage.arena));
    CHECK_INT(stage_do("", "do=lift"), 303);
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_lacks("role=\"alert\""));
    check_row("a rehearsal");
    CHECK_INT(stage_get("/rehearsal"), 200);
    CHECK(stage_lacks("End the rehearsal"));
    CHECK_INT(stage_do("", "do=rehearse&start=2025-03-30T10:00&min=60"), 303);
    CHECK_INT(stage_get("/rehearsal"), 200);
    CHECK(stage_has("A rehearsal is on until 11:05."));
    CHECK_INT(stage_do("", "do=rehearse&min=0"), 303);
    CHECK_INT(stage_get("/rehearsal"), 200);
    CHECK(stage_lacks("End the rehearsal"));
    stage_end();
    return check_done();
}
