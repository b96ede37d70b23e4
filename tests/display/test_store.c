#include "display/store.h"

#include <fcntl.h>

#include "spool/spool_fixture.h"

#define PROGRAM_BIT (1u << SPOOL_PROGRAM)
#define LIVE_BIT (1u << SPOOL_LIVE)
#define DISPLAY_BIT (1u << SPOOL_DISPLAY)
#define VENUE_BIT (1u << SPOOL_VENUE)

static struct store store;

static void live(int revision, const char *id)
{
    char text[300];
    snprintf(text, sizeof text,
             "{\"format\": \"nownext-live/1\", \"revision\": %d, \"notices\": [{\"id\": \"%s\", \"text\": "
             "\"x\"}]}",
             revision, id);
    spool_write("live.json", text);
}

/* Written again in place, as an editor may do: of all that tells files apart, the time alone is another. */
static void touch(const char *name, long more_ns)
{
    struct stat about;
    CHECK_INT(stat(spool_path(name), &about), 0);
    struct timespec times[2] = {about.st_atim, about.st_mtim};
    times[1].tv_nsec = (times[1].tv_nsec + more_ns) % 1000000000;
    CHECK_INT(utimensat(AT_FDCWD, spool_path(name), times, 0), 0);
}

int main(void)
{
    spool_make("test_store");
    store_init(&store, &(struct store_folders){.setup = spool_folder});
    check_row("an empty spool");
    CHECK_INT(store_read(&store), 0);
    CHECK(!store.program && !store.live && !store.displays[0] && !store.displays[1]);

    check_row("a session that is cancelled by a word of a language's file");
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    spool_write("program.json", "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", "
                                "\"timezone\": \"UTC\"}, \"sessions\": [{\"id\": \"1\", \"title\": "
                                "\"Ausgefallen: Vortrag\"}]}");
    CHECK_INT(store_read(&store), PROGRAM_BIT);
    CHECK(store.program && store.program->sessions[0].cancelled);
    spool_remove("program.json");
    CHECK_INT(store_read(&store), PROGRAM_BIT);

    check_row("files that come");
    spool_copy("program.json", "tests/data/tool/small.json");
    spool_write("display.json", DOOR_A);
    CHECK_INT(store_read(&store), PROGRAM_BIT | DISPLAY_BIT);
    CHECK(store.program && store.program->session_count == 8);
    CHECK(store.displays[0] && strcmp(store.displays[0]->name, "door-a") == 0);
    check_row("nothing new");
    CHECK_INT(store_read(&store), 0);

    check_row("a file that is written in place");
    touch("display.json", 1);
    CHECK_INT(store_read(&store), DISPLAY_BIT);
    CHECK_INT(store_read(&store), 0);

    check_row("what happened is laid over it, and what was there before stays until it is settled");
    store_fold(&store);
    CHECK(store.folded == store.program);
    spool_write("live.json",
                "{\"format\": \"nownext-live/1\", \"revision\": 1, \"changes\": [{\"session\": \"2\", "
                "\"cancelled\": true}]}");
    CHECK_INT(store_read(&store), LIVE_BIT);
    store_fold(&store);
    const struct program *folded = store.folded;
    const uint32_t second = program_find_session(store.program, "2");
    CHECK(folded != store.program && folded->sessions[second].cancelled);
    CHECK(!store.program->sessions[second].cancelled);
    store_settle(&store);
    CHECK(folded->sessions[second].cancelled);
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 2}");
    CHECK_INT(store_read(&store), LIVE_BIT);
    store_fold(&store);
    CHECK(store.folded == store.program && folded->sessions[second].cancelled);
    store_settle(&store);

    check_row("a program that is no good: the last good one stays, and it is said what is wrong");
    const struct program *program = store.program;
    spool_write("program.json", "{\"format\": \"nownext-program/1\",\n \"event\": oops}");
    CHECK_INT(store_read(&store), PROGRAM_BIT);
    CHECK(store.program == program && store.program->session_count == 8);
    CHECK_INT(store.entries[SPOOL_PROGRAM].err.line, 2);
    CHECK(store.entries[SPOOL_PROGRAM].is_good);
    check_row("it is not read again and again");
    CHECK_INT(store_read(&store), 0);
    check_row("it is good again: another snapshot, the one before is there until it is settled");
    spool_copy("program.json", "tests/data/tool/small.json");
    CHECK_INT(store_read(&store), PROGRAM_BIT);
    CHECK(store.program != program && program->session_count == 8);
    CHECK_INT(store.entries[SPOOL_PROGRAM].err.code, ERR_NONE);
    store_settle(&store);
    CHECK_INT(store.program->session_count, 8);

    check_row("a program that is gone stays in force");
    spool_remove("program.json");
    CHECK_INT(store_read(&store), PROGRAM_BIT);
    CHECK(store.program != NULL && !store.entries[SPOOL_PROGRAM].is_there);
    CHECK_INT(store_read(&store), 0);

    check_row("live data: only revisions that go up");
    live(5, "five");
    CHECK_INT(store_read(&store), LIVE_BIT);
    CHECK_STR(store.live->notices[0].id, "five");
    check_row("the same revision with other content is refused, and it is said what to do");
    const char *not_counted = "revision 5 was not counted up: give it 6 or more, or it is not shown";
    live(5, "again");
    CHECK_INT(store_read(&store), LIVE_BIT);
    CHECK_STR(store.live->notices[0].id, "five");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text, not_counted);
    check_row("the same content again is nothing to tell");
    live(5, "five");
    CHECK_INT(store_read(&store), LIVE_BIT);
    CHECK_STR(store.live->notices[0].id, "five");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text, "");
    store_settle(&store);
    CHECK_STR(store.live->notices[0].id, "five");
    check_row("an older revision");
    live(4, "before");
    store_read(&store);
    CHECK_STR(store.live->notices[0].id, "five");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text,
              "revision 4 was not counted up: give it 6 or more, or it is not shown");
    live(6, "six");
    store_read(&store);
    CHECK_STR(store.live->notices[0].id, "six");
    CHECK_STR(store.entries[SPOOL_LIVE].err.text, "");
    CHECK(!store.entries[SPOOL_LIVE].warning);
    check_row("a slip in live data that are in force");
    spool_write("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 7, \"emergency\": {\"kind\": "
                             "\"fire\", \"text\": \"x\", \"raised\": \"2031-01-01T10:00:00Z\", \"lifted\": "
                             "\"2030-01-01T10:00:00Z\"}}");
    store_read(&store);
    CHECK(store.live->emergency && !instant_is_set(store.live->emergency->lifted));
    CHECK_STR(store.entries[SPOOL_LIVE].warning, "live.json: emergency.lifted: is before \"raised\": the "
                                                 "emergency is taken as not lifted");
    check_row("live data that are gone stay in force, and no lower revision comes after them");
    spool_remove("live.json");
    CHECK_INT(store_read(&store), LIVE_BIT);
    store_settle(&store);
    CHECK(store.live && store.live->revision == 7 && store.live->emergency);
    live(1, "one");
    store_read(&store);
    CHECK_INT(store.live->revision, 7);
    CHECK_STR(store.entries[SPOOL_LIVE].err.text,
              "revision 1 was not counted up: give it 8 or more, or it is not shown");
    live(8, "eight");
    store_read(&store);
    CHECK_STR(store.live->notices[0].id, "eight");
    check_row("live data that can't be read: those before stay");
    spool_write("live.json", "{");
    CHECK_INT(store_read(&store), LIVE_BIT);
    store_settle(&store);
    CHECK_STR(store.live->notices[0].id, "eight");
    CHECK(store.entries[SPOOL_LIVE].err.code != ERR_NONE);
    spool_remove("live.json");
    store_read(&store);

    check_row("a display that is no good from the start");
    spool_write("display-2.json", "{}");
    CHECK_INT(store_read(&store), 1u << SPOOL_SECOND_DISPLAY);
    CHECK(store.displays[1] == NULL && !store.entries[SPOOL_SECOND_DISPLAY].is_good &&
          store.entries[SPOOL_SECOND_DISPLAY].is_there);
    CHECK(store.entries[SPOOL_SECOND_DISPLAY].err.code != ERR_NONE);
    check_row("a display that is gone stays in force");
    const struct display_config *door = store.displays[0];
    spool_remove("display.json");
    CHECK_INT(store_read(&store), DISPLAY_BIT);
    CHECK(store.displays[0] == door && door);
    check_row("but not beside a venue");
    spool_copy("venue.json", "tests/data/native/venue.json");
    CHECK_INT(store_read(&store), DISPLAY_BIT | VENUE_BIT);
    CHECK(store.displays[0] == NULL && store.venue);
    CHECK_STR(door->name, "door-a"); /* until it is settled */
    CHECK_INT(store_read(&store), 0);
    check_row("a display beside a venue, and gone again");
    spool_write("display.json", DOOR_A);
    CHECK_INT(store_read(&store), DISPLAY_BIT);
    CHECK(store.displays[0] != NULL);
    store_settle(&store);
    spool_remove("display.json");
    CHECK_INT(store_read(&store), DISPLAY_BIT);
    CHECK(store.displays[0] == NULL);
    store_settle(&store);
    check_row("one that is no good then has no good version in force");
    spool_write("display.json", "{}");
    CHECK_INT(store_read(&store), DISPLAY_BIT);
    CHECK(!store.displays[0] && !store.entries[SPOOL_DISPLAY].is_good);
    for (int i = 0; i < 100;
         i++) { /* memory of the many versions does not add up: seen by the sanitizer's limits */
        spool_copy("program.json", "tests/data/tool/small.json");
        CHECK_INT(store_read(&store), PROGRAM_BIT);
        store_settle(&store);
    }
    store_finish(&store);
    spool_unmake();
    return check_done();
}
