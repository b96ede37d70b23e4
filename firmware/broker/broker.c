#include "broker/broker.h"

#include <mosquitto.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed/reconnect.h"

enum { PART_SIZE = 256, MOST_NAME_BYTES = 200, KEEPALIVE_S = 60, MISC_MS = 15000, TIMEOUT_MS = 30000 };

struct address {
    bool is_secure;
    int port;
    char host[PART_SIZE], name[PART_SIZE], password[PART_SIZE];
};

struct broker {
    struct mosquitto *client;
    SSL_CTX *context; /* NULL: it is not secure */
    struct broker_events events;
    struct address address;
    uint32_t subscription_count;
    char **subscriptions;
    char *online; /* NULL: none */
    bool is_connected, is_trying;
    unsigned failures, connects, published, confirmed;
    int64_t due_ms;
    int64_t steady_ms;
    uint32_t chance;
};

/* --- addresses and names --- */

static bool take_part(const char *from, size_t length, char ret[PART_SIZE])
{
    if (length >= PART_SIZE)
        return false;
    memcpy(ret, from, length);
    ret[length] = '\0';
    return true;
}

static bool read_port(const char *text, int *ret)
{
    char *end;
    long port = strtol(text, &end, 10);
    if (*text == '\0' || (*end != '\0' && strcmp(end, "/") != 0) || port < 1 || port > 65535)
        return false;
    *ret = (int)port;
    return true;
}

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* "%20" is a blank (RFC 3986, section 2.1); in place. A % that begins no such thing stays. */
static void decode(char *text)
{
    char *to = text;
    for (const char *at = text; *at; at++)
        if (*at == '%' && hex(at[1]) >= 0 && hex(at[2]) >= 0) {
            *to++ = (char)(hex(at[1]) * 16 + hex(at[2]));
            at += 2;
        } else {
            *to++ = *at;
        }
    *to = '\0';
}

/* RFC 3986, section 3.2: user and password, host, port; a host in brackets is an address of IPv6. */
static bool read_address(const char *url, struct address *ret)
{
    *ret = (struct address){.is_secure = strncmp(url, "mqtts://", 8) == 0};
    if (!ret->is_secure && strncmp(url, "mqtt://", 7) != 0)
        return false;
    ret->port = ret->is_secure ? 8883 : 1883;
    const char *at = strstr(url, "://") + 3, *user_end = strrchr(at, '@');
    if (user_end) {
        size_t name = strcspn(at, ":@");
        if (!take_part(at, name, ret->name) ||
            (at[name] == ':' && !take_part(at + name + 1, (size_t)(user_end - at) - name - 1, ret->password)))
            return false;
        decode(ret->name);
        decode(ret->password);
        at = user_end + 1;
    }
    bool bracket = *at == '[';
    size_t length = strcspn(at + bracket, bracket ? "]" : ":/");
    if (length == 0 || !take_part(at + bracket, length, ret->host))
        return false;
    at += bracket + length + bracket;
    return *at == '\0' || strcmp(at, "/") == 0 || (*at == ':' && read_port(at + 1, &ret->port));
}

static bool is_topic_part(const char *text)
{
    return *text && strlen(text) <= MOST_NAME_BYTES && !strpbrk(text, "/+#") &&
           mosquitto_validate_utf8(text, (int)strlen(text)) == MOSQ_ERR_SUCCESS;
}

bool broker_topic(const char *venue, const char *display, const char *rest, char buffer[BROKER_TOPIC_SIZE])
{
    if (!is_topic_part(venue) || (display && !is_topic_part(display)))
        return false;
    int length = display
                     ? snprintf(buffer, BROKER_TOPIC_SIZE, "nownext/%s/display/%s/%s", venue, display, rest)
                     : snprintf(buffer, BROKER_TOPIC_SIZE, "nownext/%s/%s", venue, rest);
    return length > 0 && length < BROKER_TOPIC_SIZE;
}

bool broker_topic_of_board(const char *venue, const char *code, const char *rest,
                           char buffer[BROKER_TOPIC_SIZE])
{
    char below[BROKER_TOPIC_SIZE];
    int length = snprintf(below, sizeof below, "board/%s/%s", code, rest);
    return is_topic_part(code) && length > 0 && length < BROKER_TOPIC_SIZE &&
           broker_topic(venue, BROKER_UNASSIGNED, below, buffer);
}

/* --- what comes --- */

static void lost(struct broker *broker, const char *why)
{
    bool was = broker->is_connected;
    broker->is_connected = broker->is_trying = false;
    broker->failures = was ? 0 : broker->failures + 1;
    broker->due_ms = broker->steady_ms + reconnect_wait_ms(broker->failures, broker->chance);
    if (broker->events.connected)
        broker->events.connected(broker->events.of, false, why);
}

static void on_connect(struct mosquitto *client, void *of, int code)
{
    struct broker *broker = of;
    if (code != 0) {
        /* The connection ends by itself; why is known only here. */
        if (broker->events.connected)
            broker->events.connected(broker->events.of, false, mosquitto_connack_string(code));
        return;
    }
    broker->is_connected = true;
    broker->is_trying = false;
    broker->failures = 0;
    broker->connects++;
    broker->published = broker->confirmed = 0;
    for (uint32_t i = 0; i < broker->subscription_count; i++)
        mosquitto_subscribe(client, NULL, broker->subscriptions[i], 1);
    if (broker->online)
        broker_publish(broker, broker->online, "1", 1, true);
    if (broker->events.connected)
        broker->events.connected(broker->events.of, true, "");
}

static void on_message(struct mosquitto *client, void *of, const struct mosquitto_message *message)
{
    struct broker *broker = of;
    size_t size = (size_t)message->payloadlen;
    (void)client;
    if (broker->events.message)
        broker->events.message(broker->events.of, message->topic, size ? message->payload : "", size,
                               message->retain);
}

static void on_publish(struct mosquitto *client, void *of, int id)
{
    struct broker *broker = of;
    (void)client;
    (void)id;
    broker->confirmed++;
}

/* --- from beginning to end --- */

/* Of our own, so that it can be said by which time certificates are judged. NULL where it can't be made. */
static SSL_CTX *make_context(const char *host, const char *ca_file)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context)
        return NULL;
    X509_VERIFY_PARAM *how = SSL_CTX_get0_param(context);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
        (ca_file ? SSL_CTX_load_verify_file(context, ca_file)
                 : SSL_CTX_load_verify_dir(context, "/etc/ssl/certs")) == 1 &&
        (X509_VERIFY_PARAM_set1_ip_asc(how, host) == 1 || X509_VERIFY_PARAM_set1_host(how, host, 0) == 1))
        return context;
    SSL_CTX_free(context);
    return NULL;
}

static bool secure(struct broker *broker, const struct broker_options *options)
{
    bool own = options->ca_file && *options->ca_file;
    broker->context = make_context(broker->address.host, own ? options->ca_file : NULL);
    return broker->context &&
           mosquitto_int_option(broker->client, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0) == MOSQ_ERR_SUCCESS &&
           mosquitto_void_option(broker->client, MOSQ_OPT_SSL_CTX, broker->context) == MOSQ_ERR_SUCCESS;
}

void broker_set_time(struct broker *broker, int64_t unix_s)
{
    X509_VERIFY_PARAM *how = broker->context ? SSL_CTX_get0_param(broker->context) : NULL;
    if (how && unix_s)
        X509_VERIFY_PARAM_set_time(how, (time_t)unix_s);
    else if (how)
        X509_VERIFY_PARAM_clear_flags(how, X509_V_FLAG_USE_CHECK_TIME);
}

static bool set_up(struct broker *broker, const struct broker_options *options)
{
    struct mosquitto *client = broker->client;
    mosquitto_connect_callback_set(client, on_connect);
    mosquitto_message_callback_set(client, on_message);
    mosquitto_publish_callback_set(client, on_publish);
    return mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V311) == MOSQ_ERR_SUCCESS &&
           (!broker->online ||
            mosquitto_will_set(client, broker->online, 1, "0", 1, true) == MOSQ_ERR_SUCCESS) &&
           (!*broker->address.name ||
            mosquitto_username_pw_set(client, broker->address.name, broker->address.password) ==
                MOSQ_ERR_SUCCESS) &&
           (!broker->address.is_secure || secure(broker, options));
}

static void give_back(struct broker *broker)
{
    if (broker->client)
        mosquitto_destroy(broker->client);
    SSL_CTX_free(broker->context);
    for (uint32_t i = 0; i < broker->subscription_count; i++)
        free(broker->subscriptions[i]);
    free(broker->subscriptions);
    free(broker->online);
    free(broker);
    mosquitto_lib_cleanup();
}

static bool copy_topics(struct broker *broker, const struct broker_options *options)
{
    broker->subscriptions = calloc(options->subscription_count + 1, sizeof *broker->subscriptions);
    if (!broker->subscriptions)
        return false;
    for (uint32_t i = 0; i < options->subscription_count; i++) {
        broker->subscriptions[i] = strdup(options->subscriptions[i]);
        broker->subscription_count++;
        if (!broker->subscriptions[i])
            return false;
    }
    broker->online = options->online ? strdup(options->online) : NULL;
    return !options->online || broker->online;
}

struct broker *broker_new(const struct broker_options *options, const struct broker_events *events,
                          int64_t steady_ms, uint32_t chance, struct err *reterr)
{
    struct address address;
    if (!read_address(options->url, &address)) {
        err_set(reterr, ERR_MEANING, "is no address such as mqtts://broker.example:8883");
        return NULL;
    }
    struct broker *broker = calloc(1, sizeof *broker);
    if (!broker) {
        err_set(reterr, ERR_IO, "there is no memory for the broker's connection");
        return NULL;
    }
    mosquitto_lib_init();
    broker->address = address;
    broker->events = *events;
    broker->due_ms = steady_ms + reconnect_wait_ms(0, chance) / 15; /* within a second of the start */
    if (copy_topics(broker, options))
        broker->client = mosquitto_new(options->client_id && *options->client_id ? options->client_id : NULL,
                                       true, broker);
    if (!broker->client || !set_up(broker, options)) {
        err_set(reterr, ERR_IO, "the broker's connection can't be set up%s%s",
                options->ca_file && *options->ca_file ? ": can this be read? " : "",
                options->ca_file ? options->ca_file : "");
        give_back(broker);
        return NULL;
    }
    return broker;
}

void broker_free(struct broker *broker)
{
    if (broker->is_connected) {
        if (broker->online)
            broker_publish(broker, broker->online, "0", 1, true);
        mosquitto_disconnect(broker->client);
        mosquitto_loop_write(broker->client, 1);
    }
    give_back(broker);
}

static void try_to_connect(struct broker *broker)
{
    int code =
        mosquitto_connect_async(broker->client, broker->address.host, broker->address.port, KEEPALIVE_S);
    broker->is_trying = code == MOSQ_ERR_SUCCESS;
    if (!broker->is_trying)
        lost(broker, mosquitto_strerror(code));
    else
        broker->due_ms = broker->steady_ms + TIMEOUT_MS;
}

static void go_on(struct broker *broker)
{
    int code = mosquitto_loop_read(broker->client, 1);
    if (code == MOSQ_ERR_SUCCESS)
        code = mosquitto_loop_write(broker->client, 1);
    if (code == MOSQ_ERR_SUCCESS)
        code = mosquitto_loop_misc(broker->client);
    if (code != MOSQ_ERR_SUCCESS || mosquitto_socket(broker->client) < 0) {
        lost(broker, mosquitto_strerror(code));
    } else if (broker->is_trying && broker->steady_ms >= broker->due_ms) {
        mosquitto_disconnect(broker->client);
        lost(broker, "no answer within 30 s");
    } else if (broker->is_connected) {
        broker->due_ms = broker->steady_ms + MISC_MS;
    }
}

void broker_step(struct broker *broker, int64_t steady_ms, uint32_t chance)
{
    broker->steady_ms = steady_ms;
    broker->chance = chance;
    if (broker->is_connected || broker->is_trying)
        go_on(broker);
    else if (steady_ms >= broker->due_ms)
        try_to_connect(broker);
}

int64_t broker_due(const struct broker *broker)
{
    return broker->due_ms;
}

bool broker_waits(const struct broker *broker, int *ret_fd, bool *ret_for_writing)
{
    *ret_fd = mosquitto_socket(broker->client);
    *ret_for_writing = *ret_fd >= 0 && mosquitto_want_write(broker->client);
    return *ret_fd >= 0;
}

bool broker_is_connected(const struct broker *broker)
{
    return broker->is_connected;
}

unsigned broker_connects(const struct broker *broker)
{
    return broker->connects;
}

unsigned broker_unconfirmed(const struct broker *broker)
{
    return broker->published - broker->confirmed;
}

bool broker_publish(struct broker *broker, const char *topic, const void *bytes, size_t size, bool retained)
{
    if (!broker->is_connected ||
        mosquitto_publish(broker->client, NULL, topic, (int)size, bytes, 1, retained) != MOSQ_ERR_SUCCESS)
        return false;
    broker->published++;
    return true;
}
