/* Finds the passage of a selector, as anchoring/resolve.py does. Returns the places that it may
   mean: one, if it is right. */

import { candidates } from "./candidates.js"
import { inContext, mayStand } from "./context.js"

export function resolve(selector, reading) {
  const { quote, prefix, suffix, occurrence } = selector
  const whole = candidates(selector, reading).filter(span => mayStand(selector, span, reading))
  const meant = inContext(selector, whole, reading)
  if (occurrence) return meant.slice(occurrence - 1, occurrence)
  if (meant.length < 2 || prefix || suffix) return meant
  const equal = meant.filter(span => reading.text.slice(span.start, span.end) === quote.trim())
  return equal.length === 1 ? equal : meant
}
