#define _DEFAULT_SOURCE /* for fake_drm.h's syscall */
#include "check.h"

#include "kms/kms_card.h"

#include "board/kms/fake_drm.h"

static struct kms_card card;

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
    bool ok = kms_output_start(output, &card, name, 0, 0, &found, &err);
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
        CHECK(output.is_on && output.has_wanted_mode && !output.flip_is_pending);
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
    CHECK(!kms_output_start(&output, &card, "HDMI-A-1", 0, 0, &found, &err));
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
    CHECK(kms_output_start(&output, &card, NULL, 32, 24, &found, NULL) && found);
    CHECK_INT(output.width, 32);
    CHECK_INT(output.rate, 50);
    CHECK(kms_output_is_connected(&output));
    kms_output_stop(&output);
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
    test_power();
    return check_done();
}
