#include "load/asset.h"

#include "check.h"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("the folder that the environment names");
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    CHECK_STR(asset_find("themes/night.json", &arena), SOURCE_DIR "/assets/themes/night.json");
    CHECK(asset_find("themes/none.json", &arena) == NULL);
    const char **names;
    CHECK_INT(asset_names("themes", &arena, &names), 3);
    CHECK_STR(names[0], "contrast");
    CHECK_STR(names[2], "paper");
    CHECK_INT(asset_names("none", &arena, &names), 0);
    check_row("and no other, if it names one");
    setenv("NOWNEXT_ASSETS", BINARY_DIR, 1);
    CHECK(asset_find("themes/night.json", &arena) == NULL);
    arena_finish(&arena);
    return check_done();
}
