#include "live_fixture.h"

static void test_begin(void)
{
    CHECK(contains(call.out, "is a desk now"));
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", live_desk, "--to", live_public, NULL), TOOL_CALL);
    CHECK(contains(call.err, "is a desk's folder already"));
    CHECK_INT(live("begin", LIVE_PROGRAM, NULL), TOOL_CALL);
    CHECK(contains(call.err, "say with --desk which folder"));
    CHECK_INT(live("begin", "--desk", live_desk, "--to", live_public, NULL), TOOL_CALL);
    CHECK(contains(call.err, "begin takes one PROGRAM"));
    CHECK_INT(live("begin", "-", "--desk", live_desk, "--to", live_public, NULL), TOOL_CALL);
    CHECK_INT(live("begin", "none.json", "--desk", "/tmp/none", "--to", live_public, NULL), TOOL_CALL);
    CHECK(contains(call.err, "none.json: can't be opened"));
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", "/tmp/none", "--to", live_public, "--key", "/none", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "/none: the key can't be read"));
    CHECK(access("/tmp/none", F_OK) != 0);
}

static void test_words(void)
{
    CHECK_INT(live(NULL), TOOL_CALL);
    CHECK(contains(call.err, "say what has happened"));
    CHECK_INT(live("list", "all", NULL), TOOL_CALL);
    CHECK(contains(call.err, "take no more words"));
    CHECK_INT(live("list", "--desk", "/tmp/none", NULL), TOOL_CALL);
    CHECK(contains(call.err, "/tmp/none is no desk's folder"));
    CHECK_INT(live("--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext is no alarm system"));
    CHECK(contains(call.out, "try it first"));
    CHECK_INT(live("help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext is no alarm system"));
    CHECK_INT(live("histori", NULL), TOOL_CALL);
    CHECK(contains(call.err,
                   "there is no \"histori\"; did you mean \"history\"? There are: begin, delay, late, "));
    CHECK(contains(call.err, ", undo, list, history, adopt\n"));
    CHECK_INT(live("foo", NULL), TOOL_CALL);
    CHECK(contains(call.err, "there is no \"foo\". There are: begin"));
}

static void test_list(void)
{
    CHECK_INT(live("list", NULL), TOOL_OK);
    CHECK_STR(call.out, "Nothing is in force but the schedule.\n");
    CHECK_INT(live("history", NULL), TOOL_OK);
    CHECK_STR(call.out, "The log has no entries.\n");
    CHECK_INT(live("delay", "Android MC", "10", "--yes", "--reason", "laptop", NULL), TOOL_OK);
    CHECK_INT(live("notice", "Lunch", "--yes", "--by", "Ben", "--until", "12:00", NULL), TOOL_OK);
    CHECK_INT(live("undo", "1", "--yes", NULL), TOOL_OK);
    CHECK_INT(live("history", NULL), TOOL_OK);
    CHECK_STR(call.out, "   1  Fri 10:15  anna (live)  Android MC: 10 min late (laptop) (undone)\n"
                        "   2  Fri 10:15  Ben (live)  notice notice-1: \"Lunch\", until Fri 12:00\n"
                        "   3  Fri 10:15  anna (live)  entry 1 undone: Android MC: 10 min late (laptop)\n");
    CHECK_INT(live("list", NULL), TOOL_OK);
    CHECK_STR(call.out, "notice notice-1: \"Lunch\", until Fri 12:00\n");
    live_set(12, 0);
    CHECK_INT(live("list", NULL), TOOL_OK);
    CHECK_STR(call.out, "Nothing is in force but the schedule.\n");
}

/* A job of the system has no login name: what it decides says who is behind it. */
static void test_nobody(void)
{
    unsetenv("LOGNAME");
    unsetenv("USER");
    CHECK_INT(live("notice", "Lunch", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say with --by who says it"));
    CHECK_INT(live("adopt", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "say with --by who says it"));
    CHECK_INT(live("list", NULL), TOOL_OK);
    setenv("LOGNAME", "anna", 1);
}

/* The desk on a new laptop. */
static void test_adopt(void)
{
    char desk[80];
    snprintf(desk, sizeof desk, "%s/desk-2", live_root);
    CHECK_INT(live("adopt", "--yes", NULL), TOOL_CALL);
    CHECK(contains(call.err, "is this desk's own"));
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", desk, "--to", live_public, NULL), TOOL_OK);
    CHECK(contains(call.err, "is not this desk's"));
    CHECK_INT(live("delay", "Android MC", "10", "--yes", "--desk", desk, NULL), TOOL_INPUT);
    CHECK(contains(call.err, "\"adopt\" goes on from it"));
    CHECK(contains(call.err, "Nothing was done."));
    CHECK_INT(live("adopt", "--desk", desk, NULL), TOOL_CALL);
    CHECK(contains(call.out, "Nothing was done"));
    live_answers = "n\n";
    CHECK_INT(live("adopt", "--desk", desk, NULL), TOOL_OK);
    CHECK(contains(call.out, "Nothing was done"));
    live_answers = "y\n";
    CHECK_INT(live("adopt", "--desk", desk, NULL), TOOL_OK);
    CHECK(contains(call.out, "Adopted."));
    live_answers = NULL;
    CHECK_INT(live("delay", "Android MC", "10", "--yes", "--desk", desk, NULL), TOOL_OK);
    CHECK(live_has("\"delay_min\": 10") && live_has("notice-1"));
    CHECK_INT(live("delay", "Android MC", "10", "--yes", NULL), TOOL_INPUT); /* the old one */
}

/* Signed, with a key that has no password. */
static void test_signed(void)
{
    char desk[80], key[80];
    snprintf(desk, sizeof desk, "%s/desk-3", live_root);
    snprintf(key, sizeof key, "%s/key", live_root);
    snprintf(live_public, sizeof live_public, "%s/signed", live_root);
    CHECK_INT(call_tool("key", "new", "-o", key, NULL), TOOL_OK);
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", desk, "--to", live_public, "--key", key, NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "names its venue"));
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", desk, "--to", live_public, "--key", key, "--venue",
                   LIVE_VENUE, NULL),
              TOOL_OK);
    CHECK_INT(live("notice", "Lunch", "--yes", "--desk", desk, NULL), TOOL_OK);
    CHECK(live_has("nownext-signed/1") && live_has("Lunch"));
    CHECK_INT(live("list", "--desk", desk, NULL), TOOL_OK);
    CHECK_STR(call.err, "");
}

int main(void)
{
    live_begin();
    test_begin();
    test_words();
    test_list();
    test_nobody();
    test_adopt();
    test_signed();
    return live_end();
}
