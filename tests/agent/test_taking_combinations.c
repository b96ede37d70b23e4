/*
 * Live data in every combination of how they are signed, for which venue, with which revision, and of the
 * keys that a display has: what counts is told by a rule of its own here, row by row.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent/taking.h"
#include "check.h"
#include "spool/file.h"

static char top[] = "/tmp/nownext-combinations-XXXXXX", run[60], feed[60];
static struct arena arena;
static struct signing_secret first, second, foreign;

enum signer { BY_NOBODY, BY_FIRST, BY_SECOND, BY_FOREIGN, SIGNERS };
enum damage { WHOLE, CUT_OFF, PAYLOAD_CHANGED, SIGNATURE_CHANGED, COMMENT_CHANGED, DAMAGES };
enum venue { OURS, ANOTHER, UNNAMED, VENUES };
enum revision { LOWER, SAME, SAME_OTHER_BYTES, HIGHER, REVISIONS };
enum keys { NO_KEYS, ONE_KEY, TWO_KEYS, KEY_SETS };

static const char *const signers[] = {"nobody", "first", "second", "foreign"},
                         *const damages[] = {"whole", "cut off", "payload changed", "signature changed",
                                             "comment changed"},
                         *const venues[] = {"ours", "another", "unnamed"},
                         *const revisions[] = {"lower", "same", "same, other bytes", "higher"},
                         *const key_sets[] = {"no keys", "one key", "two keys"};

struct row {
    enum signer signer;
    enum damage damage;
    enum venue venue;
    enum revision revision;
    enum keys keys;
};

/* What display.json's keys and venue, and what was taken before, let count. */
static bool counts(const struct row *row)
{
    bool is_known_key = (row->signer == BY_FIRST && row->keys != NO_KEYS) ||
                        (row->signer == BY_SECOND && row->keys == TWO_KEYS);
    if (row->keys != NO_KEYS && !is_known_key)
        return false;
    if (row->damage == CUT_OFF)
        return false;
    /* Without keys nobody looks at the signature. */
    if (row->keys != NO_KEYS && row->damage != WHOLE)
        return false;
    if (row->venue != OURS)
        return false;
    return row->revision == HIGHER || (row->revision == SAME && row->damage != PAYLOAD_CHANGED);
}

static const char *payload_of(enum venue venue, enum revision revision)
{
    static const int numbers[] = {[LOWER] = 49, [SAME] = 50, [SAME_OTHER_BYTES] = 50, [HIGHER] = 51};
    static const char *const members[] = {
        [OURS] = "\"venue\": \"lpc\", ", [ANOTHER] = "\"venue\": \"fosdem\", ", [UNNAMED] = ""};
    return arena_printf(
        &arena,
        "{\"format\": \"nownext-live/1\", %s\"revision\": %d, \"issued\": \"2024-09-18T10:12:%02dZ\"}\n",
        members[venue], numbers[revision], revision == SAME_OTHER_BYTES ? 1 : 0);
}

/* Changes one sign after the first occurrence of `word`. */
static void change(char *text, const char *word, char from, char to)
{
    char *at = strstr(text, word);
    CHECK(at != NULL);
    at = at ? strchr(at + strlen(word), from) : NULL;
    CHECK(at != NULL);
    if (at)
        *at = to;
}

/* NULL: nobody can sign it, for want of a venue. */
static char *document_of(const struct row *row, size_t *ret_size)
{
    static const struct signing_secret *const secrets[] = {
        [BY_FIRST] = &first, [BY_SECOND] = &second, [BY_FOREIGN] = &foreign};
    const char *payload = payload_of(row->venue, row->revision), *written = payload;
    *ret_size = strlen(payload);
    if (row->signer != BY_NOBODY)
        written = envelope_write(secrets[row->signer], payload, strlen(payload), &arena, ret_size, NULL);
    if (!written)
        return NULL;
    char *document = ARENA_ARRAY(&arena, char, *ret_size + 1);
    memcpy(document, written, *ret_size + 1);
    switch (row->damage) {
    case CUT_OFF:
        *ret_size -= 20;
        document[*ret_size] = '\0';
        break;
    case PAYLOAD_CHANGED: /* into another instant, well formed as well */
        change(document, "18T", '1', '2');
        break;
    case SIGNATURE_CHANGED: { /* a sign of the signature's own line, after "untrusted comment: ...\n" */
        char *line = strstr(document, "\\n");
        CHECK(line != NULL);
        if (line)
            line[40] = line[40] == 'A' ? 'B' : 'A';
        break;
    }
    case COMMENT_CHANGED:
        change(document, "trusted comment: nownext", ' ', '_');
        break;
    default:
        break;
    }
    return document;
}

static void check_combination(const struct row *row)
{
    char text[TAKING_TEXT_SIZE], word[SIGNING_PUBLIC_TEXT_SIZE];
    struct taking taking = {.run = run, .feed = feed, .venue = "lpc", .behind.patience_ms = 60000};
    const char *known = payload_of(OURS, SAME);
    size_t size;
    taking_start(&taking);
    CHECK_INT(taking_live(&taking, known, strlen(known), text), SOURCE_TAKEN);
    for (int i = 0; i < (int)row->keys; i++) {
        signing_public_text(i == 0 ? &first.public_key : &second.public_key, word);
        CHECK(signing_keys_add(&taking.keys, word, NULL));
    }
    const char *document = document_of(row, &size);
    if (document) {
        enum source_outcome outcome = taking_live(&taking, document, size, text), expected;
        expected = !counts(row) ? SOURCE_HELD_OFF : row->revision == SAME ? SOURCE_SAME : SOURCE_TAKEN;
        /* What is no document, and what is one that does not count, are told apart in words alone. */
        CHECK_INT(outcome == SOURCE_NOT_READ ? SOURCE_HELD_OFF : outcome, expected);
        CHECK_INT(text[0] != '\0', expected == SOURCE_HELD_OFF);
        const char *held = NULL;
        CHECK(
            spool_read_file(arena_printf(&arena, "%s/live.json", run), 1 << 20, &arena, &held, &size, NULL));
        bool is_changed = row->damage == PAYLOAD_CHANGED;
        if (expected != SOURCE_TAKEN)
            CHECK_STR(held, known);
        else if (!is_changed)
            CHECK_STR(held, payload_of(row->venue, row->revision));
        CHECK_INT(taking.revision, expected == SOURCE_TAKEN ? 51 : 50);
    }
    taking_finish(&taking);
    static const char *const left[] = {"run/live.json", "feed/live.json", "feed/order.json"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        remove(arena_printf(&arena, "%s/%s", top, left[i]));
}

int main(void)
{
    char name[160];
    unsigned rows = 0, counted = 0;
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    snprintf(run, sizeof run, "%s/run", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    CHECK(mkdir(run, 0755) == 0 && mkdir(feed, 0755) == 0);
    signing_new(&first);
    signing_new(&second);
    signing_new(&foreign);
    struct row row;
    for (row.signer = 0; row.signer < SIGNERS; row.signer++)
        for (row.damage = 0; row.damage < DAMAGES; row.damage++)
            for (row.venue = 0; row.venue < VENUES; row.venue++)
                for (row.revision = 0; row.revision < REVISIONS; row.revision++)
                    for (row.keys = 0; row.keys < KEY_SETS; row.keys++) {
                        bool has_signature = row.signer != BY_NOBODY;
                        if (!has_signature && row.damage >= SIGNATURE_CHANGED)
                            continue;
                        snprintf(name, sizeof name, "signed by %s, %s, venue %s, revision %s, %s",
                                 signers[row.signer], damages[row.damage], venues[row.venue],
                                 revisions[row.revision], key_sets[row.keys]);
                        check_row(name);
                        check_combination(&row);
                        rows++;
                        counted += counts(&row);
                        arena_reset(&arena);
                    }
    printf("%u combinations, of which %u count\n", rows, counted);
    signing_forget(&first);
    signing_forget(&second);
    signing_forget(&foreign);
    CHECK(rmdir(run) == 0 && rmdir(feed) == 0 && rmdir(top) == 0);
    arena_finish(&arena);
    return check_done();
}
