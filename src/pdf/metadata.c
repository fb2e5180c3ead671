/*
 * What the file says of itself: title, issuer, subject, date.
 *
 * Takes the document's own fields and gives the information dictionary (ISO 32000-1, 14.3.3). The
 * date is the document's too, with the precision that it was given; no clock is asked, so the same
 * document gives the same bytes.
 */
#include "pdf/writer.h"

#define CREATOR "referat " REFERAT_VERSION

/* "D:20260323" (ISO 32000-1, 7.9.4); what the document leaves open is left out. */
static str date_text_of(arena *a, str iso)
{
    date d;
    if (!date_iso(iso, &d))
        return STR("");
    if (d.month == 0)
        return str_format(a, "D:%04d", d.year);
    if (d.day == 0)
        return str_format(a, "D:%04d%02d", d.year, d.month);
    return str_format(a, "D:%04d%02d%02d", d.year, d.month, d.day);
}

pdf_dict *info_write(writer *w)
{
    pdf_file *f = w->file;
    const document *doc = w->set->doc;
    pdf_dict *d = pdf_dict_numbered(f);
    str made = date_text_of(w->arena, doc->date);
    if (doc->title.len > 0)
        pdf_put_text(f, d, "Title", doc->title);
    if (doc->organisation.len > 0)
        pdf_put_text(f, d, "Author", doc->organisation);
    if (doc->subject.len > 0)
        pdf_put_text(f, d, "Subject", doc->subject);
    if (doc->version.len > 0)
        pdf_put_text(f, d, "Keywords", doc->version);
    pdf_put_text(f, d, "Creator", STR(CREATOR));
    pdf_put_text(f, d, "Producer", STR(CREATOR));
    if (made.len > 0)
        pdf_put_ascii(f, d, "CreationDate", made);
    if (made.len > 0)
        pdf_put_ascii(f, d, "ModDate", made);
    return d;
}
