#include "tool/tool.h"

#include "tool/fixture.h"

static void test_words(void)
{
    check_row("no words");
    CHECK_INT(call_tool(NULL), TOOL_CALL);
    CHECK_STR(call.out, "");
    CHECK(contains(call.err, "nownext simulate [PROGRAM]"));

    check_row("help");
    CHECK_INT(call_tool("--help", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext COMMAND --help"));
    CHECK_STR(call.err, "");
    CHECK_INT(call_tool("help", NULL), TOOL_OK);
    CHECK_INT(call_tool("help", "trace", NULL), TOOL_OK);
    CHECK(contains(call.out, "nownext trace PROGRAM"));

    check_row("version");
    CHECK_INT(call_tool("--version", NULL), TOOL_OK);
    CHECK_STR(call.out, "nownext " TOOL_VERSION "\n");

    check_row("no such command");
    CHECK_INT(call_tool("exlpain", NULL), TOOL_CALL);
    CHECK(contains(call.err, "did you mean explain?"));
    CHECK_INT(call_tool("dance", NULL), TOOL_CALL);
    CHECK(contains(call.err, "nownext --help lists"));
}

/* Every page says how to call it, what its options are, and its exit codes; and no line is too wide for a
 * terminal. */
static void test_pages(void)
{
    static const char *const names[] = {"import", "check",    "explain", "trace",
                                        "render", "simulate", "changes"};
    static const struct command *const commands[] = {&command_import, &command_check,  &command_explain,
                                                     &command_trace,  &command_render, &command_simulate,
                                                     &command_changes};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        check_row(names[i]);
        CHECK_INT(call_tool(names[i], "--help", NULL), TOOL_OK);
        char synopsis[40];
        snprintf(synopsis, sizeof synopsis, "nownext %s ", names[i]);
        CHECK(strncmp(call.out, synopsis, strlen(synopsis)) == 0);
        CHECK(contains(call.out, "\nExit codes: 0"));
        for (enum option option = 0; option < OPTION_COUNT; option++)
            if (option != OPTION_HELP && (commands[i]->options & OPTION_BIT(option)))
                CHECK(contains(call.out, option_name(option)));
        for (const char *line = call.out; *line; line += strcspn(line, "\n") + 1)
            CHECK(strcspn(line, "\n") <= 110);
        CHECK_INT(call_tool(names[i], "--no-such-thing", NULL), TOOL_CALL);
        CHECK(contains(call.err, "there is no option --no-such-thing here"));
    }
}

static void test_failing(void)
{
    check_row("no program");
    CHECK_INT(call_tool("check", NULL), TOOL_CALL);
    CHECK(contains(call.err, "give a PROGRAM"));
    check_row("no file");
    CHECK_INT(call_tool("check", "none.json", NULL), TOOL_CALL);
    CHECK(contains(call.err, "none.json: "));
    CHECK_STR(call.out, "");
    check_row("no schedule");
    CHECK_INT(call_tool("check", "tests/check.h", NULL), TOOL_INPUT);
    CHECK(contains(call.err, "tests/check.h"));
    check_row("where an error is");
    struct tool tool = {.command = "check"};
    char *said = NULL;
    size_t size;
    tool.err = open_memstream(&said, &size);
    struct err err = {0};
    err_set_line(&err, ERR_SYNTAX, 3, 14, "something is missing");
    CHECK_INT(tool_fail(&tool, "x.json", &err), TOOL_INPUT);
    fclose(tool.err);
    CHECK_STR(said, "x.json:3:14: something is missing\n");
    free(said);
}

/* What was printed into a full disk was not printed. */
static void test_full_disk(void)
{
    check_row("full disk");
    FILE *full = fopen("/dev/full", "r+"); /* makes no file where there is no such device */
    if (!full)
        return;
    char *said = NULL;
    size_t size;
    FILE *err = open_memstream(&said, &size);
    const char *words[] = {"nownext", "--help"};
    CHECK_INT(tool_run(2, words, &(struct tool){.out = full, .err = err}), TOOL_CALL);
    fclose(err);
    CHECK_STR(said, "nownext: the output can't be written: No space left on device\n");
    free(said);

    check_row("full disk, and more than a buffer of text");
    err = open_memstream(&said, &size);
    const char *import[] = {"nownext", "import", "assets/programs/lpc-2024.json"};
    CHECK_INT(tool_run(3, import, &(struct tool){.out = full, .err = err}), TOOL_CALL);
    fclose(err);
    fclose(full);
    /* And no summary of it. */
    CHECK_STR(said, "nownext import: the output can't be written: No space left on device\n");
    free(said);
}

int main(void)
{
    test_words();
    test_pages();
    test_failing();
    test_full_disk();
    call_forget();
    return check_done();
}
