#include "display/asks.h"

#include <stdio.h>

/* So many numbers of a file; false where there is none, or not so many. */
static bool read_numbers(const char *folder, const char *name, long long *ret, int count)
{
    char path[1024];
    int read = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "re");
    while (file && read < count && fscanf(file, "%lld", &ret[read]) == 1)
        read++;
    if (file)
        fclose(file);
    return read == count;
}

/* When it was asked; 0: it was not. */
static int64_t asked_ms(const char *folder, const char *name)
{
    long long ms;
    return read_numbers(folder, name, &ms, 1) && ms > 0 ? (int64_t)ms : 0;
}

static void read_rehearsal(struct asks *asks, const char *folder)
{
    long long numbers[3];
    bool ok = read_numbers(folder, "rehearse", numbers, 3) && numbers[0] > 0 && numbers[2] >= 0 &&
              numbers[2] <= ASKS_MOST_MINUTES;
    asks->rehearse_ms = ok ? numbers[0] : 0;
    asks->moment.ms = ok ? numbers[1] : 0;
    asks->minutes = ok ? (int)numbers[2] : 0;
}

bool asks_read(struct asks *asks, const char *folder)
{
    if (!folder)
        return true;
    asks->identify_ms = asked_ms(folder, "identify");
    read_rehearsal(asks, folder);
    return asked_ms(folder, "restart") <= asks->started_ms;
}

static bool goes_on(int64_t asked_ms, int64_t since_ms, int64_t length_ms, int64_t *ret_left_ms)
{
    bool is_asked = asked_ms > 0 && since_ms >= 0 && since_ms < length_ms;
    *ret_left_ms = is_asked ? length_ms - since_ms : INT64_MAX;
    return is_asked;
}

bool asks_identify(const struct asks *asks, int64_t steady_ms, int64_t *ret_left_ms)
{
    return goes_on(asks->identify_ms, steady_ms - asks->identify_ms, ASKS_IDENTIFY_MS, ret_left_ms);
}

bool asks_rehearse(const struct asks *asks, int64_t steady_ms, int64_t *ret_since_ms, int64_t *ret_left_ms)
{
    *ret_since_ms = steady_ms - asks->rehearse_ms;
    return goes_on(asks->rehearse_ms, *ret_since_ms, asks->minutes * MS_PER_MINUTE, ret_left_ms);
}
