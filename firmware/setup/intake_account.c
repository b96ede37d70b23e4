#include "setup/intake_account.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "setup/intake_names.h"

/* ---- files ---- */

static void account_name(struct intake_run *run, const struct intake_name *name)
{
    struct err err = {0};
    if (name->is_seen || intake_run_is_accounted(run, name->name))
        return;
    switch (name->kind) {
    case INTAKE_FOR_BOARD:
        intake_run_say(run, "not for the display: %s", intake_run_printable(&run->arena, name->name));
        break;
    case INTAKE_MISNAMED:
        if (intake_run_find_name(run, name->meant))
            err_set(&err, ERR_MEANING, "is not read, since %s is: leave one of the two there", name->meant);
        else
            err_set(&err, ERR_MEANING,
                    "is not read: call it %s (some computers hide the last part of a name)", name->meant);
        intake_run_refuse(run, name->name, &err);
        break;
    case INTAKE_HALF:
        err_set(&err, ERR_FORMAT,
                "is a download that has not ended: load it again, and put the whole file here");
        intake_run_refuse(run, name->name, &err);
        break;
    case INTAKE_BACKUP:
        intake_run_name_unknown(run, name->name,
                                "is what a program has kept of another file, and is not read");
        break;
    case INTAKE_STYLE:
        intake_run_name_unknown(run, name->name, "is a theme or a language that no settings name");
        break;
    default:
        intake_run_name_unknown(run, name->name, "is not read");
        break;
    }
}

/* ---- pictures and folders ---- */

/* What is named by its number, in one line. */
struct tally {
    const char *first; /* by its name */
    uint32_t count;
};

static void count(struct intake_run *run, struct tally *tally, const char *name)
{
    if (!tally->first || strcmp(name, tally->first) < 0)
        tally->first = arena_copy(&run->whole, name);
    tally->count++;
}

/* "a.png" or "a.png and 3 more". */
static const char *tally_text(struct intake_run *run, const struct tally *tally)
{
    return tally->count == 1 ? tally->first
                             : arena_printf(&run->arena, "%s and %u more", tally->first, tally->count - 1);
}

/* Pictures, and what moves or sounds, that nobody has asked for. */
struct media {
    struct tally pictures, films;
};

static void count_media(struct intake_run *run, struct media *media, const char *name)
{
    count(run, intake_names_is_film(name) ? &media->films : &media->pictures, name);
}

static void name_media(struct intake_run *run, const struct media *media)
{
    if (media->pictures.count > 0)
        intake_run_name_unknown(run, tally_text(run, &media->pictures),
                                media->pictures.count == 1 ? "is a picture that no settings name"
                                                           : "are pictures that no settings name");
    if (media->films.count > 0)
        intake_run_name_unknown(run, tally_text(run, &media->films),
                                media->films.count == 1 ? "is a film or a sound: only pictures are shown"
                                                        : "are films or sounds: only pictures are shown");
}

/* What lies in a folder, and in those below it. */
struct contents {
    struct tally asked, files; /* those that settings name; others */
    struct media media;
};

static void read_folder(struct intake_run *run, const char *path, unsigned depth, struct contents *contents)
{
    enum { MOST_DEPTH = 3, MOST_ENTRIES = 1000 };
    DIR *folder = opendir(intake_run_setup_path(run, path));
    const struct dirent *entry;
    for (unsigned i = 0; folder && i < MOST_ENTRIES && (entry = readdir(folder)); i++) {
        struct stat about;
        const char *inner = arena_printf(&run->arena, "%s/%s", path, entry->d_name);
        if (intake_names_is_junk(entry->d_name) || stat(intake_run_setup_path(run, inner), &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode) && depth < MOST_DEPTH)
            read_folder(run, inner, depth + 1, contents);
        else if (intake_run_is_accounted(run, inner))
            count(run, &contents->asked, inner);
        else if (intake_names_is_picture(entry->d_name))
            count_media(run, &contents->media, inner);
        else
            count(run, &contents->files, inner);
    }
    if (folder)
        closedir(folder);
}

static void account_folder(struct intake_run *run, const char *name)
{
    struct contents contents = {0};
    if (strcasecmp(name, "examples") == 0) {
        intake_run_say(run, "not for the display: %s", name);
        return;
    }
    read_folder(run, name, 0, &contents);
    if (contents.files.count > 0) {
        struct err err = {0};
        err_set(&err, ERR_MEANING, "%s in a folder, where %s not looked for: put %s beside README.txt",
                contents.files.count == 1 ? "lies" : "lie", contents.files.count == 1 ? "it is" : "they are",
                contents.files.count == 1 ? "it" : "them");
        intake_run_refuse(run, tally_text(run, &contents.files), &err);
    }
    name_media(run, &contents.media);
    if (contents.files.count + contents.media.pictures.count + contents.media.films.count +
            contents.asked.count ==
        0)
        intake_run_say(run, "not for the display: %s, which is empty",
                       intake_run_printable(&run->arena, name));
}

/* ---- all ---- */

void intake_account(struct intake_run *run)
{
    DIR *folder = opendir(run->intake->setup);
    const struct dirent *entry;
    struct media media = {0};
    for (uint32_t i = 0; i < run->name_count; i++)
        account_name(run, &run->names[i]);
    while (folder && (entry = readdir(folder))) {
        struct stat about;
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (intake_names_is_junk(name))
            intake_run_say(run, "not for the display: %s", intake_run_printable(&run->arena, name));
        else if (stat(intake_run_setup_path(run, name), &about) == 0 && S_ISDIR(about.st_mode))
            account_folder(run, name);
        else if (intake_names_is_picture(name) && !intake_run_is_accounted(run, name))
            count_media(run, &media, name);
    }
    if (folder)
        closedir(folder);
    name_media(run, &media);
}
