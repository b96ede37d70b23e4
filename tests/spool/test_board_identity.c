#include "spool/board_identity.h"

#include "base/str.h"
#include "spool/spool_fixture.h"

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    spool_make("test_identify");
    check_row("no file");
    struct venue_board board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_STR(board.serial, "");
    CHECK_STR(board.name, "");
    CHECK_INT(board.mac_count, 0);
    CHECK_STR(board_identity_describe(&board, &arena), "host sign-7");

    check_row("there and back");
    struct identity identity = {"1000", 2, {"dc:a6:32:00:00:01", "dc:a6:32:00:00:02"}};
    spool_write("board.txt", board_identity_text(&identity, "door of the attic", &arena));
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_STR(board.serial, "1000");
    CHECK_STR(board.name, "door of the attic");
    CHECK_INT(board.mac_count, 2);
    CHECK_STR(board.macs[1], "dc:a6:32:00:00:02");
    CHECK_STR(board_identity_describe(&board, &arena), "host sign-7, serial 1000, MAC dc:a6:32:00:00:01, MAC "
                                                       "dc:a6:32:00:00:02, name door of the attic");
    check_row("as many addresses as there may be, and one more");
    struct str_builder many = {.arena = &arena};
    for (int i = 0; i <= IDENTITY_MOST_MACS; i++)
        str_addf(&many, "mac dc:a6:32:00:00:%02d\n", i);
    spool_write("board.txt", many.text);
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_INT(board.mac_count, IDENTITY_MOST_MACS);
    CHECK_STR(board.macs[IDENTITY_MOST_MACS - 1], "dc:a6:32:00:00:07");
    check_row("nothing known");
    CHECK_STR(board_identity_text(&(struct identity){.mac_count = 0}, "", &arena), "");
    check_row("what is no such file");
    spool_write("board.txt", "serial\n\nmac\nx y\n");
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_STR(board.serial, "");
    CHECK_INT(board.mac_count, 0);
    spool_write("board.txt", "m dc:a6\n x\nser 1000\n");
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_STR(board.serial, "");
    CHECK_INT(board.mac_count, 0);
    check_row("a line that is no text");
    spool_write("board.txt", "serial 1000\nname d\xffoor\nmac dc:a6:32:00:00:01\n");
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_STR(board.serial, "1000");
    CHECK_STR(board.name, "");
    CHECK_INT(board.mac_count, 1);
    spool_write("board.txt", "\xff");
    board = board_identity_read(spool_folder, "sign-7", &arena);
    CHECK_INT(board.mac_count, 0);
    arena_finish(&arena);
    spool_unmake();
    return check_done();
}
