#include "agent/fetch.h"

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct fetch {
    struct fetcher *fetcher;
    struct fetch *next;
    CURL *easy;
    struct curl_slist *headers;
    fetch_done *done;
    void *of;
    size_t limit, size, capacity;
    char *bytes;
    bool is_too_large, is_secure_asked, is_head;
    enum fetch_dates dates;
    struct instant at;
    char error[CURL_ERROR_SIZE];
    struct fetch_answer answer;
};

struct fetcher {
    CURLM *multi;
    struct fetch *first;
};

struct fetcher *fetcher_new(void)
{
    struct fetcher *fetcher = calloc(1, sizeof *fetcher);
    if (fetcher && curl_global_init(CURL_GLOBAL_DEFAULT) == 0 && (fetcher->multi = curl_multi_init()))
        return fetcher;
    free(fetcher);
    return NULL;
}

static void finish(struct fetch *fetch)
{
    struct fetch **at = &fetch->fetcher->first;
    while (*at != fetch)
        at = &(*at)->next;
    *at = fetch->next;
    if (fetch->easy) {
        curl_multi_remove_handle(fetch->fetcher->multi, fetch->easy);
        curl_easy_cleanup(fetch->easy);
    }
    curl_slist_free_all(fetch->headers);
    free(fetch->bytes);
    free(fetch);
}

void fetcher_free(struct fetcher *fetcher)
{
    while (fetcher->first)
        finish(fetcher->first);
    curl_multi_cleanup(fetcher->multi);
    curl_global_cleanup();
    free(fetcher);
}

void fetch_cancel(struct fetch *fetch)
{
    finish(fetch);
}

/* --- what comes --- */

static size_t take_body(char *bytes, size_t one, size_t count, void *of)
{
    struct fetch *fetch = of;
    size_t size = one * count;
    if (size > fetch->limit - fetch->size) {
        fetch->is_too_large = true;
        return 0;
    }
    if (fetch->size + size + 1 > fetch->capacity) {
        size_t grown = fetch->capacity ? fetch->capacity * 2 : 4096;
        grown = grown > fetch->size + size + 1 ? grown : fetch->size + size + 1;
        char *moved = realloc(fetch->bytes, grown);
        if (!moved)
            return 0;
        fetch->bytes = moved;
        fetch->capacity = grown;
    }
    memcpy(fetch->bytes + fetch->size, bytes, size);
    fetch->size += size;
    fetch->bytes[fetch->size] = '\0';
    return size;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The value of a header line where it is the one that is asked for: without blanks around it. */
static bool header_value(const char *line, size_t size, const char *name, char *ret, size_t most)
{
    size_t length = strlen(name);
    if (size <= length || line[length] != ':' || strncasecmp(line, name, length) != 0)
        return false;
    line += length + 1;
    size -= length + 1;
    while (size > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        size--;
    }
    while (size > 0 && is_blank(line[size - 1]))
        size--;
    if (size >= most)
        size = 0; /* half of one would never match */
    memcpy(ret, line, size);
    ret[size] = '\0';
    return true;
}

static size_t take_header(char *bytes, size_t one, size_t count, void *of)
{
    struct fetch *fetch = of;
    struct fetch_answer *answer = &fetch->answer;
    size_t size = one * count;
    char text[FETCH_TAG_SIZE];
    if (size >= 5 && strncasecmp(bytes, "HTTP/", 5) == 0) {
        /* Another answer begins, after a redirect. */
        answer->etag[0] = answer->modified[0] = '\0';
        answer->retry_after_ms = 0;
        answer->date = INSTANT_NONE;
    }
    header_value(bytes, size, "ETag", answer->etag, sizeof answer->etag);
    header_value(bytes, size, "Last-Modified", answer->modified, sizeof answer->modified);
    if (header_value(bytes, size, "Retry-After", text, sizeof text)) {
        long seconds = strtol(text, NULL, 10);
        answer->retry_after_ms = seconds > 0 && seconds < 24 * 60 * 60 ? seconds * MS_PER_SECOND : 0;
    }
    if (header_value(bytes, size, "Date", text, sizeof text)) {
        time_t seconds = curl_getdate(text, NULL);
        answer->date = seconds < 0 ? INSTANT_NONE : (struct instant){(int64_t)seconds * MS_PER_SECOND};
    }
    return size;
}

/* --- asking --- */

/* How the dates of certificates are judged, on the connection's own context. */
static CURLcode set_dates(CURL *easy, void *context, void *of)
{
    struct fetch *fetch = of;
    X509_VERIFY_PARAM *how = SSL_CTX_get0_param(context);
    (void)easy;
    if (fetch->dates == FETCH_DATES_NOT)
        X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_NO_CHECK_TIME);
    else
        X509_VERIFY_PARAM_set_time(how, (time_t)(fetch->at.ms / MS_PER_SECOND));
    return CURLE_OK;
}

static void add_header(struct fetch *fetch, const char *name, const char *value)
{
    char line[FETCH_TAG_SIZE + 32];
    if (!value || !*value)
        return;
    snprintf(line, sizeof line, "%s: %s", name, value);
    struct curl_slist *longer = curl_slist_append(fetch->headers, line);
    fetch->headers = longer ? longer : fetch->headers;
}

static void set_options(struct fetch *fetch, const struct fetch_request *request)
{
    CURL *easy = fetch->easy;
    int64_t timeout = request->timeout_ms ? request->timeout_ms : FETCH_TIMEOUT_MS;
    bool is_secure = strncasecmp(request->url, "https:", 6) == 0;
    fetch->is_secure_asked = is_secure;
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, fetch);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, fetch->error);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "nownext-agent");
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http,file");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, is_secure ? "https" : "https,http");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)FETCH_MOST_REDIRECTS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)timeout);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(timeout / 2));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 16384L);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)fetch->limit);
    curl_easy_setopt(easy, CURLOPT_NOBODY, request->head_only ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, fetch);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, fetch);
    if (request->ca_file && *request->ca_file) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file);
        curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
        /* The file is read for each connection: else another one in its place counts a day later. */
        curl_easy_setopt(easy, CURLOPT_CA_CACHE_TIMEOUT, 0L);
    }
    if (request->proxy && *request->proxy)
        curl_easy_setopt(easy, CURLOPT_PROXY, request->proxy);
    if (request->dates != FETCH_DATES_BY_CLOCK) {
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, set_dates);
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, fetch);
        /* What was verified otherwise is never used again for a poll: libcurl takes a connection only for the
         * same versions of TLS that were asked for, and here they are named. */
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
        curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    }
    if (request->dates == FETCH_DATES_NOT || (request->dates == FETCH_DATES_AT && request->head_only)) {
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    }
    add_header(fetch, "If-None-Match", request->etag);
    add_header(fetch, "If-Modified-Since", request->modified);
    if (fetch->headers)
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fetch->headers);
}

struct fetch *fetch_start(struct fetcher *fetcher, const struct fetch_request *request, fetch_done *done,
                          void *of)
{
    struct fetch *fetch = calloc(1, sizeof *fetch);
    if (!fetch)
        return NULL;
    *fetch = (struct fetch){.fetcher = fetcher,
                            .next = fetcher->first,
                            .done = done,
                            .of = of,
                            .limit = request->limit ? request->limit : FETCH_LIMIT_BYTES,
                            .dates = request->dates,
                            .at = request->at,
                            .is_head = request->head_only,
                            .answer.date = INSTANT_NONE,
                            .easy = curl_easy_init()};
    fetcher->first = fetch;
    if (!fetch->easy) {
        finish(fetch);
        return NULL;
    }
    set_options(fetch, request);
    if (curl_multi_add_handle(fetcher->multi, fetch->easy) != CURLM_OK) {
        finish(fetch);
        return NULL;
    }
    return fetch;
}

/* --- how it ended --- */

static enum source_outcome outcome_of(const struct fetch *fetch, CURLcode code, long status)
{
    if (fetch->is_too_large)
        return SOURCE_TOO_LARGE;
    switch (code) {
    case CURLE_OK:
        return status == 304                               ? SOURCE_SAME
               : status >= 300                             ? SOURCE_STATUS
               : fetch->is_head                            ? SOURCE_TAKEN
               : fetch->size == 0                          ? SOURCE_NO_CONNECTION
               : source_is_page(fetch->bytes, fetch->size) ? SOURCE_PAGE
                                                           : SOURCE_TAKEN;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return SOURCE_NO_HOST;
    case CURLE_OPERATION_TIMEDOUT:
        return SOURCE_TIMED_OUT;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return SOURCE_NOT_TRUSTED;
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return SOURCE_REDIRECTS;
    case CURLE_FILESIZE_EXCEEDED:
        return SOURCE_TOO_LARGE;
    default:
        return SOURCE_NO_CONNECTION;
    }
}

static void describe(struct fetch *fetch, CURLcode code)
{
    struct fetch_answer *answer = &fetch->answer;
    const char *reason = fetch->error[0] ? fetch->error : curl_easy_strerror(code);
    switch (answer->outcome) {
    case SOURCE_SAME:
    case SOURCE_TAKEN:
        answer->text[0] = '\0';
        break;
    case SOURCE_STATUS:
        snprintf(answer->text, sizeof answer->text, "the server answers %ld", answer->status);
        break;
    case SOURCE_PAGE:
        snprintf(answer->text, sizeof answer->text,
                 "a page for people came in place of the document: does this network want a log-in?");
        break;
    case SOURCE_TOO_LARGE:
        snprintf(answer->text, sizeof answer->text, "it is larger than %zu MiB, which is the limit",
                 fetch->limit >> 20);
        break;
    default:
        snprintf(answer->text, sizeof answer->text, "%s", code == CURLE_OK ? "the answer is empty" : reason);
    }
}

static void complete(struct fetch *fetch, CURLcode code)
{
    struct fetch_answer *answer = &fetch->answer;
    curl_off_t body = 0;
    long headers = 0;
    const char *last = NULL;
    curl_easy_getinfo(fetch->easy, CURLINFO_RESPONSE_CODE, &answer->status);
    curl_easy_getinfo(fetch->easy, CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(fetch->easy, CURLINFO_HEADER_SIZE, &headers);
    curl_easy_getinfo(fetch->easy, CURLINFO_EFFECTIVE_URL, &last);
    answer->transferred = (int64_t)body + headers;
    answer->is_secure = fetch->is_secure_asked && last && strncasecmp(last, "https:", 6) == 0;
    answer->outcome = outcome_of(fetch, code, answer->status);
    describe(fetch, code);
    answer->bytes = fetch->bytes;
    answer->size = fetch->size;
    fetch->done(fetch->of, answer);
    finish(fetch);
}

void fetcher_step(struct fetcher *fetcher)
{
    int running, left;
    curl_multi_perform(fetcher->multi, &running);
    for (const CURLMsg *message; (message = curl_multi_info_read(fetcher->multi, &left));) {
        char *fetch = NULL;
        CURLcode code = message->data.result;
        if (message->msg == CURLMSG_DONE &&
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &fetch) == CURLE_OK && fetch)
            complete((struct fetch *)(void *)fetch, code);
    }
}

void fetcher_wait(struct fetcher *fetcher, const struct fetch_wait *also, unsigned count, int64_t timeout_ms)
{
    enum { MOST = 64 };
    struct curl_waitfd waits[MOST];
    unsigned used = 0;
    for (; used < count && used < MOST; used++)
        waits[used] = (struct curl_waitfd){
            .fd = also[used].fd,
            .events = (short)(CURL_WAIT_POLLIN | (also[used].for_writing ? CURL_WAIT_POLLOUT : 0))};
    int wait = timeout_ms < 0 ? 0 : timeout_ms > 3600000 ? 3600000 : (int)timeout_ms;
    curl_multi_poll(fetcher->multi, waits, used, wait, NULL);
}
