/*
 * What the file says of itself: title, issuer, subject, date.
 *
 * One table of facts gives both forms: the information dictionary (ISO 32000-1, 14.3.3) and the XMP
 * of xmp.c, so that they cannot disagree (ISO 19005-2, 6.6.3). The date is that of the last change of
 * the sources where it is known, else the document's own; no clock is asked, so the same sources
 * give the same bytes.
 */
#include "pdf/metadata.h"

#define CREATOR "referat " REFERAT_VERSION

/* A file must have a title (ISO 14289-1, 7.1): its own, else its name. */
static str title_of(const document *doc)
{
    if (str_trim(doc->title).len > 0)
        return doc->title;
    return doc->pdf.len > 0 ? path_name(doc->pdf) : STR("referat");
}

/* XML knows no control characters but the ends of lines (XML 1.0, 2.2): neither form has any, so that they agree. */
static str one_line(const writer *w, str value)
{
    buf out = buf_new(w->arena);
    for (size_t i = 0; i < value.len; i++)
        buf_char(&out,
                 (unsigned char)value.at[i] < 0x20 || value.at[i] == 0x7f ? ' ' : value.at[i]);
    return buf_str(&out);
}

metadata metadata_of(const writer *w)
{
    const document *doc = w->set->doc;
    metadata m = { .title = one_line(w, title_of(doc)),
                   .author = one_line(w, doc->organisation),
                   .subject = one_line(w, doc->subject),
                   .keywords = one_line(w, doc->version),
                   .creator = STR(CREATOR),
                   .lang = doc->lang };
    m.dated = date_iso(doc->changed, &m.date) || date_iso(doc->date, &m.date);
    return m;
}

/* "D:20260323" (ISO 32000-1, 7.9.4); what the document leaves open is left out. */
str metadata_date(arena *a, date d)
{
    if (d.month == 0)
        return str_format(a, "D:%04d", d.year);
    if (d.day == 0)
        return str_format(a, "D:%04d%02d", d.year, d.month);
    return str_format(a, "D:%04d%02d%02d", d.year, d.month, d.day);
}

static void put(pdf_file *f, pdf_dict *d, const char *key, str value)
{
    if (value.len > 0)
        pdf_put_text(f, d, key, value);
}

pdf_dict *info_write(writer *w)
{
    pdf_file *f = w->file;
    const metadata m = metadata_of(w);
    pdf_dict *d = pdf_dict_numbered(f);
    put(f, d, "Title", m.title);
    put(f, d, "Author", m.author);
    put(f, d, "Subject", m.subject);
    put(f, d, "Keywords", m.keywords);
    put(f, d, "Creator", m.creator);
    put(f, d, "Producer", m.creator);
    if (m.dated) {
        const str made = metadata_date(w->arena, m.date);
        pdf_put_ascii(f, d, "CreationDate", made);
        pdf_put_ascii(f, d, "ModDate", made);
    }
    return d;
}
