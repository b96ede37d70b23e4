#include <unistd.h>

#include "tool/fixture.h"
#include "render/render.h"

static const char *const folder = BINARY_DIR "/test_cmd_gallery";

static bool is_there(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return access(path, R_OK) == 0;
}

static void test_gallery(void)
{
    check_row("gallery");
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, NULL), TOOL_OK);
    CHECK(contains(call.out, "index.html"));
    CHECK(is_there("index.html"));
    CHECK(is_there("1920x1080/door-on.png"));
    CHECK(is_there("1080x1920/message-no-program.png"));
    CHECK(is_there("800x480/small/hallway-overview.png"));
    CHECK(!is_there("480x320/door-on.png"));
    CHECK(!is_there("1920x1080/door-on.png.new"));
    char path[1024];
    snprintf(path, sizeof path, "%s/index.html", folder);
    struct arena arena;
    const char *page = "";
    arena_init(&arena, malloc, free);
    FILE *file = fopen(path, "r");
    if (CHECK(file != NULL)) {
        char *bytes = arena_alloc(&arena, 1 << 18);
        CHECK(fread(bytes, 1, (1 << 18) - 1, file) > 0);
        fclose(file);
        page = bytes;
    }
    CHECK(contains(page,
                   "<a href=\"1920x1080/door-on.png\"><img loading=\"lazy\" alt=\"door-on on 1920x1080\" "
                   "width=\"400\" height=\"225\" src=\"1920x1080/small/door-on.png\"></a>"));
    CHECK(!strstr(page, "<script"));
    CHECK(!strstr(page, "http"));
    arena_finish(&arena);
}

static void test_looks(void)
{
    check_row("looks");
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--panel", "320x200", "--panel", "200x320", "--theme",
                        "paper,night", "--language", "ar", NULL),
              TOOL_OK);
    CHECK(is_there("320x200-paper/door-on.png"));
    CHECK(is_there("200x320-night/small/message-fault.png"));

    check_row("a display");
    static const char path[] = BINARY_DIR "/test_cmd_gallery.json";
    FILE *file = fopen(path, "w");
    fputs("{\"format\":\"nownext-display/"
          "1\",\"role\":\"hallway\",\"panel\":{\"mode\":\"320x240\",\"rotate\":90},"
          "\"theme\":\"paper\",\"cycle\":[{\"page\":\"picture\",\"file\":\"no-such.png\"}]}",
          file);
    fclose(file);
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--display", path, NULL), TOOL_OK);
    CHECK(is_there("240x320/picture-1.png"));
    CHECK(is_there("240x320/door-on.png"));
}

static void test_refused(void)
{
    check_row("no folder");
    CHECK_INT(call_tool("gallery", SMALL, NULL), TOOL_CALL);
    CHECK(contains(call.err, "-o DIR"));
    check_row("a folder that can't be");
    CHECK_INT(call_tool("gallery", SMALL, "-o", BINARY_DIR "/no-such-folder/x", NULL), TOOL_CALL);
    CHECK(contains(call.err, "no-such-folder"));
    check_row("no panel");
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--panel", "800", NULL), TOOL_CALL);
    check_row("panels twice");
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--panel", "800x480", "--all-panels", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "leave --panel away"));
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--panel", "800x480", "--display", "x.json", NULL),
              TOOL_CALL);
    CHECK(contains(call.err, "leave --panel and --all-panels away"));
    check_row("no such theme");
    CHECK_INT(call_tool("gallery", SMALL, "-o", folder, "--theme", "day", NULL), TOOL_CALL);
    check_row("help");
    CHECK_INT(call_tool("gallery", "--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "--all-panels"));
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    renderer_destroy(renderer);
    test_gallery();
    test_looks();
    test_refused();
    call_forget();
    return check_done();
}
