"""A page in a frame of any width, which windows of some browsers do not have; with or without its scripts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Protocol

from tests.browser.drivers import Driver

HEIGHT = 900
WAITS = 20
"""Seconds."""
_LOADED = "document.readyState === 'complete' && location.href !== 'about:blank'"
_SHOW = """
  const [address, width, height, scripts] = arguments
  document.documentElement.innerHTML = '<body style="margin:0"></body>'
  const frame = document.createElement('iframe')
  // Where scripts are not allowed, the browser is one without: also in its media queries.
  if (!scripts) frame.sandbox = 'allow-same-origin allow-forms'
  frame.style.cssText = `border: 0; height: ${height}px; width: ${width}px`
  frame.width = width
  document.body.append(frame)
  frame.src = address
"""
_EVALUATE = """
  with (document.querySelector('iframe').contentWindow) {
    const value = %s
    return typeof value === 'function' ? value(arguments[0]) : value
  }
"""
_UNFOLD = """[...document.querySelectorAll('.vm-fold:not([open]) > summary')]
  .filter(line => line.getClientRects().length).forEach(line => line.click())"""
_AIM = """selector => {
  const element = [...document.querySelectorAll(selector)].find(e => e.getClientRects().length)
  element.scrollIntoView({block: 'center', behavior: 'instant'})
  const box = element.getClientRects()[0]
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]
}"""


class Evaluates(Protocol):
    """A page that can be asked."""

    def evaluate(self, expression: str, arg: Any = None) -> Any: ...


@dataclass(frozen=True, slots=True)
class FramedPage:
    """The page that is shown; all is done to it from outside, as its own scripts may be forbidden."""

    driver: Driver

    def show(self, address: str, width: int, *, scripts: bool) -> None:
        """Show a page at a width, as somebody sees it who comes for the first time."""
        self.driver.resize(width + 200, HEIGHT + 200)
        # Any page of the same origin: the frame's is to be looked into.
        self.driver.open(address.partition("#")[0])
        self.driver.run("localStorage.clear()")
        self.driver.run(_SHOW, address, width, HEIGHT, scripts)
        self.wait_for(_LOADED)
        if scripts:
            self.wait_for("!!document.querySelector('[data-scripted], body:not(:has(.vm-bar))')")

    def unfold(self) -> None:
        """Open the lines that stand for the notes of a paragraph; on a wide page none are to be seen."""
        self.evaluate(_UNFOLD)

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """Return the value of an expression, or of a function called with `arg`, in the page."""
        return self.driver.run(_EVALUATE % expression, arg)

    def wait_for(self, expression: str) -> None:
        """Return when an expression is true.

        Raises:
            TimeoutError: It has not become true.
        """
        end = time.monotonic() + WAITS
        while not self.evaluate(expression):
            if time.monotonic() > end:
                raise TimeoutError(f"Not within {WAITS} seconds: {expression}")
            time.sleep(0.05)

    def click(self, selector: str, *, touch: bool = False) -> None:
        """Press and release in the middle of what is shown of the first element that is shown."""
        x, y = self.evaluate(_AIM, selector)
        self.driver.act(
            {
                "type": "pointer",
                "id": "finger" if touch else "mouse",
                "parameters": {"pointerType": "touch" if touch else "mouse"},
                "actions": [
                    {"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": "viewport"},
                    {"type": "pointerDown", "button": 0},
                    {"type": "pointerUp", "button": 0},
                ],
            }
        )

    def press(self, key: str) -> None:
        """Press and release a key."""
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.driver.act({"type": "key", "id": "keyboard", "actions": actions})
