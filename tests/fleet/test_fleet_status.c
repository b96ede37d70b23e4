#include "fleet/fleet_status.h"

#include "check.h"

int main(void)
{
    struct arena arena;
    struct fleet_status status;
    arena_init(&arena, malloc, free);
    static const char whole[] =
        "{\"format\": \"nownext-status/1\", \"display\": \"door-a\", \"role\": \"door\", \"room\": "
        "\"Attic\", "
        "\"screen\": \"door\", \"phase\": \"ON\", \"field\": \"full\", \"page\": \"1 of 2\", "
        "\"program_revision\": \"7\", \"rehearsal\": true, \"type\": \"F\", "
        "\"program_from\": \"feed\", \"program_age_s\": 61, \"stale\": true, \"live_revision\": 18, "
        "\"has_emergency\": true, \"clock\": \"trusted\", \"at\": \"2024-09-20T10:00:00+02:00\", \"frames\": "
        "5, \"beats\": 6, \"uptime_s\": 7, "
        "\"boot\": "
        "\"b\", \"version\": \"0.1.0\", \"station_fault\": \"none\", \"refused_count\": 2, \"refused\": "
        "[\"first\", \"second\"], \"temperature_c\": 61.5, \"supply_is_too_weak\": true}";
    CHECK(fleet_status_read(whole, sizeof whole - 1, &arena, &status));
    CHECK_STR(status.room, "Attic");
    CHECK_STR(status.role, "door");
    CHECK_STR(status.screen, "door");
    CHECK_STR(status.phase, "ON");
    CHECK_STR(status.field, "full");
    CHECK_STR(status.page, "1 of 2");
    CHECK_STR(status.program_revision, "7");
    CHECK_STR(status.program_from, "feed");
    CHECK_STR(status.clock, "trusted");
    CHECK_STR(status.boot, "b");
    CHECK_STR(status.version, "0.1.0");
    CHECK_STR(status.type, "F");
    CHECK_STR(status.station_fault, "none");
    CHECK_STR(status.first_refused, "first");
    CHECK_INT(status.program_age_s, 61);
    CHECK_INT(status.at.ms, INT64_C(1726819200000));
    CHECK_INT(status.live_revision, 18);
    CHECK_INT(status.frames, 5);
    CHECK_INT(status.beats, 6);
    CHECK_INT(status.uptime_s, 7);
    CHECK_INT(status.refused_count, 2);
    CHECK(status.temperature_c > 61 && status.temperature_c < 62);
    CHECK(status.is_stale && status.is_rehearsal && status.has_emergency && status.is_too_weak);

    check_row("what it does not say, or says wrongly");
    static const char empty[] =
        "{\"format\": \"nownext-status/1\", \"room\": 7, \"frames\": \"x\", \"stale\": 1}";
    CHECK(fleet_status_read(empty, sizeof empty - 1, &arena, &status));
    CHECK_STR(status.room, "");
    CHECK_STR(status.first_refused, "");
    CHECK_INT(status.frames, -1);
    CHECK_INT(status.live_revision, -1);
    CHECK(status.temperature_c < -273);
    CHECK(!status.is_stale);
    CHECK(!instant_is_set(status.at));

    check_row("when it said it is known to one that knows the time");
    static const char *const clocks[] = {"untrusted", "unverified", "trusted"};
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        const char *text = arena_printf(
            &arena, "{\"format\": \"nownext-status/1\", \"at\": \"2024-09-20T10:00:00Z\", \"clock\": \"%s\"}",
            clocks[i]);
        CHECK(fleet_status_read(text, strlen(text), &arena, &status));
        CHECK_INT(instant_is_set(status.at), strcmp(clocks[i], "trusted") == 0);
    }

    static const char *const wrong[] = {"", "{", "[]", "{}", "{\"format\": \"nownext-status/2\"}"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        check_row(wrong[i]);
        CHECK(!fleet_status_read(wrong[i], strlen(wrong[i]), &arena, &status));
    }
    arena_finish(&arena);
    return check_done();
}
