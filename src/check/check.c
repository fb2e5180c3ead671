/*
 * check_archive: the indexes, then every rule.
 *
 * Rules stand in two tables, made from rules.h. Those of the first are run for each thing of their kind in the
 * archive; those of the second for each piece of each text, in one walk over all of them.
 */
#include "check/rules.h"

typedef enum rule_scope {
    SCOPE_ARCHIVE,
    SCOPE_BODY,
    SCOPE_SEAT,
    SCOPE_MEETING,
    SCOPE_CASE,
    SCOPE_ACTION,
    SCOPE_REFERENCE,
    SCOPE_REPORT,
    SCOPE_LEDGER,
} rule_scope;

typedef struct rule {
    rule_scope scope;
    message_id id;
    void (*run)(checker *c, slot subject);
} rule;

typedef struct text_rule {
    message_id id;
    void (*run)(checker *c, const text_piece *piece);
} text_rule;

#define RULE(scope, id, function) { SCOPE_##scope, MSG_##id, function },
static const rule rules[] = { CHECK_RULES(RULE) };
#undef RULE

#define RULE(id, function) { MSG_##id, function },
static const text_rule text_rules[] = { CHECK_TEXT_RULES(RULE) };
#undef RULE

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- texts --------------------------------------------------------------------------------- */

static void add_root(checker *c, text_root root)
{
    if (!root.node)
        return;
    int32_t file = root.node->at.source - 1;
    if (file >= 0 && (size_t)file < diag_source_count(c->d))
        c->root_of_source[file] = (slot)c->roots.len;
    list_add(c->a, &c->roots, root);
}

/* Attachments are texts of the document that they hang on. */
static void add_attachments(checker *c, const attachment_list *list, text_root like)
{
    for (size_t i = 0; i < list->len; i++) {
        like.node = list->at[i].is_markdown ? list->at[i].content.body : NULL;
        add_root(c, like);
    }
}

static void add_meeting(checker *c, slot which)
{
    const meeting *mt = &c->m->meetings.at[which];
    text_root root = { .node = mt->content, .day = mt->day, .meeting = which, .report = NO_SLOT };
    add_root(c, root);
    add_attachments(c, &mt->attachments, root);
    for (size_t i = 0; i < mt->cases.len; i++)
        add_attachments(c, &c->m->cases.at[mt->cases.at[i]].attachments, root);
}

static void add_report(checker *c, slot which)
{
    const report *r = &c->m->reports.at[which];
    text_root root = { .day = r->day, .meeting = NO_SLOT, .report = which };
    for (size_t i = 0; i < r->chapters.len; i++) {
        root.node = r->chapters.at[i].content;
        add_root(c, root);
    }
    add_attachments(c, &r->attachments, root);
}

static void collect_texts(checker *c)
{
    size_t sources = diag_source_count(c->d);
    c->root_of_source = arena_array(c->a, slot, sources + 1);
    for (size_t i = 0; i < sources; i++)
        c->root_of_source[i] = NO_SLOT;
    for (size_t i = 0; i < c->m->meetings.len; i++)
        add_meeting(c, (slot)i);
    for (size_t i = 0; i < c->m->reports.len; i++)
        add_report(c, (slot)i);
}

/* ---- bodies and meetings ------------------------------------------------------------------------ */

static void add_body_form(checker *c, str form, body_form what)
{
    str key = utf8_fold(c->a, form);
    body_forms *forms = map_find(c->body_names, key);
    if (!forms) {
        forms = arena_make(c->a, body_forms);
        map_add(c->body_names, key, forms);
    }
    list_add(c->a, forms, what);
    size_t count = 1;
    for (size_t i = 0; i < form.len; i++)
        count += form.at[i] == ' ';
    c->body_words = count > c->body_words ? count : c->body_words;
}

static void collect_body_names(checker *c)
{
    c->body_names = map_new(c->a);
    for (size_t b = 0; b < c->m->bodies.len; b++) {
        const dated *names = &c->m->bodies.at[b].name;
        for (size_t i = 0; i < names->len; i++) {
            str_list forms = { 0 };
            list_add(c->a, &forms, names->at[i].value);
            words_name_forms(c->w, c->a, names->at[i].value, &forms);
            for (size_t f = 0; f < forms.len; f++)
                add_body_form(c, forms.at[f], (body_form){ (slot)b, names->at[i].when });
        }
    }
}

/* The archive lists its meetings by date, so that the last of a body is the last that is seen. */
static void collect_meetings(checker *c)
{
    size_t bodies = c->m->bodies.len;
    c->cases_of_body = arena_array(c->a, slot_list, bodies + 1);
    c->last_met = arena_array(c->a, int32_t, bodies + 1);
    for (size_t b = 0; b < bodies; b++)
        c->last_met[b] = INT32_MIN;
    for (size_t i = 0; i < c->m->meetings.len; i++) {
        const meeting *mt = &c->m->meetings.at[i];
        if (meeting_was_held(mt))
            c->last_met[mt->body] = date_first(mt->day);
        for (size_t k = 0; mt->body != NO_SLOT && k < mt->cases.len; k++)
            list_add(c->a, &c->cases_of_body[mt->body], mt->cases.at[k]);
    }
}

/* ---- running ------------------------------------------------------------------------------- */

static size_t subjects(const checker *c, rule_scope scope)
{
    const archive *m = c->m;
    const size_t counts[] = {
        [SCOPE_ARCHIVE] = 1,
        [SCOPE_BODY] = m->bodies.len,
        [SCOPE_SEAT] = m->seats.len,
        [SCOPE_MEETING] = m->meetings.len,
        [SCOPE_CASE] = m->cases.len,
        [SCOPE_ACTION] = m->actions.len,
        [SCOPE_REFERENCE] = m->references.len,
        [SCOPE_REPORT] = m->reports.len,
        [SCOPE_LEDGER] = m->accounts.ledgers.len,
    };
    return counts[scope];
}

static void run_rules(checker *c)
{
    for (size_t r = 0; r < COUNT_OF(rules); r++)
        for (size_t i = 0; i < subjects(c, rules[r].scope); i++)
            rules[r].run(c, (slot)i);
}

static bool has_running_text(md_kind kind)
{
    return kind == MD_PARAGRAPH || kind == MD_HEADING || kind == MD_CELL;
}

static void run_text_rules(checker *c, const text_root *root)
{
    for (const md_node *n = root->node; n; n = md_next(root->node, n)) {
        if (!has_running_text(n->kind))
            continue;
        const text_piece piece = { root, n, flat_of(c->scratch, n, true) };
        for (size_t r = 0; r < COUNT_OF(text_rules); r++)
            text_rules[r].run(c, &piece);
        arena_reset(c->scratch);
    }
}

void check_archive(diag *d, const archive *m, const words *w, date at)
{
    checker c = { .d = d, .a = arena_new(), .scratch = arena_new(), .m = m, .w = w };
    c.marks = arena_array(c.a, int, m->people.len + 1);
    collect_texts(&c);
    collect_body_names(&c);
    collect_meetings(&c);
    c.today = date_first(date_some(at) ? at : archive_today(m));
    c.first_deadlines = first_deadlines_new(&c);
    c.near_names = near_index_new(&c);
    c.figures = figure_index_new(&c);
    run_rules(&c);
    for (size_t i = 0; i < c.roots.len; i++)
        run_text_rules(&c, &c.roots.at[i]);
    arena_drop(c.scratch);
    arena_drop(c.a);
}
