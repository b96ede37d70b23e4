#include "desk/preview.h"

#define LINES_MOST 12

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

static void say_counts(const struct preview *preview, const struct preview_request *request,
                       struct str_builder *out)
{
    const char *what = request->venue ? "display" : "screen";
    if (preview->is_same) {
        str_add(out, "Nobody will read anything else.\n");
        return;
    }
    if (preview->covered && *preview->covered)
        str_addf(out, "%s\n", preview->covered);
    if (preview->displays_now == 0 && preview->displays_later == 0)
        str_addf(out, "No %s changes.\n", what);
    else if (preview->displays_later == 0)
        str_addf(out, "%u %s%s change%s now.\n", (unsigned)preview->displays_now, what,
                 plural(preview->displays_now), preview->displays_now == 1 ? "s" : "");
    else
        str_addf(out, "%u %s%s change%s now, %u later.\n", (unsigned)preview->displays_now, what,
                 plural(preview->displays_now), preview->displays_now == 1 ? "s" : "",
                 (unsigned)preview->displays_later);
}

uint32_t preview_unseen(const struct venue *venue, const enum preview_seen *seen,
                        const struct preview *preview, struct str_builder *out)
{
    const uint32_t most = preview ? preview->display_count : venue->display_count;
    uint32_t count = 0;
    for (uint32_t i = 0; i < most; i++) {
        const uint32_t display = preview ? preview->displays[i].display : i;
        if (display == PROGRAM_NONE ||
            (seen[display] != PREVIEW_SEEN_OFFLINE && seen[display] != PREVIEW_SEEN_ASLEEP))
            continue;
        str_addf(out, "%s%s (%s)", count++ ? ", " : "", venue->displays[display].config.name,
                 seen[display] == PREVIEW_SEEN_OFFLINE ? "offline" : "asleep");
    }
    return count;
}

/* "2 of them will not see it: hall-n1 (offline), foyer (asleep)". */
static void say_unseen(const struct preview *preview, const struct preview_request *request,
                       struct str_builder *out)
{
    struct str_builder names = {.arena = out->arena};
    if (!request->display_seen || !request->venue)
        return;
    const uint32_t count = preview_unseen(request->venue, request->display_seen, preview, &names);
    if (count > 0)
        str_addf(out, "%u of them will not see it: %s.\n", (unsigned)count, names.text);
}

void preview_text(const struct preview *preview, const struct preview_request *request,
                  struct str_builder *out)
{
    const uint32_t most = request->says_all ? preview->count : LINES_MOST;
    str_add(out, "");
    for (uint32_t i = 0; i < preview->count && i < most; i++)
        str_addf(out, "%s\n", preview->lines[i].text);
    if (preview->count > most)
        str_addf(out, "and %u more\n", (unsigned)(preview->count - most));
    say_counts(preview, request, out);
    say_unseen(preview, request, out);
    if (preview->ahead_ms != 0)
        str_add(out, "A rehearsal is on: these times are the rehearsal's.\n");
}
