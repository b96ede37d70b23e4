/* SDL_image is not there before it is wanted, and once it is, it is the one that the headers describe. */
#include "raster/picture_library.h"

#include <stdio.h>
#include <string.h>

#include "check.h"

static bool is_mapped(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[600];
    bool found = false;
    while (maps && fgets(line, sizeof line, maps))
        found = found || strstr(line, "libSDL2_image");
    if (maps)
        fclose(maps);
    return found;
}

int main(void)
{
    check_row("before");
    CHECK(!is_mapped());
    check_row("loaded");
    const struct picture_library *library = picture_library();
    if (!CHECK(library != NULL)) {
        printf("%s\n", SDL_GetError());
        return check_done();
    }
    CHECK(is_mapped());
    CHECK(library->load_png && library->load_jpeg && library->load_svg);
    CHECK_INT(library->version()->major, SDL_IMAGE_MAJOR_VERSION);
    check_row("once");
    CHECK(picture_library() == library);
    return check_done();
}
