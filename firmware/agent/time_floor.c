#include "agent/time_floor.h"

#include <stdio.h>
#include <string.h>

struct instant time_floor(const char *feed, struct instant image)
{
    static const char member[] = "\n  \"published\": \"";
    struct instant_text published;
    char path[1024], head[2048], text[41] = "";
    snprintf(path, sizeof path, "%s/program.json", feed);
    FILE *file = fopen(path, "re");
    size_t size = file ? fread(head, 1, sizeof head - 1, file) : 0;
    head[size] = '\0';
    if (file)
        fclose(file);
    const char *at = strstr(head, member);
    if (at)
        snprintf(text, sizeof text, "%.*s", (int)strcspn(at + strlen(member), "\""), at + strlen(member));
    if (instant_parse(text, &published) && published.has_time && published.has_offset)
        return instant_max(image, civil_to_instant(published.civil, published.offset_s));
    return image;
}
