#include "render/font_file.h"

#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <string.h>

#include "render/script.h"

#define INTER "/usr/share/fonts/opentype/inter/"
#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define NOTO_CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-"

struct face_source {
    const char *family, *style, *known_path;
};

static const struct face_source face_sources[FACE_COUNT] = {
    [FACE_REGULAR] = {"Inter", "Regular", INTER "Inter-Regular.otf"},
    [FACE_MEDIUM] = {"Inter", "Medium", INTER "Inter-Medium.otf"},
    [FACE_SEMIBOLD] = {"Inter", "Semi Bold", INTER "Inter-SemiBold.otf"},
    [FACE_BOLD] = {"Inter", "Bold", INTER "Inter-Bold.otf"},
    [FACE_DISPLAY_SEMIBOLD] = {"Inter Display", "Semi Bold", INTER "InterDisplay-SemiBold.otf"},
    [FACE_DISPLAY_BOLD] = {"Inter Display", "Bold", INTER "InterDisplay-Bold.otf"},
};

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
           use_path((const char *)path, index & 0xFFFF, ret);
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

static bool find_family(struct font_finder *finder, const char *family, const char *style,
                        struct font_file *ret)
{
    FcConfig *config = config_of(finder);
    FcPattern *pattern = config ? FcPatternCreate() : NULL;
    if (!pattern)
        return false;
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    if (style)
        FcPatternAddString(pattern, FC_STYLE, (const FcChar8 *)style);
    FcPattern *found = match(config, pattern);
    if (!found)
        return false;
    bool right = has_name(found, FC_FAMILY, family) && (!style || has_name(found, FC_STYLE, style)) &&
                 use_pattern(found, ret);
    FcPatternDestroy(found);
    return right;
}

/* ---- questions ---- */

bool font_file_find_face(struct font_finder *finder, enum font_face face, struct font_file *ret,
                         struct err *reterr)
{
    const struct face_source *source = &face_sources[face];
    if (use_path(source->known_path, 0, ret) || find_family(finder, source->family, source->style, ret))
        return true;
    return err_set(reterr, ERR_IO, "the font %s %s is not installed: install the package fonts-inter",
                   source->family, source->style);
}

bool font_file_find_emoji(struct font_finder *finder, struct font_file *ret)
{
    return use_path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", 0, ret) ||
           find_family(finder, "Noto Color Emoji", NULL, ret);
}

bool font_file_find_accents(struct font_finder *finder, bool bold, struct font_file *ret)
{
    return use_path(bold ? NOTO "-Bold.ttf" : NOTO "-Regular.ttf", 0, ret) ||
           find_family(finder, "Noto Sans", bold ? "Bold" : "Regular", ret);
}

/* Ideographs, kana and Hangul, and what stands between them. */
static bool is_east_asian(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFD);
}

static FcPattern *match_character(FcConfig *config, uint32_t code_point, bool bold)
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
    return match(config, pattern);
}

bool font_file_find_character(struct font_finder *finder, uint32_t code_point, bool bold,
                              struct font_file *ret)
{
    if (is_east_asian(code_point) && use_path(bold ? NOTO_CJK "Bold.ttc" : NOTO_CJK "Regular.ttc", 0, ret))
        return true;
    const struct script *script = script_of(code_point);
    char path[128];
    if (script && script->noto) {
        snprintf(path, sizeof path, NOTO "%s-%s.ttf", script->noto, bold ? "Bold" : "Regular");
        if (use_path(path, 0, ret))
            return true;
    }
    FcConfig *config = config_of(finder);
    FcPattern *found = config ? match_character(config, code_point, bold) : NULL;
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
