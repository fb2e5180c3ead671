/*
 * directive_attendance: the attendance of a body in a year, by person, organisation or meeting.
 *
 * The matrix itself is that of the pages of attendance (attendance_matrix.c).
 */
#include "compose/directive.h"
#include "compose/register.h"

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    if (!directive_needs_body(c, o))
        return;
    matrix_by by = str_is(o->by, "organisation") ? MATRIX_ORGANISATION
                   : str_is(o->by, "meeting")    ? MATRIX_MEETING
                                                 : MATRIX_PERSON;
    if (!put_attendance_matrix(c, parent, (matrix_request){ o->body, o->year, by },
                               directive_caption(c, o)))
        directive_empty_year(c, parent, o);
}

const directive directive_attendance = {
    .name = "attendance",
    .options = NAMES("body", "year", "at", "by", "caption"),
    .by = NAMES("person", "organisation", "meeting"),
    .print = print,
};
