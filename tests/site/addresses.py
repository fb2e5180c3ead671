#!/usr/bin/env python3
"""Addresses that were given once stay good: addresses.py REFERAT SOURCE_ROOT [--accept]

addresses.txt beside this file holds the address of every page and PDF of docs-in. One that is no longer made is a broken
promise to whoever linked to it; a new one is entered with --accept, so that somebody has looked at it. Then what people
change most (names of bodies, of people, titles of cases) is changed in a copy, and no address may move, nor any place on
a page that can be linked to.
"""
import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tap import Tap  # noqa: E402

GOLDEN = HERE / "addresses.txt"
# Whole sections that need a name in running text to be known; the text has the old names still.
BY_TEXT = {"sakens-gang", "saker-som-innleder-eller-saksbehandler"}


def addresses_of(referat, project):
    """Pages and PDFs, as `list documents` has them."""
    done = subprocess.run([referat, "-C", project, "list", "documents", "--format", "csv"], capture_output=True, text=True, check=True)
    rows = list(csv.reader(io.StringIO(done.stdout.lstrip("\ufeff"))))[1:]
    return sorted({address for page, pdf, *_ in rows for address in (page or "./", pdf) if address})


def places_of(referat, project, out):
    """Page → the ids on it, but for those of sections that follow the text."""
    subprocess.run([referat, "-C", project, "build", "--to", "html", "-o", out], capture_output=True, check=True)
    return {page.relative_to(out).as_posix(): set(re.findall(r' id="([^"]*)"', page.read_text("utf-8"))) - BY_TEXT
            for page in out.rglob("index.html")}


def rename_all(project):
    """Every name gets longer, with the same initials, and every title of a case a word more; ids, dates and numbers stay."""
    changed = 0
    for path in [*project.rglob("register/*.yaml"), *project.rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            text, count = re.subn(r"(\bname: )([A-ZÆØÅ][^,{}\[\]\n\"]*[a-zæøå])(?=[,}\n])", r"\1\2nes", text)
        else:
            text, count = re.subn(r"(?m)^(## Sak [\d-]+ )(?=\w)", r"\1Ny ", text)
        changed += count
        path.write_text(text, encoding="utf-8")
    return changed


def compare(tap, known, made):
    for address in sorted(known | made):
        fault = "" if address in known & made else "is new: look at it, then --accept" if address in made else "is gone"
        tap.say(not fault, f"{address} is an address", fault)


def main():
    referat, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    made = addresses_of(referat, root / "docs-in")
    if "--accept" in sys.argv[3:]:
        GOLDEN.write_text("".join(address + "\n" for address in made), encoding="utf-8")
    tap = Tap()
    compare(tap, set(GOLDEN.read_text(encoding="utf-8").split("\n")) - {""}, set(made))
    with tempfile.TemporaryDirectory(prefix="referat-addresses-") as folder:
        copy = pathlib.Path(folder) / "docs-in"
        shutil.copytree(root / "docs-in", copy, ignore=shutil.ignore_patterns("out"))
        before = places_of(referat, copy, copy.parent / "before")
        changed = rename_all(copy)
        tap.say(changed > 100, "names and titles were changed", f"only {changed}")
        moved = set(made) ^ set(addresses_of(referat, copy))
        tap.say(not moved, "no address follows a name or a title", "\n".join(sorted(moved)))
        after = places_of(referat, copy, copy.parent / "after")
        lost = [f"{page}#{place}" for page in sorted(before) for place in sorted(before[page] ^ after.get(page, set()))]
        tap.say(not lost and len(before) > 100, "nor does a place on a page", "\n".join(lost))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
