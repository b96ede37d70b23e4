#include "desk_page/qr_page.h"

#include "desk_page/html.h"

#define QUIET 4 /* modules on every side. Source: ISO/IEC 18004, "Quiet zone" */

static const char style[] =
    "@page { size: A4; margin: 15mm; }\n"
    "body { font: 16px/1.4 system-ui, sans-serif; color: #000; background: #fff; margin: 1rem; }\n"
    "section { break-after: page; text-align: center; padding: 2rem 0; }\n"
    "section:last-child { break-after: auto; }\n"
    "h1 { font-size: 2.6rem; margin: 0 0 1rem; overflow-wrap: anywhere; }\n"
    "svg { width: 110mm; max-width: 100%; height: auto; }\n"
    "p { margin: .4rem 0; overflow-wrap: anywhere; }\n"
    "small { color: #333; }\n";

static void add_code(struct str_builder *out, const struct qr_page_code *code, const char *name)
{
    int side = code->width + 2 * QUIET;
    html_put(out,
             "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Code of the link for %s\" "
             "shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path "
             "fill=\"#000\" d=\"",
             side, side, name, side, side);
    for (int y = 0; y < code->width; y++) {
        const uint8_t *row = code->modules + (size_t)y * (size_t)code->width;
        for (int x = 0, run; x < code->width; x += run) {
            run = 1;
            while (x + run < code->width && row[x + run] == row[x])
                run++;
            if (row[x])
                str_addf(out, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
        }
    }
    str_add(out, "\"/></svg>\n");
}

void qr_page_add(struct str_builder *out, const struct program *program, struct instant day, uint32_t count,
                 const struct qr_page_code *codes)
{
    static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
    const struct day of = program_day_at(program, day);
    const struct civil end = zone_to_civil(&program->zone, of.end);
    int year, month, in_month;
    civil_from_days(of.date, &year, &month, &in_month);
    html_put(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Codes for the rooms</title>\n"
        "<style>\n%r</style>\n",
        style);
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &program->rooms[codes[i].room];
        const char *name = label_text(room->name, "");
        name = *name ? name : room->id;
        html_put(out, "<section>\n<h1 dir=\"auto\">%s</h1>\n", name);
        if (codes[i].width > 0)
            add_code(out, &codes[i], name);
        html_put(out,
                 "<p>Scan this to say what happens in this room: late, full, moved, cancelled.</p>\n<p>");
        str_addf(out,
                 "%s, %04d-%02d-%02d, until %02d:%02d of the next morning. For this room's helpers alone.",
                 days[civil_weekday(of.date)], year, month, in_month, end.hour, end.minute);
        html_put(out, "</p>\n<p><small>%s</small></p>\n</section>\n", codes[i].url);
    }
    str_add(out, "</html>\n");
}
