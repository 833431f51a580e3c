/* What a script adds to the reading page. Without it all notes are there, open on click, and the
   switches work. With it the switches are remembered and stand in the address, passages open
   their notes, and keys go from note to note. */

const STORE = "variorum"
const KEYS_OFF = "variorum-keys-off"

const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const isShown = element => element.getClientRects().length > 0
/* What a closed box holds has its measures and is not seen. */
const isSeen = element => isShown(element) && (element.checkVisibility?.() ?? true)
const noteOf = id => id && document.querySelector(`.vm-note[id="${CSS.escape(id)}"]`)
const marksOf = note => all(`.vm-mark[data-notes~="${CSS.escape(note.id)}"]`)
const referenceOf = note => document.getElementById(`ref:${note.id}`)
const detailsOf = note => note.querySelector("details")
const switches = () => all(".vm-bar input:not([name='vm-more'])")
const inMargin = card => getComputedStyle(card).position === "absolute"

/* ---- The switches: remembered, and in the address ---- */

const keyOf = input => (input.type === "checkbox" ? "hide" : input.name.slice(3))

function readSwitches() {
  const state = new URLSearchParams()
  for (const input of switches())
    if (input.type === "checkbox") {
      if (!input.checked) state.append("hide", input.value)
    } else if (input.checked && !input.defaultChecked) state.set(keyOf(input), input.value)
  return state
}

function setSwitches(state) {
  for (const input of switches())
    if (input.type === "checkbox") input.checked = !state.getAll("hide").includes(input.value)
    else input.checked = state.has(keyOf(input)) ? state.get(keyOf(input)) === input.value : input.defaultChecked
}

function writeAddress(state) {
  const address = new URL(location)
  for (const key of ["text", "notes", "hide"]) address.searchParams.delete(key)
  for (const [key, value] of state) address.searchParams.append(key, value)
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

function restore() {
  const address = new URLSearchParams(location.search)
  const isShared = ["text", "notes", "hide"].some(key => address.has(key))
  setSwitches(isShared ? address : new URLSearchParams(stored(STORE)))
  writeAddress(readSwitches())
}

/* A reader may have closed the store: then nothing is remembered, and all else works. */
function stored(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(key, value)
    return localStorage.getItem(key) ?? ""
  } catch {
    return ""
  }
}

document.addEventListener("change", event => {
  if (!event.target.closest?.(".vm-bar")) return
  const state = readSwitches()
  stored(STORE, state.toString())
  writeAddress(state)
})

/* ---- Notes: opened, closed, and on narrow pages brought to their passage ---- */

const homes = new Map()
let peeked = null
let current = null
/* What a passage, a number or a key has opened: the next of these closes it, if it would be in the way. */
let shownByText = []

function open(note, { at } = {}) {
  reveal(note)
  uncoverPassage(note)
  detailsOf(note).open = true
  /* From now on it can be closed, though the address leads to it. */
  if (note.matches(":target")) note.setAttribute("data-opened", "")
  arrange(note.closest(".vm-card"))
  highlight(note)
  if (at) moveToPassage(note.closest(".vm-card"), at)
}

function close(note) {
  detailsOf(note).open = false
  const card = note.closest(".vm-card")
  if (!card.querySelector("details[open]")) moveBack(card)
  arrange(card)
  if (current === note) highlight(null)
}

/* Where an open note stands over those below it, several that are open in one card stand below each other, and
   the card keeps the height that it had. */
function arrange(card) {
  const standsOver = getComputedStyle(card).getPropertyValue("--vm-over")
  const areSeveral = standsOver && all("details[open]", card).length > 1
  if (!card.querySelector("[open]")) card.style.translate = ""
  if (!areSeveral) card.style.height = ""
  else if (!card.style.height) card.style.height = `${card.getBoundingClientRect().height}px`
  card.classList.toggle("vm-several", Boolean(areSeveral))
}

/* Opens all of `notes`, or closes them if all were open. */
function toggle(notes, at) {
  if (notes.every(note => detailsOf(note).open && peeked !== note)) {
    notes.forEach(close)
    shownByText = shownByText.filter(note => !notes.includes(note))
  } else {
    for (const note of [...notes].reverse()) open(note, { at })
    clearTheWay(notes)
    addToHistory(notes[0])
  }
  peeked = null
}

/* An open note stands over those below it in its margin. Those that open together stand below each other; one
   that was open before and would be in their way closes. */
function clearTheWay(notes) {
  const cards = [...new Set(notes.map(note => note.closest(".vm-card")))].filter(inMargin)
  const bottom = { text: -Infinity, meaning: -Infinity }
  for (const card of cards.sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)) {
    const side = card.matches(".vm-card--text") ? "text" : "meaning"
    card.style.translate = ""
    const below = Math.max(0, bottom[side] + 4 - card.getBoundingClientRect().top)
    if (below) card.style.translate = `0 ${below}px`
    bottom[side] = extent(card).bottom
  }
  const boxes = cards.map(extent)
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  for (const other of all(".vm-note:has([open])")) {
    const card = other.closest(".vm-card")
    if (!cards.includes(card) && inMargin(card) && boxes.some(box => meets(box, extent(card)))) close(other)
  }
  shownByText = [...shownByText.filter(note => detailsOf(note).open && !notes.includes(note)), ...notes]
}

/* The room that a card takes up with what stands open in it. */
function extent(card) {
  const { left, right, top } = card.getBoundingClientRect()
  const parts = [card, ...all("[open] .vm-note__body, .vm-note", card)]
  return { left, right, top, bottom: Math.max(...parts.map(part => part.getBoundingClientRect().bottom)) }
}

function closeShown() {
  shownByText.forEach(close)
  shownByText = []
}

/* What is switched off is switched on again for a reader who asks for it. */
function reveal(note) {
  if (isShown(note)) return
  const amount = note.classList.contains("vm-further") || !document.querySelector('.vm-bar [value="core"]') ? "all" : "core"
  for (const input of switches())
    if (note.classList.contains(`vm-kind--${input.value}`)) input.checked = true
    else if (input.value === amount && !document.querySelector('.vm-bar [value="all"]').checked) input.checked = true
  writeAddress(readSwitches())
}

function uncoverPassage(note) {
  const marks = marksOf(note)
  if (marks.length && !marks.some(isSeen)) uncover(marks[0])
}

/* Opens the closed boxes, and chooses the content tabs, that something stands in. */
function uncover(element) {
  for (let inner = element; inner && !inner.matches(".vm-edition"); inner = inner.parentElement) {
    const outer = inner.parentElement
    if (outer?.matches("details:not([open])") && !inner.matches("summary")) outer.open = true
    const set = inner.matches(".tabbed-block, .tabbed-content") && inner.closest(".tabbed-set")
    if (!set) continue
    const inputs = all(":scope > input", set)
    const blocks = all(":scope > .tabbed-content > .tabbed-block", set)
    const contents = blocks.length ? blocks : all(":scope > .tabbed-content", set)
    const input = inputs[contents.indexOf(inner)]
    if (!input || input.checked) continue
    input.checked = true
    input.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

function highlight(note) {
  for (const lit of all(".vm-current")) lit.classList.remove("vm-current")
  current = note
  if (note) for (const element of [note, ...marksOf(note)]) element.classList.add("vm-current")
}

function moveToPassage(card, reference) {
  if (inMargin(card) || homes.has(card) || reference.closest("pre, table, h1, h2, h3, h4, h5, h6")) return
  let last = reference
  last = reference.closest(".vm-refs") ?? last
  const punctuation = last.nextSibling?.nodeType === Node.TEXT_NODE && /^[^\s\w]+/.exec(last.nextSibling.data)
  if (punctuation) {
    last = last.nextSibling
    if (punctuation[0].length < last.length) last.splitText(punctuation[0].length)
  }
  const home = document.createComment("")
  card.before(home)
  homes.set(card, home)
  last.after(card)
}

function moveBack(card) {
  const home = homes.get(card)
  if (!home) return
  const paragraph = card.parentElement
  home.replaceWith(card)
  homes.delete(card)
  paragraph.normalize()
}

/* A note that is closed by its own headline goes home too, and leaves the reader at its passage. */
document.addEventListener("toggle", event => {
  const card = event.target.closest?.(".vm-card")
  if (card) arrange(card)
  if (!homes.has(card) || card.querySelector("details[open]")) return
  const reference = card.contains(document.activeElement) && referenceOf(event.target.closest(".vm-note"))
  moveBack(card)
  if (!reference) return
  reference.focus({ preventScroll: true })
  close(noteOf(reference.hash.slice(1)))
  peeked = null
}, true)

/* The notes on the words that were touched, those with the shortest passage first; of these, core notes. */
function notesOn(mark) {
  const length = note => marksOf(note).reduce((sum, part) => sum + part.textContent.length, 0)
  const notes = mark.dataset.notes.split(" ").map(noteOf).filter(note => note && isShown(note))
  const isFurther = note => note.classList.contains("vm-further")
  return notes.sort((a, b) => length(a) - length(b) || isFurther(a) - isFurther(b))
}

document.addEventListener("click", event => {
  const target = event.target.closest?.(".vm-ref, .vm-mark, .vm-copy, .vm-note summary, a, button")
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (target.matches(".vm-ref")) {
    const note = noteOf(target.hash.slice(1))
    event.preventDefault()
    if (event.detail) toggle([note], target)
    else goToNote(note)
  } else if (target.matches(".vm-mark")) {
    const notes = getSelection().isCollapsed ? notesOn(target) : []
    if (notes.length) toggle(notes, referenceOf(notes[0]))
  } else if (target.matches(".vm-note summary")) {
    const note = target.closest(".vm-note")
    peeked = null
    if (!detailsOf(note).open) uncoverPassage(note)
    highlight(detailsOf(note).open ? null : note)
  } else if (target.matches(".vm-copy") && navigator.clipboard) {
    event.preventDefault()
    /* A browser may refuse: then the address is in its bar, as after any link. */
    navigator.clipboard.writeText(target.href).then(() => announce("The note’s address is copied."), () => location.assign(target.href))
  } else if (target.matches('[role="doc-backlink"]')) {
    event.preventDefault()
    returnToText(target.closest(".vm-note"))
  }
})

/* The first note that is gone to is an entry of the history of its own: Back leads from it to where the reader was. */
function addToHistory(note) {
  const move = history.state?.inNotes ? "replaceState" : "pushState"
  history[move]({ ...history.state, inNotes: true }, "", `#${note.id}`)
}

let isGoingBack = false

/* A note that is looked at in passing closes again, unless the reader goes into it. */
document.addEventListener("focusin", event => {
  const reference = event.target.closest?.(".vm-ref")
  const into = event.target.closest?.(".vm-note")
  const before = peeked
  peeked = null
  if (before && before !== into && !(reference && noteOf(reference.hash.slice(1)) === before)) close(before)
  if (isGoingBack || !reference?.matches(":focus-visible")) return
  const note = noteOf(reference.hash.slice(1))
  if (!isShown(note)) return
  if (!detailsOf(note).open || before === note) peeked = note
  open(note)
})

document.addEventListener("pointerover", event => {
  const note = event.target.closest?.(".vm-note")
  const mark = event.target.closest?.(".vm-mark")
  if (event.pointerType === "mouse" && (note || mark)) highlight(note ?? notesOn(mark)[0] ?? null)
})

/* ---- Keys ---- */

const visible = () => all(".vm-note").filter(isShown)

function goToNote(note) {
  addToHistory(note)
  open(note)
  clearTheWay([note])
  note.querySelector("summary").focus()
  peeked = note
}

function returnToText(note) {
  const heading = document.querySelector(".vm-edition h1")
  const reference = referenceOf(note) ?? heading
  if (reference === heading) heading.tabIndex = -1
  if (peeked === note) close(note)
  peeked = null
  uncover(reference)
  isGoingBack = true
  reference.focus({ preventScroll: false })
  isGoingBack = false
}

function step(by) {
  const notes = visible()
  const from = document.activeElement.closest?.(".vm-note") ?? current
  const below = notes.findIndex(note => note.getBoundingClientRect().top > 0)
  const next = from && notes.includes(from) ? notes.indexOf(from) + by : below
  if (!notes[next]) return
  if (peeked) close(peeked)
  goToNote(notes[next])
}

const COMMANDS = { j: () => step(1), k: () => step(-1), "?": () => help().showModal() }

document.addEventListener("keydown", event => {
  if (!document.querySelector(".vm-edition") || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]")) return
  const note = event.target.closest(".vm-note")
  if (event.key === "Escape" && note) returnToText(note)
  else if (event.key === "Escape" && shownByText.length) closeShown()
  else if (COMMANDS[event.key] && !stored(KEYS_OFF)) COMMANDS[event.key]()
  else return
  event.preventDefault()
})

function help() {
  const known = document.querySelector(".vm-help")
  if (known) return known
  document.body.insertAdjacentHTML("beforeend", `<dialog class="vm-help" aria-labelledby="vm.help">
    <h2 id="vm.help">Keys</h2>
    <dl><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>to the next note, to the note before</dd></div>
    <div><dt><kbd>Esc</kbd></dt><dd>from a note back to its passage; closes what a passage opened</dd></div>
    <div><dt><kbd>Tab</kbd> <kbd>Enter</kbd></dt><dd>from number to number in the text; into the note</dd></div>
    <div><dt><kbd>?</kbd></dt><dd>this list</dd></div></dl>
    <p><label><input type="checkbox"> Use <kbd>j</kbd>, <kbd>k</kbd> and <kbd>?</kbd></label></p>
    <form method="dialog"><button>Close</button></form></dialog>`)
  const made = document.querySelector(".vm-help")
  const use = made.querySelector("input")
  use.checked = !stored(KEYS_OFF)
  use.addEventListener("change", () => stored(KEYS_OFF, use.checked ? "" : "1"))
  return made
}

function announce(words) {
  const status = document.querySelector(".vm-status")
  status.textContent = words
  setTimeout(() => (status.textContent = ""), 4000)
}

/* ---- Each page, also one that came without a reload ---- */

function openTarget() {
  const target = document.getElementById(decodedHash())
  /* A note has an empty link for each id that it had before. */
  const former = target?.matches(".vm-note__body > a:empty") && target.closest(".vm-note")
  const note = former || noteOf(target?.id)
  /* Who looks up a source comes back to the note. */
  if (!note && !target?.closest(".vm-cited")) closeShown()
  if (note) open(note)
  else if (target?.closest(".vm-edition") && !isShown(target)) {
    uncover(target)
    target.scrollIntoView()
  }
}

function decodedHash() {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return location.hash.slice(1)
  }
}

/* A path and hidden verdicts have pages of their own, to which the page links: no script is needed on them. */
function goToView() {
  const asked = new URLSearchParams(location.search)
  const name = asked.get("verdicts") === "hidden" ? "verdicts-hidden.html" : `path-${asked.get("path")}.html`
  const link = document.querySelector(`.vm-edition a[href^="${CSS.escape(name)}"]`)
  if (link) location.replace(new URL(name + location.hash, link.href))
}

function start() {
  homes.clear()
  peeked = current = null
  shownByText = []
  for (const button of all(".vm-print")) button.hidden = false
  for (const foot of all("noscript.vm-paper-foot")) foot.outerHTML = foot.textContent
  const edition = document.querySelector(".vm-edition")
  if (!edition || edition.hasAttribute("data-scripted")) return
  /* An attribute of its own, not a class: Material has rules for all below a table that has none, so that a
     browser computes the styles of a whole text anew when the class of an element around it changes. */
  edition.setAttribute("data-scripted", "")
  goToView()
  for (const details of all(".vm-card details[name]")) details.removeAttribute("name")
  /* It is in the page already, since what is put into the bar makes a browser ask anew which switches are on. */
  const keys = document.querySelector(".vm-bar button")
  if (keys) keys.hidden = false
  keys?.addEventListener("click", () => help().showModal())
  edition.insertAdjacentHTML("beforeend", '<p class="vm-status" role="status"></p>')
  restore()
  openTarget()
}

document.addEventListener("click", event => event.target.closest?.(".vm-print") && print())
addEventListener("hashchange", openTarget)
addEventListener("resize", () => {
  const fold = document.querySelector(".vm-fold")
  if (fold && inMargin(fold)) [...homes.keys()].forEach(moveBack)
  for (const card of all(".vm-card:has([open])")) arrange(card)
})
/* Material tells nothing of the first page to a script that comes after it, as theme/scripts/host.js loads this one. */
if (window.document$ && !("late" in document.currentScript.dataset)) window.document$.subscribe(start)
else start()
