/*
 * Whose word counts, as a golden text: precedence.golden.txt has every row of programs and venues (what two
 * writers have, and which came later), of displays and changes, and of live data of up to four writers.
 * toolchain/accept rewrites it; then the difference is to be read.
 */
#include "golden.h"

#include "base/str.h"
#include "station/precedence.h"

static const char *const states[] = {"none", "bad", "good"};

static struct precedence_facts no_facts(void)
{
    struct precedence_facts facts = {.venue = "", .changes_program = ""};
    for (int i = 0; i < PRECEDENCE_WRITERS; i++)
        facts.lives[i].venue = facts.lives[i].log = "";
    return facts;
}

/* ---- programs, venues, displays, changes ---- */

static void add_latest(struct str_builder *text)
{
    str_add(text, "# A program, or a venue: setup's and feed's, each with its number.\n");
    for (int setup = 0; setup < 3; setup++)
        for (int feed = 0; feed < 3; feed++)
            for (int more = -1; more <= 1; more++) {
                struct precedence_facts facts = no_facts();
                facts.programs[PRECEDENCE_SETUP] =
                    (struct precedence_version){.state = (enum precedence_state)setup, .order = 3};
                facts.programs[PRECEDENCE_FEED] =
                    (struct precedence_version){.state = (enum precedence_state)feed, .order = 3 + more};
                memcpy(facts.venues, facts.programs, sizeof facts.venues);
                struct precedence found = precedence_decide(&facts);
                str_addf(text, "setup %-4s 3   feed %-4s %d   -> %-6s  %s%s\n", states[setup], states[feed],
                         3 + more, precedence_writer_name(found.program.writer), found.program.why,
                         found.is_by_hand ? "; the feed's next change replaces it" : "");
                CHECK_INT(found.venue.writer, found.program.writer);
                CHECK_STR(found.venue.why, found.program.why);
            }
}

static void add_displays(struct str_builder *text)
{
    str_add(text, "\n# What a display is: its own settings, and the venues of two writers.\n");
    for (int own = 0; own < 3; own++)
        for (int setup = 0; setup < 3; setup++)
            for (int feed = 0; feed < 3; feed++) {
                struct precedence_facts facts = no_facts();
                facts.display.state = (enum precedence_state)own;
                facts.venues[PRECEDENCE_SETUP].state = (enum precedence_state)setup;
                facts.venues[PRECEDENCE_FEED].state = (enum precedence_state)feed;
                facts.venues[PRECEDENCE_FEED].order = 1;
                struct precedence found = precedence_decide(&facts);
                str_addf(text, "display %-4s  venue of setup %-4s  of feed, later, %-4s  -> %-6s  %s\n",
                         states[own], states[setup], states[feed],
                         precedence_writer_name(found.display.writer), found.display.why);
            }
}

static void add_changes(struct str_builder *text)
{
    static const char *const digests[] = {"aa", "bb", NULL};
    str_add(text,
            "\n# changes.json of the program \"aa\": the programs of two writers, and whose is in force.\n");
    for (int state = 0; state < 3; state++)
        for (int setup = 0; setup < 3; setup++)
            for (int feed = 0; feed < 3; feed++)
                for (int later = 0; later < 2; later++) {
                    struct precedence_facts facts = no_facts();
                    facts.changes = (enum precedence_state)state;
                    facts.changes_program = "aa";
                    facts.programs[PRECEDENCE_SETUP] =
                        (struct precedence_version){VERSION_GOOD, 1 + later, digests[setup]};
                    facts.programs[PRECEDENCE_FEED] =
                        (struct precedence_version){VERSION_GOOD, 2 - later, digests[feed]};
                    struct precedence found = precedence_decide(&facts);
                    str_addf(text, "changes %-4s  setup %-2s  feed %-2s  program of %-5s  -> %-6s  %s\n",
                             states[state], digests[setup] ? digests[setup] : "?",
                             digests[feed] ? digests[feed] : "?",
                             precedence_writer_name(found.program.writer),
                             precedence_writer_name(found.changes.writer), found.changes.why);
                }
    struct precedence_facts facts = no_facts();
    facts.changes = VERSION_GOOD;
    str_addf(text, "changes good  no program  -> %s\n",
             precedence_writer_name(precedence_decide(&facts).changes.writer));
}

/* ---- live data ---- */

static const char *const outcomes[LIVE_OUTCOMES] = {[LIVE_NONE] = "-",
                                                    [LIVE_IN_FORCE] = "in force",
                                                    [LIVE_OLDER] = "older",
                                                    [LIVE_NOT_COUNTED_UP] = "not counted up",
                                                    [LIVE_OTHER_VENUE] = "other venue"};

/* "REVISION[=BYTES][@VENUE][/LOG]", "bad" or "-"; the bytes are those of the revision unless they are given.
 */
static struct precedence_live read_live(const char *word, char buffer[40])
{
    struct precedence_live live = {.venue = "", .log = ""};
    char *end;
    live.state = strcmp(word, "-") == 0     ? VERSION_NONE
                 : strcmp(word, "bad") == 0 ? VERSION_BAD
                                            : VERSION_GOOD;
    if (live.state != VERSION_GOOD)
        return live;
    snprintf(buffer, 40, "%s", word);
    live.revision = strtol(buffer, &end, 10);
    live.hash = (uint64_t)live.revision;
    if (*end == '=')
        live.hash = (uint64_t)(unsigned char)end[1] + 1000, end += 2;
    char *log = strchr(end, '/');
    if (log) {
        *log = '\0';
        live.log = log + 1;
    }
    if (*end == '@')
        live.venue = end + 1;
    return live;
}

struct live_row {
    const char *venue, *lives[PRECEDENCE_WRITERS], *seen; /* seen: one of another venue or log, or NULL */
};

static const struct live_row live_rows[] = {
    {"", {"-", "-", "-", "-"}, NULL},
    {"", {"-", "bad", "-", "-"}, NULL},
    {"", {"-", "17", "-", "-"}, NULL},
    {"", {"17", "-", "-", "-"}, NULL},
    {"", {"17", "bad", "-", "-"}, NULL},
    {"", {"17", "17", "-", "-"}, NULL},
    {"", {"17", "17=x", "-", "-"}, NULL},
    {"", {"17", "16", "-", "-"}, NULL},
    {"", {"17/a", "16/a", "-", "-"}, NULL},
    {"", {"17/a", "16/b", "-", "-"}, NULL},
    {"", {"17/a", "17=x/a", "-", "-"}, NULL},
    {"", {"17", "18", "-", "-"}, NULL},
    {"", {"17", "-", "18", "-"}, NULL},
    {"", {"17", "-", "-", "18"}, NULL},
    {"", {"17", "18", "19", "20"}, NULL},
    {"", {"17", "20", "19", "18"}, NULL},
    {"", {"-", "17", "17", "17"}, NULL},
    {"", {"-", "17=x", "17=y", "17=z"}, NULL},
    {"", {"-", "-", "17=y", "17=z"}, NULL},
    {"", {"17=w", "17=x", "17=y", "17=z"}, NULL},
    {"", {"-", "16/a", "17/a", "18/a"}, NULL},
    {"lpc", {"-", "17@lpc", "-", "-"}, NULL},
    {"lpc", {"-", "17@other", "-", "-"}, NULL},
    {"lpc", {"17@other", "-", "-", "-"}, NULL},
    {"lpc", {"17@other", "3@lpc", "-", "-"}, NULL},
    {"lpc", {"-", "17", "-", "-"}, NULL},
    {"lpc", {"17@lpc", "99@other", "18@lpc", "-"}, NULL},
    {"", {"17@lpc", "18@other", "-", "-"}, NULL},
    {"lpc", {"99@other", "16@lpc", "-", "-"}, "17@lpc/a"},
    {"lpc", {"99@other", "17@lpc", "-", "-"}, "17@lpc/a"},
    {"lpc", {"99@other", "18@lpc", "-", "-"}, "17@lpc/a"},
    {"lpc", {"16@lpc", "-", "-", "-"}, "17@lpc/a"},
    {"lpc", {"-", "16@lpc", "-", "-"}, "17@other/a"},
    {"", {"-", "16@lpc/b", "-", "-"}, "17@lpc/a"},
};

static void add_live(struct str_builder *text)
{
    str_add(text, "\n# Live data: revision=bytes@venue/log of each writer; what is in force, and what became "
                  "of each.\n");
    for (size_t i = 0; i < sizeof live_rows / sizeof *live_rows; i++) {
        const struct live_row *row = &live_rows[i];
        char buffers[PRECEDENCE_WRITERS + 1][40];
        struct precedence_facts facts = no_facts();
        struct precedence_seen seen;
        facts.venue = row->venue;
        for (int w = 0; w < PRECEDENCE_WRITERS; w++)
            facts.lives[w] = read_live(row->lives[w], buffers[w]);
        if (row->seen) {
            struct precedence_live was = read_live(row->seen, buffers[PRECEDENCE_WRITERS]);
            seen = (struct precedence_seen){was.venue, was.log, was.revision};
            facts.seen = &seen;
            facts.seen_count = 1;
        }
        struct precedence found = precedence_decide(&facts);
        str_addf(text, "venue %-4s", *row->venue ? row->venue : "-");
        for (int w = 0; w < PRECEDENCE_WRITERS; w++)
            str_addf(text, " %s %s", precedence_writer_name((enum precedence_writer)w), row->lives[w]);
        if (row->seen)
            str_addf(text, " seen %s", row->seen);
        str_addf(text, "\n    -> %s: %s", precedence_writer_name(found.live.writer), found.live.why);
        for (int w = 0; w < PRECEDENCE_WRITERS; w++)
            if (found.lives[w] != LIVE_NONE)
                str_addf(text, "; %s %s", precedence_writer_name((enum precedence_writer)w),
                         outcomes[found.lives[w]]);
        if (found.highest_revision != INT64_MIN)
            str_addf(text, "; above %lld", (long long)found.highest_revision);
        str_add(text, "\n");
    }
}

/* What is in force stays so when its writer's file is gone, and no lower revision ever takes its place: told
 * a second time, over all revisions that four writers may have. */
static void test_live_never_goes_back(void)
{
    enum { MOST = 4 };
    for (int at = 0; at < MOST * MOST * MOST * MOST; at++) {
        struct precedence_facts facts = no_facts();
        int64_t highest = 0;
        for (int w = 0, rest = at; w < PRECEDENCE_WRITERS; w++, rest /= MOST) {
            facts.lives[w].state = rest % MOST ? VERSION_GOOD : VERSION_NONE;
            facts.lives[w].revision = rest % MOST;
            facts.lives[w].hash = (uint64_t)w;
            highest = rest % MOST > highest ? rest % MOST : highest;
        }
        struct precedence found = precedence_decide(&facts);
        CHECK_INT(found.live.writer == PRECEDENCE_NOBODY, highest == 0);
        if (highest == 0)
            continue;
        CHECK_INT(facts.lives[found.live.writer].revision, highest);
        if (facts.lives[PRECEDENCE_KEPT].revision == highest)
            CHECK_INT(found.live.writer, PRECEDENCE_KEPT);
        struct precedence_facts after = no_facts();
        after.lives[PRECEDENCE_KEPT] = facts.lives[found.live.writer];
        CHECK_INT(precedence_decide(&after).live.writer, PRECEDENCE_KEPT);
    }
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    add_latest(&text);
    add_displays(&text);
    add_changes(&text);
    add_live(&text);
    golden_check("tests/station/precedence.golden.txt", text.text);
    test_live_never_goes_back();
    arena_finish(&arena);
    return check_done();
}
