/*
 * http_server.h: a server on loopback that answers by a table, in a child process, for tests of fetches, each
 * connection in one of its own. It keeps them open where the row says nothing else.
 */
#ifndef NOWNEXT_TESTS_AGENT_HTTP_SERVER_H
#define NOWNEXT_TESTS_AGENT_HTTP_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

struct http_row {
    const char *path;
    const char *unless; /* a header line in the request that gives 304; NULL: none */
    const char *answer; /* status line and headers, without the blank line; NULL: nothing ever comes */
    const char *body;
    size_t body_size; /* 0: that of the text */
    bool cut;         /* the connection is closed after the body, whatever the headers say */
};

static int http_port;
static pid_t http_child;

/* While this file is there, all is answered by 503. */
static inline const char *http_down_path(void)
{
    static char path[60];
    snprintf(path, sizeof path, "/tmp/nownext-http-%d.down", http_port);
    return path;
}

static inline void http_set_down(bool is_down)
{
    FILE *file = is_down ? fopen(http_down_path(), "w") : NULL;
    if (file)
        fclose(file);
    else
        remove(http_down_path());
}

static inline void http_send(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t count = send(fd, bytes, size, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes += count;
        size -= (size_t)count;
    }
}

static inline void http_answer(int fd, const char *request, const struct http_row *rows, unsigned count)
{
    static const char zeros[65536];
    char path[200] = "", head[600];
    sscanf(request, "%*s %199s", path);
    const struct http_row *row = NULL;
    for (unsigned i = 0; i < count; i++)
        if (strcmp(rows[i].path, path) == 0)
            row = &rows[i];
    static const struct http_row down = {NULL, NULL, "HTTP/1.1 503 Down", "", 0, false};
    row = access(http_down_path(), F_OK) == 0 ? &down : row;
    if (row && !row->answer) {
        char byte;
        while (recv(fd, &byte, 1, 0) > 0)
            ;
        return;
    }
    if (row && row->unless && strstr(request, row->unless)) {
        snprintf(head, sizeof head, "HTTP/1.1 304 Not Modified\r\n\r\n");
        http_send(fd, head, strlen(head));
        return;
    }
    const char *body = row ? row->body : "no";
    size_t size = row && row->body_size ? row->body_size : body ? strlen(body) : 0;
    const char *answer = row ? row->answer : "HTTP/1.1 404 Not Found";
    if (strstr(answer, "Content-Length"))
        snprintf(head, sizeof head, "%s\r\n\r\n", answer);
    else
        snprintf(head, sizeof head, "%s\r\nContent-Length: %zu\r\n\r\n", answer, size);
    http_send(fd, head, strlen(head));
    if (strncmp(request, "HEAD ", 5) == 0)
        size = 0;
    if (body)
        http_send(fd, body, size);
    else
        for (size_t sent = 0; sent < size; sent += sizeof zeros)
            http_send(fd, zeros, size - sent < sizeof zeros ? size - sent : sizeof zeros);
    if (row && row->cut)
        shutdown(fd, SHUT_RDWR);
}

static inline void http_serve(int listening, const struct http_row *rows, unsigned count)
{
    for (;;) {
        int fd = accept(listening, NULL, NULL);
        signal(SIGCHLD, SIG_IGN);
        if (fork() != 0) {
            close(fd);
            continue;
        }
        close(listening);
        char request[4000];
        size_t size = 0;
        for (;;) {
            ssize_t more = recv(fd, request + size, sizeof request - 1 - size, 0);
            if (more <= 0)
                break;
            size += (size_t)more;
            request[size] = '\0';
            if (!strstr(request, "\r\n\r\n"))
                continue;
            http_answer(fd, request, rows, count);
            size = 0;
        }
        _exit(0);
    }
}

static inline void http_start(const struct http_row *rows, unsigned count)
{
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    CHECK(bind(listening, (struct sockaddr *)&address, sizeof address) == 0 && listen(listening, 8) == 0 &&
          getsockname(listening, (struct sockaddr *)&address, &size) == 0);
    http_port = ntohs(address.sin_port);
    fflush(NULL);
    http_child = fork();
    if (http_child == 0)
        http_serve(listening, rows, count);
    close(listening);
}

static inline void http_stop(void)
{
    kill(http_child, SIGKILL);
    waitpid(http_child, NULL, 0);
}

#endif
