/*
 * Mistakes in YAML: from what libyaml says and where it stopped to what the author did and how to mend it.
 *
 * libyaml speaks of tokens, nodes and contexts, and it stops where it cannot go on: a bracket that is never closed is
 * noticed at the next key. Each entry says which of the two places the author should look at. The first that fits counts.
 */
#include <string.h>

#include "read/mistakes.h"

#define QUOTE_IT "put the value in quotation marks"

/* clang-format off */
static const mistake mistakes[] = {
    { "cannot start any token", NULL, '\t', false, "a tab stands where only spaces may",
      "indent with spaces; YAML takes no tabs" },
    { "found a tab character", NULL, 0, false, "a tab stands where only spaces may",
      "indent with spaces; YAML takes no tabs" },
    { "cannot start any token", NULL, 0, false, "a value cannot begin with this character", QUOTE_IT },
    { "mapping values are not allowed", NULL, 0, false, "a second colon on a line that has a key already",
      QUOTE_IT ", or check the indentation of this line and the one before" },
    { "could not find expected ':'", NULL, 0, true, "a key without a colon",
      "write a colon and a space behind the key, or indent the line if it goes on from the one before" },
    { "block sequence entries are not allowed", NULL, 0, false, "a list cannot begin on the line of its key",
      "begin the list on the next line, or write it in brackets: [a, b]" },
    { "did not find expected '-' indicator", NULL, 0, false, "this line is not indented like the list before it",
      "begin each item of a list with a dash, all at the same column" },
    { "did not find expected key", "block mapping", 0, false, "this is neither a key nor a part of the value before it",
      "give all keys of a mapping the same indentation; text behind a closing quotation mark belongs inside it" },
    { "did not find expected ',' or ']'", NULL, 0, true, "this bracket is never closed, or a comma is missing in it",
      "close the list with ], and write a comma between its items" },
    { "did not find expected ',' or '}'", NULL, 0, true, "this brace is never closed, or a comma is missing in it",
      "close the mapping with }, and write a comma between its pairs" },
    { "did not find expected node content", "flow", 0, true, "something is missing between these brackets",
      "check the commas and the closing bracket" },
    { "unexpected end of stream", "quoted", 0, true, "this quotation mark is never closed",
      "close it on the same line; a quotation mark inside the value is written twice, or as \\\" between double ones" },
    { "unexpected document indicator", "quoted", 0, true, "this quotation mark is never closed",
      "close it before the line of three dashes" },
    { "unknown escape character", NULL, 0, false, "a backslash that stands for nothing",
      "write the backslash twice, or use single quotation marks" },
    { "alphabetic or numeric character", "alias", 0, true, "a value cannot begin with *",
      QUOTE_IT "; in YAML the star calls an anchor" },
    { "alphabetic or numeric character", "anchor", 0, true, "a value cannot begin with &",
      QUOTE_IT "; in YAML it names an anchor" },
    { "expected comment or line break", "block scalar", 0, false, "text cannot stand on the same line as | or >",
      "begin the text on the next line, indented" },
    { "", "tag", 0, true, "a value cannot begin with !", QUOTE_IT },
    { "", "directive", 0, true, "a line cannot begin with %", "put it in quotation marks" },
    { "control characters are not allowed", NULL, 0, false, "a control character that no text may have",
      "remove it; it often comes with text that was pasted" },
    { "expected <document start>", NULL, 0, false, "this does not belong to what stands before it",
      "write key: value on each line" },
    { "", NULL, 0, false, NULL, NULL },
};
/* clang-format on */

static bool fits(const mistake *m, const char *problem, const char *context, char there)
{
    return strstr(problem, m->problem) && (!m->context || strstr(context, m->context))
           && (!m->there || m->there == there);
}

const mistake *mistake_of(const char *problem, const char *context, char there)
{
    const mistake *m = mistakes;
    while (!fits(m, problem ? problem : "", context ? context : "", there))
        m++; /* the last fits everything */
    return m;
}
