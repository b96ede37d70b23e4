#include "desk_page/pages.h"

#include "stage.h"

int main(void)
{
    stage_begin();
    stage_prepare();
    CHECK_INT(stage_get("/preview?do=delay&s=1.2&min=10"), 200);
    CHECK(stage_has("<h1 dir=\"auto\">Delay \u201cMaps\u201d: 10 min later than planned</h1>"));
    CHECK(stage_has("<strong>2</strong> screens change now"));
    CHECK(stage_has("11:30"));
    CHECK(stage_has("<button class=\"do\">Do it</button>"));
    CHECK(stage_has(">Back</a>"));
    CHECK(strstr(stage.response.body, "Do it") < strstr(stage.response.body, "What people will read"));
    CHECK_INT(stage.entry_count, 0);
    check_row("minutes that are added to others say so");
    CHECK(stage_lacks("min late now"));
    CHECK_INT(stage_do("", "do=delay&s=1.2&min=5"), 303);
    CHECK_INT(stage_get("/preview?do=more&s=1.2&min=5"), 200);
    CHECK(stage_has("<p>It is 5 min late now, and 10 min then.</p>"));
    CHECK_INT(stage_get("/preview?do=delay&s=1.2&min=5"), 200);
    CHECK(stage_lacks("min late now"));
    CHECK_INT(stage_do("", "do=delay&s=1.2&min=0"), 303);
    check_row("what is to be heeded comes before what people read");
    CHECK_INT(stage_get("/preview?do=move&s=1.2&room=hall-b"), 200);
    CHECK(stage_has("<li dir=\"auto\" class=\"mark\">"));
    CHECK(strstr(stage.response.body, "class=\"mark\"") <
          strstr(stage.response.body, "What people will read"));
    check_row("nothing differs");
    CHECK_INT(stage_do("", "do=full&s=2"), 303);
    CHECK_INT(stage_get("/preview?do=full&s=2"), 200);
    CHECK(stage_has("Nobody will read anything else"));
    check_row("what is written is escaped");
    CHECK_INT(stage_get("/preview?do=say&min=5&text=%3Cb%3E"), 200);
    CHECK(stage_has("&lt;b&gt;") && stage_lacks("<b>"));
    check_row("an emergency's button says what it is; that of a test does not");
    CHECK_INT(stage_get("/preview?do=alarm&kind=fire&min=60"), 200);
    CHECK(stage_has("Raise the emergency") && stage_has("href=\"/alarm\">Back</a>"));
    CHECK(stage_has("Which displays are off, asleep or offline is not known here"));
    CHECK_INT(stage_get("/preview?do=test&kind=fire&min=60"), 200);
    CHECK(stage_has("<button class=\"do\">Do it</button>") && stage_has("href=\"/emergency\">Back</a>"));
    check_row("while it is shown, what else changes is read after it");
    CHECK_INT(stage_do("", "do=test&kind=fire&min=10"), 303);
    CHECK_INT(stage_get("/preview?do=delay&s=1.2&min=10"), 200);
    CHECK(
        stage_has("<p class=\"mark\">Until 10:15 all displays show the TEST of an emergency; what changes is "
                  "read after that.</p>\n<p><strong>0</strong> screens change now"));
    check_row("the long list of what is read stands folded under the buttons");
    CHECK(stage_has("<details>\n<summary>What people will read</summary>\n<ul"));
    stage_end();
    return check_done();
}
