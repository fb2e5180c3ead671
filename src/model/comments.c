/*
 * Comments in Markdown that speak to referat.
 *
 *     <!-- språk: nn -->          the language of what follows, to the end of its section or list item
 *     <!-- referat: R031 av -->   these messages are off for the next block; several codes with commas
 *
 * Both are taken out of the tree once they have been heard; any other comment stays where it is, for those who write
 * to one another in comments. A section ends at the next heading of its own level or of one above it.
 */
#include "model/load.h"

/* ---- what a comment says ---------------------------------------------------------------------- */

typedef struct heard {
    bool is_language, is_silence;
    str value; /* what stands after the colon */
    span at;
} heard;

static heard hear(const loader *l, const md_node *n)
{
    heard h = { 0 };
    if ((n->kind != MD_HTML && n->kind != MD_HTML_BLOCK) || !md_is_comment(n))
        return h;
    str s = str_trim(n->text);
    s = str_trim(str_slice(s, 4, s.len - 3)); /* between <!-- and --> */
    size_t colon = str_find(s, STR(":"));
    str name = words_canonical(l->w, WORD_COMMENT, str_trim(str_slice(s, 0, colon)));
    h.is_language = colon < s.len && str_is(name, "language");
    h.is_silence = colon < s.len && str_is(name, "referat");
    h.value = str_trim(str_slice(s, colon + 1, s.len));
    h.at = n->at;
    return h;
}

/* ---- languages ------------------------------------------------------------------------------- */

enum { LEVELS = 7 }; /* of headings; 0 is the text before the first */

/* The languages in force while the children of a node are gone through: one for each level of section. */
typedef struct section_languages {
    str of[LEVELS];
    int level; /* of the section that we are in */
} section_languages;

static void enter_section(section_languages *s, int level)
{
    for (int i = level; i < LEVELS; i++)
        s->of[i] = STR("");
    s->level = level;
}

static str language_in_force(const section_languages *s)
{
    for (int i = s->level; i >= 0; i--)
        if (s->of[i].len)
            return s->of[i];
    return STR("");
}

static str language_of(const loader *l, const md_node *n)
{
    lang language;
    heard h = hear(l, n);
    return h.is_language && words_find_lang(h.value, &language) ? words_lang_code(language)
                                                                : STR("");
}

/* A comment inside a paragraph holds for what follows the paragraph, too; at its very start, for all of it. */
static str language_inside(const loader *l, md_node *block)
{
    str code = { 0 };
    for (const md_node *n = block->kind == MD_PARAGRAPH ? block->first : NULL; n; n = n->next) {
        str said = language_of(l, n);
        if (said.len && n == block->first)
            md_detail_of(l->a, block)->lang = said;
        if (said.len)
            code = said;
    }
    return code;
}

static void set_languages(const loader *l, md_node *parent)
{
    section_languages s = { .level = 0 };
    for (md_node *n = parent->first; n; n = n->next) {
        if (n->kind == MD_HEADING)
            enter_section(&s, n->level);
        str code = language_in_force(&s);
        if (code.len)
            md_detail_of(l->a, n)->lang = code;
        code = language_of(l, n);
        if (code.len == 0)
            code = language_inside(l, n);
        if (code.len)
            s.of[s.level] = code;
    }
}

/* ---- messages -------------------------------------------------------------------------------- */

/* Codes with commas or blanks between, and then a word that says "off". */
static void hear_silence(loader *l, const md_node *n, const heard *h)
{
    while (n && !md_is_block(n->kind)) /* a comment inside a paragraph speaks of the paragraph */
        n = n->parent;
    const md_node *block = n && n->kind == MD_HTML_BLOCK ? n->next : n;
    str rest = str_replace(l->a, h->value, STR(","), STR(" ")), code;
    while (block && str_cut(&rest, STR(" "), &code)) {
        message_id id;
        if (code.len == 0 || str_is(words_canonical(l->w, WORD_COMMENT, code), "off"))
            continue;
        if (!message_find(code, &id))
            DIAG(l->d, UNKNOWN_CODE, h->at, code);
        else if (message_is_kept(id))
            DIAG(l->d, RULE_KEPT, h->at, str_of(message_about(id)->code));
        else
            diag_silence(l->d, id, block->at);
    }
}

/* ---- the tree -------------------------------------------------------------------------------- */

static void hear_out(loader *l, md_node *n)
{
    lang language;
    heard h = hear(l, n);
    if (h.is_silence)
        hear_silence(l, n, &h);
    if (h.is_language && !words_find_lang(h.value, &language))
        DIAG(l->d, UNKNOWN_LANGUAGE, h.at, h.value);
    if (h.is_language || h.is_silence)
        md_remove(n);
}

void apply_comments(loader *l, md_node *document)
{
    for (const md_node *n = document; n; n = md_next(document, n))
        if (n->first)
            set_languages(
                l,
                (md_node *)n); /* the tree is ours; md_next only promises not to change it itself */
    const md_node *next;
    for (const md_node *n = document; n; n = next) {
        next = md_next(document, n);
        hear_out(l, (md_node *)n);
    }
}
