/* The places that have the words of a quote, or its first and its last words: as anchoring/candidates.py
   has it. */

import { mayBegin, mayEnd, prefixStands, suffixStands } from "./context.js"
import { foldQuote } from "./folding.js"
import { splitsWord } from "./words.js"

const ELLIPSIS = /\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+/
const MOST_PARAGRAPHS = 3
const LONGEST_PASSAGE = 5_000
const MOST_SHORT_PARAGRAPHS = 10
const LONGEST_OVER_SHORT = 300

export function candidates(selector, reading) {
  const spans = reading.folded.occurrences(foldQuote(selector.quote))
  const parts = spans.length ? [] : selector.quote.trim().split(ELLIPSIS)
  if (parts.length !== 2) return spans
  const found = joined(selector, ...parts, reading)
  return selector.prefix && selector.suffix ? found : found.filter(span => isWithinBounds(span, reading.text))
}

function isWithinBounds({ start, end }, text) {
  const passage = text.slice(start, end)
  const length = [...passage].length
  const most = length <= LONGEST_OVER_SHORT ? MOST_SHORT_PARAGRAPHS : MOST_PARAGRAPHS
  return length <= LONGEST_PASSAGE && passage.split("\n\n").length <= most
}

function joined(selector, first, last, reading) {
  const { text, folded } = reading
  const head = { ...selector, quote: first }
  const tail = { ...selector, quote: last }
  const orAll = (some, all) => (some.length ? some : all)
  let heads = folded.occurrences(foldQuote(first)).filter(span => mayBegin(head, span, reading) && !splitsWord(text, span.end, true))
  let tails = folded.occurrences(foldQuote(last)).filter(span => mayEnd(tail, span, reading) && !splitsWord(text, span.start))
  heads = orAll(heads.filter(span => prefixStands(head, span, reading)), heads)
  tails = orAll(tails.filter(span => suffixStands(tail, span, reading)), tails)
  return heads.flatMap(span => {
    const following = tails.find(other => other.start >= span.end)
    return following ? [{ start: span.start, end: following.end }] : []
  })
}
