#!/usr/bin/env python3
"""Looks at pages in Debian's headless Chromium; prints one line per fault, nothing when there is none.

Usage: browser.py axe WIDTH PAGE...       accessibility: WCAG 2.2 A and AA by axe
       browser.py geometry PAGE...        no text of a figure leaves its picture or box or meets another
       browser.py script PAGE             search and filters work, and the policy is kept
       browser.py overflow WIDTH PAGE...  nothing makes the page wider than the screen
       browser.py steps PAGE...           every change of a redline is reached from the one before it by its link, with
                                          the keyboard, and the last one leads back to the list
       browser.py print PAGE FILE         prints a page as PDF into FILE
       browser.py paint PAGE...           seconds to the first screen, of an empty page first
       browser.py watch PROGRAM PLAN FILE OLD NEW OUTPUT
                                          an open draft page shows a change of a file of the plan by
                                          itself; the seconds that it took go to stderr
A lone -- parts what one browser looks at after the other: browser.py geometry PAGE... -- overflow 360 PAGE...
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

GEOMETRY = """() => {
  const faults = [];
  for (const svg of document.querySelectorAll('main svg')) {
    const outer = svg.getBoundingClientRect();
    const name = (svg.closest('figure') || {}).id || '';
    const area = one => { const b = one.getBoundingClientRect();
      return { l: b.left, t: b.top, r: b.right, b: b.bottom, one }; };
    const holds = (a, b, e) => a.l - e <= b.l && a.t - e <= b.t && b.r <= a.r + e && b.b <= a.b + e;
    const scale = outer.width / svg.viewBox.baseVal.width;
    const slack = 1.5 * scale;
    const picture = { l: outer.left, t: outer.top, r: outer.right, b: outer.bottom };
    const texts = Array.from(svg.querySelectorAll('text'), area).sort((a, b) => a.t - b.t);
    const boxes = Array.from(svg.querySelectorAll('rect'), area)
      .filter(box => !box.one.closest('defs'));
    texts.forEach((text, at) => {
      const words = text.one.textContent;
      if (!holds(picture, text, slack)) faults.push(`${name}: '${words}' leaves the picture`);
      for (const other of texts.slice(at + 1)) {
        if (other.t >= text.b - slack) break;
        if (other.l < text.r - slack && text.l < other.r - slack && other.t < text.b - slack)
          faults.push(`${name}: '${words}' meets '${other.one.textContent}'`);
      }
      const middle = { l: (text.l + text.r) / 2, t: (text.t + text.b) / 2 };
      middle.r = middle.l; middle.b = middle.t;
      for (const box of boxes)
        if (holds(box, middle, 0) && !holds(box, text, slack))
          faults.push(`${name}: '${words}' leaves its box`);
    });
    if (texts.length === 0) faults.push(`${name}: no text`);
  }
  return faults;
}"""

OVERFLOW = """width => {
  const wide = document.documentElement.scrollWidth;
  return wide > width ? [`page is ${wide} px wide on a screen of ${width} px`] : [];
}"""


def address(path):
    return Path(path).resolve().as_uri()


def open_page(browser, path, width):
    # axe has to be put into the page, which its own policy rightly refuses.
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(240_000)
    page.goto(address(path))
    return page


def axe(browser, width, paths):
    for path in paths:
        page = open_page(browser, path, width)
        page.add_script_tag(path=str(AXE))
        result = page.evaluate(
            "tags => axe.run({ runOnly: { type: 'tag', values: tags } , resultTypes: ['violations'] })",
            TAGS)
        for fault in result["violations"]:
            for node in fault["nodes"][:3]:
                print(f"{Path(path).name} {width}: {fault['id']}: {node['target']} {node['html'][:160]}")
        page.context.close()


def geometry(browser, paths):
    for path in paths:
        page = open_page(browser, path, 1440)
        for fault in page.evaluate(GEOMETRY):
            print(f"{Path(path).name}: {fault}")
        page.context.close()


def overflow(browser, width, paths):
    for path in paths:
        page = open_page(browser, path, width)
        for fault in page.evaluate(OVERFLOW, width):
            print(f"{Path(path).name}: {fault}")
        page.context.close()


def comes(condition, page):
    """Whether a page that works by itself comes to a state, however busy the machine is."""
    for _ in range(100):
        if condition():
            return True
        page.wait_for_timeout(200)
    return False


def script(browser, path):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address(path))
    page.fill("#_cari", "pendahuluan")
    page.wait_for_selector(".n-hasil li")
    page.fill("#_cari", "zzzzqqq")
    if not comes(lambda: not page.query_selector(".n-hasil li"), page):
        print("the search finds what is not there")
    filters = page.query_selector_all(".n-saring input")
    if not filters:
        print("no table has a filter")
    for field in filters[:1]:
        rows = "row => Array.from(row.closest('.n-saring').nextElementSibling.querySelectorAll('tbody tr')).filter(r => !r.hidden).length"
        before = field.evaluate(rows)
        field.fill("zzzzqqq")
        if not comes(lambda: field.evaluate(rows) == 0, page):
            print("the filter leaves rows that do not match")
        field.fill("")
        if not comes(lambda: field.evaluate(rows) == before, page):
            print("an empty filter hides rows")
    if refused:
        print(f"console: {refused}")
    page.evaluate("""() => { const s = document.createElement('script');
        s.textContent = 'window.injected = 1'; document.body.append(s); }""")
    if page.evaluate("window.injected"):
        print("a foreign script ran")


def steps(browser, paths):
    for path in paths:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address(path))
        left = len(page.query_selector_all(".n-langkah"))
        link = page.query_selector(".n-langkah a[href='#daftar-perubahan']:first-child + a")
        while link and left >= 0:
            left -= 1
            link.focus()
            page.keyboard.press("Enter")
            target = page.query_selector(":target")
            if not target or not target.bounding_box():
                print(f"{Path(path).name}: {page.url.rsplit('#')[-1]} is not there or cannot be seen")
                break
            if target.get_attribute("id") == "daftar-perubahan":
                break
            link = target.query_selector(".n-langkah a:last-child")
        if left != 0:
            print(f"{Path(path).name}: {left} changes are not reached")
        page.close()


def paint(browser, paths):
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.html")
        empty.write_text("<!DOCTYPE html><title>-</title><p>-</p>")
        for path in [empty, *paths]:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            page.goto(address(path), wait_until="commit")
            # The policy of a page allows no predicate that the browser would have to compile.
            while not page.evaluate(
                    "() => performance.getEntriesByName('first-contentful-paint').length"):
                time.sleep(0.01)
            print(f"{Path(path).name} {time.perf_counter() - start:.2f}")
            page.close()


def replace(path, old, new):
    """Changes a word of a file as its program would: the cells of a workbook, else the text."""
    if path.suffix != ".xlsx":
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return
    import openpyxl
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row
             if isinstance(cell.value, str) and old in cell.value]
    assert cells
    for cell in cells:
        cell.value = cell.value.replace(old, new)
    book.save(path)


def wait(seconds, condition):
    """Whether a condition comes true within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                return True
        except Exception:  # The page is just being loaded anew.
            pass
        time.sleep(0.02)
    return False


def watch(browser, program, plan, changed, old, new, output):
    process = subprocess.Popen(
        [program, "susun", plan, "--rancangan", "--pantau", "--format", "html", "--dokumen",
         "arsitektur", "-o", output], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        if not wait(120, Path(output, "pantau.css").exists):
            print("no draft is there after two minutes")
            return
        page = browser.new_page()
        page.goto(address(f"{output}/arsitektur.html"))
        if new in page.content():
            print(f"'{new}' is there before the change")
        time.sleep(1.5)  # Until the page knows which build it is.
        replace(Path(changed), old, new)
        start = time.perf_counter()
        if wait(60, lambda: new in page.content()):
            print(f"{time.perf_counter() - start:.2f}", file=sys.stderr)
        else:
            print(f"the open page does not show '{new}'")
    finally:
        process.terminate()
        process.wait()


def look(browser, mode, *rest):
    if mode in ("axe", "overflow"):
        globals()[mode](browser, int(rest[0]), rest[1:])
    elif mode == "script":
        script(browser, rest[0])
    elif mode == "print":
        open_page(browser, rest[0], 1440).pdf(path=rest[1], prefer_css_page_size=True)
    elif mode == "watch":
        watch(browser, *rest)
    else:
        globals()[mode](browser, rest)


def main():
    looks = [[]]
    for word in sys.argv[1:]:
        looks.append([]) if word == "--" else looks[-1].append(word)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for words in looks:
            look(browser, *words)
        browser.close()


if __name__ == "__main__":
    main()
