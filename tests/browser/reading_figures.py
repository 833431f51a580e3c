"""What a reader meets: the text on the first screen, how much of it has a line, what numbers break."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

SCREENS = ((1280, 720), (1366, 768), (1440, 900), (390, 844), (360, 780))
"""Width and height, in pixels, of the screens on which the text has to begin."""

_TEXT = """
  const isText = node => !node.parentElement.closest(
    ".vm-ref, .vm-card, .vm-fold, .vm-header, .vm-end, .headerlink, [hidden]")
  const texts = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode
      if (isText(text) && text.parentElement.checkVisibility()) yield text
    }
  }
  const paragraphs = [...document.querySelectorAll(".vm-edition > p")]
"""
_LINES = f"""() => {{ {_TEXT}
  const lines = new Set()
  for (const paragraph of paragraphs) for (const text of texts(paragraph)) {{
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects())
      if (box.width && box.bottom <= innerHeight) lines.add(Math.round(box.bottom / 8))
  }}
  return lines.size
}}"""
_SHARE = f"""() => {{ {_TEXT}
  const hasLine = element => {{
    for (let at = element; at && !at.matches(".vm-edition"); at = at.parentElement) {{
      const style = getComputedStyle(at), isClear = /[,/] 0\\)$/.test(style.textDecorationColor)
      if (style.textDecorationLine.includes("underline") && !isClear) return true
    }}
    return false
  }}
  let letters = 0, on = 0
  for (const paragraph of paragraphs) for (const text of texts(paragraph)) {{
    const count = text.data.replace(/\\s/g, "").length
    letters += count
    if (hasLine(text.parentElement)) on += count
  }}
  return on / letters
}}"""
_NUMBERS = """() => [...document.querySelectorAll(".vm-edition .vm-ref")].filter(e => e.checkVisibility())
  .map(e => Number(e.dataset.n ?? e.textContent))"""
_PHRASES = """() => {
  const found = []
  for (const ref of document.querySelectorAll(".vm-edition > p .vm-ref")) {
    if (!ref.checkVisibility() || found.length === 5) continue
    const block = ref.closest("p").cloneNode(true), here = block.querySelector(`[id="${CSS.escape(ref.id)}"]`)
    block.querySelectorAll(".vm-sic").forEach(e => e.remove())
    here.before("\\u0000")
    block.querySelectorAll(".vm-ref").forEach(e => e.remove())
    const [before, after] = block.textContent.split("\\u0000")
    const head = /\\S+ \\S+$/.exec(before), tail = /^ \\S+ \\S+/.exec(after)
    const phrase = head && tail && head[0] + tail[0]
    if (phrase && !found.includes(phrase)) found.push(phrase)
  }
  return found
}"""
_SELECTION = """([from, to]) => {
  const paragraphs = [...document.querySelectorAll(".vm-edition > p")]
  const first = paragraphs[from], last = paragraphs[to]
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length)
  const selected = getSelection().toString()
  getSelection().removeAllRanges()
  return selected
}"""
_STOPS = """() => {
  const first = document.querySelector(".vm-edition > p")
  const stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")].filter(e =>
    e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}) &&
    e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)
  const groups = new Set()
  const isStop = e => e.type !== "radio" || (e.checked && !groups.has(e.name) && groups.add(e.name))
  return stops.filter(isStop).length
}"""
_PUSHED = """() => {
  const notes = [...document.querySelectorAll(".vm-note")].filter(e => e.checkVisibility())
  const top = e => e.getBoundingClientRect().top
  let most = 0
  for (const note of notes) {
    const before = notes.map(top)
    note.querySelector("details").open = true
    const moved = notes.map((other, at) => (other === note ? 0 : Math.abs(top(other) - before[at])))
    most = Math.max(most, ...moved)
    note.querySelector("details").open = false
  }
  return most
}"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers in the text, in the order in which they stand."""

    shown: list[int]

    @property
    def inversions(self) -> int:
        """How often a smaller number follows a greater one."""
        return sum(after < before for before, after in zip(self.shown, self.shown[1:], strict=False))


def lines_on_first_screen(page: Page, width: int, height: int) -> int:
    """Return how many lines of the text are whole on a screen, before anybody scrolls."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("scrollTo(0, 0)")
    lines: int = page.evaluate(_LINES)
    return lines


def share_on_a_line(page: Page) -> float:
    """Return the share of the letters of the text that have a line below them."""
    share: float = page.evaluate(_SHARE)
    return share


def numbers(page: Page) -> Numbers:
    """Return the numbers that are shown in the text."""
    return Numbers(page.evaluate(_NUMBERS))


def phrases_across_numbers(page: Page) -> list[str]:
    """Return five phrases of the text that begin before a number and end after it."""
    phrases: list[str] = page.evaluate(_PHRASES)
    return phrases


def is_found(page: Page, phrase: str) -> bool:
    """Return whether the browser's own search finds a phrase in the page."""
    page.evaluate("getSelection().removeAllRanges()")
    found: bool = page.evaluate("phrase => find(phrase, true, false, true)", phrase)
    return found


def selected_text(page: Page, first: int = 0, last: int = 2) -> str:
    """Return what is selected from the beginning of one paragraph to the end of another."""
    selected: str = page.evaluate(_SELECTION, [first, last])
    return selected


def stops_before_the_text(page: Page) -> int:
    """Return how many stops the Tab key makes before the first paragraph."""
    stops: int = page.evaluate(_STOPS)
    return stops


def farthest_push(page: Page) -> float:
    """Return by how many pixels, at most, one note that opens moves another."""
    pushed: float = page.evaluate(_PUSHED)
    return pushed


def presses_to_note(page: Page, number: int) -> int | None:
    """Return how many presses of the key for the next note lead to the one with a number; None if too many.

    The page needs its script, and to show that note.
    """
    page.evaluate("document.activeElement.blur()")
    for press in range(1, 2 * number):
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.textContent").startswith(f"Note {number},"):
            return press
    return None
