/*
 * withheld: what a public document leaves out, and the search list that proves it.
 *
 * Three things are withheld: what follows "Unntatt offentlighet" in a case, a quotation marked
 * [!UNNTATT], and the role `withheld`, which is gone from a public archive when it is read. This file walks every text that is printed once, before
 * anything is composed: open text gives the pictures and files that the site copies, withheld text
 * what `site` then looks for in everything it has written (withheld_sentences.c says which of it). A footnote
 * is as open as the most open text that calls it.
 */
#include "compose/address.h"
#include "compose/composer.h"

typedef struct collector {
    planner *p;
    map *project_files;              /* that could be copied */
    map *notes;                      /* definitions by source and label */
    map *open_notes;                 /* those that open text calls */
    list_of(const md_node *) called; /* notes that open text calls */
    case_text_list hidden, open;     /* trees; paragraphs, headings and cells */
    case_text at;                    /* the case that is walked, and how */
} collector;

/* ---- what is withheld ------------------------------------------------------------------------ */

bool part_withheld(audience_kind reader, const case_part *part)
{
    return reader == AUDIENCE_PUBLIC && part->withheld;
}

bool place_withheld(audience_kind reader, const case_item *item, span at)
{
    for (size_t i = 0; i < item->parts.len; i++) {
        const case_part *part = &item->parts.at[i];
        if (part_withheld(reader, part) && part->at.source == at.source && part->at.at <= at.at)
            return true;
    }
    return false;
}

/* ---- open text ------------------------------------------------------------------------------- */

static void copy_file(collector *k, str path)
{
    if (path.len == 0 || map_find(k->p->index->files, path) || !map_find(k->project_files, path))
        return;
    str *address = arena_make(k->p->a, str);
    *address = address_of_file(k->p, path);
    map_add(k->p->index->files, path, address);
    plan_file file = { .source = path, .path = *address };
    list_add(k->p->a, &k->p->plan->files, file);
}

static void copy_target(collector *k, const md_node *n)
{
    str rest = n->detail->url, url = { 0 };
    if (url_scheme(n->detail->url).len == 0 && str_cut(&rest, STR("#"), &url))
        copy_file(k, url_to_path(k->p->d, k->p->a, url, n->at));
}

static str note_key(const collector *k, const md_node *n)
{
    str label = utf8_fold(k->p->a, n->text);
    return str_format(k->p->a, "%d:" STR_FMT, n->at.source, STR_ARG(label));
}

static bool is_hidden(const collector *k, const md_node *n)
{
    if (k->p->options.audience != AUDIENCE_PUBLIC)
        return false;
    return n->kind == MD_QUOTE && quote_withheld(k->p->w, n);
}

/* Walked when everything else is: a note may call a note, and that one the next, without end. */
static void call_note(collector *k, const md_node *call)
{
    str key = note_key(k, call);
    const md_node *definition = map_find(k->notes, key);
    if (definition && map_add(k->open_notes, key, k))
        list_add(k->p->a, &k->called, definition);
}

static void add_text(collector *k, case_text_list *list, const md_node *n)
{
    list_add(k->p->a, list, ((case_text){ n, k->at.item, k->at.rules }));
}

/* As deep as `read` allows a tree to be. */
static void walk(collector *k, const md_node *n)
{
    if (is_hidden(k, n)) {
        add_text(k, &k->hidden, n);
        return;
    }
    if (block_has_sentences(n) && k->p->options.audience == AUDIENCE_PUBLIC)
        add_text(k, &k->open, n);
    if (n->kind == MD_IMAGE || n->kind == MD_LINK)
        copy_target(k, n);
    else if (n->kind == MD_REFERENCE)
        call_note(k, n);
    for (const md_node *child = n->first; child; child = child->next)
        if (child->kind != MD_FOOTNOTE)
            walk(k, child);
}

static void enter_notes(collector *k, const md_node *root)
{
    for (const md_node *n = root->first; n; n = n->next)
        if (n->kind == MD_FOOTNOTE)
            map_add(k->notes, note_key(k, n), (md_node *)(uintptr_t)n);
}

/* ---- documents ------------------------------------------------------------------------------- */

static void walk_attachments(collector *k, const attachment_list *list)
{
    for (size_t i = 0; i < list->len; i++) {
        if (!list->at[i].is_markdown) {
            copy_file(k, list->at[i].path);
        } else if (list->at[i].content.body) {
            enter_notes(k, list->at[i].content.body);
            walk(k, list->at[i].content.body);
        }
    }
}

static bool attachments_withheld(const collector *k, const case_item *c)
{
    const case_part *part = case_find_part(c, LABEL_ATTACHMENTS);
    return part && part_withheld(k->p->options.audience, part);
}

static bool is_ruling(case_label label)
{
    return label == LABEL_DECISION || label == LABEL_PROPOSAL || label == LABEL_VOTES;
}

static void walk_part(collector *k, const case_part *part)
{
    k->at.rules = is_ruling(part->label);
    for (size_t i = 0; i < part->blocks.len; i++) {
        if (part_withheld(k->p->options.audience, part))
            add_text(k, &k->hidden, part->blocks.at[i]);
        else
            walk(k, part->blocks.at[i]);
    }
    k->at.rules = false;
}

static void walk_case(collector *k, const case_item *c)
{
    k->at.item = c;
    for (size_t i = 0; i < c->title.len; i++)
        walk(k, c->title.at[i]);
    for (size_t i = 0; i < c->parts.len; i++)
        walk_part(k, &c->parts.at[i]);
    if (!attachments_withheld(k, c))
        walk_attachments(k, &c->attachments);
    k->at.item = NULL;
}

static void walk_meeting(collector *k, const meeting *m)
{
    if (m->content)
        enter_notes(k, m->content);
    for (size_t i = 0; i < m->preamble.len; i++)
        walk(k, m->preamble.at[i]);
    for (size_t i = 0; i < m->cases.len; i++)
        walk_case(k, &k->p->m->cases.at[m->cases.at[i]]);
    walk_attachments(k, &m->attachments);
}

static void walk_report(collector *k, const report *r)
{
    copy_file(k, url_to_path(k->p->d, k->p->a, r->cover.value, r->cover.at));
    for (size_t i = 0; i < r->chapters.len; i++)
        enter_notes(k, r->chapters.at[i].content);
    for (size_t i = 0; i < r->chapters.len; i++)
        walk(k, r->chapters.at[i].content);
    walk_attachments(k, &r->attachments);
}

/* Notes that only withheld text calls are withheld with it. */
static void withhold_notes(collector *k, case_text hidden)
{
    k->at = hidden;
    for (const md_node *n = hidden.node; n; n = md_next(hidden.node, n)) {
        if (n->kind != MD_REFERENCE)
            continue;
        str key = note_key(k, n);
        const md_node *definition = map_find(k->notes, key);
        if (definition && map_add(k->open_notes, key, k))
            add_text(k, &k->hidden, definition);
    }
}

void plan_collect(planner *p)
{
    collector k = {
        .p = p, .project_files = map_new(p->a), .notes = map_new(p->a), .open_notes = map_new(p->a)
    };
    for (size_t i = 0; i < p->m->files.len; i++)
        map_put(k.project_files, p->m->files.at[i], p);
    for (size_t i = 0; i < p->m->meetings.len; i++)
        walk_meeting(&k, &p->m->meetings.at[i]);
    for (slot i = 0; i < (slot)p->m->reports.len; i++)
        if (plan_report(p->plan, i))
            walk_report(&k, &p->m->reports.at[i]);
    for (size_t i = 0; i < k.called.len; i++)
        for (const md_node *n = k.called.at[i]->first; n; n = n->next)
            walk(&k, n);
    for (size_t i = 0; i < k.hidden.len; i++)
        withhold_notes(&k, k.hidden.at[i]);
    plan_look_for(p, &k.hidden, &k.open);
}
