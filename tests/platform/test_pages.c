#include "platform/pages.h"

#include "check.h"

int main(void)
{
    enum { SIZE = 9 * 1024 * 1024 };
    unsigned char *bytes = calloc(1, SIZE);
    pages_prefer_large(bytes, SIZE);
    /* All of it is there, zero, and can be written. */
    unsigned sum = 0;
    for (size_t i = 0; i < SIZE; i += 1000)
        sum += bytes[i];
    CHECK_INT(sum, 0);
    memset(bytes, 7, SIZE);
    CHECK_INT(bytes[SIZE - 1], 7);
    free(bytes);

    check_row("less than a large page, and nothing");
    char small[100] = "unchanged";
    pages_prefer_large(small, sizeof small);
    pages_prefer_large(NULL, 0);
    CHECK_STR(small, "unchanged");
    return check_done();
}
