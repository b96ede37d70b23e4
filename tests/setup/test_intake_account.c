/*
 * Folders as volunteers make them: for each, every file is taken, refused with the reason, or named; and what
 * the display shows then, at 2026-12-05 11:10 in Berlin, with a clock that is set.
 */
#include "setup/intake_account.h"

#include <fcntl.h>

#include "setup/intake_fixture.h"

#include "display/display.h"
#include "headless/board_headless.h"
#include "raster/picture_child.h"
#include "raster/picture_library.h"

#define EVENT(day, rooms)                                                                                    \
    "{\"schedule\": {\"conference\": {\"title\": \"Example Conf\", \"time_zone_name\": \"Europe/Berlin\", "  \
    "\"days\": [{\"date\": \"" day "\", \"rooms\": {" rooms "}}]}}}"
#define TALK(day)                                                                                            \
    "[{\"id\": 1, \"title\": \"Opening\", \"date\": \"" day "T11:00:00+01:00\", \"duration\": \"01:00\"}]"
#define SCHEDULE EVENT("2026-12-05", "\"Hall\": " TALK("2026-12-05"))
#define OLD EVENT("2025-12-05", "\"Hall\": " TALK("2025-12-05"))
#define DOOR "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hall\"]}"
#define DOOR_AND(more)                                                                                       \
    "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hall\"]" more "}"
#define ROOMLESS "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"room\": \"Attic\"}"
#define TWO_ROOMS EVENT("2026-12-05", "\"Hall\": " TALK("2026-12-05") ", \"Attic\": []")
#define COMMA "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hall\"],}"
#define CURLY                                                                                                \
    "{\xE2\x80\x9C"                                                                                          \
    "format\xE2\x80\x9D: \xE2\x80\x9Cnownext-display/1\xE2\x80\x9D}"
#define RTF "{\\rtf1\\ansi\\ansicpg1252 {\"format\": \"nownext-display/1\"}}"
#define HALLWAY "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"}"
#define PICTURES                                                                                             \
    "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"cycle\": [{\"page\": \"overview\"}, "      \
    "{\"page\": \"picture\", \"file\": \"pictures/map.png\"}]}"
#define PICTURE_OF(file)                                                                                     \
    "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"cycle\": [{\"page\": \"overview\"}, "      \
    "{\"page\": \"picture\", \"file\": \"" file "\"}]}"
#define VENUE                                                                                                \
    "{\"format\": \"nownext-venue/1\", \"name\": \"v\", \"displays\": {\"door-1\": {\"role\": \"door\", "    \
    "\"rooms\": [\"Hall\"]}}}"
#define LIVE "{\"format\": \"nownext-live/1\", \"revision\": 1}"
#define LIVE_FOR(room)                                                                                       \
    "{\"format\": \"nownext-live/1\", \"revision\": 1, \"notices\": [{\"id\": \"n\", \"level\": \"info\", "  \
    "\"text\": "                                                                                             \
    "\"Lunch\", \"rooms\": [\"" room "\"], \"start\": \"2026-12-05T14:00:00+01:00\", \"end\": "              \
    "\"2026-12-05T15:00:00+01:00\"}]}"
#define NETWORK "{\"format\": \"nownext-network/1\"}"
#define THEME "{\"format\": \"nownext-theme/1\", \"name\": \"ours\"}"
#define ZIP "PK\x03\x04zipped"
#define CALENDAR "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

/* TAKEN: as it is called; AS_SCHEDULE, AS_OTHER: taken, for what it is. BOARD: left alone. */
enum verdict { TAKEN = 1, AS_SCHEDULE, AS_OTHER, BOARD, REFUSED, NAMED };

struct file {
    const char *name, *content;
    enum verdict verdict;
    const char *text; /* a part of what is said of it */
};

static const struct folder {
    const char *label, *screen;
    struct file files[6];
    const char *told; /* a part of what the screen says, in large or in the header; NULL: nothing */
} folders[] = {
    {"nothing", "no-program", {{0}}, NULL},
    {"a schedule alone", "overview", {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"a schedule and a door",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json", DOOR, TAKEN, ""}},
     NULL},
    {"settings without a schedule", "no-program", {{"display.json", DOOR, TAKEN, ""}}, NULL},
    {"another name", "overview", {{"example26.json", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"a second download", "overview", {{"schedule(2).json", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"a hidden ending", "overview", {{"schedule.json.txt", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"no ending", "overview", {{"schedule", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"an ending of another kind", "overview", {{"schedule.php", SCHEDULE, AS_SCHEDULE, ""}}, NULL},
    {"a mark of the encoding",
     "overview",
     {{"schedule.json", "\xEF\xBB\xBF" SCHEDULE, AS_SCHEDULE, ""}},
     NULL},
    {"a zip", "no-program", {{"schedule.zip", ZIP, REFUSED, "unpack it"}}, "schedule.zip: "},
    {"a zip beside the schedule",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"event.zip", ZIP, NAMED, "unpack it"}},
     "event.zip: "},
    {"a table",
     "no-program",
     {{"schedule.csv", "Title,Room,Start\nOpening,Hall,10:00\n", REFUSED, "is a table"}},
     "schedule.csv: is a table"},
    {"a table of an office", "no-program", {{"Program 2026.xlsx", ZIP, REFUSED, "is a table"}}, "is a table"},
    {"half of a download",
     "no-program",
     {{"schedule.json.crdownload", "{", REFUSED, "has not ended"}},
     "schedule.json.crdownload: is a download"},
    {"half of another",
     "no-program",
     {{"schedule.json.part", "", REFUSED, "has not ended"}},
     "schedule.json.part: "},
    {"a part and the whole",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"schedule.json.part", "{", REFUSED, "has not ended"}},
     "schedule.json.part: "},
    {"cut off",
     "no-program",
     {{"schedule.json", "{\"schedule\": {\"conf", REFUSED, "1:"}},
     "schedule.json:1:"},
    {"empty", "no-program", {{"schedule.json", "", REFUSED, "empty file"}}, "empty file"},
    {"a page in its place",
     "no-program",
     {{"schedule.json", "<!doctype html><html>", REFUSED, "web page"}},
     "web page"},
    {"a server's answer",
     "no-program",
     {{"schedule.json", "{\"detail\": \"Not found.\"}", REFUSED, "Not found."}},
     "Not found."},
    {"in a folder",
     "no-program",
     {{"signage/schedule.json", SCHEDULE, REFUSED, "put it beside README.txt"}},
     "signage/schedule.json: lies in a folder"},
    {"all in a folder",
     "no-program",
     {{"SETUP/display.json", DOOR, REFUSED, "put them beside"}, {"SETUP/schedule.json", SCHEDULE, 0, ""}},
     "SETUP/display.json and 1 more: lie in a folder"},
    {"two folders deep",
     "no-program",
     {{"a/b/schedule.xml", "<schedule/>", REFUSED, "lies in a folder"}},
     "a/b/schedule.xml: "},
    {"an empty folder", "no-program", {{"new folder/", "", BOARD, "which is empty"}}, NULL},
    {"stray texts",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"Notes for the desk.txt", "Please hang this at Hall.", NAMED, "plain text"},
      {"~$display.json", "x", BOARD, ""}},
     "Notes for the desk.txt: "},
    {"a stray text alone", "no-program", {{"todo.txt", "buy tape", NAMED, "plain text"}}, "todo.txt: "},
    {"a letter",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"Instructions.docx", ZIP, NAMED, "office document"}},
     "Instructions.docx: "},
    {"a link to the schedule",
     "no-program",
     {{"schedule.url", "[InternetShortcut]\r\nURL=https://example.org/schedule.json\r\n", REFUSED,
       "is a link"}},
     "schedule.url: is a link, which leads nowhere from here"},
    {"a table of a web office",
     "no-program",
     {{"Program.gsheet", "{\"url\": \"\"}", REFUSED, "is a link"}},
     "is a link"},
    {"slides", "no-program", {{"Opening.pptx", ZIP, NAMED, "office document"}}, "Opening.pptx: is an office"},
    {"a program that writes cards",
     "no-program",
     {{"Writer.exe", "MZ\x90", NAMED, "program for a computer"},
      {"board.img", "x", NAMED, "image of a card"}},
     "Writer.exe: is a program for a computer"},
    {"a film",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"Trailer.mp4", "x", NAMED, "is a film or a sound"}},
     "Trailer.mp4: "},
    {"films in a folder",
     "no-program",
     {{"films/a.mov", "x", NAMED, "are films or sounds"}, {"films/b.mov", "x", 0, ""}},
     "films/a.mov and 1 more: "},
    {"a PDF as a picture",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", PICTURE_OF("map.pdf"), TAKEN, ""},
      {"map.pdf", "%PDF-1.7", REFUSED, "no PNG, JPEG or SVG"}},
     "map.pdf: the picture is no PNG, JPEG or SVG"},
    {"a PDF", "no-program", {{"Timetable.pdf", "%PDF-1.7", NAMED, "PDF"}}, "Timetable.pdf: "},
    {"a PDF that is called schedule",
     "no-program",
     {{"schedule.pdf", "%PDF-1.7", REFUSED, "PDF"}},
     "schedule.pdf: "},
    {"a calendar that is empty", "no-program", {{"schedule.ics", CALENDAR, REFUSED, ""}}, "schedule.ics: "},
    {"what computers leave",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {".DS_Store", "x", BOARD, ""},
      {"._schedule.json", "x", BOARD, ""},
      {"System Volume Information/x", "x", BOARD, ""},
      {"Thumbs.db", "x", BOARD, ""}},
     NULL},
    {"what the board is for",
     "no-program",
     {{"network.json", NETWORK, BOARD, ""},
      {"time.txt", "2026-12-05 11:10 Europe/Berlin", BOARD, ""},
      {"authorized_keys", "ssh-ed25519 AAAA", BOARD, ""},
      {"README.txt", "x", BOARD, ""},
      {"examples/schedule.json", SCHEDULE, BOARD, ""}},
     NULL},
    {"that by other names",
     "no-program",
     {{"network.json.txt", NETWORK, REFUSED, "call it network.json"},
      {"time.txt.txt", "2026-12-05 11:10 Europe/Berlin", REFUSED, "call it time.txt"},
      {"id_ed25519.pub", "ssh-ed25519 AAAA", REFUSED, "call it authorized_keys"}},
     "network.json.txt: is not read"},
    {"two times",
     "no-program",
     {{"time.txt", "x", BOARD, ""}, {"time (1).txt", "x", REFUSED, "since time.txt is"}},
     "time (1).txt: "},
    {"network settings by their content",
     "no-program",
     {{"wifi.json", NETWORK, REFUSED, "call it network.json"}},
     "wifi.json: "},
    {"settings with a hidden ending",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json.txt", DOOR, AS_OTHER, "display.json"}},
     NULL},
    {"settings of a second download",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display (1).json", DOOR, AS_OTHER, "display.json"}},
     NULL},
    {"settings with a blank",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"Display .json", DOOR, AS_OTHER, "display.json"}},
     NULL},
    {"settings by their content",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"door-hall.json", DOOR, AS_OTHER, "display.json"}},
     NULL},
    {"an example",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"hallway-display.json", HALLWAY, AS_OTHER, "display.json"}},
     NULL},
    {"two settings, one with the name",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", DOOR, TAKEN, ""},
      {"display (1).json", HALLWAY, REFUSED, "since display.json is"}},
     "display (1).json: is not read"},
    {"two settings, none with the name",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"door-1.json", DOOR, REFUSED, "is one of 2 files"},
      {"door-2.json", DOOR, REFUSED, "is one of 2 files"}},
     "door-1.json: is one of 2 files that may be meant as display.json"},
    {"settings with a comma too many",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json", COMMA, REFUSED, "display.json:1:"}},
     "display.json:1:"},
    {"settings with curly quotes",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json", CURLY, REFUSED, "display.json:1:2"}},
     "display.json:1:2: this quote is a curly one"},
    {"settings of TextEdit",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json", RTF, REFUSED, "display.json:1:2"}},
     "(RTF): save it as plain text"},
    {"the same by its ending",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json.rtf", RTF, REFUSED, "display.json.rtf:1:2"}},
     "display.json.rtf:1:2"},
    {"settings that are empty, without a schedule",
     "fault",
     {{"display.json", "", REFUSED, "is empty"}},
     "display.json:1:1: the file is empty"},
    {"settings of an unknown room",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"Hal\"]}", TAKEN,
       ""},
      {"Notes.txt", "x", NAMED, ""}},
     "Notes.txt: "},
    {"a door without its room",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"display.json", ROOMLESS, TAKEN, ""}},
     "display.json: room: not known and not read"},
    {"a door without its room, at an event of two",
     "fault",
     {{"schedule.json", TWO_ROOMS, AS_SCHEDULE, ""}, {"display.json", ROOMLESS, TAKEN, ""}},
     "display.json: rooms: a door needs its room's id here"},
    {"members that are misspelt",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", DOOR_AND(", \"Theme\": \"paper\", \"langauge\": \"de\""), TAKEN, ""}},
     "display.json: Theme: not known and not read; did you mean \"theme\"? (+1)"},
    {"a backup of settings",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", DOOR, TAKEN, ""},
      {"display.json~", COMMA, NAMED, "kept of another file"}},
     "display.json~: "},
    {"pictures of a folder",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", PICTURES, TAKEN, ""},
      {"pictures/map.png", PICTURE("red"), TAKEN, ""},
      {"pictures/old.png", "x", NAMED, "no settings name"}},
     "pictures/old.png: "},
    {"a picture that is not there",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", PICTURES, TAKEN, ""},
      {"map.png", "x", NAMED, "no settings name"}},
     "pictures/map.png: is not there, though display.json names it"},
    {"many pictures",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"a.jpg", "x", NAMED, "and 2 more"},
      {"b.jpg", "x", 0, ""},
      {"c.JPG", "x", 0, ""}},
     "a.jpg and 2 more: are pictures that no settings name"},
    {"a theme that no settings name",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"ours.json", THEME, NAMED, "theme"}},
     "ours.json: "},
    {"last year's beside this year's",
     "overview",
     {{"schedule.json", OLD, REFUSED, "since schedule-2026.json is"},
      {"schedule-2026.json", SCHEDULE, AS_SCHEDULE, ""}},
     "schedule.json: is not shown"},
    {"last year's alone",
     "after",
     {{"schedule.json", OLD, AS_SCHEDULE, ""}},
     "This schedule ended on 5 December 2025"},
    {"a good one beside one that is not",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"program.json", "{}", REFUSED, ""}},
     "program.json: "},
    {"a venue, and a name with a hidden ending",
     "door",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"venue.json", VENUE, TAKEN, ""},
      {"name.txt.txt", "door-1\r\n", AS_OTHER, "name.txt"}},
     NULL},
    {"a venue beside a display's own settings",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"venue.json", VENUE, TAKEN, ""},
      {"name.txt", "door-1", 0, ""},
      {"display.json", HALLWAY, TAKEN, ""}},
     "venue.json: is taken over, but this display goes by display.json"},
    {"a venue that is no good",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"venue.json", "{}", REFUSED, "format: is missing"}},
     "venue.json: format: is missing"},
    {"a venue without a name that can be read",
     "fault",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"venue.json", VENUE, TAKEN, ""},
      {"name.txt", "T\xFCr", REFUSED, "is not UTF-8"}},
     "name.txt: is not UTF-8"},
    {"a name that is empty",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"name.txt", "\r\n", REFUSED, "is empty"}},
     "name.txt: is empty"},
    {"live data of a second download",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"live (1).json", LIVE, AS_OTHER, "live.json"}},
     NULL},
    {"live data that are no good",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"live.json", "{", REFUSED, "live.json:1:"}},
     "live.json:1:"},
    {"live data for a room that is not there",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""}, {"live.json", LIVE_FOR("Hal"), TAKEN, ""}},
     "live.json: notices[0].rooms[0]: the program has no room \"Hal\"; the nearest is \"Hall\""},
    {"a hallway of rooms of which one is not there",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json",
       "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"rooms\": [\"Hall\", \"Attik\"]}", TAKEN,
       ""}},
     "display.json: rooms[1]: the program has no room \"Attik\""},
    {"a hallway in a language that there are no words of",
     "overview",
     {{"schedule.json", SCHEDULE, AS_SCHEDULE, ""},
      {"display.json", "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"language\": \"german\"}",
       TAKEN, ""}},
     "display.json: language: "},
    {"a program for a computer",
     "no-program",
     {{"nownext",
       "\x7F"
       "ELFx",
       NAMED, "program for a computer"}},
     "nownext: "},
    {"a web site that was saved",
     "no-program",
     {{"Schedule.html", "<html></html>", REFUSED, "web page"},
      {"Schedule_files/style.css", "x", REFUSED, "lies in a folder"}},
     "Schedule.html: "},
};

/* ---- a folder ---- */

/* A file in UTF-16, the low byte first, as Notepad's "Unicode" is. */
static void drop_utf16(const char *name, const char *text)
{
    char path[500];
    snprintf(path, sizeof path, "%s/%s", setup, name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    fputs("\xFF\xFE", file);
    for (; *text; text++) {
        fputc(*text, file);
        fputc('\0', file);
    }
    fclose(file);
}

static void make_file(const struct file *made)
{
    char path[500];
    for (const char *slash = strchr(made->name, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(path, sizeof path, "%s/%.*s", setup, (int)(slash - made->name), made->name);
        mkdir(path, 0700);
    }
    if (made->name[strlen(made->name) - 1] != '/')
        drop(made->name, made->content);
}

static void remove_all(const char *folder)
{
    char command[700];
    snprintf(command, sizeof command, "rm -rf '%s' && mkdir '%s'", folder, folder);
    CHECK_INT(system(command), 0);
}

/* ---- what is shown ---- */

static struct display display;
static struct board *board;
static char clock_set[400];

static bool show(void)
{
    struct err err = {0};
    struct board_headless_options panel = {.width = 800, .height = 480, .now_ms = intake_now.ms};
    struct display_options options = {
        .folders = {.setup = spool_folder}, .clock = {.set_by_hand = clock_set}, .host = "sign-7"};
    board = board_headless_create(&panel, &err);
    if (!CHECK(display_init(&display, &options, &board, 1, &err)))
        return false;
    board_headless_tell(board, BOARD_EVENT_EXPOSE);
    CHECK(display_step(&display, &err));
    return true;
}

static void hide(void)
{
    display_finish(&display);
    board->ops->destroy(board);
}

static bool view_tells(const char *part)
{
    const struct view *view = &display.outputs[0].loop.view;
    const char *const texts[] = {view->fault_text, view->told, view->news, view->over};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && (!part || strstr(texts[i], part)))
            return true;
    return false;
}

static void check_screen(const struct folder *folder)
{
    if (!show())
        return;
    const struct view *view = &display.outputs[0].loop.view;
    CHECK_STR(view_kind_name(view->kind), folder->screen);
    CHECK_INT(view->notices.count, 0); /* nothing of it is for visitors */
    if (folder->told && !CHECK(view_tells(folder->told)))
        printf("fault_text %s\ntold %s\nnews %s\n", view->fault_text, view->told, view->news);
    if (!folder->told && !CHECK(!view_tells(NULL)))
        printf("fault_text %s\ntold %s\nnews %s\n", view->fault_text, view->told, view->news);
    hide();
}

/* ---- all of them ---- */

/* A line that begins so holds the text. */
static void check_said(const char *begin, const char *text)
{
    for (const char *at = said; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        size_t length = strcspn(at, "\n");
        char line[1200];
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        if (strncmp(line, begin, strlen(begin)) == 0 && strstr(line, text))
            return;
    }
    printf("no line \"%s ... %s\" in:\n%s", begin, text, said);
    CHECK(false);
}

static void check_file(const struct file *file)
{
    static const char *const begins[] = {
        [TAKEN] = "taken: ",     [AS_SCHEDULE] = "",     [AS_OTHER] = "", [BOARD] = "not for the display: ",
        [REFUSED] = "refused: ", [NAMED] = "not known: "};
    char begin[300];
    const char *name = file->name, *slash = strchr(name, '/');
    if (!file->verdict)
        return;
    /* Of folders that are left alone the folder is said. */
    snprintf(begin, sizeof begin, "%s%.*s", begins[file->verdict],
             file->verdict == BOARD && slash ? (int)(slash - name) : (int)strlen(name), name);
    check_said(begin, file->verdict == AS_SCHEDULE ? " is taken as the schedule"
                      : file->verdict == AS_OTHER  ? " is taken as "
                                                   : file->text);
}

static void test_folder(const struct folder *folder)
{
    check_row(folder->label);
    remove_all(setup);
    remove_all(spool_folder);
    spool_write("clock-set", "");
    for (size_t i = 0; i < 6 && folder->files[i].name; i++)
        make_file(&folder->files[i]);
    run();
    for (size_t i = 0; i < 6 && folder->files[i].name; i++)
        check_file(&folder->files[i]);
    /* Taken over at this moment, whatever the clock of the machine that runs the test says. */
    const struct timespec times[2] = {{intake_now.ms / 1000, 0}, {intake_now.ms / 1000, 0}};
    utimensat(AT_FDCWD, spool_path("program.json"), times, 0);
    check_screen(folder);
}

/* Each text file as Notepad saves it. */
static void test_utf16(void)
{
    check_row("all in UTF-16");
    remove_all(setup);
    remove_all(spool_folder);
    spool_write("clock-set", "");
    drop_utf16("schedule.json", SCHEDULE);
    drop_utf16("venue.json", VENUE);
    drop_utf16("live.json", LIVE);
    drop_utf16("name.txt", "door-1\r\n");
    CHECK_STR(run(), "3 0 0");
    CHECK_STR(name_in_spool(), "door-1");
    check_screen(&(struct folder){.screen = "door"});
    check_row("a display's as well, under another name");
    take_away("venue.json");
    drop_utf16("display (1).json", DOOR);
    CHECK_STR(run(), "1 2 0");
    take_away("name.txt");
}

/* The folders that were tried on others' boards, as they were. */
static void test_found(void)
{
    static const struct {
        const char *folder, *says;
    } rows[] = {
        {"14-files-that-nobody-looks-at/csv", "refused: schedule.csv: is a table"},
        {"14-files-that-nobody-looks-at/folder", "refused: signage/schedule.json: lies in a folder"},
        {"14-files-that-nobody-looks-at/half-loaded", "refused: schedule.json.crdownload: is a download"},
        {"14-files-that-nobody-looks-at/no-ending", "schedule is taken as the schedule"},
        {"14-files-that-nobody-looks-at/stray", "not known: Notes for the desk.txt: this is plain text"},
        {"14-files-that-nobody-looks-at/zip", "refused: schedule.zip: this is a zip archive"},
        {"13-door-becomes-a-hallway/setup", "refused: display.json:1:"},
        {"13-door-becomes-a-hallway/hidden-ending", "display.json.txt is taken as display.json"},
        {"15-misspelt-settings",
         "told: display.json: langauge: not known and not read; did you mean \"language\"?"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].folder);
        snprintf(setup, sizeof setup, "tests/data/found/%s", rows[i].folder);
        remove_all(spool_folder);
        run();
        CHECK(says(rows[i].says));
    }
    check_row("a mended file that is refused is said under the room that is not known");
    snprintf(setup, sizeof setup, "tests/data/found/08-a-fault-hides-what-was-refused/first");
    remove_all(spool_folder);
    spool_write("clock-set", "");
    run();
    check_screen(&(struct folder){.screen = "fault", .told = "Hal"});
    snprintf(setup, sizeof setup, "tests/data/found/08-a-fault-hides-what-was-refused/then");
    run();
    check_screen(&(struct folder){.screen = "fault", .told = "display.json:1:"});
    snprintf(setup, sizeof setup, "%s.setup", spool_folder);
}

/* ---- pictures that cost minutes or gigabytes ---- */

static unsigned png_loads, other_loads;
static SDL_Surface *(*load_png)(SDL_RWops *file);

static SDL_Surface *count_png(SDL_RWops *file)
{
    png_loads++;
    return load_png(file);
}

static SDL_Surface *count_jpeg(SDL_RWops *file)
{
    (void)file;
    other_loads++;
    return NULL;
}

static SDL_Surface *count_svg(SDL_RWops *file, int width, int height)
{
    (void)width, (void)height;
    return count_jpeg(file);
}

/* A round of the cycle: each page is shown. */
static unsigned show_pages(void)
{
    unsigned pictures = 0;
    struct err err = {0};
    if (!show())
        return 0;
    for (int i = 0; i < 150; i++) {
        intake_now.ms += 2000;
        board_headless_set_clock(board, intake_now.ms, BOARD_CLOCK_TRUSTED);
        board_headless_tell(board, BOARD_EVENT_EXPOSE);
        CHECK(display_step(&display, &err));
        pictures += display.outputs[0].loop.view.kind == VIEW_PICTURE;
    }
    hide();
    return pictures;
}

/* Setup refuses them, by a child with limits; in the display's process none is decoded, not even one that
 * lies in its spool. */
static void test_attack(void)
{
    static const char *const files[] = {"good.png", "dash.svg", "rectangles.svg"};
    struct picture_library *library = (struct picture_library *)picture_library();
    struct instant before = intake_now;
    check_row("pictures of an attack");
    if (!CHECK(library != NULL))
        return;
    remove_all(setup);
    remove_all(spool_folder);
    spool_write("clock-set", "");
    drop("schedule.json", SCHEDULE);
    drop("good.png", PICTURE("red"));
    drop_copy("dash.svg", "tests/data/bad/dash.svg");
    drop_copy("rectangles.svg", "tests/data/bad/rectangles.svg");
    drop_display("night", files, 3);
    struct picture_limits limits = picture_child_limits();
    struct intake_result result;
    struct err err = {0};
    limits.cpu_s = 1;
    limits.wall_ms = 60000;
    free(said);
    FILE *out = open_memstream(&said, &said_size);
    struct intake intake = {.setup = setup,
                            .spool = spool_folder,
                            .root = "/no/such/root",
                            .now = intake_now,
                            .out = out,
                            .limits = &limits,
                            .pictures_ms = 120000};
    CHECK(intake_take_over(&intake, &result, &err));
    fclose(out);
    CHECK(says("refused: dash.svg: the picture "));
    CHECK(says("refused: rectangles.svg: the picture "));
    struct picture_library real = *library;
    load_png = real.load_png;
    *library = (struct picture_library){
        .load_png = count_png, .load_jpeg = count_jpeg, .load_svg = count_svg, .version = real.version};
    CHECK(show_pages() > 0);
    CHECK(png_loads > 0);
    CHECK_INT(other_loads, 0);
    check_row("in the spool as they are");
    spool_copy("dash.svg", "tests/data/bad/dash.svg");
    spool_copy("rectangles.svg", "tests/data/bad/rectangles.svg");
    CHECK(show_pages() > 0);
    CHECK_INT(other_loads, 0);
    *library = real;
    intake_now = before;
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    intake_begin("test_intake_account");
    snprintf(clock_set, sizeof clock_set, "%s", spool_path("clock-set"));
    intake_now = (struct instant){INT64_C(1796465400000)}; /* 2026-12-05T11:10:00+01:00 */
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        test_folder(&folders[i]);
    test_utf16();
    test_found();
    test_attack();
    remove_all(setup);
    remove_all(spool_folder);
    intake_end();
    return check_done();
}
