#!/usr/bin/env python3
"""The bench measures what it says: test_bench.py REFERAT FLOOR SOURCE_ROOT. On a small project, for nobody runs it daily."""
import contextlib
import io
import pathlib
import re
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1])]

import bench  # noqa: E402
from tap import Tap  # noqa: E402


def main():
    referat, floor_program, root = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    tap = Tap()
    fonts = bench.font_files(root)
    tap.say_faults("the five faces are files", [font for font in fonts if not font.is_file()])
    tap.say(len(set(fonts)) == 5, "they are five", fonts)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        bench.one(referat, floor_program, fonts, root / "examples/board", "board")
    ratios = re.findall(r"([\d.]+) × the floor of the sources, ([\d.]+) × that of the documents", printed.getvalue())
    tap.say(len(ratios) == 2, "a build is held against both floors, on one core and two", printed.getvalue())
    tap.say(all(float(ratio) > 0 for pair in ratios for ratio in pair), "and takes time", ratios)
    sys.exit(tap.finish())


if __name__ == "__main__":
    main()
