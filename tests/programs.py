"""Programs that a suite needs and that may be missing here: found, or fetched by npm as a lock file says.

What cannot be had raises Unavailable, with the reason; the suite then is skipped, and says so.
"""
import shutil
import subprocess


class Unavailable(Exception):
    pass


def find_program(*names):
    found = next((path for path in map(shutil.which, names) if path), None)
    if not found:
        raise Unavailable(f'there is no {names[0]} here')
    return found


def fetch_modules(suite, work):
    """The folder node_modules in WORK, filled as SUITE/package-lock.json says; nothing is done twice."""
    lock = (suite / 'package-lock.json').read_bytes()
    mark = work / 'fetched.json'
    if not mark.exists() or mark.read_bytes() != lock:
        npm = find_program('npm')
        work.mkdir(parents=True, exist_ok=True)
        for name in ('package.json', 'package-lock.json'):
            shutil.copy(suite / name, work / name)
        done = subprocess.run([npm, 'ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], cwd=work,
                              capture_output=True, text=True)
        if done.returncode:
            raise Unavailable('npm could not fetch what it needs: ' + done.stderr.strip().splitlines()[-1])
        mark.write_bytes(lock)
    return work / 'node_modules'
