"""Makes from a Word document the files that come back damaged, hostile, or through other programs.

berkas_word.py SOURCE.docx FOLDER SENTENCE HEADING CELL [NAME ...]

SENTENCE is a paragraph of the document, HEADING one of its headings, CELL a cell that begins a row. What WPS Office does
is imitated from files of it: split runs, proofing marks, its own namespace, custom parts; WPS itself is not at hand.
"""
import copy
import io
import os
import sys
import zipfile

from lxml import etree

source, folder, sentence, heading, cell, *wanted = sys.argv[1:]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
WHO = {f"{{{W}}}id": "900", f"{{{W}}}author": "Bagian Hukum", f"{{{W}}}date": "2026-01-02T03:04:05Z"}
with zipfile.ZipFile(source) as archive:
    ORIGINAL = {name: archive.read(name) for name in archive.namelist()}


def w(name, /, *children, **attributes):
    element = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": value for key, value in attributes.items()})
    element.extend(children)
    return element


def words(element):
    return "".join(text.text or "" for text in every(element, "t"))


def every(element, name):
    return list(element.iter(f"{{{W}}}{name}"))


def style(paragraph):
    found = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return "" if found is None else found.get(f"{{{W}}}val")


class Document:
    """The parts of the document and the tree of its text."""

    def __init__(self):
        self.parts = dict(ORIGINAL)
        self.root = etree.fromstring(self.parts[TEXT])

    def paragraph(self, text):
        return next(p for p in every(self.root, "p") if text in words(p) and not style(p).startswith("TOC"))

    def row(self):
        return next(row for row in every(self.root, "tr") if words(row.find(f"{{{W}}}tc")) == cell)

    def link(self, key, kind, target):
        tag = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/></Relationships>'
        self.parts[LINKS] = self.parts[LINKS].replace(b"</Relationships>", tag.encode())

    def change(self, part, old, new):
        assert old in self.parts[part], (part, old)
        self.parts[part] = self.parts[part].replace(old, new, 1)

    def bytes(self, method=zipfile.ZIP_DEFLATED):
        if TEXT in self.parts and self.parts[TEXT] == ORIGINAL[TEXT]:
            self.parts[TEXT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return out.getvalue()


def wps(d):
    for run in every(d.root, "r"):
        text = run.find(f"{{{W}}}t")
        if text is None or len(text.text or "") < 12:
            continue
        rest = copy.deepcopy(run)
        middle = len(text.text) // 2
        tail = rest.find(f"{{{W}}}t")
        tail.text, text.text = text.text[middle:], text.text[:middle]
        for one in (tail, text):
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(w("proofErr", type="spellStart"))
        run.getnext().addnext(rest)
    for paragraph in every(d.root, "p"):
        paragraph.set(f"{{{W}}}rsidR", "00A1B2C3")
        paragraph.set("{http://www.wps.cn/officeDocument/2013/wpsCustomData}uuid", "1")
    body = d.root.find(f"{{{W}}}body")
    body.insert(0, w("bookmarkEnd", id="9000"))
    body.insert(0, w("bookmarkStart", id="9000", name="_GoBack"))
    d.parts["docProps/custom.xml"] = b'<Properties xmlns="urn:custom"><property name="KSOProductBuildVer"/></Properties>'
    d.parts["customXml/item1.xml"] = b'<s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"/>'


def makro(d):
    d.parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + b"AutoOpen" * 20
    d.change("[Content_Types].xml", b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
             b"application/vnd.ms-word.document.macroEnabled.main+xml")
    d.link("m1", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")


def makro_tersembunyi(d):
    d.parts["word/VBAProject.bin"] = b"AutoOpen"


def terlacak(d):
    """A paragraph and a row whose deletion waits to be accepted; looks that were changed say nothing."""
    paragraph = d.paragraph(sentence)
    for run in paragraph.findall(f"{{{W}}}r"):
        for text in run.findall(f"{{{W}}}t"):
            text.tag = f"{{{W}}}delText"
        deletion = etree.Element(f"{{{W}}}del", WHO)
        run.addprevious(deletion)
        deletion.append(run)
    properties = paragraph.find(f"{{{W}}}pPr")
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    properties.append(w("rPr", etree.Element(f"{{{W}}}del", WHO)))
    row = d.row()
    if row.find(f"{{{W}}}trPr") is None:
        row.insert(0, w("trPr"))
    row.find(f"{{{W}}}trPr").append(etree.Element(f"{{{W}}}del", WHO))
    other = d.paragraph(heading).find(f"{{{W}}}r")
    if other.find(f"{{{W}}}rPr") is None:
        other.insert(0, w("rPr"))
    change = etree.Element(f"{{{W}}}rPrChange", WHO)
    change.append(w("rPr"))
    other.find(f"{{{W}}}rPr").append(change)


def diterima(d):
    """The same, accepted: nothing is left of it."""
    for element in (d.paragraph(sentence), d.row()):
        element.getparent().remove(element)


def komentar(d):
    paragraph = d.paragraph(sentence)
    paragraph.find(f"{{{W}}}r").addprevious(w("commentRangeStart", id="1"))
    paragraph.append(w("commentRangeEnd", id="1"))
    paragraph.append(w("r", w("commentReference", id="1")))
    d.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Kabag Hukum"><w:p><w:r>'
        "<w:t>Mohon disebut dasar hukumnya.</w:t></w:r></w:p></w:comment></w:comments>").encode()
    d.link("c1", f"{R}/comments", "comments.xml")


def tanpa_judul(d):
    paragraph = d.paragraph(heading)
    paragraph.getparent().remove(paragraph)


def tanpa_gaya(d):
    for paragraph in every(d.root, "p"):
        if style(paragraph).startswith("Heading"):
            properties = paragraph.find(f"{{{W}}}pPr")
            properties.remove(properties.find(f"{{{W}}}pStyle"))


def tanpa_gaya_dan_penanda(d):
    tanpa_gaya(d)
    for name in ("bookmarkStart", "bookmarkEnd"):
        for mark in every(d.root, name):
            mark.getparent().remove(mark)


def gabung(d):
    first, second = d.row().findall(f"{{{W}}}tc")[:2]
    for child in list(second):
        if child.tag != f"{{{W}}}tcPr":
            first.append(child)
    second.getparent().remove(second)
    if first.find(f"{{{W}}}tcPr") is None:
        first.insert(0, w("tcPr"))
    first.find(f"{{{W}}}tcPr").append(w("gridSpan", val="2"))


def jalur(d):
    for name in ("../../../JEBOL", f"{os.path.abspath(folder)}/JEBOL", "word\\..\\JEBOL", "word/../../JEBOL"):
        d.parts[name] = b"x"


def tautan_luar(d):
    """A picture whose address leads out of the file."""
    d.link("luar", f"{R}/image", "../../../../../../etc/passwd")
    d.paragraph(sentence).append(picture("luar", "Foto luar"))


def picture(key, name):
    return etree.fromstring(
        f'<w:r xmlns:w="{W}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{R}"><w:drawing><wp:inline>'
        f'<wp:docPr id="77" name="{name}"/><a:graphic><a:graphicData><a:blip r:embed="{key}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>")


def doctype(part):
    return lambda d: d.change(part, b"?>", b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')


def kendali(d):
    d.change(TEXT, sentence[:8].encode(), sentence[:4].encode() + b"\x01" + sentence[4:8].encode())


def kendali_tertulis(d):
    d.change(TEXT, sentence[:8].encode(), sentence[:4].encode() + b"&#1;" + sentence[4:8].encode())


def tanpa_isi(d):
    del d.parts[TEXT]


def bom(d):
    d.change(TEXT, b"</w:body>", b"<w:p><w:r><w:t>" + b" " * 200_000_000 + b"</w:t></w:r></w:p></w:body>")


def besar(d):
    """200 MB of photographs, one of them larger than is read."""
    for number, size in enumerate((60, 60, 80)):
        d.parts[f"word/media/foto{number}.png"] = b"\x89PNG\r\n\x1a\n" + os.urandom(1 << 20) * size
        d.link(f"foto{number}", f"{R}/image", f"media/foto{number}.png")
    d.paragraph(sentence).append(picture("foto2", "Foto udara"))


MAKERS = {
    "wps.docx": wps, "makro.docm": makro, "makro-tersembunyi.docx": makro_tersembunyi, "terlacak.docx": terlacak,
    "diterima.docx": diterima, "komentar.docx": komentar, "tanpa-judul.docx": tanpa_judul,
    "tanpa-gaya.docx": tanpa_gaya, "tanpa-gaya-dan-penanda.docx": tanpa_gaya_dan_penanda, "gabung.docx": gabung,
    "jalur.docx": jalur, "tautan-luar.docx": tautan_luar, "doctype.docx": doctype(TEXT),
    "doctype-gaya.docx": doctype("word/styles.xml"), "doctype-tautan.docx": doctype("_rels/.rels"),
    "kendali.docx": kendali, "kendali-tertulis.docx": kendali_tertulis, "tanpa-isi.docx": tanpa_isi,
    "bom.docx": bom, "besar.docx": besar,
}
for name, make in MAKERS.items():
    if wanted and name not in wanted:
        continue
    document = Document()
    make(document)
    method = zipfile.ZIP_STORED if name == "besar.docx" else zipfile.ZIP_DEFLATED
    with open(f"{folder}/{name}", "wb") as file:
        file.write(document.bytes(method))
if not wanted:
    whole = Document().bytes()
    with open(f"{folder}/potong.docx", "wb") as file:
        file.write(whole[: len(whole) // 2])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entry = archive.getinfo(TEXT)
    damaged = bytearray(whole)
    damaged[entry.header_offset + 100 + entry.compress_size // 2] ^= 0x55
    with open(f"{folder}/rusak.docx", "wb") as file:
        file.write(damaged)
