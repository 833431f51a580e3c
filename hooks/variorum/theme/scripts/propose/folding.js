/* Text in the form in which quotes are compared, with the way back to the original. The same rules
   as anchoring/folding.py: what is found here is found there. Offsets are those of JavaScript. */

import { withoutCompatibility } from "./compatibility.js"

export const SPACES = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
export const BLANK = new RegExp(`[${SPACES}]`)
const BLANKS = new RegExp(`[${SPACES}]+`, "g")
const OUTER_BLANKS = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, "g")
const ALL_BLANK = new RegExp(`^[${SPACES}]+$`)
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const PICTURE = /^\p{Extended_Pictographic}/u
const INVISIBLE_IN_PICTURE = /(?![\u200d\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu
const STYLED = /[“”„‟«»″〝〞〟‘’‚‛‹›′‐‑‒–—―−]/g
const DOUBLE = "“”„‟«»″〝〞〟"
const SINGLE = "‘’‚‛‹›′"
/* White space with which no accent forms a cluster, before what may be an accent. A quote in YAML has a
   blank there, with which it does. */
const END_OF_LINE = /[\t-\r\x1c-\x1f\x85\u2028\u2029](?=[^\x00-\x7f])/g
/* Beyond ASCII, with the neighbours that may belong to the same cluster. */
const UNUSUAL = /[\x00-\x7f]?(?:[^\x00-\x7f]+[\x00-\x7f]?)+/g
const clusters = new Intl.Segmenter("en", { granularity: "grapheme" })

const inOneStyle = text => text.replace(STYLED, sign => (DOUBLE.includes(sign) ? '"' : SINGLE.includes(sign) ? "'" : "-"))

function foldCluster(cluster) {
  const styled = inOneStyle(withoutCompatibility(inOneStyle(cluster)))
  const visible = styled.replace(PICTURE.test(styled) ? INVISIBLE_IN_PICTURE : INVISIBLE, "")
  return ALL_BLANK.test(visible) ? " " : visible.replace(BLANKS, "◌")
}

/* Python's `text.strip()`. */
export const trimmed = text => text.replace(OUTER_BLANKS, "")

/* Python's `" ".join(text.split())`. */
export const oneLine = text => text.split(BLANKS).filter(Boolean).join(" ")

export class Folded {
  constructor(received) {
    const text = received.replace(END_OF_LINE, " ")
    this.starts = []
    this.ends = []
    const pieces = []
    const add = (folded, start, end) => {
      if (folded === " " && pieces.at(-1) === " ") this.ends[this.ends.length - 1] = end
      else if (folded) {
        pieces.push(folded)
        for (let at = 0; at < folded.length; at++) {
          this.starts.push(start)
          this.ends.push(end)
        }
      }
    }
    const plain = (from, to) => {
      for (let at = from; at < to; at++) add(BLANK.test(text[at]) ? " " : text[at], at, at + 1)
    }
    let done = 0
    for (const unusual of text.matchAll(UNUSUAL)) {
      plain(done, unusual.index)
      for (const { segment, index } of clusters.segment(unusual[0])) {
        const start = unusual.index + index
        add(foldCluster(segment), start, start + segment.length)
      }
      done = unusual.index + unusual[0].length
    }
    plain(done, text.length)
    this.text = pieces.join("")
  }

  /* The spans of the original that fold to the quote, overlapping ones too. */
  occurrences(quote) {
    const spans = []
    for (let at = quote ? this.text.indexOf(quote) : -1; at >= 0; at = this.text.indexOf(quote, at + 1)) {
      const end = at + quote.length
      if (this.isEdge(at) && this.isEdge(end)) spans.push({ start: this.starts[at], end: this.ends[end - 1] })
    }
    return spans
  }

  isEdge(at) {
    return at === 0 || at === this.text.length || this.starts[at] !== this.starts[at - 1]
  }

  /* How many folded characters come from before an offset of the original. */
  position(offset) {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.starts[middle] < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

export const foldQuote = words => new Folded(words).text.replace(/^ | $/g, "")

export class ReadingText {
  constructor(text) {
    this.text = text
    this.folded = new Folded(text)
  }
}
