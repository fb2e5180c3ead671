#!/usr/bin/env python3
"""data: is the open data of built sites sound? data.py REFERAT SOURCE_ROOT [--accept]

Our own projects and that of tests/data/project are built twice, the second time with one thread; both must give the
same bytes, and each check of checks.py must hold. The project here, built outside git, must also give the files in
tests/data/expected: names of fields and identities never change by mistake (--accept takes new ones over, after showing
what is different). The handbook's tables of fields must be those of the schemas. Prints TAP.
"""
import difflib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import checks

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
HIDDEN = re.compile(r"hemmelig|lukkede delen")
CHAPTERS = ("docs-in/handbok/08-apne-data.md", "docs-in/oppslag/10-felter.md")
KINDS = {"boolean": "ja eller nei", "integer": "tall"}
PATTERNS = {"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$|": "dato eller tidspunkt", "^[0-9]{4}(": "dato", "^[0-9]{4}-": "tidspunkt",
            "^[0-2][0": "klokkeslett", "^-?[0-9]+": "beløp", "^https": "nettadresse", "^[^/": "adresse"}
MANY = {"adresse": "adresser", "tekst": "tekster"}


def build(referat, project, folder, *options):
    done = subprocess.run([str(referat), "-C", str(project), "build", "-o", str(folder), *options], capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"exit status {done.returncode}", *done.stderr.splitlines()[-5:]]


def bytes_of(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def is_data(name):
    """The page of the data is printed like any other."""
    return (name.startswith("data/") and not name.endswith(".pdf")) or name in ("feed.xml", "calendar.ics")


def check_project(tap, referat, project, folder):
    name, site, again = project.name, folder / "one", folder / "two"
    tap.say_faults(f"{name} is built", build(referat, project, site))
    tap.say_faults(f"{name} is built again", build(referat, project, again, "--jobs", "1"))
    first, second = bytes_of(site), bytes_of(again)
    tap.say_faults(f"{name}: the same bytes", [path for path in first.keys() | second.keys() if first.get(path) != second.get(path)])
    listed = (site / "manifest.json").read_text(encoding="utf-8")
    tap.say_faults(f"{name}: the manifest names the data", [path for path in first if is_data(path) and f'"{path}"' not in listed])
    for what, check in checks.CHECKS.items():
        tap.say_faults(f"{name}: {what}", check(site))
    return site


# ---- the project here ----------------------------------------------------------------------------


def difference(name, wanted, made):
    lines = difflib.unified_diff(wanted.decode().splitlines(), made.decode().splitlines(), f"expected/{name}", "made", lineterm="", n=1)
    return list(lines) or [f"{name}: other line ends"]


def check_expected(tap, site, accept):
    made = {name: content for name, content in bytes_of(site).items() if is_data(name) and not name.endswith(".html")}
    known = bytes_of(HERE / "expected")
    for name in sorted(made.keys() | known.keys()):
        same = made.get(name) == known.get(name)
        tap.say_faults(f"as expected: {name}", [] if same else difference(name, known.get(name, b""), made.get(name, b"")))
        if accept and not same:
            (HERE / "expected" / name).parent.mkdir(parents=True, exist_ok=True)
            (HERE / "expected" / name).write_bytes(made.get(name, b""))


def check_withheld(tap, referat, project, site, folder):
    tap.say_faults("nothing withheld is in the data", [name for name, content in bytes_of(site).items()
                                                       if is_data(name) and HIDDEN.search(content.decode())])
    record, = [r for r in checks.read(site, "data/cases.json")["records"] if r["withheld"]]
    told = {key for key, value in record.items() if value != []}
    tap.say_faults("of a withheld case stand number, meeting and date", told ^ {"page", "meeting", "body", "body_name", "date", "label",
                                                                                "year", "number", "withheld"})
    inner = folder / "internal"
    tap.say_faults("the internal build is made", build(referat, project, inner, "--audience", "internal"))
    record, = [r for r in checks.read(inner, "data/cases.json")["records"] if r["withheld"]]
    tap.say_faults("it tells the case", [] if record.get("title") == "Lukket sak" else [record])


def check_email(tap, referat, project, site, folder):
    people = checks.read(site, "data/people.json")["records"]
    tap.say_faults("e-mail where it is asked for", [] if [p.get("email") for p in people if p["id"] == "tora"] == ["tora@example.org"] else people)
    tap.say_faults("none of those who are not named", [p for p in people if p["name"] == "Ulf Utenfor"])
    settings = project / "referat.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("publish-email: true\n", ""), encoding="utf-8")
    tap.say_faults("it is built without them", build(referat, project, folder / "quiet"))
    tap.say_faults("no e-mail where it is not asked for", [name for name, content in bytes_of(folder / "quiet").items()
                                                    if is_data(name) and b"@example.org" in content])


def check_forms(tap, referat, project, folder):
    tap.say_faults("only pages are built", build(referat, project, folder / "pages", "--to", "html"))
    made = bytes_of(folder / "pages")
    tap.say_faults("then there is no data, and nothing links to it",
            [name for name, content in made.items() if is_data(name) or b"feed.xml" in content or b'"data/' in content])
    tap.say_faults("only data is built", build(referat, project, folder / "only", "--to", "data"))
    made = bytes_of(folder / "only")
    tap.say_faults("then there are no pages", [name for name in made if name.endswith((".html", ".pdf"))])
    tap.say_faults("but the data", [name for name in ("feed.xml", "data/cases.json") if name not in made])


# ---- the handbook ----------------------------------------------------------------------------------


def kind_of(field):
    inner = field.get("items", field)
    if "$ref" in inner:
        return ("liste av " if "items" in field else "") + f"`{inner['$ref'].removeprefix('#/$defs/')}`"
    patterns = [name for start, name in PATTERNS.items() if inner.get("pattern", "").startswith(start)]
    kind = patterns[0] if patterns else KINDS.get(inner["type"], "tekst")
    return MANY[kind] if "items" in field else kind


def table_of(record, left_out=()):
    """The table of fields as the handbook has it, from the schema of an object."""
    lines = ["| Felt | Type | Alltid | Hva det sier |", "| --- | --- | --- | --- |"]
    for key, field in record["properties"].items():
        if key in left_out:
            continue
        choices = ": " + ", ".join(f"`{choice}`" for choice in field["enum"]) if "enum" in field else ""
        always = "ja" if key in record["required"] else "nei"
        lines.append(f"| `{key}` | {kind_of(field)} | {always} | {field['description']}{choices} |")
    return "\n".join(lines)


def tables_of(site):
    """The name of each object, with its table of fields."""
    for name in checks.SETS:
        yield name, table_of(checks.schema_of(site, name)["properties"]["records"]["items"])
    for name in checks.STANDARDS:
        schema = checks.schema_of(site, name)
        yield f"{name}.json", table_of(schema, ("version", "organisation", "site", "language", "audience", "at"))
        for part, record in schema["$defs"].items():
            yield part, table_of(record)


def check_handbook(tap, root, site):
    chapter = "".join((root / name).read_text(encoding="utf-8") for name in CHAPTERS)
    for name, table in tables_of(site):
        tap.say_faults(f"the handbook tells of {name}", [] if f"### {name}\n" in chapter and table in chapter else table.splitlines())
    of_sets = {f"data/{name}.{form}" for name in (*checks.SETS, *checks.STANDARDS) for form in ("json", "csv", "schema.json")}
    files = {name for name in bytes_of(site) if is_data(name) and not name.endswith(".html")}
    tap.say_faults("the handbook names every file", sorted(name for name in files - of_sets if f"`{name}`" not in chapter))


def main():
    referat, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-data-") as folder:
        folder = pathlib.Path(folder)
        own = shutil.copytree(HERE / "project", folder / "sources/project")
        for project in (root / "docs-in", *sorted(p.parent for p in root.glob("examples/*/referat.yaml")), own):
            site = check_project(tap, referat, project, folder / project.name)
            if project.name == "docs-in":
                check_handbook(tap, root, site)
        check_expected(tap, site, "--accept" in sys.argv)
        check_withheld(tap, referat, own, site, folder)
        check_forms(tap, referat, own, folder)
        check_email(tap, referat, own, site, folder)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
