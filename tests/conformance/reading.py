"""The text of a PDF as its structure gives it, and as poppler reads it: what a screen reader meets.

    structure(FILE)           the tree as `pdfinfo -struct-text` prints it
    text_in_order(TREE)       the letters of its text in reading order, notes last, without contents, calls of notes, bullets
                              and what stands in figures: what `referat dump text` has
"""
import re
import subprocess
import unicodedata

BULLETS = '•☐☑'
LEFT_OUT = ('TOC', 'Reference', 'Figure')
ENTRY = re.compile(r'( *)(?:"(.*)"|([A-Za-z0-9]+).*)$', re.S)


def structure(path):
    found = subprocess.run(['pdfinfo', '-struct-text', path], capture_output=True, check=True)
    return found.stdout.decode('utf-8')


def compact(text):
    """Letters only: no space, no hyphens of any kind; signs of private use, which mean nothing to others, as one."""
    text = re.sub('[\ue000-\uf8ff\U000f0000-\U0010ffff]', '\ufffd', text)
    return re.sub(r'[\s\u00ad\u2010\u2011\u200b-]', '', unicodedata.normalize('NFKC', text))


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


def text_in_order(tree, titled=True):
    """With titled False, the heading right before the first contents, which print puts there, is left out."""
    body, notes, skipping, noting, label = [], [], None, None, None
    for depth, element, text in entries(tree):
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
    return compact(''.join(body + notes))


def plain_tree(tree):
    """The tree without what another size of type would change: places on the page and numbers of objects."""
    kept = [re.sub(r'Object \d+ \d+', 'Object', line) for line in tree.split('\n') if '/BBox' not in line]
    return re.sub(r'<e\d+>', '<id>', re.sub(r'\(e\d+\)', '(id)', '\n'.join(kept)))


def reads_alike(wanted, tree):
    wanted = compact(wanted)
    return wanted in (text_in_order(tree), text_in_order(tree, titled=False))
