/*
 * What the files of `read` share: YAML that stands inside another text.
 *
 * The content of a directive may stand in a quotation or a list, with marks at the start of each line; it is
 * handed over as a text of its own that begins at an offset of the source.
 */
#ifndef REFERAT_READ_INSIDE_H
#define REFERAT_READ_INSIDE_H

#include "read/read.h"

/* The content of a directive inside quotes or lists has marks at the start of its lines; they are blanked out, so
   that offsets stay right. */
const node *read_yaml_text(diag *d, arena *a, source_id id, str text, size_t at);

#endif
