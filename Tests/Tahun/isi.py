"""Fills in forms of the process log as people do with a word processor.

Usage: isi.py benar|salah FOLDER TARGET

`benar` fills what is still open; `salah` leaves in TARGET one file for each thing that can be wrong.
"""
import copy
import pathlib
import shutil
import sys
import zipfile

import docx

DOTS = "…"


def label(document, name, value):
    """Writes the value of a label."""
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            if len(cells) == 3 and cells[0].text == name:
                cells[2].text = value
                return
    raise SystemExit(f"no label {name}")


def paragraph(document, begin, place=0):
    found = [p for p in document.paragraphs if p.text.startswith(begin)]
    if not found:
        raise SystemExit(f"no paragraph {begin}")
    return found[place]


def dotted(document):
    """The first paragraph that holds nothing but dots."""
    return next(p for p in document.paragraphs if p.text and not p.text.strip(DOTS))


def add_behind(before, text):
    """A further paragraph of the same look."""
    element = copy.deepcopy(before._p)
    before._p.addnext(element)
    docx.text.paragraph.Paragraph(element, before._parent).text = text


def sign(cell, *lines):
    """Writes who signs in the place of the dots: name, rank, number."""
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def table(document, head):
    return next(t for t in document.tables if t.rows[0].cells[1].text == head)


def fill(source, target):
    document = docx.Document(source / "undangan-ps-1.docx")
    label(document, "Nomor", "005/1/KOMINFO")
    label(document, "Pukul", "09.00 sampai dengan 11.30")
    label(document, "Tempat", "Aula Bappeda")
    paragraph(document, "Yth.").text = "Yth. Kepala Bagian Hukum"
    add_behind(paragraph(document, "1.\tPembahasan domain"), "2.\tJadwal berikutnya")
    dotted(document).text = "Siti Contoh, S.Kom."
    document.save(target / "undangan-ps-1.docx")

    document = docx.Document(source / "daftar-hadir-ps-2.docx")
    rows = table(document, "Nama").rows
    for row, values in zip(rows[1:], [
            ("Budi Contoh", "Kepala Bagian Hukum", "Bagian Hukum", "hadir"),
            ("Rina Uji", "Dosen", "Universitas Uji", ""),
            ("", "Inspektur Daerah", "Inspektorat Daerah", "Tidak hadir")]):
        for cell, value in zip(row.cells[1:], values):
            cell.text = value
    document.save(target / "daftar-hadir-ps-2.docx")

    document = docx.Document(source / "notulen-ps-2.docx")
    label(document, "Pimpinan rapat", "Tono Contoh (Sekretaris Daerah)")
    label(document, "Notulis", "Rudi Uji (Pranata Komputer)")
    first = dotted(document)
    first.text = "Rancangan disepakati."
    add_behind(first, "Data dilengkapi.")
    cells = table(document, "Keputusan atau Tindak Lanjut").rows[1].cells
    cells[1].text, cells[2].text, cells[3].text = (
        "Menyempurnakan data", "Dinas Uji", "28 Februari 2025")
    document.save(target / "notulen-ps-2.docx")

    document = docx.Document(source / "berita-acara-ps-3.docx")
    paragraph(document, "NOMOR:").text = "NOMOR: 005/7/KOMINFO"
    agreed = paragraph(document, "1.\t" + DOTS, -1)
    agreed.text = "1.\tRancangan disepakati."
    add_behind(agreed, "2.\tMengharmonisasi rancangan, oleh Bagian Hukum, paling lambat tanggal "
                       "28 Februari 2025.")
    name = [p for p in document.paragraphs if p.text and not p.text.strip(DOTS)][-1]
    name.text = "Siti Contoh, S.Kom."
    add_behind(name, "NIP 198001012005012001")
    document.save(target / "berita-acara-ps-3.docx")

    document = docx.Document(source / "berita-acara-ps-4.docx")
    rows = document.tables[-1].rows
    sign(rows[1].cells[0], "Drs. Tono Contoh, M.Si.", "Pembina Utama Madya", "NIP 197001011990011001")
    sign(rows[1].cells[1], "Ina Uji")
    rows[2].cells[0].paragraphs[0].text = "Kepala Bagian Hukum,"
    sign(rows[3].cells[0], "Budi Contoh", "NIP 198")
    document.save(target / "berita-acara-ps-4.docx")


def spoil(source, target):
    def changed(name, edit):
        document = docx.Document(source / "notulen-ps-2.docx")
        edit(document)
        document.save(target / name)

    changed("1-cara.docx", lambda d: [
        label(d, "Hari, tanggal", "Senin, 31 Februari 2025"), label(d, "Pukul", "pagi hari"),
        label(d, "Pimpinan rapat", "Tono Contoh ()"), label(d, "Tempat", "Gedung lain")])
    shutil.copy(target / "1-cara.docx", target / "2-ganda.docx")
    plain = docx.Document()
    plain.add_paragraph("Notulen yang disalin")
    plain.save(target / "3-asing.docx")
    (target / "4-rusak.docx").write_bytes(b"PK\x03\x04 bukan dokumen")
    with zipfile.ZipFile(source / "undangan-ps-1.docx") as old, \
            zipfile.ZipFile(target / "5-tanpa.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/custom.xml":
                data = data.replace(b"PS-1", b"PS-9")
            new.writestr(name, data)
    document = docx.Document(source / "daftar-hadir-ps-2.docx")
    table(document, "Nama").rows[1].cells[1].text = "Budi Tanpa Jabatan"
    document.save(target / "6-jabatan.docx")


def main():
    mode, source, target = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
    target.mkdir(parents=True, exist_ok=True)
    {"benar": fill, "salah": spoil}[mode](source, target)


if __name__ == "__main__":
    main()
