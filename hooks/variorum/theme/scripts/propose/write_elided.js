/* Writes the selector of a long passage, “first words … last words”: as anchoring/write_elided.py does. */

import { foldQuote, oneLine, trimmed } from "./folding.js"
import { tellingPrefixes, tellingSuffixes } from "./growing_context.js"
import { resolve } from "./resolve.js"

const EDGE_WORDS = [8, 16, 32]
/* Where no spaces part the words. */
const EDGE_SIGNS = [24, 48, 96]

export function writeElided(span, reading) {
  const { text, folded } = reading
  for (const [first, last] of edges(oneLine(text.slice(span.start, span.end)))) {
    const heads = folded.occurrences(foldQuote(first))
    const tails = folded.occurrences(foldQuote(last))
    const head = heads.find(place => place.start === span.start)
    const tail = tails.find(place => place.end === span.end)
    if (!head || !tail || head.end > tail.start) continue
    const before = tellingPrefixes(first, head, heads.filter(place => place !== head), reading)
    const after = tellingSuffixes(last, tail, tails.filter(place => place !== tail), reading)
    const selector = { quote: `${first} … ${last}`, prefix: oneLine(before[0] ?? ""), suffix: oneLine(after[0] ?? "") }
    const [meant, ...others] = resolve(selector, reading)
    if (!others.length && meant?.start === span.start && meant.end === span.end) return selector
  }
  return null
}

function* edges(line) {
  const words = line.split(" ")
  for (const edge of EDGE_WORDS)
    if (words.length > 2 * edge) yield [words.slice(0, edge).join(" "), words.slice(-edge).join(" ")]
  const signs = [...line]
  for (const edge of EDGE_SIGNS)
    if (signs.length > 2 * edge) yield [trimmed(signs.slice(0, edge).join("")), trimmed(signs.slice(-edge).join(""))]
}
