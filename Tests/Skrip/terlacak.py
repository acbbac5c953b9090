#!/usr/bin/env python3
"""Accepts or rejects all tracked changes of a Word document, by ECMA-376 Part 1, 17.13.5, and compares what is left.

Usage: terlacak.py teks terima|tolak FILE              the text that is left, a paragraph a line
       terlacak.py periksa MERGED NEW OLD [...]         faults of redlines, one a line: accepted it is the new
                                                        document, rejected the old one, marks keep to their rules
It knows nothing of how the documents were made.
"""

import hashlib
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
GONE = {"terima": {W + "del", W + "moveFrom"}, "tolak": {W + "ins", W + "moveTo"}}


class Document:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.root = tree.fromstring(self.archive.read("word/document.xml"))
        links = tree.fromstring(self.archive.read("word/_rels/document.xml.rels"))
        self.targets = {link.get("Id"): link.get("Target") for link in links}

    def drawing(self, node):
        """What a drawing shows, whatever its ids are called."""
        found = [one.get(R + "embed") for one in node.iter() if one.tag in (SVG + "svgBlip", A + "blip")]
        content = self.archive.read("word/" + self.targets[found[-1]]).replace(b"lama.", b"")
        return "[gambar " + hashlib.sha256(content).hexdigest()[:12] + "]"

    def text(self, node, gone):
        if node.tag in gone or node.tag == W + "instrText" or node.tag == W + "pPr":
            return ""
        if node.tag in (W + "t", W + "delText"):
            return node.text or ""
        if node.tag in (W + "tab", W + "br"):
            return " "
        if node.tag == W + "footnoteReference":
            return "[catatan]"
        if node.tag == W + "drawing":
            return self.drawing(node)
        return "".join(self.text(child, gone) for child in node)

    def lines(self, way, has_lists):
        """Paragraphs that are left, cells apart; empty ones say nothing."""
        gone = GONE[way]
        result = []

        def walk(container):
            pending = ""
            for node in container:
                if node.tag == W + "tr" and any(
                        mark.tag in gone for mark in node.findall(W + "trPr/*")):
                    continue
                if node.tag != W + "p":
                    if pending.strip():
                        result.append(" ".join(pending.split()))
                    pending = ""
                    walk(node)
                    continue
                style = node.find(W + "pPr/" + W + "pStyle")
                name = style.get(W + "val") if style is not None else ""
                if not has_lists and (name.startswith("TOC") or name == "TableofFigures"):
                    continue
                pending += self.text(node, gone)
                # The end of a paragraph that is gone: the next one goes on with its text.
                if any(mark.tag in gone for mark in node.findall(W + "pPr/" + W + "rPr/*")):
                    continue
                if pending.strip():
                    result.append(" ".join(pending.split()))
                pending = ""
            if pending.strip():
                result.append(" ".join(pending.split()))

        walk(self.root)
        return result

    def faults(self):
        """Rules of marks that a schema does not know."""
        marks = [node for node in self.root.iter()
                 if re.fullmatch(r"(ins|del|moveFrom|moveTo)(RangeStart)?", node.tag.removeprefix(W))]
        ids = [node.get(W + "id") for node in marks]
        if len(ids) != len(set(ids)) or not all(one and one != "0" for one in ids):
            yield "marks share a number"
        if any(not node.get(W + "author") for node in marks):
            yield "a mark has no author"
        for way in ("moveFrom", "moveTo"):
            starts = [n.get(W + "id") for n in self.root.iter(W + way + "RangeStart")]
            ends = [n.get(W + "id") for n in self.root.iter(W + way + "RangeEnd")]
            if starts != ends:
                yield f"{way}: ranges do not end"
        names = [sorted(n.get(W + "name") for n in self.root.iter(W + way + "RangeStart"))
                 for way in ("moveFrom", "moveTo")]
        if names[0] != names[1] or len(names[0]) != len(set(names[0])):
            yield "a move has one place only"
        for node in self.root.iter():
            if node.tag in (W + "del", W + "moveFrom") and any(
                    inner.tag in (W + "t", W + "instrText") for inner in node.iter()):
                yield "deleted words are not called so"


def difference(name, left, right):
    if left == right:
        return
    place = next((n for n, pair in enumerate(zip(left, right)) if pair[0] != pair[1]),
                 min(len(left), len(right)))
    yield f"{name}: {len(left)} and {len(right)} paragraphs, {place}: {left[place:place + 2]} {right[place:place + 2]}"


def main():
    if sys.argv[1] == "teks":
        print("\n".join(Document(sys.argv[3]).lines(sys.argv[2], True)))
        return
    paths = sys.argv[2:]
    for place in range(0, len(paths), 3):
        merged, new, old = (Document(path) for path in paths[place:place + 3])
        faults = list(merged.faults())
        faults += difference("accepted", merged.lines("terima", True), new.lines("terima", True))
        # Lists of contents are fields, whose results are those of the new document.
        faults += difference("rejected", merged.lines("tolak", False), old.lines("tolak", False))
        moves = len(list(merged.root.iter(W + "moveFromRangeStart")))
        for fault in faults:
            print(f"{paths[place].rsplit('/')[-1]}: {fault}")
        print(f"{paths[place].rsplit('/')[-1]}: {moves} moves", file=sys.stderr)


main()
