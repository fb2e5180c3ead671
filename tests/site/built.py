#!/usr/bin/env python3
"""Builds every project that we have and checks what came out: built.py REFERAT SOURCE_ROOT

docs-in, the examples and what `init` makes in each language are built without errors, and without warnings where they are
meant to be models; then tests/html/check_site.py looks at every page, around.py at what stands
around each, compare_text.py at every document that is both
a page and a PDF, and compare_words.py for each word of the sources in both; for words also in the projects of the case
tests, as far as they build. Prints TAP: each page, document and source is one test, so that none can fall out unseen.
"""
import concurrent.futures
import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "html")]

import around  # noqa: E402
import check_site  # noqa: E402
import compare_text  # noqa: E402
import compare_words  # noqa: E402
from tap import Tap  # noqa: E402

CHECKERS = {"pages": check_site.main, "text of page and PDF": compare_text.main}


class Project:
    """The tests of one project, in order: (good, name, details)."""

    def __init__(self):
        self.results = []

    def say(self, good, name, details=""):
        self.results.append((good, name, details))

    def say_counts(self, name, output):
        """One test for each that a checker counted; its faults stand with the first that failed."""
        counts = re.search(r"^(\d+) passed, (\d+) failed$", output, re.M)
        passed, failed = (int(n) for n in counts.groups()) if counts else (0, 1)
        for _ in range(passed):
            self.say(True, name)
        for i in range(failed or (passed == 0)):
            self.say(False, name, output if i == 0 else "")


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def said_by(checker, *arguments):
    """What a checker prints, which runs here: a process for each would take longer than most of them do."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        checker(*arguments)
    return printed.getvalue()


def check_words(tap, name, project, site, messages):
    unused = set(re.findall(r"^(.+):\d+:\d+: note R128", messages, re.M))  # the build says that nothing uses these
    tap.say_counts(f"{name}: words of the sources", said_by(compare_words.main, project, site, unused))


def check_project(referat, name, project, dated=False):
    tap = Project()
    with tempfile.TemporaryDirectory(prefix="referat-site-") as folder:
        site = pathlib.Path(folder) / "out"
        status, output = run(referat, "-C", project, "build", "--strict", "-o", site)
        tap.say(status == 0, f"{name} builds without warnings", output)
        for what, checker in CHECKERS.items() if status == 0 else ():
            tap.say_counts(f"{name}: {what}", said_by(checker, str(site)))
        if status == 0:
            tap.say_counts(f"{name}: around pages", said_by(around.main, site, dated))
            check_words(tap, name, project, site, output)
    return tap


def check_new_project(referat, language):
    with tempfile.TemporaryDirectory(prefix="referat-init-") as folder:
        project = pathlib.Path(folder) / "styret"
        status, output = run(referat, "init", project, "--language", language)
        tap = check_project(referat, f"a new project in {language}", project)
        tap.say(status == 0, f"init in {language}", output)
    return tap


def check_case(referat, project):
    """A case test is often of mistakes, with which nothing is built: the case tests say which those are."""
    tap = Project()
    with tempfile.TemporaryDirectory(prefix="referat-case-") as folder:
        site = pathlib.Path(folder) / "out"
        status, output = run(referat, "-C", project, "build", "-o", site)
        if status == 0 and any(project.rglob("*.md")):
            check_words(tap, "/".join(project.parts[-3:-1]), project, site, output)
    return tap


def main():
    referat, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    own = [root / "docs-in", *sorted(p.parent for p in root.glob("examples/*/referat.yaml"))]
    cases = sorted(p.parent for p in root.glob("tests/cases/*/*/input/referat.yaml"))
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = [pool.submit(check_project, referat, project.name, project, (root / ".git").exists()) for project in own]
        waiting += [pool.submit(check_new_project, referat, language) for language in ("nb", "nn", "en")]
        waiting += [pool.submit(check_case, referat, case) for case in cases]
        results = [result for future in waiting for result in future.result().results]
    tap = Tap()
    for result in results:
        tap.say(*result)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
