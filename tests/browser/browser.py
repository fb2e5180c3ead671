#!/usr/bin/env python3
"""The pages of docs-in and the examples in a real browser: browser.py REFERAT SOURCE_ROOT WORK

Prints TAP. The Nu HTML checker reads every page; pages.mjs opens one page of every kind in Chromium; tables.mjs looks at
all tables as phones and wider screens have them, those of a project of its own, tables/, too; speed.mjs measures how quickly
those of docs-in come over a slow line; search.mjs searches the site of a project of its own, search/. Their programs come by npm, as package-lock.json has them, into WORK, which is
kept from run to run. Where the tools cannot be had the whole is skipped, and says how to have them; `.ci/run` takes that
for a failure.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from programs import Unavailable, fetch_modules, find_program  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
HOW = 'install nodejs, npm, chromium and default-jre-headless, and run once with a network'


def build_sites(referat, root, out):
    """Those that could be built; why another could not is said by the suite `site`."""
    sites = []
    for project in [root / 'docs-in', *sorted(p.parent for p in root.glob('examples/*/referat.yaml'))]:
        site = out / project.name
        done = subprocess.run([referat, '-C', project, 'build', '-o', site], capture_output=True)
        sites += [site] if done.returncode == 0 else []
    return sites


def check_html(java, modules, sites):
    """One line for each page, as pages.mjs has them: every page of all sites in one run, errors and warnings."""
    pages = {page: f'{site.name}/{page.relative_to(site)}' for site in sites for page in sorted(site.rglob('*.html'))}
    checker = modules / 'vnu-jar/build/dist/vnu.jar'
    done = subprocess.run([java, '-jar', checker, '--format', 'json', '--exit-zero-always', '--stdout', *pages], capture_output=True, text=True)
    faults = {}
    for found in json.loads(done.stdout)['messages']:
        faults.setdefault(found.get('url', '').removeprefix('file:'), []).append(found)
    for page, name in pages.items():
        wrong = faults.pop(str(page), [])
        yield f"{'not ok' if wrong else 'ok'} {name}: the Nu checker finds nothing"
        yield from (f"# line {found.get('lastLine')}: {found['message']}" for found in wrong)
    for url, wrong in faults.items():
        yield f'not ok the Nu checker has read {url}'
        yield from (f"# {found['message']}" for found in wrong)


def look(script, node, browser, modules, *sites):
    done = subprocess.Popen([node, HERE / script, modules, browser, *sites], stdout=subprocess.PIPE, text=True)
    yield from (line.rstrip('\n') for line in done.stdout)
    if done.wait():
        yield f'not ok {script} came to its end (exit status {done.returncode})'


def look_at_own(name, referat, folder, *tools):
    """What a script says of the project that has its name."""
    out = folder / 'own' / name
    done = subprocess.run([referat, '-C', HERE / name, 'build', '--to', 'html', '-o', out], capture_output=True, text=True)
    if done.returncode:
        yield f'not ok the site for {name}.mjs is built (exit status {done.returncode})'
    else:
        yield from look(f'{name}.mjs', *tools, out)


def later(future):
    yield from future.result()


def main():
    referat, root, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    try:
        node, java, browser = find_program('node'), find_program('java'), find_program(*BROWSERS)
        modules = fetch_modules(HERE, work)
    except Unavailable as why:
        print(f'1..0 # SKIP {why}; to run it: {HOW}')
        return
    count = 0
    with tempfile.TemporaryDirectory(prefix='referat-browser-') as folder, ThreadPoolExecutor(1) as pool:
        sites = build_sites(referat, root, pathlib.Path(folder))
        tools = (node, browser, modules)
        checked = pool.submit(list, check_html(java, modules, sites))
        own = [look_at_own(name, referat, pathlib.Path(folder), *tools) for name in ('tables', 'search')]
        for lines in (look('pages.mjs', *tools, *sites), look('tables.mjs', *tools, *sites), *own, later(checked), look('speed.mjs', *tools, *sites[:1])):
            for line in lines:
                count += line.startswith(('ok ', 'not ok '))
                state, said, name = line.partition('ok ')
                print(f'{state}{said}{count} - {name}' if said and state in ('', 'not ') else line, flush=True)
    print(f'1..{count}')


if __name__ == '__main__':
    main()
