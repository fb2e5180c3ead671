#!/usr/bin/env python3
"""chapter: does what the first chapter of the handbook and README tell lead where they say? chapter.py REFERAT SOURCE_ROOT

Both are played in an empty folder as a newcomer would: commands are run as they stand, what is shown of a file is
written into it, and what the program is said to print is compared with what it prints, whatever its lines were broken
at. So neither can tell of names, numbers or messages that the program does not have. Prints TAP.
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

FIRST = "meetings/2025/2025-11-18-styret.md"
AGENDA = "meetings/2026/2026-04-14-styret.md"
NEXT = "meetings/2026/2026-05-19-styret.md"


class Play:
    """A folder in which a text is followed, and what came of each step."""

    def __init__(self, referat, text, folder):
        self.referat, self.folder, self.results = referat, folder, []
        self.blocks = [re.sub(r"^    ", "", block, flags=re.M).strip("\n") + "\n"
                       for block in re.findall(r"(?:^(?:    .*)?\n)+", text, re.M) if block.strip()]

    def block(self, *holds):
        """The one block that holds all this."""
        found = [b for b in self.blocks if all(h in b for h in holds)]
        self.say(len(found) == 1, f"one block holds {holds[0]}", f"{len(found)} do")
        return found[0] if found else ""

    def say(self, good, name, details=""):
        self.results.append((good, " ".join(name.split()), details))

    def run(self, *arguments):
        done = subprocess.run([self.referat, *arguments], cwd=self.folder, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def command(self, line):
        """A line of the text, which must stand in it: `referat …`, in the folder where one is by then."""
        told = any(re.match(r"(?:\$ )?" + re.escape(line) + r"(?: +#|$)", one) for b in self.blocks for one in b.splitlines())
        self.say(told, f"the text says {line}")
        status, output = self.run(*shlex.split(line)[1:])
        self.say(status == 0, line, output)
        return output

    def write(self, path, content):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(content)

    def read(self, path):
        return (self.folder / path).read_text()

    def change(self, path, before, after):
        content = self.read(path)
        self.say(before in content, f"{path} has “{before.strip()}”", content)
        self.write(path, content.replace(before, after))

    def is_clean(self, name):
        status, output = self.run("check", "--strict")
        self.say(status == 0 and output == "0 errors, 0 warnings, 0 notes\n", name, output)

    def is_printed(self, told):
        """Is this what the program prints, but for where its lines are broken?"""
        status, output = self.run("check")
        self.say(status == 1 and " ".join(told.split()) in " ".join(output.split()), "the message is what is printed", output)


def without_comments(yaml):
    return re.sub(r"^#.*\n|[ ]+#.*", "", yaml, flags=re.M)


def level(yaml):
    return " ".join(yaml.split())


def play_chapter(play):
    play.command('referat init solbakken --organisation "Solbakken borettslag"')
    play.folder /= "solbakken"
    play.command("referat build")
    for path in re.findall(r"^(\S+)/? {2,}\S", play.block("referat.yaml   "), re.M):
        play.say((play.folder / path).exists(), f"init made {path}")
    for path, key in (("register/personer.yaml", "personer:\n"), ("register/organer.yaml", "organer:\n")):
        told = play.block(key)
        play.say(level(without_comments(play.read(path))) == level(told), f"{path} is as it is shown", play.read(path))
        play.write(path, told)
    project = play.block("arkiv-fra:")
    play.say(without_comments(play.read("referat.yaml")) + "arkiv-fra: 2024\n" == project, "referat.yaml is as it is shown")
    play.write("referat.yaml", project)
    play.is_clean("with what is shown in the register, nothing is wrong")
    play_meeting(play)


def play_meeting(play):
    agenda = play.block("status: innkalling", "## Sak")
    play.command("referat new meeting styret 2026-04-14")
    new_case = re.search(r"## Sak 04-26 Maling.*?(?=## Sak 05-26)", agenda, re.S).group()
    made = agenda.replace(new_case, "").replace("## Sak 05-26", "## Sak 04-26")
    play.say(play.read(AGENDA) == made, "the agenda is made as it is shown, but for the case that is new", play.read(AGENDA))
    play.write(AGENDA, agenda)
    play.is_clean("nothing is wrong with the agenda")
    play.change(AGENDA, "status: innkalling\ninnkalt: [GA, IL, FR, NT]\n", play.block("status: utkast", "forfall:"))
    play.change(AGENDA, "**Forslag til vedtak:**", "**Vedtak:**")
    play.change(AGENDA, re.search(r"\*\*Forslag.*?\.\n", new_case, re.S).group().replace("Forslag til vedtak", "Vedtak"),
                play.block("**Votering:** 3 for, 1 mot (FR)"))
    play.change(FIRST, "status: utkast\n", "status: godkjent\n")
    play.is_clean("nothing is wrong with the draft")
    draft = play.read(AGENDA)
    play.change(AGENDA, "forfall: [NT]", "forfall: [NX]")
    play.is_printed(play.block("error R120"))
    play.write(AGENDA, draft.replace("status: utkast", "status: utsendt"))
    play.is_clean("nothing is wrong with the issued minutes")
    play_approval(play)


def play_approval(play):
    play.command("referat new meeting styret 2026-05-19")
    play.change(NEXT, "status: innkalling\n", "status: utkast\nmøtt: alle\n")
    play.change(NEXT, "Forslag til vedtak", "Vedtak")
    play.say("godkjenner: 2026-04-14\n" in play.read(NEXT), "the next meeting approves the minutes", play.read(NEXT))
    play.say("status: godkjent\n" in play.blocks, "the text says when the status is approved")
    play.change(AGENDA, "status: utsendt\n", "status: godkjent\n")
    play.is_clean("nothing is wrong with the approved minutes")
    play.command("referat build")
    status, page = play.run("dump", "text", AGENDA)
    play.say(status == 0 and "Godkjent" in page and "07-26" in page, "the page says when and where they were approved", page)


def play_readme(play):
    play.command("referat init styret")
    play.folder /= "styret"
    play.command("referat build")
    play.command("referat new meeting styret 2026-04-14")
    play.write(AGENDA, play.block("type: referat", "## Sak"))
    status, output = play.run("check")
    play.say(status == 0, "nothing is wrong with the minutes that README shows", output)
    play.change(AGENDA, "forfall: [NT]", "forfall: [NX]")
    play.is_printed(play.block("error R120"))


def main():
    referat, root = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    texts = {"docs-in/handbok/01-kom-i-gang.md": play_chapter, "README.md": play_readme}
    results = []
    for path, follow in texts.items():
        with tempfile.TemporaryDirectory(prefix="referat-chapter-") as folder:
            play = Play(referat, (root / path).read_text(), pathlib.Path(folder))
            follow(play)
        results += [(good, f"{pathlib.Path(path).name}: {name}", details) for good, name, details in play.results]
    tap = Tap()
    for result in results:
        tap.say(*result)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
