#include "importer/importer.h"

#include <assert.h>
#include <string.h>

#include "base/encoding.h"
#include "calendar/calendar.h"
#include "importer/formats.h"
#include "program/limits.h"
#include "reader/name_key.h"
#include "reader/read_program.h"

const char *import_format_name(enum import_format format)
{
    static const char *const names[IMPORT_FORMAT_COUNT] = {
        [IMPORT_NATIVE] = "nownext program",
        [IMPORT_FRAB_JSON] = "frab schedule.json",
        [IMPORT_FRAB_XML] = "frab schedule.xml",
        [IMPORT_INDICO_EVENT] = "Indico event export",
        [IMPORT_INDICO_TIMETABLE] = "Indico timetable export",
        [IMPORT_INDICO_REPORT] = "Indico Report of Contributions",
        [IMPORT_ICALENDAR] = "iCalendar",
        [IMPORT_SESSIONIZE] = "Sessionize",
        [IMPORT_PRETALX_WIDGET] = "pretalx widget schedule.json",
        [IMPORT_OPASS] = "OPass",
        [IMPORT_SCHEDULE_V2] = "c3voc schedule.json, version 2",
    };
    assert(format < IMPORT_FORMAT_COUNT);
    return names[format];
}

static bool import_foreign(struct import *import, enum import_format format, const char *text, size_t size,
                           const cJSON *top, struct err *reterr)
{
    switch (format) {
    case IMPORT_FRAB_JSON:
        return import_frab_json(import, top, reterr);
    case IMPORT_FRAB_XML:
        return import_frab_xml(import, text, size, reterr);
    case IMPORT_INDICO_EVENT:
        return import_indico_event(import, top, reterr);
    case IMPORT_INDICO_TIMETABLE:
        return import_indico_timetable(import, top, reterr);
    case IMPORT_INDICO_REPORT:
        return import_indico_report(import, text, size, reterr);
    case IMPORT_ICALENDAR:
        return import_icalendar(import, text, size, reterr);
    case IMPORT_SESSIONIZE:
        return import_sessionize(import, top, reterr);
    case IMPORT_PRETALX_WIDGET:
        return import_pretalx_widget(import, top, reterr);
    case IMPORT_OPASS:
        return import_opass(import, top, reterr);
    case IMPORT_SCHEDULE_V2:
        return import_schedule_v2(import, top, reterr);
    case IMPORT_NATIVE:
    case IMPORT_FORMAT_COUNT:
        break;
    }
    assert(false);
    return false;
}

/* A native program keeps its own zone: its times were settled when it was made. */
static void tell_zone_not_taken(const struct import_options *options, const struct program *program,
                                struct arena *scratch, struct issue_list *issues)
{
    struct zone zone;
    int64_t first_s = instant_is_set(program->first) ? program->first.ms / MS_PER_SECOND : 0;
    int64_t last_s = instant_is_set(program->last) ? program->last.ms / MS_PER_SECOND : first_s;
    if (!options->timezone || !*options->timezone ||
        !import_find_zone(options->timezone, options->zones, scratch, scratch, &zone, NULL) ||
        zone_same_within(&zone, &program->zone, first_s, last_s))
        return;
    issue_add(issues, ISSUE_WARNING, "zone", "event.timezone",
              "times are shown in %s, as this program says, though %s says %s: import the schedule that it "
              "was made "
              "from anew",
              program->zone.name, options->timezone_from ? options->timezone_from : "--timezone", zone.name);
}

/* The title that was given, else the file's name without folders and ending, for a file that does not name
 * its event. */
static void name_event(struct import *import)
{
    struct event *event = &import->builder.program->event;
    const char *title = import->options->event_title, *name = import->options->file_name;
    if (event->title.count > 0)
        return;
    title = import_clean(import, title, LIMIT_TITLE_BYTES, "", "the event's title");
    if (!*title && name) {
        const char *folder = strrchr(name, '/'), *start = folder ? folder + 1 : name;
        const char *ending = strrchr(start, '.');
        size_t length = ending && ending > start ? (size_t)(ending - start) : strlen(start);
        title = import_clean(import, arena_copy_n(import->scratch, start, length), LIMIT_TITLE_BYTES, "",
                             "the event's title");
        if (*title)
            issue_add(import->issues, ISSUE_NOTE, "no-title", "",
                      "the file does not name its event: it is shown as \"%s\"; --title gives another",
                      title);
    }
    event->title = builder_label(&import->builder, title);
}

static const char *decode_name(void *user, const char *name)
{
    import_note_lines(user, name);
    return import_decode_entities(user, name);
}

bool importer_import(const char *bytes, size_t size, const struct import_options *options,
                     struct arena *arena, struct arena *scratch, struct issue_list *issues,
                     enum import_format *ret_format, const struct program **ret, struct err *reterr)
{
    const char *text;
    const cJSON *top;
    enum import_format format;
    if (size > LIMIT_FILE_BYTES)
        return err_set(reterr, ERR_LIMIT, "the file has %zu bytes; the limit is %d", size, LIMIT_FILE_BYTES);
    if (import_begins_calendar(bytes, size))
        bytes = import_unfold(bytes, size, scratch, &size);
    if (!import_refuse_bytes(bytes, size, reterr) ||
        !encoding_decode(bytes, size, scratch, &text, &size, reterr) ||
        !import_detect(text, size, scratch, &format, &top, reterr))
        return false;
    if (ret_format)
        *ret_format = format;
    if (format == IMPORT_NATIVE) {
        if (!read_program(text, size, options->zones, options->cancelled_words, arena, scratch, issues, ret,
                          reterr))
            return false;
        tell_zone_not_taken(options, *ret, scratch, issues);
        import_tell_long(*ret, issues);
        return true;
    }
    struct import import = {.options = options, .arena = arena, .scratch = scratch, .issues = issues};
    builder_init(&import.builder, arena, issues);
    import.builder.key_of = name_key;
    import.builder.decode = decode_name;
    import.builder.decode_user = &import;
    if (options->cancelled_words)
        import.builder.cancelled_words = options->cancelled_words;
    if (!import_foreign(&import, format, text, size, top, reterr) || !import_judge_lengths(&import, reterr))
        return false;
    import_decode_titles(&import);
    name_event(&import);
    import_judge_guids(&import);
    import_combine_rooms(&import);
    import_join_at_midnight(&import);
    if (!import.builder.draft_count)
        issue_add(issues, ISSUE_WARNING, "no-sessions", "", "the event has no sessions (yet)");
    import_infer_blocks(&import);
    if (!builder_finish(&import.builder, BUILDER_NUMBER_REPEATS, ret, reterr))
        return false;
    import_tell_long(*ret, issues);
    return true;
}
