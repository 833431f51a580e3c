/* The words before and after a passage, ever more of them, and which of its doubles they rule out: as
   anchoring/growing_context.py has it. Lengths are in code points. */

import { prefixStands, suffixStands } from "./context.js"
import { BLANK, trimmed } from "./folding.js"

const LONGEST_CONTEXT = 1_000
const USUAL_CONTEXT = 16
const LONG_WORD = 32
const STEP = 8

/* The prefixes of a span, the shortest first, that stand before none of its rivals. */
export function tellingPrefixes(quote, span, rivals, reading) {
  const { text } = reading
  const before = [...text.slice(Math.max(0, span.start - 2 * LONGEST_CONTEXT), span.start)].slice(-LONGEST_CONTEXT)
  const contexts = growing(before.reverse()).map(signs => trimmed(signs.reverse().join("")))
  const stands = (prefix, place) => prefixStands({ quote, prefix }, place, reading)
  return telling(longEnough(contexts), span, rivals, stands)
}

export function tellingSuffixes(quote, span, rivals, reading) {
  const { text } = reading
  const after = [...text.slice(span.end, span.end + 2 * LONGEST_CONTEXT)].slice(0, LONGEST_CONTEXT)
  const contexts = growing(after).map(signs => trimmed(signs.join("")))
  const stands = (suffix, place) => suffixStands({ quote, suffix }, place, reading)
  return telling(longEnough(contexts), span, rivals, stands)
}

function telling(contexts, span, rivals, stands) {
  for (const [number, context] of contexts.entries()) {
    if (!stands(context, span)) continue
    rivals = rivals.filter(rival => stands(context, rival))
    if (!rivals.length) return contexts.slice(number).filter(one => stands(one, span))
  }
  return []
}

function longEnough(contexts) {
  const long = contexts.filter(one => [...one].length >= USUAL_CONTEXT)
  return long.length ? long : contexts.slice(-1)
}

/* The beginnings that end with a word: the first, the first two, … */
function growing(signs) {
  const ends = []
  let last = 0
  for (let at = 1; at <= signs.length; at++) {
    if (BLANK.test(signs[at - 1]) || (at < signs.length && !BLANK.test(signs[at]))) continue
    if (at - last > LONG_WORD) for (let end = last + STEP; end < at; end += STEP) ends.push(end)
    ends.push(at)
    last = at
  }
  return ends.map(end => signs.slice(0, end))
}
