#include "tool/call_styles.h"

#include "tool/fixture.h"

static int begin(struct call_styles *looks, const struct tool *tool, const struct loaded *loaded,
                 struct arena *arena, const char *theme, const char *language)
{
    struct options options = {.values = {[OPTION_THEME] = theme, [OPTION_LANGUAGE] = language}};
    call_styles_init(looks, tool, &options, loaded->program, arena);
    return (int)call_styles_count(looks);
}

int main(void)
{
    struct loaded loaded;
    struct arena arena;
    struct call_styles looks;
    struct style style;
    const char *name;
    char *said = NULL;
    size_t size = 0;
    FILE *err = open_memstream(&said, &size);
    const struct tool tool = {.out = err, .err = err, .command = "preflight"};
    struct display_config config;
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    display_config_set_defaults(&config, ROLE_DOOR);

    check_row("none: the display's own");
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, NULL, NULL), 1);
    config.theme = "contrast";
    config.language = "fr";
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    CHECK_STR(name, "");
    CHECK_STR(style.theme->name, "contrast");
    CHECK_STR(style.words->language, "fr");

    check_row("one");
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, "paper", NULL), 1);
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    CHECK_STR(name, "");
    CHECK_STR(style.theme->name, "paper");
    CHECK_STR(style.words->language, "fr");

    check_row("all combinations");
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, "night,paper", "de,ar,ja"), 6);
    CHECK_INT(call_styles_get(&looks, 4, &config, &style, &name), TOOL_OK);
    CHECK_STR(name, "paper, ar");
    CHECK_STR(config.theme, "paper");
    CHECK_STR(config.language, "ar");
    CHECK_STR(style.words->language, "ar");
    const struct style first = style;
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    CHECK_STR(name, "night, de");
    CHECK_INT(call_styles_get(&looks, 4, &config, &style, &name), TOOL_OK);
    CHECK(style.theme == first.theme && style.words == first.words); /* loaded once */

    check_row("a language without words is told once");
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, NULL, "nl,en"), 2);
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    fflush(err);
    CHECK_INT(count_lines(said), 1);
    CHECK(contains(said, "no words in \"nl\""));

    check_row("a theme that is not there");
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, "night,day", NULL), 2);
    CHECK_INT(call_styles_get(&looks, 1, &config, &style, &name), TOOL_CALL);
    fflush(err);
    CHECK(contains(said, "there is no theme \"day\""));

    check_row("a theme's family that is not there is told once");
    static const char theme_path[] = BINARY_DIR "/test_looks-theme.json";
    FILE *night = fopen("assets/themes/night.json", "r"), *own = fopen(theme_path, "w");
    for (char line[400]; fgets(line, sizeof line, night);)
        fputs(strstr(line, "\"text\": [") ? "\"text\": [\"No Such Family\", \"Inter\"],\n" : line, own);
    fclose(night);
    fclose(own);
    fflush(err);
    size_t before = size;
    CHECK_INT(begin(&looks, &tool, &loaded, &arena, theme_path, "de,ar"), 2);
    CHECK_INT(call_styles_get(&looks, 0, &config, &style, &name), TOOL_OK);
    CHECK_INT(call_styles_get(&looks, 1, &config, &style, &name), TOOL_OK);
    fflush(err);
    const char *told = strstr(said + before, "No Such Family");
    CHECK(told && !strstr(told + 1, "No Such Family"));
    remove(theme_path);

    fclose(err);
    free(said);
    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
