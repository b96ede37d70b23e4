#include "check.h"

#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform/notify.h"

/* A service manager: a socket with this name. '@' stands for a name without a file. */
static int listen_at(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    memcpy(address.sun_path, name, strlen(name));
    if (name[0] == '@')
        address.sun_path[0] = '\0';
    int file = socket(AF_UNIX, SOCK_DGRAM, 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    CHECK_INT(bind(file, (struct sockaddr *)&address, size), 0);
    return file;
}

static void test_send(const char *name)
{
    check_row(name);
    char text[40] = "";
    int file = listen_at(name);
    setenv("NOTIFY_SOCKET", name, 1);
    CHECK(notify_send("READY=1"));
    CHECK_INT(recv(file, text, sizeof text - 1, MSG_DONTWAIT), 7);
    CHECK_STR(text, "READY=1");
    close(file);
}

/* One that is busy, or hangs: its queue is full, and nothing waits for it. */
static void test_full(const char *name)
{
    check_row("a manager that does not read");
    int file = listen_at(name), sent = 0;
    setenv("NOTIFY_SOCKET", name, 1);
    while (sent < 1000000 && notify_send("WATCHDOG=1"))
        sent++;
    CHECK(sent > 0 && sent < 1000000);
    close(file);
}

int main(void)
{
    char name[100];
    check_row("no manager");
    unsetenv("NOTIFY_SOCKET");
    CHECK(!notify_send("READY=1"));
    snprintf(name, sizeof name, "/tmp/nownext-notify.%d", (int)getpid());
    test_send(name);
    remove(name);
    check_row("it is gone");
    CHECK(!notify_send("WATCHDOG=1"));
    snprintf(name, sizeof name, "@nownext-notify.%d", (int)getpid());
    test_send(name);
    test_full(name);
    check_row("no name for a socket");
    setenv("NOTIFY_SOCKET", "vsock:2:1234", 1);
    CHECK(!notify_send("READY=1"));

    static const struct {
        const char *row, *usec;
        int process; /* 0: not set, 1: this one, 2: another */
        int64_t ms;
    } rows[] = {
        {"not asked for", NULL, 0, 0},
        {"asked for", "30000000", 0, 30000},
        {"of this process", "1000000", 1, 1000},
        {"of another", "1000000", 2, 0},
        {"nonsense", "soon", 0, 0},
        {"never", "0", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].row);
        char process[20];
        snprintf(process, sizeof process, "%d", rows[i].process == 1 ? (int)getpid() : 1);
        unsetenv("WATCHDOG_USEC");
        unsetenv("WATCHDOG_PID");
        if (rows[i].usec)
            setenv("WATCHDOG_USEC", rows[i].usec, 1);
        if (rows[i].process)
            setenv("WATCHDOG_PID", process, 1);
        CHECK_INT(notify_watchdog_ms(), rows[i].ms);
    }
    return check_done();
}
