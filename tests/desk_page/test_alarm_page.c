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
    check_row("the test comes first");
    const char *test = strstr(stage.response.body, "name=\"do\" value=\"test\"");
    const char *real = strstr(stage.response.body, "name=\"do\" value=\"alarm\"");
    CHECK(test && real && test < real);
    check_row("and is soon over, since screens with TEST are no signs");
    const char *ten = strstr(test, "<option value=\"10\" selected>10 minutes"),
               *hour = strstr(test, ">1 hour<");
    CHECK(ten && ten < real && hour > real);
    CHECK(strstr(real, "<option value=\"60\" selected>") && !strstr(real, "value=\"10\""));
    check_row("while one is in force every page says so, and the desk can end it");
    CHECK_INT(stage_do("", "do=test&kind=fire&min=60"), 303);
    CHECK_INT(stage_get("/history"), 200);
    CHECK(stage_has("<strong>TEST of an emergency</strong> since 10:05"));
    CHECK(stage_has("value=\"lift\">It is over"));
    stage_be_room("hall-a");
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
