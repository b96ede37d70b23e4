#include <string.h>

#include "import/zones.h"

static char fold(char c)
{
    return c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_start(const char *a, const char *b, size_t length)
{
    size_t i = 0;
    while (i < length && fold(a[i]) == fold(b[i]) && a[i])
        i++;
    return i == length;
}

bool zone_same_name(const char *a, const char *b)
{
    return strlen(a) == strlen(b) && same_start(a, b, strlen(a));
}

bool zone_is_utc(const struct zone *zone)
{
    return zone->first_offset_s == 0 && zone->transition_count == 0;
}

/* One search. */
struct search {
    const struct zone_source *source;
    struct arena *arena, *scratch;
    struct zone *found; /* ZONE_MEANINGS of them */
    unsigned count;
    bool is_listed;
    size_t name_count; /* of the database, once they are asked for */
    const char *const *names;
};

static bool add_zone(struct search *search, const char *tz_name)
{
    struct zone zone;
    for (unsigned i = 0; i < search->count; i++)
        if (strcmp(search->found[i].name, tz_name) == 0)
            return true;
    if (search->count == ZONE_MEANINGS || !search->source ||
        !zone_load(&zone, tz_name, search->source, search->arena, NULL))
        return false;
    search->found[search->count++] = zone;
    return true;
}

static size_t list_names(struct search *search, enum zone_names which, const char *const **ret)
{
    *ret = NULL;
    return search->source && search->source->list
               ? search->source->list(search->source->user, which, search->scratch, ret)
               : 0;
}

/* Reads the folders of the database, which most names need not. */
static void need_names(struct search *search)
{
    if (!search->is_listed)
        search->name_count = list_names(search, ZONE_NAMES_ALL, &search->names);
    search->is_listed = true;
}

/* ---- offsets ---- */

/* One or two digits. */
static bool read_two(const char **text, int *ret)
{
    const char *start = *text;
    for (*ret = 0; **text >= '0' && **text <= '9' && *text - start < 2; ++*text)
        *ret = *ret * 10 + (**text - '0');
    return *text > start;
}

/* "+02:00", "+0200", "+02", "+2", alone or behind UTC or GMT: east of Greenwich is positive, other than in
 * the names Etc/GMT+2 of the tz database. */
static bool read_fixed(const char *name, int32_t *ret_offset_s)
{
    int hours, minutes = 0;
    if (same_start(name, "UTC", 3) || same_start(name, "GMT", 3))
        name += 3;
    name += strspn(name, " ");
    if (*name != '+' && *name != '-')
        return false;
    int sign = *name++ == '-' ? -1 : 1;
    if (!read_two(&name, &hours))
        return false;
    name += *name == ':';
    if (*name && !read_two(&name, &minutes))
        return false;
    *ret_offset_s = sign * (hours * 3600 + minutes * 60);
    return !*name && hours <= 14 && minutes < 60;
}

/* ---- names ---- */

/* A tz name in any case, with blanks for '_'. */
static bool find_whole(struct search *search, const char *name)
{
    char *copy = arena_copy(search->scratch, name);
    for (char *at = copy; *at; at++)
        *at = *at == ' ' ? '_' : *at;
    if (add_zone(search, copy))
        return true;
    need_names(search);
    for (size_t i = 0; i < search->name_count; i++)
        if (zone_same_name(search->names[i], name))
            return add_zone(search, search->names[i]);
    return false;
}

static bool find_in_table(struct search *search, const char *name)
{
    const char *tz_name;
    for (unsigned i = 0; (tz_name = zone_table_name(name, i)); i++)
        if (add_zone(search, tz_name))
            return true;
    return false;
}

static bool is_last_part(const char *tz_name, const char *part)
{
    const char *slash = strrchr(tz_name, '/');
    return zone_same_name(slash ? slash + 1 : tz_name, part);
}

static bool same_bytes(struct search *search, const char *a, const char *b)
{
    const void *first, *second;
    size_t first_size, second_size;
    const struct zone_source *source = search->source;
    return source->read(source->user, a, search->scratch, &first, &first_size, NULL) &&
           source->read(source->user, b, search->scratch, &second, &second_size, NULL) &&
           first_size == second_size && memcmp(first, second, first_size) == 0;
}

/* The last part of one zone's names. Of several names for it, the one that is listed among the zones. */
static bool find_by_last_part(struct search *search, const char *part)
{
    const char *found = NULL, *const * listed;
    bool is_listed = false;
    size_t listed_count = 0;
    need_names(search);
    for (size_t i = 0; i < search->name_count; i++) {
        const char *name = search->names[i];
        if (!is_last_part(name, part))
            continue;
        if (found && !same_bytes(search, found, name))
            return false;
        if (!found)
            listed_count = list_names(search, ZONE_NAMES_1970, &listed);
        for (size_t j = 0; j < listed_count && !is_listed; j++)
            if (strcmp(listed[j], name) == 0) {
                is_listed = true;
                found = name;
            }
        found = found ? found : name;
    }
    return found && add_zone(search, found);
}

/* Calendars put the maker's name before a tz name: "/example.org/20260101/Europe/Paris". */
static bool find_behind_a_maker(struct search *search, const char *name)
{
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/'))
        if (strchr(slash + 1, '/') && find_whole(search, slash + 1))
            return true;
    return false;
}

static void find_meanings(struct search *search, const char *name)
{
    if (find_whole(search, name))
        return;
    find_in_table(search, name);
    find_by_last_part(search, name);
    if (search->count == 0)
        find_behind_a_maker(search, name);
}

/* Behind "(GMT+01:00) ", as Rails and Windows show their names. */
static const char *skip_offset(const char *name)
{
    const char *close = strchr(name, ')');
    bool is_offset = name[0] == '(' && (same_start(name + 1, "GMT", 3) || same_start(name + 1, "UTC", 3));
    if (!is_offset || !close)
        return name;
    close += 1 + strspn(close + 1, " ");
    return *close ? close : name;
}

unsigned zone_names_find(const char *name, const struct zone_source *source, struct arena *arena,
                         struct arena *scratch, struct zone ret[ZONE_MEANINGS])
{
    struct search search = {.source = source, .arena = arena, .scratch = scratch, .found = ret};
    int32_t offset_s;
    name = skip_offset(str_clean(scratch, name));
    if (zone_same_name(name, "UTC") || zone_fixed_name(name, &offset_s) || read_fixed(name, &offset_s)) {
        zone_fixed(&ret[0], zone_same_name(name, "UTC") ? 0 : offset_s, arena);
        return 1;
    }
    if (!*name || strlen(name) > 200)
        return 0;
    find_meanings(&search, name);
    for (const char *at = name; search.count == 0 && strchr(name, ',') && *at;) {
        size_t length = strcspn(at, ",");
        const char *piece = str_clean(scratch, arena_copy_n(scratch, at, length));
        if (*piece)
            find_meanings(&search, piece);
        at += length + (at[length] ? 1 : 0);
    }
    return search.count;
}
