/*
 * test_words: the vocabulary. The real data files are whole; forms of any language give their English name;
 * and a data file with a fault in it gives a message for it.
 */
#include "words_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void test_data_files_are_whole(void **state)
{
    const loaded *l = *state;
    diag_close(l->d);
    const message *first = diag_message(l->d, 0);
    if (first)
        fail_msg(STR_FMT, STR_ARG(first->text));
}

static void test_forms_give_the_english_name(void **state)
{
    const loaded *l = *state;
    static const struct {
        word_class class;
        const char *form, *name;
    } rows[] = {
        { WORD_KEY, "organ", "body" },
        { WORD_KEY, "body", "body" },
        { WORD_KEY, "Møtt", "present" },
        { WORD_KEY, "MØTT", "present" },
        { WORD_KEY, "ikke-innkalt", "not-invited" },
        { WORD_KEY, "ikke innkalt", "not-invited" },
        { WORD_KEY, "Ikke_Innkalt", "not-invited" },
        { WORD_KEY, "ikkje innkalla", "not-invited" },
        { WORD_KEY, "godkjent-i", "approved" },
        { WORD_KEY, "vara for", "deputy-for" },
        { WORD_KEY, "organisasjon", "organisation" },
        { WORD_KEY, "archive from", "archive-from" },
        { WORD_VALUE, "referat", "minutes" },
        { WORD_VALUE, "årsmelding", "annual-report" },
        { WORD_VALUE, "godkjend", "approved" },
        { WORD_VALUE, "førre", "previous" },
        { WORD_VALUE, "åtvaring", "warning" },
        { WORD_VALUE, "av", "off" },
        { WORD_VALUE, "merknad", "note" },
        { WORD_VALUE, "feil", "error" },
        { WORD_LABEL, "Vedtak", "decision" },
        { WORD_LABEL, "forslag til vedtak", "proposal" },
        { WORD_LABEL, "Innleiing ved", "presenter" },
        { WORD_LABEL, "Unntatt offentlighet", "withheld" },
        { WORD_DIRECTIVE, "medlemmer", "members" },
        { WORD_DIRECTIVE, "årshjul", "wheel" },
        { WORD_DIRECTIVE, "møte", "meetings" },
        { WORD_ROLE, "beløp", "amount" },
        { WORD_ROLE, "unntatt", "withheld" },
        { WORD_BOX, "BOKS", "box" },
        { WORD_BOX, "døme", "example" },
        { WORD_COMMENT, "språk", "language" },
        { WORD_CASE, "Sak", "case" },
        { WORD_VOTE, "avholdende", "abstaining" },
        { WORD_VOTE, "samrøystes", "unanimous" },
        { WORD_MONTH, "desember", "12" },
        { WORD_MONTH, "Dec", "12" },
        { WORD_WEEKDAY, "tysdag", "2" },
        { WORD_REFERENCE, "vedlegg", "attachment" },
        { WORD_REFERENCE, "frist", "deadline" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(words_canonical(l->w, rows[i].class, str_of(rows[i].form)), rows[i].name);
}

static void test_unknown_forms_give_nothing(void **state)
{
    const loaded *l = *state;
    assert_str(words_canonical(l->w, WORD_KEY, STR("orgen")), "");
    assert_str(words_canonical(l->w, WORD_KEY, STR("")), "");
    assert_str(words_canonical(l->w, WORD_LABEL, STR("organ")), "");
    assert_str(words_canonical(l->w, WORD_CASE, STR("– sak –")), "");
    str endless = { .at = arena_array(l->a, char, 100000), .len = 100000 };
    assert_str(words_canonical(l->w, WORD_KEY, endless), "");
}

static void test_letters_of_two_runes_are_read(void **state)
{
    const loaded *l = *state;
    assert_str(words_canonical(l->w, WORD_KEY, STR("a\u030Ar")), "year");
    assert_str(words_canonical(l->w, WORD_KEY, STR("ikke\u00A0innkalt")), "not-invited");
}

static void test_first_form_is_the_usual_one(void **state)
{
    const loaded *l = *state;
    assert_str(words_form(l->w, LANG_NB, WORD_LABEL, STR("votes")), "Votering");
    assert_str(words_form(l->w, LANG_NN, WORD_LABEL, STR("votes")), "Røysting");
    assert_str(words_form(l->w, LANG_EN, WORD_LABEL, STR("votes")), "Votes");
    assert_str(words_form(l->w, LANG_NN, WORD_KEY, STR("title")), "tittel");
    assert_str(words_form(l->w, LANG_NB, WORD_KEY, STR("no such name")), "no such name");
}

static void test_every_name_is_a_form_of_itself(void **state)
{
    const loaded *l = *state;
    static const char *const names[] = { "deputies", "not-invited", "deputy-for", "archive-from", "carried-over" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_str(words_canonical(l->w, WORD_KEY, str_of(names[i])), names[i]);
    static const char *const labels[] = { "decision", "proposal",  "votes",    "statement", "actions",    "disqualified",
                                          "presenter", "replaces", "annuls", "withheld",  "attachments" };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_str(words_canonical(l->w, WORD_LABEL, words_form(l->w, LANG_EN, WORD_LABEL, str_of(labels[i]))), labels[i]);
}

static void test_nearest_form(void **state)
{
    const loaded *l = *state;
    assert_str(words_nearest(l->w, WORD_KEY, STR("forfal")), "forfall");
    assert_str(words_nearest(l->w, WORD_LABEL, STR("Vedtakk")), "Vedtak");
    assert_str(words_nearest(l->w, WORD_KEY, STR("xylofonist")), "");
}

static void test_language_codes(void **state)
{
    const loaded *l = *state;
    lang found = LANG_COUNT;
    assert_true(words_find_lang(STR("no"), &found));
    assert_int_equal(found, LANG_NB);
    assert_true(words_find_lang(STR("nn"), &found));
    assert_int_equal(found, LANG_NN);
    assert_false(words_find_lang(STR("de"), &found));
    assert_str(words_lang_code(LANG_NB), "nb");
    assert_str(words_lang_code(LANG_EN), "en");
    assert_str(words_hyphenation(l->w, LANG_NN), "hyph_nn_NO.dic");
}

/* ---- faults in the data --------------------------------------------------------------------- */

/* Loads a copy of the data in which `from` stands as `to` in one file; gives the text of all messages. */
static str faults(const loaded *l, lang broken, const char *from, const char *to)
{
    char folder[] = "/tmp/referat-words-XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (lang one = 0; one < LANG_COUNT; one++) {
        str code = words_lang_code(one), content;
        str path = str_format(l->a, DATA_FOLDER "/" STR_FMT ".yaml", STR_ARG(code));
        assert_int_equal(file_read(l->a, str_text(l->a, path), 1 << 20, &content), FILE_OK);
        if (one == broken)
            content = str_replace(l->a, content, str_of(from), str_of(to));
        str copy = str_format(l->a, "%s/" STR_FMT ".yaml", folder, STR_ARG(code));
        assert_int_equal(file_write(str_text(l->a, copy), content), FILE_OK);
    }
    diag *d = diag_new(l->a);
    words_load(d, l->a, folder);
    diag_close(d);
    buf all = buf_new(l->a);
    for (size_t i = 0; diag_message(d, i); i++)
        buf_format(&all, STR_FMT "\n", STR_ARG(diag_message(d, i)->text));
    for (lang one = 0; one < LANG_COUNT; one++)
        remove(str_text(l->a, str_format(l->a, "%s/" STR_FMT ".yaml", folder, STR_ARG(words_lang_code(one)))));
    rmdir(folder);
    return buf_str(&all);
}

#define assert_fault(broken, from, to, expected)                                                   \
    assert_non_null(strstr(str_text(l->a, faults(l, (broken), (from), (to))), (expected)))

static void test_faults_in_the_data_are_messages(void **state)
{
    const loaded *l = *state;
    assert_str(faults(l, LANG_NB, "undertittel", "undertittel"), "");
    assert_fault(LANG_NB, "    subtitle: [undertittel]\n", "", "no form is given of subtitle");
    assert_fault(LANG_NB, "undertittel", "tittel", "a form that stands for two names tittel");
    assert_fault(LANG_NN, "    place: [stad, møtestad]", "    plaze: [stad]", "a name that English does not have plaze");
    assert_fault(LANG_NN, "\n  minutes-title:", "\n  minutes-tittel:", "there is no phrase minutes-title");
    assert_fault(LANG_NB, "frist {date}", "frist {dato}", "a gap that the English phrase does not have dato");
    assert_fault(LANG_EN, "  decimal: \".\"\n", "", "there is no format decimal");
    assert_fault(LANG_NN, "fallback: nb", "fallback: sv", "an unknown fallback sv");
    assert_fault(LANG_NB, "\n  role:", "\n  roll:", "an unknown word class roll");
    assert_fault(LANG_NB, "\nnames:", "\nnamess:", "there is no section names");
}

static void test_missing_data_is_one_message(void **state)
{
    const loaded *l = *state;
    diag *d = diag_new(l->a);
    assert_non_null(words_load(d, l->a, "/nowhere"));
    diag_close(d);
    assert_int_equal(diag_count(d, SEVERITY_ERROR), LANG_COUNT);
    assert_int_equal(diag_message(d, 0)->id, MSG_LANGUAGE_DATA); /* R040 */
}

/* ---- words in messages ----------------------------------------------------------------------------- */

/* What the namer is asked for, and whether the vocabulary has it. */
typedef struct asked_words {
    const words *w;
    size_t count;
    str unknown;
} asked_words;

static str note_word(const void *data, str class, str name)
{
    asked_words *asked = *(asked_words *const *)data;
    static const char *const classes[] = { "key", "value", "label", "directive", "role", "box", "comment", "case",
                                           "vote", "number", "month", "weekday", "reference", "law" };
    asked->count++;
    for (int i = 0; i < WORD_CLASSES; i++)
        if (str_is(class, classes[i]) && str_equal(words_canonical(asked->w, (word_class)i, name), name))
            return name;
    asked->unknown = name;
    return name;
}

static void test_words_in_messages_are_known(void **state)
{
    const loaded *l = *state;
    asked_words asked = { .w = l->w }, *const at = &asked;
    diag *d = diag_new(l->a);
    diag_name_with(d, note_word, &at);
    for (int i = 0; i < MSG_COUNT; i++) {
        buf out = buf_new(l->a);
        message_put_pattern(d, message_about((message_id)i)->text, &out);
        message_put_pattern(d, message_about((message_id)i)->fix, &out);
        if (asked.unknown.len > 0)
            fail_msg("%s names " STR_FMT, message_about((message_id)i)->code, STR_ARG(asked.unknown));
    }
    assert_true(asked.count > 50);
}

static str help_of_status(const loaded *l, lang language)
{
    diag *d = diag_new(l->a);
    words_name_in_messages(l->w, language, d, l->a);
    return DIAG(d, AGENDA_DECIDED, (span){ 0 }, STR("1"), STR("votes"))->help;
}

static void test_messages_speak_the_projects_language(void **state)
{
    const loaded *l = *state;
    assert_true(str_starts(help_of_status(l, LANG_NB), STR("set status: utkast or utsendt ")));
    assert_true(str_starts(help_of_status(l, LANG_NN), STR("set status: utkast or sendt ut ")));
    assert_true(str_starts(help_of_status(l, LANG_EN), STR("set status: draft or issued ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_data_files_are_whole),
        cmocka_unit_test(test_forms_give_the_english_name),
        cmocka_unit_test(test_unknown_forms_give_nothing),
        cmocka_unit_test(test_letters_of_two_runes_are_read),
        cmocka_unit_test(test_first_form_is_the_usual_one),
        cmocka_unit_test(test_every_name_is_a_form_of_itself),
        cmocka_unit_test(test_nearest_form),
        cmocka_unit_test(test_language_codes),
        cmocka_unit_test(test_faults_in_the_data_are_messages),
        cmocka_unit_test(test_missing_data_is_one_message),
        cmocka_unit_test(test_words_in_messages_are_known),
        cmocka_unit_test(test_messages_speak_the_projects_language),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
