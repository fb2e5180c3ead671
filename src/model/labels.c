/*
 * What a case says of itself: labels and running text.
 *
 * A label is a paragraph or heading that is a direct child of the case; find_label.c knows it. If text follows in the
 * paragraph, that paragraph is the value, with a list that follows it directly, of letters, too. If none does, or the paragraph ends with
 * a colon, the value runs to the next label, heading or thematic break.
 * "Behandling", "Bakgrunn" begin running text: they end the value of the label before, and stay as written.
 * After "Unntatt offentlighet" everything in the case is withheld.
 *
 * The label is taken out of the tree; what is left of the paragraph is the value.
 */
#include "model/load.h"

static const char *const label_names[LABEL_COUNT] = {
    [LABEL_NONE] = "",
    [LABEL_DECISION] = "decision",
    [LABEL_PROPOSAL] = "proposal",
    [LABEL_VOTES] = "votes",
    [LABEL_STATEMENT] = "statement",
    [LABEL_ACTIONS] = "actions",
    [LABEL_DISQUALIFIED] = "disqualified",
    [LABEL_PRESENTER] = "presenter",
    [LABEL_REPLACES] = "replaces",
    [LABEL_ANNULS] = "annuls",
    [LABEL_WITHHELD] = "withheld",
    [LABEL_ATTACHMENTS] = "attachments",
    [LABEL_DISCUSSION] = "discussion",
};

const char *case_label_name(case_label label)
{
    return label_names[label];
}

/* ---- parts ----------------------------------------------------------------------------------- */

typedef struct splitter {
    loader *l;
    case_item *c;
    bool runs_on;    /* the open label takes all that follows */
    bool takes_list; /* …or only a list that follows directly */
    bool withheld;
} splitter;

static case_part *open_part(splitter *s, case_label label, str written, span at)
{
    case_part part = { .label = label, .label_text = written, .at = at, .withheld = s->withheld };
    return list_add(s->l->a, &s->c->parts, part);
}

static case_part *current_part(splitter *s)
{
    return s->c->parts.len ? &s->c->parts.at[s->c->parts.len - 1] : NULL;
}

/* Only the legal basis is open: what follows it in its paragraph becomes a paragraph of its own, which is hidden. */
static void close_case(splitter *s, case_part *part, md_node *block)
{
    flat_text f = flat_of(s->l->a, block, true);
    size_t end = legal_basis_end(s->l, f.text);
    size_t rest = skip_chars(f.text, end, " .,;:");
    part->blocks.len = 0;
    if (end > 0)
        list_add(s->l->a, &part->blocks, block);
    if (rest == f.text.len)
        return;
    md_node *hidden = md_copy(s->l->a, block);
    flat_text tail = flat_of(s->l->a, hidden, true);
    flat_cut_front(&tail, rest);
    flat_cut_back(&f, end);
    case_part *closed = open_part(s, LABEL_NONE, STR(""), hidden->at);
    list_add(s->l->a, &closed->blocks, hidden);
}

/* A paragraph with a label: the label is cut out, and what is left decides how far the value goes. */
static void start_label(splitter *s, const found_label *found, md_node *block)
{
    const flat_text *f = &found->f;
    case_part *part = open_part(s, found->label, found->written, found->at);
    part->handed_on = found->handed_on;
    str value = str_trim(str_slice(f->text, found->value, f->text.len));
    flat_text remark = *f;
    remark.text = str_slice(f->text, 0, found->remark_end);
    if (found->remark_end > 0 && found->label == LABEL_DECISION)
        read_label_vote(s->l, s->c, &remark, found->remark);
    if (block->kind == MD_HEADING)
        md_remove(block); /* it is printed as the label that it is, and skips no level */
    else
        flat_cut_front(f, found->value);
    if (value.len)
        list_add(s->l->a, &part->blocks, block);
    s->runs_on = value.len == 0 || str_ends(value, STR(":"));
    s->takes_list = !s->runs_on;
    if (found->label != LABEL_WITHHELD)
        return;
    s->runs_on = s->takes_list = false;
    s->withheld = true;
    if (value.len)
        close_case(s, part, block);
}

/* What was said of the case is no value of a label: its own word is printed with it, as the author set it. */
static void start_discussion(splitter *s, md_node *block)
{
    case_part *part = current_part(s);
    if (!part || part->label != LABEL_NONE)
        part = open_part(s, LABEL_NONE, STR(""), block->at);
    s->runs_on = s->takes_list = false;
    list_add(s->l->a, &part->blocks, block);
}

static bool belongs_to_label(const splitter *s, const case_part *part, const md_node *block)
{
    if (!part || part->label == LABEL_NONE || block->kind == MD_HEADING || block->kind == MD_BREAK)
        return false;
    return s->runs_on || (s->takes_list && (block->kind == MD_LIST || md_is_lettered(block)));
}

static void add_block(splitter *s, md_node *block)
{
    case_part *part = current_part(s);
    bool belongs = belongs_to_label(s, part, block);
    s->takes_list = belongs && s->takes_list && md_is_lettered(block);
    if (!belongs && (!part || part->label != LABEL_NONE))
        part = open_part(s, LABEL_NONE, STR(""), block->at);
    list_add(s->l->a, &part->blocks, block);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void add_titles(const flat_text *f, size_t end, named_list *names)
{
    if (names->len == 0 || f->text.len <= end)
        return;
    named *last = &names->at[names->len - 1];
    size_t from = skip_chars(f->text, end, " ,(");
    str title = str_slice(f->text, from, f->text.len);
    while (str_ends(title, STR(".")) || str_ends(title, STR(")")))
        title = str_slice(title, 0, title.len - 1);
    last->title = (text){ title, flat_span(f, from, from + title.len) };
}

/* A name after another may be where that one works: "Kari Berg, NORCE". */
static void move_organisations(const loader *l, named_list *names)
{
    size_t kept = 0;
    for (size_t i = 0; i < names->len; i++) {
        if (i > 0 && is_organisation(l, names->at[i].written.value))
            names->at[kept - 1].organisation = names->at[i].written;
        else
            names->at[kept++] = names->at[i];
    }
    names->len = kept;
}

static void read_names(loader *l, const case_part *part, named_list *names, bool with_titles)
{
    size_t before = names->len;
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n)) {
            if (n->kind != MD_PARAGRAPH)
                continue;
            flat_text f = flat_of(l->a, n, true);
            if (!with_titles)
                f.text = str_slice(f.text, 0, names_part_end(f.text));
            size_t end = read_names_in_text(l, &f, 0, names);
            if (with_titles)
                add_titles(&f, end, names);
        }
    move_organisations(l, names);
    if (names->len == before)
        DIAG(l->d, NO_NAMES, part->at, part->label_text);
}

static void read_basis(loader *l, case_item *c, const case_part *part)
{
    c->withheld = true;
    c->withheld_basis.at = part->at;
    str label = part->label_text;
    size_t open = str_find(label, STR("("));
    if (str_ends(label, STR(")"))) /* "Unntatt offentlighet (offl. § 13)" */
        c->withheld_basis.value = str_trim(str_slice(label, open + 1, label.len - 1));
    if (part->blocks.len)
        c->withheld_basis =
            (text){ str_trim(md_plain(l->a, part->blocks.at[0])), part->blocks.at[0]->at };
}

/* Attachments of a case are links to files, or items that are the name of a file. */
static void read_case_attachments(loader *l, case_item *c, const case_part *part)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n)) {
            attachment one = { .source = -1 };
            if (n->kind == MD_LINK && str_find(n->detail->url, STR(":")) == n->detail->url.len
                && !str_starts(n->detail->url, STR("#"))) {
                one.file = (text){ n->detail->url, n->at };
                one.title = (text){ md_plain(l->a, n), n->at };
                list_add(l->a, &c->attachments, one);
            } else if (n->kind == MD_TEXT && n->parent->kind == MD_PARAGRAPH && !n->before
                       && !n->next && path_ending(str_trim(n->text)).len
                       && str_find(str_trim(n->text), STR(" ")) == str_trim(n->text).len) {
                one.file = (text){ str_trim(n->text), n->at };
                list_add(l->a, &c->attachments, one);
            }
        }
}

static void read_value(loader *l, case_item *c, case_part *part)
{
    slot item = (slot)(c - l->m->cases.at);
    switch (part->label) {
    case LABEL_VOTES:
        read_votes(l, c, part);
        break;
    case LABEL_ACTIONS:
        read_actions(l, item, part);
        break;
    case LABEL_DISQUALIFIED:
        read_names(l, part, &c->disqualified, false);
        break;
    case LABEL_PRESENTER:
        read_names(l, part, &c->presenters, true);
        break;
    case LABEL_WITHHELD:
        read_basis(l, c, part);
        break;
    case LABEL_ATTACHMENTS:
        read_case_attachments(l, c, part);
        break;
    default:
        break; /* text alone */
    }
}

/* ---- the case -------------------------------------------------------------------------------- */

void split_labels(loader *l, case_item *c, const md_list *blocks)
{
    splitter s = { .l = l, .c = c };
    for (size_t i = 0; i < blocks->len; i++) {
        found_label found;
        size_t before = diag_added(l->d);
        bool labelled = find_label(l, &l->m->meetings.at[c->meeting], c, blocks->at[i], &found);
        const bool told = diag_added(l->d) > before;
        c->label_unread |= told;
        if (!labelled && !told)
            report_withheld_labels(l, blocks->at[i]);
        if (!labelled)
            add_block(&s, blocks->at[i]);
        else if (found.label == LABEL_DISCUSSION)
            start_discussion(&s, blocks->at[i]);
        else
            start_label(&s, &found, blocks->at[i]);
    }
    for (size_t i = 0; i < c->parts.len; i++)
        read_value(l, c, &c->parts.at[i]);
}
