/*
 * shapes: the objects of popolo.json, einnsyn.json and index.json, as tables.
 *
 * Those of Popolo have the names and forms of its specification (popoloproject.com/specs), those of eInnsyn those of its API
 * (felleslosninger/einnsyn-api-spec); of both, what we write and no more. What the API requires of what is made there is
 * required here. Objects that stand in others come first.
 */
#include "data/shapes.h"

#define MUST(name, form, phrase)                                                                   \
    {                                                                                              \
        name, FORM_##form, true, false, phrase, NULL, NULL                                         \
    }
#define MAY(name, form, phrase)                                                                    \
    {                                                                                              \
        name, FORM_##form, false, false, phrase, NULL, NULL                                        \
    }
#define ONE_OF(name, choices, phrase)                                                              \
    {                                                                                              \
        name, FORM_TEXT, true, false, phrase, choices, NULL                                        \
    }
#define ENTITY(name) ONE_OF("entity", name, "data-entity")
#define OBJECT(name, of, phrase)                                                                   \
    {                                                                                              \
        name, FORM_OBJECT, true, false, phrase, NULL, &(of)                                        \
    }
#define MAY_OBJECT(name, of, phrase)                                                               \
    {                                                                                              \
        name, FORM_OBJECT, false, false, phrase, NULL, &(of)                                       \
    }
#define OBJECTS(name, of, phrase)                                                                  \
    {                                                                                              \
        name, FORM_OBJECT, true, true, phrase, NULL, &(of)                                         \
    }
#define MAY_OBJECTS(name, of, phrase)                                                              \
    {                                                                                              \
        name, FORM_OBJECT, false, true, phrase, NULL, &(of)                                        \
    }

#define SHAPE(id, name)                                                                            \
    static const shape id = { name, id##_fields, sizeof id##_fields / sizeof *id##_fields }
#define STANDARD(id, name, phrase)                                                                 \
    const data_standard id##_standard = { name, phrase, &id##_root, id##_tables,                   \
                                          sizeof id##_tables / sizeof *id##_tables }

/* ---- Popolo --------------------------------------------------------------------------------------- */

static const shape_field other_name_fields[] = {
    MUST("name", TEXT, "data-other-names"),
};
SHAPE(other_name, "OtherName");

static const shape_field source_link_fields[] = {
    MUST("url", WEB, "data-source"),
};
SHAPE(source_link, "Link");

static const shape_field person_shape_fields[] = {
    MUST("id", TEXT, "data-id"),
    MUST("name", TEXT, "data-name-now"),
    OBJECTS("other_names", other_name, "data-other-names"),
    MAY("summary", TEXT, "data-person-title"),
    MAY("email", TEXT, "data-email"),
};
SHAPE(person_shape, "Person");

static const shape_field organization_fields[] = {
    MUST("id", TEXT, "data-id"),
    MUST("name", TEXT, "data-name-now"),
    MAY_OBJECTS("other_names", other_name, "data-other-names"),
    MAY("classification", TEXT, "data-classification"),
    MAY("parent_id", TEXT, "data-parent-organization"),
    MAY("founding_date", DAY, "data-from"),
    MAY("dissolution_date", DAY, "data-to"),
    MAY_OBJECTS("sources", source_link, "data-sources"),
};
SHAPE(organization, "Organization");

static const shape_field post_fields[] = {
    MUST("id", TEXT, "data-id"),
    MUST("label", TEXT, "data-seat"),
    MUST("role", TEXT, "data-role"),
    MUST("organization_id", TEXT, "data-organization"),
};
SHAPE(post, "Post");

/* clang-format off */
static const shape_field membership_fields[] = {
    MAY("label", TEXT, "data-seat"),
    MUST("role", TEXT, "data-role"),
    MUST("person_id", TEXT, "data-person-id"),
    MUST("organization_id", TEXT, "data-organization"),
    MAY("post_id", TEXT, "data-post"),
    MAY("start_date", DAY, "data-from"),
    MAY("end_date", DAY, "data-to"),
};
/* clang-format on */
SHAPE(membership, "Membership");

static const shape_field attendee_fields[] = {
    MUST("id", TEXT, "data-person-id"),
    MUST("name", TEXT, "data-name"),
};
SHAPE(attendee, "Attendee");

static const shape_field event_shape_fields[] = {
    MUST("id", TEXT, "data-id"),
    MUST("name", TEXT, "data-title"),
    ONE_OF("classification", "meeting", "data-event-kind"),
    MAY("start_date", WHEN, "data-from-time"),
    MAY("end_date", MOMENT, "data-to-time"),
    MAY("location", TEXT, "data-place"),
    ONE_OF("status", "agenda|draft|issued|approved", "data-status"),
    MUST("organization_id", TEXT, "data-organization"),
    MAY_OBJECTS("attendees", attendee, "data-attendees"),
    MAY_OBJECTS("sources", source_link, "data-sources"),
};
SHAPE(event_shape, "Event");

static const shape_field popolo_root_fields[] = {
    OBJECTS("persons", person_shape, "data-people"),
    OBJECTS("organizations", organization, "data-organizations"),
    OBJECTS("posts", post, "data-posts"),
    OBJECTS("memberships", membership, "data-seats"),
    OBJECTS("events", event_shape, "data-meetings"),
};
SHAPE(popolo_root, "popolo");

/* clang-format off */
static const flat_table popolo_tables[] = {
    { "popolo-persons", { "persons" } },
    { "popolo-organizations", { "organizations" } },
    { "popolo-posts", { "posts" } },
    { "popolo-memberships", { "memberships" } },
    { "popolo-events", { "events" } },
};
/* clang-format on */
STANDARD(popolo, "popolo", "data-popolo");

/* ---- eInnsyn -------------------------------------------------------------------------------------- */

static const shape_field document_file_fields[] = {
    ENTITY("Dokumentobjekt"),
    MUST("referanseDokumentfil", WEB, "data-file-address"),
    MUST("format", TEXT, "data-file-format"),
};
SHAPE(document_file, "Dokumentobjekt");

static const shape_field document_description_fields[] = {
    ENTITY("Dokumentbeskrivelse"),
    MUST("tittel", TEXT, "data-open-title"),
    MUST("tittelSensitiv", TEXT, "data-open-title"),
    MUST("dokumentnummer", NUMBER, "data-document-number"),
    ONE_OF("tilknyttetRegistreringSom", "Hoveddokument", "data-document-part"),
    MAY_OBJECTS("dokumentobjekt", document_file, "data-document-files"),
};
SHAPE(document_description, "Dokumentbeskrivelse");

static const shape_field meeting_document_fields[] = {
    ENTITY("Moetedokument"),
    MUST("offentligTittel", TEXT, "data-open-title"),
    MUST("offentligTittelSensitiv", TEXT, "data-open-title"),
    ONE_OF("moetedokumenttype", "moeteinnkalling|moeteprotokoll", "data-document-kind"),
    OBJECTS("dokumentbeskrivelse", document_description, "data-document-descriptions"),
};
SHAPE(meeting_document, "Moetedokument");

static const shape_field participant_shape_fields[] = {
    ENTITY("Moetedeltaker"),
    MUST("moetedeltakerNavn", TEXT, "data-name"),
    MAY("moetedeltakerFunksjon", TEXT, "data-role"),
};
SHAPE(participant_shape, "Moetedeltaker");

static const shape_field single_vote_fields[] = {
    ENTITY("Votering"),
    OBJECT("moetedeltaker", participant_shape, "data-voter"),
    ONE_OF("stemme", "Ja|Nei|Blankt", "data-vote-cast"),
};
SHAPE(single_vote, "Votering");

static const shape_field case_text_fields[] = {
    ENTITY("Moetesaksbeskrivelse"),
    MUST("tekstInnhold", TEXT, "data-text"),
    ONE_OF("tekstFormat", "text/plain", "data-text-format"),
};
SHAPE(case_text, "Moetesaksbeskrivelse");

static const shape_field decision_shape_fields[] = {
    ENTITY("Vedtak"),
    OBJECT("vedtakstekst", case_text, "data-decision-text"),
    OBJECTS("votering", single_vote, "data-single-votes"),
    MUST("dato", DAY, "data-date"),
};
SHAPE(decision_shape, "Vedtak");

static const shape_field case_shape_fields[] = {
    ENTITY("Moetesak"),
    MUST("externalId", TEXT, "data-external-id"),
    MUST("offentligTittel", TEXT, "data-open-title"),
    MUST("offentligTittelSensitiv", TEXT, "data-open-title"),
    ONE_OF("moetesakstype", "moete", "data-case-type"),
    MUST("moetesaksaar", NUMBER, "data-year"),
    MUST("moetesakssekvensnummer", NUMBER, "data-number"),
    MAY("utvalg", TEXT, "data-body-name"),
    MAY_OBJECT("innstilling", case_text, "data-proposal"),
    MAY_OBJECT("vedtak", decision_shape, "data-decision"),
};
SHAPE(case_shape, "Moetesak");

static const shape_field meeting_shape_fields[] = {
    ENTITY("Moetemappe"),
    MUST("externalId", TEXT, "data-external-id"),
    MUST("offentligTittel", TEXT, "data-open-title"),
    MUST("offentligTittelSensitiv", TEXT, "data-open-title"),
    MUST("moetenummer", TEXT, "data-meeting-number"),
    MUST("utvalg", TEXT, "data-body-name"),
    MUST("moetedato", MOMENT, "data-from-time"),
    MAY("moetested", TEXT, "data-place"),
    OBJECTS("moetedokument", meeting_document, "data-meeting-documents"),
    OBJECTS("moetesak", case_shape, "data-meeting-cases"),
};
SHAPE(meeting_shape, "Moetemappe");

static const shape_field einnsyn_root_fields[] = {
    OBJECTS("moetemappe", meeting_shape, "data-meetings"),
};
SHAPE(einnsyn_root, "einnsyn");

static const flat_table einnsyn_tables[] = {
    { "einnsyn-moetemapper", { "moetemappe" } },
    { "einnsyn-moetesaker", { "moetemappe", "moetesak" } },
    { "einnsyn-vedtak", { "moetemappe", "moetesak", "vedtak" } },
    { "einnsyn-voteringer", { "moetemappe", "moetesak", "vedtak", "votering" } },
};
STANDARD(einnsyn, "einnsyn", "data-einnsyn");

/* ---- the list of files ---------------------------------------------------------------------------- */

static const shape_field listed_set_fields[] = {
    MUST("dataset", TEXT, "data-dataset"),
    MUST("json", PATH, "data-as-json"),
    MUST("csv", PATH, "data-as-csv"),
    MUST("schema", PATH, "data-as-schema"),
    MUST("records", NUMBER, "data-record-count"),
};
SHAPE(listed_set, "Dataset");

static const shape_field listed_table_fields[] = {
    MUST("name", TEXT, "data-dataset"),
    MUST("csv", PATH, "data-as-csv"),
};
SHAPE(listed_table, "Table");

static const shape_field listed_standard_fields[] = {
    MUST("name", TEXT, "data-standard"),
    MUST("json", PATH, "data-as-json"),
    MUST("schema", PATH, "data-as-schema"),
    OBJECTS("tables", listed_table, "data-flat-tables"),
};
SHAPE(listed_standard, "Standard");

static const shape_field index_root_fields[] = {
    OBJECTS("datasets", listed_set, "data-index"),
    OBJECTS("standards", listed_standard, "data-standards"),
};
SHAPE(index_root, "index");

static const flat_table index_tables[] = {
    { "index", { "datasets" } },
};
STANDARD(index, "index", "data-index");
