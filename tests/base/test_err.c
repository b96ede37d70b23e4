#include "base/err.h"

#include "base/str.h"
#include "check.h"

static void test_set(void)
{
    check_row("set");
    struct err err = {0};
    CHECK(!err_set(&err, ERR_IO, "cannot read %s: %d", "program.json", 5));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "cannot read program.json: 5");
    CHECK_STR(err.where, "");
    CHECK_INT(err.line, 0);

    check_row("the first wins");
    CHECK(!err_set(&err, ERR_LIMIT, "later"));
    CHECK(!err_set_line(&err, ERR_SYNTAX, 1, 2, "later"));
    CHECK(!err_set_where(&err, ERR_MEANING, "rooms[0]", "later"));
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(err.text, "cannot read program.json: 5");
    CHECK_STR(err.where, "");
    CHECK_INT(err.line, 0);

    check_row("nobody asks");
    CHECK(!err_set(NULL, ERR_IO, "text"));
    CHECK(!err_set_line(NULL, ERR_IO, 1, 2, "text"));
    CHECK(!err_set_where(NULL, ERR_IO, "where", "text"));
}

static void test_format(void)
{
    static const struct {
        const char *label;
        unsigned line, column;
        const char *where, *file, *expected;
    } rows[] = {
        {"file and line", 3, 14, "", "p.json", "p.json:3:14: text"},
        {"no column", 3, 0, "", "p.json", "p.json:3: text"},
        {"line only", 3, 14, "", NULL, "3:14: text"},
        {"file and where", 0, 0, "sessions[3].start", "p.json", "p.json: sessions[3].start: text"},
        {"where only", 0, 0, "sessions[3].start", NULL, "sessions[3].start: text"},
        {"both", 3, 14, "rooms", "p.json", "p.json:3:14: rooms: text"},
        {"file only", 0, 0, "", "p.json", "p.json: text"},
        {"empty file name", 0, 0, "", "", "text"},
        {"neither", 0, 0, "", NULL, "text"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct err err = {.code = ERR_SYNTAX, .line = rows[i].line, .column = rows[i].column};
        snprintf(err.text, sizeof err.text, "text");
        snprintf(err.where, sizeof err.where, "%s", rows[i].where);
        char buffer[100];
        CHECK_INT(err_format(&err, rows[i].file, buffer, sizeof buffer), strlen(rows[i].expected));
        CHECK_STR(buffer, rows[i].expected);
        CHECK_INT(err_format(&err, rows[i].file, NULL, 0), strlen(rows[i].expected));
        CHECK_INT(err_format(&err, rows[i].file, buffer, 3), strlen(rows[i].expected));
        CHECK_INT(strlen(buffer), 2);
    }

    check_row("set_line");
    struct err err = {0};
    char buffer[100];
    err_set_line(&err, ERR_SYNTAX, 7, 9, "a %s", "comma is missing");
    CHECK_INT(err.code, ERR_SYNTAX);
    err_format(&err, "x", buffer, sizeof buffer);
    CHECK_STR(buffer, "x:7:9: a comma is missing");

    check_row("set_where");
    struct err meaning = {0};
    err_set_where(&meaning, ERR_MEANING, "rooms[1].name", "%u bytes", 2000u);
    CHECK_INT(meaning.code, ERR_MEANING);
    err_format(&meaning, NULL, buffer, sizeof buffer);
    CHECK_STR(buffer, "rooms[1].name: 2000 bytes");

    check_row("where may be NULL");
    struct err bare = {0};
    err_set_where(&bare, ERR_MEANING, NULL, "text");
    CHECK_STR(bare.where, "");
}

/* However long and in whatever script a text is, what is kept of it is whole UTF-8. */
static void test_truncation(void)
{
    static const char *const characters[] = {"x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++) {
        for (size_t shift = 0; shift < 4; shift++) {
            char label[40];
            snprintf(label, sizeof label, "%zu bytes, shifted %zu", i + 1, shift);
            check_row(label);
            char text[1000] = "";
            memset(text, '-', shift);
            while (strlen(text) < 900)
                strcat(text, characters[i]);
            struct err err = {0};
            err_set_where(&err, ERR_MEANING, text, "%s", text);
            CHECK_INT(str_valid_prefix(err.text, strlen(err.text)), strlen(err.text));
            CHECK_INT(str_valid_prefix(err.where, strlen(err.where)), strlen(err.where));
            CHECK(strlen(err.text) > sizeof err.text - 1 - 4);
            CHECK(strlen(err.where) > sizeof err.where - 1 - 4);
            CHECK(strncmp(err.text, text, strlen(err.text)) == 0);
            char buffer[60];
            for (size_t size = 1; size < sizeof buffer; size++) {
                err_format(&err, "f", buffer, size);
                if (!CHECK_INT(str_valid_prefix(buffer, strlen(buffer)), strlen(buffer)))
                    break;
            }
        }
    }
}

int main(void)
{
    test_set();
    test_format();
    test_truncation();
    return check_done();
}
