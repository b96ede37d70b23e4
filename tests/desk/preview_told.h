/*
 * preview_told.h: tables of commands and of what a preview must tell of them: sentences, parted by '|', that
 * each must be there as they are, or with '-' before them must not.
 */
#ifndef NOWNEXT_TESTS_DESK_PREVIEW_TOLD_H
#define NOWNEXT_TESTS_DESK_PREVIEW_TOLD_H

#include "desk/preview_fixture.h"

struct told_row {
    const char *program, *before, *command, *now, *told;
};

static inline bool told_has(const struct preview *preview, const char *sentence, size_t length)
{
    for (uint32_t i = 0; i < preview->count; i++)
        if (strncmp(preview->lines[i].text, sentence, length) == 0 && !preview->lines[i].text[length])
            return true;
    return false;
}

static inline void told_check(const struct told_row *row)
{
    struct previewed previewed;
    previewed_init(&previewed, row->program, row->before, row->command, row->now);
    previewed.request.says_all = true;
    const char *text = previewed_text(&previewed);
    for (const char *at = row->told; *at;) {
        const bool must_not = *at == '-';
        size_t length = strcspn(at += must_not, "|");
        snprintf(check_label, sizeof check_label, "%s: %.*s", row->command, (int)length, at);
        if (!CHECK(told_has(&previewed.preview, at, length) != must_not))
            printf("%s", text);
        at += length + (at[length] != '\0');
    }
    check_row("");
    previewed_finish(&previewed);
}

#define TOLD_CHECK_ALL(rows)                                                                                 \
    for (size_t told_i = 0; told_i < sizeof(rows) / sizeof *(rows); told_i++)                                \
    told_check(&(rows)[told_i])

#endif
