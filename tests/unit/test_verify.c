/*
 * test_verify: files as other programs make them, written here by hand. What stands in another form than referat's own is
 * no fault; what is missing is one, and is said in its own kind of message.
 */
#include "unit.h"

#include "verify/verify.h"

#define XMP_HEAD                                                                                                       \
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"        \
    "<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""        \
    " xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:ua=\"http://www.aiim.org/pdfua/ns/id/\""
#define XMP_TITLE "<dc:title>\n<rdf:Alt>\n<rdf:li xml:lang=\"x-default\">Brua</rdf:li><rdf:li xml:lang=\"en\">Bridge</rdf:li></rdf:Alt></dc:title>"
#define XMP_TAIL  "</rdf:Description></rdf:RDF></x:xmpmeta>"
#define XMP       XMP_HEAD " a:part=\"2\" a:conformance=\"A\" ua:part=\"1\" xmp:CreateDate=\"2026-03-23T12:00:00Z\">" XMP_TITLE XMP_TAIL

/* What differs between the files of the tests. */
typedef struct sample {
    const char *kids, *xmp, *info, *font;
} sample;

static const sample good = {
    .kids = "<</S/H1/P 6 0 R>>",
    .xmp = XMP,
    .info = "/Title(Brua)/CreationDate(D:20260323130000+01'00')",
    .font = "/Type0/ToUnicode 4 0 R/DescendantFonts[<</FontDescriptor<</FontFile2 4 0 R>>>>]",
};

/* The objects in order, with a table of where they are. */
static str file_of(arena *a, sample s)
{
    const str objects[] = {
        STR("<</Type/Catalog/Pages 2 0 R/Lang(nb)/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/Metadata 4 0 R"
            "/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[]>>"),
        STR("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        STR("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/StructParents 0/Resources<</Font<</F 8 0 R>>>>>>"),
        str_format(a, "<</Length %zu>>stream\n%s\nendstream", str_of(s.xmp).len, s.xmp),
        STR("<</Type/StructTreeRoot/K 6 0 R>>"),
        str_format(a, "<</S/Document/P 5 0 R/K[%s]>>", s.kids),
        str_format(a, "<<%s>>", s.info),
        str_format(a, "<</Type/Font/BaseFont/Skrift/Subtype%s>>", s.font),
    };
    buf out = buf_new(a), table = buf_new(a);
    buf_text(&out, "%PDF-1.7\n");
    for (size_t i = 0; i < 8; i++) {
        buf_format(&table, "%010zu 00000 n \n", out.len);
        buf_format(&out, "%zu 0 obj\n" STR_FMT "\nendobj\n", i + 1, STR_ARG(objects[i]));
    }
    const size_t at = out.len;
    buf_format(&out, "xref\n0 9\n0000000000 65535 f \n" STR_FMT, STR_ARG(buf_str(&table)));
    buf_format(&out, "trailer<</Size 9/Root 1 0 R/Info 7 0 R/ID[(a)(b)]>>\nstartxref\n%zu\n%%%%EOF\n", at);
    return buf_str(&out);
}

/* Messages of a kind about a file. */
static size_t said_of(arena *a, str content, message_id id)
{
    diag *d = diag_new(a);
    verify_counts counts = { 0 };
    verify_pdf(d, a, STR("file.pdf"), content, &counts);
    diag_close(d);
    size_t count = 0;
    for (size_t i = 0; diag_message(d, i); i++)
        count += diag_message(d, i)->id == id;
    return count;
}

/* All messages of all kinds. */
static size_t said(arena *a, sample s)
{
    const message_id kinds[] = { MSG_VERIFY_STRUCTURE, MSG_VERIFY_FONT, MSG_VERIFY_METADATA, MSG_VERIFY_DAMAGED,
                                 MSG_VERIFY_UNREADABLE };
    size_t count = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        count += said_of(a, file_of(a, s), kinds[i]);
    return count;
}

/* Properties as attributes, titles in two languages, a time in another zone. */
static void other_forms_are_no_faults(void **state)
{
    arena *a = *state;
    sample s = good;
    assert_int_equal(said(a, s), 0);
    s.font = "/TrueType/Encoding/WinAnsiEncoding/FontDescriptor<</FontFile2 4 0 R>>";
    assert_int_equal(said(a, s), 0);
    s.font = "/Type3/ToUnicode 4 0 R";
    assert_int_equal(said(a, s), 0);
}

static void metadata_must_agree(void **state)
{
    arena *a = *state;
    sample s = good;
    s.info = "/Title(Broa)/CreationDate(D:20260322)";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_METADATA), 2);
    s.info = "/Title(Brua)/Producer(En annen)";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_METADATA), 1);
    s.xmp = "<x:xmpmeta";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_METADATA), 1);
    s.xmp = XMP_HEAD ">" XMP_TAIL;
    s.info = "";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_METADATA), 4);
}

static void tables_have_headers(void **state)
{
    arena *a = *state;
    sample s = good;
    s.kids = "<</S/Table/K<</S/TR/K[<</S/TH/A<</O/Table/Scope/Row>>>><</S/TD/K<</S/Table/K<</S/TR/K<</S/TD>>>>>>>>]>>>>";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_STRUCTURE), 1);
    s.kids = "<</S/Table/K<</S/TR/K[<</S/TH/A<</O/Table/Scope/Row>>>><</S/TD>>]>>>><</S/Table/K<</S/TR/K<</S/TD>>>>>>";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_STRUCTURE), 1);
    s.kids = "<</S/Table/K<</S/TR/K[<</S/TH/A[<</O/Layout>><</O/Table/Scope/Row>>]>><</S/TD>>]>>>>";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_STRUCTURE), 0);
}

static void identifiers_are_of_one_note(void **state)
{
    arena *a = *state;
    sample s = good;
    s.kids = "<</S/Note/ID(n1)>><</S/Note/ID(n2)>>";
    assert_int_equal(said(a, s), 0);
    s.kids = "<</S/Note/ID(n1)>><</S/Note/ID(n1)>><</S/Note>>";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_STRUCTURE), 2);
}

static void fonts_lead_back_to_text(void **state)
{
    arena *a = *state;
    sample s = good;
    s.font = "/TrueType/Encoding/WinAnsiEncoding";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_FONT), 1);
    s.font = "/TrueType/FontDescriptor<</FontFile2 4 0 R>>";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_FONT), 1);
}

/* An element that stands in itself, and one that stands in two: the walk ends. */
static void circles_end(void **state)
{
    arena *a = *state;
    sample s = good;
    s.kids = "6 0 R 5 0 R";
    assert_int_equal(said_of(a, file_of(a, s), MSG_VERIFY_STRUCTURE), 1);
}

static void damage_is_said(void **state)
{
    arena *a = *state;
    const str whole = file_of(a, good);
    assert_int_equal(said_of(a, str_slice(whole, 0, whole.len - 16), MSG_VERIFY_DAMAGED), 1);
    assert_int_equal(said_of(a, str_slice(whole, 0, whole.len / 4), MSG_VERIFY_UNREADABLE), 1);
    assert_int_equal(said_of(a, STR("GIF89a"), MSG_VERIFY_UNREADABLE), 1);
    assert_int_equal(said_of(a, STR(""), MSG_VERIFY_UNREADABLE), 1);
    assert_int_equal(said_of(a, whole, MSG_VERIFY_DAMAGED), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(other_forms_are_no_faults),
        UNIT(metadata_must_agree),
        UNIT(tables_have_headers),
        UNIT(identifiers_are_of_one_note),
        UNIT(fonts_lead_back_to_text),
        UNIT(circles_end),
        UNIT(damage_is_said),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
