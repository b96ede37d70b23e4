#include "scene/text_break.h"

#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "scene/text.h"

/* ---- characters ---- */

size_t text_character(const char *text, size_t length)
{
    if (length == 0)
        return 0;
    size_t bytes, end;
    uint32_t last = str_decode(text, length, &end);
    bool half_flag = unicode_is_regional(last);
    while (end < length) {
        uint32_t code_point = str_decode(text + end, length - end, &bytes);
        bool second_half = half_flag && unicode_is_regional(code_point);
        if (!unicode_is_mark(code_point) && last != 0x200D && !second_half)
            break;
        half_flag = false;
        last = code_point;
        end += bytes;
    }
    return end;
}

/* Scripts that are written without blanks and break between any two characters: ideographs and kana. */
static bool is_ideographic(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0x20000 && c <= 0x3FFFD);
}

static bool is_one_of(uint32_t c, const char *set)
{
    size_t length = strlen(set), bytes;
    for (size_t i = 0; i < length; i += bytes)
        if (str_decode(set + i, length - i, &bytes) == c)
            return true;
    return false;
}

/* Closing marks, small kana and the like. */
static bool must_not_begin_line(uint32_t c)
{
    return is_one_of(
        c,
        "!%),.:;?]}…‐–—’”、。〃々〉》」』】〕〗〙〛〜ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞァィゥェォッャュョヮヵヶ"
        "・ーヽヾ！％），．：；？］｝～｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ");
}

static bool must_not_end_line(uint32_t c)
{
    return is_one_of(c, "([{‘“〈《「『【〔〖〘〚（［｛｢");
}

/* ---- where a text may break ---- */

static enum text_joint ascii_joint(uint32_t before, uint32_t after)
{
    if (before == after || strchr("!%),.:;?]}", (int)after))
        return JOINT_NONE;
    if (before == '-' || before == '/')
        return JOINT_INNER;
    return strchr("._,:&=", (int)before) ? JOINT_POINT : JOINT_NONE;
}

/* What the place between two neighbours without a blank would be. */
static enum text_joint joint_between(uint32_t before, uint32_t after)
{
    if (before < 0x80 && after < 0x80)
        return ascii_joint(before, after);
    if (must_not_begin_line(after) || must_not_end_line(before))
        return JOINT_NONE;
    if (is_ideographic(before) || is_ideographic(after))
        return JOINT_FREE;
    if (before == '-' || before == '/' || is_one_of(before, "‐–—"))
        return JOINT_INNER;
    return JOINT_NONE;
}

bool text_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool text_read_piece(struct text_piece_reader *reader, struct text_piece *ret)
{
    const char *text = reader->text;
    size_t offset = reader->offset;
    *ret = (struct text_piece){.joint = reader->joint};
    while (offset < reader->length && text_is_blank(text[offset])) {
        ret->new_line = ret->new_line || text[offset] == '\n';
        ret->joint = JOINT_FREE;
        offset++;
    }
    size_t start = offset;
    reader->joint = JOINT_NONE;
    while (offset < reader->length && !text_is_blank(text[offset]) && reader->joint == JOINT_NONE) {
        size_t bytes;
        uint32_t before = str_decode(text + offset, reader->length - offset, &bytes);
        offset += text_character(text + offset, reader->length - offset);
        if (offset < reader->length && !text_is_blank(text[offset]))
            reader->joint = joint_between(before, str_decode(text + offset, reader->length - offset, &bytes));
    }
    ret->offset = (uint32_t)start;
    ret->length = (uint32_t)(offset - start);
    reader->offset = offset;
    return offset > start;
}
