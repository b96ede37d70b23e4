/* The tool on a desk. */
#include <stdio.h>

#include "desktop/board_desktop.h"
#include "tool/tool.h"

int main(int argc, char **argv)
{
    return tool_run(argc, (const char *const *)argv,
                    &(struct tool){.out = stdout, .err = stderr, .window = &board_desktop_window});
}
