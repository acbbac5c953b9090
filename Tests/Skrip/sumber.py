"""Says where the words that were edited stand in a plan, found without the program.

sumber.py PLAN DEEDS: prints the deeds and adds to each JSON line `tempat`, all places of the plan that hold the old
words: of a rencana.xml file and line, of workbooks file, sheet, cell and heading, of prose in Markdown
file and line. A row with a kode is looked for in the element or row of that kode only. None: computed.
"""
import json
import pathlib
import re
import sys

plan = pathlib.Path(sys.argv[1])


def folded(text):
    return " ".join(str(text).replace("\u00ad", "").replace("\u2011", "-").split())


class Xml:
    """Values of a rencana.xml: (words, place, kode of the elements around)."""

    def __init__(self, path):
        from lxml import etree
        self.values, self.prose = [], []
        # Documents print names of perangkat daerah where the plan has their kode.
        self.names = set()
        root = etree.parse(str(path)).getroot()
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            around = {a.get("kode") for a in [element, *element.iterancestors()]} - {None}
            place = {"berkas": path.name, "baris": element.sourceline}
            name = etree.QName(element).localname
            if name in ("p", "butir", "sel"):
                block = element.getparent() if name == "sel" else element
                runs = [folded(run) for run in element.itertext()]
                self.prose.append((folded("".join(element.itertext())), runs,
                                   {"berkas": path.name, "baris": block.sourceline}))
                continue
            if name == "nama" and etree.QName(element.getparent()).localname == "unit":
                self.names.add(folded(element.text))
            if len(element) == 0 and element.text:
                self.values.append((folded(element.text), place, around))
            for name, value in element.attrib.items():
                self.values.append((folded(value), place, around))


class Books:
    """Cells of workbooks, and prose in Markdown."""

    def __init__(self, folder):
        import openpyxl
        self.names = set()
        from openpyxl.utils import get_column_letter
        self.values, self.prose = [], []
        for path in sorted(folder.glob("*.xlsx")):
            for sheet in openpyxl.load_workbook(path):
                if sheet.title in ("Petunjuk", "Daftar"):
                    continue
                heads = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
                for row in sheet.iter_rows(min_row=2):
                    kode = {word for word in (folded(cell.value) for cell in row if cell.value)
                            if " " not in word}
                    for cell in row:
                        if cell.value is None:
                            continue
                        place = {"berkas": path.name, "lembar": sheet.title,
                                 "sel": f"{get_column_letter(cell.column)}{cell.row}",
                                 "judul": heads[cell.column - 1]}
                        lines = {folded(cell.value), *map(folded, str(cell.value).split("\n"))}
                        self.values += [(line, place, kode) for line in lines]
        for path in sorted(folder.glob("narasi/*.md")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                words = folded(re.sub(r"^(\d+[.)]|[-*]) ", "", line))
                runs = [folded(run) for run in re.split(r"\{[^}]*\}|[*_\\|]|\[\^\d+\]", words)]
                place = {"berkas": path.name, "baris": number}
                self.prose.append((words, runs, place))


def places(source, deed):
    old, key = folded(deed["semula"]), folded(deed["kunci"])
    bare = re.sub(r"^(\w{1,3}[.)]|\(\w{1,3}\)|[•–-]) ", "", old)
    kodes = set().union(*(around for _, _, around in source.values))
    if key and key in kodes:
        return [place for words, place, around in source.values
                if words in (old, *old.split(", ")) and key in around]
    if old in source.names:
        return []
    # Short words of a row without kode, such as the name of a domain, may stand anywhere.
    if key and len(bare) < 20:
        return []
    found = [place for words, place, _ in source.values if words in (old, bare)]
    if found or len(bare) < 12:
        return found
    exact = [place for words, _, place in source.prose if words in (old, bare)]
    # What is computed or referred to in prose parts it into runs: the longest one tells.
    return exact if exact or key else [place for _, runs, place in source.prose
                     if max(runs, key=len, default="") in bare and max(map(len, runs)) > 30]


source = Books(plan) if plan.is_dir() else Xml(plan)
for line in open(sys.argv[2]):
    deed = json.loads(line)
    rows = deed["jenis"].startswith("baris") or deed["jenis"] == "gabung"
    # A sentence that was put in, or a row as a whole, has no words of its own in the plan.
    deed["tempat"] = [] if rows or deed["jenis"] == "sisip" else places(source, deed)
    print(json.dumps(deed))
