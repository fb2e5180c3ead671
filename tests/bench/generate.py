#!/usr/bin/env python3
"""Makes a large archive to measure with: generate.py FOLDER [--meetings N] [--chapters N].

The same words in the same order in every run: a small generator of its own picks them, so that two measurements
compare. Minutes have a roster of twelve, ten cases each, with votes, decisions, actions and references back in time;
the report has the given number of chapters of running text, footnotes, tables and directives (40 chapters make about
400 pages).
"""
import argparse
import pathlib

NOUNS = ("arbeidet budsjettet klyngen kommunen styret planen rapporten samarbeidet tjenesten utvalget forslaget "
         "forskningen pasienten beboeren prosjektet avtalen lokalet ordningen fristen erfaringen kunnskapen "
         "helsefellesskapet tilskuddsordningen brukermedvirkningen kompetanseutviklingen tverrfagligheten").split()
VERBS = ("styrker følger vurderer drøfter godkjenner utsetter bekrefter endrer samler deler prøver viser krever "
         "gir tar legger finansierer evaluerer videreutvikler").split()
WORDS = ("og i på for med av som ikke også derfor likevel gjennom mellom etter før under fram mot innen hele nye "
         "felles viktige årlige gode små store første andre lokale nasjonale").split()
FIRST = "Anne Berit Cato Dag Eli Frode Grete Hans Inger Jan Kari Lars".split()
LAST = "Aune Bakke Carlsen Dahl Eide Foss Gran Holm Iversen Jordal Krogh Lien".split()


class Picker:
    """A linear congruential generator (Numerical Recipes' constants): small, and the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return self.state * limit // 2**32

    def of(self, items):
        return items[self.below(len(items))]

    def sentence(self):
        words = [self.of(NOUNS).capitalize(), self.of(VERBS)]
        for _ in range(6 + self.below(12)):
            words.append(self.of(self.of((NOUNS, VERBS, WORDS, WORDS))))
        return " ".join(words) + "."

    def paragraph(self, sentences=5):
        return " ".join(self.sentence() for _ in range(2 + self.below(sentences)))


def register(folder):
    people = "".join(f"  p{i}: {{name: {FIRST[i]} {LAST[i]}}}\n" for i in range(12))
    seats = "".join(f"      - {{label: Plass {i + 1}, person: p{i}}}\n" for i in range(12))
    body = "  {id}:\n    name: {name}\n    case-word: {word}\n    quorum: half\n    seats:\n{seats}"
    bodies = "".join(body.format(id=i, name=n, word=w, seats=seats) for i, n, w in
                     (("styret", "Styret", "styresak"), ("radet", "Rådet", "rådssak")))
    (folder / "register").mkdir(parents=True)
    (folder / "register/register.yaml").write_text(f"people:\n{people}bodies:\n{bodies}", "utf-8")
    (folder / "referat.yaml").write_text("organisation: Målearkivet\nlanguage: nb\ntheme: fjord\n", "utf-8")


def case(pick, number, year, earlier):
    short = year % 100
    text = [f"## Sak {number:02}-{short:02} {pick.sentence()[:-1]}", pick.paragraph()]
    if earlier:
        n, y = pick.of(earlier)
        text.append(f"Saken følger opp sak {n:02}-{y % 100:02}. " + pick.paragraph())
    text.append("**Votering:** 10 for, 2 mot")
    text.append("**Vedtak:** " + pick.sentence())
    text.append(f"**Oppfølging:**\n\n- AA: {pick.sentence()[:-1].lower()}, frist 01.06.{year + 1}")
    return "\n\n".join(text)


def meetings(folder, count):
    pick, earlier = Picker(1), []
    for i in range(count):
        year, within = 2000 + i // 40, i % 40
        body = ("styret", "radet")[within % 2]
        day = f"{year}-{1 + within // 4:02}-{1 + within % 4 * 7:02}"
        numbers = range(within // 2 * 10 + 1, within // 2 * 10 + 11)
        known = [e for e in earlier if e[2] == body][-200:]
        cases = [case(pick, n, year, [e[:2] for e in known]) for n in numbers]
        earlier += [(n, year, body) for n in numbers]
        front = (f"---\ntype: minutes\nbody: {body}\ndate: {day}\ntime: 10:00–12:00\nplace: Møterom 2\n"
                 f"status: issued\npresent: all\n---\n\n")
        path = folder / f"meetings/{year}/{day}-{body}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front + "\n\n".join(cases) + "\n", "utf-8")


def table(pick):
    rows = [f"| {pick.of(NOUNS)} | {pick.sentence()} | {pick.below(900000)} |" for _ in range(12)]
    return "| Post | Merknad | Beløp |\n| --- | --- | ---: |\n" + "\n".join(rows)


def chapter(pick, number):
    parts = [f"# {pick.sentence()[:-1]}"]
    for section in range(6):
        parts.append(f"## {pick.sentence()[:-1]}")
        parts += [pick.paragraph(9) for _ in range(8)]
        parts.append(pick.paragraph() + f"[^n{section}]")
        parts.append("\n".join(f"- {pick.sentence()}" for _ in range(5)))
        parts.append(table(pick))
        parts.append(f"[^n{section}]: {pick.sentence()}")
    parts.append("```{decisions}\nyear: " + str(2000 + number % 20) + "\nbody: styret\n```" if number % 8 == 0 else pick.paragraph())
    return "\n\n".join(parts) + "\n"


def report(folder, count):
    pick = Picker(2)
    folder = folder / "reports/2024"
    folder.mkdir(parents=True)
    (folder / "00-arsmelding.md").write_text("---\ntype: annual-report\nyear: 2024\ntitle: Årsmelding 2024\n"
                                             "toc: 2\n---\n", "utf-8")
    for i in range(count):
        (folder / f"{i + 1:02}-kapittel.md").write_text(chapter(pick, i), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--chapters", type=int, default=40)
    options = parser.parse_args()
    register(options.folder)
    meetings(options.folder, options.meetings)
    if options.chapters:
        report(options.folder, options.chapters)


if __name__ == "__main__":
    main()
