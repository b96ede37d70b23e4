#include "setup/intake_names.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/encoding.h"
#include "json/read.h"
#include "program/limits.h"
#include "spool/file.h"
#include "spool/names.h"

enum { STEM_SIZE = 64 };

/* ---- by the name ---- */

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);
    return length > end_length && strcasecmp(name + length - end_length, end) == 0;
}

static bool ends_with_any(const char *name, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends_with(name, ends[i]))
            return true;
    return false;
}

bool intake_names_is_junk(const char *name)
{
    static const char *const names[] = {"System Volume Information",
                                        "$RECYCLE.BIN",
                                        "RECYCLER",
                                        "Thumbs.db",
                                        "desktop.ini",
                                        "__MACOSX",
                                        "lost+found",
                                        "WPSettings.dat",
                                        "autorun.inf"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return name[0] == '.' || strcmp(name, "Icon\r") == 0 || strncmp(name, "~$", 2) == 0 ||
           ascii_starts(name, "FOUND.0") || ascii_starts(name, "LOST.DIR") || ends_with(name, ".REC");
}

bool intake_names_is_picture(const char *name)
{
    static const char *const ends[] = {".png",  ".jpg", ".jpeg", ".svg", ".gif",
                                       ".webp", ".bmp", ".heic", ".tif", ".tiff"};
    return ends_with_any(name, ends, sizeof ends / sizeof *ends) || intake_names_is_film(name);
}

bool intake_names_is_film(const char *name)
{
    static const char *const ends[] = {".mp4",  ".m4v", ".mov", ".mkv", ".avi",
                                       ".webm", ".mp3", ".m4a", ".wav", ".ogg"};
    return ends_with_any(name, ends, sizeof ends / sizeof *ends);
}

/* Cuts an ending of the stem; gives whether it was there. */
static bool cut_end(char *stem, const char *end)
{
    if (!ends_with(stem, end))
        return false;
    stem[strlen(stem) - strlen(end)] = '\0';
    return true;
}

/* " (1)", " 2": how computers number a second file of one name. */
static bool cut_number(char *stem)
{
    size_t length = strlen(stem), at = length;
    bool bracket = length > 0 && stem[length - 1] == ')';
    at -= bracket ? 1 : 0;
    size_t end = at;
    while (at > 0 && ascii_is_digit(stem[at - 1]))
        at--;
    if (at == end || at < 2 || stem[at - 1] != (bracket ? '(' : ' '))
        return false;
    stem[at - 1] = '\0';
    return true;
}

/* A name in small letters, without what was added to it: "Copy of Display (1).json.txt" is "display". Of an
 * ending of another kind it keeps the whole. */
static void find_stem(const char *name, char stem[STEM_SIZE])
{
    static const char *const ends[] = {".json",  ".txt",    ".text",   ".rtf",   ".pub",   " copy",
                                       "-copy",  "_copy",   " kopie",  "-kopie", " copie", " copia",
                                       "(copy)", "(kopie)", "(copie)", "(copia)"};
    static const char *const begins[] = {"copy of ", "kopie von ", "copie de ", "copia de "};
    size_t length = 0;
    bool cut = true;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (ascii_starts(name, begins[i]))
            name += strlen(begins[i]);
    while (name[0] == ' ')
        name++;
    for (; name[length] && length + 1 < STEM_SIZE; length++)
        stem[length] =
            (char)(name[length] >= 'A' && name[length] <= 'Z' ? name[length] - 'A' + 'a' : name[length]);
    stem[name[length] ? 0 : length] = '\0'; /* none of ours is as long */
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            cut = cut_end(stem, ends[i]) || cut;
        cut = cut_number(stem) || cut;
        for (length = strlen(stem); length > 0 && strchr(" .-_", stem[length - 1]); length--, cut = true)
            stem[length - 1] = '\0';
    }
}

static bool is_backup(const char *name)
{
    static const char *const ends[] = {".bak", ".old", ".orig", ".save", ".swp", "~"};
    return ends_with_any(name, ends, sizeof ends / sizeof *ends);
}

/* What browsers and other programs call a file that is not all there yet. */
static bool is_half(const char *name)
{
    static const char *const ends[] = {".part", ".crdownload", ".partial", ".download", ".opdownload",
                                       ".tmp",  ".filepart",   ".!ut",     ".aria2"};
    return ends_with_any(name, ends, sizeof ends / sizeof *ends);
}

enum intake_kind intake_names_kind(const char *name, const char **ret_meant)
{
    static const struct {
        const char *name;
        enum intake_kind kind;
    } exact[] = {{"display.json", INTAKE_DISPLAY}, {"display-2.json", INTAKE_SECOND_DISPLAY},
                 {"venue.json", INTAKE_VENUE},     {"live.json", INTAKE_LIVE},
                 {"name.txt", INTAKE_NAME},        {"network.json", INTAKE_FOR_BOARD},
                 {"time.txt", INTAKE_FOR_BOARD},   {"authorized_keys", INTAKE_FOR_BOARD},
                 {"README.txt", INTAKE_FOR_BOARD}};
    static const struct {
        const char *stem, *meant;
        enum intake_kind kind;
    } stems[] = {{"display", "display.json", INTAKE_DISPLAY},
                 {"display-2", "display-2.json", INTAKE_SECOND_DISPLAY},
                 {"venue", "venue.json", INTAKE_VENUE},
                 {"live", "live.json", INTAKE_LIVE},
                 {"name", "name.txt", INTAKE_NAME},
                 {"network", "network.json", INTAKE_MISNAMED},
                 {"time", "time.txt", INTAKE_MISNAMED},
                 {"authorized_keys", "authorized_keys", INTAKE_MISNAMED},
                 {"authorized keys", "authorized_keys", INTAKE_MISNAMED},
                 {"authorised_keys", "authorized_keys", INTAKE_MISNAMED},
                 {"id_ed25519", "authorized_keys", INTAKE_MISNAMED},
                 {"id_rsa", "authorized_keys", INTAKE_MISNAMED},
                 {"id_ecdsa", "authorized_keys", INTAKE_MISNAMED},
                 {"readme", NULL, INTAKE_FOR_BOARD}};
    char stem[STEM_SIZE];
    *ret_meant = NULL;
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (strcasecmp(name, exact[i].name) == 0)
            return exact[i].kind;
    if (is_half(name))
        return INTAKE_HALF;
    if (is_backup(name))
        return INTAKE_BACKUP;
    find_stem(name, stem);
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        if (strcmp(stem, stems[i].stem) == 0) {
            *ret_meant = stems[i].meant;
            return stems[i].kind;
        }
    }
    return INTAKE_OTHER;
}

/* ---- by the content ---- */

static void judge_content(struct intake_run *run, struct intake_name *name)
{
    static const struct {
        const char *format, *meant;
        enum intake_kind kind;
    } formats[] = {{"nownext-display/", "display.json", INTAKE_DISPLAY},
                   {"nownext-venue/", "venue.json", INTAKE_VENUE},
                   {"nownext-live/", "live.json", INTAKE_LIVE},
                   {"nownext-signed/", "live.json", INTAKE_LIVE},
                   {"nownext-network/", "network.json", INTAKE_MISNAMED},
                   {"nownext-theme/", NULL, INTAKE_STYLE},
                   {"nownext-words/", NULL, INTAKE_STYLE}};
    struct arena scratch;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    bool ok = spool_read_file(intake_run_setup_path(run, name->name), LIMIT_FILE_BYTES, &scratch, &bytes,
                              &size, NULL) &&
              encoding_decode(bytes, size, &scratch, &bytes, &size, NULL);
    for (size_t i = 0; ok && i < sizeof formats / sizeof *formats; i++) {
        if (json_names_format(bytes, size, formats[i].format)) {
            name->kind = formats[i].kind;
            name->meant = formats[i].meant;
            break;
        }
    }
    arena_finish(&scratch);
}

/* What a schedule is called keeps its meaning: a theme that is called schedule.json is no good. */
static void judge(struct intake_run *run, struct intake_name *name)
{
    name->kind = intake_names_kind(name->name, &name->meant);
    if (name->kind == INTAKE_OTHER && !intake_run_is_schedule_name(name->name))
        judge_content(run, name);
}

/* ---- all ---- */

static int compare_names(const void *a, const void *b)
{
    const struct intake_name *first = a, *second = b;
    return strcmp(first->name, second->name);
}

static void keep_name(struct intake_run *run, const char *name, uint32_t *other_count)
{
    const char *meant;
    bool known = intake_names_kind(name, &meant) < INTAKE_HALF || intake_run_is_schedule_name(name);
    if (run->name_count == INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES ||
        (!known && *other_count == INTAKE_MOST_NAMES)) {
        run->names_left_out = true;
        return;
    }
    run->names[run->name_count++] = (struct intake_name){.name = arena_copy(&run->whole, name)};
    *other_count += known ? 0 : 1;
}

bool intake_names_read(struct intake_run *run)
{
    DIR *folder = opendir(run->intake->setup);
    const struct dirent *entry;
    uint32_t other_count = 0;
    if (!folder)
        return err_set(run->reterr, ERR_IO, "%s can't be read: %s", run->intake->setup, strerror(errno));
    while (errno = 0, (entry = readdir(folder))) {
        struct stat about;
        if (!intake_names_is_junk(entry->d_name) && !intake_names_is_picture(entry->d_name) &&
            stat(intake_run_setup_path(run, entry->d_name), &about) == 0 && !S_ISDIR(about.st_mode))
            keep_name(run, entry->d_name, &other_count);
    }
    int reason = errno;
    closedir(folder);
    if (reason)
        return err_set(run->reterr, ERR_IO, "%s can't be read: %s", run->intake->setup, strerror(reason));
    qsort(run->names, run->name_count, sizeof *run->names, compare_names);
    for (uint32_t i = 0; i < run->name_count; i++)
        judge(run, &run->names[i]);
    intake_run_end_turn(run);
    if (run->names_left_out) {
        struct err err = {0};
        err_set(&err, ERR_LIMIT,
                "holds more than %d files that may be schedules: the others are not looked at",
                INTAKE_MOST_NAMES);
        intake_run_refuse(run, "this partition", &err);
    }
    return true;
}

/* *ret_count: how many there are of the kind. */
static struct intake_name *find_chosen(struct intake_run *run, enum intake_kind kind, const char *wanted,
                                       uint32_t *ret_count)
{
    struct intake_name *chosen = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < run->name_count; i++) {
        struct intake_name *name = &run->names[i];
        if (name->kind != kind)
            continue;
        if (count++ == 0 || strcasecmp(name->name, wanted) == 0)
            chosen = name;
    }
    *ret_count = count;
    return chosen && count > 1 && strcasecmp(chosen->name, wanted) != 0 ? NULL : chosen;
}

const char *intake_names_find(struct intake_run *run, enum intake_kind kind, const char *wanted)
{
    uint32_t count;
    const struct intake_name *chosen = find_chosen(run, kind, wanted, &count);
    return chosen ? chosen->name : NULL;
}

const char *intake_names_choose(struct intake_run *run, enum intake_kind kind, const char *wanted)
{
    uint32_t count;
    const struct intake_name *chosen = find_chosen(run, kind, wanted, &count);
    for (uint32_t i = 0; i < run->name_count; i++) {
        struct intake_name *name = &run->names[i];
        struct err err = {0};
        if (name->kind != kind)
            continue;
        name->is_seen = true;
        if (name == chosen)
            continue;
        if (chosen)
            err_set(&err, ERR_MEANING, "is not read, since %s is: leave one of the two there", chosen->name);
        else
            err_set(&err, ERR_MEANING,
                    "is one of %u files that may be meant as %s: leave one there, and call it so", count,
                    wanted);
        if (chosen)
            intake_run_refuse(run, name->name, &err);
        else
            intake_run_refuse_settings(run, kind, name->name, &err);
    }
    if (chosen && strcasecmp(chosen->name, wanted) != 0)
        intake_run_say(run, "%s is taken as %s", intake_run_printable(&run->arena, chosen->name), wanted);
    return chosen ? chosen->name : NULL;
}
