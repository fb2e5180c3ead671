/*
 * address: the addresses of pages and files, each given once and taken from then on.
 *
 * All are relative to the root of the site, ASCII, and made from identity, never from titles.
 */
#ifndef REFERAT_COMPOSE_ADDRESS_H
#define REFERAT_COMPOSE_ADDRESS_H

#include "compose/site_plan.h"

void addresses_reserve(planner *p);
str  address_of_body(planner *p, slot body);            /* the bodies first: the others build on them */
str  address_of_meeting(planner *p, slot which);
str  address_of_case(planner *p, slot item);
str  address_of_year(planner *p, slot body, int year);  /* attendance */
str  address_of_report(planner *p, slot which);
str  address_of_person(planner *p, slot which);
str  address_of_ledger(planner *p, int year, slot row, slot fund);
str  address_of_file(planner *p, str path);
str  pdf_of_page(planner *p, str page);               /* of a list: named after its address */
str  pdf_of_meeting(planner *p, slot which, str page);
str  pdf_of_report(planner *p, slot which, str page);

#endif
