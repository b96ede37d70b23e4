#include "preflight/preflight_result.h"

#include <stdio.h>
#include <string.h>

enum news_kind { NEWS_FINDING, NEWS_SHOWN, NEWS_SCREENS, NEWS_SCENES, NEWS_FONT };

#define HASHES 400

struct news {
    enum news_kind kind;
    uint32_t count; /* SCENES; SHOWN: the session */
    union {
        struct finding finding;
        uint64_t screens;
        uint64_t scenes[HASHES];
        char path[1024];
    } of;
};
_Static_assert(sizeof(struct news) <= WORKERS_MOST_BYTES, "a letter holds it");

static void send_scenes(const struct hash_set *scenes, struct news *news, struct workers_mail *mail)
{
    news->kind = NEWS_SCENES;
    news->count = 0;
    for (uint32_t i = 0; i < scenes->capacity; i++) {
        if (scenes->places[i] != 0)
            news->of.scenes[news->count++] = scenes->places[i];
        if (news->count == HASHES || (news->count > 0 && i + 1 == scenes->capacity)) {
            workers_send(mail, news, sizeof *news);
            news->count = 0;
        }
    }
}

void preflight_result_send(const struct preflight_walk *walk, struct workers_mail *mail)
{
    struct news news;
    memset(&news, 0, sizeof news); /* padding goes over the pipe too */
    news.kind = NEWS_FINDING;
    for (uint32_t i = 0; i < walk->findings.count; i++) {
        news.of.finding = walk->findings.list[i];
        workers_send(mail, &news, sizeof news);
    }
    news.kind = NEWS_SHOWN;
    for (uint32_t i = 0; i < walk->preflight->program->session_count; i++) {
        news.count = i;
        if (walk->shown[i])
            workers_send(mail, &news, sizeof news);
    }
    news.kind = NEWS_SCREENS;
    news.of.screens = walk->screens;
    workers_send(mail, &news, sizeof news);
    send_scenes(&walk->scenes, &news, mail);
    news.kind = NEWS_FONT;
    for (uint32_t i = 0; i < walk->font_count; i++) {
        snprintf(news.of.path, sizeof news.of.path, "%s", walk->fonts[i]);
        workers_send(mail, &news, sizeof news);
    }
}

void preflight_result_take(struct preflight_walk *walk, const void *bytes, size_t size)
{
    const struct news *news = bytes;
    if (size != sizeof *news)
        return;
    switch (news->kind) {
    case NEWS_FINDING:
        findings_add(&walk->findings, &news->of.finding);
        break;
    case NEWS_SHOWN:
        walk->shown[news->count] = 1;
        break;
    case NEWS_SCREENS:
        walk->screens += news->of.screens;
        break;
    case NEWS_SCENES:
        for (uint32_t i = 0; i < news->count; i++)
            hash_set_add(&walk->scenes, news->of.scenes[i]);
        break;
    case NEWS_FONT:
        preflight_walk_add_font(walk, news->of.path);
        break;
    }
}
