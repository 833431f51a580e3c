"""A hand that selects words on the page: with a mouse, a finger, or the keys."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.propose.driving import SEEN

# The boxes of the first and of the last sign of the words, as drawn.
_ENDS = (
    f"([first, last]) => {{ {SEEN}"
    """
  const start = text.indexOf(first), end = text.indexOf(last, start) + last.length
  if (start < 0 || end < last.length) throw new Error(`not on the page: ${first} … ${last} in ${text}`)
  const place = offset => {
    for (const node of nodes) {
      if (offset < node.length) return [node, offset]
      offset -= node.length
    }
  }
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const whole = [...graphemes.segment(text)]
  const sign = at => whole.find(({index, segment}) => index <= at && at < index + segment.length)
  const box = ({index, segment}) => {
    const range = document.createRange()
    const [node, from] = place(index), [other, to] = place(index + segment.length - 1)
    range.setStart(node, from)
    range.setEnd(other, to + 1)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, y: (top + bottom) / 2, isBackwards: /[\\u0590-\\u08ff]/.test(segment) }
  }
  place(start)[0].parentElement.scrollIntoView({ block: 'center' })
  return [box(sign(start)), box(sign(end - 1))]
}"""
)


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a hand begins and ends, in the window."""

    start: tuple[float, float]
    end: tuple[float, float]


def ends(page: Page, first: str, last: str = "") -> Ends:
    """Return the edges of the words from `first` to the end of `last`, brought into sight."""
    # A font that comes late moves the words.
    page.evaluate("document.fonts.ready.then(() => true)")
    one, other = page.evaluate(_ENDS, [first, last or first])
    start = one["right"] - 1 if one["isBackwards"] else one["left"] + 1
    end = other["left"] + 1 if other["isBackwards"] else other["right"] - 1
    return Ends((start, one["y"]), (end, other["y"]))


def drag(page: Page, first: str, last: str = "", *, backwards: bool = False) -> None:
    """Drag the mouse over the words, as a hand does: in steps."""
    found = ends(page, first, last)
    begin, finish = (found.end, found.start) if backwards else (found.start, found.end)
    page.mouse.move(*begin)
    page.mouse.down()
    page.mouse.move((begin[0] + finish[0]) / 2, (begin[1] + finish[1]) / 2, steps=4)
    page.mouse.move(*finish, steps=4)
    page.mouse.up()


def middle(page: Page, word: str) -> tuple[float, float]:
    """Return the middle of a word on one line."""
    found = ends(page, word)
    return (found.start[0] + found.end[0]) / 2, found.start[1]


_COVERED = """() => [...document.querySelectorAll(".vm-edition p")].flatMap(paragraph => {
  const covered = []
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest(".vm-card, .vm-fold, .vm-ref")) continue
    for (let offset = 0; offset < node.length; offset++) {
      const letter = document.createRange()
      letter.setStart(node, offset)
      letter.setEnd(node, offset + 1)
      const { left, right, top, bottom, width } = letter.getBoundingClientRect()
      if (!width || !node.data[offset].trim()) continue
      const at = by => document.elementFromPoint((left + right) / 2, (top + bottom) / 2 + by)
      if ([-2, 0, 2].some(by => at(by)?.closest(".vm-ref"))) covered.push(node.data.slice(0, offset + 1))
    }
  }
  return covered
})"""


def covered_letters(page: Page) -> list[str]:
    """Return the words up to each letter over the middle of which (2 px above and below) a number lies."""
    return list(page.evaluate(_COVERED))
