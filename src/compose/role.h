/*
 * role: the printers of roles that have a file of their own, and what they share.
 *
 * Each appends inlines for one {name}`argument`.
 */
#ifndef REFERAT_COMPOSE_ROLE_H
#define REFERAT_COMPOSE_ROLE_H

#include "compose/composer.h"

/* Says why an argument cannot be printed, what was perhaps meant (`near`, or ""), and what the role takes; prints it as it
   is written. */
void role_fault(composer *c, inline_list *out, const md_node *n, const char *why, str near);

/* May this fault look for what was meant? Names are many, and only the first faults of a document are worth it. */
bool role_may_compare(composer *c);

void role_amount(composer *c, inline_list *out, const md_node *n);
void role_page(composer *c, inline_list *out, const md_node *n);
void role_count(composer *c, inline_list *out, const md_node *n);

#endif
