#include "agent/agent.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent/agent_time.h"
#include "agent/reload.h"
#include "agent/time_floor.h"
#include "spool/file.h"
#include "spool/names.h"

static const char PUBLISHED_FILE[] = "program.fetched";

/* --- telling --- */

static void tell_log(struct agent *agent, enum agent_document document, const char *text, bool is_good)
{
    struct agent_source *source = &agent->sources[document];
    if (strcmp(source->text, text) != 0 && agent->options.log)
        fprintf(agent->options.log, "<%d>%s: %s\n", is_good || !*text ? 5 : 4, agent_document_name(document),
                *text ? text : "is heard again");
    size_t length = strnlen(text, sizeof source->text - 1);
    memmove(source->text, text, length); /* it may be the source's own */
    source->text[length] = '\0';
    if (is_good)
        memcpy(source->report, source->text, sizeof source->report);
    agent->is_told = false;
}

void agent_tell(struct agent *agent)
{
    struct check checks[AGENT_DOCUMENT_COUNT];
    if (agent->is_told)
        return;
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        checks[i] = (struct check){&agent->settings.sources[i], &agent->sources[i].source,
                                   agent->sources[i].text, agent->sources[i].changed};
    const char *const troubles[] = {agent->settings.trouble, agent->troubles[CHECKS_BROKER],
                                    agent->troubles[CHECKS_FOLDERS]};
    agent->is_told = checks_write(agent->options.folders.run, checks, troubles);
}

/* What an agent before this one has heard since the system's start: what is held is no older because an agent
 * has begun anew. */
static void recall_checks(struct agent *agent)
{
    char path[1024];
    int64_t good_ms[AGENT_DOCUMENT_COUNT];
    snprintf(path, sizeof path, "%s/" CHECKS_FILE, agent->options.folders.run);
    checks_recall(path, good_ms);
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (good_ms[i] <= agent->clock.steady_ms)
            agent->sources[i].source.good_ms = good_ms[i];
}

/* --- what came --- */

static void heard(struct agent *agent, enum agent_document document, enum source_outcome outcome,
                  const char *text, int64_t retry_after_ms)
{
    struct agent_source *source = &agent->sources[document];
    source_heard(&source->source, &agent->settings.sources[document], outcome, retry_after_ms,
                 agent->clock.steady_ms, agent->clock.chance);
    if (outcome == SOURCE_TAKEN)
        source->changed = agent_time(agent);
    tell_log(agent, document, text, source_is_good(outcome));
}

static void keep_tags(struct agent_source *source, const char *etag, const char *modified, uint32_t url)
{
    memcpy(source->etag, etag, sizeof source->etag);
    memcpy(source->modified, modified, sizeof source->modified);
    source->tagged_url = url;
}

static bool start_merging(struct agent *agent, const char *published)
{
    const struct agent_folders *folders = &agent->options.folders;
    const struct merging_job job = {.program = agent->options.merge,
                                    .feed = folders->feed,
                                    .setup = folders->setup,
                                    .published = published,
                                    .polled = agent_time_of_poll(agent),
                                    .timezone = agent->settings.timezone,
                                    .title = ""};
    agent->is_remerge = published == NULL;
    agent->is_of_stick = false;
    return merging_start(&agent->merging, &job, agent->clock.steady_ms);
}

static void hold_off_for_time(struct agent *agent)
{
    struct source *source = &agent->sources[AGENT_PROGRAM].source;
    const int64_t end_ms = agent->waited_since_ms + AGENT_TIME_PATIENCE_MS;
    heard(agent, AGENT_PROGRAM, SOURCE_HELD_OFF, "it waits for the time, which is not known yet", 0);
    source->due_ms = source->due_ms < end_ms ? source->due_ms : end_ms;
}

/* The body goes to a file in RAM for the process that reads it. */
static void merge_body(struct agent *agent, const struct fetch_answer *answer, const char *digest)
{
    struct agent_source *source = &agent->sources[AGENT_PROGRAM];
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s/%s", agent->options.folders.run, PUBLISHED_FILE);
    memcpy(agent->merged_digest, digest, sizeof agent->merged_digest);
    memcpy(source->new_etag, answer->etag, sizeof source->new_etag);
    memcpy(source->new_modified, answer->modified, sizeof source->new_modified);
    if (!spool_replace_file(path, answer->bytes, answer->size, &err) || !start_merging(agent, path))
        heard(agent, AGENT_PROGRAM, SOURCE_NOT_READ,
              err.code ? "there is no room to read it" : "what reads it can't be started", 0);
    arena_finish(&arena);
}

/* The same version as before: heard, unless it is to be merged once more. */
static void same_program(struct agent *agent)
{
    if (!instant_is_set(agent->again) || agent_time_of_poll(agent).ms < agent->again.ms ||
        !start_merging(agent, NULL))
        heard(agent, AGENT_PROGRAM, SOURCE_SAME, agent->sources[AGENT_PROGRAM].report, 0);
}

static void take_body(struct agent *agent, enum agent_document document, const struct fetch_answer *answer)
{
    struct agent_source *source = &agent->sources[document];
    char digest[SHA256_TEXT_SIZE], text[TAKING_TEXT_SIZE];
    sha256_text(answer->bytes, answer->size, digest);
    bool is_same = strcmp(digest, source->digest) == 0;
    if (document == AGENT_PROGRAM) {
        if (is_same)
            same_program(agent);
        else if (agent_time_is_awaited(agent))
            hold_off_for_time(agent);
        else
            merge_body(agent, answer, digest);
        return;
    }
    enum source_outcome outcome = document == AGENT_LIVE
                                      ? taking_live(&agent->taking, answer->bytes, answer->size, text)
                                      : taking_venue(&agent->taking, answer->bytes, answer->size, text);
    if (source_is_good(outcome) && !*text)
        keep_tags(source, answer->etag, answer->modified, source->source.url);
    if (document == AGENT_VENUE && outcome == SOURCE_TAKEN)
        agent->settings_changed = true;
    heard(agent, document, outcome, text, 0);
}

static void fetched(struct agent *agent, enum agent_document document, const struct fetch_answer *answer)
{
    struct agent_source *source = &agent->sources[document];
    source->fetch = NULL;
    if (answer->outcome == SOURCE_TAKEN)
        take_body(agent, document, answer);
    else if (answer->outcome == SOURCE_SAME && document == AGENT_PROGRAM)
        same_program(agent);
    else
        heard(agent, document, answer->outcome,
              answer->outcome == SOURCE_SAME ? source->report : answer->text, answer->retry_after_ms);
}

static void fetched_program(void *of, const struct fetch_answer *answer)
{
    fetched(of, AGENT_PROGRAM, answer);
}

static void fetched_live(void *of, const struct fetch_answer *answer)
{
    fetched(of, AGENT_LIVE, answer);
}

static void fetched_venue(void *of, const struct fetch_answer *answer)
{
    fetched(of, AGENT_VENUE, answer);
}

/* What was read takes no room in RAM any more. */
static void remove_published(const struct agent *agent)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", agent->options.folders.run, PUBLISHED_FILE);
    unlink(path);
}

/* What a source has held so far it goes on to hold: its next version comes after the stick's. What is shown
 * was heard of at this moment. */
static void finish_stick(struct agent *agent, const struct merging_result *result)
{
    struct agent_source *source = &agent->sources[AGENT_PROGRAM];
    if (agent->stick.state == STICK_MERGING) /* else there is another one by now */
        stick_tell_program(&agent->stick, result->outcome, result->text);
    if (!source_is_good(result->outcome))
        return;
    source->source.good_ms = agent->clock.steady_ms;
    if (result->outcome == SOURCE_TAKEN)
        source->changed = agent_time(agent);
    agent->is_told = false;
}

static void finish_merging(struct agent *agent, const struct merging_result *result)
{
    struct agent_source *source = &agent->sources[AGENT_PROGRAM];
    remove_published(agent);
    if (source_is_good(result->outcome))
        agent->again = result->again;
    if (agent->is_of_stick) {
        finish_stick(agent, result);
        return;
    }
    if (source_is_good(result->outcome) && !agent->is_remerge) {
        memcpy(source->digest, agent->merged_digest, sizeof source->digest);
        keep_tags(source, source->new_etag, source->new_modified, source->source.url);
    }
    heard(agent, AGENT_PROGRAM, result->outcome, result->text, 0);
}

/* --- asking --- */

static void ask(struct agent *agent, enum agent_document document)
{
    static fetch_done *const done[AGENT_DOCUMENT_COUNT] = {
        [AGENT_PROGRAM] = fetched_program, [AGENT_LIVE] = fetched_live, [AGENT_VENUE] = fetched_venue};
    struct agent_source *source = &agent->sources[document];
    const struct source_settings *settings = &agent->settings.sources[document];
    bool is_tagged = source->tagged_url == source->source.url;
    bool is_by_network = instant_is_set(agent_certificate_time(agent));
    const struct fetch_request request = {.url = settings->urls[source->source.url],
                                          .etag = is_tagged ? source->etag : "",
                                          .modified = is_tagged ? source->modified : "",
                                          .ca_file = agent->settings.ca_file,
                                          .limit = document == AGENT_PROGRAM ? 0 : TAKING_LIMIT_BYTES,
                                          .timeout_ms = agent->options.timeout_ms,
                                          .dates = is_by_network ? FETCH_DATES_AT : FETCH_DATES_BY_CLOCK,
                                          .at = agent_time(agent)};
    source->fetch = fetch_start(agent->options.fetcher, &request, done[document], agent);
    if (!source->fetch)
        heard(agent, document, SOURCE_NO_CONNECTION, "there is no memory to ask for it", 0);
}

static bool is_busy(const struct agent *agent, int document)
{
    return agent->sources[document].fetch ||
           (document == AGENT_PROGRAM && (merging_is_running(&agent->merging) || !agent->options.merge));
}

static void ask_what_is_due(struct agent *agent)
{
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (!is_busy(agent, (int)i) && agent->sources[i].source.due_ms <= agent->clock.steady_ms)
            ask(agent, i);
}

/* --- a stick --- */

static bool is_stick_due(const struct agent *agent)
{
    return agent->stick.state == STICK_FOUND ||
           (agent->stick.state == STICK_PROGRAM && !is_busy(agent, AGENT_PROGRAM));
}

static void merge_stick(struct agent *agent)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", agent->options.folders.run, PUBLISHED_FILE);
    struct instant published = time_floor(agent->options.folders.feed, INSTANT_NONE);
    if (!stick_open_program(&agent->stick, &agent->settings.keys, agent->settings.venue, published, path))
        return;
    if (start_merging(agent, path))
        agent->is_of_stick = true;
    else
        stick_tell_program(&agent->stick, SOURCE_NOT_READ, "what reads it can't be started");
}

/* Its venue may have other settings, which are read before its program is. */
static void take_stick(struct agent *agent)
{
    if (agent->stick.state == STICK_PROGRAM) {
        merge_stick(agent);
        return;
    }
    unsigned taken = stick_take(&agent->stick, &agent->taking);
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (taken & 1u << i)
            agent->sources[i].changed = agent_time(agent);
    agent->settings_changed = agent->settings_changed || (taken & 1u << AGENT_VENUE);
    agent->is_told = agent->is_told && !taken;
}

void agent_look_at_stick(struct agent *agent)
{
    stick_look(&agent->stick);
}

/* --- the whole --- */

void agent_init(struct agent *agent, const struct agent_options *options, const struct agent_clock *clock)
{
    *agent =
        (struct agent){.options = *options, .clock = *clock, .again = INSTANT_NEVER, .waited_since_ms = -1};
    for (int i = 0; i < 2; i++)
        arena_init(&agent->arenas[i], malloc, free);
    char polls[1024];
    snprintf(polls, sizeof polls, "%s/" CHECKS_FOLDER, options->folders.run);
    mkdir(polls, 0755);
    agent->taking = (struct taking){.run = options->folders.run,
                                    .feed = options->folders.feed,
                                    .setup = options->folders.setup,
                                    .venue = ""};
    reload_settings(agent, true);
    recall_checks(agent);
    taking_start(&agent->taking);
    agent->is_time_known = instant_is_set(agent_time(agent));
    agent->stick = (struct stick){.folder = options->stick,
                                  .run = options->folders.run,
                                  .feed = options->folders.feed,
                                  .log = options->log};
    stick_look(&agent->stick);
}

void agent_finish(struct agent *agent)
{
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (agent->sources[i].fetch)
            fetch_cancel(agent->sources[i].fetch);
    merging_stop(&agent->merging);
    taking_finish(&agent->taking);
    network_time_finish(&agent->time);
    for (int i = 0; i < 2; i++)
        arena_finish(&agent->arenas[i]);
}

void agent_reload(struct agent *agent)
{
    agent->settings_changed = true;
}

void agent_poke(struct agent *agent, enum agent_document document)
{
    source_poke(&agent->sources[document].source, &agent->settings.sources[document], agent->clock.steady_ms,
                agent->clock.chance);
}

void agent_trouble(struct agent *agent, enum check_trouble which, const char *text)
{
    char *told = agent->troubles[which];
    if (strncmp(told, text, sizeof agent->troubles[which] - 1) == 0)
        return;
    snprintf(told, sizeof agent->troubles[which], "%s", text);
    agent->is_told = false;
}

enum source_outcome agent_take_live(struct agent *agent, const char *bytes, size_t size)
{
    char text[TAKING_TEXT_SIZE];
    enum source_outcome outcome = taking_live(&agent->taking, bytes, size, text);
    if (outcome == SOURCE_TAKEN)
        agent->sources[AGENT_LIVE].changed = agent_time(agent);
    tell_log(agent, AGENT_LIVE, text, source_is_good(outcome));
    return outcome;
}

/* What the disk has said at last. What it could not keep is to come whole at the next poll. */
static void hear_disk(struct agent *agent)
{
    struct agent_source *source = &agent->sources[AGENT_LIVE];
    const bool was_lost = agent->taking.failures > 0;
    char text[TAKING_TEXT_SIZE];
    if (!taking_step(&agent->taking, agent->clock.steady_ms, text))
        return;
    if (*text) {
        source->etag[0] = source->modified[0] = '\0';
        tell_log(agent, AGENT_LIVE, text, true);
    } else if (was_lost) {
        if (agent->options.log)
            fputs("<5>live: is kept for a restart now\n", agent->options.log);
        if (strcmp(source->text, source->report) == 0)
            source->text[0] = '\0';
        source->report[0] = '\0';
        agent->is_told = false;
    }
}

void agent_step(struct agent *agent, const struct agent_clock *clock)
{
    struct merging_result result;
    agent->clock = *clock;
    if (agent->settings_changed)
        reload_settings(agent, false);
    if (merging_step(&agent->merging, clock->steady_ms, &result))
        finish_merging(agent, &result);
    hear_disk(agent);
    agent_time_step(agent);
    if (is_stick_due(agent))
        take_stick(agent);
    ask_what_is_due(agent);
    agent_tell(agent);
}

int64_t agent_due(const struct agent *agent)
{
    int64_t due = INT64_MAX;
    if (agent->settings_changed || is_stick_due(agent))
        return agent->clock.steady_ms;
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (!is_busy(agent, i) && agent->sources[i].source.due_ms < due)
            due = agent->sources[i].source.due_ms;
    const struct network_time_request time = agent_time_request(agent);
    int64_t time_due = network_time_due(&agent->time, &time);
    due = time_due < due ? time_due : due;
    if (merging_is_running(&agent->merging) && agent->merging.started_ms + MERGING_TIMEOUT_MS < due)
        due = agent->merging.started_ms + MERGING_TIMEOUT_MS;
    int64_t disk_due = taking_due(&agent->taking, agent->clock.steady_ms);
    return disk_due < due ? disk_due : due;
}

unsigned agent_waits(const struct agent *agent, struct fetch_wait *ret)
{
    if (!merging_is_running(&agent->merging))
        return 0;
    *ret = (struct fetch_wait){.fd = agent->merging.output};
    return 1;
}
