/*
 * mosquitto.h: Debian's mosquitto on a port of loopback, for tests; skipped by name where it is not
 * installed.
 */
#ifndef NOWNEXT_TESTS_BROKER_MOSQUITTO_H
#define NOWNEXT_TESTS_BROKER_MOSQUITTO_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static const char mosquitto_program[] = "/usr/sbin/mosquitto";
static pid_t mosquitto_child;
static int mosquitto_port;
static char mosquitto_config[80];

static inline int mosquitto_free_port(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    CHECK(bind(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
          getsockname(fd, (struct sockaddr *)&address, &size) == 0);
    close(fd);
    return ntohs(address.sin_port);
}

/* Until it answers; a test that waits for nothing else. */
static inline void mosquitto_await(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)mosquitto_port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    for (int i = 0; i < 500; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        bool there = connect(fd, (struct sockaddr *)&address, sizeof address) == 0;
        close(fd);
        if (there)
            return;
        poll(NULL, 0, 20);
    }
    CHECK(false);
}

/* `more`: lines of its configuration. The same port when it is started again. */
static inline void mosquitto_start(const char *more)
{
    if (mosquitto_port == 0) {
        mosquitto_port = mosquitto_free_port();
        snprintf(mosquitto_config, sizeof mosquitto_config, "/tmp/nownext-mosquitto-%d.conf", (int)getpid());
    }
    FILE *file = fopen(mosquitto_config, "w");
    fprintf(file, "listener %d 127.0.0.1\nallow_anonymous true\nlog_dest none\n%s", mosquitto_port, more);
    fclose(file);
    fflush(NULL);
    mosquitto_child = fork();
    if (mosquitto_child == 0) {
        execl(mosquitto_program, "mosquitto", "-c", mosquitto_config, (char *)NULL);
        _exit(127);
    }
    mosquitto_await();
}

static inline void mosquitto_stop(void)
{
    kill(mosquitto_child, SIGKILL);
    waitpid(mosquitto_child, NULL, 0);
    unlink(mosquitto_config);
}

#endif
