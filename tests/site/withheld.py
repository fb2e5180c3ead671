#!/usr/bin/env python3
"""withheld: does nothing that is withheld from the public come out of a public build? withheld.py REFERAT

The project in tests/site/withheld/ has a word that begins with "Kvass" in every place where a source can hide one: after the
label, in boxes, in roles, in titles, captions, notes, tables, files and their names. Beside it stand words that begin with
"Klart", in the open. Two builds are searched, with everything that is in their files: names, bytes, and of each PDF
the inflated objects (bookmarks, metadata, alternative texts, addresses) and the text that a reader can copy.

    public      no "Kvass" anywhere, and every "Klart"
    internal    every "Kvass" that is printed at all, and on each page, and of the feed and the calendar, that it is for
                internal use

What `list`, `show` and `dump` print is held to the same as the public build. Then a withheld name is put where no mechanism of ours
takes it out: into the address of a link and into attachments of every kind that can hide it. Such a build must fail. Prints TAP.
"""
import base64
import io
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

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


# ---- what only the search of the build finds ------------------------------------------------------

NAME = "Kvasshild Ødeløkken"
SLIP = f"""---
type: referat
organ: styret
dato: 2025-02-03
---

## Sak 01-25 Klage

Klagen fra {{unntatt}}`{NAME}` ble avvist.

SLIP

**Vedtak:** Klagen avvises.
"""


def packed(**files):
    """A ZIP as office programs write it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "/"), content)
    return made.getvalue()


def picture(kind, text):
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (kind, text), (b"IDAT", zlib.compress(b"\0\xff\xff\xff")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
                                              for name, data in chunks)


LINKS = ["kvasshild-odelokken", "kvasshild_odelokken", "?q=Kvasshild+%C3%98del%C3%B8kken", "Kvasshild%20%C3%98del%C3%B8kken"]
FIRST, LAST = NAME.split()
RUNS = f"<w:p><w:r><w:t>{FIRST} </w:t></w:r><w:r><w:t>{LAST}</w:t></w:r></w:p>"
FILES = {
    "text.txt": NAME.encode(),
    "old.txt": NAME.encode("iso-8859-1"),
    "wide.txt": NAME.encode("utf-16"),
    "named.html": f"<p>{NAME.replace('Ø', '&Oslash;').replace('ø', '&oslash;')}</p>".encode(),
    "numbered.html": f"<p>{NAME.replace('Ø', '&#216;').replace('ø', '&#xf8;')}</p>".encode(),
    "escaped.json": json.dumps({"name": NAME}).encode(),
    "mail.eml": b"Subject: x\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(f"Hei {NAME}, hilsen oss".encode()),
    "mail.txt": base64.encodebytes(f"Til møtet {'…' * 40} fra {NAME}".encode()),
    "letter.docx": packed(word_styles="<w:style/>" * 99, word_document=RUNS),
    "author.xlsx": packed(xl_sheet="<row/>" * 99, docProps_core=f"<dc:creator>{NAME}</dc:creator>"),
    "plain.png": picture(b"tEXt", b"Author\0" + NAME.encode("iso-8859-1")),
    "packed.png": picture(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode("iso-8859-1"))),
    "packed-too.png": picture(b"iTXt", b"Author\0\1\0nb\0\0" + zlib.compress(NAME.encode())),
}
OPEN_FILES = {"open.docx": packed(word_document=RUNS.replace(LAST, "Aune")), "open.txt": FIRST.encode("utf-16"),
              "cut.docx": packed(word_document=RUNS.replace(LAST, "Aune") * 99)[:-99], "cut.png": picture(b"zTXt", b"Author")}

SENTENCE = "Naboen har klaget på lukten fra komposten."
IN_ANOTHER = f"Det heter at {SENTENCE[0].lower()}{SENTENCE[1:]}"
BOX = "> [!UNNTATT] offl. § 13\n> "
LABEL = "**Unntatt offentlighet:** offl. § 13\n\n"
SENTENCES = {
    "as it is": BOX + SENTENCE,
    "partly in bold": BOX + "Naboen har **klaget på** lukten fra komposten.",
    "over two lines": BOX + "Naboen har klaget\n> på lukten fra komposten.",
    "over a hard break": BOX + "Naboen har klaget  \n> på lukten fra komposten.",
    "over a break in bold": BOX + "Naboen **har klaget\n> på lukten** fra komposten.",
    "a sentence on each line": BOX + f"Saken er gammel.\n> {SENTENCE}\n> Den er ikke ny.",
    "with a link": BOX + "Naboen har [klaget](https://example.org/) på lukten fra komposten.",
    "before a link": BOX + SENTENCE + " Se [brevet](https://example.org/).",
    "with a note": BOX + "Naboen har klaget på lukten[^1] fra komposten.\n\n[^1]: I august.",
    "in a list": BOX + "- Naboen har *klaget* på lukten\n>   fra komposten.",
    "under a label": LABEL + "Naboen har **klaget**\npå lukten fra komposten.",
    "as a decision": LABEL + "**Vedtak:** Naboen har `klaget`\npå lukten fra komposten.",
}

LATER = "\n\n**Vedtak:** Klagen avvises.\n\n## Sak 02-25 Leie\n\n"
SHORT = "Jonsrud flytter bort."  # below 24 bytes
REPEATED = {
    "a short sentence in its own case": f"{SHORT}\n\n{BOX}{SHORT}",
    "a short decision in its own case": f"{SHORT}\n\n{LABEL}**Vedtak:** {SHORT}",
    "half a sentence": f"{SENTENCE}\n\n{BOX}Han er lei; naboen har klaget på lukten fra komposten.",
    "a sentence in another case": f"{BOX}{SENTENCE}{LATER}{SENTENCE}",
    "a sentence with a name, in two other cases": f"{BOX}Jonsrud og Lie flytter herfra snart.{LATER}Jonsrud og Lie flytter herfra snart."
    f"{LATER.replace('02', '03')}Jonsrud og Lie flytter herfra snart.",
    "a decision with a name": f"{LABEL}**Vedtak:** Jon Lie tilsettes.{LATER}**Vedtak:** Jon Lie tilsettes.",
    "a decision with a number": f"{LABEL}**Vedtak:** Hun skal betale 4800 kroner.{LATER}**Forslag til vedtak:** Hun skal betale 4800 kroner.",
    "a decision of its own": f"{LABEL}**Vedtak:** Leieavtalen for bryggen sies opp med virkning fra nyttår.{LATER}"
    "**Innstilling:** Leieavtalen for bryggen sies opp med virkning fra nyttår.",
    "a name alone": f"{BOX}- Pernille Holm{LATER}- Pernille Holm",
    "a sentence in another case's note": f"{BOX}{SENTENCE}{LATER}Leien[^1] er betalt.\n\n[^1]: {SENTENCE}",
}
UNREMARKABLE = {
    "a formula of decisions": f"{LABEL}**Vedtak:** Styret tar saken til orientering.{LATER}**Vedtak:** Styret tar saken til orientering.",
    "a formula of three cases": BOX + "Daglig leder orienterte om saken." + "".join(
        LATER.replace("02", f"0{n}") + "Daglig leder orienterte om saken." for n in range(2, 4)),
    "one who is in the register": f"{BOX}- Kari Lund{LATER}- Kari Lund",
    "a short sentence in another case": f"{BOX}Ingen merknader.{LATER}Ingen merknader til dette.",
    "a word in its own case": f"Parkering\n\n{BOX}Parkering.",
    "a name that begins another": "Brevet til {unntatt}`Berg` ble sendt fra Bergen.",
    "years and numbers": f"{BOX}Styret 2025.",
    "words of the frame": f"{BOX}Neste møte.",
}


def slip(referat, folder, text, files, to="html"):
    """Exit status and messages of a build into which something has slipped."""
    (folder / "meetings/slip.md").write_text(SLIP.replace("SLIP", text), encoding="utf-8")
    for name, content in files.items():
        (folder / "meetings" / name).write_bytes(content)
    status, _, said = run(referat, "-C", folder, "build", "--to", to, "-o", folder / "out")
    for name in files:
        (folder / "meetings" / name).unlink()
    return status, said


def check_slips(tap, referat, folder):
    (folder / "meetings").mkdir()
    (folder / "referat.yaml").write_text("organisasjon: Tindvik\nspråk: nb\n", encoding="utf-8")
    (folder / "register").mkdir()
    (folder / "register/styret.yaml").write_text("bodies: {styret: {navn: Styret}}\npeople: [{navn: Kari Lund}]\n", encoding="utf-8")
    status, said = slip(referat, folder, "\n".join(f"[{name}]({name})" for name in OPEN_FILES), OPEN_FILES)
    tap.say_faults("what is open is built", said.splitlines() if status else [])
    for how, text in SENTENCES.items():
        status, said = slip(referat, folder, f"{SENTENCE}\n\n{text}", {})
        tap.say(status == 1 and "slip.md:11:1: error R424" in said and "R905" not in said, f"repeated, a sentence {how}", (status, said))
        status, said = slip(referat, folder, f"{IN_ANOTHER}\n\n{text}", {})
        tap.say(status == 1 and "R905" in said, f"found in another, a sentence {how}", (status, said))
    for how, text in REPEATED.items():
        status, said = slip(referat, folder, text, {})
        tap.say(status == 1 and "R424" in said and "R905" not in said, f"repeated, {how}", (status, said))
    for how, text in UNREMARKABLE.items():
        status, said = slip(referat, folder, text, {})
        tap.say_faults(f"not told of, {how}", said.splitlines() if "R424" in said or "R905" in said or status else [])
    status, said = slip(referat, folder, f"[fil](short.txt)\n\n{BOX}{SHORT}", {"short.txt": SHORT.encode()})
    tap.say(status == 1 and "slip.md:14:3: error R905" in said, "found in a file, a short sentence, with its place", (status, said))
    status, said = slip(referat, folder, f"{BOX}{SENTENCE}{LATER}**Vedtak:** {IN_ANOTHER}", {}, "html,data")
    tap.say(status == 1 and said.count("R905") == 1 and "other files" in said and "R909" not in said, "found on pages and in the open data, told of once", (status, said))
    for address in LINKS:
        status, said = slip(referat, folder, f"[lenke](https://example.org/{address})", {})
        tap.say(status == 1 and "R905" in said, f"found in the address {address}", (status, said))
    for name, content in FILES.items():
        status, said = slip(referat, folder, f"[fil]({name})", {name: content})
        tap.say(status == 1 and "R905" in said, f"found in {name}", (status, said))


def main():
    referat = pathlib.Path(sys.argv[1]).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-withheld-") as folder:
        public = build(tap, referat, pathlib.Path(folder) / "public", "public")
        check_public(tap, public)
        check_data(tap, public)
        slips = pathlib.Path(folder) / "slips"
        slips.mkdir()
        check_slips(tap, referat, slips)
        check_internal(tap, build(tap, referat, pathlib.Path(folder) / "internal", "internal"))
    check_commands(tap, referat)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
