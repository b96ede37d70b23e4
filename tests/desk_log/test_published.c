#include "desk_fixture.h"

#include "desk_log/published.h"

#define LIVE "{\"format\":\"nownext-live/1\",\"revision\":7,\"log\":\"a\"}"

static void test_read(void)
{
    struct published published;
    struct err err = {0};
    CHECK(published_read(desk_public, &desk_arena, &published, &err));
    CHECK(!published.live && !published.bytes && published.err.code == ERR_NONE);
    CHECK(mkdir(desk_public, 0755) == 0);
    CHECK(published_write(desk_public, LIVE, strlen(LIVE), NULL, &err));
    CHECK_STR(desk_read(desk_live_path), LIVE);
    CHECK(published_read(desk_public, &desk_arena, &published, &err));
    if (CHECK(published.live != NULL))
        CHECK_INT(published.live->revision, 7);
    CHECK_STR(published.bytes, LIVE);
    CHECK_STR(published.path, desk_live_path);
    desk_write(desk_live_path, "{\"format\":");
    CHECK(published_read(desk_public, &desk_arena, &published, &err));
    CHECK(!published.live && !published.bytes && published.err.code == ERR_SYNTAX);
    CHECK_INT(err.code, ERR_NONE);
}

static void test_can_not(void)
{
    struct published published;
    struct err err = {0};
    CHECK(unlink(desk_live_path) == 0 && mkdir(desk_live_path, 0755) == 0);
    CHECK(!published_read(desk_public, &desk_arena, &published, &err));
    desk_has(err.text, "live.json: is a folder");
    CHECK(rmdir(desk_live_path) == 0);
    err = (struct err){0};
    CHECK(!published_write(desk_path("none"), LIVE, strlen(LIVE), NULL, &err));
    desk_has(err.text, "none/live.json: can't be written: No such file");
}

/* The file is synced and renamed, the folder is not: the document is in force. */
static void test_folder_sync(void)
{
    struct err err = {0};
    disk_syncs = 1;
    disk_error = EIO;
    CHECK(published_write(desk_public, LIVE, strlen(LIVE), NULL, &err));
    CHECK_STR(desk_read(desk_live_path), LIVE);
    disk_syncs = 0;
    CHECK(!published_write(desk_public, LIVE "\n", strlen(LIVE) + 1, NULL, &err));
    disk_is_well();
    CHECK_STR(desk_read(desk_live_path), LIVE);
}

/* In its envelope, and out of it again. */
static void test_signed(void)
{
    static const char live[] = "{\"format\":\"nownext-live/1\",\"revision\":8,\"venue\":\"lpc\"}";
    struct signing_secret key;
    struct published published;
    struct err err = {0};
    signing_new(&key);
    CHECK(!published_write(desk_public, LIVE, strlen(LIVE), &key, &err)); /* it names no venue */
    CHECK_STR(desk_read(desk_live_path), LIVE);
    desk_has(err.text, "live.json");
    CHECK(published_write(desk_public, live, strlen(live), &key, NULL));
    desk_has(desk_read(desk_live_path), "nownext-signed/1");
    CHECK(published_read(desk_public, &desk_arena, &published, NULL));
    CHECK_STR(published.bytes, live);
    CHECK(published.is_signed && published.live && published.live->revision == 8);
    desk_write(desk_live_path, "{\"format\": \"nownext-signed/1\"}");
    CHECK(published_read(desk_public, &desk_arena, &published, NULL));
    CHECK(!published.live && published.err.code != ERR_NONE);
}

int main(void)
{
    desk_begin();
    test_read();
    test_can_not();
    test_folder_sync();
    test_signed();
    return desk_end();
}
