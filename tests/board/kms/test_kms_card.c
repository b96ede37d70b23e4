#define _DEFAULT_SOURCE /* for fake_drm.h's syscall */
#include "check.h"

#include "kms/kms_card.h"

#include "board/kms/fake_drm.h"

static struct kms_card card;
static const struct kms_mode_wish any;

/* A device with a panel at each connector, open. */
static void begin(void)
{
    fake_reset("test_kms_card");
    fake_plug(0, 64, 48);
    fake_plug(1, 32, 24);
    struct err err = {0};
    CHECK(kms_card_open(&card, fake.path, &err));
    CHECK_STR(err.text, "");
}

static void end(void)
{
    kms_card_close(&card);
    CHECK_INT(card.file, -1);
    CHECK_INT(fake_end(), 0);
}

static bool start(struct kms_output *output, const char *name)
{
    struct err err = {0};
    bool found = false;
    bool ok = kms_output_start(output, &card, name, &any, &found, &err);
    CHECK_STR(err.text, "");
    return CHECK(ok) && found;
}

static void check_refused(const char *path, const char *part)
{
    struct err err = {0};
    CHECK(!kms_card_open(&card, path, &err));
    CHECK_INT(err.code, ERR_IO);
    if (!CHECK(strstr(err.text, part)))
        printf("%s\n", err.text);
    CHECK_INT(card.file, -1);
}

static void test_open(void)
{
    fake_reset("test_kms_card");
    check_row("no device");
    check_refused("/no-such-folder/card0", "/no-such-folder/card0 is no device with panels: No such file");
    check_row("a device without connectors: one that only computes");
    fake.connector_count = 0;
    check_refused(fake.path, "is no device with panels: No such device");
    check_refused(NULL, "no graphics device with panels under /dev/dri");
    check_row("no buffers for the processor");
    fake.connector_count = FAKE_PANELS;
    fake.has_dumb = false;
    check_refused(fake.path, "no buffers that the processor can draw into");
    CHECK_INT(fake_end(), 0);
}

static void test_start(void)
{
    struct kms_output output, second, third;
    begin();
    check_row("the first panel");
    if (CHECK(start(&output, NULL))) {
        CHECK_STR(output.name, "HDMI-A-1");
        CHECK_INT(output.width, 64);
        CHECK_INT(output.height, 48);
        CHECK_INT(output.rate, 60);
        CHECK(output.is_on && output.choice.has_wanted && !output.flip_is_pending);
        CHECK_INT(output.choice.why, KMS_MODE_PREFERRED);
        CHECK_INT(fake.panels[0].crtc, 0);
        CHECK_INT(fake_pixel(0, 63, 47), 0);
    }
    check_row("two panels at one device");
    if (CHECK(start(&second, NULL))) {
        CHECK_STR(second.name, "HDMI-A-2");
        CHECK_INT(second.width, 32);
        CHECK_INT(fake.panels[0].crtc, 0);
        CHECK_INT(fake.panels[1].crtc, 1);
    }
    check_row("no third one");
    CHECK(!start(&third, NULL));
    CHECK(!start(&third, "HDMI-A-1"));
    kms_output_stop(&output);
    CHECK_INT(fake.crtcs[0].buffer, 0);
    check_row("its share is free again, and no other");
    CHECK(!start(&output, "HDMI-A-2"));
    CHECK(!start(&output, "DSI-1"));
    CHECK(start(&output, "HDMI-A-1"));
    CHECK_INT(fake.panels[0].crtc, 0);
    kms_output_stop(&second);
    kms_output_stop(&output);
    kms_output_stop(&output); /* nothing happens */
    check_row("nothing is plugged in");
    fake_unplug(0);
    fake_unplug(1);
    CHECK(!start(&output, NULL));
    end();
}

static void check_not_started(const char *part)
{
    struct kms_output output;
    struct err err = {0};
    bool found = false;
    CHECK(!kms_output_start(&output, &card, "HDMI-A-1", &any, &found, &err));
    CHECK(found);
    CHECK_INT(err.code, ERR_IO);
    if (!CHECK(strstr(err.text, part)))
        printf("%s\n", err.text);
    CHECK_INT(card.crtcs_taken, 0);
}

static void test_refused(void)
{
    begin();
    check_row("another process has the device");
    fake.refuses_set = true;
    check_not_started("the panel HDMI-A-1 can't be set to 64x48: Permission denied");
    fake.refuses_set = false;
    check_row("no memory");
    fake.refuses_buffers = true;
    check_not_started("the graphics device gives no buffer of 64x48: Cannot allocate memory");
    end();
}

static void test_flip(void)
{
    struct kms_output output, second;
    begin();
    CHECK(start(&output, NULL) && start(&second, NULL));
    check_row("the buffers take turns");
    struct kms_buffer *back = kms_output_back(&output);
    memcpy(back->pixels + 2 * back->pitch + 4 * 3, "\x03\x02\x01", 3);
    CHECK(kms_output_flip(&output, 5, NULL));
    CHECK_INT(output.flip_asked_ms, 5);
    CHECK(kms_output_back(&output) != back);
    CHECK(output.flip_is_pending);
    CHECK_INT(fake_pixel(0, 3, 2), 0x010203);
    CHECK_INT(fake_pixel(1, 3, 2), 0);
    kms_card_read(&card);
    CHECK(!output.flip_is_pending);
    check_row("what comes for another output is no answer");
    fake.holds_flips = true;
    CHECK(kms_output_flip(&output, 6, NULL) && kms_output_flip(&second, 6, NULL));
    fake_finish_flip(1);
    CHECK(!kms_output_wait(&output, 1));
    CHECK(output.flip_is_pending && !second.flip_is_pending);
    CHECK(kms_output_flip(&second, 6, NULL));
    fake_finish_flip(0);
    fake_finish_flip(1);
    CHECK(kms_output_wait(&output, 60000));
    CHECK(!second.flip_is_pending); /* it came first */
    CHECK(!output.flip_is_pending);
    CHECK(kms_output_wait(&output, 60000)); /* there is none to wait for */
    check_row("refused");
    struct err err = {0};
    back = kms_output_back(&output);
    fake.refuses_flips = true;
    CHECK(!kms_output_flip(&output, 7, &err));
    CHECK_STR(err.text, "the panel HDMI-A-1 takes no further picture: Invalid argument");
    CHECK(kms_output_back(&output) == back && !output.flip_is_pending);
    fake.refuses_flips = false;
    check_row("an output ends with a flip under way");
    CHECK(kms_output_flip(&output, 8, NULL));
    kms_output_stop(&output);
    kms_output_stop(&second);
    CHECK(!fake.crtcs[0].flip_done);
    check_row("what is told too late reaches no other output in the same place");
    CHECK(start(&output, NULL));
    CHECK(kms_output_flip(&output, 9, NULL));
    void *late = fake.crtcs[0].flip_user;
    kms_output_stop(&output);
    CHECK(start(&output, NULL));
    CHECK(kms_output_flip(&output, 10, NULL));
    void *own = fake.crtcs[0].flip_user;
    fake_finish_flip(0);
    fake.crtcs[0].flip_user = late;
    kms_card_read(&card);
    CHECK(output.flip_is_pending);
    fake_finish_flip(0);
    fake.crtcs[0].flip_user = own;
    kms_card_read(&card);
    CHECK(!output.flip_is_pending);
    kms_output_stop(&output);
    end();
}

static void test_connected(void)
{
    struct kms_output output;
    begin();
    CHECK(start(&output, NULL));
    check_row("there");
    CHECK(kms_output_is_connected(&output));
    check_row("the EDID was late: it lists the size for the need too, but not as its own");
    fake_add_mode(0, 128, 96, 60, DRM_MODE_TYPE_PREFERRED, 0);
    fake.panels[0].modes[0].type = 0;
    CHECK(!kms_output_is_connected(&output));
    check_row("another panel");
    fake_plug(0, 32, 24);
    CHECK(!kms_output_is_connected(&output));
    check_row("connected, and without a mode");
    fake.panels[0].mode_count = 0;
    CHECK(!kms_output_is_connected(&output));
    check_row("gone");
    fake_unplug(0);
    CHECK(!kms_output_is_connected(&output));
    kms_output_stop(&output);
    check_row("a size that was asked for stays");
    fake_plug(0, 64, 48);
    fake_add_mode(0, 32, 24, 50, 0, 0);
    bool found = false;
    CHECK(kms_output_start(&output, &card, NULL, &(struct kms_mode_wish){32, 24, 0}, &found, NULL) && found);
    CHECK_INT(output.width, 32);
    CHECK_INT(output.rate, 50);
    CHECK(kms_output_is_connected(&output));
    kms_output_stop(&output);
    end();
}

static bool start_wish(struct kms_output *output, int width, int height, int rate)
{
    struct kms_mode_wish wish = {width, height, rate};
    struct err err = {0};
    bool found = false;
    bool ok = kms_output_start(output, &card, "HDMI-A-1", &wish, &found, &err);
    CHECK_STR(err.text, "");
    return CHECK(ok) && CHECK(found);
}

/* A panel that says nothing of itself. */
static void test_silent(void)
{
    struct kms_output output;
    begin();
    fake_plug_silent(0);
    check_row("nothing is asked for: what the kernel lists");
    if (start_wish(&output, 0, 0, 0)) {
        CHECK_INT(output.choice.why, KMS_MODE_GUESS);
        CHECK_INT(output.width, 96);
        kms_output_stop(&output);
    }
    check_row("a mode that nobody lists");
    if (start_wish(&output, 320, 240, 50)) {
        CHECK_INT(output.choice.why, KMS_MODE_FORCED_OFF_LIST);
        CHECK(output.width == 320 && output.height == 240 && output.rate == 50);
        CHECK_INT(fake.crtcs[0].mode.hdisplay, 320);
        CHECK(fake.crtcs[0].mode.clock > 0 && fake.crtcs[0].mode.htotal > 320);
        CHECK_INT(fake_pixel(0, 319, 239), 0);
        CHECK(kms_output_is_connected(&output));
        check_row("its EDID comes late, and lists the same in a timing of its own");
        fake_plug(0, 320, 240);
        CHECK(!kms_output_is_connected(&output));
        check_row("or in the same timing: then it is no longer forced");
        fake.panels[0].modes[0] = output.choice.mode;
        CHECK(!kms_output_is_connected(&output));
        kms_output_stop(&output);
    }
    check_row("a panel that lists nothing at all");
    fake_plug_silent(0);
    fake.panels[0].mode_count = 0;
    bool found = true;
    CHECK(kms_output_start(&output, &card, "HDMI-A-1", &any, &found, NULL) && !found);
    if (start_wish(&output, 320, 240, 0)) {
        CHECK_INT(output.choice.why, KMS_MODE_FORCED);
        CHECK_INT(output.rate, 60);
        CHECK(kms_output_is_connected(&output));
        kms_output_stop(&output);
    }
    check_row("the device can't do it: what is listed, and no buffer is left over");
    fake_plug_silent(0);
    fake.most_clock = 1;
    if (start_wish(&output, 320, 240, 0)) {
        CHECK_INT(output.choice.why, KMS_MODE_REFUSED);
        CHECK(!output.choice.has_wanted);
        CHECK(output.width == 96 && output.height == 64);
        CHECK(kms_output_is_connected(&output));
        kms_output_stop(&output);
    }
    check_row("nor is anything listed");
    fake.panels[0].mode_count = 0;
    struct err err = {0};
    CHECK(!kms_output_start(&output, &card, "HDMI-A-1", &(struct kms_mode_wish){320, 240, 0}, &found, &err));
    CHECK_STR(err.text, "the panel HDMI-A-1 can't be set to 320x240: Invalid argument");
    CHECK_INT(card.crtcs_taken, 0);
    end();
}

static void check_connector(const char *row, const char *except, const char *expected)
{
    char name[32] = "";
    check_row(row);
    CHECK_INT(kms_card_find_connector(&card, except, name, sizeof name), *expected != '\0');
    CHECK_STR(name, expected);
}

/* Which connector is lit where none is named. */
static void test_find_connector(void)
{
    struct kms_output output;
    begin();
    CHECK_INT(card.number, -1); /* a plain file has none */
    check_connector("the first, whether a panel is at it or not", NULL, "HDMI-A-1");
    fake_unplug(0);
    check_connector("the first, though only the second has a panel", NULL, "HDMI-A-1");
    check_connector("not another's", "HDMI-A-1", "HDMI-A-2");
    check_connector("one that there is not is no exception", "DP-1", "HDMI-A-1");
    fake_plug(0, 64, 48);
    CHECK(start(&output, "HDMI-A-1"));
    check_connector("not one that is lit", NULL, "HDMI-A-2");
    check_connector("none is left", "HDMI-A-2", "");
    kms_output_stop(&output);
    fake.panels[0].type = DRM_MODE_CONNECTOR_DSI;
    check_connector("HDMI goes before what is not", NULL, "HDMI-A-2");
    check_connector("which is taken where there is nothing else", "HDMI-A-2", "DSI-1");
    fake.panels[1].type = DRM_MODE_CONNECTOR_VIRTUAL;
    check_connector("no HDMI: the first", NULL, "DSI-1");
    end();
}

static void test_power(void)
{
    struct kms_output output;
    struct err err = {0};
    begin();
    CHECK(start(&output, NULL));
    check_row("off and on");
    CHECK(kms_output_set_power(&output, false, &err) && !output.is_on);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_OFF);
    CHECK(kms_output_set_power(&output, true, &err) && output.is_on);
    CHECK_INT(fake.panels[0].dpms, DRM_MODE_DPMS_ON);
    check_row("refused");
    fake.refuses_dpms = true;
    CHECK(kms_output_set_power(&output, true, &err)); /* it is on */
    CHECK(!kms_output_set_power(&output, false, &err));
    CHECK_STR(err.text, "the panel HDMI-A-1 can't be switched off: Invalid argument");
    CHECK(output.is_on);
    kms_output_stop(&output);
    check_row("a panel that can't be switched");
    fake.has_dpms = false;
    CHECK(start(&output, NULL));
    CHECK(kms_output_set_power(&output, false, &err) && output.is_on);
    kms_output_stop(&output);
    end();
}

int main(void)
{
    test_open();
    test_start();
    test_refused();
    test_flip();
    test_connected();
    test_silent();
    test_find_connector();
    test_power();
    return check_done();
}
