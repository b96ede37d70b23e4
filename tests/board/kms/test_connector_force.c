/* Connectors of a folder as the kernel has them, made up. */
#include "kms/connector_force.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

static char folder[400];

static void put(const char *entry, const char *text)
{
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, entry);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%s/status", folder, entry);
    FILE *file = fopen(path, "w");
    if (!CHECK(file))
        return;
    fputs(text, file);
    fclose(file);
}

static const char *get(const char *entry)
{
    static char text[40];
    char path[600];
    snprintf(path, sizeof path, "%s/%s/status", folder, entry);
    FILE *file = fopen(path, "r");
    text[0] = '\0';
    if (CHECK(file) && fgets(text, sizeof text, file))
        text[strcspn(text, "\n")] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void begin(const char *row)
{
    static const char *const connectors[] = {"card0-HDMI-A-1", "card0-HDMI-A-2", "card1-HDMI-A-1",
                                             "card0-DP-1", "card10-HDMI-A-1"};
    check_row(row);
    for (size_t i = 0; i < sizeof connectors / sizeof *connectors; i++)
        put(connectors[i], "-\n");
}

static struct connector_force force;

/* Begins, or with `is_on` false ends what the kernel is supposed to have been told. */
static void check_fails(int card, const char *name, bool is_on, const char *text)
{
    force = (struct connector_force){0};
    if (is_on) {
        connector_force_begin(&force, folder, card, name);
    } else {
        snprintf(force.name, sizeof force.name, "%s", name);
        connector_force_end(&force, folder, card);
    }
    CHECK_INT(force.err.code, ERR_IO);
    CHECK_STR(force.err.text, text);
    CHECK_STR(force.name, "");
}

int main(void)
{
    char path[600];
    snprintf(folder, sizeof folder, "%s/test_connector_force.%d", BINARY_DIR, (int)getpid());
    check_row("no folder");
    check_fails(0, "HDMI-A-1", true,
                "the connector HDMI-A-1 can't be forced on (panel.force): No such file or directory");
    CHECK_INT(mkdir(folder, 0755), 0);
    check_row("nothing in it");
    check_fails(
        -1, "HDMI-A-1", false,
        "the connector HDMI-A-1 can't be left to itself again (panel.force): No such file or directory");
    begin("on, and no other one");
    connector_force_begin(&force, folder, 0, "HDMI-A-1");
    CHECK_STR(force.err.text, "");
    CHECK_STR(force.name, "HDMI-A-1");
    CHECK_STR(get("card0-HDMI-A-1"), "on");
    CHECK_STR(get("card0-HDMI-A-2"), "-");
    CHECK_STR(get("card1-HDMI-A-1"), "-");
    CHECK_STR(get("card10-HDMI-A-1"), "-");
    CHECK_STR(get("card0-DP-1"), "-");
    check_row("and taken back");
    connector_force_end(&force, folder, 0);
    CHECK_STR(force.err.text, "");
    CHECK_STR(force.name, "");
    CHECK_STR(get("card0-HDMI-A-1"), "detect");
    check_row("once");
    put("card0-HDMI-A-1", "-\n");
    connector_force_end(&force, folder, 0);
    CHECK_STR(force.err.text, "");
    CHECK_STR(get("card0-HDMI-A-1"), "-");
    begin("of another device");
    connector_force_begin(&force, folder, 10, "HDMI-A-1");
    CHECK_STR(force.err.text, "");
    CHECK_STR(force.name, "HDMI-A-1");
    CHECK_STR(get("card0-HDMI-A-1"), "-");
    CHECK_STR(get("card1-HDMI-A-1"), "-");
    CHECK_STR(get("card10-HDMI-A-1"), "on");
    begin("of any device");
    connector_force_begin(&force, folder, -1, "DP-1");
    CHECK_STR(force.err.text, "");
    CHECK_STR(force.name, "DP-1");
    CHECK_STR(get("card0-DP-1"), "on");
    check_row("what is no connector's name, or of no device");
    check_fails(2, "DP-1", true,
                "the connector DP-1 can't be forced on (panel.force): No such file or directory");
    check_fails(0, "A-1", true,
                "the connector A-1 can't be forced on (panel.force): No such file or directory");
    check_fails(0, "HDMI-A-", true,
                "the connector HDMI-A- can't be forced on (panel.force): No such file or directory");
    check_row("a status that can't be opened");
    snprintf(path, sizeof path, "%s/card0-DP-1/status", folder);
    CHECK_INT(remove(path), 0);
    CHECK_INT(mkdir(path, 0755), 0);
    check_fails(0, "DP-1", true, "the connector DP-1 can't be forced on (panel.force): Is a directory");
    snprintf(path, sizeof path, "rm -rf '%s'", folder);
    CHECK(system(path) == 0);
    check_row("the kernel refuses: as /dev/full does");
    CHECK_INT(mkdir(folder, 0755), 0);
    snprintf(path, sizeof path, "%s/card0-DP-1", folder);
    CHECK_INT(mkdir(path, 0755), 0);
    snprintf(path, sizeof path, "%s/card0-DP-1/status", folder);
    CHECK_INT(symlink("/dev/full", path), 0);
    check_fails(0, "DP-1", true,
                "the connector DP-1 can't be forced on (panel.force): No space left on device");
    snprintf(path, sizeof path, "rm -rf '%s'", folder);
    CHECK(system(path) == 0);
    return check_done();
}
