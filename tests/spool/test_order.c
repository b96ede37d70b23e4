#include "spool/order.h"

#include <fcntl.h>

#include "spool/spool_fixture.h"

static char other[320];

static int64_t number(const char *folder, enum spool_name document)
{
    struct order order;
    order_read(folder, &order, NULL);
    return order.numbers[document];
}

static void put(const char *folder, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/order.json", folder);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    struct err err = {0};
    spool_make("test_order");
    snprintf(other, sizeof other, "%s.other", spool_folder);
    CHECK_INT(mkdir(other, 0700), 0);

    check_row("no numbers yet");
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 0);
    CHECK_INT(number(NULL, SPOOL_PROGRAM), 0);
    check_row("the first, with nobody else");
    CHECK(order_raise(spool_folder, NULL, SPOOL_PROGRAM, &err));
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 1);
    CHECK_INT(number(spool_folder, SPOOL_VENUE), 0);
    check_row("it comes after what the other has, and the other after that");
    CHECK(order_raise(other, spool_folder, SPOOL_PROGRAM, &err));
    CHECK_INT(number(other, SPOOL_PROGRAM), 2);
    CHECK(order_raise(spool_folder, other, SPOOL_PROGRAM, &err));
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 3);
    check_row("and after its own, where that is the higher one");
    CHECK(order_raise(spool_folder, other, SPOOL_PROGRAM, &err));
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 4);
    check_row("each document has its own");
    CHECK(order_raise(spool_folder, other, SPOOL_VENUE, &err));
    CHECK_INT(number(spool_folder, SPOOL_VENUE), 1);
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), 4);
    char text[300] = "";
    FILE *file = fopen(spool_path("order.json"), "r");
    CHECK(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    CHECK_STR(text,
              "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": 4, \"venue.json\": 1}}\n");

    check_row("what can't be read is no number");
    static const char *const bad[] = {
        "",
        "{",
        "[]",
        "{\"documents\": {\"program.json\": 7}}",
        "{\"format\": \"nownext-order/2\", \"documents\": {\"program.json\": 7}}",
        "{\"format\": \"nownext-order/1\", \"documents\": [7]}",
        "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": -7}}",
        "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": \"7\"}}",
        "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": 1e300}}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct order order;
        put(other, bad[i]);
        CHECK_INT(number(other, SPOOL_PROGRAM), 0);
        err = (struct err){0};
        CHECK_INT(order_read(other, &order, &err), i > 4);
        CHECK_INT(err.code == ERR_NONE, i > 4);
    }
    err = (struct err){0};
    check_row("the highest number there can be is not passed: a tie");
    put(other, "{\"format\": \"nownext-order/1\", \"documents\": {\"program.json\": 4503599627370496}}");
    CHECK(order_raise(spool_folder, other, SPOOL_PROGRAM, &err));
    CHECK_INT(number(spool_folder, SPOOL_PROGRAM), INT64_C(1) << 52);

    check_row("a folder that is not there");
    CHECK(!order_raise("/no/such/folder", other, SPOOL_PROGRAM, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_INT(remove(spool_path("order.json")), 0);
    char path[400];
    snprintf(path, sizeof path, "%s/order.json", other);
    remove(path);
    CHECK_INT(rmdir(other), 0);
    spool_unmake();
    return check_done();
}
