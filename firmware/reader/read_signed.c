#include "reader/read_signed.h"

#include <string.h>

#include "json/read.h"

static const char FORMAT[] = "nownext-signed/1";

enum { S_FORMAT, S_MINISIG, S_PAYLOAD, S_MEMBERS };
static const char *const signed_members[] = {"format", "minisig", "payload"};

bool signed_is(const cJSON *top)
{
    const char *format = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(top, "format"));
    return format && strcmp(format, FORMAT) == 0;
}

bool signed_read(const cJSON *top, struct arena *arena, struct signed_document *ret, struct err *reterr)
{
    struct json_path minisig = {NULL, "minisig", 0}, payload = {NULL, "payload", 0};
    struct json_notes notes = {.scratch = arena};
    const cJSON *m[S_MEMBERS];
    if (!json_members(NULL, top, signed_members, S_MEMBERS, m, &notes, reterr) ||
        !json_refuse_unknown(NULL, top, signed_members, S_MEMBERS, reterr) ||
        !json_check_format(m[S_FORMAT], FORMAT, reterr) ||
        !json_read_text(&minisig, m[S_MINISIG], &ret->minisig, reterr) ||
        !json_read_text(&payload, m[S_PAYLOAD], &ret->payload, reterr))
        return false;
    ret->size = strlen(ret->payload);
    return true;
}

bool signed_open(const char **bytes, size_t *size, struct arena *arena, struct err *reterr)
{
    struct signed_document document;
    const cJSON *top;
    if (!json_names_format(*bytes, *size, "nownext-signed/"))
        return true;
    if (!json_parse(*bytes, *size, JSON_NATIVE, arena, &top, reterr) ||
        !signed_read(top, arena, &document, reterr))
        return false;
    *bytes = document.payload;
    *size = document.size;
    return true;
}
