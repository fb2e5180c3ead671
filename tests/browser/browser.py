#!/usr/bin/env python3
"""The pages of docs-in and the examples in a real browser: browser.py REFERAT SOURCE_ROOT WORK

Prints TAP. The Nu HTML checker reads every page; pages.mjs opens one page of every kind in Chromium. Their programs come
by npm, as package-lock.json has them, into WORK, which is kept from run to run. Where the tools cannot be had the
whole is skipped, and says how to have them; `.ci/run` takes that for a failure.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
HOW = 'install nodejs, npm, chromium and default-jre-headless, and run once with a network'


class Unavailable(Exception):
    pass


def find_program(*names):
    found = next((path for path in map(shutil.which, names) if path), None)
    if not found:
        raise Unavailable(f'there is no {names[0]} here')
    return found


def fetch_modules(work):
    """The folder node_modules, filled as the lock file says; nothing is done twice."""
    lock = (HERE / 'package-lock.json').read_bytes()
    mark = work / 'fetched.json'
    if not mark.exists() or mark.read_bytes() != lock:
        npm = find_program('npm')
        work.mkdir(parents=True, exist_ok=True)
        for name in ('package.json', 'package-lock.json'):
            shutil.copy(HERE / name, work / name)
        done = subprocess.run([npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], cwd=work, capture_output=True, text=True)
        if done.returncode:
            raise Unavailable('npm could not fetch what it needs: ' + done.stderr.strip().splitlines()[-1])
        mark.write_bytes(lock)
    return work / 'node_modules'


def build_sites(referat, root, out):
    """Those that could be built; why another could not is said by the suite `site`."""
    sites = []
    for project in [root / 'docs-in', *sorted(p.parent for p in root.glob('examples/*/referat.yaml'))]:
        site = out / project.name
        done = subprocess.run([referat, '-C', project, 'build', '-o', site], capture_output=True)
        sites += [site] if done.returncode == 0 else []
    return sites


def check_html(java, modules, site):
    """One line for each page, as pages.mjs has them: every page, errors and warnings."""
    pages = sorted(site.rglob('*.html'))
    checker = modules / 'vnu-jar/build/dist/vnu.jar'
    done = subprocess.run([java, '-jar', checker, '--format', 'json', '--exit-zero-always', '--stdout', *pages], capture_output=True, text=True)
    faults = {}
    for found in json.loads(done.stdout)['messages']:
        faults.setdefault(found.get('url', '').removeprefix('file:'), []).append(found)
    for page in pages:
        wrong = faults.pop(str(page), [])
        yield f"{'not ok' if wrong else 'ok'} {site.name}/{page.relative_to(site)}: the Nu checker finds nothing"
        yield from (f"# line {found.get('lastLine')}: {found['message']}" for found in wrong)
    for url, wrong in faults.items():
        yield f'not ok the Nu checker has read {url}'
        yield from (f"# {found['message']}" for found in wrong)


def look(node, browser, modules, sites):
    done = subprocess.Popen([node, HERE / 'pages.mjs', modules, browser, *sites], stdout=subprocess.PIPE, text=True)
    yield from (line.rstrip('\n') for line in done.stdout)
    if done.wait():
        yield f'not ok the browser came to its end (exit status {done.returncode})'


def main():
    referat, root, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    try:
        node, java, browser = find_program('node'), find_program('java'), find_program(*BROWSERS)
        modules = fetch_modules(work)
    except Unavailable as why:
        print(f'1..0 # SKIP {why}; to run it: {HOW}')
        return
    count = 0
    with tempfile.TemporaryDirectory(prefix='referat-browser-') as folder:
        sites = build_sites(referat, root, pathlib.Path(folder))
        results = [line for site in sites for line in check_html(java, modules, site)]
        for lines in (results, look(node, browser, modules, sites)):
            for line in lines:
                count += line.startswith(('ok ', 'not ok '))
                state, said, name = line.partition('ok ')
                print(f'{state}{said}{count} - {name}' if said and state in ('', 'not ') else line, flush=True)
    print(f'1..{count}')


if __name__ == '__main__':
    main()
