#define _DEFAULT_SOURCE /* for fake_drm.h's syscall */
#include "check.h"

#include <signal.h>
#include <sys/stat.h>

#include "kms/board_kms.h"

#include "board/kms/fake_drm.h"

enum { WIDTH = 64, HEIGHT = 48 };

/* In the C library's place: a steady clock that tests can put on, and stop. */
static int64_t later_ms;
static struct timespec stopped; /* where the steady clock stands; zero: it goes */
int clock_gettime(clockid_t clock, struct timespec *ret)
{
    int result = (int)syscall(SYS_clock_gettime, clock, ret);
    if (clock == CLOCK_BOOTTIME && stopped.tv_sec)
        *ret = stopped;
    if (clock == CLOCK_BOOTTIME)
        ret->tv_sec += later_ms / 1000;
    return result;
}

static char run[300], spool[300], setup[300];
static uint8_t pixels[WIDTH * HEIGHT * 4];
static struct board_picture picture;
static struct board_kms_host *host;

static struct board_kms_host_options host_options(void)
{
    return (struct board_kms_host_options){.card = fake.path, .spool = spool, .run = run, .others = {setup}};
}

static void begin(const char *row)
{
    check_row(row);
    fake_reset("test_board_kms");
    fake_plug(0, WIDTH, HEIGHT);
    fake_plug(1, HEIGHT, 24);
    later_ms = 0;
    picture = (struct board_picture){.width = WIDTH, .height = HEIGHT, .pitch = WIDTH * 4, .pixels = pixels};
    struct err err = {0};
    struct board_kms_host_options options = host_options();
    host = board_kms_host_create(&options, &err);
    if (!CHECK(host))
        abort();
}

static void end(void)
{
    board_kms_host_destroy(host);
    CHECK_INT(fake_end(), 0);
}

static struct board *make(const char *connector)
{
    struct err err = {0};
    struct board *board = board_kms_create(host, &(struct board_kms_options){.connector = connector}, &err);
    CHECK_STR(err.text, "");
    if (!CHECK(board))
        abort();
    return board;
}

static void touch(const char *folder, const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!CHECK(file))
        return;
    fclose(file);
}

static enum board_event_kind wait_until(struct board *board, int64_t until_ms)
{
    struct board_event event;
    board->ops->wait(board, until_ms, &event);
    return event.kind;
}

/* What has happened; NONE: nothing. */
static enum board_event_kind happened(struct board *board)
{
    return wait_until(board, 0);
}

/* The kernel tells of a panel that came or went. */
static enum board_event_kind plug(struct board *board)
{
    touch(run, "hotplug");
    return wait_until(board, INT64_MAX);
}

static struct board_panel panel_of(struct board *board)
{
    struct board_panel panel;
    board->ops->panel(board, &panel);
    return panel;
}

static void fill(struct board_rect rect, uint8_t seed)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            uint8_t *pixel = pixels + y * picture.pitch + x * 4;
            pixel[0] = (uint8_t)(seed + x);
            pixel[1] = (uint8_t)(seed + 2 * y);
            pixel[2] = (uint8_t)(seed * 3 + x + y);
            pixel[3] = 255;
        }
    }
}

static void present(struct board *board, struct board_rect damage)
{
    struct err err = {0};
    CHECK(board->ops->present(board, &picture, &damage, 1, &err));
    CHECK_STR(err.text, "");
}

static void present_all(struct board *board)
{
    present(board, (struct board_rect){0, 0, picture.width, picture.height});
}

/* How many pixels of the panel, as it hangs, are not the picture's. */
static int count_wrong(int crtc, int rotate)
{
    int wrong = 0;
    for (int y = 0; y < picture.height; y++) {
        for (int x = 0; x < picture.width; x++) {
            const uint8_t *pixel = pixels + y * picture.pitch + x * 4;
            int at_x = rotate == 90 ? picture.height - 1 - y : x, at_y = rotate == 90 ? x : y;
            wrong += fake_pixel(crtc, at_x, at_y) != (pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
        }
    }
    return wrong;
}

static const struct board_rect all = {0, 0, WIDTH, HEIGHT};

static void test_present(void)
{
    begin("a picture, its red and blue changed over");
    struct board *board = make(NULL);
    struct board_panel panel = panel_of(board);
    CHECK_INT(panel.width, WIDTH);
    CHECK_INT(panel.height, HEIGHT);
    CHECK_INT(panel.rate, 60);
    CHECK_STR(panel.connector, "HDMI-A-1");
    CHECK_STR(panel.mode_why, "the panel's own choice");
    CHECK(!panel.is_forced);
    CHECK(board_kms_host_has_card(host));
    CHECK_INT(happened(board), BOARD_EVENT_NONE); /* whoever made it knows that all is to be drawn */
    fill(all, 1);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    CHECK_INT(board->counts.pixels_presented, WIDTH * HEIGHT);
    check_row("what changes is copied into both buffers, in turn, and nothing else");
    fill((struct board_rect){3, 4, 5, 6}, 20);
    present(board, (struct board_rect){3, 4, 5, 6});
    CHECK_INT(count_wrong(0, 0), 0); /* the second buffer got all of it */
    CHECK_INT(board->counts.pixels_presented, 2 * WIDTH * HEIGHT);
    uint64_t so_far = board->counts.pixels_presented;
    fill((struct board_rect){40, 30, 7, 8}, 30);
    present(board, (struct board_rect){40, 30, 7, 8});
    CHECK_INT(count_wrong(0, 0), 0);
    CHECK_INT(board->counts.pixels_presented - so_far, 5 * 6 + 7 * 8);
    so_far = board->counts.pixels_presented;
    fill((struct board_rect){60, 44, 4, 4}, 40);
    present(board, (struct board_rect){60, 44, 9, 9}); /* cut at the picture's edge */
    CHECK_INT(count_wrong(0, 0), 0);
    CHECK_INT(board->counts.pixels_presented - so_far, 7 * 8 + 4 * 4);
    check_row("more parts than are kept apart");
    struct board_rect many[60];
    for (int i = 0; i < 60; i++)
        many[i] = (struct board_rect){i, i / 2, 1, 1};
    fill(all, 50);
    for (int i = 0; i < 2; i++) {
        CHECK(board->ops->present(board, &picture, many, 60, NULL));
        CHECK_INT(count_wrong(0, 0), 0);
    }
    CHECK_INT(board->counts.presents, 6);
    CHECK_INT(fake.crtcs[0].flips, 6);
    CHECK_INT(fake.crtcs[0].sets, 1);
    check_row("that a picture is shown is no reason to step");
    int64_t until_ms = board->ops->now(board) + 3;
    CHECK_INT(wait_until(board, until_ms), BOARD_EVENT_NONE);
    CHECK(board->ops->now(board) >= until_ms);
    CHECK(!fake.crtcs[0].flip_done); /* it was read all the same */
    check_row("a picture of another size");
    picture.height--;
    present_all(board);
    CHECK_INT(fake.crtcs[0].flips, 6);
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    board->ops->destroy(board);
    CHECK_INT(fake.crtcs[0].buffer, 0);
    end();
}

static void test_mode(void)
{
    begin("turned");
    fake_add_mode(0, 32, 24, 50, 0, 0);
    struct board *board = make(NULL);
    CHECK(board->ops->set_mode(board, &(struct board_mode){.rotate = 90}, NULL));
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    CHECK_INT(fake.crtcs[0].sets, 1); /* the mode stays */
    picture = (struct board_picture){.width = HEIGHT, .height = WIDTH, .pitch = HEIGHT * 4, .pixels = pixels};
    fill((struct board_rect){0, 0, HEIGHT, WIDTH}, 9);
    present_all(board);
    CHECK_INT(count_wrong(0, 90), 0);
    fill((struct board_rect){1, 2, 3, 4}, 60);
    present(board, (struct board_rect){1, 2, 3, 4});
    present(board, (struct board_rect){1, 2, 3, 4});
    CHECK_INT(count_wrong(0, 90), 0);
    check_row("a size that is asked for");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 32, .height = 24}, NULL));
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    struct board_panel panel = panel_of(board);
    CHECK_INT(panel.width, 32);
    CHECK_INT(panel.rate, 50);
    CHECK(panel.has_wanted_mode);
    check_row("a size that it lacks");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 640, .height = 480}, NULL));
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    panel = panel_of(board);
    CHECK_INT(panel.width, WIDTH);
    CHECK(!panel.has_wanted_mode);
    CHECK_STR(panel.mode_why, "the panel's own choice: it does not list panel.mode");
    check_row("the same once more");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 640, .height = 480}, NULL));
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    board->ops->destroy(board);
    end();
}

static void test_flip_pending(void)
{
    begin("the panel still takes the last picture");
    struct board *board = make(NULL);
    fake.holds_flips = true;
    fill(all, 1);
    present_all(board);
    fill(all, 2);
    present_all(board); /* waits for a frame, and lets it be */
    CHECK_INT(fake.crtcs[0].flips, 1);
    CHECK(board->ops->is_well(board));
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    fake_finish_flip(0);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    present_all(board);
    fake_finish_flip(0);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("a panel that hangs");
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    clock_gettime(CLOCK_BOOTTIME, &stopped); /* what the machine does meanwhile takes no time */
    present_all(board);
    later_ms += 2000;
    CHECK(board->ops->is_well(board));
    later_ms += 1000;
    CHECK(!board->ops->is_well(board));
    CHECK_STR(board->ops->fault(board), "the panel has taken no picture for some seconds");
    fake_finish_flip(0);
    CHECK(board->ops->is_well(board)); /* told, and not read yet */
    stopped = (struct timespec){0};
    board->ops->destroy(board);
    end();
}

static void test_plugged(void)
{
    begin("a panel goes");
    fake_unplug(1);
    struct board *board = make(NULL);
    fill(all, 1);
    present_all(board);
    fake_unplug(0);
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    struct board_panel panel = panel_of(board);
    CHECK_INT(panel.width, 0);
    CHECK_STR(panel.connector, "");
    CHECK(panel.has_wanted_mode);
    CHECK_INT(fake.crtcs[0].buffer, 0);
    fill(all, 2);
    present_all(board); /* is let go */
    CHECK_INT(fake.crtcs[0].flips, 1);
    CHECK(board->ops->is_well(board));
    check_row("and comes again");
    fake_plug(0, WIDTH, HEIGHT);
    CHECK_INT(plug(board), BOARD_EVENT_EXPOSE);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("another one comes in its place");
    fake_plug(0, 32, 24);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_INT(panel_of(board).width, 32);
    check_row("nothing has changed");
    unsigned sets = fake.crtcs[0].sets;
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    CHECK_INT(fake.crtcs[0].sets, sets);
    board->ops->destroy(board);
    end();

    begin("no panel at the start");
    fake_unplug(0);
    fake_unplug(1);
    board = make("HDMI-A-2");
    CHECK_INT(panel_of(board).width, 0);
    present_all(board);
    fake_plug(0, WIDTH, HEIGHT); /* another display's */
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    fake_plug(1, WIDTH, HEIGHT);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    present_all(board);
    CHECK_INT(count_wrong(fake.panels[1].crtc, 0), 0);
    board->ops->destroy(board);
    end();
}

static void test_device_late(void)
{
    begin("no device at the start");
    board_kms_host_destroy(host);
    remove(fake.path);
    struct board_kms_host_options options = host_options();
    host = board_kms_host_create(&options, NULL);
    struct board *board = make(NULL);
    CHECK(!board_kms_host_has_card(host));
    CHECK(strstr(board->ops->fault(board), "is no device with panels"));
    present_all(board);
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    FILE *file = fopen(fake.path, "w");
    fclose(file);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK(board_kms_host_has_card(host));
    CHECK_STR(board->ops->fault(board), "");
    board->ops->set_brightness(board, 50); /* no folder of backlights is given: nothing is asked */
    CHECK_STR(board->ops->fault(board), "");
    fill(all, 3);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    board->ops->destroy(board);
    end();
}

/* The kernel does not always tell; and where nothing changes on the screen, nothing is presented. */
static void test_found_while_waiting(void)
{
    begin("a panel that nobody told of, while nothing is presented");
    fake_unplug(0);
    fake_unplug(1);
    struct board *board = make(NULL);
    fake_plug(0, WIDTH, HEIGHT);
    unsigned probes = fake.probes;
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    CHECK_INT(fake.probes, probes); /* seldom */
    later_ms += 10000;
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    CHECK_INT(panel_of(board).width, WIDTH);
    board->ops->destroy(board);
    check_row("a device that nobody told of");
    board_kms_host_destroy(host);
    remove(fake.path);
    struct board_kms_host_options options = host_options();
    host = board_kms_host_create(&options, NULL);
    board = make(NULL);
    FILE *file = fopen(fake.path, "w");
    fclose(file);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    later_ms += 10000;
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    CHECK(board_kms_host_has_card(host));
    board->ops->destroy(board);
    end();
}

/* Whatever else there is to tell. */
static void test_signal_first(void)
{
    begin("a signal goes before what the board has to tell");
    struct board *board = make(NULL);
    CHECK(board->ops->set_mode(board, &(struct board_mode){.rotate = 90}, NULL));
    kill(getpid(), SIGTERM);
    CHECK_INT(wait_until(board, INT64_MAX), BOARD_EVENT_QUIT);
    board->ops->destroy(board);
    end();
}

static void test_power(void)
{
    begin("off");
    struct board *board = make(NULL);
    fill(all, 1);
    present_all(board);
    board->ops->set_power(board, false);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_OFF);
    fill(all, 2);
    present_all(board);
    CHECK_INT(fake.crtcs[0].flips, 1);
    check_row("and on");
    board->ops->set_power(board, true);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_ON);
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("a panel that comes at night stays off");
    fake_unplug(0);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE); /* it goes on at the other connector */
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    board->ops->set_power(board, false);
    fake_unplug(1);
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    fake_plug(0, WIDTH, HEIGHT);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_OFF);
    check_row("and is switched on, though it was another's turn to be switched off");
    board->ops->set_power(board, true);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_ON);
    check_row("the panel went while it was dark");
    board->ops->set_power(board, false);
    unsigned sets = fake.crtcs[0].sets;
    fake.refuses_dpms = true;
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    board->ops->set_power(board, true);
    CHECK_INT(fake.crtcs[0].sets, sets + 2); /* out, and lit anew */
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_ON);
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    board->ops->destroy(board);
    end();
}

static void test_refused(void)
{
    begin("the kernel refuses the mode");
    board_kms_host_destroy(host);
    fake.refuses_set = true;
    struct board_kms_host_options options = host_options();
    host = board_kms_host_create(&options, NULL);
    struct board *board = make(NULL);
    CHECK_INT(panel_of(board).width, 0);
    CHECK_STR(board->ops->fault(board), "the panel HDMI-A-1 can't be set to 64x48: Permission denied");
    check_row("and is asked again, but seldom");
    unsigned probes = fake.probes;
    fake.refuses_set = false;
    present_all(board);
    CHECK_INT(fake.probes, probes);
    later_ms += 10000;
    present_all(board);
    CHECK_INT(panel_of(board).width, WIDTH);
    CHECK_STR(board->ops->fault(board), "");
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    fill(all, 5);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("the kernel refuses a picture: the panel is lit anew");
    later_ms += 10000;
    fake.refuses_flips = true;
    unsigned sets = fake.crtcs[0].sets;
    present_all(board);
    CHECK_INT(fake.crtcs[0].sets, sets + 2);
    fake.refuses_flips = false;
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("and refuses the next one: not again at once");
    fake.refuses_flips = true;
    sets = fake.crtcs[0].sets;
    present_all(board);
    CHECK_INT(fake.crtcs[0].sets, sets + 1);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    present_all(board);
    CHECK_INT(fake.crtcs[0].sets, sets + 1);
    later_ms += 10000;
    fake.refuses_flips = false;
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    present_all(board);
    CHECK_INT(count_wrong(0, 0), 0);
    check_row("another process has the device for a while");
    fake.refuses_flips = fake.refuses_set = true;
    present_all(board);
    CHECK_INT(panel_of(board).width, 0);
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    fake.refuses_flips = fake.refuses_set = false;
    later_ms += 10000;
    present_all(board);
    CHECK_INT(happened(board), BOARD_EVENT_EXPOSE);
    CHECK_INT(count_wrong(0, 0), 0);
    board->ops->destroy(board);
    end();
}

static void test_two(void)
{
    begin("two panels of a device");
    struct board *first = make(NULL), *second = make(NULL);
    CHECK_STR(panel_of(first).connector, "HDMI-A-1");
    CHECK_STR(panel_of(second).connector, "HDMI-A-2");
    fill(all, 1);
    present_all(first);
    CHECK_INT(count_wrong(0, 0), 0);
    picture.width = HEIGHT;
    picture.height = 24;
    present_all(second);
    CHECK_INT(count_wrong(1, 0), 0);
    struct err err = {0};
    CHECK(!board_kms_create(host, &(struct board_kms_options){0}, &err));
    CHECK_STR(err.text, "a graphics device has at most 2 displays");
    check_row("files are told to each");
    touch(spool, "program.json");
    CHECK_INT(wait_until(first, INT64_MAX), BOARD_EVENT_FILES);
    CHECK_INT(happened(second), BOARD_EVENT_FILES);
    touch(setup, "refusals.txt"); /* where the importer leaves what the spool has no room for */
    CHECK_INT(wait_until(first, INT64_MAX), BOARD_EVENT_FILES);
    CHECK_INT(happened(first), BOARD_EVENT_NONE);
    CHECK_INT(happened(second), BOARD_EVENT_FILES);
    CHECK_INT(happened(second), BOARD_EVENT_NONE);
    kill(getpid(), SIGHUP);
    CHECK_INT(wait_until(second, INT64_MAX), BOARD_EVENT_FILES);
    CHECK_INT(happened(first), BOARD_EVENT_FILES);
    touch(run, "frame.request");
    CHECK_INT(wait_until(first, INT64_MAX), BOARD_EVENT_FILES);
    check_row("one goes, and the other stays");
    fake_unplug(0);
    CHECK_INT(plug(second), BOARD_EVENT_FILES); /* of before */
    CHECK_INT(happened(second), BOARD_EVENT_NONE);
    CHECK_INT(panel_of(first).width, 0);
    CHECK_INT(panel_of(second).height, 24);
    fake_plug(0, WIDTH, HEIGHT);
    CHECK_INT(plug(second), BOARD_EVENT_NONE);
    CHECK_INT(happened(first), BOARD_EVENT_EXPOSE);
    CHECK_STR(panel_of(first).connector, "HDMI-A-1");
    check_row("the end is told to each, and again");
    kill(getpid(), SIGTERM);
    CHECK_INT(wait_until(first, INT64_MAX), BOARD_EVENT_QUIT);
    CHECK_INT(wait_until(first, INT64_MAX), BOARD_EVENT_QUIT);
    CHECK_INT(wait_until(second, INT64_MAX), BOARD_EVENT_QUIT);
    first->ops->destroy(first);
    second->ops->destroy(second);
    end();
}

static void put_number(const char *path, int number)
{
    FILE *file = fopen(path, "w");
    if (!CHECK(file))
        return;
    fprintf(file, "%d\n", number);
    fclose(file);
}

static int get_number(const char *path)
{
    int number = -1;
    FILE *file = fopen(path, "r");
    if (!CHECK(file))
        return number;
    if (fscanf(file, "%d", &number) != 1)
        number = -1;
    fclose(file);
    return number;
}

/* A light that can't be set is said to be so, until it can. */
static void test_backlight(void)
{
    static const char dead[] =
        "the panel's brightness can't be set: it has no light that the kernel controls";
    char folder[400], device[420], most[440], is[440];
    begin("no light");
    board_kms_host_destroy(host);
    snprintf(folder, sizeof folder, "%s/backlight", run);
    snprintf(device, sizeof device, "%s/panel", folder);
    snprintf(most, sizeof most, "%s/max_brightness", device);
    snprintf(is, sizeof is, "%s/brightness", device);
    CHECK_INT(mkdir(folder, 0700), 0);
    struct board_kms_host_options options = host_options();
    options.backlight = folder;
    host = board_kms_host_create(&options, NULL);
    struct board *board = make(NULL);
    CHECK_STR(board->ops->fault(board), "");
    board->ops->set_brightness(board, 50);
    CHECK_STR(board->ops->fault(board), dead);
    check_row("a light comes");
    CHECK_INT(mkdir(device, 0700), 0);
    put_number(most, 200);
    put_number(is, 7);
    board->ops->set_brightness(board, 50);
    CHECK_STR(board->ops->fault(board), "");
    CHECK_INT(get_number(is), 100);
    check_row("of two panels at HDMI neither is lit by it");
    struct board *second = make("HDMI-A-2");
    board->ops->set_brightness(board, 20);
    second->ops->set_brightness(second, 20);
    CHECK_INT(get_number(is), 100);
    CHECK_STR(second->ops->fault(second), "");
    second->ops->destroy(second);
    check_row("alone again, and the light is dead");
    remove(most);
    board->ops->set_brightness(board, 20);
    CHECK_STR(board->ops->fault(board), dead);
    remove(is);
    remove(device);
    remove(folder);
    board->ops->destroy(board);
    end();
}

/* A panel that says nothing of itself gets the mode that it is to have, and another rate of it. */
static void test_mode_made_up(void)
{
    begin("no EDID, and no mode in the settings");
    fake_plug_silent(0);
    struct board *board = make("HDMI-A-1");
    struct board_panel panel = panel_of(board);
    CHECK_INT(panel.width, 96);
    CHECK_STR(panel.mode_why,
              "the kernel's guess: the panel says nothing of itself (no EDID), and there is no panel.mode");
    check_row("a mode in the settings");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 320, .height = 240}, NULL));
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    panel = panel_of(board);
    CHECK(panel.width == 320 && panel.height == 240 && panel.rate == 60 && panel.has_wanted_mode);
    CHECK_STR(panel.mode_why, "forced by panel.mode: the panel says nothing of itself (no EDID)");
    check_row("at another rate");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 320, .height = 240, .rate = 50}, NULL));
    CHECK_INT(panel_of(board).rate, 50);
    CHECK_INT(fake.crtcs[0].mode.vrefresh, 50);
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE); /* the test card says the rate */
    check_row("its EDID comes late: its own timing");
    fake_plug(0, 320, 240);
    fake.panels[0].modes[0].vrefresh = 50;
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE); /* and the reason */
    CHECK_STR(panel_of(board).mode_why, "as panel.mode says: the panel lists it");
    CHECK_INT(fake.crtcs[0].mode.clock, 0); /* the list's */
    check_row("and goes again: the same timing, for another reason");
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 96, .height = 64}, NULL));
    fake_plug_silent(0);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_STR(panel_of(board).mode_why,
              "as panel.mode says: a standard mode, the panel says nothing of itself (no EDID)");
    fake.panels[0].has_edid = true;
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_STR(panel_of(board).mode_why, "as panel.mode says: the panel lists it");
    board->ops->destroy(board);
    end();
}

static const struct board_mode forced = {.width = 320, .height = 240, .is_forced = true};

/* A device without panels, and the kernel's folder of its connectors. */
static void begin_forced(const char *row)
{
    begin(row);
    board_kms_host_destroy(host);
    fake_unplug(0);
    fake_unplug(1);
    snprintf(fake.sysfs, sizeof fake.sysfs, "%s/drm", run);
    CHECK_INT(mkdir(fake.sysfs, 0700), 0);
    for (int i = 1; i <= FAKE_PANELS; i++) {
        char path[460];
        snprintf(path, sizeof path, "%s/card0-HDMI-A-%d", fake.sysfs, i);
        CHECK_INT(mkdir(path, 0700), 0);
        touch(path, "status");
    }
    struct board_kms_host_options options = host_options();
    options.connectors = fake.sysfs;
    host = board_kms_host_create(&options, NULL);
}

static void remove_status(int panel)
{
    char path[460];
    snprintf(path, sizeof path, "%s/card0-HDMI-A-%d/status", fake.sysfs, panel + 1);
    CHECK_INT(remove(path), 0);
}

static void end_forced(void)
{
    char command[460];
    snprintf(command, sizeof command, "rm -rf '%s'", fake.sysfs);
    CHECK_INT(system(command), 0);
    end();
}

/* A connector that notices no panel is lit all the same where the settings say so. */
static void test_force(void)
{
    begin_forced("not asked for: nothing is told to the kernel");
    struct board *board = make(NULL);
    CHECK(board->ops->set_mode(board, &(struct board_mode){.width = 320, .height = 240}, NULL));
    CHECK_INT(panel_of(board).width, 0);
    CHECK(!panel_of(board).is_forced);
    CHECK_STR(fake_status(0), "");
    CHECK_STR(fake_status(1), "");
    check_row("asked for: the first connector is lit, in the mode of the settings");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_STR(fake_status(0), "on");
    CHECK_STR(fake_status(1), "");
    struct board_panel panel = panel_of(board);
    CHECK(panel.is_forced && panel.width == 320 && panel.rate == 60);
    CHECK_STR(panel.connector, "HDMI-A-1");
    CHECK_STR(panel.mode_why, "forced by panel.mode: the panel says nothing of itself (no EDID)");
    CHECK_STR(board->ops->fault(board), "");
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    check_row("a panel at the other connector changes nothing");
    fake_plug(1, WIDTH, HEIGHT);
    unsigned sets = fake.crtcs[0].sets;
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    CHECK_STR(panel_of(board).connector, "HDMI-A-1");
    CHECK_INT(fake.crtcs[0].sets, sets);
    check_row("the same settings once more");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_INT(fake.crtcs[0].sets, sets);
    check_row("taken back: the panel that is noticed");
    CHECK(board->ops->set_mode(board, &(struct board_mode){0}, NULL));
    CHECK_STR(fake_status(0), "detect");
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    CHECK(!panel_of(board).is_forced);
    check_row("asked for where another panel is noticed: the first connector");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_STR(panel_of(board).connector, "HDMI-A-1");
    check_row("the board ends: the kernel is told");
    board->ops->destroy(board);
    CHECK_STR(fake_status(0), "detect");
    CHECK_STR(fake_status(1), "");
    end_forced();

    begin_forced("the connector that the panel was made for, and no other one");
    board = make("HDMI-A-2");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_STR(fake_status(0), "");
    CHECK_STR(fake_status(1), "on");
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    board->ops->destroy(board);
    end_forced();

    begin_forced("a panel of the board's own is noticed: the connector for HDMI all the same");
    fake_plug(0, WIDTH, HEIGHT);
    fake.panels[0].type = DRM_MODE_CONNECTOR_DSI;
    board = make(NULL);
    CHECK_STR(panel_of(board).connector, "DSI-1");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    CHECK_STR(fake_status(1), "on");
    board->ops->destroy(board);
    end_forced();

    begin_forced("the panel refuses every mode: the kernel is told once");
    fake.refuses_set = true;
    board = make(NULL);
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK(panel_of(board).is_forced && panel_of(board).width == 0);
    char folder[460];
    snprintf(folder, sizeof folder, "%s/card0-HDMI-A-1", fake.sysfs);
    touch(folder, "status"); /* as if it had never been told */
    later_ms += 10000;
    CHECK_INT(happened(board), BOARD_EVENT_NONE);
    CHECK_STR(fake_status(0), "");
    board->ops->destroy(board);
    end_forced();

    begin_forced("two panels that are not noticed");
    board = make(NULL);
    struct board *second = make(NULL);
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK(second->ops->set_mode(second, &forced, NULL));
    CHECK_STR(panel_of(board).connector, "HDMI-A-1");
    CHECK_STR(panel_of(second).connector, "HDMI-A-2");
    check_row("one of them ends");
    board->ops->destroy(board);
    CHECK_STR(fake_status(0), "detect");
    CHECK_STR(fake_status(1), "on");
    second->ops->destroy(second);
    CHECK_STR(fake_status(1), "detect");
    end_forced();

    begin_forced("the first is not noticed, the second is");
    fake_plug(1, WIDTH, HEIGHT);
    board = make(NULL);
    second = make(NULL);
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK(second->ops->set_mode(second, &(struct board_mode){0}, NULL));
    CHECK_STR(panel_of(board).connector, "HDMI-A-1");
    CHECK_STR(panel_of(second).connector, "HDMI-A-2");
    CHECK_STR(fake_status(1), "");
    second->ops->destroy(second);
    board->ops->destroy(board);
    end_forced();
}

/* The kernel may not be told: the rule that allows it may not have run yet. */
static void test_force_refused(void)
{
    static const char refused[] =
        "the connector HDMI-A-1 can't be forced on (panel.force): No such file or directory";
    begin_forced("the kernel can't be told");
    remove_status(0);
    struct board *board = make(NULL);
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK_STR(board->ops->fault(board), refused);
    CHECK(!panel_of(board).is_forced && panel_of(board).width == 0);
    check_row("a panel that is noticed is lit all the same");
    fake_plug(1, WIDTH, HEIGHT);
    CHECK_INT(plug(board), BOARD_EVENT_RESIZE);
    CHECK_STR(panel_of(board).connector, "HDMI-A-2");
    CHECK_STR(board->ops->fault(board), refused);
    fake_unplug(1);
    CHECK_INT(plug(board), BOARD_EVENT_NONE);
    check_row("it can: found out when the panel is looked for");
    char path[460];
    snprintf(path, sizeof path, "%s/card0-HDMI-A-1", fake.sysfs);
    touch(path, "status");
    later_ms += 10000;
    CHECK_INT(happened(board), BOARD_EVENT_RESIZE);
    CHECK(panel_of(board).is_forced);
    CHECK_STR(board->ops->fault(board), "");
    check_row("and can't be taken back");
    remove_status(0);
    CHECK(board->ops->set_mode(board, &(struct board_mode){0}, NULL));
    CHECK_STR(
        board->ops->fault(board),
        "the connector HDMI-A-1 can't be left to itself again (panel.force): No such file or directory");
    board->ops->destroy(board);
    end_forced();
    begin("a board without a folder of connectors");
    board = make("HDMI-A-1");
    CHECK(board->ops->set_mode(board, &forced, NULL));
    CHECK(!panel_of(board).is_forced && panel_of(board).width == WIDTH);
    CHECK_STR(board->ops->fault(board), "");
    board->ops->destroy(board);
    end();
}

static void test_clock(void)
{
    begin("a clock that is ahead of the system's");
    struct board *board = make(NULL);
    CHECK_INT(board->ops->clock(board), BOARD_CLOCK_UNTRUSTED);
    board->ops->set_clock(board, BOARD_CLOCK_UNVERIFIED, 3600000);
    CHECK_INT(board->ops->clock(board), BOARD_CLOCK_UNVERIFIED);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t own_ms = board->ops->now(board), until_ms = own_ms + 3;
    CHECK(own_ms >= (int64_t)now.tv_sec * 1000 + 3600000);
    CHECK_INT(wait_until(board, until_ms), BOARD_EVENT_NONE);
    CHECK(board->ops->now(board) >= until_ms);
    int64_t steady_ms = board->ops->steady_ms(board);
    struct board_event event;
    board->ops->wait_steady(board, steady_ms + 3, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK(board->ops->steady_ms(board) >= steady_ms + 3);
    CHECK_INT(board->counts.wakeups, 2);
    board->ops->destroy(board);
    check_row("nothing to watch");
    struct err err = {0};
    CHECK(!board_kms_host_create(&(struct board_kms_host_options){.spool = "/no-such-folder"}, &err));
    CHECK(strstr(err.text, "/no-such-folder can't be watched"));
    end();
}

static void clear_folder(const char *folder)
{
    static const char *const names[] = {"hotplug", "frame.request", "program.json", "refusals.txt"};
    char path[400];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    CHECK_INT(rmdir(folder), 0);
}

int main(void)
{
    snprintf(run, sizeof run, "%s/test_board_kms.run.%d", BINARY_DIR, (int)getpid());
    snprintf(spool, sizeof spool, "%s/test_board_kms.spool.%d", BINARY_DIR, (int)getpid());
    snprintf(setup, sizeof setup, "%s/test_board_kms.setup.%d", BINARY_DIR, (int)getpid());
    CHECK(mkdir(run, 0700) == 0 && mkdir(spool, 0700) == 0 && mkdir(setup, 0700) == 0);
    test_present();
    test_mode();
    test_flip_pending();
    test_plugged();
    test_device_late();
    test_found_while_waiting();
    test_signal_first();
    test_power();
    test_refused();
    test_two();
    test_backlight();
    test_mode_made_up();
    test_force();
    test_force_refused();
    test_clock();
    clear_folder(run);
    clear_folder(spool);
    clear_folder(setup);
    return check_done();
}
