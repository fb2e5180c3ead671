#!/usr/bin/env python3
"""gallery: every kind of page and drawing in both themes, as contact sheets for the eye.

    gallery.py REFERAT FOLDER ROOT

Copies docs-in/, the examples and the project beside this file into FOLDER/projects, once for each theme, builds them
with REFERAT, and writes PNG sheets into FOLDER, with index.html, which shows all of them and says what each is:

    pdf-THEME-KIND-N.png        pages of a document, from pdftoppm, twelve on a sheet
    web-THEME-light-PROJECT-KIND.png    a page at 390, 820 and 1440 pixels beside each other, from chromium
    web-THEME-dark-PROJECT-KIND.png     the same for those who prefer dark pages

Every kind of page that a project has is shown, the largest of its kind: a page says its kind itself (data-page).

The project beside this file has all kinds of drawings; its minutes are made here, few in one copy and many in another,
for wheels with room for every name and wheels without. One copy of an example has a logo. Sheets are made side by side,
as many as there are processors. Sheets of PDF need ImageMagick's montage; those of web pages need chromium, and are left
out with a word where it is not there. Exit status 1 if nothing could be made.
"""
import concurrent.futures
import glob
import html
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

# Kind of page, what its sheet shows, project, and where it lies in its site. Of several patterns the longest file of each
# is shown, its first pages only.
DOCUMENTS = (
    ("annual-report", "an annual report with its cover, accounts and registers", "docs-in", "reports/2025/*.pdf"),
    ("annual-report-small", "the annual report of a club, with charts", "idrettslag", "reports/2025/*.pdf"),
    ("annual-report-logo", "an annual report with a logo on its cover", "logo", "reports/2025/*.pdf"),
    ("plan", "a strategy, with a cover image", "docs-in", "plans/*/*.pdf"),
    ("minutes", "approved minutes with attendance, decisions and votes", "docs-in", "klyngeradet/2025/*/*.pdf"),
    ("minutes-draft", "minutes that are still a draft", "docs-in", "styringsgruppen/2026/*/*.pdf"),
    ("minutes-nynorsk", "minutes in nynorsk", "docs-in", "brukerpanelet/2025/*/*.pdf"),
    ("minutes-english", "minutes in English", "board", "**/20??-??-??/*.pdf"),
    ("minutes-assembly", "minutes of a general assembly", "borettslag", "generalforsamlingen/**/20??-??-??/*.pdf"),
    ("agenda", "an agenda with a case paper", "docs-in", "klyngeradet/2026/*/*.pdf"),
    ("handbook", "a handbook: code, tables, contents of two levels", "docs-in", "documents/handbok/*.pdf"),
    ("drawings", "all drawings, in a year with few meetings", "drawings", "reports/2025/*.pdf"),
    ("drawings-busy", "all drawings, in a year with many meetings", "drawings-busy", "reports/2025/*.pdf"),
    ("registers", "front page, decisions, actions, meetings, bodies, a body, people, a person, attendance and a matter",
     "docs-in", ("forside.pdf", "vedtak/2025/*.pdf", "oppfolging/*.pdf", "moter/2025/*.pdf", "organer/*.pdf",
                 "klyngeradet/*.pdf", "personer/*.pdf", "personer/*/*.pdf", "klyngeradet/2025/oppmote/*.pdf",
                 "*/sak/*/*.pdf")),
    ("accounts", "the accounts of a year, and the ledger by fund, by row and as a whole", "docs-in",
     ("regnskap/2025/*.pdf", "regnskap/2025/fond/*/*.pdf", "regnskap/2025/post/*/*.pdf", "regnskap/2025/bilag/*.pdf")),
)
PAGES_OF_EACH = 2  # where one sheet shows several documents
# Projects whose pages are shown, one of each kind; of the others only these kinds.
WEB_PROJECTS = (("docs-in", None), ("board", ("front", "meeting")), ("drawings", ("report",)),
                ("drawings-busy", ("report",)))
LOGO = "docs-in/figures/merke.png"
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


def put_logo(root, project, theme):
    """A theme of the project's own, which is this one with a logo."""
    own = os.path.join(project, "themes", "own")
    shutil.copytree(os.path.join(root, "themes", theme), own)
    shutil.copy(os.path.join(root, LOGO), own)
    with open(os.path.join(own, "theme.yaml"), "a", encoding="utf-8") as file:
        file.write("\nlogo: %s\n" % os.path.basename(LOGO))
    settings = os.path.join(project, "referat.yaml")
    with open(settings, encoding="utf-8") as file:
        text = re.sub(r"(?m)^theme: .*$", "theme: own", file.read())
    with open(settings, "w", encoding="utf-8") as file:
        file.write(text)


def make_projects(root, folder, theme):
    """Name of each project, and its folder."""
    here = os.path.dirname(os.path.abspath(__file__))
    sources = {"docs-in": os.path.join(root, "docs-in"), "drawings": os.path.join(here, "project"),
               "drawings-busy": os.path.join(here, "project"), "logo": os.path.join(root, "examples", "borettslag")}
    for example in sorted(glob.glob(os.path.join(root, "examples", "*", "referat.yaml"))):
        sources[os.path.basename(os.path.dirname(example))] = os.path.dirname(example)
    projects = {}
    for name, source in sources.items():
        projects[name] = os.path.join(folder, "projects", theme, name)
        copy_project(source, projects[name], theme)
    put_logo(root, projects["logo"], theme)
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


def pages_of(pdf, scratch, most):
    os.makedirs(scratch, exist_ok=True)
    first = "%03d" % len(os.listdir(scratch))
    subprocess.run(["pdftoppm", "-r", "60", "-l", str(most), "-png", pdf, os.path.join(scratch, first)], check=True)


def pdf_sheets(pdfs, target):
    """Sheets target-1.png …; their names."""
    scratch = target + ".pages"
    for pdf in pdfs:
        pages_of(pdf, scratch, PAGES_MOST if len(pdfs) == 1 else PAGES_OF_EACH)
    pages = sorted(glob.glob(os.path.join(scratch, "*.png")))
    made = []
    for i in range(0, len(pages), PAGES_ON_SHEET):
        made.append("%s-%d.png" % (target, len(made) + 1))
        subprocess.run(["montage", *pages[i:i + PAGES_ON_SHEET], "-tile", "4x", "-geometry", "+10+10",
                        "-background", "#888888", made[-1]], check=True)
    shutil.rmtree(scratch)
    return made


def pdf_tasks(projects, folder, theme):
    """For each kind of document what makes its sheets, and what they show."""
    for kind, shows, project, patterns in DOCUMENTS:
        patterns = (patterns,) if isinstance(patterns, str) else patterns
        pdfs = [pdf for pdf in (find_made(projects, project, pattern) for pattern in patterns) if pdf]
        if len(pdfs) < len(patterns):
            say("%d of %d PDFs of the kind %s" % (len(pdfs), len(patterns), kind))
        if pdfs:
            target = os.path.join(folder, "pdf-%s-%s" % (theme, kind))
            yield (lambda pdfs=pdfs, target=target: pdf_sheets(pdfs, target)), "%s: %s" % (theme, shows)


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
    return [target]


def height_of(page):
    """About as much as the page needs, which grows with what stands in it."""
    return min(1400 + os.path.getsize(page) // 25, TALLEST)


def web_tasks(chromium, projects, folder, theme):
    """For each kind of web page, light and dark, what makes its sheet, and what it shows."""
    for project, only in WEB_PROJECTS:
        kinds = kinds_of(os.path.join(projects[project], "out")) if project in projects else {}
        if not kinds:
            say("no web pages of %s" % project)
        for kind, page in sorted(kinds.items()):
            for name, scheme in SCHEMES if only is None or kind in only else ():
                target = os.path.join(folder, "web-%s-%s-%s-%s.png" % (theme, name, project, kind))
                yield ((lambda page=page, scheme=scheme, target=target:
                        web_sheet(chromium, page, height_of(page), scheme, target)),
                       "%s, %s: web page of the kind “%s” (%s) at %s pixels"
                       % (theme, name, kind, project, ", ".join(str(width) for width in WIDTHS)))


# ---- the index ---------------------------------------------------------------------------------


def put_index(folder, sheets):
    """A page that shows every sheet with what it shows, each leading to the sheet at its full size."""
    figures = "".join('<figure><a href="%s"><img loading="lazy" src="%s" alt="%s"></a><figcaption>%s<br><code>%s</code>'
                      '</figcaption></figure>\n' % (name, name, html.escape(shows), html.escape(shows), name)
                      for name, shows in sheets)
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
        file.write('<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>'
                   '<meta name="viewport" content="width=device-width"><style>'
                   'body{font:15px/1.4 sans-serif;margin:24px;background:#eee;color:#222}'
                   'main{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:24px}'
                   'figure{margin:0}img{width:100%%;max-height:420px;object-fit:cover;object-position:top;'
                   'border:1px solid #999}</style><h1>Gallery: %d sheets</h1><main>\n%s</main></html>\n'
                   % (len(sheets), figures))


# ---- the story ---------------------------------------------------------------------------------


def run(tasks):
    """All of them, some side by side; the name of each sheet and what it shows, in order."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = [(pool.submit(make), shows) for make, shows in tasks]
        return [(os.path.basename(name), shows) for future, shows in waiting for name in future.result()]


def main(referat, folder, root):
    referat, folder, root = (os.path.abspath(path) for path in (referat, folder, root))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    sheets = []
    for theme in THEMES:
        projects = make_projects(root, folder, theme)
        projects = {name: path for name, path in projects.items() if build(referat, path)}
        say("sheets of PDF in %s" % theme)
        sheets += run(pdf_tasks(projects, folder, theme))
        if chromium:
            say("sheets of web pages in %s" % theme)
            sheets += run(web_tasks(chromium, projects, folder, theme))
    if not chromium:
        say("chromium is not there: no sheets of web pages were made (apt-get install chromium)")
    put_index(folder, sheets)
    print("%d sheets in %s, shown by index.html" % (len(sheets), folder))
    return 0 if sheets else 1


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
