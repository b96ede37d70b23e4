#include "names.h"
#include "load/load_prepared.h"

#include "load/load_display.h"
#include "spool/spool_fixture.h"

static struct arena arena;
static struct err err;
static const char *path;

static const struct prepared_texts *load(const char *venue_text)
{
    const struct venue *venue = NULL;
    const struct prepared_texts *texts = NULL;
    err = (struct err){0};
    if (venue_text) {
        spool_write("venue.json", venue_text);
        CHECK(load_venue(spool_path("venue.json"), &arena, NULL, &venue, &err));
    }
    bool ok = load_prepared(venue, &arena, NULL, &texts, &path, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    return ok ? texts : NULL;
}

#define VENUE(emergency) "{\"format\": \"nownext-venue/1\", \"displays\": {}" emergency "}"

static void check_texts(const char *label, const char *venue, const char *fire, bool fire_is_example)
{
    check_row(label);
    const struct prepared_texts *texts = load(venue);
    if (!CHECK(texts != NULL))
        return;
    CHECK(strncmp(texts->kinds[EMERGENCY_FIRE].text.variants[0].text, fire, strlen(fire)) == 0);
    CHECK_INT(texts->kinds[EMERGENCY_FIRE].is_example, fire_is_example);
    CHECK(texts->kinds[EMERGENCY_SHELTER].text.count > 3 && texts->kinds[EMERGENCY_SHELTER].is_example);
    CHECK_INT(texts->kinds[EMERGENCY_CUSTOM].text.count, 0);
    CHECK_STR(texts->kinds[EMERGENCY_CUSTOM].picture, "");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    spool_make("test_load_prepared");
    check_texts("no venue", NULL, "Fire alarm.", true);
    check_texts("a venue without texts", VENUE(""), "Fire alarm.", true);
    check_texts("texts in the venue's file",
                VENUE(", \"emergency\": {\"texts\": {\"fire\": {\"text\": \"Out of here\"}}}"), "Out of here",
                false);
    spool_write("own.json", "{\"format\": \"nownext-emergency/1\", \"note\": \"Checked.\", \"texts\": "
                            "{\"fire\": {\"text\": \"Down the stairs\"}}}");
    check_texts("a file beside it", VENUE(", \"emergency\": {\"texts\": \"own.json\"}"), "Down the stairs",
                false);
    spool_write("own.json", "{\"format\": \"nownext-emergency/1\", \"example\": true, \"texts\": "
                            "{\"fire\": {\"text\": \"Down the stairs\"}}}");
    check_texts("one that is still an example", VENUE(", \"emergency\": {\"texts\": \"own.json\"}"),
                "Down the stairs", true);

    check_row("a file that is not there");
    CHECK(load(VENUE(", \"emergency\": {\"texts\": \"none.json\"}")) == NULL);
    CHECK_INT(err.code, ERR_IO);
    CHECK_STR(path, spool_path("none.json"));
    check_row("a file that is something else");
    spool_write("own.json", "{\"format\": \"nownext-live/1\"}");
    CHECK(load(VENUE(", \"emergency\": {\"texts\": \"own.json\"}")) == NULL);
    CHECK_INT(err.code, ERR_FORMAT);

    check_row("no assets");
    setenv("NOWNEXT_ASSETS", spool_path("nowhere"), 1);
    const struct prepared_texts *texts = load(NULL);
    if (CHECK(texts != NULL)) {
        CHECK_INT(texts->kinds[EMERGENCY_FIRE].text.count, 0);
        CHECK_STR(texts->note, "");
    }
    arena_finish(&arena);
    return check_done();
}
