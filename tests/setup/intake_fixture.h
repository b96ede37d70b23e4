/*
 * intake_fixture: a setup partition and a spool for the tests of what is taken over.
 */
#ifndef NOWNEXT_TESTS_APP_INTAKE_FIXTURE_H
#define NOWNEXT_TESTS_APP_INTAKE_FIXTURE_H

#include "spool/board_identity.h"
#include "setup/intake.h"

#include "spool/spool_fixture.h"

#include "display/store.h"
#include "base/str.h"
#include "spool/file.h"

/* A picture, told by its content, whatever the name of its file. */
#define PICTURE(color)                                                                                       \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"1\"><rect width=\"64\" height=\"1\" "   \
    "fill=\"" color "\"/></svg>"

static char setup[320], *said;
static size_t said_size;
static struct instant intake_now = {INT64_MIN};

static inline void drop(const char *name, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", setup, name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

static inline void drop_copy(const char *name, const char *from)
{
    static char text[65536];
    FILE *file = fopen(from, "rb");
    size_t size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[size] = '\0';
    drop(name, text);
}

static inline void take_away(const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", setup, name);
    CHECK_INT(remove(path), 0);
}

/* "2 1 0": taken, unchanged, refused. */
static inline const char *run(void)
{
    static char text[40];
    struct intake_result result;
    struct err err = {0};
    free(said);
    FILE *out = open_memstream(&said, &said_size);
    struct intake intake = {
        .setup = setup, .spool = spool_folder, .root = "/no/such/root", .now = intake_now, .out = out};
    CHECK(intake_take_over(&intake, &result, &err));
    CHECK_STR(err.text, "");
    fclose(out);
    snprintf(text, sizeof text, "%u %u %u", result.taken, result.unchanged, result.refused);
    return text;
}

static inline bool says(const char *part)
{
    bool found = strstr(said, part) != NULL;
    if (!found)
        printf("\"%s\" is not in:\n%s", part, said);
    return found;
}

static inline uint32_t sessions(void)
{
    struct store store;
    store_init(&store, &(struct store_folders){.setup = spool_folder});
    store_read(&store);
    uint32_t count = store.program ? store.program->session_count : 0;
    store_finish(&store);
    return count;
}

static inline const char *name_in_spool(void)
{
    static char name[100];
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct venue_board board = board_identity_read(spool_folder, "h", &arena);
    snprintf(name, sizeof name, "%s", board.name);
    arena_finish(&arena);
    return name;
}

static inline void drop_display(const char *theme, const char *const *files, size_t count)
{
    char text[4000];
    size_t length =
        (size_t)snprintf(text, sizeof text,
                         "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", "
                         "\"theme\": \"%s\", \"cycle\": [{\"page\": \"overview\"}",
                         theme);
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   ", {\"page\": \"picture\", \"file\": \"%s\"}", files[i]);
    snprintf(text + length, sizeof text - length, "]}");
    drop("display.json", text);
}

static inline void intake_begin(const char *test)
{
    spool_make(test);
    snprintf(setup, sizeof setup, "%s.setup", spool_folder);
    CHECK_INT(mkdir(setup, 0700), 0);
}

static inline void intake_end(void)
{
    CHECK_INT(rmdir(setup), 0);
    spool_unmake();
    free(said);
}

#endif
