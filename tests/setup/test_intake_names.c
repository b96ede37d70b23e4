#include "setup/intake_names.h"

#include <string.h>

#include "check.h"

/* What a name tells of a file, and the name that it should have. */
static const struct {
    const char *name;
    enum intake_kind kind;
    const char *meant;
} rows[] = {
    {"display.json", INTAKE_DISPLAY, NULL},
    {"Display.JSON", INTAKE_DISPLAY, NULL},
    {"display.json.txt", INTAKE_DISPLAY, "display.json"},
    {"display (1).json", INTAKE_DISPLAY, "display.json"},
    {"display(2).json", INTAKE_DISPLAY, "display.json"},
    {"display (1).json.txt", INTAKE_DISPLAY, "display.json"},
    {"display.json (1).txt", INTAKE_DISPLAY, "display.json"},
    {"display 2.json", INTAKE_DISPLAY, "display.json"},
    {"Display .json", INTAKE_DISPLAY, "display.json"},
    {" display.json", INTAKE_DISPLAY, "display.json"},
    {"display", INTAKE_DISPLAY, "display.json"},
    {"display.txt", INTAKE_DISPLAY, "display.json"},
    {"display.rtf", INTAKE_DISPLAY, "display.json"},
    {"Copy of display.json", INTAKE_DISPLAY, "display.json"},
    {"display - Copy.json", INTAKE_DISPLAY, "display.json"},
    {"display - Kopie (2).json", INTAKE_DISPLAY, "display.json"},
    {"display copy 2.json", INTAKE_DISPLAY, "display.json"},
    {"display-2.json", INTAKE_SECOND_DISPLAY, NULL},
    {"display-2 (1).json", INTAKE_SECOND_DISPLAY, "display-2.json"},
    {"venue (3).json", INTAKE_VENUE, "venue.json"},
    {"live.json.json", INTAKE_LIVE, "live.json"},
    {"name.txt.txt", INTAKE_NAME, "name.txt"},
    {"name", INTAKE_NAME, "name.txt"},
    {"network.json", INTAKE_FOR_BOARD, NULL},
    {"network.json.txt", INTAKE_MISNAMED, "network.json"},
    {"TIME.TXT", INTAKE_FOR_BOARD, NULL},
    {"time.txt.txt", INTAKE_MISNAMED, "time.txt"},
    {"time", INTAKE_MISNAMED, "time.txt"},
    {"authorized_keys", INTAKE_FOR_BOARD, NULL},
    {"authorized_keys.txt", INTAKE_MISNAMED, "authorized_keys"},
    {"id_ed25519.pub", INTAKE_MISNAMED, "authorized_keys"},
    {"ReadMe.txt", INTAKE_FOR_BOARD, NULL},
    {"README (1).txt", INTAKE_FOR_BOARD, NULL},
    {"schedule.json.crdownload", INTAKE_HALF, NULL},
    {"schedule.json.part", INTAKE_HALF, NULL},
    {"Unconfirmed 12.crdownload", INTAKE_HALF, NULL},
    {"display.json~", INTAKE_BACKUP, NULL},
    {"display.json.bak", INTAKE_BACKUP, NULL},
    {"displays.json", INTAKE_OTHER, NULL},
    {"display-door-1.json", INTAKE_OTHER, NULL},
    {"my display.json", INTAKE_OTHER, NULL},
    {"timetable.txt", INTAKE_OTHER, NULL},
    {"schedule (1).json", INTAKE_OTHER, NULL},
    {"(1).json", INTAKE_OTHER, NULL},
    {".txt", INTAKE_OTHER, NULL},
    {"-", INTAKE_OTHER, NULL},
    {"display.json.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt.txt", INTAKE_OTHER, NULL},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *meant = "?";
        check_row(rows[i].name);
        CHECK_INT(intake_names_kind(rows[i].name, &meant), rows[i].kind);
        CHECK_STR(meant ? meant : "", rows[i].meant ? rows[i].meant : "");
    }
    check_row("what computers leave by themselves");
    static const char *const junk[] = {".DS_Store",    "._a.json",       ".Trashes",
                                       "Thumbs.db",    "~$display.json", "System Volume Information",
                                       "$Recycle.Bin", "FOUND.000",      "FSCK0000.REC",
                                       "Icon\r"};
    for (size_t i = 0; i < sizeof junk / sizeof *junk; i++)
        CHECK(intake_names_is_junk(junk[i]));
    CHECK(!intake_names_is_junk("schedule.json") && !intake_names_is_junk("~notes.txt"));
    CHECK(intake_names_is_picture("Logo.PNG") && !intake_names_is_picture("png") &&
          !intake_names_is_picture("a.json"));
    CHECK(intake_names_is_picture("Trailer.MP4") && intake_names_is_film("Trailer.MP4") &&
          !intake_names_is_film("Logo.PNG"));
    return check_done();
}
