/* A note in one line, as the engine makes it (model/kinds/, model/wording.py). */

import { oneLine } from "./folding.js"

const LONGEST_QUOTE = 44

function shortened(words) {
  const line = [...oneLine(words)]
  if (line.length <= LONGEST_QUOTE) return line.join("")
  const head = line.slice(0, Math.floor((LONGEST_QUOTE * 2) / 3)).join("")
  const tail = line.slice(-Math.floor(LONGEST_QUOTE / 3)).join("")
  return `${head.includes(" ") ? head.slice(0, head.lastIndexOf(" ")) : head} … ${tail.slice(tail.indexOf(" ") + 1)}`
}

/* By the first letter, as browsers take it for `dir="auto"` (model/direction.py). */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const arrowAfter = text => (RIGHT_TO_LEFT.test(/\p{L}|\u200F/u.exec(text)?.[0] ?? "") ? "←" : "→")

const HEADLINES = {
  glossary: (note, { terms }) => terms.get(note.term)?.[0] ?? shortened(note.quote || note.term || ""),
  correction: note => {
    const received = shortened(note.quote || "The whole article")
    return `${received} ${arrowAfter(received)} ${note.reading ? shortened(note.reading) : "left out"}`
  },
  reliability: ({ assessments = [], claim = "", asks = "" }, { credibility }) => {
    const words = [assessments[0], assessments.at(-1)].map(one => credibility.get(one?.credibility)?.[0]).filter(Boolean)
    return `${claim.replace(/\.+$/, "")} · ${asks === "said" ? "said: " : ""}${[...new Set(words)].join(" → ")}`
  },
  variant: (note, { witnesses }) => {
    const name = witnesses.get(note.witness)?.[1] ?? note.witness ?? ""
    const words = note.translation || note.reading
    return `${name}: ${words ? `“${shortened(words)}”` : "not there"}`
  },
  context: note => note.title ?? ""
}

/* `registers` gives, by id, the name of each entry and what else is shown of it. */
export const headline = (note, registers) =>
  (HEADLINES[note.kind] ?? (() => note.title ?? shortened(note.quote ?? "")))(note, registers)
