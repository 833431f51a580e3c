/* Selected words → the offer to propose a note on them. What makes the note is loaded when somebody
   takes it up. A block, since this file is joined to the one before. */
{
  const OWN = document.currentScript.src
  const NOT_THE_TEXT = ".vm-card, .vm-fold, .vm-header, .vm-end, .vm-whole, .vm-status"
  const elementOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)
  const offer = document.createElement("button")
  let range = null

  /* All that is selected, as one stretch; null if none of it is the article's. */
  const selected = () => {
    const selection = getSelection()
    if (!selection.rangeCount || selection.isCollapsed) return null
    const all = selection.getRangeAt(0).cloneRange()
    const last = selection.getRangeAt(selection.rangeCount - 1)
    all.setEnd(last.endContainer, last.endOffset)
    const edition = document.querySelector(".vm-edition")
    if (!edition?.contains(elementOf(all.commonAncestorContainer)) && !all.intersectsNode(edition ?? document.head)) return null
    if (elementOf(all.commonAncestorContainer).closest(NOT_THE_TEXT)) return null
    return String(selection).trim() ? all : null
  }

  const styled = () =>
    (styled.done ??= new Promise(resolve => {
      const href = new URL("variorum-propose.css", OWN)
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve })
      document.head.append(link)
    }))

  /* Below the last line; above the first where there is no room. The words stay in sight. */
  const place = () => {
    const boxes = range.getClientRects()
    const { right, bottom } = boxes[boxes.length - 1] ?? range.getBoundingClientRect()
    const { width, height } = offer.getBoundingClientRect()
    const gap = matchMedia("(pointer: coarse)").matches ? 40 : 8
    const isLow = bottom + gap + height > innerHeight
    const top = isLow ? Math.max(0, range.getBoundingClientRect().top - gap - height) : bottom + gap
    offer.style.top = `${top + scrollY}px`
    offer.style.left = `${Math.max(8, Math.min(right - width, document.documentElement.clientWidth - width - 8)) + scrollX}px`
  }

  const hide = () => offer.remove()

  const show = async () => {
    if (document.activeElement === offer || document.querySelector("dialog[open]")) return
    range = selected()
    if (!range) return hide()
    await styled()
    if (!range) return
    document.body.append(offer)
    place()
  }

  /* As classic scripts, in this order: a page that is opened from a disk may not import or fetch. */
  const loaded = name =>
    new Promise((onload, onerror) => {
      const script = Object.assign(document.createElement("script"), { src: new URL(name, OWN), onload, onerror })
      document.head.append(script)
    })
  const form = () =>
    (form.done ??= loaded("variorum-form.js")
      .then(() => loaded("variorum-propose.js"))
      .catch(error => {
        form.done = null
        throw error
      }))

  const open = async about => {
    await Promise.all([form(), styled()])
    await variorumForm.propose(about, document.querySelector(".vm-edition"))
    if (about) {
      getSelection().removeAllRanges()
      getSelection().addRange(about)
      /* The key that closed the form has closed the offer as well. */
      document.body.append(offer)
      offer.focus()
    }
  }

  offer.type = "button"
  offer.className = "vm-propose"
  offer.textContent = "Propose a note"
  offer.addEventListener("click", () => open(range))
  /* A press would take the selection away before the click. */
  offer.addEventListener("pointerdown", event => event.preventDefault())

  let waiting
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(show, 200)
  })
  addEventListener("resize", () => offer.isConnected && place())

  /* The offer is the next stop of whoever selects with the keyboard. */
  document.addEventListener("keydown", event => {
    if (!offer.isConnected || document.querySelector("dialog[open]")) return
    if (event.key === "Escape") hide()
    else if (event.key === "Tab" && !event.shiftKey && !event.defaultPrevented && document.activeElement === document.body) {
      event.preventDefault()
      /* The key that closed the form has closed the offer as well. */
      document.body.append(offer)
      offer.focus()
    }
  })

  /* What is selected from the text on is the text: notes that are open are left out, like those that are closed. */
  document.addEventListener("selectstart", event => {
    const edition = document.querySelector(".vm-edition")
    edition?.toggleAttribute("data-selecting", !elementOf(event.target).closest(NOT_THE_TEXT))
  })

  const start = () => {
    hide()
    const write = document.querySelector(".vm-header__write:not([data-ready])")
    if (!write) return
    write.dataset.ready = ""
    write.addEventListener("click", () => open(null))
  }
  if (window.document$) window.document$.subscribe(start)
  else start()
}
