#include "desk_page/source.h"

#include <sys/stat.h>
#include <unistd.h>

#include "spool/file.h"
#include "check.h"

static char folder[] = "/tmp/nownext-source-XXXXXX";
static struct arena arena;

static const char *in(const char *name)
{
    return arena_printf(&arena, "%s/%s", folder, name);
}

/* The small program with another title of a session. */
static void write_program(const char *title)
{
    const char *bytes;
    size_t size;
    struct str_builder out = {.arena = &arena};
    CHECK(spool_read_file("tests/data/tool/small.json", 1 << 20, &arena, &bytes, &size, NULL));
    const char *at = strstr(bytes, "Compilers");
    str_add_n(&out, bytes, (size_t)(at - bytes));
    str_addf(&out, "%s%s", title, at + strlen("Compilers"));
    CHECK(spool_replace_file(in("program.json"), out.text, out.length, NULL));
}

static const char *title_of(const struct desk_page_data *data, const char *id)
{
    return label_text(data->folded->sessions[program_find_session(data->folded, id)].title, "");
}

static struct desk_command cancel(const struct desk_page_data *data, struct change *change)
{
    *change = (struct change){.session = data->program->sessions[3].id,
                              .fields = CHANGE_CANCELLED,
                              .cancelled = true,
                              .by = "Anna",
                              .made = {1743239000000},
                              .start = INSTANT_NONE,
                              .end = INSTANT_NONE,
                              .replaced_by = "",
                              .reason = ""};
    return (struct desk_command){
        .verb = DESK_CANCEL,
        .by = "Anna",
        .via = "page",
        .made = {1743239000000},
        .says = {.changes = {1, change}, .issued = INSTANT_NONE, .venue = "", .log = ""}};
}

static void test_source(struct desk_log *log)
{
    struct err err = {0};
    struct desk_page_data data;
    struct change change;
    uint32_t number;
    struct source *source = source_open(log, &err);
    if (!CHECK(source != NULL)) {
        printf("%s\n", err.text);
        return;
    }
    struct desk_page_source pages = source_of_pages(source);
    CHECK(pages.read(pages.user, &data, &err));
    CHECK_INT(data.commands.count, 0);
    CHECK_STR(title_of(&data, "2"), "Compilers");
    CHECK(data.prepared->kinds[EMERGENCY_FIRE].text.count > 0); /* the examples */
    CHECK(source_program(source) == data.program);
    const struct program *folded = data.folded;
    CHECK(pages.read(pages.user, &data, &err));
    CHECK(data.folded == folded);
    check_row("what is done is folded");
    struct desk_command command = cancel(&data, &change);
    const char *id = change.session;
    CHECK(pages.add(pages.user, &command, command.made, &number, &err));
    CHECK_INT(number, 1);
    CHECK(pages.read(pages.user, &data, &err));
    CHECK(data.folded->sessions[program_find_session(data.folded, id)].cancelled);
    check_row("so is what somebody else does");
    struct desk_log *other = desk_log_open(in("desk"), NULL, &err);
    struct desk_command undo = {.verb = DESK_UNDO,
                                .undone = 1,
                                .by = "Ben",
                                .via = "live",
                                .made = {1743239001000},
                                .says = {.issued = INSTANT_NONE, .venue = "", .log = ""}};
    CHECK(desk_log_add(other, &undo, undo.made, &number, &err));
    CHECK(pages.read(pages.user, &data, &err));
    CHECK_INT(data.commands.count, 2);
    CHECK(!data.folded->sessions[program_find_session(data.folded, id)].cancelled);
    desk_log_close(other);
    check_row("a program that comes anew; one that can't be read leaves what was");
    write_program("Assemblers");
    CHECK(pages.read(pages.user, &data, &err));
    CHECK_STR(title_of(&data, "2"), "Assemblers");
    CHECK(spool_replace_file(in("program.json"), "{", 1, NULL));
    CHECK(pages.read(pages.user, &data, &err));
    CHECK_STR(title_of(&data, "2"), "Assemblers");
    source_close(source);
    check_row("at the start it has to be there");
    err = (struct err){0};
    CHECK(source_open(log, &err) == NULL);
    CHECK(strstr(err.text, "program.json") != NULL);
    source_close(NULL);
}

/* The desk's own texts, read again; and the feed's changes with the program that they are of alone. */
static void test_files(void)
{
    static const char
        texts[] = "{\"format\":\"nownext-emergency/1\",\"texts\":{\"fire\":{\"text\":\"Go\"}}}",
        again[] = "{\"format\":\"nownext-emergency/1\",\"texts\":{\"fire\":{\"text\":\"Run!\"}}}",
        changes[] = "{\"format\":\"nownext-changes/1\",\"program\":"
                    "\"0000000000000000000000000000000000000000000000000000000000000000\",\"changes\":[]}";
    const struct desk_settings settings = {.program = in("program.json"),
                                           .changes = in("changes.json"),
                                           .publish = in("public"),
                                           .emergency = in("texts.json")};
    struct desk_page_data data;
    struct err err = {0};
    write_program("Compilers");
    CHECK(spool_replace_file(settings.changes, changes, strlen(changes), NULL));
    CHECK(spool_replace_file(settings.emergency, texts, strlen(texts), NULL));
    CHECK(desk_log_create(in("desk-2"), &settings, &err));
    struct desk_log *log = desk_log_open(in("desk-2"), NULL, &err);
    struct source *source = log ? source_open(log, &err) : NULL;
    if (CHECK(source != NULL)) {
        struct desk_page_source pages = source_of_pages(source);
        CHECK(pages.read(pages.user, &data, &err));
        CHECK(data.feed == NULL);
        CHECK_STR(label_text(data.prepared->kinds[EMERGENCY_FIRE].text, ""), "Go");
        CHECK(spool_replace_file(settings.emergency, again, strlen(again), NULL));
        CHECK(pages.read(pages.user, &data, &err));
        CHECK_STR(label_text(data.prepared->kinds[EMERGENCY_FIRE].text, ""), "Run!");
    } else {
        printf("%s\n", err.text);
    }
    source_close(source);
    desk_log_close(log);
}

int main(void)
{
    struct err err = {0};
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(folder) != NULL);
    write_program("Compilers");
    const struct desk_settings settings = {.program = in("program.json"),
                                           .changes = "",
                                           .venue = "",
                                           .publish = in("public"),
                                           .key = "",
                                           .emergency = ""};
    CHECK(desk_log_create(in("desk"), &settings, &err));
    struct desk_log *log = desk_log_open(in("desk"), NULL, &err);
    if (CHECK(log != NULL))
        test_source(log);
    else
        printf("%s\n", err.text);
    desk_log_close(log);
    check_row("");
    test_files();
    static const char *const made[] = {"desk-2/desk.json", "desk-2/log.jsonl",
                                       "desk-2/lock",      "desk-2",
                                       "changes.json",     "texts.json",
                                       "desk/desk.json",   "desk/log.jsonl",
                                       "desk/lock",        "public/live.json",
                                       "program.json",     "desk",
                                       "public",           ""};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (unlink(in(made[i])) != 0)
            rmdir(in(made[i]));
    CHECK(access(folder, F_OK) != 0);
    arena_finish(&arena);
    return check_done();
}
