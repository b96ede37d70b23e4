#include "feed/source.h"

#include "check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST UINT32_MAX

static const char *const addresses[] = {"https://a.example/x", "https://b.example/x"};
static const struct source_settings none = {0, addresses, 60000}, one = {1, addresses, 60000},
                                    two = {2, addresses, 60000}, quick = {1, addresses, 10000};

static void test_names(void)
{
    CHECK_STR(source_outcome_name(SOURCE_SAME), "same");
    CHECK_STR(source_outcome_name(SOURCE_HELD_OFF), "held-off");
    for (enum source_outcome outcome = 0; outcome < SOURCE_OUTCOME_COUNT; outcome++) {
        CHECK(source_outcome_name(outcome) != NULL);
        CHECK_INT(source_is_good(outcome), outcome <= SOURCE_TAKEN);
    }
}

static void test_start(void)
{
    struct source source;
    source_start(&source, &one, 1000, 0);
    CHECK_INT(source.due_ms, 1000);
    source_start(&source, &one, 1000, MOST);
    CHECK_INT(source.due_ms, 3000);
    CHECK_INT(source.asked_ms, -1);
    CHECK_INT(source.good_ms, -1);
    source_start(&source, &none, 1000, 0);
    CHECK(source.due_ms == INT64_MAX);
    source_poke(&source, &none, 1000, 0);
    CHECK(source.due_ms == INT64_MAX);
}

static void test_interval(void)
{
    struct source source;
    source_start(&source, &two, 0, 0);
    source_heard(&source, &two, SOURCE_TAKEN, 0, 5000, 0);
    CHECK_INT(source.due_ms, 5000 + 48000);
    CHECK_INT(source.good_ms, 5000);
    source_heard(&source, &two, SOURCE_SAME, 0, 60000, MOST);
    CHECK_INT(source.due_ms, 60000 + 72000);
    CHECK_INT(source.good_ms, 60000);
    CHECK_INT(source.url, 0);
}

/* One address after the other at once; then round after round ever later. */
static void test_back_off(void)
{
    static const int64_t waits[] = {15, 30, 60, 120, 240, 480, 600, 600};
    struct source source;
    int64_t now = 0;
    source_start(&source, &two, 0, 0);
    for (size_t i = 0; i < COUNT(waits); i++) {
        source_heard(&source, &two, SOURCE_NO_HOST, 0, now, 0);
        CHECK_INT(source.due_ms, now);
        CHECK_INT(source.url, 1);
        source_heard(&source, &two, SOURCE_TIMED_OUT, 0, now, i % 2 ? MOST : 0);
        CHECK_INT(source.url, 0);
        CHECK_INT(source.due_ms, now + waits[i] * 1000 * (i % 2 ? 2 : 3) / 3);
        now = source.due_ms;
    }
    CHECK_INT(source.outcome, SOURCE_TIMED_OUT);
    CHECK_INT(source.good_ms, -1);

    /* The second address answers: the next poll begins with the first again. */
    source_heard(&source, &two, SOURCE_STATUS, 0, now, 0);
    source_heard(&source, &two, SOURCE_SAME, 0, now, 0);
    CHECK_INT(source.good_url, 1);
    CHECK_INT(source.url, 0);
    CHECK_INT(source.due_ms, now + 48000);
    now = source.due_ms;
    source_heard(&source, &two, SOURCE_STATUS, 0, now, 0);
    source_heard(&source, &two, SOURCE_STATUS, 0, now, 0);
    CHECK_INT(source.due_ms, now + 15000);

    source_start(&source, &quick, 0, 0);
    source_heard(&source, &quick, SOURCE_PAGE, 0, 0, 0);
    CHECK_INT(source.due_ms, 10000);
}

static void test_retry_after(void)
{
    struct source source;
    source_start(&source, &two, 0, 0);
    source_heard(&source, &two, SOURCE_STATUS, 90000, 0, 0);
    source_heard(&source, &two, SOURCE_NO_CONNECTION, 0, 0, 0);
    CHECK_INT(source.due_ms, 90000);
    source_heard(&source, &two, SOURCE_STATUS, 3600000, 90000, 0);
    source_heard(&source, &two, SOURCE_STATUS, 3600000, 90000, 0);
    CHECK_INT(source.due_ms, 90000 + 600000);
    source_heard(&source, &two, SOURCE_STATUS, 0, 700000, 0);
    source_heard(&source, &two, SOURCE_STATUS, 0, 700000, 0);
    CHECK_INT(source.due_ms, 700000 + 60000);
}

/* What one address has asked for is over when another one answers. */
static void test_retry_after_over(void)
{
    struct source source;
    source_start(&source, &two, 0, 0);
    source_heard(&source, &two, SOURCE_STATUS, 120000, 0, 0);
    source_heard(&source, &two, SOURCE_SAME, 0, 0, 0);
    source_heard(&source, &two, SOURCE_NO_HOST, 0, 0, 0);
    source_heard(&source, &two, SOURCE_NO_HOST, 0, 0, 0);
    CHECK_INT(source.due_ms, 15000);
}

static void test_poke(void)
{
    struct source source;
    source_start(&source, &one, 0, 0);
    source_heard(&source, &one, SOURCE_SAME, 0, 0, 0);
    source_poke(&source, &one, 10000, MOST);
    CHECK_INT(source.due_ms, 14000);
    source_poke(&source, &one, 10000, 0);
    CHECK_INT(source.due_ms, 10000);
    source_poke(&source, &one, 13000, MOST);
    CHECK_INT(source.due_ms, 10000);
}

static void test_missed(void)
{
    struct source source;
    source_start(&source, &one, 0, 0);
    CHECK_INT(source_missed(&source, &one, 1000000), 0);
    source_heard(&source, &one, SOURCE_SAME, 0, 1000, 0);
    CHECK_INT(source_missed(&source, &one, 72999), 0);
    CHECK_INT(source_missed(&source, &one, 73000), 1);
    source_heard(&source, &one, SOURCE_NO_HOST, 0, 73000, 0);
    CHECK_INT(source_missed(&source, &one, 145000), 2);
    CHECK_INT(source_missed(&source, &none, 145000), 0);
}

static void test_page(void)
{
    static const struct {
        const char *bytes;
        bool is_page;
    } rows[] = {
        {"<!DOCTYPE html><title>Log in</title>", true},
        {"\xef\xbb\xbf \r\n<HTML lang=en>", true},
        {"<!-- portal 2.1 -->\n<!--x--><html>", true},
        {"<head>", true},
        {"<meta http-equiv=refresh>", true},
        {"<script>location='/login'</script>", true},
        {"{\"format\": \"nownext-program/1\"}", false},
        {"<?xml version='1.0'?><schedule>", false},
        {"<schedule><!-- <html> --></schedule>", false},
        {"<!-- only a comment", false},
        {"<!--", false},
        {"<htm", false},
        {"BEGIN:VCALENDAR", false},
        {"", false},
        {"\xef\xbb\xbf", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        check_row(rows[i].bytes);
        CHECK_INT(source_is_page(rows[i].bytes, strlen(rows[i].bytes)), rows[i].is_page);
    }
    check_row("");
    CHECK(!source_is_page("<html", 4));
}

int main(void)
{
    test_names();
    test_start();
    test_interval();
    test_back_off();
    test_retry_after();
    test_retry_after_over();
    test_poke();
    test_missed();
    test_page();
    return check_done();
}
