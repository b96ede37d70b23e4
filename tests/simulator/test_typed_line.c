#include "simulator/typed_line.h"

#include "check.h"

static struct typed_line line;

static bool key(uint32_t code, bool ctrl)
{
    return typed_line_key(&line, &(struct board_event){.kind = BOARD_EVENT_KEY, .key = code, .ctrl = ctrl});
}

int main(void)
{
    check_row("letters of all sizes");
    CHECK(key('a', false) && key(0xFC, false) && key(0x20AC, false) && key(0x1F600, false) &&
          key(' ', false));
    CHECK_STR(line.text, "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80 ");
    check_row("backspace takes whole ones");
    static const char *const shorter[] = {
        "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80", "a\xC3\xBC\xE2\x82\xAC", "a\xC3\xBC", "a", "", ""};
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++) {
        CHECK(key(BOARD_KEY_BACKSPACE, false));
        CHECK_STR(line.text, shorter[i]);
    }
    check_row("what types nothing");
    CHECK(!key(BOARD_KEY_ENTER, false));
    CHECK(!key(BOARD_KEY_LEFT, false));
    CHECK(!key('c', true));
    CHECK(!key('\t', false));
    CHECK(!key(0x7F, false));
    CHECK(!key(0x85, false));
    CHECK_STR(line.text, "");
    check_row("full: what does not fit is dropped whole");
    for (size_t i = 0; i < sizeof line.text - 3; i++)
        key('x', false);
    CHECK(key(0x20AC, false));
    CHECK_INT(strlen(line.text), sizeof line.text - 3);
    CHECK(key(0xFC, false));
    CHECK(key('x', false));
    CHECK_INT(strlen(line.text), sizeof line.text - 1);
    key(BOARD_KEY_BACKSPACE, false);
    CHECK_INT(strlen(line.text), sizeof line.text - 3);
    return check_done();
}
