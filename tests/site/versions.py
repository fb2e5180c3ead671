#!/usr/bin/env python3
"""versions: do pages say when their source was last changed, and in which commit? versions.py REFERAT

A project in a folder of a repository gets minutes in four commits, beside it a file in another; then one of the minutes
is changed and not committed. Pages that are made of several sources have the last of these, and of these alone. Without git
the test does not run. Prints TAP.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

PROJECT = {
    "referat.yaml": "organisasjon: Lyngrepa\nspråk: nb\n",
    "register/alle.yaml": "personer:\n  - {navn: Ane Lie}\n  - {navn: Jo Vik}\norganer:\n  styret:\n    navn: Styret\n    plasser:\n      - {person: Ane Lie}\n"
                          "  radet:\n    navn: Rådet\n    plasser:\n      - {person: Jo Vik}\n",
}
MINUTES = "---\ntype: referat\norgan: {body}\ndato: {day}\nmøtt: alle\n---\n\n## Sak {number} Brygga\n\n{text}\n\n**Vedtak:** Brygga males.\n"
# Which of the four commits of minutes (from 0) each page has.
PAGES = {
    "styret/2024/2024-11-05": 0, "styret/2024/oppmote": 0, "moter/2024": 0,
    "styret/2025/2025-03-01": 1,
    "styret/2025/2025-05-02": 2, "styret/2025/oppmote": 2, "styret/sak/02-25": 2, "styret": 2, "personer/ane-lie": 2,
    "styret/sak/01-25": 2,  # that of May follows it up
    "radet/2025/2025-06-03": 3, "radet": 3, "personer/jo-vik": 3, "moter/2025": 3, "moter": 3, "vedtak": 3, ".": 3,
}


def git(folder, day, *words):
    when = f"{day}T12:00:00Z"
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
           for key, value in (("NAME", "Ane"), ("EMAIL", "ane@lyngrepa.example"), ("DATE", when))}
    done = subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who}, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(top, day, path, content):
    """Gives the commit as pages name it."""
    (top / path).parent.mkdir(parents=True, exist_ok=True)
    (top / path).write_text(content, "utf-8")
    git(top, day, "add", "-A")
    git(top, day, "commit", "-q", "-m", path)
    return git(top, day, "rev-parse", "--short=7", "HEAD")


def make(top):
    top.mkdir()
    git(top, "2025-01-01", "init", "-q")
    for path, content in PROJECT.items():
        commit(top, "2025-01-01", f"arkiv [1]/{path}", content)
    made = []
    for written, day, body, number, text in (
            ("2025-01-06", "2024-11-05", "styret", "01-24", ""), ("2025-03-04", "2025-03-01", "styret", "01-25", ""),
            ("2025-05-06", "2025-05-02", "styret", "02-25", "Se sak 01-25."), ("2025-06-07", "2025-06-03", "radet", "01-25", "")):
        minutes = MINUTES.format(day=day, body=body, number=number, text=text)
        at = commit(top, written, f"arkiv [1]/meetings/{day}-{body}.md", minutes)
        made.append("{2}.{1}.{0}, ".format(*written.split("-")) + at)
    commit(top, "2025-07-08", "annet/2025-03-01-styret.md", "Noe annet.\n")
    return made


def build(referat, project, out):
    subprocess.run([referat, "-C", project, "build", "-o", out, "--to", "html"], capture_output=True, check=True)


def words_of(out, page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", (out / page / "index.html").read_text("utf-8")))


def main():
    referat = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("git"):
        print("1..0 # SKIP there is no git here; to run it: apt-get install git")
        return 0
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-versions-") as folder:
        top = pathlib.Path(folder)
        versions = make(top / "r")
        project = top / "r/arkiv [1]"
        build(referat, project, top / "out")
        for page, nth in PAGES.items():
            text = words_of(top / "out", page)
            tap.say(versions[nth] in text, f"{page} has the last commit of what it is made of, not a later one", text)
        text = words_of(top / "out", "styret/2025/2025-05-02")
        path = project / "meetings/2025-05-02-styret.md"
        path.write_text(path.read_text("utf-8") + "\nOg beises.\n", "utf-8")
        build(referat, project, top / "out")
        after = words_of(top / "out", "styret/2025/2025-05-02")
        tap.say(f"{versions[2]}, senere endret" in after and "senere endret" not in text, "what is not committed is said", after)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
