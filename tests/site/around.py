"""around: has every page of a built site what belongs around it, whatever it is about?

    around.main(SITE, DATED)

A link to a PDF that is there, its permanent address, and a neighbour on both sides in the series that it belongs to (its
first page none before it, its last none after it; a page that is alone in its series has two among the lists); with DATED, for a project in a git repository, when its sources were last
changed. One h1 and a title of its own are checked with the rest of the page (tests/html/check_site.py). Prints a line for
each fault, then `N passed, N failed` (pages).
"""
import collections
import html
import pathlib
import re
import urllib.parse

# Kinds that are one series over all the site.
WHOLE = {"body", "person", "accounts-year"}
# The lists of the site, and the views of its registers, follow each other; only a year of a register has its own series.
LISTS = {"front", "reports", "bodies", "people", "accounts", "data", "search", "meetings", "cases", "decisions", "actions"}


def series_of(kind, address):
    parts = address.split("/")[:-1]
    if kind in LISTS and not re.search(r"(^|/)\d{4}/$", address):
        return "lists"
    if kind in WHOLE:
        return kind
    if kind in LISTS:
        return "/".join(parts[:-1])
    return f"{kind} {parts[1] if kind == 'ledger' else parts[0]}"


def links_of(text, pattern):
    return [html.unescape(href) for href in re.findall(pattern, text)]


def lacking(text):
    """Which neighbours the foot of a page does not lead to."""
    return [rel for rel in ("prev", "next") if not links_of(text, rf'<a rel="{rel}" href="([^"]*)"><span class="label">')]


def faults_of(page, text, address, dated):
    formats = links_of(text, r'<p class="formats"><a type="application/pdf" href="([^"]*)"')
    if len(formats) != 1 or not (page.parent / urllib.parse.urlsplit(formats[0]).path).is_file():
        yield f"its PDF is not there: {formats}"
    named = re.findall(r'<p class="address">[^<]*: <a rel="bookmark" href="index\.html">([^<]*)</a></p>', text)
    if len(named) != 1 or not named[0].endswith(address or "/"):
        yield f"its address is not {address}: {named}"
    if dated and not re.search(r'<p class="version">[^<]*\d', text):
        yield "it does not say when it was changed"


def main(site, dated):
    site = pathlib.Path(site)
    pages = {page: page.read_text("utf-8") for page in sorted(site.rglob("index.html"))}
    addresses = {page: "" if page.parent == site else page.parent.relative_to(site).as_posix() + "/" for page in pages}
    kinds = {page: re.search(r'<article [^>]*data-page="([^"]*)"', text).group(1) for page, text in pages.items()}
    series = {page: series_of(kinds[page], addresses[page]) for page in pages}
    ends = collections.defaultdict(list)
    for page, text in pages.items():
        ends[series[page]] += lacking(text)
    sizes = collections.Counter(series.values())
    failed = 0
    for page, text in pages.items():
        faults = list(faults_of(page, text, addresses[page], dated))
        if lacking(text) and sorted(ends[series[page]]) != (["next", "prev"] if sizes[series[page]] > 1 else []):
            faults.append(f"it has no {' and no '.join(lacking(text))}")
        failed += bool(faults)
        for fault in faults:
            print(f"{addresses[page] or './'}: {fault}")
    print(f"{len(pages) - failed} passed, {failed} failed")
