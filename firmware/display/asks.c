#include "display/asks.h"

#include <stdio.h>

/* When it was asked; 0: it was not. */
static int64_t asked_ms(const char *folder, const char *name)
{
    char path[1024];
    long long ms = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "re");
    if (file && fscanf(file, "%lld", &ms) != 1)
        ms = 0;
    if (file)
        fclose(file);
    return ms > 0 ? (int64_t)ms : 0;
}

bool asks_read(struct asks *asks, const char *folder)
{
    if (!folder)
        return true;
    asks->identify_ms = asked_ms(folder, "identify");
    return asked_ms(folder, "restart") <= asks->started_ms;
}

bool asks_identify(const struct asks *asks, int64_t steady_ms, int64_t *ret_left_ms)
{
    int64_t since = steady_ms - asks->identify_ms;
    bool is_asked = asks->identify_ms > 0 && since >= 0 && since < ASKS_IDENTIFY_MS;
    *ret_left_ms = is_asked ? ASKS_IDENTIFY_MS - since : INT64_MAX;
    return is_asked;
}
