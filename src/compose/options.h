/* options: from the YAML of a directive to its options. */
#ifndef REFERAT_COMPOSE_OPTIONS_H
#define REFERAT_COMPOSE_OPTIONS_H

#include "compose/directive.h"

directive_options options_read(composer *c, const directive *of, const md_node *n);

#endif
