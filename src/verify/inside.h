/*
 * What the files of `verify` share: the file that is looked at, and a way to say what is wrong with it.
 *
 * Objects are libqpdf's handles. Asked for what is not there, libqpdf gives null objects, so that a walk over a
 * broken file ends by itself; each handle is released with the whole file.
 */
#ifndef REFERAT_VERIFY_INSIDE_H
#define REFERAT_VERIFY_INSIDE_H

#include <qpdf/qpdf-c.h>

#include "verify/verify.h"

typedef struct inspection {
    diag *diag;
    arena *arena;
    str name;
    qpdf_data file;
    qpdf_oh root, trailer;
    verify_counts *counts;
    int said[MSG_COUNT]; /* messages of each kind: many of one kind help nobody */
} inspection;

void verify_say(inspection *v, message_id id, str what); /* the first few of each kind */
bool verify_has(inspection *v, qpdf_oh object, const char *key);
qpdf_oh verify_key(inspection *v, qpdf_oh object, const char *key); /* null where it is missing */
str verify_text(inspection *v, qpdf_oh object, const char *key);    /* of a string or a name; "" if it is none */

/* xmp.c: the properties of a packet, by namespace, space and name, each a `str`; NULL where it cannot be read */
map *verify_read_xmp(arena *a, str content);

void verify_structure(inspection *v);
void verify_fonts(inspection *v);
void verify_metadata(inspection *v);

#endif
