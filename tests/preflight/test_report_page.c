#include "preflight/report_page.h"

#include "preflight/report_fixture.h"

static const char *page(struct report_fixture *fixture)
{
    struct str_builder out = {.arena = &fixture->arena};
    report_page(&fixture->findings, &fixture->summary, &out);
    return out.text;
}

int main(void)
{
    struct report_fixture fixture;
    report_begin(&fixture);
    check_row("nothing");
    const char *text = page(&fixture);
    CHECK(contains(text, "Nothing was found"));
    CHECK(contains(text, "<b class=\"good\">Ready:</b>"));
    CHECK(!strstr(text, "<nav>"));

    check_row("findings");
    report_fill(&fixture);
    text = page(&fixture);
    CHECK(contains(text,
                   "<b class=\"bad\">Not ready:</b> 4 faults, 8 notes. 12 screens of 1 display were drawn"));
    CHECK(contains(text, "<a href=\"#title-cut\">A title is not shown whole <b>2</b></a>"));
    CHECK(contains(text, "<h2 id=\"title-cut\">A title is not shown whole <small>a fault</small></h2>"));
    CHECK(contains(text, "<h3>Locks <small>1.1</small></h3>"));
    /* The first of the list is the large panel's, the second the small one's. */
    CHECK(contains(
        text, "<a href=\"finding-1.png\"><img loading=\"lazy\" alt=\"The screen of door-a, Sat 29 Mar 10:10: "
              "A title is not shown whole (title.next: Lo)\" width=\"400\" height=\"225\" "
              "src=\"small/finding-1.png\"></a><figcaption>1920x1080, 3 screens<br>first Sat 29 Mar "
              "10:10, door-a"));
    CHECK(contains(text, "small/finding-2.png"));
    CHECK(contains(text, "Fingerprint of the type: abc"));
    check_row("what no screen shows has no picture");
    struct finding unseen = {.rule = FINDING_ROOM_UNSHOWN,
                             .session = PROGRAM_NONE,
                             .room = 0,
                             .count = 1,
                             .first_ms = INSTANT_NONE.ms};
    findings_add(&fixture.findings, &unseen);
    text = page(&fixture);
    CHECK(contains(text, "<h3>Hall A <small>hall-a</small></h3>"));
    CHECK(!strstr(text, arena_printf(&fixture.arena, "finding-%u.png", fixture.findings.count)));
    fixture.findings.count--;
    check_row("hostile text");
    fixture.findings.list[0].first_ms += 24LL * 60 * 60 * 1000;
    text = page(&fixture);
    CHECK(contains(text, "&lt;b&gt;"));
    CHECK(!strstr(text, "\"<b>\""));
    check_row("nothing from elsewhere");
    CHECK(!strstr(text, "<script") && !strstr(text, "http"));
    report_end(&fixture);
    return check_done();
}
