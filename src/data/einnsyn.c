/*
 * einnsyn: the meetings as objects of Norway's eInnsyn API: Moetemappe with Moetesak, Vedtak, Votering and documents.
 *
 * Objects stand inside each other, as the API takes them when they are made; what its server gives itself (id,
 * utvalgObjekt and other fields that can only be read) is not here. `externalId` is our permanent name. The API wants an
 * instant for every meeting (moetedato): it has Norway's offset from UTC, and is the beginning of the day where
 * no time is given. A Votering is the vote of one participant: so there is one for each whose vote the minutes name.
 * The open title stands in both fields for titles: an archive that is built for the public has no other.
 */
#include "data/json.h"
#include "data/record.h"

static json_t *object_new(const char *entity)
{
    json_t *object = json_object();
    json_put(object, "entity", json_string(entity));
    return object;
}

static void put_titles(json_t *object, str title)
{
    json_put(object, "offentligTittel", json_of_text(title));
    json_put(object, "offentligTittelSensitiv", json_of_text(title));
}

static void put_name(const teller *t, json_t *object, str page, date day)
{
    json_put(object, "externalId", json_of_text(permanent_name(t, page, day)));
}

static str committee(const teller *t, const meeting *m)
{
    return m->body == NO_SLOT ? t->m->settings.organisation.value
                              : body_name(t->m, m->body, m->day);
}

static json_t *description(str content)
{
    json_t *object = object_new("Moetesaksbeskrivelse");
    json_put(object, "tekstInnhold", json_of_text(content));
    json_put(object, "tekstFormat", json_string("text/plain"));
    return object;
}

/* ---- votes ---------------------------------------------------------------------------------------- */

/* For readers, as the office is called: not a word of a closed list. */
static str office_of(const teller *t, slot held)
{
    return words_phrase(t->plan->words, t->m->settings.language,
                        seat_role_phrase(t->m->seats.at[held].role));
}

static json_t *participant(const teller *t, const named *who, date day)
{
    json_t *object = object_new("Moetedeltaker");
    json_put(object, "moetedeltakerNavn", json_of_text(name_of(t, who, day)));
    if (who->seat != NO_SLOT)
        json_put(object, "moetedeltakerFunksjon", json_of_text(office_of(t, who->seat)));
    return object;
}

static void add_votes(const teller *t, json_t *array, const named_list *names, const char *side,
                      date day)
{
    for (size_t i = 0; i < names->len; i++) {
        json_t *object = object_new("Votering");
        json_put(object, "moetedeltaker", participant(t, &names->at[i], day));
        json_put(object, "stemme", json_string(side));
        json_add(array, object);
    }
}

static json_t *votes_json(const teller *t, const case_item *k, date day)
{
    json_t *array = json_array();
    for (size_t i = 0; i < k->parts.len; i++) {
        const case_part *part = &k->parts.at[i];
        for (size_t n = 0; n < part->vote_count; n++) {
            const vote *v = &k->votes.at[part->first_vote + n];
            add_votes(t, array, &v->favour_names, "Ja", day);
            add_votes(t, array, &v->against_names, "Nei", day);
            add_votes(t, array, &v->abstaining_names, "Blankt", day);
        }
    }
    return array;
}

/* ---- cases ---------------------------------------------------------------------------------------- */

/* All decisions of a case, for the API has room for one. */
static str decisions_text(const teller *t, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    str_list texts = { 0 };
    for (size_t i = 0; i < k->parts.len; i++)
        if (k->parts.at[i].label == LABEL_DECISION)
            list_add(t->a, &texts, text_of_part(t, item, &k->parts.at[i]));
    return str_join(t->a, texts.at, texts.len, STR("\n"));
}

static json_t *decision_json(const teller *t, slot item, const meeting *m)
{
    json_t *object = object_new("Vedtak");
    json_put(object, "vedtakstekst", description(decisions_text(t, item)));
    json_put(object, "votering", votes_json(t, &t->m->cases.at[item], m->day));
    json_put_text(object, "dato", date_text(t->a, date_of_day(date_first(m->day))));
    return object;
}

static void put_content(const teller *t, json_t *object, slot item, const meeting *m)
{
    const case_item *k = &t->m->cases.at[item];
    const case_part *proposal = case_find_part(k, LABEL_PROPOSAL);
    str proposed = proposal ? text_of_part(t, item, proposal) : STR("");
    if (proposed.len > 0)
        json_put(object, "innstilling", description(proposed));
    if (case_has_decision(k) && m->status != STATUS_AGENDA)
        json_put(object, "vedtak", decision_json(t, item, m));
}

static json_t *case_json(const teller *t, slot item, const meeting *m)
{
    const case_item *k = &t->m->cases.at[item];
    bool is_told = case_is_told(t, k);
    json_t *object = object_new("Moetesak");
    put_name(t, object, page_of_matter(t, item), m->day);
    put_titles(object, is_told && k->plain_title.len > 0 ? k->plain_title : k->label);
    json_put(object, "moetesakstype", json_string("moete"));
    json_put(object, "moetesaksaar", json_integer(k->year));
    json_put(object, "moetesakssekvensnummer", json_integer(k->number));
    json_put_text(object, "utvalg", committee(t, m));
    if (is_told)
        put_content(t, object, item, m);
    return object;
}

static json_t *cases_json(const teller *t, const meeting *m)
{
    json_t *array = json_array();
    for (size_t i = 0; i < m->cases.len; i++)
        json_add(array, case_json(t, m->cases.at[i], m));
    return array;
}

/* ---- documents ------------------------------------------------------------------------------------ */

/* The file itself; an address has to be whole. */
static json_t *files_json(const teller *t, const plan_item *item)
{
    json_t *object = object_new("Dokumentobjekt"), *array = json_array();
    json_put_text(object, "referanseDokumentfil",
                  whole_address(t, item->pdf.len > 0 ? item->pdf : item->page));
    json_put(object, "format", json_string(item->pdf.len > 0 ? "application/pdf" : "text/html"));
    json_add(array, object);
    return array;
}

static json_t *descriptions_json(const teller *t, const plan_item *item)
{
    json_t *object = object_new("Dokumentbeskrivelse"), *array = json_array();
    json_put(object, "tittel", json_of_text(item->title));
    json_put(object, "tittelSensitiv", json_of_text(item->title));
    json_put(object, "dokumentnummer", json_integer(1));
    json_put(object, "tilknyttetRegistreringSom", json_string("Hoveddokument"));
    if (t->m->settings.address.len > 0)
        json_put(object, "dokumentobjekt", files_json(t, item));
    json_add(array, object);
    return array;
}

static json_t *documents_json(const teller *t, const plan_item *item, const meeting *m)
{
    json_t *object = object_new("Moetedokument"), *array = json_array();
    put_titles(object, item->title);
    json_put(object, "moetedokumenttype",
             json_string(m->status == STATUS_AGENDA ? "moeteinnkalling" : "moeteprotokoll"));
    json_put(object, "dokumentbeskrivelse", descriptions_json(t, item));
    json_add(array, object);
    return array;
}

/* ---- meetings ------------------------------------------------------------------------------------- */

static json_t *meeting_json(const teller *t, slot which)
{
    const meeting *m = &t->m->meetings.at[which];
    const plan_item *item = plan_meeting(t->plan, which);
    date day = date_of_day(date_first(m->day));
    json_t *object = object_new("Moetemappe");
    put_name(t, object, item->page, m->day);
    put_titles(object, item->title);
    json_put(object, "moetenummer",
             json_of_text(path_name(str_slice(item->page, 0, item->page.len - 1))));
    json_put(object, "utvalg", json_of_text(committee(t, m)));
    json_put_text(object, "moetedato",
                  moment_in_norway(t->a, day, meeting_has_day(m) ? m->time.from : -1));
    json_put_text(object, "moetested", m->place.value);
    json_put(object, "moetedokument", documents_json(t, item, m));
    json_put(object, "moetesak", cases_json(t, m));
    return object;
}

json_t *data_einnsyn(teller *t)
{
    json_t *root = json_envelope(t->a, t->plan), *array = json_array();
    for (slot i = 0; i < (slot)t->m->meetings.len; i++)
        if (date_some(t->m->meetings.at[i].day)) /* of one without a date, a message has said so */
            json_add(array, meeting_json(t, i));
    json_put(root, "moetemappe", array);
    return root;
}
