#include "reader/read_theme.h"

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
    for (unsigned i = 0; i < THEME_MEASURE_COUNT; i++) {
        check_row(theme_measure(i)->name);
        CHECK_INT(*theme_measure_value(&file, i), *theme_measure_value(&built_in, i));
    }
    check_row("fonts, sizes, logo");
    CHECK(theme_same_fonts(&file, &built_in));
    CHECK(memcmp(file.sizes, built_in.sizes, sizeof file.sizes) == 0);
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
        CHECK(theme_contrast(paper->background, black) > 15);
    }
    if (contrast) {
        CHECK_STR(contrast->name, "contrast");
        CHECK(theme_contrast(contrast->ink, contrast->background) > 20);
        CHECK(theme_contrast(contrast->ink_soft, contrast->surface) > 10);
        CHECK(theme_contrast(contrast->accent, contrast->surface) > 10);
        CHECK(theme_contrast(contrast->alarm, contrast->surface) > 10);
        CHECK(theme_contrast(contrast->rule, contrast->background) > 2.95);
        CHECK(contrast->size > 110 && contrast->least >= 30 && contrast->weight >= 100);
        CHECK(contrast->rule_width > 2);
    }
}

#define COLORS(background, ink, soft, last)                                                                  \
    "{\"background\":\"" background "\",\"surface\":\"#111111\",\"ink\":\"" ink "\",\"ink_soft\":\"" soft    \
    "\",\"rule\":\"#222222\",\"accent\":\"#AACCFF\",\"accent_ink\":\"#000000\",\"attention\":\"#FFDD00\","   \
    "\"attention_ink\":\"#000000\",\"alarm\":\"#FFAAAA\"" last "}"
#define THEME(colors) "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":" colors "}"
#define ALARM ",\"alarm_ink\":\"#000000\""

#define WITH(members)                                                                                        \
    "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":" COLORS("#000000", "#ffffff", "#CCcccc",     \
                                                                        ALARM) "," members "}"

static void test_members(void)
{
    const char *all =
        WITH("\"fonts\":{\"text\":[\"A\",\"B\"],\"display\":[\"C\"]},\"type\":{\"size\":110,\"least\":25,"
             "\"weight\":200,\"scale\":[120,80,60,40,30]},\"spacing\":{\"margin\":20,\"gap\":32,\"corner\":0,"
             "\"rule\":6},\"logo\":\"x/logo.svg\"");
    check_row("all");
    const struct theme *theme = read(all, strlen(all));
    if (!CHECK(theme))
        return;
    CHECK_STR(theme->families[THEME_TEXT][0], "A");
    CHECK_STR(theme->families[THEME_TEXT][1], "B");
    CHECK_STR(theme->families[THEME_TEXT][2], NULL);
    CHECK_STR(theme->families[THEME_DISPLAY][0], "C");
    CHECK_STR(theme->families[THEME_DISPLAY][1], NULL);
    CHECK(theme->size == 110 && theme->least == 25 && theme->weight == 200);
    CHECK(theme->sizes[0] == 120 && theme->sizes[4] == 30 && theme->sizes[5] == 0);
    CHECK(theme->margin == 20 && theme->gap == 32 && theme->corner == 0 && theme->rule_width == 6);
    CHECK_STR(theme->logo, "x/logo.svg");
    CHECK_INT(theme->logo_width, 0);
    check_row("one family, for titles too; the rest is night's");
    const char *one = WITH("\"fonts\":{\"text\":[\"A\"]}");
    theme = read(one, strlen(one));
    if (!CHECK(theme))
        return;
    CHECK_STR(theme->families[THEME_DISPLAY][0], "A");
    CHECK_INT(theme->size, theme_night()->size);
    CHECK_INT(theme->sizes[3], theme_night()->sizes[3]);
    CHECK(!theme->logo);
    check_row("");
}

static void test_bad(void)
{
    static const struct {
        const char *label, *bytes, *text;
    } rows[] = {
        {"good", THEME(COLORS("#000000", "#ffffff", "#CCcccc", ALARM)), ""},
        {"syntax", "{", "1:2: the document ends here, a member's name in double quotes was expected"},
        {"format", "{\"name\":\"x\"}", "format: is missing: it must be \"nownext-theme/1\""},
        {"no name", "{\"format\":\"nownext-theme/1\",\"colors\":{}}", "name: is missing: it must be a text"},
        {"empty name", "{\"format\":\"nownext-theme/1\",\"name\":\"\"}", "name: must not be empty"},
        {"no colours", "{\"format\":\"nownext-theme/1\",\"name\":\"x\"}",
         "colors: is missing: it must be an object"},
        {"another member", "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"font\":{}}",
         "has a member \"font\", which is not known here: remove it"},
        {"another colour", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", ALARM ",\"blue\":\"#0000FF\"")),
         "colors: has a member \"blue\", which is not known here: remove it"},
        {"a colour missing", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", "")),
         "colors.alarm_ink: is missing: it must be a colour such as \"#2F6FDE\""},
        {"a name for a colour", THEME(COLORS("black", "#FFFFFF", "#CCCCCC", ALARM)),
         "colors.background: must be a colour such as \"#2F6FDE\", is \"black\""},
        {"no digit", THEME(COLORS("#00000G", "#FFFFFF", "#CCCCCC", ALARM)),
         "colors.background: must be a colour such as \"#2F6FDE\", is \"#00000G\""},
        {"a digit too many", THEME(COLORS("#0000000", "#FFFFFF", "#CCCCCC", ALARM)),
         "colors.background: must be a colour such as \"#2F6FDE\", is \"#0000000\""},
        {"ink too dark", THEME(COLORS("#000000", "#777777", "#CCCCCC", ALARM)),
         "colors.ink: has a contrast of 4.68 to background, needs 7.0: make the two lighter and darker"},
        {"soft ink too dark", THEME(COLORS("#000000", "#FFFFFF", "#777777", ALARM)),
         "colors.ink_soft: has a contrast of 4.21 to surface, needs 4.5: make the two lighter and darker"},
        {"a badge", THEME(COLORS("#000000", "#FFFFFF", "#CCCCCC", ",\"alarm_ink\":\"#FFFFFF\"")),
         "colors.alarm_ink: has a contrast of 1.81 to alarm, needs 7.0: make the two lighter and darker"},
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
        {"type no object", WITH("\"type\":1"), "type: must be an object, is a number"},
        {"another measure", WITH("\"type\":{\"margin\":60}"),
         "type: has a member \"margin\", which is not known here: remove it"},
        {"type too small", WITH("\"type\":{\"size\":99}"),
         "type.size: must be a whole number from 100 to 125, is 99"},
        {"least too small", WITH("\"type\":{\"least\":21}"),
         "type.least: must be a whole number from 22 to 36, is 21"},
        {"weight", WITH("\"type\":{\"weight\":\"bold\"}"), "type.weight: must be a whole number, is a text"},
        {"no sizes", WITH("\"type\":{\"scale\":[]}"),
         "type.scale: ends with 0: add sizes down to 30 or less"},
        {"sizes rising", WITH("\"type\":{\"scale\":[100,120]}"),
         "type.scale[1]: is 120 after 100: it must be smaller, but at least two thirds of that"},
        {"a size twice", WITH("\"type\":{\"scale\":[100,100]}"),
         "type.scale[1]: is 100 after 100: it must be smaller, but at least two thirds of that"},
        {"sizes far apart", WITH("\"type\":{\"scale\":[120,80,53]}"),
         "type.scale[2]: is 53 after 80: it must be smaller, but at least two thirds of that"},
        {"all small", WITH("\"type\":{\"scale\":[99,90]}"),
         "type.scale[0]: is 99: the first and largest size must be 100 or more"},
        {"all large", WITH("\"type\":{\"scale\":[120,80,54]}"),
         "type.scale: ends with 54: add sizes down to 30 or less"},
        {"a size too large", WITH("\"type\":{\"scale\":[251]}"),
         "type.scale[0]: must be a whole number from 22 to 250, is 251"},
        {"no margin", WITH("\"spacing\":{\"margin\":0}"),
         "spacing.margin: must be a whole number from 20 to 80, is 0"},
        {"corners too round", WITH("\"spacing\":{\"corner\":501}"),
         "spacing.corner: must be a whole number from 0 to 500, is 501"},
        {"corners far too round", WITH("\"spacing\":{\"corner\":100000}"),
         "spacing.corner: must be a whole number from 0 to 500, is 100000"},
        {"corners as round as can be", WITH("\"spacing\":{\"corner\":500}"), ""},
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
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}
