#include "agent/merging.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "json/read.h"

extern char **environ;

/* Two pipes; the reading ends are ours, and never block. */
static bool open_pipes(int out[2], int err[2])
{
    if (pipe(out) < 0)
        return false;
    if (pipe(err) < 0) {
        close(out[0]);
        close(out[1]);
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(out[i], F_SETFD, FD_CLOEXEC);
        fcntl(err[i], F_SETFD, FD_CLOEXEC);
    }
    fcntl(out[0], F_SETFL, O_NONBLOCK);
    fcntl(err[0], F_SETFL, O_NONBLOCK);
    return true;
}

static bool spawn(const struct merging_job *job, int out, int err, pid_t *ret)
{
    char polled[40];
    char *words[14];
    int count = 0;
    instant_format(job->polled, 0, polled);
    const char *const pairs[][2] = {{"--folder", job->feed},       {"--polled", polled},
                                    {"--setup", job->setup},       {"--published", job->published},
                                    {"--timezone", job->timezone}, {"--title", job->title}};
    words[count++] = (char *)(uintptr_t)job->program;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][1] && *pairs[i][1]) {
            words[count++] = (char *)(uintptr_t)pairs[i][0];
            words[count++] = (char *)(uintptr_t)pairs[i][1];
        }
    words[count] = NULL;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    bool ok = posix_spawn(ret, job->program, &actions, NULL, words, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return ok;
}

bool merging_start(struct merging *merging, const struct merging_job *job, int64_t steady_ms)
{
    int out[2], err[2];
    *merging = (struct merging){0};
    /* Who has started this process may have had it ignore that, and nobody would know how a child ended. */
    signal(SIGCHLD, SIG_DFL);
    if (!open_pipes(out, err))
        return false;
    bool ok = spawn(job, out[1], err[1], &merging->child);
    close(out[1]);
    close(err[1]);
    if (!ok) {
        close(out[0]);
        close(err[0]);
        merging->child = 0;
        return false;
    }
    merging->output = out[0];
    merging->errors = err[0];
    merging->started_ms = steady_ms;
    return true;
}

bool merging_is_running(const struct merging *merging)
{
    return merging->child != 0;
}

/* What is past the room for it is thrown away. */
static void read_some(int fd, char *bytes, size_t capacity, size_t *size)
{
    char buffer[1024];
    ssize_t count;
    while ((count = read(fd, buffer, sizeof buffer)) > 0 || (count < 0 && errno == EINTR)) {
        size_t taken = count < 0                              ? 0
                       : (size_t)count < capacity - 1 - *size ? (size_t)count
                                                              : capacity - 1 - *size;
        memcpy(bytes + *size, buffer, taken);
        *size += taken;
    }
    bytes[*size] = '\0';
}

static void read_all(struct merging *merging)
{
    read_some(merging->output, merging->printed, sizeof merging->printed, &merging->printed_size);
    read_some(merging->errors, merging->complained, sizeof merging->complained, &merging->complained_size);
}

static const char *text_of(const cJSON *tree, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, name);
    return cJSON_IsString(item) ? item->valuestring : "";
}

static bool is_true(const cJSON *tree, const char *name)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(tree, name));
}

static void understand(const cJSON *tree, struct merging_result *ret)
{
    struct instant_text again;
    ret->outcome = is_true(tree, "refused") ? SOURCE_HELD_OFF
                   : is_true(tree, "wrote") ? SOURCE_TAKEN
                                            : SOURCE_SAME;
    snprintf(ret->text, sizeof ret->text, "%s",
             text_of(tree, ret->outcome == SOURCE_HELD_OFF ? "reason" : "report"));
    if (instant_parse(text_of(tree, "again"), &again) && again.has_offset)
        ret->again = civil_to_instant(again.civil, again.offset_s);
}

static void conclude(struct merging *merging, int status, struct merging_result *ret)
{
    struct arena arena;
    const cJSON *tree;
    arena_init(&arena, malloc, free);
    *ret = (struct merging_result){.outcome = SOURCE_NOT_READ, .again = INSTANT_NEVER};
    char *end = strchr(merging->complained, '\n');
    if (end)
        *end = '\0';
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
        json_parse(merging->printed, merging->printed_size, JSON_NATIVE, &arena, &tree, NULL))
        understand(tree, ret);
    else if (WIFEXITED(status) && merging->complained[0])
        snprintf(ret->text, sizeof ret->text, "%.300s", merging->complained);
    else
        snprintf(ret->text, sizeof ret->text, "what reads it ended before it was done: is it too large?");
    arena_finish(&arena);
}

static void close_all(struct merging *merging)
{
    close(merging->output);
    close(merging->errors);
    merging->child = 0;
}

bool merging_step(struct merging *merging, int64_t steady_ms, struct merging_result *ret)
{
    int status;
    if (!merging->child)
        return false;
    read_all(merging);
    pid_t ended = waitpid(merging->child, &status, WNOHANG);
    if (ended == 0 && steady_ms - merging->started_ms < MERGING_TIMEOUT_MS)
        return false;
    if (ended == 0) {
        merging_stop(merging);
        *ret = (struct merging_result){.outcome = SOURCE_NOT_READ, .again = INSTANT_NEVER};
        snprintf(ret->text, sizeof ret->text, "reading it took more than a minute, and was given up");
        return true;
    }
    read_all(merging);
    if (ended < 0)
        status = 1;
    conclude(merging, status, ret);
    close_all(merging);
    return true;
}

void merging_stop(struct merging *merging)
{
    if (!merging->child)
        return;
    kill(merging->child, SIGKILL);
    while (waitpid(merging->child, NULL, 0) < 0 && errno == EINTR)
        ;
    close_all(merging);
}
