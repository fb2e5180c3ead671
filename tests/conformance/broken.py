"""Files with a rule taken away, to see that the validation sees it.

Each breakage is a change of the plain form of a PDF (qpdf --qdf); fix-qdf then mends the cross-references. Its clause
is the one that must fail.
"""
import re
import subprocess

# What is done: a name, a pattern and what stands for it in the bytes of the file (all of them, or the first), the clause.
BREAKAGES = [
    ('no alternative text', rb'/Alt [(<][^\n]*\n', b'', 0, '7.3'),
    ('a figure outside the tree', rb'/Figure <<\s*/MCID \d+\s*>>\s*BDC|/Figure<</MCID \d+>>BDC', b'q', 0, '7.1'),
    ('a heading that skips a level', rb'/S /H2', b'/S /H4', 0, '7.4.2'),
    ('a missing scope', rb'/Scope /(Column|Row)', b'', 0, '7.5'),
    ('no language', rb'/Lang \([a-z]+\)', b'', 0, '7.2'),
    ('a link without a description', rb'/Contents [(<][^\n]*\n', b'', 0, '7.18.5'),
    ('no title', rb'<dc:title>.*?</dc:title>', b'', 0, '7.1'),
    ('a title not shown', rb'/DisplayDocTitle true', b'/DisplayDocTitle false', 0, '7.1'),
    ('no output intent', rb'/OutputIntents', b'/NoIntents', 0, '6.2.4.3'),
    ('no mark as tagged', rb'/Marked true', b'/Marked false', 0, '6.7.2.2'),
    ('no map to text', rb'/ToUnicode', b'/NoUnicode', 0, '7.21.7'),
    ('widths that disagree', rb'(/W \[\s*0\s*\[\s*0\s+)\d+', rb'\g<1>3000', 0, '7.21.5'),
    ('a font that is not embedded', rb'/FontFile2', b'/NoFontFile', 0, '7.21.4.1'),
    ('a note without an identifier', rb'/ID \(e\d+\)\n', b'', 0, '7.9'),
    ('order of the pages, not of the structure', rb'/Tabs /S', b'/Tabs /R', 0, '7.18.3'),
    ('no identifier of the file', rb'/ID \[[^\]]*\]', b'', 0, '6.1.3'),
]


def plain(source, target):
    subprocess.run(['qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', source, target], check=True)
    return target.read_bytes()


def make(source, work):
    """[(name, file, clause)]; raises where a breakage finds nothing to break."""
    work.mkdir(parents=True, exist_ok=True)
    whole = plain(source, work / 'lines.pdf')
    subprocess.run(['qpdf', '--newline-before-endstream', work / 'lines.pdf', work / 'plain.pdf'], check=True)
    made = []
    for name, pattern, instead, count, clause in BREAKAGES:
        changed, times = re.subn(pattern, instead, whole, count=count, flags=re.S)
        if not times:
            raise AssertionError(f'nothing in {source} could be broken for: {name}')
        path = work / (re.sub(r'\W+', '-', name) + '.pdf')
        fixed = subprocess.run(['fix-qdf'], input=changed, capture_output=True)
        path.write_bytes(fixed.stdout)
        made.append((name, path, clause))
    return made
