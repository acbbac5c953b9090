"""Edits a Word document in LibreOffice at random and prints what it did as JSON lines, like sunting.py.

sunting-libreoffice.py IN.docx OUT.docx SEED COUNT PROFILE [terlacak]

Run by the Python of the system, which has LibreOffice's own module (package python3-uno). PROFILE is a
folder for the settings of LibreOffice. With `terlacak`, LibreOffice records the changes.
"""
import json
import pathlib
import random
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

source, target, seed, count, profile = sys.argv[1:6]
chance = random.Random(int(seed))
pipe = f"naskah{pathlib.Path(profile).name}{seed}"
office = subprocess.Popen([
    "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
    f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def value(name, content):
    return PropertyValue(Name=name, Value=content)


def elements(container):
    walk = container.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


desktop = None
try:
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),))
    paragraphs, rows = [], []
    body = document.getText()
    for block in elements(body):
        if block.supportsService("com.sun.star.text.TextTable"):
            names = set(block.CellNames)
            for number in range(block.HeaderRowCount if block.RepeatHeadline else 0, block.Rows.Count):
                cells = [name for name in (f"{letter}{number + 1}" for letter in "ABCDEFGH")
                         if name in names]
                if len(cells) > 1:
                    rows.append((block, cells))
            continue
        style = block.ParaStyleName.lower()
        plain = not any(part.TextPortionType == "TextField" for part in elements(block))
        if plain and len(block.getAnchor().getString()) > 30 and not style.startswith(
                ("contents", "heading", "caption", "table", "title", "index", "toc", "judul")):
            paragraphs.append(block)
    chance.shuffle(paragraphs)
    chance.shuffle(rows)
    document.RecordChanges = "terlacak" in sys.argv[6:]
    deeds = []

    def editable(row):
        table, names = row
        cells = [table.getCellByName(name) for name in names]
        return [cell for cell in cells if len(cell.String) > 3
                and sum(1 for _ in elements(cell)) == 1
                and all(part.TextPortionType == "Text" for block in elements(cell)
                        for part in elements(block) if part.TextPortionType != "Bookmark")]

    for number in range(int(count)):
        kind = ["kata", "sel", "sisip", "hapus"][number % 4]
        mark = f"suntingan{seed}y{number}"
        key = ""
        if kind == "sel":
            row = next(row for row in iter(rows.pop, None) if editable(row))
            cell = chance.choice(editable(row))
            key, old = row[0].getCellByName(row[1][0]).String, cell.String
            cell.insertString(cell.createTextCursorByRange(cell.End), f" {mark}", False)
            deeds.append({"jenis": kind, "tanda": mark, "semula": old, "kunci": key})
            continue
        block = paragraphs.pop()
        text, place, old = body, block.getAnchor(), block.getAnchor().getString()
        if kind == "kata":
            text.insertString(place.getEnd(), f" {mark}", False)
        elif kind == "sisip":
            cursor = text.createTextCursorByRange(place.getEnd())
            text.insertControlCharacter(cursor, 0, False)
            text.insertString(cursor, f"Kalimat {mark} yang ditambahkan di sini.", False)
        elif kind == "komentar":
            note = document.createInstance("com.sun.star.text.textfield.Annotation")
            note.Author, note.Content = "Bagian Hukum", f"Tolong {mark}"
            text.insertTextContent(text.createTextCursorByRange(place.getStart()), note, False)
        elif document.RecordChanges:
            # The words alone: their mark goes when the change is accepted.
            cursor = text.createTextCursorByRange(place.getStart())
            cursor.gotoRange(place.getEnd(), True)
            cursor.String = ""
        else:
            text.removeTextContent(block)
        deeds.append({"jenis": kind, "tanda": mark, "semula": old, "kunci": key})
    document.storeToURL(
        uno.systemPathToFileUrl(target), (value("FilterName", "MS Word 2007 XML"),))
    document.close(False)
    for deed in deeds:
        print(json.dumps(deed))
finally:
    if desktop is not None:
        try:
            desktop.terminate()
        except Exception:
            pass
    try:
        office.wait(60)
    except subprocess.TimeoutExpired:
        office.kill()
