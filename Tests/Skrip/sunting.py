"""Edits a Word document at random, as a legal bureau does, and prints what it did as JSON lines.

sunting.py IN.docx OUT.docx SEED COUNT
"""
import copy
import json
import random
import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

source, target, seed, count = sys.argv[1:]
chance = random.Random(int(seed))
document = Document(source)

paragraphs, cells = [], []
for child in document.element.body.iterchildren():
    if child.tag == qn("w:p"):
        paragraph = Paragraph(child, document)
        style = (paragraph.style.name or "").lower()
        plain = paragraph.runs and not child.findall(".//" + qn("w:fldChar"))
        if plain and len(paragraph.text) > 30 and not style.startswith(("toc", "table of")):
            paragraphs.append(paragraph)
    elif child.tag == qn("w:tbl"):
        for row in Table(child, document).rows:
            if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None:
                continue
            for cell in row.cells:
                if len(cell.paragraphs) == 1 and cell.paragraphs[0].runs and len(cell.text) > 3:
                    cells.append(cell.paragraphs[0])

chance.shuffle(paragraphs)
chance.shuffle(cells)


def tracked(kind, paragraph, text):
    change = OxmlElement("w:" + kind)
    change.set(qn("w:id"), str(chance.randrange(10000, 99999)))
    change.set(qn("w:author"), "Bagian Hukum")
    change.set(qn("w:date"), "2026-01-05T08:00:00Z")
    run = OxmlElement("w:r")
    word = OxmlElement("w:t" if kind == "ins" else "w:delText")
    word.text = text
    word.set(qn("xml:space"), "preserve")
    run.append(word)
    change.append(run)
    paragraph._p.append(change)


for number in range(int(count)):
    mark = f"suntingan{seed}x{number}"
    kind = chance.choice(["kata", "kata", "sel", "sel", "hapus", "sisip", "terlacak", "komentar"])
    if kind == "sel":
        paragraph = cells.pop()
    else:
        paragraph = paragraphs.pop()
    old = paragraph.text
    if kind == "hapus":
        paragraph._p.getparent().remove(paragraph._p)
    elif kind == "sisip":
        new = OxmlElement("w:p")
        paragraph._p.addnext(new)
        Paragraph(new, paragraph._parent).add_run(f"Kalimat {mark} yang ditambahkan di sini.")
    elif kind == "terlacak":
        tracked("ins", paragraph, f" {mark}")
    elif kind == "komentar":
        document.add_comment(paragraph.runs, text=f"Tolong {mark}", author="Bagian Hukum")
    else:
        paragraph.runs[-1].text = paragraph.runs[-1].text.rstrip() + f" {mark}"
    print(json.dumps({"jenis": kind, "tanda": mark, "semula": old}))

document.save(target)
