#include "signing/signed_program.h"

#include <string.h>

#include "json/read.h"
#include "json/write.h"
#include "program/limits.h"
#include "reader/read_signed.h"

static const char KIND[] = " program ";

const char *signed_program_write(const struct signing_secret *secret, const char *venue, struct instant made,
                                 const char *bytes, size_t size, struct arena *arena, size_t *ret_size,
                                 struct err *reterr)
{
    char when[40];
    if (*venue == '\0' || strlen(venue) > LIMIT_NAME_BYTES) {
        err_set(reterr, ERR_MEANING, "the venue needs an id (\"venue\"), of at most %d bytes",
                LIMIT_NAME_BYTES);
        return NULL;
    }
    if (str_valid_prefix(bytes, size) < size || memchr(bytes, '\0', size)) {
        err_set(reterr, ERR_FORMAT, "can't be signed: it is not UTF-8");
        return NULL;
    }
    instant_format(made, 0, when);
    const char *comment = arena_printf(arena, "nownext %s%s%s", venue, KIND, when);
    const char *minisig = signing_sign(secret, bytes, size, comment, arena, reterr);
    if (!minisig)
        return NULL;
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES};
    json_open(&writer, NULL, '{');
    json_add_text(&writer, "format", "nownext-signed/1");
    json_add_text(&writer, "minisig", minisig);
    json_add_text(&writer, "payload", arena_copy_n(arena, bytes, size));
    json_close(&writer, '}');
    str_add(&out, "\n");
    *ret_size = out.length;
    return out.text;
}

/* When it was signed, of a comment of this venue (or of any). */
static bool read_comment(const char *comment, const char *venue, struct arena *arena, struct instant *ret)
{
    struct instant_text when;
    const char *start = arena_printf(arena, "nownext %s%s", venue, *venue ? KIND : "");
    if (strncmp(comment, start, strlen(start)) != 0)
        return false;
    const char *at = comment + strlen(start), *kind = *venue ? NULL : strstr(at, KIND);
    if (!*venue && !kind)
        return false;
    if (!instant_parse(kind ? kind + strlen(KIND) : at, &when) || !when.has_time || !when.has_offset)
        return false;
    *ret = civil_to_instant(when.civil, when.offset_s);
    return true;
}

static bool verify(const struct signed_document *document, const struct signing_keys *keys, const char *venue,
                   struct instant not_before, struct arena *arena, struct instant *ret_made,
                   struct err *reterr)
{
    const char *comment;
    unsigned key;
    char made[40], limit[40];
    if (!signing_verify(document->minisig, keys, document->payload, document->size, arena, &comment, &key,
                        reterr))
        return false;
    if (!read_comment(comment, venue, arena, ret_made))
        return err_set(reterr, ERR_MEANING,
                       "was not signed as a schedule%s%s: sign it anew (nownext key sign --venue)",
                       *venue ? " of the venue " : "", venue);
    if (!instant_is_set(not_before) || ret_made->ms >= not_before.ms)
        return true;
    instant_format(*ret_made, 0, made);
    instant_format(not_before, 0, limit);
    return err_set(
        reterr, ERR_MEANING,
        "was signed at %s, and what was there before is of %s: it is an old one again; sign it anew if "
        "it is meant",
        made, limit);
}

bool signed_program_read(const char *bytes, size_t size, const struct signing_keys *keys, const char *venue,
                         struct instant not_before, struct arena *arena, struct signed_program *ret,
                         struct err *reterr)
{
    struct signed_document document;
    struct err reason = {0};
    const cJSON *top;
    *ret = (struct signed_program){bytes, size, INSTANT_NONE};
    bool is_signed = json_names_format(bytes, size, "nownext-signed/");
    if (!is_signed && keys->count == 0)
        return true;
    if (!is_signed)
        return err_set(
            reterr, ERR_MEANING,
            "is not signed, and with a public key set only what is signed counts: sign it (nownext "
            "key sign --venue), or put it on the SETUP partition");
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, &reason) ||
        !signed_read(top, arena, &document, &reason))
        return err_set(reterr, ERR_SYNTAX, "is signed, but damaged or cut off: copy it anew");
    ret->bytes = document.payload;
    ret->size = document.size;
    return keys->count == 0 || verify(&document, keys, venue, not_before, arena, &ret->made, reterr);
}
