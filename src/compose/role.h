/*
 * role: the printers of roles that have a file of their own, and what they share.
 *
 * Each appends inlines for one {name}`argument`.
 */
#ifndef REFERAT_COMPOSE_ROLE_H
#define REFERAT_COMPOSE_ROLE_H

#include "compose/composer.h"

/* Says why an argument cannot be printed, and prints it as it is written. */
void role_fault(composer *c, inline_list *out, const md_node *n, const char *why);

void role_amount(composer *c, inline_list *out, const md_node *n);
void role_page(composer *c, inline_list *out, const md_node *n);
void role_count(composer *c, inline_list *out, const md_node *n);

#endif
