#include "program/zone.h"

#include <string.h>

#include "base/ascii.h"
#include "program/tz_rule.h"

#define S_PER_DAY INT64_C(86400)
#define OFFSET_MAX_S 93599 /* 25:59:59, the range of RFC 8536, section 3.2 */
#define FIRST_YEAR 1900    /* the footer's rule is expanded from here at the earliest, */
#define LAST_YEAR 2100     /* and up to here */
#define NAME_MAX_BYTES 64
/* A transition beyond (two million years) cannot be in milliseconds of an int64_t with room to spare; files
 * have one at -2^59 for the beginning of time. */
#define TRANSITION_MAX_S (INT64_C(1) << 46)

/* ---- the binary part ---- */

struct cursor {
    const unsigned char *bytes;
    size_t size, at;
};

static bool cursor_take(struct cursor *cursor, uint64_t size, const unsigned char **ret)
{
    if (size > cursor->size - cursor->at)
        return false;
    *ret = cursor->bytes + cursor->at;
    cursor->at += (size_t)size;
    return true;
}

static uint32_t read_u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Two's complement, without relying on how the compiler converts. */
static int64_t to_signed(uint64_t value, unsigned bits)
{
    uint64_t sign = UINT64_C(1) << (bits - 1);
    if (!(value & sign))
        return (int64_t)value;
    return -(int64_t)(sign - 1 - (value & (sign - 1))) - 1;
}

static int64_t read_time(const unsigned char *bytes, unsigned size)
{
    if (size == 4)
        return to_signed(read_u32(bytes), 32);
    return to_signed((uint64_t)read_u32(bytes) << 32 | read_u32(bytes + 4), 64);
}

struct block {
    unsigned version;
    uint32_t isut_count, isstd_count, leap_count, time_count, type_count, char_count;
    const unsigned char *times, *types, *infos; /* transition times, their types, 6 bytes for each type */
};

/* Takes a header and the data after it, whose times have `time_size` bytes. */
static bool take_block(struct cursor *cursor, unsigned time_size, struct block *ret)
{
    const unsigned char *header, *rest;
    if (!cursor_take(cursor, 44, &header) || memcmp(header, "TZif", 4) != 0)
        return false;
    ret->version = header[4] ? (unsigned)header[4] - '0' : 1;
    ret->isut_count = read_u32(header + 20);
    ret->isstd_count = read_u32(header + 24);
    ret->leap_count = read_u32(header + 28);
    ret->time_count = read_u32(header + 32);
    ret->type_count = read_u32(header + 36);
    ret->char_count = read_u32(header + 40);
    uint64_t after =
        ret->char_count + (uint64_t)ret->leap_count * (time_size + 4) + ret->isstd_count + ret->isut_count;
    return cursor_take(cursor, (uint64_t)ret->time_count * time_size, &ret->times) &&
           cursor_take(cursor, ret->time_count, &ret->types) &&
           cursor_take(cursor, (uint64_t)ret->type_count * 6, &ret->infos) &&
           cursor_take(cursor, after, &rest);
}

static bool read_offset(const struct block *block, uint32_t type, int32_t *ret)
{
    if (type >= block->type_count)
        return false;
    int64_t offset = to_signed(read_u32(block->infos + (size_t)type * 6), 32);
    *ret = (int32_t)offset;
    return offset >= -OFFSET_MAX_S && offset <= OFFSET_MAX_S;
}

/* ---- the table under construction ---- */

struct table {
    int32_t first_offset_s;
    unsigned count;
    struct zone_transition *items;
};

static int32_t table_last_offset(const struct table *table)
{
    return table->count ? table->items[table->count - 1].offset_s : table->first_offset_s;
}

/* Adds a transition later than all before it; one that changes nothing is left out. */
static void table_add(struct table *table, int64_t at_s, int32_t offset_s)
{
    if (at_s > TRANSITION_MAX_S)
        return;
    if (at_s < -TRANSITION_MAX_S) {
        table->first_offset_s = offset_s;
        return;
    }
    if (offset_s != table_last_offset(table))
        table->items[table->count++] = (struct zone_transition){at_s, offset_s};
}

/* ---- the footer's rule ---- */

static void add_rule_transition(struct table *table, int64_t after_s, int64_t at_s, int32_t offset_s)
{
    if (at_s <= after_s)
        return;
    /* Where the rules of two years touch or overlap (DST all year), the later year's wins. */
    while (table->count && table->items[table->count - 1].at_s >= at_s)
        table->count--;
    table_add(table, at_s, offset_s);
}

static int year_of(int64_t at_s)
{
    int year, month, day;
    civil_from_days(at_s / S_PER_DAY - (at_s % S_PER_DAY < 0), &year, &month, &day);
    return year;
}

/* The first year whose transitions the rule has to give; past LAST_YEAR: none. */
static int first_rule_year(bool has_times, int64_t last_s)
{
    if (last_s > TRANSITION_MAX_S)
        return LAST_YEAR + 1;
    if (!has_times || last_s <= -TRANSITION_MAX_S || year_of(last_s) <= FIRST_YEAR)
        return FIRST_YEAR;
    return year_of(last_s) - 1; /* a rule's day can lie a few days into the next year */
}

static void expand_rule(struct table *table, const struct tz_rule *rule, bool has_times, int64_t last_s)
{
    if (!rule->has_dst) {
        if (has_times)
            table_add(table, last_s, rule->std_offset_s); /* in a sound file its last type says the same */
        else
            table->first_offset_s = rule->std_offset_s;
        return;
    }
    int64_t after_s = has_times ? last_s : INT64_MIN;
    for (int year = first_rule_year(has_times, last_s); year <= LAST_YEAR; year++) {
        int64_t start_s = tz_rule_dst_start(rule, year);
        int64_t end_s = tz_rule_dst_end(rule, year);
        if (start_s < end_s) {
            add_rule_transition(table, after_s, start_s, rule->dst_offset_s);
            add_rule_transition(table, after_s, end_s, rule->std_offset_s);
        } else {
            add_rule_transition(table, after_s, end_s, rule->std_offset_s);
            add_rule_transition(table, after_s, start_s, rule->dst_offset_s);
        }
    }
}

/* Takes "\nTZ\n". A footer without text is allowed: then the file says nothing about later times. */
static bool take_footer(struct cursor *cursor, struct arena *arena, const char **ret)
{
    const unsigned char *mark;
    if (!cursor_take(cursor, 1, &mark) || *mark != '\n')
        return false;
    const unsigned char *start = cursor->bytes + cursor->at;
    const unsigned char *end = memchr(start, '\n', cursor->size - cursor->at);
    if (!end)
        return false;
    *ret = arena_copy_n(arena, (const char *)start, (size_t)(end - start));
    return true;
}

static bool build_table(const struct block *block, unsigned time_size, const char *footer,
                        struct arena *arena, struct table *table)
{
    struct tz_rule rule;
    bool has_rule = footer && *footer;
    if (has_rule && !tz_rule_parse(footer, &rule))
        return false;
    if (!read_offset(block, 0, &table->first_offset_s))
        return false;
    bool has_times = block->time_count > 0;
    int64_t last_s = INT64_MIN;
    if (has_times)
        last_s = read_time(block->times + (size_t)(block->time_count - 1) * time_size, time_size);
    int room_for_rule = has_rule ? 2 * (LAST_YEAR + 1 - first_rule_year(has_times, last_s)) + 1 : 0;
    room_for_rule = room_for_rule > 0 ? room_for_rule : 1;
    table->items = ARENA_ARRAY(arena, struct zone_transition, block->time_count + (size_t)room_for_rule);
    int64_t before_s = INT64_MIN;
    for (uint32_t i = 0; i < block->time_count; i++) {
        int64_t at_s = read_time(block->times + (size_t)i * time_size, time_size);
        int32_t offset_s;
        if ((i > 0 && at_s <= before_s) || !read_offset(block, block->types[i], &offset_s))
            return false;
        table_add(table, at_s, offset_s);
        before_s = at_s;
    }
    if (has_rule)
        expand_rule(table, &rule, has_times, last_s);
    return true;
}

static bool parse(struct zone *ret, const char *name, const void *bytes, size_t size, struct arena *arena,
                  struct err *reterr)
{
    struct cursor cursor = {.bytes = bytes, .size = size};
    struct block block;
    struct table table = {.count = 0};
    const char *footer = NULL;
    unsigned time_size = 4;
    bool ok = take_block(&cursor, 4, &block);
    if (ok && block.version >= 2) {
        /* The first block is for readers of 32 bits; the same follows with 64, and then the footer. */
        time_size = 8;
        ok = take_block(&cursor, 8, &block) && take_footer(&cursor, arena, &footer);
    }
    if (!ok || !build_table(&block, time_size, footer, arena, &table))
        return err_set(reterr, ERR_FORMAT,
                       "the data of time zone \"%s\" is not a whole and sound TZif file; "
                       "reinstall the tz database of this device",
                       name);
    *ret = (struct zone){.name = arena_copy(arena, name),
                         .first_offset_s = table.first_offset_s,
                         .transition_count = table.count,
                         .transitions = table.items};
    return true;
}

/* ---- names ---- */

/* No dots and no empty parts: such a name cannot lead out of the folder of the tz database. Nor what is in
 * that folder and is no place: what the device has been set to, and copies with other seconds. */
static bool is_zone_name(const char *name)
{
    static const char *const files[] = {"localtime", "posixrules", "Factory"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (ascii_same(name, length, files[i], strlen(files[i])))
            return false;
    if (ascii_same(name, length < 6 ? length : 6, "posix/", 6) ||
        ascii_same(name, length < 6 ? length : 6, "right/", 6))
        return false;
    if (length == 0 || length > NAME_MAX_BYTES || name[length - 1] == '/')
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        if (c == '/' && (i == 0 || name[i - 1] == '/'))
            return false;
        if (!ascii_is_letter(c) && !ascii_is_digit(c) && c != '/' && c != '_' && c != '+' && c != '-')
            return false;
    }
    return true;
}

bool zone_load(struct zone *ret, const char *name, const struct zone_source *source, struct arena *arena,
               struct err *reterr)
{
    int32_t offset_s;
    if (zone_fixed_name(name, &offset_s)) {
        zone_fixed(ret, offset_s, arena);
        return true;
    }
    if (!is_zone_name(name))
        return err_set(reterr, ERR_MEANING,
                       "\"%.64s\" is not the name of a time zone; it has to be one of the tz "
                       "database, such as \"Europe/Vienna\"",
                       name);
    const void *bytes;
    size_t size;
    return source->read(source->user, name, arena, &bytes, &size, reterr) &&
           parse(ret, name, bytes, size, arena, reterr);
}

void zone_fixed(struct zone *ret, int32_t offset_s, struct arena *arena)
{
    int32_t minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;
    const char *name = "UTC";
    if (offset_s)
        name = arena_printf(arena, "%c%02d:%02d", offset_s < 0 ? '-' : '+', (int)(minutes / 60),
                            (int)(minutes % 60));
    *ret = (struct zone){.name = name, .first_offset_s = offset_s};
}

void zone_hide_name(struct zone *zone, struct instant at, struct arena *arena)
{
    struct zone fixed;
    int32_t offset_s;
    if (!zone->tz_name && zone_fixed_name(zone->name, &offset_s))
        return;
    if (!zone->tz_name)
        zone->tz_name = zone->name;
    zone_fixed(&fixed, zone_offset_at(zone, at), arena);
    zone->name = fixed.name;
}

bool zone_fixed_name(const char *name, int32_t *ret_offset_s)
{
    *ret_offset_s = 0;
    if (strcmp(name, "UTC") == 0)
        return true;
    const char *at = name + 1;
    int hours, minutes;
    if ((name[0] != '+' && name[0] != '-') || !ascii_read_number(&at, 2, 2, &hours) || *at++ != ':' ||
        !ascii_read_number(&at, 2, 2, &minutes) || *at || hours > 23 || minutes > 59)
        return false;
    *ret_offset_s = (name[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
}

/* ---- questions ---- */

/* The number of transitions at or before `at`. */
static unsigned transitions_until(const struct zone *zone, struct instant at)
{
    unsigned low = 0, high = zone->transition_count;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (zone->transitions[middle].at_s * MS_PER_SECOND <= at.ms)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The offset that holds after the first `count` transitions. */
static int32_t offset_after(const struct zone *zone, unsigned count)
{
    return count ? zone->transitions[count - 1].offset_s : zone->first_offset_s;
}

int32_t zone_offset_at(const struct zone *zone, struct instant at)
{
    return offset_after(zone, transitions_until(zone, at));
}

bool zone_is_steady(const struct zone *zone, struct instant from, struct instant to, int32_t *ret_offset_s)
{
    unsigned count = transitions_until(zone, from);
    *ret_offset_s = offset_after(zone, count);
    return count == zone->transition_count || zone->transitions[count].at_s * MS_PER_SECOND > to.ms;
}

struct instant zone_next_transition(const struct zone *zone, struct instant at)
{
    unsigned count = transitions_until(zone, at);
    if (count == zone->transition_count)
        return INSTANT_NEVER;
    return (struct instant){zone->transitions[count].at_s * MS_PER_SECOND};
}

struct civil zone_to_civil(const struct zone *zone, struct instant at)
{
    return civil_from_instant(at, zone_offset_at(zone, at));
}

/* The first stretch of one offset whose local times reach past `local_ms` (read as if it were UTC's). Local
 * time is within 26 h of UTC, so the search begins 26 h before and takes a few steps. */
static unsigned stretch_of(const struct zone *zone, int64_t local_ms)
{
    unsigned count = transitions_until(zone, (struct instant){local_ms - (OFFSET_MAX_S + 1) * MS_PER_SECOND});
    while (count < zone->transition_count &&
           local_ms >= (zone->transitions[count].at_s + offset_after(zone, count)) * MS_PER_SECOND)
        count++;
    return count;
}

struct instant zone_to_instant_ms(const struct zone *zone, int64_t local_ms)
{
    unsigned count = stretch_of(zone, local_ms);
    int64_t at_ms = local_ms - offset_after(zone, count) * MS_PER_SECOND;
    /* Before the stretch begins: in the gap in front of it. */
    if (count && at_ms < zone->transitions[count - 1].at_s * MS_PER_SECOND)
        at_ms = zone->transitions[count - 1].at_s * MS_PER_SECOND;
    return (struct instant){at_ms};
}

struct instant zone_to_instant(const struct zone *zone, struct civil civil)
{
    return zone_to_instant_ms(zone, civil_to_instant(civil, 0).ms);
}

enum zone_local zone_classify(const struct zone *zone, struct civil civil)
{
    int64_t local_ms = civil_to_instant(civil, 0).ms;
    unsigned count = stretch_of(zone, local_ms);
    int64_t at_ms = local_ms - offset_after(zone, count) * MS_PER_SECOND;
    if (count && at_ms < zone->transitions[count - 1].at_s * MS_PER_SECOND)
        return ZONE_LOCAL_GAP;
    for (unsigned i = count; i < zone->transition_count; i++) {
        int64_t begin_ms = (zone->transitions[i].at_s + zone->transitions[i].offset_s) * MS_PER_SECOND;
        if (zone->transitions[i].at_s * MS_PER_SECOND > local_ms + (OFFSET_MAX_S + 1) * MS_PER_SECOND)
            break;
        bool ends_after =
            i + 1 == zone->transition_count ||
            local_ms < (zone->transitions[i + 1].at_s + zone->transitions[i].offset_s) * MS_PER_SECOND;
        if (local_ms >= begin_ms && ends_after)
            return ZONE_LOCAL_TWICE;
    }
    return ZONE_LOCAL_ONCE;
}
