#include "spool/board_identity.h"

#include <string.h>

#include "base/str.h"
#include "spool/file.h"

enum { MOST_BYTES = 4096 };

const char *board_identity_text(const struct identity *identity, const char *name, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    if (identity->serial[0])
        str_addf(&text, "serial %s\n", identity->serial);
    for (uint32_t i = 0; i < identity->mac_count; i++)
        str_addf(&text, "mac %s\n", identity->macs[i]);
    if (name[0])
        str_addf(&text, "name %s\n", name);
    return text.text;
}

static bool is_word(const char *at, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(at, word, length) == 0;
}

struct venue_board board_identity_read(const char *folder, const char *host, struct arena *arena)
{
    struct venue_board board = {.name = "", .serial = "", .host_name = host};
    const char **macs = ARENA_ARRAY(arena, const char *, IDENTITY_MOST_MACS), *bytes;
    size_t size;
    board.macs = macs;
    if (!spool_read_file(arena_printf(arena, "%s/" BOARD_IDENTITY_FILE, folder), MOST_BYTES, arena, &bytes,
                         &size, NULL))
        return board;
    for (const char *at = bytes; *at;) {
        size_t length = strcspn(at, "\n"), word = strcspn(at, " \n");
        const char *value = word < length ? arena_copy_n(arena, at + word + 1, length - word - 1) : "";
        if (str_valid_prefix(at, length) != length)
            value = "";
        if (*value && is_word(at, word, "serial"))
            board.serial = value;
        else if (*value && is_word(at, word, "name"))
            board.name = value;
        else if (*value && is_word(at, word, "mac") && board.mac_count < IDENTITY_MOST_MACS)
            macs[board.mac_count++] = value;
        at += length + (at[length] ? 1 : 0);
    }
    return board;
}

const char *board_identity_describe(const struct venue_board *board, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_addf(&text, "host %s", board->host_name);
    if (board->serial[0])
        str_addf(&text, ", serial %s", board->serial);
    for (uint32_t i = 0; i < board->mac_count; i++)
        str_addf(&text, ", MAC %s", board->macs[i]);
    if (board->name[0])
        str_addf(&text, ", name %s", board->name);
    return text.text;
}
