/*
 * order: what a form of a page asks for, as the command that it is. Orders are texts, "do=delay&s=23&min=10":
 * the fields of a form in one order of names, with what was relative ("5 more") settled. So what was
 * previewed is what is done. A command is made of the same sentence that is said on the command line
 * (desk/sentence.h).
 *
 *   do        s: session   further
 *   more      s            min: so many minutes more than now (becomes delay)
 *   delay     s            min: against the plan; 0 takes it back
 *   late started cancel full open   s     room: of overflow (full)
 *   move      s            room, start (either may be "": the same)
 *   title     s            text
 *   say                    text, room ("": everywhere), min: how long, level: "warning" or ""
 *   unsay                  id
 *   alarm, test            kind: "fire", ..., room, min
 *   lift
 *   rehearse               start: the moment, min; min 0 ends it
 *   undo                   n
 */
#ifndef NOWNEXT_DESK_PAGE_ORDER_H
#define NOWNEXT_DESK_PAGE_ORDER_H

#include "desk_page/pages.h"

/* The command that the fields of a request are, and their order, both in the page's arena. False with the
 * reason, for people: a room's link that asks for what is not its own, a session that is not there. */
bool page_order_read(const struct page *page, const struct request *fields, const char **ret_order,
                     struct desk_command *ret, struct err *reterr);

/* The same of an order as it was made before. */
bool order_read_again(const struct page *page, const char *order, struct desk_command *ret,
                      struct err *reterr);

#endif
