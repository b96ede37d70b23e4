/*
 * What must follow from what happened, written by hand from day.md 4 and behaviour.md, never from what the
 * code gives: fold_rules.txt has a case for each rule, fold_pairs.txt one for each pair of changes of one
 * session.
 *
 * A table is read line by line; '#' begins a comment.
 *
 *     program LINES              the program of the cases that follow (schedule/lines.h)
 *     part NAME                  a stretch of a day that several cases have; its lines are "SPAN STATE"
 *     case TEXT                  a case; its lines are:
 *       program LINES            its own program
 *       said LINES               what was said (said.h); several lines are joined
 *       ROOM SPAN STATE          what the room's door shows
 *       ROOM is PART             the same, as a part says
 *       mark SESSION WORD...     what has happened to a session; sessions without such a line have no mark
 *       told RULE                what the desk is told
 *     made TIME TIME             when the two changes of the pairs that follow are made, both of session s
 *     before LINES               what was said before each of the pairs and ones that follow
 *     one CHANGE | PART of A | PART of B | PART of C | MARKS
 *     pair FIRST | SECOND | PART of A | PART of B | PART of C | MARKS
 *
 * A SPAN is "FROM-TO" or an instant. A STATE holds at every minute of its span and in its last millisecond:
 * "PHASE now=a next=b,c block=x breaks=k later=d gone=t"; of BREAK it also says why. A pair is folded with
 * its changes in either order of the file: `made` alone counts.
 */
#include "changes/said.h"
#include "dirty_memory.h"

#define LINE_MOST 1000
#define PART_MOST 80
#define SPAN_MOST 40

struct span {
    char room[16], from[24], to[24], state[160];
};

struct part {
    char name[32];
    unsigned count;
    struct span spans[SPAN_MOST];
};

struct one_case {
    char text[192], program[LINE_MOST], said[LINE_MOST], marks[LINE_MOST], told[LINE_MOST];
    unsigned count;
    struct span spans[3 * SPAN_MOST];
};

struct table {
    char path[160], program[LINE_MOST], before[LINE_MOST], made[2][16];
    unsigned part_count, case_count, span_count;
    struct part parts[PART_MOST];
    struct one_case now; /* the case whose lines are read; none while its text is "" */
};

static void join(char *list, const char *separator, const char *text)
{
    if (*list)
        strcat(list, separator);
    strcat(list, text);
}

/* ---- what is ---- */

static const char *state_text(struct lines *lines, uint32_t room, struct instant at, struct arena *arena)
{
    struct thresholds thresholds;
    struct room_state state;
    struct str_builder text = {.arena = arena};
    const struct program *program = lines->program;
    thresholds_set_defaults(&thresholds);
    room_state_at(program, &thresholds, room, at, arena, &state);
    str_add(&text, room_phase_name(state.phase));
    if (state.phase == PHASE_BREAK)
        str_addf(&text, "(%s)", room_reason_name(state.reason));
    lines_add_ids(&text, program, " now=", state.now);
    lines_add_ids(&text, program, " next=", state.next);
    if (state.block != PROGRAM_NONE)
        str_addf(&text, " block=%s", program->sessions[state.block].id);
    lines_add_ids(&text, program, " breaks=", state.breaks);
    lines_add_ids(&text, program, " later=", state.later);
    lines_add_ids(&text, program, " gone=", state.tombstones);
    return text.text;
}

static void add_words(struct str_builder *text, const struct program *program, const struct mark *mark)
{
    static const struct {
        unsigned kind;
        const char *word;
    } words[] = {{MARK_CANCELLED, "cancelled"},
                 {MARK_MOVED, "moved"},
                 {MARK_RETIMED, "retimed"},
                 {MARK_NEW_LENGTH, "length"},
                 {MARK_WAITING, "waiting"},
                 {MARK_STARTED, "started"},
                 {MARK_CUT, "cut"},
                 {MARK_RETITLED, "retitled"},
                 {MARK_ADDED, "added"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (mark->kinds & words[i].kind)
            str_addf(text, " %s", words[i].word);
    if (mark->kinds & MARK_DELAYED)
        str_addf(text, " delay=%d", mark->delay_min);
    if (mark->kinds & MARK_FULL)
        str_add(text, " full");
    if (mark->kinds & MARK_FULL && mark->overflow_room != PROGRAM_NONE)
        str_addf(text, "=%s", label_text(program->rooms[mark->overflow_room].name, ""));
    if (mark->kinds & MARK_REPLACES)
        str_addf(text, " replaces=%s", program->sessions[mark->replaces].id);
    if (mark->kinds & MARK_REPLACED)
        str_addf(text, " replaced=%s", program->sessions[mark->replaced_by].id);
    if (*mark->reason)
        str_addf(text, " reason=%s", mark->reason);
}

/* A break that gives way is seen by its times; its mark says no more. */
static const char *marks_text(const struct lines *lines, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < lines->program->session_count; i++) {
        const struct mark *mark = mark_of(lines->program, i);
        if (!mark || mark->kinds == MARK_SHORTENED)
            continue;
        str_addf(&text, "%s%s", text.length ? "; " : "", lines->program->sessions[i].id);
        add_words(&text, lines->program, mark);
    }
    return text.text;
}

/* A mark's old times and rooms are those of the plan, whatever happened in between. */
static void check_old(const struct program *plan, const struct program *folded)
{
    for (uint32_t i = 0; i < plan->session_count; i++) {
        const struct mark *mark = mark_of(folded, i);
        const struct session *session = &plan->sessions[i];
        if (!mark)
            continue;
        CHECK_INT(mark->old_start.ms, session->start.ms);
        CHECK_INT(mark->old_end.ms, session->end.ms);
        CHECK_INT(mark->old_room_count, session->room_count);
        for (uint32_t room = 0; room < mark->old_room_count && room < session->room_count; room++)
            CHECK_INT(mark->old_rooms[room], session->rooms[room]);
    }
}

/* ---- a case ---- */

static void check_span(struct lines *lines, const struct span *span, const char *text)
{
    char label[200];
    uint32_t room = PROGRAM_NONE;
    for (uint32_t i = 0; i < lines->program->room_count; i++)
        if (strcmp(label_text(lines->program->rooms[i].name, ""), span->room) == 0)
            room = i;
    if (room == PROGRAM_NONE)
        lines_bad("no such room", span->room);
    struct instant from = lines_at(lines, span->from);
    struct instant last = *span->to ? (struct instant){lines_at(lines, span->to).ms - 1} : from;
    struct arena arena;
    arena_init(&arena, dirty_malloc, free);
    for (struct instant at = from; at.ms <= last.ms;) {
        struct str_builder when = {.arena = &arena};
        lines_add_instant(&when, lines, at);
        snprintf(label, sizeof label, "%.150s: %s %s", text, span->room, when.text);
        check_row(label);
        if (!CHECK_STR(state_text(lines, room, at, &arena), span->state) || at.ms == last.ms)
            break;
        at.ms = at.ms + MS_PER_MINUTE < last.ms ? at.ms + MS_PER_MINUTE : last.ms;
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void check_case(struct table *table, const struct one_case *one, const char *said_text)
{
    struct lines lines;
    struct said said;
    lines_init(&lines, one->program);
    said_init(&said, &lines, said_text);
    const struct program *plan = lines.program;
    const char *told = said_fold(&said, &lines);
    check_row(one->text);
    CHECK_STR(told, one->told);
    CHECK_STR(marks_text(&lines, &lines.arena), one->marks);
    if (said.feed.list.count == 0)
        check_old(plan, lines.program);
    for (unsigned i = 0; i < one->count; i++)
        check_span(&lines, &one->spans[i], one->text);
    table->span_count += one->count;
    check_row("");
    lines_finish(&lines);
}

static void end_case(struct table *table)
{
    if (!*table->now.text)
        return;
    check_case(table, &table->now, table->now.said);
    table->case_count++;
    memset(&table->now, 0, sizeof table->now);
}

static void begin_case(struct table *table, const char *text)
{
    end_case(table);
    snprintf(table->now.text, sizeof table->now.text, "%s", text);
    strcpy(table->now.program, table->program);
}

/* ---- reading ---- */

/* Reads "SPAN STATE". */
static void read_span(struct span *span, const char *room, const char *text)
{
    char times[48];
    int length = 0;
    if (sscanf(text, "%47s %n", times, &length) != 1 || !text[length])
        lines_bad("not SPAN STATE", text);
    char *dash = strchr(times, '-');
    if (dash)
        *dash++ = '\0';
    snprintf(span->room, sizeof span->room, "%s", room);
    snprintf(span->from, sizeof span->from, "%.23s", times);
    snprintf(span->to, sizeof span->to, "%.23s", dash ? dash : "");
    snprintf(span->state, sizeof span->state, "%s", text + length);
}

static void add_part(struct table *table, const char *room, const char *name)
{
    struct one_case *one = &table->now;
    for (unsigned i = 0; i < table->part_count; i++) {
        const struct part *part = &table->parts[i];
        if (strcmp(part->name, name) != 0)
            continue;
        for (unsigned j = 0; j < part->count; j++) {
            one->spans[one->count] = part->spans[j];
            snprintf(one->spans[one->count++].room, sizeof one->spans->room, "%s", room);
        }
        return;
    }
    lines_bad("no such part", name);
}

/* A line of a case, or of the part that is read while there is none. */
static void read_inner(struct table *table, const char *word, const char *rest)
{
    struct one_case *one = &table->now;
    char whole[LINE_MOST];
    if (!*one->text) {
        struct part *part = &table->parts[table->part_count - 1];
        snprintf(whole, sizeof whole, "%s %.900s", word, rest);
        read_span(&part->spans[part->count++], "", whole);
    } else if (strcmp(word, "program") == 0) {
        strcpy(one->program, rest);
    } else if (strcmp(word, "said") == 0) {
        join(one->said, "; ", rest);
    } else if (strcmp(word, "mark") == 0) {
        join(one->marks, "; ", rest);
    } else if (strcmp(word, "told") == 0) {
        join(one->told, ",", rest);
    } else if (strncmp(rest, "is ", 3) == 0) {
        add_part(table, word, rest + 3);
    } else {
        read_span(&one->spans[one->count++], word, rest);
    }
}

static char *trim(char *text)
{
    text += strspn(text, " \t");
    for (size_t length = strlen(text); length > 0 && strchr(" \t\n", text[length - 1]); length--)
        text[length - 1] = '\0';
    return text;
}

/* Reads so many changes, then the parts and the marks. */
static void read_changes(struct table *table, char *rest, unsigned changes)
{
    static const char *const rooms[] = {"A", "B", "C"};
    char *fields[6] = {NULL}, said[2][LINE_MOST], text[192] = "";
    unsigned count = 0;
    for (char *at = strtok(rest, "|"); at && count < changes + 4; at = strtok(NULL, "|"))
        fields[count++] = trim(at);
    if (count < changes + 3)
        lines_bad("parts are missing", rest);
    for (unsigned order = 0; order < changes; order++) {
        strcpy(said[order], table->before);
        for (unsigned i = 0; i < changes; i++) {
            const unsigned which = order ? changes - 1 - i : i;
            snprintf(text, sizeof text, "%.60s s %.100s", table->made[which], fields[which]);
            join(said[order], "; ", text);
        }
    }
    snprintf(text, sizeof text, "%.190s", said[0]);
    begin_case(table, text);
    for (unsigned i = 0; i < 3; i++)
        add_part(table, rooms[i], fields[changes + i]);
    strcpy(table->now.marks, count > changes + 3 ? fields[changes + 3] : "");
    if (changes > 1)
        check_case(table, &table->now, said[1]);
    strcpy(table->now.said, said[0]);
}

static void read_line(struct table *table, char *line)
{
    bool is_inner = *line == ' ';
    char *text = trim(line);
    size_t length = strcspn(text, " ");
    char *rest = trim(text + length), word[32];
    if (!*text || *text == '#')
        return;
    snprintf(word, sizeof word, "%.*s", (int)length, text);
    if (is_inner) {
        read_inner(table, word, rest);
    } else if (strcmp(word, "case") == 0) {
        begin_case(table, rest);
    } else if (strcmp(word, "program") == 0) {
        end_case(table);
        strcpy(table->program, rest);
    } else if (strcmp(word, "part") == 0) {
        end_case(table);
        snprintf(table->parts[table->part_count++].name, sizeof table->parts->name, "%s", rest);
    } else if (strcmp(word, "made") == 0) {
        end_case(table);
        sscanf(rest, "%15s %15s", table->made[0], table->made[1]);
    } else if (strcmp(word, "before") == 0) {
        end_case(table);
        strcpy(table->before, rest);
    } else if (strcmp(word, "pair") == 0) {
        read_changes(table, rest, 2);
    } else if (strcmp(word, "one") == 0) {
        read_changes(table, rest, 1);
    } else {
        lines_bad("nothing that a table has", word);
    }
}

static void run_table(const char *name)
{
    static struct table table;
    char line[LINE_MOST];
    memset(&table, 0, sizeof table);
    snprintf(table.path, sizeof table.path, "%s/tests/changes/%s", SOURCE_DIR, name);
    FILE *file = fopen(table.path, "r");
    if (!file)
        lines_bad("can't be read", table.path);
    while (fgets(line, sizeof line, file))
        read_line(&table, line);
    fclose(file);
    end_case(&table);
    CHECK(table.case_count > 0);
    printf("%s: %u cases, %u spans\n", name, table.case_count, table.span_count);
}

int main(void)
{
    run_table("fold_rules.txt");
    run_table("fold_pairs.txt");
    return check_done();
}
