/*
 * Our own Indico files with bytes changed: each is refused with an error, or read; and what is read is the
 * same again when it is written and read once more.
 */
#include "indico_fixture.h"
#include "reader/write_program.h"

static void check_again(struct imported *imported)
{
    size_t size, again_size;
    const char *text = write_program(imported->program, &imported->arena, &size);
    struct imported again;
    import_bytes(&again, text, size, NULL, NULL);
    if (CHECK(again.program != NULL)) {
        const char *again_text = write_program(again.program, &again.arena, &again_size);
        CHECK(again_size == size && memcmp(text, again_text, size) == 0);
    } else {
        printf("%s: %s\n", again.err.where, again.err.text);
    }
    imported_finish(&again);
}

static void check_bytes(const char *bytes, size_t size, unsigned *read)
{
    struct imported imported;
    import_bytes(&imported, bytes, size, "Europe/Vienna", NULL);
    CHECK((imported.program != NULL) == (imported.err.code == ERR_NONE));
    if (imported.program) {
        check_again(&imported);
        ++*read;
    } else {
        CHECK(*imported.err.text);
    }
    imported_finish(&imported);
}

/* Bytes that mean something to one of the formats, or are no text at all. */
static void test_changed(const char *path, size_t step)
{
    static const char others[] = "\"<9-:[(\n{,*\\\x01 \xC3";
    size_t size;
    char *bytes = read_whole(path, &size);
    unsigned read = 0;
    if (!CHECK(bytes != NULL))
        return;
    check_row(path);
    check_bytes(bytes, size, &read);
    CHECK_INT(read, 1);
    for (size_t i = 0; i < size; i += step) {
        char kept = bytes[i];
        bytes[i] = others[i / step % (sizeof others - 1)];
        snprintf(check_label, sizeof check_label, "%s: byte %zu changed", path, i);
        check_bytes(bytes, size, &read);
        bytes[i] = kept;
    }
    CHECK(read > 10);
    free(bytes);
}

/* A line taken out, and a line there twice. */
static void test_lines(const char *path)
{
    size_t size;
    char *bytes = read_whole(path, &size), *changed = malloc(2 * size + 1);
    unsigned read = 0;
    if (!CHECK(bytes != NULL))
        return;
    for (size_t start = 0; start < size;) {
        const char *stop = memchr(bytes + start, '\n', size - start);
        size_t end = stop ? (size_t)(stop - bytes) + 1 : size;
        snprintf(check_label, sizeof check_label, "%s: line at %zu", path, start);
        memcpy(changed, bytes, start);
        memcpy(changed + start, bytes + end, size - end);
        check_bytes(changed, size - (end - start), &read);
        memcpy(changed, bytes, end);
        memcpy(changed + end, bytes + start, size - start);
        check_bytes(changed, size + (end - start), &read);
        start = end;
    }
    CHECK(read > 10);
    free(changed);
    free(bytes);
}

int main(void)
{
    test_changed("tests/data/import/indico-event.json", 5);
    test_changed("tests/data/import/indico-timetable.json", 5);
    test_changed("tests/data/import/indico-report.txt", 1);
    test_lines("tests/data/import/indico-event.json");
    test_lines("tests/data/import/indico-timetable.json");
    test_lines("tests/data/import/indico-report.txt");
    return check_done();
}
