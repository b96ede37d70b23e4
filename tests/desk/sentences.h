/*
 * sentences.h: sentences as rows of a table: the words parted by '|', and what comes of them as text.
 */
#ifndef NOWNEXT_TESTS_DESK_SENTENCES_H
#define NOWNEXT_TESTS_DESK_SENTENCES_H

#include "day.h"
#include "desk/sentence.h"
#include "reader/write_live.h"

struct sentence_row {
    const char *words;
    struct sentence_options options;
    const char *result; /* what it says as JSON, made with the made and by of all left out; or the text of
                           an error, "! " before it; of hits, "? " before it. A part of it is enough */
};

static inline uint32_t sentence_words(const char *text, const char **ret)
{
    uint32_t count = 0;
    for (const char *at = text; *at; count++) {
        size_t length = strcspn(at, "|");
        ret[count] = arena_copy_n(&day_arena, at, length);
        at += length + (at[length] == '|');
    }
    return count;
}

static inline struct sentence_context sentence_day(void)
{
    return (struct sentence_context){.folded = day_program, .now = DAY_NOW, .key_of = name_key};
}

static inline const char *sentence_result(const char *words, const struct sentence_options *options,
                                          const struct sentence_context *context, struct sentence *ret)
{
    const char *parts[20];
    struct str_builder text = {.arena = &day_arena};
    struct json_writer json = {.out = &text, .layout = JSON_ONE_LINE, .program = day_program};
    sentence_read(sentence_words(words, parts), parts, options, context, &day_arena, ret);
    if (ret->outcome != SENTENCE_COMMAND)
        return arena_printf(&day_arena, "%s %s", ret->outcome == SENTENCE_HITS ? "?" : "!", ret->text);
    CHECK_INT(ret->command.made.ms, context->now.ms);
    json_open(&json, NULL, '{');
    write_live_part(&json, "says", &ret->command.says);
    json_close(&json, '}');
    return text.text;
}

static inline void sentence_check(const struct sentence_row *row, const struct sentence_context *context)
{
    struct sentence sentence;
    check_row(row->words);
    const char *result = sentence_result(row->words, &row->options, context, &sentence);
    if (!CHECK(strstr(result, row->result) != NULL))
        printf("  looked for: %s\n  in: %s\n", row->result, result);
    check_row("");
}

#define SENTENCES_CHECK(rows, context)                                                                       \
    for (size_t row_at = 0; row_at < sizeof(rows) / sizeof *(rows); row_at++)                                \
    sentence_check(&(rows)[row_at], (context))

#endif
