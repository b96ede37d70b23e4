/*
 * server: listens for browsers, and answers each request by desk_page_answer, on a thread of its own (so all
 * of the page is that thread's while it listens). The one file that knows libmicrohttpd. What a request may
 * be is bounded before it is looked at: bytes of headers and bodies, connections, seconds without a byte.
 */
#ifndef NOWNEXT_DESK_PAGE_SERVER_H
#define NOWNEXT_DESK_PAGE_SERVER_H

#include "desk_page/desk_page.h"

#define SERVER_MOST_CONNECTIONS 256
#define SERVER_MOST_OF_ADDRESS 64
#define SERVER_TIMEOUT_S 15

struct server_options {
    const char *listen; /* "127.0.0.1:8017", "[::]:8017"; port 0: any that is free */
    int64_t ahead_ms;   /* so much is the desk's time ahead of the computer's clock */
    struct desk_page *page;
};

struct server;

/* Listens; NULL with ERR_USAGE or ERR_IO where that can't be. The options' page has to outlive it. */
struct server *server_start(const struct server_options *options, struct err *reterr);
void server_stop(struct server *server);

/* Where it listens: "127.0.0.1:8017", with the port that it got. */
const char *server_address(const struct server *server);

/* Whether only this computer can reach what listens there. */
bool server_is_local(const char *listen);

/* The desk's time by the computer's clock. */
struct instant server_now(int64_t ahead_ms);

#endif
