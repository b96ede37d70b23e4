/*
 * What a name server says, and what is made of it: a server on loopback in a child process.
 */
#include "agent/discovery.h"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { PTR = 12, TXT = 16, SRV = 33 };

static const struct {
    const char *domain;
    const char *txt; /* "a=b" strings, parted by | ; NULL: none */
    const char *host;
    int port;
} venues[] = {
    {"by-url.test", "txtvers=1|url=https://venue.example.org/v.json", NULL, 0},
    {"by-srv.test", "path=/n/5b0c/venue.json", "server.test", 8443},
    {"plain.test", NULL, "server.test", 443},
    {"no-slash.test", "path=v.json", "server.test", 1},
    {"both.test", "url=http://10.0.0.1/v", "server.test", 443},
    {"nothing.test", "txtvers=1", NULL, 0},
    {"cut.test", "url=https://venue.example.org/cut", NULL, 0},
    {"strange.test", "url=https://a/\nb", NULL, 0},
    {"other.test", "url=ftp://a/b", NULL, 0},
};

static size_t put_name(unsigned char *at, const char *name)
{
    unsigned char *begin = at;
    while (*name) {
        size_t length = strcspn(name, ".");
        *at++ = (unsigned char)length;
        memcpy(at, name, length);
        at += length;
        name += length + (name[length] == '.');
    }
    *at++ = 0;
    return (size_t)(at - begin);
}

static size_t put_16(unsigned char *at, unsigned value)
{
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
    return 2;
}

/* The answer's data; 0: there is none. */
static size_t data_of(size_t venue, int type, unsigned char *at)
{
    char name[200];
    if (type == PTR) {
        snprintf(name, sizeof name, "venue._nownext._tcp.%s", venues[venue].domain);
        return put_name(at, name);
    }
    if (type == SRV && venues[venue].host) {
        put_16(at, 0);
        put_16(at + 2, 0);
        put_16(at + 4, (unsigned)venues[venue].port);
        return 6 + put_name(at + 6, venues[venue].host);
    }
    if (type != TXT || !venues[venue].txt)
        return 0;
    size_t size = 0;
    for (const char *text = venues[venue].txt; *text;) {
        size_t length = strcspn(text, "|");
        at[size++] = (unsigned char)length;
        memcpy(at + size, text, length);
        size += length;
        text += length + (text[length] == '|');
    }
    return size;
}

static void answer(int fd)
{
    unsigned char message[1500];
    struct sockaddr_in from;
    socklen_t from_size = sizeof from;
    ssize_t got = recvfrom(fd, message, 500, 0, (struct sockaddr *)&from, &from_size);
    if (got < 17)
        return;
    char name[300] = "";
    size_t at = 12, used = 0;
    while (message[at]) {
        used += (size_t)snprintf(name + used, sizeof name - used, "%s%.*s", used ? "." : "", message[at],
                                 (const char *)message + at + 1);
        at += 1 + message[at];
    }
    int type = message[at + 1] << 8 | message[at + 2];
    at += 5;
    if (strstr(name, "silent.test"))
        return;
    message[2] = strstr(name, "cut.test") ? 0x86 : 0x84; /* TC: there is more of it by TCP */
    message[3] = 3;                                      /* no such name */
    memset(message + 6, 0, 6);
    for (size_t i = 0; i < sizeof venues / sizeof *venues; i++) {
        unsigned char data[400];
        size_t size = strstr(name, venues[i].domain) ? data_of(i, type, data) : 0;
        if (size == 0)
            continue;
        message[3] = 0;
        put_16(message + 6, 1);
        at += put_16(message + at, 0xc00c);
        at += put_16(message + at, (unsigned)type);
        at += put_16(message + at, 1);
        at += put_16(message + at, 0);
        at += put_16(message + at, 60);
        at += put_16(message + at, (unsigned)size);
        memcpy(message + at, data, size);
        at += size;
    }
    sendto(fd, message, at, 0, (struct sockaddr *)&from, from_size);
}

int main(void)
{
    static const struct {
        const char *domain, *url; /* NULL: nobody knows */
    } rows[] = {
        {"by-url.test", "https://venue.example.org/v.json"},
        {"by-srv.test", "https://server.test:8443/n/5b0c/venue.json"},
        {"plain.test", "https://server.test:443/venue.json"},
        {"no-slash.test", "https://server.test:1/v.json"},
        {"both.test", "http://10.0.0.1/v"},
        {"nothing.test", NULL},
        {"strange.test", NULL},
        {"other.test", NULL},
        {"unknown.test", NULL},
        {"cut.test", "https://venue.example.org/cut"}, /* nobody listens by TCP */
        {"unknown.test  nothing.test by-url.test plain.test", "https://venue.example.org/v.json"},
        {"", NULL},
    };
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    CHECK(bind(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
          getsockname(fd, (struct sockaddr *)&address, &size) == 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        for (;;)
            answer(fd);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct discovery_server server = {"127.0.0.1", ntohs(address.sin_port), rows[i].domain, 0};
        char url[DISCOVERY_URL_SIZE] = "";
        check_row(rows[i].domain);
        bool found = discovery_find(&server, url);
        CHECK_INT(found, rows[i].url != NULL);
        if (found && rows[i].url)
            CHECK_STR(url, rows[i].url);
    }
    check_row("servers that say nothing: not one after the other for ever");
    const struct discovery_server silent = {"127.0.0.1", ntohs(address.sin_port),
                                            "silent.test silent.test by-url.test", 1};
    char url[DISCOVERY_URL_SIZE];
    CHECK(!discovery_find(&silent, url));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(fd);
    return check_done();
}
