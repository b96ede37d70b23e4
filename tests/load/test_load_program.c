#include "load/load_program.h"

#include "tool/fixture.h"

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

int main(void)
{
    struct loaded loaded;
    struct err err = {0};
    const struct load_options options = {.timezone = NULL};
    load_small(&loaded);
    CHECK_INT(loaded.program->session_count, 8);
    CHECK_INT(loaded.format, IMPORT_NATIVE);
    CHECK_STR(loaded.path, SMALL);
    CHECK(loaded.size > 1000);
    load_finish(&loaded);
    load_finish(&loaded);

    check_row("cancelled by a word of a language's file, as in what is imported");
    const char *native = BINARY_DIR "/test_load_cancelled.json";
    write_file(native, "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": "
                       "\"UTC\"}, \"sessions\": [{\"id\": \"1\", \"title\": \"Ausgefallen: Vortrag\"}]}");
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    CHECK(load_program(native, &options, &loaded, &err));
    CHECK(loaded.program && loaded.program->sessions[0].cancelled);
    load_finish(&loaded);
    remove(native);

    check_row("no file");
    CHECK(!load_program("tests/data/tool/none.json", &options, &loaded, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(loaded.program == NULL);

    check_row("a zone that there is not, though the file names its own");
    const struct load_options nowhere = {.timezone = "Mars/Base"};
    err = (struct err){0};
    CHECK(!load_program("tests/data/tool/small.json", &nowhere, &loaded, &err));
    CHECK_INT(err.code, ERR_USAGE);
    CHECK(strncmp(err.text, "--timezone Mars/Base: ", 22) == 0);

    check_row("one in a display.json");
    const struct load_options elsewhere = {.timezone = "Mars/Base",
                                           .timezone_from = "display.json: timezone"};
    err = (struct err){0};
    CHECK(!load_program(SMALL, &elsewhere, &loaded, &err));
    CHECK(strncmp(err.text, "display.json: timezone Mars/Base: ", 34) == 0);

    check_row("by the last part of its name");
    const struct load_options town = {.timezone = "vienna"};
    CHECK(load_program(SMALL, &town, &loaded, &err));
    load_finish(&loaded);

    check_row("bad syntax");
    const char *path = BINARY_DIR "/test_load.json";
    write_file(path, "{\"format\": \"nownext-program/1\",\n  \"event\": ]}\n");
    err = (struct err){0};
    CHECK(!load_program(path, &options, &loaded, &err));
    CHECK_INT(err.line, 2);
    CHECK_INT(err.column, 12);

    check_row("no schedule");
    write_file(path, "hello\n");
    err = (struct err){0};
    CHECK(!load_program(path, &options, &loaded, &err));
    CHECK_INT(err.code, ERR_FORMAT);
    remove(path);
    return check_done();
}
