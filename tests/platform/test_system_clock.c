#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

#include "platform/system_clock.h"

static char path[300];

static void write_file(const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    snprintf(path, sizeof path, "%s/test_system_clock.%d", BINARY_DIR, (int)getpid());
    struct system_clock clock;
    check_row("nothing is asked");
    system_clock_read(&(struct system_clock_paths){NULL, NULL, NULL, NULL, NULL, NULL}, &clock);
    CHECK(!clock.is_synchronised && !clock.is_set && clock.rtc_ms == 0 && clock.last_known_ms == 0 &&
          clock.image_ms == 0);

    check_row("nothing is there");
    system_clock_read(&(struct system_clock_paths){NULL, path, path, path, path, path}, &clock);
    CHECK(!clock.is_set && clock.rtc_ms == 0 && clock.last_known_ms == 0 && clock.image_ms == 0);

    check_row("a mark of the time");
    CHECK(system_clock_mark(path, INT64_C(1726821720123)));
    system_clock_read(&(struct system_clock_paths){path, path, path, path, path, path}, &clock);
    CHECK(clock.is_synchronised && clock.is_set);
    CHECK_INT(clock.last_known_ms, INT64_C(1726821720123));
    CHECK_INT(clock.image_ms, INT64_C(1726821720123));
    CHECK_INT(clock.rtc_ms, 0); /* it is empty */
    CHECK(system_clock_mark(path, INT64_C(1726821780000)));
    system_clock_read(&(struct system_clock_paths){.last_known = path}, &clock);
    CHECK_INT(clock.last_known_ms, INT64_C(1726821780000));
    CHECK_INT(clock.image_ms, 0);
    CHECK(!system_clock_mark(BINARY_DIR "/no-such-folder/clock", 1));

    check_row("a battery clock");
    write_file("1726821720\n");
    system_clock_read(&(struct system_clock_paths){.rtc = path}, &clock);
    CHECK_INT(clock.rtc_ms, INT64_C(1726821720000));
    write_file("-5\n");
    system_clock_read(&(struct system_clock_paths){.rtc = path}, &clock);
    CHECK_INT(clock.rtc_ms, 0);
    write_file("none\n");
    system_clock_read(&(struct system_clock_paths){.rtc = path}, &clock);
    CHECK_INT(clock.rtc_ms, 0);

    check_row("the network's time");
    write_file("1726654320000 5000\n");
    system_clock_read(&(struct system_clock_paths){.network = path}, &clock);
    CHECK_INT(clock.network_ms, INT64_C(1726654320000));
    CHECK_INT(clock.network_boot_ms, 5000);
    static const char *const wrong[] = {"", "1726654320000", "x 1", "-1 5000", "5 -1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        check_row(wrong[i]);
        write_file(wrong[i]);
        system_clock_read(&(struct system_clock_paths){.network = path}, &clock);
        CHECK(clock.network_ms == 0 && clock.network_boot_ms == 0);
    }
    remove(path);
    return check_done();
}
