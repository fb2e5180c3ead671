#!/usr/bin/env python3
"""The rules of pages.py find what they should, and nothing in a page that is as it should be: TAP."""
import sys

import pages

PT = 65536
AREA = (60, 70, 480, 700)     # of all pages here, in points
ELEMENTS = """element 0 document under -1
element 1 heading under 0
element 2 paragraph under 0
element 3 paragraph under 0
element 4 table under 0
element 5 row under 4
element 6 header-cell under 5
element 7 row under 4
element 8 cell under 7
element 9 row under 4
element 10 cell under 9
element 11 caption under 4
element 12 division under 0
element 13 figure under 12
element 14 caption under 12
element 15 label under 0
element 16 section under 0
element 17 heading under 16
element 18 link under 2
element 19 row under 4
element 20 cell under 19
element 21 note under 0
element 22 label under 21
element 23 note under 0
element 24 label under 23
"""


def row(x, y, element, nth=1, count=1, w=100, manner="ragged", space=1000, measure=480, text="ord", size=10):
    """A line and the mark that shows it, lengths in points."""
    numbers = " ".join(str(int(n * PT)) for n in (x, y, w, size))
    return (f"  line {numbers} {element} {nth}/{count} {manner} {space} of {measure * PT}\n"
            f'  text {numbers} {element} text font 0 size {size * PT} "{text}"\n')


def image(x, y, w, h, element):
    return "  image " + " ".join(str(int(n * PT)) for n in (x, y, w, h)) + f" {element} bilde.png\n"


TURNED = "turned\n"            # before the lines of a page that lies on its side


def document(*bodies):
    text = "stretch-most 3000\n"
    for number, body in enumerate(bodies, 1):
        width, height = (840, 600) if body.startswith(TURNED) else (600, 840)
        area = " ".join(str(n * PT) for n in AREA)
        text += f'page {number} "{number}" {width * PT} {height * PT}\n  area {area}\n{body.removeprefix(TURNED)}'
    return text + ELEMENTS


PLAIN = row(60, 100, "paragraph 2", 1, 2) + row(60, 114, "paragraph 2", 2, 2)
NEXT = row(60, 100, "paragraph 3")
HEAD, ONE, TWO, THREE = (row(60, y, cell) for y, cell in ((100, "header-cell 6"), (114, "cell 8"), (128, "cell 10"), (142, "cell 20")))

# What is wrong (None: nothing) with a document of these pages.
CASES = [
    ("a paragraph", None, [PLAIN]),
    ("a line filled to the limit", None, [row(60, 100, "paragraph 2", 1, 2, 480, "filled", 3000) + row(60, 114, "paragraph 2", 2, 2)]),
    ("a link inside a line", None, [row(60, 100, "link 18", 1, 2) + row(60, 114, "paragraph 2", 2, 2)]),
    ("wider than its room", "margin", [row(60, 100, "paragraph 2", w=200, measure=150)]),
    ("beyond the right margin", "margin", [row(450, 100, "paragraph 2")]),
    ("before the left margin", "margin", [row(40, 100, "paragraph 2")]),
    ("below the area", "margin", [row(60, 780, "paragraph 2")]),
    ("a foot line below the area", None, [PLAIN + row(60, 800, "artifact-foot")]),
    ("a word that leaves its line", "margin", [row(60, 100, "paragraph 2").replace(f"text {60 * PT} {100 * PT} {100 * PT}", f"text {60 * PT} {100 * PT} {130 * PT}")]),
    ("two lines at one place", "overlap", [PLAIN + row(80, 101, "paragraph 3")]),
    ("columns side by side", None, [PLAIN + row(170, 100, "paragraph 3")]),
    ("text over a picture", "overlap", [PLAIN + image(100, 90, 50, 50, "figure 13")]),
    ("a picture beside text", None, [PLAIN + image(200, 90, 50, 50, "figure 13")]),
    ("spaces too wide", "stretched", [row(60, 100, "paragraph 2", 1, 2, 480, "filled", 3001) + row(60, 114, "paragraph 2", 2, 2)]),
    ("spaces too narrow", "stretched", [row(60, 100, "paragraph 2", 1, 2, 480, "filled", 500) + row(60, 114, "paragraph 2", 2, 2)]),
    ("a heading at the foot", "heading", [PLAIN + row(60, 700, "heading 1"), NEXT]),
    ("a heading at the end", None, [PLAIN + row(60, 700, "heading 1")]),
    ("a heading without text before another section", None, [PLAIN + row(60, 700, "heading 17"), row(60, 100, "heading 1")]),
    ("a heading over its text, a turned table between", "heading", [PLAIN + row(60, 700, "heading 1"), TURNED + HEAD + ONE + TWO, NEXT]),
    ("a heading without text before a turned table", None, [PLAIN + row(60, 700, "heading 1"), TURNED + HEAD + ONE + TWO]),
    ("a label at the foot", "heading", [PLAIN + row(60, 700, "label 15"), NEXT]),
    ("a label beside its text", None, [PLAIN + row(60, 700, "label 15") + row(200, 700, "paragraph 3"), row(60, 100, "paragraph 3")]),
    ("the caption of a table at the foot", "heading", [PLAIN + row(60, 700, "caption 11"), HEAD + ONE + TWO]),
    ("the last line alone", "widow", [row(60, 100, "paragraph 2", 1, 3) + row(60, 114, "paragraph 2", 2, 3), row(60, 100, "paragraph 2", 3, 3)]),
    ("the first line alone", "orphan", [row(60, 100, "paragraph 2", 1, 3), row(60, 100, "paragraph 2", 2, 3) + row(60, 114, "paragraph 2", 3, 3)]),
    ("two lines and two", None, [row(60, 100, "paragraph 2", 1, 4) + row(60, 114, "paragraph 2", 2, 4),
                                 row(60, 100, "paragraph 2", 3, 4) + row(60, 114, "paragraph 2", 4, 4)]),
    ("a row on two pages", "row", [HEAD + ONE + TWO + row(60, 142, "cell 20", 1, 4) + row(60, 156, "cell 20", 2, 4),
                                   row(60, 100, "cell 20", 3, 4) + row(60, 114, "cell 20", 4, 4)]),
    ("a header with one row", "header", [HEAD + ONE, TWO + THREE]),
    ("a header with two rows", None, [HEAD + ONE + TWO, THREE]),
    ("a header with one row and an empty one", None, [HEAD + ONE, THREE]),
    ("a header with its only row", None, [HEAD + ONE]),
    ("a header with a long row that goes on", None, [HEAD + row(60, 114, "cell 8", 1, 60) + row(60, 128, "cell 8", 2, 60),
                                                     row(60, 100, "cell 8", 3, 60) + row(60, 114, "cell 8", 4, 60) + row(60, 142, "cell 10")]),
    ("notes that ascend", None, [PLAIN + row(60, 600, "label 22", text="1") + row(60, 620, "label 24", text="2")]),
    ("notes that do not", "notes", [PLAIN + row(60, 600, "label 22", text="2") + row(60, 620, "label 24", text="1")]),
    ("notes of a table over others", None, [row(60, 90, "label 22", text="4") + PLAIN + row(60, 620, "label 24", text="2")]),
    ("a caption apart from its figure", "caption", [image(60, 100, 50, 50, "figure 13"), row(60, 100, "caption 14")]),
    ("a caption with its figure", None, [image(60, 100, 50, 50, "figure 13") + row(60, 170, "caption 14")]),
]


def main():
    failed = 0
    for number, (name, wanted, bodies) in enumerate(CASES, 1):
        found = {rule for rule, _, _ in pages.faults_of(pages.read_dump(document(*bodies))[0])}
        good = found == ({wanted} if wanted else set())
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}: {wanted or 'nothing'}")
        if not good:
            print(f"# found {sorted(found) or 'nothing'}")
    untested = set(pages.RULES) - {wanted for _, wanted, _ in CASES}
    print(f"{'not ok' if untested else 'ok'} {len(CASES) + 1} - every rule has a page that breaks it {sorted(untested)}")
    print(f"1..{len(CASES) + 1}")
    return failed + bool(untested) > 0


if __name__ == "__main__":
    sys.exit(main())
