#include "configuration/read_theme.h"

#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static struct err err;

static const struct theme *read(const char *bytes, size_t size)
{
    const struct theme *theme = NULL;
    err = (struct err){0};
    bool ok = read_theme(bytes, size, &check_arena, &theme, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, theme != NULL);
    return theme;
}

static const struct theme *read_file(const char *name)
{
    const char *bytes = "";
    size_t size = 0;
    err = (struct err){0};
    CHECK(spool_read_file(arena_printf(&check_arena, "assets/themes/%s.json", name), LIMIT_FILE_BYTES,
                          &check_arena, &bytes, &size, &err));
    return read(bytes, size);
}

/* The built-in theme is what the file says. */
static void test_night(void)
{
    struct theme file, built_in = *theme_night();
    const struct theme *read_theme_file = read_file("night");
    if (!read_theme_file)
        return;
    file = *read_theme_file;
    CHECK_STR(file.name, built_in.name);
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++) {
        check_row(theme_color_name(i));
        struct color a = *theme_color(&file, i), b = *theme_color(&built_in, i);
        CHECK_INT(a.red, b.red);
        CHECK_INT(a.green, b.green);
        CHECK_INT(a.blue, b.blue);
    }
    check_row("fonts, logo");
    CHECK(theme_same_fonts(&file, &built_in));
    CHECK(!file.logo && !built_in.logo);
    check_row("");
}

/* Each is what its name promises. */
static void test_shipped(void)
{
    const struct theme *paper = read_file("paper"), *contrast = read_file("contrast");
    struct color black = {0, 0, 0};
    if (paper) {
        CHECK_STR(paper->name, "paper");
        CHECK(theme_contrast(paper->ground, black) > 20.9 && theme_contrast(paper->foot, black) > 17.4);
        CHECK(theme_contrast(paper->ink2, paper->ground) > 8.2);
        CHECK(theme_contrast(paper->ink2, paper->foot) > 6.85);
        CHECK(!theme_shows_field(paper, paper->soon) && theme_shows_field(paper, paper->on));
    }
    if (contrast) {
        CHECK_STR(contrast->name, "contrast");
        CHECK(theme_contrast(contrast->ink, contrast->ground) > 20.9);
        CHECK(theme_contrast(contrast->ink2, contrast->foot) > 20.9);
        CHECK(theme_contrast(contrast->on_ink, contrast->on) > 20.9);
        CHECK(theme_contrast(contrast->soon_ink, contrast->soon) > 16.5);
        CHECK(theme_contrast(contrast->done, contrast->rest) > 6.95);
    }
}

#define COLORS(ground, ink, ink2, last)                                                                      \
    "{\"ground\":\"" ground "\",\"foot\":\"#111111\",\"ink\":\"" ink "\",\"ink2\":\"" ink2                   \
    "\",\"rest\":\"#222222\",\"done\":\"#AACCFF\",\"on\":\"#AACCFF\",\"on_ink\":\"#000000\","                \
    "\"soon\":\"#FFDD00\",\"soon_ink\":\"#000000\",\"stop\":\"#AA0000\"" last "}"
#define THEME(colors) "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":" colors "}"
#define SHUT ",\"shut\":\"#888888\""

#define WITH(members)                                                                                        \
    "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":" COLORS("#000000", "#ffffff", "#CCcccc",     \
                                                                        SHUT) "," members "}"

static void test_members(void)
{
    const char *all = WITH("\"fonts\":{\"text\":[\"A\",\"B\"],\"display\":[\"C\"]},"
                           "\"size\":115,\"logo\":\"x/logo.svg\"");
    check_row("all");
    const struct theme *theme = read(all, strlen(all));
    if (!CHECK(theme))
        return;
    CHECK_STR(theme->families[THEME_TEXT][0], "A");
    CHECK_STR(theme->families[THEME_TEXT][1], "B");
    CHECK_STR(theme->families[THEME_TEXT][2], NULL);
    CHECK_STR(theme->families[THEME_DISPLAY][0], "C");
    CHECK_STR(theme->families[THEME_DISPLAY][1], NULL);
    CHECK_STR(theme->logo, "x/logo.svg");
    CHECK_INT(theme->size, 115);
    CHECK_INT(theme->logo_width, 0);
    check_row("one family, for titles too; the rest is night's");
    const char *one = WITH("\"fonts\":{\"text\":[\"A\"]}");
    theme = read(one, strlen(one));
    if (!CHECK(theme))
        return;
    CHECK_STR(theme->families[THEME_DISPLAY][0], "A");
    CHECK(!theme->logo);
    CHECK_INT(theme->size, 100);
    check_row("");
}

#define README " (README, \"Themes and languages\")"
#define GONE "is the same in all themes now: remove it" README
#define GONE_TYPE "is the same in all themes now, but for \"size\" (100 to 125): remove it" README

/* What themes had for the first screens is refused with what has become of it. */
static void test_past(void)
{
    static const struct {
        const char *name, *text;
    } colors[] = {
        {"background", "colors.background: is now \"ground\"" README},
        {"surface", "colors.surface: is now \"foot\"" README},
        {"ink_soft", "colors.ink_soft: is now \"ink2\"" README},
        {"rule", "colors.rule: is now \"rest\"" README},
        {"accent", "colors.accent: is now \"on\"" README},
        {"accent_ink", "colors.accent_ink: is now \"on_ink\"" README},
        {"attention", "colors.attention: is now \"soon\"" README},
        {"attention_ink", "colors.attention_ink: is now \"soon_ink\"" README},
        {"alarm", "colors.alarm: is now \"stop\"" README},
        {"alarm_ink", "colors.alarm_ink: is always white now: remove it" README},
    };
    static const struct {
        const char *label, *bytes, *text;
    } rows[] = {
        {"type", WITH("\"type\":{\"size\":100,\"least\":30}"), "type: " GONE_TYPE},
        {"spacing", WITH("\"spacing\":{\"margin\":60}"), "spacing: " GONE},
        {"no spacing", WITH("\"spacing\":7"), "spacing: " GONE},
    };
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        check_row(colors[i].name);
        const char *text =
            arena_printf(&check_arena, THEME("{\"ink\":\"#FFFFFF\",\"%s\":\"#123456\"}"), colors[i].name);
        read(text, strlen(text));
        CHECK_STR(check_error_text(&err), colors[i].text);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        read(rows[i].bytes, strlen(rows[i].bytes));
        CHECK_STR(check_error_text(&err), rows[i].text);
    }
    check_row("");
}

static void test_bad(void)
{
    static const struct {
        const char *label, *bytes, *text;
    } rows[] = {
        {"good", THEME(COLORS("#000000", "#ffffff", "#CCcccc", SHUT)), ""},
        {"syntax", "{", "1:2: the document ends here, a member's name in double quotes was expected"},
        {"format", "{\"name\":\"x\"}", "format: is missing: it must be \"nownext-theme/1\""},
        {"no name", "{\"format\":\"nownext-theme/1\",\"colors\":{}}", "name: is missing: it must be a text"},
        {"empty name", "{\"format\":\"nownext-theme/1\",\"name\":\"\"}", "name: must not be empty"},
        {"no colours", "{\"format\":\"nownext-theme/1\",\"name\":\"x\"}",
         "colors: is missing: it must be an object"},
        {"colours a list", THEME("[]"), "colors: must be an object, is a list"},
        {"another member", "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"font\":{}}",
         "has a member \"font\", which is not known here: remove it"},
        {"another colour", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", SHUT ",\"blue\":\"#0000FF\"")),
         "colors: has a member \"blue\", which is not known here: remove it"},
        {"a colour missing", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", "")),
         "colors.shut: is missing: it must be a colour such as \"#2F6FDE\""},
        {"a name for a colour", THEME(COLORS("black", "#FFFFFF", "#CCCCCC", SHUT)),
         "colors.ground: must be a colour such as \"#2F6FDE\", is \"black\""},
        {"no digit", THEME(COLORS("#00000G", "#FFFFFF", "#CCCCCC", SHUT)),
         "colors.ground: must be a colour such as \"#2F6FDE\", is \"#00000G\""},
        {"a digit too many", THEME(COLORS("#0000000", "#FFFFFF", "#CCCCCC", SHUT)),
         "colors.ground: must be a colour such as \"#2F6FDE\", is \"#0000000\""},
        {"ink too dark", THEME(COLORS("#000000", "#777777", "#CCCCCC", SHUT)),
         "colors.ink: has a contrast of 4.68 to ground, needs 7.0: make the two lighter and darker"},
        {"second ink too dark", THEME(COLORS("#000000", "#FFFFFF", "#777777", SHUT)),
         "colors.ink2: has a contrast of 4.21 to foot, needs 4.5: make the two lighter and darker"},
        {"slats too dark", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", ",\"shut\":\"#444444\"")),
         "colors.shut: has a contrast of 2.15 to ground, needs 2.9: make the two lighter and darker"},
        {"fonts no object", WITH("\"fonts\":[]"), "fonts: must be an object, is a list"},
        {"another role", WITH("\"fonts\":{\"mono\":[\"A\"]}"),
         "fonts: has a member \"mono\", which is not known here: remove it"},
        {"no families", WITH("\"fonts\":{\"text\":[]}"),
         "fonts.text: must name a family of fonts, such as \"Inter\""},
        {"a family without a name", WITH("\"fonts\":{\"text\":[\"\"]}"),
         "fonts.text[0]: must not be empty: leave it out"},
        {"a family no text", WITH("\"fonts\":{\"display\":[\"A\",7]}"),
         "fonts.display[1]: must be a text, is a number"},
        {"many families", WITH("\"fonts\":{\"display\":[\"A\",\"B\",\"C\",\"D\",\"E\"]}"),
         "fonts.display: has more than 4 items, which is the limit"},
        {"a size that makes small", WITH("\"size\":99"),
         "size: must be a whole number from 100 to 125, is 99"},
        {"a size past what fits", WITH("\"size\":126"),
         "size: must be a whole number from 100 to 125, is 126"},
        {"a size no number", WITH("\"size\":\"large\""), "size: must be a whole number, is a text"},
        {"no logo", WITH("\"logo\":\"\""), "logo: must not be empty"},
        {"a logo no text", WITH("\"logo\":{}"), "logo: must be a text, is an object"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        read(rows[i].bytes, strlen(rows[i].bytes));
        CHECK_STR(err.code == ERR_NONE ? "" : check_error_text(&err), rows[i].text);
    }
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_night();
    test_shipped();
    test_members();
    test_past();
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}
