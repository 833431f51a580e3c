/* The reading text of the page that is open, and which of its characters are selected: what
   rendering/html_text.py reads, with all that the engine has woven in left out. */

import { BLOCKS, isCopied, isHidden, isUnread, isWhole, wholeText } from "./elements.js"
import { readingOf } from "./raised.js"

/* Of what the engine adds, these hold words of the article; of what the theme adds, nothing does. */
const READ_MARKS = ["vm-mark", "vm-sic", "vm-term"]
const ADDED = "button, .md-code__nav, .md-clipboard"
const SEPARATOR = "\n\n"

const isAdded = element =>
  element.matches(ADDED) ||
  ([...element.classList].some(name => name.startsWith("vm-")) &&
    !READ_MARKS.some(name => element.classList.contains(name)))

/* Where each stretch of the text stands: its node, the offset in it, and where it begins in the text.
   The reading of a correction has the span of the words that it replaces. */
export class Page {
  constructor(edition, asTheyCame = new Map()) {
    this.edition = edition
    this.asTheyCame = asTheyCame
    this.pieces = []
    this.parts = []
    this.unselectable = []
    this.copied = []
    this.length = 0
    this.break = ""
    this.isFresh = true
    for (const child of edition.childNodes) this.read(child, { unread: false, pre: false, sic: null, hidden: false, copied: false, seen: null })
    this.text = this.parts.join("")
  }

  read(node, within) {
    if (node.nodeType === Node.TEXT_NODE) this.readText(node, within)
    else if (node.nodeType === Node.ELEMENT_NODE) this.readElement(node, within)
  }

  readElement(element, within) {
    if (element.classList.contains("vm-corr")) return this.readReading(element)
    if (isAdded(element)) return
    const tag = element.localName
    if (BLOCKS.has(tag)) this.break = SEPARATOR
    if (isWhole(element) && !within.unread && !isUnread(element)) return this.readWhole(element, within)
    if (tag === "br") {
      this.add("\n", null, 0, within)
      this.isFresh = true
    } else if (tag === "img" && element.alt && !within.unread) {
      this.add(element.alt, element, 0, within)
      if (!within.hidden) this.unselectable.push({ start: this.length - element.alt.length, end: this.length })
    }
    const isRead = !within.unread && !within.hidden
    const isFirstHidden = isRead && isHidden(element)
    const inside = {
      unread: within.unread || isUnread(element),
      pre: within.pre || tag === "pre",
      sic: element.classList.contains("vm-sic") ? element : within.sic,
      hidden: within.hidden || isFirstHidden,
      copied: within.copied || (isRead && isCopied(element)),
      seen: readingOf(tag, within.seen, this.break ? "" : (this.parts.at(-1) ?? ""))
    }
    const start = this.length
    for (const child of element.childNodes) this.read(child, inside)
    if (isFirstHidden && this.length > start) this.unselectable.push({ start, end: this.length })
    if (BLOCKS.has(tag)) this.break = SEPARATOR
  }

  readWhole(element, within) {
    const text = this.asTheyCame.get(element) ?? wholeText(element)
    if (text) this.add(text, element, 0, within)
    if (BLOCKS.has(element.localName)) this.break = SEPARATOR
  }

  readText(node, within) {
    const stripped = (this.break || this.isFresh) && !within.pre ? node.data.replace(/^[ \t\n]+/, "") : node.data
    const seen = within.seen && !within.unread ? within.seen(stripped) : stripped
    if (stripped) this.add(seen, node, node.data.length - stripped.length, within)
  }

  add(text, node, from, { unread, sic, copied, hidden }) {
    if (unread && copied && !hidden && text.trim()) this.copied.push({ at: this.length, signs: text.trim() })
    if (unread) return
    if (this.break && this.length) {
      this.parts.push(this.break)
      this.length += this.break.length
    }
    this.break = ""
    this.isFresh = false
    if (node) this.pieces.push({ node, from, start: this.length, end: this.length + text.length, sic })
    this.parts.push(text)
    this.length += text.length
  }

  readReading(ins) {
    const ids = ins.closest(".vm-mark").dataset.notes.split(" ")
    const id = ids.find(id => document.querySelector(`.vm-kind--correction[id="${CSS.escape(id)}"]`))
    let at = this.pieces.length
    const isReplaced = piece => piece?.sic?.closest(".vm-mark").dataset.notes.split(" ").includes(id)
    while (isReplaced(this.pieces[at - 1])) at--
    const first = this.pieces[at]
    if (first) this.pieces.push({ node: ins.firstChild, reading: ins, start: first.start, end: this.length })
  }

  /* The span of the words that a reader sees selected; null if none of the article's are. */
  spanOf(range) {
    let start = Infinity
    let end = -1
    for (const piece of this.pieces) {
      const part = selectedPart(piece, range)
      if (!part) continue
      start = Math.min(start, part.start)
      end = Math.max(end, part.end)
    }
    return end > start ? { start, end } : null
  }

  /* What is corrected already, as spans. */
  corrected() {
    return this.pieces.filter(piece => piece.sic)
  }
}

const isShown = element => element.getClientRects().length > 0

function selectedPart(piece, range) {
  const { node, reading, sic } = piece
  if (!range.intersectsNode(node) || ((reading || sic) && !isShown(reading ?? sic))) return null
  if (node.nodeType !== Node.TEXT_NODE) return piece
  const from = node === range.startContainer ? range.startOffset : 0
  const to = node === range.endContainer ? range.endOffset : node.length
  if (to <= from) return null
  if (reading) return piece
  const start = Math.max(piece.start, piece.start + from - piece.from)
  const end = Math.min(piece.end, piece.start + to - piece.from)
  return end > start ? { start, end } : null
}
