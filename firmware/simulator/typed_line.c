#include "simulator/typed_line.h"

#include <string.h>

#include "base/str.h"

static void drop_last(struct typed_line *line)
{
    size_t length = strlen(line->text);
    while (length > 0 && ((unsigned char)line->text[--length] & 0xC0) == 0x80)
        ;
    line->text[length] = '\0';
}

bool typed_line_key(struct typed_line *line, const struct board_event *event)
{
    char bytes[4];
    size_t length = strlen(line->text);
    if (event->key == BOARD_KEY_BACKSPACE) {
        drop_last(line);
        return true;
    }
    if (event->ctrl || event->key < ' ' || (event->key >= 0x7F && event->key < 0xA0) ||
        event->key >= BOARD_KEY_LEFT)
        return false;
    size_t size = str_encode(event->key, bytes);
    if (length + size < sizeof line->text) {
        memcpy(line->text + length, bytes, size);
        line->text[length + size] = '\0';
    }
    return true;
}
