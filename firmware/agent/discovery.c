#define _DEFAULT_SOURCE /* resolv.h's types */
#include "agent/discovery.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ANSWER_SIZE = 4096, NAME_SIZE = 256, SECONDS = 2, TRIES = 1 };
static const char SERVICE[] = "_nownext._tcp";

/* What was found so far. */
struct found {
    char instance[NAME_SIZE]; /* of PTR; "" */
    char url[DISCOVERY_URL_SIZE], path[NAME_SIZE];
    char host[NAME_SIZE];
    unsigned port;
};

static void take_ptr(ns_msg *message, ns_rr *record, struct found *found)
{
    if (!found->instance[0] && dn_expand(ns_msg_base(*message), ns_msg_end(*message), ns_rr_rdata(*record),
                                         found->instance, sizeof found->instance) < 0)
        found->instance[0] = '\0';
}

static void take_srv(ns_msg *message, ns_rr *record, struct found *found)
{
    const unsigned char *data = ns_rr_rdata(*record);
    if (ns_rr_rdlen(*record) < 7 || found->host[0])
        return;
    found->port = ns_get16(data + 4);
    if (dn_expand(ns_msg_base(*message), ns_msg_end(*message), data + 6, found->host, sizeof found->host) < 0)
        found->host[0] = '\0';
}

/* RFC 6763, section 6: strings of a length and bytes, each "key=value". */
static void take_txt(ns_rr *record, struct found *found)
{
    const unsigned char *at = ns_rr_rdata(*record), *end = at + ns_rr_rdlen(*record);
    while (at < end && at + 1 + *at <= end) {
        const char *text = (const char *)at + 1;
        int length = *at;
        if (length > 4 && strncmp(text, "url=", 4) == 0)
            snprintf(found->url, sizeof found->url, "%.*s", length - 4, text + 4);
        if (length > 5 && strncmp(text, "path=", 5) == 0)
            snprintf(found->path, sizeof found->path, "%.*s", length - 5, text + 5);
        at += 1 + length;
    }
}

/* Who is asked, and until when. */
struct asking {
    struct __res_state state;
    int64_t end_ms;
};

static int64_t now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool ask(struct asking *asking, const char *name, int type, struct found *found)
{
    unsigned char answer[ANSWER_SIZE];
    ns_msg message;
    if (now_ms() >= asking->end_ms)
        return false;
    int size = res_nquery(&asking->state, name, ns_c_in, type, answer, sizeof answer);
    if (size <= 0 || size > (int)sizeof answer || ns_initparse(answer, size, &message) != 0)
        return false;
    for (int i = 0; i < ns_msg_count(message, ns_s_an); i++) {
        ns_rr record;
        if (ns_parserr(&message, ns_s_an, i, &record) != 0)
            return false;
        if (ns_rr_type(record) == ns_t_ptr)
            take_ptr(&message, &record, found);
        else if (ns_rr_type(record) == ns_t_srv)
            take_srv(&message, &record, found);
        else if (ns_rr_type(record) == ns_t_txt)
            take_txt(&record, found);
    }
    return true;
}

static bool is_address(const char *url)
{
    return (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0) &&
           strspn(url,
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/?#[]@!$&()*+,;=-._~%") ==
               strlen(url);
}

static bool find_in(struct asking *asking, const char *domain, char url[DISCOVERY_URL_SIZE])
{
    char name[NAME_SIZE];
    struct found found = {.path = "/venue.json"};
    int length = snprintf(name, sizeof name, "%s.%s", SERVICE, domain);
    if (length < 0 || length >= (int)sizeof name || !ask(asking, name, ns_t_ptr, &found) ||
        !found.instance[0])
        return false;
    ask(asking, found.instance, ns_t_txt, &found);
    int used = 0;
    if (found.url[0])
        used = snprintf(url, DISCOVERY_URL_SIZE, "%s", found.url);
    else if (ask(asking, found.instance, ns_t_srv, &found) && found.host[0])
        used = snprintf(url, DISCOVERY_URL_SIZE, "https://%s:%u%s%s", found.host, found.port,
                        found.path[0] == '/' ? "" : "/", found.path);
    if (used <= 0 || used >= DISCOVERY_URL_SIZE)
        return false;
    return is_address(url);
}

static bool find_in_each(struct asking *asking, const char *domains, char url[DISCOVERY_URL_SIZE])
{
    char domain[NAME_SIZE];
    bool found = false;
    while (!found && *domains) {
        size_t length = strcspn(domains, " ");
        if (length > 0 && length < sizeof domain) {
            snprintf(domain, sizeof domain, "%.*s", (int)length, domains);
            found = find_in(asking, domain, url);
        }
        domains += length + (domains[length] == ' ');
    }
    return found;
}

bool discovery_find(const struct discovery_server *server, char url[DISCOVERY_URL_SIZE])
{
    struct asking asking = {.end_ms = now_ms() + (server->limit_ms ? server->limit_ms : DISCOVERY_MS)};
    bool found = false;
    if (res_ninit(&asking.state) != 0)
        return false;
    asking.state.retrans = SECONDS;
    asking.state.retry = TRIES;
    asking.state.options &= ~(unsigned long)RES_DNSRCH; /* names are whole */
    /* An answer that was cut off is not asked for by TCP, whose connecting nothing bounds; by UDP it may be
     * longer instead. */
    asking.state.options |= RES_IGNTC | RES_USE_EDNS0;
    if (server->address) {
        asking.state.nscount = 1;
        asking.state.nsaddr_list[0] =
            (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)server->port)};
        inet_pton(AF_INET, server->address, &asking.state.nsaddr_list[0].sin_addr);
    }
    if (server->domain)
        found = find_in_each(&asking, server->domain, url);
    for (int i = 0; !server->domain && !found && i < MAXDNSRCH && asking.state.dnsrch[i]; i++)
        found = find_in(&asking, asking.state.dnsrch[i], url);
    res_nclose(&asking.state);
    return found;
}
