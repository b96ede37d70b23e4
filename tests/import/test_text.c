#include "base/arena.h"
#include "check.h"
#include "import/import.h"
#include "json/tree.h"

static struct arena arena;
static struct issue_list issues;

static struct import make_import(void)
{
    struct import import = {.arena = &arena, .scratch = &arena, .issues = &issues};
    issue_list_init(&issues, &arena);
    builder_init(&import.builder, &arena, &issues);
    return import;
}

static void test_clean(void)
{
    struct import import = make_import();
    check_row("clean");
    CHECK_STR(import_clean(&import, NULL, 10, "", ""), "");
    CHECK_STR(import_clean(&import, "  a \n b\t", 10, "", ""), "a b");
    CHECK_INT(issues.count, 0);
    CHECK_STR(import_clean(&import, "one two three", 8, "here", "the title"), "one two");
    CHECK_INT(issues.count, 1);
    CHECK_STR(issues.first ? issues.first->where : "", "here");
}

static void test_member(void)
{
    static const char text[] = "{\"text\":\"x\",\"empty\":\"\",\"null\":null,\"true\":true,\"list\":[],"
                               "\"int\":11223,\"big\":9007199254740991,"
                               "\"minus\":-5,\"half\":0.5,\"huge\":1e300}";
    static const struct {
        const char *name, *expected;
    } rows[] = {
        {"text", "x"},  {"empty", ""},    {"null", NULL},  {"true", NULL},  {"list", NULL},
        {"none", NULL}, {"int", "11223"}, {"minus", "-5"}, {"half", "0.5"}, {"huge", "1e+300"},
    };
    struct import import = make_import();
    const cJSON *top = NULL;
    check_row("parse");
    if (!CHECK(json_parse(text, strlen(text), JSON_FOREIGN, &arena, &top, NULL)))
        return;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].name);
        CHECK_STR(import_member(&import, top, rows[i].name), rows[i].expected);
    }
    check_row("of what is no object");
    CHECK_STR(import_member(&import, NULL, "text"), NULL);
    CHECK_STR(import_member(&import, top->child, "text"), NULL);
}

static void test_people(void)
{
    struct import import = make_import();
    struct people_draft people = {.count = 0};
    struct session session = {.id = ""};
    check_row("people");
    import_add_person(&import, &people, NULL, NULL, PERSON_AUTHOR);
    import_add_person(&import, &people, " \t", "Nowhere", PERSON_AUTHOR);
    import_add_person(&import, &people, " Ada  Lovelace ", NULL, PERSON_AUTHOR);
    import_add_person(&import, &people, "Grace Hopper", "Navy", PERSON_PRESENTER);
    import_add_person(&import, &people, "ADA LOVELACE", "Analytical Engine", PERSON_PRESENTER);
    import_add_person(&import, &people, "grace hopper", "Another", PERSON_CHAIR);
    import_set_people(&import, &session, &people);
    CHECK_INT(session.person_count, 2);
    CHECK_STR(session.people[0].name, "Ada Lovelace");
    CHECK_STR(session.people[0].affiliation, "Analytical Engine");
    CHECK_INT(session.people[0].roles, PERSON_AUTHOR | PERSON_PRESENTER);
    CHECK_STR(session.people[1].affiliation, "Navy");
    CHECK_INT(session.people[1].roles, PERSON_PRESENTER | PERSON_CHAIR);

    check_row("too many people");
    for (unsigned i = 0; i < LIMIT_PEOPLE + 5; i++)
        import_add_person(&import, &people, arena_printf(&arena, "Person %u", i), NULL, 0);
    CHECK_INT(people.count, LIMIT_PEOPLE);
    CHECK_INT(issues.count, 1);
}

static void test_small(void)
{
    struct import import = make_import();
    check_row("kinds");
    CHECK_INT(import_kind("Workshop Discussion", SESSION_TALK), SESSION_WORKSHOP);
    CHECK_INT(import_kind("A TUTORIAL", SESSION_OTHER), SESSION_WORKSHOP);
    CHECK_INT(import_kind("Talk (full slot)", SESSION_TALK), SESSION_TALK);
    CHECK_INT(import_kind("worksho", SESSION_OTHER), SESSION_OTHER);
    CHECK_INT(import_kind(NULL, SESSION_OTHER), SESSION_OTHER);
    check_row("addresses");
    CHECK_STR(import_web_address(&import, " https://example.org/ "), "https://example.org/");
    CHECK_STR(import_web_address(&import, "/event/1/"), "");
    CHECK_STR(import_web_address(&import, "javascript:alert(1)"), "");
    CHECK_STR(import_web_address(&import, "https://example.org/a b"), "");
    CHECK_STR(import_web_address(&import, NULL), "");
    char *longer = arena_alloc(&arena, LIMIT_URL_BYTES + 2);
    memset(longer, 'x', LIMIT_URL_BYTES + 1);
    memcpy(longer, "https://", 8);
    CHECK_STR(import_web_address(&import, longer), "");
    longer[LIMIT_URL_BYTES] = '\0';
    CHECK_STR(import_web_address(&import, longer), longer);
    check_row("summaries");
    CHECK_STR(import_summary(&import, NULL, ""), "");
    CHECK_STR(import_summary(&import, "<p>One</p><p>Two</p>", ""), "One\n\nTwo");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_clean();
    test_member();
    test_people();
    test_small();
    arena_finish(&arena);
    return check_done();
}
