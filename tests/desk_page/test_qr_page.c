#include "desk_page/qr_page.h"

#include "load/load_program.h"
#include "lookup/moment.h"
#include "check.h"

int main(void)
{
    static const uint8_t modules[] = {1, 1, 0, 0, 1, 0, 1, 0, 1};
    const struct qr_page_code codes[] = {{0, "http://desk.example/in/hall-a/<1>", 3, modules},
                                         {1, "http://x", 0, NULL}};
    struct loaded loaded;
    struct err err = {0};
    struct instant day;
    if (!load_program("tests/data/tool/small.json", &(struct load_options){.timezone = NULL}, &loaded,
                      &err)) {
        printf("%s\n", err.text);
        return 1;
    }
    struct str_builder out = {.arena = &loaded.arena};
    CHECK(when_read("2025-03-29T23:00", loaded.program, &day, &err));
    qr_page_add(&out, loaded.program, day, 2, codes);
    CHECK(strstr(out.text, "<h1 dir=\"auto\">Hall A</h1>") != NULL);
    CHECK(strstr(out.text, "viewBox=\"0 0 11 11\"") != NULL);
    CHECK(strstr(out.text, "d=\"M4 4h2v1h-2zM5 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z\"") != NULL);
    CHECK(strstr(out.text, "Saturday, 2025-03-29, until 04:00 of the next morning.") != NULL);
    CHECK(strstr(out.text, "http://desk.example/in/hall-a/&lt;1&gt;") != NULL);
    CHECK(strstr(out.text, "<h1 dir=\"auto\">Hall B</h1>") != NULL);
    CHECK(strstr(strstr(out.text, "Hall B"), "<svg") == NULL);
    CHECK(strstr(out.text, "src=") == NULL && strstr(out.text, "href=") == NULL);
    load_finish(&loaded);
    return check_done();
}
