/*
 * Finding a label: is this paragraph or heading one, and which?
 *
 * A label is a known word in bold at the start of a paragraph, with a colon in or outside the bold. The colon may be
 * missing where nobody would read on as if the word belonged to a sentence: "**VEDTAK** godkjent", "**Vedtak** – Godkjent",
 * "**Vedtak** Styret godkjenner"; but not "**Vedtak** ble det ikke". A heading that is nothing else is a label, too.
 * The word may say whose or of what case it is, and when: "Styrets vedtak", "Kommunedirektørens innstilling", "Vedtak i
 * sak 4", "PS 12/25 Vedtak", "Styrets vedtak 4. mars 2025". What another body decided, or another case, is told and is no
 * label. How it was voted may stand there, too ("Vedtak (enstemmig):", "Enstemmig vedtak:"). A bold word with a colon that
 * is nearly a label is reported.
 */
#include "model/load.h"

enum {
    LABEL_MOST = 80,   /* bytes of the words before the colon */
    GENITIVE_MOST = 3, /* bytes of an ending */
    DAY_WORDS_MOST = 3 /* "4. mars 2025" */
};

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
        if (is_form_of_name(l, names->at[i].value, folded)
            || (is_head && is_form_of_name(l, head, folded)))
            return true;
    }
    return false;
}

static bool is_one_of(loader *l, const str_list *forms, str folded)
{
    for (size_t i = 0; forms && i < forms->len; i++)
        if (str_equal(utf8_fold(l->a, forms->at[i]), folded))
            return true;
    return false;
}

/* "Kommunestyrets" of "Sandvik kommunestyre", "Styrets" of "Hovedstyret": the head of a name, or what the head is a kind
   of, where no other body is called that. */
static bool is_head_of(loader *l, const dated *names, str folded)
{
    str stem = without_genitive(l, folded);
    str said = stem.len ? stem : folded;
    for (size_t i = 0; i < names->len; i++) {
        const str_list *endings;
        str name = names->at[i].value, head = words_name_head(l->w, name, &endings);
        bool is_head = endings && head.len < name.len && is_form_of_name(l, head, folded);
        if (is_head || is_one_of(l, endings, said))
            return !model_find_named(l->m, l->a, ID_BODY, said);
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
    return is_form_of(l, &b->name, folded) || is_form_of(l, &b->meeting, folded)
           || is_head_of(l, &b->name, folded);
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
    return c && is_case_word(l->w, word)
           && (rest.len == 0 || (str_int(rest, &number) && number == c->number));
}

/* Anybody may propose, discuss and have something recorded; only the body itself decides. */
static bool is_anybodys(case_label label)
{
    return label == LABEL_PROPOSAL || label == LABEL_DISCUSSION || label == LABEL_STATEMENT;
}

/* Does it say how a decision was voted: "Enstemmig", ", unanimously"? */
static bool says_unanimous(const loader *l, str s)
{
    size_t from = skip_chars(s, 0, " ,-");
    return str_is(words_canonical(l->w, WORD_VOTE, str_slice(s, from, s.len)), "unanimous");
}

/* What stands before the label's own word. */
static bool may_lead(loader *l, const meeting *held, const case_item *c, str lead, case_label label)
{
    bool others = is_anybodys(label) && without_genitive(l, lead).len > 0;
    bool voted = label == LABEL_DECISION && says_unanimous(l, lead);
    return others || voted || is_own_body(l, held, lead) || is_this_case(l, held, c, lead);
}

/* What stands after it: a number of its own ("Vedtak 2"), the case, or "i sak 4", "i styret", "fra rådmannen". */
static bool may_follow(loader *l, const meeting *held, const case_item *c, str rest,
                       case_label label)
{
    long count;
    if ((rest.len < 3 && str_int(rest, &count))
        || (label == LABEL_DECISION && says_unanimous(l, rest)))
        return true;
    str word, after = rest;
    str_cut(&after, STR(" "), &word);
    if ((is_anybodys(label) || label == LABEL_VOTES) && words_is_preposition(l->w, word))
        return true;
    if (!str_is(words_canonical(l->w, WORD_REFERENCE, word), "in"))
        return is_this_case(l, held, c, rest);
    after = str_trim(after);
    return is_anybodys(label) || is_own_body(l, held, after) || is_this_case(l, held, c, after);
}

/* Where the word ends that begins at `at`. */
static size_t word_to(str s, size_t at)
{
    return at + str_find(str_slice(s, at, s.len), STR(" "));
}

/* "Vedtak", "Innstilling til kommunestyret" */
static case_label label_at_front(loader *l, const meeting *held, const case_item *c, str name)
{
    case_label whole = case_label_of(l, name);
    for (size_t i = word_to(name, 0); whole == LABEL_NONE && i + 1 < name.len;
         i = word_to(name, i + 1)) {
        case_label first = case_label_of(l, str_slice(name, 0, i));
        if (first != LABEL_NONE && may_follow(l, held, c, str_slice(name, i + 1, name.len), first))
            whole = first;
    }
    return whole;
}

/* The same, with the words before it: "Formannskapets innstilling til kommunestyret". */
static case_label label_without_day(loader *l, const meeting *held, const case_item *c, str name)
{
    if (name.len > LABEL_MOST)
        return LABEL_NONE;
    case_label found = label_at_front(l, held, c, name);
    for (size_t i = word_to(name, 0); found == LABEL_NONE && i + 1 < name.len;
         i = word_to(name, i + 1)) {
        case_label last = label_at_front(l, held, c, str_slice(name, i + 1, name.len));
        if (last != LABEL_NONE && may_lead(l, held, c, str_slice(name, 0, i), last))
            found = last;
    }
    return found;
}

/* Does the body itself propose it, or is it meant for another? Then it is what the case came to. */
static bool is_handed_on(loader *l, const meeting *held, str name)
{
    bool handed = false;
    for (size_t i = word_to(name, 0); !handed && i + 1 < name.len; i = word_to(name, i + 1)) {
        str before = str_slice(name, 0, i), next = str_slice(name, i + 1, word_to(name, i + 1));
        bool to_another = str_is(words_canonical(l->w, WORD_VOTE, next), "between"); /* "til" */
        handed = is_own_body(l, held, before)
                 || (to_another && case_label_of(l, before) != LABEL_NONE
                     && case_label_of(l, name) == LABEL_NONE);
    }
    return handed;
}

/* The words without the day at their end, if they have one. */
static str cut_day(const loader *l, str name, date *day)
{
    str rest = name;
    size_t end = name.len;
    for (int i = 0; i < DAY_WORDS_MOST && end > 0; i++) {
        while (end > 0 && name.at[end - 1] != ' ')
            end--;
        date read = { 0 };
        if (end > 0 && words_read_date(l->w, str_slice(name, end, name.len), true, &read)
            && read.day) {
            rest = str_trim(str_slice(name, 0, end));
            *day = read;
        }
        end -= end > 0;
    }
    return rest;
}

/* "Styrets vedtak 04.03.2025" is a label in the minutes of that day; in others it is told. */
static case_label label_of_words(loader *l, const meeting *held, const case_item *c, str name)
{
    date day = { 0 };
    str rest = cut_day(l, name, &day);
    case_label label = label_without_day(l, held, c, rest);
    bool here = rest.len == name.len || is_anybodys(label) || !date_some(held->day)
                || (day.day == held->day.day && day.month == held->day.month
                    && (!day.year || day.year == held->day.year));
    return here ? label : LABEL_NONE;
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
    bool withholds = case_label_of(l, nearest) == LABEL_WITHHELD;
    message *m =
        withholds ? DIAG(l->d, WITHHELD_NEARLY, at, name) : DIAG(l->d, UNKNOWN_LABEL, at, name);
    message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void set_written(found_label *found, size_t from, str written)
{
    found->written = written;
    found->at = flat_span(&found->f, from, from + written.len);
}

/* How a decision was voted, where its label says it: in parentheses, or as the first or last word. */
static void find_remark(const loader *l, found_label *found, size_t from)
{
    str s = found->written;
    size_t first = str_find(s, STR(" ")), last = s.len, open = str_find(s, STR("("));
    while (last > 0 && s.at[last - 1] != ' ')
        last--;
    bool closed = open < s.len && str_ends(s, STR(")"));
    found->remark = found->remark_end = 0;
    if (!closed && says_unanimous(l, str_slice(s, 0, first)))
        found->remark = from, found->remark_end = from + first;
    else if (closed || says_unanimous(l, str_slice(s, last, s.len)))
        found->remark = from + (closed ? open + 1 : last), found->remark_end = from + s.len;
}

/* "Vedtak:", "Vedtak (enstemmig):", or the word alone. */
static bool read_with_colon(loader *l, const meeting *held, const case_item *c, found_label *found)
{
    str s = found->f.text;
    size_t from = skip_chars(s, 0, " "), colon = str_find(s, STR(":"));
    str written = str_trim(str_slice(s, 0, colon));
    size_t open = str_ends(written, STR(")")) ? str_find(written, STR("(")) : written.len;
    str name = str_trim(str_slice(written, 0, open));
    size_t bold = bold_end(&found->f), end = from + name.len;
    if (colon > LABEL_MOST || name.len == 0
        || (bold < end && (bold == 0 || !says_unanimous(l, str_slice(s, bold, end)))))
        return false;
    set_written(found, from, written);
    found->label = label_of_words(l, held, c, name);
    found->handed_on = found->label == LABEL_PROPOSAL && is_handed_on(l, held, name);
    find_remark(l, found, from);
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

/* The words without a last one that leads on: "It was agreed" of "It was agreed that". */
static str without_that(const loader *l, str name)
{
    size_t last = name.len;
    while (last > 0 && name.at[last - 1] != ' ')
        last--;
    bool leads_on =
        str_is(words_canonical(l->w, WORD_VOTE, str_slice(name, last, name.len)), "that");
    return leads_on ? str_trim(str_slice(name, 0, last)) : name;
}

/* Does the text go on with what was decided: "that the minutes be approved", "å utsette saken"? */
static bool leads_on(const loader *l, str s)
{
    str word;
    str_cut(&s, STR(" "), &word);
    return str_is(words_canonical(l->w, WORD_VOTE, word), "that");
}

/* Bold without a colon: a label if what follows begins anew. Numbers begin votes, and are else most often a part of
   the word: "Vedlegg 3 viser". What may be meant to be withheld is withheld. */
static bool read_without_colon(loader *l, const meeting *held, const case_item *c,
                               found_label *found)
{
    str s = found->f.text;
    size_t from = skip_chars(s, 0, " "), end = bold_end(&found->f);
    str name = str_trim(str_slice(s, 0, end));
    while (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.len - 1);
    str words_of = without_that(l, name);
    case_label label = label_of_words(l, held, c, words_of);
    size_t after = skip_chars(s, end, " "), value = skip_dash(s, after), pos = value;
    if (label == LABEL_NONE || end >= s.len || value >= s.len)
        return false;
    uint32_t first = utf8_next(s, &pos);
    bool counts = first >= '0' && first <= '9' && label == LABEL_VOTES;
    bool decides = label == LABEL_DECISION
                   && (words_of.len < name.len || leads_on(l, str_slice(s, after, s.len)));
    bool anew = value > after || utf8_is_upper(first) || counts || is_shouted(name) || decides;
    if (!anew && label != LABEL_WITHHELD)
        return false;
    set_written(found, from, name);
    found->label = label;
    found->remark_end = 0;
    found->value = value;
    return true;
}

/* ---- headings ------------------------------------------------------------------------------------ */

/* A heading that is a label and no more is one that stands alone. */
static bool read_heading_label(loader *l, const meeting *held, const case_item *c,
                               found_label *found)
{
    str s = str_trim(found->f.text);
    while (str_ends(s, STR(":")) || str_ends(s, STR(".")))
        s = str_trim(str_slice(s, 0, s.len - 1));
    found->label = label_of_words(l, held, c, s);
    found->handed_on = found->label == LABEL_PROPOSAL && is_handed_on(l, held, s);
    found->value = found->f.text.len;
    set_written(found, skip_chars(found->f.text, 0, " "), s);
    return found->label != LABEL_NONE;
}

bool find_label(loader *l, const meeting *held, const case_item *c, const md_node *block,
                found_label *found)
{
    *found = (found_label){ 0 };
    if (block->kind != MD_PARAGRAPH && block->kind != MD_HEADING)
        return false;
    found->f = flat_of(l->a, block, true);
    if (block->kind == MD_HEADING)
        return read_heading_label(l, held, c, found);
    return read_with_colon(l, held, c, found) || read_without_colon(l, held, c, found);
}
