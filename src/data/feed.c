/*
 * feed: the latest decisions as an Atom feed (RFC 4287).
 *
 * Newest first, so many that a reader who looks in now and then misses none; all of them are in decisions.json. An entry
 * is dated by its meeting, and updated when the minutes were approved or their source last changed. Links are whole where
 * the site's address is known; else relative to the feed, as the standard allows (section 4.2.7.1), while ids are
 * always whole.
 */
#include "data/record.h"

enum { ENTRIES_MOST = 200 };

/* ---- XML ----------------------------------------------------------------------------------------- */

/* What XML cannot hold is left out (XML 1.0, section 2.2). */
static bool is_xml_rune(uint32_t rune)
{
    return (rune >= 0x20 || rune == '\t' || rune == '\n') && rune != 0xFFFE && rune != 0xFFFF
           && !(rune >= 0x7F && rune <= 0x9F);
}

static void put_escaped(buf *out, str s)
{
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t rune = utf8_next(s, &at);
        if (rune == '&')
            buf_text(out, "&amp;");
        else if (rune == '<')
            buf_text(out, "&lt;");
        else if (rune == '>')
            buf_text(out, "&gt;");
        else if (rune == '"')
            buf_text(out, "&quot;");
        else if (is_xml_rune(rune))
            buf_put(out, str_slice(s, from, at));
    }
}

static void put_element(buf *out, const char *name, str content)
{
    buf_format(out, "<%s>", name);
    put_escaped(out, content);
    buf_format(out, "</%s>\n", name);
}

static void put_link(buf *out, const char *relation, const char *type, str address)
{
    buf_format(out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
    put_escaped(out, address);
    buf_text(out, "\"/>\n");
}

/* ---- entries -------------------------------------------------------------------------------------- */

/* A date-time is asked for (RFC 3339): where only a day is known, its beginning. */
static str moment_of(const teller *t, date day)
{
    if (!date_some(day))
        return STR("1970-01-01T00:00:00Z");
    return moment_in_norway(t->a, date_of_day(date_first(day)), -1);
}

/* As the register prints it: what is decided in a draft may still be changed. */
static str title_of_state(const teller *t, const meeting *m, str title)
{
    if (m->status != STATUS_DRAFT)
        return title;
    str draft = words_phrase(t->plan->words, t->m->settings.language, "decision-draft");
    return str_format(t->a, STR_FMT " (" STR_FMT ")", STR_ARG(title), STR_ARG(draft));
}

static str entry_title(const teller *t, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    const meeting *m = &t->m->meetings.at[k->meeting];
    str title = title_of_state(t, m, plan_case(t->plan, item)->title);
    if (k->body == NO_SLOT)
        return title;
    return str_format(t->a, STR_FMT ": " STR_FMT, STR_ARG(body_name(t->m, k->body, m->day)),
                      STR_ARG(title));
}

/* A case with several decisions has an entry for each. */
static str entry_id(const teller *t, slot item, int64_t part, date day)
{
    str page = page_of_matter(t, item);
    if (part > 1)
        page = str_format(t->a, STR_FMT "%lld", STR_ARG(page), (long long)part);
    return permanent_name(t, page, day);
}

static void put_entry(teller *t, buf *out, const data_record *record, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    const meeting *m = &t->m->meetings.at[k->meeting];
    buf_text(out, "<entry>\n");
    put_element(out, "id", entry_id(t, item, record->values[DECISIONS_part].number, m->day));
    put_element(out, "title", entry_title(t, item));
    put_element(out, "published", moment_of(t, m->day));
    put_element(out, "updated", moment_of(t, changed_on(t, m)));
    put_link(out, "alternate", "text/html", whole_address(t, page_of_matter(t, item)));
    if (k->body != NO_SLOT) {
        buf_text(out, "<category term=\"");
        put_escaped(out, t->m->bodies.at[k->body].id);
        buf_text(out, "\"/>\n");
    }
    buf_format(out, "<content type=\"text\" xml:lang=\"" STR_FMT "\">",
               STR_ARG(words_lang_code(m->language)));
    put_escaped(out, record->values[DECISIONS_text].text);
    buf_text(out, "</content>\n</entry>\n");
}

/* ---- the feed ------------------------------------------------------------------------------------- */

static date last_change(const teller *t, size_t from)
{
    date last = { 0 };
    for (size_t i = from; i < t->decided.len; i++) {
        date changed = changed_on(t, &t->m->meetings.at[t->m->cases.at[t->decided.at[i]].meeting]);
        if (date_compare(changed, last) > 0)
            last = changed;
    }
    return date_some(last) ? last : t->plan->at;
}

static void put_head(teller *t, buf *out, date changed)
{
    const project_settings *settings = &t->m->settings;
    buf_format(out,
               "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
               "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" STR_FMT "\">\n",
               STR_ARG(words_lang_code(settings->language)));
    put_element(out, "id", permanent_name(t, STR("feed.xml"), (date){ 0 }));
    put_element(out, "title", name_of_stream(t, "feed-title"));
    put_element(out, "updated", moment_of(t, changed));
    put_link(out, "self", "application/atom+xml", whole_address(t, STR("feed.xml")));
    put_link(out, "alternate", "text/html", whole_address(t, STR("vedtak/")));
    buf_text(out, "<author>\n");
    put_element(out, "name", settings->organisation.value);
    buf_text(out, "</author>\n<generator>referat</generator>\n");
}

str data_feed(teller *t)
{
    const data_table *decisions = &t->tables[SET_DECISIONS];
    size_t count = decisions->records.len, first = count > ENTRIES_MOST ? count - ENTRIES_MOST : 0;
    buf out = buf_new(t->a);
    put_head(t, &out, last_change(t, first));
    for (size_t i = count; i-- > first;)
        put_entry(t, &out, &decisions->records.at[i], t->decided.at[i]);
    buf_text(&out, "</feed>\n");
    return buf_str(&out);
}
