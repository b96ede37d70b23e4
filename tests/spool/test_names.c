/*
 * The names that importer and display agree on: a board that is updated must find what an older one has left.
 */
#include "spool/names.h"

#include "check.h"

int main(void)
{
    CHECK_STR(spool_file_name(SPOOL_PROGRAM), "program.json");
    CHECK_STR(spool_file_name(SPOOL_LIVE), "live.json");
    CHECK_STR(spool_file_name(SPOOL_DISPLAY), "display.json");
    CHECK_STR(spool_file_name(SPOOL_SECOND_DISPLAY), "display-2.json");
    CHECK_STR(spool_file_name(SPOOL_VENUE), "venue.json");
    return check_done();
}
