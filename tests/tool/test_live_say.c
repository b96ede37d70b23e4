#include "live_fixture.h"

/* Without anybody at a terminal and without --yes it is only said what would change. */
static void test_preview(void)
{
    CHECK_INT(live("delay", "Android MC", "10", "--reason", "laptop", NULL), TOOL_CALL);
    CHECK(contains(call.out, "Android MC, Hall L1, Fri 10:00 to 13:30\nAndroid MC: 10 min late (laptop)\n"));
    CHECK(contains(call.out, "2 screens change now.\n"));
    CHECK(contains(call.out, "Nothing was done: --yes does it"));
    CHECK(!live_has("Android"));
    CHECK(!live_has("delay_min"));
}

static void test_answers(void)
{
    live_answers = "n\n";
    CHECK_INT(live("delay", "Android MC", "10", NULL), TOOL_OK);
    CHECK(contains(call.out, "Do it? [y/N] Nothing was done.\n"));
    live_answers = "";
    CHECK_INT(live("delay", "Android MC", "10", NULL), TOOL_OK);
    CHECK(contains(call.out, "Nothing was done."));
    CHECK(!live_has("delay_min"));
    live_answers = "yes\n";
    CHECK_INT(live("delay", "Android MC", "10", NULL), TOOL_OK);
    CHECK(contains(call.out, "Done: entry 1. \"nownext live undo\" takes it back.\n"));
    CHECK(live_has("\"delay_min\": 10") && live_has("\"by\": \"anna\""));
    CHECK_INT(live("delay", "Android MC", "-5", NULL), TOOL_OK);
    CHECK(live_has("\"delay_min\": 5"));
    CHECK_INT(live("undo", NULL), TOOL_OK);
    CHECK(contains(call.out, "entry 2 undone: Android MC: 5 min late"));
    CHECK(contains(call.out, "Done: entry 3. \"nownext live undo 3\" takes it back.\n"));
    CHECK(!live_has("\"delay_min\": 5"));
    live_answers = NULL;
}

/* Of several sessions somebody at a terminal chooses one by its number. */
static void test_which(void)
{
    CHECK_INT(live("late", "Android", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "\"Android\" may be one of these sessions"));
    live_answers = "0\n";
    CHECK_INT(live("late", "Android", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.out, "Which one? [1-"));
    live_answers = "1\n";
    CHECK_INT(live("late", "Android", "--yes", NULL), TOOL_OK);
    CHECK(contains(call.out, "  1  Android MC, "));
    CHECK(contains(call.out, "Android MC: late, nobody knows how long"));
    live_answers = NULL;
}

/* What another call adds while the question stands is told, and what it changes by then is shown. */
static void test_meanwhile(void)
{
    live_answers = "y\ny\n";
    live_other = "Meanwhile";
    CHECK_INT(live("notice", "Mine", NULL), TOOL_OK);
    CHECK(contains(call.out, "Meanwhile Ben said: notice "));
    const char *again = strstr(call.out, "Meanwhile Ben");
    CHECK(again && contains(again, "Do it? [y/N] "));
    CHECK(contains(call.out, "Done: entry "));
    CHECK(live_has("\"text\": \"Mine\"") && live_has("\"text\": \"Meanwhile\""));
    live_answers = NULL;
}

static void test_refused(void)
{
    CHECK_INT(live("delay", "Android MC", NULL), TOOL_CALL);
    CHECK(contains(call.err, "nownext live: say by how many minutes"));
    CHECK_INT(live("undo", "99", NULL), TOOL_CALL);
    CHECK(contains(call.err, "there is no entry 99"));
    live_set(9, 0);
    CHECK_INT(live("delay", "Android MC", "10", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "clock is behind the last entry"));
    live_set(10, 15);
}

static void test_emergency(void)
{
    CHECK_INT(live("emergency", "fire", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say until when it lasts"));
    CHECK_INT(live("emergency", "fire", "--until", "+1h", NULL), TOOL_CALL);
    CHECK(contains(call.out, "nownext is no alarm system"));
    CHECK(contains(call.out, "  en: Fire alarm."));
    CHECK(contains(call.out, "This text is an example"));
    CHECK(contains(call.out, "\"nownext live emergency test\""));
    live_answers = "t\ny\n";
    CHECK_INT(live("emergency", "fire", "--until", "+1h", "--room", "L1", "--room", "N1", NULL), TOOL_OK);
    CHECK(contains(call.out, "Raise it? [y/N, t: a TEST first] "));
    CHECK(contains(call.out, "TEST of an emergency (fire)"));
    CHECK(contains(call.out, "\"nownext live lift\" ends it"));
    CHECK(live_has(
        "\"until\": \"2024-09-20T08:25:00+00:00\"")); /* a test's own end, and not that of the alarm */
    CHECK(live_has("\"test\": true") && live_has("\"rooms\": [\"hall-l1\", \"hall-n1\"]"));
    live_answers = "y\n";
    CHECK_INT(live("emergency", "fire", "--until", "+1h", NULL), TOOL_OK);
    CHECK(!live_has("\"test\": true") && live_has("\"kind\": \"fire\""));
    CHECK_INT(live("lift", NULL), TOOL_OK);
    CHECK(live_has("\"lifted\": "));
    const char *done = strstr(call.out, "Done: entry ");
    CHECK(done && !contains(done, "undo") && !contains(done, "lift"));
    CHECK_INT(live("cancel", "Android MC", NULL), TOOL_OK);
    CHECK(contains(call.out,
                   "\nUntil 10:17 all displays say that the emergency is over; what changes is read "
                   "after that.\n0 screens change now, 2 later.\n"));
    live_answers = NULL;
}

/* Said twice, by a script or a nervous finger, it is done once, and not to what comes next. */
static void test_twice(void)
{
    CHECK_INT(live("cancel", "Hall N1", "--yes", NULL), TOOL_OK);
    CHECK_INT(live("cancel", "Hall N1", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "what was to be on in "));
    CHECK(contains(call.err, "now is cancelled already: "));
    CHECK_INT(live("undo", "--yes", NULL), TOOL_OK);
    CHECK_INT(live("notice", "Twice", "--yes", NULL), TOOL_OK);
    CHECK_INT(live("notice", "Twice", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "this notice is there already; \"notice end notice-"));
}

static void test_pictures(void)
{
    char folder[80], page[100];
    snprintf(folder, sizeof folder, "%s/pictures", live_root);
    snprintf(page, sizeof page, "%s/index.html", folder);
    CHECK_INT(live("cancel", "Android MC", "--pictures", folder, NULL), TOOL_CALL);
    CHECK(contains(call.out, "/index.html has pictures of 2 displays, before and after."));
    CHECK(access(page, R_OK) == 0);
    CHECK_INT(live("late", "Android BoF", "--pictures", folder, NULL), TOOL_CALL);
    CHECK(contains(call.out, "Nothing was done"));
    CHECK_INT(live("cancel", "Android MC", "--pictures", "/dev/null/x", NULL), TOOL_CALL);
    CHECK(contains(call.err, "/dev/null/x"));
}

int main(void)
{
    live_begin();
    test_preview();
    test_pictures();
    test_answers();
    test_which();
    test_meanwhile();
    test_refused();
    test_emergency();
    test_twice();
    return live_end();
}
