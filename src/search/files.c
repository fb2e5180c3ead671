/*
 * files: terms and texts, shared out over files of a size that is quick to load.
 *
 * words-NUMBER.js  terms that follow each other in the alphabet, each with its postings: how many entries further on (in
 *                  base 36), and a letter for the weight, A the lightest
 * texts-NUMBER.js  what is shown of entries that follow each other: address, title, what it is a part of, genre, body, date, text
 *
 * With which term or entry each file begins stands in the index. Each file is one call, referatSearch(NAME, CONTENT), for
 * a page that was opened from disk can load scripts and nothing else.
 */
#include <jansson.h>

#include "search/inside.h"

enum { FILE_MOST = 32 << 10 }; /* bytes, after which nothing more is added to a file */

/* ---- JSON ------------------------------------------------------------------------------------ */

static int take_part(const char *part, size_t size, void *out)
{
    buf_put(out, (str){ part, size });
    return 0;
}

void search_json_text(buf *out, str s)
{
    json_t *text = json_stringn_nocheck(s.at ? s.at : "", s.len);
    json_dump_callback(text, take_part, out, JSON_ENCODE_ANY);
    json_decref(text);
}

void search_json_list(buf *out, const str *items, size_t count)
{
    buf_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        buf_text(out, i > 0 ? "," : "");
        search_json_text(out, items[i]);
    }
    buf_char(out, ']');
}

static void put_base_36(buf *out, uint32_t n)
{
    char digits[8];
    size_t at = sizeof digits;
    do
        digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
    while ((n /= 36) > 0);
    buf_put(out, (str){ digits + at, sizeof digits - at });
}

void search_json_hits(buf *out, const posting *hits, size_t count)
{
    uint32_t last = 0;
    buf_char(out, '"');
    for (size_t i = 0; i < count; i++) {
        put_base_36(out, posting_number(hits[i]) - last);
        buf_char(out, (char)('A' + posting_weight(hits[i]) - 1));
        last = posting_number(hits[i]);
    }
    buf_char(out, '"');
}

/* FNV-1a, 64 bits: the same contents have the same version, so that a browser may keep what it has. */
static void count_in(search_files *f, str s)
{
    for (size_t i = 0; i < s.len; i++)
        f->version = (f->version ^ (unsigned char)s.at[i]) * UINT64_C(0x100000001b3);
}

void search_put_file(search_files *f, str name, str content)
{
    count_in(f, name);
    count_in(f, content);
    buf out = buf_new(f->scratch);
    buf_text(&out, "referatSearch(");
    search_json_text(&out, name);
    buf_format(&out, ",\n" STR_FMT ");\n", STR_ARG(content));
    f->take(f->to, str_format(f->scratch, "sok/" STR_FMT ".js", STR_ARG(name)), buf_str(&out));
    arena_reset(f->scratch);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void put_term(buf *out, const search_merged *m, size_t term)
{
    search_json_text(out, m->terms.at[term]);
    buf_char(out, ':');
    search_json_hits(out, m->postings + m->starts[term], m->starts[term + 1] - m->starts[term]);
}

void search_put_words(search_files *f)
{
    const search_merged *m = f->merged;
    int number = 0;
    for (size_t t = 0; t < m->terms.len;) {
        buf out = buf_new(f->scratch);
        buf_text(&f->words, number > 0 ? "," : "");
        search_json_text(&f->words, m->terms.at[t]);
        do {
            buf_text(&out, out.len > 0 ? ",\n" : "{");
            put_term(&out, m, t++);
        } while (t < m->terms.len && out.len < FILE_MOST);
        buf_char(&out, '}');
        search_put_file(f, str_format(f->scratch, "words-%d", number++), buf_str(&out));
    }
}

/* ---- texts ----------------------------------------------------------------------------------- */

static str printed_day(const search_files *f, const search_entry *e)
{
    date day = { 0 };
    date_iso(e->date, &day);
    return date_some(day) ? words_date(f->vocabulary, f->scratch, f->lang, day, DATE_FULL)
                          : STR("");
}

static void put_entry(const search_files *f, buf *out, const search_entry *e)
{
    const str parts[] = { e->page,  e->anchor, e->title,          e->within,
                          e->genre, e->board,  printed_day(f, e), e->text };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_char(out, i > 0 ? ',' : '[');
        search_json_text(out, parts[i]);
    }
    buf_char(out, ']');
}

void search_put_texts(search_files *f)
{
    const search_merged *m = f->merged;
    int number = 0;
    for (size_t e = 0; e < m->entry_count;) {
        buf out = buf_new(f->scratch);
        buf_format(&f->texts, number > 0 ? ",%zu" : "%zu", e);
        do {
            buf_text(&out, out.len > 0 ? ",\n" : "[");
            put_entry(f, &out, m->entries[e++]);
        } while (e < m->entry_count && out.len < FILE_MOST);
        buf_char(&out, ']');
        search_put_file(f, str_format(f->scratch, "texts-%d", number++), buf_str(&out));
    }
}
