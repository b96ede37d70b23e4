#include "render/thai.h"

#include <thai/thbrk.h>

#include "base/str.h"

#define RUN_MOST 512 /* letters; a longer run is looked at in parts */

/* The byte that stands for a letter in libthai's own encoding, TIS-620; 0 if it is not Thai. */
static thchar_t thai_letter(uint32_t code_point)
{
    bool known = (code_point > 0xE00 && code_point < 0xE3B) || (code_point > 0xE3E && code_point < 0xE5C);
    return known ? (thchar_t)(code_point - 0xE00 + 0xA0) : 0;
}

static ThBrk *dictionary_of(struct thai *thai)
{
    if (!thai->dictionary && !thai->missing) {
        thai->dictionary = th_brk_new(NULL);
        thai->missing = !thai->dictionary;
    }
    return thai->dictionary;
}

void thai_finish(struct thai *thai)
{
    if (thai->dictionary)
        th_brk_delete(thai->dictionary);
    *thai = (struct thai){0};
}

/* The letters of Thai at the start of the text, ended by a 0, and the bytes that they take. */
static size_t read_run(const char *text, size_t length, thchar_t letters[RUN_MOST + 1], size_t *ret_bytes)
{
    size_t count = 0, offset = 0, bytes;
    while (offset < length && count < RUN_MOST) {
        thchar_t letter = thai_letter(str_decode(text + offset, length - offset, &bytes));
        if (letter == 0)
            break;
        letters[count++] = letter;
        offset += bytes;
    }
    letters[count] = 0;
    *ret_bytes = offset;
    return count;
}

void thai_find_words(struct thai *thai, const char *text, size_t length, bool *begins)
{
    thchar_t letters[RUN_MOST + 1];
    int positions[RUN_MOST];
    for (size_t offset = 0, bytes; offset < length; offset += bytes) {
        size_t count = read_run(text + offset, length - offset, letters, &bytes);
        if (count == 0) {
            str_decode(text + offset, length - offset, &bytes);
            continue;
        }
        ThBrk *dictionary = dictionary_of(thai);
        if (!dictionary)
            return;
        int found = th_brk_find_breaks(dictionary, letters, positions, RUN_MOST);
        for (int i = 0; i < found; i++)
            if (positions[i] > 0 && (size_t)positions[i] < count)
                begins[offset + (size_t)positions[i] * 3] = true; /* each letter takes 3 bytes */
    }
}
