"""Holds the sums of a Rencana dan Anggaran against a spreadsheet of its own.

Usage: rekap.py FOLDER DOCBOOK REKAP.xlsx

Amounts, units and sources come from the cells of the workbooks in FOLDER, verdicts of single lines from
the list at the end of the document; everything between is added up here, written into REKAP.xlsx, and
compared with the recap tables. Prints what differs and ends with 1.
"""
import collections
import pathlib
import sys
import xml.etree.ElementTree as ET

import openpyxl

DB = "{http://docbook.org/ns/docbook}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
VERDICTS = ["Selaras", "Perlu rekomendasi", "Tidak ada di Peta Rencana", "Duplikat"]


def tables(root):
    """Rows of every table by its id: cells of each row as text."""
    found = {}
    for table in root.iter(DB + "table"):
        rows = table.find(f"{DB}tgroup/{DB}tbody").findall(DB + "row")
        found[table.get(ID)] = [
            ["".join(cell.itertext()) for cell in row.findall(DB + "entry")] for row in rows]
    return found


def number(text):
    return 0 if text in ("–", "belum dihitung") else int(text.rstrip("*").replace(".", ""))


def lines(folder):
    """Every line of the workbooks: heading to value."""
    for path in sorted(pathlib.Path(folder).glob("**/Usulan.xlsx")):
        rows = openpyxl.load_workbook(path)["Usulan"].iter_rows(values_only=True)
        headings = next(rows)
        for row in rows:
            yield dict(zip(headings, row))


def main():
    folder, docbook, target = sys.argv[1:]
    found = tables(ET.parse(docbook).getroot())
    verdicts = {}
    for key, rows in found.items():
        if not key.startswith("tabel-usulan-daftar-"):
            continue
        verdict = None
        for row in rows:
            if len(row) == 1:  # The head of a group of lines: verdict, reason, article.
                verdict = row[0].split(":")[0]
            elif row[0]:
                verdicts[row[0]] = verdict
    sums = collections.defaultdict(lambda: collections.Counter())
    past = collections.defaultdict(lambda: collections.Counter())
    count = taken = 0
    for line in lines(folder):
        count += 1
        verdict = verdicts.get(line["ID Usulan"])
        if verdict is None:
            continue
        taken += 1
        amount = line["Kebutuhan Anggaran (Rp)"]
        amount = amount if isinstance(amount, int) else 0
        for key in (("all", ""), ("unit", line["Perangkat Daerah"]), ("fund", line["Sumber Dana"]),
                    ("both", line["Perangkat Daerah"], line["Sumber Dana"])):
            sums[key][verdict] += amount
            sums[key]["lines"] += 1
        if verdict != "Duplikat":
            for year in (2024, 2025, 2026):
                past[line["Perangkat Daerah"]][year] += line[f"RKA {year}"] or 0

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Jenis", "Kunci", "Usulan"] + VERDICTS + ["Kebutuhan"])
    for key, sum_ in sorted(sums.items()):
        sheet.append([key[0], " / ".join(key[1:]), sum_["lines"]] + [sum_[v] for v in VERDICTS]
                     + [sum(sum_[v] for v in VERDICTS[:3])])
    book.save(target)

    wrong = []

    def compare(what, wanted, printed):
        if list(wanted) != list(printed):
            wrong.append(f"{what}: {list(wanted)} in the workbooks, {list(printed)} printed")

    def cells(sum_):
        need = sum(sum_[v] for v in VERDICTS[:3])
        return [sum_["lines"]] + [sum_[v] for v in VERDICTS[:3]] + [need, sum_["Duplikat"]]

    for kind, key in (("unit", "tabel-usulan-unit"), ("fund", "tabel-usulan-sumber")):
        rows = found[key]
        compare(kind, sorted(k[1] for k in sums if k[0] == kind), sorted(r[0] for r in rows[:-1]))
        for row in rows[:-1]:
            compare(f"{kind} {row[0]}", cells(sums[(kind, row[0])]), map(number, row[1:]))
        compare(f"{kind} total", cells(sums[("all", "")]), map(number, rows[-1][1:]))
    recap = collections.defaultdict(lambda: [0] * 6)
    for row in found["tabel-usulan-rekap"]:
        if len(row) == 8 and row[1]:
            for index, text in enumerate(row[2:]):
                recap[(row[0], row[1])][index] += number(text)
    for key, printed in recap.items():
        compare(f"recap {key}", cells(sums[("both", *key)]), printed)
    compare("recap rows", sorted(k[1:] for k in sums if k[0] == "both"), sorted(recap))
    for row in found["tabel-usulan-riwayat"][:-1]:
        compare(f"RKA {row[0]}", [past[row[0]][y] for y in (2024, 2025, 2026)],
                map(number, row[1:4]))
    compare("lines", [count, taken, count - taken],
            map(number, found["tabel-usulan-baris"][-1][1:]))
    print(f"{count} lines, {taken} taken, {len(sums)} sums")
    print("\n".join(wrong))
    sys.exit(1 if wrong or not taken else 0)


if __name__ == "__main__":
    main()
