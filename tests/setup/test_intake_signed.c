/* Live data that a desk has signed, on a setup partition: what is in the envelope is taken. */
#include "setup/intake.h"

#include "golden.h"
#include "setup/intake_fixture.h"

#define LIVE "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7}"
/* The signature is nobody's: who has the card in hand is trusted. */
#define SIGNED(payload)                                                                                      \
    "{\"format\": \"nownext-signed/1\", \"minisig\": \"none\", \"payload\": \"" payload "\"}"

static void check_in_spool(const char *expected)
{
    char *text = golden_read(spool_path("live.json"));
    CHECK_STR(text, expected);
    free(text);
}

int main(void)
{
    intake_begin("test_intake_signed");
    check_row("by its name");
    drop("live.json",
         SIGNED("{\\\"format\\\": \\\"nownext-live/1\\\", \\\"venue\\\": \\\"v\\\", \\\"revision\\\": 7}"));
    CHECK_STR(run(), "1 0 0");
    check_in_spool(LIVE);
    CHECK_STR(run(), "0 1 0");
    check_row("the same without a signature is no other word");
    drop("live.json", LIVE);
    CHECK_STR(run(), "0 1 0");
    check_row("by its content");
    take_away("live.json");
    drop("from the desk.json",
         SIGNED("{\\\"format\\\": \\\"nownext-live/1\\\", \\\"venue\\\": \\\"v\\\", \\\"revision\\\": 8}"));
    CHECK_STR(run(), "1 0 0");
    check_row("refused: what was there stays");
    take_away("from the desk.json");
    drop("live.json", SIGNED("{\\\"format\\\": \\\"nownext-live/1\\\"}"));
    CHECK_STR(run(), "0 0 1");
    CHECK(says("refused: live.json: revision: is missing"));
    drop("live.json", "{\"format\": \"nownext-signed/1\", \"payload\": \"{}\"}");
    CHECK_STR(run(), "0 0 1");
    CHECK(says("refused: live.json: minisig: is missing"));
    check_in_spool("{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 8}");
    take_away("live.json");
    intake_end();
    return check_done();
}
