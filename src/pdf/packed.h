/*
 * Deflated data, taken out of its packing again (RFC 1950, RFC 1951).
 *
 * The dump reads so what we have written, and pdf_parts what anybody has: so what is packed to fill the memory is given up
 * at a bound.
 */
#ifndef REFERAT_PDF_PACKED_H
#define REFERAT_PDF_PACKED_H

#include "base/base.h"

/* What follows the packed data is passed over. false where it is none, or would be longer than the
   budget, which what was tried is taken from. */
bool packed_inflate(arena *a, str packed, size_t *budget, str *data);

#endif
