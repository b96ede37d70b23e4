#include "platform/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

bool notify_send(const char *line)
{
    const char *name = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = name ? strlen(name) : 0;
    if (length < 2 || length >= sizeof address.sun_path || (name[0] != '/' && name[0] != '@'))
        return false;
    memcpy(address.sun_path, name, length);
    if (name[0] == '@')
        address.sun_path[0] = '\0'; /* a name without a file */
    int file = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0)
        return false;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    bool sent = sendto(file, line, strlen(line), MSG_NOSIGNAL | MSG_DONTWAIT,
                       (const struct sockaddr *)&address, size) >= 0;
    close(file);
    return sent;
}

int64_t notify_watchdog_ms(void)
{
    const char *usec = getenv("WATCHDOG_USEC"), *process = getenv("WATCHDOG_PID");
    if (!usec || (process && strtoll(process, NULL, 10) != (long long)getpid()))
        return 0;
    long long value = strtoll(usec, NULL, 10);
    return value > 0 ? value / 1000 : 0;
}
