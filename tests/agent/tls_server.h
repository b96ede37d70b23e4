/*
 * tls_server.h: a server of https on loopback in a child process, with a certificate of its own making, whose
 * dates the test chooses. What it answers is one text for all requests; its ETag says which connection it is.
 */
#ifndef NOWNEXT_TESTS_AGENT_TLS_SERVER_H
#define NOWNEXT_TESTS_AGENT_TLS_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

struct tls_server {
    int port;
    pid_t child;
    char ca_file[80]; /* its certificate, which is its own authority */
};

static inline X509 *tls_certificate(EVP_PKEY *key, time_t from, time_t until)
{
    X509 *certificate = X509_new();
    X509V3_CTX context;
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), (long)getpid() * 1000 + (long)(from % 1000));
    ASN1_TIME_set(X509_getm_notBefore(certificate), from);
    ASN1_TIME_set(X509_getm_notAfter(certificate), until);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"test", -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    static const struct {
        int id;
        const char *value;
    } extensions[] = {{NID_basic_constraints, "critical,CA:TRUE"}, {NID_subject_alt_name, "IP:127.0.0.1"}};
    for (size_t i = 0; i < 2; i++) {
        X509_EXTENSION *extension =
            X509V3_EXT_conf_nid(NULL, &context, extensions[i].id, extensions[i].value);
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
    X509_sign(certificate, key, EVP_sha256());
    return certificate;
}

static inline void tls_serve(int listening, EVP_PKEY *key, X509 *certificate, const char *answer)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate(context, certificate);
    SSL_CTX_use_PrivateKey(context, key);
    signal(SIGCHLD, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    for (;;) {
        int fd = accept(listening, NULL, NULL);
        if (fork() != 0) {
            close(fd);
            continue;
        }
        close(listening);
        SSL *connection = SSL_new(context);
        char request[4000], text[1000];
        const char *rest = strchr(answer, '\n') + 1;
        snprintf(text, sizeof text, "%.*sETag: \"%d\"\r\n%s", (int)(rest - answer), answer, (int)getpid(),
                 rest);
        SSL_set_fd(connection, fd);
        if (SSL_accept(connection) == 1)
            while (SSL_read(connection, request, sizeof request) > 0)
                SSL_write(connection, text, (int)strlen(text));
        _exit(0);
    }
}

static inline void tls_start(struct tls_server *server, time_t from, time_t until, const char *answer)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = tls_certificate(key, from, until);
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    CHECK(bind(listening, (struct sockaddr *)&address, sizeof address) == 0 && listen(listening, 8) == 0 &&
          getsockname(listening, (struct sockaddr *)&address, &size) == 0);
    server->port = ntohs(address.sin_port);
    snprintf(server->ca_file, sizeof server->ca_file, "/tmp/nownext-tls-%d.pem", server->port);
    FILE *file = fopen(server->ca_file, "w");
    PEM_write_X509(file, certificate);
    fclose(file);
    fflush(NULL);
    server->child = fork();
    if (server->child == 0)
        tls_serve(listening, key, certificate, answer);
    close(listening);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

static inline void tls_stop(struct tls_server *server)
{
    kill(server->child, SIGKILL);
    waitpid(server->child, NULL, 0);
    unlink(server->ca_file);
}

#endif
