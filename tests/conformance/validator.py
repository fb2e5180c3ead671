"""veraPDF, fetched by Maven: classpath(WORK) and validate(CLASSPATH, FILES)."""
import pathlib
import shutil
import subprocess
import xml.etree.ElementTree as xml

from programs import Unavailable, find_program

HERE = pathlib.Path(__file__).resolve().parent
PROFILES = {'PDF/A-2A validation profile', 'PDF/A-3A validation profile', 'PDF/UA-1 validation profile'}
MANNERS = ['-Xmx3g', '-XX:+UseSerialGC']  # one processor for it: the others open the files meanwhile


def classpath(work):
    """Where the validator's classes lie, as java wants it. Maven is asked without a network first."""
    find_program('java')
    maven = find_program('mvn')
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / 'pom.xml', work / 'pom.xml')
    written = work / 'classpath.txt'
    for offline in (['--offline'], []):
        done = subprocess.run([maven, *offline, '-q', '-B', 'dependency:build-classpath', f'-Dmdep.outputFile={written}'],
                              cwd=work, capture_output=True, text=True)
        if done.returncode == 0 and written.exists():
            return written.read_text().strip()
    said = [line for line in (done.stdout + done.stderr).splitlines() if 'ERROR' in line]
    raise Unavailable('Maven could not fetch veraPDF: ' + (said[0] if said else 'it did not say why')[:200])


def clauses_of(report):
    """{(clause, test): a failed check in words}"""
    found = {}
    for rule in report.iter('rule'):
        if int(rule.get('failedChecks', 0)):
            check = next(rule.iter('check'), None)
            said = '' if check is None else (check.findtext('errorMessage') or check.findtext('context') or '')
            found[rule.get('clause'), rule.get('testNumber')] = said[:200]
    return found


def validate(classes, files):
    """{file: ({profile}, {(clause, test): words})} of all files in one run, each against the profiles that it claims."""
    command = ['java', *MANNERS, '-cp', classes, 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', '0', '--format', 'xml',
               '--maxfailuresdisplayed', '1', *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        report = xml.fromstring(done.stdout)
    except xml.ParseError:
        raise Unavailable('veraPDF gave no report: ' + done.stderr.strip()[-200:]) from None
    results = {}
    for job in report.iter('job'):
        profiles, failed = set(), {}
        for result in job.iter('validationReport'):
            if result.get('jobEndStatus') == 'normal':
                profiles.add(result.get('profileName'))
                failed |= clauses_of(result)
        results[job.findtext('item/name')] = (profiles, failed)
    return results
