#include "agent/settings.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "program/limits.h"
#include "configuration/read_display.h"
#include "configuration/read_venue.h"
#include "station/venue.h"
#include "spool/board_identity.h"
#include "spool/file.h"
#include "spool/order.h"

const char *agent_document_name(enum agent_document document)
{
    static const char *const names[AGENT_DOCUMENT_COUNT] = {
        [AGENT_PROGRAM] = "program", [AGENT_LIVE] = "live", [AGENT_VENUE] = "venue"};
    return names[document];
}

static const char *path_in(struct arena *arena, const char *folder, enum spool_name name)
{
    return arena_printf(arena, "%s/%s", folder, spool_file_name(name));
}

/* --- addresses --- */

static const char *with_scheme(struct arena *arena, const char *url)
{
    return strstr(url, "://") ? url : arena_printf(arena, "https://%s", url);
}

static struct source_settings source_of(struct arena *arena, struct url_list list, int poll_s)
{
    const char **urls = ARENA_ARRAY(arena, const char *, list.count + 1);
    for (uint32_t i = 0; i < list.count; i++)
        urls[i] = with_scheme(arena, list.urls[i]);
    return (struct source_settings){list.count, urls, poll_s * MS_PER_SECOND};
}

/* The lines of the file that network.json's "venue" became. */
static struct url_list read_venue_file(const char *path, struct arena *arena)
{
    const char **urls = ARENA_ARRAY(arena, const char *, DISPLAY_MOST_URLS);
    struct url_list list = {0, urls};
    const char *bytes;
    size_t size;
    if (!path || !spool_read_file(path, 16384, arena, &bytes, &size, NULL))
        return list;
    while (*bytes && list.count < DISPLAY_MOST_URLS) {
        size_t length = strcspn(bytes, "\r\n");
        if (length > 0)
            urls[list.count++] = arena_copy_n(arena, bytes, length);
        bytes += length + (bytes[length] != '\0');
    }
    return list;
}

/* --- whose settings --- */

/* NULL where there is none that can be read. */
static const struct venue *read_venue_in(const char *folder, struct arena *arena)
{
    const struct venue *venue;
    const char *bytes;
    size_t size;
    return spool_read_file(path_in(arena, folder, SPOOL_VENUE), LIMIT_FILE_BYTES, arena, &bytes, &size,
                           NULL) &&
                   read_venue(bytes, size, arena, NULL, &venue, NULL)
               ? venue
               : NULL;
}

/* The venue's file that came last, NULL where there is none that can be read. */
static const struct venue *find_venue(const struct agent_folders *folders, struct arena *arena)
{
    struct order setup, feed;
    const struct venue *ours = read_venue_in(folders->setup, arena),
                       *fetched = read_venue_in(folders->feed, arena);
    order_read(folders->setup, &setup, NULL);
    order_read(folders->feed, &feed, NULL);
    bool fetched_last = feed.numbers[SPOOL_VENUE] > setup.numbers[SPOOL_VENUE];
    return fetched && (fetched_last || !ours) ? fetched : ours;
}

static void take_config(const struct display_config *config, struct arena *arena, struct agent_settings *ret)
{
    struct err err = {0};
    ret->is_known = true;
    ret->sources[AGENT_PROGRAM] = source_of(arena, config->program_urls, config->poll_s);
    ret->sources[AGENT_LIVE] = source_of(arena, config->live_urls, config->poll_s);
    ret->ca_file = config->program_ca_file;
    ret->broker = config->live_mqtt;
    ret->venue = config->venue;
    ret->timezone = config->timezone;
    if (*config->name)
        ret->display = config->name;
    for (uint32_t i = 0; i < config->live_key_count; i++)
        if (!signing_keys_add(&ret->keys, config->live_keys[i], &err))
            ret->trouble = arena_printf(arena, "live.keys[%u]: %s", i, err.text);
}

static void take_venue(const struct agent_folders *folders, const struct venue *venue, struct arena *arena,
                       struct agent_settings *ret)
{
    const struct venue_board board = board_identity_read(folders->setup, folders->host, arena);
    uint32_t found = venue_find(venue, &board, NULL);
    if (found != PROGRAM_NONE) {
        take_config(&venue->displays[found].config, arena, ret);
    } else {
        /* What all displays share is asked for all the same, so that the board shows something as soon as it
         * is added; with the broker that they share, whoever looks sees that it is there. */
        take_config(&venue->shared, arena, ret);
        ret->is_known = false;
        ret->is_unassigned = true;
        ret->display = folders->host;
    }
    ret->venue = venue->venue;
    ret->timezone = venue->timezone;
}

static bool holds_program(const struct agent_folders *folders, struct arena *arena)
{
    return access(path_in(arena, folders->setup, SPOOL_PROGRAM), F_OK) == 0 ||
           access(path_in(arena, folders->feed, SPOOL_PROGRAM), F_OK) == 0;
}

void agent_settings_read(const struct agent_folders *folders, struct arena *arena, struct agent_settings *ret)
{
    const struct display_config *config;
    const char *path = path_in(arena, folders->setup, SPOOL_DISPLAY), *bytes;
    size_t size;
    const struct venue *venue = find_venue(folders, arena);
    struct url_list venue_urls = venue ? venue->urls : (struct url_list){0, NULL};
    struct err err = {0};
    *ret = (struct agent_settings){
        .ca_file = "", .broker = "", .display = folders->host, .venue = "", .timezone = "", .trouble = ""};
    if (spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, &err) &&
        read_display(bytes, size, arena, NULL, &config, &err))
        take_config(config, arena, ret);
    else if (venue)
        take_venue(folders, venue, arena, ret);
    else if (err.code != ERR_IO)
        ret->trouble = arena_printf(arena, "display.json: %s", err.text);
    if (!*ret->ca_file && folders->ca_file && access(folders->ca_file, R_OK) == 0)
        ret->ca_file = folders->ca_file;
    if (venue_urls.count == 0)
        venue_urls = read_venue_file(folders->venue_file, arena);
    ret->is_lost = venue_urls.count == 0 && !ret->is_known && !venue && !holds_program(folders, arena);
    if (venue_urls.count == 0)
        venue_urls = read_venue_file(folders->discovered, arena);
    int poll_s =
        ret->sources[AGENT_PROGRAM].poll_ms ? (int)(ret->sources[AGENT_PROGRAM].poll_ms / MS_PER_SECOND) : 60;
    ret->sources[AGENT_VENUE] = source_of(arena, venue_urls, poll_s);
}

/* The address of https with this number. Where there are fewer, *ret_count is how many, and it gives NULL. */
static const char *find_secure_url(const struct agent_settings *settings, unsigned number,
                                   unsigned *ret_count)
{
    *ret_count = 0;
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        for (uint32_t u = 0; u < settings->sources[i].url_count; u++)
            if (strncmp(settings->sources[i].urls[u], "https://", 8) == 0 && (*ret_count)++ == number)
                return settings->sources[i].urls[u];
    return NULL;
}

const char *agent_settings_secure_url(const struct agent_settings *settings, unsigned failures)
{
    unsigned count, none;
    find_secure_url(settings, UINT_MAX, &count);
    return count > 0 ? find_secure_url(settings, failures % count, &none) : NULL;
}

static bool are_equal(const struct source_settings *a, const struct source_settings *b)
{
    if (a->url_count != b->url_count || a->poll_ms != b->poll_ms)
        return false;
    for (uint32_t i = 0; i < a->url_count; i++)
        if (strcmp(a->urls[i], b->urls[i]) != 0)
            return false;
    return true;
}

bool agent_settings_keys_are_equal(const struct signing_keys *a, const struct signing_keys *b)
{
    return a->count == b->count && memcmp(a->keys, b->keys, a->count * sizeof *a->keys) == 0;
}

bool agent_settings_are_same_way(const struct agent_settings *a, const struct agent_settings *b,
                                 enum agent_document document)
{
    bool same =
        are_equal(&a->sources[document], &b->sources[document]) && strcmp(a->ca_file, b->ca_file) == 0;
    if (document == AGENT_PROGRAM)
        return same && strcmp(a->timezone, b->timezone) == 0;
    return same && strcmp(a->venue, b->venue) == 0 && agent_settings_keys_are_equal(&a->keys, &b->keys);
}

bool agent_settings_are_equal(const struct agent_settings *a, const struct agent_settings *b)
{
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (!are_equal(&a->sources[i], &b->sources[i]))
            return false;
    return strcmp(a->ca_file, b->ca_file) == 0 && strcmp(a->broker, b->broker) == 0 &&
           strcmp(a->display, b->display) == 0 && strcmp(a->venue, b->venue) == 0 &&
           strcmp(a->timezone, b->timezone) == 0 && strcmp(a->trouble, b->trouble) == 0 &&
           a->is_known == b->is_known && a->is_unassigned == b->is_unassigned && a->is_lost == b->is_lost &&
           agent_settings_keys_are_equal(&a->keys, &b->keys);
}
