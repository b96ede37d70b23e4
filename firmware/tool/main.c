/* The tool on a desk. */
#include <stdio.h>
#include <unistd.h>

#include "desktop/board_desktop.h"
#include "tool/tool.h"

int main(int argc, char **argv)
{
    bool is_asked = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    return tool_run(argc, (const char *const *)argv,
                    &(struct tool){.out = stdout,
                                   .err = stderr,
                                   .window = &board_desktop_window,
                                   .answers = is_asked ? stdin : NULL});
}
