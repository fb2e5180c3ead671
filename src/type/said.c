/*
 * What is said of a document while it is set, and where: messages point to the block that is being
 * set, or to the nearest around it that an author wrote; failing that, to the document's file.
 *
 * Inside the block the place is narrowed to the words that the message is about, where they stand
 * there as they are shown. Fonts of this machine that lent a character are told of at the end, once
 * for each: the file that is made then depends on the machine.
 */
#include "type/setter.h"

enum {
    SEARCHED_MOST = 4096, /* bytes of a block: many words may be missing from a very long one */
    TOLD_MOST = 12,       /* characters that are named, of one font */
};

/* ---- places ---------------------------------------------------------------------------------- */

/* Searched only when there is something to say. */
static span place_of_file(const setter *s)
{
    for (size_t i = 0; s->doc->source.len > 0 && i < diag_source_count(s->diag); i++)
        if (str_equal(diag_source(s->diag, (source_id)i)->path, s->doc->source))
            return span_of((source_id)i, 0, 0);
    return (span){ 0 };
}

span said_place(const setter *s, str shown)
{
    if (!span_some(s->at))
        return place_of_file(s);
    str written = diag_text(s->diag, s->at);
    written = str_slice(written, 0, written.len < SEARCHED_MOST ? written.len : SEARCHED_MOST);
    size_t found = shown.len > 0 ? str_find(written, shown) : written.len;
    return found < written.len ? span_part(s->at, found, shown.len) : s->at;
}

/* ---- borrowed characters --------------------------------------------------------------------- */

static loan *loan_of(setter *s, int font)
{
    for (size_t i = 0; i < s->loans.len; i++)
        if (s->loans.at[i].font == font)
            return &s->loans.at[i];
    return list_add(s->lent, &s->loans, ((loan){ .font = font }));
}

static bool is_told(const loan *l, str sign)
{
    for (size_t i = 0; i < l->signs.len; i++)
        if (str_equal(l->signs.at[i], sign))
            return true;
    return false;
}

void said_borrowed(setter *s, const word *w)
{
    for (size_t i = 0; i < w->count; i++) {
        const word_glyph *g = &w->glyphs[i];
        if (g->text_len == 0 || !fonts_borrowed(s->fonts, g->font))
            continue;
        str sign = str_slice(w->text, g->text_at, (size_t)g->text_at + g->text_len);
        loan *l = loan_of(s, g->font);
        if (l->signs.len <= TOLD_MOST && !is_told(l, sign)) {
            if (l->signs.len == 0)
                l->at = said_place(s, sign);
            list_add(s->lent, &l->signs, str_copy(s->lent, sign));
        }
    }
}

static str list_of_signs(arena *a, const loan *l)
{
    buf out = buf_new(a);
    for (size_t i = 0; i < l->signs.len && i < TOLD_MOST; i++) {
        size_t pos = 0;
        uint32_t rune = utf8_next(l->signs.at[i], &pos);
        buf_format(&out, "%s" STR_FMT " (U+%04X)", i > 0 ? ", " : "", STR_ARG(l->signs.at[i]),
                   (unsigned)rune);
    }
    if (l->signs.len > TOLD_MOST)
        buf_text(&out, " and others");
    return buf_str(&out);
}

void said_loans(setter *s)
{
    for (size_t i = 0; i < s->loans.len; i++) {
        const loan *l = &s->loans.at[i];
        DIAG(s->diag, GLYPH_BORROWED, l->at, list_of_signs(s->lent, l),
             type_font_about(s->fonts, l->font)->name, s->doc->title);
    }
}
