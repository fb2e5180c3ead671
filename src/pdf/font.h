/*
 * pdf/font.h (private): the fonts of one file.
 *
 * A character code (CID) stands for a pair of glyph and text, so one glyph that shows two texts (a
 * hyphen that is there, and one that was added at a line's end) gets two codes, and the map back to
 * text is always exact.
 */
#ifndef REFERAT_PDF_FONT_H
#define REFERAT_PDF_FONT_H

#include "pdf/object.h"
#include "type/type.h"

typedef struct code {
    uint32_t glyph;
    str text;
    int32_t next;  /* the next code of the same glyph; 0 none */
    int32_t width; /* thousandths of the size, as the file says it */
} code;

typedef struct file_font {
    int slot;
    const type_font *about;
    str name;               /* of the resource: F1 … */
    list_of(code) codes;    /* code 0 is the missing glyph */
    list_of(int32_t) first; /* by glyph: its first code; 0 none */
} file_font;

typedef list_of(file_font *) font_list;

file_font *font_find(arena *a, font_list *fonts, const type_fonts *from,
                     int slot); /* added when new */
int32_t font_code(arena *a, file_font *f, const type_fonts *from, uint32_t glyph, str text);

/* All fonts as objects, put into `resources`. */
bool fonts_write(pdf_file *f, arena *a, const font_list *fonts, const type_fonts *from,
                 pdf_dict *resources);

#endif
