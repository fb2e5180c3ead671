"""The text of a PDF as its structure gives it, and as poppler reads it: what a screen reader meets.

    structure(FILE)           the tree as `pdfinfo -struct-text` prints it, and what poppler complains of
    parts_in_order(TREE)      its texts in reading order, and those of notes; without contents, calls of notes, bullets and
                              what stands in figures, be it as the table of a drawing that had no room
    reads_alike(TEXT, TREE)   whether they have the letters of the document's own text, as `referat dump text` has it,
                              and its hyphens
    faults_of_labels(…)       what is wrong with the numbers of pages, as they are listed and as they are printed
"""
import re
import subprocess
import unicodedata

BULLETS = '•☐☑'
LEFT_OUT = ('TOC', 'Reference', 'Figure')
FIGURE = re.compile(r'Figure? \d')
ENTRY = re.compile(r'( *)(?:"(.*)"|([A-Za-z0-9]+).*)$', re.S)


def structure(path):
    found = subprocess.run(['pdfinfo', '-struct-text', path], capture_output=True)
    complaint = found.stderr.decode('utf-8', 'replace').strip()
    return found.stdout.decode('utf-8', 'replace'), complaint or ('it gave up' if found.returncode else '')


def compact(text):
    """No space, and no soft hyphens; other hyphens as one, for the author's must stay and the typesetter's at the end of a
    line must vanish; signs of private use, which mean nothing to others, as one."""
    text = re.sub('[\ue000-\uf8ff\U000f0000-\U0010ffff]', '\ufffd', text)
    text = re.sub('[\u2010\u2011]', '-', unicodedata.normalize('NFKC', text))
    return re.sub(r'[\s\u00ad\u200b]', '', text)


def entries(tree):
    """(depth, element or '', text or '') of each line; a text may hold line feeds."""
    lines, kept = tree.split('\n'), ''
    for line in lines:
        kept = f'{kept}\n{line}' if kept else line
        bare = kept.lstrip(' ')
        if bare.startswith('"') and not (len(bare) > 1 and bare.endswith('"')):
            continue
        found = ENTRY.match(kept)
        kept = ''
        if found and not bare.startswith('/') and not bare.startswith('Object '):
            yield len(found.group(1)), found.group(3) or '', found.group(2) or ''


def without_drawn(found):
    """The same without the rows of tables that have the caption of a figure: they are what the drawing shows."""
    caption, drawn, rows = None, None, False
    for depth, element, text in found:
        caption = depth if element == 'Caption' else None if caption is not None and depth <= caption else caption
        drawn = None if drawn is not None and depth < drawn else drawn
        if caption is not None and FIGURE.match(text):
            drawn = caption  # rows stand beside the caption, in the table
        rows = drawn is not None and (element in ('THead', 'TBody') and depth == drawn or rows and depth > drawn)
        if not rows:
            yield depth, element, text


def parts_in_order(tree, titled=True):
    """(texts, those of notes). With titled False, the heading right before the first contents, which print puts there,
    is left out."""
    body, notes, skipping, noting, label = [], [], None, None, None
    for depth, element, text in without_drawn(entries(tree)):
        skipping = None if skipping is not None and depth <= skipping else skipping
        noting = None if noting is not None and depth <= noting else noting
        label = None if label is not None and depth <= label else label
        if skipping is None and element in LEFT_OUT:
            skipping = depth
            if element == 'TOC' and not titled and body:
                titled = bool(body.pop())  # of the first contents only: others have titles of the author's
        if noting is None and element == 'Note':
            noting = depth
        if element == 'Lbl':
            label = depth
        if element or skipping is not None or (label is not None and text.strip() in BULLETS):
            continue
        (notes if noting is not None else body).append(text)
    return body, notes


def plain_tree(tree):
    """The tree without what another size of type would change: places on the page and numbers of objects."""
    kept = [re.sub(r'Object \d+ \d+', 'Object', line) for line in tree.split('\n') if '/BBox' not in line]
    return re.sub(r'<e\d+>', '<id>', re.sub(r'\(e\d+\)', '(id)', '\n'.join(kept)))


def texts_of(dump):
    """{address: text} of what `referat dump text` prints for a whole project."""
    parts = re.split(r'^== (.*)\n', dump, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def reads_alike(wanted, tree):
    """The text to the letter, then the notes, each whole: one that a note calls stands below that, whatever its number."""
    wanted = compact(wanted)
    for titled in (True, False):
        body, notes = parts_in_order(tree, titled)
        said, noted = compact(''.join(body)), [compact(text) for text in notes]
        rest = wanted[len(said):]
        if wanted.startswith(said) and sorted(''.join(noted)) == sorted(rest) and all(note in rest for note in noted):
            return True
    return False


def pages_read_alike(wanted, tree):
    """Of a tree for each page: the caption of a figure that stands on a later page than its place comes there."""
    wanted = compact(wanted)
    for titled in (True, False):
        body, notes = parts_in_order(tree, titled)
        said = [compact(text) for text in body + notes]
        if ''.join(said) == wanted or (sorted(''.join(said)) == sorted(wanted) and all(text in wanted for text in said)):
            return True
    return False


# ---- the numbers of pages --------------------------------------------------------------------------

ROMAN = [(100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl'), (10, 'x'), (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i')]
PRINTED = re.compile(r'\b(?:side|page) (\S+) (?:av|of) \S+$')


def roman(number):
    text = ''
    for value, sign in ROMAN:
        text, number = text + sign * (number // value), number % value
    return text


def labels_expected(count, cover, front):
    """A cover shows no number and counts; the pages in front of the first chapter are roman, where the theme asks for that,
    and the chapters then begin at 1."""
    first = [''] if cover else []
    first += [roman(len(first) + 1 + i) for i in range(front)]
    begin = 0 if front else len(first)
    return first + [str(begin + i + 1) for i in range(count - len(first))]


def faults_of_labels(labels, lasts):
    """`labels` of the pages, and the text that stands last on each: its number, as the reader sees it, where it shows one."""
    cover = bool(labels) and labels[0] == ''
    front = sum(bool(label) and not label.isdecimal() for label in labels)
    faults = [f'the pages are numbered {labels}'] if labels != labels_expected(len(lasts), cover, front) or not labels else []
    for label, last in zip(labels, lasts):
        printed = PRINTED.search(last)
        if label.isalpha() and last != label or printed and printed.group(1) != label:
            faults.append(f'the page {label} says {last}')
    return faults
