/*
 * discovery: where the venue's file is, for a board that nobody has told: by the name servers of its network,
 * without multicast (RFC 6763, "DNS-Based Service Discovery", in the domain that DHCP gave).
 *
 *   _nownext._tcp.DOMAIN          PTR  venue._nownext._tcp.DOMAIN
 *   venue._nownext._tcp.DOMAIN    TXT  "url=https://venue.example.org/venue.json"
 *
 * Without "url" the address is made of SRV (host and port) and "path" of TXT: https://HOST:PORT/venue.json.
 */
#ifndef NOWNEXT_AGENT_DISCOVERY_H
#define NOWNEXT_AGENT_DISCOVERY_H

#include <stdbool.h>
#include <stdint.h>

enum { DISCOVERY_URL_SIZE = 512 };

/* When no other question is asked any more, whatever the number of domains and servers. The last one takes
 * some seconds more at most: all ends long before the service manager's watchdog takes a process for dead. */
#define DISCOVERY_MS 15000

struct discovery_server { /* a name server; tests have their own */
    const char *address;  /* of IPv4; NULL: those of the system (/etc/resolv.conf) */
    int port;
    const char *domain; /* several are parted by blanks; NULL: those of the system */
    int64_t limit_ms;   /* 0: DISCOVERY_MS */
};

/* Asks by UDP alone, for a quarter of a minute: it waits, and is for who has nothing else to do. False where
 * nobody knows. */
bool discovery_find(const struct discovery_server *server, char url[DISCOVERY_URL_SIZE]);

#endif
