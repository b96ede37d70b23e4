#include "names.h"
#include "reader/read_prepared.h"

#include "program/limits.h"
#include "base/str.h"
#include "reading_check.h"
#include "spool/file.h"

#define HEAD "{\"format\": \"nownext-emergency/1\", "

static struct err err;

static const struct prepared_texts *read(const char *bytes, size_t size)
{
    const struct prepared_texts *texts = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_prepared(bytes, size, &check_arena, &check_issues, &texts, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, texts != NULL);
    return texts;
}

/* What comes with nownext: a text in each of its languages for each kind but "custom", marked. */
static void test_examples(void)
{
    static const char *const languages[] = {"en", "de", "fr", "es", "it", "pt", "ja", "zh", "ko", "ar"};
    const char *bytes;
    size_t size;
    check_row("examples");
    if (!CHECK(spool_read_file("assets/emergency/examples.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                               &size, &err)))
        return;
    const struct prepared_texts *texts = read(bytes, size);
    if (!texts)
        return;
    CHECK_INT(check_issues.count, 0);
    CHECK(strstr(texts->note, "EXAMPLES") != NULL && strstr(texts->note, "safety officer") != NULL);
    for (enum emergency_kind kind = 0; kind < EMERGENCY_CUSTOM; kind++) {
        check_row(emergency_kind_name(kind));
        const struct prepared_text *text = &texts->kinds[kind];
        CHECK(text->is_example);
        CHECK_STR(text->picture, "");
        if (!CHECK_INT(text->text.count, sizeof languages / sizeof *languages))
            continue;
        for (uint32_t i = 0; i < text->text.count; i++)
            CHECK_STR(text->text.variants[i].language, languages[i]);
    }
    CHECK_INT(texts->kinds[EMERGENCY_CUSTOM].text.count, 0);
    CHECK(!texts->kinds[EMERGENCY_CUSTOM].is_example);
}

static void test_own(void)
{
    static const char own[] = HEAD "\"texts\": {\"fire\": {\"text\": {\"en\": \"Out\", \"de\": \"Raus\"}, "
                                   "\"picture\": \"plan.png\"}, \"custom\": {\"text\": \"Stop\"}, "
                                   "\"fier\": {}}, \"notes\": 1}";
    check_row("a venue's own");
    const struct prepared_texts *texts = read(own, strlen(own));
    if (!texts)
        return;
    CHECK_STR(texts->kinds[EMERGENCY_FIRE].text.variants[1].text, "Raus");
    CHECK_STR(texts->kinds[EMERGENCY_FIRE].picture, "plan.png");
    CHECK(!texts->kinds[EMERGENCY_FIRE].is_example);
    CHECK_STR(texts->kinds[EMERGENCY_CUSTOM].text.variants[0].text, "Stop");
    CHECK_STR(texts->kinds[EMERGENCY_CUSTOM].picture, "");
    CHECK_INT(texts->kinds[EMERGENCY_MEDICAL].text.count, 0);
    CHECK_STR(texts->kinds[EMERGENCY_MEDICAL].picture, "");
    CHECK_STR(texts->note, "");
    CHECK_INT(check_issues.count, 2); /* two members that are not known */
}

static void test_refused(void)
{
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"{\"format\": \"nownext-live/1\", \"texts\": {}}", "nownext-live/1"},
        {HEAD "\"example\": true}", "texts: is missing"},
        {HEAD "\"texts\": []}", "texts: must be an object"},
        {HEAD "\"texts\": {\"fire\": {}}}", "texts.fire.text: is missing"},
        {HEAD "\"texts\": {\"fire\": \"Out\"}}", "texts.fire: must be an object"},
        {HEAD "\"texts\": {\"fire\": {\"text\": \"\"}}}", "texts.fire.text: says nothing"},
        {HEAD "\"texts\": {\"fire\": {\"text\": \"Out\", \"picture\": \"a/b.png\"}}}",
         "texts.fire.picture: must be the name of a file, without a folder"},
        {HEAD "\"texts\": {\"fire\": {\"text\": \"Out\", \"picture\": 1}}}",
         "texts.fire.picture: must be a text"},
        {HEAD "\"texts\": {}, \"example\": \"yes\"}", "example: must be true or false"},
        {HEAD "\"texts\": {}, \"note\": 7}", "note: must be a text"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        CHECK(read(rows[i].text, strlen(rows[i].text)) == NULL);
        if (!CHECK(strstr(check_error_text(&err), rows[i].error) != NULL))
            printf("%s\n", check_error_text(&err));
    }
    check_row("a long one");
    struct str_builder text = {.arena = &check_arena};
    str_add(&text, HEAD "\"texts\": {\"fire\": {\"text\": \"");
    for (int i = 0; i <= LIMIT_TITLE_BYTES; i++)
        str_add(&text, "x");
    str_add(&text, "\"}}}");
    CHECK(read(text.text, text.length) == NULL);
    CHECK_INT(err.code, ERR_LIMIT);
}

static void test_picture_name(void)
{
    const char *name = NULL;
    check_row("no picture");
    CHECK(read_picture_name(NULL, NULL, &check_arena, &name, NULL));
    CHECK_STR(name, "");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_examples();
    test_own();
    test_refused();
    test_picture_name();
    arena_finish(&check_arena);
    return check_done();
}
