/* Writes a selector that means a passage and no other, and nothing once the passage is deleted: as
   anchoring/write_selector.py and editing/new_note.py do. What it writes has been resolved again. */

import { inContext, mayStand } from "./context.js"
import { foldQuote, oneLine, ReadingText, SPACES } from "./folding.js"
import { tellingPrefixes, tellingSuffixes } from "./growing_context.js"
import { SEEN } from "./joints.js"
import { resolve } from "./resolve.js"
import { writeElided } from "./write_elided.js"

/* Code points; of a longer passage the first and last words are quoted, if that is possible. */
const SANE_QUOTE = 400
const LONGEST_QUOTE = 1_500
const BLANKS_AT_START = new RegExp(`^[${SPACES}]+`)
const BLANKS_AT_END = new RegExp(`[${SPACES}]+$`)

const same = (one, other) => one.start === other.start && one.end === other.end
const isJust = (spans, span) => spans.length === 1 && same(spans[0], span)

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
  const quote = oneLine(reading.text.slice(shown.start, shown.end))
  const length = [...quote].length
  const elided = length > SANE_QUOTE && writeElided(shown, reading)
  if (elided || length > LONGEST_QUOTE) return elided || null
  const exact = exactly(shown, reading)
  if (!exact) return null
  const selector = { quote, prefix: oneLine(exact.prefix), suffix: oneLine(exact.suffix) }
  return isJust(resolve(selector, reading), shown) ? selector : null
}

function exactly(shown, reading) {
  const { text, folded } = reading
  const quote = text.slice(shown.start, shown.end)
  const spans = folded.occurrences(foldQuote(quote))
  const fits = selector => isJust(meant(selector, spans, reading), shown) && isNoticed(selector, shown, reading)
  const alone = { quote, prefix: "", suffix: "" }
  if (fits(alone)) return alone
  const prefixes = tellingPrefixes(quote, shown, spans.filter(span => span.start < shown.start), reading)
  const suffixes = tellingSuffixes(quote, shown, spans.filter(span => span.start > shown.start), reading)
  const longest = [tellingPrefixes, tellingSuffixes].map(telling => telling(quote, shown, [], reading).slice(-1))
  for (const [before, after] of [[prefixes, suffixes], longest])
    for (let step = 0; step < Math.max(before.length, after.length); step++) {
      const selector = { quote, prefix: atStep(before, step), suffix: atStep(after, step) }
      if (fits(selector)) return selector
    }
  return null
}

/* The context of a step: when one side is exhausted, the other goes on. */
const atStep = (contexts, step) => contexts[Math.min(step, contexts.length - 1)] ?? ""

const meant = (selector, spans, reading) => inContext(selector, spans, reading).filter(span => mayStand(selector, span, reading))

/* Whether the selector finds nothing where the span was, once it is deleted. The words before and after it
   then meet, with one space between them, two or none. */
function isNoticed(selector, span, { text }) {
  const { quote, prefix, suffix } = selector
  const reach = prefix.length + quote.length + suffix.length + SEEN
  const before = text.slice(Math.max(0, span.start - reach), span.start)
  const after = text.slice(span.end, span.end + reach)
  for (const left of new Set([before, before.replace(BLANKS_AT_END, "")]))
    for (const right of new Set([after, after.replace(BLANKS_AT_START, "")])) {
      const joined = new ReadingText(left + right)
      for (const found of meant(selector, joined.folded.occurrences(foldQuote(quote)), joined))
        if (found.start - prefix.length - 1 < left.length && left.length < found.end + suffix.length + 1) return false
    }
  return true
}
