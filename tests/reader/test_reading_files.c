/* Each file of tests/data/bad is refused with the sentence that expected.txt beside it has. */
#include "json/tree.h"

#include "program/limits.h"
#include "reader/read_changes.h"
#include "configuration/read_display.h"
#include "reader/read_live.h"
#include "configuration/read_theme.h"
#include "configuration/read_venue.h"
#include "reading_check.h"
#include "spool/file.h"

static bool begins_with(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

static void check_file(const char *name, const char *expected)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0}, err = {0};
    if (!CHECK(spool_read_file(arena_printf(&check_arena, "tests/data/bad/%s", name), LIMIT_FILE_BYTES,
                               &check_arena, &bytes, &size, &file_err)))
        return;
    bool any = begins_with(name, "syntax-");
    CHECK(any || begins_with(name, "program-") || begins_with(name, "display-") ||
          begins_with(name, "live-") || begins_with(name, "changes-") || begins_with(name, "theme-") ||
          begins_with(name, "venue-"));
    if (any || begins_with(name, "program-")) {
        check_read(bytes, size, &err);
        CHECK_STR(check_error_text(&err), expected);
    }
    if (any || begins_with(name, "display-")) {
        const struct display_config *config = NULL;
        err = (struct err){0};
        CHECK(!read_display(bytes, size, &check_arena, NULL, &config, &err));
        CHECK_STR(check_error_text(&err), expected);
    }
    if (any || begins_with(name, "theme-")) {
        const struct theme *theme = NULL;
        err = (struct err){0};
        CHECK(!read_theme(bytes, size, &check_arena, &theme, &err));
        CHECK_STR(check_error_text(&err), expected);
    }
    if (any || begins_with(name, "live-")) {
        const struct live *live = NULL;
        err = (struct err){0};
        CHECK(!read_live(bytes, size, &check_arena, NULL, &live, &err));
        CHECK_STR(check_error_text(&err), expected);
    }
    if (any || begins_with(name, "changes-")) {
        const struct feed_changes *feed = NULL;
        err = (struct err){0};
        CHECK(!read_changes(bytes, size, &check_arena, NULL, &feed, &err));
        CHECK_STR(check_error_text(&err), expected);
    }
    if (any || begins_with(name, "venue-")) {
        const struct venue *venue = NULL;
        err = (struct err){0};
        CHECK(!read_venue(bytes, size, &check_arena, NULL, &venue, &err));
        CHECK_STR(check_error_text(&err), expected);
    }
}

int main(void)
{
    const char *text = NULL;
    size_t size;
    struct err err = {0};
    unsigned files = 0;
    arena_init(&check_arena, malloc, free);
    CHECK(spool_read_file("tests/data/bad/expected.txt", LIMIT_FILE_BYTES, &check_arena, &text, &size, &err));
    for (const char *line = text; line && *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (*line == '#')
            continue;
        const char *colon = strstr(line, ": ");
        if (!CHECK(colon != NULL))
            break;
        const char *name = arena_copy_n(&check_arena, line, (size_t)(colon - line));
        check_row(name);
        check_file(name, arena_copy_n(&check_arena, colon + 2, strcspn(colon + 2, "\n")));
        files++;
    }
    check_row("");
    CHECK(files >= 30);
    arena_finish(&check_arena);
    return check_done();
}
