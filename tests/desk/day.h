/*
 * day.h: a day of a small conference for tests of the desk, and a moment in it: 10:15 in Vienna.
 */
#ifndef NOWNEXT_TESTS_DESK_DAY_H
#define NOWNEXT_TESTS_DESK_DAY_H

#include "base/str.h"
#include "changes/fold.h"
#include "check.h"
#include "reader/name_key.h"
#include "reader/read_program.h"
#include "spool/tz.h"

static struct arena day_arena;
static const struct program *day_program;

#define DAY_SESSION(id, title, room, day, start, end, more)                                                  \
    "{\"id\":\"" id "\",\"title\":" title ",\"room\":\"" room "\",\"start\":\"2024-09-" day "T" start        \
    ":00+02:00\",\"end\":\"2024-09-" day "T" end ":00+02:00\"" more "},"
static const char day_json[] =
    "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"Tiny Conf\",\"timezone\":\"Europe/Vienna\"},"
    "\"rooms\":[{\"id\":\"hall-n1\",\"name\":\"Hall N1\"},{\"id\":\"hall-n10\",\"name\":\"Hall N10\"},"
    "{\"id\":\"hall-f\",\"name\":\"Hall F\"},{\"id\":\"garden\",\"name\":\"Garden\"}],\"sessions\":[" //
    DAY_SESSION("t1", "\"Android MC: Boot\"", "hall-n1", "18", "10:00", "10:30",
                ",\"people\":[{\"name\":\"Ada Lovelace\"}]")                                  //
    DAY_SESSION("t2", "\"Kernel hardening\"", "hall-n1", "18", "10:30", "11:00", "")          //
    DAY_SESSION("b1", "\"Coffee\"", "hall-n1", "18", "11:00", "11:30", ",\"kind\":\"break\"") //
    DAY_SESSION("t3", "\"GSoC\"", "hall-n1", "18", "11:30", "12:00", "")                      //
    DAY_SESSION("t4", "{\"en\":\"Android Auto\",\"de\":\"Androiden im Auto\"}", "hall-n10", "18", "10:00",
                "11:00", ",\"people\":[{\"name\":\"Zo\u00eb \u00c5ngstr\u00f6m\"}]")              //
    DAY_SESSION("t5", "\"Lightning talks\"", "hall-n10", "18", "14:00", "15:00", "")              //
    DAY_SESSION("d1", "\"Hack area\"", "garden", "18", "09:00", "18:00", ",\"kind\":\"drop_in\"") //
    DAY_SESSION("t6", "\"Garden tour\"", "garden", "18", "12:00", "13:00", "")                    //
    DAY_SESSION("t7", "\"GSoC, the second part\"", "hall-n10", "19", "10:00", "11:00", "")        //
    DAY_SESSION("t8", "\"N1 in the wild\"", "hall-f", "18", "09:00", "10:00", "")                 //
    DAY_SESSION("t9", "\"GSoC for mentors\"", "hall-f", "18", "09:00", "09:30", "")               //
    "{\"id\":\"spare-1\",\"title\":\"A spare one\"},{\"id\":\"spare-2\",\"title\":\"Boot\"}]}";

#define DAY_AT(hour, minute)                                                                                 \
    ((struct instant){INT64_C(1726610400000) + ((hour)*60 + (minute)) * MS_PER_MINUTE})
#define DAY_NOW DAY_AT(10, 15)

static inline void day_begin(void)
{
    struct zone_source zones = spool_zone_source();
    struct arena scratch;
    struct err err = {0};
    arena_init(&day_arena, malloc, free);
    arena_init(&scratch, malloc, free);
    if (!CHECK(read_program(day_json, strlen(day_json), &zones, NULL, &day_arena, &scratch, NULL,
                            &day_program, &err))) {
        printf("%s: %s\n", err.where, err.text);
        exit(check_done());
    }
    arena_finish(&scratch);
}

static inline int day_end(void)
{
    arena_finish(&day_arena);
    return check_done();
}

#endif
