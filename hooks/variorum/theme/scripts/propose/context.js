/* Which of several places the words before and after a quote mean: as anchoring/context.py has it. Only
   what stands there exactly, after folding and in whole words, says so. */

import { BLANK, foldQuote } from "./folding.js"
import { splitsWord } from "./words.js"

export const inContext = (selector, spans, reading) =>
  spans.filter(span => prefixStands(selector, span, reading) && suffixStands(selector, span, reading))

export function prefixStands({ quote, prefix }, span, { text, folded }) {
  const wanted = foldQuote(prefix ?? "")
  if (!wanted) return true
  let end = folded.position(span.start)
  if (folded.text[end - 1] === " ") end--
  const start = end - wanted.length
  if (start < 0 || folded.text.slice(start, end) !== wanted || !folded.isEdge(start)) return false
  return (
    !splitsWord(text, folded.starts[start]) ||
    (splitsWord(text, span.start) && isOneWord(wanted, [...foldQuote(quote)].slice(0, 1).join("")))
  )
}

export function suffixStands({ quote, suffix }, span, { text, folded }) {
  const wanted = foldQuote(suffix ?? "")
  if (!wanted) return true
  let start = folded.position(span.end)
  if (folded.text[start] === " ") start++
  const end = start + wanted.length
  if (folded.text.slice(start, end) !== wanted || !folded.isEdge(end)) return false
  return (
    !splitsWord(text, folded.ends[end - 1], true) ||
    (splitsWord(text, span.end, true) && isOneWord([...foldQuote(quote)].slice(-1).join(""), wanted))
  )
}

/* Whether the span is of whole words, or the context begins or ends inside the word. */
export const mayStand = (selector, span, reading) => mayBegin(selector, span, reading) && mayEnd(selector, span, reading)

export function mayBegin(selector, span, reading) {
  const { text } = reading
  if (!splitsWord(text, span.start)) return true
  const { prefix } = selector
  const isWithin = prefix && (!BLANK.test(prefix.at(-1)) || BLANK.test(text[span.start - 1]))
  return Boolean(isWithin) && prefixStands(selector, span, reading)
}

export function mayEnd(selector, span, reading) {
  const { text } = reading
  if (!splitsWord(text, span.end, true)) return true
  const { suffix } = selector
  const isWithin = suffix && (!BLANK.test(suffix[0]) || BLANK.test(text[span.end]))
  return Boolean(isWithin) && suffixStands(selector, span, reading)
}

/* Whether all of both, written together, is inside of one word. */
function isOneWord(first, second) {
  const joined = first + second
  for (let at = 1; at < joined.length; at++)
    if (!/[\udc00-\udfff]/.test(joined[at]) && !splitsWord(joined, at)) return false
  return true
}
