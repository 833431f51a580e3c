"""The form, as somebody uses it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

# The words of the article that a reader sees, and the nodes in which they stand.
SEEN = """
  const nodes = [], edition = document.querySelector('.vm-edition')
  const added = '.vm-header, .vm-fold, .vm-card, .vm-end, .vm-whole, .vm-status, .headerlink, button'
  const walk = document.createTreeWalker(edition, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest(added) || !node.parentElement.getClientRects().length
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  while (walk.nextNode()) nodes.push(walk.currentNode)
  const text = nodes.map(node => node.data).join('')
"""
# Selects from the beginning of the first words to the end of the last.
_SELECT = (
    f"([first, last, times]) => {{ {SEEN}"
    """
  let start = -1
  for (let time = 0; time < times; time++) start = text.indexOf(first, start + 1)
  const end = text.indexOf(last, start) + last.length
  if (start < 0 || end < last.length) throw new Error(`not on the page: ${first} … ${last} in ${text}`)
  const at = (offset, isEnd) => {
    for (const node of nodes) {
      if (offset < node.length || (isEnd && offset === node.length)) return [node, offset]
      offset -= node.length
    }
  }
  const range = document.createRange()
  range.setStart(...at(start, false))
  range.setEnd(...at(end, true))
  range.startContainer.parentElement.scrollIntoView({block: 'center'})
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}"""
)


def select(page: Page, first: str, last: str = "", *, times: int = 1) -> None:
    """Select from `first`, where it stands for the `times`-th time, to the end of the next `last`."""
    page.evaluate(_SELECT, [first, last or first, times])


def open_form(page: Page, first: str, last: str = "", *, times: int = 1) -> None:
    """Select words and take up the offer."""
    select(page, first, last, times=times)
    page.click("button.vm-propose")
    page.wait_for_selector("dialog.vm-form[open]")


def fill(page: Page, kind: str, values: Mapping[str, str]) -> None:
    """Fill in the fields of a note of `kind`; a choice is made by its value."""
    page.check(f"dialog input[value={kind}]")
    for key, value in values.items():
        field = page.locator(f".vm-form__field--{key} > :is(textarea, select)").last
        if field.evaluate("field => field.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)


def downloaded(page: Page, folder: Path) -> Path:
    """Download the file into `folder`, as somebody would who puts it into the edition."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def problems(page: Page) -> list[str]:
    """Return what the form says is left to do."""
    return page.locator(".vm-form__problems li").all_inner_texts()
