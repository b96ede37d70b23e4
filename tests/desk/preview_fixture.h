/*
 * preview_fixture.h: previews of what is said in a line over a program of lines.
 */
#ifndef NOWNEXT_TESTS_DESK_PREVIEW_FIXTURE_H
#define NOWNEXT_TESTS_DESK_PREVIEW_FIXTURE_H

#include "changes/said.h"

#include "desk/preview.h"

/* Two halls: a morning with a break, an afternoon; a second day. */
#define FIXTURE_HALLS                                                                                        \
    "android N1 10:00-10:30 title=Android MC; kvm N1 10:30-11:00 title=KVM forum; "                          \
    "coffee N1 11:00-11:30 break title=Coffee; rust N1 11:30-12:00 title=Rust for everyone; "                \
    "bpf N1 14:00-15:00 title=What is new in BPF; "                                                          \
    "late N1 1/00:30-1/03:50 title=Late night BoF; "                                                         \
    "live N2 10:00-11:00 title=Live patching; power N2 11:00-12:00 title=Power management; "                 \
    "long N2 15:00-16:00 title=A title that goes on and on until nobody can read it any more; "              \
    "next N1 1/10:00-1/11:00 title=The second day; "                                                         \
    "next2 N2 1/10:00-1/11:00 title=The second day elsewhere"

struct previewed {
    struct lines lines;
    struct said before, after;
    struct preview_request request;
    struct preview preview;
};

/* What was said before, then that and `command`. Owner: the caller, who calls previewed_finish. */
static inline void previewed_init(struct previewed *previewed, const char *program, const char *before,
                                  const char *command, const char *now)
{
    memset(previewed, 0, sizeof *previewed);
    lines_init(&previewed->lines, program);
    said_init(&previewed->before, &previewed->lines, before);
    said_init(&previewed->after, &previewed->lines,
              arena_printf(&previewed->lines.arena, "%s;%s", before, command));
    previewed->request = (struct preview_request){.program = previewed->lines.program,
                                                  .before = &previewed->before.live,
                                                  .after = &previewed->after.live,
                                                  .now = lines_at(&previewed->lines, now)};
}

static inline const char *previewed_text(struct previewed *previewed)
{
    struct str_builder text = {.arena = &previewed->lines.arena};
    preview_make(&previewed->request, &previewed->lines.arena, &previewed->preview);
    preview_text(&previewed->preview, &previewed->request, &text);
    return text.text;
}

static inline void previewed_finish(struct previewed *previewed)
{
    lines_finish(&previewed->lines);
}

#endif
