/* Opens the search of a library, on each page of a site that has one. The search itself is loaded when somebody asks
   for it; where it cannot be had, as from a disk or without a network, the search of the theme opens. */
{
  const own = document.currentScript
  const root = new URL(own.dataset.search, location)
  const off = new AbortController()
  const listening = { capture: true, signal: off.signal }
  const INPUT = ".md-search__input"
  const TOGGLE = "[data-md-toggle=search]"
  let loading

  const added = (name, properties) => new Promise((done, failed) => {
    const element = Object.assign(document.createElement(name), properties)
    element.addEventListener("load", done)
    element.addEventListener("error", failed)
    document.head.append(element)
  })
  const load = () => (loading ??= Promise.all([
    added("link", { rel: "stylesheet", href: new URL("variorum-search.css", own.src).href }),
    added("script", { src: new URL("variorum-search-view.js", own.src).href }),
  ]))

  const open = async (words = "") => {
    try {
      await load()
      await variorumSearch.open({ root, words, giveUp })
    } catch {
      giveUp(words)
    }
  }

  /* Opens the search of the theme, from now on. */
  const giveUp = words => {
    if (off.signal.aborted) return
    off.abort()
    delete own.dataset.search
    const input = document.querySelector(INPUT)
    input?.removeAttribute("readonly")
    input?.removeAttribute("aria-haspopup")
    document.querySelector("label[for=__search]")?.click()
    if (!input || !words) return
    input.value = words
    // The script of the theme may come only now; it asks for the words when somebody types.
    const type = () => input.dispatchEvent(new Event("keyup", { bubbles: true }))
    input.addEventListener("focus", () => setTimeout(type, 100), { once: true })
    type()
  }

  const opens = (event, words) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    open(words)
  }
  addEventListener("click", event => {
    const { target } = event
    if (target.closest?.(`${INPUT}, label[for=__search]`)) opens(event)
    else if (target.matches?.(TOGGLE)) {
      // The theme opens its search when its field has the focus, to which that returns from ours.
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }, listening)
  // The theme would open its search as soon as keys reach the field; ours opens when somebody writes.
  for (const name of ["focus", "focusin"])
    addEventListener(name, event => {
      if (event.target.matches?.(INPUT)) event.stopImmediatePropagation()
    }, listening)
  addEventListener("keydown", event => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return
    if (target.matches?.(INPUT)) {
      if (key === "Enter" || [...key].length === 1) opens(event, key === "Enter" ? "" : key.trim())
    } else if (["/", "s", "f"].includes(key) && !target.closest?.("input, textarea, select, [contenteditable]")) opens(event)
  }, listening)
  for (const input of document.querySelectorAll(INPUT)) {
    input.readOnly = true
    input.setAttribute("aria-haspopup", "dialog")
  }
}
