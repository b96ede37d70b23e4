#include "importer/listing.h"

#include <string.h>

#include "base/str.h"

void listing_begin(struct listing *listing, struct import *import)
{
    *listing = (struct listing){.import = import};
    map_init(&listing->rooms, import->scratch);
    map_init(&listing->tracks, import->scratch);
}

/* ---- reading ---- */

static const cJSON *member(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNull(item) ? NULL : item;
}

const char *listing_path(struct import *import, const char *where, const char *name)
{
    return arena_printf(import->scratch, "%s%s%s", where, *where && *name != '[' ? "." : "", name);
}

static void note_type(struct import *import, const char *where, const char *expected)
{
    issue_add(import->issues, ISSUE_WARNING, "wrong-type", where, "must be %s; it is left out", expected);
}

const cJSON *listing_items(struct import *import, const cJSON *object, const char *name, const char *where)
{
    const cJSON *list = member(object, name);
    if (list && !cJSON_IsArray(list))
        note_type(import, listing_path(import, where, name), "a list");
    return cJSON_IsArray(list) ? list->child : NULL;
}

bool listing_is_object(struct import *import, const cJSON *item, const char *where, const char *what)
{
    if (!cJSON_IsObject(item))
        note_type(import, where, arena_printf(import->scratch, "%s, an object", what));
    return cJSON_IsObject(item);
}

const char *listing_text(struct import *import, const cJSON *object, const char *name, const char *where)
{
    const char *text = import_member(import, object, name);
    if (!text && member(object, name))
        note_type(import, listing_path(import, where, name), "a text");
    return text;
}

static bool has_language(const struct label_variant *variants, uint32_t count, const char *language)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(variants[i].language, language) == 0)
            return true;
    return false;
}

struct label listing_make_label(struct import *import, const struct label_variant *variants, uint32_t count,
                                size_t limit, const char *where)
{
    uint32_t used = 0, capacity = count < LIMIT_LANGUAGES ? count : LIMIT_LANGUAGES;
    struct label_variant *made = ARENA_ARRAY(import->arena, struct label_variant, capacity);
    bool differ = false;
    for (uint32_t i = 0; i < count; i++) {
        const char *text = import_clean(import, variants[i].text, limit, where, "the text");
        char *language = arena_copy(
            import->arena, import_clean(import, variants[i].language, LIMIT_NAME_BYTES, where, "a language"));
        for (char *at = strchr(language, '_'); at; at = strchr(at, '_'))
            *at = '-';
        if (!*text || has_language(made, used, language))
            continue;
        if (used == LIMIT_LANGUAGES) {
            issue_add(import->issues, ISSUE_WARNING, "limit", where,
                      "more than %d languages; those after are left out", LIMIT_LANGUAGES);
            break;
        }
        differ = differ || (used > 0 && strcmp(text, made[0].text) != 0);
        made[used++] = (struct label_variant){language, text};
    }
    return differ ? (struct label){used, made} : builder_label(&import->builder, used ? made[0].text : "");
}

struct label listing_label(struct import *import, const cJSON *object, const char *name, size_t limit,
                           const char *where)
{
    const cJSON *value = member(object, name);
    const char *path = listing_path(import, where, name);
    if (!cJSON_IsObject(value)) {
        struct label_variant only = {"", listing_text(import, object, name, where)};
        return listing_make_label(import, &only, 1, limit, path);
    }
    uint32_t count = 0, capacity = (uint32_t)cJSON_GetArraySize(value);
    struct label_variant *variants = ARENA_ARRAY(import->scratch, struct label_variant, capacity);
    for (const cJSON *item = value->child; item; item = item->next) {
        if (cJSON_IsString(item))
            variants[count++] = (struct label_variant){item->string, item->valuestring};
        else if (!cJSON_IsNull(item))
            note_type(import, listing_path(import, path, item->string), "a text");
    }
    return listing_make_label(import, variants, count, limit, path);
}

const char *listing_language(struct import *import, const char *name)
{
    static const struct {
        const char *code, *names[4];
    } languages[] = {
        {"ar", {"arabic", "العربية"}},
        {"cs", {"czech", "čeština"}},
        {"de", {"german", "deutsch", "德文"}},
        {"en", {"english", "englisch", "anglais", "英文"}},
        {"es", {"spanish", "español", "castellano"}},
        {"fr", {"french", "français", "französisch"}},
        {"it", {"italian", "italiano"}},
        {"ja", {"japanese", "日本語", "日文"}},
        {"ko", {"korean", "한국어", "韓文"}},
        {"nan", {"taiwanese", "台語", "taigi"}},
        {"nl", {"dutch", "nederlands"}},
        {"pl", {"polish", "polski"}},
        {"pt", {"portuguese", "português"}},
        {"ru", {"russian", "русский"}},
        {"sv", {"swedish", "svenska"}},
        {"tr", {"turkish", "türkçe"}},
        {"uk", {"ukrainian", "українська"}},
        {"zh", {"chinese", "mandarin", "中文", "華語"}},
        {"", {"other", "others", "其他"}},
    };
    const char *key = str_fold(import->scratch, name);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        for (size_t j = 0; j < 4 && languages[i].names[j]; j++)
            if (strcmp(key, languages[i].names[j]) == 0)
                return languages[i].code;
    return import_clean(import, name, LIMIT_NAME_BYTES, "", "the language");
}

void listing_read_table(struct listing *listing, const cJSON *object, const char *list, const char *where,
                        const char *id, const char *what, struct listing_table *ret)
{
    struct import *import = listing->import;
    const cJSON *first = listing_items(import, object, list, where), *item;
    uint32_t index = 0, capacity = (uint32_t)(first ? cJSON_GetArraySize(member(object, list)) : 0);
    *ret = (struct listing_table){.items = ARENA_ARRAY(import->scratch, const cJSON *, capacity),
                                  .wheres = ARENA_ARRAY(import->scratch, const char *, capacity)};
    map_init(&ret->ids, import->scratch);
    for (item = first; item; item = item->next) {
        const char *place =
            arena_printf(import->scratch, "%s[%u]", listing_path(import, where, list), (unsigned)index++);
        const char *key;
        if (!listing_is_object(import, item, place, what))
            continue;
        key = listing_text(import, item, id, place);
        if (!key || !*key)
            issue_add(import->issues, ISSUE_WARNING, "no-id", place, "there is no %s; it is left out", id);
        else if (!map_add(&ret->ids, key, ret->count))
            issue_add(import->issues, ISSUE_WARNING, "repeated-id", listing_path(import, place, id),
                      "the %s \"%.60s\" is that of another one already; the first one holds", id, key);
        else {
            ret->items[ret->count] = item;
            ret->wheres[ret->count++] = place;
        }
    }
}

const cJSON *listing_find(const struct listing_table *table, const char *id)
{
    uint32_t index = id ? map_find(&table->ids, id) : UINT32_MAX;
    return index == UINT32_MAX ? NULL : table->items[index];
}

/* ---- rooms and tracks ---- */

bool listing_add_room(struct listing *listing, const char *id, struct label name, const char *where,
                      uint32_t *ret_room, struct err *reterr)
{
    struct builder *builder = &listing->import->builder;
    uint32_t count = builder->room_count;
    if (!builder_room_by_name(builder, label_text(name, ""), ret_room, reterr))
        return false;
    if (*ret_room == PROGRAM_NONE)
        issue_add(listing->import->issues, ISSUE_WARNING, "no-name", where,
                  "the room has no name; it is left out");
    else if (id)
        map_add(&listing->rooms, id, *ret_room);
    if (builder->room_count > count && name.count > 1)
        builder->rooms[*ret_room].name = name;
    return true;
}

uint32_t listing_room(struct listing *listing, const char *id, const char *where)
{
    uint32_t room = id ? map_find(&listing->rooms, id) : UINT32_MAX;
    if (id && *id && room == UINT32_MAX)
        issue_add(listing->import->issues, ISSUE_WARNING, "unknown-room", where,
                  "there is no room with the id \"%.60s\"", id);
    return room == UINT32_MAX ? PROGRAM_NONE : room;
}

uint32_t listing_add_track(struct listing *listing, const char *id, struct label name, const char *color,
                           const char *where)
{
    struct builder *builder = &listing->import->builder;
    uint32_t count = builder->track_count, track;
    if (!builder_track_by_name(builder, label_text(name, ""), color, &track, NULL)) {
        if (!listing->tracks_full)
            issue_add(listing->import->issues, ISSUE_WARNING, "limit", where,
                      "more than %d tracks; those after are left out", LIMIT_TRACKS);
        listing->tracks_full = true;
        return PROGRAM_NONE;
    }
    if (track != PROGRAM_NONE && id)
        map_add(&listing->tracks, id, track);
    if (builder->track_count > count && name.count > 1)
        builder->tracks[track].name = name;
    return track;
}

uint32_t listing_track(struct listing *listing, const char *id, const char *where)
{
    uint32_t track = id ? map_find(&listing->tracks, id) : UINT32_MAX;
    if (id && *id && track == UINT32_MAX && !listing->tracks_full)
        issue_add(listing->import->issues, ISSUE_WARNING, "unknown-track", where,
                  "there is no track with the id \"%.60s\"", id);
    return track == UINT32_MAX ? PROGRAM_NONE : track;
}
