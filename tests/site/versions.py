#!/usr/bin/env python3
"""versions: do pages say when their source was last changed, and in which commit? versions.py REFERAT

A project in a folder of a repository gets minutes in two commits, beside it a file in a third; then one of the minutes
is changed and not committed. Without git the test does not run. Prints TAP.
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
    "register/alle.yaml": "personer:\n  - {navn: Ane Lie}\norganer:\n  styret:\n    navn: Styret\n    plasser:\n      - {person: Ane Lie}\n",
}
MINUTES = "---\ntype: referat\norgan: styret\ndato: {day}\nmøtt: alle\n---\n\n## Sak {nth}-25 Brygga\n\n**Vedtak:** Brygga males.\n"


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
    first = commit(top, "2025-03-04", "arkiv [1]/meetings/2025-03-01-styret.md", MINUTES.format(day="2025-03-01", nth="01"))
    second = commit(top, "2025-05-06", "arkiv [1]/meetings/2025-05-02-styret.md", MINUTES.format(day="2025-05-02", nth="02"))
    commit(top, "2025-07-08", "annet/2025-03-01-styret.md", "Noe annet.\n")
    return first, second


def words_of(referat, project, out, page):
    subprocess.run([referat, "-C", project, "build", "-o", out, "--to", "html"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", (out / page / "index.html").read_text("utf-8")))


def main():
    referat = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("git"):
        print("1..0 # SKIP there is no git here; to run it: apt-get install git")
        return 0
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-versions-") as folder:
        top = pathlib.Path(folder)
        first, second = make(top / "r")
        project = top / "r/arkiv [1]"
        text = words_of(referat, project, top / "out", "styret/2025/2025-03-01")
        tap.say(f"04.03.2025, {first}" in text, "minutes have the commit that brought them, not a later one", text)
        text = words_of(referat, project, top / "out", "styret/2025/2025-05-02")
        tap.say(f"06.05.2025, {second}" in text, "each their own", text)
        path = project / "meetings/2025-05-02-styret.md"
        path.write_text(path.read_text("utf-8") + "\nOg beises.\n", "utf-8")
        after = words_of(referat, project, top / "out", "styret/2025/2025-05-02")
        tap.say(f"{second}, senere endret" in after and "senere endret" not in text, "what is not committed is said", after)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
