/* Finds the passage of a selector, as anchoring/resolve.py does. Returns the places that it may
   mean: one, if it is right. */

import { bestByContext, fitting } from "./context.js"
import { foldQuote } from "./folding.js"
import { wholeWordSpans } from "./words.js"

const ELLIPSIS = /\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+/

export function candidates(selector, reading) {
  const spans = reading.folded.occurrences(foldQuote(selector.quote))
  const parts = spans.length ? [] : selector.quote.trim().split(ELLIPSIS)
  if (parts.length !== 2) return spans
  const [heads, tails] = parts.map(part => {
    const found = reading.folded.occurrences(foldQuote(part))
    const whole = wholeWordSpans(found, reading.text)
    return whole.length ? whole : found
  })
  return heads.flatMap(head => {
    const tail = tails.find(tail => tail.start >= head.end)
    return tail ? [{ start: head.start, end: tail.end }] : []
  })
}

export function resolve(selector, reading) {
  const spans = candidates(selector, reading)
  const { quote, prefix, suffix, occurrence } = selector
  let meant
  if (prefix || suffix) meant = fitting(selector, spans, reading.folded)
  else {
    meant = wholeWordSpans(spans, reading.text)
    if (!meant.length && occurrence) meant = spans
  }
  if (occurrence) return meant.slice(occurrence - 1, occurrence)
  if (meant.length < 2) return meant
  if (prefix || suffix) {
    const best = bestByContext(selector, meant, reading.folded)
    return best ? [best] : meant
  }
  const equal = meant.filter(span => reading.text.slice(span.start, span.end) === quote.trim())
  return equal.length === 1 ? equal : meant
}
