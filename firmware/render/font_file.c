#include "render/font_file.h"

#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <string.h>

#include "render/script.h"

#define INTER "/usr/share/fonts/opentype/inter/"
#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define NOTO_CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-"

/* Noto Sans CJK has a face for each in one file, and all of them all characters. */
static const struct {
    long index;
    const char *language; /* as fontconfig names it */
} han_faces[HAN_COUNT] = {{0, "ja"}, {0, "ja"}, {1, "ko"}, {2, "zh-cn"}, {3, "zh-tw"}};

/* ---- nownext's own ---- */

static const struct {
    const char *family, *path; /* of its files, up to the weight */
} stock[THEME_ROLE_COUNT] = {
    [THEME_TEXT] = {"Inter", INTER "Inter-"}, [THEME_DISPLAY] = {"Inter Display", INTER "InterDisplay-"}};

static const char *weight_name(int weight)
{
    static const char *const names[] = {"Regular", "Medium", "SemiBold", "Bold", "ExtraBold", "Black"};
    int step = weight < 400 ? 0 : (weight - 350) / 100;
    return names[step < 5 ? step : 5];
}

static bool use_path(const char *path, long index, struct font_file *ret)
{
    if (strlen(path) >= sizeof ret->path)
        return false;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    fclose(file);
    *ret = (struct font_file){.index = index};
    strcpy(ret->path, path);
    return true;
}

/* ---- fontconfig ---- */

static FcConfig *config_of(struct font_finder *finder)
{
    if (!finder->config)
        finder->config = FcInitLoadConfigAndFonts();
    return finder->config;
}

void font_finder_finish(struct font_finder *finder)
{
    if (finder->config)
        FcConfigDestroy(finder->config);
    *finder = (struct font_finder){0};
}

static bool use_pattern(FcPattern *pattern, struct font_file *ret)
{
    FcChar8 *path;
    int index = 0;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    return FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch &&
           use_path((const char *)path, index, ret);
}

/* Whether one of a pattern's names of this kind is `name`, but for blanks and case. */
static bool has_name(const FcPattern *pattern, const char *kind, const char *name)
{
    FcChar8 *own;
    for (int i = 0; FcPatternGetString(pattern, kind, i, &own) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(own, (const FcChar8 *)name) == 0)
            return true;
    return false;
}

/* The best match for a pattern, which it frees; NULL if there is none. The caller destroys it. */
static FcPattern *match(FcConfig *config, FcPattern *pattern)
{
    FcResult result;
    FcConfigSubstitute(config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcPattern *found = FcFontMatch(config, pattern, &result);
    FcPatternDestroy(pattern);
    return found;
}

/* Upright, of usual width, and of the weight nearest to this one; 0: whichever there is. */
static bool find_family(struct font_finder *finder, const char *family, int weight, struct font_file *ret)
{
    FcConfig *config = config_of(finder);
    FcPattern *pattern = config ? FcPatternCreate() : NULL;
    if (!pattern)
        return false;
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    if (weight > 0) {
        FcPatternAddInteger(pattern, FC_WEIGHT, FcWeightFromOpenType(weight));
        FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
        FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
        FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
        FcPatternAddBool(pattern, FC_VARIABLE, FcFalse); /* of a variable font, its named instance */
    }
    FcPattern *found = match(config, pattern);
    if (!found)
        return false;
    bool right = has_name(found, FC_FAMILY, family) && use_pattern(found, ret);
    FcPatternDestroy(found);
    return right;
}

/* ---- questions ---- */

enum theme_role font_file_role(enum font_face face)
{
    return font_face_untracked(face) >= FACE_DISPLAY_REGULAR ? THEME_DISPLAY : THEME_TEXT;
}

int font_file_weight(enum font_face face)
{
    static const int weights[FACE_COUNT] = {[FACE_REGULAR] = 400,          [FACE_MEDIUM] = 500,
                                            [FACE_SEMIBOLD] = 600,         [FACE_BOLD] = 700,
                                            [FACE_DISPLAY_REGULAR] = 400,  [FACE_DISPLAY_MEDIUM] = 500,
                                            [FACE_DISPLAY_SEMIBOLD] = 600, [FACE_DISPLAY_BOLD] = 700,
                                            [FACE_DISPLAY_HEAVY] = 800};
    return weights[font_face_untracked(face)];
}

bool font_file_is_own(enum theme_role role, const char *family)
{
    return FcStrCmpIgnoreCase((const FcChar8 *)family, (const FcChar8 *)stock[role].family) == 0;
}

const char *font_file_family(const struct theme *theme, enum theme_role role, unsigned number)
{
    return number < THEME_MOST_FAMILIES ? theme->families[role][number] : stock[role].family;
}

static bool find_in_family(struct font_finder *finder, enum theme_role role, const char *family, int weight,
                           struct font_file *ret)
{
    char path[128];
    snprintf(path, sizeof path, "%s%s.otf", stock[role].path, weight_name(weight));
    return (font_file_is_own(role, family) && use_path(path, 0, ret)) ||
           find_family(finder, family, weight, ret);
}

bool font_file_find_face(struct font_finder *finder, const struct theme *theme, enum font_face face,
                         unsigned from, unsigned *ret_number, struct font_file *ret, struct err *reterr)
{
    enum theme_role role = font_file_role(face);
    int weight = font_file_weight(face);
    bool own_is_named = false;
    for (unsigned i = 0; i < THEME_MOST_FAMILIES && theme->families[role][i]; i++) {
        const char *family = theme->families[role][i];
        own_is_named = own_is_named || font_file_is_own(role, family);
        *ret_number = i;
        if (i >= from && find_in_family(finder, role, family, weight, ret))
            return true;
    }
    *ret_number = THEME_MOST_FAMILIES;
    if (!own_is_named && find_in_family(finder, role, stock[role].family, weight, ret))
        return true;
    return err_set(reterr, ERR_IO, "the font %s is not installed: install the package fonts-inter",
                   stock[role].family);
}

bool font_file_find_emoji(struct font_finder *finder, struct font_file *ret)
{
    return use_path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", 0, ret) ||
           find_family(finder, "Noto Color Emoji", 0, ret);
}

bool font_file_find_accents(struct font_finder *finder, bool bold, struct font_file *ret)
{
    return use_path(bold ? NOTO "-Bold.ttf" : NOTO "-Regular.ttf", 0, ret) ||
           find_family(finder, "Noto Sans", bold ? 700 : 400, ret);
}

static FcPattern *match_character(FcConfig *config, uint32_t code_point, bool bold, enum han han)
{
    FcPattern *pattern = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    if (!pattern || !characters) {
        if (pattern)
            FcPatternDestroy(pattern);
        if (characters)
            FcCharSetDestroy(characters);
        return NULL;
    }
    FcCharSetAddChar(characters, code_point);
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    FcCharSetDestroy(characters);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    if (han_is_east_asian(code_point))
        FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)han_faces[han].language);
    return match(config, pattern);
}

bool font_file_find_character(struct font_finder *finder, uint32_t code_point, bool bold, enum han han,
                              struct font_file *ret)
{
    if (han_is_east_asian(code_point) &&
        use_path(bold ? NOTO_CJK "Bold.ttc" : NOTO_CJK "Regular.ttc", han_faces[han].index, ret))
        return true;
    const struct script *script = script_of(code_point);
    char path[128];
    if (script && script->noto) {
        snprintf(path, sizeof path, NOTO "%s-%s.ttf", script->noto, bold ? "Bold" : "Regular");
        if (use_path(path, 0, ret))
            return true;
    }
    FcConfig *config = config_of(finder);
    FcPattern *found = config ? match_character(config, code_point, bold, han) : NULL;
    if (!found)
        return false;
    /* fontconfig answers always, if need be with a font that has not got it. */
    FcCharSet *characters;
    FcBool scalable = FcFalse;
    bool right = FcPatternGetCharSet(found, FC_CHARSET, 0, &characters) == FcResultMatch &&
                 FcCharSetHasChar(characters, code_point) &&
                 FcPatternGetBool(found, FC_SCALABLE, 0, &scalable) == FcResultMatch && scalable &&
                 use_pattern(found, ret);
    FcPatternDestroy(found);
    return right;
}
