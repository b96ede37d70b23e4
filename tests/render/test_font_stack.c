/*
 * The fonts of a theme and what steps in for them. On a machine without the fonts of toolchain/setup this is
 * skipped.
 */
#include "check.h"

#include <sys/mman.h>

#include "render/font_stack.h"
#include "render/font.h"

static struct font_stack stack;

static uint32_t choose(enum font_face face, const char *text)
{
    return font_stack_choose(&stack, face, HAN_ANY, text, strlen(text));
}

static bool has(uint32_t font, const char *text, uint32_t *ret_missing)
{
    return font_stack_has(&stack, font, text, strlen(text), ret_missing);
}

static void test_faces(void)
{
    uint32_t missing = 0;
    check_row("a face's own");
    for (uint32_t face = 0; face < FACE_COUNT; face++) {
        CHECK_INT(choose(face, "a"), face);
        CHECK_INT(choose(face, "é"), face);
    }
    CHECK(has(FACE_BOLD, "é", &missing));
    check_row("no font's");
    CHECK(!has(FACE_BOLD, "a\xF4\x8F\xBF\xB0\xF4\x8F\xBF\xB1", &missing));
    CHECK_INT(missing, 0x10FFF0);
    CHECK_INT(choose(FACE_BOLD, "\xF4\x8F\xBF\xB0"), FACE_BOLD);
    check_row("");
}

/* Each weight has its own file; a file that is known already is not added again. */
static void test_fallbacks(void)
{
    uint32_t missing, regular = choose(FACE_REGULAR, "日"), bold = choose(FACE_BOLD, "日");
    check_row("fallbacks");
    CHECK(regular > FONT_STACK_EMOJI && bold > FONT_STACK_EMOJI && regular != bold);
    CHECK(has(regular, "日", &missing) && has(bold, "日", &missing));
    uint32_t count = stack.count;
    CHECK_INT(choose(FACE_REGULAR, "本"), regular);
    CHECK_INT(choose(FACE_DISPLAY_BOLD, "本"), bold);
    CHECK_INT(stack.count, count);
    CHECK_INT(choose(FACE_REGULAR, "🦀"), FONT_STACK_EMOJI);
    check_row("");
}

/* The face of each language, by its name in the file, in both weights. */
static void test_forms(void)
{
    static const char *const families[HAN_COUNT] = {
        "Noto Sans CJK JP", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC", "Noto Sans CJK TC"};
    for (enum font_face face = FACE_REGULAR; face <= FACE_BOLD; face += FACE_BOLD - FACE_REGULAR)
        for (enum han han = HAN_ANY; han < HAN_COUNT; han++) {
            check_row(families[han]);
            uint32_t missing, font = font_stack_choose(&stack, face, han, "直", 3);
            CHECK_STR(TTF_FontFaceFamilyName(font_stack_open(&stack, font, 40)), families[han]);
            CHECK(has(font, "直骨，한か", &missing));
            CHECK_INT(font_stack_choose(&stack, face, han, "é", 2), face);
        }
    check_row("");
}

static void test_opening(void)
{
    check_row("sizes");
    TTF_Font *font = font_stack_open(&stack, FACE_MEDIUM, 40);
    if (!CHECK(font != NULL))
        return;
    int height = TTF_FontHeight(font);
    CHECK(font_stack_open(&stack, FACE_MEDIUM, 80) == font);
    CHECK(TTF_FontHeight(font) > height * 3 / 2);
    check_row("one that does not open gives way to the first");
    static const char *const none[] = {"/no/such/font", "/", "/dev/null", SOURCE_DIR "/LICENSE"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        uint32_t number = stack.count++;
        snprintf(stack.fonts[number].file.path, sizeof stack.fonts[number].file.path, "%s", none[i]);
        CHECK(font_stack_open(&stack, number, 40) == font_stack_open(&stack, 0, 40));
        if (stack.fonts[number].bytes)
            munmap(stack.fonts[number].bytes, stack.fonts[number].size);
        stack.fonts[number] = (struct font_stack_entry){0};
        stack.count--;
    }
    check_row("told of direction once, and again when it changes");
    struct font_run run = {.font = FACE_BOLD, .text = "a", .length = 1, .right_to_left = true};
    CHECK(font_stack_open_for_run(&stack, &run, 40) == font_stack_open(&stack, FACE_BOLD, 40));
    CHECK(stack.fonts[FACE_BOLD].right_to_left);
    run.right_to_left = false;
    font_stack_open_for_run(&stack, &run, 40);
    CHECK(!stack.fonts[FACE_BOLD].right_to_left);
    check_row("");
}

/* In how many mappings of this process a file is. */
static int mappings_of(const char *path)
{
    char line[4096];
    int count = 0;
    FILE *file = fopen("/proc/self/maps", "r");
    while (file && fgets(line, sizeof line, file))
        count += strstr(line, path) != NULL;
    if (file)
        fclose(file);
    return count;
}

/* A font is no copy in the process's own memory, and is let go of with the others. */
static void test_mapped(void)
{
    const char *path = stack.fonts[FACE_REGULAR].file.path;
    check_row("mapped");
    CHECK_INT(mappings_of(path), 1);
    font_stack_finish(&stack);
    CHECK_INT(mappings_of(path), 0);
    check_row("");
}

int main(void)
{
    struct err err = {0};
    if (!font_stack_begin(&stack, theme_night(), &err)) {
        CHECK(err.text[0] != '\0');
        printf("%s\n", err.text);
        return check_failures ? 1 : CHECK_SKIPPED;
    }
    test_faces();
    test_opening();
    bool all = choose(FACE_REGULAR, "日") != FACE_REGULAR && choose(FACE_REGULAR, "🦀") == FONT_STACK_EMOJI;
    if (all) {
        test_fallbacks();
        test_forms();
    } else {
        printf("fonts-noto-cjk or fonts-noto-color-emoji is not installed\n");
    }
    test_mapped();
    int failed = check_done();
    return failed ? failed : all ? 0 : CHECK_SKIPPED;
}
