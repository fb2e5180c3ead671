#!/usr/bin/env python3
"""withheld: does nothing that is withheld from the public come out of a public build? withheld.py REFERAT

The project in tests/site/withheld/ has a word that begins with "Kvass" in every place where a source can hide one: after the
label, in boxes, in roles, in titles, captions, notes, tables, files and their names. Beside it stand words that begin with
"Klart", in the open. Two builds are searched, with everything that is in their files: names, bytes, and of each PDF
the inflated objects (bookmarks, metadata, alternative texts, addresses) and the text that a reader can copy.

    public      no "Kvass" anywhere, and every "Klart"
    internal    every "Kvass" that is printed at all, and on each page, and of the feed and the calendar, that it is for
                internal use

What `list`, `show` and `dump` print is held to the same as the public build. Prints TAP.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE / "withheld"
HIDDEN = re.compile(r"kvass[a-zæøå]*", re.IGNORECASE)
OPEN = re.compile(r"klart[a-zæøå]*", re.IGNORECASE)
INTERNAL = "Til intern bruk"
COMMENT = re.compile(r"^# .*$|<!--.*?-->", re.MULTILINE)
HEX_STRING = re.compile(rb"<((?:[0-9a-fA-F]{2})+)>")
COMMANDS = [("list", what) for what in ("cases", "decisions", "actions", "meetings", "attendance", "documents")]
COMMANDS += [("show", f"styret/0{number}-25") for number in range(1, 5)]
COMMANDS += [("dump", "document", "meetings/2025-01-14-styret.md"), ("dump", "document", "reports/2025/index.md")]

# What no reader of the pages or of the print of an internal build meets, and why.
UNPRINTED = {
    "kvasstatt": "the name of a file that is taken in",
    "kvassfilinnhold": "stands in a file that is linked to",
    "kvassepost": "an e-mail address, which comes out where it is asked for alone",
}
ONLY_ON_PAGES = re.compile(r"!\[.*?\]\([\w.-]+|\]\(.*?\)")  # alternative texts, names of pictures, addresses


def run(*command, cwd=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, cwd=cwd)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


# ---- what a build holds ------------------------------------------------------------------------


def strings_of(objects):
    """The texts of a PDF's objects: literal ones as they stand, hexadecimal ones, as UTF-16 where they say so."""
    texts = [objects.decode("latin-1"), objects.decode("utf-8", "replace")]
    for found in HEX_STRING.finditer(objects):
        value = bytes.fromhex(found.group(1).decode())
        texts.append(value[2:].decode("utf-16-be", "replace") if value[:2] == b"\xfe\xff" else value.decode("latin-1"))
    for literal in re.findall(rb"\(\xfe\xff(.*?)\)", objects, re.DOTALL):
        texts.append(re.sub(rb"\\(.)", rb"\1", literal).decode("utf-16-be", "replace"))
    return "\n".join(texts)


def texts_of_pdf(path):
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), "-"], capture_output=True, check=True)
    copied = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return {"objects": strings_of(plain.stdout), "text": copied.stdout.decode("utf-8")}


def texts_of_build(folder):
    """Every text in every file of a build, by where it is."""
    texts = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = str(path.relative_to(folder))
        data = path.read_bytes()
        texts[f"name of {name}"] = name
        texts[name] = data.decode("utf-8", "replace") + data.decode("utf-16-be", "replace")
        if path.suffix == ".pdf":
            texts.update({f"{what} of {name}": text for what, text in texts_of_pdf(path).items()})
    return texts


def words_in(pattern, text):
    """Lower case, and without what breaks a word at the end of a line."""
    joined = re.sub(r"(\u00ad|[-\u2010]\n|\u200b)", "", text)
    return {found.lower() for found in pattern.findall(joined)}


def words_of_source(pattern):
    texts = [path.read_text(encoding="utf-8") for path in PROJECT.rglob("*") if path.suffix in (".md", ".yaml", ".csv")]
    return set().union(*(words_in(pattern, COMMENT.sub("", text)) for text in texts))


# ---- the tests ---------------------------------------------------------------------------------


def build(tap, referat, folder, audience):
    status, _, said = run(referat, "-C", PROJECT, "build", "--audience", audience, "-o", folder)
    tap.say_faults(f"the {audience} build is made", [f"exit status {status}", *said.splitlines()] if status else [])
    return texts_of_build(folder) if status == 0 else {}


def check_data(tap, texts):
    """That the open data is searched, too: its files are there, and tell what stands beside the withheld words."""
    names = [f"data/{name}.{form}" for name in ("meetings", "cases", "decisions", "attendance", "people") for form in ("json", "csv")]
    names += ["data/einnsyn.json", "data/popolo.json", "feed.xml", "calendar.ics"]
    tap.say_faults("public: the data is there", [name for name in names if name not in texts])
    for name in ("data/decisions.json", "data/decisions.csv", "data/einnsyn.json", "feed.xml"):
        tap.say_faults(f"public: {name} has what is open", [] if "Klartvedtak" in texts.get(name, "") else ["Klartvedtak is not in it"])


def check_public(tap, texts):
    for where, text in texts.items():
        tap.say_faults(f"public: nothing withheld in {where}", sorted(words_in(HIDDEN, text)))
    found = set().union(*(words_in(OPEN, text) for text in texts.values()))
    tap.say_faults("public: all that is open is there", sorted(words_of_source(OPEN) - found))


def words_only_on_pages():
    texts = [path.read_text(encoding="utf-8") for path in PROJECT.rglob("*.md")]
    return set().union(*(words_in(HIDDEN, part) for text in texts for part in ONLY_ON_PAGES.findall(text)))


def check_internal(tap, texts):
    excepted = {".html": set(UNPRINTED), ".pdf": set(UNPRINTED) | words_only_on_pages()}
    for kind, left_out in excepted.items():
        found = set().union(*(words_in(HIDDEN, text) for where, text in texts.items() if where.endswith(kind)))
        tap.say_faults(f"internal: all is printed in {kind}", sorted(words_of_source(HIDDEN) - found - left_out))
    for where, text in texts.items():
        if where.startswith("text of "):
            pages = [page for page in text.split("\f") if page.strip()]
            unmarked = [f"page {i + 1}" for i, page in enumerate(pages) if INTERNAL not in page]
            tap.say_faults(f"internal: each page of {where} says so", unmarked)
        elif where.endswith((".html", "feed.xml", "calendar.ics")) and not where.startswith("name of "):
            tap.say_faults(f"internal: {where} says so", [] if INTERNAL in text else ["it does not"])


def check_commands(tap, referat):
    for command in COMMANDS:
        status, said, complaints = run(referat, "-C", PROJECT, *command)
        tap.say_faults(f"public: {' '.join(command)}", complaints.splitlines() if status else sorted(words_in(HIDDEN, said)))


def main():
    referat = pathlib.Path(sys.argv[1]).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-withheld-") as folder:
        public = build(tap, referat, pathlib.Path(folder) / "public", "public")
        check_public(tap, public)
        check_data(tap, public)
        check_internal(tap, build(tap, referat, pathlib.Path(folder) / "internal", "internal"))
    check_commands(tap, referat)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
