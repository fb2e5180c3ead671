/*
 * The text form of an archive: the small words of it, and its story.
 *
 * `referat dump model` prints it, and tests compare it. Things are named by their ids, or their names where they have
 * none; what link has added stands below what was typed, after "is".
 */
#include "model/dump.h"

/* ---- lines ----------------------------------------------------------------------------------- */

void dump_head(dumper *p, int depth, const char *kind, str name)
{
    buf_fill(p->out, ' ', (size_t)depth * 2);
    buf_format(p->out, name.len ? "%s " STR_FMT "\n" : "%s\n", kind, STR_ARG(name));
}

void dump_text(dumper *p, int depth, const char *key, str value)
{
    if (value.len == 0)
        return;
    buf_fill(p->out, ' ', (size_t)depth * 2);
    buf_format(p->out, "%s: ", key);
    buf_put(p->out, str_replace(p->a, value, STR("\n"), STR("\\n")));
    buf_char(p->out, '\n');
}

void dump_number(dumper *p, int depth, const char *key, int64_t value)
{
    dump_text(p, depth, key, str_format(p->a, "%lld", (long long)value));
}

void dump_flag(dumper *p, int depth, const char *key, bool value)
{
    if (value)
        dump_text(p, depth, key, STR("yes"));
}

void dump_date(dumper *p, int depth, const char *key, date d)
{
    dump_text(p, depth, key, date_text(p->a, d));
}

void dump_period(dumper *p, int depth, period when)
{
    dump_date(p, depth, "from", when.from);
    dump_date(p, depth, "to", when.to);
}

/* ---- values ---------------------------------------------------------------------------------- */

static str list_text(dumper *p, const dated_value *v)
{
    str_list items = { 0 };
    for (size_t i = 0; i < v->node->items.len; i++)
        list_add(p->a, &items, v->node->items.at[i]->text);
    return str_join(p->a, items.at, items.len, STR(", "));
}

static str period_text(dumper *p, period when)
{
    if (!date_some(when.from) && !date_some(when.to))
        return STR("");
    str from = date_text(p->a, when.from), to = date_text(p->a, when.to);
    return str_format(p->a, " [" STR_FMT ".." STR_FMT "]", STR_ARG(from), STR_ARG(to));
}

void dump_dated(dumper *p, int depth, const char *key, const dated *values)
{
    for (size_t i = 0; i < values->len; i++) {
        const dated_value *v = &values->at[i];
        str value = v->value.len || v->node->kind != NODE_LIST ? v->value : list_text(p, v);
        str when = period_text(p, v->when);
        dump_text(p, depth, key, str_format(p->a, STR_FMT STR_FMT, STR_ARG(value), STR_ARG(when)));
    }
}

void dump_texts(dumper *p, int depth, const char *key, const text_list *list)
{
    for (size_t i = 0; i < list->len; i++)
        dump_text(p, depth, key, list->at[i].value);
}

void dump_slots(dumper *p, int depth, const char *key, const slot_list *list,
                str (*name)(dumper *, slot))
{
    str_list names = { 0 };
    for (size_t i = 0; i < list->len; i++)
        list_add(p->a, &names, name(p, list->at[i]));
    dump_text(p, depth, key, str_join(p->a, names.at, names.len, STR(", ")));
}

void dump_named(dumper *p, int depth, const char *key, const named *who)
{
    buf b = buf_new(p->a);
    buf_put(&b, who->written.value);
    if (who->title.value.len)
        buf_format(&b, ", " STR_FMT, STR_ARG(who->title.value));
    if (who->organisation.value.len)
        buf_format(&b, ", " STR_FMT, STR_ARG(who->organisation.value));
    if (who->person != NO_SLOT)
        buf_format(&b, " = " STR_FMT, STR_ARG(name_of_person(p, who->person)));
    if (who->organisation_slot != NO_SLOT)
        buf_format(&b, " of " STR_FMT, STR_ARG(name_of_organisation(p, who->organisation_slot)));
    if (who->seat != NO_SLOT)
        buf_format(&b, " @ " STR_FMT, STR_ARG(name_of_seat(p, who->seat)));
    dump_text(p, depth, key, buf_str(&b));
}

void dump_named_list(dumper *p, int depth, const char *key, const named_list *list)
{
    for (size_t i = 0; i < list->len; i++)
        dump_named(p, depth, key, &list->at[i]);
}

void dump_inlines(dumper *p, int depth, const char *key, const md_node *const *nodes, size_t count)
{
    buf b = buf_new(p->a);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i]->kind == MD_TEXT)
            buf_put(&b, nodes[i]->text);
        else
            buf_format(&b, "<%s " STR_FMT ">", md_kind_name(nodes[i]->kind),
                       STR_ARG(md_plain(p->a, nodes[i])));
    }
    dump_text(p, depth, key, buf_str(&b));
}

void dump_attachments(dumper *p, int depth, const attachment_list *list)
{
    for (size_t i = 0; i < list->len; i++) {
        const attachment *one = &list->at[i];
        dump_head(p, depth, "attachment", str_format(p->a, "%d", one->number));
        dump_text(p, depth + 1, "title", one->title.value);
        dump_text(p, depth + 1, "path", one->path);
        dump_flag(p, depth + 1, "markdown", one->is_markdown);
    }
}

/* ---- names ----------------------------------------------------------------------------------- */

static str id_or(str id, str name)
{
    return id.len ? id : name;
}

str name_of_person(dumper *p, slot which)
{
    return which == NO_SLOT
               ? STR("-")
               : id_or(p->m->people.at[which].id, person_name(p->m, which, (date){ 0 }));
}

str name_of_organisation(dumper *p, slot which)
{
    return which == NO_SLOT ? STR("-")
                            : id_or(p->m->organisations.at[which].id,
                                    organisation_name(p->m, which, (date){ 0 }));
}

str name_of_body(dumper *p, slot which)
{
    return which == NO_SLOT ? STR("-") : p->m->bodies.at[which].id;
}

str name_of_audience(dumper *p, slot which)
{
    return which == NO_SLOT
               ? STR("-")
               : id_or(p->m->audiences.at[which].id, p->m->audiences.at[which].name.value);
}

/* "label (holders)" */
str name_of_seat(dumper *p, slot which)
{
    if (which == NO_SLOT)
        return STR("-");
    const seat *s = &p->m->seats.at[which];
    str label = id_or(s->id, dated_any(&s->label, s->when.from));
    str_list names = { 0 };
    for (size_t i = 0; i < s->written_people.len; i++)
        list_add(p->a, &names, s->written_people.at[i].value);
    str holders = str_join(p->a, names.at, names.len, STR(" + "));
    return str_format(p->a, STR_FMT " (" STR_FMT ")", STR_ARG(label), STR_ARG(holders));
}

str name_of_meeting(dumper *p, slot which)
{
    if (which == NO_SLOT)
        return STR("-");
    const meeting *held = &p->m->meetings.at[which];
    str body_id = name_of_body(p, held->body), day = date_text(p->a, held->day);
    return str_format(p->a, STR_FMT "/" STR_FMT, STR_ARG(body_id), STR_ARG(day));
}

str name_of_case(dumper *p, slot which)
{
    if (which == NO_SLOT)
        return STR("-");
    const case_item *c = &p->m->cases.at[which];
    str body_id = name_of_body(p, c->body);
    return str_format(p->a, STR_FMT "/" STR_FMT, STR_ARG(body_id), STR_ARG(c->id));
}

/* ---- the archive ----------------------------------------------------------------------------- */

static void dump_settings(dumper *p)
{
    const project_settings *s = &p->m->settings;
    dump_head(p, 0, "project", STR(""));
    dump_text(p, 1, "organisation", s->organisation.value);
    dump_text(p, 1, "language", words_lang_code(s->language));
    dump_text(p, 1, "theme", s->theme.value);
    if (s->archive_from)
        dump_number(p, 1, "archive-from", s->archive_from);
    dump_text(p, 1, "output", s->output);
}

void model_dump(const archive *m, const diag *d, buf *out)
{
    dumper p = { .m = m, .d = d, .out = out, .a = out->arena };
    dump_settings(&p);
    dump_register(&p);
    dump_meetings(&p);
    dump_references(&p);
    dump_reports(&p);
    dump_accounts(&p);
    for (size_t i = 0; i < m->files.len; i++)
        dump_head(&p, 0, "file", m->files.at[i]);
}
