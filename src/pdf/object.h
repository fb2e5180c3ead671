/*
 * pdf/object.h (private): the objects of a PDF file.
 *
 * Dictionaries, arrays and streams, each direct (it lives inside the one it is put into) or with a
 * number of its own. Whatever is put belongs to the file from then on. Where an add fails, the file
 * remembers what it was, goes on without it, and pdf_close refuses and names it.
 */
#ifndef REFERAT_PDF_OBJECT_H
#define REFERAT_PDF_OBJECT_H

#include "base/base.h"

enum { PDF_ASCII_MOST = 32767 }; /* bytes that a reader takes in a string (ISO 32000-1, C.2) */

typedef struct pdf_file pdf_file;
typedef struct pdf_dict pdf_dict;
typedef struct pdf_array pdf_array;

pdf_file *pdf_open(arena *a);
void pdf_drop(pdf_file *f);

/* The whole file, with its catalogue, its information and a file identifier made from all that was
   put into streams. false where an add or the writing failed; pdf_fault then says which. */
bool pdf_close(pdf_file *f, pdf_dict *catalogue, pdf_dict *info, buf *out);
str pdf_fault(const pdf_file *f);

/* An object that is written as lines ("/S /P\n"), for what there is much of: an object of libharu's
   takes a hundred bytes for each of its keys. The lines come later, or never. */
pdf_dict *pdf_lines_numbered(pdf_file *f);
void pdf_lines_put(pdf_file *f, pdf_dict *d, str lines); /* copied */
void pdf_put_string(buf *out, str text); /* a text string in such lines */
void pdf_put_reference(buf *out, const pdf_dict *to); /* "12 0 R", to an object with a number */
int pdf_number(const pdf_dict *d); /* of an object that has one */

pdf_dict *pdf_dict_new(pdf_file *f);      /* direct */
pdf_dict *pdf_dict_numbered(pdf_file *f); /* with a number: may be put into several places */
pdf_array *pdf_array_new(pdf_file *f);
pdf_dict *pdf_stream_new(pdf_file *f, str data); /* numbered; compressed */
pdf_dict *pdf_stream_ready(pdf_file *f, str data,
                           const char *filter); /* data is in that form already */

void pdf_put_name(pdf_file *f, pdf_dict *d, const char *key, str name);
void pdf_put_int(pdf_file *f, pdf_dict *d, const char *key, int32_t value);
void pdf_put_bool(pdf_file *f, pdf_dict *d, const char *key, bool value);
void pdf_put_text(pdf_file *f, pdf_dict *d, const char *key,
                  str text); /* a text string, from UTF-8 */
void pdf_put_ascii(pdf_file *f, pdf_dict *d, const char *key,
                   str text); /* a string of plain ASCII */
void pdf_put_bytes(pdf_file *f, pdf_dict *d, const char *key, str bytes); /* a string of any */
void pdf_put_dict(pdf_file *f, pdf_dict *d, const char *key, pdf_dict *value);
void pdf_put_array(pdf_file *f, pdf_dict *d, const char *key, pdf_array *value);

bool pdf_has(const pdf_dict *d, const char *key);

void pdf_add_name(pdf_file *f, pdf_array *a, str name);
void pdf_add_int(pdf_file *f, pdf_array *a, int32_t value);
void pdf_add_length(pdf_file *f, pdf_array *a, length value); /* in points */
void pdf_add_ascii(pdf_file *f, pdf_array *a, str text);
void pdf_add_dict(pdf_file *f, pdf_array *a, pdf_dict *value);
void pdf_add_array(pdf_file *f, pdf_array *a, pdf_array *value);
void pdf_add_null(pdf_file *f, pdf_array *a);

#endif
