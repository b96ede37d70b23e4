#include "importer/indico_fixture.h"

#define EVENT(id, title, room, date, duration, persons)                                                      \
    "<event id='" id "'><date>" date "</date><duration>" duration "</duration><room>" room                   \
    "</room><title>" title "</title><persons>" persons "</persons></event>"
#define ADA "<person>Ada</person>"

/* Lines as line_of gives them, in the file's order. */
static const struct {
    const char *label, *events, *lines[4];
} rows[] = {
    {"split at midnight",
     EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "02:00", ADA)
         EVENT("2", "PARTY", "Bar", "2026-12-06T00:00:00+01:00", "03:00", "<person>ADA</person>"),
     {"1 talk 2026-12-05T22:00:00+01:00 - 03:00:00 in bar: Party"}},
    {"in any order",
     EVENT("2", "Party", "Bar", "2026-12-06T00:00:00+01:00", "03:00", ADA)
         EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "02:00", ADA),
     {"1 talk 2026-12-05T22:00:00+01:00 - 03:00:00 in bar: Party"}},
    {"over several midnights",
     EVENT("1", "Lounge", "Bar", "2026-12-05T22:00:00+01:00", "02:00", "")
         EVENT("2", "Lounge", "Bar", "2026-12-06T00:00:00+01:00", "24:00", "")
             EVENT("3", "Lounge", "Bar", "2026-12-07T00:00:00+01:00", "05:00", ""),
     {"1 talk 2026-12-05T22:00:00+01:00 - 05:00:00 in bar: Lounge"}},
    {"another room",
     EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "02:00", ADA)
         EVENT("2", "Party", "Pub", "2026-12-06T00:00:00+01:00", "03:00", ADA),
     {"1 talk 2026-12-05T22:00:00+01:00 - 00:00:00 in bar: Party",
      "2 talk 2026-12-06T00:00:00+01:00 - 03:00:00 in pub: Party"}},
    {"other people",
     EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "02:00", ADA)
         EVENT("2", "Party", "Bar", "2026-12-06T00:00:00+01:00", "03:00", ""),
     {"1 talk 2026-12-05T22:00:00+01:00 - 00:00:00 in bar: Party",
      "2 talk 2026-12-06T00:00:00+01:00 - 03:00:00 in bar: Party"}},
    {"another title",
     EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "02:00", ADA)
         EVENT("2", "Party 2", "Bar", "2026-12-06T00:00:00+01:00", "03:00", ADA),
     {"1 talk 2026-12-05T22:00:00+01:00 - 00:00:00 in bar: Party",
      "2 talk 2026-12-06T00:00:00+01:00 - 03:00:00 in bar: Party 2"}},
    {"at noon they are two",
     EVENT("1", "Party", "Bar", "2026-12-05T10:00:00+01:00", "02:00", ADA)
         EVENT("2", "Party", "Bar", "2026-12-05T12:00:00+01:00", "03:00", ADA),
     {"1 talk 2026-12-05T10:00:00+01:00 - 12:00:00 in bar: Party",
      "2 talk 2026-12-05T12:00:00+01:00 - 15:00:00 in bar: Party"}},
    {"they have to touch",
     EVENT("1", "Party", "Bar", "2026-12-05T22:00:00+01:00", "01:59", ADA)
         EVENT("2", "Party", "Bar", "2026-12-06T00:00:00+01:00", "03:00", ADA),
     {"1 talk 2026-12-05T22:00:00+01:00 - 23:59:00 in bar: Party",
      "2 talk 2026-12-06T00:00:00+01:00 - 03:00:00 in bar: Party"}},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char text[4096];
        check_row(rows[i].label);
        snprintf(text, sizeof text,
                 "<schedule><conference><title>M</title><time_zone_name>Europe/Vienna</time_zone_name></"
                 "conference>"
                 "<day date='2026-12-05'>%s</day></schedule>",
                 rows[i].events);
        import_text(&imported, text);
        unsigned count = 0;
        while (count < 4 && rows[i].lines[count])
            count++;
        if (imported.program && CHECK_INT(imported.program->session_count, count))
            for (unsigned line = 0; line < count; line++)
                CHECK_STR(line_of(&imported, imported.program->sessions[line].id), rows[i].lines[line]);
        CHECK_INT(count_issues(&imported, "split-at-midnight"), count == 1);
        imported_finish(&imported);
    }
    return check_done();
}
