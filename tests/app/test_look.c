#include "app/look.h"

#include "fixture.h"

static struct arena arena;

static void test_themes(void)
{
    const struct theme *theme = NULL;
    const char *path;
    struct err err = {0};
    for (size_t i = 0; i < LOOK_THEME_COUNT; i++) {
        check_row(look_themes[i]);
        if (CHECK(look_load_theme(look_themes[i], &arena, &theme, &path, &err)))
            CHECK_STR(theme->name, look_themes[i]);
    }
    check_row("by path");
    CHECK(look_load_theme("assets/themes/paper.json", &arena, &theme, &path, &err));
    CHECK_STR(theme->name, "paper");
    check_row("no such theme");
    CHECK(!look_load_theme("papre", &arena, &theme, &path, &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK(path == NULL && contains(err.text, "night, paper and contrast"));
    check_row("no such file");
    err = (struct err){0};
    CHECK(!look_load_theme("none.json", &arena, &theme, &path, &err));
    CHECK_INT(err.code, ERR_IO);
    check_row("no theme");
    err = (struct err){0};
    CHECK(!look_load_theme(SMALL, &arena, &theme, &path, &err));
    CHECK_INT(err.code, ERR_FORMAT);
    CHECK_STR(path, SMALL);
}

static void test_words(void)
{
    static const struct {
        const char *language, *now, *expected;
        bool found;
    } rows[] = {
        {"en", "NOW", "en", true},        {"de", "JETZT", "de", true},    {"de-AT", "JETZT", "de", true},
        {"DE_at", "JETZT", "de", true},   {"fr", "EN COURS", "fr", true}, {"ja", "開催中", "ja", true},
        {"ar-EG", "الآن", "ar", true},    {"xx", "NOW", "xx", false},     {"../de", "NOW", "../de", false},
        {"deutsch", "NOW", "deutsch", false}, {"", "NOW", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].language);
        const struct words *words;
        const char *path;
        bool found;
        struct err err = {0};
        if (!CHECK(look_load_words(rows[i].language, &arena, &words, &found, &path, &err)))
            continue;
        CHECK_STR(words_get(words, WORD_NOW), rows[i].now);
        CHECK_STR(words->language, rows[i].expected);
        CHECK_INT(found, rows[i].found);
        CHECK_INT(path != NULL, rows[i].found);
    }
    for (size_t i = 0; i < LOOK_LANGUAGE_COUNT; i++) {
        check_row(look_languages[i]);
        const struct words *words;
        const char *path;
        bool found = false;
        struct err err = {0};
        CHECK(look_load_words(look_languages[i], &arena, &words, &found, &path, &err) && found);
    }
}

static void test_language(void)
{
    static const char *const languages[] = {"ja", "en"};
    struct program program = {.event = {.language_count = 2, .languages = languages}};
    struct display_config config = {.language = "de"};
    check_row("which language");
    CHECK_STR(look_language(&config, &program), "de");
    config.language = "";
    CHECK_STR(look_language(&config, &program), "ja");
    program.event.language_count = 0;
    CHECK_STR(look_language(&config, &program), "en");
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
    CHECK(look_load_theme("night", &arena, &theme, &path, &err) && theme == theme_night());
    CHECK(look_load_words("en-GB", &arena, &words, &found, &path, &err) && found);
    CHECK_STR(words_get(words, WORD_NOW), "NOW");
    CHECK(look_load_words("de", &arena, &words, &found, &path, &err) && !found);
    CHECK(!look_load_theme("paper", &arena, &theme, &path, &err));
    struct look look = look_default();
    CHECK(look.theme == theme_night() && look.words == words_english());
}

int main(void)
{
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    arena_init(&arena, malloc, free);
    test_themes();
    test_words();
    test_language();
    test_without_files();
    arena_finish(&arena);
    return check_done();
}
