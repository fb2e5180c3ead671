/*
 * The metadata as XMP (ISO 16684-1): what metadata.c has, and which standards the file follows.
 *
 * PDF/A knows nothing of the name space of PDF/UA, so a description of that schema goes along
 * (ISO 19005-2, 6.6.2.3.3). The packet is not compressed, so that any program finds it.
 */
#include "pdf/metadata.h"

/* clang-format off */
static const char head[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char tail[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289 that the file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
/* clang-format on */

/* XML 1.0, 2.4: signs that would be markup. */
static void put_escaped(buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.at[i];
        if (c == '&')
            buf_text(out, "&amp;");
        else if (c == '<')
            buf_text(out, "&lt;");
        else if (c == '>')
            buf_text(out, "&gt;");
        else
            buf_char(out, c);
    }
}

/* Opening and closing markup around a value; nothing where there is none. */
static void put(buf *out, const char *open, str value, const char *close)
{
    if (value.len == 0)
        return;
    buf_text(out, open);
    put_escaped(out, value);
    buf_text(out, close);
    buf_char(out, '\n');
}

pdf_dict *xmp_write(writer *w)
{
    const metadata m = metadata_of(w);
    const str day = m.dated ? date_text(w->arena, m.date) : STR("");
    buf out = buf_new(w->arena);
    buf_text(&out, head);
    buf_format(&out, "<pdfaid:part>%d</pdfaid:part>\n",
               w->set->doc->attach ? 3 : 2); /* only part 3 lets files be attached */
    buf_text(&out, "<pdfaid:conformance>A</pdfaid:conformance>\n"
                   "<pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>\n");
    put(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.title,
        "</rdf:li></rdf:Alt></dc:title>");
    put(&out, "<dc:creator><rdf:Seq><rdf:li>", m.author, "</rdf:li></rdf:Seq></dc:creator>");
    put(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.subject,
        "</rdf:li></rdf:Alt></dc:description>");
    put(&out, "<dc:language><rdf:Bag><rdf:li>", m.lang, "</rdf:li></rdf:Bag></dc:language>");
    put(&out, "<pdf:Keywords>", m.keywords, "</pdf:Keywords>");
    put(&out, "<pdf:Producer>", m.creator, "</pdf:Producer>");
    put(&out, "<xmp:CreatorTool>", m.creator, "</xmp:CreatorTool>");
    put(&out, "<xmp:CreateDate>", day, "</xmp:CreateDate>");
    put(&out, "<xmp:ModifyDate>", day, "</xmp:ModifyDate>");
    buf_text(&out, tail);
    pdf_dict *d = pdf_stream_ready(w->file, buf_str(&out), NULL);
    pdf_put_name(w->file, d, "Type", STR("Metadata"));
    pdf_put_name(w->file, d, "Subtype", STR("XML"));
    return d;
}
