/* Which of several places the words before and after a quote mean: as anchoring/context.py has it. */

import { foldQuote } from "./folding.js"

export const CLEAR_WINNER = 0.15
const ALIKE = 0.75

/* Twice the longest common subsequence over both lengths: rapidfuzz's `ratio`. */
function ratio(one, other) {
  if (one === other) return 1
  const a = [...one]
  const b = [...other]
  let row = new Uint16Array(b.length + 1)
  for (const sign of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 0; at < b.length; at++)
      next[at + 1] = sign === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at])
    row = next
  }
  return (2 * row[b.length]) / (a.length + b.length)
}

export function likeness(selector, span, folded) {
  const parts = []
  const prefix = foldQuote(selector.prefix ?? "")
  const suffix = foldQuote(selector.suffix ?? "")
  if (prefix) parts.push(ratio(prefix, folded.before(span.start, [...prefix].length)))
  if (suffix) parts.push(ratio(suffix, folded.after(span.end, [...suffix].length)))
  return parts.length ? parts.reduce((sum, part) => sum + part) / parts.length : 1
}

export const fitting = (selector, spans, folded) => spans.filter(span => likeness(selector, span, folded) >= ALIKE)

export function bestByContext(selector, spans, folded) {
  const ranked = spans.map(span => ({ span, like: likeness(selector, span, folded) })).sort((a, b) => b.like - a.like)
  const [best, second] = ranked
  return best.like - second.like >= CLEAR_WINNER || (best.like === 1 && second.like < 1) ? best.span : null
}
