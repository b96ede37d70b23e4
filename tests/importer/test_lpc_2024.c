/*
 * tests: assets/programs/lpc-2024.json, and the import of the report that it is made from: ids, titles,
 * people, affiliations, roles and numbers of topics. What the report says is read a second time here, in
 * another way than the importer's.
 */
#include "indico_fixture.h"
#include "program/lint.h"
#include "reader/write_program.h"

#define OWN "assets/programs/lpc-2024.json"

/* What anyone can count in the report, and what is known of the schedule: the day of September, and from when
 * where. */
static const struct {
    const char *id, *title;
    unsigned people, presenters, topics;
    int day;          /* 0: not known */
    const char *room; /* NULL: not known */
} facts[] = {
    {"23", "Android MC", 6, 6, 9, 20, "hall-l1"},
    {"11", "Graphics & DRM MC", 2, 1, 6, 0, NULL},
    {"25", "Kernel Memory Management MC", 2, 0, 9, 20, NULL},
    {"6", "Kernel Testing & Dependability MC", 3, 3, 12, 0, NULL},
    {"33", "KVM Microconference", 2, 2, 10, 19, NULL},
    {"15", "Rust MC", 2, 2, 10, 18, NULL},
    {"22", "Safe Systems with Linux", 2, 2, 8, 20, NULL},
    {"13", "Sched MC", 4, 4, 7, 0, NULL},
    {"27", "Tracing / Perf events Microconference", 6, 0, 17, 0, NULL},
};
#define FACTS (sizeof facts / sizeof *facts)

static void check_facts(const struct imported *imported)
{
    for (size_t i = 0; i < FACTS; i++) {
        check_row(facts[i].id);
        const struct session *session = session_of(imported, facts[i].id);
        CHECK_STR(label_text(session->title, ""), facts[i].title);
        CHECK_INT(session->person_count, facts[i].people);
        CHECK_INT(session->topic_count, facts[i].topics);
        unsigned presenters = 0;
        for (uint32_t p = 0; p < session->person_count; p++) {
            presenters += (session->people[p].roles & PERSON_PRESENTER) != 0;
            CHECK(session->people[p].roles & PERSON_AUTHOR);
        }
        CHECK_INT(presenters, facts[i].presenters);
    }
}

/* ---- the report, read a second time
 * ------------------------------------------------------------------------- */

struct proposal {
    char id[16], title[200];
    struct {
        char name[100], affiliation[100];
        unsigned roles;
    } people[20];
    unsigned person_count, topic_count;
    char topics[20][400]; /* as they stand there */
};

/* "BRISTOT DE OLIVEIRA, Daniel (Red Hat, Inc.)" */
static void add_person(struct proposal *proposal, const char *text, unsigned role)
{
    char last[100] = "", first[100] = "", affiliation[100] = "", name[201];
    if (sscanf(text, " %99[^,], %99[^(](%99[^\n]", last, first, affiliation) < 2)
        return;
    if (*affiliation)
        affiliation[strlen(affiliation) - 1] = '\0';
    while (first[strlen(first) - 1] == ' ')
        first[strlen(first) - 1] = '\0';
    for (char *at = last; *at; at++) {
        bool begins = at == last || at[-1] == ' ';
        if (*at >= 'A' && *at <= 'Z' && (!begins || strncmp(at, "DE ", 3) == 0))
            *at = (char)(*at - 'A' + 'a');
    }
    snprintf(name, sizeof name, "%s %s", first, last);
    unsigned i = 0;
    while (i < proposal->person_count && strcmp(proposal->people[i].name, name) != 0)
        i++;
    if (i == proposal->person_count)
        snprintf(proposal->people[proposal->person_count++].name, sizeof proposal->people[0].name, "%.99s",
                 name);
    if (*affiliation)
        snprintf(proposal->people[i].affiliation, sizeof proposal->people[i].affiliation, "%s", affiliation);
    proposal->people[i].roles |= role;
}

static void add_people(struct proposal *proposal, const char *list, unsigned role)
{
    char copy[1000];
    snprintf(copy, sizeof copy, "%s", list);
    for (char *name = strtok(copy, ";"); name; name = strtok(NULL, ";"))
        add_person(proposal, name, role);
}

static bool ends_with(const char *line, char c)
{
    return *line && line[strlen(line) - 1] == c;
}

/* The lines of the report are paragraphs, so a look at each is enough. */
static unsigned read_report(const char *bytes, struct proposal proposals[], unsigned capacity)
{
    unsigned count = 0;
    bool title_next = false, topics = false, list = false;
    struct proposal *now = NULL;
    for (const char *at = bytes; *at;) {
        char line[4000];
        size_t length = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        at += length + (at[length] == '\n');
        const char *colon = strchr(line, ':');
        if (!*line)
            continue;
        if (strncmp(line, "Contribution ID:", 16) == 0 && count < capacity) {
            now = &proposals[count++];
            memset(now, 0, sizeof *now);
            snprintf(now->id, sizeof now->id, "%d", atoi(line + 16 + strspn(line + 16, " *")));
        } else if (!now) {
            continue;
        } else if (strncmp(line, "Type:", 5) == 0) {
            title_next = true;
        } else if (title_next) {
            snprintf(now->title, sizeof now->title, "%.199s", line);
            title_next = topics = false;
        } else if (strncmp(line, "Primary author", 14) == 0 || strncmp(line, "Presenter", 9) == 0) {
            add_people(now, colon + 1, line[2] == 'i' ? PERSON_AUTHOR : PERSON_PRESENTER);
            topics = false;
        } else if (ends_with(line, ':')) {
            topics = strstr(line, "opic") || strstr(line, "merit discussion");
            list = false;
        } else if (topics && (line[0] == '-' || (!list && line[0] != '['))) {
            list = line[0] == '-';
            snprintf(now->topics[now->topic_count++ % 20], sizeof now->topics[0], "%.399s",
                     line + (list ? 2 : 0));
        }
    }
    return count;
}

static void check_proposals(const struct imported *imported, const struct proposal *proposals, unsigned count)
{
    CHECK_INT(count, FACTS);
    for (unsigned i = 0; i < count; i++) {
        const struct proposal *proposal = &proposals[i];
        const struct session *session = session_of(imported, proposal->id);
        check_row(proposal->title);
        CHECK_STR(label_text(session->title, ""), proposal->title);
        CHECK_INT(session->topic_count, proposal->topic_count);
        if (!CHECK_INT(session->person_count, proposal->person_count))
            continue;
        for (unsigned p = 0; p < proposal->person_count; p++) {
            CHECK_STR(session->people[p].name, proposal->people[p].name);
            CHECK_STR(session->people[p].affiliation, proposal->people[p].affiliation);
            CHECK_INT(session->people[p].roles, proposal->people[p].roles);
        }
    }
}

/* A topic of few words: no sentence, no question, nothing to leave out. */
static bool is_short(const char *topic)
{
    unsigned words = 1;
    for (const char *at = topic; *at; at++)
        words += *at == ' ';
    return words <= 6 && !strpbrk(topic, "?<[`") && !strstr(topic, "e.g.");
}

/* ---- our program
 * -------------------------------------------------------------------------------------------- */

/* The report's short topics are in ours word for word, at the same place. */
static void check_short_topics(const struct imported *imported, const struct proposal *proposals,
                               unsigned count)
{
    unsigned compared = 0;
    for (unsigned i = 0; i < count; i++) {
        const struct session *session = session_of(imported, proposals[i].id);
        check_row(proposals[i].title);
        for (unsigned t = 0; t < proposals[i].topic_count && t < session->topic_count; t++) {
            char topic[400];
            snprintf(topic, sizeof topic, "%s", proposals[i].topics[t]);
            while (*topic && strchr(".,", topic[strlen(topic) - 1]))
                topic[strlen(topic) - 1] = '\0';
            if (!is_short(topic))
                continue;
            CHECK_STR(session->topics[t], topic);
            compared++;
        }
    }
    check_row("short topics");
    CHECK(compared >= 20);
}

static int64_t at_local(int day, int hour, int minute)
{
    return civil_to_instant((struct civil){2024, 9, day, hour, minute, 0, 0}, 7200).ms;
}

/* At 10:42, the moment of pictures and of the simulator's start: a talk of the block runs, and more rooms are
 * busy. */
static void check_busy(const struct imported *imported, int day, const char *block_id)
{
    const struct program *program = imported->program;
    int64_t now = at_local(day, 10, 42);
    bool busy[LIMIT_ROOMS] = {false}, part_runs = false;
    unsigned rooms = 0;
    check_row(block_id);
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (!session_is_scheduled(session) || session->start.ms > now || session->end.ms <= now)
            continue;
        if (session->kind == SESSION_TALK && session->part_of != PROGRAM_NONE)
            part_runs |= strcmp(program->sessions[session->part_of].id, block_id) == 0;
        for (uint32_t r = 0; r < session->room_count && session->kind != SESSION_BREAK; r++)
            busy[session->rooms[r]] = true;
    }
    for (size_t r = 0; r < LIMIT_ROOMS; r++)
        rooms += busy[r];
    CHECK(part_runs);
    CHECK(rooms >= 3);
}

static void check_program(const struct imported *imported)
{
    const struct program *program = imported->program;
    check_row("event");
    CHECK_STR(label_text(program->event.title, ""), "Linux Plumbers Conference 2024");
    CHECK_STR(program->zone.name, "Europe/Vienna");
    CHECK(strstr(program->event.note, "illustrative") != NULL);
    CHECK(strstr(program->event.note, "proposals") != NULL);
    CHECK(program->first.ms >= at_local(18, 4, 0));
    CHECK(program->last.ms < at_local(21, 4, 0));
    for (size_t i = 0; i < FACTS; i++) {
        const struct session *block = session_of(imported, facts[i].id);
        check_row(facts[i].title);
        CHECK_INT(block->kind, SESSION_BLOCK);
        CHECK(block->has_parts);
        CHECK(*block->summary && !strchr(block->summary, '\n'));
        struct civil start = zone_to_civil(&program->zone, block->start);
        if (facts[i].day)
            CHECK_INT(start.day, facts[i].day);
        if (facts[i].room && CHECK_INT(block->room_count, 1)) {
            CHECK_STR(program->rooms[block->rooms[0]].id, facts[i].room);
            CHECK_INT(block->start.ms, at_local(20, 10, 0));
        }
    }
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        check_row(session->id);
        CHECK(session_is_scheduled(session));
        CHECK(session->kind == SESSION_BLOCK || session->person_count == 0);
        if (session->part_of == PROGRAM_NONE)
            continue;
        const struct session *block = &program->sessions[session->part_of];
        CHECK(session->start.ms >= block->start.ms && session->end.ms <= block->end.ms);
        CHECK(session->rooms_inherited);
    }
    check_busy(imported, 18, "15");
    check_busy(imported, 19, "33");
    check_busy(imported, 20, "23");
}

static void check_canonical(struct imported *imported, const char *bytes, size_t size)
{
    size_t written_size;
    const char *written = write_program(imported->program, &imported->arena, &written_size);
    check_row("as the writer writes it");
    CHECK(written_size == size && memcmp(written, bytes, size) == 0);
    check_row("without issues");
    lint_program(imported->program, &imported->issues);
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        if (!CHECK(issue->level == ISSUE_NOTE))
            printf("%s: %s: %s\n", issue->rule, issue->where, issue->text);
}

int main(void)
{
    struct imported own, report;
    size_t size, report_size;
    char *bytes = read_whole(OWN, &size), *report_bytes = read_whole(REPORT, &report_size);
    if (!CHECK(bytes != NULL) || !CHECK(import_file(&own, OWN)))
        return check_done();
    CHECK_INT(own.format, IMPORT_NATIVE);
    check_facts(&own);
    check_program(&own);
    check_canonical(&own, bytes, size);

    if (report_bytes) {
        static struct proposal proposals[16];
        unsigned count = read_report(report_bytes, proposals, 16);
        check_proposals(&own, proposals, count);
        check_short_topics(&own, proposals, count);
        import_bytes(&report, report_bytes, report_size, "Europe/Vienna", NULL);
        check_row("the report");
        if (CHECK(report.program != NULL)) {
            CHECK_INT(report.format, IMPORT_INDICO_REPORT);
            CHECK_INT(report.program->session_count, FACTS);
            CHECK_INT(report.issues.count, 0);
            check_facts(&report);
            check_proposals(&report, proposals, count);
            for (size_t i = 0; i < FACTS; i++)
                CHECK(!session_is_scheduled(session_of(&report, facts[i].id)));
            check_row("links");
            CHECK_INT(session_of(&report, "33")->link_count, 7);
            CHECK_INT(session_of(&report, "22")->link_count, 4);
            CHECK_INT(session_of(&report, "6")->link_count, 3);
        }
        imported_finish(&report);
    } else {
        printf("missing: %s\n", REPORT);
    }
    imported_finish(&own);
    free(bytes);
    int result = check_done();
    bool skipped = result == 0 && !report_bytes;
    free(report_bytes);
    return skipped ? CHECK_SKIPPED : result;
}
