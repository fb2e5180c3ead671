#!/usr/bin/env python3
"""Every page of every document that we build, looked at as a printer would: pages.py REFERAT SOURCE_ROOT

Reads `referat dump pages` of docs-in and the examples (in both themes), of what `init` makes in each language, of the
projects among the case tests and of documents made to provoke the rules (provoke.py, extremes.py), and looks for

    margin      a line that leaves its room, or the area of the text
    overlap     text over other text, or over a picture
    stretched   spaces wider than the theme's limit, or narrower than two thirds of their own width
    heading     a heading, a label or the caption of a table alone at the foot of a page
    widow       the last line of a paragraph alone at the head of a page
    orphan      the first line of a paragraph alone at its foot
    row         a row of a table that would fit on a page and is divided
    header      the header of a table with fewer than two rows below it on its page
    caption     a figure on one page and its caption on another
    notes       the numbers of the notes at the foot of a page, or below a table, do not ascend

Prints TAP, one test for each document, and at the end what was counted. Lengths are in 1/65536 pt, as in the dump.
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import extremes
import provoke

PT = 65536
NEAR = PT // 4
FEET_RULE = 56 * PT                        # as wide is the rule over the notes at the foot of a page
RULES = ("margin", "overlap", "stretched", "heading", "widow", "orphan", "row", "header", "caption", "notes")
WRAPPERS = ("link", "span", "reference")   # elements inside a line: the line belongs to the one around
LEAST_SPACE = 660                          # thousandths; TeX's roman shrinks to two thirds


# ---- reading ------------------------------------------------------------------------------------------

@dataclass
class Mark:
    kind: str
    x: int
    y: int
    w: int
    h: int
    name: str          # kind of its element, or artifact…
    element: int       # -1 for artifacts
    rest: str
    text: str = ""
    line: "Line" = None


@dataclass
class Line(Mark):
    nth: int = 0
    count: int = 0
    manner: str = ""
    space: int = 1000
    measure: int = 0
    turned: bool = False
    page: int = 0
    marks: list = field(default_factory=list)

    @property
    def words(self):
        return "".join(mark.text for mark in self.marks)


@dataclass
class Page:
    number: int
    label: str
    width: int
    height: int
    area: tuple = (0, 0, 0, 0)
    lines: list = field(default_factory=list)
    images: list = field(default_factory=list)
    rules: list = field(default_factory=list)


@dataclass
class Document:
    name: str
    stretch_most: int = 0
    pages: list = field(default_factory=list)
    elements: dict = field(default_factory=dict)    # number → (kind, parent)

    def around(self, element):
        """The element itself, and those that it stands in, from the inside."""
        while element >= 0:
            yield element
            element = self.elements[element][1]

    def kind(self, element):
        return self.elements[element][0] if element >= 0 else "artifact"

    def owner(self, element):
        return next((e for e in self.around(element) if self.kind(e) not in WRAPPERS), -1)

    def inside(self, element, kind):
        return next((e for e in self.around(element) if self.kind(e) == kind), None)


MARK = re.compile(r"  (line|text|rule|path|image|link) (-?\d+) (-?\d+) (-?\d+) (-?\d+) (artifact[a-z-]*|[a-z-]+ \d+)(.*)")
LINE = re.compile(r" (\d+)/(\d+) (ragged|filled|loose) (-?\d+) of (-?\d+)( turned)?")


def read_mark(page, match):
    kind, *box, element, rest = match.groups()
    name, _, number = element.partition(" ")
    values = (kind, *map(int, box), name, int(number or -1), rest)
    if kind == "line":
        nth, count, manner, space, measure, turned = LINE.match(rest).groups()
        page.lines.append(Line(*values, nth=int(nth), count=int(count), manner=manner, space=int(space),
                               measure=int(measure), turned=bool(turned), page=page.number))
    elif kind == "text":
        mark = Mark(*values, text=rest[rest.index('"') + 1:-1], line=page.lines[-1])
        page.lines[-1].marks.append(mark)
    elif kind in ("image", "rule"):
        (page.images if kind == "image" else page.rules).append(Mark(*values))


def read_dump(text, name="a document"):
    """The documents of a dump; one that has no heading is one document."""
    documents = []
    for row in text.split("\n"):
        if row.startswith("== "):
            documents.append(Document(row[3:]))
            continue
        if not documents:
            documents.append(Document(name))
        document = documents[-1]
        if match := MARK.fullmatch(row):
            read_mark(document.pages[-1], match)
        elif match := re.fullmatch(r'page (\d+) "(.*)" (\d+) (\d+)', row):
            document.pages.append(Page(int(match[1]), match[2], int(match[3]), int(match[4])))
        elif row.startswith("  area "):
            document.pages[-1].area = tuple(map(int, row.split()[1:]))
        elif row.startswith("stretch-most "):
            document.stretch_most = int(row.split()[1])
        elif row.startswith("element "):
            _, number, kind, _, parent = row.split()
            document.elements[int(number)] = (kind, int(parent))
    return [document for document in documents if document.pages]


# ---- what stands where ----------------------------------------------------------------------------------

def flow_of(document, page):
    """Lines of the text itself, from the top: no artifacts, no notes, nothing in figures."""
    lines = [line for line in page.lines if line.element >= 0 and page.label
             and document.inside(line.element, "note") is None and document.kind(line.element) != "figure"]
    return sorted(lines, key=lambda line: (line.y, line.x))


def box_of(mark):
    """What the eye sees of a text: from the height of small letters to a little below the baseline."""
    if mark.kind == "image":
        return mark.x, mark.y, mark.x + mark.w, mark.y + mark.h
    up, down = mark.h * 55 // 100, mark.h // 10
    if mark.rest.find(" turned ") >= 0 and mark.kind == "text":
        return mark.x - up, mark.y - mark.w, mark.x + down, mark.y
    return mark.x, mark.y - up, mark.x + mark.w, mark.y + down


def overlaps(one, other):
    a, b = box_of(one), box_of(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > NEAR and min(a[3], b[3]) - max(a[1], b[1]) > NEAR


# ---- the rules: each yields the page and what is wrong ------------------------------------------------

def find_margin(document):
    for page in document.pages:
        left, top, width, height = page.area
        for line in page.lines:
            if line.turned:
                continue
            if line.w > line.measure + NEAR:
                yield page.number, f"“{line.words}” is {line.w / PT:.1f} pt wide in {line.measure / PT:.1f} pt"
            if not page.label:
                inside = 0 <= line.x and line.x + line.w <= page.width and 0 <= line.y <= page.height
            else:
                inside = left - NEAR <= line.x and line.x + line.w <= left + width + NEAR
                if line.element >= 0:
                    inside = inside and top - NEAR <= line.y - line.h // 2 and line.y <= top + height + NEAR
            if not inside:
                yield page.number, f"“{line.words}” leaves the area of the text"
            for mark in line.marks:
                if mark.x < line.x - line.h or mark.x + mark.w > line.x + line.w + line.h:
                    yield page.number, f"“{mark.text}” leaves its line"


def find_overlap(document):
    for page in document.pages:
        marks = [m for line in page.lines for m in line.marks if m.text.strip()] + (page.images if page.label else [])
        marks.sort(key=lambda mark: box_of(mark)[1])
        for i, one in enumerate(marks):
            bottom = box_of(one)[3]
            for other in marks[i + 1:]:
                if box_of(other)[1] >= bottom:
                    break
                if overlaps(one, other):
                    yield page.number, f"“{one.text or one.rest}” and “{other.text or other.rest}” stand over each other"


def find_stretched(document):
    for page in document.pages:
        for line in page.lines:
            if line.manner == "filled" and not LEAST_SPACE <= line.space <= document.stretch_most:
                yield page.number, f"spaces of {line.space} ‰ in “{line.words}”"


def goes_on(document, page, heading):
    """Is what comes next under the heading? Another one in another section is not, nor is a table on a page that is turned."""
    rest = [p for p in document.pages[page.number:] if p.width == page.width]
    after = next((flow[0] for flow in (flow_of(document, p) for p in rest) if flow), None)
    if after is None or document.kind(document.owner(after.element)) not in ("heading", "label"):
        return after is not None
    own = document.owner(heading.element)
    return document.elements[own][1] in document.around(after.element)


def find_heading(document):
    for page in document.pages[:-1]:
        flow = flow_of(document, page)
        if not flow:
            continue
        last = flow[-1]
        kind, parent = document.kind(document.owner(last.element)), document.elements[document.owner(last.element)][1]
        level = [line for line in flow if abs(line.y - last.y) < NEAR]
        alone = kind == "label" and len(level) == 1
        if kind == "heading" and goes_on(document, page, last) or alone or kind == "caption" and document.kind(parent) == "table":
            yield page.number, f"“{last.words}” ({kind}) stands at the foot"


def paragraphs_of(document):
    """The lines of each paragraph that has more than one, by its element, over all pages."""
    found = collections.defaultdict(list)
    for page in document.pages:
        for line in page.lines:
            if line.element >= 0 and line.count > 1:
                found[document.owner(line.element), line.count].append(line)
    return found.items()


def find_alone(document, widow):
    for (_, count), lines in paragraphs_of(document):
        for before, line in zip(lines, lines[1:]):
            if line.page == before.page or line.nth != before.nth + 1:
                continue
            if widow and line.nth == count:
                yield line.page, f"“{line.words}” is the last of {count} lines"
            if not widow and before.nth == 1:
                yield before.page, f"“{before.words}” is the first of {count} lines"


def find_widow(document):
    return find_alone(document, True)


def find_orphan(document):
    return find_alone(document, False)


def rows_of(document):
    """The lines of each row."""
    rows = collections.defaultdict(list)
    for page in document.pages:
        for line in page.lines:
            row = document.inside(line.element, "row") if line.element >= 0 else None
            if row is not None:
                rows[row].append(line)
    return rows


def find_row(document):
    for row, lines in rows_of(document).items():
        pages = sorted({line.page for line in lines})
        tallest = max(line.count for line in lines)
        if len(pages) > 1 and tallest * lines[0].h * 14 // 10 < document.pages[pages[0] - 1].area[3] * 9 // 10:
            yield pages[0], f"the row “{lines[0].words}…” of {tallest} lines is divided"


def fills_page(document, row):
    """Is it on two pages, or so high that another may not fit below it?"""
    height = max([line.count * line.h * 14 // 10 for line in row] or [0])
    return len({line.page for line in row}) > 1 or height > document.pages[0].height // 2


def find_header(document):
    tables, written = collections.defaultdict(list), rows_of(document)
    for row in (e for e in sorted(document.elements) if document.kind(e) == "row"):
        rows = tables[document.inside(row, "table")]
        if row in written:
            rows.append((min(line.page for line in written[row]), row))
        elif rows:
            rows.append((rows[-1][0], row))    # an empty row stands below the one before it
    cells = {document.elements[e][1] for e in document.elements if document.kind(e) == "cell"}
    for table, rows in tables.items():
        body = [page for page, row in rows if row in cells]
        first = rows[0][0] if rows else 0
        alone = any(fills_page(document, written.get(row, [])) for page, row in rows if page == first and row in cells)
        if rows and len(body) > body.count(first) and body.count(first) < 2 and not alone and any(row not in cells for _, row in rows):
            yield first, f"only {body.count(first)} rows below the header of table {table}"


def find_caption(document):
    pages = collections.defaultdict(set)
    for page in document.pages:
        for mark in page.lines + page.images:
            if mark.element >= 0 and document.kind(mark.element) in ("figure", "caption"):
                pages[document.elements[mark.element][1], document.kind(mark.element)].add(page.number)
    for (around, kind), there in pages.items():
        figure = pages.get((around, "figure"))
        if kind == "caption" and figure and document.kind(around) == "division" and not there & figure:
            yield min(there), "a caption stands apart from its figure"


def find_notes(document):
    """Those of a table stand right below it; text, or the rule over those at the foot, parts them from others."""
    for page in document.pages:
        labels = [line for line in page.lines if document.kind(line.element) == "label" and line.words.isdecimal()
                  and document.kind(document.elements[line.element][1]) == "note"]
        between = [line.y for line in flow_of(document, page)] + [rule.y for rule in page.rules if rule.w == FEET_RULE]
        labels.sort(key=lambda line: line.y)
        for one, other in zip(labels, labels[1:]):
            if int(one.words) >= int(other.words) and not any(one.y < y < other.y for y in between):
                yield page.number, f"note {other.words} stands below note {one.words}"


FINDERS = {rule: globals()[f"find_{rule}"] for rule in RULES}


def faults_of(document):
    """Rule, page and words for each fault."""
    return [(rule, page, words) for rule in RULES for page, words in FINDERS[rule](document)]


# ---- counting -------------------------------------------------------------------------------------------

@dataclass
class Counts:
    documents: int = 0
    pages: int = 0
    lines: int = 0
    filled: int = 0
    loose: int = 0
    hyphens: int = 0
    ladders: int = 0       # three hyphens under each other
    widest: int = 0
    faults: collections.Counter = field(default_factory=collections.Counter)

    def add(self, document, faults):
        lines = [line for page in document.pages for line in page.lines]
        ends = [line.words.endswith("\u00ad") for line in lines]
        self.documents += 1
        self.pages += len(document.pages)
        self.lines += len(lines)
        self.filled += sum(line.manner == "filled" for line in lines)
        self.loose += sum(line.manner == "loose" for line in lines)
        self.hyphens += sum(ends)
        self.ladders += sum(all(ends[i:i + 3]) for i in range(len(ends) - 2))
        self.widest = max([self.widest] + [line.space for line in lines if line.manner == "filled"])
        self.faults.update(rule for rule, _, _ in faults)

    def join(self, other):
        for name, value in vars(other).items():
            setattr(self, name, max(self.widest, value) if name == "widest" else getattr(self, name) + value)

    def put(self):
        print(f"# {self.documents} documents, {self.pages} pages, {self.lines} lines")
        print(f"# {self.filled} lines filled, {self.loose} left ragged among them, widest space {self.widest} ‰")
        print(f"# {self.hyphens} hyphens added, {self.ladders} times three under each other")
        for rule in RULES:
            print(f"# {rule}: {self.faults[rule]}")


# ---- the story ------------------------------------------------------------------------------------------

def dump(referat, project):
    """All documents of the project, and what the program said of setting them."""
    done = subprocess.run([referat, "-C", project, "dump", "pages"], capture_output=True, text=True)
    said = [row for row in done.stderr.splitlines() if re.search(r" R8\d\d: ", row)]
    if done.returncode not in (0, 1):
        said.append(f"status {done.returncode}: {done.stderr[-300:]}")
    return read_dump(done.stdout), said


def with_theme(project, theme, folder):
    """A copy of the project in the other theme."""
    copy = pathlib.Path(folder) / f"{project.name}-{theme}"
    subprocess.run(["cp", "-R", project, copy], check=True)
    settings = copy / "referat.yaml"
    text = re.sub(r"(?m)^(theme|tema):.*\n", "", settings.read_text())
    settings.write_text(text + f"\ntheme: {theme}\n")
    return copy


def projects_of(referat, root, folder):
    """Name, folder, and whether the typesetter must have nothing to say."""
    for project in [root / "docs-in", *sorted(p.parent for p in root.glob("examples/*/referat.yaml"))]:
        for theme in ("fjord", "plain"):
            yield f"{project.name} in {theme}", with_theme(project, theme, folder), True
    for language in ("nb", "nn", "en"):
        project = pathlib.Path(folder) / f"new-{language}"
        subprocess.run([referat, "init", project, "--language", language], check=True, capture_output=True)
        yield f"a new project in {language}", project, True
    for theme in ("fjord", "plain"):
        for language in ("nb", "nn", "en"):
            project = pathlib.Path(folder) / f"provoke-{theme}-{language}"
            provoke.write(project, theme, language)
            yield f"made to provoke, {theme}, {language}", project, False
        project = pathlib.Path(folder) / f"extremes-{theme}"
        extremes.write(project, theme)
        yield f"made of extremes, {theme}", project, False
    for settings in sorted(root.glob("tests/cases/**/referat.yaml")):
        yield str(settings.parent.relative_to(root / "tests/cases")), settings.parent, False


def look_at(referat, name, project, quiet):
    """The results of one project, each a title and its faults, and what was counted in it."""
    documents, said = dump(referat, project)
    counts, results = Counts(), []
    for document in documents:
        faults = faults_of(document)
        counts.add(document, faults)
        results.append((f"{name}: {document.name}", faults))
    if quiet or any(row.startswith("status") for row in said):
        results.append((f"{name}: no message from the typesetter", [("said", 0, row) for row in said]))
    return results, counts


def main():
    referat, root = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    counts, number, failed = Counts(), 0, 0
    with tempfile.TemporaryDirectory(prefix="referat-pages-") as folder, \
            concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = [pool.submit(look_at, referat, *project) for project in projects_of(referat, root, folder)]
        for results, counted in (future.result() for future in waiting):
            counts.join(counted)
            for title, faults in results:
                number += 1
                failed += bool(faults)
                print(f"{'not ok' if faults else 'ok'} {number} - {title}")
                for rule, page, words in faults:
                    print(f"# {rule}, page {page}: {words}")
    counts.put()
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
