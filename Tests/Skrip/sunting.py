"""Edits a Word document at random, as a legal bureau does, and prints what it did as JSON lines.

sunting.py IN.docx OUT.docx SEED COUNT [KIND ...]

Kinds: kata, sel, objek (a cell of a row that begins with a kode), hapus, sisip, terlacak, komentar, baris-hapus, baris-sisip, gabung, pindah, kaki,
keterangan, judul, kepala. Without kinds, the first six in their usual frequency. Every deed has a
paragraph or row of its own; `kunci` is the first cell of the row.
"""
import copy
import json
import random
import re
import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

source, target, seed, count = sys.argv[1:5]
usual = ["kata", "kata", "sel", "sel", "hapus", "sisip", "terlacak", "komentar"]
kinds = sys.argv[5:] or usual
chance = random.Random(int(seed))
document = Document(source)


def is_plain(paragraph):
    return paragraph.runs and not paragraph._p.findall(".//" + qn("w:fldChar"))


paragraphs, captions, headings, rows = [], [], [], []
for child in document.element.body.iterchildren():
    if child.tag == qn("w:p"):
        paragraph = Paragraph(child, document)
        style = (paragraph.style.name or "").lower()
        if style == "judul tabel" and paragraph.runs:
            captions.append(paragraph)
        if not is_plain(paragraph) or style == "judul tabel":
            continue
        if style.startswith("heading"):
            headings.append(paragraph)
        elif len(paragraph.text) > 30 and not style.startswith(("toc", "table of")):
            paragraphs.append(paragraph)
    elif child.tag == qn("w:tbl"):
        table = Table(child, document)
        body = [row for row in table.rows
                if row._tr.trPr is None or row._tr.trPr.find(qn("w:tblHeader")) is None]
        if len(body) > 2:
            rows += body

for pool in (paragraphs, captions, headings, rows):
    chance.shuffle(pool)
footnotes = next((part for part in document.part.package.iter_parts()
                  if str(part.partname) == "/word/footnotes.xml"), None)
notes = etree.fromstring(footnotes.blob) if footnotes is not None else None
note_texts = [] if notes is None else [
    text for note in notes if note.get(qn("w:type")) is None
    for text in note.iter(qn("w:t")) if text.text and len(text.text) > 5][::-1]


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


def append(paragraph, mark):
    paragraph.runs[-1].text = paragraph.runs[-1].text.rstrip() + f" {mark}"


def texts(row):
    return " | ".join(cell.text for cell in row.cells)


def own_row(test):
    """A row that nobody has touched and that passes a test."""
    for position in range(len(rows) - 1, -1, -1):
        if test(rows[position]):
            return rows.pop(position)
    raise SystemExit("no row is left for this kind of edit")


def editable(row):
    cells = [cell for cell in row.cells if len(cell.paragraphs) == 1]
    return [cell for cell in cells if is_plain(cell.paragraphs[0]) and len(cell.text) > 3]


def is_object(row):
    return re.fullmatch(r"[A-Z]+-[A-Z0-9-]+", row.cells[0].text) is not None


def without_bookmarks(element):
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in list(element.iter(qn(name))):
            mark.getparent().remove(mark)
    return element


def is_wide(row):
    return len(row._tr.tc_lst) > 2 and all(cell.text for cell in row.cells[:2])


for number in range(int(count)):
    mark = f"suntingan{seed}x{number}"
    kind = chance.choice(kinds) if len(kinds) == len(usual) else kinds[number % len(kinds)]
    key = old = ""
    if kind in ("sel", "objek"):
        row = own_row(lambda row: editable(row) and (kind == "sel" or is_object(row)))
        key = row.cells[0].text
        cell = chance.choice(editable(row))
        old = cell.text
        append(cell.paragraphs[0], mark)
    elif kind == "baris-hapus":
        row = own_row(is_wide)
        key, old = row.cells[0].text, texts(row)
        row._tr.getparent().remove(row._tr)
    elif kind == "baris-sisip":
        row = own_row(is_wide)
        key = row.cells[0].text
        new = without_bookmarks(copy.deepcopy(row._tr))
        row._tr.addnext(new)
        for cell in new.tc_lst:
            for paragraph in cell.p_lst:
                for run in list(paragraph):
                    if run.tag != qn("w:pPr"):
                        paragraph.remove(run)
                Paragraph(paragraph, document).add_run(f"Baris baru {mark}")
    elif kind == "gabung":
        row = own_row(is_wide)
        key, old = row.cells[0].text, texts(row)
        first, second = row._tr.tc_lst[:2]
        for paragraph in list(second.p_lst):
            first.append(without_bookmarks(paragraph))
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), "2")
        first.get_or_add_tcPr().append(span)
        row._tr.remove(second)
        Paragraph(first.p_lst[-1], document).add_run(f" {mark}")
    elif kind == "kaki":
        text = note_texts.pop()
        old = text.text
        text.text += f" {mark}"
    elif kind == "kepala":
        paragraph = document.sections[0].footer.paragraphs[0]
        old = paragraph.text
        paragraph.add_run(f" {mark}")
    else:
        pool = {"keterangan": captions, "judul": headings}.get(kind, paragraphs)
        paragraph = pool.pop()
        old = paragraph.text
        if kind == "hapus":
            paragraph._p.getparent().remove(paragraph._p)
        elif kind == "sisip":
            new = OxmlElement("w:p")
            paragraph._p.addnext(new)
            Paragraph(new, paragraph._parent).add_run(f"Kalimat {mark} yang ditambahkan di sini.")
        elif kind == "pindah":
            paragraphs.pop()._p.addnext(paragraph._p)
        elif kind == "terlacak":
            tracked("ins", paragraph, f" {mark}")
        elif kind == "komentar":
            document.add_comment(paragraph.runs, text=f"Tolong {mark}", author="Bagian Hukum")
        else:
            append(paragraph, mark)
    print(json.dumps({"jenis": kind, "tanda": mark, "semula": old, "kunci": key}))

if notes is not None:
    footnotes._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
document.save(target)
