/*
 * attached: the sources that go along inside the PDF (`build --attach-source`), for the one file in the
 * archive to be read by people and machines alike.
 *
 * A public file must hold nothing that is withheld. The text of a source has it all, so a source
 * with any of the words by which things are withheld, in any language, stays at home; the data that the
 * back end makes of the document itself goes along in any case.
 */
#include "compose/composer.h"

static bool has_withheld(composer *c, str content)
{
    str folded = utf8_fold(c->a, content);
    for (int l = 0; l < LANG_COUNT; l++) {
        str sign = utf8_fold(c->a, words_form(c->w, (lang)l, WORD_ROLE, STR("withheld")));
        if (sign.len && str_find(folded, sign) < folded.len)
            return true;
    }
    return false;
}

static void attach(composer *c, source_id id)
{
    const source *from = diag_source(c->d, id);
    if (!from || (c->audience == AUDIENCE_PUBLIC && has_withheld(c, from->text)))
        return;
    doc_file made = { .name = path_name(from->path), .content = from->text };
    list_add(c->a, &c->doc->attached, made);
}

void attach_sources(composer *c)
{
    if (!c->plan->options.attach_source)
        return;
    c->doc->attach = true;
    if (c->item->kind == PLAN_MEETING)
        attach(c, c->m->meetings.at[c->item->subject].source);
    if (c->item->kind != PLAN_REPORT)
        return;
    const report *r = &c->m->reports.at[c->item->subject];
    bool own = false; /* is the file itself one of its chapters? */
    for (size_t i = 0; i < r->chapters.len; i++)
        own = own || r->chapters.at[i].source == r->source;
    if (!own)
        attach(c, r->source);
    for (size_t i = 0; i < r->chapters.len; i++)
        attach(c, r->chapters.at[i].source);
}
