#include "desk_page/pages.h"

const enum preview_seen *page_seen(const struct page *page)
{
    const struct venue *venue = page->data->venue;
    if (!page->desk->seen || !venue)
        return NULL;
    enum preview_seen *seen = ARENA_ARRAY(page->arena, enum preview_seen, venue->display_count + 1);
    bool is_known = false;
    for (uint32_t i = 0; i < venue->display_count; i++) {
        seen[i] = page->desk->seen(page->desk->told_of, venue->displays[i].config.name);
        is_known = is_known || seen[i] != PREVIEW_SEEN_UNKNOWN;
    }
    return is_known ? seen : NULL;
}

void page_unseen(struct page *page)
{
    const struct venue *venue = page->data->venue;
    const enum preview_seen *seen = page_seen(page);
    struct str_builder names = {.arena = page->arena};
    if (!seen) {
        str_add(page->out,
                "<p class=\"mark\">Which displays are off, asleep or offline is not known here: go and "
                "look.</p>\n");
        return;
    }
    uint32_t count = preview_unseen(venue, seen, NULL, &names);
    if (count > 0)
        html_put(page->out, "<p class=\"mark\">%u of %u displays will not see it: %s.</p>\n", count,
                 venue->display_count, names.text);
    else
        html_put(page->out, "<p>All %u displays of the venue are online.</p>\n", venue->display_count);
}
