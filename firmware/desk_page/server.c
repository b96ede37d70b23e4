#include "desk_page/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "base/ascii.h"

#define MEMORY_OF_CONNECTION (32 * 1024) /* its headers have to fit */

struct server {
    struct MHD_Daemon *daemon;
    struct server_options options;
    char address[INET6_ADDRSTRLEN + 16];
};

/* A request that is coming in. */
struct exchange {
    char *target, *body;
    size_t size;
    bool has_begun, is_too_long;
};

struct instant server_now(int64_t ahead_ms)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (struct instant){(int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000 + ahead_ms};
}

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000;
}

/* ---- one request ---- */

static void *begin_exchange(void *user, const char *target, struct MHD_Connection *connection)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    (void)user;
    (void)connection;
    if (exchange)
        exchange->target = strdup(target);
    return exchange;
}

static void end_exchange(void *user, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode how)
{
    struct exchange *exchange = *state;
    (void)user;
    (void)connection;
    (void)how;
    if (!exchange)
        return;
    free(exchange->target);
    free(exchange->body);
    free(exchange);
    *state = NULL;
}

static void take_body(struct exchange *exchange, const char *bytes, size_t size)
{
    if (size > REQUEST_MOST_BODY_BYTES - exchange->size || memchr(bytes, '\0', size)) {
        exchange->is_too_long = true;
        return;
    }
    if (!exchange->body)
        exchange->body = calloc(1, REQUEST_MOST_BODY_BYTES + 1);
    if (!exchange->body) {
        exchange->is_too_long = true;
        return;
    }
    memcpy(exchange->body + exchange->size, bytes, size);
    exchange->size += size;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value ? value : "";
}

static enum request_method method_of(const char *name)
{
    static const char *const names[] = {"GET", "HEAD", "POST"};
    enum request_method method = REQUEST_GET;
    while (method < REQUEST_OTHER && strcmp(names[method], name) != 0)
        method++;
    return method;
}

static void write_address(struct MHD_Connection *connection, char *buffer, socklen_t size)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    buffer[0] = '\0';
    if (!info || !info->client_addr)
        return;
    const struct sockaddr *address = info->client_addr;
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, buffer, size);
    else if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, buffer, size);
}

static void add_headers(struct MHD_Response *out, const struct response *response, struct arena *arena)
{
    for (const char *const *pair = desk_page_headers; *pair; pair += 2)
        MHD_add_response_header(out, pair[0], pair[1]);
    MHD_add_response_header(out, "Content-Type", response->type);
    MHD_add_response_header(out, "Cache-Control", response->may_be_kept ? "max-age=86400" : "no-store");
    if (*response->cookie)
        MHD_add_response_header(out, "Set-Cookie", response->cookie);
    if (*response->hint)
        MHD_add_response_header(out, "Set-Cookie", response->hint);
    if (*response->location && response->is_refresh)
        MHD_add_response_header(out, "Refresh", arena_printf(arena, "0; url=%s", response->location));
    else if (*response->location)
        MHD_add_response_header(out, "Location", response->location);
    if (response->status == 429)
        MHD_add_response_header(out, "Retry-After", "2");
    if (response->status == 405)
        MHD_add_response_header(out, "Allow", "GET, HEAD, POST");
}

static enum MHD_Result send_response(struct MHD_Connection *connection, const struct response *response,
                                     struct arena *arena)
{
    struct MHD_Response *out = MHD_create_response_from_buffer(
        response->length, (void *)(uintptr_t)response->body, MHD_RESPMEM_MUST_COPY);
    if (!out)
        return MHD_NO;
    add_headers(out, response, arena);
    enum MHD_Result queued = MHD_queue_response(connection, (unsigned)response->status, out);
    MHD_destroy_response(out);
    return queued;
}

static enum MHD_Result answer(struct server *server, struct MHD_Connection *connection, const char *method,
                              const struct exchange *exchange)
{
    char address[INET6_ADDRSTRLEN];
    struct arena arena;
    struct response response;
    write_address(connection, address, sizeof address);
    struct request request = {.method = method_of(method),
                              .target = exchange->target,
                              .body = exchange->is_too_long ? "%"
                                      : exchange->body      ? exchange->body
                                                            : "",
                              .host = header(connection, "Host"),
                              .origin = header(connection, "Origin"),
                              .site = header(connection, "Sec-Fetch-Site"),
                              .cookies = header(connection, "Cookie"),
                              .address = address,
                              .steady_ms = steady_ms()};
    arena_init(&arena, malloc, free);
    desk_page_answer(server->options.page, &request, server_now(server->options.ahead_ms), &arena, &response);
    enum MHD_Result result = send_response(connection, &response, &arena);
    arena_finish(&arena);
    return result;
}

static enum MHD_Result handle(void *user, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *bytes, size_t *size,
                              void **state)
{
    struct exchange *exchange = *state;
    (void)url;
    (void)version;
    if (!exchange || !exchange->target)
        return MHD_NO;
    if (!exchange->has_begun) {
        exchange->has_begun = true;
        return MHD_YES;
    }
    if (*size > 0) {
        take_body(exchange, bytes, *size);
        *size = 0;
        return MHD_YES;
    }
    return answer(user, connection, method, exchange);
}

/* What libmicrohttpd has to say of a connection is nothing that an organiser could mend. */
static void drop_message(void *user, const char *format, va_list arguments)
{
    (void)user;
    (void)format;
    (void)arguments;
}

/* ---- listening ---- */

union socket_address {
    struct sockaddr any;
    struct sockaddr_in ipv4;
    struct sockaddr_in6 ipv6;
};

/* "ADDRESS:PORT", an address of version 6 in brackets. */
static bool read_address(const char *text, union socket_address *ret)
{
    char address[INET6_ADDRSTRLEN] = "";
    const char *colon = strrchr(text, ':'), *digits = colon ? colon + 1 : "";
    int port;
    if (!ascii_read_number(&digits, 1, 5, &port) || *digits || port > 65535)
        return false;
    bool is_ipv6 = *text == '[';
    size_t length = (size_t)(colon - text) - (is_ipv6 ? 2 : 0);
    if ((is_ipv6 && colon[-1] != ']') || length >= sizeof address)
        return false;
    memcpy(address, text + is_ipv6, length);
    memset(ret, 0, sizeof *ret);
    if (is_ipv6) {
        ret->ipv6.sin6_family = AF_INET6;
        ret->ipv6.sin6_port = htons((uint16_t)port);
        return inet_pton(AF_INET6, address, &ret->ipv6.sin6_addr) == 1;
    }
    ret->ipv4.sin_family = AF_INET;
    ret->ipv4.sin_port = htons((uint16_t)port);
    return inet_pton(AF_INET, strcmp(address, "localhost") == 0 ? "127.0.0.1" : address,
                     &ret->ipv4.sin_addr) == 1;
}

bool server_is_local(const char *listen)
{
    union socket_address address;
    if (!read_address(listen, &address))
        return false;
    if (address.any.sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&address.ipv6.sin6_addr);
    return ntohl(address.ipv4.sin_addr.s_addr) >> 24 == 127;
}

static void name_address(struct server *server)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    const char *listen = server->options.listen;
    int length = (int)(strrchr(listen, ':') - listen);
    snprintf(server->address, sizeof server->address, "%.*s:%u", length, listen,
             info ? (unsigned)info->port : 0);
}

struct server *server_start(const struct server_options *options, struct err *reterr)
{
    union socket_address address;
    if (!read_address(options->listen, &address)) {
        err_set(reterr, ERR_USAGE, "\"%s\" is no ADDRESS:PORT, such as 0.0.0.0:8017 or [::]:8017",
                options->listen);
        return NULL;
    }
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        err_set(reterr, ERR_IO, "there is not enough memory");
        return NULL;
    }
    server->options = *options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | (address.any.sa_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    errno = 0;
    server->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, handle, server, MHD_OPTION_EXTERNAL_LOGGER, drop_message, NULL,
        MHD_OPTION_SOCK_ADDR, &address.any, MHD_OPTION_URI_LOG_CALLBACK, begin_exchange, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, end_exchange, NULL, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)SERVER_MOST_CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned)SERVER_MOST_OF_ADDRESS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVER_TIMEOUT_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_OF_CONNECTION, MHD_OPTION_END);
    if (!server->daemon) {
        err_set(reterr, ERR_IO, "nothing can listen at %s%s%s", options->listen, errno ? ": " : "",
                errno ? strerror(errno) : "");
        free(server);
        return NULL;
    }
    name_address(server);
    return server;
}

void server_stop(struct server *server)
{
    if (!server)
        return;
    MHD_stop_daemon(server->daemon);
    free(server);
}

const char *server_address(const struct server *server)
{
    return server->address;
}
