#!/usr/bin/env python3
"""serve: does `referat serve` show what is saved, and nothing to anybody else? serve.py REFERAT

Starts the preview of a small project at a free port, asks for its pages over HTTP as a browser would, changes its files in the
ways that editors do, and waits as the pages do until the next build is told of. Prints TAP.
"""
import contextlib
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

PATIENCE = 60  # seconds; what is slow here is another's work on the machine
PROJECT = {
    "referat.yaml": "organisasjon: Kvistlaget\nspråk: nb\nut: nettsted\n",
    "register/alle.yaml": "personer:\n  - {navn: Ane Lie}\n  - {navn: Bo Vik}\n"
                          "organer:\n  styret:\n    navn: Styret\n    plasser:\n      - {person: Ane Lie, rolle: leder}\n"
                          "      - {person: Bo Vik, rolle: medlem}\n",
    "meetings/2025-02-03-styret.md": "---\ntype: referat\norgan: styret\ndato: 2025-02-03\nmøtt: alle\n---\n\n"
                                     "## Sak 01-25 Benker i parken\n\nVi så på *tre* slag.\n\n"
                                     "**Vedtak:** Det settes opp ni benker.\n",
}
MEETING = "meetings/2025-02-03-styret.md"
PAGE = "/styret/2025/2025-02-03/"
PDF = PAGE + "referat-styret-2025-02-03.pdf"


class Preview:
    """A running preview; its port is read from the address that it prints."""

    def __init__(self, referat, project, *options):
        self.process = subprocess.Popen([referat, "-C", project, "serve", *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.said = []
        self.reader = threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True)
        self.reader.start()
        self.address = self.process.stdout.readline().strip()
        self.port = int(self.address.rsplit(":", 1)[1].strip("/")) if self.address else 0

    def ask(self, path, method="GET", host=None, family=None):
        """Status, headers and text of a reply."""
        connection = http.client.HTTPConnection(family or "127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.endheaders()
            reply = connection.getresponse()
            return reply.status, dict(reply.getheaders()), reply.read()

    def text(self, path):
        return self.ask(path)[2].decode()

    def build_of(self, path="/"):
        return int(self.text(path).split('data-build="')[1].split('"')[0])

    def wait_after(self, build, also_messages=False):
        """The next build, as a page asks for it; new messages of the same pages are none, unless they are asked for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            status, _, text = self.ask(f"/-/next?after={build}")
            number, _, what = text.decode().strip().partition(" ")
            if status == 200 and (also_messages or not what):
                return int(number)
            build = number if status == 200 else build
        return None

    def wait_said(self, text, times=1):
        """Until it has been said so often on standard error."""
        end = time.monotonic() + PATIENCE
        while sum(text in line for line in self.said) < times and time.monotonic() < end:
            time.sleep(0.01)
        return sum(text in line for line in self.said) >= times

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        status = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return status


def write(project, path, content):
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(content, encoding="utf-8")


def make_project(folder):
    for path, content in PROJECT.items():
        write(folder, path, content)
    return folder


def changed(preview, change, also_messages=False, page="/"):
    """Makes a change and waits for the build that has it: the longest that a page is behind."""
    before, start = preview.build_of(page), time.monotonic()
    change()
    return preview.wait_after(before, also_messages) is not None, time.monotonic() - start


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# ---- what is asked for -------------------------------------------------------------------------


def check_pages(tap, preview):
    status, headers, body = preview.ask(PAGE)
    page = body.decode()
    tap.say(status == 200 and "Det settes opp ni benker." in page, "a page is shown", page)
    tap.say(headers["Content-Type"] == "text/html; charset=utf-8" and headers["Cache-Control"] == "no-store",
            "as HTML that is not kept by the browser", headers)
    tap.say("/-/preview.js" in page and "0 errors, 0 warnings" in page, "with the script and the count of messages", page)
    kinds = {"/style.css": "text/css", "/data/meetings.json": "application/json", "/feed.xml": "application/xml",
             "/calendar.ics": "text/calendar", "/-/preview.js": "text/javascript"}
    found = {path: preview.ask(path) for path in kinds}
    tap.say_faults("other files have their types", [
        f"{path}: {reply[0]} {reply[1].get('Content-Type')}" for path, reply in found.items()
        if reply[0] != 200 or not reply[1]["Content-Type"].startswith(kinds[path])])
    status, headers, _ = preview.ask(PAGE.rstrip("/"))
    tap.say((status, headers.get("Location")) == (301, PAGE), "a folder without its slash is sent on", headers)
    status, headers, body = preview.ask(PAGE, "HEAD")
    tap.say(status == 200 and not body and int(headers["Content-Length"]) > 1000, "HEAD is answered without a body", headers)
    status, _, body = preview.ask("/styret/1999/")
    tap.say(status == 404 and b"preview.js" in body, "what is not there is told, on a page that follows the builds", body)


def check_pdf(tap, preview):
    status, headers, first = preview.ask(PDF)
    tap.say(status == 200 and headers["Content-Type"] == "application/pdf" and first.startswith(b"%PDF-"),
            "a PDF is made when it is asked for", (status, headers))
    answers = [None] * 4
    askers = [threading.Thread(target=lambda i=i: answers.__setitem__(i, preview.ask(PDF)[2])) for i in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    tap.say(all(answer == first for answer in answers), "and is the same for all who ask")


def check_strangers(tap, preview):
    paths = ["/../referat.yaml", "/%2e%2e/referat.yaml", "/%2e%2e%2freferat.yaml", "/..%5creferat.yaml", "//etc/passwd",
             "/styret/../../referat.yaml", "/-/../referat.yaml", "/referat.yaml", "/meetings/2025-02-03-styret.md"]
    replies = {path: preview.ask(path) for path in paths}
    tap.say_faults("no path leads out of the site", [
        f"{path}: {reply[0]}" for path, reply in replies.items() if reply[0] not in (400, 404) or b"Kvistlaget" in reply[2]])
    hosts = ["evil.example", "127.0.0.1.evil.example", f"evil.example:{preview.port}", "0.0.0.0"]
    tap.say_faults("another name for this machine is refused", [
        f"{host}: {preview.ask('/', host=host)[0]}" for host in hosts if preview.ask("/", host=host)[0] != 403])
    tap.say(preview.ask("/", host=f"localhost:{preview.port}")[0] == 200, "localhost is not")
    tap.say_faults("nothing can be changed through it", [
        f"{method}: {preview.ask('/', method)[0]}" for method in ("POST", "PUT", "DELETE", "OPTIONS") if preview.ask("/", method)[0] != 405])


def other_addresses():
    """Those of this machine that are not its loopback; there may be none."""
    done = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=False)
    return [address for address in done.stdout.split() if ":" not in address and not address.startswith("127.")]


def check_interface(tap, preview):
    reached = []
    for address in [*other_addresses(), "127.0.0.2"]:
        with contextlib.closing(socket.socket()) as asker:
            asker.settimeout(5)
            if asker.connect_ex((address, preview.port)) == 0:
                reached.append(address)
    tap.say_faults("it listens at 127.0.0.1 alone", reached)


# ---- what is edited ----------------------------------------------------------------------------


def check_edits(tap, preview, project):
    meeting = PROJECT[MEETING]
    done, seconds = changed(preview, lambda: write(project, MEETING, meeting.replace("ni benker", "elleve benker")))
    tap.say(done and "elleve benker" in preview.text(PAGE), "what is saved is shown", f"after {seconds:.2f} s")
    print(f"# {seconds * 1000:.0f} ms from a save to a new page")

    def replace():
        write(project, "meetings/.2025-02-03-styret.md.new", meeting.replace("ni benker", "tolv benker"))
        os.replace(project / "meetings/.2025-02-03-styret.md.new", project / MEETING)

    done, _ = changed(preview, replace)
    tap.say(done and "tolv benker" in preview.text(PAGE), "so is what an editor puts in its place by a rename")
    done, _ = changed(preview, lambda: write(project, "meetings/2026/2026-02-03-styret.md",
                                             meeting.replace("2025", "2026").replace("-25", "-26")))
    tap.say(done and preview.ask("/styret/2026/2026-02-03/")[0] == 200, "a new file in a new folder gets its page")
    done, _ = changed(preview, lambda: write(project, "meetings/2026/2026-02-03-styret.md",
                                             meeting.replace("2025", "2026").replace("-25", "-26").replace("ni", "to")))
    tap.say(done and "to benker" in preview.text("/styret/2026/2026-02-03/"), "and is followed from then on")
    done, _ = changed(preview, lambda: shutil.rmtree(project / "meetings/2026"))
    tap.say(done and preview.ask("/styret/2026/2026-02-03/")[0] == 404, "a folder that is removed takes its pages with it")
    done, _ = changed(preview, lambda: write(project, MEETING, meeting))
    tap.say(done and preview.ask(PDF)[2].startswith(b"%PDF-"), "a PDF is made anew after a change")


def check_late(tap, preview, project):
    """What only composing can tell, of a page that nobody looks at."""
    drawing = PROJECT[MEETING] + "\n![Kart](finnes-ikke.png)\n"
    done, _ = changed(preview, lambda: write(project, MEETING, drawing))
    build = preview.build_of()
    told = "finnes-ikke.png" in preview.text("/") or preview.wait_after(build, also_messages=True) is not None
    page = preview.text("/")
    tap.say(done and told and "finnes-ikke.png" in page, "what is told when a page is composed comes into the bar of all", page)
    tap.say("last build without errors" not in page and "Kart" in preview.text(PAGE), "and holds no page back", preview.text(PAGE))
    done, _ = changed(preview, lambda: write(project, MEETING, PROJECT[MEETING]))
    tap.say(done and "finnes-ikke" not in preview.text(PAGE), "until it is mended")


def check_errors(tap, preview, referat, project):
    yaml = PROJECT["register/alle.yaml"]
    done, _ = changed(preview, lambda: write(project, "register/alle.yaml", yaml + "organer: [<b>\n"), also_messages=True)
    page = preview.text(PAGE)
    tap.say(done and "Det settes opp ni benker." in page, "with an error in the sources the last good page stays", page)
    tap.say("<details open>" in page and "last build without errors" in page, "and says that it is the last good one", page)
    printed = subprocess.run([referat, "-C", project, "check"], capture_output=True, text=True, check=False).stdout
    escaped = printed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    messages = [part for part in escaped.split("\nregister/") if part.strip()]
    tap.say_faults("with the messages as check prints them", [part for part in messages if part.strip() not in page])
    tap.say("<b>" not in page.split('class="referat-preview"')[1], "escaped")
    tap.say(preview.ask(PDF)[2].startswith(b"%PDF-"), "the PDF of the last good build can still be made")
    (project / "referat.yaml").rename(project / "gone.yaml")
    tap.say(preview.ask(PAGE)[0] == 200, "the project may even lose its referat.yaml")
    (project / "gone.yaml").rename(project / "referat.yaml")
    done, _ = changed(preview, lambda: write(project, "register/alle.yaml", yaml), also_messages=True)
    deadline = time.monotonic() + PATIENCE
    while "0 errors" not in preview.text(PAGE) and time.monotonic() < deadline:
        time.sleep(0.1)
    tap.say(done and "0 errors" in preview.text(PAGE), "and when all is mended the messages go")


def check_waiting(tap, preview, project):
    before, told = preview.build_of(), []
    waiting = [threading.Thread(target=lambda: told.append(preview.wait_after(before))) for _ in range(10)]
    for page in waiting:
        page.start()
    time.sleep(0.3)
    tap.say(not told, "pages wait while nothing is saved")
    gone = socket.create_connection(("127.0.0.1", preview.port))
    gone.sendall(f"GET /-/next?after={before} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    gone.close()
    write(project, MEETING, PROJECT[MEETING] + "\nSlutt.\n")
    for page in waiting:
        page.join(PATIENCE)
    tap.say(len(told) == 10 and all(build and build > before for build in told), "all are told of the next build", told)


# ---- beginning and end -------------------------------------------------------------------------


def check_beginning(tap, referat, project):
    write(project, "referat.yaml", "organisasjon: [\n")
    preview = Preview(referat, project, "--port", "0")
    status, _, body = preview.ask("/")
    tap.say(status == 503 and b"R0" in body, "a project that cannot be built shows its messages", body)
    done, _ = changed(preview, lambda: write(project, "referat.yaml", PROJECT["referat.yaml"]))
    tap.say(done and preview.ask(PAGE)[0] == 200, "and its pages once it can")
    status = preview.end(signal.SIGTERM)
    tap.say(status == 0, "SIGTERM ends it with status 0", status)


def check_ports(tap, referat, project, preview):
    done = subprocess.run([referat, "-C", project, "serve", "--port", str(preview.port)], capture_output=True, text=True,
                          timeout=PATIENCE, check=False)
    tap.say(done.returncode == 3 and "R910" in done.stderr and str(preview.port) in done.stderr,
            "a port that is in use ends with status 3 and says which", (done.returncode, done.stderr))
    for wrong in ("65536", "-1", "http"):
        done = subprocess.run([referat, "-C", project, "serve", f"--port={wrong}"], capture_output=True, text=True, check=False)
        tap.say(done.returncode == 2 and "--port" in done.stderr, f"--port {wrong} is wrong use", done.stderr)


def check_internal(tap, referat, project):
    write(project, MEETING, PROJECT[MEETING] + "\n**Unntatt offentlighet:** offl. § 13\n\nNaboen klaget på støyen fra benkene.\n")
    preview = Preview(referat, project, "--port", "0")
    tap.say("Naboen klaget" not in preview.text(PAGE), "what is withheld is not in the public preview")
    preview.end()
    preview = Preview(referat, project, "--port", "0", "--audience", "internal")
    page = preview.text(PAGE)
    tap.say("Naboen klaget" in page and "Til intern bruk" in page, "the internal one has it, and says what it is", page)
    preview.end()


def main():
    referat = pathlib.Path(sys.argv[1]).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="referat-serve-") as folder:
        project = make_project(pathlib.Path(folder))
        before = files_below(project)
        preview = Preview(referat, project, "--port", "0")
        try:
            tap.say(preview.address == f"http://127.0.0.1:{preview.port}/", "it prints its address", preview.address)
            check_pages(tap, preview)
            check_pdf(tap, preview)
            check_strangers(tap, preview)
            check_interface(tap, preview)
            check_ports(tap, referat, project, preview)
            tap.say(files_below(project) == before, "nothing is written", files_below(project))
            check_edits(tap, preview, project)
            check_late(tap, preview, project)
            check_errors(tap, preview, referat, project)
            check_waiting(tap, preview, project)
        finally:
            status = preview.end()
        tap.say(status == 0, "SIGINT ends it with status 0", (status, preview.said))
        check_internal(tap, referat, project)
        check_beginning(tap, referat, make_project(project))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
