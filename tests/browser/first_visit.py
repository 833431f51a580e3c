"""What a first visit of a page costs: bytes and requests over the line, and when the page is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

_PAINTED = """() => new Promise(done => {
  let last = 0, shift = 0
  new PerformanceObserver(list => { for (const entry of list.getEntries()) last = entry.startTime })
    .observe({type: "largest-contentful-paint", buffered: true})
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value })
    .observe({type: "layout-shift", buffered: true})
  const first = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0
  setTimeout(() => done([first(), last, shift]), 500)
})"""


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Bytes are those that the browser received, heads included; times are in seconds."""

    bytes: int
    bytes_before_paint: int
    fonts_before_paint: int
    requests_before_paint: int
    first_paint: float
    largest_paint: float
    shift: float


def first_visit(browser: Browser, address: str, *, width: int = 390, height: int = 844) -> FirstVisit:
    """Open a page in a browser that was never there, and return what that costs."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    begun: dict[str, tuple[str, float]] = {}
    ended: dict[str, tuple[float, int]] = {}

    def begin(event: Any) -> None:
        begun[event["requestId"]] = (event["request"]["url"], event["timestamp"])

    def end(event: Any) -> None:
        ended[event["requestId"]] = (event["timestamp"], int(event["encodedDataLength"]))

    session.on("Network.requestWillBeSent", begin)
    session.on("Network.loadingFinished", end)
    page.goto(address, wait_until="networkidle")
    first, largest, shift = page.evaluate(_PAINTED)
    context.close()
    fetched = {
        request: (url, when)
        for request, (url, when) in begun.items()
        if url.startswith("http") and request in ended
    }
    began = min(when for _, when in fetched.values())
    before = [request for request in fetched if (ended[request][0] - began) * 1_000 <= first]
    return FirstVisit(
        sum(ended[request][1] for request in fetched),
        sum(ended[request][1] for request in before),
        sum(ended[request][1] for request in before if fetched[request][0].endswith(".woff2")),
        len(before),
        first / 1_000,
        largest / 1_000,
        shift,
    )
