/* Writes the shortest selector that means a passage and no other: as anchoring/write_selector.py and
   editing/new_note.py do. What it writes has been resolved again. */

import { CLEAR_WINNER, fitting, likeness } from "./context.js"
import { BLANK, foldQuote, oneLine } from "./folding.js"
import { resolve } from "./resolve.js"
import { splitsWord, wholeWordSpans } from "./words.js"

const USUAL_CONTEXT = 32
const LONGEST_CONTEXT = 256
/* Code points; of a longer passage the first and last words are quoted. The model takes 2,000. */
const SANE_QUOTE = 400
const LONGEST_QUOTE = 1_500
const EDGE_WORDS = [8, 16, 32]
/* Where no spaces part the words. */
const EDGE_SIGNS = [24, 48, 96]

const same = (one, other) => one.start === other.start && one.end === other.end

/* The span without blank and invisible edges, whole clusters only; null if nothing is left. */
export function visible(span, { folded }) {
  let first = -1
  let last = -1
  for (let at = folded.position(span.start); at < folded.position(span.end); at++)
    if (folded.ends[at] <= span.end && folded.text[at] !== " ") {
      if (first < 0) first = at
      last = at
    }
  return first < 0 ? null : { start: folded.starts[first], end: folded.ends[last] }
}

/* The selector of a span on one line, or null if the span is blank or cannot be told from others. */
export function selectorOf(span, reading) {
  const shown = visible(span, reading)
  if (!shown) return null
  const exact = exactly(shown, reading)
  const [meant, ...others] = resolve(exact, reading)
  if (others.length || !meant || !same(meant, shown)) return null
  const line = {
    prefix: exact.prefix && oneLine(exact.prefix),
    suffix: exact.suffix && oneLine(exact.suffix)
  }
  for (const quote of ways(oneLine(exact.quote)))
    for (const occurrence of [exact.occurrence, undefined, 1, 2, 3]) {
      const selector = { quote, ...line, occurrence }
      const found = resolve(selector, reading)
      if (found.length === 1 && same(found[0], shown)) return selector
    }
  return null
}

function* ways(quote) {
  const signs = [...quote]
  const words = quote.split(" ")
  if (signs.length <= SANE_QUOTE) yield quote
  for (const edge of EDGE_WORDS) {
    if (words.length <= 2 * edge) continue
    const elided = `${words.slice(0, edge).join(" ")} … ${words.slice(-edge).join(" ")}`
    if ([...elided].length <= SANE_QUOTE) yield elided
  }
  for (const edge of EDGE_SIGNS)
    if (signs.length > SANE_QUOTE) yield `${signs.slice(0, edge).join("").trim()} … ${signs.slice(-edge).join("").trim()}`
  if (signs.length <= LONGEST_QUOTE) yield quote
}

function exactly(shown, reading) {
  const { text, folded } = reading
  const quote = text.slice(shown.start, shown.end)
  const spans = folded.occurrences(foldQuote(quote))
  const whole = wholeWordSpans(spans, text)
  if (whole.length === 1 && same(whole[0], shown)) return { quote }
  for (const [prefix, suffix] of contexts(shown, text)) {
    const selector = { quote, prefix, suffix }
    if ((prefix || suffix) && tellsApart(selector, shown, spans, folded)) return selector
  }
  const number = whole.findIndex(span => same(span, shown))
  if (number >= 0) return { quote, occurrence: number + 1 }
  const beside = { quote, ...lettersBeside(shown, reading) }
  const at = fitting(beside, spans, folded).findIndex(span => same(span, shown))
  return { ...beside, occurrence: at + 1 || undefined }
}

/* The letter before or after, where a part of a word is meant. */
function lettersBeside(span, { text, folded }) {
  if (splitsWord(text, span.start)) return { prefix: folded.before(span.start, 1) }
  return { suffix: folded.after(span.end, 1) }
}

/* Prefixes, suffixes, then both, the shortest first, word by word. */
function* contexts(span, text) {
  const before = [...text.slice(Math.max(0, span.start - 2 * LONGEST_CONTEXT), span.start)].slice(-LONGEST_CONTEXT)
  const after = [...text.slice(span.end, span.end + 2 * LONGEST_CONTEXT)].slice(0, LONGEST_CONTEXT)
  const prefixes = growing(before.reverse()).map(signs => signs.reverse().join("").trim())
  const suffixes = growing(after).map(signs => signs.join("").trim())
  for (let at = 0; at < Math.max(prefixes.length, suffixes.length); at++) {
    if (at < prefixes.length) yield [prefixes[at], ""]
    if (at < suffixes.length) yield ["", suffixes[at]]
  }
  if (prefixes.length && suffixes.length) yield [prefixes.at(-1), suffixes.at(-1)]
}

/* The beginnings that end with a word: the first, the first two, … */
function growing(signs) {
  const ends = []
  for (let at = 1; at <= signs.length; at++)
    if (!BLANK.test(signs[at - 1]) && (at === signs.length || BLANK.test(signs[at]))) ends.push(at)
  if (ends[0] === signs.length && signs.length > USUAL_CONTEXT) ends.unshift(USUAL_CONTEXT)
  return ends.map(end => signs.slice(0, end))
}

function tellsApart(selector, span, spans, folded) {
  if (likeness(selector, span, folded) < 1) return false
  return spans.every(other => same(other, span) || likeness(selector, other, folded) <= 1 - CLEAR_WINNER)
}
