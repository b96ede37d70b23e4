/*
 * day_driver: an agent on a clock of its caller's, for day_real_test.py: each line of the standard input is
 * an instant, in milliseconds of UTC. The agent asks for the program at it, merges what came, and how that
 * ended is printed as a line. A second line says how many states of rooms around it were compared, and how
 * many are others: by the display's store from the folders, and by inference and fold in memory alone.
 *
 *   day_driver FOLDER MERGE     FOLDER holds setup, feed, run, and pub with schedule.json
 */
#include <stdlib.h>

#include "agent/agent.h"
#include "changes/fold.h"
#include "changes/infer.h"
#include "display/store.h"
#include "load/load_program.h"
#include "reader/name_key.h"
#include "schedule/room_state.h"

enum { MOST_VERSIONS = 200 };

/* The truth that no file has held but the published ones. What is inferred points into all of them. */
struct truth {
    struct arena arena;
    struct loaded loaded[MOST_VERSIONS];
    unsigned count;
    struct infer_memory memory;
    const struct program *good, *folded;
};

static void poll_truth(struct truth *truth, const char *path, struct instant polled)
{
    struct inference inference;
    if (truth->count == MOST_VERSIONS)
        abort();
    struct loaded *loaded = &truth->loaded[truth->count++];
    if (!load_program(path, &(struct load_options){.timezone = NULL}, loaded, NULL))
        abort();
    changes_infer(&truth->memory, truth->good, loaded->program, polled, name_key, &truth->arena, &inference);
    struct feed_changes *changes = arena_alloc(&truth->arena, sizeof *changes);
    *changes = inference.changes;
    truth->memory = inference.memory;
    truth->good = inference.program;
    truth->folded = changes_fold(truth->good, changes, NULL, &truth->arena, NULL);
}

static void show(const char *name, const struct program *program, const struct room_state *state)
{
    printf(" %s: %s, %s,", name, room_phase_name(state->phase), room_reason_name(state->reason));
    for (uint32_t i = 0; i < state->now.count; i++)
        printf(" [%s]", program->sessions[state->now.slots[i].session].id);
    printf(";");
}

/* Each room, at each minute from five before to five after. */
static void compare(const struct program *shown, const struct program *truth, struct instant polled)
{
    struct arena arena;
    struct thresholds thresholds;
    unsigned count = 0, differ = shown->room_count != truth->room_count;
    arena_init(&arena, malloc, free);
    thresholds_set_defaults(&thresholds);
    for (uint32_t room = 0; !differ && room < shown->room_count; room++)
        for (int minute = -5; minute <= 5; minute++) {
            struct instant at = {polled.ms + minute * INT64_C(60000)};
            struct room_state a, b;
            room_state_at(shown, &thresholds, room, at, &arena, &a);
            room_state_at(truth, &thresholds, room, at, &arena, &b);
            count++;
            if (room_state_same(&a, &b) && a.minutes_left == b.minutes_left &&
                a.minutes_to_next == b.minutes_to_next && a.until.ms == b.until.ms)
                continue;
            if (differ++ > 0)
                continue;
            printf("room %s at %+d min:", shown->rooms[room].id, minute);
            show("shown", shown, &a);
            show("truth", truth, &b);
            printf(" ");
        }
    printf("%u states, %u differ\n", count, differ);
    arena_finish(&arena);
}

int main(int argc, char **argv)
{
    char setup[512], feed[512], run[512], published[512];
    struct store store;
    struct truth truth = {.memory = {.revision = ""}};
    struct agent agent;
    struct agent_clock clock = {.is_trusted = true};
    long long utc_ms, first_ms = 0;
    if (argc != 3)
        return 2;
    snprintf(setup, sizeof setup, "%s/setup", argv[1]);
    snprintf(feed, sizeof feed, "%s/feed", argv[1]);
    snprintf(run, sizeof run, "%s/run", argv[1]);
    snprintf(published, sizeof published, "%s/pub/schedule.json", argv[1]);
    arena_init(&truth.arena, malloc, free);
    store_init(&store, &(struct store_folders){.setup = setup, .feed = feed});
    const struct agent_options options = {
        .folders = {.setup = setup, .feed = feed, .run = run, .host = "day"},
        .fetcher = fetcher_new(),
        .merge = argv[2],
        .log = stderr};
    struct agent_source *source = &agent.sources[AGENT_PROGRAM];
    while (scanf("%lld", &utc_ms) == 1) {
        bool is_first = first_ms == 0;
        first_ms = is_first ? utc_ms : first_ms;
        clock.steady_ms = 1000000 + utc_ms - first_ms;
        clock.now = (struct instant){utc_ms};
        if (is_first)
            agent_init(&agent, &options, &clock);
        source->source.due_ms = clock.steady_ms;
        while (source->fetch || merging_is_running(&agent.merging) ||
               source->source.asked_ms != clock.steady_ms) {
            struct fetch_wait waits[1];
            fetcher_step(options.fetcher);
            agent_step(&agent, &clock);
            if (source->fetch || merging_is_running(&agent.merging))
                fetcher_wait(options.fetcher, waits, agent_waits(&agent, waits), 1000);
        }
        printf("%s %s\n", source_outcome_name(source->source.outcome), source->text);
        store_read(&store);
        store_fold(&store);
        poll_truth(&truth, published, clock.now);
        compare(store.folded, truth.folded, clock.now);
        store_settle(&store);
        fflush(stdout);
    }
    if (first_ms != 0)
        agent_finish(&agent);
    store_finish(&store);
    for (unsigned i = 0; i < truth.count; i++)
        load_finish(&truth.loaded[i]);
    arena_finish(&truth.arena);
    fetcher_free(options.fetcher);
    return 0;
}
