#include "desk_page/token.h"

#include "load/load_program.h"
#include "lookup/moment.h"
#include "check.h"

static const uint8_t secret[TOKEN_SECRET_SIZE] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
static struct arena arena;

/* Source: RFC 4231, test cases 1, 2 and 6. */
static void test_hmac(void)
{
    char ret[65], key[131];
    memset(key, 0x0b, 20);
    token_hmac(key, 20, "Hi There", 8, ret);
    CHECK_STR(ret, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    token_hmac("Jefe", 4, "what do ya want for nothing?", 28, ret);
    CHECK_STR(ret, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, 131);
    token_hmac(key, 131, "Test Using Larger Than Block-Size Key - Hash Key First", 54, ret);
    CHECK_STR(ret, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static struct instant at(const struct program *program, const char *text)
{
    struct instant ret = {0};
    CHECK(when_read(text, program, &ret, NULL));
    return ret;
}

/* The night after the first day of the small program is an hour short. */
static void test_rooms(const struct program *program)
{
    struct day day;
    const char *token = token_room(secret, program, 0, at(program, "2025-03-29T09:00"), &arena);
    CHECK(strncmp(token, "20250329-", 9) == 0);
    static const struct {
        const char *now;
        enum token_state state;
    } rows[] = {{"2025-03-28T09:00", TOKEN_GOOD},
                {"2025-03-29T12:00", TOKEN_GOOD},
                {"2025-03-30T03:59", TOKEN_GOOD},
                {"2025-03-30T04:00", TOKEN_OVER},
                {"2025-04-02T12:00", TOKEN_OVER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].now);
        CHECK_INT(token_room_state(secret, program, 0, token, at(program, rows[i].now), &day), rows[i].state);
        CHECK_INT(day.end.ms, at(program, "2025-03-30T04:00").ms);
    }
    check_row("after midnight it is the same day, and the same link");
    CHECK_STR(token_room(secret, program, 0, at(program, "2025-03-30T01:30"), &arena), token);
    check_row("forged");
    struct instant now = at(program, "2025-03-29T12:00");
    static const uint8_t another[TOKEN_SECRET_SIZE] = {9};
    const char *const forged[] = {"", token + 1, arena_printf(&arena, "%s0", token),
                                  arena_printf(&arena, "20250330%s", token + 8)};
    for (size_t i = 0; i < sizeof forged / sizeof *forged; i++)
        CHECK_INT(token_room_state(secret, program, 0, forged[i], now, NULL), TOKEN_FORGED);
    CHECK_INT(token_room_state(secret, program, 1, token, now, NULL), TOKEN_FORGED);
    CHECK_INT(token_room_state(another, program, 0, token, now, NULL), TOKEN_FORGED);
    for (size_t i = 9; token[i]; i++) {
        char *other = arena_copy(&arena, token);
        other[i] = other[i] == '0' ? '1' : '0';
        CHECK_INT(token_room_state(secret, program, 0, other, now, NULL), TOKEN_FORGED);
    }
    check_row("");
}

static void test_desk(void)
{
    static const uint8_t another[TOKEN_SECRET_SIZE] = {9};
    const char *token = token_desk(secret, &arena);
    CHECK_INT(strlen(token), TOKEN_MAC_DIGITS);
    CHECK(token_is_desk(secret, token));
    CHECK(!token_is_desk(another, token));
    CHECK(!token_is_desk(secret, ""));
    CHECK(!token_is_desk(secret, token + 1));
}

static enum form_state use(struct forms *forms, const char *form, const char *who, const char *says)
{
    return form_use(forms, form, who, says, 6000);
}

static void test_forms(void)
{
    struct forms forms = {.secret = secret, .start = 1}, again = {.secret = secret, .start = 2};
    const char *form = form_make(&forms, "/room/a", "1 do=full", 5000, &arena);
    CHECK_INT(use(&forms, form, "/room/b", "1 do=full"), FORM_FORGED);
    CHECK_INT(use(&forms, form, "/room/a", "2 do=full"), FORM_FORGED);
    CHECK_INT(use(&forms, "", "/room/a", "1 do=full"), FORM_FORGED);
    CHECK_INT(use(&forms, "1-", "/room/a", "1 do=full"), FORM_FORGED);
    CHECK_INT(use(&forms, "2-1388-00", "/room/a", "1 do=full"), FORM_FORGED);
    CHECK_INT(use(&again, form, "/room/a", "1 do=full"), FORM_FORGED);
    CHECK_INT(use(&forms, form, "/room/a", "1 do=full"), FORM_GOOD);
    CHECK_INT(use(&forms, form, "/room/a", "1 do=full"), FORM_USED);
    form_give_back(&forms, form);
    CHECK_INT(use(&forms, form, "/room/a", "1 do=full"), FORM_GOOD);
    check_row("half an hour");
    form = form_make(&forms, "", "x", 5000, &arena);
    CHECK_INT(form_use(&forms, form, "", "x", 5000 + FORM_LASTS_MS + 1), FORM_OLD);
    CHECK_INT(form_use(&forms, form, "", "x", 5000 + FORM_LASTS_MS), FORM_GOOD);
    check_row("what is not known any more is never good");
    const char *unused = form_make(&forms, "", "x", 5000, &arena), *first = form;
    for (int i = 0; i < FORM_MOST_USED + 2; i++)
        CHECK_INT(use(&forms, form_make(&forms, "", "x", 5000, &arena), "", "x"), FORM_GOOD);
    CHECK_INT(use(&forms, unused, "", "x"), FORM_OLD);
    CHECK_INT(use(&forms, first, "", "x"), FORM_OLD);
    CHECK_INT(use(&forms, form_make(&forms, "", "x", 5000, &arena), "", "x"), FORM_GOOD);
    check_row("");
}

int main(void)
{
    struct loaded loaded;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    if (!load_program("tests/data/tool/small.json", &(struct load_options){.timezone = NULL}, &loaded,
                      &err)) {
        printf("%s\n", err.text);
        return 1;
    }
    test_hmac();
    test_rooms(loaded.program);
    test_desk();
    test_forms();
    load_finish(&loaded);
    arena_finish(&arena);
    return check_done();
}
