#include "desk_page/order.h"

#include "stage.h"

static struct desk_page_data data;
static struct page page;
static struct desk_command command;
static struct err err;
static const char *order;

static bool read_order(const char *text)
{
    struct request *fields = ARENA_NEW(&stage.arena, struct request);
    *fields = (struct request){.method = REQUEST_POST, .target = "/", .body = text};
    CHECK(request_read(fields, &stage.arena));
    CHECK(stage_read(NULL, &data, NULL));
    page.now = stage.now;
    err = (struct err){0};
    return page_order_read(&page, fields, &order, &command, &err);
}

static void begin(bool is_desk, uint32_t room)
{
    stage_begin();
    page = (struct page){.desk = &stage.desk,
                         .data = &data,
                         .is_desk = is_desk,
                         .room = room,
                         .base = "",
                         .by = "Anna",
                         .arena = &stage.arena};
}

static const struct change *said(void)
{
    return &command.says.changes.changes[0];
}

/* Each order as it is settled; what it can't be is refused, with a reason that says it. */
static void test_orders(void)
{
    static const struct {
        const char *fields, *settled, *reason;
    } rows[] = {
        {"do=more&s=2&min=5", "do=delay&s=2&min=5", NULL},
        {"min=15&s=2&do=delay", "do=delay&s=2&min=15", NULL},
        {"do=delay&s=2&min=0", "do=delay&s=2&min=0", NULL},
        {"do=delay&s=2&min=-5", NULL, "from 0 to 1440"},
        {"do=delay&s=2&min=1441", NULL, "from 0 to 1440"},
        {"do=delay&s=6&min=5", NULL, "time"},
        {"do=delay&s=2", NULL, "give a number"},
        {"do=delay&s=nothing&min=5", NULL, "no such session"},
        {"do=late&s=2", "do=late&s=2", NULL},
        {"do=started&s=2", "do=started&s=2", NULL},
        {"do=cancel&s=1.2", "do=cancel&s=1.2", NULL},
        {"do=full&s=2", "do=full&s=2", NULL},
        {"do=full&s=2&room=attic", "do=full&s=2&room=attic", NULL},
        {"do=open&s=2", "do=open&s=2", NULL},
        {"do=move&s=2&room=attic", "do=move&s=2&room=attic", NULL},
        {"do=move&s=2&room=&start=11%3A15", "do=move&s=2&start=2025-03-29T10%3A15%3A00%2B00%3A00", NULL},
        {"do=move&s=2&start=2025-03-29T11%3A15%3A00%2B01%3A00&room=attic",
         "do=move&s=2&start=2025-03-29T10%3A15%3A00%2B00%3A00&room=attic", NULL},
        {"do=move&s=2", NULL, "another room, another time, or both"},
        {"do=move&s=2&room=cellar", NULL, "no room \"cellar\""},
        {"do=move&s=2&start=25:99", NULL, "25:99"},
        {"do=title&s=2&text=+Two++words+", "do=title&s=2&text=%20Two%20%20words%20", NULL},
        {"do=title&s=2&text=+", NULL, "what is to be said"},
        {"do=say&text=Hello&min=30", "do=say&min=30&text=Hello", NULL},
        {"do=say&text=Hello&min=30&level=warning&room=attic",
         "do=say&min=30&room=attic&text=Hello&level=warning", NULL},
        {"do=say&text=&min=30", NULL, "what is to be said"},
        {"do=say&text=Hello&min=0", NULL, "from 1 to 1440"},
        {"do=unsay&id=x", NULL, "no notice to end"},
        {"do=undo&n=1", NULL, "no entry 1"},
        {"do=lift", NULL, "no emergency"},
        {"do=alarm&kind=fire&min=60", NULL, "no text is prepared"},
        {"do=rehearse&min=60&start=2025-03-30T10%3A00",
         "do=rehearse&min=60&start=2025-03-30T08%3A00%3A00%2B00%3A00", NULL},
        {"do=rehearse&min=0", NULL, "no rehearsal"},
        {"do=rehearse&min=60", NULL, "which moment"},
        {"do=", NULL, "can't do"},
        {"x=1", NULL, "can't do"}};
    begin(true, PROGRAM_NONE);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].fields);
        bool ok = read_order(rows[i].fields);
        if (!CHECK_INT(ok, rows[i].settled != NULL))
            printf("  %s\n", err.text);
        if (!ok) {
            CHECK(rows[i].reason && strstr(err.text, rows[i].reason) != NULL);
            continue;
        }
        CHECK_STR(order, rows[i].settled);
        struct desk_command again;
        enum desk_verb verb = command.verb;
        CHECK(order_read_again(&page, rows[i].settled, &again, &err));
        CHECK_INT(again.verb, verb);
        CHECK_INT(again.says.changes.count, command.says.changes.count);
    }
    stage_end();
}

static void test_commands(void)
{
    begin(true, PROGRAM_NONE);
    CHECK(read_order("do=move&s=2&room=attic&start=11%3A15"));
    CHECK_INT(command.verb, DESK_MOVE);
    CHECK_STR(command.by, "Anna");
    CHECK_STR(command.via, "page");
    CHECK_INT(said()->fields, CHANGE_ROOM | CHANGE_START);
    CHECK_STR(said()->room->text, "attic");
    CHECK_INT(said()->start.ms - stage.now.ms, 70 * MS_PER_MINUTE);
    CHECK_INT(said()->made.ms, stage.now.ms);
    CHECK(read_order("do=full&s=2&room=attic"));
    CHECK(said()->full && said()->fields == (CHANGE_FULL | CHANGE_OVERFLOW_ROOM));
    CHECK(read_order("do=open&s=2"));
    CHECK(!said()->full && said()->fields == CHANGE_FULL);
    CHECK_INT(command.verb, DESK_OPEN);
    CHECK(read_order("do=late&s=2") && said()->delayed && said()->fields == CHANGE_DELAYED);
    CHECK(read_order("do=started&s=2") && said()->started && said()->fields == CHANGE_STARTED);
    CHECK(read_order("do=cancel&s=2") && said()->cancelled && said()->fields == CHANGE_CANCELLED);
    CHECK(read_order("do=say&text=Hello&min=30&level=warning"));
    CHECK_STR(command.says.notices[0].id, "notice-1");
    CHECK_INT(command.says.notices[0].level, NOTICE_WARNING);
    CHECK(command.says.notices[0].everywhere);
    CHECK_INT(command.says.notices[0].end.ms - stage.now.ms, 30 * MS_PER_MINUTE);
    check_row("after midnight, a time of the small hours is still of this day");
    stage_at("2025-03-30T00:30");
    CHECK(read_order("do=move&s=2&start=01%3A15"));
    CHECK_INT(said()->start.ms - stage.now.ms, 45 * MS_PER_MINUTE);
    stage_end();
}

/* Five more than it is late already. */
static void test_more(void)
{
    begin(true, PROGRAM_NONE);
    CHECK_INT(stage_do("", "do=more&s=1.2&min=10"), 303);
    CHECK(read_order("do=more&s=1.2&min=5"));
    CHECK_STR(order, "do=delay&s=1.2&min=15");
    CHECK(read_order("do=delay&s=1.2&min=5"));
    CHECK_STR(order, "do=delay&s=1.2&min=5");
    stage_end();
}

/* What a room's link may do, and what not. */
static void test_room(void)
{
    begin(true, PROGRAM_NONE);
    CHECK_INT(stage_do("", "do=say&text=All&min=30"), 303);
    CHECK_INT(stage_do("", "do=say&text=B&min=30&room=hall-b"), 303);
    CHECK_INT(stage_do("", "do=move&s=2&room=attic"), 303);
    page.is_desk = false;
    page.room = 1;
    CHECK(read_order("do=full&s=2")); /* its own, though it has gone elsewhere */
    CHECK(!read_order("do=full&s=1.1"));
    CHECK(strstr(err.text, "this link is for Hall B") != NULL);
    CHECK(read_order("do=say&text=Hello&min=30&room=attic"));
    CHECK_INT(command.says.notices[0].room_count, 1);
    CHECK_STR(command.says.notices[0].rooms[0].text, "hall-b");
    CHECK(!command.says.notices[0].everywhere);
    CHECK(!read_order("do=unsay&id=notice-1"));
    CHECK(read_order("do=unsay&id=notice-2"));
    CHECK_INT(command.says.notices[0].end.ms, stage.now.ms);
    CHECK(!read_order("do=undo&n=1"));
    CHECK(strstr(err.text, "elsewhere") != NULL);
    CHECK(read_order("do=undo&n=3"));
    static const char *const all[] = {"do=alarm&kind=fire&min=5", "do=test&kind=fire&min=5", "do=lift",
                                      "do=rehearse&min=0"};
    for (int i = 0; i < 4; i++) {
        CHECK(!read_order(all[i]));
        CHECK(strstr(err.text, "ask the desk") != NULL);
    }
    stage_end();
}

static void test_alarm(void)
{
    begin(true, PROGRAM_NONE);
    stage_prepare();
    CHECK(read_order("do=test&kind=fire&min=60"));
    CHECK_INT(command.verb, DESK_EMERGENCY);
    CHECK(command.says.emergency->test && command.says.emergency->everywhere);
    CHECK_INT(command.says.emergency->until.ms - stage.now.ms, MS_PER_HOUR);
    CHECK(read_order("do=alarm&kind=fire&min=60&room=attic"));
    CHECK(!command.says.emergency->test && !command.says.emergency->everywhere);
    CHECK_STR(command.says.emergency->rooms[0].text, "attic");
    CHECK(!read_order("do=alarm&kind=flood&min=60"));
    CHECK(!read_order("do=alarm&kind=medical&min=60"));
    CHECK(!read_order("do=alarm&kind=fire&min=721"));
    CHECK_INT(stage_do("", "do=test&kind=fire&min=60"), 303);
    CHECK(read_order("do=lift"));
    CHECK_INT(command.verb, DESK_LIFT);
    CHECK(command.says.emergency->test);
    CHECK_INT(command.says.emergency->lifted.ms, stage.now.ms);
    CHECK(!read_order("do=undo&n=1"));
    stage_end();
}

int main(void)
{
    test_orders();
    test_commands();
    test_more();
    test_room();
    test_alarm();
    return check_done();
}
