#include "reader/normal_form.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

char *normal_form(struct arena *arena, const char *text, enum normal_form form)
{
    size_t length = 0;
    uint8_t *bytes = u8_normalize(form == NORMAL_COMPOSED ? UNINORM_NFC : UNINORM_NFD, (const uint8_t *)text,
                                  strlen(text), NULL, &length);
    if (!bytes)
        return arena_copy(arena, text);
    char *copy = arena_copy_n(arena, (const char *)bytes, length);
    free(bytes);
    return copy;
}
