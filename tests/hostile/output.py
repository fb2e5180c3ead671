"""What a build leaves behind: whole when it is killed or the disk is full, the same bytes every time, nothing foreign touched."""
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

from harness import must, tree_of

KILLS = 16
TESTS = []
ROOT = Path(__file__).resolve().parents[2]


def tested(name):
    def keep(test):
        TESTS.append((f'output: {name}', test))
        return test
    return keep


# ---- projects -------------------------------------------------------------------------------------------

def fill(project, word, meetings=25):
    """Enough to build that a moment in it can be met; every page says `word`."""
    for i in range(meetings):
        day = f'2025-{i // 25 + 4:02}-{i % 25 + 1:02}'
        project.put(f'meetings/{day}.md', f'---\ntype: minutes\nbody: styret\ndate: {day}\npresent: all\n---\n\n'
                    f'## Sak {i + 2:02}-25 Sak\n\n' + f'{word} er et ord. ' * 200 + '\n\n**Vedtak:** Ja.\n')


def build(factory, project, *arguments, status=0, **how):
    run = factory.program.run('-C', project.path, 'build', *arguments, seconds=60, **how)
    must(run.status == status, f'status {run.status}, not {status}: {run.err[:600]}')
    return run


def digests(folder):
    return {path: what for path, what in tree_of(folder).items() if isinstance(what, str)}


def check_manifest(folder):
    """The output is what its manifest says, file by file."""
    manifest = json.loads((folder / 'manifest.json').read_text(encoding='utf-8'))
    for file in manifest['files']:
        content = (folder / file['path']).read_bytes()
        must(len(content) == file['bytes'] and hashlib.sha256(content).hexdigest() == file['sha256'], f'{file["path"]} is not whole')


# ---- killed ---------------------------------------------------------------------------------------------

def kill_at(factory, project, moment):
    """Starts a build and kills it; gives whether it was still running."""
    process = factory.program.start('-C', project.path, 'build')
    try:
        process.wait(moment)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    finally:
        process.stdout.close(), process.stderr.close()


@tested(f'a build that is killed at any of {KILLS} moments leaves the last one whole')
def _(factory):
    project, moments = factory.make(), random.Random(1)
    states = {}
    for word in ('Eple', 'Plomme'):
        fill(project, word)
        seconds = build(factory, project).seconds
        states[word] = digests(project.out)
    now, killed = 'Plomme', 0
    for _ in range(KILLS):
        other = 'Eple' if now == 'Plomme' else 'Plomme'
        fill(project, other)
        running = kill_at(factory, project, moments.uniform(0, seconds))
        killed += running
        found = {path: what for path, what in digests(project.out).items() if not path.startswith(b'.referat-stage')}
        begun = (project.out / '.referat-stage/manifest.json').exists()
        wrong = [path for path, what in found.items() if what not in (states[now].get(path), states[other].get(path))]
        must(not wrong, f'half written: {wrong[:3]}')
        must(found in (states[now], states[other]) or begun, 'neither the old output nor the new one')
        now = other
        build(factory, project)
        must(digests(project.out) == states[now], 'the build after a kill differs')
        check_manifest(project.out)
    must(killed >= KILLS // 2, f'only {killed} of {KILLS} builds were running when they were killed')


@tested('a move that was cut off is finished by the next build')
def _(factory):
    project = factory.make()
    fill(project, 'Eple', 3)
    build(factory, project)
    old = digests(project.out)
    fill(project, 'Plomme', 4)
    shutil.copytree(project.out, project.root / 'old')
    build(factory, project)
    new = digests(project.out)
    stage = project.root / 'stage'
    shutil.copytree(project.out, stage)
    shutil.rmtree(project.out)
    shutil.copytree(project.root / 'old', project.out)
    names = [name for name in sorted(new) if new[name] != old.get(name) and name != b'manifest.json']
    for name in names[:len(names) // 2]:  # moved already
        target = os.path.join(os.fsencode(project.out), name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.rename(os.path.join(os.fsencode(stage), name), target)
    os.rename(stage, project.out / '.referat-stage')
    fill(project, 'Banan', 5)
    build(factory, project)
    check_manifest(project.out)
    must(not (project.out / '.referat-stage').exists(), 'the stage is left')


@tested('being asked to stop leaves the last build whole')
def _(factory):
    project = factory.make()
    fill(project, 'Eple')
    seconds = build(factory, project).seconds
    old = digests(project.out)
    fill(project, 'Plomme')
    process = factory.program.start('-C', project.path, 'build')
    time.sleep(seconds / 3)
    process.send_signal(signal.SIGTERM)
    process.communicate()
    found = {path: what for path, what in digests(project.out).items() if not path.startswith(b'.referat-stage')}
    must(process.returncode == 0 or found == old, 'the output is neither')


# ---- the same bytes -------------------------------------------------------------------------------------

SURROUNDINGS = {
    'one job': ((), {}, 'project'),
    'two jobs': (('--jobs', '2'), {}, 'project'),
    'another time zone, language and home': ((), {'TZ': 'Pacific/Kiritimati', 'LANG': 'tr_TR.UTF-8', 'LC_ALL': 'C', 'HOME': '/nonexistent', 'USER': 'x'}, 'project'),
    'another folder, with spaces and å': ((), {}, 'en mappe på et annet sted'),
}


def example_bytes(factory, name, source, surroundings):
    arguments, env, folder = surroundings
    project = factory.make()
    copy = project.root / folder
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns('out'))
    cwd = '/' if env else copy
    run = factory.program.run('-C', copy, 'build', *(arguments or ('--jobs', 1)), env=env, cwd=cwd, seconds=60)
    must(run.status == 0, f'{name}: {run.err[:300]}')
    found = digests(copy / 'out')
    shutil.rmtree(project.root)
    return found


@tested('two builds give the same bytes, whatever surrounds them')
def _(factory):
    for source in sorted((ROOT / 'examples').iterdir()):
        found = {name: example_bytes(factory, source.name, source, how) for name, how in SURROUNDINGS.items()}
        first = found['one job']
        must(len(first) > 10, f'{source.name}: only {len(first)} files')
        for name, tree in found.items():
            differ = [path for path in first.keys() | tree.keys() if first.get(path) != tree.get(path)]
            must(not differ, f'{source.name}, {name}: {differ[:3]}')


@tested('a build on top of another gives the bytes of a fresh one')
def _(factory):
    project = factory.make()
    fill(project, 'Eple', 5)
    build(factory, project)
    fill(project, 'Plomme', 3)
    build(factory, project)
    over = digests(project.out)
    shutil.rmtree(project.out)
    build(factory, project)
    must(over == digests(project.out), 'it differs')


# ---- where the world refuses ----------------------------------------------------------------------------

@tested('an output folder that may not be written to gives status 3 and a message')
def _(factory):
    project = factory.make()
    fill(project, 'Eple', 3)
    for place in ('/proc/referat', '/dev/null/out', project.path / 'referat.yaml'):
        run = build(factory, project, '-o', place, status=3)
        must(run.says('R901'), f'R901 is not said: {run.err}')
    if os.geteuid() != 0:  # root may write where nobody may
        os.chmod(project.out, 0o555)
        old = digests(project.out)
        must(build(factory, project, status=3).says('R901'), 'R901 is not said')
        must(digests(project.out) == old, 'the output has changed')


@tested('a full disk gives status 3 and a message, and leaves the last build whole')
def _(factory):
    project = factory.make()
    fill(project, 'Eple', 3)
    build(factory, project)
    old = digests(project.out)
    fill(project, 'Plomme', 4)
    for most in (0, 1000, 5000, 20000):
        run = limited(factory.program, project, most)
        must(run.returncode == 3, f'{most} bytes: status {run.returncode}: {run.stderr[:300]}')
        must(b' R902: ' in run.stderr, f'R902 is not said: {run.stderr[:300]}')
        must(digests(project.out) == old, f'{most} bytes: the output has changed')
    build(factory, project)
    check_manifest(project.out)


def limited(program, project, most):
    """A build in which no file may be longer than `most` bytes; the signal that says so is not listened to."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return subprocess.run([program.path, '-C', project.path, 'build'], preexec_fn=prepare, restore_signals=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, timeout=120)


@tested('files that the program did not make stay, and are never overwritten')
def _(factory):
    project = factory.make()
    fill(project, 'Eple', 3)
    project.put('out/eget.txt', 'mitt')
    project.put('out/styret/2025/eget.txt', 'mitt')
    project.put('out/styret/2025/2025-04-01/index.html', 'mitt')
    before = digests(project.out)
    run = build(factory, project, status=3)
    must(run.says('R903') and digests(project.out) == before, 'it was not refused')
    (project.out / 'styret/2025/2025-04-01/index.html').unlink()
    build(factory, project)
    shutil.rmtree(project.path / 'meetings')
    build(factory, project)
    for name in ('eget.txt', 'styret/2025/eget.txt'):
        must((project.out / name).read_text() == 'mitt', f'{name} is gone')
    must(not (project.out / 'styret/2025/2025-04-01').exists(), 'what is no longer made is still there')
    check_manifest(project.out)


@tested('other commands write nothing')
def _(factory):
    project = factory.make()
    before = tree_of(project.root)
    for command in ('check', 'list cases', 'list meetings --format json', 'show styret/01-25', 'dump model', 'dump pdf notater', 'explain R012', ''):
        run = factory.program.run('-C', project.path, *command.split())
        must(run.status in (0, 1, 2), f'{command}: status {run.status}: {run.err[:300]}')
    must(tree_of(project.root) == before, 'something was written')
