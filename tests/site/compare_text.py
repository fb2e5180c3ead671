#!/usr/bin/env python3
"""compare_text: do the web page and the PDF of each document say the same, in the same order?

    compare_text.py SITE

For each HTML page below SITE that names its PDF (<link rel="alternate" type="application/pdf">) the text of the article is
compared with what pdftotext finds, letter by letter, without regard to space, line breaks and hyphens. Apart from
the text itself each side may have what belongs to its medium:

    the web    navigation, contents, the link to the PDF (left out before the comparison)
    print      running heads and feet, page numbers, contents with page numbers, the cover, repeated table headers,
               footnotes at the foot of their page, bullets, the words in drawings and pictures

What print has besides must be one of these; each note and each line of the cover must be there exactly once.
Prints the place of every difference, then `N passed, N failed` (documents). Exit status 1 if one failed.
"""
import os
import re
import subprocess
import sys
import unicodedata
import urllib.parse
from collections import Counter
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "link", "meta", "input", "col"}
BULLETS = "•◦‣▪–·☐☑□■○●"
EDGE_LINES = 3     # of a page, where running heads and feet are looked for
CONTEXT = 40       # letters shown around a difference
RESYNC = 24        # letters that must agree for the comparison to go on after one
PAGE_REFERENCE = re.compile(r"(side|page|s\.)\d+")


def compact(text):
    """Letters only: ligatures undone, no space, no hyphens of any kind."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010\u2011\u200b-]", "", text)


def letters(number):
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


# ---- the web page ------------------------------------------------------------------------------


class Article(HTMLParser):
    """The text of an article, and apart from it its cover, contents, notes, table headers and words in drawings."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []      # (tag, channel that was open before)
        self.channel = None  # list of strings that text goes to; None: left out
        self.text, self.cover, self.contents, self.notes, self.headers, self.drawn = [], [], [], [], [], []
        self.pictures, self.lists = [], []
        self.pdf, self.state = "", ""

    def new(self, place):
        place.append([])
        return place[-1]

    def channel_of(self, tag, values):
        classes = values.get("class", "").split()
        inside = [name for name, _ in self.stack]
        if tag == "article":
            self.state = values.get("data-state", "")
            return self.text
        if tag == "header" and "cover" in classes:
            return self.cover
        if self.channel is self.cover and tag in ("h1", "p"):
            return self.new(self.cover)
        if tag == "nav" or "nav" in classes or "formats" in classes or "unseen" in classes:
            return None
        if tag == "a" and "nav" in inside:
            return self.new(self.contents)
        if tag in ("svg", "title", "desc", "details", "summary"):
            return None
        if tag == "text":
            return self.new(self.drawn)
        if tag == "li" and values.get("id", "").startswith("_note-"):
            return self.new(self.notes)
        return self.channel

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag == "link" and values.get("type") == "application/pdf":
            self.pdf = values["href"]
        if tag == "img":
            self.pictures.append(values.get("src", ""))
        if tag in VOID:
            return
        self.stack.append((tag, self.channel))
        self.channel = self.channel_of(tag, values)
        if tag in ("ol", "ul"):
            self.lists.append([tag == "ol", values.get("type"), int(values.get("start", "1")), values.get("class", "")])
        if tag == "li" and self.lists and self.channel is self.text:
            self.put_marker()
        if tag == "thead":
            self.headers.append(len(self.text))

    def put_marker(self):
        ordered, kind, number, role = self.lists[-1]
        self.lists[-1][2] += 1
        if ordered and "timeline" not in role:
            self.text.append("%s." % (letters(number) if kind == "a" else number))

    def handle_endtag(self, tag):
        if tag in ("ol", "ul"):
            self.lists.pop()
        if tag == "thead":
            self.headers[-1] = "".join(self.text[self.headers[-1]:])
        if self.stack:
            self.channel = self.stack.pop()[1]

    def handle_data(self, data):
        if self.channel is not None and self.channel is not self.cover:
            self.channel.append(data)


def article_of(path):
    article = Article()
    with open(path, encoding="utf-8") as file:
        article.feed(file.read())
    return article


def words_in_picture(path):
    if not path.endswith(".svg") or not os.path.isfile(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        source = file.read()
    return [re.sub(r"<[^>]*>", "", words) for words in re.findall(r"<t(?:ext|span)[^>]*>([^<]+)", source)]


# ---- the PDF -----------------------------------------------------------------------------------


def pages_of(path):
    found = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    pages = found.stdout.decode("utf-8").split("\f")
    return [[line for line in page.split("\n") if line.strip()] for page in pages]


def edges_of(page):
    """Numbers of the lines where a head or foot may stand."""
    return set(range(min(EDGE_LINES, len(page)))) | set(range(max(0, len(page) - EDGE_LINES), len(page)))


def without_heads(pages):
    """The text without lines that come back, apart from their numbers, at the edges of many pages."""
    masks = Counter()
    for page in pages:
        masks.update({re.sub(r"\d+", "#", page[i]) for i in edges_of(page)})
    often = {mask for mask, count in masks.items() if count >= max(2, len(pages) // 4)}
    feet = re.compile(r"(side|page)\s+\S+\s+(av|of)\s+\S+", re.IGNORECASE)
    kept = []
    for page in pages:
        edges = edges_of(page)
        for i, line in enumerate(page):
            furniture = i in edges and (feet.search(line) or re.sub(r"\d+", "#", line) in often)
            kept += [] if furniture else [line]
    return "\n".join(kept)


# ---- the comparison ----------------------------------------------------------------------------


class Allowed:
    """What print may have besides the text: once (notes, cover, contents) or often (headers, words in drawings)."""

    def __init__(self, article, pictures):
        self.once = [compact("".join(item)) for item in article.notes + article.cover]
        self.toc = sorted({compact("".join(item)) for item in article.contents} - {""}, key=len, reverse=True)
        often = {compact(header) for header in article.headers} | {compact("".join(words)) for words in article.drawn}
        often |= {compact(words) for words in pictures} | {compact(article.state), compact("(forts.)"), compact("(cont.)")}
        self.often = sorted(often - {""}, key=len, reverse=True)

    def take(self, text, at):
        """The length of what may be skipped at a place, 0 for nothing."""
        for i, item in enumerate(self.once):
            if item and text.startswith(item, at):
                del self.once[i]
                return len(item)
        for entry in self.toc:
            if text.startswith(entry, at):
                return len(re.compile(r"[.\s]*\d*").match(text, at + len(entry)).group()) + len(entry)
        for item in self.often:
            if text.startswith(item, at):
                return len(item)
        if text[at] in BULLETS:
            return 1
        reference = PAGE_REFERENCE.match(text, at)
        return len(reference.group()) if reference else 0


def differences(web, print_, allowed):
    """Walks both at once; where they part, print may have something that is allowed there."""
    faults, i, j = [], 0, 0
    while j < len(print_) or i < len(web):
        if i < len(web) and j < len(print_) and web[i] == print_[j] and not starts_aside(web, i, print_, j, allowed):
            i, j = i + 1, j + 1
            continue
        skip = allowed.take(print_, j) if j < len(print_) else 0
        if skip:
            j += skip
            continue
        faults.append("the page has «%s», print has «%s»" % (web[i:i + CONTEXT], print_[j:j + CONTEXT]))
        if len(faults) >= 5:
            break
        i, j = resync(web, i, print_, j)
    return faults


def starts_aside(web, i, print_, j, allowed):
    """A note may begin with the very letter that the text goes on with."""
    if web.startswith(print_[j:j + RESYNC], i):
        return False
    return any(item and print_.startswith(item, j) and not web.startswith(item, i) for item in allowed.once)


def resync(web, i, print_, j):
    """The nearest places after these where both agree again for a while."""
    for ahead in range(1, 2000):
        at = print_.find(web[i + ahead:i + ahead + RESYNC], j) if i + ahead < len(web) else -1
        if at >= 0:
            return i + ahead, at
    return len(web), len(print_)


def compare(path, site):
    """The differences of one page and its PDF; None where it has none."""
    article = article_of(path)
    if not article.pdf:
        return None
    beside = os.path.dirname(path)
    pdf = os.path.normpath(os.path.join(beside, urllib.parse.unquote(article.pdf)))
    if not os.path.isfile(pdf):
        return ["%s is not there" % os.path.relpath(pdf, site)]
    pictures = []
    for source in article.pictures:
        pictures += words_in_picture(os.path.normpath(os.path.join(beside, urllib.parse.unquote(source))))
    allowed = Allowed(article, pictures)
    faults = differences(compact("".join(article.text)), compact(without_heads(pages_of(pdf))), allowed)
    return faults + ["print lacks «%s»" % item[:CONTEXT] for item in allowed.once if item]


def main(site):
    passed = failed = 0
    for folder, _, names in sorted(os.walk(site)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            faults = compare(path, site) if name.endswith(".html") else None
            if faults is None:
                continue
            passed, failed = passed + (not faults), failed + bool(faults)
            for fault in faults:
                print("%s: %s" % (os.path.relpath(path, site), fault))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
