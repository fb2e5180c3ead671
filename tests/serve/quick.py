#!/usr/bin/env python3
"""quick: does a save show up within a blink? quick.py REFERAT SOURCE_ROOT [MEETINGS]

Shows a generated archive of so many minutes in the preview, and saves the newest of them: the page that is looked at must be
there while the others, which are hundreds, are still being made, and with the new text. Then builds docs-in once as `build` does it, with every PDF, and shows it in the preview while one of its minutes is saved
again and again. What a save may take is held against that build, both as time of the processor: other work on the machine
changes that least, and it does not depend on how fast the machine is. How long a page is behind is printed. Prints TAP.
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from serve import Preview, changed  # noqa: E402
from tap import Tap  # noqa: E402

SAVES = 5
MEETINGS = 120
ALL_MADE = " made after "  # what is said when no page is left
SHARE_MOST = 1 / 3  # of a whole build; measured: a sixth


def whole_build(referat, project, out):
    """Seconds of the processor."""
    process = subprocess.Popen([referat, "-C", project, "build", "-o", out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime


def processor_time(process):
    """Seconds so far: the 14th and 15th field of proc(5)'s stat; the second may hold spaces, and ends with a bracket."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def save_often(preview, path):
    """Of each save: is it shown, seconds of the processor, and seconds that the pages were behind."""
    text, all_saves = path.read_text("utf-8"), []
    for nth in range(SAVES):
        before = processor_time(preview.process)
        shown, behind = changed(preview, lambda: path.write_text(f"{text}\nLinje {nth} til prøve.\n", "utf-8"))
        all_saves.append((shown, processor_time(preview.process) - before, behind))
    return all_saves


# ---- a large archive ---------------------------------------------------------------------------


def page_of(minutes):
    day, body = re.match(r"(\d{4}-\d\d-\d\d)-(.*)", minutes.stem).groups()
    return f"/{body}/{day[:4]}/{day}/"


def look_after_save(preview, minutes, nth):
    """Has the page the new text, was it there before all others were made, and how many seconds after the save?"""
    page, text = page_of(minutes), minutes.read_text("utf-8")
    whole = preview.wait_said(ALL_MADE, nth + 1)
    made = sum(ALL_MADE in line for line in preview.said)
    start = time.monotonic()
    shown, _ = changed(preview, lambda: minutes.write_text(f"{text}\nLinje {nth} til prøve.\n", "utf-8"), page=page)
    new = f"Linje {nth} til prøve." in preview.text(page)
    behind, first = time.monotonic() - start, whole and made == sum(ALL_MADE in line for line in preview.said)
    return shown and new, first, behind


def save_large(referat, root, folder, meetings):
    """What look_after_save tells of each save."""
    project = pathlib.Path(folder) / "archive"
    subprocess.run([sys.executable, root / "tests/bench/generate.py", project, "--meetings", str(meetings), "--chapters", "2"],
                   check=True)
    minutes = max(project.glob("meetings/**/*.md"))
    preview = Preview(referat, project, "--port", "0")
    try:
        return [look_after_save(preview, minutes, nth) for nth in range(SAVES)]
    finally:
        preview.end()


def check_large(tap, referat, root, folder, meetings):
    looks = save_large(referat, root, folder, meetings)
    behind = statistics.median(look[2] for look in looks)
    print(f"# {meetings} minutes: {behind * 1000:.0f} ms from a save until its page is there")
    tap.say(all(look[0] for look in looks), "each save of a large archive is on its page", looks)
    tap.say(any(look[1] for look in looks), "which is there before all others are made", looks)


# ---- beside a whole build ----------------------------------------------------------------------


def main():
    referat, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-quick-") as folder:
        check_large(tap, referat, root, folder, int(sys.argv[3]) if len(sys.argv) > 3 else MEETINGS)
    with tempfile.TemporaryDirectory(prefix="referat-quick-") as folder:
        project = pathlib.Path(folder) / "project"
        shutil.copytree(root / "docs-in", project, ignore=shutil.ignore_patterns("out"))
        status, whole = whole_build(referat, project, pathlib.Path(folder) / "out")
        tap.say(status == 0, "docs-in is built", status)
        preview = Preview(referat, project, "--port", "0")
        try:
            saves = save_often(preview, min(project.glob("meetings/**/*.md")))
        finally:
            preview.end()
    spent, behind = (statistics.median(save[i] for save in saves) for i in (1, 2))
    print(f"# {spent * 1000:.0f} ms of the processor a save, {whole * 1000:.0f} ms the whole build; {behind * 1000:.0f} ms until it is seen")
    tap.say(all(save[0] for save in saves), "each save is shown")
    tap.say(spent < whole * SHARE_MOST, "in a third of the time that a whole build takes, at most", (spent, whole))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
