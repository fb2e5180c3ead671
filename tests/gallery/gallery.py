#!/usr/bin/env python3
"""gallery: every kind of page and drawing in both themes, as contact sheets for the eye.

    gallery.py REFERAT FOLDER ROOT

Copies docs-in/, the examples and the project beside this file into FOLDER/projects, once for each theme, builds them
with REFERAT, and writes PNG sheets into FOLDER:

    pdf-THEME-KIND-N.png        pages of a document, from pdftoppm, twelve on a sheet
    web-THEME-light-PROJECT-KIND.png    a page at 390, 820 and 1440 pixels beside each other, from chromium
    web-THEME-dark-PROJECT-KIND.png     the same for those who prefer dark pages

Every kind of page that a project has is shown, the largest of its kind: a page says its kind itself (data-page).

The project beside this file has all kinds of drawings; its minutes are made here, few in one copy and many in another,
for wheels with room for every name and wheels without. Sheets of PDF need ImageMagick's montage; those of web pages
need chromium, and are left out with a word where it is not there. Exit status 1 if nothing could be made.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

THEMES = ("fjord", "plain")
PAGES_ON_SHEET = 12
PAGES_MOST = 36    # of one document; the kinds of its pages come again after that
WIDTHS = (390, 820, 1440)
SCHEMES = (("light", "1"), ("dark", "0"))
YEAR = 2025

# Kind of page, project, and where it lies in its site.
DOCUMENTS = (
    ("annual-report", "docs-in", "reports/2025/*.pdf"),
    ("plan", "docs-in", "plans/*/*.pdf"),
    ("minutes", "docs-in", "klyngeradet/2025/*/*.pdf"),
    ("agenda", "docs-in", "klyngeradet/2026/*/*.pdf"),
    ("handbook", "docs-in", "documents/handbok/*.pdf"),
    ("board", "board", "**/20??-??-??/*.pdf"),
    ("housing", "borettslag", "**/20??-??-??/*.pdf"),
    ("drawings", "drawings", "reports/2025/*.pdf"),
    ("drawings-busy", "drawings-busy", "reports/2025/*.pdf"),
)
# Projects whose pages are shown, one of each kind; of the last ones only the report, which is all drawings.
WEB_PROJECTS = (("docs-in", None), ("board", None), ("drawings", "report"), ("drawings-busy", "report"))
TALLEST = 7000  # pixels of a page on its sheet


def say(text):
    print("==> " + text, file=sys.stderr)


# ---- projects ----------------------------------------------------------------------------------


def put_minutes(folder, count):
    """So many meetings, spread over the year and the bodies, always the same ones."""
    bodies = ("styret", "arbeidsutvalget", "fagradet", "brukerutvalget", "representantskapet")
    days = sorted({(1 + i * 7 % 12, 1 + i * 11 % 28, bodies[i % len(bodies)]) for i in range(count)})
    numbers = dict.fromkeys(bodies, 0)
    os.makedirs(os.path.join(folder, "meetings"), exist_ok=True)
    for month, day, body in days:
        numbers[body] += 1
        absent = "absent: [CD]\n" if body == "styret" and month % 3 == 0 else ""
        name = "%d-%02d-%02d-%s.md" % (YEAR, month, day, body)
        with open(os.path.join(folder, "meetings", name), "w", encoding="utf-8") as file:
            file.write("---\ntype: minutes\nbody: %s\ndate: %d-%02d-%02d\nstatus: issued\npresent: all\n%s---\n\n"
                       "## Sak %02d-%d Status\n\n**Vedtak:** Saken tas til orientering.\n"
                       % (body, YEAR, month, day, absent, numbers[body], YEAR % 100))


def copy_project(source, target, theme):
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("out"))
    settings = os.path.join(target, "referat.yaml")
    with open(settings, encoding="utf-8") as file:
        text = re.sub(r"(?m)^(theme|tema):.*\n?", "", file.read())
    with open(settings, "w", encoding="utf-8") as file:
        file.write(text.rstrip("\n") + "\ntheme: %s\n" % theme)


def make_projects(root, folder, theme):
    """Name of each project, and its folder."""
    here = os.path.dirname(os.path.abspath(__file__))
    sources = {"docs-in": os.path.join(root, "docs-in"), "drawings": os.path.join(here, "project"),
               "drawings-busy": os.path.join(here, "project")}
    for example in sorted(glob.glob(os.path.join(root, "examples", "*", "referat.yaml"))):
        sources[os.path.basename(os.path.dirname(example))] = os.path.dirname(example)
    projects = {}
    for name, source in sources.items():
        projects[name] = os.path.join(folder, "projects", theme, name)
        copy_project(source, projects[name], theme)
    put_minutes(projects["drawings"], 14)
    put_minutes(projects["drawings-busy"], 60)
    return projects


def build(referat, project):
    made = subprocess.run([referat, "-C", project, "build"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    if made.returncode != 0:
        say("%s was not built:\n%s" % (project, made.stdout))
    return made.returncode == 0


def find_made(projects, name, pattern):
    """The longest file that fits, for it shows most; None if there is none."""
    found = glob.glob(os.path.join(projects.get(name, "-"), "out", pattern), recursive=True)
    return max(sorted(found), key=os.path.getsize, default=None)


# ---- sheets of PDF -----------------------------------------------------------------------------


def pdf_sheets(pdf, target):
    """Sheets target-1.png …; how many."""
    scratch = target + ".pages"
    os.makedirs(scratch)
    subprocess.run(["pdftoppm", "-r", "60", "-l", str(PAGES_MOST), "-png", pdf, os.path.join(scratch, "p")], check=True)
    pages = sorted(glob.glob(os.path.join(scratch, "*.png")))
    sheets = [pages[i:i + PAGES_ON_SHEET] for i in range(0, len(pages), PAGES_ON_SHEET)]
    for number, sheet in enumerate(sheets, 1):
        subprocess.run(["montage", *sheet, "-tile", "4x", "-geometry", "+10+10", "-background", "#888888",
                        "%s-%d.png" % (target, number)], check=True)
    shutil.rmtree(scratch)
    return len(sheets)


def all_pdf_sheets(projects, folder, theme):
    made = 0
    for kind, project, pattern in DOCUMENTS:
        pdf = find_made(projects, project, pattern)
        if pdf:
            made += pdf_sheets(pdf, os.path.join(folder, "pdf-%s-%s" % (theme, kind)))
        else:
            say("no PDF of the kind %s" % kind)
    return made


# ---- sheets of web pages -----------------------------------------------------------------------


def kinds_of(site):
    """For each kind of page the largest one: what a page says of itself, and whether it is a draft."""
    largest = {}
    for page in sorted(glob.glob(os.path.join(site, "**", "*.html"), recursive=True)):
        with open(page, encoding="utf-8") as file:
            article = re.search(r"<article[^>]*>", file.read())
        said = re.search(r'data-page="([^"]*)"', article.group()) if article else None
        if said:
            kind = said.group(1) + ("-draft" if "data-state" in article.group() else "")
            largest[kind] = max(page, largest.get(kind, page), key=os.path.getsize)
    return largest


def web_sheet(chromium, page, height, scheme, target):
    """The page in three frames of its widths, in one picture."""
    frames = "".join('<iframe src="file://%s" style="width:%dpx;height:%dpx;border:0;margin:0 10px 0 0"></iframe>'
                     % (page, width, height) for width in WIDTHS)
    wrapper = target + ".html"
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write('<!doctype html><body style="margin:0;background:#888;white-space:nowrap">' + frames)
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--blink-settings=preferredColorScheme=" + scheme, "--window-size=%d,%d" % (sum(WIDTHS) + 30, height),
                    "--screenshot=" + target, "file://" + wrapper],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=120)
    os.remove(wrapper)


def height_of(page):
    """About as much as the page needs, which grows with what stands in it."""
    return min(1400 + os.path.getsize(page) // 25, TALLEST)


def all_web_sheets(chromium, projects, folder, theme):
    made = 0
    for project, only in WEB_PROJECTS:
        kinds = kinds_of(os.path.join(projects[project], "out")) if project in projects else {}
        if not kinds:
            say("no web pages of %s" % project)
        for kind, page in sorted(kinds.items()):
            for name, scheme in SCHEMES if only in (None, kind) else ():
                target = os.path.join(folder, "web-%s-%s-%s-%s.png" % (theme, name, project, kind))
                web_sheet(chromium, page, height_of(page), scheme, target)
                made += 1
    return made


# ---- the story ---------------------------------------------------------------------------------


def main(referat, folder, root):
    referat, folder, root = (os.path.abspath(path) for path in (referat, folder, root))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    made = 0
    for theme in THEMES:
        projects = make_projects(root, folder, theme)
        projects = {name: path for name, path in projects.items() if build(referat, path)}
        say("sheets of PDF in %s" % theme)
        made += all_pdf_sheets(projects, folder, theme)
        if chromium:
            say("sheets of web pages in %s" % theme)
            made += all_web_sheets(chromium, projects, folder, theme)
    if not chromium:
        say("chromium is not there: no sheets of web pages were made (apt-get install chromium)")
    print("%d sheets in %s" % (made, folder))
    return 0 if made else 1


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
