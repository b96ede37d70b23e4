/*
 * Hyphens: by patterns of our own, in each encoding that Debian's have, and by Debian's where they are
 * installed.
 */
#include "render/hyphenate.h"

#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static char folder[] = "/tmp/nownext-hyphenate-XXXXXX";

static void write_patterns(const char *name, const char *bytes)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!CHECK(file != NULL))
        return;
    fputs(bytes, file);
    fclose(file);
}

static const char *hyphenated(const char *where, const char *language, const char *text)
{
    static char out[600];
    uint8_t before[200] = {0};
    size_t written = 0, length = strlen(text);
    hyphenate(where, language, text, length, before);
    for (size_t i = 0; i < length; i++) {
        if (before[i])
            out[written++] = before[i] == 2 ? '=' : '-';
        out[written++] = text[i];
    }
    out[written] = '\0';
    return out;
}

static void test_own(void)
{
    static const struct {
        const char *label, *language, *text, *expected;
    } rows[] = {
        {"no text", "xa", "", ""},
        {"where the patterns say", "xa", "abcdkabcdkabc", "abcd-kabcd-kabc"},
        {"capitals are no other letters", "xa", "ABCDKABCDKABC", "ABCD-KABCD-KABC"},
        {"short words stay whole", "xa", "abcdkabcd", "abcdkabcd"},
        {"four letters at each end stay", "xa", "abckabcdabckabc", "abckabcdabckabc"},
        {"only where a word begins", "xa", "zzzzabcabcabc abcabczzzzabc", "zzzz-abcabcabc abcabczzzzabc"},
        {"each word, with what stands around", "xa", "(abcdkabcdkabc), 5 abcdkabcdkabc!",
         "(abcd-kabcd-kabc), 5 abcd-kabcd-kabc!"},
        {"what is written otherwise when it is parted stays whole", "xa", "abcdqqabcdab", "abcdqqabcdab"},
        {"letters of more bytes", "xa", "\u00E4bc\u00E4kabcd\u00E4b", "\u00E4bc\u00E4-kabcd\u00E4b"},
        {"bytes that are Latin 1", "xb", "abbc\u00FCabc\u00DCabc", "abbc-\u00FCabc-\u00DCabc"},
        {"a letter that they lack", "xb", "abc\u00FC\u0416bc\u00FCabc abbc\u00FCabcabc",
         "abc\u00FC\u0416bc\u00FCabc abbc-\u00FCabcabc"},
        {"two levels", "xc", "abcabcefgefg", "abcabc=e-fgefg"},
        {"a region's own", "xa-RE", "abcdkabcdkabc", "abcdk-abcdkabc"},
        {"a region's own, with a variant", "xa-RE-1996", "abcdkabcdkabc", "abcdk-abcdkabc"},
        {"no region", "xa-RE5", "abcdkabcdkabc", "abcd-kabcd-kabc"},
        {"of another region, the language's", "xa_ZZ", "abcdkabcdkabc", "abcd-kabcd-kabc"},
        {"with a script", "xa-Latn", "abcdkabcdkabc", "abcd-kabcd-kabc"},
        {"the region that is called so", "xd", "abcdkabcdkabc", "abcd-kabcd-kabc"},
        {"no patterns", "xz", "abcdkabcdkabc", "abcdkabcdkabc"},
        {"no tag", "../xa", "abcdkabcdkabc", "abcdkabcdkabc"},
        {"no language", "", "abcdkabcdkabc", "abcdkabcdkabc"},
        {"an encoding that nobody knows", "xe", "abcdkabcdkabc", "abcdkabcdkabc"},
        {"an empty file", "xf", "abcdkabcdkabc", "abcdkabcdkabc"},
    };
    if (!CHECK(mkdtemp(folder) != NULL))
        return;
    static const char *const names[] = {"hyph_xa.dic",    "hyph_xb.dic", "hyph_xc.dic", "hyph_xa_RE.dic",
                                        "hyph_xd_XD.dic", "hyph_xe.dic", "hyph_xf.dic"};
    static const char *const bytes[] = {"UTF-8\n# 1k\nd1k\nd1k\n\u00E41k\n.zzzz1abc\nq1q/qq=q,1,2\nk1k\n",
                                        "ISO8859-1\nc1\xFC\n",
                                        "UTF-8\nc1e\nNEXTLEVEL\ne1f\n",
                                        "UTF-8\nk1a\n",
                                        "UTF-8\nd1k\n",
                                        "NOTHING-8\nd1k\n",
                                        ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        write_patterns(names[i], bytes[i]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        CHECK_STR(hyphenated(folder, rows[i].language, rows[i].text), rows[i].expected);
    }
    check_row("");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* A word without end, and one longer than is looked at. */
static void test_long(void)
{
    static char text[4000];
    static uint8_t before[sizeof text];
    for (size_t i = 0; i + 1 < sizeof text; i++)
        text[i] = (char)('a' + i % 7);
    hyphenate(HYPHENATE_PATTERNS, "en", text, strlen(text), before);
    hyphenate(HYPHENATE_PATTERNS, "de", text, strlen(text), before);
    CHECK(!before[0] && !before[1]);
}

/* Debian's; those that are not installed are left out. */
static void test_debian(void)
{
    static const struct {
        const char *language, *text, *expected;
    } rows[] = {
        {"de", "Informationssicherheitsmanagement", "Infor-ma-ti-ons=si-cher-heits=ma-nage-ment"},
        {"de", "Lebensmittelverschwendung", "Lebens=mit-tel-ver-schwen-dung"},
        {"de-AT", "Verschl\u00FCsselung", "Verschl\u00FCs-se-lung"},
        {"en", "Virtualization", "Virtu-al-iza-tion"},
        {"fr", "anticonstitutionnellement", "anti-cons-ti-tu-tion-nel-le-ment"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *found = hyphenated(HYPHENATE_PATTERNS, rows[i].language, rows[i].text);
        check_row(rows[i].text);
        if (strcmp(found, rows[i].text) != 0)
            CHECK_STR(found, rows[i].expected);
        else
            printf("no patterns for %s\n", rows[i].language);
    }
    check_row("");
}

int main(void)
{
    test_own();
    test_long();
    test_debian();
    return check_done();
}
