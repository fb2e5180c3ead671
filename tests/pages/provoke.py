"""A project whose documents provoke the rules of pages.py: made from a seed, so always the same.

Words of every length, addresses, numbers and marks of quotation; paragraphs of one to nine lines; headings, lists in
lists, code, quotations, notes, and tables from narrow to too wide, in an order that chance gives. What a designer's
own examples never do, some document of these does.
"""
import random

WORDS = {
    "nb": "vi og er på til som en den ikke skal møte sak styret laget vedtak regnskap årsmøtet medlemmer kontingenten "
          "havna brygga dugnaden kystlaget styremedlemmene samarbeidsavtalen vedlikeholdsplanen regnskapsføreren "
          "kommunehelsetjenestens gjennomføringsplanene kompetanseutviklingsprosjektene årsmøteforberedelsene "
          "båtplassfordelingsnemnda e-posten nord-sør-aksen helse- barne- og/eller".split(),
    "nn": "vi og er på til som ein den ikkje skal møte sak styret laget vedtak rekneskap årsmøtet medlemer kontingenten "
          "hamna brygga dugnaden kystlaget styremedlemene samarbeidsavtala vedlikehaldsplanen rekneskapsføraren "
          "kommunehelsetenesta gjennomføringsplanane kompetanseutviklingsprosjekta årsmøteførebuingane".split(),
    "en": "we and are on to as the not shall meeting case board club decision accounts members fee harbour pier work "
          "association collaboration responsibilities maintenance treasurer organisational recommendations "
          "internationalisation well-being long-term".split(),
}
SPECIALS = {
    "nb": ["kr. 800 000", "§ 11-4", "nr. 3", "kl. 14:00–16:00", "23. mars 2026", "23.–24. mars", "«Nær folk»", "(se nr. 2)",
           "A. B. Vik", "1 250 000 kroner", "– som alle vet –", "«hel kveld» (2024)", "sak 11/26", "2024–2026", "−5 °C",
           "https://www.eksempel.no/kystlaget/arkivet/aarsmeldinger/2025/kompetanseutviklingsprosjektene.html",
           "<styremedlemmene@havnes-kystlag.eksempel.no>", "eksempel.no/havnes/kystlaget-og-brygga/dugnadslista"],
    "nn": ["kr. 800 000", "§ 11-4", "nr. 3", "kl. 14:00–16:00", "23. mars 2026", "«Nær folk»", "A. B. Vik", "2024–2026"],
    "en": ["NOK 800 000", "§ 11-4", "No. 3", "14:00–16:00", "23 March 2026", "“near the people”", "A. B. Vik", "2024–2026",
           "https://www.example.org/harbour/archive/annual-reports/2025/organisational-recommendations.html"],
}
BOXES = {"nb": ("BOKS", "SITAT"), "nn": ("BOKS", "SITAT"), "en": ("BOX", "QUOTE")}
LONGEST = "Samferdselsberedskapsplanleggingskoordineringsgruppemedlemmenes"


class Author:
    def __init__(self, seed, language):
        self.chance = random.Random(f"{seed}-{language}")
        self.language, self.notes = language, 0

    def word(self):
        if self.chance.random() < 0.06:
            return self.chance.choice(SPECIALS[self.language])
        return self.chance.choice(WORDS[self.language])

    def words(self, count):
        text = " ".join(self.word() for _ in range(count))
        return text[0].upper() + text[1:]

    def sentence(self, least=3, most=16):
        return self.words(self.chance.randint(least, most)) + self.chance.choice(".....!?")

    def paragraph(self, most=9):
        text = " ".join(self.sentence() for _ in range(self.chance.randint(1, most)))
        if self.chance.random() < 0.12:
            self.notes += 1
            self.pending = f"[^{self.notes}]: {self.sentence()} " + " ".join(self.sentence() for _ in range(self.chance.choice((0, 1, 1, 9))))
            return [text + f"[^{self.notes}]", self.pending]
        return [text]

    def heading(self):
        return ["#" * self.chance.choice((1, 2, 2, 3, 3, 3)) + " " + self.words(self.chance.choice((1, 2, 3, 5, 9)))]

    def list(self):
        sign = self.chance.choice(("-", "1."))
        rows = []
        for _ in range(self.chance.randint(2, 7)):
            rows.append(f"{sign} {self.sentence(1, 30)}")
            if self.chance.random() < 0.15:
                rows += ["   - " + self.sentence(1, 20) for _ in range(2)]
        return ["\n".join(rows)]

    def quotation(self):
        return ["\n>\n".join("> " + " ".join(self.paragraph(4)[:1]) for _ in range(self.chance.randint(1, 2)))]

    def box(self):
        """A box or a pull quote; some are longer than a page."""
        kind, most = self.chance.choice(((0, 3), (0, 24), (1, 1), (1, 2), (1, 18)))
        return ["\n>\n".join([f"> [!{BOXES[self.language][kind]}]"] + ["> " + self.paragraph()[0].split("[^")[0] for _ in range(self.chance.randint(1, most))])]

    def code(self):
        return ["```\n" + "\n".join(self.words(self.chance.randint(1, 14)) for _ in range(self.chance.randint(1, 9))) + "\n```"]

    def cell(self, column):
        return self.chance.choice((
            self.chance.choice(WORDS[self.language]),
            f"{self.chance.randint(-9999, 99999)},{self.chance.randint(0, 99):02}" if column % 2 else self.words(2),
            self.sentence(1, 12), "", LONGEST if self.chance.random() < 0.2 else "x"))

    def table(self):
        columns, count = self.chance.choice((2, 3, 3, 4, 5, 7)), self.chance.choice((1, 2, 4, 9, 30))
        row = lambda cells: "| " + " | ".join(cells) + " |"
        rows = [row(self.words(self.chance.randint(1, 2)) for _ in range(columns)), row(["---"] * columns)]
        rows += [row(self.cell(i) for i in range(columns)) for _ in range(count)]
        return ["\n".join(rows)]

    def text(self, blocks):
        kinds = [self.paragraph] * 9 + [self.heading] * 5 + [self.list] * 3 + [self.quotation, self.code, self.table, self.table, self.box]
        parts = ["# " + self.words(3)]
        for _ in range(blocks):
            parts += self.chance.choice(kinds)()
        return "\n\n".join(parts + self.paragraph()) + "\n"


def write(folder, theme, language, documents=6, blocks=70):
    """Writes the project into a folder that is not there yet."""
    (folder / "plans").mkdir(parents=True)
    (folder / "referat.yaml").write_text(f"organisation: Havnes Kystlag\nlanguage: {language}\ntheme: {theme}\n")
    for seed in range(documents):
        author = Author(seed, language)
        front = f"---\ntype: plan\ntitle: {author.words(3)}\ndate: 2026-0{seed + 1}-11\ncontents: 2\n---\n\n"
        (folder / f"plans/plan-{seed}.md").write_text(front.replace("«", "").replace("»", "") + author.text(blocks))
