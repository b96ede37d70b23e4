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
    CHECK(spool_read_file(arena_printf(&check_arena, "assets/themes/%s.json", name), LIMIT_FILE_BYTES, &check_arena,
                          &bytes, &size, &err));
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
    }
}

#define COLORS(background, ink, soft, last)                                                                            \
    "{\"background\":\"" background "\",\"surface\":\"#111111\",\"ink\":\"" ink "\",\"ink_soft\":\"" soft              \
    "\",\"rule\":\"#222222\",\"accent\":\"#AACCFF\",\"accent_ink\":\"#000000\",\"attention\":\"#FFDD00\","             \
    "\"attention_ink\":\"#000000\",\"alarm\":\"#FFAAAA\"" last "}"
#define THEME(colors) "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"colors\":" colors "}"
#define ALARM ",\"alarm_ink\":\"#000000\""

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
        {"no colours", "{\"format\":\"nownext-theme/1\",\"name\":\"x\"}", "colors: is missing: it must be an object"},
        {"another member", "{\"format\":\"nownext-theme/1\",\"name\":\"x\",\"fonts\":{}}",
         "has a member \"fonts\", which is not known here: remove it"},
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
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}
