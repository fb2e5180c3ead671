"""How a hostile project is made, built and judged: for the tests beside this file.

An input is a function that gets a `Project` and writes into its folder; `@hostile` puts it on the list. Every input is
built on top of a small good project of which a good build is already there, and judged alike:

  - it ends by itself, in time, within its memory, with status 0 or 1 (or the one that the input asks for). Time is the
    processor's, so that what else a machine has to do changes nothing;
  - what the sanitizers or an assertion say is a failure; so is a control character in a message;
  - nothing outside the output folder has changed, and with status 1 nothing inside it either;
  - with status 0 no page has an element or an address that could act, and those who read open data can read it.

An input may give back a function with checks of its own.
"""
import csv
import hashlib
import io
import json
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

GOOD = {
    'referat.yaml': 'organisation: Solbakken\nlanguage: nb\ntheme: plain\narchive-from: 2024\n',
    'register/organer.yaml': (
        'bodies:\n  styret:\n    name: Styret\n    meeting: styremøte\n    seats:\n'
        '      - {person: kari, role: leader, from: 2024}\n      - {person: ola, from: 2024}\n'
        'people:\n  kari: {name: Kari Nes, title: leder}\n  ola: {name: Ola Dal}\n'),
    'meetings/2025-03-01-styret.md': (
        '---\ntype: minutes\nbody: styret\ndate: 2025-03-01\npresent: all\n---\n\n'
        '## Sak 01-25 Åpning\n\nTekst.\n\n**Vedtak:** Godkjennes.\n'),
}

SECONDS, MEMORY, LONGEST_PATH = 10, 1 << 30, 4096
IDLE = 20  # a process may be so many times as long on a loaded machine as the processor's time that it may take
TROUBLE = re.compile(r'Sanitizer|runtime error:|Assertion|Segmentation|core dumped|out of memory')
CONTROLS = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')
SAFE_SCHEMES = ('http:', 'https:', 'mailto:', 'tel:')


class Wrong(Exception):
    """A judgement that does not hold; the text says which."""


def must(holds, text):
    if not holds:
        raise Wrong(text)


# ---- running ------------------------------------------------------------------------------------------

@dataclass
class Run:
    status: int      # below 0: the number of the signal
    out: str
    err: str
    seconds: float   # of the processor, for the program and not for the system
    peak: int        # bytes

    def says(self, code):
        return f' {code}: ' in self.err

    @property
    def codes(self):
        return sorted(set(re.findall(r'(?:error|warning|note) (R\d+):', self.err)))


class Program:
    def __init__(self, path):
        self.path = str(Path(path).resolve())
        self.sanitized = b'__asan_init' in Path(self.path).read_bytes()
        self.slower = 8 if self.sanitized else 1

    def limits(self, memory, seconds):
        """The sanitizer's shadow needs an address space without end; there memory is not judged."""
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    def start(self, *arguments, memory=MEMORY, seconds=SECONDS, env=None, cwd=None, **streams):
        environment = {**os.environ, 'UBSAN_OPTIONS': 'halt_on_error=1', **(env or {})}
        return subprocess.Popen([self.path, *map(str, arguments)], stdin=subprocess.DEVNULL, cwd=cwd, env=environment,
                                preexec_fn=lambda: self.limits(memory, seconds * self.slower * 2 + 1),
                                **(streams or {'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE}))

    def run(self, *arguments, seconds=SECONDS, **how):
        """Runs to the end, or to twice the time that it may take."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = self.start(*arguments, seconds=seconds, stdout=out, stderr=err, **how)
            status, usage = wait(process, seconds * self.slower * IDLE)
            out.seek(0), err.seek(0)
            return Run(status, out.read().decode('utf-8', 'surrogateescape'),
                       err.read().decode('utf-8', 'surrogateescape'), usage.ru_utime, usage.ru_maxrss * 1024)


def wait(process, seconds):
    """The exit status and what a process has used; one that waits for something is killed in the end."""
    end = time.monotonic() + seconds
    pause = 0.001
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        if time.monotonic() > end:
            process.send_signal(signal.SIGKILL)
            end = float('inf')
        time.sleep(pause)
        pause = min(pause * 1.2, 0.02)


# ---- folders ------------------------------------------------------------------------------------------

def tree_of(folder):
    """{path: what is there} of everything below a folder, without following links; names are bytes."""
    found = {}
    top = os.fsencode(folder)
    for here, folders, files in os.walk(top):
        for name in folders + files:
            path = os.path.join(here, name)
            if len(path) >= LONGEST_PATH:
                continue
            about = os.lstat(path)
            key = path[len(top) + 1:]
            if stat.S_ISREG(about.st_mode) and about.st_size < 1 << 22:
                with open(path, 'rb') as file:
                    found[key] = hashlib.sha256(file.read()).hexdigest()
            elif stat.S_ISLNK(about.st_mode):
                found[key] = ('link', os.readlink(path))
            else:
                found[key] = (stat.S_IFMT(about.st_mode), stat.S_ISREG(about.st_mode) and about.st_size)
    return found


def without(tree, folder):
    inside = os.fsencode(folder)
    return {path: what for path, what in tree.items() if path != inside and not path.startswith(inside + b'/')}


def remove(folder):
    """A folder with all in it, however deep (shutil.rmtree calls itself for each level)."""
    subprocess.run(['rm', '-rf', '--', str(folder)], check=True)


def put(folder, files):
    for name, content in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))


class Project:
    """A folder `project` with a folder `outside` beside it, that a hostile project may try to reach."""

    def __init__(self, root):
        self.root = Path(root)
        self.path, self.outside = self.root / 'project', self.root / 'outside'
        self.out = self.path / 'out'

    def put(self, name, content):
        put(self.path, {name: content})

    def add(self, name, content):
        self.put(name, (self.path / name).read_text(encoding='utf-8') + content)

    def document(self, text, front='', name='notater/a.md'):
        self.put(name, f'---\ntype: document\ntitle: Notat\n{front}---\n\n{text}')

    def minutes(self, text, front='', name='meetings/2025-04-01-styret.md'):
        self.put(name, f'---\ntype: minutes\nbody: styret\ndate: 2025-04-01\npresent: all\n{front}---\n\n{text}')

    def page(self, address):
        return (self.out / address / 'index.html').read_text(encoding='utf-8')


class Factory:
    """Good projects with a good build, copied for each input."""

    def __init__(self, program, root):
        self.program, self.root, self.count = program, Path(root), 0
        self.good = Project(self.root / 'good')
        put(self.good.path, GOOD)
        put(self.good.outside, {'secret.md': '# Hemmelig\n', 'secret.svg': '<svg/>', 'theme/theme.yaml': 'colours: {}\n'})
        run = program.run('-C', self.good.path, 'build')
        must(run.status == 0, f'the good project does not build: {run.err}')

    def make(self):
        self.count += 1
        project = Project(self.root / f'{os.getpid()}-{self.count}')  # several processes make theirs here
        shutil.copytree(self.good.root, project.root, symlinks=True)
        return project


# ---- pages --------------------------------------------------------------------------------------------

# What acts in pages, as the program itself writes it: the box of the search on the front page, and its own page.
OWN = [('form', [('class', 'search'), ('role', 'search'), ('action', 'sok/index.html')]),
       ('form', [('class', 'search'), ('role', 'search'), ('action', 'index.html')]),
       ('script', [('src', '../search.js'), ('defer', None)])]
VERSION = re.compile(r'(?<=^\.\./search\.js)\?v=[0-9a-f]{12}$')  # of what the script holds


class Page(HTMLParser):
    """What in a page could act: elements that run, handlers, addresses of other kinds."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.data = None  # of a block of data, which is no script: it must be data indeed
        self.feed(text)
        self.close()

    @staticmethod
    def plain(attributes):
        return [(name, VERSION.sub('', value) if value else value) for name, value in attributes]

    def handle_data(self, data):
        if self.data is not None:
            self.data += data

    def handle_endtag(self, tag):
        if tag == 'script' and self.data is not None:
            try:
                json.loads(self.data)
            except ValueError:
                self.found.append(f'data that is none: {self.data[:60]}')
            if '<' in self.data:
                self.found.append(f'data with markup: {self.data[:60]}')
            self.data = None

    def handle_starttag(self, tag, attributes):
        if tag == 'script' and attributes == [('type', 'application/ld+json')]:
            self.data = ''
        elif tag in ('script', 'iframe', 'object', 'embed', 'base', 'form', 'foreignobject') and (tag, self.plain(attributes)) not in OWN:
            self.found.append(f'<{tag}>')
        for name, value in attributes:
            scheme = re.match(r'\s*[\w+.-]+:', value or '')
            if name.startswith('on') or (name in ('href', 'src', 'action', 'xlink:href') and scheme
                                         and not value.strip().lower().startswith(SAFE_SCHEMES)):
                self.found.append(f'{tag} {name}="{value[:60]}"')


HARMLESS = set()  # digests of pages that were read: most pages of most projects are those of the good one


def check_pages(project):
    for path in project.out.rglob('*.html'):
        content = path.read_bytes()
        digest = hashlib.sha256(content).digest()
        if digest not in HARMLESS:
            found = Page(content.decode('utf-8')).found
            must(not found, f'{path.name} could act: {found[:3]}')
            HARMLESS.add(digest)


def check_data(project):
    """The open data can be read by those who read such files."""
    for path in project.out.rglob('*.json'):
        json.loads(path.read_text(encoding='utf-8'))
    for path in project.out.rglob('*.csv'):
        if path.parent.name == 'data':
            rows = list(csv.reader(io.StringIO(path.read_text(encoding='utf-8'), newline=''), strict=True))
            must(len({len(row) for row in rows}) == 1, f'{path.name} has rows of several lengths')
    if (project.out / 'feed.xml').exists():
        ElementTree.parse(project.out / 'feed.xml')
        lines = (project.out / 'calendar.ics').read_bytes().split(b'\r\n')
        must(all(len(line) <= 75 and not re.search(rb'[\x00-\x08\x0a-\x1f\x7f]', line) for line in lines), 'calendar.ics is none')


# ---- the list and the judge -----------------------------------------------------------------------------

@dataclass
class Input:
    name: str
    make: object
    status: tuple = (0, 1)
    says: tuple = ()           # codes, all of which must be said
    seconds: int = SECONDS
    memory: int = MEMORY
    arguments: tuple = ()
    facts: dict = field(default_factory=dict)


INPUTS = []


def hostile(name, status=None, says=(), **more):
    """Puts an input on the list. `status`: the one exit status that is right; `says`: a code, or several."""
    def keep(make):
        codes = (says,) if isinstance(says, str) else tuple(says)
        INPUTS.append(Input(name, make, (0, 1) if status is None else (status,), codes, **more))
        return make
    return keep


def judge_run(item, run, program):
    must(run.status >= 0, f'ended by signal {-run.status} after {run.seconds:.1f} s: {run.err[-300:]}')
    must(not TROUBLE.search(run.err), run.err[-1500:])
    must(run.status in item.status, f'status {run.status}, not {item.status}: {run.err[:600]}')
    must(run.seconds <= item.seconds * program.slower, f'took {run.seconds:.1f} s; {item.seconds} is the limit')
    must(program.sanitized or run.peak <= item.memory, f'took {run.peak >> 20} MB')
    must(run.status != 1 or run.codes, f'refused without a message: {run.err[:300]}')
    must(len(run.err) < 4 << 20, f'{len(run.err)} bytes of messages')
    control = CONTROLS.search(run.err)
    must(not control, f'a control character in a message: {run.err[:2000]!r}' if control else '')
    for code in item.says:
        must(run.says(code), f'{code} is not said: {run.codes} {run.err[:600]}')


def judge(item, factory):
    """Makes, builds and judges one input; its folder goes whatever becomes of it."""
    project = factory.make()
    try:
        judge_build(item, item.make(project), project, factory.program)
    finally:
        remove(project.root)


def judge_build(item, check, project, program):
    before = tree_of(project.root)
    run = program.run('-C', project.path, 'build', *item.arguments, seconds=item.seconds, memory=item.memory)
    after = tree_of(project.root)
    item.facts.update(seconds=run.seconds, peak=run.peak, status=run.status, codes=run.codes)
    judge_run(item, run, program)
    must(without(before, 'project/out') == without(after, 'project/out'), 'something outside the output has changed')
    if run.status == 1:
        must(before == after, 'with errors, the output has changed')
    check_pages(project)
    check_data(project)
    if check:
        check(run)
