#include "spool/names.h"

const char *spool_file_name(enum spool_name name)
{
    static const char *const names[SPOOL_NAME_COUNT] = {"program.json", "live.json", "display.json",
                                                        "display-2.json", "venue.json"};
    return names[name];
}
