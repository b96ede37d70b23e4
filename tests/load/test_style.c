#include "load/style.h"

#include <sys/stat.h>

#include "base/str.h"
#include "tool/fixture.h"
#include "spool/file.h"

static struct arena arena;
static struct issue_list issues;

static void test_themes(void)
{
    const struct theme *theme = NULL;
    const char *path;
    struct err err = {0};
    const char *const *names;
    uint32_t count = style_themes(&arena, &names);
    CHECK_INT(count, 3);
    for (uint32_t i = 0; i < count; i++) {
        check_row(names[i]);
        if (CHECK(style_load_theme(names[i], &arena, &issues, &theme, &path, &err)))
            CHECK_STR(theme->name, names[i]);
    }
    check_row("by path");
    CHECK(style_load_theme("assets/themes/paper.json", &arena, &issues, &theme, &path, &err));
    CHECK_STR(theme->name, "paper");
    check_row("no such theme");
    CHECK(!style_load_theme("papre", &arena, &issues, &theme, &path, &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK(path == NULL && contains(err.text, "there are contrast, night and paper, or"));
    check_row("no such file");
    err = (struct err){0};
    CHECK(!style_load_theme("none.json", &arena, &issues, &theme, &path, &err));
    CHECK_INT(err.code, ERR_IO);
    check_row("no theme");
    err = (struct err){0};
    CHECK(!style_load_theme(SMALL, &arena, &issues, &theme, &path, &err));
    CHECK_INT(err.code, ERR_FORMAT);
    CHECK_STR(path, SMALL);
}

/* A theme like night, with more members. */
static const char *write_theme(const char *name, const char *more)
{
    const char *path = arena_printf(&arena, BINARY_DIR "/%s.json", name), *bytes;
    size_t size;
    struct err err = {0};
    CHECK(spool_read_file(SOURCE_DIR "/assets/themes/night.json", 65536, &arena, &bytes, &size, &err));
    const char *fonts = strstr(bytes, "\"fonts\"");
    FILE *file = fopen(path, "wb");
    fprintf(file, "%.*s%s}", (int)(fonts - bytes), bytes, more);
    fclose(file);
    return path;
}

static void test_logo(void)
{
    const struct theme *theme = NULL;
    const char *path;
    struct err err = {0};
    check_row("a logo");
    const char *file = write_theme("test_look", "\"logo\":\"" SOURCE_DIR "/tests/data/tool/logo.svg\"");
    CHECK(style_load_theme(file, &arena, &issues, &theme, &path, &err));
    CHECK_INT((theme->logo_width + theme->logo_height / 2) / theme->logo_height, 3);
    CHECK_INT(issues.count, 0);
    check_row("named from the theme's folder; one that is none is left out");
    file = write_theme("test_look", "\"logo\":\"test_look.json\"");
    CHECK(style_load_theme(file, &arena, &issues, &theme, &path, &err));
    CHECK(theme->logo == NULL);
    if (CHECK_INT(issues.count, 1)) {
        CHECK_STR(issues.first->rule, "logo");
        CHECK(contains(issues.first->text, "test_look.json is left out: ") &&
              !strstr(issues.first->text, "opened"));
    }
    check_row("one that is not there");
    file = write_theme("test_look", "\"logo\":\"none.png\"");
    CHECK(style_load_theme(file, &arena, &issues, &theme, &path, &err));
    CHECK(contains(issues.last->text, "none.png is left out: the picture cannot be opened"));
    remove(file);
}

static void test_fonts(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    struct issue_list list;
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return;
    }
    check_row("fonts");
    struct theme theme = *theme_night();
    issue_list_init(&list, &arena);
    style_note_fonts(&theme, renderer, &list);
    CHECK_INT(list.count, 0);
    theme.families[THEME_DISPLAY][0] = "No Such Family";
    CHECK(renderer_set_fonts(renderer, &theme, &err));
    style_note_fonts(&theme, renderer, &list);
    if (CHECK_INT(list.count, 1)) {
        CHECK_STR(list.first->where, "fonts.display");
        CHECK_STR(list.first->text,
                  "the family \"No Such Family\" is not installed; \"Inter Display\" is used");
    }
    renderer_destroy(renderer);
}

static void test_words(void)
{
    static const struct {
        const char *language, *now, *expected;
        bool found;
    } rows[] = {
        {"en", "Now", "en", true},        {"de", "Jetzt", "de", true},
        {"de-AT", "Jetzt", "de", true},   {"DE_at", "Jetzt", "de", true},
        {"fr", "En cours", "fr", true},   {"ja", "開催中", "ja", true},
        {"ar-EG", "الآن", "ar", true},    {"xx", "Now", "xx", false},
        {"../de", "Now", "../de", false}, {"deutsch", "Now", "deutsch", false},
        {"", "Now", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language);
        const struct words *words;
        const char *path;
        bool found;
        struct err err = {0};
        if (!CHECK(style_load_words(rows[i].language, &arena, &words, &found, &path, &err)))
            continue;
        CHECK_STR(words_get(words, WORD_NOW), rows[i].now);
        CHECK_STR(words->language, rows[i].expected);
        CHECK_INT(found, rows[i].found);
        CHECK_INT(path != NULL, rows[i].found);
    }
    const char *const *names;
    uint32_t count = style_languages(&arena, &names);
    CHECK_INT(count, 10);
    for (uint32_t i = 0; i < count; i++) {
        check_row(names[i]);
        const struct words *words;
        const char *path;
        bool found = false;
        struct err err = {0};
        CHECK(style_load_words(names[i], &arena, &words, &found, &path, &err) && found);
    }
}

static void test_clock(void)
{
    const struct words *words = words_english(), *twelve = style_with_clock(words, 12, &arena);
    check_row("clock");
    CHECK(style_with_clock(words, 24, &arena) == words && style_with_clock(words, 0, &arena) == words);
    CHECK_INT(twelve->clock_hours, 12);
    CHECK_STR(words_get(twelve, WORD_NOW), "Now");
    CHECK(style_with_clock(twelve, 12, &arena) == twelve);
    CHECK_INT(style_with_clock(twelve, 24, &arena)->clock_hours, 24);
}

static void test_language(void)
{
    static const char *const languages[] = {"ja", "en"};
    struct program program = {.event = {.language_count = 2, .languages = languages}};
    struct display_config config = {.language = "de"};
    check_row("which language");
    CHECK_STR(style_language(&config, &program), "de");
    config.language = "";
    CHECK_STR(style_language(&config, &program), "ja");
    program.event.language_count = 0;
    CHECK_STR(style_language(&config, &program), "en");
}

static const char *joined(const char *const *names, uint32_t count)
{
    struct str_builder text = {.arena = &arena};
    for (uint32_t i = 0; i < count; i++)
        str_addf(&text, "%s ", names[i]);
    return text.text;
}

/* A copy with another name is another theme or language; what can't be asked for by its name is none. */
static void test_names(void)
{
    static const char *const files[] = {"themes/ours.json", "themes/.hidden.json", "themes/notes.txt",
                                        "words/nl.json",    "words/deutsch.json",  "words/de-AT.json"};
    static const char folder[] = BINARY_DIR "/test_style.assets";
    const char *const *names;
    check_row("names");
    mkdir(folder, 0755);
    mkdir(arena_printf(&arena, "%s/themes", folder), 0755);
    mkdir(arena_printf(&arena, "%s/words", folder), 0755);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fclose(fopen(arena_printf(&arena, "%s/%s", folder, files[i]), "w"));
    setenv("NOWNEXT_ASSETS", folder, 1);
    uint32_t count = style_themes(&arena, &names);
    CHECK_STR(joined(names, count), "night ours ");
    CHECK_STR(style_theme_list(&arena), "night and ours");
    CHECK_STR(style_next_name(names, count, "night"), "ours");
    CHECK_STR(style_next_name(names, count, "ours"), "night");
    CHECK_STR(style_next_name(names, count, "gone"), "night");
    count = style_languages(&arena, &names);
    CHECK_STR(joined(names, count), "en nl ");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(arena_printf(&arena, "%s/%s", folder, files[i]));
    remove(arena_printf(&arena, "%s/themes", folder));
    remove(arena_printf(&arena, "%s/words", folder));
    remove(folder);
}

/* Nothing but what is built in. */
static void test_without_files(void)
{
    const struct theme *theme;
    const struct words *words;
    const char *path;
    bool found;
    struct err err = {0};
    check_row("without files");
    setenv("NOWNEXT_ASSETS", BINARY_DIR "/none", 1);
    CHECK(style_load_theme("night", &arena, &issues, &theme, &path, &err) && theme == theme_night());
    CHECK(style_load_words("en-GB", &arena, &words, &found, &path, &err) && found);
    CHECK_STR(words_get(words, WORD_NOW), "Now");
    CHECK(style_load_words("de", &arena, &words, &found, &path, &err) && !found);
    CHECK(!style_load_theme("paper", &arena, &issues, &theme, &path, &err));
    const char *const *names;
    CHECK(style_themes(&arena, &names) == 1 && strcmp(names[0], "night") == 0);
    CHECK(style_languages(&arena, &names) == 1 && strcmp(names[0], "en") == 0);
    struct style style = style_default();
    CHECK(style.theme == theme_night() && style.words == words_english());
}

static bool has_word(const char *const *words, const char *word)
{
    for (; *words; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

static void test_cancelled_words(void)
{
    check_row("of all languages");
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    const char *const *words = style_cancelled_words(&arena);
    CHECK(has_word(words, "cancelled") && has_word(words, "ausgefallen") && has_word(words, "\u4E2D\u6B62") &&
          has_word(words, "annul\u00E9e") && has_word(words, "\u0645\u0644\u063A\u0649"));
    check_row("composed and not, and each once");
    CHECK(has_word(words, "inst\u00E4lld") && has_word(words, "insta\u0308lld") &&
          has_word(words, "entfa\u0308llt"));
    for (size_t i = 0; words[i]; i++)
        CHECK(!has_word(words + i + 1, words[i]));
    check_row("of an installation's own files, but for one with a fault");
    static const char folder[] = BINARY_DIR "/test_style.cancelled";
    const char *german = arena_printf(&arena, "%s/words/de.json", folder),
               *dutch = arena_printf(&arena, "%s/words/nl.json", folder), *bytes;
    size_t size;
    struct err err = {0};
    mkdir(folder, 0755);
    mkdir(arena_printf(&arena, "%s/words", folder), 0755);
    CHECK(spool_read_file(SOURCE_DIR "/assets/words/de.json", 65536, &arena, &bytes, &size, &err));
    FILE *file = fopen(german, "wb"), *faulty = fopen(dutch, "wb");
    fwrite(bytes, 1, size, file);
    fprintf(faulty, "{\"format\": \"nownext-words/1\", \"cancelled_words\": [\"vervallen\"]}");
    fclose(file);
    fclose(faulty);
    setenv("NOWNEXT_ASSETS", folder, 1);
    words = style_cancelled_words(&arena);
    CHECK(has_word(words, "cancelled") && has_word(words, "ausgefallen") && !has_word(words, "vervallen"));
    remove(german);
    remove(dutch);
    remove(arena_printf(&arena, "%s/words", folder));
    remove(folder);
    check_row("built in");
    setenv("NOWNEXT_ASSETS", BINARY_DIR "/none", 1);
    words = style_cancelled_words(&arena);
    CHECK(has_word(words, "cancelled") && has_word(words, "abgesagt") && !has_word(words, "ausgefallen"));
}

int main(void)
{
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    arena_init(&arena, malloc, free);
    issue_list_init(&issues, &arena);
    test_themes();
    CHECK_INT(issues.count, 0);
    test_logo();
    test_fonts();
    test_words();
    test_clock();
    test_language();
    test_names();
    test_without_files();
    test_cancelled_words();
    arena_finish(&arena);
    return check_done();
}
