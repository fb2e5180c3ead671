/*
 * A document as text for a terminal.
 *
 * Labels, tables and lists keep their form as far as columns of letters can; the text is that of the document, with
 * no-break spaces as they are.
 */
#ifndef REFERAT_CLI_SHOW_TEXT_H
#define REFERAT_CLI_SHOW_TEXT_H

#include "cli/cli.h"

void show_text(const document *doc, buf *out);

#endif
