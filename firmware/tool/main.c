/* The tool on a desk. */
#include <stdio.h>

#include "tool/tool.h"

int main(int argc, char **argv)
{
    return tool_run(argc, (const char *const *)argv, stdout, stderr);
}
