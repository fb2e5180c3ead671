#!/usr/bin/env python3
"""compare_words: is every word of the sources in what was made of them?

    compare_words.py PROJECT SITE

Takes each Markdown source of a project that a public build used, and asks for each of its words at least as often on
the page as in the source, and as often in the PDF. The manifest tells which page a source became; a chapter, a part or an
attachment has no page of its own, and must be whole in one of the documents.

Not words of a text: front matter, directives, roles, comments, marks, addresses, labels of notes. Left out on purpose, as the
format says, are what is withheld from the public, and the alternative text of a picture in print. Words that are
printed in another form than they were written are in REWRITTEN, each with the reason.
Prints what is missing, then `N passed, N failed` (sources, once for the page and once for the PDF).
"""
import collections
import html
import json
import pathlib
import re
import sys
import unicodedata
from html.parser import HTMLParser

from compare_text import pages_of, without_heads

SHOWN = 12  # missing words of one source
WORD = re.compile(r"[^\W\d_]+")

# What goes out of a Markdown text before its words are counted, in this order.
LEFT_OUT = [
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),                                # front matter
    re.compile(r"^[> ]*(`{3,}|~{3,})\{[^}\n]*\}.*?^[> ]*\1[ ]*$", re.DOTALL | re.MULTILINE),  # directives
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"(?:^>[^\n]*\n)*^> ?\[!(?:UNNTATT|UNNATEKE|WITHHELD)\][^\n]*\n(?:^>[^\n]*\n?)*",
               re.MULTILINE | re.IGNORECASE),
    re.compile(r"\{[\w æøå-]+\}`[^`]*`"),                                        # roles
    re.compile(r"^[> ]*\(?[a-zæøå][.)][ \t\u00a0]", re.MULTILINE),               # letters of lists
    re.compile(r"^[> ]*\[!\w+\]", re.MULTILINE),                                # the mark of a box
    re.compile(r"(?<=[-*+] )\[[ xX]\] "),                                       # boxes that are ticked, or not
    re.compile(r"\[\^[^\]]+\]:?"),                                              # labels of notes
    re.compile(r"(?<=\])\((?:<[^>]*>|[^\s()]*(?:\([^()]*\))?[^\s()]*)(?=[\s)])"),  # addresses, not the titles behind
    re.compile(r"(?<=\])\[[^\]\n]*\]"),                                         # … and their names
    re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:.*$", re.MULTILINE),                     # … and what these stand for
    re.compile(r"^ *(`{3,}|~{3,})\S*", re.MULTILINE),                            # fences
]
WITHHELD = re.compile(r"(?:^|(?<=[.!?] ))\*\*(?:Unntatt (?:fra )?offentli[^*]*|Unnateke offentleg[^*]*|Withheld[^*]*)\*\*", re.IGNORECASE)
CASE = re.compile(r"^#+ +[\w]*(?:sak|case|item|matter)\w* +\S*\d", re.IGNORECASE)
RULED = re.compile(r"^[> ]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
PICTURE = re.compile(r"!\[[^\]]*\]")

# Printed in another form than written.
REWRITTEN = [
    (re.compile(r"^\s*(?:[-*+]|\d+\.) .*?((?:, )?\b(?:frist(?:en)?|inn[ae]n|deadline|due|by) \d.*)$"), "deadlines are a column"),
    (re.compile(r"^(\s*(?:[-*+]|\d+\.) (?:\[.\] )?(?:~~)?[^:*\n]{2,60}: )"), "owners of actions are printed as initials"),
    (re.compile(r"^\*\*(?:Votering|Avstemn?ing|Røysting|Avrøysting|Votes?|Voting):?\*\*:?(.*)$", re.IGNORECASE),
     "a vote is printed in figures"),
    (re.compile(r"^\*\*(?:Saksbehandl\w+|Innl[ei][a-z]+ ved|Inhabil\w*|Ugild\w*|Presenter\w*|Disqualified):?\*\*:?(.*)$", re.IGNORECASE),
     "initials are printed as the full name"),
    (re.compile(r"^#+ +(\w*(?:sak|case|item|matter)\w*\.?(?: +nr\.?)?)(?= +\S*\d)", re.IGNORECASE), "the word for a case stands before its number as the body has it"),
]


# ---- the source ----------------------------------------------------------------------------------


def without_withheld_cases(text):
    """What follows the label that withholds, to the next case, is not for the public; its line may hold some of it, and
    what was for the public before it."""
    kept, hidden = [], False
    for line in text.split("\n"):
        hidden = hidden and not CASE.match(line)
        label = WITHHELD.search(line)
        if not hidden:
            kept.append(line[:label.start()] if label else line)
        hidden = hidden or label is not None
    return "\n".join(kept)


def without_rewritten(text):
    lines = text.split("\n")
    for pattern, _ in REWRITTEN:
        for i, line in enumerate(lines):
            found = pattern.match(line)
            if found:
                lines[i] = line[:found.start(1)] + line[found.end(1):]
    return "\n".join(lines)


def cells_of(line):
    return re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|\s*$", "", re.sub(r"^[> ]*\|?", "", line)))


def without_cells_beyond(text):
    """A row ends with the last column of its table, and a message (R033) says what stood beyond it."""
    lines, columns = text.split("\n"), 0
    for i, line in enumerate(lines):
        if RULED.match(line):
            columns = len(cells_of(line))
        elif "|" not in line:
            columns = 0
        elif columns:
            lines[i] = "|".join(cells_of(line)[:columns])
    return "\n".join(lines)


def words_in(text):
    return collections.Counter(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def words_of_source(path, with_alternatives):
    text = without_cells_beyond(without_withheld_cases(path.read_text(encoding="utf-8")))
    for pattern in LEFT_OUT:
        text = pattern.sub(" ", text)
    if not with_alternatives:
        text = PICTURE.sub(" ", text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", without_rewritten(text))
    return words_in(re.sub(r"[*~]+|\b_+|_+\b", "", html.unescape(text)))


# ---- what was made of it -------------------------------------------------------------------------


class Page(HTMLParser):
    """The text of the article of a page, with the alternative texts of its pictures. Marks inside a word do not part it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.text = 0, []

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "article"
        if self.depth and tag == "img":
            self.text.append(" %s " % dict(attributes).get("alt", ""))
        if tag in ("p", "li", "td", "th", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "pre"):
            self.text.append(" ")

    def handle_endtag(self, tag):
        self.depth -= tag == "article"
        if tag not in ("a", "abbr", "code", "em", "span", "strong", "s", "small"):
            self.text.append(" ")

    def handle_data(self, data):
        if self.depth:
            self.text.append(data)


def words_of_page(path):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return words_in("".join(page.text).replace("\u00ad", ""))


def text_of_pdf(path):
    """Without the lines of the page itself, which may part a word that goes on over the page."""
    return unicodedata.normalize("NFKC", without_heads(pages_of(str(path))))


def words_on_paper(text):
    """A hyphen at the end of a line may be the word's own or the typesetter's: both are counted."""
    return words_in(text) | words_in(re.sub(r"[-\u00ad\u2010]\n", "", text))


class Document:
    """What a page and its PDF hold; `letters` is all of the PDF without what parts its words."""

    def __init__(self, folder, page):
        self.page = words_of_page(folder / page)
        pdfs = sorted((folder / page).parent.glob("*.pdf"))
        text = text_of_pdf(pdfs[0]) if pdfs else ""
        self.pdf = words_on_paper(text) if pdfs else None
        self.letters = "".join(WORD.findall(text.casefold()))

    def lacks(self, wanted, form):
        """A reader of PDFs may take a narrow space for none, or part a long word: then its letters must be there."""
        lack = wanted - getattr(self, form)
        if form == "page":
            return lack
        return collections.Counter({word: count for word, count in lack.items() if self.letters.count(word) < wanted[word]})


def documents_of(site):
    """The documents by the sources that they were made of, as the manifest has it."""
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    made = {}
    for entry in manifest["files"]:
        if entry["path"].endswith("/index.html") and entry.get("source", "").endswith(".md"):
            made.setdefault(entry["source"], []).append(Document(site, entry["path"]))
    return {source: [one for one in found if one.pdf] for source, found in made.items()}


# ---- the comparison ------------------------------------------------------------------------------


def missing(source, candidates, form):
    """What lacks least of a source is what was made of it; where nothing lacks, no other is looked at."""
    wanted = words_of_source(source, form == "page")
    lacks = []
    for one in candidates:
        lacks.append(one.lacks(wanted, form))
        if not lacks[-1]:
            break
    return min(lacks, key=lambda lack: sum(lack.values()), default=wanted)


def sources_of(project):
    return sorted(path for path in project.rglob("*.md") if path.name != "README.md" and "out" not in path.parts)


def main(project, site, unused=()):
    made = documents_of(site)
    everywhere = [one for found in made.values() for one in found]
    passed = failed = 0
    for source in sources_of(project):
        name = str(source.relative_to(project))
        if name in unused:
            continue
        for form in ("page", "pdf"):
            lack = missing(source, made.get(name) or everywhere, form)
            passed, failed = passed + (not lack), failed + bool(lack)
            if lack:
                shown = ", ".join("%s%s" % (word, " ×%d" % count if count > 1 else "") for word, count in lack.most_common(SHOWN))
                print("%s: the %s lacks %s" % (name, form, shown))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
