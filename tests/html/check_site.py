#!/usr/bin/env python3
"""check_site: is every page of a built site valid and within reach, as far as this can be told without a network?

    check_site.py SITE

Looks at each HTML file below SITE and checks what the tables RULES and ELEMENTS say: structure (elements closed in
order, no block in a paragraph, no link in a link), ids (unique, and all that refers to them), links inside the
site (files and fragments), headings (one h1, no level skipped), tables (headers with scope, spans that add up), pictures
(alternative text, size), names for what can be focused, languages, and that nothing comes from elsewhere. No two
pages have the same title, no column of a register is empty, and the page of a ledger has entries.

Prints a line for each fault, then `N passed, N failed` (pages). Exit status 1 if a page failed.
"""
import functools
import hashlib
import json
import os
import re
import sys
import urllib.parse
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# Elements that cannot stand in a paragraph, heading or other phrasing content.
BLOCKS = set("address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
             "header hr main nav ol p pre section table ul".split())
PHRASING = set("p h1 h2 h3 h4 h5 h6 span a em strong small s sup sub abbr code summary dt".split())
PARENTS = {"li": {"ul", "ol"}, "dt": {"div", "dl"}, "dd": {"div", "dl"}, "caption": {"table"}, "thead": {"table"},
           "tbody": {"table"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "figcaption": {"figure"},
           "summary": {"details"}}
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "table": {"caption", "thead", "tbody"},
            "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"}}
FORBIDDEN = {"script", "style", "iframe", "object", "embed", "base"}
ATTRIBUTES = re.compile(r"^(id|class|href|src|alt|width|height|loading|lang|title|role|tabindex|scope|colspan|start|type|name"
                        r"|content|charset|rel|style|popover|popovertarget|aria-[a-z]+|data-state|data-page|data-label|data-failed|action|for|autocomplete|spellcheck|enterkeyhint|defer|viewbox|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|points"
                        r"|font-size|text-anchor|stroke-width)$")
REFERENCES = ("aria-labelledby", "aria-describedby")


class Page(HTMLParser):
    """One file, read: what it holds, and the faults that show while reading."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path = path
        self.faults = []
        self.stack = []
        self.ids = set()
        self.links = []
        self.references = []
        self.headings = []
        self.tables = []
        self.seen = {}
        self.title = ""
        self.kind = ""
        self.is_data = False
        self.text_of = []

    def fault(self, text):
        self.faults.append("%d: %s" % (self.getpos()[0], text))

    # -- elements ----------------------------------------------------------------------------------

    def handle_decl(self, declaration):
        self.seen["doctype"] = declaration

    def handle_comment(self, data):
        self.fault("a comment stands in the page")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag, attributes):
        self.seen[tag] = self.seen.get(tag, 0) + 1
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.fault("<%s> has an attribute twice" % tag)
        values = {name: value or "" for name, value in attributes}
        self.check_place(tag, values)
        self.check_attributes(tag, values)
        check = getattr(self, "start_" + tag, None)
        if check:
            check(values)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), self.getpos()[0]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1] != tag:
            self.fault("</%s> closes <%s>" % (tag, self.stack[-1] if self.stack else "nothing"))
            return
        self.stack.pop()
        if tag == "tr":
            self.end_row()

    def check_place(self, tag, values):
        parent = self.stack[-1] if self.stack else ""
        if "svg" in self.stack:
            return
        if tag in BLOCKS and PHRASING & set(self.stack) - {"a"}:
            self.fault("<%s> stands in <%s>" % (tag, "> <".join(self.stack[-3:])))
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.fault("<%s> stands in <%s>" % (tag, parent))
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.fault("<%s> stands in <%s>" % (tag, parent))
        if tag == "a" and "a" in self.stack:
            self.fault("a link stands in a link")
        self.is_data = tag == "script" and values.get("type") == "application/ld+json" and self.stack[-1:] == ["head"]
        ours = tag == "script" and "defer" in values and not re.match(r"[a-z]+:|/", values.get("src", "/"))
        if tag in FORBIDDEN and not self.is_data and not ours:
            self.fault("<%s> has no business here" % tag)

    def check_attributes(self, tag, values):
        for name, value in values.items():
            if not ATTRIBUTES.match(name):
                self.fault("<%s> has the attribute %s" % (tag, name))
            if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", value):
                self.fault("%s of <%s> holds a control character" % (name, tag))
        if "id" in values:
            if not values["id"] or re.search(r"\s", values["id"]):
                self.fault("the id %r is none" % values["id"])
            if values["id"] in self.ids:
                self.fault("the id %s stands twice" % values["id"])
            self.ids.add(values["id"])
        for name in REFERENCES:
            for reference in values.get(name, "").split():
                self.references.append((reference, self.getpos()[0]))
        if "tabindex" in values and tag not in ("main", "pre") and not (
                values.get("aria-label") or values.get("aria-labelledby")):
            self.fault("<%s> can be focused, but has no name" % tag)

    # -- single elements -----------------------------------------------------------------------------

    def start_html(self, values):
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", values.get("lang", "")):
            self.fault("the page has no language")

    def start_article(self, values):
        self.kind = values.get("data-page", "")

    def start_a(self, values):
        if not values.get("href"):
            self.fault("a link leads nowhere")
        self.links.append((values.get("href", ""), self.getpos()[0]))

    def start_script(self, values):
        if "src" in values:
            self.links.append((values["src"], self.getpos()[0]))

    def start_link(self, values):
        self.links.append((values.get("href", ""), self.getpos()[0]))

    def start_img(self, values):
        if "alt" not in values:
            self.fault("a picture has no alternative text")
        if not (values.get("width", "").isdigit() and values.get("height", "").isdigit()):
            self.fault("a picture has no size")
        self.links.append((values.get("src", ""), self.getpos()[0]))

    def start_svg(self, values):
        if values.get("role") not in ("img", "group") or "aria-labelledby" not in values:
            self.fault("a drawing has no name")

    def start_nav(self, values):
        if not (values.get("aria-label") or values.get("aria-labelledby")):
            self.fault("a navigation has no name")

    def start_abbr(self, values):
        if values.get("title") == "":
            self.fault("an abbreviation explains itself with nothing")

    # -- tables ------------------------------------------------------------------------------------

    def start_table(self, values):
        classes = values.get("class", "").split()
        if "details" in self.stack and {"register", "rows"} & set(classes):
            self.fault("the data of a drawing lose the words that head them on a phone")
        self.tables.append({"line": self.getpos()[0], "widths": set(), "row": 0, "headers": 0, "cell": 0, "filled": set(),
                            "register": "register" in classes})

    def start_tr(self, values):
        self.tables[-1]["row"] = 0

    def end_row(self):
        self.tables[-1]["widths"].add(self.tables[-1]["row"])

    def cell(self, values):
        self.tables[-1]["cell"] = self.tables[-1]["row"]
        self.tables[-1]["row"] += int(values.get("colspan", "1"))

    def start_td(self, values):
        self.cell(values)

    def start_th(self, values):
        self.cell(values)
        self.tables[-1]["headers"] += 1
        if values.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            self.fault("a table header has no scope")

    def check_about(self, data):
        """What the page says that it is about: one thing, with a type, in the words of schema.org."""
        try:
            thing = json.loads(data)
        except ValueError as wrong:
            self.fault("the data in the page is no JSON: %s" % wrong)
            return
        if thing.get("@context") != "https://schema.org" or not thing.get("@type") or not thing.get("name"):
            self.fault("the data in the page says not what it is about")

    # -- text --------------------------------------------------------------------------------------

    def handle_data(self, data):
        if self.stack and self.stack[-1] == "script":
            self.check_about(data)
            return
        if self.stack and self.stack[-1] == "title" and "svg" not in self.stack:
            self.title += data
        if data.strip() and "tbody" in self.stack and {"td", "th"} & set(self.stack):
            self.tables[-1]["filled"].add(self.tables[-1]["cell"])
        if data.strip() and self.stack and self.stack[-1] in CHILDREN:
            self.fault("text stands right in <%s>" % self.stack[-1])
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", data):
            self.fault("the text holds a control character")


def page_read(path):
    page = Page(path)
    with open(path, encoding="utf-8", errors="strict", newline="") as file:
        page.feed(file.read())
    page.close()
    return page


def check_whole(page):
    """What can be told only at the end of a page."""
    if page.seen.get("doctype", "").lower() != "doctype html":
        page.faults.append("1: no <!DOCTYPE html>")
    if page.stack:
        page.faults.append("0: not closed: " + ", ".join(page.stack))
    for tag, number in (("html", 1), ("head", 1), ("body", 1), ("main", 1), ("h1", 1)):
        if page.seen.get(tag, 0) != number:
            page.faults.append("0: %d <%s>" % (page.seen.get(tag, 0), tag))
    if not page.title.strip():
        page.faults.append("0: no title")
    for reference, line in page.references:
        if reference not in page.ids:
            page.faults.append("%d: the name %s is not there" % (line, reference))
    before = 0
    for level, line in page.headings:
        if level > before + 1:
            page.faults.append("%d: h%d follows h%d" % (line, level, before))
        before = level
    for table in page.tables:
        if len(table["widths"]) > 1:
            page.faults.append("%d: rows of a table have %s cells" % (table["line"], sorted(table["widths"])))
        empty = set(range(max(table["widths"], default=0))) - table["filled"]
        if table["register"] and empty:
            page.faults.append("%d: nothing stands in the columns %s" % (table["line"], sorted(empty)))
    if page.kind == "ledger" and not page.tables:
        page.faults.append("0: no entries stand in the page of a ledger")


@functools.lru_cache
def version_of(path):
    """Of a file that browsers keep: they ask anew when it is another."""
    with open(path, "rb") as file:
        return "v=" + hashlib.sha256(file.read()).hexdigest()[:12]


def check_link(site, pages, page, address, line):
    """Inside the site: the file and the fragment are there. Outside: only http, https, mailto and tel."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme or parts.netloc:
        if parts.scheme not in ("http", "https", "mailto", "tel"):
            page.faults.append("%d: a link to %s" % (line, address))
        return
    target = page.path
    if parts.path:
        target = os.path.normpath(os.path.join(os.path.dirname(page.path), urllib.parse.unquote(parts.path)))
    if parts.path.startswith("/") or os.path.relpath(target, site).startswith(".."):
        page.faults.append("%d: %s leads out of the site" % (line, address))
    elif not os.path.isfile(target):
        page.faults.append("%d: %s is not there" % (line, address))
    elif target.endswith((".css", ".js")) and parts.query != version_of(target):
        page.faults.append("%d: %s is not asked for by its version" % (line, address))
    elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
        page.faults.append("%d: %s has no such place" % (line, address))


def check_titles(pages):
    """In tabs, bookmarks and lists of hits a page is known by its title alone."""
    known = {}
    for page in pages:
        other = known.setdefault(page.title, page)
        if other is not page:
            page.faults.append("0: %s has the same title: %s" % (other.path, page.title))


def style_faults(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    faults = [] if text.count("{") == text.count("}") else ["0: braces do not match"]
    if re.search(r"url\(\s*[\"']?(https?:)?//|@import", text):
        faults.append("0: the style sheet asks another server")
    return faults


def files_of(site, ending):
    found = []
    for folder, _, names in os.walk(site):
        found += [os.path.join(folder, name) for name in names if name.endswith(ending)]
    return sorted(found)


def main(site):
    pages = {path: page_read(path) for path in files_of(site, ".html")}
    for page in pages.values():
        check_whole(page)
        for address, line in page.links:
            check_link(site, pages, page, address, line)
    check_titles(pages.values())
    results = {path: page.faults for path, page in pages.items()}
    results.update({path: style_faults(path) for path in files_of(site, ".css")})
    failed = 0
    for path, faults in sorted(results.items()):
        failed += bool(faults)
        for fault in faults:
            print("%s:%s" % (os.path.relpath(path, site), fault))
    print("%d passed, %d failed" % (len(results) - failed, failed))
    return 1 if failed or not pages else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
