#!/usr/bin/env python3
"""compare_text: do the web page and the PDF of each document say the same, in the same order?

    compare_text.py SITE

For each HTML page below SITE that names its PDF (<link rel="alternate" type="application/pdf">) the text of the article is
compared with what pdftotext finds, letter by letter, without regard to space, line breaks and hyphens. Apart from
the text itself each side may have what belongs to its medium:

    the web    navigation, contents, the link to the PDF, the table behind a drawing, the form for searching, the
               address and the date at the foot (left out before the comparison)
    print      running heads and feet, page numbers, contents with page numbers, the cover, repeated table headers and headings of groups,
               footnotes at the foot of their page, bullets, the words in drawings and pictures

A figure may stand at the head of the next page in print, so its caption may stand later there than on the page.

What print has besides must be one of these; each note, each caption of a figure and each line of the cover must be there
exactly once.
Prints the place of every difference, then `N passed, N failed` (documents). Exit status 1 if one failed.
"""
import functools
import html
import os
import re
import subprocess
import sys
import unicodedata
import urllib.parse
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "link", "meta", "input", "col"}
BULLETS = "«“•◦‣▪–·☐☑□■○●"
CONTEXT = 40       # letters shown of a difference
BACK_MOST = 60     # letters that what print has besides may share with the text after it
ASIDES_MOST = 50   # things in a row that print has besides
DIGITS_MOST = 4    # of a page number
FAULTS_MOST = 5    # shown of one document
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
    """The text of an article, and apart from it its cover, contents, notes, table headers and captions, words in drawings."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []      # (tag, channel that was open before)
        self.channel = None  # list of strings that text goes to; None: left out
        self.text, self.cover, self.contents, self.notes, self.headers, self.drawn = [], [], [], [], [], []
        self.pictures, self.lists, self.captions = [], [], []
        self.repeated = ""   # tag of a header or a group that is open
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
        if "toc" in classes:
            entries = self.new(self.contents)
            entries += [] if "beside" in classes else [[]]
            return None
        if tag in ("nav", "form", "noscript", "footer") or "nav" in classes or "formats" in classes or "unseen" in classes:
            return None
        if tag in ("a", "summary") and "nav" in inside and "footer" not in inside:
            return self.new(self.contents[-1] if self.contents else [])
        if tag == "details" and "data" in classes:
            return None
        if tag == "svg":
            self.new(self.drawn)
            return None
        if tag == "text":
            return self.drawn[-1]
        if tag in ("title", "desc"):
            return None
        if tag == "h2" and "section" in inside and values.get("id") == "_notes":
            return None
        if tag == "figcaption" and not classes:  # the source of a quotation has one
            return self.new(self.captions)
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
        if tag in ("thead", "caption") or values.get("scope") == "rowgroup":
            self.headers.append(len(self.text))
            self.repeated = tag

    def put_marker(self):
        ordered, kind, number, role = self.lists[-1]
        self.lists[-1][2] += 1
        if ordered and "timeline" not in role:
            self.text.append("%s." % (letters(number) if kind == "a" else number))

    def handle_endtag(self, tag):
        if tag in ("ol", "ul"):
            self.lists.pop()
        if tag == self.repeated:
            self.repeated = ""
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
        return ""
    with open(path, encoding="utf-8", errors="replace") as file:
        source = file.read()
    return html.unescape("".join(re.findall(r"<t(?:ext|span)[^>]*>([^<]+)", source)))


# ---- the PDF -----------------------------------------------------------------------------------


@functools.lru_cache(maxsize=None)
def pages_of(path):
    """The lines of each page; kept, for its text, its words and its letters are asked for one after the other."""
    found = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    pages = found.stdout.decode("utf-8").split("\f")
    return [[line for line in page.split("\n") if line.strip()] for page in pages]


def without_heads(pages):
    """The text without the lines that tell the page ("Title side 3 av 40") and the version ("23.03.2026, 4f2a9c1")."""
    label = re.compile(r"(^|\s)(side|page)\s+\S+\s+(av|of)\s+\S+$", re.IGNORECASE)
    version = re.compile(r"[\w. -]+, [0-9a-f]{7,40}\b.{0,40}$")
    return "\n".join(line for page in pages for line in page
                     if not label.search(line) and not version.match(line))


# ---- the comparison ----------------------------------------------------------------------------


def contents_pattern(entries):
    """Contents as print has them: perhaps a title (the first), then each entry, perhaps dots, perhaps a page number."""
    title, *rest = [re.escape(compact("".join(entry))) for entry in entries]
    return re.compile("(?:%s)?" % title + "".join(r"%s[.]*(?:\d{1,4}|[ivxl]{0,6})" % entry for entry in rest))


class Allowed:
    """What print may have besides the text: once (notes, cover, contents) or often (headers, words in drawings)."""

    def __init__(self, article, pictures):
        self.once = [compact("".join(item)) for item in article.notes + article.cover + article.captions]
        self.contents = [contents_pattern(entries) for entries in article.contents if entries]
        often = {compact(header) for header in article.headers} | {compact("".join(words)) for words in article.drawn}
        often |= {compact(words) for words in pictures} | {compact(article.state)}
        often |= {compact(words) for words in ("(forts.)", "(framh.)", "(continued)")}
        self.often = sorted(often - {""}, key=len, reverse=True)

    def take(self, text, at, then):
        """The length of what may be skipped at a place where the page goes on with `then`; 0 for nothing."""
        for i, item in enumerate(self.once):
            if item and text.startswith(item, at):
                del self.once[i]
                return len(item)
        for pattern in self.contents:
            found = pattern.match(text, at)
            if found and found.group():
                return self.before(text, at + len(found.group()), then) - at
        for item in self.often:
            if text.startswith(item, at):
                return len(item)
        if text[at] in BULLETS:
            return 1
        reference = PAGE_REFERENCE.match(text, at)
        return len(reference.group()) if reference else 0

    @staticmethod
    def before(text, end, then):
        """The last page number of contents must not take the first digits of the text ("14" of "141 Innledning")."""
        for fewer in range(DIGITS_MOST):
            if text.startswith(then, end - fewer):
                return end - fewer
        return end


def skip_asides(web, i, print_, j, allowed, needed):
    """Past what print may have at j; the new j if the text then goes on as the page has it for `needed` letters, else -1."""
    left = list(allowed.once)
    for _ in range(ASIDES_MOST):
        length = allowed.take(print_, j, web[i:i + needed]) if j < len(print_) else 0
        if not length:
            break
        j += length
        if print_[j:j + needed] == web[i:i + needed] and len(print_[j:j + needed]) >= min(needed, len(web) - i):
            return j
    allowed.once = left
    return -1


def differences(web, print_, allowed):
    """Walks both at once. Where they part, print may have had something allowed, there or a few letters before (it
    may begin with the very letters that the text goes on with)."""
    faults, i, j = [], 0, 0
    while i < len(web) or j < len(print_):
        while i < len(web) and j < len(print_) and web[i] == print_[j]:
            i, j = i + 1, j + 1
        if i == len(web) and j == len(print_):
            break
        for back in range(min(i, j, BACK_MOST) + 1):
            after = skip_asides(web, i - back, print_, j - back, allowed, back + 1)
            if after >= 0:
                i, j = i - back, after
                break
        else:
            faults.append("the page has «%s», print has «%s»" % (web[i:i + CONTEXT], print_[j:j + CONTEXT]))
            if len(faults) == FAULTS_MOST:
                break
            i, j = resync(web, i, print_, j)
    return faults


def resync(web, i, print_, j):
    """The nearest places after these where both agree again for a while."""
    for ahead in range(0, 2000):
        at = print_.find(web[i + ahead:i + ahead + RESYNC], j) if i + ahead + RESYNC <= len(web) else -1
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
        pictures.append(words_in_picture(os.path.normpath(os.path.join(beside, urllib.parse.unquote(source)))))
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
