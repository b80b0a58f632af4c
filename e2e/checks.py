# SPDX-License-Identifier: Apache-2.0
"""What is asked of every page in a browser. Each function gives a list of faults, empty when there are none."""
import re
import subprocess
import tempfile
from collections import Counter
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from reading import Document
from scenes import Scene
from stage import Played, Stage

# WCAG 2.2 AA and what is good practice besides.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_BYTES = 60_000
MOST_SHIFT = 0.1

# Controls of which a finger must be able to hit one alone: not links inside a sentence, not what is out of sight.
SMALL_TARGETS = """(least) => {
  const faults = [];
  const isSeen = (box, style) => box.width > 1 && box.height > 1 && style.visibility !== "hidden";
  for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (control.type === "hidden" || control.closest(".hidden, .skip, [hidden]")) continue;
    const label = ["checkbox", "radio"].includes(control.type) && document.querySelector(`label[for="${control.id}"]`);
    const target = label || control;
    const style = getComputedStyle(target);
    // A door's link is as large as the door: something laid over it takes the finger.
    const isSpread = ["::before", "::after"].some((part) => getComputedStyle(target, part).position === "absolute");
    const box = (isSpread && target.offsetParent || target).getBoundingClientRect();
    if (!isSeen(box, style)) continue;
    const words = (node) => (node.textContent || "").replace(/\\s+/g, "").length;
    const isInSentence = style.display === "inline" && words(target.parentElement) > words(target);
    if (isInSentence) continue;
    if (box.height + 0.5 < least || box.width + 0.5 < 44)
      faults.push(`${target.outerHTML.slice(0, 120)} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  return faults;
}"""

WIDER = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  return [`${page.scrollWidth} wide in ${innerWidth}: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 100)).join(" … ")}`];
}"""

SPILLED = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const [word, picture] = [text, text.ownerSVGElement].map((e) => e.getBoundingClientRect());
  return word.width && (word.left < picture.left - 1 || word.right > picture.right + 1 || word.bottom > picture.bottom + 1);
}).map((text) => `cut off in its picture: ${text.textContent}`).slice(0, 5)"""

# Words that are longer than their place: of a button, a tag, a cell, or of the hint inside a box.
CUT = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const isLong = (e) => {
    const style = getComputedStyle(e);
    if (e.placeholder) {
      pen.font = style.font;
      return pen.measureText(e.placeholder).width > e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + 1;
    }
    const speaks = [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return speaks && !/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
  };
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.clientWidth && !e.closest(".hidden, .skip, svg, textarea, select, [hidden]") && isLong(e))
    .map((e) => `longer than its place: ${(e.placeholder || e.textContent).trim().slice(0, 60)}`).slice(0, 5);
}"""

# Words that run out of their cell, over those of the next one.
OVER = """() => [...document.querySelectorAll("td, th")].filter((cell) => {
  const place = cell.getBoundingClientRect();
  if (place.width < 2 || getComputedStyle(cell).display !== "table-cell") return false;
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const words = document.createRange();
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest(".hidden, svg, option, datalist, details:not([open]) > :not(summary)")) continue;
    words.selectNodeContents(texts.currentNode);
    if ([...words.getClientRects()].some((box) => box.width > 1 && (box.right > place.right + 1 || box.left < place.left - 1))) return true;
  }
  return false;
}).map((cell) => `runs out of its cell: ${cell.textContent.trim().slice(0, 60)}`).slice(0, 5)"""

# The words of the page as eyes find them: not those of lists that are closed, not those for a screen reader alone.
WORDS = """() => {
  const page = document.querySelector("main") || document.body;
  const folded = new Set([...page.querySelectorAll("option, .hidden")].map((e) => e.textContent.trim()));
  return page.innerText.split(/[\\n\\t]/).filter((line) => !folded.has(line.trim())).join("\\n");
}"""

WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((e) => e.entryType === "navigation" || ["link", "css", "script"].includes(e.initiatorType))
  .map((e) => [new URL(e.name).pathname, e.encodedBodySize])"""


def behaviour(played: Played, scene: Scene, stage: Stage) -> list[str]:
    """Status, complaints, requests, width, words in their place."""
    notes, shown = played.notes, scene.shown
    faults = list(notes.complaints)
    if played.status != shown.status:
        faults.append(f"status {played.status}, not {shown.status}")
    faults += [f"asks another host: {request.url}" for request in notes.requests if not stage.is_ours(request.url)]
    if scene.mode != "print":
        faults += played.tab.evaluate(WIDER) + played.tab.evaluate(SPILLED) + played.tab.evaluate(CUT)
        faults += played.tab.evaluate(OVER)
    styles, scripts = notes.of_kind("stylesheet"), notes.of_kind("script")
    most_scripts = 0 if scene.mode == "scriptless" or shown.kind == "letter" else 1
    if len(styles) > 1 or len(scripts) > most_scripts:
        faults.append(f"one request for style and one for script, not {styles + scripts}")
    return faults


def measured(tab: Tab) -> list[str]:
    """Weight and shift, as the browser itself has measured them."""
    faults = []
    sizes: list[tuple[str, int]] = tab.evaluate(WEIGHT)
    if (weight := sum(size for _, size in sizes)) > MOST_BYTES:
        faults.append(f"{weight} bytes: {sizes}")
    if (shift := tab.evaluate("seen.shift")) > MOST_SHIFT:
        faults.append(f"the layout shifted by {shift:.3f}")
    return faults


def accessibility(tab: Tab, is_enhanced: bool) -> list[str]:
    """axe. In large type and high contrast the contrast must be that of AAA."""
    rules: dict[str, Any] = {"color-contrast-enhanced": {"enabled": is_enhanced}}
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}, "rules": rules,
                                    "resultTypes": ["violations"]})
    return [
        f"{fault['id']} ({fault['help']}): " + " … ".join(
            f"{node['target'][0]} {node['any'][0]['message'] if node['any'] else ''}" for node in fault["nodes"][:3])
        for fault in found.response["violations"]
    ]


def dead(tab: Tab) -> list[str]:
    """Without scripts: what only a script could serve is not shown."""
    buttons = tab.locator("button[type=button]:visible, a[href='#']:visible, a[href^='javascript']")
    return [f"dead without a script: {text}" for text in buttons.all_inner_texts()]


def targets(tab: Tab, least: int) -> list[str]:
    """Every control is large enough for a thumb."""
    return tab.evaluate(SMALL_TARGETS, least)


def markup(text: str, language: str) -> list[str]:
    """Title, language, one heading, no id twice, no key or gap that was left in the words."""
    page = Document(text)
    faults = []
    if not page.title.strip():
        faults.append("no title")
    if page.language != language:
        faults.append(f"language {page.language}, not {language}")
    if page.headings != 1:
        faults.append(f"{page.headings} h1")
    faults += [f"id {name} {count} times" for name, count in Counter(page.ids).items() if count > 1]
    return faults + [f"not translated: {words}" for words in page.words if is_raw(words)]


def is_raw(words: str) -> bool:
    """A key of the locale files, or a place in a sentence that nobody filled."""
    is_key = re.fullmatch(r"[a-z][A-Za-z]+(\.[a-z][A-Za-z]+)+", words)
    return bool(is_key or re.search(r"\{[a-zA-Z]+\}", words))


def on_paper(tab: Tab) -> list[str]:
    """The page as PDF keeps its words."""
    shown = tab.evaluate(WORDS)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(tab.pdf(prefer_css_page_size=True))
        file.flush()
        done = subprocess.run(["pdftotext", "-raw", file.name, "-"], capture_output=True, text=True, check=True)
    # Line by line and cell by cell: a line may be broken, not lost.
    paper = re.sub(r"[\s\u200b]+", "", done.stdout)
    words = [re.sub(r"[\s\u200b]+", "", line) for line in shown.splitlines() if line.strip()]
    lost = [line for line in words if line not in paper and not _in_pieces(line, paper)]
    faults = [f"not on paper: {line}" for line in lost[:5]] if len(lost) * 20 > len(words) else []
    return faults if words else ["nothing on paper"]


def _in_pieces(line: str, paper: str) -> bool:
    """A line beside a picture or a margin comes in pieces."""
    pieces = [line[start:start + 4] for start in range(0, len(line), 4)]
    return sum(piece in paper for piece in pieces) * 10 >= len(pieces) * 8
