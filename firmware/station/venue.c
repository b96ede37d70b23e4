#include "station/venue.h"

#include <string.h>

#include "base/ascii.h"

/* Six pairs of hexadecimal digits with ':' or '-' between them. */
static bool is_mac(const char *key)
{
    if (strlen(key) != 17)
        return false;
    for (int i = 0; i < 17; i++)
        if (i % 3 == 2 ? key[i] != ':' && key[i] != '-' : ascii_hex_digit(key[i]) < 0)
            return false;
    return true;
}

const char *venue_fold_key(const char *key, char buffer[VENUE_MOST_KEY_BYTES + 1])
{
    bool mac = is_mac(key);
    size_t length = 0;
    for (; length < VENUE_MOST_KEY_BYTES && key[length]; length++) {
        char c = ascii_lower(key[length]);
        buffer[length] = (char)(mac && c == '-' ? ':' : c);
    }
    buffer[length] = '\0';
    return buffer;
}

static bool same_key(const char *a, const char *b)
{
    char folded_a[VENUE_MOST_KEY_BYTES + 1], folded_b[VENUE_MOST_KEY_BYTES + 1];
    return strcmp(venue_fold_key(a, folded_a), venue_fold_key(b, folded_b)) == 0;
}

static uint32_t find_key(const struct venue *venue, const char *key)
{
    if (!key || !*key)
        return PROGRAM_NONE;
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (same_key(venue->displays[i].key, key))
            return i;
    return PROGRAM_NONE;
}

static uint32_t find_name(const struct venue *venue, const char *name)
{
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (same_key(venue->displays[i].config.name, name))
            return i;
    return find_key(venue, name);
}

uint32_t venue_find(const struct venue *venue, const struct venue_board *board, enum venue_match *ret_match)
{
    enum venue_match match = VENUE_BY_NAME;
    uint32_t found;
    if (board->name && *board->name) {
        found = find_name(venue, board->name);
    } else {
        match = VENUE_BY_SERIAL;
        found = find_key(venue, board->serial);
        for (uint32_t i = 0; found == PROGRAM_NONE && i < board->mac_count; i++) {
            match = VENUE_BY_MAC;
            found = find_key(venue, board->macs[i]);
        }
        if (found == PROGRAM_NONE) {
            match = VENUE_BY_HOST_NAME;
            found = find_key(venue, board->host_name);
        }
    }
    if (ret_match)
        *ret_match = found == PROGRAM_NONE ? VENUE_BY_NOTHING : match;
    return found;
}
