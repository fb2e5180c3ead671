#!/usr/bin/env python3
"""Measures builds against the floor of the libraries: bench.py REFERAT FLOOR SOURCE_ROOT.

Builds docs-in and an archive that generate.py makes (1,000 minutes and a report of about 400 pages), on one core and
on two, and prints documents, pages, the time of each stage, pages a second and peak memory; beside it the floor that
floor.c measures in the same run, twice: for the Markdown of the sources, and for the text of the documents that are made,
registers and lists too, for which there is no Markdown. All are held against each other by the time of the processor,
which a machine that does other things at the same time changes least. Then one report alone, what a save takes in the preview, and the generated archive in four sizes, to see
that neither time nor memory grows faster than the input. Nothing here passes or fails: it writes down what is. What the
structure of PDFs costs is measured by tags.c.
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

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / name) for name in ("serve", "")]

from quick import save_large, save_often  # noqa: E402
from serve import Preview  # noqa: E402

ROUNDS = 3
REPORT = "reports/2025"  # of docs-in: chapters, figures, notes and tables


def measured(command):
    """Runs a command; gives seconds of the processor and of the clock, peak memory in MB and what it printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{output}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024, output


def build(referat, project, out, jobs, *only):
    """The best of a few rounds, each into a new folder: a file system is slow where much was removed just now."""
    best = None
    for nth in range(ROUNDS):
        folder = out / f"{jobs}-{nth}"
        result = measured([referat, "-C", project, "build", "-o", folder, "--times", "--jobs", str(jobs), *only])
        best = min(best or result, result, key=lambda r: r[0])
    return best


def sources(project):
    return sorted(p for p in project.rglob("*.md") if "out" not in p.parts)


def documents(referat, project, out, *only):
    """The text of each document that is made, as a file. Line by line, for it is long: what this program holds when it
    starts another counts as that one's memory, too."""
    command = [referat, "-C", project, "dump", "text", *only]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        files = [out / "text-0.md"]
        document = files[0].open("w", encoding="utf-8")
        for line in process.stdout:
            if not only and line.startswith("== "):
                document.close()
                files.append(out / f"text-{len(files)}.md")
                document = files[-1].open("w", encoding="utf-8")
            else:
                document.write(line)
        document.close()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return files if only else files[1:]


def floor(program, fonts, files, out):
    best = None
    for _ in range(ROUNDS):
        *_, output = measured([program, out / "floor.bin", *fonts, "--", *files])
        milliseconds = float(re.search(r"floor sum +([\d.]+)", output).group(1))
        best = min(best or (milliseconds, output), (milliseconds, output))
    return best


def font_files(root):
    """Five faces of the first two families: what most pages are set in."""
    text = (root / "fonts/fonts.yaml").read_text("utf-8")
    families = re.findall(r"folder: (\S+)\n((?:    \S.*\n)+)", text)[:2]
    wanted = {0: ("regular", "italic", "bold"), 1: ("regular", "semibold")}
    return [pathlib.Path("/usr/share/fonts") / folder / re.search(rf"^    {face}: (\S+)", files, re.M).group(1)
            for i, (folder, files) in enumerate(families) for face in wanted[i]]


def source_megabytes(project):
    return sum(p.stat().st_size for p in project.rglob("*") if p.is_file() and "out" not in p.parts) / 1e6


def one(referat, floor_program, fonts, project, name):
    out = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
    size = source_megabytes(project)
    print(f"\n== {name}: {size:.1f} MB of sources; the aim: twice the floor, in {20 + 10 * size:.0f} MB")
    of_sources, lines = floor(floor_program, fonts, sources(project), out)
    print(f"the sources:\n{lines.rstrip()}")
    of_documents, lines = floor(floor_program, fonts, documents(referat, project, out), out)
    print(f"the documents:\n{lines.rstrip()}")
    for jobs in (1, 2):
        processor, seconds, megabytes, output = build(referat, project, out, jobs)
        counts = re.search(r"(\d+) documents?, (\d+) pages?", output)
        made, pages = (int(n) for n in counts.groups())
        stages = re.findall(r"^(\w+) +([\d.]+) ms$", output, re.M)
        print(f"-- {jobs} at once: {made} documents, {pages} pages, {seconds * 1e3:.0f} ms, "
              f"{pages / seconds:.0f} pages/s, {megabytes:.0f} MB at most; {processor * 1e3:.0f} ms of the processor, "
              f"{processor * 1e3 / of_sources:.2f} × the floor of the sources, {processor * 1e3 / of_documents:.2f} × that of the documents")
        print("   " + ", ".join(f"{stage} {ms}" for stage, ms in stages) + " ms")
    shutil.rmtree(out)


def report(referat, floor_program, fonts, project):
    """The floor has no share in reading the archive that the report tells of."""
    out = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
    print(f"\n== {REPORT} of docs-in alone, as PDF")
    of_text, _ = floor(floor_program, fonts, documents(referat, project, out, REPORT), out)
    processor, seconds, megabytes, output = build(referat, project, out, 1, "--to", "pdf", REPORT)
    pages = int(re.search(r"(\d+) pages?", output).group(1))
    stages = {stage: float(ms) for stage, ms in re.findall(r"^(\w+) +([\d.]+) ms$", output, re.M)}
    print(f"   {pages} pages in {seconds * 1e3:.0f} ms, {processor * 1e3:.0f} ms of the processor, {megabytes:.0f} MB at most; "
          f"setting and writing it {stages['documents']:.0f} ms; the floor of its text {of_text:.0f} ms")
    shutil.rmtree(out)


def preview(referat, project):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
    shutil.copytree(project, folder / "p", ignore=shutil.ignore_patterns("out"))
    shown = Preview(referat, folder / "p", "--port", "0")
    saves = save_often(shown, min((folder / "p").glob("meetings/**/*.md")))
    shown.end()
    spent, behind = (statistics.median(save[i] for save in saves) for i in (1, 2))
    print(f"\n== preview of docs-in: {behind * 1e3:.0f} ms from a save to the new page, {spent * 1e3:.0f} ms of the processor")
    shutil.rmtree(folder)


def large_preview(referat, root, meetings):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
    behind = statistics.median(look[2] for look in save_large(referat, root, folder, meetings))
    print(f"\n== preview of {meetings:,} minutes: {behind * 1e3:.0f} ms from a save to the new page")
    shutil.rmtree(folder)


def growth(referat, generator):
    print("\n== growth: the generated archive without its report, one document at a time")
    each = []
    for meetings in (125, 250, 500, 1000):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
        subprocess.run([sys.executable, generator, folder / "p", "--meetings", str(meetings), "--chapters", "0"], check=True)
        processor, _, megabytes, _ = build(referat, folder / "p", folder, 1)
        each.append(processor * 1e6 / meetings)
        print(f"   {meetings:5} minutes: {processor * 1e3:8.0f} ms, {each[-1]:6.0f} µs each, {megabytes:4.0f} MB")
        shutil.rmtree(folder)
    print(f"   eight times the minutes: {each[-1] / each[0]:.2f} times as long for each")


def main():
    referat, floor_program, root = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    generator = root / "tests/bench/generate.py"
    fonts = font_files(root)
    generated = pathlib.Path(tempfile.mkdtemp(prefix="referat-bench-"))
    subprocess.run([sys.executable, generator, generated / "p"], check=True)
    one(referat, floor_program, fonts, root / "docs-in", "docs-in")
    report(referat, floor_program, fonts, root / "docs-in")
    preview(referat, root / "docs-in")
    large_preview(referat, root, 1000)
    one(referat, floor_program, fonts, generated / "p", "1,000 minutes and a long report")
    shutil.rmtree(generated)
    growth(referat, generator)


if __name__ == "__main__":
    main()
