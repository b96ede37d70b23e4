#include "reader/infer_memory.h"

#include "check.h"

static struct arena arena;

#define DOCUMENT(absent, told)                                                                               \
    "{\"format\":\"nownext-inferred/1\",\"revision\":\"v\",\"absent\":[" absent "],\"told\":[" told "]}"
#define MADE "\"made\":\"1970-01-01T00:01:00Z\""

static const struct {
    const char *name, *text, *where, *error;
} bad[] = {
    {"another format", "{\"format\":\"nownext-live/1\"}", "format",
     "is \"nownext-live/1\", this reads \"nownext-inferred/1\""},
    {"no JSON", "{", "", "the document ends"},
    {"no list", "{\"format\":\"nownext-inferred/1\",\"revision\":\"\",\"absent\":1}", "absent",
     "must be a list"},
    {"absent without since", DOCUMENT("{\"session\":\"a\",\"absence\":\"new\"}", ""), "absent[0].since",
     "is missing"},
    {"an unknown absence",
     DOCUMENT("{\"session\":\"a\",\"since\":\"1970-01-01T00:01:00Z\",\"absence\":\"old\"}", ""),
     "absent[0].absence", "must be new, bulk, begun or cancelled"},
    {"told of nobody", DOCUMENT("", "{" MADE ",\"was\":{}}"), "told[0]", "has no \"session\""},
    {"never told", DOCUMENT("", "{\"session\":\"a\",\"was\":{}}"), "told[0].made", "is missing"},
    {"no was", DOCUMENT("", "{\"session\":\"a\"," MADE "}"), "told[0].was", "is missing"},
    {"a title by number", DOCUMENT("", "{\"session\":\"a\"," MADE ",\"title\":1,\"was\":{}}"),
     "told[0].title", "a number"},
    {"a time of no zone",
     DOCUMENT("", "{\"session\":\"a\"," MADE ",\"was\":{\"start\":\"1970-01-01T00:00:00\"}}"),
     "told[0].was.start", "offset"},
    {"a room by number", DOCUMENT("", "{\"session\":\"a\"," MADE ",\"room\":1,\"was\":{}}"), "told[0].room",
     "must be a text"},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct infer_memory memory;
        struct err err = {0};
        check_row(bad[i].name);
        CHECK(!read_infer_memory(bad[i].text, strlen(bad[i].text), &arena, &memory, &err));
        CHECK_STR(err.where, bad[i].where);
        if (!CHECK(strstr(err.text, bad[i].error) != NULL))
            printf("%s\n", err.text);
    }
    check_row("");
}

static void test_good(void)
{
    static const char text[] = DOCUMENT(
        "{\"session\":\"a\",\"since\":\"1970-01-01T01:01:00+01:00\",\"absence\":\"begun\"}",
        "{\"session\":\"b\"," MADE
        ",\"cancelled\":true,\"room\":\"Hall\",\"was\":{\"room\":\"Loft\",\"title\":{\"en\":\"T\"}}},"
        "{\"session\":\"c\"," MADE
        ",\"end\":\"1970-01-01T00:00:01Z\",\"was\":{\"end\":\"1970-01-01T00:00:02Z\"}}");
    struct infer_memory memory;
    struct err err = {0};
    if (!CHECK(read_infer_memory(text, sizeof text - 1, &arena, &memory, &err)))
        return;
    CHECK_STR(memory.revision, "v");
    CHECK_INT(memory.absent_count, 1);
    CHECK_STR(memory.absent[0].session, "a");
    CHECK_INT(memory.absent[0].since.ms, 60000);
    CHECK_INT(memory.absent[0].absence, ABSENCE_BEGUN);
    CHECK_INT(memory.told.count, 2);
    const struct change *change = &memory.told.changes[0];
    CHECK_STR(change->by, "");
    CHECK_STR(change->reason, "");
    CHECK_INT(change->made.ms, 60000);
    CHECK_INT(change->fields, CHANGE_CANCELLED | CHANGE_ROOM);
    CHECK(change->cancelled);
    CHECK_STR(change->room->text, "Hall");
    CHECK_STR(change->room->key, "hall");
    CHECK_INT(change->start.ms, INSTANT_NONE.ms);
    CHECK_STR(change->was->room->key, "loft");
    CHECK_INT(change->was->start.ms, INSTANT_NONE.ms);
    CHECK_STR(label_text(change->was->title, "en"), "T");
    change++;
    CHECK_INT(change->fields, CHANGE_END);
    CHECK(!change->cancelled && !change->room && !change->was->room);
    CHECK_INT(change->end.ms, 1000);
    CHECK_INT(change->was->end.ms, 2000);
    CHECK_INT(change->was->title.count, 0);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_bad();
    test_good();
    arena_finish(&arena);
    return check_done();
}
