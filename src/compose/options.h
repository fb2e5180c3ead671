/*
 * options: from the YAML of a directive to its options.
 *
 * What was not given has the default of the document; what cannot be read has given a message.
 */
#ifndef REFERAT_COMPOSE_OPTIONS_H
#define REFERAT_COMPOSE_OPTIONS_H

#include "compose/directive.h"

directive_options options_read(composer *c, const directive *of, const md_node *n);

#endif
