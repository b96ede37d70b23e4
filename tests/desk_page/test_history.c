#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    CHECK_INT(stage_get("/history"), 200);
    CHECK(stage_has("Nothing so far."));
    CHECK_INT(stage_do("", "do=full&s=2"), 303);
    check_row("for a minute an undo is at hand, and needs no preview");
    CHECK_INT(stage_get("/done?n=1"), 200);
    CHECK(stage_has("role=\"status\" aria-live=\"polite\""));
    CHECK(stage_has("<h1 dir=\"auto\">Done</h1>"));
    CHECK(stage_has("<button>Undo <small>without a question for a minute</small></button>"));
    const char *undo = stage_form();
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("<strong>Just done:</strong>"));
    const char *other = stage_form();
    stage.now.ms += UNDO_AT_HAND_MS - 1;
    CHECK_INT(stage_ask(REQUEST_POST, "/do", undo), 303);
    CHECK_INT(stage.entry_count, 2);
    CHECK_INT(stage.entries[1].undone, 1);
    CHECK_INT(stage_get("/done?n=1"), 200);
    CHECK(stage_has("<h1 dir=\"auto\">Undone</h1>"));
    CHECK(stage_lacks("name=\"order\""));
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_lacks("Just done"));
    check_row("two at once undo once");
    CHECK_INT(stage_ask(REQUEST_POST, "/do", other), 409);
    CHECK(stage_has("undone already"));
    check_row("later it is previewed");
    CHECK_INT(stage_do("", "do=cancel&s=2"), 303);
    CHECK_INT(stage_get("/done?n=3"), 200);
    undo = stage_form();
    stage.now.ms = stage.entries[2].made.ms + UNDO_AT_HAND_MS - 1;
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_has("Just done"));
    stage.now.ms++;
    CHECK_INT(stage_get("/"), 200);
    CHECK(stage_lacks("Just done"));
    CHECK_INT(stage_ask(REQUEST_POST, "/do", undo), 409);
    CHECK(stage_has("look at what it changes"));
    CHECK_INT(stage.entry_count, 3);
    CHECK_INT(stage_ask(REQUEST_POST, "/do", stage_form()), 303);
    CHECK_INT(stage.entry_count, 4);
    CHECK_INT(stage_get("/done?n=3"), 200);
    CHECK(stage_lacks("name=\"order\""));
    check_row("the log, newest first, with an undo for what can be undone");
    CHECK_INT(stage_get("/history"), 200);
    CHECK(stage_has("id=\"entry-4\""));
    CHECK(strstr(stage.response.body, "id=\"entry-4\"") < strstr(stage.response.body, "id=\"entry-3\""));
    CHECK(stage_has("Cancel \u201cCompilers\u201d \u2013 undone"));
    CHECK(stage_has("href=\"/preview?do=undo&amp;n=4\""));
    CHECK(stage_lacks("n=3\""));
    check_row("a room's page has what concerns it, and its undoing");
    CHECK_INT(stage_do("", "do=full&s=1.1"), 303);
    stage_be_room("hall-b");
    CHECK_INT(stage_get("/room/hall-b"), 200);
    CHECK(stage_has("id=\"entry-4\"") && stage_has("id=\"entry-1\""));
    CHECK(stage_lacks("id=\"entry-5\""));
    CHECK_INT(stage_get("/room/hall-b/done?n=5"), 404);
    CHECK_INT(stage_get("/room/hall-b/done?n=1"), 200);
    CHECK(stage_has("Back to Hall B"));
    stage_end();
    return check_done();
}
