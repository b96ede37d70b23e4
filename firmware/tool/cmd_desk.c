#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk_page/qr_page.h"
#include "desk_page/secret.h"
#include "desk_page/server.h"
#include "desk_page/source.h"
#include "raster/qr_code.h"
#include "lookup/moment.h"
#include "tool/desk_call.h"
#include "tool/key_file.h"
#include "spool/tz.h"
#include "operator/desk_sender.h"
#include "tool/tool.h"

#define LISTEN "127.0.0.1:8017"

static const char help[] =
    "nownext desk FOLDER [PROGRAM] [--listen ADDR:PORT] [--url URL [--qr FILE]]\n"
    "\n"
    "The desk as a page for phones and laptops: what is on and next in each room, with buttons\n"
    "for what happens: later, starts now, full, moved, cancelled; notices, rehearsal, and texts\n"
    "for an emergency. Nothing is done before a preview has said which screens will say what.\n"
    "The page works without JavaScript. It shares FOLDER, and so the log, with nownext live.\n"
    "\n"
    "A FOLDER that is no desk yet becomes one of PROGRAM; live.json then goes to FOLDER/public,\n"
    "or where -o says, for any web server to serve. Without FOLDER it is that of $NOWNEXT_DESK.\n"
    "\n"
    "  --venue FILE         all displays (venue.json), for a new desk\n"
    "  --key FILE           the secret key that live data are signed with, for a new desk\n"
    "  --broker URL         the venue's broker, mqtts://NAME:PASSWORD@HOST:8883, for a new desk: what is\n"
    "                       published goes there too, and the page says who shows it\n"
    "  --ca FILE            the authority that signed the broker's certificate, for a new desk\n"
    "  -o, --output DIR     where live.json goes, for a new desk\n"
    "  --listen WHERE       ADDR:PORT; 127.0.0.1:8017 (without it) is for this computer alone\n"
    "  --url URL            what people have it by: http://desk.example:8017\n"
    "  --qr FILE            writes a page to print, with a code of each room's link of today,\n"
    "                       and goes on; needs --url. With --at DATE for another day\n"
    "  --at MOMENT          for training, in a folder of its own: the desk's clock begins there\n"
    "\n"
    "The desk's own link, which is printed at the start, can do all; a room's link can do what\n"
    "concerns that room, and ends with the conference day. FOLDER/links.secret makes them:\n"
    "remove it, and start again, to end all links. Over plain HTTP whoever can listen to the\n"
    "network can read them: put it behind a web server with TLS where that matters.\n"
    "\n"
    "This is no alarm system: screens that are off, asleep or offline say nothing.\n"
    "\n"
    "Exit codes: 0; 1 the input is at fault; 2 the call is.\n";

/* A desk that is being opened and served. */
struct page_call {
    const struct tool *tool;
    const struct options *options;
    const char *folder;
    struct arena arena;
    struct desk_log *log;
    struct source *source;
    struct zone zone;
    struct desk_sender *sender; /* NULL: the desk has no broker */
    struct desk_page page;
    int64_t ahead_ms;
    struct instant day; /* of the codes */
};

static const char *value_of(const struct page_call *call, enum option option, const char *otherwise)
{
    const char *value = call->options->values[option];
    return value ? value : otherwise;
}

/* ---- opening ---- */

static int create(struct page_call *call)
{
    struct err err = {0};
    const struct desk_settings settings = {
        .program = call->options->programs[1],
        .changes = "",
        .venue = value_of(call, OPTION_VENUE, ""),
        .publish = value_of(call, OPTION_OUTPUT, arena_printf(&call->arena, "%s/public", call->folder)),
        .key = value_of(call, OPTION_KEY, ""),
        .emergency = "",
        .broker = value_of(call, OPTION_BROKER, ""),
        .ca = value_of(call, OPTION_CA, "")};
    if (desk_log_create(call->folder, &settings, &err))
        return TOOL_OK;
    return tool_fail(call->tool, NULL, &err);
}

static int unlock(struct page_call *call, struct issue_list *issues)
{
    struct err err = {0};
    const char *password = getenv(KEY_FILE_PASSWORD);
    if (desk_log_is_locked(call->log) && !password)
        return tool_refuse(call->tool,
                           "the key that this desk signs with has a password: give it in the environment, as "
                           "NOWNEXT_KEY_PASSWORD");
    if (desk_log_unlock(call->log, password, issues, &err))
        return TOOL_OK;
    return tool_fail(call->tool, NULL, &err);
}

static int open_desk(struct page_call *call)
{
    struct err err = {0};
    struct issue_list issues;
    issue_list_init(&issues, &call->arena);
    bool is_desk = access(arena_printf(&call->arena, "%s/desk.json", call->folder), F_OK) == 0;
    if (is_desk && call->options->program_count > 1)
        return tool_refuse(call->tool,
                           "the folder is a desk already, of the program that its desk.json names: leave "
                           "PROGRAM out");
    if (!is_desk && call->options->program_count < 2)
        return tool_refuse(call->tool,
                           arena_printf(&call->arena,
                                        "%s is no desk's folder: give a PROGRAM too, to make it one",
                                        call->folder));
    int code = is_desk ? TOOL_OK : create(call);
    if (code != TOOL_OK)
        return code;
    call->log = desk_log_open(call->folder, &issues, &err);
    if (!call->log)
        return tool_fail(call->tool, NULL, &err);
    code = unlock(call, &issues);
    tool_print_issues(call->tool->err, call->folder, &issues);
    if (code != TOOL_OK)
        return code;
    call->source = source_open(call->log, &err);
    if (!call->source || !secret_load(call->folder, call->page.secret, &err))
        return tool_fail(call->tool, NULL, &err);
    return TOOL_OK;
}

/* What is published goes to the broker too, where the desk has one. */
static int start_sender(struct page_call *call)
{
    const struct desk_settings *settings = desk_log_settings(call->log);
    const struct zone_source zones = spool_zone_source();
    struct desk_commands commands;
    const struct live *live;
    struct err err = {0};
    if (!*settings->broker)
        return TOOL_OK;
    if (!desk_log_read(call->log, &commands, &live, &err))
        return tool_fail(call->tool, NULL, &err);
    bool has_zone =
        zone_load(&call->zone, source_program(call->source)->zone.name, &zones, &call->arena, NULL);
    call->sender = desk_sender_start(settings, arena_copy(&call->arena, commands.venue),
                                     has_zone ? &call->zone : NULL, &err);
    if (!call->sender)
        return tool_fail(call->tool, NULL, &err);
    call->page.told = desk_sender_told;
    call->page.seen = desk_sender_seen;
    call->page.told_of = call->sender;
    return TOOL_OK;
}

/* The desk's clock, and the day of the codes: that of the event's beginning before it. */
static int set_clock(struct page_call *call)
{
    struct err err = {0};
    const struct program *program = source_program(call->source);
    const char *at = call->options->values[OPTION_AT];
    struct instant now = server_now(0);
    if (at && !when_read(at, program, &call->day, &err))
        return tool_fail(call->tool, NULL, &err);
    if (!at)
        call->day = now;
    else
        call->ahead_ms = call->day.ms - now.ms;
    if (instant_is_set(program->first))
        call->day = instant_max(call->day, program->first);
    return TOOL_OK;
}

/* ---- codes ---- */

/* The URL without a slash at its end. */
static const char *base_of(struct arena *arena, const char *url)
{
    size_t length = strlen(url);
    while (length > 0 && url[length - 1] == '/')
        length--;
    return arena_copy_n(arena, url, length);
}

/* Only for its owner, since the codes open doors. */
static bool write_file(const char *path, const struct str_builder *text, struct err *reterr)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    bool ok = file && fwrite(text->text, 1, text->length, file) == text->length;
    int reason = errno;
    if (file && fclose(file) != 0 && ok) {
        reason = errno;
        ok = false;
    }
    return ok || err_set(reterr, ERR_IO, "can't be written: %s", strerror(reason));
}

static int write_codes(struct page_call *call)
{
    const char *path = call->options->values[OPTION_QR];
    const struct program *program = source_program(call->source);
    struct qr_page_code *codes = ARENA_ARRAY(&call->arena, struct qr_page_code, program->room_count);
    struct str_builder out = {.arena = &call->arena};
    struct err err = {0};
    for (uint32_t room = 0; room < program->room_count; room++) {
        struct qr_code code = {.text = NULL};
        const char *link = desk_page_room_link(&call->page, program, room, call->day, &call->arena);
        codes[room].room = room;
        codes[room].url = arena_printf(&call->arena, "%s%s", base_of(&call->arena, call->page.url), link);
        if (qr_code_encode(&code, codes[room].url, (uint32_t)strlen(codes[room].url))) {
            size_t size = (size_t)code.width * (size_t)code.width;
            codes[room].width = code.width;
            codes[room].modules = memcpy(arena_alloc(&call->arena, size), code.modules, size);
        }
        qr_code_finish(&code);
    }
    qr_page_add(&out, program, call->day, program->room_count, codes);
    if (!write_file(path, &out, &err))
        return tool_fail(call->tool, path, &err);
    tool_print_count(call->tool->out, "", program->room_count, "room");
    fprintf(call->tool->out, ": their codes are in %s\n", path);
    return TOOL_OK;
}

/* ---- serving ---- */

static int serve(struct page_call *call)
{
    const struct server_options options = {value_of(call, OPTION_LISTEN, LISTEN), call->ahead_ms,
                                           &call->page};
    struct err err = {0};
    sigset_t ends;
    int which;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    call->page.source = source_of_pages(call->source);
    call->page.is_local = server_is_local(options.listen);
    desk_page_begin(&call->page, secret_number());
    struct server *server = server_start(&options, &err);
    if (!server)
        return tool_fail(call->tool, NULL, &err);
    const char *base = base_of(&call->arena, call->page.url);
    if (!*base)
        base = arena_printf(&call->arena, "http://%s", server_address(server));
    fprintf(call->tool->out,
            "The desk's own link, which can do all: keep it to yourself.\n"
            "  %s%s\n"
            "Listening at %s; Ctrl-C ends it.\n",
            base, desk_page_desk_link(&call->page, &call->arena), server_address(server));
    fflush(call->tool->out);
    while (sigwait(&ends, &which) != 0)
        ;
    server_stop(server);
    return TOOL_OK;
}

static bool is_loopback(const char *url, struct arena *arena)
{
    const char *host = url_host(url, arena);
    return strncmp(host, "127.", 4) == 0 || strncmp(host, "localhost", 9) == 0 ||
           strncmp(host, "[::1]", 5) == 0;
}

static const char *refuse(const struct options *options)
{
    const char *refused = NULL, *url = options->values[OPTION_URL];
    struct arena arena;
    arena_init(&arena, malloc, free);
    if ((options->program_count == 0 && !getenv(DESK_CALL_FOLDER)) || options->program_count > 2)
        refused = "give the desk's FOLDER, and a PROGRAM for a new one";
    else if (url && !*url_host(url, &arena))
        refused = "--url needs the whole of it, such as http://desk.example:8017";
    else if (options->values[OPTION_QR] && (!url || is_loopback(url, &arena)))
        refused = "--qr needs --url with an address that phones can reach: a link to this computer itself is "
                  "no use on "
                  "them";
    arena_finish(&arena);
    return refused;
}

static int run(struct tool *tool, const struct options *options)
{
    struct page_call call = {.tool = tool,
                             .options = options,
                             .folder = options->program_count > 0 ? options->programs[0]
                                                                  : getenv(DESK_CALL_FOLDER)};
    arena_init(&call.arena, malloc, free);
    call.page.url = value_of(&call, OPTION_URL, "");
    int code = open_desk(&call);
    if (code == TOOL_OK)
        code = set_clock(&call);
    if (code == TOOL_OK && options->values[OPTION_QR])
        code = write_codes(&call);
    if (code == TOOL_OK)
        code = start_sender(&call);
    if (code == TOOL_OK)
        code = serve(&call);
    desk_sender_stop(call.sender);
    source_close(call.source);
    desk_log_close(call.log);
    arena_finish(&call.arena);
    return code;
}

const struct command command_desk = {
    .name = "desk",
    .help = help,
    .options = OPTION_WORDS | OPTION_BIT(OPTION_VENUE) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_OUTPUT) |
               OPTION_BIT(OPTION_LISTEN) | OPTION_BIT(OPTION_URL) | OPTION_BIT(OPTION_QR) |
               OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_BROKER) | OPTION_BIT(OPTION_CA),
    .refuse = refuse,
    .run_words = run,
};
