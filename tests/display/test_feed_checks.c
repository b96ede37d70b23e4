#include "display/feed_checks.h"

#include "spool/spool_fixture.h"

static struct feed_checks checks = {.good_ms = -1};

static void told(const char *text)
{
    spool_write(FEED_CHECKS_FILE, text);
    feed_checks_read(&checks, spool_folder);
}

int main(void)
{
    spool_make("test_feed_checks");
    CHECK_INT(mkdir(spool_path("polls"), 0700), 0);
    check_row("no agent");
    feed_checks_read(&checks, NULL);
    feed_checks_read(&checks, spool_folder);
    CHECK(!checks.is_configured);
    CHECK_INT(checks.good_ms, -1);
    check_row("never heard");
    told("{\"format\": \"nownext-checks/1\", \"program\": {\"url\": \"https://a/\", \"poll_ms\": 60000}}");
    CHECK(checks.is_configured);
    CHECK_INT(checks.good_ms, -1);
    check_row("heard");
    told("{\"format\": \"nownext-checks/1\", \"program\": {\"url\": \"https://a/\", \"good_ms\": 752000}}");
    CHECK(checks.is_configured);
    CHECK_INT(checks.good_ms, 752000);
    check_row("what can't be read changes nothing");
    told("{\"format\": \"nownext-checks/2\", \"program\": {\"good_ms\": 1}}");
    told("{");
    CHECK_INT(checks.good_ms, 752000);
    check_row("the live data alone have an address");
    told("{\"format\": \"nownext-checks/1\", \"live\": {\"url\": \"https://a/\", \"good_ms\": 752000}}");
    CHECK(!checks.is_configured);
    CHECK_INT(checks.good_ms, -1);
    check_row("gone");
    told("{\"format\": \"nownext-checks/1\", \"program\": {\"good_ms\": 752000}}");
    spool_remove(FEED_CHECKS_FILE);
    feed_checks_read(&checks, spool_folder);
    CHECK(!checks.is_configured);
    rmdir(spool_path("polls"));
    spool_unmake();
    return check_done();
}
