/*
 * Finding a label: is this paragraph or heading one, and which?
 *
 * A label is a known word in bold at the start of a paragraph, with a colon in or outside the bold. The colon may be
 * missing where nobody would read on as if the word belonged to a sentence: "**VEDTAK** godkjent", "**Vedtak** – Godkjent",
 * "**Vedtak** Styret godkjenner"; but not "**Vedtak** ble det ikke". A heading that is nothing else is a label, too.
 * The word may say whose or of what case it is: "Styrets vedtak", "Kommunedirektørens innstilling", "Vedtak i sak 4",
 * "PS 12/25 Vedtak". What another body decided, or another case, is told and is no label. A remark in parentheses
 * may stand before the colon ("Vedtak (enstemmig):"). A bold word with a colon that is nearly a label is reported.
 */
#include "model/load.h"

enum { LABEL_MOST = 60, GENITIVE_MOST = 3 }; /* bytes of the words before the colon; of an ending */

case_label case_label_of(const loader *l, str name)
{
    str canonical = words_canonical(l->w, WORD_LABEL, name);
    for (int i = LABEL_NONE + 1; canonical.len && i < LABEL_COUNT; i++)
        if (str_is(canonical, case_label_name((case_label)i)))
            return (case_label)i;
    return LABEL_NONE;
}

/* Attachments, who wrote the paper and what was said may stand in a preamble as text. */
bool label_may_stand_outside(case_label label)
{
    return label == LABEL_ATTACHMENTS || label == LABEL_PRESENTER || label == LABEL_DISCUSSION;
}

/* ---- whose it is, and of what case ------------------------------------------------------------- */

/* The word that a genitive is of: "møtet" of "møtets"; "" if it is none. */
static str without_genitive(loader *l, str word)
{
    for (size_t cut = 1; cut <= GENITIVE_MOST && cut < word.len; cut++)
        for (int language = 0; language < LANG_COUNT; language++) {
            str stem = str_slice(word, 0, word.len - cut);
            if (str_equal(words_genitive(l->w, l->a, (lang)language, stem), word))
                return stem;
        }
    return STR("");
}

static bool is_form_of_name(loader *l, str name, str folded)
{
    str_list forms = { 0 };
    list_add(l->a, &forms, name);
    words_name_forms(l->w, l->a, name, &forms);
    for (size_t i = 0; i < forms.len; i++)
        if (str_equal(utf8_fold(l->a, forms.at[i]), folded))
            return true;
    return false;
}

/* A long name is most often said by its head: "Utvalgets" of "Utvalg for plan og miljø". The first word of "Foreldrerådets
   arbeidsutvalg" is another body. */
static bool is_form_of(loader *l, const dated *names, str folded)
{
    for (size_t i = 0; i < names->len; i++) {
        str rest = names->at[i].value, head;
        str_cut(&rest, STR(" "), &head);
        bool is_head = rest.len > 0 && without_genitive(l, head).len == 0;
        if (is_form_of_name(l, names->at[i].value, folded) || (is_head && is_form_of_name(l, head, folded)))
            return true;
    }
    return false;
}

/* Is it the meeting's own body, by any of its names, or the meeting: "Styrets", "styret", "Møtets"? */
static bool is_own_body(loader *l, const meeting *held, str name)
{
    str stem = without_genitive(l, name);
    if (str_is(words_canonical(l->w, WORD_REFERENCE, stem.len ? stem : name), "meeting"))
        return true;
    if (held->body == NO_SLOT)
        return false;
    const body *b = &l->m->bodies.at[held->body];
    str folded = utf8_fold(l->a, name);
    return is_form_of(l, &b->name, folded) || is_form_of(l, &b->meeting, folded);
}

/* "sak 4", "PS 12/25", "12/25", "saken": this case, and no other. */
static bool is_this_case(loader *l, const meeting *held, const case_item *c, str s)
{
    case_number n;
    str word, rest;
    long number = 0;
    size_t end = case_at_start(l, held, s, &n, &word);
    if (c && end == s.len)
        return n.year == c->year && n.number == c->number;
    word = case_word_cut(s, &rest);
    return c && is_case_word(l->w, word) && (rest.len == 0 || (str_int(rest, &number) && number == c->number));
}

/* Anybody may propose and discuss; only the body itself decides. */
static bool is_anybodys(case_label label)
{
    return label == LABEL_PROPOSAL || label == LABEL_DISCUSSION;
}

/* What stands before the label's own word. */
static bool may_lead(loader *l, const meeting *held, const case_item *c, str lead, case_label label)
{
    bool others = is_anybodys(label) && without_genitive(l, lead).len > 0;
    return others || is_own_body(l, held, lead) || is_this_case(l, held, c, lead);
}

/* What stands after it: a number of its own ("Vedtak 2"), the case, or "i sak 4", "i styret", "fra rådmannen". */
static bool may_follow(loader *l, const meeting *held, const case_item *c, str rest, case_label label)
{
    long count;
    if (rest.len < 3 && str_int(rest, &count))
        return true;
    str word, after = rest;
    str_cut(&after, STR(" "), &word);
    if (!str_is(words_canonical(l->w, WORD_REFERENCE, word), "in"))
        return is_this_case(l, held, c, rest);
    after = str_trim(after);
    return is_anybodys(label) || is_own_body(l, held, after) || is_this_case(l, held, c, after);
}

static case_label label_of_words(loader *l, const meeting *held, const case_item *c, str name)
{
    case_label whole = case_label_of(l, name);
    if (whole != LABEL_NONE || name.len > LABEL_MOST)
        return whole;
    for (size_t i = 1; i + 1 < name.len; i++) {
        if (name.at[i] != ' ')
            continue;
        str before = str_slice(name, 0, i), after = str_slice(name, i + 1, name.len);
        case_label last = case_label_of(l, after), first = case_label_of(l, before);
        if (last != LABEL_NONE && may_lead(l, held, c, before, last))
            return last;
        if (first != LABEL_NONE && may_follow(l, held, c, after, first))
            return first;
    }
    return LABEL_NONE;
}

/* ---- paragraphs ---------------------------------------------------------------------------------- */

static bool is_bold(const md_node *n)
{
    for (; n && !md_is_block(n->kind); n = n->parent)
        if (n->kind == MD_STRONG)
            return true;
    return false;
}

/* How much of the text is bold from its start on. */
static size_t bold_end(const flat_text *f)
{
    size_t end = 0;
    for (size_t i = 0; i < f->pieces.len && is_bold(f->pieces.at[i].node); i++)
        end = f->pieces.at[i].from + f->pieces.at[i].len;
    return end;
}

static void report_near_label(loader *l, str name, span at)
{
    str nearest = words_nearest(l->w, WORD_LABEL, name);
    if (nearest.len == 0)
        return;
    message *m = DIAG(l->d, UNKNOWN_LABEL, at, name);
    message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void set_written(found_label *found, size_t from, str written)
{
    found->written = written;
    found->at = flat_span(&found->f, from, from + written.len);
}

/* "Vedtak:", "Vedtak (enstemmig):", or the word alone. */
static bool read_with_colon(loader *l, const meeting *held, const case_item *c, found_label *found)
{
    str s = found->f.text;
    size_t from = skip_chars(s, 0, " "), colon = str_find(s, STR(":"));
    str written = str_trim(str_slice(s, 0, colon));
    size_t open = str_ends(written, STR(")")) ? str_find(written, STR("(")) : written.len;
    str name = str_trim(str_slice(written, 0, open));
    if (colon > LABEL_MOST || name.len == 0 || bold_end(&found->f) < from + name.len)
        return false;
    set_written(found, from, written);
    found->label = label_of_words(l, held, c, name);
    found->remark = open < written.len ? from + open : 0;
    found->remark_end = from + written.len;
    found->value = skip_chars(s, colon < s.len ? colon + 1 : colon, " ");
    if (found->label == LABEL_NONE && colon < s.len)
        report_near_label(l, name, found->at);
    return found->label != LABEL_NONE;
}

static bool is_shouted(str s)
{
    for (size_t pos = 0; pos < s.len;) {
        uint32_t c = utf8_next(s, &pos);
        if (utf8_is_letter(c) && !utf8_is_upper(c))
            return false;
    }
    return true;
}

/* Past a dash between label and value; `at` if there is none. */
static size_t skip_dash(str s, size_t at)
{
    static const char *const dashes[] = { "- ", "\u2013 ", "\u2014 " };
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(str_slice(s, at, s.len), str_of(dashes[i])))
            return skip_chars(s, at + str_of(dashes[i]).len, " ");
    return at;
}

/* Bold without a colon: a label if what follows begins anew. Numbers begin votes, and are else most often a part of
   the word: "Vedlegg 3 viser". What may be meant to be withheld is withheld. */
static bool read_without_colon(loader *l, const meeting *held, const case_item *c, found_label *found)
{
    str s = found->f.text;
    size_t from = skip_chars(s, 0, " "), end = bold_end(&found->f);
    str name = str_trim(str_slice(s, 0, end));
    while (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.len - 1);
    case_label label = label_of_words(l, held, c, name);
    size_t after = skip_chars(s, end, " "), value = skip_dash(s, after), pos = value;
    if (label == LABEL_NONE || end >= s.len || value >= s.len)
        return false;
    uint32_t first = utf8_next(s, &pos);
    bool counts = first >= '0' && first <= '9' && label == LABEL_VOTES;
    bool anew = value > after || utf8_is_upper(first) || counts || is_shouted(name);
    if (!anew && label != LABEL_WITHHELD)
        return false;
    set_written(found, from, name);
    found->label = label;
    found->remark = 0;
    found->value = value;
    return true;
}

/* ---- headings ------------------------------------------------------------------------------------ */

/* A heading that is a label and no more is one that stands alone. */
static bool read_heading_label(loader *l, const meeting *held, const case_item *c, found_label *found)
{
    str s = str_trim(found->f.text);
    while (str_ends(s, STR(":")) || str_ends(s, STR(".")))
        s = str_trim(str_slice(s, 0, s.len - 1));
    found->label = label_of_words(l, held, c, s);
    found->value = found->f.text.len;
    set_written(found, skip_chars(found->f.text, 0, " "), s);
    return found->label != LABEL_NONE;
}

bool find_label(loader *l, const meeting *held, const case_item *c, const md_node *block, found_label *found)
{
    *found = (found_label){ 0 };
    if (block->kind != MD_PARAGRAPH && block->kind != MD_HEADING)
        return false;
    found->f = flat_of(l->a, block, true);
    if (block->kind == MD_HEADING)
        return read_heading_label(l, held, c, found);
    return read_with_colon(l, held, c, found) || read_without_colon(l, held, c, found);
}
