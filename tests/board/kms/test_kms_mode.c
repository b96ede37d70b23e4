#include "kms/kms_mode.h"

#include <stdio.h>
#include <string.h>

#include "check.h"

#define PREFERRED DRM_MODE_TYPE_PREFERRED
#define INTERLACED DRM_MODE_FLAG_INTERLACE

static drmModeModeInfo mode(int width, int height, unsigned rate, unsigned type, unsigned flags)
{
    return (drmModeModeInfo){.hdisplay = (uint16_t)width,
                             .vdisplay = (uint16_t)height,
                             .vrefresh = rate,
                             .type = type,
                             .flags = flags};
}

/* Why, and which: the index in the list, or MADE_UP, or NO_MODE. */
enum { NO_MODE = -1, MADE_UP = -2 };

static void check_choice(const char *row, const struct kms_mode_facts *facts, struct kms_mode_wish wish,
                         enum kms_mode_why why, int index, bool has_wanted)
{
    check_row(row);
    struct kms_mode_choice choice = kms_mode_choose(facts, &wish);
    CHECK_INT(choice.why, why);
    CHECK_INT(choice.has_wanted, has_wanted);
    CHECK_INT(choice.is_made_up, index == MADE_UP);
    if (index >= 0)
        CHECK(memcmp(&choice.mode, &facts->modes[index], sizeof choice.mode) == 0);
    if (index == MADE_UP) {
        CHECK_INT(choice.mode.hdisplay, wish.width);
        CHECK_INT(choice.mode.vdisplay, wish.height);
        CHECK_INT(choice.mode.vrefresh, wish.rate ? wish.rate : 60);
        CHECK(choice.mode.clock > 0);
    }
}

/* A panel that says what it can. */
static void test_listed(void)
{
    const drmModeModeInfo tv[] = {
        mode(1920, 1080, 50, 0, 0),          mode(3840, 2160, 30, PREFERRED, 0),
        mode(1920, 1080, 60, 0, INTERLACED), mode(1920, 1080, 120, 0, 0),
        mode(1920, 1080, 60, 0, 0),          mode(1280, 720, 50, 0, 0),
        mode(1024, 768, 60, 0, INTERLACED),  mode(800, 600, 75, 0, 0),
        mode(800, 600, 75, PREFERRED, 0),
    };
    const struct kms_mode_facts facts = {tv, sizeof tv / sizeof *tv, DRM_MODE_CONNECTOR_HDMIA, true, false};
    const struct kms_mode_facts no_choice = {&tv[3], 4, DRM_MODE_CONNECTOR_HDMIA, true, false};
    const struct kms_mode_facts two = {&tv[2], 2, DRM_MODE_CONNECTOR_HDMIA, true, false};
    const struct {
        const char *label;
        const struct kms_mode_facts *facts;
        struct kms_mode_wish wish;
        enum kms_mode_why why;
        int index;
        bool has_wanted;
    } rows[] = {
        {"the panel's own choice", &facts, {0, 0, 0}, KMS_MODE_PREFERRED, 1, true},
        {"a size: nearest to 60, progressive", &facts, {1920, 1080, 0}, KMS_MODE_LISTED, 4, true},
        {"and its rate", &facts, {1920, 1080, 50}, KMS_MODE_LISTED, 0, true},
        {"a rate far from 60", &facts, {1920, 1080, 120}, KMS_MODE_LISTED, 3, true},
        {"a rate that the size lacks: the nearest", &facts, {1920, 1080, 100}, KMS_MODE_OTHER_RATE, 3, false},
        {"the only rate of a size", &facts, {1280, 720, 0}, KMS_MODE_LISTED, 5, true},
        {"another than the only rate", &facts, {1280, 720, 60}, KMS_MODE_OTHER_RATE, 5, false},
        {"interlaced where there is nothing else", &facts, {1024, 768, 0}, KMS_MODE_LISTED, 6, true},
        {"of two alike, the panel's own choice", &facts, {800, 600, 0}, KMS_MODE_LISTED, 8, true},
        {"a size that it lacks: its own choice", &facts, {1600, 900, 0}, KMS_MODE_NOT_LISTED, 1, false},
        {"the same with a rate", &facts, {1600, 900, 60}, KMS_MODE_NOT_LISTED, 1, false},
        {"half a size is none", &facts, {1920, 0, 0}, KMS_MODE_PREFERRED, 1, true},
        {"a rate alone is nothing", &facts, {0, 0, 50}, KMS_MODE_PREFERRED, 1, true},
        {"no choice of its own: the first", &no_choice, {0, 0, 0}, KMS_MODE_FIRST, 0, true},
        {"nor what was asked for", &no_choice, {640, 480, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"progressive goes before the rate", &two, {1920, 1080, 0}, KMS_MODE_LISTED, 1, true},
        {"whatever rate is asked for", &two, {1920, 1080, 60}, KMS_MODE_OTHER_RATE, 1, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_choice(rows[i].label, rows[i].facts, rows[i].wish, rows[i].why, rows[i].index,
                     rows[i].has_wanted);
}

/* A panel that says nothing of itself: what the kernel lists for it, or nothing. */
static void test_silent(void)
{
    const drmModeModeInfo standard[] = {mode(1024, 768, 60, 0, 0), mode(800, 600, 75, 0, 0),
                                        mode(800, 600, 60, 0, 0), mode(640, 480, 60, PREFERRED, 0)};
    const drmModeModeInfo own[] = {mode(800, 480, 60, PREFERRED, 0)};
    const struct {
        const char *label;
        uint32_t count, type; /* of `standard`; of `own` with OWN */
        bool has_edid, is_refused;
        struct kms_mode_wish wish;
        enum kms_mode_why why;
        int index;
        bool has_wanted;
    } rows[] = {
#define HDMI DRM_MODE_CONNECTOR_HDMIA
#define DSI DRM_MODE_CONNECTOR_DSI
        {"nothing is listed, nothing asked for", 0, HDMI, 0, 0, {0, 0, 0}, KMS_MODE_NONE, NO_MODE, true},
        {"nothing is listed", 0, HDMI, 0, 0, {1920, 1080, 0}, KMS_MODE_FORCED, MADE_UP, true},
        {"at a rate", 0, HDMI, 0, 0, {1920, 1080, 50}, KMS_MODE_FORCED, MADE_UP, true},
        {"nothing is listed though it has an EDID",
         0,
         HDMI,
         1,
         0,
         {800, 480, 0},
         KMS_MODE_FORCED,
         MADE_UP,
         true},
        {"nothing, at a board's own connector", 0, DSI, 0, 0, {800, 480, 0}, KMS_MODE_FORCED, MADE_UP, true},
        {"nothing is listed, and it is refused", 0, HDMI, 0, 1, {800, 480, 0}, KMS_MODE_NONE, NO_MODE, false},
        {"the kernel's list", 3, HDMI, 0, 0, {0, 0, 0}, KMS_MODE_GUESS, 0, true},
        {"what the kernel prefers of it",
         4,
         DRM_MODE_CONNECTOR_DisplayPort,
         0,
         0,
         {0, 0, 0},
         KMS_MODE_GUESS,
         3,
         true},
        {"a size off the list", 3, HDMI, 0, 0, {1920, 1080, 0}, KMS_MODE_FORCED_OFF_LIST, MADE_UP, true},
        {"the same where the kernel prefers one",
         4,
         DRM_MODE_CONNECTOR_DisplayPort,
         0,
         0,
         {1920, 1080, 0},
         KMS_MODE_FORCED_OFF_LIST,
         MADE_UP,
         true},
        {"and on an analog connector",
         3,
         DRM_MODE_CONNECTOR_VGA,
         0,
         0,
         {1920, 1080, 0},
         KMS_MODE_FORCED_OFF_LIST,
         MADE_UP,
         true},
        {"a size of the list", 3, HDMI, 0, 0, {800, 600, 0}, KMS_MODE_STANDARD, 2, true},
        {"a size and rate of the list", 3, HDMI, 0, 0, {800, 600, 75}, KMS_MODE_STANDARD, 1, true},
        {"a size of the list at another rate",
         3,
         HDMI,
         0,
         0,
         {800, 600, 50},
         KMS_MODE_FORCED_OFF_LIST,
         MADE_UP,
         true},
        {"refused: what is listed", 3, HDMI, 0, 1, {1920, 1080, 0}, KMS_MODE_REFUSED, 0, false},
        {"refused: the size at a rate of the list",
         3,
         HDMI,
         0,
         1,
         {800, 600, 50},
         KMS_MODE_REFUSED,
         2,
         false},
        {"the same list by an EDID", 3, HDMI, 1, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
#define OWN 99
        {"a board's own panel", OWN, DSI, 0, 0, {0, 0, 0}, KMS_MODE_PREFERRED, 0, true},
        {"and its size", OWN, DSI, 0, 0, {800, 480, 0}, KMS_MODE_LISTED, 0, true},
        {"another size", OWN, DSI, 0, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"by eDP", OWN, DRM_MODE_CONNECTOR_eDP, 0, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"by LVDS", OWN, DRM_MODE_CONNECTOR_LVDS, 0, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"by DPI", OWN, DRM_MODE_CONNECTOR_DPI, 0, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"by SPI", OWN, DRM_MODE_CONNECTOR_SPI, 0, 0, {1920, 1080, 0}, KMS_MODE_NOT_LISTED, 0, false},
        {"of no known kind",
         OWN,
         DRM_MODE_CONNECTOR_Unknown,
         0,
         0,
         {1920, 1080, 0},
         KMS_MODE_NOT_LISTED,
         0,
         false},
        {"an emulated one",
         OWN,
         DRM_MODE_CONNECTOR_VIRTUAL,
         0,
         0,
         {1920, 1080, 0},
         KMS_MODE_FORCED_OFF_LIST,
         MADE_UP,
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool is_own = rows[i].count == OWN;
        const struct kms_mode_facts facts = {is_own ? own : standard, is_own ? 1 : rows[i].count,
                                             rows[i].type, rows[i].has_edid, rows[i].is_refused};
        check_choice(rows[i].label, &facts, rows[i].wish, rows[i].why, rows[i].index, rows[i].has_wanted);
    }
}

/* The timing, as the standard gives it. */
static void test_make(void)
{
    const struct {
        const char *label;
        struct kms_mode_wish wish;
        uint32_t type;
        drmModeModeInfo mode;
    } rows[] = {
        {"digital, 60 a second: reduced blanking",
         {1920, 1080, 60},
         HDMI,
         {.clock = 138500,
          .hdisplay = 1920,
          .hsync_start = 1968,
          .hsync_end = 2000,
          .htotal = 2080,
          .vdisplay = 1080,
          .vsync_start = 1083,
          .vsync_end = 1088,
          .vtotal = 1111,
          .vrefresh = 60,
          .flags = DRM_MODE_FLAG_PHSYNC | DRM_MODE_FLAG_NVSYNC}},
        {"no rate: 60",
         {1920, 1200, 0},
         DRM_MODE_CONNECTOR_DVID,
         {.clock = 154000,
          .hdisplay = 1920,
          .hsync_start = 1968,
          .hsync_end = 2000,
          .htotal = 2080,
          .vdisplay = 1200,
          .vsync_start = 1203,
          .vsync_end = 1209,
          .vtotal = 1235,
          .vrefresh = 60,
          .flags = DRM_MODE_FLAG_PHSYNC | DRM_MODE_FLAG_NVSYNC}},
        {"50 a second: with full blanking",
         {1920, 1080, 50},
         HDMI,
         {.clock = 141500,
          .hdisplay = 1920,
          .hsync_start = 2032,
          .hsync_end = 2232,
          .htotal = 2544,
          .vdisplay = 1080,
          .vsync_start = 1083,
          .vsync_end = 1088,
          .vtotal = 1114,
          .vrefresh = 50,
          .flags = DRM_MODE_FLAG_NHSYNC | DRM_MODE_FLAG_PVSYNC}},
        {"analog: with full blanking",
         {1024, 768, 60},
         DRM_MODE_CONNECTOR_VGA,
         {.clock = 63500,
          .hdisplay = 1024,
          .hsync_start = 1072,
          .hsync_end = 1176,
          .htotal = 1328,
          .vdisplay = 768,
          .vsync_start = 771,
          .vsync_end = 775,
          .vtotal = 798,
          .vrefresh = 60,
          .flags = DRM_MODE_FLAG_NHSYNC | DRM_MODE_FLAG_PVSYNC}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        drmModeModeInfo made;
        check_row(rows[i].label);
        if (!CHECK(kms_mode_make(&rows[i].wish, rows[i].type, &made)))
            continue;
        CHECK(kms_mode_equals(&made, &rows[i].mode));
        CHECK_INT(made.clock, rows[i].mode.clock);
        CHECK_INT(made.hsync_start, rows[i].mode.hsync_start);
        CHECK_INT(made.hsync_end, rows[i].mode.hsync_end);
        CHECK_INT(made.htotal, rows[i].mode.htotal);
        CHECK_INT(made.vsync_start, rows[i].mode.vsync_start);
        CHECK_INT(made.vsync_end, rows[i].mode.vsync_end);
        CHECK_INT(made.vtotal, rows[i].mode.vtotal);
        CHECK_INT(made.vrefresh, rows[i].mode.vrefresh);
        CHECK_INT(made.flags, rows[i].mode.flags);
    }
    check_row("a width between two that CVT knows");
    drmModeModeInfo between, next;
    CHECK(kms_mode_make(&(struct kms_mode_wish){1366, 768, 60}, HDMI, &between));
    CHECK(kms_mode_make(&(struct kms_mode_wish){1368, 768, 60}, HDMI, &next));
    CHECK_INT(between.hdisplay, 1366);
    CHECK_INT(next.hdisplay, 1368);
    CHECK(between.hsync_start == next.hsync_start && between.htotal == next.htotal);
    CHECK_INT(between.htotal, 1368 + 160);
    CHECK_INT(between.clock, next.clock);
    check_row("every kind of analog connector");
    static const uint32_t analog[] = {DRM_MODE_CONNECTOR_VGA,       DRM_MODE_CONNECTOR_DVIA,
                                      DRM_MODE_CONNECTOR_Composite, DRM_MODE_CONNECTOR_SVIDEO,
                                      DRM_MODE_CONNECTOR_Component, DRM_MODE_CONNECTOR_9PinDIN,
                                      DRM_MODE_CONNECTOR_TV};
    for (size_t i = 0; i < sizeof analog / sizeof *analog; i++) {
        drmModeModeInfo made;
        CHECK(kms_mode_make(&(struct kms_mode_wish){1920, 1080, 60}, analog[i], &made));
        CHECK_INT(made.clock, 173000);
    }
}

static void test_equals(void)
{
    const drmModeModeInfo one = {
        .clock = 148500, .hdisplay = 1920, .htotal = 2200, .vdisplay = 1080, .vtotal = 1125, .vrefresh = 60};
    check_row("equal but for its name and what the list says of it");
    drmModeModeInfo other = one;
    other.type = DRM_MODE_TYPE_PREFERRED;
    other.name[0] = 'x';
    CHECK(kms_mode_equals(&one, &other));
    check_row("another size, clock, or blanking");
    other.hdisplay = 1918;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.vdisplay = 1079;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.clock = 148352;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.htotal = 2080;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.vtotal = 1111;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.vrefresh = 50;
    CHECK(!kms_mode_equals(&one, &other));
    other = one, other.flags = DRM_MODE_FLAG_INTERLACE;
    CHECK(!kms_mode_equals(&one, &other));
}

/* Each reason has its own words, which name what the organiser can write. */
static void test_words(void)
{
    check_row("words");
    CHECK_STR(kms_mode_why_text(KMS_MODE_NONE), "");
    for (int i = KMS_MODE_PREFERRED; i <= KMS_MODE_REFUSED; i++) {
        CHECK(*kms_mode_why_text((enum kms_mode_why)i));
        for (int j = KMS_MODE_NONE; j < i; j++)
            CHECK(strcmp(kms_mode_why_text((enum kms_mode_why)i), kms_mode_why_text((enum kms_mode_why)j)) !=
                  0);
        if (i >= KMS_MODE_GUESS)
            CHECK(strstr(kms_mode_why_text((enum kms_mode_why)i), "panel.mode"));
    }
    CHECK_STR(kms_mode_why_text(KMS_MODE_FORCED), "forced by panel.mode: the panel lists no modes");
}

static void test_names(void)
{
    const struct {
        uint32_t type, number;
        const char *name;
    } rows[] = {
        {DRM_MODE_CONNECTOR_HDMIA, 1, "HDMI-A-1"},
        {DRM_MODE_CONNECTOR_HDMIA, 2, "HDMI-A-2"},
        {DRM_MODE_CONNECTOR_DSI, 1, "DSI-1"},
        {DRM_MODE_CONNECTOR_VIRTUAL, 1, "Virtual-1"},
        {DRM_MODE_CONNECTOR_eDP, 1, "eDP-1"},
        {DRM_MODE_CONNECTOR_Unknown, 1, "Unknown-1"},
        {4711, 3, "Unknown-3"},
    };
    char name[32];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        kms_mode_connector_name(rows[i].type, rows[i].number, name, sizeof name);
        CHECK_STR(name, rows[i].name);
    }
    check_row("no room");
    kms_mode_connector_name(DRM_MODE_CONNECTOR_VIRTUAL, 1, name, 5);
    CHECK_STR(name, "Virt");
}

int main(void)
{
    test_listed();
    test_silent();
    test_make();
    test_equals();
    test_words();
    test_names();
    return check_done();
}
