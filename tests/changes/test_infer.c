#include "changes/infer.h"

#include "changes/fixture.h"

static struct arena arena;

/* One version of a program, and the minute of the poll that finds it; text NULL: the same as before. */
struct poll {
    int minute;
    const char *text;
};
struct scenario {
    const char *name;
    struct poll polls[8];
    const char *expected; /* the log of all but the first poll */
};

enum how { AT_ONCE, RESTARTED, UNCHANGED_NOT_READ };

/* `how` RESTARTED: memory and program are written and read between all polls. UNCHANGED_NOT_READ: where a
 * version is the same, it is taken from the merged one. */
static const char *run(const struct poll *polls, int count, enum how how, int first_logged)
{
    struct infer_memory memory = {.revision = ""};
    const struct program *good = NULL;
    struct str_builder out = {.arena = &arena};
    const char *text = NULL;
    bool was_refused = false; /* then the version is not the one that is in force */
    str_add(&out, "");
    for (int i = 0; i < count; i++) {
        struct inference inference;
        bool same = !polls[i].text;
        text = same ? text : polls[i].text;
        const struct program *published = same && how == UNCHANGED_NOT_READ && !was_refused
                                              ? infer_published(&memory, good, name_key, &arena)
                                              : program_of(text, &arena);
        if (!CHECK(published != NULL))
            return "";
        changes_infer(&memory, good, published, MINUTES(polls[i].minute), name_key, &arena, &inference);
        CHECK(inference.refused == (*inference.reason != '\0'));
        was_refused = inference.refused;
        memory = inference.memory;
        good = inference.program;
        if (how == RESTARTED)
            restart(&memory, &good, &arena);
        inference.program = good;
        inference.memory = memory;
        if (i >= first_logged)
            log_inference(&out, MINUTES(polls[i].minute), &inference);
    }
    return out.text;
}

/* Ten sessions of three rooms. */
#define A_ROOM(x)                                                                                            \
#x "1|" #x "|60-90|" #x " one;" #x "2|" #x "|90-120|" #x " two;" #x "3|" #x "|120-150|" #x " three;"
#define REST "z1|Z|60-90|Z one;z2|Z|90-120|Z two;z3|Z|120-150|Z three;z4|Z|150-180|Z four;"

#define TEN                                                                                                  \
    "a1|A1|60-90|A 1;a2|A2|60-90|A 2;a3|A3|60-90|A 3;a4|A4|60-90|A 4;a5|A5|60-90|A 5;a6|A6|60-90|A 6;"       \
    "a7|A7|60-90|A 7;a8|A8|60-90|A 8;a9|A9|60-90|A 9;a10|A10|60-90|A 10;"
#define TEN2                                                                                                 \
    "b1|B1|60-90|B 1;b2|B2|60-90|B 2;b3|B3|60-90|B 3;b4|B4|60-90|B 4;b5|B5|60-90|B 5;b6|B6|60-90|B 6;"       \
    "b7|B7|60-90|B 7;b8|B8|60-90|B 8;b9|B9|60-90|B 9;b10|B10|60-90|B 10;"

static const struct scenario scenarios[] = {
    {"the first load", {{0, "a|H|60-90|Ants"}, {1, "a|H|60-90|Ants"}}, "1:\n  [] a\n"},
    {"each difference that counts",
     {{0, "a|H|60-90|Ants|Ann|@en;b|H|90-120|Bees;c|H|120-150|Cats;d|H|150-180|Dogs;e|H|180-210|Eels|Ed;f|H|"
          "210-240|Foxes"},
      {1, "a|H|60-90|Ants|Ann|@de;b|L|90-120|Bees;c|H|121-151|Cats;d|H|150-190|Dogs;e|H|180-210|Eels|Eve;f|H|"
          "210-240|Fish"}},
     "1: changed* a language, changed* b room, changed* c start, changed* d length, changed* e people, "
     "changed* "
     "f title\n"
     "  b@1 room h>l\n"
     "  c@1 start 120>121 end 150>151\n"
     "  d@1 end 180>190\n"
     "  f@1 title Foxes>Fish\n"
     "  [] a b c d e f\n"},
    {"people and language alone: the program says them, and what was told stays as it was",
     {{0, "a|H|60-90|Ants|Ann|@en;b|H|90-120|Bees|Ben|@en"},
      {1, "a|L|60-90|Ants|Ann|@en;b|H|90-120|Bees|Ben|@en"},
      {2, "a|L|60-90|Ants|Eve|@de;b|H|90-120|Bees|Eve|@de"}},
     "1: changed* a room\n"
     "  a@1 room h>l\n"
     "  [] a b\n"
     "2: changed* a people language, changed* b people language\n"
     "  a@1 room h>l\n"
     "  [] a b\n"},
    {"people in another order, and a new affiliation, are the same",
     {{0, "a|H|60-90|Ants|Ann,Bob"}, {1, "a|H|60-90|Ants|Bob,Ann"}},
     "1:\n  [] a\n"},
    {"by id, whatever else; by title, room and start; by a title that is unique",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;d|H|150-180|Dogs;e|L|150-180|Dogs"},
      {1, "a|L|60-95|Apes;B|H|90-130|bees;C|L|120-150|CATS;D|L|160-180|Dogs;E|L|150-180|Dogs"}},
     "1: changed* a room length title, changed* b=B length title, changed* c=C room title, vanished d, "
     "added D\n"
     "  a@1 room h>l end 90>95 title Ants>Apes\n"
     "  B@1 end 120>130 title Bees>bees\n"
     "  C@1 room h>l title Cats>CATS\n"
     "  [published, 1 held] a B C D E d? again 6\n"},
    {"only less than 24 h before the slot that was or is",
     {{0,
       "a|H|1440-1470|Ants;b|H|1441-1471|Bees;c|H|1500-1530|Cats;d|H|60-90|Dogs;e|H|5-9|Eels;f|H|5-9|Foxes"},
      {10,
       "a|L|1440-1470|Ants;b|L|1451-1481|Bees;c|H|1440-1470|Cats;d|H|3000-3030|Dogs;e|L|5-9|Eels;f|H|5-11|"
       "Foxes"}},
     "10: changed* a room, changed* b room start, changed* c start, changed* d start, changed e room, "
     "changed* f "
     "length\n"
     "  a@10 room h>l\n"
     "  b@10 room h>l start 1441>1451 end 1471>1481\n"
     "  c@10 start 1500>1440 end 1530>1470\n"
     "  d@10 start 60>3000 end 90>3030\n"
     "  f@10 end 9>11\n"
     "  [] a b c d e f\n"},
    {"exactly 24 h before it is not less",
     {{0, "a|H|1440-1470|Ants;b|H|1440-1470|Bees"}, {0, "a|L|1440-1470|Ants"}, {5, NULL}},
     "0: changed a room, vanished b\n  [published, 1 held] a b? again 5\n"
     "5: cancelled* b\n  b@5 cancelled\n  [published, 1 cancelled] a bx\n"},
    {"what has vanished 24 h and more before it leaves without a word",
     {{0, "a|H|60-90|Ants;b|H|1500-1530|Bees"}, {1, "a|H|60-90|Ants"}, {6, NULL}},
     "1: vanished b\n  [published, 1 held] a b? again 6\n"
     "6: cancelled b\n  [] a\n"},
    {"absent at two polls at least 5 min apart",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {1, "a|H|60-90|Ants"},
      {3, NULL},
      {5, NULL},
      {6, NULL},
      {7, NULL}},
     "1: vanished b\n  [published, 1 held] a b? again 6\n"
     "3:\n  [published, 1 held] a b? again 6\n"
     "5:\n  [published, 1 held] a b? again 6\n"
     "6: cancelled* b\n  b@6 cancelled\n  [published, 1 cancelled] a bx\n"
     "7:\n  b@6 cancelled\n  [published, 1 cancelled] a bx\n"},
    {"a session that returns before that, and absent again: from the start",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {1, "a|H|60-90|Ants"},
      {4, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {7, "a|H|60-90|Ants"},
      {11, NULL},
      {12, NULL}},
     "1: vanished b\n  [published, 1 held] a b? again 6\n"
     "4: returned b\n  [] a b\n"
     "7: vanished b\n  [published, 1 held] a b? again 12\n"
     "11:\n  [published, 1 held] a b? again 12\n"
     "12: cancelled* b\n  b@12 cancelled\n  [published, 1 cancelled] a bx\n"},
    {"its cancellation is taken back; the move before it stays",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {1, "a|H|60-90|Ants;b|L|90-120|Bees"},
      {2, "a|H|60-90|Ants"},
      {7, NULL},
      {8, "a|H|60-90|Ants;b|L|95-125|Bees"},
      {9, "a|H|60-90|Ants;b|H|90-120|Bees"}},
     "1: changed* b room\n  b@1 room h>l\n  [] a b\n"
     "2: vanished b\n  b@1 room h>l\n  [published, 1 held] a b? again 7\n"
     "7: cancelled* b\n  b@7 cancelled room h>l\n  [published, 1 cancelled] a bx\n"
     "8: returned* b start\n  b@8 room h>l start 90>95 end 120>125\n  [] a b\n"
     "9: changed* b room start\n  [] a b\n"},
    {"a cancelled session that returns under another id, at another time",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {2, "a|H|60-90|Ants"},
      {7, NULL},
      {8, "a|H|60-90|Ants;c|L|100-130|Bees"}},
     "2: vanished b\n  [published, 1 held] a b? again 7\n"
     "7: cancelled* b\n  b@7 cancelled\n  [published, 1 cancelled] a bx\n"
     "8: returned* b=c room start\n  c@8 room h>l start 90>100 end 120>130\n  [] a c\n"},
    {"told changes of one session are one, with what it was before the first",
     {{0, "a|H|60-90|Ants"},
      {1, "a|L|60-90|Ants"},
      {2, "a|M|70-100|Ants"},
      {3, "a|H|70-100|Ants"},
      {4, "b|H|60-90|Ants"}},
     "1: changed* a room\n  a@1 room h>l\n  [] a\n"
     "2: changed* a room start\n  a@2 room h>m start 60>70 end 90>100\n  [] a\n"
     "3: changed* a room\n  a@3 start 60>70 end 90>100\n  [] a\n"
     "4: changed* a=b start\n  [] b\n"},
    {"what is told lasts until the old and the new slot are over",
     {{0, "a|H|60-90|Ants;b|H|60-90|Bees"},
      {1, "a|H|100-130|Ants;b|L|60-90|Bees"},
      {89, NULL},
      {90, NULL},
      {129, NULL},
      {130, NULL}},
     "1: changed* a start, changed* b room\n  a@1 start 60>100 end 90>130\n  b@1 room h>l\n  [] a b\n"
     "89:\n  a@1 start 60>100 end 90>130\n  b@1 room h>l\n  [] a b\n"
     "90:\n  a@1 start 60>100 end 90>130\n  [] a b\n"
     "129:\n  a@1 start 60>100 end 90>130\n  [] a b\n"
     "130:\n  [] a b\n"},
    {"told again after a move that was not: the slot just before, not parts of two",
     {{0, "a|H|60-90|Ants"}, {1, "a|H|60-80|Ants"}, {85, "a|H|3000-3020|Ants"}, {86, "a|H|100-130|Ants"}},
     "1: changed* a length\n  a@1 end 90>80\n  [] a\n"
     "85: changed a start\n  a@1 end 90>3020\n  [] a\n"
     "86: changed* a start length\n  a@86 start 3000>100 end 3020>130\n  [] a\n"},
    {"a session without a time any more has vanished; one that gets one is added",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees;c|||Cats"},
      {1, "a|H|60-90|Ants;b|||Bees;c|H|120-150|Cats"},
      {6, NULL}},
     "1: vanished b, added c\n  [published, 1 held] a c b? again 6\n"
     "6: cancelled* b\n  b@6 cancelled\n  [published, 1 cancelled] a c bx\n"},
    {"unscheduled and gone: not missed",
     {{0, "a|H|60-90|Ants;c|||Cats"}, {1, "a|H|60-90|Ants"}},
     "1:\n  [] a\n"},
    {"what is over is dropped; what has begun is kept to its end",
     {{0, "a|H|10-20|Ants;b|H|10-40|Bees;c|H|60-90|Cats"}, {20, "c|H|60-90|Cats"}, {39, NULL}, {40, NULL}},
     "20: vanished b\n  [published, 1 held] c b?\n"
     "39:\n  [published, 1 held] c b?\n"
     "40:\n  [] c\n"},
    {"cancelled while it would run, if it vanished before; until its end",
     {{0, "a|H|10-20|Ants;c|H|60-90|Cats"}, {9, "c|H|60-90|Cats"}, {14, NULL}, {20, NULL}},
     "9: vanished a\n  [published, 1 held] c a? again 14\n"
     "14: cancelled* a\n  a@14 cancelled\n  [published, 1 cancelled] c ax\n"
     "20:\n  [] c\n"},
    {"a break that vanishes is kept, then dropped",
     {{0, "a|H|60-90|Ants;b|H|90-120|Lunch||b"}, {1, "a|H|60-90|Ants"}, {6, NULL}},
     "1: vanished b\n  [published, 1 held] a b? again 6\n"
     "6: cancelled b\n  [] a\n"},
    {"cancelled by the version itself: at once, and it stays when it leaves the version",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {1, "a|H|60-90|Ants;b|H|90-120|Bees||x"},
      {2, "a|H|60-90|Ants"},
      {3, "a|H|60-90|Ants;b|H|90-120|Bees"}},
     "1: cancelled* b\n  b@1 cancelled\n  [] a bx\n"
     "2:\n  b@1 cancelled\n  [published, 1 cancelled] a bx\n"
     "3: returned* b\n  [] a b\n"},
    {"all that is to come of a room, three: held for an hour, then cancelled",
     {{0, A_ROOM(k) REST}, {10, REST}, {15, NULL}, {69, NULL}, {70, NULL}},
     "10: held k1, held k2, held k3\n  [published, 3 held] z1 z2 z3 z4 k1? k2? k3? again 70\n"
     "15:\n  [published, 3 held] z1 z2 z3 z4 k1? k2? k3? again 70\n"
     "69:\n  [published, 3 held] z1 z2 z3 z4 k1? k2? k3? again 70\n"
     "70: cancelled* k1, cancelled* k2, cancelled* k3\n  k1@70 cancelled\n  k2@70 cancelled\n  k3@70 "
     "cancelled\n"
     "  [published, 3 cancelled] z1 z2 z3 z4 k1x k2x k3x\n"},
    {"and back: as if nothing had been",
     {{0, A_ROOM(k) REST}, {10, REST}, {18, A_ROOM(k) REST}},
     "10: held k1, held k2, held k3\n  [published, 3 held] z1 z2 z3 z4 k1? k2? k3? again 70\n"
     "18: returned k1, returned k2, returned k3\n  [] k1 k2 k3 z1 z2 z3 z4\n"},
    {"all but one of a room are no bulk loss; nor are two that are all of theirs",
     {{0, A_ROOM(k) "k4|k|150-180|k four;m1|m|60-90|m one;m2|m|90-120|m two;" REST "z5|Z|180-200|Z five;"},
      {10, "k4|k|150-180|k four;" REST "z5|Z|180-200|Z five;"}},
     "10: vanished k1, vanished k2, vanished k3, vanished m1, vanished m2\n"
     "  [published, 5 held] k4 z1 z2 z3 z4 z5 k1? k2? k3? m1? m2? again 15\n"},
    {"what has begun, is over or was cancelled is not to come: the other three are all of the room",
     {{0, "r|k|0-200|Running;o|k|0-5|Over;c|k|60-90|Off||x;" A_ROOM(k) REST},
      {10, "r|k|0-200|Running;o|k|0-5|Over;c|k|60-90|Off||x;" REST}},
     "10: held k1, held k2, held k3\n  [published, 3 held] r o cx z1 z2 z3 z4 k1? k2? k3? again 70\n"},
    {"nine of several rooms are judged one by one; a break goes with a bulk loss",
     {{0, A_ROOM(k) "l|k|150-160|Lunch||b;m1|m|60-90|M;m2|m|90-99|N;" REST "z5|Z|180-200|Z five;"},
      {10, "m2|m|90-99|N;" REST "z5|Z|180-200|Z five;"}},
     "10: held k1, held k2, held k3, held l, vanished m1\n"
     "  [published, 5 held] m2 z1 z2 z3 z4 z5 k1? k2? k3? l? m1? again 15\n"},
    {"ten of as many rooms, of twenty: all are held; nine are not",
     {{0, TEN TEN2}, {10, TEN}, {11, TEN TEN2}, {12, TEN "b1|B1|60-90|B 1"}},
     "10: held b1, held b2, held b3, held b4, held b5, held b6, held b7, held b8, held b9, held b10\n"
     "  [published, 10 held] a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 b1? b2? b3? b4? b5? b6? b7? b8? b9? b10? again "
     "70\n"
     "11: returned b1, returned b2, returned b3, returned b4, returned b5, returned b6, returned b7, "
     "returned b8, "
     "returned b9, returned b10\n  [] a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 b1 b2 b3 b4 b5 b6 b7 b8 b9 b10\n"
     "12: vanished b2, vanished b3, vanished b4, vanished b5, vanished b6, vanished b7, vanished b8, "
     "vanished b9, "
     "vanished b10\n  [published, 9 held] a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 b1 b2? b3? b4? b5? b6? b7? b8? b9? "
     "b10? again "
     "17\n"},
    {"half of those to come is not refused, and what was absent before does not count; more than half is",
     {{0, "k1|k|60-90|K1;k2|k|90-120|K2;m1|m|60-90|M1;m2|m|90-120|M2"},
      {10, "k1|k|60-90|K1;m1|m|60-90|M1"},
      {11, "k1|k|60-90|K1"},
      {12, "q|k|60-90|Q"},
      {16, "k1|k|60-90|K1"}},
     "10: vanished k2, vanished m2\n  [published, 2 held] k1 m1 k2? m2? again 15\n"
     "11: vanished m1\n  [published, 3 held] k1 m1? k2? m2? again 15\n"
     "12: refused\n  [published, 3 held] k1 m1? k2? m2? again 15\n"
     "16: cancelled* m1, cancelled* k2, cancelled* m2\n  m1@16 cancelled\n  k2@16 cancelled\n  m2@16 "
     "cancelled\n"
     "  [published, 3 cancelled] k1 m1x k2x m2x\n"},
    {"a refused poll is none of the two",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {10, "c|H|60-90|Cats"},
      {20, "a|H|60-90|Ants"},
      {24, NULL},
      {25, NULL}},
     "10: refused\n  [] a b\n"
     "20: vanished b\n  [published, 1 held] a b? again 25\n"
     "24:\n  [published, 1 held] a b? again 25\n"
     "25: cancelled* b\n  b@25 cancelled\n  [published, 1 cancelled] a bx\n"},
    {"no session at all: refused, also when all are over; nothing in place of nothing is not",
     {{0, "a|H|0-10|Ants"}, {20, ""}, {21, "c|||Cats"}, {22, "!;c|||Cats"}, {23, "d|||Dogs"}},
     "20: refused\n  [] a\n21: refused\n  [] a\n22:\n  [] c\n23:\n  [] d\n"},
    {"replaces_all: as at a first load where it would be refused",
     {{0, A_ROOM(k)},
      {1, "k1|m|60-90|k one;k2|k|90-120|k two;k3|k|120-150|k three"},
      {10, "!;k1|k|60-95|k one"},
      {15, NULL}},
     "1: changed* k1 room\n  k1@1 room k>m\n  [] k1 k2 k3\n"
     "10:\n  [] k1\n15:\n  [] k1\n"},
    {"replaces_all: else by the rules, but nothing is held",
     {{0, A_ROOM(k) REST}, {10, "!;" REST}, {15, NULL}},
     "10: vanished k1, vanished k2, vanished k3\n  [published, 3 held] z1 z2 z3 z4 k1? k2? k3? again 15\n"
     "15: cancelled* k1, cancelled* k2, cancelled* k3\n  k1@15 cancelled\n  k2@15 cancelled\n  k3@15 "
     "cancelled\n"
     "  [published, 3 cancelled] z1 z2 z3 z4 k1x k2x k3x\n"},
    {"a session of two rooms: moved if one of them changes, in any order the same",
     {{0, "a|H,L|60-90|Ants;b|H,L|90-120|Bees;c|H|120-150|Cats;d|H,L|150-180|Dogs"},
      {1, "a|L,H|60-90|Ants;b|L,M|90-120|Bees;c|H,L|120-150|Cats;d|L|150-180|Dogs"}},
     "1: changed* b room, changed* c room, changed* d room\n"
     "  b@1 room h>m\n"
     "  [] a b c d\n"},
    {"a renamed room: nothing has moved, and what moved out of it before is told of its new name",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;d|H|150-180|Dogs;e|M|60-90|Eels"},
      {1, "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;d|M|150-180|Dogs;e|M|60-90|Eels"},
      {2, "a|L|60-90|Ants;b|L|90-120|Bees;c|L|120-150|Cats;d|M|150-180|Dogs;e|M|60-90|Eels"},
      {3, "a|L|60-90|Ants;b|L|90-120|Bees;c|L|120-150|Cats;d|L|150-180|Dogs;e|M|60-90|Eels"}},
     "1: changed* d room\n  d@1 room h>m\n  [] a b c d e\n"
     "2:\n  d@1 room l>m\n  [] a b c d e\n"
     "3: changed* d room\n  [] a b c d e\n"},
    {"or into it",
     {{0,
       "a|H|60-90|Ants;b|M|90-120|Bees;c|M|120-150|Cats;d|M|150-180|Dogs;e|K,H|60-90|Eels;k|K|90-120|Kites"},
      {1,
       "a|H|60-90|Ants;b|M|90-120|Bees;c|M|120-150|Cats;d|M|150-180|Dogs;e|K,M|60-90|Eels;k|K|90-120|Kites"},
      {2,
       "a|H|60-90|Ants;b|N|90-120|Bees;c|N|120-150|Cats;d|N|150-180|Dogs;e|K,N|60-90|Eels;k|K|90-120|Kites"}},
     "1: changed* e room\n  e@1 room h>m\n  [] a b c d e k\n"
     "2:\n  e@1 room h>n\n  [] a b c d e k\n"},
    {"what is missing of it is kept in it",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;d|H|150-180|Dogs"},
      {1, "a|L|60-90|Ants;b|L|90-120|Bees;c|L|120-150|Cats"},
      {2, "a|L|60-90|Ants;b|L|90-120|Bees;c|L|120-150|Cats;d|L|150-180|Dogs"}},
     "1: vanished d\n  [published, 1 held] a b c d? again 6\n"
     "2: returned d\n  [] a b c d\n"},
    {"a moved session without a room has not moved any more",
     {{0, "a|H|60-90|Ants;b|H|90-120|Bees"},
      {1, "a|L|60-90|Ants;b|H|90-120|Bees"},
      {2, "a||60-90|Ants;b|H|90-120|Bees"}},
     "1: changed* a room\n  a@1 room h>l\n  [] a b\n"
     "2: changed* a room\n  [] a b\n"},
    {"a room more or less is no move; nor is a room for one that had none",
     {{0, "a|H|60-90|Ants;b||90-120|Bees;c|H|90-120|Cats"},
      {1, "a||60-90|Ants;b|H|90-120|Bees;c|H|90-120|Cats"}},
     "1: changed* a room, changed* b room\n  [] a b c\n"},
    {"a block and its parts: parts that are kept stay where they were",
     {{0, "m|H|60-180|MC;p|H|60-90|Part||^m;q|H|90-120|Quiz||^m;a|H|200-210|Ants"},
      {1, "m|L|60-180|MC;q|L|90-120|Quiz||^m;a|H|200-210|Ants"},
      {6, "q|L|90-120|Quiz;a|H|200-210|Ants"},
      {11, NULL}},
     "1: changed* m room, vanished p, changed* q room\n  m@1 room h>l\n  q@1 room h>l\n"
     "  [published, 1 held] m q a p? again 6\n"
     "6: vanished m, cancelled* p\n  m@1 room h>l\n  q@1 room h>l\n  p@6 cancelled\n"
     "  [published, 1 held, 1 cancelled] q a m? px again 11\n"
     "11: cancelled* m\n  q@1 room h>l\n  m@11 cancelled room h>l\n  p@6 cancelled\n"
     "  [published, 2 cancelled] q a mx px\n"},
    {"two alike that vanish and come back under other ids",
     {{0, "a|H|60-90|Ants;b|H|60-90|Ants;c|L|60-90|Cats;d|L|90-99|Dogs"},
      {1, "A|H|60-90|Ants;B|H|60-90|Ants;c|L|60-90|Cats;d|L|90-99|Dogs"}},
     "1: vanished b, added B\n  [published, 1 held] A B c d b? again 6\n"},
    {"the revision names the published one",
     {{0, "#v1;a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats"},
      {1, "#v2;a|H|60-90|Ants;b|H|90-120|Bees"},
      {6, "#v3;a|H|60-90|Ants"}},
     "1: vanished c\n  [published v2, 1 held] a b c? again 6\n"
     "6: vanished b, cancelled* c\n  c@6 cancelled\n  [published v3, 1 held, 1 cancelled] a b? cx again "
     "11\n"},
};
#define SCENARIO_COUNT (sizeof scenarios / sizeof *scenarios)

/* Shows the first line that differs: logs are long. */
static void check_log(const char *actual, const char *expected)
{
    size_t at = 0, line = 0;
    while (actual[at] && actual[at] == expected[at])
        if (actual[at++] == '\n')
            line = at;
    CHECK_STR(arena_copy_n(&arena, actual + line, strcspn(actual + line, "\n")),
              arena_copy_n(&arena, expected + line, strcspn(expected + line, "\n")));
}

static void test_scenarios(void)
{
    for (size_t i = 0; i < SCENARIO_COUNT; i++) {
        int count = 1;
        while (count < 8 && (scenarios[i].polls[count].minute || scenarios[i].polls[count].text))
            count++;
        check_row(scenarios[i].name);
        const char *log = run(scenarios[i].polls, count, AT_ONCE, 1);
        CHECK_STR(log, scenarios[i].expected);
        CHECK_STR(run(scenarios[i].polls, count, RESTARTED, 1), log);
        CHECK_STR(run(scenarios[i].polls, count, UNCHANGED_NOT_READ, 1), log);
        arena_reset(&arena);
    }
    check_row("");
}

/* ---- what people are told ---- */

static struct inference infer(const struct infer_memory *memory, const struct program *good, const char *text,
                              int minute)
{
    struct inference inference;
    changes_infer(memory, good, program_of(text, &arena), MINUTES(minute), name_key, &arena, &inference);
    return inference;
}

static void test_words(void)
{
    const struct infer_memory none = {.revision = ""};
    const struct program *good = program_of(A_ROOM(k) REST, &arena);
    struct inference held = infer(&none, good, REST, 10);
    CHECK_STR(held.report,
              "3 sessions vanished from the published program with others at once, at "
              "2025-03-29T11:10:00+01:00, which looks like a fault of the feed: shown as before until "
              "2025-03-29T12:10:00+01:00, and then as cancelled");
    CHECK_INT(held.held, 3);
    CHECK_INT(held.kinds[INFERRED_HELD], 3);
    CHECK_INT(held.told[INFERRED_HELD], 0);
    CHECK_STR(held.changes.program_digest, "");
    CHECK_INT(held.changes.made.ms, MINUTES(10).ms);
    struct inference later = infer(&held.memory, held.program, "", 20);
    CHECK(later.refused);
    CHECK_STR(later.reason,
              "the published program has no session with a time any more, and had 4: the last good one "
              "stays, unless the new one says \"replaces_all\": true");
    CHECK_STR(later.report, held.report);
    CHECK_INT(later.held, 3);
    CHECK_INT(later.again.ms, MINUTES(70).ms);
    CHECK(later.program == held.program);
    struct inference fewer = infer(&held.memory, held.program, "z4|Z|150-180|Z four", 20);
    CHECK_STR(fewer.reason,
              "the published program has lost 3 of the 4 sessions that are still to come, at once: the "
              "last good one stays, unless the new one says \"replaces_all\": true");
    struct inference back = infer(&held.memory, held.program, A_ROOM(k) REST, 18);
    CHECK_STR(back.report, "");
    CHECK_INT(back.kinds[INFERRED_RETURNED], 3);
    CHECK_INT(back.told[INFERRED_RETURNED], 0);
    struct inference gone = infer(&held.memory, held.program, REST, 70);
    CHECK_INT(gone.told[INFERRED_CANCELLED], 3);
    CHECK_STR(absence_name(ABSENCE_BEGUN), "begun");
}

/* Rooms outlive their sessions as long as a kept session or a door needs them. */
static void test_rooms(void)
{
    const struct infer_memory none = {.revision = ""};
    const struct program *good =
        program_of("a|H|60-90|Ants;b|L|60-90|Bees;c|M|60-90|Cats;d|M|1600-1700|Dogs", &arena);
    struct inference moved =
        infer(&none, good, "a|L|60-90|Ants;b|L|60-90|Bees;d|M|1600-1700|Dogs;c|L|60-90|Cats", 10);
    CHECK_INT(moved.program->room_count, 3);
    uint32_t room = program_find_room(moved.program, (struct room_name){"h", "h"});
    if (CHECK(room != PROGRAM_NONE)) {
        CHECK_STR(label_text(moved.program->rooms[room].name, ""), "H");
        CHECK_INT(moved.program->rooms[room].sessions.count, 0);
    }
    struct inference over = infer(&moved.memory, moved.program, "a|L|60-90|Ants;d|M|1600-1700|Dogs", 95);
    CHECK_INT(over.changes.list.count, 0);
    CHECK_INT(program_find_room(over.program, (struct room_name){"h", "h"}), PROGRAM_NONE);
    struct inference gone = infer(&none, good, "a|H|60-90|Ants;b|L|60-90|Bees;d|L|1600-1700|Dogs", 10);
    room = program_find_room(gone.program, (struct room_name){"m", "m"});
    if (CHECK(room != PROGRAM_NONE))
        CHECK_INT(gone.program->rooms[room].sessions.count, 1);
}

/* ---- a restart between any two polls ---- */

static uint64_t seed = 1;
static unsigned below(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

/* A version of an event of 24 sessions: now and then some are missing, elsewhere, later, cancelled, renamed
 * or under another id. */
static const char *random_version(bool all_have_times)
{
    struct str_builder out = {.arena = &arena};
    bool room_fails = below(8) == 0;
    unsigned many_fail = below(12) == 0 ? 3 : 30;
    if (below(10) == 0)
        str_add(&out, "!;");
    str_addf(&out, "#r%u;", below(100));
    for (unsigned i = 0; i < 24; i++) {
        unsigned room = i / 6, start = (i % 6) * 40 + (i % 7 == 0 ? 1500 : 0);
        if ((room_fails && room == 2) || below(many_fail) == 0)
            continue;
        str_addf(&out, "%s%u|R%u", below(20) ? "s" : "t", i, below(20) ? room : 4 + below(2));
        if (all_have_times || below(30))
            str_addf(&out, "|%u-%u", start + below(3) / 2 * 5, start + 30 + below(3) / 2 * 5);
        else
            str_add(&out, "|");
        str_addf(&out, "|T%u|P%u|%s%s;", below(20) ? i : i + 100, below(20) ? i : 50, below(20) ? "" : "x",
                 i % 6 == 3 ? "b" : "");
    }
    return out.text;
}

static void test_restart(void)
{
    check_row("restart");
    unsigned told = 0, refused = 0, held = 0;
    for (int round = 0; round < 60; round++) {
        struct poll polls[14] = {{0, random_version(round % 2)}};
        for (int i = 1; i < 14; i++) {
            polls[i].minute = polls[i - 1].minute + 1 + (int)below(30);
            polls[i].text = below(4) ? random_version(round % 2) : NULL;
        }
        const char *log = run(polls, 14, AT_ONCE, 0);
        check_log(run(polls, 14, RESTARTED, 0), log);
        if (round % 2) /* what a version lists without a time is not in the merged one */
            check_log(run(polls, 14, UNCHANGED_NOT_READ, 0), log);
        told += strstr(log, "cancelled*") != NULL;
        refused += strstr(log, "refused") != NULL;
        held += strstr(log, "held ") != NULL;
        arena_reset(&arena);
    }
    check_row("");
    if (!CHECK(told > 20 && refused >= 5 && held > 20))
        printf("%u told, %u refused, %u held\n", told, refused, held);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_scenarios();
    test_words();
    test_rooms();
    test_restart();
    arena_finish(&arena);
    return check_done();
}
