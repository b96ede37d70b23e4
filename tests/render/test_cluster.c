/*
 * What characters ask of a font.
 */
#include "check.h"

#include "render/cluster.h"

int main(void)
{
    static const struct {
        const char *text;
        bool emoji, loose, stacked;
    } rows[] = {
        {"a", false, false, false},
        {"é", false, false, false},
        {"e\xCC\x81", false, false, true}, /* is é, but not yet */
        {"q\xCC\x83", false, true, true},
        {"e\xCC\xA3\xCC\x82", false, false, true},
        {"e\xCC\x81\xCC\xA3", false, true, true},
        {"z\xCC\xB5", false, false, true},
        {"Ǻ", false, false, true},
        {"Ế", false, false, true},
        {"Ἑ", false, false, true},
        {"Ω", false, false, false},
        {"日", false, false, false},
        {"か\xE3\x82\x99", false, false, true},
        {"🦀", true, false, false},
        {"❤", false, false, false},
        {"❤️", true, false, true},
        {"1️⃣", true, false, true},
        {"🇦🇹", true, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        size_t length = strlen(rows[i].text);
        CHECK(cluster_asks_for_emoji(rows[i].text, length) == rows[i].emoji);
        CHECK(cluster_has_loose_accent(rows[i].text, length) == rows[i].loose);
        CHECK(cluster_is_stacked(rows[i].text, length) == rows[i].stacked);
    }
    check_row("");
    CHECK(cluster_needs_no_glyph(0x200D) && cluster_needs_no_glyph(0xFE0F) && cluster_needs_no_glyph(' '));
    CHECK(!cluster_needs_no_glyph('a') && !cluster_needs_no_glyph(0x301) && !cluster_needs_no_glyph(0x1F980));
    return check_done();
}
