#include "preflight/fonts_used.h"

#include "tool/fixture.h"

static const char *write_font(struct arena *arena, const char *name, const char *text)
{
    const char *path = arena_printf(arena, BINARY_DIR "/test_type_print-%s", name);
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
    return path;
}

int main(void)
{
    struct arena arena;
    struct fonts_used print, other;
    arena_init(&arena, malloc, free);
    const char *paths[] = {write_font(&arena, "a", "one"), write_font(&arena, "b", "two")};
    fonts_used_make(paths, 2, &arena, &print);
    CHECK_INT(print.font_count, 2);
    CHECK_INT(strlen(print.fingerprint), 16);
    CHECK(contains(print.fonts[0], paths[0]));
    static const char *const libraries[] = {"SDL 2.",      "SDL_ttf 2.", "SDL_image 2.",
                                            "FreeType 2.", "HarfBuzz ",  "fontconfig 2.",
                                            "libthai 0.",  "FriBidi 1.", "libunistring "};
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        CHECK(contains(print.libraries, libraries[i]));

    check_row("the order does not matter, nor the place");
    const char *moved[] = {write_font(&arena, "c", "two"), paths[0]};
    fonts_used_make(moved, 2, &arena, &other);
    CHECK_STR(other.fingerprint, print.fingerprint);
    check_row("the bytes do");
    write_font(&arena, "c", "twO");
    fonts_used_make(moved, 2, &arena, &other);
    CHECK(strcmp(other.fingerprint, print.fingerprint) != 0);
    check_row("the number does");
    fonts_used_make(paths, 1, &arena, &other);
    CHECK(strcmp(other.fingerprint, print.fingerprint) != 0);
    check_row("none, and one that is not there");
    fonts_used_make(NULL, 0, &arena, &other);
    CHECK(strcmp(other.fingerprint, print.fingerprint) != 0);
    const char *none = BINARY_DIR "/no-such-font";
    fonts_used_make(&none, 1, &arena, &other);
    CHECK_INT(other.font_count, 1);
    for (int i = 0; i < 2; i++)
        remove(paths[i]);
    remove(moved[0]);
    arena_finish(&arena);
    return check_done();
}
