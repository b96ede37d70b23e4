#include "calendar/ical.h"

#include "base/str.h"
#include "check.h"

static struct arena arena;
static struct import import;

static const char *text_of(const struct people_draft *people)
{
    struct str_builder text = {.arena = &arena};
    str_add(&text, "");
    for (unsigned i = 0; i < people->count; i++) {
        const struct person *person = &people->items[i];
        str_addf(&text, "%s%s%s%s%s", i ? "; " : "", person->name, *person->affiliation ? " (" : "",
                 person->affiliation, *person->affiliation ? ")" : "");
        CHECK_INT(person->roles, PERSON_PRESENTER);
    }
    return text.text;
}

static void test_speakers(void)
{
    static const struct {
        const char *description, *people, *rest; /* NULL: the whole */
    } rows[] = {
        {"Speaker: Ada Example\nAll is new.", "Ada Example", "\nAll is new."},
        {"Speakers: Ada Example (Analytical, London), Bo Sample (B)\n\nNew.",
         "Ada Example (Analytical, London); Bo Sample (B)", "\n\nNew."},
        {" \nSPEAKER : Ada", "Ada", ""},
        {"von: Ada; Bo\r\nNeu", "Ada; Bo", "\nNeu"},
        {"Intervenants\xC2\xA0: Zo\xC3\xA9 &amp; Co", "Zo\xC3\xA9 & Co", ""},
        {"Speaker: Ada ((x) y)\n", "Ada ((x) y)", "\n"},
        {"Speaker: (Nobody)\n", "(Nobody)", "\n"},
        {"Speaker: Ada (x), y)\n", "Ada (x); y)", "\n"},
        {"Speaker: Ada (x", "Ada (x", ""},
        {"Speaker: Ada (x) y", "Ada (x) y", ""},
        {"Speaker:\nAda", "", NULL},
        {"Speakers are asked to be there: at once", "", NULL},
        {"Note: bring hens\nSpeaker: Ada", "", NULL},
        {"The speaker: who is that?", "", NULL},
        {"", "", NULL},
        {NULL, "", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct people_draft people = {.count = 0};
        check_row(rows[i].description ? rows[i].description : "(none)");
        const char *rest = ical_take_speakers(&import, rows[i].description, &people);
        CHECK_STR(text_of(&people), rows[i].people);
        CHECK_STR(rest, rows[i].rest ? rows[i].rest : rows[i].description);
    }
}

static void test_organizers(void)
{
    static const struct {
        const char *label, *names; /* a letter an event, '-' for none */
        bool speak;
    } rows[] = {
        {"nobody", "", false},
        {"none", "---", false},
        {"one", "a", false},
        {"always the same", "aaaa", false},
        {"one of a few", "aaab", false},
        {"in turn", "aabb", true},
        {"others", "ab-cd-", true},
        {"case means nothing", "aA", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct calendar_event events[10] = {0};
        uint32_t count = (uint32_t)strlen(rows[i].names);
        for (uint32_t j = 0; j < count; j++)
            events[j].organizer = rows[i].names[j] == '-' ? NULL : arena_copy_n(&arena, rows[i].names + j, 1);
        check_row(rows[i].label);
        CHECK_INT(ical_organizers_speak(&arena, events, count), rows[i].speak);
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    import = (struct import){.arena = &arena, .scratch = &arena};
    builder_init(&import.builder, &arena, NULL);
    test_speakers();
    test_organizers();
    arena_finish(&arena);
    return check_done();
}
